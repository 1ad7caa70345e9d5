"""Shifts that begin, and the gaps of tomorrow: what the clock does with a roster."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from sqlmodel import Session

from bot.notices import ShiftBegun, ShiftView, Word, line
from bot.rules.delivery import Priority
from bot.rules.roles import Role
from bot.rules.roster import ends_at, gaps
from bot.rules.slots import moment
from bot.services import handing_over, openings, rostering, walltime
from bot.services.offices import ADMINS, to_office, to_staff
from bot.services.owing import owe
from storage import alerts, handovers, places, shifts
from storage import staff as staff_rows
from storage.models import Alert, Place, Shift, Staff
from storage.words import Happened

BATCH = 100


@dataclass(frozen=True, slots=True)
class Turned:
    """What one tick did."""

    begun: int
    more: bool


def begin_due(session: Session, *, now: datetime) -> Turned:
    """Tell whoever comes on what is open, with a card of every alert of their office that nobody has taken."""
    due = shifts.beginning(session, now=now, limit=BATCH)
    for shift, staff, place in due:
        shift.next_at = None
        if rostering.is_live(shift, now=now) and _still_holds(session, staff, shift, place):
            _begin(session, shift, staff, place, now=now)
    session.flush()
    return Turned(len(due), len(due) == BATCH)


def _still_holds(session: Session, staff: Staff, shift: Shift, place: Place) -> bool:
    return any(one.id == staff.id for one, _ in staff_rows.seats(session, shift.role, place.lineage))


def _begin(session: Session, shift: Shift, staff: Staff, place: Place, *, now: datetime) -> None:
    owe(
        session,
        ShiftBegun(shift=shift.id or 0),
        to=to_staff(staff.id),
        key=f"shift:{shift.id}",
        priority=Priority.DIGEST,
        now=now,
        expires=shift.until_at,
    )
    for alert in handovers.open_below(session, place.lineage):
        if handovers.was_told(session, alert.id or 0, shift.role):
            _show(session, alert, staff, shift, now=now)


def _show(session: Session, alert: Alert, staff: Staff, shift: Shift, *, now: datetime) -> None:
    """Tell who comes on of an alert that was told to their office before: it climbs on until they take it."""
    if handing_over.show_to(session, alert, staff, cause=f"shift:{shift.id}", now=now):
        office = to_office(shift.role, alert.place_id)
        alerts.note(session, alert, Happened.TOLD, now=now, step=alert.steps, office=office, staff_id=staff.id)


def view(session: Session, shift_id: int, *, now: datetime) -> ShiftView | None:
    """Return what a shift that has begun finds: what nobody has taken, what others have, who is missing."""
    shift = session.get(Shift, shift_id)
    if shift is None or not rostering.is_live(shift, now=now):
        return None
    place = session.get_one(Place, shift.place_id)
    staff = session.get_one(Staff, shift.staff_id)
    watches = shifts.watches(session, shift.role, shift.place_id, now=now)
    taken = [one for one in handovers.taken_below(session, place.lineage) if one.acked_by != staff.id]
    return ShiftView(
        role=Word(f"role-{shift.role.value}"),
        place=place.name,
        until=walltime.shown(session, ends_at(watches, shift.staff_id, now), now=now),
        taken=openings.told(session, openings.concerning(session, taken, staff)),
        open=openings.told(session, openings.unowned(session, [place], staff)),
        missing=openings.missing(session, [place], staff, now=now),
    )


@dataclass(frozen=True, slots=True)
class PointedOut:
    """What one tick did."""

    gaps: int
    more: bool = False


def point_out_gaps(session: Session, *, now: datetime) -> PointedOut:
    """Tell the lead and the admins, from the hour the rules say, when nobody is on tomorrow.

    Each gap is told once; one that a change of the roster made or moved is another, and told again.
    """
    zone = walltime.zone_of(session)
    local = now.astimezone(zone).time()
    told = 0
    for gap in gaps_of_tomorrow(session, now=now):
        if local >= places.profile_of(session, gap.place).gaps_at:
            told += _point_out(session, gap, now=now)
    return PointedOut(told)


@dataclass(frozen=True, slots=True)
class Gap:
    """Nobody is on duty at an office from one moment to another, as the clock on the wall shows them."""

    role: Role
    place: Place
    starts: datetime
    until: datetime


def gaps_of_tomorrow(session: Session, *, now: datetime) -> Iterator[Gap]:
    """Yield when nobody is on tomorrow, at each office that has a roster."""
    zone = walltime.zone_of(session)
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    begins, ends = moment(tomorrow, time(), zone), moment(tomorrow + timedelta(days=1), time(), zone)
    for role, place_id in shifts.offices(session, now=now):
        place = session.get_one(Place, place_id)
        watches = shifts.watches(session, role, place_id, now=now)
        for starts, until in gaps(watches, begins, ends):
            yield Gap(role, place, starts.astimezone(zone), until.astimezone(zone))


def _point_out(session: Session, gap: Gap, *, now: datetime) -> int:
    said = line(
        "gap-tomorrow",
        place=gap.place.name,
        role=Word(f"role-{gap.role.value}"),
        starts=f"{gap.starts:%m-%d %H:%M}",
        until=f"{gap.until:%m-%d %H:%M}",
    )
    new = False
    for to in (to_office(Role.LEAD, gap.place.id or 0), ADMINS):
        stretch = f"{gap.starts.astimezone(UTC).isoformat()}:{gap.until.astimezone(UTC).isoformat()}"
        key = f"gap:{gap.role.value}:{gap.place.id}:{stretch}:{to}"
        new |= owe(session, said, to=to, key=key, priority=Priority.DIGEST, now=now)
    return int(new)
