"""How much is too much: lengths as core.telegram.org/bots/api states them, and the pace of sending."""

import re
from collections import deque
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import ceil

from .html_text import units
from .refusals import Refused, bad_request

TEXT = 4096
CAPTION = 1024
CALLBACK_ANSWER = 200
START_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


def check_text(text: str) -> None:
    """Raise `Refused` when a text is empty or longer than 4096 UTF-16 units, entities taken out."""
    if not text:
        raise bad_request("message text is empty")
    if units(text) > TEXT:
        raise bad_request("message is too long")


def check_caption(caption: str) -> None:
    if units(caption) > CAPTION:
        raise bad_request("message caption is too long")


@dataclass(frozen=True)
class Limits:
    """The pace Telegram allows. The exact numbers are unpublished; these are what is observed.

    `overall` a second over all chats, `private` a second in one private chat with
    `burst` at once, `group` in any 60 seconds in one group. Zero switches one off.
    """

    overall: float = 30
    private: float = 1
    burst: int = 5
    group: int = 20

    @classmethod
    def off(cls) -> "Limits":
        return cls(overall=0, private=0, burst=0, group=0)

    def but(self, **changes: float) -> "Limits":
        """Return these limits with some changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass
class Window:
    """At most so many in any stretch of so many seconds."""

    count: float
    seconds: float
    passed: deque[datetime] = field(default_factory=deque)

    def wait(self, now: datetime, amount: int) -> float:
        """Return the seconds until `amount` may pass; 0 when it may now."""
        while self.passed and not 0 <= (now - self.passed[0]).total_seconds() < self.seconds:
            self.passed.popleft()
        over = ceil(len(self.passed) + amount - self.count)
        if over <= 0 or not self.passed:
            return 0.0
        freeing = self.passed[min(over, len(self.passed)) - 1]
        return self.seconds - (now - freeing).total_seconds()

    def take(self, now: datetime, amount: int) -> None:
        self.passed.extend([now] * amount)


@dataclass
class Bucket:
    """So many at once, then so many a second."""

    rate: float
    size: float
    level: float
    at: datetime

    def wait(self, now: datetime, amount: int) -> float:
        """Return the seconds until `amount` may pass; 0 when it may now."""
        passed = max((now - self.at).total_seconds(), 0.0)
        self.level = min(self.size, self.level + passed * self.rate)
        self.at = now
        short = min(amount, self.size) - self.level
        return max(short / self.rate, 0.0)

    def take(self, now: datetime, amount: int) -> None:
        self.level -= amount


class Pace:
    """Counts what was sent where, and says 429 when it was too fast. One for each bot."""

    def __init__(self, limits: Limits) -> None:
        self.refused = 0
        self.obey(limits)

    def obey(self, limits: Limits) -> None:
        """Put these limits in force, with nothing counted yet."""
        self.limits = limits
        self._overall = Window(limits.overall, 1)
        self._private: dict[int, Bucket] = {}
        self._groups: dict[int, Window] = {}

    def pass_or_refuse(
        self, chat_id: int, *, private: bool, now: datetime, amount: int = 1, paid: bool = False
    ) -> None:
        """Let a message through and count it, or raise 429 with the whole seconds to wait.

        A paid broadcast (`allow_paid_broadcast`) is not bound by the overall pace.
        """
        gates: list[Window | Bucket] = []
        if self.limits.overall and not paid:
            gates.append(self._overall)
        if private and self.limits.private:
            gates.append(self._private_gate(chat_id, now))
        if not private and self.limits.group:
            gates.append(self._groups.setdefault(chat_id, Window(self.limits.group, 60)))
        wait = max((gate.wait(now, amount) for gate in gates), default=0.0)
        if wait > 0:
            self.refused += 1
            raise too_many(max(1, ceil(wait)))
        for gate in gates:
            gate.take(now, amount)

    def _private_gate(self, chat_id: int, now: datetime) -> Bucket:
        size = max(self.limits.burst, 1)
        return self._private.setdefault(chat_id, Bucket(self.limits.private, size, size, now))


def too_many(seconds: int) -> Refused:
    return Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
