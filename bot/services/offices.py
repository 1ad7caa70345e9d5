"""Whom a message is for: a person, an office or a group, turned into a chat when it is sent."""

from dataclasses import dataclass

from sqlmodel import Session

from bot.rules.roles import Role
from storage import groups, houses, residents
from storage import places as place_rows
from storage import staff as staff_rows
from storage.models import BoundGroup, Reporter, Staff

ADMINS = "office:admin:0:0"


@dataclass(frozen=True, slots=True)
class Reached:
    """A chat that can be written to now, and who reads there."""

    chat_id: int
    language: str
    masked: bool = False
    thread_id: int | None = None
    staff_id: int | None = None
    reporter_id: int | None = None
    large: bool = False


def to_reporter(reporter_id: int | None) -> str:
    """Address the chat that answers for residents."""
    return f"reporter:{reporter_id}"


def to_staff(staff_id: int | None) -> str:
    """Address one member of staff."""
    return f"staff:{staff_id}"


def to_office(role: Role, place_id: int, nth: int = 0) -> str:
    """Address whoever holds a role for a place: the first who can be reached, or with 1 the deputy."""
    return f"office:{role.value}:{place_id}:{nth}"


def to_group(group_id: int | None) -> str:
    """Address a bound group."""
    return f"group:{group_id}"


def to_chat(chat_id: int, language: str) -> str:
    """Address a chat we know nothing of but its number."""
    return f"chat:{chat_id}:{language}"


def reach(session: Session, recipient: str) -> Reached | None:
    """Return the chat a recipient means now, or None when nobody there can be reached."""
    kind, *rest = recipient.split(":")
    match kind, rest:
        case "reporter", [reporter_id]:
            return _reporter(session, int(reporter_id))
        case "staff", [staff_id]:
            return _staff(session, session.get(Staff, int(staff_id)))
        case "office", [role, place_id, nth]:
            return _office(session, Role(role), int(place_id), int(nth))
        case "group", [group_id]:
            return _group(session, int(group_id))
        case "chat", [chat_id, language]:
            return _chat(session, int(chat_id), language)
        case _:
            raise ValueError(f"nobody is addressed as {kind}")


def _chat(session: Session, chat_id: int, language: str) -> Reached:
    """An answer in a group goes to the topic we were bound in, and is masked like everything there."""
    if chat_id >= 0:
        reporter = residents.reporter_by_chat(session, chat_id)
        return Reached(chat_id, language, large=reporter is not None and reporter.large)
    group = groups.by_chat(session, chat_id)
    return Reached(chat_id, language, masked=True, thread_id=group.thread_id if group else None)


def _reporter(session: Session, reporter_id: int) -> Reached | None:
    reporter = session.get(Reporter, reporter_id)
    if reporter is None or reporter.unreachable_since is not None:
        return None
    return Reached(reporter.chat_id, reporter.language, reporter_id=reporter_id, large=reporter.large)


def _staff(session: Session, staff: Staff | None) -> Reached | None:
    if staff is None or staff.left_at is not None or not staff_rows.can_be_reached(staff):
        return None
    # the private chat with a person has that person's number
    return Reached(staff.telegram_id, staff.language or houses.house(session).language, staff_id=staff.id)


def _office(session: Session, role: Role, place_id: int, nth: int) -> Reached | None:
    present = [one for one in holders(session, role, place_id) if staff_rows.can_be_reached(one)]
    return _staff(session, present[nth]) if nth < len(present) else None


def holders(session: Session, role: Role, place_id: int) -> list[Staff]:
    """Return who holds a role for a place, nearest first."""
    return staff_rows.holders(session, role, place_rows.lineage(session, place_id) if place_id else "/")


def _group(session: Session, group_id: int) -> Reached | None:
    group = session.get(BoundGroup, group_id)
    if group is None or group.unreachable_since is not None:
        return None
    return Reached(group.chat_id, houses.house(session).language, masked=True, thread_id=group.thread_id)


def worker_of(session: Session, place_id: int) -> Staff | None:
    """Return whom a resident of a place is told to turn to: the worker, else the lead, else an admin."""
    for role in (Role.WORKER, Role.LEAD, Role.ADMIN):
        found = holders(session, role, place_id)
        if found:
            return next((one for one in found if staff_rows.can_be_reached(one)), found[0])
    return None


def to_worker(session: Session, place_id: int) -> str:
    """Address whoever hears what residents of a place say: the first up the line who can be reached."""
    for role in (Role.WORKER, Role.LEAD, Role.TOWNSHIP, Role.DISTRICT):
        if reach(session, office := to_office(role, place_id)):
            return office
    return ADMINS
