"""One run: residents talk, the bot is killed again and again, and in the end everything is counted."""

import asyncio
import random
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

from sqlalchemy import create_engine

from bot.sandbox import Limits, Sandbox, serve
from storage import migrating
from storage.db import Database
from tests.proof.audit import Audit, audit, unfinished
from tests.proof.ledger import Downs, Ledger, Seen
from tests.proof.process import FAST, BotProcess
from tests.proof.town import ADMIN, Kind, Saying, Sight, Town

START = 60.0  # seconds a start may take
STUCK = 45.0  # seconds without anything new after which nothing more is waited for
TICK = 8.0  # seconds within which a round is opened that has begun
WITH_TICKS = 0.15  # of the lives are long enough for every tick, which come five seconds after a start at the earliest
IN_START_UP = 0.15  # of the kills hit a bot that has not spoken yet


class Broken(Exception):
    """The bot did something no kill explains: it ended by itself, or never came up."""


@dataclass(frozen=True)
class Size:
    """How much is played, and how fast."""

    residents: int = 200
    updates: int = 500
    kills: int = 6
    rounds: tuple[timedelta, ...] = (timedelta(0),)
    life: float = 15.0  # seconds of the longest life between two kills, if it gets nothing done
    backlog: int = 80  # updates without an answer at which the residents wait
    lull: float = 1.0  # seconds of the longest pause when most have their answer
    faults: bool = False
    command: tuple[str, ...] = FAST


@dataclass
class Figures:
    """What a run came to. `wrong` lists everything that must not be."""

    seed: int
    kills: int = 0
    fed: int = 0
    sent: int = 0
    edits: int = 0
    readings: int = 0
    readings_lost: int = 0
    readings_twice: int = 0
    replies: int = 0
    replies_lost: int = 0
    alerts: int = 0
    alerts_lost: int = 0
    passed: int = 0
    passed_lost: int = 0
    questions: int = 0
    questions_let_be: int = 0
    repeats: int = 0
    unmarked: int = 0
    unforeseen: int = 0
    updates_lost: int = 0
    slowest: float = 0.0
    slowest_in_all: float = 0.0
    seconds: float = 0.0
    stopped_in: float = 0.0
    audit: Audit = field(default_factory=Audit)
    wrong: list[str] = field(default_factory=list)


class Play:
    """A town, a sandbox, a bot to kill, and a ledger."""

    def __init__(self, seed: int, size: Size, folder: Path, database_url: str = "") -> None:
        self.size, self.folder = size, folder
        self.draw = random.Random(seed)  # what residents do
        self.fate = random.Random(f"lives of {seed}")  # apart: how they take turns with it is not repeatable
        self.town = Town(seed, size.residents, size.rounds)
        self.sayings = self.town.sayings(size.updates)
        self.sandbox = Sandbox(limits=Limits.off(), seed=seed)
        self.ledger = Ledger(self.sandbox, self.town.mark, self.town.bundled)
        self.downs = Downs()
        self.fed_at: list[datetime] = []
        self._open: list[Sight] = []  # answers somebody waits for
        self.deaths = 0
        self.url = database_url or f"sqlite:///{folder / 'suifang.db'}"
        self.figures = Figures(seed)

    async def run(self) -> Figures:
        """Play it all and return what it came to."""
        began = monotonic()
        self.furnish()
        async with self.served() as api_url:
            bot = self.bot(api_url)
            feeding = asyncio.create_task(self._feed())
            try:
                await self._lives(bot)
                await feeding
                await self._quiet(bot)
                self.figures.stopped_in = await bot.terminate()
                self._check_stop(bot)
            finally:
                feeding.cancel()
                await bot.kill()
        self.figures.seconds = monotonic() - began
        return self._counted()

    def served(self) -> AbstractAsyncContextManager[str]:
        """Put the sandbox on loopback while the context lasts; gives its address."""
        return serve(self.sandbox)

    def bot(self, api_url: str) -> BotProcess:
        """Return the bot, not started."""
        return BotProcess(
            self.folder,
            self.url,
            api_url,
            zone=self.town.zone,
            admin=ADMIN,
            command=self.size.command,
        )

    def furnish(self) -> None:
        """Write the town into the database, and let everybody have opened the bot."""
        db = Database(self.url).open()
        migrating.upgrade(db.engine)
        self.town.furnish(db)
        db.close()
        for chat in self.town.chats:
            self.sandbox.person(chat).private.started = True
        if self.size.faults:
            self._make_trouble()

    def _make_trouble(self) -> None:
        add = self.sandbox.faults.add
        add("drop", method="sendMessage", times=None, probability=0.02)
        add("lost", method="sendMessage", times=None, probability=0.02)
        add("status", method="sendMessage", times=None, probability=0.02, code=502, description="Bad Gateway")
        add("status", method="sendMessage", times=None, probability=0.005, retry_after=1)
        add("lost", method="editMessageText", times=None, probability=0.05)
        add("lost", method="getUpdates", times=None, probability=0.02)
        add("duplicate", method="getUpdates", times=None, probability=0.1)

    # residents talk, whether or not there is a bot

    async def _feed(self) -> None:
        """Let them talk in waves: when many wait for an answer, the others wait too, and then there is a lull.

        In a lull what is less urgent than an answer is said: without it no kill would hit a round's question.
        """
        while len(self.fed_at) < len(self.sayings):
            for _ in range(self.draw.randint(1, 8)):
                self.say_next()
            await asyncio.sleep(self.draw.uniform(0.0, 0.06))
            if self._unanswered() >= self.size.backlog:
                await self._lull()

    async def _lull(self) -> None:
        while True:
            await asyncio.sleep(0.02)
            if self._unanswered() <= self.size.backlog // 8:
                break
        await asyncio.sleep(self.draw.uniform(0.0, self.size.lull))

    def _unanswered(self) -> int:
        """Return how many wait for their answer."""
        self.ledger.look()
        self._open = [one for one in self._open if one not in self.ledger.seen]
        return len(self._open)

    def _answered(self) -> int:
        return len(self.fed_at) - self._unanswered()

    def say_next(self) -> None:
        """Let the next resident say what they have to say, if there is anything left."""
        if len(self.fed_at) < len(self.sayings):
            saying = self.sayings[len(self.fed_at)]
            self.fed_at.append(self.sandbox.clock.now())
            self._open.append(saying.reply)
            self.sandbox.person(saying.chat).says(saying.text)

    # the bot lives and dies

    async def _lives(self, bot: BotProcess) -> None:
        down = self.sandbox.clock.now()
        for _ in range(self.size.kills):
            spoke = await self._life(bot)
            if spoke is not None:
                self.downs.spans.append((down, spoke))
                down = self.sandbox.clock.now()
            self.deaths += 1
        await bot.start()
        self.downs.spans.append((down, await self.spoken(bot)))

    async def _life(self, bot: BotProcess) -> datetime | None:
        """Start the bot, let it live for a while and kill it. Returns when it first spoke, if it came to that."""
        await bot.start()
        spoke = None
        if self.fate.random() < IN_START_UP:
            await asyncio.sleep(self.fate.uniform(0.0, 2.0))
        else:
            spoke = await self.spoken(bot)
            await self._live()
        if bot.code is not None:
            raise Broken(f"ended by itself with {bot.code}:\n{bot.said()}")
        await bot.kill()
        return spoke

    async def _live(self) -> None:
        """Let so much be answered that the kills spread over all there is to say, and then a little more."""
        answered = self._answered()
        share = (len(self.sayings) - answered) / (self.size.kills - self.deaths + 1)
        enough, deadline = answered + self.fate.uniform(0.0, 2 * share), monotonic() + self.size.life
        while monotonic() < deadline:
            if self._answered() >= enough:
                break
            await asyncio.sleep(0.01)
        await asyncio.sleep(self.fate.uniform(0.0, self.size.lull))
        if self.fate.random() < WITH_TICKS:
            await asyncio.sleep(self.fate.uniform(5.0, 7.0))

    async def spoken(self, bot: BotProcess) -> datetime:
        """Wait until a bot has asked Telegram for its own name, the first thing it asks, and return when."""
        before, deadline = self._introductions(), monotonic() + START
        while self._introductions() == before:
            if bot.code is not None or monotonic() > deadline:
                raise Broken(f"did not come up ({bot.code}):\n{bot.said()}")
            await asyncio.sleep(0.01)
        return self.sandbox.clock.now()

    def _introductions(self) -> int:
        return sum(self.sandbox.stats()["methods"].get("getMe", {}).values())

    async def _quiet(self, bot: BotProcess) -> None:
        """Wait until everything is done and said, or nothing new happens any more."""
        if self.size.rounds:
            await asyncio.sleep((self.town.rounds_open_at - self.sandbox.clock.now()).total_seconds() + TICK)
        engine = create_engine(self.url)
        last, since = -1, monotonic()
        while monotonic() - since < STUCK and bot.code is None:
            await asyncio.sleep(0.3)
            left = await asyncio.to_thread(unfinished, engine)
            if not left and not self.sandbox.bot.queue.waiting():
                break
            if (now := len(self.sandbox.effects)) != last:
                last, since = now, monotonic()
        engine.dispose()
        if bot.code is not None:
            raise Broken(f"ended by itself with {bot.code}:\n{bot.said()}")

    def _check_stop(self, bot: BotProcess) -> None:
        if bot.code != 0:
            self.figures.wrong.append(f"asked to stop, it ended with {bot.code}")
        if "Traceback" in bot.said(1_000_000):
            self.figures.wrong.append("there is a traceback in what it said")

    # what it came to

    def _counted(self) -> Figures:
        self.ledger.look()
        found, told = self.figures, self.sayings[: len(self.fed_at)]
        found.kills, found.fed = self.deaths, len(told)
        found.sent, found.edits = len(self.sandbox.sent), len(self.sandbox.effects) - len(self.sandbox.sent)
        self._count_sights(told)
        self._count_repeats(told)
        self._count_delays(told)
        found.audit = audit(self.url)
        self._count_rows(told)
        self._judge()
        return found

    def _count_sights(self, told: list[Saying]) -> None:
        found, lost = self.figures, self.ledger.lost
        replies = [saying.reply for saying in told]
        alerts = [sight for saying in told if saying.kind is not Kind.WORDS for sight in saying.told]
        passed = [sight for saying in told if saying.kind is Kind.WORDS for sight in saying.told]
        found.replies, found.replies_lost = len(replies), len(lost(replies))
        found.alerts, found.alerts_lost = len(alerts), len(lost(alerts))
        found.passed, found.passed_lost = len(passed), len(lost(passed))

    def _count_repeats(self, told: list[Saying]) -> None:
        questions = self.town.questions()
        expected = {sight for saying in told for sight in (saying.reply, *saying.told)}
        known = expected | questions | self.town.may_hear(told)
        self.figures.questions = len(self.ledger.of(questions))
        self.figures.repeats = sum(seen.repeats for seen in self.ledger.seen.values())
        self.figures.unmarked = sum(seen.unmarked_repeats for seen in self.ledger.seen.values())
        # nobody is asked twice in a round, marked or not
        self.figures.unmarked += sum(_asked_again(seen) for seen in self.ledger.of(questions))
        strange = [sight for sight in self.ledger.seen if sight not in known]
        self.figures.unforeseen = len(strange)
        self.figures.wrong += [f"unforeseen: {sight}" for sight in strange[:5]]

    def _count_delays(self, told: list[Saying]) -> None:
        for saying, fed_at in zip(told, self.fed_at, strict=True):
            if saying.kind not in {Kind.FEVER, Kind.SOS}:
                continue
            seen = self.ledger.seen.get(_at_worker(saying))
            if seen is not None:
                took = seen.at - fed_at
                up = took - self.downs.within(fed_at, seen.at)
                self.figures.slowest = max(self.figures.slowest, up.total_seconds())
                self.figures.slowest_in_all = max(self.figures.slowest_in_all, took.total_seconds())

    def _count_rows(self, told: list[Saying]) -> None:
        found, stored = self.figures, self.figures.audit.readings
        given = [(saying.chat, saying.centi) for saying in told if saying.centi is not None]
        found.readings = len(given)
        found.readings_lost = sum(one not in stored for one in given)
        found.readings_twice = sum(stored.values()) - len(stored)
        found.updates_lost = len({update["update_id"] for update in self.sandbox.updates_fed} - found.audit.updates)
        found.questions_let_be = found.audit.questions.get("uncertain", 0)

    def _judge(self) -> None:
        found, rows = self.figures, self.figures.audit
        alerts = found.alerts // 2
        never = {
            "updates lost": found.updates_lost,
            "readings lost": found.readings_lost,
            "readings stored twice": found.readings_twice,
            "replies lost": found.replies_lost,
            "alerts lost": found.alerts_lost,
            "words lost": found.passed_lost,
            "alerts raised too many or too few": rows.alerts - alerts,
            "unmarked repeats": found.unmarked,
            "unforeseen messages": found.unforeseen,
            "updates not done": sum(count for state, count in rows.inbox.items() if state != "done"),
            "messages left sending": rows.outbox.get("sending", 0),
            "messages put aside": rows.outbox.get("quarantined", 0),
        }
        found.wrong += [f"{name}: {count}" for name, count in never.items() if count]
        if rows.integrity != "ok":
            found.wrong.append(f"integrity: {rows.integrity}")


def _at_worker(saying: Saying) -> Sight:
    return saying.told[0]


def _asked_again(seen: Seen) -> int:
    return seen.marked
