"""A small world to play in: one community, its staff, the real bot and a strict local Telegram.

The clock stands still unless a test moves it. 李奶奶, 王大爷 and 张阿姨 are residents; 王芳 is their
grid worker, 赵敏 her deputy, 陈书记 leads the community, 刘医生 is the health centre, 周所 the police
station, 孙主任 the township, 钱局 the district, and 林工 the admin.
"""

import re
import secrets
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Coroutine, Hashable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from sqlalchemy import inspect
from sqlmodel import Session, SQLModel, delete, select

from bot import clock
from bot.app import App, build
from bot.sandbox import TOKEN, Group, Limits, Person, Sandbox, SandboxClock
from bot.sandbox.people import Seen
from bot.sandbox.updates import FIRST_ID
from bot.settings import Settings
from bot.stage import Stage
from storage import gauges
from storage.db import Database
from storage.models import Heartbeat
from tests.moments import Moments, mark, way
from tests.sandbox.transport import InProcessRequest

SHANGHAI = ZoneInfo("Asia/Shanghai")
GRID = "开发区/长河街道/东风社区/东门网格"
ADMIN_ID = 9001


def at(moment: str) -> datetime:
    """Return a moment of 2022 in Shanghai: `04-01 08:00`, with seconds if they matter."""
    layout = "%Y-%m-%d %H:%M:%S" if moment.count(":") == 2 else "%Y-%m-%d %H:%M"
    return datetime.strptime(f"2022-{moment}", layout).replace(tzinfo=SHANGHAI).astimezone(UTC)


Row = TypeVar("Row", bound=SQLModel)
Step = TypeVar("Step", bound=Callable[..., Coroutine[Any, Any, Any]])


def step(play: Step) -> Step:
    """Take a step of a world: where somebody took the same from the same moment, what came of it is put back."""

    @wraps(play)
    async def taken(self: "World", *args: Any, **how: Any) -> Any:
        path, self.path = self.way(play.__name__, *args, **how), None
        if path is None or self.moments is None:
            return await play(self, *args, **how)
        found = self.moments.put_back(self, path)
        result = found[0] if found else await play(self, *args, **how)
        if not found:
            self.moments.keep(self, path, result)
        self.path, self._mark = path, mark(self)
        return result

    return cast(Step, taken)


class World:
    """Everybody, and the stage they play on.

    `path` is the way from the founded town to where this world stands, as long as it took nothing but steps.
    """

    def __init__(
        self, db: Database, start: str = "04-01 07:00", limits: Limits | None = None, moments: Moments | None = None
    ) -> None:
        self.moments = moments
        self.path: tuple[tuple[Hashable, ...], ...] | None = None
        self._mark: tuple[object, ...] = ()
        self.clock = SandboxClock(at(start), paused=True)
        self.sandbox = Sandbox(clock=self.clock, limits=limits or Limits.off())
        self.settings = Settings.load(
            {
                "TELEGRAM_TOKEN": TOKEN,
                "DATABASE_URL": db.url.render_as_string(hide_password=False),
                "ADMIN_IDS": str(ADMIN_ID),
                "MEDIA_DIR": str(Path(tempfile.gettempdir()) / f"suifang-{secrets.token_hex(8)}"),
            },
            env_file=None,
        )
        self.db = db
        clock.steer(self.clock.now)
        self.app = self._app()
        self.stage = Stage(self.app, self.clock.advance)
        person = self.sandbox.person
        self.lin = person(ADMIN_ID, "林工")
        self.fang = person(2001, "王芳")
        self.min = person(2002, "赵敏")
        self.chen = person(2003, "陈书记")
        self.liu = person(2004, "刘医生")
        self.zhou = person(2005, "周所")
        self.sun = person(2006, "孙主任")
        self.qian = person(2007, "钱局")
        self.li = person(1001, "李奶奶")
        self.wang = person(1002, "王大爷")
        self.zhang = person(1003, "张阿姨")
        self.anna = person(1004, "Anna", language_code="en")
        self.stranger = person(6666, "路人")

    def _app(self) -> App:
        def request(_: int) -> InProcessRequest:
            return InProcessRequest(self.sandbox, read_timeout=1)

        return build(self.settings, self.db, new_request=request, long_poll=0)

    async def restart(self) -> None:
        """Throw the bot away as a crash does, and start another on the same database."""
        self.path = None
        await self.app.stop()
        self.app = self._app()
        self.stage = Stage(self.app, self.clock.advance)
        await self.stage.open()

    def way(self, name: str, /, *args: object, **how: object) -> tuple[tuple[Hashable, ...], ...] | None:
        """Return the way that a step leads on, or None when anything but steps was done before it."""
        if self.path is None or self._mark != mark(self):
            return None
        try:
            named = tuple((key, way(value)) for key, value in sorted(how.items()))
            return (*self.path, (name, *map(way, args), *named))
        except TypeError:
            return None

    @property
    def now(self) -> datetime:
        """The moment it is in this world."""
        return self.clock.now()

    @step
    async def settle(self) -> None:
        """Let everything happen that is to happen now."""
        await self.stage.settle()

    @step
    async def until(self, moment: str) -> None:
        """Let time pass to a moment in Shanghai."""
        await self.stage.until(at(moment))

    @step
    async def wait(self, **length: float) -> None:
        """Let so much time pass."""
        await self.stage.wait(**length)

    @step
    async def says(self, who: Person, text: str, chat: Group | None = None) -> Seen:
        """Somebody types, and everything that follows happens. Returns what they see last."""
        who.says(text, chat=chat)
        await self.settle()
        return self.last(who, chat)

    @step
    async def presses(self, who: Person, label: str, on: Seen | None = None, chat: Group | None = None) -> str:
        """Somebody presses a button, and everything that follows happens. Returns what popped up."""
        before = len(who.toasts)
        who.presses(label, on=on, chat=chat)
        await self.settle()
        return who.toasts[-1].text if len(who.toasts) > before else ""

    def last(self, who: Person, chat: Group | None = None) -> Seen:
        """What somebody saw last of the bot."""
        seen = who.sees(chat)
        return seen[-1]

    def texts(self, who: Person, chat: Group | None = None) -> list[str]:
        """Everything somebody sees of the bot now, as plain text."""
        return [seen.text for seen in who.sees(chat)]

    def saw(self, who: Person, words: str, chat: Group | None = None) -> bool:
        """Whether somebody sees these words of the bot in any message."""
        return any(words in text for text in self.texts(who, chat))

    def card(self, who: Person, words: str, chat: Group | None = None) -> Seen:
        """The newest message of the bot that somebody sees with these words."""
        found = [seen for seen in who.sees(chat) if words in seen.text]
        assert found, f"{who.name} sees nothing with {words!r}, only {self.texts(who, chat)}"
        return found[-1]

    async def open(self) -> None:
        """Start the bot and let everybody press START."""
        await self.stage.open()
        self.lin.starts()
        await self.settle()

    async def appoint(self) -> None:
        """The admin builds the places and appoints everybody; all of them have opened the bot."""
        for one in (self.fang, self.min, self.chen, self.liu, self.zhou, self.sun, self.qian):
            one.starts()
        await self.settle()
        await self.says(self.lin, f"/place add {GRID}")
        for command in (
            f"/team add {self.fang.id} 网格员 东门网格 王芳 13800000001",
            f"/team add {self.min.id} 网格员 东门网格 赵敏",
            f"/team add {self.chen.id} 社区 东风社区 陈书记",
            f"/team add {self.liu.id} 卫生院 长河街道 刘医生",
            f"/team add {self.zhou.id} 派出所 长河街道 周所",
            f"/team add {self.sun.id} 镇街 长河街道 孙主任",
            f"/team add {self.qian.id} 区 开发区 钱局",
        ):
            await self.says(self.lin, command)

    async def move_in(self) -> None:
        """Take up the town where it was founded: everybody on the staff has pressed START before."""
        assert self.moments
        await self.app.application.initialize()
        self.path = (("town", str(self.now)),)
        if not self.moments.put_back(self, self.path):
            self.moments.begin()
            await self._first_morning()
            self.moments.keep(self, self.path, None)
        await self.stage.settle()
        self._mark = mark(self)

    async def _first_morning(self) -> None:
        for one in (self.lin, self.fang, self.min, self.chen, self.liu, self.zhou, self.sun, self.qian):
            one.starts()
        queue = self.sandbox.bot.queue
        queue.drop_all()
        queue.skip_ids(FIRST_DAYS - 8)
        await self.stage.open()

    @step
    async def enrol(
        self, who: Person, extra: str = "", *, consent: str = "好的，开始", language: str = "中文", name: str = ""
    ) -> str:
        """王芳 registers somebody, who scans the code and agrees. Returns the token of the link."""
        await self.says(self.fang, f"/enroll {name or who.name} 东门网格 {extra}".strip())
        token = self.token(self.last(self.fang))
        who.starts(token)
        await self.settle()
        await self.presses(who, language)
        await self.presses(who, consent)
        return token

    @staticmethod
    def token(card: Seen) -> str:
        """The one-time token in an enrolment card's caption."""
        found = re.search(r"start=([A-Za-z0-9_-]+)", card.text)
        assert found, card.text
        return found[1]

    @staticmethod
    def code(card: Seen) -> str:
        """The typed code in an enrolment card's caption."""
        found = re.search(r"\b([0-9A-Z]{4}-[0-9A-Z]{4})\b", card.text)
        assert found, card.text
        return found[1]

    def rows(self, table: type[Row]) -> list[Row]:
        """Every row of a table, oldest first."""

        def look(session: Session) -> list[Row]:
            keys = inspect(table).primary_key
            return list(session.exec(select(table).order_by(*keys)).all())

        return self.db.call(look)


FIRST_DAYS = 1000  # updates that are past when a test begins


async def found_town(database_url: str) -> None:
    """Play the founding once: the admin builds the places and appoints the staff. Tests begin with its copy."""
    world = World(Database(database_url).open(), "04-01 03:00")
    await world.open()
    await world.appoint()
    await world.app.stop()

    def close_the_book(session: Session) -> None:
        # the next world counts on from here, and has not been asleep since
        gauges.put(session, "last_update", FIRST_ID + FIRST_DAYS - 1)
        session.execute(delete(Heartbeat))

    world.db.call(close_the_book)
    world.db.close()
    clock.steer(None)


@asynccontextmanager
async def opened_world(moments: Moments, start: str = "04-01 07:00") -> AsyncIterator[World]:
    """Yield a world on a founded town: the bot runs, nobody is registered yet."""
    world = World(moments.db, start, moments=moments)
    try:
        await world.move_in()
        yield world
    finally:
        await world.app.stop()
        shutil.rmtree(world.settings.media_dir, ignore_errors=True)
