"""What came in, what must go out, and how we are doing."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, Integer, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.models.base import json_values
from storage.types import words
from storage.words import InboxState, OutboxState


class Inbox(SQLModel, table=True):
    """An update as Telegram sent it, kept before it is confirmed. It takes effect once, by its number."""

    __table_args__ = (
        Index("ix_inbox_chat_id_received_at", "chat_id", "received_at"),
        Index(
            "ix_inbox_new",
            "update_id",
            sqlite_where=text("state = 'new'"),
            postgresql_where=text("state = 'new'"),
        ),
    )

    update_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    chat_id: int = Field(sa_type=BigInteger)
    raw: str = Field(sa_type=Text)
    received_at: datetime
    state: InboxState = Field(default=InboxState.NEW, sa_type=words(InboxState, "state"))
    tries: int = 0
    why: str = ""
    done_at: datetime | None = None


class Outbox(SQLModel, table=True):
    """A message we owe. `key` makes owing it twice harmless; the recipient becomes a chat when it is sent."""

    __table_args__ = (
        UniqueConstraint("key"),
        Index(
            "ix_outbox_owed",
            "priority",
            "next_at",
            "id",
            sqlite_where=text("state = 'owed'"),
            postgresql_where=text("state = 'owed'"),
        ),
        Index(
            "ix_outbox_sending",
            "state",
            sqlite_where=text("state IN ('sending', 'quarantined')"),
            postgresql_where=text("state IN ('sending', 'quarantined')"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BigInteger().with_variant(Integer(), "sqlite"))
    key: str
    notice: str
    params: dict[str, Any] = json_values()
    recipient: str
    priority: int
    owed_at: datetime
    next_at: datetime
    expires_at: datetime | None = None
    state: OutboxState = Field(default=OutboxState.OWED, sa_type=words(OutboxState, "state"))
    attempts: int = 0
    edits: int | None = Field(default=None, sa_type=BigInteger)  # the message this takes the place of
    rearm: bool = False  # changed while it was being sent: owed once more afterwards
    marked: bool = False  # may be a repeat, and says so
    plain: bool = False  # the formatted text was refused: sent as plain text
    chat_id: int | None = Field(default=None, sa_type=BigInteger)
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    sent_at: datetime | None = None
    why: str = ""


class Audit(SQLModel, table=True):
    """Who did what, when: every change, every look at a named person, every refusal."""

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(index=True)
    telegram_id: int = Field(sa_type=BigInteger)
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    what: str
    subject: str = Field(default="", index=True)
    place_id: int | None = Field(default=None, foreign_key="place.id")
    detail: dict[str, Any] = json_values()


class Heartbeat(SQLModel, table=True):
    """When this bot was last seen alive: one row."""

    id: int = Field(primary_key=True)
    at: datetime


class Outage(SQLModel, table=True):
    """A time in which we were down: nobody's fault but ours."""

    id: int | None = Field(default=None, primary_key=True)
    began_at: datetime = Field(unique=True)
    ended_at: datetime


class Gauge(SQLModel, table=True):
    """A number that must survive a restart: the last update seen, how many were never delivered."""

    name: str = Field(primary_key=True)
    value: int = Field(sa_type=BigInteger)
