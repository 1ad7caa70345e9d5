"""How somebody feels, beside the temperature, and the second look at a fever."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, Text, text
from sqlmodel import Field, SQLModel

from bot.rules.symptoms import Symptom
from storage.types import words
from storage.words import Channel, GivenBy


class SymptomNote(SQLModel, table=True):
    """A symptom somebody named, or the word that nothing is wrong. One that was taken back is kept."""

    __tablename__ = "symptom"
    __table_args__ = (
        Index("ix_symptom_episode_id_noticed_at", "episode_id", "noticed_at"),
        # most say that nothing is wrong: who named something on a day is asked of a whole district
        Index(
            "ix_symptom_named",
            "noticed_at",
            sqlite_where=text("kind <> 'none'"),
            postgresql_where=text("kind <> 'none'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    episode_id: int = Field(foreign_key="episode.id")
    resident_id: int = Field(foreign_key="resident.id")
    reading_id: int | None = Field(default=None, foreign_key="reading.id", index=True)  # said with this value
    kind: Symptom = Field(sa_type=words(Symptom, "kind"))
    given_by: GivenBy = Field(sa_type=words(GivenBy, "given_by"))
    channel: Channel = Field(sa_type=words(Channel, "channel"))
    reporter_id: int | None = Field(default=None, foreign_key="reporter.id")
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    message_id: int | None = Field(default=None, sa_type=BigInteger, index=True)
    said: str = Field(default="", sa_type=Text)
    noticed_at: datetime
    recorded_at: datetime
    withdrawn_at: datetime | None = None


class Recheck(SQLModel, table=True):
    """A second measurement after a fever: due once, asked once, and over when a value comes."""

    __table_args__ = (
        Index(
            "uq_recheck_open",
            "episode_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index(
            "ix_recheck_next_at",
            "next_at",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    episode_id: int = Field(foreign_key="episode.id")
    resident_id: int = Field(foreign_key="resident.id")
    reading_id: int = Field(foreign_key="reading.id")  # the fever
    reporter_id: int = Field(foreign_key="reporter.id")  # who is asked
    due_at: datetime
    next_at: datetime | None = None  # of the asking; empty once it was asked or is over
    asked_at: datetime | None = None
    answered_by: int | None = Field(default=None, foreign_key="reading.id")
    closed_at: datetime | None = None
