"""A database server that is restarted or cuts its connections costs nobody anything."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from psycopg.pq import TransactionStatus
from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from storage import gauges
from storage.db import Database
from tests.databases import Beginnings

CUT = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@pytest.fixture
def db(beginnings: Beginnings, tmp_path: Path) -> Iterator[Database]:
    with beginnings.new("postgresql", tmp_path) as url:
        database = Database(url).open()
        yield database
        database.close()


def cut(db: Database) -> None:
    """End every connection of a database but the one that says so."""
    engine = create_engine(db.url)
    with engine.connect() as connection:
        connection.execute(text(CUT))
    engine.dispose()


async def warm(db: Database) -> None:
    """Let every connection be opened and used a moment ago."""
    db.call(gauges.put, "before", 1)
    assert await db.read(gauges.value, "before") == 1


async def test_the_next_call_works_after_every_connection_was_cut(db: Database) -> None:
    await warm(db)
    cut(db)
    assert await db.read(gauges.value, "before") == 1
    cut(db)
    db.call(gauges.put, "after", 2)
    assert await db.read(gauges.value, "after") == 2


async def test_what_was_cut_off_halfway_is_done_once_more(db: Database) -> None:
    tries: list[int] = []

    def halfway(session: Session) -> None:
        gauges.put(session, "halfway", len(tries))
        tries.append(1)
        if len(tries) == 1:
            cut(db)
        gauges.put(session, "at the end", len(tries))

    await warm(db)
    db.call(halfway)
    assert len(tries) == 2
    assert await db.read(gauges.value, "halfway") == 1, "the first try left nothing behind"
    assert await db.read(gauges.value, "at the end") == 2


async def test_what_was_cut_off_while_it_was_committed_is_not_done_twice(db: Database) -> None:
    """Nobody knows whether the server had committed it: whoever asked is told."""
    await warm(db)
    event.listen(db.engine, "commit", lambda _: cut(db))
    tries: list[int] = []

    def once(session: Session) -> None:
        tries.append(1)
        gauges.put(session, "in the end", 1)

    with pytest.raises(DBAPIError):
        db.call(once)
    assert tries == [1]


async def test_a_query_needs_no_transaction_of_its_own(db: Database) -> None:
    """Neither a beginning nor an end is said to the server."""

    def status(session: Session) -> TransactionStatus:
        session.connection().execute(text("SELECT 1"))
        driver: Any = session.connection().connection.driver_connection
        return TransactionStatus(driver.info.transaction_status)

    assert await db.read(status) == TransactionStatus.IDLE
