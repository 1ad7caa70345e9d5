"""Strangers' files are opened in a process of its own: bounded in memory and time, and without anything of ours."""

import asyncio
import contextlib
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


class TooLong(Exception):
    """The work was not done in its time, and was ended."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """What runs a module of ours on a file: `memory` in bytes, `cpu` in seconds of work, `patience` by the clock."""

    module: str
    memory: int
    cpu: int
    patience: float

    @property
    def command(self) -> list[str]:
        """What is started: the module bounds itself by what it is told."""
        return [sys.executable, "-m", self.module, str(self.memory), str(self.cpu)]

    async def work(self, content: bytes) -> bytes:
        """Return what the module writes about a file; nothing where it broke down. Raises TooLong."""
        worker = await asyncio.create_subprocess_exec(
            *self.command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=ROOT,
            env={},  # no token, no password: it needs none
        )
        try:
            async with asyncio.timeout(self.patience):
                answer, _ = await worker.communicate(content)
            return answer
        except TimeoutError:
            raise TooLong from None
        finally:
            if worker.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    worker.kill()
                await worker.wait()
