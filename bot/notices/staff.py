"""What is said to staff."""

from dataclasses import dataclass
from typing import ClassVar

from bot.notices.base import Notice, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class FromResident(Notice):
    """What a resident wrote that is for a human: passed on as it stands."""

    resident: int
    why: Word
    name: str
    address: str
    phone: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassOn(Notice):
    """A voice message, a picture: copied into another chat."""

    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentCard(Notice):
    """The card with the one-time code. The code is forgotten once the card is sent."""

    secret: ClassVar[bool] = True
    resident: int
    name: str
    address: str
    community: str
    start: str
    end: str
    days: int
    worker: str
    phone: str
    link: str
    code: str
    hours: int
    emergency: str
    gaps: tuple[str, ...]  # parties that nobody stands for yet
    known: bool  # registered before: this is a new code
    large: bool = False  # somebody who answers for them wants large print


@dataclass(frozen=True, slots=True, kw_only=True)
class People(Notice):
    """People a word can mean, to choose from."""

    key: str
    word: str
    people: tuple[tuple[str, str], ...]  # (callback data, name and door)
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Notice):
    """A heading and lines, each a sentence of the texts: places, team, status."""

    key: str
    lines: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # (key, (name, value) …)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailView(Notice):
    """A page of the trail: when, who, what, about whom."""

    days: int
    count: int
    page: int
    pages: int
    lines: tuple[tuple[str, str, Word, str], ...]
    before: str  # callback data of the neighbouring pages, or nothing
    after: str
