"""The composition root: it introduces everybody, starts them in order and stops them in the other.

The only module that imports handlers, and the only one that starts tasks.
"""

import asyncio
import contextlib
import gc
import signal
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
from telegram import Bot
from telegram.ext import Application, ApplicationBuilder, ContextTypes
from telegram.request import BaseRequest

import handlers
from bot import clock, logs
from bot.album import Album
from bot.context import Context
from bot.dispatcher import WORKERS, Dispatcher
from bot.fetcher import AT_ONCE as FETCHING
from bot.fetcher import Fetcher
from bot.importer import Importer
from bot.listener import LONG_POLL, Listener, TokenRevoked, Wedged
from bot.notices import line
from bot.pace import Pace
from bot.pump import IN_FLIGHT, Pump
from bot.render import Renderer
from bot.scheduler import Scheduler
from bot.services import beating, furnishing, sending
from bot.settings import Settings
from bot.texts import Texts
from bot.texts.shelf import Shelf
from bot.transport import AiohttpRequest
from storage import migrating
from storage.db import Database, DatabaseGone

log = logs.get(__name__)

BEAT = 15.0  # seconds between two heartbeats
FIRST_POLL = 30.0  # seconds the ticks wait for what was said while we were down
GRACE = 5.0  # seconds for what is on the way when we are asked to stop; the supervisor waits ten
INTRODUCTION = 5.0  # seconds between two tries to learn our own name

ANY_APPLICATION = Application[Any, Any, Any, Any, Any, Any]
NewRequest = Callable[[int], BaseRequest]


def http_request(settings: Settings) -> NewRequest:
    """Return what makes HTTP clients for Telegram."""

    def new(pool: int) -> BaseRequest:
        return AiohttpRequest(pool, proxy=settings.telegram_proxy_url)

    return new


@dataclass
class App:
    """The bot, put together."""

    settings: Settings
    db: Database
    texts: Texts
    application: ANY_APPLICATION
    pump: Pump
    dispatcher: Dispatcher
    listener: Listener
    fetcher: Fetcher
    importer: Importer
    scheduler: Scheduler
    started: datetime
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    async def prepare(self) -> None:
        """Do all that comes before the first message: the schema's row, what was in flight, our own name."""
        now = clock.now()
        await self.db.run(
            furnishing.furnish,
            zone=self.settings.timezone,
            language=self.settings.language,
            emergency_number=self.settings.emergency_number,
            admin_ids=list(self.settings.admin_ids),
            now=now,
        )
        await self.beat()
        await self.pump.recover()
        await self._introduce()

    async def _introduce(self) -> None:
        """Learn our own name from Telegram, however long it takes to reach it; a refused token ends it."""
        refused = 0
        while True:
            try:
                await self.application.initialize()
                break
            except Exception as fault:
                refused = refused + 1 if type(fault).__name__ == "InvalidToken" else 0
                log.error("introduction failed", error=logs.failure(fault))
                if refused >= 3:
                    raise TokenRevoked from None
                await asyncio.sleep(INTRODUCTION)
        await self.db.run(
            furnishing.introduce, bot_username=self.application.bot.username, started=self.started, now=clock.now()
        )

    async def run(self, stop: asyncio.Event) -> None:
        """Run until asked to stop. Raises TokenRevoked, Wedged or DatabaseGone when going on is no use."""
        stopping = asyncio.create_task(_until(stop))
        preparing = asyncio.create_task(self.prepare())
        try:
            await asyncio.wait([preparing, stopping], return_when=asyncio.FIRST_COMPLETED)
            if preparing.done():
                preparing.result()
                await self._serve(stopping)
        finally:
            preparing.cancel()
            stopping.cancel()
            await self.stop()

    async def _serve(self, stopping: asyncio.Task[None]) -> None:
        """Run everything side by side until the first of them ends."""
        _keep_what_stands()
        jobs: list[Coroutine[Any, Any, None]] = [
            self.pump.run_claims(),
            *(self.pump.run_sends() for _ in range(IN_FLIGHT)),
            self.dispatcher.run_feed(),
            *(self.dispatcher.run_worker() for _ in range(WORKERS)),
            self.listener.run(),
            *(self.fetcher.run() for _ in range(FETCHING)),
            self.fetcher.run_sweeps(),
            self.importer.run(),
            self._tick_when_caught_up(),
            self._watch_token(),
            self._watch_database(),
        ]
        if self.settings.http_port:
            from bot.health import serve

            jobs.append(serve(self, self.settings.http_host, self.settings.http_port))
        self._tasks = [asyncio.create_task(job) for job in jobs]
        log.info("bot started", admins=len(self.settings.admin_ids))
        done, _ = await asyncio.wait([*self._tasks, stopping], return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()

    async def _tick_when_caught_up(self) -> None:
        """Begin to tick once what was said while we were down has come in: nobody is called silent who answered."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.listener.first_good.wait(), timeout=FIRST_POLL)
        self.scheduler.start(self.beat, every=BEAT)
        await asyncio.Event().wait()

    async def _watch_token(self) -> None:
        await self.pump.revoked.wait()
        raise TokenRevoked

    async def _watch_database(self) -> None:
        while True:
            self.db.check_present()
            await asyncio.sleep(5)

    async def beat(self) -> None:
        """Write that we are alive, here and, when wished, outside."""
        try:
            found = await self.db.run(beating.beat, pulse=self._pulse(), now=clock.now())
            if found.outage_seconds:
                log.warning("outage found", seconds=found.outage_seconds, extended=found.extended)
                self.pump.wake()
        except Exception as fault:
            log.error("beat failed", error=logs.failure(fault))
            return
        if self.settings.heartbeat_url:
            await _ping(self.settings.heartbeat_url)

    def _pulse(self) -> beating.Pulse:
        return beating.Pulse(
            polled_at=self._polled_at(),
            ticked_at=self.scheduler.ticked_at,
            backed_up_at=_newest_backup(self.settings.backup_dir),
            did=self.scheduler.did(),
        )

    def _polled_at(self) -> datetime | None:
        return clock.now() if self.listener.first_good.is_set() and self.listener.silent_for() < BEAT * 3 else None

    async def stop(self) -> None:
        """Stop in the other order: take nothing new, let what is on the way arrive, then let go."""
        self.scheduler.stop()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.pump.finish(), timeout=GRACE)
        # once is not enough: wait_for of Python 3.11 swallows a cancellation that meets what it waited for
        while running := [task for task in self._tasks if not task.done()]:
            for task in running:
                task.cancel()
            await asyncio.wait(running, timeout=0.2)
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.listener.close()
        with contextlib.suppress(Exception):
            await self.application.shutdown()
        log.info("bot stopped")


def _keep_what_stands() -> None:
    """Let the collector leave alone what stays until the end: modules, texts, statements.

    It would look at all of it again and again, and everything waits meanwhile: 0.2 s each time on a
    quiet small machine, 0.7 s on a busy one, in the middle of an alert. Nothing that was loaded is rubbish, so none is
    looked for first.
    """
    gc.freeze()


def _newest_backup(folder: Path) -> datetime | None:
    """Return when the newest backup was written, or None when there is none."""
    written = [path.stat().st_mtime for path in folder.glob("suifang-*.db")] if folder.is_dir() else []
    return datetime.fromtimestamp(max(written), UTC) if written else None


async def _until(stop: asyncio.Event) -> None:
    await stop.wait()


async def _ping(url: str) -> None:
    """Tell somebody outside that we are alive: when this falls silent, they raise the alarm."""
    try:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as client, client.get(url):
            pass
    except (aiohttp.ClientError, TimeoutError) as fault:
        log.warning("heartbeat not delivered", why=type(fault).__name__)


def build(
    settings: Settings,
    db: Database,
    *,
    new_request: NewRequest | None = None,
    pace: Pace | None = None,
    long_poll: int = LONG_POLL,
    texts: Texts | None = None,
) -> App:
    """Put the bot together on an open database. Nothing runs yet. Texts read before may be given again."""
    new_request = new_request or http_request(settings)
    texts = texts or Texts.load(settings.texts_dir)
    base = settings.telegram_api_url.rstrip("/")
    application = (
        ApplicationBuilder()
        .token(settings.token)
        .base_url(f"{base}/bot")
        .base_file_url(f"{base}/file/bot")
        .request(new_request(IN_FLIGHT + 8 + FETCHING))
        .get_updates_request(new_request(1))
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=Context))
        .build()
    )
    handlers.register(application)
    bot: Bot = application.bot
    album = Album(settings.media_dir)
    pump = Pump(db, bot, Renderer(texts, small=album.small, large=album.large), pace)
    dispatcher = Dispatcher(db, application, acted=pump.wake)
    alarms = _Alarms(db, pump)
    listener = Listener(
        db,
        f"{base}/bot{settings.token}",
        lambda: new_request(1),
        arrived=dispatcher.wake,
        alarm=alarms.ring,
        long_poll=long_poll,
    )
    pieces = Shelf.load(settings.texts_dir).offered()
    application.bot_data.update({"db": db, "texts": texts, "speaker": pump, "pieces": pieces})
    scheduler = Scheduler(db, acted=pump.wake)
    fetcher = Fetcher(db, bot, album, acted=pump.wake)
    importer = Importer(db, bot, acted=pump.wake)
    return App(settings, db, texts, application, pump, dispatcher, listener, fetcher, importer, scheduler, clock.now())


class _Alarms:
    """What the listener has to tell the admins: owed like everything else."""

    def __init__(self, db: Database, pump: Pump) -> None:
        self.db, self.pump = db, pump
        self._tasks: set[asyncio.Task[None]] = set()

    def ring(self, key: str) -> None:
        """Owe the admins a line, at most one an hour of each kind."""
        task = asyncio.create_task(self._owe(key))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _owe(self, key: str) -> None:
        now = clock.now()
        await self.db.run(sending.tell_admins, line(key), f"{key}:{now:%Y%m%d%H}", now=now)
        self.pump.wake()


@contextlib.asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """Open the database for the bot alone and bring it to this version's shape."""
    db = Database(settings.database_url).open(exclusive=True)
    try:
        if migrating.upgrade(db.engine):
            log.info("database migrated", version=migrating.head())
        yield db
    finally:
        db.close()


async def main(settings: Settings) -> int:
    """Run the bot until a signal. Returns the exit code for the supervisor: 0 stopped, 1 start me again."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with opened(settings) as db:
        try:
            await build(settings, db).run(stop)
        except TokenRevoked:
            log.error("token revoked", says="TELEGRAM_TOKEN is refused by the Bot API, ask @BotFather for a new one")
            return 1
        except Wedged:
            log.error("telegram silent", says="no good poll for five minutes")
            return 1
        except DatabaseGone:
            log.error("database gone", says="the file was deleted or replaced while running")
            return 1
    return 0


def run(settings: Settings) -> int:
    """Run the bot in an event loop of its own."""
    return asyncio.run(main(settings))
