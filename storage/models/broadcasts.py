"""One text to many chats, and what became of it in each."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.rules.broadcast import BroadcastState
from storage.types import Alike, words


class Broadcast(SQLModel, table=True):
    """A text for everybody at or below a place: for the chats that answer for residents, or for the staff.

    An advice is one as well: its words are those of a reviewed piece, in each language, as they were previewed.
    """

    __table_args__ = (
        Index(
            "ix_broadcast_next_at",
            "next_at",
            "id",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    place_id: int = Field(foreign_key="place.id")
    staff_id: int = Field(foreign_key="staff.id")
    text: str = Field(sa_type=Text)
    to_staff: bool = False
    state: BroadcastState = Field(default=BroadcastState.DRAFT, sa_type=words(BroadcastState, "state"))
    written_at: datetime
    confirmed_at: datetime | None = None
    next_at: datetime | None = None  # of the next step: send on, or remind whoever has not read
    piece: str = ""  # of the reviewed advice; empty for a text of somebody's own
    wordings: dict[str, Any] = Field(default_factory=dict, sa_column=Column(Alike, nullable=False))
    day: date | None = None  # the local day an advice counts for, once it was confirmed


class BroadcastReceipt(SQLModel, table=True):
    """What became of a broadcast in one chat. Of somebody who was erased only the figures stay."""

    __tablename__ = "broadcast_receipt"
    __table_args__ = (
        UniqueConstraint("broadcast_id", "reporter_id"),
        UniqueConstraint("broadcast_id", "staff_id"),
        UniqueConstraint("reporter_id", "day"),  # at most one advice a day; what is none has no day
        Index("ix_broadcast_receipt_broadcast_id", "broadcast_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    broadcast_id: int = Field(foreign_key="broadcast.id")
    reporter_id: int | None = Field(default=None, foreign_key="reporter.id", index=True)
    staff_id: int | None = Field(default=None, foreign_key="staff.id", index=True)
    day: date | None = None  # of an advice, unless it was stopped before it left
    owed_at: datetime | None = None
    delivered_at: datetime | None = None
    failed_at: datetime | None = None
    cancelled_at: datetime | None = None
    chased_at: datetime | None = None
    spared_until: datetime | None = None  # enough reminders for that day: this one waits
    read_at: datetime | None = None
