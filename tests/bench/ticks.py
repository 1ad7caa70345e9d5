"""A tick that finds nothing to do, among very many episodes."""

from collections.abc import Iterator
from functools import partial

from bot import clock
from bot.scheduler import TICKS
from tests.bench.databases import KINDS, opened
from tests.bench.table import Row, milliseconds, part
from tests.bench.town import Town

EPISODES = 100_000
BUDGET = {"SQLite": 10.0, "PostgreSQL": 100.0}
TIMES = 31


def measure() -> Iterator[Row]:
    """Run each tick of the bot on each database; everybody's check is open, and nothing is due."""
    for kind in KINDS:
        with opened(Town(EPISODES, asked=True), kind) as db:
            for tick in TICKS:
                times = milliseconds(lambda: db.call(partial(tick.service), now=clock.now()), TIMES)  # noqa: B023
                what = f"tick {tick.name} finds nothing, {EPISODES:,} episodes, {kind}"
                yield Row(what, part(times, 0.5), BUDGET[kind], "ms", note=f"worst {times[-1]:.2f}")
