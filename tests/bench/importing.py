"""Registering a list of 5,000 people: how long it takes, and whether a round that opens meanwhile waits.

The file is opened in a process of its own, judged and registered in short transactions, as the importer and the tick
do it. Meanwhile the round of those who are followed up already opens, and its questions leave at the pump's own pace;
late is what leaves later than the pace alone would have it.
"""

import asyncio
from collections.abc import Awaitable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from time import perf_counter
from typing import TypeVar

from sqlalchemy import insert
from sqlmodel import Session, SQLModel, select

from bot.importer import CHUNK
from bot.notices import Ask
from bot.pace import Limits
from bot.rules.delivery import Answer, Priority
from bot.rules.evidence import MediaKind
from bot.rules.roles import Role
from bot.services import importing, registering, rounds, sending, staging
from bot.services.actors import Actor
from bot.services.said import Said
from bot.sheets.reader import Reader
from storage.db import Database
from storage.models import Outbox, StaffRole
from storage.words import OutboxState
from tests.bench.databases import KINDS, opened
from tests.bench.table import Row
from tests.bench.town import FIRST_WORKER, Town

PEOPLE, SECONDS = 5_000, 30.0
RESIDENTS, LATE = 500, 60.0  # a question may be this many seconds late while a list is registered
HEAD = "姓名,电话,网格,地址,开始日期,天数"
T = TypeVar("T")
PACE = float(Limits().overall - Limits().kept)  # messages a second beside the alerts
LOOK = 0.02  # seconds between two looks at what is owed
AT_ONCE = 8  # messages in flight, as many as the pump allows itself


def measure() -> Iterator[Row]:
    """Register the list alone, and while a round opens."""
    for kind in KINDS:
        with opened(Town(PEOPLE), kind) as db:
            alone = asyncio.run(registered(db, Town(PEOPLE), PEOPLE))
        yield Row(
            f"a list of {PEOPLE:,} for {Town(PEOPLE).grids} grids registered, {kind}",
            alone.seconds,
            SECONDS,
            "s",
            note=alone.note,
        )
        town = Town(RESIDENTS, due=True)
        with opened(town, kind) as db:
            both = asyncio.run(registered(db, town, PEOPLE, pace=PACE))
            late = lateness(db, town, pace=PACE)
        what = f"  the latest of {RESIDENTS:,} questions meanwhile, {kind}"
        yield Row(what, late[-1], LATE, "s", note=f"list {both.seconds:.1f} s, {both.note}")


@dataclass(slots=True)
class Took:
    """How long it took, in seconds, and its longest transaction."""

    opened: float = 0.0
    judged: float = 0.0
    seconds: float = 0.0
    longest: float = 0.0
    steps: int = 0
    sent: int = 0

    @property
    def note(self) -> str:
        """Where the time went."""
        return f"opened {self.opened:.1f}, judged by {self.judged:.1f} s, longest step {self.longest * 1000:.0f} ms"


class _Clock:
    """The moment of a town, going on in real time."""

    def __init__(self, town: Town) -> None:
        self._now, self._began = town.now, perf_counter()

    def __call__(self) -> datetime:
        return self._now + timedelta(seconds=perf_counter() - self._began)


async def registered(db: Database, town: Town, people: int, *, pace: float = 0.0) -> Took:
    """Send a list of so many people and register it; what is due meanwhile is asked and sent, so many a second."""
    number_on(db)
    await db.run(_appoint)
    took, now = Took(), _Clock(town)
    work = [_import(db, now, _listed(town, people), took)]
    if town.due:
        work += [_rounds(db, now), _pump(db, now, town.residents, took, pace)]
    await asyncio.gather(*work)
    return took


def _appoint(session: Session) -> None:
    """The first worker is an admin as well."""
    session.execute(insert(StaffRole).values(staff_id=1, role=Role.ADMIN, place_id=1))


def _listed(town: Town, people: int) -> bytes:
    grid = "开发区/长河街道/东风社区/{}".format
    lines = [f"新{one}人,138{one:08d},{grid(one % town.grids)},{one}号楼1单元101,,14" for one in range(people)]
    return "\n".join([HEAD, *lines]).encode("utf-8-sig")


async def _import(db: Database, now: _Clock, content: bytes, took: Took) -> None:
    """Do what the importer does, then what the tick does."""
    begun, sender = perf_counter(), Actor(FIRST_WORKER, FIRST_WORKER, True, "zh-CN", 1)
    said = Said("/import", 1, now())
    await db.run(importing.takes, MediaKind.FILE, "file-1", len(content), said, actor=sender, now=now())
    wanted = await db.run(staging.claim, now=now())
    if wanted is None:
        raise AssertionError("no list waits")
    table = await Reader().read(content)
    took.opened = perf_counter() - begun
    for at in range(0, len(table.rows), CHUNK):
        lines = table.rows[at : at + CHUNK]
        await _step(took, db.run(staging.take, wanted.number, table.head, lines, now=now()))
    await db.run(staging.checked, wanted.number, table.sheet, now=now())
    took.judged = perf_counter() - begun
    await db.run(importing.begin, wanted.number, actor=sender, now=now())
    more = True
    while more:
        more = (await _step(took, db.run(registering.go_on, now=now()))).more
    took.seconds = perf_counter() - begun


async def _step(took: Took, step: Awaitable[T]) -> T:
    begun = perf_counter()
    done = await step
    took.longest, took.steps = max(took.longest, perf_counter() - begun), took.steps + 1
    return done


async def _rounds(db: Database, now: _Clock) -> None:
    """Open the round as the tick does, once the list is under way."""
    await asyncio.sleep(0.2)
    more = True
    while more:
        more = (await db.run(rounds.open_due, now=now())).more


async def _pump(db: Database, now: _Clock, prompts: int, took: Took, pace: float) -> None:
    """Send what is owed at a pace, 0 for as fast as it goes; Telegram accepts everything at once."""
    numbers = count(1)
    while took.sent < prompts:
        letters = await db.run(sending.claim, now=now(), limit=AT_ONCE, lowest=Priority.BROADCAST)
        answered = [
            db.run(sending.settle, letter, Answer(200), message_id=next(numbers), now=now()) for letter in letters
        ]
        rests = len(letters) / pace if pace else 0.0
        await asyncio.gather(*answered, asyncio.sleep(rests if letters else LOOK))
        took.sent += sum(1 for letter in letters if letter.recipient.startswith("reporter:"))


def lateness(db: Database, town: Town, *, pace: float = 0.0) -> list[float]:
    """Return by how many seconds each question left later than its hour and the pace say, by the outbox's record."""

    def look(session: Session) -> list[float]:
        asked = select(Outbox).where(Outbox.notice == Ask.__name__, Outbox.state == OutboxState.SENT)
        sent = sorted(one.sent_at for one in session.exec(asked) if one.sent_at)
        waits = ((at - town.now).total_seconds() - (nth / pace if pace else 0.0) for nth, at in enumerate(sent))
        return sorted(waits)

    return db.call(look)


def number_on(db: Database) -> None:
    """Let PostgreSQL go on behind the numbers a town was filled with."""
    if db.is_sqlite:
        return
    with db.engine.connect() as connection, connection.begin():
        for table in SQLModel.metadata.sorted_tables:
            sequence = (
                connection.exec_driver_sql("SELECT pg_get_serial_sequence(%s, 'id')", (table.name,)).scalar()
                if "id" in table.columns
                else None
            )
            if sequence:
                connection.exec_driver_sql(
                    f"SELECT setval('{sequence}', (SELECT coalesce(max(id), 0) + 1 FROM {table.name}))"
                )
