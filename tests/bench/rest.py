"""What the process holds when nothing happens."""

import time
from collections.abc import Iterator

from bot.pace import Limits
from tests.bench.bots import Start, our_bot
from tests.bench.databases import database
from tests.bench.table import Row
from tests.bench.telegram import telegram
from tests.bench.town import Town

RESIDENTS = 10_000
IDLE = 30.0  # seconds


def measure() -> Iterator[Row]:
    """Start the bot on a large town, leave it alone, and look."""
    town = Town(RESIDENTS, asked=True)
    with telegram() as desk, database(town) as url, our_bot(Start(desk.url, url, town.zone, Limits())) as bot:
        time.sleep(IDLE)
        cpu = bot.cpu()
        time.sleep(IDLE)
        note = f"{(bot.cpu() - cpu) / IDLE:.1%} of a core"
        yield Row(f"process at rest, {RESIDENTS:,} residents", bot.rss() / 2**20, 200, "MB", note=note)
