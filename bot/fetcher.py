"""The fetcher: takes the pictures people sent from Telegram, has them opened, and keeps them on the disk.

A loop of its own, so that a slow download holds up nobody. The database knows what is still to be
fetched: a process that dies on the way leaves it to the next.
"""

import asyncio
from collections.abc import Callable

from telegram import Bot

from bot import clock, logs
from bot.album import Album
from bot.cards.darkroom import Darkroom
from bot.cards.snapshot import NotTaken, Snapshot
from bot.rules.delivery import Answer, Verdict, judge
from bot.rules.evidence import MOST_BYTES, Refusal
from bot.services import fetching
from bot.services.fetching import Wanted
from bot.wire import attempt, content_of
from storage.db import Database

log = logs.get(__name__)

AT_ONCE = 2  # pictures on the way; the darkroom opens as many
PATIENCE = 30.0  # seconds a download may take in all, however slowly it drips
IDLE = 2.0  # seconds between two looks
SWEEP = 600.0  # seconds between two tidyings of the folder
FOR_GOOD = {Verdict.OURS, Verdict.UNREACHABLE, Verdict.GONE}


class Fetcher:
    """Fetches what is to be fetched, two at a time."""

    def __init__(self, db: Database, bot: Bot, album: Album, *, acted: Callable[[], None]) -> None:
        self.db, self.bot, self.album = db, bot, album
        self.patience = PATIENCE
        self._darkroom = Darkroom()
        self._acted = acted

    async def run(self) -> None:
        """Keep fetching: two of these run side by side."""
        while True:
            try:
                found = await self.fetch_one()
            except Exception as fault:
                log.error("fetching failed", error=logs.failure(fault))
                found = False
            if not found:
                await asyncio.sleep(IDLE)

    async def run_sweeps(self) -> None:
        """Keep the folder tidy."""
        while True:
            try:
                await self.sweep()
            except Exception as fault:
                log.error("sweeping failed", error=logs.failure(fault))
            await asyncio.sleep(SWEEP)

    async def sweep(self) -> int:
        """Delete the files of pictures that expired, and those that never got a row."""
        # a file that is written just now stands in no row yet; it is young, and let be
        kept = await self.db.read(fetching.kept_files)
        removed = await asyncio.to_thread(self.album.sweep, kept, now=clock.now())
        if removed:
            log.info("pictures deleted", count=removed)
        return removed

    async def fetch_one(self) -> bool:
        """Fetch the picture that waits longest, and say whether there was one."""
        if not await self.db.read(fetching.is_anything_waiting, now=clock.now()):
            return False
        wanted = await self.db.run(fetching.claim, now=clock.now())
        if wanted is None:
            return False
        try:
            await self._fetch(wanted)
        except NotTaken as refusal:
            log.info("picture refused", evidence=wanted.evidence, why=refusal.why.value)
            await self.db.run(fetching.refused, wanted.evidence, refusal.why, now=clock.now())
        except Exception as fault:
            log.error("picture broke us", evidence=wanted.evidence, error=logs.failure(fault))
            await self.db.run(fetching.failed, wanted.evidence, now=clock.now())
        self._acted()
        return True

    async def _fetch(self, wanted: Wanted) -> None:
        answer, content = await self._content(wanted)
        if content is None:
            verdict = judge(answer)
            log.warning("picture not fetched", evidence=wanted.evidence, why=verdict.value, code=answer.code)
            await self.db.run(fetching.failed, wanted.evidence, for_good=verdict in FOR_GOOD, now=clock.now())
            return
        made = await self._darkroom.develop(content)
        await self._keep(wanted, made)

    async def _content(self, wanted: Wanted) -> tuple[Answer, bytes | None]:
        """Return the file. Raises NotTaken for one that is too big, before anything of it is read."""
        try:
            async with asyncio.timeout(self.patience):
                return await attempt(lambda: self._download(wanted.file_id))
        except TimeoutError:
            return Answer(wire="lost"), None

    async def _download(self, file_id: str) -> bytes:
        content = await content_of(self.bot, file_id, most=MOST_BYTES)
        if content is None:
            raise NotTaken(Refusal.BIG)
        return content

    async def _keep(self, wanted: Wanted, made: Snapshot) -> None:
        try:
            name = await asyncio.to_thread(self.album.keep, made.scaled, made.thumbnail, now=clock.now())
        except OSError as fault:
            log.error("picture not kept", evidence=wanted.evidence, error=logs.failure(fault))
            await self.db.run(fetching.disk_full, wanted.evidence, now=clock.now())
            return
        if not await self.db.run(fetching.fetched, wanted.evidence, name, made.fingerprint, now=clock.now()):
            await asyncio.to_thread(self.album.remove, name)
