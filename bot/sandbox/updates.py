"""The queue of updates of one bot, with the offsets, lifetimes and jealousy of getUpdates."""

import asyncio
import random
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from .clock import SandboxClock
from .refusals import Refused

Update = dict[str, Any]

LIFETIME = timedelta(hours=24)  # core.telegram.org/bots/api#getting-updates
PRESS_LIFETIME = timedelta(seconds=150)  # read in the Bot API server's source
QUIET = timedelta(days=7)  # after it the next id is chosen at random
AHEAD = 10  # an offset further ahead than this is ignored by the server
LONGEST_POLL = 50.0  # seconds
FIRST_ID = 700_000_001
KINDS = frozenset(
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
        "managed_bot",
    ]
)
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True)
class Waiting:
    update: Update
    update_id: int
    expires: datetime


class UpdateQueue:
    """Updates not yet confirmed, oldest first."""

    def __init__(self, clock: SandboxClock) -> None:
        self._clock = clock
        self._queue: deque[Waiting] = deque()
        self._next_id = FIRST_ID
        self._last_at: datetime | None = None
        self._draw = random.Random(7)
        self._pending: asyncio.Future[None] | None = None
        self._soonest: datetime | None = None  # when the first of them expires
        self._in_order = True
        self.allowed = KINDS - ON_REQUEST
        self.fed: list[Update] = []
        self.confirmed = 0
        self.expired = 0

    def add(self, kind: str, payload: dict[str, Any]) -> Update | None:
        """Queue an update; None when the bot did not ask for this kind (no id is used up then)."""
        if kind not in self.allowed:
            return None
        update = {"update_id": self._take_id(), kind: payload}
        self._append(update, PRESS_LIFETIME if kind == "callback_query" else LIFETIME)
        return update

    def inject(self, update: Update) -> Update:
        """Queue an update as it is, however wrong; it gets the next id unless it brings one."""
        whole = update if "update_id" in update else {"update_id": self._take_id(), **update}
        self._append(whole, PRESS_LIFETIME if "callback_query" in whole else LIFETIME)
        return whole

    def waiting(self) -> int:
        """Return how many updates are neither confirmed nor expired."""
        self._drop_expired()
        return len(self._queue)

    def drop_all(self) -> None:
        self._queue.clear()

    def skip_ids(self, count: int) -> None:
        """Leave a hole of `count` ids, as updates that expired or went to another consumer do."""
        self._next_id += count

    async def poll(self, offset: int, limit: int, patience: float) -> list[Update]:
        """Confirm what lies before `offset`, then return up to `limit` updates, waiting for one up to `patience`.

        A poll that is still waiting when another begins ends with 409, as at Telegram:
        the newer one wins. `patience` is in real seconds, 50 at most.
        """
        self._end_older_poll()
        self._confirm(offset)
        ready = self._ready(limit)
        if ready or patience <= 0:
            return ready
        pending = self._pending = asyncio.get_running_loop().create_future()
        try:
            await asyncio.wait_for(pending, min(patience, LONGEST_POLL))
        except TimeoutError:
            return []
        finally:
            if self._pending is pending:
                self._pending = None
        return self._ready(limit)

    def _end_older_poll(self) -> None:
        if self._pending is not None and not self._pending.done():
            self._pending.set_exception(
                Refused(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                )
            )

    def _append(self, update: Update, lifetime: timedelta) -> None:
        now = self._clock.now()
        self._last_at = now
        waiting = Waiting(update, int(update["update_id"]), now + lifetime)
        if self._queue and waiting.update_id < self._queue[-1].update_id:
            self._in_order = False
        if self._soonest is None or waiting.expires < self._soonest:
            self._soonest = waiting.expires
        self._queue.append(waiting)
        self.fed.append(update)
        self.wake()

    def wake(self) -> None:
        """Let a waiting poll answer with what there is; safe from any thread."""
        pending = self._pending
        if pending is not None and not pending.done():
            pending.get_loop().call_soon_threadsafe(_wake, pending)

    def _take_id(self) -> int:
        if self._last_at is not None and self._clock.now() - self._last_at > QUIET:
            self._next_id = self._draw.randrange(100_000_000, 900_000_000)
        self._next_id += 1
        return self._next_id - 1

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            while len(self._queue) > -offset:
                self._forget_oldest()
            return
        if offset > self._next_id + AHEAD:
            return
        while self._queue and self._queue[0].update_id < offset:
            self._forget_oldest()
        if self._in_order:
            return
        kept = deque(waiting for waiting in self._queue if waiting.update_id >= offset)
        self.confirmed += len(self._queue) - len(kept)
        self._queue = kept

    def _forget_oldest(self) -> None:
        self._queue.popleft()
        self.confirmed += 1

    def _ready(self, limit: int) -> list[Update]:
        self._drop_expired()
        return [waiting.update for waiting, _ in zip(self._queue, range(limit), strict=False)]

    def _drop_expired(self) -> None:
        now = self._clock.now()
        if self._soonest is None or now < self._soonest:
            return
        kept = deque(waiting for waiting in self._queue if waiting.expires > now)
        self.expired += len(self._queue) - len(kept)
        self._queue = kept
        self._soonest = min((waiting.expires for waiting in kept), default=None)


def _wake(pending: asyncio.Future[None]) -> None:
    if not pending.done():
        pending.set_result(None)
