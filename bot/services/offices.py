"""Whom a message is for: a person, an office or a group, turned into a chat when it is sent."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from bot.rules.ringing import Kind, Mode, mode_of
from bot.rules.roles import Role
from bot.rules.roster import on_duty
from storage import groups, houses, residents, shifts
from storage import places as place_rows
from storage import staff as staff_rows
from storage.models import BoundGroup, Reporter, Staff

OFFICE = "office:"
ADMINS = f"{OFFICE}admin:0:0"


@dataclass(frozen=True, slots=True)
class Reached:
    """A chat that can be written to now, and who reads there."""

    chat_id: int
    language: str
    masked: bool = False
    thread_id: int | None = None
    staff_id: int | None = None
    reporter_id: int | None = None
    large: bool = False  # not of a chat that is addressed by its number: see `prints_large`
    silent: bool = False  # they want this kind without a sound
    retired: bool = False  # somebody who left: what their cards showed is taken back


REPORTER = "reporter:"


def to_reporter(reporter_id: int | None) -> str:
    """Address the chat that answers for residents."""
    return f"{REPORTER}{reporter_id}"


def to_staff(staff_id: int | None) -> str:
    """Address one member of staff."""
    return f"staff:{staff_id}"


def to_office(role: Role, place_id: int, nth: int = 0) -> str:
    """Address whoever holds a role for a place when it is sent: the first on duty, or with 1 the deputy."""
    return f"{OFFICE}{role.value}:{place_id}:{nth}"


def is_office(recipient: str) -> bool:
    """Whether this is an office, whose chat may be another one any minute."""
    return recipient.startswith(OFFICE)


def to_group(group_id: int | None) -> str:
    """Address a bound group."""
    return f"group:{group_id}"


def to_chat(chat_id: int, language: str) -> str:
    """Address a chat we know nothing of but its number."""
    return f"chat:{chat_id}:{language}"


def chat_in(recipient: str) -> int | None:
    """Return the number of a chat that is addressed by it, or None for anybody who is looked up."""
    kind, _, rest = recipient.partition(":")
    return int(rest.partition(":")[0]) if kind == "chat" else None


def to_retired(chat_id: int, language: str) -> str:
    """Address the chat of somebody who left, only to take back what their cards showed."""
    return f"retired:{chat_id}:{language}"


def reach(session: Session, recipient: str, *, now: datetime, about: Kind | None = None) -> Reached | None:
    """Return the chat a recipient means now, or None when nobody there can be reached.

    `about` is the kind of the message: an office is then whoever has that kind on.
    """
    kind, *rest = recipient.split(":")
    match kind, rest:
        case "reporter", [reporter_id]:
            return _reporter(session, int(reporter_id))
        case "staff", [staff_id]:
            return _staff(session, session.get(Staff, int(staff_id)), about)
        case "office", [role, place_id, nth]:
            return _office(session, Role(role), int(place_id), int(nth), now=now, about=about)
        case "group", [group_id]:
            return _group(session, int(group_id))
        case "chat", [chat_id, language]:
            return _chat(session, int(chat_id), language)
        case "retired", [chat_id, language]:
            return Reached(int(chat_id), language, masked=True, retired=True)
        case _:
            raise ValueError(f"nobody is addressed as {kind}")


def _chat(session: Session, chat_id: int, language: str) -> Reached:
    """An answer in a group goes to the topic we were bound in, and is masked like everything there."""
    if chat_id >= 0:
        return Reached(chat_id, language)
    group = groups.by_chat(session, chat_id)
    return Reached(chat_id, language, masked=True, thread_id=group.thread_id if group else None)


def prints_large(session: Session, chat_id: int) -> bool:
    """Whether somebody who answers for residents asked for large print in a chat."""
    reporter = residents.reporter_by_chat(session, chat_id)
    return reporter is not None and reporter.large


def _reporter(session: Session, reporter_id: int) -> Reached | None:
    reporter = session.get(Reporter, reporter_id)
    if reporter is None or reporter.unreachable_since is not None or reporter.closed_at is not None:
        return None
    return Reached(reporter.chat_id, reporter.language, reporter_id=reporter_id, large=reporter.large)


def _staff(session: Session, staff: Staff | None, about: Kind | None = None) -> Reached | None:
    if staff is None or staff.left_at is not None or not staff_rows.can_be_reached(staff):
        return None
    # the private chat with a person has that person's number
    reached = Reached(staff.telegram_id, staff.language or houses.house(session).language, staff_id=staff.id)
    rings = about is None or mode_of(staff.notify, about) is Mode.ON
    return reached if rings else replace(reached, silent=True)


def _office(
    session: Session, role: Role, place_id: int, nth: int, *, now: datetime, about: Kind | None
) -> Reached | None:
    present = [one for one in holders(session, role, place_id, now=now) if staff_rows.can_be_reached(one)]
    # the admins are the end of every way: what nobody else wants comes to them whatever they chose
    if about is not None and role is not Role.ADMIN:
        present = [one for one in present if mode_of(one.notify, about) is not Mode.OFF]
    return _staff(session, present[nth], about) if nth < len(present) else None


def holders(session: Session, role: Role, place_id: int, *, now: datetime) -> list[Staff]:
    """Return who holds a role for a place now, in the order in which they are told.

    Without a shift everybody appointed holds it; with a roster whoever is on duty and then their
    deputies, and nobody when nobody is on: the message falls to the office above. The admins have no
    shifts, since there is nobody above them.
    """
    seats, by_shifts = shifts.seats(session, role, place_id, now=now)
    everybody = [staff for staff, _ in seats]
    if role is Role.ADMIN or not seats:
        return everybody
    watches = shifts.watches(session, role, seats[0][1].place_id or 0, now=now) if by_shifts else []
    deputies = {seat.staff_id: seat.deputy_id for _, seat in seats if seat.deputy_id is not None}
    if not watches and not deputies:
        return everybody
    order = on_duty([one.id or 0 for one in everybody], deputies, watches, now=now)
    known = {one.id or 0: one for one in everybody}
    known |= staff_rows.by_ids(session, [one for one in order if one not in known])
    return [known[one] for one in order if one in known]


def appointed(session: Session, role: Role, place_id: int) -> list[Staff]:
    """Return who was appointed to a role for a place, whether on duty or not."""
    return staff_rows.holders(session, role, place_rows.lineage(session, place_id) if place_id else "/")


def _group(session: Session, group_id: int) -> Reached | None:
    group = session.get(BoundGroup, group_id)
    if group is None or group.unreachable_since is not None:
        return None
    return Reached(group.chat_id, houses.house(session).language, masked=True, thread_id=group.thread_id)


def worker_of(session: Session, place_id: int, *, now: datetime) -> Staff | None:
    """Return whom a resident of a place is told to turn to: the worker, else the lead, else an admin."""
    for role in (Role.WORKER, Role.LEAD, Role.ADMIN):
        found = holders(session, role, place_id, now=now)
        if found:
            return next((one for one in found if staff_rows.can_be_reached(one)), found[0])
    return None


def each_once(session: Session, recipients: Iterable[str], *, now: datetime) -> list[str]:
    """Return those of the recipients who can be reached now, one for each chat: nobody reads the same thing twice."""
    found: dict[int, str] = {}
    for recipient in recipients:
        if reached := reach(session, recipient, now=now):
            found.setdefault(reached.chat_id, recipient)
    return list(found.values())


def to_worker(session: Session, place_id: int, *, now: datetime, about: Kind | None = None) -> str:
    """Address whoever hears what residents of a place say: the first up the line who can be reached."""
    for role in (Role.WORKER, Role.LEAD, Role.TOWNSHIP, Role.DISTRICT):
        if reach(session, office := to_office(role, place_id), now=now, about=about):
            return office
    return ADMINS
