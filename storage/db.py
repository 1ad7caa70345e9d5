"""The database: one writing thread on SQLite, a small pool on PostgreSQL, the same calls on both.

`run` gives a function one transaction; `read` gives it a read-only one. On SQLite calls that wait
together are committed together, each in a savepoint of its own, because the disk's flush costs
more than all of them; nobody is told of success before that commit.
"""

import asyncio
import contextlib
import fcntl
import os
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Connection, Engine, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from storage.connecting import POOL, READERS, engine_for, is_sqlite, reading_engine_for

P = ParamSpec("P")
T = TypeVar("T")

GROUP = 64  # calls committed together at the most
# PostgreSQL: a deadlock or a serialization failure; the transaction was undone and may be tried again
RETRIED = {"40001", "40P01"}
TRIES = 5
ADVISORY_LOCK = 0x5375_6966  # "Suif"


def _TRUNCATE(_: Session) -> Any:
    raise AssertionError("no transaction empties the log")


Job = tuple[Callable[[Session], Any], "Future[Any]"]


class AlreadyRunning(Exception):
    """Another process holds this database."""


class DatabaseGone(Exception):
    """The database file that was opened is no longer there."""


class Database:
    """The way to the tables. Call `open` before and `close` after."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = is_sqlite(url)
        self.path = Path(self.url.database or "") if self.is_sqlite else None
        self.engine = engine_for(url)
        self.reading_engine = reading_engine_for(url)
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._writers: list[threading.Thread] = []
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reads")
        self._lock: contextlib.ExitStack | None = None
        self._inode: tuple[int, int] | None = None

    def open(self, *, exclusive: bool = False) -> Self:
        """Start the writing threads. Raises AlreadyRunning when `exclusive` and another process runs the bot."""
        if exclusive:
            self._lock = _lock_file(self.path) if self.path else _advisory_lock(self.engine)
        for number in range(1 if self.is_sqlite else POOL):
            writer = threading.Thread(target=self._write, name=f"writes-{number}", daemon=True)
            writer.start()
            self._writers.append(writer)
        return self

    def close(self) -> None:
        """Finish what is queued, then let go of every connection and of the lock."""
        for _ in self._writers:
            self._jobs.put(None)
        for writer in self._writers:
            writer.join()
        self._writers.clear()
        self._readers.shutdown()
        self.reading_engine.dispose()
        self.engine.dispose()
        if self._lock:
            self._lock.close()
            self._lock = None

    async def run(self, service: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a service in one transaction. When this returns, it is on the disk."""
        return await asyncio.wrap_future(self._queue(service, *args, **kwargs))

    def call(self, service: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do the same for callers that do not run in an event loop."""
        return self._queue(service, *args, **kwargs).result()

    async def read(self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query that changes nothing; it does not wait for the writers."""

        def once() -> T:
            with Session(self.reading_engine) as session:
                return query(session, *args, **kwargs)

        def work() -> T:
            try:
                return once()
            except DBAPIError as fault:
                if not fault.connection_invalidated:
                    raise
                return once()  # on a new connection: the server has cut the old ones

        return await asyncio.get_running_loop().run_in_executor(self._readers, work)

    def check_present(self) -> None:
        """Raise DatabaseGone when the file was deleted or replaced under us."""
        if self.path is None:
            return
        try:
            stat = self.path.stat()
        except FileNotFoundError:
            raise DatabaseGone(str(self.path)) from None
        seen = (stat.st_dev, stat.st_ino)
        self._inode = self._inode or seen
        if seen != self._inode:
            raise DatabaseGone(str(self.path))

    async def truncate_log(self) -> bool:
        """Write the log into the database and empty it, so that nothing erased is left in it; say whether it went.

        Only the writing thread may do so, between two transactions. PostgreSQL looks after itself.
        """
        if not self.is_sqlite:
            return True
        future: Future[bool] = Future()
        self._jobs.put((_TRUNCATE, future))
        return await asyncio.wrap_future(future)

    def _truncate(self) -> tuple[bool, BaseException | None]:
        connection = self.engine.raw_connection()
        try:
            (busy, *_) = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return busy == 0, None
        except Exception as fault:
            return False, fault
        finally:
            connection.close()

    def _queue(self, service: Callable[..., T], *args: Any, **kwargs: Any) -> "Future[T]":
        future: Future[T] = Future()
        self._jobs.put((lambda session: service(session, *args, **kwargs), future))
        return future

    def _write(self) -> None:
        commit = self._commit_together if self.is_sqlite else self._commit_each
        while (job := self._jobs.get()) is not None:
            if job[0] is _TRUNCATE:
                _answer(job[1], *self._truncate())
                continue
            batch = [job]
            last = False
            while self.is_sqlite and len(batch) < GROUP and not self._jobs.empty():
                if (more := self._jobs.get()) is None:
                    last = True
                    break
                if more[0] is _TRUNCATE:
                    self._jobs.put(more)
                    break
                batch.append(more)
            commit(batch)
            if last:
                return

    def _commit_together(self, batch: list[Job]) -> None:
        """Commit a batch at once. When one of them fails, all is undone and done again, each by itself:
        a service has no effect but on the database, so doing it again is harmless.

        No savepoints: where the disk fails, SQLite undoes the whole transaction by itself, and what came before would
        be told that it stands.
        """
        try:
            with self.engine.connect() as connection, connection.begin():
                results = [_plainly(connection, work) for work, _ in batch]
        except Exception:  # whatever it was, whoever caused it meets it again
            self._commit_each(batch)
            return
        for (_, future), result in zip(batch, results, strict=True):
            _answer(future, result, None)

    def _commit_each(self, batch: list[Job]) -> None:
        for work, future in batch:
            _answer(future, *self._in_transaction(work))

    def _in_transaction(self, work: Callable[[Session], Any]) -> tuple[Any, BaseException | None]:
        for attempt in range(1, TRIES + 1):
            written = False
            try:
                with Session(self.engine, expire_on_commit=False) as session, session.begin():
                    result = work(session)
                    session.flush()
                    written = True
                return result, None
            except DBAPIError as fault:
                # a server that went away before the commit has undone it all; in the commit, nobody knows
                gone = fault.connection_invalidated and not written
                undone = gone or getattr(fault.orig, "sqlstate", None) in RETRIED
                if not undone or attempt == TRIES:
                    return None, fault
            except Exception as fault:
                return None, fault
        raise AssertionError("the last try returns")


def _plainly(connection: Connection, work: Callable[[Session], Any]) -> Any:
    with Session(connection, join_transaction_mode="rollback_only", expire_on_commit=False) as session:
        result = work(session)
        session.commit()  # flushes; the transaction is the batch's
        return result


def _answer(future: "Future[Any]", result: Any, error: BaseException | None) -> None:
    if not future.set_running_or_notify_cancel():
        return  # whoever asked was cancelled; what was done stays done
    if error is not None:
        future.set_exception(error)
    else:
        future.set_result(result)


def _lock_file(path: Path | None) -> contextlib.ExitStack:
    if path is None:
        raise AssertionError("only a file can be locked")
    stack = contextlib.ExitStack()
    handle = stack.enter_context(path.with_name(path.name + ".lock").open("a+"))
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        stack.close()
        raise AlreadyRunning(str(path)) from None
    handle.truncate(0)
    handle.write(str(os.getpid()))
    handle.flush()
    return stack


def _advisory_lock(engine: Engine) -> contextlib.ExitStack:
    stack = contextlib.ExitStack()
    connection = stack.enter_context(engine.connect())
    held = connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": ADVISORY_LOCK}).scalar_one()
    connection.commit()
    if not held:
        stack.close()
        raise AlreadyRunning(engine.url.database or "")
    stack.callback(connection.detach)  # closed for good, and the lock with it
    return stack
