"""Bring a database to the shape of the models: one Alembic history for both kinds.

Nearly every start finds nothing to do, so Alembic is loaded only where there is: it takes a quarter of a second.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config

HERE = Path(__file__).parent / "migrations"


class NewerDatabase(Exception):
    """The database was written by a newer version than this one."""


def config(connection: Connection | None = None) -> "Config":
    """Return Alembic's settings; there is no ini file to find."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(HERE))
    settings.attributes["connection"] = connection
    return settings


def head() -> str:
    """Return the revision this version of the code needs."""
    return history()[-1]


def history() -> list[str]:
    """Return the revisions this version knows, oldest first: the numbers with which the names of their files begin."""
    return sorted(path.name.partition("_")[0] for path in (HERE / "versions").glob("[0-9]*_*.py"))


def current(engine: Engine) -> str:
    """Return the revision the database is at, or an empty text for a new one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return ""
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def is_known(revision: str) -> bool:
    """Whether a revision is one of this version's history."""
    return revision in history()


def upgrade(engine: Engine) -> bool:
    """Bring the database to the head and say whether anything had to be done.

    Raises NewerDatabase for a revision this version does not know: going back would lose data.
    """
    found = current(engine)
    if found == head():
        return False
    if found and not is_known(found):
        raise NewerDatabase(found)
    from alembic import command

    with engine.connect() as connection, connection.begin():
        command.upgrade(config(connection), "head")
    return True
