"""The bot in a process of its own, which can be killed."""

import asyncio
import os
import signal
import sys
from copy import copy
from pathlib import Path
from time import monotonic

from bot.sandbox import TOKEN

ROOT = Path(__file__).resolve().parents[2]
REAL = ("-m", "bot", "run")
PATIENCE = 60.0  # seconds for a bot that was asked to stop
FAST = ("-m", "tests.proof.runner", "run")


class BotProcess:
    """`python -m bot run` on a database and a sandbox, again and again."""

    def __init__(
        self,
        folder: Path,
        database_url: str,
        api_url: str,
        *,
        zone: str,
        admin: int,
        command: tuple[str, ...] = REAL,
    ) -> None:
        self.folder, self.command = folder, command
        self.output = folder / "bot.log"
        self._process: asyncio.subprocess.Process | None = None
        self._environ = _bare_environment() | {
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": api_url,
            "DATABASE_URL": database_url,
            "ADMIN_IDS": str(admin),
            "TIMEZONE": zone,
            "PYTHONPATH": str(ROOT),
        }

    def like(self, folder: Path) -> "BotProcess":
        """Return another one with the same settings, which runs in another folder."""
        other = copy(self)
        other.folder, other.output, other._process = folder, folder / "bot.log", None
        return other

    async def start(self) -> None:
        """Start it; what it says goes to the end of one file."""
        with self.output.open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, *self.command, cwd=self.folder, env=self._environ, stdout=output, stderr=output
            )

    @property
    def code(self) -> int | None:
        """The exit code, or None while it runs."""
        return self._process.returncode if self._process else None

    async def kill(self) -> None:
        """End it at once, in the middle of whatever it does."""
        await self._end(signal.SIGKILL)

    async def terminate(self) -> float:
        """Ask it to stop and return the seconds it took; one that does not stop is killed after a while."""
        began = monotonic()
        try:
            await asyncio.wait_for(self._end(signal.SIGTERM), timeout=PATIENCE)
        except TimeoutError:
            await self.kill()
        return monotonic() - began

    async def ended(self) -> int:
        """Wait until it ends by itself and return the exit code."""
        if self._process is None:
            raise AssertionError("it has not been started")
        return await self._process.wait()

    async def _end(self, number: signal.Signals) -> None:
        if self._process is None:
            return
        if self._process.returncode is None:
            self._process.send_signal(number)
        await self._process.wait()

    def said(self, last: int = 4000) -> str:
        """Return the end of what it said."""
        return self.output.read_text(encoding="utf-8", errors="replace")[-last:]


def _bare_environment() -> dict[str, str]:
    """Return our environment without what would set up a bot, or keep Python from compiling."""
    ours = ("TELEGRAM_", "DATABASE_", "ADMIN_", "HTTP_", "LOG_", "HEARTBEAT_", "BACKUP_", "TEXTS_", "PYTHON")
    return {name: value for name, value in os.environ.items() if not name.upper().startswith(ours)}
