"""What a person must look at."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.rules.escalation import AlertKind, AlertState, Outcome, Tier
from storage.models.base import json_values
from storage.types import words
from storage.words import Happened


class Alert(SQLModel, table=True):
    """One thing a person must look at, with an owner, a clock and the ladder it was raised with."""

    __table_args__ = (
        Index(
            "uq_alert_open_dedupe",
            "dedupe",
            unique=True,
            sqlite_where=text("state <> 'closed'"),
            postgresql_where=text("state <> 'closed'"),
        ),
        Index(
            "ix_alert_next_at",
            "next_at",
            "id",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
        Index("ix_alert_place_id_state", "place_id", "state"),
        Index("ix_alert_raised_at", "raised_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: AlertKind = Field(sa_type=words(AlertKind, "kind"))
    tier: Tier = Field(sa_type=words(Tier, "tier"))
    state: AlertState = Field(sa_type=words(AlertState, "state"))
    dedupe: str
    place_id: int = Field(foreign_key="place.id")
    episode_id: int | None = Field(default=None, foreign_key="episode.id", index=True)
    resident_id: int | None = Field(default=None, foreign_key="resident.id")
    reading_id: int | None = Field(default=None, foreign_key="reading.id")
    day: date | None = None
    slot: str = ""
    said: str = Field(default="", sa_type=Text)
    policy: dict[str, Any] = json_values()
    steps: int = 0  # rungs told since the clock began
    rings: int = 0  # how often anybody was told: no two tellings share a key
    raised_at: datetime
    clock_at: datetime
    next_at: datetime | None = None  # of the next step, or of opening again when no outcome came
    rang_reading_id: int | None = Field(default=None, foreign_key="reading.id")  # the value its card rang with last
    handed_by: int | None = Field(default=None, foreign_key="staff.id")
    handed_to: int | None = Field(default=None, foreign_key="staff.id")  # and did not say "mine" yet
    acked_by: int | None = Field(default=None, foreign_key="staff.id")
    acked_at: datetime | None = None
    closed_by: int | None = Field(default=None, foreign_key="staff.id")
    closed_at: datetime | None = None
    outcome: Outcome | None = Field(default=None, sa_type=words(Outcome, "outcome"))
    outcome_words: str = Field(default="", sa_type=Text)


class AlertStep(SQLModel, table=True):
    """Something that happened to an alert: told, climbed, acknowledged, called, closed."""

    __tablename__ = "alert_step"

    id: int | None = Field(default=None, primary_key=True)
    alert_id: int = Field(foreign_key="alert.id", index=True)
    at: datetime
    what: Happened = Field(sa_type=words(Happened, "what"))
    step: int | None = None
    office: str = ""
    staff_id: int | None = Field(default=None, foreign_key="staff.id")


class Card(SQLModel, table=True):
    """A message that lives: one for each chat and subject, edited in place while `drawn` differs."""

    __table_args__ = (UniqueConstraint("chat_id", "message_id"), Index("ix_card_chat_id_sent_at", "chat_id", "sent_at"))

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=BigInteger)
    message_id: int = Field(sa_type=BigInteger)
    subject: str = Field(index=True)
    view: str = ""  # the page of its subject that it shows
    recipient: str
    drawn: str
    drawn_at: datetime
    sent_at: datetime  # when the message came into its chat; `drawn_at` is of its newest edit


class Bundle(SQLModel, table=True):
    """That an alert is shown in a message together with others; `message` is the number of what we owed."""

    __table_args__ = (UniqueConstraint("message", "alert_id"),)

    id: int | None = Field(default=None, primary_key=True)
    message: int = Field(sa_type=BigInteger)
    alert_id: int = Field(foreign_key="alert.id", index=True)
    ring: int  # which telling of the alert this was
