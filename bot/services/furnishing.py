"""Before anything else at a start: what this installation is, its first admins, the menus."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.rules.roles import Role
from bot.services import menus
from storage import houses, places
from storage import staff as staff_rows


@dataclass(frozen=True, slots=True)
class Furnished:
    """What was found."""

    admins: int
    places: int


def furnish(
    session: Session, *, zone: str, language: str, emergency_number: str, admin_ids: list[int], now: datetime
) -> Furnished:
    """Write the settings in force where the services find them, and make the first admins admins."""
    houses.furnish(session, zone=zone, language=language, emergency_number=emergency_number, admin_ids=admin_ids)
    for telegram_id in admin_ids:
        appoint_admin(session, telegram_id, now=now)
    return Furnished(len(admin_ids), len(places.below(session, ["/"])))


def appoint_admin(session: Session, telegram_id: int, *, name: str = "", now: datetime) -> None:
    """Make somebody an admin of everywhere. They are reached once they opened the bot."""
    staff_rows.appoint(session, telegram_id=telegram_id, name=name, role=Role.ADMIN, place_id=None, now=now)


def introduce(session: Session, *, bot_username: str, started: datetime, now: datetime) -> None:
    """Remember the bot's own name, for the links on the cards, and owe Telegram the menus."""
    house = houses.house(session)
    house.bot_username = bot_username
    session.flush()
    found = places.below(session, ["/"])
    menus.owe_default(session, started=started, community=found[0].name if found else "", now=now)
