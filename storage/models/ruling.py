"""What was changed about a place's rules, and how to take it back."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.models.base import json_values


class RuleChange(SQLModel, table=True):
    """One rule of a place changed: what the place said before, what it says now, who did it."""

    __tablename__ = "rule_change"
    __table_args__ = (Index("ix_rule_change_place_id_name", "place_id", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    place_id: int = Field(foreign_key="place.id")
    name: str
    before: dict[str, Any] = json_values()  # what the place itself said; nothing where it went by what is above
    after: dict[str, Any] = json_values()
    moved: dict[str, Any] = json_values()  # last day before → the isolations whose last day followed the rule
    shown_before: str = ""  # as people type it
    shown_after: str = ""
    at: datetime
    changed_by: int = Field(foreign_key="staff.id")
    undone_at: datetime | None = None
