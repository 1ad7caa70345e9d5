"""Column types that mean the same on SQLite and on PostgreSQL."""

import json
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    Dialect,
    Enum,
    Text,
    TypeDecorator,
    any_,
    cast,
    func,
    literal,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import TypeEngine
from sqlmodel import Session, col


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


def among(session: Session, column: Any, ids: Sequence[int]) -> ColumnElement[bool]:
    """Ask for thousands of numbers by one value: a list of so many takes longer to say than to do."""
    if session.get_bind().dialect.name == "sqlite":
        return col(column).in_(select(func.json_each(json.dumps(list(ids))).table_valued("value").c.value))
    # written here and read by the database: the driver takes a hundred times as long over each number
    written = literal("{" + ",".join(map(str, ids)) + "}", Text)
    return col(column) == any_(cast(written, ARRAY(BigInteger)))


class Alike(TypeDecorator[dict[str, Any]]):
    """Plain JSON values of which thousands of rows hold the same few: on SQLite each text is read once.

    What is read may be shared by many rows, so nobody changes it in place.
    """

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Keep text on SQLite, where reading it is a quarter of opening a round, and JSON on PostgreSQL."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else JSON())

    def process_bind_param(self, value: dict[str, Any] | None, dialect: Dialect) -> Any:
        """Write the values."""
        return json.dumps(value, ensure_ascii=False) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> dict[str, Any] | None:
        """Read them."""
        return _read(value) if isinstance(value, str) else value


@lru_cache(maxsize=256)
def _read(text: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(text)
    return values
