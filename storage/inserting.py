"""Insert what is not there yet, on both databases: the schema decides, not a look beforehand."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import CursorResult
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel


def insert_for(session: Session, table: type[SQLModel]) -> Any:
    """Return the INSERT of the database at hand, which knows ON CONFLICT."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    return dialect.insert(table.__table__)  # type: ignore[attr-defined]


def insert_new(session: Session, table: type[SQLModel], rows: Sequence[dict[str, Any]]) -> int:
    """Insert the rows that break no uniqueness and return how many they were."""
    if not rows:
        return 0
    result = session.execute(
        insert_for(session, table).on_conflict_do_nothing(),
        list(rows),
        # without it the driver's count of an executemany is forgotten, and nothing would seem new
        execution_options={"preserve_rowcount": True},
    )
    if not isinstance(result, CursorResult) or result.rowcount < 0:
        raise RuntimeError("the driver does not say how many rows were new")
    return result.rowcount
