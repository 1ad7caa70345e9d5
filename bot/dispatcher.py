"""The dispatcher: inbox rows to handlers, in order within a chat, side by side across chats."""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from typing import Any

from sqlalchemy.exc import DBAPIError
from telegram import Update
from telegram.ext import Application

from bot import clock, logs
from bot.context import Context, actor_of
from bot.services import receiving, refusing
from bot.services.receiving import Waiting
from storage.db import Database

log = logs.get(__name__)

HELD = 500  # updates held in memory at the most; the others wait in the inbox
WORKERS = 16
MINUTE = 60.0  # seconds
REMEMBERED = 500  # updates of a chat
CHATS_REMEMBERED = 10_000


class Dispatcher:
    """Takes what is new in the inbox and sees to it that it takes effect once, or is put aside."""

    def __init__(
        self, db: Database, application: Application[Any, Any, Any, Any, Any, Any], acted: Callable[[], None]
    ) -> None:
        self.db, self.application = db, application
        self._acted = acted
        self._wake = asyncio.Event()
        self._chats: dict[int, deque[Waiting]] = {}
        self._held: set[int] = set()
        self._last = 0
        self._ready: asyncio.Queue[int] = asyncio.Queue()
        self._faults: dict[int, Exception] = {}
        self._settled: set[int] = set()  # what a handler has seen to, in the transaction of its effect
        application.bot_data["settled"] = self._settled
        self._recent: dict[int, deque[float]] = {}  # when each chat's updates of the last minute were taken
        application.bot_data["recent"] = self._recently
        application.add_error_handler(self._on_error)

    def wake(self) -> None:
        """Look at once: something new came in."""
        self._wake.set()

    async def run_feed(self) -> None:
        """Keep handing out what is new."""
        while True:
            self._wake.clear()
            room = HELD - len(self._held)
            try:
                fed = await self.feed()
            except DBAPIError as fault:
                log.error("inbox not read", error=logs.failure(fault))
                fed = 0
            # what comes in from now on wakes us; only where there was no room for all of it may more be there
            if fed < max(room, 1):
                try:
                    await asyncio.wait_for(self._wake.wait(), timeout=2)
                except TimeoutError:
                    continue

    async def feed(self) -> int:
        """Take new updates from the inbox, as many as may be held, and return how many they were."""
        if len(self._held) >= HELD:
            return 0
        if not self._held:
            # after a quiet week the numbers begin anew, perhaps lower: with nothing in hand look at all
            self._last = 0
        fresh = await self.db.read(receiving.waiting, limit=HELD - len(self._held), after=self._last)
        for one in fresh:
            self._last = max(self._last, one.update_id)
            self._held.add(one.update_id)
            queue = self._chats.setdefault(one.chat_id, deque())
            queue.append(one)
            if len(queue) == 1:
                self._ready.put_nowait(one.chat_id)
        return len(fresh)

    def _recently(self, chat_id: int) -> int:
        """Return how many updates of a chat were taken within a minute, the one in hand among them."""
        return len(self._recent.get(chat_id, ()))

    def _note(self, chat_id: int) -> None:
        """Note that an update of a chat is taken now, and forget the chats that have been silent."""
        now = clock.monotonic()
        moments = self._recent.setdefault(chat_id, deque(maxlen=REMEMBERED))
        moments.append(now)
        while moments[0] <= now - MINUTE:
            moments.popleft()
        if len(self._recent) > CHATS_REMEMBERED:
            self._recent = {chat: kept for chat, kept in self._recent.items() if kept[-1] > now - MINUTE}

    async def run_worker(self) -> None:
        """Keep taking chats that have something waiting, one update at a time."""
        while True:
            await self.work_one(await self._ready.get())

    @property
    def idle(self) -> bool:
        """Whether nothing that was fed is waiting."""
        return not self._held

    async def work_one(self, chat_id: int | None = None) -> None:
        """Handle the oldest update of a chat; the chat queues up again when it has another."""
        if chat_id is None:
            chat_id = self._ready.get_nowait()
        queue = self._chats[chat_id]
        one = queue[0]
        self._note(chat_id)
        await self._take_until_settled(one)
        queue.popleft()
        self._held.discard(one.update_id)
        if queue:
            self._ready.put_nowait(chat_id)
        else:
            del self._chats[chat_id]
        if len(self._held) < HELD // 2:
            self._wake.set()

    async def _take_until_settled(self, one: Waiting) -> None:
        while True:
            try:
                if await self._take(one):
                    return
            except DBAPIError as fault:
                # locked or full: the update is not to blame, and nothing after it in its chat may overtake it
                log.error("database refused", update=one.update_id, error=logs.failure(fault))
                await asyncio.sleep(1)

    async def _take(self, one: Waiting) -> bool:
        """Handle an update and say whether it is settled; otherwise it is tried again."""
        try:
            update = Update.de_json(json.loads(one.raw), self.application.bot)
        except Exception as fault:
            log.error("update unreadable", update=one.update_id, error=type(fault).__name__)
            await self.db.run(receiving.quarantine, one.update_id, "unreadable", now=clock.now())
            self._acted()
            return True
        await self.application.process_update(update)
        fault_ = self._faults.pop(one.update_id, None)
        if fault_ is None and one.update_id in self._settled:
            self._settled.discard(one.update_id)
            return True
        if fault_ is None:
            await self.db.run(receiving.ignore, one.update_id, "nothing to us", now=clock.now())
            return True
        return await self._failed(one, update, fault_)

    async def _failed(self, one: Waiting, update: Update, fault: Exception) -> bool:
        if isinstance(fault, DBAPIError) and fault.connection_invalidated is False and _is_busy(fault):
            raise fault
        log.error("handler failed", update=one.update_id, error=logs.failure(fault))
        again = await self.db.run(receiving.failed, one.update_id, type(fault).__name__, now=clock.now())
        if not again:
            await self._apologise(update)
        self._acted()
        return not again

    async def _apologise(self, update: Update) -> None:
        try:
            await self.db.run(refusing.apologise, actor=actor_of(update), now=clock.now())
        except Exception as fault:
            # whatever broke the handler may break this too; the update is put aside already
            log.error("apology failed", update=update.update_id, error=logs.failure(fault))

    async def _on_error(self, update: object, context: Context) -> None:
        if isinstance(update, Update) and context.error is not None:
            self._faults[update.update_id] = context.error


def _is_busy(fault: DBAPIError) -> bool:
    """Whether the database itself cannot go on: locked, full, read-only, gone."""
    said = str(fault.orig).lower()
    return any(word in said for word in ("locked", "full", "readonly", "read-only", "disk i/o", "connection"))
