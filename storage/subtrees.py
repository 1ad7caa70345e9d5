"""What queries over a whole subtree share: being inside it, and rows of as many columns as they need."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, literal_column
from sqlmodel import Session, col

from storage.models import Place
from storage.readings import LOWEST_FEVER_LINE


def inside(lineage: str) -> ColumnElement[bool]:
    """Whether a place is at or below the one with this lineage."""
    return col(Place.lineage).startswith(lineage, autoescape=True)


def columns(*chosen: Any) -> sa.Select[Any]:
    """Select columns; sqlmodel's own knows the types of four at most."""
    return sa.select(*chosen)


def rows(session: Session, query: sa.Select[Any]) -> Sequence[Any]:
    """Return the rows of a query, as the session left them."""
    session.flush()
    return session.connection().execute(query).all()


# written into the statement, so that the planner sees that a partial index holds the rows
IS_HIGH: ColumnElement[bool] = literal_column(f"reading.centi >= {LOWEST_FEVER_LINE}")
IS_NAMED: ColumnElement[bool] = literal_column("symptom.kind <> 'none'")
