"""An alert as it is drawn for one reader: its card, how it ended, whom it may be handed to, several in a message."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import AlertView, BundleView, HandView, Notice, OutcomeView, Word
from bot.rules.escalation import ILLNESS, KINDS, OUTCOMES, AlertKind, AlertState, Tier, Viewer, presses
from bot.rules.people import masked_address, masked_name
from bot.rules.roles import Action, may
from bot.rules.slots import day_of
from bot.rules.temperature import Temperature
from bot.rules.views import View, page_of
from bot.services import climbing, drawing_boards, drawing_people, handing, taking
from bot.services.offices import Reached
from storage import alerts, cards, checks, houses, readings, rechecks, symptoms
from storage import staff as staff_rows
from storage.models import Alert, Check, Episode, Place, Reading, Resident, Staff
from storage.words import CheckState, Happened

KINDS_OF_CARD = frozenset({"alert", "outcome", "hand"})
SHOWN_CALLS = 4
SHOWN_BEFORE = 3
LOOKED_BACK = 20
OLD_VALUE = timedelta(minutes=30)


def view(session: Session, kind: str, number: int, seen: View, *, reader: Reached, now: datetime) -> Notice | None:
    """Return a card of an alert as this reader may see it now, or None when the alert is gone."""
    alert = session.get(Alert, number)
    if alert is None:
        return None
    if kind == "outcome":
        return _outcome(session, alert)
    if kind == "hand":
        return _hand(session, alert, reader=reader, now=now)
    person = drawing_people.digest_person(session, alert, seen, reader=reader, now=now)
    return person or alert_view(session, alert, reader=reader, now=now, page=seen.page)


def bundle(session: Session, message: int, *, reader: Reached, now: datetime) -> BundleView:
    """Return the alerts that went out in one message: what is red stands above what is yellow."""
    shown = [alert for alert, _ in cards.in_bundle(session, message)]
    alerts.at_hand(session, shown)
    bundled = [session.get_one(Alert, alert) for alert in shown]
    bundled.sort(key=lambda alert: list(Tier).index(alert.tier))
    return BundleView(alerts=tuple(alert_view(session, alert, reader=reader, now=now) for alert in bundled))


def alert_view(session: Session, alert: Alert, *, reader: Reached, now: datetime, page: int = 1) -> AlertView:
    """Return an alert as one reader may see it: a group sees no names, doors or phones."""
    resident = session.get(Resident, alert.resident_id) if alert.resident_id else None
    episode = session.get(Episode, alert.episode_id) if alert.episode_id else None
    zone = ZoneInfo(episode.zone if episode else houses.house(session).zone)
    reading = session.get(Reading, alert.reading_id) if alert.reading_id else None
    role = climbing.next_role(alert)
    missing, due = _missing(session, alert, masked=reader.masked)
    medical = KINDS[alert.kind].medical
    _, leaf = page_of(missing, page)
    return AlertView(
        alert=alert.id or 0,
        kind=alert.kind,
        tier=alert.tier,
        state=alert.state,
        masked=reader.masked,
        rows=presses(alert.state, _viewer(session, alert, reader), one_person=resident is not None),
        name=_name(resident, reader),
        address=_address(resident, reader),
        phone="" if reader.masked or resident is None else resident.phone,
        place=session.get_one(Place, alert.place_id).name,
        value=str(Temperature(reading.centi)) if reading and medical else "",
        corrected=_corrected(session, reading) if medical else "",
        raised=_raised(session, reading) if medical else "",
        words="" if reader.masked else alert.said,
        recent=_recent(session, resident, reading) if medical and not reader.masked else (),
        measured=_measured(alert, reading, zone),
        number=day_of(episode.starts_on, now.astimezone(zone).date()) if episode else 0,
        total=day_of(episode.starts_on, episode.ends_on) if episode else 0,
        minutes=climbing.policy_of(alert).after(1).seconds // 60,
        climbed=max(0, min(alert.steps, len(climbing.policy_of(alert).rungs)) - 1),
        next=Word(f"role-{role.value}") if role else Word(""),
        owner=_staff_name(session, alert.acked_by),
        owned_at=f"{alert.acked_at.astimezone(zone):%H:%M}" if alert.acked_at else "",
        handed_by=_staff_name(session, alert.handed_by),
        handed_to=_staff_name(session, alert.handed_to),
        handed_mine=alert.handed_by is not None and alert.handed_by == reader.staff_id,
        outcome=alert.outcome,
        outcome_words="" if reader.masked else alert.outcome_words,
        closed_by=_staff_name(session, alert.closed_by),
        closed_at=f"{alert.closed_at.astimezone(zone):%H:%M}" if alert.closed_at else "",
        symptoms=_symptoms(session, alert),
        recheck=_recheck(session, alert, episode, zone),
        calls=_calls(session, alert, zone),
        slot=alert.slot,
        due=due,
        missing=missing,
        page=leaf.page,
        pages=leaf.pages,
    )


def _viewer(session: Session, alert: Alert, reader: Reached) -> Viewer:
    """Return who looks at an alert: whether it is theirs, and whether they may open a person's file."""
    return Viewer(
        mine=alert.acked_by is not None and alert.acked_by == reader.staff_id,
        masked=reader.masked,
        # a group's members differ: whoever presses is asked, and reads it in private
        sees_file=reader.masked or _may_see_person(session, alert, reader),
    )


def _may_see_person(session: Session, alert: Alert, reader: Reached) -> bool:
    # the private chat with a person has that person's number, also when another holds the office by now
    grants = staff_rows.grants_of_telegram(session, reader.chat_id)
    return may(grants, Action.SEE_PERSON, session.get_one(Place, alert.place_id).lineage)


def _staff_name(session: Session, staff_id: int | None) -> str:
    staff = session.get(Staff, staff_id) if staff_id else None
    return staff.name if staff else ""


def _name(resident: Resident | None, reader: Reached) -> str:
    if resident is None:
        return ""
    return masked_name(resident.name) if reader.masked else resident.name


def _address(resident: Resident | None, reader: Reached) -> str:
    if resident is None:
        return ""
    return masked_address(resident.address) if reader.masked else resident.address


def _corrected(session: Session, reading: Reading | None) -> str:
    """Return the value before the newest correction, or nothing."""
    old = session.get(Reading, reading.supersedes) if reading and reading.supersedes else None
    return str(Temperature(old.centi)) if old else ""


def _raised(session: Session, reading: Reading | None) -> str:
    """Return the highest of the values that stood before, when it is higher than what stands now, or nothing."""
    before = readings.earlier_versions(session, reading) if reading else []
    highest = max((one.centi for one in before), default=0)
    return str(Temperature(highest)) if reading and highest > reading.centi else ""


def _recent(session: Session, resident: Resident | None, reading: Reading | None) -> tuple[str, ...]:
    if resident is None:
        return ()
    newest = readings.latest_of(session, resident.id or 0, limit=LOOKED_BACK)
    # a normal value that came later must not look like one from before the fever
    earlier = [
        one for one in newest if reading is None or (one.measured_at, one.id) < (reading.measured_at, reading.id)
    ]
    return tuple(str(Temperature(one.centi)) for one in earlier[:SHOWN_BEFORE])


def _measured(alert: Alert, reading: Reading | None, zone: ZoneInfo) -> str:
    if reading is None or alert.raised_at - reading.measured_at < OLD_VALUE:
        return ""
    return f"{reading.measured_at.astimezone(zone):%m-%d %H:%M}"


FELT_BEFORE = timedelta(hours=12)  # symptoms named within half a day belong to an illness


def _symptoms(session: Session, alert: Alert) -> tuple[Word, ...]:
    if alert.episode_id is None or alert.kind not in {*ILLNESS, AlertKind.SOS}:
        return ()
    named = symptoms.standing(session, alert.episode_id, since=alert.raised_at - FELT_BEFORE)
    return tuple(Word(f"symptom-{one.value}") for one in named)


def _recheck(session: Session, alert: Alert, episode: Episode | None, zone: ZoneInfo) -> tuple[str, str, Word] | None:
    """Return the second measurement of a fever: when, how much, and whether it is still high."""
    result = rechecks.result_for(session, alert) if episode and alert.kind is AlertKind.FEVER else None
    if result is None or episode is None:
        return None
    result = readings.newest_version(session, result)
    word = Word("recheck-high" if taking.is_fever(episode, result) else "recheck-normal")
    return f"{result.measured_at.astimezone(zone):%H:%M}", taking.shown(result), word


_CALLS = {
    Happened.REACHED: Word("call-was-reached"),
    Happened.NO_ANSWER: Word("call-was-no-answer"),
    Happened.RETURNED: Word("alert-was-returned"),
    Happened.REOPENED: Word("alert-was-reopened"),
    Happened.ESCALATED: Word("alert-was-escalated"),
    Happened.MISTAKE: Word("alert-was-mistake"),
    Happened.WORSE: Word("alert-was-worse"),
    Happened.HANDED: Word("alert-was-handed"),
}


def _calls(session: Session, alert: Alert, zone: ZoneInfo) -> tuple[tuple[str, str, Word], ...]:
    steps = alerts.steps_of(session, alert.id or 0)
    told = [
        (f"{step.at.astimezone(zone):%H:%M}", staff.name if staff else "", _CALLS[step.what])
        for step, staff in steps
        if step.what in _CALLS
    ]
    return tuple(told[-SHOWN_CALLS:])


def _missing(session: Session, alert: Alert, *, masked: bool) -> tuple[tuple[tuple[int, str, str], ...], int]:
    if alert.kind is not AlertKind.MISSED or alert.day is None:
        return (), 0
    of_round = checks.of_grid(session, alert.place_id, alert.day, alert.slot)
    missing = [resident for check, resident in of_round if _is_missing(check)]
    return drawing_boards.people(missing, masked=masked), len(of_round)


def _is_missing(check: Check) -> bool:
    return check.state in {CheckState.DUE, CheckState.MISSED}


def _outcome(session: Session, alert: Alert) -> OutcomeView:
    resident = session.get(Resident, alert.resident_id) if alert.resident_id else None
    zone = ZoneInfo(houses.house(session).zone)
    return OutcomeView(
        alert=alert.id or 0,
        name=resident.name if resident else session.get_one(Place, alert.place_id).name,
        choices=() if alert.state is AlertState.CLOSED else OUTCOMES[alert.kind],
        outcome=alert.outcome,
        outcome_words=alert.outcome_words,
        closed_by=_staff_name(session, alert.closed_by),
        closed_at=f"{alert.closed_at.astimezone(zone):%H:%M}" if alert.closed_at else "",
    )


def _hand(session: Session, alert: Alert, *, reader: Reached, now: datetime) -> HandView:
    resident = session.get(Resident, alert.resident_id) if alert.resident_id else None
    mine = alert.acked_by is not None and alert.acked_by == reader.staff_id
    offered = handing.colleagues(session, alert, reader.staff_id or 0, now=now) if mine else []
    return HandView(
        alert=alert.id or 0,
        name=resident.name if resident else session.get_one(Place, alert.place_id).name,
        choices=tuple((one.id or 0, one.name, Word(f"role-{role.value}")) for one, role in offered),
        handed_to=_staff_name(session, alert.handed_to),
        owner=_staff_name(session, alert.acked_by),
        closed=alert.state is AlertState.CLOSED,
    )
