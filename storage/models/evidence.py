"""The pictures people send of their thermometers."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.rules.evidence import MediaKind
from storage.types import words
from storage.words import EvidenceState


class Evidence(SQLModel, table=True):
    """A photo or video somebody sent, what it belongs to, and what a worker saw on it.

    `file` names two files of the media folder until `gone_at`; then they are deleted and the row stays.
    """

    __table_args__ = (
        UniqueConstraint("reporter_id", "message_id"),
        Index("ix_evidence_episode_id_received_at", "episode_id", "received_at"),
        Index(
            "ix_evidence_next_at",
            "next_at",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
        Index(
            "ix_evidence_expires_at",
            "expires_at",
            sqlite_where=text("gone_at IS NULL"),
            postgresql_where=text("gone_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    episode_id: int = Field(foreign_key="episode.id")
    resident_id: int = Field(foreign_key="resident.id")
    reporter_id: int = Field(foreign_key="reporter.id")
    check_id: int | None = Field(default=None, foreign_key="slot_check.id")
    reading_id: int | None = Field(default=None, foreign_key="reading.id", index=True)
    kind: MediaKind = Field(sa_type=words(MediaKind, "kind"))
    state: EvidenceState = Field(sa_type=words(EvidenceState, "state"))
    message_id: int = Field(sa_type=BigInteger)
    file_id: str = ""  # Telegram's, to fetch it by; forgotten with the file
    file_unique_id: str = Field(default="", index=True)
    forwarded: bool = False
    said: str = Field(default="", sa_type=Text)  # the words below it that are no value
    fingerprint: str = ""
    alike_id: int | None = Field(default=None, foreign_key="evidence.id")  # an earlier one it looks like
    file: str = ""
    tries: int = 0
    next_at: datetime | None = None  # of the next try to fetch it
    received_at: datetime
    decided_by: int | None = Field(default=None, foreign_key="staff.id")
    decided_at: datetime | None = None
    expires_at: datetime
    gone_at: datetime | None = None
