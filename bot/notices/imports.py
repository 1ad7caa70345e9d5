"""What is said about a file with people in it, and the sheets of codes that come of it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.notices.base import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportHow(Notice):
    """How to send a file, with a template that can be filled in: its example begins today and lasts as by the rule."""

    start: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCard(Notice):
    """Live: a file, from the moment it came until it is done or taken back."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportView(Notice):
    """A file as it stands now."""

    number: int
    state: str
    why: str
    line: int
    word: str
    sheet: str
    unused: tuple[str, ...]
    twins: str
    counts: dict[str, str]  # lines by verdict
    done: int
    total: int
    problems: tuple[tuple[int, str, str], ...]  # (line, why, the word)
    more: int
    kept: int  # that were not taken back, because something happened since
    may_undo: bool
    codes: int  # people without a linked phone


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFile(Notice):
    """Live: the file back, with what becomes of each line."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFileView(Notice):
    """The lines of a file with what becomes of each."""

    head: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...], str, str, str], ...]  # (line, cells, verdict, why, the word)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSheet(Notice):
    """A part of the printable codes, eight a page. The codes are forgotten once it is sent."""

    secret: ClassVar[bool] = True
    number: int
    part: int
    people: tuple[tuple[str, str, str, str, str], ...]  # (name, address, place, link, code)
    hours: int
    emergency: str
    after: int  # the line after which the next part begins, or 0
    left: int
