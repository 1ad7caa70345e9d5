"""One text to many: whom it is for, how it is typed, how long it takes, and what becomes of it."""

import math
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.rules.arguments import name_and_text
from bot.rules.people import plain_lines

LONGEST = 1000  # characters: a quarter of what Telegram takes (4096), so that the heading fits in any language
# messages a second for everything but alerts: what the pump allows itself (bot.pace), below Telegram's 30
A_SECOND = 20
STANDS = timedelta(hours=1)  # a preview; later nobody remembers what it said and to whom
TO_STAFF = frozenset({"staff", "工作人员"})


class BroadcastState(StrEnum):
    """Where a broadcast stands."""

    DRAFT = "draft"  # a preview that nobody has confirmed
    LEFT = "left"  # a preview that was thrown away
    SENDING = "sending"
    SENT = "sent"  # every copy has arrived or failed; who has not read is reminded when the time comes
    CHASED = "chased"
    CANCELLED = "cancelled"  # what had not left is not sent


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed after the command."""

    place: str
    text: str
    to_staff: bool


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with it: `key` names the sentence, `count` is how many characters it has."""

    key: str
    count: int = 0


def typed(tail: str) -> Typed | Slip:
    """Read `[staff] PLACE TEXT`. The text keeps its lines."""
    place, text = name_and_text(tail)
    to_staff = place.lower() in TO_STAFF
    if to_staff:
        place, text = name_and_text(text)
    text = plain_lines(text)
    if not place or not text:
        return Slip("broadcast-usage")
    if len(text) > LONGEST:
        return Slip("broadcast-long", len(text))
    return Typed(place, text, to_staff)


def seconds_for(chats: int) -> int:
    """Return how many seconds so many messages take at the pace we allow ourselves, when nothing else is owed."""
    return math.ceil(chats / A_SECOND)
