"""Insert what is not there yet, on both databases: the schema decides, not a look beforehand."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import CursorResult, Select, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel


def insert_into(dialect: str, table: type[SQLModel]) -> Any:
    """Return the INSERT of a kind of database by its name, for statements that are built once."""
    return _insert(dialect, table.__tablename__)


def insert_for(session: Session, table: type[SQLModel]) -> Any:
    """Return the INSERT of the database at hand, which knows ON CONFLICT."""
    return _insert(session.get_bind().dialect.name, table.__tablename__)


@cache
def _insert(dialect: str, table: str) -> Any:
    known = postgresql if dialect == "postgresql" else sqlite
    return known.insert(SQLModel.metadata.tables[table])


@cache
def _insert_new(dialect: str, table: str) -> Any:
    return _insert(dialect, table).on_conflict_do_nothing()


def insert_new(session: Session, table: type[SQLModel], rows: Sequence[dict[str, Any]]) -> int:
    """Insert the rows that break no uniqueness and return how many they were."""
    if not rows:
        return 0
    result = session.execute(
        _insert_new(session.get_bind().dialect.name, table.__tablename__),
        list(rows),
        execution_options=_COUNTS,
    )
    return _counted(result)


def insert_alike(
    session: Session, table: type[SQLModel], alike: Mapping[str, Any], each: Select[*tuple[Any, ...]]
) -> int:
    """Insert a row for each that a SELECT finds, in one statement, and return how many were new.

    `alike` is what all of them have in common; what differs comes from the columns of `each`, by their names.
    """
    columns = insert_for(session, table).table.c
    whole = each.add_columns(*(bindparam(f"all_{name}", value, columns[name].type) for name, value in alike.items()))
    insert = insert_for(session, table).from_select([*each.selected_columns.keys(), *alike], whole)
    return _counted(session.execute(insert.on_conflict_do_nothing(), execution_options=_COUNTS))


# without it the driver's count is forgotten, and nothing would seem new
_COUNTS = {"preserve_rowcount": True}


def _counted(result: Any) -> int:
    if not isinstance(result, CursorResult) or result.rowcount < 0:
        raise RuntimeError("the driver does not say how many rows were new")
    return result.rowcount
