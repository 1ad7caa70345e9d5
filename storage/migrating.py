"""Bring a database to the shape of the models: one Alembic history for both kinds."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

HERE = Path(__file__).parent / "migrations"


class NewerDatabase(Exception):
    """The database was written by a newer version than this one."""


def config(connection: Connection | None = None) -> Config:
    """Return Alembic's settings; there is no ini file to find."""
    settings = Config()
    settings.set_main_option("script_location", str(HERE))
    settings.attributes["connection"] = connection
    return settings


def head() -> str:
    """Return the revision this version of the code needs."""
    return ScriptDirectory.from_config(config()).get_current_head() or ""


def current(engine: Engine) -> str:
    """Return the revision the database is at, or an empty text for a new one."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() or ""


def is_known(revision: str) -> bool:
    """Whether a revision is one of this version's history."""
    return revision in {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}


def upgrade(engine: Engine) -> bool:
    """Bring the database to the head and say whether anything had to be done.

    Raises NewerDatabase for a revision this version does not know: going back would lose data.
    """
    found = current(engine)
    if found == head():
        return False
    if found and not is_known(found):
        raise NewerDatabase(found)
    with engine.connect() as connection, connection.begin():
        command.upgrade(config(connection), "head")
    return True
