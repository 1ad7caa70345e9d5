"""The ladder: tell the next rung, and the next, until somebody says "mine"."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import AlertCard
from bot.rules import ladder
from bot.rules.delivery import Priority
from bot.rules.escalation import BESIDE, AlertState, Policy, Rung, Tier, is_due, policy_from_json
from bot.rules.ladder import Standing
from bot.rules.ringing import kind_of_alert
from bot.rules.roles import Role
from bot.services import listing
from bot.services.offices import ADMINS, Reached, reach, to_group, to_office, to_staff
from bot.services.owing import owe, redraw
from storage import alerts, groups
from storage import places as place_rows
from storage.models import Alert
from storage.words import Happened

BATCH = 200


@dataclass(frozen=True, slots=True)
class Climbed:
    """What one tick did."""

    climbed: int
    reopened: int
    more: bool


def climb_due(session: Session, *, now: datetime) -> Climbed:
    """Take the next step of every alert whose time has come, one rung each."""
    due = alerts.due(session, now=now, limit=BATCH)
    reopened = 0
    for alert in due:
        if alert.state is AlertState.ACKED:
            reopen(session, alert, now=now)
            reopened += 1
        elif is_due(policy_of(alert), taken=alert.steps, clock_at=alert.clock_at, now=now):
            take_step(session, alert, now=now)
    return Climbed(len(due) - reopened, reopened, len(due) == BATCH)


def policy_of(alert: Alert) -> Policy:
    """Return the ladder an alert was raised with."""
    return policy_from_json(alert.policy)


def subject(alert: Alert) -> str:
    """Return the subject under which an alert's cards are kept."""
    return f"alert:{alert.id}"


def standing_of(alert: Alert) -> Standing:
    """Return where an alert stands on its ladder."""
    return Standing(alert.steps, alert.clock_at, alert.next_at or alert.clock_at)


def stand(alert: Alert, standing: Standing) -> None:
    """Write down where an alert stands now."""
    alert.steps, alert.clock_at, alert.next_at = standing.steps, standing.clock_at, standing.next_at


def take_step(session: Session, alert: Alert, *, now: datetime) -> int:
    """Tell the next rung and return how many of those who are to act hear; none when only the admins do.

    A rung where nobody can be reached is passed at once.
    """
    policy = policy_of(alert)
    repeats = alert.steps >= len(policy.rungs)
    alert.rings += 1
    told = _tell(session, alert, _rung(session, alert, policy, now=now), now=now)
    while not told and alert.steps + 1 < len(policy.rungs):
        stand(alert, ladder.passed_over(policy, standing_of(alert), now=now))
        alert.rings += 1
        told = _tell(session, alert, policy.rung(alert.steps), now=now)
    if not told:
        alerts.note(session, alert, Happened.NOBODY, now=now, step=alert.steps)
        _owe_card(session, alert, ADMINS, now=now)
    stand(alert, ladder.stepped(policy, standing_of(alert)))
    session.flush()
    if not repeats:  # an alert that rings at the top all night looks the same each time on every copy
        redraw(session, subject(alert), now=now)
        listing.alerts_changed(session, alert.place_id, now=now)
    return told


def _rung(session: Session, alert: Alert, policy: Policy, *, now: datetime) -> Rung:
    """Return who hears now. Once the ladder is at its end, the highest rung where somebody is there repeats."""
    if alert.steps < len(policy.rungs):
        return policy.rung(alert.steps)
    for rung in reversed(policy.rungs):
        if any(_hears(session, alert, to_office(role, alert.place_id, nth), now=now) for role, nth in rung.offices):
            return rung
    return policy.rungs[-1]


def _tell(session: Session, alert: Alert, rung: Rung, *, now: datetime) -> int:
    """Tell a rung. Health centre and police are told beside the worker and do not stand in for them."""
    chats: set[int] = set()
    acting = 0
    for role, nth in rung.offices:
        office = to_office(role, alert.place_id, nth)
        reached = _hears(session, alert, office, now=now)
        if reached is None or reached.chat_id in chats:
            continue
        chats.add(reached.chat_id)
        acting += role not in BESIDE
        _owe_card(session, alert, office, now=now)
        alerts.note(session, alert, Happened.TOLD, now=now, step=alert.steps, office=office, staff_id=reached.staff_id)
    if alert.steps == 0:
        _tell_groups(session, alert, now=now)
    return acting


def _hears(session: Session, alert: Alert, office: str, *, now: datetime) -> Reached | None:
    """Return who hears of an alert at an office now: on duty, reachable, and with this kind on."""
    return reach(session, office, now=now, about=kind_of_alert(alert.kind, alert.tier))


def _tell_groups(session: Session, alert: Alert, *, now: datetime) -> None:
    for group in groups.nearest(session, place_rows.lineage(session, alert.place_id)):
        _owe_card(session, alert, to_group(group.id), now=now)


def _owe_card(session: Session, alert: Alert, to: str, *, now: datetime) -> None:
    owe(
        session,
        AlertCard(alert=alert.id or 0, ring=alert.rings),
        to=to,
        key=f"alert:{alert.id}:{alert.rings}:{to}",
        priority=Priority.SOS if alert.tier is Tier.SOS else Priority.ALERT,
        now=now,
    )


def start_over(session: Session, alert: Alert, *, now: datetime) -> None:
    """Give the alert back to nobody and tell the first rung anew."""
    release(alert)
    stand(alert, ladder.begun(now=now))
    take_step(session, alert, now=now)


def release(alert: Alert) -> None:
    """Take an alert out of everybody's hands."""
    alert.state = AlertState.OPEN
    alert.acked_by, alert.acked_at = None, None
    alert.handed_by, alert.handed_to = None, None


def ring_again(session: Session, alert: Alert, *, now: datetime) -> None:
    """Ring because of a new fact. What somebody took opens again; what climbs goes on from where it stands.

    The clock of a climbing alert stays: somebody who gets worse every ten minutes must not for that
    reason be kept from the next rung.
    """
    if alert.state is AlertState.ACKED:
        start_over(session, alert, now=now)
        return
    policy = policy_of(alert)
    alert.rings += 1
    _tell(session, alert, policy.rungs[0], now=now)
    _tell_groups(session, alert, now=now)
    if alert.steps > 1:
        _tell(session, alert, policy.rung(alert.steps - 1), now=now)
    session.flush()
    redraw(session, subject(alert), now=now)


def reopen(session: Session, alert: Alert, *, now: datetime) -> None:
    """Open an alert again that somebody took and brought to no outcome: taken is not closed."""
    alerts.note(session, alert, Happened.REOPENED, now=now, staff_id=alert.acked_by)
    start_over(session, alert, now=now)


def not_delivered(session: Session, alert_id: int, office: str, *, ring: int, now: datetime) -> None:
    """Climb at once because a card could not be delivered to somebody who should have heard.

    Once for each telling, and not while another of the rung hears. Whoever stands in for the one who
    is lost is told as well.
    """
    alert = alerts.locked(session, alert_id)
    # the admins are the end: telling them again would go round in circles
    if alert is None or alert.state is not AlertState.OPEN or office == ADMINS:
        return
    alerts.note(session, alert, Happened.UNREACHABLE, now=now, step=alert.steps, office=office)
    if ring != alert.rings or not _stood_alone(session, alert, office, now=now):
        return
    call_up(session, alert, now=now)
    if _hears(session, alert, office, now=now):
        _owe_card(session, alert, office, now=now)


def call_up(session: Session, alert: Alert, *, now: datetime) -> int:
    """Tell the next rung now, before its time, and return how many of those who are to act hear."""
    stand(alert, ladder.called_up(policy_of(alert), standing_of(alert), now=now))
    told = take_step(session, alert, now=now)
    redraw(session, subject(alert), now=now)
    return told


def _stood_alone(session: Session, alert: Alert, lost: str, *, now: datetime) -> bool:
    """Whether nobody else who is to act hears on the rung that was told last."""
    kind, which, *_ = lost.split(":")
    if kind == "staff":  # it was handed to them alone
        return alert.handed_to == int(which)
    if which in BESIDE:
        return False
    rung = policy_of(alert).rung(max(alert.steps - 1, 0))
    offices = [to_office(role, alert.place_id, nth) for role, nth in rung.offices if role not in BESIDE]
    return not any(office != lost and _hears(session, alert, office, now=now) for office in offices)


def slow_down(session: Session, alert: Alert, policy: Policy, *, now: datetime) -> None:
    """Go on climbing by a slower ladder from where the alert stands."""
    stand(alert, ladder.resumed(policy, standing_of(alert), now=now))
    session.flush()


def hand_to(session: Session, alert: Alert, staff_id: int, *, by: int, now: datetime) -> None:
    """Ring at one colleague, who has a full step to say "mine" before the ladder goes on."""
    release(alert)
    alert.handed_by, alert.handed_to = by, staff_id
    alert.rings += 1
    stand(alert, ladder.resumed(policy_of(alert), standing_of(alert), now=now))
    _owe_card(session, alert, to_staff(staff_id), now=now)
    alerts.note(session, alert, Happened.TOLD, now=now, step=alert.steps, office=to_staff(staff_id), staff_id=staff_id)
    session.flush()
    redraw(session, subject(alert), now=now)


def extend(session: Session, *, since: datetime, now: datetime) -> int:
    """Move every deadline by the time in which we were down and return how many there were."""
    running = alerts.running(session)
    for alert in running:
        stand(alert, ladder.extended(standing_of(alert), since=since, by=now - since))
    session.flush()
    return len(running)


def next_role(alert: Alert) -> Role | None:
    """Return the office that hears next, or None when nobody new will."""
    rungs = policy_of(alert).rungs
    if alert.steps >= len(rungs):
        return None
    return rungs[alert.steps].offices[-1][0]


def minutes_left(alert: Alert, *, now: datetime) -> int:
    """Return how many minutes remain until the next step, at least one."""
    if alert.next_at is None:
        return 0
    return max(1, round((alert.next_at - now) / timedelta(minutes=1)))
