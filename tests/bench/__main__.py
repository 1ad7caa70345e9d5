"""`python -m tests.bench [name …] [--profile]`: measure, print the table, never fail."""

import argparse
import os
import sys
import time
from collections.abc import Iterator

from tests.bench import daily, importing, pictures, reading_path, rest, round, sending, ticks
from tests.bench.table import Bench

BENCHES: dict[str, Bench] = {
    "reading": reading_path.measure,
    "ticks": ticks.measure,
    "round": round.measure,
    "daily": daily.measure,
    "import": importing.measure,
    "fever": sending.fever,
    "pace": sending.pace,
    "rest": rest.measure,
    "pictures": pictures.measure,
}


def main() -> None:
    """Run what was named, or everything."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"which ones: {', '.join(BENCHES)}; all when none is named")
    parser.add_argument("--profile", action="store_true", help="say where the time of a reading goes, instead")
    asked = parser.parse_args()
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    if asked.profile:
        print(reading_path.profiled())
        return
    if unknown := set(asked.names) - set(BENCHES):
        print(f"there is no bench {', '.join(sorted(unknown))}; there are: {', '.join(BENCHES)}")
        return
    for line in _lines(asked.names or list(BENCHES)):
        print(line, flush=True)


def _lines(names: list[str]) -> Iterator[str]:
    yield f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}"
    for name in names:
        start = time.monotonic()
        try:
            yield from map(str, BENCHES[name]())
        except Exception as fault:  # a number that cannot be had is no reason to stop
            yield f"{name:60} · not measured: {type(fault).__name__}: {fault}"
        yield f"  [{name}: {time.monotonic() - start:.0f} s]"
    yield "kill -9 a hundred times, nothing lost: see `poe proof`"


if __name__ == "__main__":
    main()
