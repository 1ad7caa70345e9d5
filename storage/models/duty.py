"""Who is on duty when, and who hands over to whom."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from bot.rules.roles import Role
from bot.rules.roster import ShiftSource
from storage.types import words
from storage.words import HandoverState


class Shift(SQLModel, table=True):
    """A stretch of time of one person at one office: by the roster, or by their own "on" or "off".

    `batch` is the question under which a pasted roster was confirmed. A shift that is replaced keeps
    the batch that replaced it, so that this can be undone; one replaced by its own batch was undone.
    """

    __table_args__ = (
        Index("ix_shift_place_id_role", "place_id", "role"),
        Index(
            "ix_shift_next_at",
            "next_at",
            "id",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    staff_id: int = Field(foreign_key="staff.id", index=True)
    role: Role = Field(sa_type=words(Role, "role"))
    place_id: int = Field(foreign_key="place.id")
    from_at: datetime
    until_at: datetime | None = None
    source: ShiftSource = Field(sa_type=words(ShiftSource, "source"))
    batch: int | None = Field(default=None, index=True)
    replaced_by: int | None = Field(default=None, index=True)
    next_at: datetime | None = None  # of its beginning, until whoever comes on has been told what is open


class Handover(SQLModel, table=True):
    """Somebody wants to give what is open to somebody else; until that is accepted it stays theirs."""

    __table_args__ = (
        Index(
            "uq_handover_pending_giver",
            "giver_id",
            unique=True,
            sqlite_where=text("state = 'pending'"),
            postgresql_where=text("state = 'pending'"),
        ),
        Index(
            "ix_handover_next_at",
            "next_at",
            "id",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    giver_id: int = Field(foreign_key="staff.id")
    receiver_id: int = Field(foreign_key="staff.id", index=True)
    place_id: int = Field(foreign_key="place.id")
    state: HandoverState = Field(sa_type=words(HandoverState, "state"))
    moved: int = 0  # alerts that changed hands
    created_at: datetime
    next_at: datetime | None = None  # when it expires
    decided_at: datetime | None = None
