"""What is asked and what was answered."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.models.base import json_values
from storage.types import words
from storage.words import Asking, Channel, CheckState, GivenBy


class Check(SQLModel, table=True):
    """One resident's place in one slot: asked at, answered, missed or excused."""

    __tablename__ = "slot_check"
    __table_args__ = (
        UniqueConstraint("episode_id", "day", "slot"),
        Index("ix_slot_check_place_id_day_slot", "place_id", "day", "slot"),
        Index(
            "ix_slot_check_next_at",
            "next_at",
            "id",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    episode_id: int = Field(foreign_key="episode.id")
    # as the episode had them when the round opened, which is where they are kept true: keys of their own would
    # be looked up once more for each of a city's checks, a third of what a round costs PostgreSQL
    resident_id: int
    place_id: int
    day: date
    slot: str
    opened_at: datetime
    closes_at: datetime
    nudges: int = 0
    next_at: datetime | None = None  # of the next nudge or the end; empty once nothing more is due
    state: CheckState = Field(sa_type=words(CheckState, "state"))
    answered_at: datetime | None = None
    reminded_at: datetime | None = None  # once more than the rule says, because a worker asked for it
    reading_id: int | None = None


class Reading(SQLModel, table=True):
    """A temperature someone gave. Every version is kept; the newer one says which it supersedes."""

    # who had a fever on a day is asked of a whole district; no rule calls less than 36.8 a fever
    __table_args__ = (
        Index(
            "ix_reading_high",
            "measured_at",
            sqlite_where=text("centi >= 3680"),
            postgresql_where=text("centi >= 3680"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    episode_id: int = Field(foreign_key="episode.id", index=True)
    resident_id: int = Field(foreign_key="resident.id", index=True)
    check_id: int | None = Field(default=None, foreign_key="slot_check.id")
    centi: int
    site: str = "axillary"
    given_by: GivenBy = Field(sa_type=words(GivenBy, "given_by"))
    channel: Channel = Field(sa_type=words(Channel, "channel"))
    reporter_id: int | None = Field(default=None, foreign_key="reporter.id")
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    said: str = Field(default="", sa_type=Text)
    message_id: int | None = Field(default=None, sa_type=BigInteger, index=True)
    measured_at: datetime
    recorded_at: datetime
    supersedes: int | None = Field(default=None, foreign_key="reading.id", unique=True)


class Dialogue(SQLModel, table=True):
    """What is being asked of a chat just now. One open question of a kind for each chat."""

    __table_args__ = (
        Index(
            "uq_dialogue_open",
            "chat_id",
            "asking",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index(
            "ix_dialogue_next_at",
            "next_at",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=BigInteger)
    asking: Asking = Field(sa_type=words(Asking, "asking"))
    step: int = 0
    about: dict[str, Any] = json_values()
    opened_at: datetime
    next_at: datetime | None = None
    closed_at: datetime | None = None
