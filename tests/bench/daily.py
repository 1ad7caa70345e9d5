"""Opening a report for a whole district: everybody was asked four times in two days, some are ill, some are silent."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.notices import ReportCard
from bot.rules.slots import moment
from bot.rules.symptoms import Symptom
from bot.services import drawing
from bot.services.offices import Reached
from storage.db import Database
from storage.models import Check, Place, Reading, SymptomNote
from storage.words import Channel, CheckState, GivenBy
from tests.bench.databases import KINDS, opened
from tests.bench.table import Row, milliseconds, part
from tests.bench.town import A_GRID, Town, add, refresh_statistics

RESIDENTS = 50_000
BUDGET = 1_000.0  # milliseconds
TIMES = 7
SLOTS = (("morning", time(8)), ("evening", time(18)))
SILENT, ILL, UNWELL = 20, 100, 50  # one in so many


def measure() -> Iterator[Row]:
    """Draw the report of yesterday as the first who opens it sees it: nobody has confirmed anything."""
    for kind in KINDS:
        town = Town(RESIDENTS)
        with opened(town, kind) as db:
            _live_through(db, town)
            card = ReportCard(place=1, day=_yesterday(town).isoformat())
            reader = Reached(0, "zh-CN")
            times = milliseconds(lambda: db.call(drawing.draw, card, reader=reader, now=town.now), TIMES)  # noqa: B023
            what = f"a district's report of {RESIDENTS:,} residents, {kind}"
            yield Row(what, part(times, 0.5), BUDGET, "ms", note=f"worst {times[-1]:.0f}")


def _yesterday(town: Town) -> date:
    return town.now.astimezone(ZoneInfo(town.zone)).date() - timedelta(days=1)


def _live_through(db: Database, town: Town) -> None:
    """Write two days of checks, values and symptoms, as they would stand there."""
    days = (_yesterday(town) - timedelta(days=1), _yesterday(town))
    rounds = [(day, slot, at) for day in days for slot, at in SLOTS]
    with db.engine.connect() as connection, connection.begin():
        connection.execute(Place.__table__.update().values(created_at=town.now - timedelta(days=9)))  # type: ignore[attr-defined]
        for nth, (day, slot, at) in enumerate(rounds):
            opened_at = moment(day, at, ZoneInfo(town.zone))
            first = nth * town.residents
            add(connection, Reading, _readings(town, first, opened_at))
            add(connection, Check, _checks(town, first, day, slot, opened_at))
            add(connection, SymptomNote, _symptoms(town, nth, opened_at))
    refresh_statistics(db)


def _answers(town: Town, nth: int) -> Iterable[int]:
    """Everybody but those who are silent in this round."""
    return (one for one in range(1, town.residents + 1) if (one + nth) % SILENT)


def _readings(town: Town, first: int, at: datetime) -> Iterator[dict[str, Any]]:
    for one in _answers(town, first // town.residents):
        yield {
            "id": first + one,
            "episode_id": one,
            "resident_id": one,
            "centi": 3790 if one % ILL == 7 else 3650,
            "given_by": GivenBy.SELF if one % 9 else GivenBy.WORKER,
            "channel": Channel.CHAT,
            "said": "36.5",
            "measured_at": at + timedelta(minutes=one % 100),
            "recorded_at": at + timedelta(minutes=one % 100),
        }


def _checks(town: Town, first: int, day: date, slot: str, at: datetime) -> Iterator[dict[str, Any]]:
    answered = set(_answers(town, first // town.residents))
    for one in range(1, town.residents + 1):
        yield {
            "id": first + one,
            "episode_id": one,
            "resident_id": one,
            "place_id": (one - 1) // A_GRID + 4,
            "day": day,
            "slot": slot,
            "opened_at": at,
            "closes_at": at + timedelta(hours=2),
            "nudges": 0,
            "next_at": None,
            "state": CheckState.ANSWERED if one in answered else CheckState.MISSED,
            "answered_at": at + timedelta(minutes=one % 100) if one in answered else None,
            "reading_id": first + one if one in answered else None,
        }


def _symptoms(town: Town, nth: int, at: datetime) -> Iterator[dict[str, Any]]:
    for one in _answers(town, nth):
        yield {
            "episode_id": one,
            "resident_id": one,
            "kind": Symptom.COUGH if one % UNWELL == 3 else Symptom.NONE,
            "given_by": GivenBy.SELF,
            "channel": Channel.CHAT,
            "said": "",
            "noticed_at": at + timedelta(minutes=5),
            "recorded_at": at + timedelta(minutes=5),
        }
