"""The importer: takes the lists people sent from Telegram, has them opened, and has each line judged.

A loop of its own, so that a slow file holds up nobody. The database knows what is still to be read: a process that
dies on the way leaves it to the next.
"""

import asyncio
from collections.abc import Callable

from telegram import Bot

from bot import clock, logs
from bot.rules.delivery import Answer, Verdict, judge
from bot.rules.line_list import MOST_BYTES, Fault, FileFault
from bot.services import staging
from bot.services.staging import Wanted
from bot.sheets.reader import Reader
from bot.wire import attempt, content_of
from storage.db import Database

log = logs.get(__name__)

PATIENCE = 60.0  # seconds a download may take in all, however slowly it drips
IDLE = 2.0  # seconds between two looks
CHUNK = 200  # lines judged in one transaction
FOR_GOOD = {Verdict.OURS, Verdict.UNREACHABLE, Verdict.GONE}


class Importer:
    """Reads one list after the other."""

    def __init__(self, db: Database, bot: Bot, *, acted: Callable[[], None]) -> None:
        self.db, self.bot = db, bot
        self.reader = Reader()
        self._acted = acted

    async def run(self) -> None:
        """Keep reading."""
        while True:
            try:
                found = await self.read_one()
            except Exception as fault:
                log.error("importing failed", error=logs.failure(fault))
                found = False
            if not found:
                await asyncio.sleep(IDLE)

    async def read_one(self) -> bool:
        """Read the list that waits longest, and say whether there was one."""
        if not await self.db.read(staging.is_anything_waiting, now=clock.now()):
            return False
        wanted = await self.db.run(staging.claim, now=clock.now())
        if wanted is None:
            return True
        try:
            await self._read(wanted)
        except FileFault as fault:
            log.info("list refused", file=wanted.number, why=fault.why.value)
            await self.db.run(staging.refuse, wanted.number, fault, now=clock.now())
        except Exception as fault:
            log.error("list broke us", file=wanted.number, error=logs.failure(fault))
            await self.db.run(staging.later, wanted.number, now=clock.now())
        self._acted()
        return True

    async def _read(self, wanted: Wanted) -> None:
        answer, content = await self._content(wanted)
        if content is None:
            verdict = judge(answer)
            log.warning("list not fetched", file=wanted.number, why=verdict.value, code=answer.code)
            if verdict in FOR_GOOD:
                raise FileFault(Fault.GONE)
            await self.db.run(staging.later, wanted.number, now=clock.now())
            return
        table = await self.reader.read(content)
        for at in range(0, len(table.rows), CHUNK):
            lines = table.rows[at : at + CHUNK]
            await self.db.run(staging.take, wanted.number, table.head, lines, now=clock.now())
        await self.db.run(staging.checked, wanted.number, table.sheet, now=clock.now())
        log.info("list read", file=wanted.number, lines=len(table.rows))

    async def _content(self, wanted: Wanted) -> tuple[Answer, bytes | None]:
        try:
            async with asyncio.timeout(PATIENCE):
                return await attempt(lambda: self._download(wanted.file_id))
        except TimeoutError:
            return Answer(wire="lost"), None

    async def _download(self, file_id: str) -> bytes:
        content = await content_of(self.bot, file_id, most=MOST_BYTES)
        if content is None:
            raise FileFault(Fault.BIG)
        return content
