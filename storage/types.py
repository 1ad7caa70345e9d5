"""Column types that mean the same on SQLite and on PostgreSQL."""

from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Enum, literal_column
from sqlmodel import col


def words(kind: type[StrEnum], name: str) -> Enum:
    """Return a text column that holds the values of an enum, kept by a CHECK.

    A native PostgreSQL enum is not used: Alembic does not notice its new members.
    """
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=16,
        values_callable=lambda members: [member.value for member in members],
    )


def literally(column: Any, word: StrEnum) -> ColumnElement[bool]:
    """Compare a column with a word written into the statement, not bound to it.

    Only so can the planner see that a partial index holds the rows that are asked for.
    """
    return col(column) == literal_column(f"'{word.value}'")
