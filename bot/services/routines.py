"""What each place's day has: a fresh board in the morning, and the presence rounds with their ends."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import BoardCard, Listing, PresenceCard
from bot.rules.delivery import Priority
from bot.rules.places import ids_of
from bot.rules.presence import BOARD, DoorState, ends_after, next_routine
from bot.rules.roles import Role
from bot.rules.slots import Profile
from bot.services.drawing_presence import standing_of
from bot.services.offices import to_office, to_worker
from bot.services.owing import owe, redraw
from storage import checks, houses, places, routines, visits
from storage.models import Place, PresenceRound, Routine
from storage.words import Channel

CHUNK = 200
BOARD_STAYS_FRESH = timedelta(hours=4)  # a board of the morning is not sent in the evening of an outage


@dataclass(frozen=True, slots=True)
class Kept:
    """What one tick did."""

    boards: int
    rounds: int
    more: bool


def keep(session: Session, *, now: datetime) -> Kept:
    """Send the boards and open the presence rounds whose time has come. What an outage slept through is passed over."""
    _begin(session, now=now)
    due = routines.due(session, now=now, limit=CHUNK)
    boards = rounds = 0
    for routine in due:
        place = session.get_one(Place, routine.place_id)
        if not checks.managed(session, place.lineage):
            session.delete(routine)  # nobody is followed up here any more; it begins anew with the next one
            continue
        if routine.next_name == BOARD:
            boards += _send_board(session, routine, now=now)
        else:
            rounds += _open_round(session, routine, place, now=now)
        _move_on(session, routine, place)
    session.flush()
    return Kept(boards, rounds, len(due) == CHUNK)


def _begin(session: Session, *, now: datetime) -> None:
    for place in routines.without(session):
        due = next_routine(places.profile_of(session, place), _zone(session), after=now)
        routines.begin(session, place.id or 0, at=due.at, day=due.day, name=due.slot)


def _zone(session: Session) -> ZoneInfo:
    return ZoneInfo(houses.house(session).zone)


def _move_on(session: Session, routine: Routine, place: Place) -> None:
    due = next_routine(places.profile_of(session, place), _zone(session), after=routine.next_at)
    routine.next_at, routine.next_day, routine.next_name = due.at, due.day, due.slot


def _send_board(session: Session, routine: Routine, *, now: datetime) -> int:
    if now - routine.next_at > BOARD_STAYS_FRESH:
        return 0
    day = routine.next_day.isoformat()
    return owe(
        session,
        BoardCard(place=routine.place_id, day=day, pinned=True),
        to=to_worker(session, routine.place_id, now=now),
        key=f"board:{routine.place_id}:{day}",
        priority=Priority.DIGEST,
        now=now,
    )


def _open_round(session: Session, routine: Routine, place: Place, *, now: datetime) -> int:
    lasts = ends_after(places.profile_of(session, place), routine.next_name)
    too_late = now >= routine.next_at + lasts
    if too_late or not visits.followed(session, routine.place_id, routine.next_day):
        return 0
    round_ = routines.open_round(
        session,
        routine.place_id,
        day=routine.next_day,
        slot=routine.next_name,
        closes_at=now + lasts,  # who was told late has the full time
        channel=Channel.DOOR,
        now=now,
    )
    if round_ is None:
        return 0
    show_round(session, round_, "", now=now)
    return 1


def show_round(session: Session, round_: PresenceRound, again: str, *, now: datetime) -> None:
    """Owe the worker the card of a presence round; residents hear nothing of it."""
    owe(
        session,
        PresenceCard(round=round_.id or 0),
        to=to_worker(session, round_.place_id, now=now),
        key=f"presence:{round_.id}{again}",
        priority=Priority.DIGEST,
        now=now,
        expires=round_.closes_at + ends_after(_profile(session, round_), round_.slot),
    )


def _profile(session: Session, round_: PresenceRound) -> Profile:
    return places.profile_of(session, session.get_one(Place, round_.place_id))


@dataclass(frozen=True, slots=True)
class Looked:
    """What one tick did."""

    again: int
    ended: int
    more: bool


def look_after(session: Session, *, now: datetime) -> Looked:
    """Bring up the doors without contact once more, and tell the leads of the rounds that ended unfinished."""
    due = routines.rounds_due(session, now=now, limit=CHUNK)
    ended = [round_ for round_ in due if now >= round_.closes_at]
    again = 0
    for round_ in due:
        if now < round_.closes_at:
            again += _try_again(session, round_, now=now)
    _end(session, ended, now=now)
    session.flush()
    return Looked(again, len(ended), len(due) == CHUNK)


def _try_again(session: Session, round_: PresenceRound, *, now: datetime) -> int:
    round_.next_at = round_.closes_at
    standing = standing_of(session, round_)
    if not any(standing.state(door) is DoorState.AGAIN for door in standing.doors):
        return 0
    show_round(session, round_, ":again", now=now)
    return 1


def _end(session: Session, ended: list[PresenceRound], *, now: datetime) -> None:
    """Close rounds, and owe each community one message with all of its grids that are not done."""
    lines: dict[tuple[int, str, datetime], list[tuple[PresenceRound, int]]] = {}
    for round_ in ended:
        round_.next_at, round_.closed_at = None, now
        redraw(session, f"presence:{round_.id}", now=now, rests=True)
        if left := len(standing_of(session, round_).unfinished):
            above = ids_of(places.lineage(session, round_.place_id))[:-1]
            community = above[-1] if above else round_.place_id
            lines.setdefault((community, round_.slot, round_.closes_at), []).append((round_, left))
    for (community, slot, closes_at), unfinished in lines.items():
        _tell_lead(session, community, slot, closes_at, unfinished, now=now)


def _tell_lead(
    session: Session,
    community: int,
    slot: str,
    closes_at: datetime,
    unfinished: list[tuple[PresenceRound, int]],
    *,
    now: datetime,
) -> None:
    rows = []
    for round_, left in unfinished:
        place = session.get_one(Place, round_.place_id)
        rows.append(("presence-unfinished-line", (("place", place.name), ("count", str(left)))))
    owe(
        session,
        Listing(key="presence-unfinished", lines=tuple(rows)),
        to=to_office(Role.LEAD, community),
        key=f"presence-end:{community}:{slot}:{closes_at.isoformat()}",
        # the last round ends as the quiet hours begin, and a door nobody saw cannot wait for the morning
        priority=Priority.REPLY,
        now=now,
    )
