"""One text to many: as whoever wrote it sees it, and as each reader does."""

from dataclasses import dataclass

from bot.notices.base import Notice, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class BroadcastCard(Notice):
    """Live: a broadcast, for whoever wrote it."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BroadcastView(Notice):
    """A preview with what it would take; after it was confirmed, how far it is and who has read."""

    number: int
    path: str
    text: str
    to_staff: bool
    state: str
    count: int
    unreached: int  # people who are isolated there and have no chat that could get it
    seconds: int
    quiet_until: str  # local time, while it is a quiet hour
    delivered: int
    read: int
    failed: int
    waiting: int
    cancelled: int
    hours: int  # after which whoever has not read is reminded
    reminds: bool  # whether the rule allows a reminder at all


@dataclass(frozen=True, slots=True, kw_only=True)
class BroadcastCopy(Notice):
    """Live: a broadcast in one chat; `again` when it comes once more because it was not read."""

    receipt: int
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BroadcastCopyView(Notice):
    """A broadcast as its reader sees it."""

    receipt: int
    place: str
    who: str
    text: str
    to_staff: bool
    again: bool
    read: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BroadcastUnread(Notice):
    """One page of those who have not read it, those it never reached first. Pages count from 0."""

    number: int
    place: str
    people: tuple[tuple[str, str, str, Word], ...]  # (name, address, phone, what became of the copy)
    count: int
    page: int
    pages: int
