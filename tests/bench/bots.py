"""The bots that are measured, each in a process and on a core of its own: ours, and a stock echo."""

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot import logs
from bot.app import build
from bot.pace import Limits, Pace
from bot.sandbox import TOKEN
from bot.settings import Settings
from storage.db import Database
from tests.bench.profiling import Profiler
from tests.bench.telegram import ECHO_TOKEN, SPAWN, leave_with_parent, pin

# a chat is remembered for as many seconds as its burst: a small one, or the list of chats would be what is measured
UNBOUND = Limits(overall=100_000, kept=0, private_burst=5)


@dataclass(frozen=True, slots=True)
class Start:
    """How our bot is started."""

    api_url: str
    database_url: str
    zone: str
    limits: Limits = UNBOUND
    profile: Path | None = None  # the folder to write the profile to


@dataclass(frozen=True, slots=True)
class Process:
    """A bot that runs."""

    pid: int

    def cpu(self) -> float:
        """Return the seconds of CPU it took so far."""
        times = psutil.Process(self.pid).cpu_times()
        return float(times.user + times.system)

    def rss(self) -> int:
        """Return the bytes it holds."""
        return int(psutil.Process(self.pid).memory_info().rss)


@contextmanager
def _running(target: Any, *args: Any) -> Iterator[Process]:
    process = SPAWN.Process(target=target, args=args, daemon=True)
    process.start()
    try:
        yield Process(process.pid or 0)
    finally:
        os.kill(process.pid or 0, signal.SIGTERM)
        process.join(30)
        process.kill()


@contextmanager
def our_bot(start: Start) -> Iterator[Process]:
    """Run our bot, whole, while the context lasts."""
    with _running(_ours, start) as process:
        yield process


@contextmanager
def echo_bot(api_url: str) -> Iterator[Process]:
    """Run an echo bot as its tutorial makes one, while the context lasts."""
    with _running(_echo, api_url) as process:
        yield process


def settings_for(start: Start) -> Settings:
    """Return the settings for a bot on the sandbox."""
    return Settings.load(
        {
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": start.api_url,
            "DATABASE_URL": start.database_url,
            "TIMEZONE": start.zone,
        },
        env_file=None,
    )


def _ours(start: Start) -> None:
    leave_with_parent()
    pin(-1)
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    logs.configure(level=40)
    profiler = Profiler(start.profile) if start.profile else None
    asyncio.run(_run(start, profiler))
    if profiler:
        profiler.write()


async def _run(start: Start, profiler: Profiler | None) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    db = Database(start.database_url).open(exclusive=True)
    app = build(settings_for(start), db, pace=Pace(start.limits))
    if profiler:
        profiler.begin()
    await app.run(stop)
    if profiler:
        profiler.end()
    db.close()


async def _say_it_again(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


def _echo(api_url: str) -> None:
    leave_with_parent()
    pin(-1)
    application = Application.builder().token(ECHO_TOKEN).base_url(f"{api_url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, _say_it_again))
    application.run_polling()


def wait_for(done: Any, *, at_most: float, every: float = 0.05) -> bool:
    """Wait until something is so and say whether it came to be."""
    until = time.monotonic() + at_most
    while time.monotonic() < until:
        if done():
            return True
        time.sleep(every)
    return False
