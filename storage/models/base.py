"""What every table shares: the names of its constraints, and a column of plain JSON values."""

from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def json_values() -> Any:
    """Return a column of plain JSON values, empty at first."""
    return Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
