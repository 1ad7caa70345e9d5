"""How an isolation ends well, the calls after it, and whatever else is changed about it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.rules.aftercare import CallOutcome
from bot.rules.changes import ChangeKind, ReassignmentState
from bot.rules.release import ReleaseStep
from storage.models.base import json_values
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


class EpisodeChange(SQLModel, table=True):
    """Something staff changed about an isolation: `before` holds what undoing it brings back.

    What was changed together, for a whole place, shares the `batch`: the number of its first change.
    """

    __tablename__ = "episode_change"

    id: int | None = Field(default=None, primary_key=True)
    episode_id: int = Field(foreign_key="episode.id", index=True)
    kind: ChangeKind = Field(sa_type=words(ChangeKind, "kind"))
    batch: int | None = Field(default=None, index=True)
    staff_id: int = Field(foreign_key="staff.id")
    at: datetime
    reason: str = Field(default="", sa_type=Text)
    before: dict[str, Any] = json_values()
    after: dict[str, Any] = json_values()
    undone_at: datetime | None = None


class Reassignment(SQLModel, table=True):
    """Somebody is handed to another place. Until that is accepted the place they leave answers for them."""

    __table_args__ = (
        Index(
            "uq_reassignment_open",
            "episode_id",
            unique=True,
            sqlite_where=text("state = 'sent'"),
            postgresql_where=text("state = 'sent'"),
        ),
        Index(
            "ix_reassignment_next_at",
            "next_at",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    episode_id: int = Field(foreign_key="episode.id", index=True)
    place_id: int = Field(foreign_key="place.id")
    goal_id: int = Field(foreign_key="place.id", index=True)
    state: ReassignmentState = Field(sa_type=words(ReassignmentState, "state"))
    reason: str = Field(default="", sa_type=Text)
    sent_by: int = Field(foreign_key="staff.id")
    sent_at: datetime
    next_at: datetime | None = None  # when it expires
    decided_by: int | None = Field(default=None, foreign_key="staff.id")
    decided_at: datetime | None = None
