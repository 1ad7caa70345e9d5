"""The only place time comes from; the sandbox and the tests steer it."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_source: Callable[[], datetime] | None = None


def now() -> datetime:
    """Return the moment, aware and in UTC."""
    source = _source
    if source is None:
        return machine()
    moment = source()
    if moment.tzinfo is None:
        raise ValueError("a steered clock must give aware moments")
    return moment.astimezone(UTC)


def machine() -> datetime:
    """Return the machine's own moment in UTC, whoever steers: only for what begins with the day outside."""
    return datetime.now(UTC)


def monotonic() -> float:
    """Return seconds for pacing; only differences mean anything.

    While the clock is steered this follows it, so that pacing in the sandbox
    goes by the time people see on the page.
    """
    if _source is None:
        return time.monotonic()
    return (now() - _EPOCH).total_seconds()


def steer(source: Callable[[], datetime] | None) -> None:
    """Let `source` say what time it is; None gives the clock back to the machine."""
    global _source
    _source = source
