"""How an isolation ends well, and the calls after it."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.rules.aftercare import CallOutcome
from bot.rules.release import ReleaseStep
from storage.types import words


class ReleaseStepTaken(SQLModel, table=True):
    """Somebody agreed to a release, or confirmed it. One that was taken back is kept."""

    __tablename__ = "release_step"
    __table_args__ = (
        Index(
            "uq_release_step_standing",
            "episode_id",
            "step",
            unique=True,
            sqlite_where=text("taken_back_at IS NULL"),
            postgresql_where=text("taken_back_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    episode_id: int = Field(foreign_key="episode.id")
    step: ReleaseStep = Field(sa_type=words(ReleaseStep, "step"))
    staff_id: int = Field(foreign_key="staff.id")
    at: datetime
    taken_back_at: datetime | None = None


class AftercareCall(SQLModel, table=True):
    """A call to somebody who was released: told to the worker on its day, over with an outcome."""

    __tablename__ = "aftercare_call"
    __table_args__ = (
        UniqueConstraint("episode_id", "number"),
        Index(
            "ix_aftercare_call_next_at",
            "next_at",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    episode_id: int = Field(foreign_key="episode.id")
    resident_id: int = Field(foreign_key="resident.id", index=True)
    place_id: int = Field(foreign_key="place.id")
    number: int  # the day of the after-care; the day after the release is day 1
    tries: int = 0  # how often the worker was told
    next_at: datetime | None = None  # of the telling; empty once it was told or is over
    outcome: CallOutcome | None = Field(default=None, sa_type=words(CallOutcome, "outcome"))
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    closed_at: datetime | None = None
