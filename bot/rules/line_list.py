"""The line list: what the columns of a file mean, what a row says, and who in it is whom.

A file is somebody's own table, so headings go by many names and values come as a spreadsheet spoils them: a phone
in powers of ten, a date as a number of days since 1899. What is certain is taken; what is not is explained in the
row and never guessed.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from typing import TypeVar

from bot.rules.arguments import LONGEST_EPISODE, day_in, days_in
from bot.rules.particulars import UNSAID, Particulars, Unreadable, age_by_birth, age_in, care_in, sex_in
from bot.rules.people import LONGEST_ADDRESS, is_name, phone_in, plain_line

# of a file: Telegram lets a bot fetch 20 MB (core.telegram.org/bots/api#getfile); a list of 20,000 people is 3 MB
TELEGRAM_BYTES = 20 * 1024 * 1024
MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 50 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 40
LONGEST_CELL = 500
GUARDED_UNTIL = 14  # years: below, a guardian agrees (Personal Information Protection Law of the PRC, Art. 31)
_FIRST_EXCEL_DAY = date(1899, 12, 30)


T = TypeVar("T")


class Column(StrEnum):
    """What a column holds."""

    NAME = "name"
    PHONE = "phone"
    DISTRICT = "district"
    TOWNSHIP = "township"
    COMMUNITY = "community"
    PLACE = "place"
    ADDRESS = "address"
    START = "start"
    END = "end"
    DAYS = "days"
    AGE = "age"
    BORN = "born"
    SEX = "sex"
    CARE = "care"


ALIASES: dict[Column, tuple[str, ...]] = {
    Column.NAME: ("姓名", "名字", "居民姓名", "人员姓名", "name", "fullname", "resident"),
    Column.PHONE: ("电话", "联系电话", "手机", "手机号", "手机号码", "电话号码", "联系方式", "phone", "mobile", "tel"),
    Column.DISTRICT: ("区", "区县", "district"),
    Column.TOWNSHIP: ("街道", "街道(镇)", "镇街", "街镇", "乡镇", "township", "subdistrict"),
    Column.COMMUNITY: ("社区", "社区(村)", "居委会", "居委", "community"),
    Column.PLACE: ("网格", "区域", "所属网格", "所在网格", "place", "grid", "area"),
    Column.ADDRESS: ("地址", "现住地址", "住址", "居住地址", "家庭住址", "address"),
    Column.START: ("隔离开始", "起始日期", "开始日期", "隔离开始日期", "开始", "start", "startdate", "from"),
    Column.END: ("隔离结束", "应解除日期", "结束日期", "隔离结束日期", "解除日期", "结束", "end", "enddate", "dueend"),
    Column.DAYS: ("天数", "隔离天数", "days"),
    Column.AGE: ("年龄", "age"),
    Column.BORN: ("出生日期", "出生年月", "出生年份", "出生年", "birthyear", "birthdate", "dateofbirth"),
    Column.SEX: ("性别", "sex", "gender"),
    Column.CARE: ("特殊情况", "特殊需求", "照护需求", "重点关注", "specialcare", "careneeds", "care"),
}
_BY_ALIAS = {alias: column for column, aliases in ALIASES.items() for alias in aliases}
NEEDED = (Column.NAME, Column.PLACE)


class Fault(StrEnum):
    """Why a whole file is refused."""

    BIG = "big"
    TELEGRAM = "telegram"
    EMPTY = "empty"
    PDF = "pdf"
    PICTURE = "picture"
    OLD = "old"
    KIND = "kind"
    ENCODING = "encoding"
    LETTERS = "letters"
    NUL = "nul"
    LONG = "long"
    DAMAGED = "damaged"
    UNPACKED = "unpacked"
    DTD = "dtd"
    MACROS = "macros"
    MERGED = "merged"
    ROWS = "rows"
    COLUMNS = "columns"
    NO_ROWS = "no-rows"
    MISSING = "missing"
    TWICE = "twice"
    SLOW = "slow"
    GONE = "gone"


# what a sentence about a fault says of the limit
LIMITS = {
    Fault.BIG: MOST_BYTES // 1024 // 1024,
    Fault.TELEGRAM: TELEGRAM_BYTES // 1024 // 1024,
    Fault.UNPACKED: MOST_UNPACKED // 1024 // 1024,
    Fault.LONG: LONGEST_CELL,
    Fault.ROWS: MOST_ROWS,
    Fault.COLUMNS: MOST_COLUMNS,
}


class Why(StrEnum):
    """What is wrong with a row."""

    NAME_MISSING = "name-missing"
    NAME_WRONG = "name-wrong"
    NAME_SIGNS = "name-signs"
    PHONE_POWERS = "phone-powers"
    PHONE_WRONG = "phone-wrong"
    ADDRESS_LONG = "address-long"
    PLACE_MISSING = "place-missing"
    PLACE_UNKNOWN = "place-unknown"
    PLACE_SEVERAL = "place-several"
    PLACE_NOT_YOURS = "place-not-yours"
    NO_STAFF = "no-staff"
    ELSEWHERE = "elsewhere"
    DATE_WRONG = "date-wrong"
    DATE_TIME = "date-time"
    END_FIRST = "end-first"
    OVER = "over"
    TOO_LONG = "too-long"
    DAYS_WRONG = "days-wrong"
    AGE_WRONG = "age-wrong"
    BORN_WRONG = "born-wrong"
    SEX_WRONG = "sex-wrong"
    CARE_LONG = "care-long"
    CELLS = "cells"


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    AGAIN = "again"
    SAME = "same"
    TWIN = "twin"
    TWICE = "twice"
    BAD = "bad"


class Twins(StrEnum):
    """What to do with somebody who is followed up already and of whom the file says something else."""

    SKIP = "skip"
    MERGE = "merge"
    KEEP = "keep"


@dataclass(eq=False)  # not frozen: Python writes the traceback into it
class FileFault(Exception):
    """A file that is not taken: why, in which line, and the word it is about."""

    why: Fault
    line: int = 0
    word: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """Which cell of a row holds what, how many cells there are, and the headings nobody needs."""

    at: Mapping[Column, int]
    width: int
    unused: tuple[str, ...]


def heading(text: str) -> str:
    """Return a heading without what differs from table to table: width, case, spaces, marks."""
    return re.sub(r"[\s_*:.\-/]", "", unicodedata.normalize("NFKC", text).lower())


def read_head(cells: Sequence[str]) -> Head:
    """Return what the first line says. Raises FileFault for a column that is missing or there twice."""
    at: dict[Column, int] = {}
    unused: list[str] = []
    for number, cell in enumerate(cells):
        column = _BY_ALIAS.get(heading(cell))
        if column is None:
            unused += [plain_line(cell)[:40]] if cell.strip() else []
        elif column in at:
            raise FileFault(Fault.TWICE, 1, ALIASES[column][0])
        else:
            at[column] = number
    for column in NEEDED:
        if column not in at:
            raise FileFault(Fault.MISSING, 1, ALIASES[column][0])
    return Head(at, len(cells), tuple(unused))


@dataclass(frozen=True, slots=True)
class Entry:
    """A person of the list. `place` is a path or its last part; without an end the rule of the place gives it."""

    name: str
    place: str
    phone: str = ""
    address: str = ""
    start: date | None = None
    end: date | None = None
    days: int | None = None
    minor: bool = False
    own: Particulars = UNSAID


@dataclass(frozen=True, slots=True)
class Unclear:
    """A row that is not taken: why, and the word it is about."""

    why: Why
    word: str = ""


def read_row(head: Head, cells: Sequence[str], *, today: date) -> Entry | Unclear:
    """Return the person of a row, or what is wrong with it; the first thing that is."""
    if any(cell.strip() for cell in cells[head.width :]):
        return Unclear(Why.CELLS)

    def cell(column: Column) -> str:
        number = head.at.get(column, len(cells))
        return cells[number].strip() if number < len(cells) else ""

    draft = _Draft(today)
    name = draft.name(cell(Column.NAME))
    levels = [cell(one) for one in (Column.DISTRICT, Column.TOWNSHIP, Column.COMMUNITY, Column.PLACE)]
    if not levels[-1]:
        draft.wrong(Why.PLACE_MISSING)
    phone, address = draft.phone(cell(Column.PHONE)), draft.address(cell(Column.ADDRESS))
    start, end = draft.day(cell(Column.START)), draft.day(cell(Column.END))
    days = draft.days(cell(Column.DAYS))
    own = draft.own(*(cell(one) for one in (Column.SEX, Column.AGE, Column.BORN, Column.CARE)))
    draft.dates(start, end, days)
    if draft.faults:
        return draft.faults[0]
    minor = own.age is not None and own.age < GUARDED_UNTIL
    return Entry(name, "/".join(one for one in levels if one), phone, address, start, end, days, minor, own)


@dataclass(slots=True)
class _Draft:
    today: date
    faults: list[Unclear] = field(default_factory=list)

    def wrong(self, why: Why, word: str = "") -> None:
        self.faults.append(Unclear(why, plain_line(word)[:40]))

    def name(self, text: str) -> str:
        name = " ".join(text.split())
        if not name:
            self.wrong(Why.NAME_MISSING)
        elif any(unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"} for char in text):
            self.wrong(Why.NAME_SIGNS, text)  # a name that runs backwards reads as another on every card
        elif not is_name(name):
            self.wrong(Why.NAME_WRONG, name)
        return name

    def phone(self, text: str) -> str:
        if not text:
            return ""
        if re.fullmatch(r"\d(?:[.,]\d+)?[eE]\+?\d+", text):
            self.wrong(Why.PHONE_POWERS, text)
            return ""
        phone = phone_in(re.sub(r"^'|\.0$", "", text))
        if phone is None:
            self.wrong(Why.PHONE_WRONG, text)
        return phone or ""

    def address(self, text: str) -> str:
        address = plain_line(text)
        if len(address) > LONGEST_ADDRESS:
            self.wrong(Why.ADDRESS_LONG)
        return address

    def day(self, text: str) -> date | None:
        if not text:
            return None
        folded = unicodedata.normalize("NFKC", text).strip()
        if re.fullmatch(r"[2-6]\d{4}", folded):
            return _FIRST_EXCEL_DAY + timedelta(days=int(folded))
        midnight = re.sub(r"[T ]00:00(:00)?(\.0+)?$", "", folded)
        if re.search(r"\d[T ]\d{1,2}:\d\d", midnight) or re.fullmatch(r"[2-6]\d{4}[.,]\d+", folded):
            self.wrong(Why.DATE_TIME, text)
            return None
        found = day_in(midnight, today=self.today)
        if found is None:
            self.wrong(Why.DATE_WRONG, text)
        return found

    def days(self, text: str) -> int | None:
        if not text:
            return None
        found = days_in(re.sub(r"\.0$", "", text))
        if found is None:
            self.wrong(Why.DAYS_WRONG, text)
        return found

    def own(self, sex: str, age: str, born: str, care: str) -> Particulars:
        years = self._read(age_in, age, Why.AGE_WRONG)
        by_birth = self._read(partial(age_by_birth, today=self.today), self._as_day(born), Why.BORN_WRONG)
        return Particulars(
            self._read(sex_in, sex, Why.SEX_WRONG),
            by_birth if years is None else years,
            self._read(care_in, care, Why.CARE_LONG) or "",
        )

    def _as_day(self, text: str) -> str:
        """Return a birthday that a spreadsheet made a number of days as a day; a year stays a year."""
        if re.fullmatch(r"[1-6]\d{4}", text):
            return (_FIRST_EXCEL_DAY + timedelta(days=int(text))).isoformat()
        return text

    def _read(self, read: Callable[[str], T], text: str, why: Why) -> T | None:
        try:
            return read(text)
        except Unreadable:
            self.wrong(why, text)
            return None

    def dates(self, start: date | None, end: date | None, days: int | None) -> None:
        starts = start or self.today
        if end is not None and end < starts:
            self.wrong(Why.END_FIRST)
        elif end is not None and (end - starts).days >= LONGEST_EPISODE:
            self.wrong(Why.TOO_LONG)
        elif (end is not None and end < self.today) or (days and starts + timedelta(days=days - 1) < self.today):
            self.wrong(Why.OVER)


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is there already, in the database or higher up in the file."""

    name: str
    phone: str
    address: str
    place: int
    own: Particulars = UNSAID


def is_same(one: Known, other: Known) -> bool:
    """Whether two are one person: the same name, and the same phone or the same door.

    Two with phones go by the phone alone, wherever they live; otherwise the door decides, and a door that one of
    them does not give is no difference.
    """
    if one.name != other.name:
        return False
    if one.phone and other.phone:
        return one.phone == other.phone
    doors = {one.address, other.address} - {""}
    return one.place == other.place and len(doors) <= 1


def found_in(one: Known, others: Iterable[tuple[int, Known]]) -> int:
    """Return the number of the first of the others who is the same person, or 0."""
    return next((number for number, other in others if is_same(one, other)), 0)
