"""What a person sees of what is kept about them."""

from dataclasses import dataclass

from bot.notices.base import Notice, Word
from bot.notices.supplies import OrderLine


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoseRecord(Notice):
    """Whose record? For a chat that answers for several."""

    people: tuple[tuple[int, str], ...]
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Notice):
    """Live: somebody's days and readings, as a picture; with `page` the fortnights before."""

    resident: int
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView(Notice):
    """Somebody's days and readings as they stand. Temperatures are hundredths of a degree."""

    resident: int
    name: str
    place: str
    number: int  # the day of the isolation; 0 before it begins
    total: int
    left: int  # days after today
    end: str
    is_over: bool
    paper: bool  # there is a release notice, which can be sent once more
    days: tuple[tuple[str, int | None, int | None], ...]  # (date, morning, evening)
    fever_line: int
    last: tuple[str, str]  # (local time, value) of the newest reading
    orders: tuple[OrderLine, ...]  # those that are not over, then the last ones
    ordered: tuple[int, int]  # how many there are, and how many of them are not over
    spent: tuple[str, str]  # yuan: what they cost, and what is still to be settled
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks(Notice):
    """Live: who looked at somebody's record."""

    resident: int
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LooksView(Notice):
    """Who looked, a line for each day and person."""

    resident: int
    name: str
    looks: tuple[tuple[str, Word, str, int], ...]  # (date, role, name, how often)
    visits: tuple[tuple[str, Word, Word, str], ...]  # spot checks: (date, how, what was found, who came)
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFile(Notice):
    """Live: everything kept about somebody, as a file: `html` to read, `json` for a machine."""

    resident: int
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFileView(Notice):
    """Everything kept about somebody. Times are local, `2026-11-23 08:05`."""

    form: str
    made_at: str
    zone: str
    of: str  # the name, when somebody of the staff reads it; "" for the person
    person: tuple[tuple[str, str], ...]  # (field, value)
    episodes: tuple[tuple[str, str, str], ...]  # (first day, last day, state)
    readings: tuple[tuple[str, str, str, str, str, bool], ...]  # (time, ℃, given by, channel, words, replaced later)
    checks: tuple[tuple[str, str, str], ...]  # (date, slot, state)
    chats: tuple[tuple[str, str, str, str], ...]  # (since, as whom, language, until)
    alerts: tuple[tuple[str, str, str, str, str], ...]  # (raised, kind, words, outcome, closed)
    orders: tuple[tuple[str, str, str, str, str, str], ...]  # (number, asked, words, state, price, closed)
    visits: tuple[tuple[str, str, str, str], ...]  # spot checks: (time, channel, outcome, name)
    looks: tuple[tuple[str, str, str, int], ...]  # (date, role, name, how often)
