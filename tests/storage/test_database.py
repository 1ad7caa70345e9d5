"""The way to the tables: what was answered is on the disk, nobody's failure is anybody else's, nothing is lost."""

import asyncio
import contextlib
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlmodel import Session

from storage import gauges
from storage.db import GROUP, AlreadyRunning, Database, DatabaseGone
from tests.databases import psycopg
from tests.storage.raising import raised

ROOT = Path(__file__).parents[2]


@pytest.fixture
def sqlite(sqlite_url: str) -> Iterator[Database]:
    """An open SQLite database."""
    database = Database(sqlite_url).open()
    yield database
    database.close()


def value(db: Database, name: str) -> int | None:
    return db.call(gauges.value, name)


def stamp(session: Session, name: str) -> str:
    """Do one small thing."""
    gauges.put(session, name, 1)
    return name


def stumble(session: Session, name: str) -> None:
    """Do one small thing, and then fail."""
    gauges.put(session, name, 1)
    raise LookupError(name)


def pragma(session: Session, name: str) -> Any:
    return session.connection().exec_driver_sql(f"PRAGMA {name}").scalar_one()


class Busy:
    """Keeps the writing thread busy until it is told to go on, so that calls have to wait together."""

    def __init__(self, db: Database) -> None:
        self.db, self._go, self._begun = db, threading.Event(), threading.Event()

    def __enter__(self) -> "Busy":
        def wait(_: Session) -> None:
            self._begun.set()
            assert self._go.wait(10)

        self.future = self.db._queue(wait)
        assert self._begun.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._go.set()
        self.future.result(10)


def commits(db: Database) -> list[int]:
    """Count the commits of a database from now on."""
    seen: list[int] = []
    event.listen(db.engine, "commit", lambda _: seen.append(1))
    return seen


def test_calls_that_wait_together_are_committed_together(sqlite: Database) -> None:
    counted = commits(sqlite)
    with Busy(sqlite):
        waiting = [sqlite._queue(stamp, f"g{number}") for number in range(GROUP)]
    assert [one.result(10) for one in waiting] == [f"g{number}" for number in range(GROUP)]
    assert len(counted) == 2, "one for the busy call and one for all that waited"
    assert all(value(sqlite, f"g{number}") == 1 for number in range(GROUP))


def test_no_group_grows_without_end(sqlite: Database) -> None:
    counted = commits(sqlite)
    with Busy(sqlite):
        waiting = [sqlite._queue(stamp, f"g{number}") for number in range(2 * GROUP + 1)]
    assert all(one.result(10) for one in waiting)
    assert len(counted) == 4


def test_a_failing_call_does_not_undo_its_neighbours(sqlite: Database) -> None:
    with Busy(sqlite):
        before = sqlite._queue(stamp, "before")
        failing = sqlite._queue(stumble, "failing")
        after = sqlite._queue(stamp, "after")
    assert before.result(10) == "before" and after.result(10) == "after"
    with pytest.raises(LookupError, match="failing"):
        failing.result(10)
    assert (value(sqlite, "before"), value(sqlite, "failing"), value(sqlite, "after")) == (1, None, 1)


def test_who_was_told_that_it_stands_finds_it_though_a_neighbour_s_disk_failed(sqlite: Database) -> None:
    def fail(session: Session) -> None:
        """Fail as a full disk does: SQLite undoes the whole transaction by itself."""
        session.connection().exec_driver_sql("ROLLBACK")
        raise OperationalError("INSERT", {}, sqlite3.OperationalError("disk I/O error"))

    with Busy(sqlite):
        waiting: list[Future[Any]] = [
            sqlite._queue(stamp, "before"),
            sqlite._queue(fail),
            sqlite._queue(stamp, "after"),
        ]
    with pytest.raises(OperationalError, match="disk I/O"):
        waiting[1].result(10)
    assert waiting[0].result(10) == "before" and waiting[2].result(10) == "after"
    assert value(sqlite, "before") == 1 and value(sqlite, "after") == 1


def test_when_a_commit_fails_who_caused_it_is_told_and_nobody_else(sqlite: Database) -> None:
    def dangling(session: Session) -> None:
        """Break a promise that the database looks at only when it commits."""
        session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        session.connection().execute(
            text("INSERT INTO episode_party (episode_id, party, role, staff_id) VALUES (99, 'town', 'worker', 99)")
        )

    with Busy(sqlite):
        waiting: list[Future[Any]] = [
            sqlite._queue(stamp, "one"),
            sqlite._queue(dangling),
            sqlite._queue(stamp, "other"),
        ]
    with pytest.raises(IntegrityError):
        waiting[1].result(10)
    assert waiting[0].result(10) == "one" and waiting[2].result(10) == "other"
    assert value(sqlite, "one") == 1 and value(sqlite, "other") == 1
    assert sqlite.call(stamp, "later") == "later", "and the thread goes on"


async def test_a_caller_who_gives_up_does_not_stop_the_others(db: Database) -> None:
    with Busy(db):
        impatient = asyncio.ensure_future(db.run(stamp, "impatient"))
        patient = asyncio.ensure_future(db.run(stamp, "patient"))
        await asyncio.sleep(0.05)
        impatient.cancel()
        await asyncio.sleep(0.05)
    assert await patient == "patient"
    with contextlib.suppress(asyncio.CancelledError):  # on PostgreSQL another thread has done it by then
        await impatient
    assert value(db, "patient") == 1
    assert await db.run(stamp, "later") == "later"


async def test_what_was_answered_is_there_for_another_reader(db: Database, database_url: str) -> None:
    await db.run(stamp, "done")
    other = Database(database_url).open()
    try:
        assert await other.read(gauges.value, "done") == 1
    finally:
        other.close()


def test_a_fault_of_a_service_reaches_its_caller_and_changes_nothing(db: Database) -> None:
    with pytest.raises(LookupError, match="this"):
        db.call(stumble, "this")
    assert value(db, "this") is None


async def test_a_reader_cannot_write(db: Database) -> None:
    with pytest.raises(DBAPIError, match=r"(?i)read.?only"):
        await db.read(stamp, "sneaky")
    assert await db.read(gauges.value, "sneaky") is None
    assert await db.run(stamp, "honest") == "honest", "and writers still can"


async def test_readers_do_not_wait_for_a_writer(sqlite: Database) -> None:
    with Busy(sqlite):
        assert await asyncio.wait_for(sqlite.read(gauges.value, "anything"), timeout=5) is None


async def test_closing_finishes_what_is_queued(database_url: str) -> None:
    db = Database(database_url).open()
    waiting = [db._queue(stamp, f"g{number}") for number in range(200)]
    db.close()
    assert all(one.result(0) for one in waiting)


def test_sqlite_is_set_as_promised(sqlite: Database) -> None:
    assert sqlite.call(pragma, "journal_mode") == "wal"
    assert sqlite.call(pragma, "synchronous") == 2, "FULL"
    assert sqlite.call(pragma, "foreign_keys") == 1
    assert sqlite.call(pragma, "busy_timeout") == 10_000


async def test_sqlite_readers_are_set_as_promised(sqlite: Database) -> None:
    assert await sqlite.read(pragma, "query_only") == 1
    assert await sqlite.read(pragma, "foreign_keys") == 1


def test_a_row_cannot_point_to_nothing(db: Database) -> None:
    def point(session: Session) -> None:
        session.connection().execute(
            text("INSERT INTO episode_party (episode_id, party, role, staff_id) VALUES (99, 'town', 'worker', 99)")
        )

    with pytest.raises(IntegrityError):
        db.call(point)


def test_two_writers_who_read_first_lose_nothing(sqlite: Database) -> None:
    other = Database(str(sqlite.url)).open()
    try:
        waiting = [db._queue(raised, "count") for _ in range(100) for db in (sqlite, other)]
        for one in waiting:
            one.result(30)
    finally:
        other.close()
    assert value(sqlite, "count") == 200


RAISER = """
import sys
from storage.db import Database
from tests.storage.raising import raised
db = Database(sys.argv[1]).open()
for _ in range(60):
    db.call(raised, "count")
db.close()
"""


def test_two_processes_who_read_first_lose_nothing(sqlite: Database) -> None:
    both = [subprocess.Popen([sys.executable, "-c", RAISER, str(sqlite.url)], cwd=ROOT) for _ in range(2)]
    for _ in range(60):
        sqlite.call(raised, "count")
    assert [one.wait(60) for one in both] == [0, 0]
    assert value(sqlite, "count") == 180


def test_a_sum_is_right_whoever_adds_to_it(db: Database) -> None:
    waiting = [db._queue(gauges.add, "count", 1) for _ in range(200)]
    for one in waiting:
        one.result(30)
    assert value(db, "count") == 200


def test_a_second_bot_on_one_database_is_refused(database_url: str) -> None:
    first = Database(database_url).open(exclusive=True)
    second = Database(database_url)
    with pytest.raises(AlreadyRunning):
        second.open(exclusive=True)
    second.close()
    reader = Database(database_url).open()
    assert reader.call(stamp, "by the command line") == "by the command line"
    reader.close()
    first.close()
    third = Database(database_url).open(exclusive=True)
    third.close()


HOLDER = """
import sys, time
from storage.db import Database
Database(sys.argv[1]).open(exclusive=True)
print("held", flush=True)
time.sleep(60)
"""


def test_a_killed_bot_leaves_no_lock_behind(database_url: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, database_url], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        refused = Database(database_url)
        with pytest.raises(AlreadyRunning):
            refused.open(exclusive=True)
        refused.close()
        holder.kill()
    for _ in range(100):
        successor = Database(database_url)
        try:
            successor.open(exclusive=True).close()
            return
        except AlreadyRunning:  # PostgreSQL needs a moment to notice
            successor.close()
            time.sleep(0.05)
    pytest.fail("the lock outlived its holder")


def test_a_deleted_file_is_noticed(sqlite: Database) -> None:
    sqlite.check_present()
    sqlite.check_present()
    assert sqlite.path is not None
    sqlite.path.unlink()
    with pytest.raises(DatabaseGone):
        sqlite.check_present()


def test_a_replaced_file_is_noticed(sqlite: Database, tmp_path: Path) -> None:
    sqlite.check_present()
    assert sqlite.path is not None
    other = tmp_path / "other.db"
    other.write_bytes(sqlite.path.read_bytes())
    other.replace(sqlite.path)
    with pytest.raises(DatabaseGone):
        sqlite.check_present()


def test_a_database_that_is_no_file_cannot_be_deleted(postgres_server: str) -> None:
    db = Database(psycopg(postgres_server))
    db.check_present()
    db.close()


def test_a_deadlock_is_tried_again(postgres_server: str) -> None:
    """Two transactions that take two rows in the other order: PostgreSQL ends one, and it is done anew."""
    db = Database(psycopg(postgres_server)).open()
    met, have_met = threading.Barrier(2), threading.Event()

    def in_order(session: Session, first: int, second: int) -> None:
        session.connection().execute(text("SET LOCAL deadlock_timeout = '50ms'"))
        session.connection().execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": first})
        if not have_met.is_set():  # whoever comes for the second time comes alone
            met.wait(10)
            have_met.set()
        session.connection().execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": second})

    waiting = [db._queue(in_order, 1, 2), db._queue(in_order, 2, 1)]
    assert [one.result(30) for one in waiting] == [None, None], "both are done, one of them at the second try"
    db.close()
