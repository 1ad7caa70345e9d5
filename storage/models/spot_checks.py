"""Spot checks: who was drawn to be looked at unannounced, by which seed, out of whom, and what was found."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.rules.spot_check import SpotState
from storage.models.base import json_values
from storage.types import words
from storage.words import Channel


class SpotCheck(SQLModel, table=True):
    """A draw. Nobody is drawn, and there is no seed, before it is confirmed.

    `pool` is who could have been drawn, isolations by the number of their grid, and `drawn` who was, in order: with
    the seed they are all that is needed to repeat it. They name nobody.
    """

    __tablename__ = "spot_check"
    __table_args__ = (
        Index("ix_spot_check_place_id_day", "place_id", "day"),
        Index("ix_spot_check_day_state", "day", "state"),
        Index(
            "ix_spot_check_next_at",
            "next_at",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    place_id: int = Field(foreign_key="place.id")
    drawn_by: int = Field(foreign_key="staff.id")
    staff_id: int = Field(foreign_key="staff.id")  # who goes and looks: whoever drew, or to whom they passed it on
    state: SpotState = Field(default=SpotState.DRAFT, sa_type=words(SpotState, "state"))
    wanted: int
    written_at: datetime
    day: date
    seed: str = ""
    fingerprint: str = ""
    pool: dict[str, Any] = json_values()
    drawn: dict[str, Any] = json_values()
    channel: Channel = Field(default=Channel.DOOR, sa_type=words(Channel, "channel"))  # how the last one was seen
    drawn_at: datetime | None = None
    next_at: datetime | None = None  # when whoever has no outcome yet is named to whoever drew; once


class SpotPerson(SQLModel, table=True):
    """Somebody who was drawn, and the look that counts."""

    __tablename__ = "spot_person"
    __table_args__ = (
        UniqueConstraint("spot_check_id", "episode_id"),
        Index("ix_spot_person_place_id", "place_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    spot_check_id: int = Field(foreign_key="spot_check.id")
    episode_id: int = Field(foreign_key="episode.id", index=True)
    resident_id: int = Field(foreign_key="resident.id", index=True)
    place_id: int = Field(foreign_key="place.id")  # where they lived when they were drawn
    number: int  # in the order of the draw
    visit_id: int | None = Field(default=None, foreign_key="visit.id")
