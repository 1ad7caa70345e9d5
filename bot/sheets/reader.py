"""Where strangers' tables are opened: a process for each, one at a time, bounded in memory and time."""

import asyncio
import json

from bot.apart import TooLong, Workplace
from bot.rules.line_list import Fault, FileFault
from bot.sheets.reading import Table

# measured: 20,000 rows of ten columns as XLSX need 180 MB and 4 seconds
MEMORY = 512 * 1024 * 1024
CPU = 20  # seconds of work
PATIENCE = 30.0  # seconds by the clock
MODULE = "bot.sheets.reading"


class Reader:
    """Reads tables outside this process."""

    def __init__(self, *, memory: int = MEMORY, patience: float = PATIENCE) -> None:
        self._workplace = Workplace(MODULE, memory, CPU, patience)
        self._place = asyncio.Semaphore(1)

    async def read(self, content: bytes) -> Table:
        """Return the lines of a file. Raises FileFault; what takes too much is too slow."""
        async with self._place:
            return await _read(self._workplace, content)


async def _read(workplace: Workplace, content: bytes) -> Table:
    try:
        return _understood(await workplace.work(content))
    except TooLong:
        raise FileFault(Fault.SLOW) from None


def read_now(content: bytes, *, patience: float = PATIENCE) -> Table:
    """Return the lines of a file, for the command line: the same process, waited for."""
    return asyncio.run(_read(Workplace(MODULE, MEMORY, CPU, patience), content))


def _understood(answer: bytes) -> Table:
    if not answer:
        raise FileFault(Fault.SLOW)  # killed, or out of memory
    said = json.loads(answer)
    if "refused" in said:
        raise FileFault(Fault(said["refused"]), said["line"], said["word"])
    return Table(said["head"], [(number, cells) for number, cells in said["rows"]], said["sheet"])
