"""Opening a round for a whole city, while the event loop has other things to do."""

import asyncio
from collections.abc import Iterator
from time import perf_counter, process_time

from bot import clock
from bot.services import rounds
from storage.db import Database
from tests.bench.databases import KINDS, opened
from tests.bench.table import Row
from tests.bench.town import Town

EPISODES = 50_000
SECONDS = 5.0
STALL = 100.0  # milliseconds
LOOK = 0.005  # seconds between two looks of the probe


def measure() -> Iterator[Row]:
    """Open it as the scheduler does, a chunk in each transaction."""
    for kind in KINDS:
        with opened(Town(EPISODES, due=True), kind) as db:
            quiet = asyncio.run(_quiet())
            start = process_time()
            seconds, stall, asked = asyncio.run(_open(db))
            cpu = process_time() - start
        what = f"a round of {EPISODES:,} opened, {kind}"
        yield Row(what, seconds, SECONDS, "s", note=f"{asked:,} questions owed, {cpu:.1f} s of our CPU")
        yield Row(
            f"  the event loop stalled meanwhile, {kind}", stall, STALL, "ms", note=f"{quiet:.0f} with nothing to do"
        )


async def _open(db: Database) -> tuple[float, float, int]:
    late: list[float] = [0.0]
    probe = asyncio.create_task(_probe(late))
    start, asked, more = perf_counter(), 0, True
    while more:
        counts = await db.run(rounds.open_due, now=clock.now())
        asked, more = asked + counts.asked, counts.more
    seconds = perf_counter() - start
    probe.cancel()
    return seconds, max(late) * 1000, asked


async def _quiet() -> float:
    """Return the milliseconds this machine makes a loop wait that has nothing to do."""
    late: list[float] = []
    probe = asyncio.create_task(_probe(late))
    await asyncio.sleep(3)
    probe.cancel()
    return max(late) * 1000


async def _probe(late: list[float]) -> None:
    """Note by how much a short sleep was too long."""
    while True:
        before = perf_counter()
        await asyncio.sleep(LOOK)
        late.append(perf_counter() - before - LOOK)
