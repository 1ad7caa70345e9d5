"""Drives the real bot for the sandbox's page: moves the clock, takes up wishes, tells stories.

The clock of the sandbox stands still but for what is done here, so that whatever becomes due
happens at its own moment however fast the time goes. A wish is taken up between two moments.
"""

import asyncio
import contextlib
import shutil
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import uvicorn
from sqlmodel import Session

from bot import app, clock, inspecting, logs
from bot.captions import caption, filled
from bot.cast import ADMIN, CAST, FOUNDING, IDS, RESIDENTS, STAFF, TAKING_PART, ZONE
from bot.founding import Town, Towns
from bot.sandbox import TOKEN, Impossible, Person, Sandbox
from bot.sandbox.playback import Scene
from bot.sandbox.screens import LINK
from bot.scenarios import SCENARIOS, Scenario, Step
from bot.settings import Settings
from bot.stage import Stage
from bot.texts import Texts
from storage import migrating
from storage.db import Database

log = logs.get(__name__)

BLANK = "blank.db"  # the file of an empty database, made once for all the towns founded beside it
BREATH = 0.04  # seconds between two looks at the wishes
STRIDE = timedelta(hours=1)  # the furthest the clock goes before it looks at the wishes again
BEGINS = time(7, 0)
RELEASES = timedelta(hours=8)  # into somebody's last day: where the page's button for it goes

TROUBLES: dict[str, dict[str, Any]] = {
    "429": {"kind": "status", "method": "sendMessage", "times": 12, "probability": 0.7, "retry_after": 3},
}


class StoryStopped(Exception):
    """A step of a story did not find what it needs, or somebody pressed stop."""


class Player:
    """The driver: one bot, one clock, and the wishes of whoever has the page open."""

    def __init__(self, sandbox: Sandbox, url: str, folder: Path, towns: Towns | None = None) -> None:
        self.sandbox, self.playback, self.url, self.folder = sandbox, sandbox.playback, url, folder
        self.settings = settings_for(url, folder)
        inspecting.check_harmless(self.settings)
        self._towns = {} if towns is None else towns
        self._base = contextlib.AsyncExitStack()
        self._bot: app.App | None = None
        self._stage: Stage | None = None
        self._founded: tuple[Any, ...] | None = None
        self._last = 0.0
        self._owed = timedelta()  # time that has passed while the clock runs and was not played yet
        self.playback.bot = "starting"
        self.playback.scenarios = [{"id": one.id, "zh": one.zh, "en": one.en} for one in SCENARIOS]

    @property
    def app(self) -> app.App:
        """The bot that runs now; raises KeyError while there is none."""
        if self._bot is None:
            raise KeyError("bot")
        return self._bot

    async def run(self, stop: asyncio.Event) -> None:
        """Open the inspection port, found the town, then live until asked to stop."""
        port = inspecting.server(lambda: self.app, self.settings)
        await asyncio.gather(port.serve(), self._live(stop, port))

    async def _live(self, stop: asyncio.Event, port: uvicorn.Server) -> None:
        try:
            while not port.started:  # noqa: ASYNC110 - uvicorn says so by this flag alone
                await asyncio.sleep(0.01)
            number = port.servers[0].sockets[0].getsockname()[1]
            self.playback.inspection = f"http://127.0.0.1:{number}"
            await self.begin_again()
            self._last = asyncio.get_running_loop().time()
            while not stop.is_set():
                await self._guarded()
                await asyncio.sleep(BREATH)
        finally:
            port.should_exit = True
            await self.stop_bot()

    async def _guarded(self) -> None:
        """Do what there is to do; a bot that fails is down, and the page says why."""
        try:
            await self._turn()
        except StoryStopped as stopped:
            self.playback.scene.state = "stopped"
            log.info("story stopped", why=str(stopped))
        except Exception as fault:
            log.error("player failed", error=logs.failure(fault))
            await self.stop_bot(why=type(fault).__name__)

    async def _turn(self) -> None:
        now = asyncio.get_running_loop().time()
        passed, self._last = now - self._last, now
        if self.playback.wishes:
            await self._take(self.playback.wishes.popleft())
            return
        if self.playback.goal is not None:
            await self._towards(self.playback.goal)
            if self.playback.goal is not None and clock.now() >= self.playback.goal:
                self.playback.goal = None
            return
        if self.playback.running:
            self._owed += timedelta(seconds=passed * self.playback.rate)
            if self._owed >= timedelta(seconds=0.5):
                owed, self._owed = min(self._owed, STRIDE), timedelta()
                await self._towards(clock.now() + owed)
                return
        if self.sandbox.bot.queue.waiting():
            await self._settle()

    async def _take(self, wish: dict[str, Any]) -> None:
        """Do what the page wishes."""
        match wish:
            case {"bot": "stop"}:
                await self.stop_bot(why="stopped")
            case {"bot": "start"}:
                await self.start_bot()
            case {"bot": "restart"}:
                await self.stop_bot()
                await self.start_bot()
            case {"again": True}:
                await self.begin_again()
            case {"scenario": name}:
                story = next((one for one in SCENARIOS if one.id == name), None)
                if story is not None:
                    await self.tell(story, pause=float(wish.get("pause", 0.7)))
            case _:
                pass  # a stop that came when nothing was told

    # the bot and its world

    async def begin_again(self) -> None:
        """Begin in the town as it was founded, at seven in the morning; the first time of a day it is founded."""
        await self.stop_bot()
        self._clear()
        self.playback.running, self.playback.goal, self.playback.scene = False, None, Scene()
        self.playback.cast = [
            {"id": number, "name": name, "role": role, "language": language} for number, name, role, language in CAST
        ]
        self.sandbox.clock.pause()
        today = clock.machine().astimezone(ZONE).date()
        if today not in self._towns:
            await self._found(datetime.combine(today, BEGINS, ZONE).astimezone(UTC))
            self._towns[today] = Town.kept(self.sandbox, self._database)
        self._towns[today].put_back(self.sandbox, self._database)
        await self.start_bot()
        self._founded = self._mark()

    @property
    def _database(self) -> Path:
        return self.folder / "sandbox.db"

    async def _found(self, begins: datetime) -> None:
        """Found the town on an empty database, in the ten minutes before its day begins."""
        self._empty()
        self.sandbox.begin_again()
        self.sandbox.clock.set(begins - timedelta(minutes=10))
        for number, name, _, language in CAST:
            self.sandbox.person(number, name, language)
        await self.start_bot()
        self.playback.bot = "starting"
        await self._settle_in()
        await self._towards(begins)
        await self.stop_bot()
        self.playback.bot = "starting"

    def _clear(self) -> None:
        """Leave nothing of what there was."""
        for file in self.folder.glob("sandbox.db*"):
            file.unlink()
        shutil.rmtree(self.folder / "media", ignore_errors=True)

    def _empty(self) -> None:
        """Put an empty database in its place: a copy, for making one takes a second."""
        blank = self.folder / BLANK
        if not blank.exists():
            db = Database(f"sqlite:///{blank}")
            migrating.upgrade(db.engine)
            db.close()
        shutil.copyfile(blank, self._database)

    def _mark(self) -> tuple[Any, ...]:
        """Return what changes as soon as anybody does anything or time passes."""
        return self.playback.epoch, len(self.sandbox.updates_fed), clock.now()

    async def start_bot(self) -> None:
        """Start a bot on the database as it is; one that runs already is left alone."""
        if self._bot is not None:
            return
        self.playback.bot, self.playback.why = "starting", ""
        db = await self._base.enter_async_context(app.opened(self.settings))
        self._bot = app.build(self.settings, db, long_poll=0, texts=_texts())
        self._stage = Stage(self._bot, self.sandbox.clock.advance)
        await self._stage.open()
        await self._stage.tick()
        self.playback.bot = "alive"
        await self._look_ahead()

    async def stop_bot(self, why: str = "") -> None:
        """Stop the bot as a power cut does: what it was about to say stays owed."""
        self.playback.bot, self.playback.why, self.playback.next = "down", why, None
        if self._bot is not None:
            await self._bot.stop()
        self._bot = self._stage = None
        await self._base.aclose()

    async def _settle_in(self) -> None:
        self.who("林工").starts()
        await self._settle()
        for command in FOUNDING:
            self.who("林工").says(command)
            await self._settle()
        for name in STAFF:
            self.who(name).starts()
        await self._settle()
        for name, about in RESIDENTS:
            tomorrow = (clock.now().astimezone(ZONE) + timedelta(days=1)).date()
            self.who("王芳").says(f"/enroll {name} 东门网格 {about.format(tomorrow=tomorrow)}")
            await self._settle()
        for name in TAKING_PART:
            for step in (Step("scans", name, name), Step("presses", name, "中文"), Step("presses", name, "好的，开始")):
                self._act(step)
                await self._settle()
        group = self.sandbox.group("东门网格群", [self.who(one) for one in ("陈书记", "王芳", "赵敏")])
        await self._settle()
        self.who("陈书记").says("/bind 东风社区", chat=group)
        await self._settle()

    # time

    async def _settle(self) -> None:
        if self._stage is not None:
            await self._stage.settle()
            await self._look_ahead()

    async def _towards(self, moment: datetime) -> None:
        """Let time pass to a moment, an hour at most, with everything that happens on the way."""
        goal = min(moment, clock.now() + STRIDE)
        if self._stage is None:
            self.sandbox.clock.set(goal)
            return
        await self._stage.until(goal)
        await self._look_ahead()

    async def _look_ahead(self) -> None:
        found, release = await self.app.db.read(_ahead, now=clock.now())
        # what waits for the pace leaves by itself: it is next only when there is nothing else
        planned = [one for one in found if one["name"] != "outbox"] or found
        self.playback.next = planned[0] if planned else None
        morning = datetime.combine(release, time(), ZONE) + RELEASES if release is not None else None
        self.playback.release = morning.astimezone(UTC) if morning is not None else None

    async def _until(self, moment: datetime) -> None:
        while clock.now() < moment:
            self._check_wishes()
            await self._towards(moment)
            await asyncio.sleep(0)

    # stories

    async def tell(self, story: Scenario, *, pause: float) -> None:
        """Tell a story from a fresh morning to its end, so many seconds for each step."""
        if self._founded != self._mark():
            await self.begin_again()
        scene = self.playback.scene = Scene(story.id, 0, len(story.steps), state="playing")
        for number, step in enumerate(story.steps, 1):
            self._check_wishes()
            scene.step, scene.who = number, IDS.get(step.who, 0)
            scene.zh, scene.en = caption(step)
            try:
                await self._step(step)
            except Impossible as why:
                scene.state, scene.zh, scene.en = "failed", f"{scene.zh}：{why}", f"{scene.en}: {why}"
                return
            await asyncio.sleep(pause if step.does not in {"sees", "lacks"} else pause / 2)
        scene.state = "done"

    async def _step(self, step: Step) -> None:
        match step.does:
            case "until":
                await self._until(self.playback.next_wall(time.fromisoformat(step.what)))
            case "waits":
                await self._until(clock.now() + timedelta(minutes=int(step.what)))
            case "bot":
                await self._take({"bot": step.what})
            case "trouble":
                self.sandbox.faults.clear()
                if step.what in TROUBLES:
                    details = dict(TROUBLES[step.what])
                    self.sandbox.faults.add(details.pop("kind"), **details)
            case "sees":
                self._sees(self.who(step.who), step.what)
            case "lacks":
                if self._shows(self.who(step.who), step.what):
                    raise Impossible(f"{step.who}看到了 “{step.what}”")
            case _:
                self._act(step)
                await self._settle()

    def _act(self, step: Step) -> None:
        """Let somebody do something on their phone; raises Impossible for what a client would not let them do."""
        who = self.who(step.who)
        match step.does:
            case "says":
                who.says(filled(step.what))
            case "presses":
                who.presses(step.what)
            case "scans":
                who.starts(self._code_for(step.what))
            case "blocks":
                who.blocks()
            case "unblocks":
                who.unblocks()
            case other:
                raise Impossible(f"nobody knows how to {other}")

    def _shows(self, who: Person, words: str) -> bool:
        return any(words in seen.text for seen in who.sees())

    def _sees(self, who: Person, words: str) -> None:
        if not self._shows(who, words):
            raise Impossible(f"{who.name}没有看到 “{words}”")

    def _code_for(self, name: str) -> str:
        """Return the code of the newest card made for somebody."""
        for seen in reversed(self.who("王芳").sees()):
            found = LINK.search(seen.text)
            if found and name in seen.text:
                return found[1]
        raise Impossible(f"there is no code for {name}")

    def who(self, name: str) -> Person:
        """Return a member of the cast."""
        return self.sandbox.person(IDS[name], name)

    def _check_wishes(self) -> None:
        """Stop the story when somebody wishes for anything else; the wish itself stays to be taken."""
        if self.playback.wishes:
            raise StoryStopped("a wish came")


@cache
def _texts() -> Texts:
    """Read the texts once: it takes longer than all the rest of a start, and every story starts a bot."""
    return Texts.load()


def _ahead(session: Session, *, now: datetime) -> tuple[list[dict[str, Any]], date | None]:
    """Return what becomes due next, and the next day on which somebody's time is over whose morning is to come."""
    begun = (now.astimezone(ZONE) - RELEASES).date()
    return inspecting.upcoming(session, now=now), inspecting.last_day(session, after=begun)


def settings_for(url: str, folder: Path) -> Settings:
    """Return the settings of the sandbox's own bot: nothing of the machine's environment goes in."""
    return Settings.load(
        {
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": url,
            "DATABASE_URL": f"sqlite:///{folder / 'sandbox.db'}",
            "ADMIN_IDS": str(ADMIN),
            "MEDIA_DIR": str(folder / "media"),
        },
        env_file=None,
    )
