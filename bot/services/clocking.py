"""`/duty`: say on or off, see where one stands, name a deputy."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import DutyCard, line
from bot.rules.arguments import words
from bot.rules.roles import Action, Role, may
from bot.rules.roster import LONGEST_ON, ShiftSource, Watch, ends_at, has_roster, rostered
from bot.services import rostering, walltime
from bot.services.actors import Actor, require_anywhere, trail
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import episodes, shifts
from storage import staff as staff_rows
from storage.models import Place, Staff, StaffRole

NONE = {"无", "没有", "取消", "none", "nobody"}


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/duty`, `/duty on`, `/duty off`, `/duty deputy NAME` and `/duty roster PLACE ROLE` with its lines."""
    staff = require_anywhere(session, actor, Action.SERVE)
    if not actor.private:
        raise Refused("in-private-only")
    first, _, lines = tail.strip().partition("\n")
    verb, *rest = words(first) or ("",)
    match verb.lower():
        case "":
            _show(session, staff, actor=actor, now=now)
        case "on" | "上班" | "到岗":
            say_on(session, staff, actor=actor, now=now)
            _show(session, staff, actor=actor, now=now)
        case "off" | "下班" | "离岗":
            say_off(session, staff, actor=actor, now=now)
            _show(session, staff, actor=actor, now=now)
        case "deputy" | "代班" | "替班":
            _name_deputy(session, staff, " ".join(rest), actor=actor, now=now)
        case "roster" | "排班":
            rostering.by_command(session, rest, lines, actor=actor, now=now)
        case _:
            raise Refused("duty-usage")


def press(session: Session, what: str, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Say on or off by the button on the card, which then shows how it is."""
    staff = require_anywhere(session, actor, Action.SERVE)
    if not actor.private:
        raise Refused("in-private-only")
    if what == "on":
        say_on(session, staff, actor=actor, now=now)
    elif what == "off":
        say_off(session, staff, actor=actor, now=now)
    else:
        raise Refused("button-unknown")
    reply(session, actor, _card(session, staff, now=now), now=now, edits=message_id)
    return toast(f"duty-now-{what}")


def seats_of(session: Session, staff: Staff) -> list[tuple[StaffRole, Place]]:
    """Return the offices somebody can be on duty for: all but those of an admin, who has no shifts."""
    rows = [one for one in staff_rows.roles_of(session, staff.id or 0) if one.role is not Role.ADMIN and one.place_id]
    return [(row, session.get_one(Place, row.place_id)) for row in rows]


def say_on(session: Session, staff: Staff, *, actor: Actor, now: datetime) -> None:
    """Be on duty from now, until "off"; beside a roster for twelve hours at most, since people forget."""
    for seat, place in _seats(session, staff):
        watches = shifts.watches(session, seat.role, place.id or 0, now=now)
        shifts.end_own_word(session, staff.id or 0, role=seat.role, now=now)
        shifts.record(
            session,
            staff_id=staff.id or 0,
            role=seat.role,
            place_id=place.id or 0,
            starts=now,
            ends=now + LONGEST_ON if has_roster(watches, now) else None,
            source=ShiftSource.ON,
            # whoever comes on unplanned is told what is open; whoever is on anyway knows
            next_at=None if staff.id in rostered(watches, now) else now,
        )
    trail(session, actor, "duty-on", subject=f"staff:{staff.id}", now=now)


def say_off(session: Session, staff: Staff, *, actor: Actor, now: datetime) -> None:
    """Be off duty from now, until "on" or until one's next shift of the roster begins."""
    for seat, place in _seats(session, staff):
        watches = shifts.watches(session, seat.role, place.id or 0, now=now)
        shifts.end_own_word(session, staff.id or 0, role=seat.role, now=now)
        shifts.record(
            session,
            staff_id=staff.id or 0,
            role=seat.role,
            place_id=place.id or 0,
            starts=now,
            ends=_own_next(watches, staff, now=now),
            source=ShiftSource.OFF,
        )
    trail(session, actor, "duty-off", subject=f"staff:{staff.id}", now=now)


def _seats(session: Session, staff: Staff) -> list[tuple[StaffRole, Place]]:
    seats = seats_of(session, staff)
    if not seats:
        raise Refused("duty-admin")
    return seats


def _own_next(watches: list[Watch], staff: Staff, *, now: datetime) -> datetime | None:
    ahead = [one.starts for one in watches if one.staff == staff.id and one.starts > now]
    return min(ahead, default=None)


def is_off(session: Session, staff: Staff, *, now: datetime) -> bool:
    """Whether somebody holds none of their offices now: they said "off", or their shift is over."""
    seats = seats_of(session, staff)
    return bool(seats) and all(_state(session, seat, staff, now=now)[0] in {"off", "resting"} for seat, _ in seats)


def _state(session: Session, seat: StaffRole, staff: Staff, *, now: datetime) -> tuple[str, datetime | None]:
    """Return how somebody stands at one office, and until when."""
    watches = shifts.watches(session, seat.role, seat.place_id or 0, now=now)
    off = [one for one in watches if one.staff == staff.id and one.source is ShiftSource.OFF and one.covers(now)]
    if off:
        return "off", off[-1].ends
    if staff.id in rostered(watches, now):
        return "on", ends_at(watches, staff.id or 0, now)
    if has_roster(watches, now):
        return "resting", _own_next(watches, staff, now=now)
    return "always", None


def _show(session: Session, staff: Staff, *, actor: Actor, now: datetime) -> None:
    reply(session, actor, _card(session, staff, now=now), now=now)


def _card(session: Session, staff: Staff, *, now: datetime) -> DutyCard:
    found = [(seat, place, *_state(session, seat, staff, now=now)) for seat, place in seats_of(session, staff)]
    known = staff_rows.by_ids(session, [seat.deputy_id for seat, *_ in found if seat.deputy_id is not None])
    states = {state for _, _, state, _ in found}
    return DutyCard(
        lines=tuple(
            (seat.role.value, place.name, state, walltime.shown(session, until, now=now))
            for seat, place, state, until in found
        ),
        deputy=next((one.name for one in known.values()), ""),
        may_begin=bool(states & {"off", "resting", "always"}),
        may_end=bool(states & {"on", "always"}),
    )


def _name_deputy(session: Session, staff: Staff, name: str, *, actor: Actor, now: datetime) -> None:
    """Name who stands in when one is not there, for every office where that person may; or nobody any more."""
    seats = _seats(session, staff)
    if not name:
        raise Refused("deputy-usage")
    deputy = None if name.lower() in NONE else _colleague(session, name, staff, seats)
    fitting = [(seat, place) for seat, place in seats if deputy is None or _fits(session, deputy, seat, place)]
    if not fitting:
        raise Refused("deputy-elsewhere", name=name[:40])
    for seat, _ in fitting:
        seat.deputy_id = deputy.id if deputy else None
    episodes.name_deputy(session, staff.id or 0, deputy.id if deputy else None)
    session.flush()
    trail(session, actor, "deputy-named", subject=f"staff:{deputy.id if deputy else 0}", now=now)
    said = line("deputy-named", name=deputy.name) if deputy else line("deputy-none")
    reply(session, actor, said, now=now)


def _colleague(session: Session, name: str, staff: Staff, seats: list[tuple[StaffRole, Place]]) -> Staff:
    """Return who is called so, among those who could stand in. Raises Refused with the reason there is nobody."""
    called = {one.id: one for one, _, _ in staff_rows.all_of(session) if one.name == name}
    if not called:
        raise Refused("deputy-unknown", name=name[:40])
    called.pop(staff.id, None)
    if not called:
        raise Refused("deputy-self")
    fits = [one for one in called.values() if any(_fits(session, one, seat, place) for seat, place in seats)]
    if not fits:
        raise Refused("deputy-elsewhere", name=name[:40])
    if len(fits) > 1:
        raise Refused("deputy-several", name=name[:40])
    if not staff_rows.can_be_reached(fits[0]):
        raise Refused("handover-unreached", name=name[:40])
    return fits[0]


def _fits(session: Session, deputy: Staff, seat: StaffRole, place: Place) -> bool:
    """Whether somebody may do what the office does there: they hold the same role above it, or may take its alerts."""
    grants = staff_rows.grants_of(session, deputy.id or 0)
    same = any(grant.role is seat.role and place.lineage.startswith(grant.lineage) for grant in grants)
    if same or seat.role is Role.POLICE:
        return same
    takes = Action.HANDLE_ALERT if seat.role is Role.HEALTH else Action.HANDLE_ROUND
    return may(grants, takes, place.lineage)
