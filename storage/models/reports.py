"""The daily reports as they went up."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.rules.reports import ReportState
from storage.models.base import json_values
from storage.types import words


class DailyReport(SQLModel, table=True):
    """The report of a place for a day. Once confirmed its numbers stay as they were sent.

    The row is written a day ahead, so that the database knows when a draft is due. `lines` are the figures of each
    place at or below, by its number; `answers` is how fast alerts were answered. What changed afterwards is not
    kept twice: it stands in the readings, symptoms and episodes with the moment it was recorded.
    """

    __tablename__ = "daily_report"
    __table_args__ = (
        UniqueConstraint("place_id", "day"),
        Index("ix_daily_report_day_state", "day", "state"),
        Index(
            "ix_daily_report_next_at",
            "next_at",
            "id",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    place_id: int = Field(foreign_key="place.id")
    day: date
    state: ReportState = Field(sa_type=words(ReportState, "state"))
    next_at: datetime | None = None  # of the draft, the deadline, or the second naming; empty once nothing is due
    deadline_at: datetime | None = None
    again_at: datetime | None = None
    named: int = 0  # how often its silence was told to the level above
    remark: str = Field(default="", sa_type=Text)  # what is needed from above
    confirmed_at: datetime | None = None
    confirmed_by: int | None = Field(default=None, foreign_key="staff.id")
    lines: dict[str, Any] = json_values()
    answers: dict[str, Any] = json_values()
