"""Copies of a SQLite database: by its own backup call, since a plain copy of a live one is worthless."""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url

from storage.db import Database


class CannotBackUp(Exception):
    """Why there is no backup, in words for the operator."""


def default_name(folder: Path, *, now: datetime) -> Path:
    """Return a file name that says when."""
    return folder / f"suifang-{now:%Y%m%d-%H%M%S}.db"


def _path(url: str) -> Path:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise CannotBackUp("PostgreSQL 请用 pg_dump / for PostgreSQL please use pg_dump")
    return Path(parsed.database)


def backup(url: str, target: Path) -> Path:
    """Copy a database, live or not, and check the copy. Raises CannotBackUp in words."""
    source = _path(url)
    if not source.exists():
        raise CannotBackUp(f"没有这个文件 / no such file: {source}")
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        raise CannotBackUp(f"已经存在 / exists already: {target}")
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        _check(copy, target)
    target.chmod(0o600)
    return target


def _check(connection: sqlite3.Connection, path: Path) -> None:
    try:
        (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as fault:
        raise CannotBackUp(f"不是随访的数据库 / no database of suifang: {path}") from fault
    if verdict != "ok" or revision is None:
        raise CannotBackUp(f"文件已损坏 / damaged: {path}")


def restore(url: str, source: Path, *, now: datetime) -> Path:
    """Put a backup in the place of the database and return where the old one went.

    Raises AlreadyRunning while the bot runs, CannotBackUp for a file that is no backup.
    """
    target = _path(url)
    if not source.exists():
        raise CannotBackUp(f"没有这个文件 / no such file: {source}")
    with closing(sqlite3.connect(source)) as connection:
        _check(connection, source)
    guard = Database(url).open(exclusive=True)  # until the end: no bot may start on half a database
    try:
        return _exchange(url, target, source, now=now)
    finally:
        guard.close()


def _exchange(url: str, target: Path, source: Path, *, now: datetime) -> Path:
    old = target.with_name(f"{target.name}.before-{now:%Y%m%d-%H%M%S}")
    if target.exists():
        backup(url, old)
    new = target.with_name(f"{target.name}.new")
    shutil.copyfile(source, new)
    new.chmod(0o600)
    for leftover in (target.with_name(target.name + end) for end in ("-wal", "-shm")):
        leftover.unlink(missing_ok=True)
    new.replace(target)
    return old
