"""What one admin asks for and another decides; and the lists that are exported."""

from dataclasses import dataclass

from bot.notices.base import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalCard(Notice):
    """Live: something that waits for a second person."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalView(Notice):
    """What is asked for, by whom and why, and what became of it."""

    number: int
    kind: str
    state: str
    values: dict[str, str]
    asker: str
    reason: str
    decider: str
    hours: int  # it stands
    may_decide: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TreePage(Notice):
    """A page of the place tree or of the staff: lines, each a sentence of the texts, and the neighbouring pages."""

    key: str
    lines: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # (key, (name, value) …)
    page: int
    pages: int
    before: str  # callback data of the neighbouring pages, or nothing
    after: str
    count: int = 0  # of the staff who cannot be written to
    adds: str = ""  # callback data of the button that adds somebody


@dataclass(frozen=True, slots=True, kw_only=True)
class PickPerson(Notice):
    """Whom to appoint? Picked from Telegram's own list."""

    request: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Export(Notice):
    """Live: the list of people of a place, as a file."""

    place: int
    day: str
    full: bool
    staff: int
    approval: int  # of a full one, without which it is not made


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportView(Notice):
    """The list of people of a place."""

    place: int
    path: str
    day: str
    full: bool
    by: str
    made_at: str
    may_ask: bool
    people: tuple[tuple[str, str, str, str, str, str, str], ...]
    # (name, phone, place, address, first day, last day, how they are reached)
