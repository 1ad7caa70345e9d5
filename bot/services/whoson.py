"""`/whoson`: who is on duty for each office, until when and who comes next; and whom no message reaches."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.notices import WhosOn
from bot.rules.arguments import words
from bot.rules.roles import Action, Role, may_anywhere, scopes
from bot.rules.roster import Watch, ends_at, has_roster, next_on, rostered
from bot.services import clocking, offices, walltime
from bot.services.actors import Actor, grants_of, require_anywhere, trail
from bot.services.enrolling import place_named
from bot.services.owing import reply
from bot.services.refusals import NotAllowed, Refused
from storage import places, shifts
from storage import staff as staff_rows
from storage.models import Place, Staff

SHOWN = 30
SHOWN_UNREACHED = 20

Office = tuple[Role, Place]


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/whoson [PLACE]`: leads and admins for any place of theirs, everybody for their own chain."""
    staff = require_anywhere(session, actor, Action.SERVE)
    if not actor.private:
        raise Refused("in-private-only")
    place = _place(session, staff, " ".join(words(tail)), actor=actor)
    found = _offices(session, place, actor=actor)
    leads = may_anywhere(grants_of(session, actor), Action.PLAN_DUTY)
    unreached = _unreached(session, place, actor=actor) if leads else ()
    trail(session, actor, "duty-seen", subject=f"place:{place.id}", place_id=place.id, now=now)
    reply(
        session,
        actor,
        WhosOn(
            place=place.name,
            at=walltime.shown(session, now, now=now),
            offices=tuple(_line(session, role, at, now=now) for role, at in found[:SHOWN]),
            unreached=unreached[:SHOWN_UNREACHED],
            more=max(len(found) - SHOWN, 0) + max(len(unreached) - SHOWN_UNREACHED, 0),
        ),
        now=now,
    )


def _place(session: Session, staff: Staff, named: str, *, actor: Actor) -> Place:
    """Return the place asked for; without a name the one somebody works for, for an admin the top."""
    if named:
        place = place_named(session, named, action=Action.SERVE, actor=actor)
        if not _in_sight(session, place, actor=actor):
            raise NotAllowed(Action.SERVE.value, place_id=place.id)
        return place
    seats = clocking.seats_of(session, staff)
    if seats:
        return seats[0][1]
    below = places.below(session, scopes(grants_of(session, actor), Action.SERVE))
    if not below:
        raise Refused("place-none")
    return below[0]


def _in_sight(session: Session, place: Place, *, actor: Actor) -> bool:
    """Whether a place is below somebody's own, or above it: everybody may know who is next up their line."""
    grants = grants_of(session, actor)
    return any(place.lineage.startswith(one.lineage) or one.lineage.startswith(place.lineage) for one in grants)


def _offices(session: Session, place: Place, *, actor: Actor) -> list[Office]:
    """Return the offices with staff: those up the line of a place, then those below it that are the actor's to see."""
    tops = scopes(grants_of(session, actor), Action.SERVE)
    upwards = {one.id: one for one in places.upwards(session, place)}
    below = {one.id: one for one in places.below(session, [place.lineage])}
    seen: dict[tuple[Role, int], Place] = {}
    for _, seat, at in staff_rows.all_of(session):
        if at is None or seat.role is Role.ADMIN or at.id is None:
            continue
        mine = any(at.lineage.startswith(one) for one in tops)
        if at.id in upwards or (at.id in below and mine):
            seen[seat.role, at.id] = at
    order = list(Role)
    return sorted(((role, at) for (role, _), at in seen.items()), key=lambda one: (one[1].path, order.index(one[0])))


def _line(session: Session, role: Role, place: Place, *, now: datetime) -> tuple[str, str, str, str, str, str]:
    """Return an office's line: its role, its place, how it stands, who, until when, and who comes next."""
    watches = shifts.watches(session, role, place.id or 0, now=now)
    holding = offices.holders(session, role, place.id or 0, now=now)
    on = rostered(watches, now)
    present = [one for one in holding if one.id in on] or holding
    state = "on" if on else "stand-in" if holding and has_roster(watches, now) else "always" if holding else "gap"
    ends = [ends_at(watches, one.id or 0, now) for one in present]
    until = min((end for end in ends if end is not None), default=None) if on else None
    return (
        f"role-{role.value}",
        place.name,
        state,
        "、".join(_named(one) for one in present),
        walltime.shown(session, until, now=now),
        _next(session, watches, now=now),
    )


def _named(staff: Staff) -> str:
    return staff.name if staff_rows.can_be_reached(staff) else f"⚠️ {staff.name}"


def _next(session: Session, watches: Sequence[Watch], *, now: datetime) -> str:
    coming = next_on(watches, now)
    if coming is None:
        return ""
    staff = staff_rows.by_ids(session, [coming.staff]).get(coming.staff)
    return f"{walltime.shown(session, coming.starts, now=now)} {staff.name}" if staff else ""


def _unreached(session: Session, place: Place, *, actor: Actor) -> tuple[tuple[str, str, str, bool], ...]:
    """Return the staff at or below a place whom no message reaches, and whether they had opened the bot once."""
    tops = scopes(grants_of(session, actor), Action.PLAN_DUTY)
    found = staff_rows.unreached(session, [place.lineage])
    return tuple(
        (staff.name, f"role-{seat.role.value}", at.name, staff.opened_at is not None)
        for staff, seat, at in found
        if any(at.lineage.startswith(one) for one in tops)
    )
