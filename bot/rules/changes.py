"""What can happen to an isolation beside its release: it lasts longer, it rests, or it ends in another way."""

import re
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.rules.arguments import day_said, days_in
from bot.rules.slots import moment


class ChangeKind(StrEnum):
    """What was changed."""

    EXTENDED = "extended"
    PAUSED = "paused"
    HOSPITAL = "hospital"
    MOVED = "moved"
    DIED = "died"
    MISTAKE = "mistake"


PARTINGS = (ChangeKind.HOSPITAL, ChangeKind.MOVED, ChangeKind.DIED, ChangeKind.MISTAKE)
# asked once more: the one can hurt, the other takes somebody out of every figure
SURE = frozenset({ChangeKind.DIED, ChangeKind.MISTAKE})
MOST_DAYS = 28  # that an isolation can be made longer by at once
LONGEST_PAUSE = 30  # days; whoever is away for longer has moved
UNDO_WITHIN = timedelta(days=1)


class ReassignmentState(StrEnum):
    """What became of handing somebody to another place."""

    SENT = "sent"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"
    EXPIRED = "expired"


def may_undo(kind: ChangeKind, *, at: datetime, now: datetime) -> bool:
    """Whether a change can still be taken back: within a day; that somebody died, always, since it may be wrong."""
    return kind is ChangeKind.DIED or now - at <= UNDO_WITHIN


def days_more(text: str) -> int | None:
    """Return by how many days an isolation is to last longer, or None when it is no number between 1 and 28."""
    found = days_in(text)
    return found if found is not None and found <= MOST_DAYS else None


def pause_ends(text: str, zone: ZoneInfo, *, now: datetime) -> datetime | None:
    """Return the moment (UTC) at which a pause ends: the beginning of a local day.

    `3` or `3天` is three days with today as the first; `11/25`, 明天 or 到明天 rests until that day begins. None for
    what is no end, has passed, or is more than 30 days away.
    """
    today = now.astimezone(zone).date()
    days = days_in(text)
    day = today + timedelta(days=days) if days else day_said(_TILL.sub("", text), today=today)
    if day is None or not today < day <= today + timedelta(days=LONGEST_PAUSE):
        return None
    return moment(day, time(), zone)


_TILL = re.compile(r"^\s*(?:直?到|至|until\s|till\s)")
