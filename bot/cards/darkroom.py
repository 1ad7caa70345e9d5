"""Where strangers' pictures are opened: a process for each, two at a time, bounded in memory and time."""

import asyncio
import json

from bot.apart import TooLong, Workplace
from bot.cards.snapshot import NotTaken, Snapshot
from bot.rules.evidence import Refusal

AT_ONCE = 2
# measured: 25 Mpx need between 400 and 512 MB as WEBP, 300 to 400 as PNG with transparency, 200 as JPEG
MEMORY = 512 * 1024 * 1024
CPU = 10  # seconds of work
PATIENCE = 20.0  # seconds by the clock


class Darkroom:
    """Develops pictures outside this process."""

    def __init__(self, *, memory: int = MEMORY, patience: float = PATIENCE) -> None:
        self._workplace = Workplace("bot.cards.snapshot", memory, CPU, patience)
        self._places = asyncio.Semaphore(AT_ONCE)

    async def develop(self, content: bytes) -> Snapshot:
        """Return a picture as it is kept. Raises NotTaken; what takes too much or breaks down is too big."""
        async with self._places:
            try:
                return _understood(await self._workplace.work(content))
            except TooLong:
                raise NotTaken(Refusal.BIG) from None


def _understood(answer: bytes) -> Snapshot:
    head, end, rest = answer.partition(b"\n")
    if not end:
        raise NotTaken(Refusal.BIG)  # killed or out of memory
    said = json.loads(head)
    if "refused" in said:
        raise NotTaken(Refusal(said["refused"]))
    scaled, thumbnail = rest[: said["scaled"]], rest[said["scaled"] :]
    if len(thumbnail) != said["thumbnail"]:
        raise NotTaken(Refusal.BIG)
    return Snapshot(scaled, thumbnail, said["fingerprint"])
