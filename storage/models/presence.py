"""Whether people are well and at home: a place's day, its presence rounds, visits and calls, and outings."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.rules.outings import OutingReason
from bot.rules.presence import VisitKind, VisitOutcome
from storage.types import words
from storage.words import Channel


class Routine(SQLModel, table=True):
    """What a place's day has next: the fresh board of the morning, or a presence round. One row for each place."""

    __table_args__ = (Index("ix_routine_next_at", "next_at"),)

    place_id: int = Field(primary_key=True, foreign_key="place.id", sa_column_kwargs={"autoincrement": False})
    next_at: datetime
    next_day: date
    next_name: str


class PresenceRound(SQLModel, table=True):
    """A time of day at which a worker sees that everybody of a place is at home."""

    __tablename__ = "presence_round"
    __table_args__ = (
        UniqueConstraint("place_id", "day", "slot"),
        Index(
            "ix_presence_round_next_at",
            "next_at",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    place_id: int = Field(foreign_key="place.id")
    day: date
    slot: str
    opened_at: datetime
    closes_at: datetime
    channel: Channel = Field(sa_type=words(Channel, "channel"))  # how the last door was seen: the next one likely too
    again_at: datetime | None = None  # when those without contact come up once more; once a round
    next_at: datetime | None = None  # the sooner of that and the end; empty once it is over
    closed_at: datetime | None = None


class Visit(SQLModel, table=True):
    """One look at a person, at the door, by phone or by video. A later number of the same slot is a newer look."""

    __table_args__ = (
        UniqueConstraint("episode_id", "kind", "day", "slot", "number"),
        Index("ix_visit_place_id_day", "place_id", "day"),
    )

    id: int | None = Field(default=None, primary_key=True)
    episode_id: int = Field(foreign_key="episode.id")
    resident_id: int = Field(foreign_key="resident.id", index=True)
    place_id: int = Field(foreign_key="place.id")
    kind: VisitKind = Field(sa_type=words(VisitKind, "kind"))
    day: date
    slot: str
    number: int
    outcome: VisitOutcome = Field(sa_type=words(VisitOutcome, "outcome"))
    channel: Channel = Field(sa_type=words(Channel, "channel"))
    outing_id: int | None = Field(default=None, foreign_key="outing.id")  # said beforehand, so nobody worries
    staff_id: int = Field(foreign_key="staff.id")
    at: datetime


class Outing(SQLModel, table=True):
    """Somebody said that they leave the flat for a moment, what for and until when."""

    __table_args__ = (
        Index(
            "ix_outing_next_at",
            "next_at",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
        Index(
            "uq_outing_open",
            "episode_id",
            unique=True,
            sqlite_where=text("back_at IS NULL"),
            postgresql_where=text("back_at IS NULL"),
        ),
        Index("ix_outing_place_id_day", "place_id", "day"),
    )

    id: int | None = Field(default=None, primary_key=True)
    episode_id: int = Field(foreign_key="episode.id")
    resident_id: int = Field(foreign_key="resident.id")
    place_id: int = Field(foreign_key="place.id")
    reporter_id: int | None = Field(default=None, foreign_key="reporter.id")  # the chat that said so, and is asked
    day: date
    reason: OutingReason = Field(sa_type=words(OutingReason, "reason"))
    left_at: datetime
    until: datetime
    next_at: datetime | None = None  # when somebody asks kindly; empty once they did, or once the person is back
    back_at: datetime | None = None
