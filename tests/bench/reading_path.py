"""A reading's whole way on one core, against a stock echo bot that stores nothing, in the same run.

Both are pinned to one core and Telegram to another. What is compared is the CPU each takes for an
update, which on a core of its own is the throughput; by the clock, others on the machine count too.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bot.sandbox import TOKEN, Limits
from tests.bench.bots import Process, Start, echo_bot, our_bot, wait_for
from tests.bench.databases import database
from tests.bench.profiling import report
from tests.bench.table import Row
from tests.bench.telegram import ECHO_TOKEN, Telegram, telegram
from tests.bench.town import Town

RESIDENTS = 600
WARM = 100  # of them speak once before
EACH = 2  # readings of each of the others: the first answers the open check
TIMES = 3
UPDATES = WARM + (RESIDENTS - WARM) * EACH
PATIENCE = 400.0  # seconds for a run
TOWN = Town(RESIDENTS, asked=True)


@dataclass(frozen=True, slots=True)
class Run:
    """Updates a second: by the clock, and of the bot's own CPU. `telegram` is how busy Telegram's core was."""

    wall: float
    cpu: float
    telegram: float


def measure() -> Iterator[Row]:
    """Take turns, and compare each turn with the one beside it."""
    pairs = [(_fresh(run_ours), _fresh(run_echo)) for _ in range(TIMES)]
    ours, echo = (median(run.cpu for run in runs) for runs in zip(*pairs, strict=True))
    by_cpu = median(our.cpu / stock.cpu for our, stock in pairs)
    by_clock = median(our.wall / stock.wall for our, stock in pairs)
    note = f"{ours:.0f}/s of {echo:.0f}/s; {1000 / ours:.1f} ms of {1000 / echo:.1f} ms an update"
    yield Row("whole reading path against stock echo, by CPU", by_cpu * 100, 45, "%", at_least=True, note=note)
    busiest = max(run.telegram for pair in pairs for run in pair)
    note = f"Telegram's core at most {busiest:.0%} busy"
    yield Row("  the same by the clock", by_clock * 100, 45, "%", at_least=True, note=note)


def run_ours(desk: Telegram, profile: Path | None = None) -> Run:
    """Measure our bot on a fresh database."""
    with database(TOWN) as url, our_bot(Start(desk.url, url, TOWN.zone, profile=profile)) as bot:
        return _speak(desk, bot, TOKEN)


def run_echo(desk: Telegram) -> Run:
    """Measure the echo bot."""
    with echo_bot(desk.url) as bot:
        return _speak(desk, bot, ECHO_TOKEN)


def profiled() -> str:
    """Return where our bot's time goes."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        _fresh(lambda desk: run_ours(desk, Path(folder)))
        return report(Path(folder), UPDATES)


def _fresh(run: Callable[[Telegram], Run]) -> Run:
    with telegram(Limits.off()) as desk:
        desk.meet(TOWN.chats)
        return run(desk)


def _speak(desk: Telegram, bot: Process, token: str) -> Run:
    """Let everybody say a temperature, and wait until each has an answer."""
    desk.say([(one, "36.5") for one in TOWN.chats[:WARM]], token)
    _answered(desk, WARM)
    words = [(one, f"36.{turn + 4}") for turn in range(EACH) for one in TOWN.chats[WARM:]]
    cpu, busy, start = bot.cpu(), desk.busy(), time.time()
    desk.say(words, token)
    _answered(desk, WARM + len(words))
    seconds = desk.sent(WARM)[-1][0] - start
    return Run(len(words) / seconds, len(words) / (bot.cpu() - cpu), (desk.busy() - busy) / seconds)


def _answered(desk: Telegram, count: int) -> None:
    if not wait_for(lambda: desk.count() >= count, at_most=PATIENCE):
        raise TimeoutError(f"{desk.count()} of {count} answers came")
