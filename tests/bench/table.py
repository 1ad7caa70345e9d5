"""The table that is printed: what was measured, beside its budget."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Row:
    """One line. A budget is the most there may be, or with `at_least` the least."""

    what: str
    measured: float
    budget: float
    unit: str = ""
    at_least: bool = False
    note: str = ""

    @property
    def within(self) -> bool:
        """Whether the budget is kept."""
        return self.measured >= self.budget if self.at_least else self.measured <= self.budget

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        ratio = self.measured / self.budget if self.budget else 0.0
        numbers = (
            f"{_short(self.measured):>8} {self.unit:2} · {sign} {_short(self.budget):>5} {self.unit:2} · {ratio:7.1%}"
        )
        verdict = "within" if self.within else "over  "
        return f"{self.what:60} · {numbers} · {verdict} {self.note}".rstrip()


def _short(number: float) -> str:
    return f"{number:.0f}" if number >= 100 else f"{number:.3g}"


Bench = Callable[[], Iterable[Row]]


def milliseconds(work: Callable[[], object], times: int, clock: Callable[[], float] = perf_counter) -> list[float]:
    """Return how long something takes, so many times, sorted; the first time of all is not counted.

    With `thread_time` as its clock it is the CPU of this thread that counts, whoever else is busy here.
    """
    work()
    found = []
    for _ in range(times):
        start = clock()
        work()
        found.append((clock() - start) * 1000)
    return sorted(found)


def part(of: list[float], share: float) -> float:
    """Return the value below which such a share of sorted values lies."""
    return of[min(len(of) - 1, int(len(of) * share))]
