"""Staff and their roles."""

import re
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.notices import Listing, Word, line
from bot.rules.arguments import words
from bot.rules.people import is_name, phone_in
from bot.rules.roles import Action, Role, role_named
from bot.services import leaving, menus
from bot.services.actors import Actor, require, require_anywhere, trail
from bot.services.enrolling import place_named
from bot.services.offices import appointed
from bot.services.owing import reply
from bot.services.refusals import NotAllowed, Refused
from bot.services.toasts import Toast, toast
from storage import checks, houses, inbox
from storage import staff as staff_rows
from storage.models import Place, Staff, StaffRole

LISTED = 60
# Telegram's own accounts: service notifications, the anonymous group admin, channel posts
NOBODY = {777000, 1087968824, 136817688}
LARGEST_ID = 2**52


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/team`, `/team add ID ROLE PLACE NAME [phone]` and `/team remove ID`."""
    require_anywhere(session, actor, Action.EDIT_TEAM)
    verb, *rest = words(tail) or ("",)
    match verb.lower():
        case "":
            _show(session, actor=actor, now=now)
        case "add" | "添加" | "加":
            _add(session, rest, actor=actor, now=now)
        case "remove" | "移除" | "删":
            _remove(session, rest, actor=actor, now=now)
        case _:
            raise Refused("team-usage")


def _telegram_id(text: str) -> int:
    """A number, since a username can change hands."""
    if not re.fullmatch(r"[0-9]{3,16}", text):
        raise Refused("team-id-wrong", word=text[:40])
    number = int(text)
    if number in NOBODY or not 0 < number < LARGEST_ID:
        raise Refused("team-id-wrong", word=text[:40])
    return number


def _add(session: Session, given: list[str], *, actor: Actor, now: datetime) -> None:
    if len(given) < 4:
        raise Refused("team-usage")
    telegram_id = _telegram_id(given[0])
    role = role_named(given[1])
    if role is None:
        raise Refused("team-role-wrong", word=given[1][:40])
    place = place_named(session, given[2], action=Action.EDIT_TEAM, actor=actor)
    require(session, actor, Action.EDIT_TEAM, place)
    *named, last = given[3:]
    phone = phone_in(last) if named else None
    name = " ".join(named if phone else given[3:])
    if not is_name(name):
        raise Refused("name-wrong", word=name[:40])
    staff, new = staff_rows.appoint(session, telegram_id=telegram_id, name=name, role=role, place_id=place.id, now=now)
    staff.phone = phone or staff.phone
    if staff.opened_at is None and inbox.has_heard(session, telegram_id):
        staff.opened_at = now
    trail(session, actor, f"team-add-{role.value}", subject=f"staff:{staff.id}", place_id=place.id, now=now)
    key = "team-added" if new else "team-known"
    if new and staff.opened_at is None:
        key = "team-added-not-open"
    reply(session, actor, line(key, name=staff.name, role=Word(f"role-{role.value}"), path=place.path), now=now)
    if staff.opened_at is not None:
        menus.owe_staff_menu(session, staff, str(actor.cause), now=now)


def by_button(session: Session, staff_id: int, successor_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Give what somebody who leaves still has to the one chosen, and remove them: one tap, one transaction."""
    require_anywhere(session, actor, Action.EDIT_TEAM)
    staff, successor = session.get(Staff, staff_id), session.get(Staff, successor_id)
    if staff is None or staff.left_at is not None:
        raise Refused("button-answered")
    if successor is None or successor not in leaving.successors(session, staff):
        raise Refused("button-unknown")
    roles = _removable(session, staff, actor=actor)
    people, moved = leaving.reassign(session, staff, successor, actor=actor, now=now)
    _leave(session, staff, roles, actor=actor, now=now)
    said = line("team-moved", name=staff.name, successor=successor.name, people=people, alerts=moved)
    reply(session, actor, said, now=now)
    return toast("ok")


def _remove(session: Session, given: list[str], *, actor: Actor, now: datetime) -> None:
    """Take every role from somebody that the actor could have given, unless they are the last one of a place."""
    if len(given) != 1:
        raise Refused("team-usage")
    staff = staff_rows.by_telegram(session, _telegram_id(given[0]))
    if staff is None:
        raise Refused("team-unknown", word=given[0])
    roles = _removable(session, staff, actor=actor)
    if leaving.holds_back(session, staff, actor=actor, now=now):
        return
    _leave(session, staff, roles, actor=actor, now=now)
    reply(session, actor, line("team-removed", name=staff.name), now=now)


def _removable(session: Session, staff: Staff, *, actor: Actor) -> Sequence[StaffRole]:
    """Return the roles somebody has, all the actor's to take, none of them the last of its kind among residents."""
    if staff.telegram_id in houses.house(session).admin_ids:
        raise Refused("team-admin-stays", name=staff.name)
    roles = staff_rows.roles_of(session, staff.id or 0)
    for role in roles:
        place = session.get(Place, role.place_id) if role.place_id else None
        if place is None:
            raise NotAllowed(Action.EDIT_TEAM.value)
        require(session, actor, Action.EDIT_TEAM, place)
        _check_replaced(session, staff, role.role, place)
    return roles


def _leave(session: Session, staff: Staff, roles: Sequence[StaffRole], *, actor: Actor, now: datetime) -> None:
    for role in roles:
        session.delete(role)
    staff.left_at = now
    session.flush()
    leaving.retire(session, staff, now=now)
    trail(session, actor, "team-removed", subject=f"staff:{staff.id}", now=now)
    if staff_rows.can_be_reached(staff):
        menus.owe_staff_menu(session, staff, str(actor.cause), now=now)


def _check_replaced(session: Session, staff: Staff, role: Role, place: Place) -> None:
    """Residents are not left without a worker: the next one is appointed first."""
    others = [one for one in appointed(session, role, place.id or 0) if one.id != staff.id]
    if role is Role.WORKER and not others and checks.managed(session, place.lineage):
        raise Refused("team-last-worker", name=staff.name, path=place.path)


def _show(session: Session, *, actor: Actor, now: datetime) -> None:
    lines = []
    for staff, role, place in staff_rows.all_of(session)[:LISTED]:
        key = "team-line" if staff_rows.can_be_reached(staff) else "team-line-not-reachable"
        values = (
            ("name", staff.name),
            ("role", f"role-{role.role.value}"),
            ("path", place.path if place else "everywhere"),
            ("id", str(staff.telegram_id)),
        )
        lines.append((key, values))
    reply(session, actor, Listing(key="team-list", lines=tuple(lines)), now=now)
