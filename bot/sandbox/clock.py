"""The time the sandbox lives by: real, faster, stopped, or wherever it is set."""

import time
from datetime import UTC, datetime, timedelta


class SandboxClock:
    """A clock that can be set, moved, sped up and stopped; real time when left alone.

    Every lifetime and rate limit of the sandbox reads this clock. It never
    wakes anybody: whoever waits for a moment has to look again.
    """

    def __init__(self, start: datetime | None = None, *, rate: float = 1.0, paused: bool = False) -> None:
        self._moment = _aware(start) if start is not None else datetime.now(UTC)
        self._since = time.monotonic()
        self._rate = rate
        self._paused = paused

    def now(self) -> datetime:
        """Return the moment it is in the sandbox, aware, in UTC."""
        if self._paused:
            return self._moment
        return self._moment + timedelta(seconds=(time.monotonic() - self._since) * self._rate)

    @property
    def rate(self) -> float:
        """How many sandbox seconds pass in a real one while the clock runs."""
        return self._rate

    @rate.setter
    def rate(self, rate: float) -> None:
        if rate <= 0:
            raise ValueError("a clock rate must be above zero; use pause() to stop the clock")
        self._rebase(self.now())
        self._rate = rate

    @property
    def paused(self) -> bool:
        return self._paused

    def set(self, moment: datetime) -> None:
        """Make it `moment` (aware) now; the clock goes on from there, or stays stopped."""
        self._rebase(_aware(moment))

    def advance(self, by: float | timedelta) -> None:
        """Move the clock by so many seconds, or by a timedelta."""
        step = by if isinstance(by, timedelta) else timedelta(seconds=by)
        self._rebase(self.now() + step)

    def pause(self) -> None:
        self._rebase(self.now())
        self._paused = True

    def resume(self) -> None:
        self._rebase(self.now())
        self._paused = False

    def _rebase(self, moment: datetime) -> None:
        self._moment = moment
        self._since = time.monotonic()


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("the sandbox takes aware moments only")
    return moment.astimezone(UTC)
