"""Reviewed guidance: the list of it, one piece before it goes out, and as a resident reads it."""

from dataclasses import dataclass

from bot.notices.base import Notice, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceList(Notice):
    """One page of the pieces there are, for a place. Pages count from 0."""

    place: int
    path: str
    # (number, name of the piece, title, source, the day it was last sent here or nothing)
    pieces: tuple[tuple[int, str, str, str, str], ...]
    today: str  # the title of what people here have today
    sender: Word  # the role of whoever sent it
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceView(Notice):
    """A piece in every language with whom it would reach; after it was confirmed, how far it is."""

    number: int
    path: str
    wordings: tuple[tuple[str, str, str], ...]  # (title, text, source), a language each
    reviewed: str  # the day
    by: str  # the office that reviewed it
    state: str
    count: int
    had: int  # chats that have one of that day already, and do not get this one
    unreached: int  # people who are isolated there and have no chat that could get it
    quiet_until: str  # local time, while it is a quiet hour
    delivered: int
    failed: int
    waiting: int
    cancelled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceCopy(Notice):
    """Live: a piece in one chat."""

    receipt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceCopyView(Notice):
    """A piece as a resident reads it; `off` once they want no more of this kind."""

    receipt: int
    title: str
    text: str
    source: str
    reviewed: str  # the day
    off: bool
