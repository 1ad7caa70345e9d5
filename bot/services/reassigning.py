"""`/transfer`: hand somebody to another place. The place they leave answers for them until the other accepts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import ReassignmentCard, ReassignmentView, line
from bot.rules import arguments
from bot.rules.changes import ReassignmentState
from bot.rules.delivery import Priority
from bot.rules.roles import Action, Role, may
from bot.rules.slots import day_of
from bot.services import changing, climbing, ending, enrolling, listing
from bot.services.actors import Actor, require, require_anywhere, trail
from bot.services.offices import Reached, each_once, to_office, to_reporter, to_staff, to_worker, worker_of
from bot.services.owing import owe, redraw, reply
from bot.services.refusals import NotAllowed, Refused
from bot.services.toasts import Toast, toast
from storage import changes, episodes, places, residents
from storage import staff as staff_rows
from storage.models import Episode, Place, Reassignment, Resident, Staff
from storage.words import EpisodeState

BATCH = 200


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/transfer NAME PLACE [REASON]`."""
    require_anywhere(session, actor, Action.CHANGE_EPISODE)
    given = arguments.words(tail)
    if len(given) < 2:
        raise Refused("transfer-usage")
    goal = enrolling.place_named(session, given[1], action=Action.TAKE_OVER, actor=actor)
    about = {"do": "transfer", "goal": goal.id, "reason": " ".join(given[2:])[: changing.LONGEST_REASON]}
    if resident := changing.one_named(session, given[0], about, actor=actor, now=now):
        send(session, resident, about, actor=actor, now=now)


def send(session: Session, resident: Resident, about: dict[str, Any], *, actor: Actor, now: datetime) -> None:
    """Ask another place to take somebody over; both places see the same card."""
    episode, staff = changing.held(session, resident, actor=actor)
    goal = session.get_one(Place, about["goal"])
    if goal.id == episode.place_id:
        raise Refused("transfer-same", name=resident.name, place=goal.name)
    if (standing := changes.open_reassignment(session, episode.id or 0)) is not None:
        there = session.get_one(Place, standing.goal_id)
        raise Refused("transfer-pending", name=resident.name, place=there.name)
    wait = timedelta(minutes=places.profile_of(session, goal).handover_minutes)
    sent = Reassignment(
        episode_id=episode.id or 0,
        place_id=episode.place_id,
        goal_id=goal.id or 0,
        state=ReassignmentState.SENT,
        reason=about["reason"],
        sent_by=staff.id or 0,
        sent_at=now,
        next_at=now + wait,
    )
    session.add(sent)
    session.flush()
    _keep(session, sent, "transfer-sent", actor=actor, now=now)
    reply(session, actor, ReassignmentCard(reassignment=sent.id or 0), now=now)
    receivers = (to_worker(session, goal.id or 0, now=now), to_office(Role.LEAD, goal.id or 0))
    for to in each_once(session, receivers, now=now):
        card = ReassignmentCard(reassignment=sent.id or 0)
        owe(session, card, to=to, key=f"reassign:{sent.id}:{to}", priority=Priority.REPLY, now=now)


def _keep(session: Session, sent: Reassignment, what: str, *, actor: Actor, now: datetime) -> None:
    episode = session.get_one(Episode, sent.episode_id)
    trail(session, actor, what, subject=f"resident:{episode.resident_id}", place_id=sent.place_id, now=now)


def decide(session: Session, number: int, word: str, *, actor: Actor, now: datetime) -> Toast:
    """Accept or refuse at the other place, or take it back at the first; the second who presses sees the first."""
    if word not in {ReassignmentState.ACCEPTED, ReassignmentState.REFUSED, ReassignmentState.TAKEN_BACK}:
        raise Refused("button-unknown")
    state = ReassignmentState(word)
    sent = changes.reassignment(session, number)
    if sent is None:
        raise Refused("button-unknown")
    if not actor.private:
        raise Refused("in-private-only")
    staff = _entitled(session, sent, state, actor=actor)
    episode = episodes.locked(session, sent.episode_id)
    if sent.state is not ReassignmentState.SENT or episode is None or episode.state is not EpisodeState.ACTIVE:
        redraw(session, subject(sent), now=now)
        return toast("transfer-over", alarm=True)
    if state is ReassignmentState.ACCEPTED:
        _move(session, sent, episode, now=now)
    _keep(session, sent, f"transfer-{state.value}", actor=actor, now=now)
    _end(session, sent, state, staff.id, now=now)
    if state is not ReassignmentState.TAKEN_BACK:
        _tell(session, sent, to_staff(sent.sent_by), now=now)
    return toast(f"transfer-{state.value}")


def _entitled(session: Session, sent: Reassignment, state: ReassignmentState, *, actor: Actor) -> Staff:
    if state is ReassignmentState.TAKEN_BACK:
        return require(session, actor, Action.CHANGE_EPISODE, session.get_one(Place, sent.place_id))
    staff = require(session, actor, Action.TAKE_OVER, session.get_one(Place, sent.goal_id))
    if staff.id == sent.sent_by:  # nobody takes over from themselves
        raise NotAllowed(Action.TAKE_OVER.value, place_id=sent.goal_id, key="transfer-own")
    return staff


def _move(session: Session, sent: Reassignment, episode: Episode, *, now: datetime) -> None:
    """Put the person, and what is open about them, under the new place, with parties of its own."""
    resident = session.get_one(Resident, episode.resident_id)
    resident.place_id = sent.goal_id
    moved = changes.move(session, episode, sent.goal_id)
    enrolling.fill_parties(session, episode)
    for alert in moved:
        climbing.start_over(session, alert, now=now)
    for place_id in (sent.place_id, sent.goal_id):
        listing.alerts_changed(session, place_id, now=now)
    ending.show(session, episode, [], now=now)
    worker = worker_of(session, sent.goal_id, now=now)
    for _, reporter_id in residents.askable(session, [resident.id or 0]):
        said = line(
            "transfer-resident-told",
            name=resident.name,
            worker=worker.name if worker else "—",
            phone=worker.phone if worker and worker.phone else "—",
        )
        key = f"reassigned:{sent.id}:{reporter_id}"
        owe(session, said, to=to_reporter(reporter_id), key=key, priority=Priority.PROMPT, now=now)


def _end(
    session: Session, sent: Reassignment, state: ReassignmentState, staff_id: int | None, *, now: datetime
) -> None:
    sent.state, sent.decided_by, sent.decided_at, sent.next_at = state, staff_id, now, None
    session.flush()
    redraw(session, subject(sent), now=now)


def subject(sent: Reassignment) -> str:
    """Return the subject under which the cards of somebody's way to another place are kept."""
    return f"reassign:{sent.id}"


def _tell(session: Session, sent: Reassignment, to: str, *, now: datetime) -> None:
    resident = session.get_one(Resident, session.get_one(Episode, sent.episode_id).resident_id)
    goal = session.get_one(Place, sent.goal_id)
    said = line(f"transfer-told-{sent.state.value}", name=resident.name, place=goal.name)
    owe(session, said, to=to, key=f"reassign-told:{sent.id}:{to}", priority=Priority.REPLY, now=now)


@dataclass(frozen=True, slots=True)
class Expired:
    """What one tick did."""

    expired: int
    more: bool


def expire_due(session: Session, *, now: datetime) -> Expired:
    """End what nobody accepted in time: it stays where it was, and the sender and both leads hear so."""
    due = changes.expired(session, now=now, limit=BATCH)
    for sent in due:
        _end(session, sent, ReassignmentState.EXPIRED, None, now=now)
        leads = (to_office(Role.LEAD, sent.place_id), to_office(Role.LEAD, sent.goal_id))
        for to in each_once(session, (to_staff(sent.sent_by), *leads), now=now):
            _tell(session, sent, to, now=now)
    return Expired(len(due), len(due) == BATCH)


def view(session: Session, number: int, *, reader: Reached, now: datetime) -> ReassignmentView | None:
    """Return somebody's way to another place as one of the two sees it; a group sees none."""
    sent = session.get(Reassignment, number)
    if sent is None or reader.masked:
        return None
    session.refresh(sent)
    episode = session.get_one(Episode, sent.episode_id)
    resident, zone = session.get_one(Resident, episode.resident_id), ZoneInfo(episode.zone)
    place, goal = session.get_one(Place, sent.place_id), session.get_one(Place, sent.goal_id)
    grants = staff_rows.grants_of_telegram(session, reader.chat_id)
    sender = session.get_one(Staff, sent.sent_by)
    decider = session.get(Staff, sent.decided_by) if sent.decided_by else None
    is_open, own = sent.state is ReassignmentState.SENT, sender.telegram_id == reader.chat_id
    return ReassignmentView(
        reassignment=number,
        name=resident.name,
        address=resident.address,
        day=day_of(episode.starts_on, now.astimezone(zone).date()),
        total=day_of(episode.starts_on, episode.ends_on),
        place=place.name,
        goal=goal.name,
        reason=sent.reason,
        sender=sender.name,
        who=decider.name if decider else "",
        at=f"{(sent.decided_at or sent.next_at or sent.sent_at).astimezone(zone):%m-%d %H:%M}",
        state=sent.state.value,
        may_take=is_open and not own and may(grants, Action.TAKE_OVER, goal.lineage),
        may_take_back=is_open and may(grants, Action.CHANGE_EPISODE, place.lineage),
    )
