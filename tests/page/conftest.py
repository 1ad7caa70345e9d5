"""A sandbox with its driver, and Chromium looking at it: whatever it complains of fails the test."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ConsoleMessage, Locator, Page, Request, async_playwright, expect

from bot import clock
from bot.founding import Towns
from bot.playing import BLANK, Player
from bot.sandbox import Limits, Sandbox, SandboxClock, serve
from tests.page.chromium import CHROMIUM, CHROMIUM_IS_THERE, NO_CHROMIUM

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
TOWNS: Towns = {}  # the town is founded by the first test that plays in it, and put back for the others
ARTEFACTS = Path(__file__).parents[1] / "artefacts"
PATIENCE = 20_000  # milliseconds; a machine may be busy
# what a browser itself says when the server is gone; the page has no say in it
SERVER_GONE = (
    "ERR_CONNECTION_REFUSED",
    "ERR_INCOMPLETE_CHUNKED_ENCODING",
    "ERR_EMPTY_RESPONSE",
    "ERR_CONNECTION_RESET",
)

expect.set_options(timeout=PATIENCE)


ENDED = ("done", "failed", "stopped")  # how a story can end


class Played:
    """A sandbox that is driven, and where its page is."""

    def __init__(self, sandbox: Sandbox, player: Player, url: str) -> None:
        self.sandbox, self.player, self.url = sandbox, player, url

    async def told(self, scenario: str) -> str:
        """Let a story be told as its button does, and return how it ended."""
        before = self.sandbox.playback.scene
        self.sandbox.playback.wish({"scenario": scenario, "pause": 0})
        async with asyncio.timeout(120):
            while (scene := self.sandbox.playback.scene) is before or scene.state not in ENDED:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        return scene.state if scene.state == "done" else f"{scene.state}: {scene.zh}"


async def once(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(PATIENCE / 1000):
        while not holds():  # noqa: ASYNC110
            await asyncio.sleep(0.02)


@asynccontextmanager
async def driven(folder: Path, blank: Path, port: int = 0, towns: Towns = TOWNS) -> AsyncIterator[Played]:
    """A sandbox whose town has been founded on a blank database, or put back, with its driver at work."""
    shutil.copyfile(blank, folder / BLANK)
    sandbox = Sandbox(clock=SandboxClock(paused=True), limits=Limits.off())
    clock.steer(sandbox.clock.now)
    stop = asyncio.Event()
    async with serve(sandbox, port=port) as url:
        player = Player(sandbox, url, folder, towns)
        driving = asyncio.ensure_future(player.run(stop))
        try:
            async with asyncio.timeout(60):
                while sandbox.playback.bot != "alive" or not sandbox.playback.next:
                    assert not driving.done() or driving.result()
                    await asyncio.sleep(0.05)
            yield Played(sandbox, player, url)
        finally:
            stop.set()
            await driving


@pytest.fixture
async def played(tmp_path: Path, sqlite_template: Path) -> AsyncIterator[Played]:
    """A sandbox with its town and its driver."""
    async with driven(tmp_path, sqlite_template) as played:
        yield played


class Desk:
    """One browser's window on the page, with the three phones on it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.complaints: list[str] = []
        self.gone_allowed = False
        page.set_default_timeout(PATIENCE)
        page.on("console", self._heard)
        page.on("pageerror", self._failed)
        page.on("request", self._asked)

    async def leave(self) -> None:
        """Leave the window as it was before anybody looked."""
        await self.page.evaluate("localStorage.clear()")
        await self.page.goto("about:blank")
        for event, listener in (("console", self._heard), ("pageerror", self._failed), ("request", self._asked)):
            self.page.remove_listener(event, listener)

    def _heard(self, message: ConsoleMessage) -> None:
        gone = self.gone_allowed and any(words in message.text for words in SERVER_GONE)
        if message.type in {"error", "warning"} and not gone:
            self.complaints.append(message.text)

    def _failed(self, error: Exception) -> None:
        self.complaints.append(str(error))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self.url}/", "blob:")):
            self.complaints.append(f"asked elsewhere: {request.url}")

    async def open(self, query: str = "?rail=1&lang=zh") -> None:
        """Open the page and wait until it shows a living bot."""
        await self.page.goto(f"{self.url}/{query}")
        await self.page.locator('.alive[data-bot="alive"]').wait_for()

    def phone(self, index: int) -> Locator:
        """One of the phones: 0, 1 or 2."""
        return self.page.locator(f"#phone{index}")

    async def hold(self, index: int, name: str) -> None:
        """Hand a phone to somebody, or turn it to a group."""
        holder = self.page.locator(".holder").nth(index)
        await holder.locator(".who").click()
        await holder.get_by_role("menuitem").filter(has_text=name).first.click()

    async def says(self, index: int, text: str) -> None:
        """Type on a phone and send."""
        field = self.phone(index).locator("textarea")
        await field.fill(text)
        await field.press("Enter")

    async def presses(self, index: int, label: str) -> None:
        """Press the newest button with this label: under a message, else of the keyboard."""
        phone = self.phone(index)
        await phone.locator(".ib, .kb").filter(has_text=label).last.click()

    async def sees(self, index: int, words: str) -> None:
        """These words come to stand on a phone. (An expectation would look but once a second.)"""
        await self.phone(index).locator(".bubble").filter(has_text=words).last.wait_for()

    async def shoot(self, name: str) -> None:
        """Keep a picture as an artefact of the tests."""
        ARTEFACTS.mkdir(exist_ok=True)
        await self.page.screenshot(path=ARTEFACTS / f"{name}.png")


class Windows:
    """Windows of a browser. One that was left is taken again, emptied: a new one takes a second."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._left: list[Page] = []

    @asynccontextmanager
    async def looking(self, url: str) -> AsyncIterator[Desk]:
        """A window on the page; leaving it fails when the browser complained or anything went elsewhere.

        Nothing moves on it unless asked: without a graphics card all that moves is painted by the processor.
        """
        page = self._left.pop() if self._left else await self._browser.new_page()
        await page.set_viewport_size({"width": 1440, "height": 900})
        await page.emulate_media(reduced_motion="reduce")
        desk = Desk(page, url)
        yield desk
        await desk.leave()
        self._left.append(page)
        assert desk.complaints == []


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def windows() -> AsyncIterator[Windows]:
    """The windows of Debian's Chromium, headless, started once.

    Where CI requires it and it is missing the tests fail and say so.
    """
    if not CHROMIUM_IS_THERE:
        pytest.fail(NO_CHROMIUM, pytrace=False)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield Windows(browser)
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def desk(played: Played, windows: Windows) -> AsyncIterator[Desk]:
    """The page, open on a fresh town."""
    async with windows.looking(played.url) as desk:
        await desk.open()
        yield desk
