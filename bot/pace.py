"""The send budget: how much, to whom, how soon. Seconds in, seconds out; it never sleeps itself.

Telegram publishes no exact limits; about 30 a second overall, 1 a second in a private chat and 20 a
minute in a group are what its FAQ names. We stay below each and obey every 429.
"""

from collections import deque
from dataclasses import dataclass, field

from bot.rules.delivery import Priority

SECOND, MINUTE = 1.0, 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What we allow ourselves. `kept` of the overall budget are for alerts alone."""

    overall: int = 25
    kept: int = 5
    private_burst: int = 3
    group_per_minute: int = 18
    several_in: float = 10.0


@dataclass(slots=True)
class _Chat:
    """The recent sends to one chat."""

    sent: deque[float] = field(default_factory=deque)
    until: float = 0.0


class Pace:
    """Who may be sent to, and when. `now` is a monotonic number of seconds."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._urgent: deque[float] = deque()
        self._other: deque[float] = deque()
        self._chats: dict[int, _Chat] = {}
        self._refused: deque[tuple[float, int]] = deque()
        self._all_until = 0.0

    def room(self, priority: int, *, now: float) -> int:
        """Return how many messages of this priority may leave now."""
        if now < self._all_until:
            return 0
        self._forget(now)
        in_all = self.limits.overall - len(self._urgent) - len(self._other)
        if priority <= Priority.ALERT:
            return max(0, in_all)
        return max(0, min(in_all, self._most_other - len(self._other)))

    @property
    def _most_other(self) -> int:
        """Return how many a second may be anything but alerts."""
        return self.limits.overall - self.limits.kept

    def _forget(self, now: float) -> None:
        _forget(self._urgent, now - SECOND)
        _forget(self._other, now - SECOND)

    def lowest(self, *, now: float) -> int | None:
        """Return the least urgent priority there is room for, or None when there is room for nothing."""
        if self.room(Priority.BROADCAST, now=now):
            return Priority.BROADCAST
        return Priority.ALERT if self.room(Priority.ALERT, now=now) else None

    def wait(self, *, now: float) -> float:
        """Return how many seconds until there is room for everything; 0 when there is."""
        if now < self._all_until:
            return self._all_until - now
        if self.room(Priority.BROADCAST, now=now):
            return 0.0
        if len(self._other) >= self._most_other:
            return max(0.0, self._other[0] + SECOND - now)
        return max(0.0, min(sent[0] for sent in (self._urgent, self._other) if sent) + SECOND - now)

    def resting(self, *, now: float) -> dict[int, float]:
        """Return the chats that must rest, each with the seconds it still has to."""
        resting = {}
        for chat_id, chat in list(self._chats.items()):
            left = self._left(chat_id, chat, now)
            if left > 0:
                resting[chat_id] = left
            elif not chat.sent:
                del self._chats[chat_id]
        return resting

    def _left(self, chat_id: int, chat: _Chat, now: float) -> float:
        """A private chat may get a few at once and then one a second; a group so many a minute."""
        span = MINUTE if chat_id < 0 else SECOND * self.limits.private_burst
        most = self.limits.group_per_minute if chat_id < 0 else self.limits.private_burst
        _forget(chat.sent, now - span)
        full = chat.sent[0] + span - now if len(chat.sent) >= most else 0.0
        return max(full, chat.until - now)

    def note(self, chat_id: int, priority: int = Priority.PROMPT, *, now: float) -> None:
        """Note that a message leaves for a chat."""
        (self._urgent if priority <= Priority.ALERT else self._other).append(now)
        self._chats.setdefault(chat_id, _Chat()).sent.append(now)

    def refused(self, chat_id: int, retry_after: float, *, now: float) -> bool:
        """Obey a 429: that chat waits. When several chats get one within ten seconds, everybody does.

        Says whether everybody has to wait.
        """
        chat = self._chats.setdefault(chat_id, _Chat())
        chat.until = max(chat.until, now + retry_after)
        self._refused.append((now, chat_id))
        while self._refused and self._refused[0][0] < now - self.limits.several_in:
            self._refused.popleft()
        if len({who for _, who in self._refused}) > 1:
            self._all_until = max(self._all_until, now + retry_after)
            return True
        return False


def _forget(moments: deque[float], before: float) -> None:
    while moments and moments[0] <= before:
        moments.popleft()
