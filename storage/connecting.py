"""How each kind of database is connected to: what every connection of ours is told when it is made."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import QueuePool

BUSY_TIMEOUT_MS = 10_000
POOL = 4  # connections that write at once on PostgreSQL
READERS = 2
# Statements that a connection to PostgreSQL keeps planned. psycopg keeps 100, and counts the uses of no more than
# that; the bot has several hundred, so that hardly one would ever have been planned but once.
PLANNED = 1000
PLANNED_FROM = 1  # uses; what is asked twice on a connection is asked for as long as it lives


def engine_for(url: str) -> Engine:
    """Return what writes: transactions begin with the lock that they need."""
    return _sqlite(url) if is_sqlite(url) else _postgres(url, POOL)


def reading_engine_for(url: str) -> Engine:
    """Return what only reads, and is told so.

    On PostgreSQL each query is a transaction of its own: it sees what was committed before it, which is all that
    several in one transaction would see, and asks the server once instead of three times.
    """
    if is_sqlite(url):
        return _sqlite(url, readonly=True)
    engine = _postgres(url, READERS, isolation_level="AUTOCOMMIT")

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.autocommit = True
        connection.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")

    return engine


def is_sqlite(url: str) -> bool:
    """Whether an address is that of a file."""
    return make_url(url).get_backend_name() == "sqlite"


def _sqlite(url: str, *, readonly: bool = False) -> Engine:
    engine = create_engine(url, poolclass=QueuePool, connect_args={"check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the begin below is ours
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA foreign_keys=ON")
        if readonly:
            cursor.execute("PRAGMA query_only=ON")
        else:
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=FULL")
            cursor.execute("PRAGMA secure_delete=ON")  # what was erased about a person is overwritten with zeros
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        if readonly:
            # takes no lock and cannot fail: not worth what a statement costs
            connection.connection.cursor().execute("BEGIN")
            return
        # deferred transactions lose read-modify-writes of two writers without an error
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _postgres(url: str, size: int, **options: Any) -> Engine:
    # whether the server is still there is not asked before every transaction: what was cut off is done once more
    engine = create_engine(url, pool_size=size, max_overflow=2, **options)

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.prepared_max = PLANNED
        connection.prepare_threshold = PLANNED_FROM

    return engine
