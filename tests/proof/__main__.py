"""The proof: `uv run poe proof`, with `--full` for 3 seeds of 100 kills during 10,000 updates each.

A bot process is killed (SIGKILL) at random moments, in its start-up too, while residents write to it
and it writes to them. It runs on a SQLite file and against the sandbox, served on loopback by this
process; the sandbox's own record of what it was fed and what it accepted is the truth, never the
bot's. The draws are seeded; the moments at which a process really dies are not repeatable.

The bot is started by `tests.proof.runner`, which is `python -m bot run` with the overall send pace
taken off: at the real 25 messages a second the full proof would take hours. Rounds are asked
meanwhile, alerts that nobody takes climb, and words for the worker are passed on. Several seeds are
played side by side, each in a process of its own with a bot of its own.

What counts, for everything that was fed:

reading     A value somebody typed. *Lost*: no row of that person with that value. *Twice*: two rows.
reply       What that person must see: the value echoed, the doubtful value asked about, that help was
            called, that the words were passed on. *Lost*: no message with that first line in that chat.
alert       A fever or a cry for help, as a card for the worker and one for the health centre, naming
            the person (and the value). *Lost*: no such card was accepted in that chat.
words       What is neither: the worker's copy. *Lost* likewise.
update      *Lost*: not in the inbox at the end. All must be done there, none put aside.
question    A round's question. It may be missing: one that was on the way when the process died is let
            be, since nobody is to be asked twice in a round. A second one is wrong, marked or not.
repeat      The same first line in the same chat again. (No two causes share one: a person never gives the
            same value twice, and cries for help and writes to the worker at most once.)
unmarked    A repeat without the line that says so (可能重复). Of all copies of a message one may be without
            it. There must be none.
unforeseen  A message that belongs to nothing above, nor to a card that climbed. There must be none.
slowest     From the feeding of a fever or a cry for help to the acceptance of the worker's card, without
            the time in which there was no bot (from a kill to the first call of the next process), and with it.

At the end the bot is asked to stop (SIGTERM) and must end with 0; the database must be sound
(`PRAGMA integrity_check`), with no message left `sending`. The exit code is 1 when anything was wrong.
"""

import argparse
import asyncio
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from tests.proof.play import Broken, Figures, Play, Size

SHORT = Size()
FULL = Size(
    residents=2000,
    updates=10_000,
    kills=100,
    rounds=tuple(timedelta(minutes=minutes) for minutes in range(8)),
    lull=2.0,
)

ROWS: tuple[tuple[str, str], ...] = (
    ("kills", "kills"),
    ("updates fed", "fed"),
    ("updates lost", "updates_lost"),
    ("sends accepted", "sent"),
    ("edits accepted", "edits"),
    ("readings expected", "readings"),
    ("readings lost", "readings_lost"),
    ("readings twice", "readings_twice"),
    ("replies expected", "replies"),
    ("replies lost", "replies_lost"),
    ("alert cards expected", "alerts"),
    ("alert cards lost", "alerts_lost"),
    ("words expected", "passed"),
    ("words lost", "passed_lost"),
    ("questions seen", "questions"),
    ("questions let be", "questions_let_be"),
    ("repeats", "repeats"),
    ("unmarked repeats", "unmarked"),
    ("unforeseen", "unforeseen"),
    ("slowest alert, bot up (s)", "slowest"),
    ("slowest alert, in all (s)", "slowest_in_all"),
    ("stopped in (s)", "stopped_in"),
    ("took (s)", "seconds"),
)


def main() -> int:
    """Play every seed, print the table and return the exit code."""
    asked = _arguments()
    size = replace(FULL if asked.full else SHORT, faults=asked.faults)
    size = replace(size, kills=asked.kills or size.kills, updates=asked.updates or size.updates)
    seeds = asked.seeds or ([1, 2, 3] if asked.full else [1])
    with ProcessPoolExecutor(len(seeds)) as side_by_side:
        played = list(side_by_side.map(partial(_played, size=size), seeds))
    _print_table(played)
    return 1 if any(figures.wrong for figures in played) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.proof", description="Kill the bot and count.")
    parser.add_argument("--full", action="store_true", help="3 seeds, 100 kills, 10,000 updates each")
    parser.add_argument("--faults", action="store_true", help="the network fails at random as well")
    parser.add_argument("--seeds", type=int, nargs="+", help="other seeds")
    parser.add_argument("--kills", type=int, help="another number of kills")
    parser.add_argument("--updates", type=int, help="another number of updates")
    return parser.parse_args()


def _played(seed: int, *, size: Size) -> Figures:
    with tempfile.TemporaryDirectory(prefix="proof-") as folder:
        try:
            figures = asyncio.run(Play(seed, size, Path(folder)).run())
        except Broken as broken:
            figures = Figures(seed, wrong=[f"the bot {broken}"])
    print(f"seed {seed}: {figures.seconds:.0f} s, {'; '.join(figures.wrong) or 'nothing lost'}", flush=True)
    return figures


def _print_table(played: list[Figures]) -> None:
    print(f"\n{'seed':<28}" + "".join(f"{figures.seed:>12}" for figures in played))
    for title, name in ROWS:
        print(f"{title:<28}" + "".join(f"{_shown(getattr(figures, name)):>12}" for figures in played))
    for figures in played:
        rows = figures.audit
        print(f"seed {figures.seed}: integrity {rows.integrity}, inbox {rows.inbox}, outbox {rows.outbox}")


def _shown(value: float) -> str:
    return f"{value:.1f}" if isinstance(value, float) else f"{value:,}"


if __name__ == "__main__":
    sys.exit(main())
