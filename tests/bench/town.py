"""A town of any size, filled set-wise: places, staff who opened the bot, residents who can be asked.

Fifty residents share a grid and its worker. It is about noon there whatever the clock of the
machine says, since nobody is asked anything at night.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, insert
from sqlmodel import SQLModel

from bot.notices import Ask
from bot.rules.delivery import Priority
from bot.rules.places import LEVELS
from bot.rules.roles import Role
from bot.rules.slots import Profile, to_json
from bot.services.offices import to_reporter
from bot.services.owing import row
from storage.db import Database
from storage.models import (
    BoundGroup,
    Check,
    Episode,
    House,
    Outbox,
    Place,
    Reporter,
    Reporting,
    Resident,
    Staff,
    StaffRole,
)
from storage.words import CheckState, Consent, EpisodeState

CHUNK = 5000
A_GRID = 50
FIRST_RESIDENT = 1_000_001  # the Telegram number of the first
FIRST_WORKER = 2_000_001
SLOT = "noon"


def zone_at_noon(now: datetime) -> str:
    """Return a zone where it is about noon now."""
    ahead = 12 - now.hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


@dataclass(frozen=True, slots=True)
class Town:
    """So many residents and how they are asked. Their ids are 1, 2, 3 … in every table."""

    residents: int
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    asked: bool = False  # everybody's check is open
    owed: int = 0  # to so many of them the question is still owed
    due: bool = False  # everybody's round begins now
    group: int = 0  # a group that hears of the whole community, or none

    @property
    def zone(self) -> str:
        """Where it is about noon."""
        return zone_at_noon(self.now)

    @property
    def grids(self) -> int:
        """How many workers there are."""
        return -(-self.residents // A_GRID)

    @property
    def chats(self) -> range:
        """The Telegram numbers of the residents."""
        return range(FIRST_RESIDENT, FIRST_RESIDENT + self.residents)

    @property
    def workers(self) -> range:
        """The Telegram numbers of the workers."""
        return range(FIRST_WORKER, FIRST_WORKER + self.grids)


def fill(db: Database, town: Town) -> None:
    """Write a town into an empty database."""
    numbers = range(1, town.residents + 1)
    with db.engine.connect() as connection, connection.begin():
        add(connection, House, [_house(town)])
        _fill_places(connection, town)
        add(connection, Resident, (_resident(town, one) for one in numbers))
        add(connection, Reporter, (_reporter(town, one) for one in numbers))
        add(connection, Reporting, (_reporting(town, one) for one in numbers))
        add(connection, Episode, (_episode(town, one) for one in numbers))
        if town.asked:
            add(connection, Check, (_check(town, one) for one in numbers))
        add(connection, Outbox, (_question(town, one) for one in range(1, town.owed + 1)))
    refresh_statistics(db)


def refresh_statistics(db: Database) -> None:
    """Let the planner know what was written."""
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def add(connection: Connection, table: type[SQLModel], rows: Iterable[dict[str, Any]]) -> None:
    """Insert rows, so many at a time."""
    left = iter(rows)
    while chunk := list(islice(left, CHUNK)):
        connection.execute(insert(table), chunk)


def _fill_places(connection: Connection, town: Town) -> None:
    """One district, township and community; each grid has a worker, the community a lead, the township its clinic."""
    names = ("开发区", "长河街道", "东风社区")
    places = [
        _place(town, depth, number=depth + 1, path="/".join(names[: depth + 1]), parent=depth or None)
        for depth in range(3)
    ]
    above = "/".join(names)
    places += [_place(town, 3, number=grid + 4, path=f"{above}/{grid}", parent=3) for grid in range(town.grids)]
    add(connection, Place, places)
    held = [(Role.WORKER, grid + 4) for grid in range(town.grids)]
    held += [(Role.LEAD, 3), (Role.HEALTH, 2), (Role.POLICE, 2), (Role.TOWNSHIP, 2), (Role.DISTRICT, 1)]
    staff = [
        {"id": one, "telegram_id": FIRST_WORKER + one - 1, "name": f"员{one}", "notify": {}, "created_at": town.now}
        for one in range(1, len(held) + 1)
    ]
    add(connection, Staff, (one | {"opened_at": town.now} for one in staff))
    roles = enumerate(held, 1)
    if town.group:
        bound = {"chat_id": town.group, "place_id": 3, "title": "群", "bound_at": town.now, "bound_by": 1}
        add(connection, BoundGroup, [bound])
    add(connection, StaffRole, ({"staff_id": one, "role": role, "place_id": place} for one, (role, place) in roles))


def _house(town: Town) -> dict[str, Any]:
    return {"id": 1, "zone": town.zone, "language": "zh-CN", "emergency_number": "120", "admin_ids": []}


def _place(town: Town, depth: int, *, number: int, path: str, parent: int | None) -> dict[str, Any]:
    above = "".join(f"{one}/" for one in range(1, depth + 1))
    return {
        "id": number,
        "parent_id": parent,
        "kind": LEVELS[depth],
        "name": path.rpartition("/")[2],
        "path": path,
        "lineage": f"/{above}{number}/",
        "rules": {},
        "created_at": town.now,
    }


def _resident(town: Town, one: int) -> dict[str, Any]:
    grid = (one - 1) // A_GRID
    return {"id": one, "name": f"居民{one}", "address": f"{one}号", "place_id": grid + 4, "created_at": town.now}


def _reporter(town: Town, one: int) -> dict[str, Any]:
    return {"id": one, "chat_id": FIRST_RESIDENT + one - 1, "language": "zh-CN", "created_at": town.now}


def _reporting(town: Town, one: int) -> dict[str, Any]:
    return {"reporter_id": one, "resident_id": one, "consent": Consent.SELF, "since": town.now}


def _episode(town: Town, one: int) -> dict[str, Any]:
    today = town.now.date()
    return {
        "id": one,
        "resident_id": one,
        "place_id": (one - 1) // A_GRID + 4,
        "reason": "",
        "starts_on": today - timedelta(days=3),
        "ends_on": today + timedelta(days=10),
        "zone": town.zone,
        "profile": PROFILE,
        "state": EpisodeState.ACTIVE,
        "next_round_at": town.now if town.due else town.now + timedelta(hours=6),
        "next_news_at": town.now + timedelta(hours=6),
        "next_day": today,
        "next_slot": SLOT,
        "created_at": town.now - timedelta(days=3),
    }


PROFILE = to_json(Profile())


def _check(town: Town, one: int) -> dict[str, Any]:
    return {
        "episode_id": one,
        "resident_id": one,
        "place_id": (one - 1) // A_GRID + 4,
        "day": town.now.date(),
        "slot": SLOT,
        "opened_at": town.now,
        "closes_at": town.now + timedelta(hours=2),
        "nudges": 0,
        "next_at": town.now + timedelta(minutes=45),
        "state": CheckState.DUE,
    }


def _question(town: Town, one: int) -> dict[str, Any]:
    return row(
        Ask(day=town.now.date().isoformat(), slot=SLOT, nudge=0),
        to=to_reporter(one),
        key=f"ask:{one}",
        priority=Priority.PROMPT,
        now=town.now,
        expires=town.now + timedelta(hours=2),
    )
