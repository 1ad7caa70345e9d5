"""A list of people somebody sent as a file: what it said, what became of each line, and how to take it back."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.rules.line_list import Twins, Verdict
from bot.rules.particulars import Particulars, Sex
from storage.models.base import json_values
from storage.types import words
from storage.words import ImportState


class Import(SQLModel, table=True):
    """A file with people in it. Its lines are forgotten a day after it ended; what they became stays."""

    __table_args__ = (
        Index(
            "ix_import_next_at",
            "next_at",
            "id",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    staff_id: int = Field(foreign_key="staff.id")
    file_id: str = ""
    state: ImportState = Field(sa_type=words(ImportState, "state"))
    why: str = ""  # it was refused: the word of the fault
    line: int = 0
    word: str = ""
    sheet: str = ""
    head: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    unused: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    twins: Twins = Field(default=Twins.SKIP, sa_type=words(Twins, "twins"))
    tries: int = 0
    asked_at: datetime
    next_at: datetime | None = None  # of the next step: fetch it, go on with it, forget its lines
    ended_at: datetime | None = None


class ImportRow(SQLModel, table=True):
    """One line of a file: what it said, what is to become of it, and what it became."""

    __tablename__ = "import_row"
    __table_args__ = (
        UniqueConstraint("import_id", "line"),
        Index("ix_import_row_import_id_verdict", "import_id", "verdict", "done_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    import_id: int = Field(foreign_key="import.id")
    line: int
    cells: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    verdict: Verdict = Field(sa_type=words(Verdict, "verdict"))
    why: str = ""
    word: str = Field(default="", sa_type=Text)
    name: str = Field(default="", index=True)
    phone: str = ""
    address: str = ""
    place_id: int | None = Field(default=None, foreign_key="place.id")
    starts_on: date | None = None
    ends_on: date | None = None
    days: int | None = None
    minor: bool = False
    sex: Sex | None = Field(default=None, sa_type=words(Sex, "sex"))
    age: int | None = None
    care: str = ""
    resident_id: int | None = Field(default=None, foreign_key="resident.id", index=True)
    episode_id: int | None = Field(default=None, foreign_key="episode.id")
    before: dict[str, Any] = json_values()  # what a merge wrote over
    done_at: datetime | None = None
    undone_at: datetime | None = None

    @property
    def own(self) -> Particulars:
        """Sex, age and special care, as far as the line says."""
        return Particulars(self.sex, self.age, self.care)
