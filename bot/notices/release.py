"""What is said when an isolation ends: who is due, who agrees, the notice as a picture, the calls afterwards."""

from dataclasses import dataclass

from bot.notices.base import Notice, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCard(Notice):
    """Live: whose last day it is at a place."""

    place: int
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueView(Notice):
    """A page of those whose last day it is, each with what is missing, and how many were released today."""

    place: int
    day: str
    title: str
    count: int
    people: tuple[tuple[int, str, str, tuple[Word, ...]], ...]  # (resident, name, address, what is missing)
    released: tuple[str, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseCard(Notice):
    """Live: where the release of one person stands."""

    episode: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseView(Notice):
    """The release of one person as one reader may see it."""

    episode: int
    resident: int
    name: str
    address: str
    number: int
    total: int
    end: str
    ended: Word  # how it ended; empty while it goes on
    unmet: tuple[tuple[Word, Word], ...]  # (condition, who is told)
    agreed: tuple[tuple[Word, str, str], ...]  # (who, name, at)
    alerts: int
    hours: int
    may_agree: tuple[str, ...]  # the steps the reader can take now
    may_take_back: bool
    may_print: bool
    may_undo: bool
    may_change: bool  # end it in another way


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseNotice(Notice):
    """Live: the release notice as a picture."""

    episode: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseNoticeView(Notice):
    """What stands on the release notice."""

    number: str
    name: str
    address: str
    start: str
    end: str
    released: str
    days: int
    hours: int  # without symptom and fever before it
    place: str
    after: int
    own: bool  # whether a resident's chat reads it, or staff who print it


@dataclass(frozen=True, slots=True, kw_only=True)
class AftercareCallCard(Notice):
    """Live: a call to somebody who was released."""

    call: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AftercareCallView(Notice):
    """A call as the worker sees it."""

    call: int
    name: str
    address: str
    phone: str
    number: int
    tries: int
    outcome: Word
    open: bool
    may_reopen: bool
    who: str
