"""A worker's everyday tools: the file, finding people, notes, messages and whether they arrived."""

from dataclasses import dataclass
from typing import NamedTuple

from bot.notices.base import Notice, Word
from bot.notices.supplies import OrderLine
from bot.rules.escalation import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class FindPrompt(Notice):
    """Whom to look for? With the way to those who get no messages, when there are any."""

    unreached: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Notice):
    """One page of the people a word can mean."""

    word: str
    people: tuple[tuple[int, str, bool], ...]  # (resident, name and door, followed up now)
    dialogue: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCard(Notice):
    """Live: a resident's file."""

    resident: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView(Notice):
    """A resident's file as one member of staff may see it."""

    resident: int
    name: str
    place: str
    address: str
    phone: str
    number: int
    total: int
    start: str
    end: str
    ended: Word  # how the last isolation ended; empty while one goes on, or when there was none
    linked: Word
    by_phone: bool
    reporters: tuple[tuple[Word, str], ...]  # (what they are to the person, language)
    recent: tuple[tuple[str, str, str, Word], ...]  # (local time, value, a member of staff, or what the reporter is)
    alerts: tuple[tuple[Tier, str], ...]  # (tier, raised at), of those that are open
    parties: tuple[tuple[Word, str, str], ...]  # (party, name, phone)
    notes: tuple[tuple[str, str, str], ...]  # (local time, who, text), newest first
    noted: int  # how many notes there are
    orders: tuple[OrderLine, ...]  # open ones first; none for who does not bring any
    ordered: tuple[int, int]  # how many orders there are, and how many of them are not over
    spent: tuple[str, str]  # yuan: what they cost, and what is still to be settled
    active: bool
    may_report: bool
    may_enrol: bool
    may_write: bool
    tabs: tuple[str, ...]  # the pages this reader may turn to


class PageLine(NamedTuple):
    """One line of a page of a file."""

    at: str
    what: Word
    how: Word
    who: str
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePage(Notice):
    """One page of a resident's file: the calls, the presence rounds, what was felt, or the orders."""

    resident: int
    name: str
    address: str
    phone: str
    tab: str
    step: str
    lines: tuple[PageLine, ...]
    page: int
    pages: int
    total: int
    may_call: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChart(Notice):
    """The temperatures of one resident as a picture."""

    name: str
    place: str
    days: tuple[tuple[str, int, int], ...]  # (day, morning, evening) in hundredths of a degree, 0 for none
    fever_line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesView(Notice):
    """One page of the notes about a resident."""

    resident: int
    name: str
    notes: tuple[tuple[int, str, str, str, bool], ...]  # (note, local time, who, text, may be removed)
    page: int
    pages: int
    may_write: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickAnswers(Notice):
    """What to say to a resident? A sentence to tap, or own words."""

    resident: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageCard(Notice):
    """Live: a message from a member of staff, in the chat of whoever answers for the resident."""

    message: int
    reporter: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView(Notice):
    """A message as the resident reads it."""

    message: int
    who: str
    name: str
    text: str
    quick: int
    read: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptCard(Notice):
    """Live: what became of a message, in the chat of whoever wrote it."""

    message: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptView(Notice):
    """What became of a message: one line for each chat."""

    message: int
    resident: int
    name: str
    phone: str
    text: str
    quick: int
    copies: tuple[tuple[Word, str], ...]  # (what became of it, local time)
    may_hurry: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreached(Notice):
    """One page of the people who get no messages: phone numbers, and why."""

    people: tuple[tuple[int, str, str, str, Word, str], ...]  # (resident, name, address, phone, why, grid)
    count: int
    page: int
    pages: int
