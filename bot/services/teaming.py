"""Staff and their roles."""

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from unicodedata import normalize

from sqlmodel import Session

from bot.notices import PickPerson, TreePage, Word, line
from bot.rules.arguments import joined_phones, lines_of, words
from bot.rules.buttons import data
from bot.rules.people import LONGEST_NAME, is_name, phone_in, plain_line
from bot.rules.roles import Action, Role, role_named, scopes
from bot.services import approving, leaving, menus
from bot.services.actors import Actor, grants_of, require, require_anywhere, trail
from bot.services.enrolling import place_named
from bot.services.offices import appointed
from bot.services.owing import reply
from bot.services.refusals import NotAllowed, Refused
from bot.services.toasts import Toast, toast
from storage import checks, dialogues, houses, inbox, places
from storage import staff as staff_rows
from storage.models import Approval, Dialogue, Place, Staff, StaffRole
from storage.words import ApprovalKind, Asking

_COMMAS = str.maketrans(dict.fromkeys("，,、；;", " "))
LISTED = 30  # lines of a page
# Telegram's own accounts: service notifications, the anonymous group admin, channel posts
NOBODY = {777000, 1087968824, 136817688}
LARGEST_ID = 2**52


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/team [PLACE]`, `/team add ID ROLE PLACE NAME [phone]` and `/team remove ID [ROLE PLACE]`.

    `add` without anything lets Telegram pick the person.
    """
    require_anywhere(session, actor, Action.EDIT_TEAM)
    if not actor.private:
        raise Refused("in-private-only")  # names with their Telegram numbers are nobody else's
    verb, *rest = words(tail) or ("",)
    match verb.lower():
        case "add" | "添加" | "加" | "新增" | "增加":
            for one in _lines(tail.strip()[len(verb) :]):
                _add(session, one, actor=actor, now=now)
            if not rest:
                pick(session, actor=actor, now=now)
        case "remove" | "delete" | "移除" | "删" | "删除":
            _remove(session, rest, actor=actor, now=now)
        case "list" | "列表":
            _listed(session, " ".join(rest), actor=actor, now=now)
        case _ if rest:
            raise Refused("team-usage")
        case _:
            _listed(session, verb, actor=actor, now=now)


# ── picking ──


def pick(session: Session, *, actor: Actor, now: datetime) -> Toast:
    """Let somebody be picked from Telegram's own list: nobody has to know numbers."""
    require_anywhere(session, actor, Action.EDIT_TEAM)
    if not actor.private:
        raise Refused("in-private-only")
    asked = dialogues.ask(session, actor.chat_id, Asking.TEAM, now=now)
    reply(session, actor, PickPerson(request=asked.id or 0), now=now)
    return toast("ok")


def picked(session: Session, request: int, telegram_id: int, name: str, *, actor: Actor, now: datetime) -> None:
    """Take who was picked, and ask what they are to be and where."""
    require_anywhere(session, actor, Action.EDIT_TEAM)
    asked = session.get(Dialogue, request)
    if asked is None or asked.chat_id != actor.chat_id or asked.asking is not Asking.TEAM or asked.closed_at:
        raise Refused("team-pick-again")
    _telegram_id(str(telegram_id))
    asked.about, asked.opened_at = {"id": telegram_id, "name": plain_line(name)[:LONGEST_NAME]}, now
    session.flush()
    reply(session, actor, line("team-picked", name=asked.about["name"] or str(telegram_id)), now=now)


def answered(session: Session, asked: Dialogue, text: str, *, actor: Actor, now: datetime) -> None:
    """Take `ROLE PLACE [NAME] [phone]` for whoever was picked; without a name it is the one they have on Telegram."""
    if "id" not in asked.about:
        raise Refused("team-pick-again")
    given = list(words(text))
    if len(given) == 2 or (len(given) == 3 and phone_in(given[2])):
        given.insert(2, str(asked.about["name"]))
    if len(given) < 3:
        raise Refused("team-picked-usage", name=str(asked.about["name"]))
    _add(session, [str(asked.about["id"]), *given], actor=actor, now=now)
    dialogues.close(session, asked, now=now)


# ── adding and removing ──


def _lines(tail: str) -> list[list[str]]:
    """Return the words of each person to be added: one, in as many lines as it takes, or a line each with an ID."""
    given = [list(words(joined_phones(line.translate(_COMMAS)))) for line in lines_of(tail)]
    if all(one and _looks_like_id(one[0]) for one in given):
        return given
    return [[word for one in given for word in one]] if given else []


def _looks_like_id(word: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{3,16}", normalize("NFKC", word)))


def _roles_joined(given: list[str]) -> list[str]:
    """Return the words with a role of two words as one: grid worker, police station."""
    for at, (one, next_one) in enumerate(pairwise(given[:4])):
        if role_named(f"{one} {next_one}"):
            return [*given[:at], f"{one} {next_one}", *given[at + 2 :]]
    return given


def _in_order(given: list[str]) -> list[str]:
    """Return the words with the ID and the role first, where both stand among the first four in another order."""
    given = _roles_joined(given)
    number = next((word for word in given[:4] if _looks_like_id(word)), None)
    role = next((word for word in given[:4] if role_named(word)), None)
    if number is None or role is None or given[:2] == [number, role]:
        return given
    rest = list(given)
    rest.remove(number)
    rest.remove(role)
    return [number, role, *rest]


def _telegram_id(text: str) -> int:
    """A number, since a username can change hands."""
    text = normalize("NFKC", text)
    if not re.fullmatch(r"[0-9]{3,16}", text):
        raise Refused("team-id-wrong", word=text[:40])
    number = int(text)
    if number in NOBODY or not 0 < number < LARGEST_ID:
        raise Refused("team-id-wrong", word=text[:40])
    return number


def _add(session: Session, given: list[str], *, actor: Actor, now: datetime) -> None:
    given = _in_order(given)
    telegram_id = _telegram_id(given[0])
    _check_no_phone(session, telegram_id, given[0])
    if len(given) < 4:
        given = _completed(session, telegram_id, given, actor=actor)
    role = role_named(given[1])
    if role is None:
        raise Refused("team-role-wrong", word=given[1][:40])
    place = place_named(session, given[2], action=Action.EDIT_TEAM, actor=actor)
    require(session, actor, Action.EDIT_TEAM, place)
    if place.closed_at is not None:
        raise Refused("place-is-closed", path=place.path)
    *named, last = given[3:]
    phone = phone_in(last) if named else None
    name = " ".join(named if phone else given[3:])
    if not is_name(name):
        raise Refused("name-wrong", word=name[:40])
    if role is Role.ADMIN:
        _ask_for_admin(session, telegram_id, name, phone or "", place, actor=actor, now=now)
        return
    appoint(session, telegram_id, name, phone or "", role, place, actor=actor, now=now)


def _check_no_phone(session: Session, telegram_id: int, word: str) -> None:
    """Refuse what reads like a mobile number, unless somebody with this ID has written to us."""
    known = staff_rows.by_telegram(session, telegram_id) or inbox.has_heard(session, telegram_id)
    if not known and re.fullmatch(r"1[3-9][0-9]{9}", str(telegram_id)):
        raise Refused("team-id-phone", word=word[:40])


def _completed(session: Session, telegram_id: int, given: list[str], *, actor: Actor) -> list[str]:
    """Fill in what need not be typed again: the name of who works here already, and the one place of the actor."""
    known = staff_rows.by_telegram(session, telegram_id)
    tops = places.tops(session, scopes(grants_of(session, actor), Action.EDIT_TEAM))
    if known is None or len(given) < 2 or (len(given) == 2 and len(tops) != 1):
        raise Refused("team-usage")
    place = given[2] if len(given) > 2 else tops[0].path
    return [given[0], given[1], place, known.name]


def _ask_for_admin(
    session: Session, telegram_id: int, name: str, phone: str, place: Place, *, actor: Actor, now: datetime
) -> None:
    """Ask a second admin: whoever holds this role can change everything below the place."""
    if Role.ADMIN in roles_at(session, telegram_id, place):
        reply(session, actor, line("team-known", name=name, role=Word("role-admin"), path=place.path), now=now)
        return
    asker = require(session, actor, Action.EDIT_TEAM, place)
    about = {"id": telegram_id, "name": name, "phone": phone}
    wish = approving.ask(session, ApprovalKind.ADMIN, place, asker, about, now=now)
    trail(session, actor, "team-admin-asked", subject=f"approval:{wish.id}", place_id=place.id, now=now)


def roles_at(session: Session, telegram_id: int, place: Place) -> set[Role]:
    """Return the roles somebody holds at just this place."""
    staff = staff_rows.by_telegram(session, telegram_id)
    held = staff_rows.roles_of(session, staff.id or 0) if staff else ()
    return {one.role for one in held if one.place_id == place.id}


def granted(session: Session, wish: Approval, *, actor: Actor, now: datetime) -> None:
    """Make somebody an admin, as two admins want it."""
    place = session.get_one(Place, wish.place_id)
    about = wish.about
    appoint(session, int(about["id"]), about["name"], about["phone"], Role.ADMIN, place, actor=actor, now=now)


def appoint(
    session: Session, telegram_id: int, name: str, phone: str, role: Role, place: Place, *, actor: Actor, now: datetime
) -> Staff:
    """Give somebody a role at a place, and say so; whoever has not opened the bot is named as not reachable."""
    staff, new = staff_rows.appoint(session, telegram_id=telegram_id, name=name, role=role, place_id=place.id, now=now)
    staff.phone = phone or staff.phone
    if staff.opened_at is None and inbox.has_heard(session, telegram_id):
        staff.opened_at = now
    trail(session, actor, f"team-add-{role.value}", subject=f"staff:{staff.id}", place_id=place.id, now=now)
    key = "team-added" if new else "team-known"
    if new and staff.opened_at is None:
        key = "team-added-not-open"
    said = line(key, name=staff.name, role=Word(f"role-{role.value}"), path=place.path)
    reply(session, actor, said, now=now, part=f"{staff.id}:{role.value}:{place.id}")
    if staff.opened_at is not None:
        menus.owe_staff_menu(session, staff, str(actor.cause), now=now)
    return staff


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
    if len(given) not in {1, 3}:
        raise Refused("team-usage")
    if any(char.isalpha() for char in given[0]) and is_name(given[0]):
        raise Refused("team-remove-usage", word=given[0][:40])
    staff = staff_rows.by_telegram(session, _telegram_id(given[0]))
    if staff is None:
        raise Refused("team-unknown", word=given[0])
    if len(given) == 3 and _remove_role(session, staff, given[1], given[2], actor=actor, now=now):
        return
    roles = _removable(session, staff, actor=actor)
    if leaving.holds_back(session, staff, actor=actor, now=now):
        return
    _leave(session, staff, roles, actor=actor, now=now)
    reply(session, actor, line("team-removed", name=staff.name), now=now)


def _remove_role(
    session: Session, staff: Staff, role_word: str, place_word: str, *, actor: Actor, now: datetime
) -> bool:
    """Take one role from somebody who keeps others; say whether they do. The last one is a removal like any other."""
    role = role_named(role_word)
    if role is None:
        raise Refused("team-role-wrong", word=role_word[:40])
    place = place_named(session, place_word, action=Action.EDIT_TEAM, actor=actor)
    require(session, actor, Action.EDIT_TEAM, place)
    seats = staff_rows.roles_of(session, staff.id or 0)
    seat = next((one for one in seats if one.role is role and one.place_id == place.id), None)
    if seat is None:
        raise Refused("team-not-held", name=staff.name, role=Word(f"role-{role.value}"), path=place.path)
    if len(seats) == 1:
        return False
    _check_replaced(session, staff, role, place)
    session.delete(seat)
    session.flush()
    trail(session, actor, "team-role-removed", subject=f"staff:{staff.id}", place_id=place.id, now=now)
    role_said = Word(f"role-{role.value}")
    reply(session, actor, line("team-role-removed", name=staff.name, role=role_said, path=place.path), now=now)
    if staff_rows.can_be_reached(staff):
        menus.owe_staff_menu(session, staff, str(actor.cause), now=now)
    return True


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


# ── looking ──


def turn(session: Session, place_id: int, page: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Turn to a page of the staff, of one place or of everything that is the actor's."""
    require_anywhere(session, actor, Action.EDIT_TEAM)
    place = session.get(Place, place_id) if place_id else None
    if place is not None:
        require(session, actor, Action.EDIT_TEAM, place)
    reply(session, actor, _page(session, place, page, actor=actor), now=now, edits=message_id)
    return toast("ok")


def _listed(session: Session, text: str, *, actor: Actor, now: datetime) -> None:
    place = None
    if text:
        place = place_named(session, text, action=Action.EDIT_TEAM, actor=actor)
        require(session, actor, Action.EDIT_TEAM, place)
    reply(session, actor, _page(session, place, 0, actor=actor), now=now)


def _page(session: Session, place: Place | None, page: int, *, actor: Actor) -> TreePage:
    """Return a page of the staff: those of the actor's places, and the admins of everywhere, each with each role."""
    lineages = (place.lineage,) if place else scopes(grants_of(session, actor), Action.EDIT_TEAM)
    found = [
        (staff, seat, where)
        for staff, seat, where in staff_rows.all_of(session)
        if (where is None and place is None) or (where and any(where.lineage.startswith(one) for one in lineages))
    ]
    pages = max(1, -(-len(found) // LISTED))
    page = min(page, pages - 1)
    number = place.id if place else 0
    unreached = {staff.id for staff, _, _ in found if not staff_rows.can_be_reached(staff)}
    return TreePage(
        key="team-list" if found else "team-none",
        lines=tuple(_line(*one) for one in found[page * LISTED : (page + 1) * LISTED]),
        page=page + 1,
        pages=pages,
        before=data("teampage", number, page - 1) if page else "",
        after=data("teampage", number, page + 1) if page + 1 < pages else "",
        count=len(unreached),
        adds=data("teampick") if actor.private else "",
    )


def _line(staff: Staff, seat: StaffRole, place: Place | None) -> tuple[str, tuple[tuple[str, str], ...]]:
    key = "team-line" if staff_rows.can_be_reached(staff) else "team-line-not-reachable"
    values = (
        ("name", staff.name),
        ("role", f"role-{seat.role.value}"),
        ("path", place.path if place else "everywhere"),
        ("id", str(staff.telegram_id)),
    )
    return key, values
