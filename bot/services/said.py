"""What somebody wrote, and what is kept of it with a reading."""

from dataclasses import dataclass
from datetime import datetime

from bot.rules.people import plain_line

LONGEST_KEPT = 500


@dataclass(frozen=True, slots=True)
class Said:
    """A message: its words, its number, when it was sent, and whether the words are somebody else's."""

    text: str
    message_id: int
    sent_at: datetime
    forwarded: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """The words a value was read in, on one line and not endless."""

    text: str
    message_id: int | None
    sent_at: datetime


def heard(said: Said) -> Heard:
    """Return what is kept of a message."""
    return Heard(plain_line(said.text)[:LONGEST_KEPT], said.message_id, said.sent_at)
