"""What is to be erased about whom, and what was."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from bot.rules.forgetting import PurgeState
from storage.types import words


class Purge(SQLModel, table=True):
    """Erasing what is kept about one resident. The number is no reference: it outlives the person's row."""

    __table_args__ = (
        Index(
            "uq_purge_planned",
            "resident_id",
            unique=True,
            sqlite_where=text("state IN ('planned', 'warned')"),
            postgresql_where=text("state IN ('planned', 'warned')"),
        ),
        Index(
            "uq_purge_asked",
            "resident_id",
            unique=True,
            sqlite_where=text("state IN ('asked', 'agreed')"),
            postgresql_where=text("state IN ('asked', 'agreed')"),
        ),
        Index(
            "ix_purge_next_at",
            "next_at",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    resident_id: int = Field(index=True)
    place_id: int = Field(foreign_key="place.id")
    state: PurgeState = Field(sa_type=words(PurgeState, "state"))
    asked_by: int | None = Field(default=None, foreign_key="staff.id")
    asked_at: datetime
    next_at: datetime | None = None  # of the warning, of the erasing, or when nobody agreed in time
    decided_by: int | None = Field(default=None, foreign_key="staff.id")
    decided_at: datetime | None = None
    rows: int = 0  # how many were erased
