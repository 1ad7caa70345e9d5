"""A few rows to stand on: 东门网格, its worker 王芳, 李奶奶 and her isolation."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from bot.rules.escalation import AlertKind, AlertState, Tier, policy_for, policy_to_json
from bot.rules.roles import Role
from bot.rules.slots import Profile, to_json
from storage import places, staff
from storage.db import Database
from storage.models import Alert, Check, Episode, Resident
from storage.words import CheckState, EpisodeState, OutboxState
from tests.world import at

NOW = at("04-01 07:00")
DAY = date(2022, 4, 1)
PATH = ("开发区", "长河街道", "东风社区", "东门网格")


@dataclass(frozen=True, slots=True)
class Town:
    """The numbers of the rows."""

    place: int
    worker: int
    resident: int
    episode: int


def build(session: Session) -> Town:
    """Put the rows in."""
    place, _ = places.add_path(session, PATH, now=NOW)
    worker, _ = staff.appoint(session, telegram_id=2001, name="王芳", role=Role.WORKER, place_id=place.id, now=NOW)
    resident = Resident(name="李奶奶", place_id=place.id or 0, created_at=NOW)
    session.add(resident)
    session.flush()
    episode = new_episode(resident.id or 0, place.id or 0)
    session.add(episode)
    session.flush()
    return Town(place.id or 0, worker.id or 0, resident.id or 0, episode.id or 0)


def built(db: Database) -> Town:
    """Put the rows into a database."""
    return db.call(build)


def new_episode(resident: int, place: int, **values: Any) -> Episode:
    """Return an isolation that goes on."""
    given: dict[str, Any] = {
        "resident_id": resident,
        "place_id": place,
        "starts_on": DAY,
        "ends_on": date(2022, 4, 14),
        "zone": "Asia/Shanghai",
        "profile": to_json(Profile()),
        "state": EpisodeState.ACTIVE,
        "created_at": NOW,
    }
    return Episode(**given | values)


def new_check(town: Town, **values: Any) -> Check:
    """Return the check of the first morning."""
    given: dict[str, Any] = {
        "episode_id": town.episode,
        "resident_id": town.resident,
        "place_id": town.place,
        "day": DAY,
        "slot": "morning",
        "opened_at": at("04-01 08:00"),
        "closes_at": at("04-01 10:00"),
        "next_at": at("04-01 08:45"),
        "state": CheckState.DUE,
    }
    return Check(**given | values)


def new_alert(town: Town, **values: Any) -> Alert:
    """Return a fever of the first morning."""
    given: dict[str, Any] = {
        "kind": AlertKind.FEVER,
        "tier": Tier.RED,
        "state": AlertState.OPEN,
        "dedupe": f"fever:{town.episode}",
        "place_id": town.place,
        "episode_id": town.episode,
        "resident_id": town.resident,
        "policy": policy_to_json(policy_for(AlertKind.FEVER, Tier.RED, Profile())),
        "raised_at": NOW,
        "clock_at": NOW,
        "next_at": at("04-01 07:15"),
    }
    return Alert(**given | values)


def owed_row(key: str, **values: Any) -> dict[str, Any]:
    """Return a message we owe, as the services write it."""
    return {
        "key": key,
        "notice": "Line",
        "params": {},
        "recipient": "chat:1001:zh-CN",
        "priority": 3,
        "owed_at": NOW,
        "next_at": NOW,
        "expires_at": None,
        "edits": None,
        "state": OutboxState.OWED,
        "attempts": 0,
        "rearm": False,
        "marked": False,
        "plain": False,
        "why": "",
    } | values
