"""One history for both databases: from nothing it leads to the models, and every stair goes both ways."""

import re
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlmodel import SQLModel

import storage.models  # noqa: F401  (registers the tables)
from storage import migrating
from storage.db import Database

REVISIONS = [
    script.revision for script in reversed(list(ScriptDirectory.from_config(migrating.config()).walk_revisions()))
]


@pytest.fixture
def engine(own_database_url: str) -> Iterator[Engine]:
    """The engine of a database of the newest shape."""
    db = Database(own_database_url)
    yield db.engine
    db.close()


def go(engine: Engine, revision: str) -> None:
    """Go up or down the stairs to a revision."""
    stairs = [*REVISIONS]
    here = migrating.current(engine)
    down = revision == "base" or (here != "" and stairs.index(revision) < stairs.index(here))
    with engine.connect() as connection, connection.begin():
        (command.downgrade if down else command.upgrade)(migrating.config(connection), revision)


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return list(compare_metadata(context, SQLModel.metadata))


def test_from_nothing_the_history_leads_to_the_models(engine: Engine) -> None:
    assert migrating.current(engine) == migrating.head()
    assert tables(engine) == set(SQLModel.metadata.tables)
    assert differences(engine) == []


def test_every_stair_goes_down_and_up_again(engine: Engine) -> None:
    for at in reversed(range(len(REVISIONS))):
        below = REVISIONS[at - 1] if at else "base"
        go(engine, below)
        go(engine, REVISIONS[at])
        go(engine, below)
    assert tables(engine) == set()
    for revision in REVISIONS:
        go(engine, revision)
    assert differences(engine) == []


def test_migrating_twice_changes_nothing(engine: Engine) -> None:
    go(engine, "base")
    assert migrating.upgrade(engine) is True
    assert migrating.upgrade(engine) is False


def test_a_newer_database_is_refused_and_left_alone(engine: Engine) -> None:
    with engine.connect() as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(migrating.NewerDatabase, match="9999"):
        migrating.upgrade(engine)
    assert migrating.current(engine) == "9999"
    assert tables(engine) == set(SQLModel.metadata.tables)


def test_there_is_one_head_and_the_history_is_a_line() -> None:
    scripts = ScriptDirectory.from_config(migrating.config())
    assert scripts.get_heads() == [migrating.head()] == [REVISIONS[-1]]
    assert migrating.history() == REVISIONS, "a file's name begins with the number of its revision"
    assert scripts.get_bases() == [REVISIONS[0]]


WORDED = [
    (table.name, column.name, tuple(column.type.enums))
    for table in SQLModel.metadata.sorted_tables
    for column in table.columns
    if isinstance(column.type, sa.Enum)
]


def test_the_words_a_column_may_hold_are_those_of_the_enum(engine: Engine) -> None:
    """Alembic does not compare CHECK constraints, so a new word without a migration would be refused only at night."""
    inspector = inspect(engine)
    for table, column, words in WORDED:
        (check,) = [
            str(check["sqltext"])
            for check in inspector.get_check_constraints(table)
            if re.search(rf"\b{column}\b", str(check["sqltext"]))
        ]
        assert sorted(re.findall(r"'([^']*)'", check)) == sorted(words), (table, column)


def test_a_column_of_words_is_plain_text_and_wide_enough(engine: Engine) -> None:
    for table, column, words in WORDED:
        (found,) = [one for one in inspect(engine).get_columns(table) if one["name"] == column]
        assert isinstance(found["type"], sa.String) and not isinstance(found["type"], sa.Enum), (table, column)
        assert found["type"].length and found["type"].length >= max(map(len, words)), (table, column)
