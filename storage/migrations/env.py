"""Alembic runs this: on the connection it is given, inside the transaction that is open there."""

from typing import Any, Literal

from alembic import context
from sqlmodel import SQLModel

import storage.models  # noqa: F401  (registers the tables)
from storage.types import Alike


def rendered(kind: str, thing: Any, _: Any) -> str | Literal[False]:
    """Write our own types down as SQLAlchemy's: a migration must not change when our code does."""
    return "sa.JSON().with_variant(sa.Text(), 'sqlite')" if kind == "type" and isinstance(thing, Alike) else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=rendered,
)
with context.begin_transaction():
    context.run_migrations()
