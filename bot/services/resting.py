"""When people are left in peace: at night, and for good when they said so."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.rules.slots import Profile, from_json, is_quiet, quiet_ends
from bot.services.offices import Reached
from storage import houses, places, reporters
from storage import staff as staff_rows
from storage.models import BoundGroup, Place


def until(session: Session, recipient: str, *, now: datetime) -> datetime | None:
    """Return when the quiet hours of a recipient end, or None when it is no quiet hour for them.

    The rule in force decides: of the isolation a chat answers for, of the place an office or a group
    stands for; where there is neither, the default of the house.
    """
    zone, profile = _rule(session, recipient)
    return quiet_ends(now, zone, profile) if is_quiet(now, zone, profile) else None


def _rule(session: Session, recipient: str) -> tuple[ZoneInfo, Profile]:
    kind, first, *rest = recipient.split(":")
    if kind == "reporter" and (episode := reporters.rules_of(session, int(first))):
        return ZoneInfo(episode.zone), from_json(episode.profile)
    zone = ZoneInfo(houses.house(session).zone)
    place = _place(session, kind, first, rest)
    return zone, places.profile_of(session, place) if place else Profile()


def _place(session: Session, kind: str, first: str, rest: list[str]) -> Place | None:
    match kind:
        case "office":
            return session.get(Place, int(rest[0]))  # the admins' is no place: 0
        case "staff":
            return staff_rows.first_place_of(session, int(first))
        case "group":
            group = session.get(BoundGroup, int(first))
            return session.get(Place, group.place_id) if group else None
        case _:
            return None


def is_unwanted(session: Session, reader: Reached) -> bool:
    """Whether nobody behind a chat wants messages any more: whatever was owed before is not said."""
    return reader.reporter_id is not None and not reporters.wants_messages(session, reader.reporter_id)
