"""The listener: Telegram's updates into the inbox, committed before they are confirmed.

Its health is the time since the last good poll, never a flag. The offset moves only when the batch
is on the disk, so a kill at any moment loses nothing: what was not confirmed is delivered again.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from telegram.request import BaseRequest

from bot import clock, logs
from bot.rules.delivery import Answer, Verdict, backoff, judge
from bot.services import receiving
from bot.wire import fetch
from storage.db import Database

log = logs.get(__name__)

# everything the handlers take; named, since the default leaves some kinds out
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
LONG_POLL = 25  # seconds
SLACK = 10.0  # seconds an answer may be late before the connection is taken for dead
REBUILD_AFTER = 90.0
GIVE_UP_AFTER = 300.0
CONFLICTS_TOLD = 3
REVOKED_TOLD = 3


class TokenRevoked(Exception):
    """Telegram says the token is worth nothing."""


class Wedged(Exception):
    """There was no good poll for five minutes: the supervisor is to start us anew."""


@dataclass
class Health:
    """How the way in is doing. Seconds are of the event loop's clock."""

    last_good: float = 0.0
    polls: int = 0
    updates: int = 0
    gaps: int = 0
    conflicts: int = 0
    rebuilt: int = 0


class Listener:
    """Long-polls for updates and keeps them."""

    def __init__(
        self,
        db: Database,
        base_url: str,
        new_request: Callable[[], BaseRequest],
        *,
        arrived: Callable[[], None],
        alarm: Callable[[str], None],
        long_poll: int = LONG_POLL,
    ) -> None:
        self.db = db
        self.health = Health()
        self.first_good = asyncio.Event()
        self._url = f"{base_url}/getUpdates"
        self._new_request = new_request
        self._request: BaseRequest | None = None
        self._arrived, self._alarm = arrived, alarm
        self._long_poll = long_poll
        self._offset: int | None = None
        self._failures = 0
        self._conflicts = 0
        self._revoked = 0

    async def run(self) -> None:
        """Poll for ever. Raises TokenRevoked or Wedged when there is no point in going on."""
        self._mark_good()
        while True:
            wait = await self.poll(self._long_poll)
            self._check_health()
            if self.silent_for() > REBUILD_AFTER and self._failures:
                await self._rebuild()
            if wait:
                await asyncio.sleep(wait)

    async def poll(self, long: int = 0) -> float:
        """Poll once for so many seconds, keep what came, and return how many to wait before the next time."""
        request = await self._client()
        params: dict[str, object] = {"timeout": long, "limit": 100, "allowed_updates": ALLOWED}
        if self._offset is not None:
            params["offset"] = self._offset
        answer, updates = await fetch(request, self._url, long + SLACK, **params)
        if answer.code == 200 and not answer.wire and isinstance(updates, list):
            return await self._keep(updates)
        return self._judge(answer)

    async def _keep(self, updates: list[object]) -> float:
        whole = [update for update in updates if isinstance(update, dict) and isinstance(update.get("update_id"), int)]
        if whole:
            try:
                stored = await self.db.run(receiving.store, whole, now=clock.now())
            except Exception as fault:
                # the offset stays: Telegram keeps the batch for a day and gives it again
                log.error("updates not stored", count=len(whole), error=logs.failure(fault))
                self._failures += 1
                return backoff(self._failures, urgent=True)
            self._offset = max(update["update_id"] for update in whole) + 1
            self.health.updates += stored.new
            self.health.gaps += stored.gap
            if stored.gap:
                log.warning("updates never came", count=stored.gap)
            self._arrived()
        self.health.polls += 1
        self._mark_good()
        return 0.0

    def _mark_good(self) -> None:
        self._failures = self._conflicts = self._revoked = 0
        self.health.last_good = asyncio.get_running_loop().time()
        if self.health.polls:
            self.first_good.set()

    def silent_for(self) -> float:
        """Return the seconds since the last good poll."""
        return asyncio.get_running_loop().time() - self.health.last_good

    def _check_health(self) -> None:
        if self.silent_for() > GIVE_UP_AFTER:
            raise Wedged

    def _judge(self, answer: Answer) -> float:
        """Tell apart what went wrong, and return how long to wait."""
        self._failures += 1
        verdict = judge(answer)
        match verdict:
            case Verdict.CONFLICT:
                return self._conflict("ops-webhook" if "webhook" in answer.description else "ops-conflict")
            case Verdict.REVOKED if answer.code == 401:
                self._revoked += 1
                log.error("token refused", code=answer.code, times=self._revoked)
                if self._revoked >= REVOKED_TOLD:
                    raise TokenRevoked
            case Verdict.WAIT:
                return float(answer.retry_after or 1)
            case _:
                # a 404 may come from a proxy on the way: we go on, and the health check has the last word
                log.warning("poll failed", code=answer.code, wire=answer.wire or "-", times=self._failures)
        return min(backoff(self._failures, urgent=True), 15.0)

    def _conflict(self, why: str) -> float:
        """Somebody else polls with our token, or a webhook takes the updates. We do not fight: we wait, and say so."""
        self._conflicts += 1
        self.health.conflicts += 1
        log.warning("poll conflicted", times=self._conflicts)
        if self._conflicts == CONFLICTS_TOLD:
            self._alarm(why)
        return min(2.0 * self._conflicts, 30.0)

    async def _client(self) -> BaseRequest:
        if self._request is None:
            self._request = self._new_request()
            await self._request.initialize()
        return self._request

    async def _rebuild(self) -> None:
        """After a network change a pool can stay wedged for hours: begin with a new one."""
        log.warning("client rebuilt", silent=int(self.silent_for()))
        self.health.rebuilt += 1
        await self.close()

    async def close(self) -> None:
        """Let go of the connection."""
        if self._request is not None:
            request, self._request = self._request, None
            await request.shutdown()
