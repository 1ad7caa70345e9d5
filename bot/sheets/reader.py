"""Where strangers' tables are opened: a process for each, one at a time, bounded in memory and time."""

import asyncio
import contextlib
import json
import subprocess
import sys
from pathlib import Path

from bot.rules.line_list import Fault, FileFault
from bot.sheets.reading import Table

# measured: 20,000 rows of ten columns as XLSX need 180 MB and 4 seconds
MEMORY = 512 * 1024 * 1024
CPU = 20  # seconds of work
PATIENCE = 30.0  # seconds by the clock
ROOT = Path(__file__).parents[2]


class Reader:
    """Reads tables outside this process."""

    def __init__(self, *, memory: int = MEMORY, patience: float = PATIENCE) -> None:
        self._memory, self._patience = memory, patience
        self._place = asyncio.Semaphore(1)

    async def read(self, content: bytes) -> Table:
        """Return the lines of a file. Raises FileFault; what takes too much is too slow."""
        async with self._place:
            return _understood(await self._answer(content))

    async def _answer(self, content: bytes) -> bytes:
        worker = await asyncio.create_subprocess_exec(
            *_command(self._memory),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=ROOT,
            env={},  # no token, no password: it needs none
        )
        try:
            async with asyncio.timeout(self._patience):
                answer, _ = await worker.communicate(content)
            return answer
        except TimeoutError:
            raise FileFault(Fault.SLOW) from None
        finally:
            if worker.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    worker.kill()
                await worker.wait()


def _command(memory: int) -> list[str]:
    return [sys.executable, "-m", "bot.sheets.reading", str(memory), str(CPU)]


def read_now(content: bytes, *, patience: float = PATIENCE) -> Table:
    """Return the lines of a file, for the command line: the same process, waited for."""
    try:
        done = subprocess.run(
            _command(MEMORY), input=content, capture_output=True, timeout=patience, cwd=ROOT, env={}, check=False
        )
    except subprocess.TimeoutExpired:
        raise FileFault(Fault.SLOW) from None
    return _understood(done.stdout)


def _understood(answer: bytes) -> Table:
    if not answer:
        raise FileFault(Fault.SLOW)  # killed, or out of memory
    said = json.loads(answer)
    if "refused" in said:
        raise FileFault(Fault(said["refused"]), said["line"], said["word"])
    return Table(said["head"], [(number, cells) for number, cells in said["rows"]], said["sheet"])
