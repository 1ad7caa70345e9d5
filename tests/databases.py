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

import psycopg as driver
from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from storage import migrating
from storage.db import Database

SWEEP = 40  # databases put back between two sweeps
BEGINNING = 0  # the moment at which a database begins

# PostgreSQL keeps the rows of every moment in a second schema, table for table; what keeps them and puts them back is
# written once for each database and planned once for each connection; where nothing stood, nothing is looked for (most
# tables are empty, and to look took longer than all the rest). Foreign keys are not looked at meanwhile: what
# was kept fulfils them.
SHADOWS = """
DO $$
DECLARE t text; names text; keeping text := ''; putting text := '';
BEGIN
    CREATE SCHEMA kept;
    CREATE TABLE kept."next numbers" (kept_at int, name text, number bigint, used boolean);
    CREATE TABLE kept."filled tables" (kept_at int PRIMARY KEY, names text[]);
    FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('CREATE UNLOGGED TABLE kept.%I AS SELECT 0 AS kept_at, * FROM public.%I WITH NO DATA', t, t);
        EXECUTE format('CREATE INDEX ON kept.%I (kept_at)', t);
        SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) INTO names
            FROM information_schema.columns WHERE table_schema = 'public' AND table_name = t;
        keeping := keeping || format('INSERT INTO kept.%I SELECT this_moment, * FROM public.%I;', t, t)
            || format('IF FOUND THEN filled := filled || %L::text; END IF;', t);
        putting := putting || format('DELETE FROM public.%I;', t)
            || format('IF %L = ANY (filled) THEN ', t)
            || format('INSERT INTO public.%I (%s) SELECT %s FROM kept.%I ', t, names, names, t)
            || 'WHERE kept_at = this_moment; END IF;';
    END LOOP;
    keeping := keeping || 'INSERT INTO kept."filled tables" VALUES (this_moment, filled);';
    putting := 'filled := (SELECT names FROM kept."filled tables" WHERE kept_at = this_moment);' || putting;
    keeping := keeping || 'INSERT INTO kept."next numbers"
        SELECT this_moment, sequencename, coalesce(last_value, 1), last_value IS NOT NULL
        FROM pg_sequences WHERE schemaname = ''public'';';
    putting := putting || 'PERFORM setval(format(''public.%I'', k.name)::regclass, k.number, k.used)
        FROM kept."next numbers" k WHERE k.kept_at = this_moment;';
    EXECUTE format('CREATE FUNCTION kept.keep(this_moment int) RETURNS void LANGUAGE plpgsql AS %L',
        'DECLARE filled text[] := ''{}''; BEGIN ' || keeping || ' END');
    EXECUTE format('CREATE FUNCTION kept.put_back(this_moment int) RETURNS void LANGUAGE plpgsql '
        'SET session_replication_role = replica AS %L', 'DECLARE filled text[]; BEGIN ' || putting || ' END');
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


def shuffle() -> None:
    """Let SQLite give what no ORDER BY asked for from its end, so that nobody comes to rely on an order."""

    @event.listens_for(Engine, "connect")
    def _shuffle(connection: Any, _record: Any) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.execute("PRAGMA reverse_unordered_selects=ON")


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
        "ALTER SYSTEM SET plan_cache_mode = force_generic_plan",  # a tenth of its work was to plan anew
        "SELECT pg_reload_conf()",
    )


class Watched(Database):
    """A database that counts what is asked of it, and knows whether it was closed."""

    asked = 0
    closed = False

    def _queue(self, service: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        self.asked += 1
        return super()._queue(service, *args, **kwargs)

    def close(self) -> None:
        """Close it for good."""
        self.closed = True
        super().close()


@dataclass
class Beginnings:
    """Every database of a test run, by the name of its beginning. What founds it is called once."""

    folder: Path
    server: Callable[[], str]
    _kept: dict[tuple[str, str], str] = field(default_factory=dict)
    _moments: dict[tuple[str, str], int] = field(default_factory=dict)
    _ways: dict[str, "driver.Connection[Any]"] = field(default_factory=dict)
    _open: dict[tuple[str, str], Watched] = field(default_factory=dict)
    _refilled: int = 0
    _numbers: Iterator[int] = field(default_factory=lambda: iter(range(1, 1_000_000)))

    @contextmanager
    def given(self, backend: str, beginning: str, found: Callable[[str], None], path: Path) -> Iterator[str]:
        """Yield the address of a database as it was when `found` had been called with it; a file is put at `path`."""
        url = self.address(backend, beginning, found, path)
        if backend != "sqlite":
            self._begin_again(url)
        yield url

    def address(self, backend: str, beginning: str, found: Callable[[str], None], path: Path) -> str:
        """Return the address alone: on PostgreSQL what the last test left is there until it begins again."""
        kept = self._kept.get((backend, beginning)) or self._founded(backend, beginning, found)
        if backend != "sqlite":
            return kept
        shutil.copyfile(make_url(kept).database or "", path)
        return f"sqlite:///{path}"

    def opened(self, backend: str, beginning: str, found: Callable[[str], None]) -> Watched:
        """Return a database that stays open from test to test: connections that are warm are half of a test's time.

        What the last test left is there until something is put back; the beginning itself is kept by its name.
        """
        db = self._open.get((backend, beginning))
        if db is None or db.closed:
            db = Watched(self.address(backend, beginning, found, self.folder / f"open_{beginning}.db")).open()
            self._open[backend, beginning] = db
        if (_whereabouts(db), beginning) not in self._moments:
            self.keep(db, beginning)
        return db

    def _begin_again(self, url: str) -> None:
        """Put a database on the server back to its beginning; nobody else uses it any more."""
        self._say(url, ALONE)
        self._refill(url, BEGINNING)

    def _refill(self, url: str, moment: int) -> None:
        # rows are deleted, which is far quicker than truncating sixty tables, and swept out now and then
        self._refilled += 1
        self._say(url, f"SELECT kept.put_back({moment})")
        if self._refilled % SWEEP == 0:
            self._say(url, "VACUUM")

    def _say(self, url: str, statement: str) -> None:
        """Say something to a database on the server, always on the same connection: it has planned it all before."""
        if url not in self._ways:
            self._ways[url] = driver.connect(url.replace("+psycopg", "", 1), autocommit=True)
        self._ways[url].execute(statement)

    def close(self) -> None:
        """Let go of every connection."""
        for db in self._open.values():
            db.close()
        for way in self._ways.values():
            way.close()

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
        number = next(self._numbers)
        self._moments[_whereabouts(db), name] = number
        if db.is_sqlite:
            _copy(db.path or Path(), self._file(number))
        else:
            self._say(_address(db), f"SELECT kept.keep({number})")

    def put_back(self, db: Database, name: str) -> bool:
        """Put back what was kept under a name, in place; say whether anything was."""
        kept = self._moments.get((_whereabouts(db), name))
        if kept is None:
            return False
        if db.is_sqlite:
            _copy(self._file(kept), db.path or Path())
        else:
            self._refill(_address(db), kept)
        return True

    def _file(self, number: int) -> Path:
        return self.folder / f"moment_{number}.db"

    def _founded(self, backend: str, beginning: str, found: Callable[[str], None]) -> str:
        if backend == "sqlite":
            url = f"sqlite:///{self.folder / f'{beginning}.db'}"
            _upgrade(url)
        else:
            url = self._created(beginning)
        found(url)
        if backend != "sqlite":
            self._say(url, SHADOWS)
            self._say(url, f"SELECT kept.keep({BEGINNING})")
        self._kept[backend, beginning] = url
        return url

    def _created(self, name: str) -> str:
        _run(psycopg(self.server()), f"CREATE DATABASE {name}")
        url = on_server(self.server(), name)
        _upgrade(url)
        return url


def _address(db: Database) -> str:
    return db.url.render_as_string(hide_password=False)


def _whereabouts(db: Database) -> str:
    """A file may be put back anywhere, rows on a server only where they were kept."""
    return "a file" if db.is_sqlite else _address(db)


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
    _say(engine, *statements)
    engine.dispose()


def _say(engine: Engine, *statements: str) -> None:
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement.replace(":", "\\:")))
