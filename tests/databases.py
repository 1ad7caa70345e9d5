"""Databases for tests, made once and given out again and again, because making them costs more than most tests.

SQLite: the file of the beginning is copied. PostgreSQL: one database for each beginning (empty, a founded
town, an appointed office), whose tables are put back to that beginning before each test.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from storage import migrating
from storage.db import Database

SWEEP = 40  # databases put back between two sweeps
BEGINNING = "beginning"  # the schema in which PostgreSQL keeps the rows of the beginning

# keeps every row as it stands now in another schema, and the next number of every sequence
KEEP = """
DO $$
DECLARE t text; filled boolean;
BEGIN
    CREATE SCHEMA {schema};
    FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', t) INTO filled;
        IF filled THEN EXECUTE format('CREATE TABLE {schema}.%I AS TABLE public.%I', t, t); END IF;
    END LOOP;
    CREATE TABLE {schema}."next numbers" AS
        SELECT sequencename AS name, coalesce(last_value, 1) AS number, last_value IS NOT NULL AS used
        FROM pg_sequences WHERE schemaname = 'public';
END $$
"""
# foreign keys are not looked at while rows are put back: the beginning fulfils them
PUT_BACK = """
DO $$
DECLARE t text; filled boolean;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', t) INTO filled;
        IF filled THEN EXECUTE format('DELETE FROM public.%I', t); END IF;
    END LOOP;
    FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = '{schema}' AND tablename <> 'next numbers' LOOP
        EXECUTE format('INSERT INTO public.%I SELECT * FROM {schema}.%I', t, t);
    END LOOP;
    PERFORM setval(format('public.%I', name)::regclass, number, used) FROM {schema}."next numbers";
END $$
"""
ALONE = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


def share_statements() -> None:
    """Let every engine use what another has compiled: an engine for each test would compile everything anew.

    SQLAlchemy keeps compiled statements by dialect; two dialects of one kind are one here.
    """
    for kind in (SQLiteDialect_pysqlite, PGDialect_psycopg):
        kind.__eq__ = lambda self, other: type(self) is type(other)  # type: ignore[method-assign]
        kind.__hash__ = lambda self: hash(type(self))  # type: ignore[method-assign]
    compiled: dict[Any, Any] = {}

    @event.listens_for(Engine, "engine_connect")
    def _share(connection: Any) -> None:
        connection.execution_options(compiled_cache=compiled)


def psycopg(uri: str) -> str:
    """Return the address as SQLAlchemy wants it."""
    return uri.replace("postgresql://", "postgresql+psycopg://", 1)


def on_server(uri: str, name: str) -> str:
    """Return the address of another database on the same server."""
    return make_url(psycopg(uri)).set(database=name).render_as_string(hide_password=False)


def hurry(uri: str) -> None:
    """Let a server that dies with the tests not wait for the disk."""
    _run(
        psycopg(uri),
        *(f"ALTER SYSTEM SET {what} = off" for what in ("fsync", "synchronous_commit", "full_page_writes")),
        "SELECT pg_reload_conf()",
    )


@dataclass
class Beginnings:
    """Every database of a test run, by the name of its beginning. What founds it is called once."""

    folder: Path
    server: Callable[[], str]
    _kept: dict[tuple[str, str], str] = field(default_factory=dict)
    _moments: dict[tuple[str, str], str] = field(default_factory=dict)
    _refilled: int = 0
    _numbers: Iterator[int] = field(default_factory=lambda: iter(range(1, 1_000_000)))

    @contextmanager
    def given(self, backend: str, beginning: str, found: Callable[[str], None], path: Path) -> Iterator[str]:
        """Yield the address of a database as it was when `found` had been called with it; a file is put at `path`."""
        url = self.address(backend, beginning, found, path)
        if backend != "sqlite":
            self.begin_again(url)
        yield url

    def address(self, backend: str, beginning: str, found: Callable[[str], None], path: Path) -> str:
        """Return the address alone: on PostgreSQL what the last test left is there until it begins again."""
        kept = self._kept.get((backend, beginning)) or self._founded(backend, beginning, found)
        if backend != "sqlite":
            return kept
        shutil.copyfile(make_url(kept).database or "", path)
        return f"sqlite:///{path}"

    def begin_again(self, url: str) -> None:
        """Put a database on the server back to its beginning; nobody else uses it any more."""
        self._refill(url, BEGINNING, ALONE)

    def _refill(self, url: str, schema: str, *first: str) -> None:
        # rows are deleted, which is far quicker than truncating sixty tables, and swept out now and then
        self._refilled += 1
        swept = ["VACUUM"] if self._refilled % SWEEP == 0 else []
        _run(url, *first, PUT_BACK.format(schema=schema), *swept)

    @contextmanager
    def new(self, backend: str, path: Path) -> Iterator[str]:
        """Yield the address of a database of the newest shape that nobody uses afterwards: its shape may change."""
        if backend == "sqlite":
            with self.given("sqlite", "empty", _nothing, path) as url:
                yield url
            return
        name = f"own_{next(self._numbers)}"
        yield self._created(name)
        _run(psycopg(self.server()), f"DROP DATABASE {name} WITH (FORCE)")

    def keep(self, db: Database, name: str) -> None:
        """Keep what stands in a database that is in use, under a name; nobody may be writing."""
        number = len(self._moments)
        self._moments[db.url.get_backend_name(), name] = f"moment_{number}"
        if db.is_sqlite:
            _copy(db.path or Path(), self.folder / f"moment_{number}.db")
        else:
            _run(_address(db), KEEP.format(schema=f"moment_{number}"))

    def put_back(self, db: Database, name: str) -> bool:
        """Put back what was kept under a name, in place; say whether anything was."""
        kept = self._moments.get((db.url.get_backend_name(), name))
        if kept is None:
            return False
        if db.is_sqlite:
            _copy(self.folder / f"{kept}.db", db.path or Path())
        else:
            self._refill(_address(db), kept)
        return True

    def _founded(self, backend: str, beginning: str, found: Callable[[str], None]) -> str:
        if backend == "sqlite":
            url = f"sqlite:///{self.folder / f'{beginning}.db'}"
            _upgrade(url)
        else:
            url = self._created(beginning)
        found(url)
        if backend != "sqlite":
            _run(url, KEEP.format(schema=BEGINNING))
        self._kept[backend, beginning] = url
        return url

    def _created(self, name: str) -> str:
        _run(psycopg(self.server()), f"CREATE DATABASE {name}")
        url = on_server(self.server(), name)
        _upgrade(url)
        return url


def _address(db: Database) -> str:
    return db.url.render_as_string(hide_password=False)


def _copy(source: Path, target: Path) -> None:
    """Copy a database page by page: both may be open elsewhere."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def _nothing(_: str) -> None:
    pass


def _upgrade(url: str) -> None:
    engine = create_engine(url)
    migrating.upgrade(engine)
    engine.dispose()


def _run(url: str, *statements: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement.replace(":", "\\:")))
    engine.dispose()
