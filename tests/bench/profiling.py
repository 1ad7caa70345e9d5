"""Where the time goes in our bot: each thread under cProfile, in seconds of that thread's own CPU.

A coroutine's time is the time it ran, not the time it waited. The profiler itself makes small Python
functions look dearer than they are; the shares are to be believed, not the sums.
"""

import cProfile
import pstats
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from storage.db import Database

TOP = 40


class Profiler:
    """Profiles every thread that starts from now on, and this one from `begin` to `end`. Counts statements."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.statements: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self._main = cProfile.Profile(time.thread_time)
        self._others: list[tuple[str, cProfile.Profile]] = []
        self._label = threading.local()
        self._profile_threads()
        self._count_statements()

    def begin(self) -> None:
        """Begin with this thread."""
        self._main.enable()

    def end(self) -> None:
        """End with this thread."""
        self._main.disable()

    def write(self) -> None:
        """Write what was found, a file for each kind of thread. The database must be closed by now."""
        self._main.dump_stats(self.folder / "main.prof")
        kinds: dict[str, pstats.Stats] = {}
        for name, profile in self._others:
            kind = name.split("-")[0].split("_")[0]
            if kind in kinds:
                kinds[kind].add(profile)
            else:
                kinds[kind] = pstats.Stats(profile)
        for kind, stats in kinds.items():
            stats.dump_stats(self.folder / f"{kind}.prof")
        lines = [f"{name} {self.calls[name]} {count}" for name, count in self.statements.most_common()]
        (self.folder / "statements.txt").write_text("\n".join(lines))

    def _profile_threads(self) -> None:
        run, others = threading.Thread.run, self._others

        def profiled(thread: threading.Thread) -> None:
            profile = cProfile.Profile(time.thread_time)
            others.append((thread.name, profile))
            profile.runcall(run, thread)

        threading.Thread.run = profiled  # type: ignore[method-assign, assignment]

    def _count_statements(self) -> None:
        """Count the statements of each service, by wrapping what is put into the writers' queue."""
        queue, profiler = Database._queue, self

        def counted(db: Database, service: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
            # a handler's service comes wrapped in the one that marks the update done
            name = getattr(args[0] if service.__name__ == "_once" else service, "__name__", "?")

            def named(*args: Any, **kwargs: Any) -> Any:
                profiler._label.now = name
                profiler.calls[name] += 1
                try:
                    return service(*args, **kwargs)
                finally:
                    profiler._label.now = "begin, savepoint, commit"

            return queue(db, named, *args, **kwargs)

        Database._queue = counted  # type: ignore[method-assign, assignment]

        @event.listens_for(Engine, "before_cursor_execute")
        def _count(*_: Any) -> None:
            profiler.statements[getattr(profiler._label, "now", "reads")] += 1


# what is shown of each update: a name, the thread, and the functions whose cumulative time it is
STAGES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("poll: HTTP in, JSON", "main", ("listener.py:poll",)),
    ("feed, FIFO, parse (dispatcher)", "main", ("dispatcher.py:work_one", "dispatcher.py:feed")),
    ("  of it PTB's parse", "main", ("_update.py:de_json",)),
    ("  of it PTB's handlers", "main", ("_application.py:process_update",)),
    ("send (pump)", "main", ("pump.py:send",)),
    ("  of it render", "main", ("pump.py:_say",)),
    ("  of it PTB's Bot", "main", ("_extbot.py:send_message",)),
    ("    of it the HTTP client", "main", ("transport.py:do_request", "_httpxrequest.py:do_request")),
    ("claim (pump, pace)", "main", ("pump.py:claim", "pump.py:_pause")),
    ("every service, with its session", "writes", ("db.py:_plainly", "db.py:_in_transaction")),
    ("  store (inbox)", "writes", ("receiving.py:store",)),
    ("  finish (inbox)", "writes", ("receiving.py:finish",)),
    ("  hear", "writes", ("hearing.py:hear",)),
    ("  claim", "writes", ("sending.py:claim",)),
    ("  settle", "writes", ("sending.py:settle",)),
    ("statements in the driver", "writes", ("default.py:do_execute", "default.py:do_executemany")),
    ("commit in the driver", "writes", ("default.py:do_commit",)),
)

# whose own time it is: the first part of a path that is found
OWNERS: tuple[str, ...] = (
    "sqlalchemy/orm",
    "sqlalchemy/sql",
    "sqlalchemy",
    "sqlmodel",
    "pydantic",
    "telegram",
    "httpx",
    "httpcore",
)
OWNERS += (
    "httpx",
    "httpcore",
    "anyio",
    "h11",
    "aiohttp",
    "yarl",
    "multidict",
    "fluent",
    "babel",
    "asyncio",
    "concurrent",
    "json",
    "urllib",
)
OWNERS += ("tests/bench", "/bot/", "/handlers/", "/storage/", "~")


def report(folder: Path, updates: int) -> str:
    """Return for so many updates the time by thread, stage and owner, and the dearest functions of each thread."""
    out = StringIO()
    threads = {path.stem: pstats.Stats(str(path), stream=out) for path in sorted(folder.glob("*.prof"))}
    spent = {name: sum(row[2] for row in _rows(stats).values()) for name, stats in threads.items()}
    whole = sum(spent.values())

    def put(label: str, seconds: float) -> None:
        print(f"  {label:34} {seconds / updates * 1000:7.2f} ms {seconds / whole:6.1%}", file=out)

    print(f"profiled CPU of {updates} updates, an update; by thread:", file=out)
    put("all", whole)
    for name, seconds in spent.items():
        put(name, seconds)
    print("\nby stage, cumulative:", file=out)
    for label, thread, functions in STAGES:
        if thread in threads:
            put(label, sum(_cumulative(threads[thread], one) for one in functions))
    print("\nby owner, own time:", file=out)
    for owner, seconds in _by_owner(threads.values()).most_common():
        put(owner, seconds)
    print("\nstatements: service, calls, statements, statements a call:", file=out)
    for line in (folder / "statements.txt").read_text().splitlines():
        name, calls, count = line.rsplit(" ", 2)
        print(f"  {name:28} {calls:>7} {count:>8} {int(count) / max(1, int(calls)):6.1f}", file=out)
    for name, stats in threads.items():
        if spent[name] > whole / 50:
            for order in ("cumulative", "tottime"):
                print(f"\n── thread {name}, by {order} ──", file=out)
                stats.sort_stats(order).print_stats(TOP)
    return _ABOVE.sub("", out.getvalue())


_ABOVE = re.compile(r"/\S*/(?:site-packages|lib/python[0-9.]+)/")
Rows = dict[tuple[str, int, str], tuple[int, int, float, float, Any]]


def _rows(stats: pstats.Stats) -> Rows:
    rows: Rows = stats.stats  # type: ignore[attr-defined]
    return rows


def _cumulative(stats: pstats.Stats, wanted: str) -> float:
    file, function = wanted.split(":")
    found = _rows(stats).items()
    return sum(row[3] for (path, _, name), row in found if name == function and path.endswith(f"/{file}"))


def _by_owner(threads: Iterable[pstats.Stats]) -> Counter[str]:
    owned: Counter[str] = Counter()
    for stats in threads:
        for (path, _, name), row in _rows(stats).items():
            owner = next((one for one in OWNERS if one in path), "the rest")
            if owner == "~":  # no file: written in C
                owner = "sqlite3" if "sqlite3" in name else "built in"
            owned[owner] += row[2]  # type: ignore[assignment]
    return owned
