"""What one person may not decide alone."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from storage.models.base import json_values
from storage.types import words
from storage.words import ApprovalKind, ApprovalState


class Approval(SQLModel, table=True):
    """Something one admin asks for and another one decides."""

    id: int | None = Field(default=None, primary_key=True)
    kind: ApprovalKind = Field(sa_type=words(ApprovalKind, "kind"))
    state: ApprovalState = Field(default=ApprovalState.ASKED, sa_type=words(ApprovalState, "state"))
    place_id: int | None = Field(default=None, foreign_key="place.id")
    about: dict[str, Any] = json_values()
    reason: str = ""
    asked_by: int = Field(foreign_key="staff.id")
    asked_at: datetime
    decided_by: int | None = Field(default=None, foreign_key="staff.id")
    decided_at: datetime | None = None
