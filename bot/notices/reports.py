"""The daily report as its readers see it: the card, its picture, whose silence there is, and the ledger as a file."""

from dataclasses import dataclass
from decimal import Decimal

from bot.notices.base import Notice, Word

Numbers = tuple[tuple[str, int], ...]  # the name of a figure, and how many


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCard(Notice):
    """Live: the report of a place for a day, to be confirmed, or as it was sent."""

    place: int
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView(Notice):
    """A report as one reader may see it. `answers` and `own` are alerts raised, taken, closed and two medians."""

    place: int
    day: str
    title: str
    state: str  # running, draft, confirmed
    files: bool  # this place files a report of its own
    figures: Numbers
    rate: str
    difference: int
    remark: str
    author: str
    at: str  # of the confirmation, or of the counting
    late: bool
    stamp: str
    confirmed: tuple[str, ...]  # of the places right below
    silent: tuple[str, ...]
    corrections: int  # that came after this report was confirmed
    yesterday: int  # that came after the one of the day before was
    answers: tuple[int, int, int, int, int]  # medians in seconds; -1 for none
    own: tuple[int, int, int, int, int]
    may_confirm: bool
    may_open: bool  # the ledger and the picture
    may_unmask: bool  # the ledger with full names


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPicture(Notice):
    """Live: the report as a picture."""

    place: int
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPictureView(Notice):
    """Everything that stands in the picture of a report."""

    report: ReportView


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceCard(Notice):
    """Live: which places right below one have not confirmed a day's report. Place 0 is above the highest."""

    place: int
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceView(Notice):
    """Who was expected and is silent, with whoever would confirm there."""

    day: str
    title: str
    expected: int
    silent: tuple[tuple[int, str, str], ...]  # (place, its name, who leads it)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFile(Notice):
    """Live: the ledger of a place for a day as a file, read when it is sent. `form` is `xlsx` or `csv`."""

    place: int
    day: str
    staff: int
    form: str
    full: bool = False  # names and phones as they are
    approval: int = 0  # of the second admin, without whom it is not full


Cell = str | int | Decimal | Word | tuple[str | Word, ...]
"""What stands in a cell: a text, a number, a word of the texts, or several texts and words in a row."""
Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFileView(Notice):
    """The ledger with everything that stands in it, sheet by sheet, each in the order of its columns."""

    form: str
    title: str
    path: str
    day: str
    full: bool
    edition: int  # 0 is a draft, 1 as confirmed, then one more for each correction
    made_at: str
    by: str
    cut_off: str
    line: str  # ℃ from which a value is a fever
    columns: str  # the district's own choice of columns, or nothing
    figures: Numbers
    rate: str
    difference: int
    grids: tuple[tuple[str, Numbers, str], ...]  # (path, figures, rate)
    trend: tuple[tuple[str, int, int, int, int], ...]  # (day, managed, due, done, fever)
    people: Rows
    cases: Rows
    silent: Rows
    orders: Rows
    days: tuple[str, ...]  # of the matrix
    matrix: Rows
    corrections: Rows
    rules: tuple[tuple[Word, str], ...]
    version: str
