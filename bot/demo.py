"""`suifang sandbox`: the real bot on a local Telegram, to play with in a browser. No token, no network.

The bot is the real one: the same app, handlers, database and pump, on a throw-away SQLite file. The
page shows three phones, a clock and what happens inside. With `--terminal` a compressed day is told
in the terminal instead; after it the bot stays up and answers to calls. Both end with Ctrl-C.
"""

import asyncio
import contextlib
import os
import re
import shutil
import signal
import sys
import tempfile
import webbrowser
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from pathlib import Path

import typer

from bot import app, clock
from bot.cast import ADMIN, GRID, ZONE
from bot.playing import Player, settings_for
from bot.sandbox import TOKEN, Person, Sandbox, SandboxClock, serve
from bot.sandbox.people import Seen
from bot.stage import Stage

ROOM = 256 << 20  # bytes that a folder in memory must have free; a container gives 64 MB unless asked


@dataclass
class Teller:
    """Says in the terminal what happens in each chat, as it happens."""

    pause: float
    _told: dict[tuple[int, int], int] = field(default_factory=dict)

    def heading(self, text: str) -> None:
        """Begin a scene."""
        typer.echo()
        typer.secho(f"── {clock.now().astimezone(ZONE):%H:%M}  {text} ".ljust(72, "─"), fg="cyan", bold=True)

    def does(self, who: Person, what: str) -> None:
        """Tell what a person types or presses."""
        typer.echo(typer.style(f"  {who.name} ", fg="green", bold=True) + what)

    def listen(self, people: list[Person]) -> None:
        """Tell what the bot said or changed since the last time, chat by chat."""
        for who in people:
            for seen in who.sees():
                self._tell(who, seen)

    def _tell(self, who: Person, seen: Seen) -> None:
        key, version = (who.id, seen.message_id), len(seen.edits)
        if self._told.get(key) == version:
            return
        sign = "✎" if key in self._told else "›"
        self._told[key] = version
        head = typer.style(f"  {sign} 随访 → {who.name}  ", fg="yellow" if sign == "✎" else "blue")
        picture = "🖼  " if seen.photo else ""
        first, *rest = (picture + seen.text).split("\n")
        typer.echo(head + first)
        for one in rest:
            typer.echo(f"      {one}")
        for row in seen.buttons:
            typer.secho("      " + "  ".join(f"[{label}]" for label in row), fg="bright_black")


class Day:
    """The day, scene by scene."""

    def __init__(self, sandbox: Sandbox, stage: Stage, teller: Teller) -> None:
        self.sandbox, self.stage, self.teller = sandbox, stage, teller
        person = sandbox.person
        self.lin, self.fang = person(ADMIN, "林工"), person(2001, "王芳")
        self.chen, self.liu = person(2003, "陈书记"), person(2004, "刘医生")
        self.li, self.wang = person(1001, "李奶奶"), person(1002, "王大爷")
        self.anna = person(1004, "Anna", language_code="en")

    @property
    def people(self) -> list[Person]:
        """Everybody whose chat is told."""
        return [self.lin, self.fang, self.chen, self.liu, self.li, self.wang, self.anna]

    async def play(self) -> None:
        """Play it from the first command to the evening."""
        await self._appoint()
        await self._enrol()
        await self._morning()
        await self._climb()
        await self._silence()
        await self._doors()
        await self._evening()

    async def _says(self, who: Person, text: str) -> None:
        self.teller.does(who, text)
        who.says(text)
        await self._settle()

    async def _presses(self, who: Person, label: str) -> None:
        self.teller.does(who, typer.style(f"[{label}]", reverse=True))
        before = len(who.toasts)
        who.presses(label)
        await self._settle()
        for toast in who.toasts[before:]:
            if toast.text:
                typer.secho(f"      ◌ {toast.text}", fg="magenta")

    async def _settle(self) -> None:
        await self.stage.settle()
        self.teller.listen(self.people)
        await asyncio.sleep(self.teller.pause)

    async def _until(self, hour: int, minute: int, heading: str) -> None:
        local = clock.now().astimezone(ZONE)
        await self.stage.until(datetime.combine(local.date(), time(hour, minute), ZONE).astimezone(UTC))
        self.teller.heading(heading)
        self.teller.listen(self.people)
        await asyncio.sleep(self.teller.pause)

    async def _appoint(self) -> None:
        self.teller.heading("管理员搭好区域和人员 · The admin sets up places and staff")
        for who in (self.lin, self.fang, self.chen, self.liu):
            who.starts()
        await self.stage.settle()
        self.teller.listen([self.lin])
        await self._says(self.lin, f"/place add {GRID}")
        await self._says(self.lin, f"/team add {self.fang.id} 网格员 东门网格 王芳 13800000001")
        await self._says(self.lin, f"/team add {self.chen.id} 社区 东风社区 陈书记")
        await self._says(self.lin, f"/team add {self.liu.id} 卫生院 长河街道 刘医生")

    async def _enrol(self) -> None:
        self.teller.heading("网格员登记三位居民，扫码加入 · Three residents join by scanning")
        await self._join(self.li, "3号楼2单元501 13800000002", "中文", "好的，开始")
        await self._join(self.wang, "5号楼1单元102 13800000003", "中文", "好的，开始")
        await self._join(self.anna, "8号楼3单元601", "English", "Yes, start")

    async def _join(self, who: Person, rest: str, language: str, consent: str) -> None:
        await self._says(self.fang, f"/enroll {who.name} 东门网格 {rest}")
        token = re.search(r"start=([\w-]+)", self.fang.last.text)
        if token is None:
            raise RuntimeError("the enrolment card shows no link")
        self.teller.does(who, "📷 扫码 · scans the code")
        who.starts(token[1])
        await self._settle()
        await self._presses(who, language)
        await self._presses(who, consent)

    async def _morning(self) -> None:
        await self._until(8, 0, "早上的一轮 · The morning round")
        await self._says(self.li, "三十六度五")
        await self._presses(self.li, "没有不舒服")
        await self._says(self.wang, "38.5 有点咳嗽")

    async def _climb(self) -> None:
        await self._until(8, 16, "一刻钟没人接手，预警升级 · Nobody took it for a quarter of an hour: it climbs")
        await self._presses(self.chen, "我来处理")
        await self._presses(self.chen, "打通了")
        await self._presses(self.chen, "处理完了")
        await self._presses(self.chen, "已送医")

    async def _silence(self) -> None:
        await self._until(8, 46, "没回的人，轻轻提醒一次 · A kind nudge for those who did not answer")
        await self._until(9, 31, "再提醒一次；网格员看到谁还没报 · Once more; the worker sees who is missing")
        await self._until(10, 1, "这一轮结束 · The round is over")
        await self._says(self.anna, "97.7F")
        await self._presses(self.anna, "Nothing is wrong")

    async def _doors(self) -> None:
        await self._until(11, 0, "在位核查，一户一户点 · The presence round, door by door")
        await self._presses(self.fang, "李奶奶")
        await self._presses(self.fang, "在家")

    async def _evening(self) -> None:
        await self._until(18, 0, "晚上的一轮 · The evening round")
        await self._says(self.li, "36,6")
        await self._says(self.fang, "/rep 王大爷 36.9")
        await self._says(self.fang, "/today")


async def open_page(*, port: int, browser: bool) -> int:
    """Serve the page, open a browser on it when wished, and live until Ctrl-C. Returns the exit code."""
    sandbox = Sandbox(clock=SandboxClock(paused=True))
    clock.steer(sandbox.clock.now)
    stop = _stopped_by_signals()
    with tempfile.TemporaryDirectory(prefix="suifang-", dir=_memory()) as folder:
        async with serve(sandbox, port=port, or_next=True) as url:
            _welcome(url, port)
            typer.secho(f"\n  {url}/\n", fg="green", bold=True)
            typer.echo("按 Ctrl-C 结束 · Ctrl-C ends it")
            if browser and _has_screen():
                webbrowser.open(f"{url}/")
            await Player(sandbox, url, Path(folder)).run(stop)
    return 0


def _memory() -> str | None:
    """Return a folder in memory where the machine has a roomy one: a day of the demonstration is 1,300 commits."""
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM:
        return str(memory)
    return None


def _has_screen() -> bool:
    """Tell whether a browser could show itself: one in a terminal would take the terminal away."""
    return sys.platform in {"darwin", "win32"} or any(os.environ.get(one) for one in ("DISPLAY", "WAYLAND_DISPLAY"))


def _stopped_by_signals() -> asyncio.Event:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


async def play(*, port: int, stay: bool, pause: float) -> int:
    """Play the day and, when wished, stay up for calls. Returns the exit code."""
    morning = datetime.combine(clock.now().astimezone(ZONE).date(), time(7, 0), ZONE)
    ours = SandboxClock(morning.astimezone(UTC), paused=True)
    sandbox = Sandbox(clock=ours)
    clock.steer(ours.now)
    with tempfile.TemporaryDirectory(prefix="suifang-", dir=_memory()) as folder:
        async with serve(sandbox, port=port, or_next=True) as url, _opened(url, Path(folder)) as bot:
            stage = Stage(bot, ours.advance)
            _welcome(url, port)
            await stage.open()
            await Day(sandbox, stage, Teller(pause)).play()
            if stay:
                await _stay(bot, ours, url)
    return 0


@contextlib.asynccontextmanager
async def _opened(url: str, folder: Path) -> AsyncIterator[app.App]:
    settings = settings_for(url, folder)
    async with app.opened(settings) as db:
        bot = app.build(settings, db, long_poll=0)
        try:
            yield bot
        finally:
            await bot.stop()


def _welcome(url: str, port: int) -> None:
    """Say what this is and where it answers, and that another port than the wished one was free."""
    typer.secho("随访 suifang · 本机演示 sandbox", bold=True)
    typer.echo("演示用的假人和假数据，不连真的 Telegram · Made-up people and data, no real Telegram")
    typer.secho(f"Bot API  {url}/bot{TOKEN}/getMe", fg="bright_black")
    if port and not url.endswith(f":{port}"):
        typer.echo(f"端口 {port} 已被占用，换了一个 · Port {port} is busy, so this is the next free one")


async def _stay(bot: app.App, ours: SandboxClock, url: str) -> None:
    """Let the clock run and the bot live, until Ctrl-C."""
    typer.echo()
    typer.secho("一天演完了；机器人还在运行，按 Ctrl-C 结束。", bold=True)
    typer.secho("The day is over; the bot stays up until Ctrl-C. Speak to it as one of the people:", bold=True)
    for call in (
        f'curl -s {url}/control/say -d \'{{"person": 1001, "text": "36.7"}}\'',
        f'curl -s {url}/control/press -d \'{{"person": 2001, "label": "刷新"}}\'',
        f"curl -s '{url}/control/chat?person=1001'",
        f"curl -s '{url}/control/transcript?format=md'",
    ):
        typer.echo(f"  {call}")
    ours.resume()
    await bot.run(_stopped_by_signals())
