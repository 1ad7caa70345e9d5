"""How long pure work takes, so that only the work is judged and not the machine it ran on.

Processor time is counted, not the clock on the wall: a neighbour's build is no fault of the
work. The best of several tries counts, and on a machine slower than the one the limits were
set on it counts for proportionally less. Work that grows with the square of its input still fails.
"""

import time
from collections.abc import Callable

# most tries; the first that is quick enough ends them, so only a failing test pays for all
TRIES = 20
# processor seconds of `_yardstick` on the machine the limits were set on (two cores, Python 3.11, idle)
USUAL = 0.0048


def least_seconds(work: Callable[[], object], *, enough: float) -> float:
    """Return the fewest seconds the work took, as on a usual machine; stop at a try of `enough` seconds or fewer."""
    best = float("inf")
    for _ in range(TRIES):
        # measured again each time, because a busy machine is slow for a moment only
        best = min(best, _seconds(work) / _slowness())
        if best <= enough:
            break
    return best


def _seconds(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return time.thread_time() - began


def _slowness() -> float:
    """Return how many times slower than usual this machine is now. A faster one is given no less time."""
    return max(1.0, _seconds(_yardstick) / USUAL)


def _yardstick() -> int:
    """Look characters up and call functions, as a reader of text does."""
    known = dict.fromkeys("三十六度五 36.5", 1)
    return sum(known.get(char, 0) + char.isalpha() for char in "体温三十六度五, 36.5 " * 5000)
