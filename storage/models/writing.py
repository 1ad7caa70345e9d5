"""What staff write: notes for each other, messages to residents and whether they arrived."""

from datetime import datetime

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field, SQLModel


class Note(SQLModel, table=True):
    """Something a member of staff wrote down about a resident, for staff only. A removed one is kept and not shown."""

    id: int | None = Field(default=None, primary_key=True)
    resident_id: int = Field(foreign_key="resident.id", index=True)
    staff_id: int = Field(foreign_key="staff.id")
    text: str = Field(sa_type=Text)
    written_at: datetime
    removed_at: datetime | None = None


class Message(SQLModel, table=True):
    """A message from a member of staff to whoever answers for a resident: own words, or a quick answer by number."""

    id: int | None = Field(default=None, primary_key=True)
    resident_id: int = Field(foreign_key="resident.id", index=True)
    staff_id: int = Field(foreign_key="staff.id")
    text: str = Field(default="", sa_type=Text)
    quick: int = 0
    written_at: datetime
    held_until: datetime | None = None  # written at night: it waits for the morning


class MessageReceipt(SQLModel, table=True):
    """What became of a message in one chat: delivered, read, or failed because the chat cannot be written to."""

    __tablename__ = "message_receipt"
    __table_args__ = (UniqueConstraint("message_id", "reporter_id"),)

    id: int | None = Field(default=None, primary_key=True)
    message_id: int = Field(foreign_key="message.id")
    reporter_id: int = Field(foreign_key="reporter.id", index=True)
    delivered_at: datetime | None = None
    read_at: datetime | None = None
    failed_at: datetime | None = None
