"""What we want to say, as frozen data: who is meant and in which words is decided elsewhere.

Two sorts. A *said* notice is owed with everything in it. A *live* one is owed by its subject and
drawn from the facts at the moment it is sent, so that a card never shows what was true an hour ago.
"""

import typing
from dataclasses import asdict, dataclass, fields
from functools import cache
from typing import Any, ClassVar

from bot.rules.escalation import AlertKind, AlertState, Outcome, Press, Tier

REGISTRY: dict[str, type["Notice"]] = {}


class Word(str):
    """The key of a word in the texts: it is said in the reader's language."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to say."""

    secret: ClassVar[bool] = False  # forgotten once it is said

    def __init_subclass__(cls) -> None:
        REGISTRY[cls.__name__] = cls


def params_of(notice: Notice) -> dict[str, Any]:
    """Return a notice as plain JSON values."""
    return asdict(notice)


def notice_from(name: str, params: dict[str, Any]) -> Notice:
    """Return the notice that was owed under this name. Raises KeyError for one we no longer know."""
    hints = _hints(name)
    return REGISTRY[name](**{field: _revived(hints[field], value) for field, value in params.items() if field in hints})


@cache
def _hints(name: str) -> dict[str, Any]:
    kind = REGISTRY[name]
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _revived(hint: Any, value: Any) -> Any:
    if isinstance(value, list):
        inner = (typing.get_args(hint) or (None,))[0]
        return tuple(_revived(inner, one) for one in value)
    if hint is Word:
        return Word(value)
    if typing.get_origin(hint) is dict and isinstance(value, dict):
        return {key: _word_or_text(one) for key, one in value.items()}
    return value


def _word_or_text(value: Any) -> Any:
    # a line's values are written down as text; a word among them carries its mark
    if isinstance(value, str) and value.startswith(WORD_MARK):
        return Word(value.removeprefix(WORD_MARK))
    return value


WORD_MARK = "\x00word:"


# ── said to anybody ──────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Notice):
    """One sentence of the texts with its values: the answer to most commands, and every refusal."""

    key: str
    values: dict[str, str]


def line(key: str, **values: str | int) -> Line:
    """Return a sentence. Words among the values are said in the reader's language."""
    plain = {name: f"{WORD_MARK}{value}" if isinstance(value, Word) else str(value) for name, value in values.items()}
    return Line(key=key, values=plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Notice):
    """A sentence with buttons: each a verb with its arguments, and what it says."""

    key: str
    values: dict[str, str]
    buttons: tuple[tuple[str, str], ...]  # (callback data, label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Help(Notice):
    """How this works, for whoever asks: the resident's part, the commands that are theirs, or both."""

    resident: bool
    worker: str
    phone: str
    emergency: str
    commands: tuple[str, ...]


# ── said to residents ────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseLanguage(Notice):
    """The first thing a new chat is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome(Notice):
    """Who we are, why we ask, who sees it, how long it is kept; and three answers."""

    community: str
    worker: str
    name: str  # masked
    address: str  # masked
    total: int
    retain: int
    emergency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled(Notice):
    """All is set; the four big buttons appear."""

    name: str
    day: int
    total: int
    end: str
    times: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Notice):
    """Live: the question of a round, or a nudge when nobody answered it."""

    day: str
    slot: str
    nudge: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Notice):
    """A round's question as it is asked now: for one person, or for the people behind one door."""

    names: tuple[str, ...]
    slot: str
    nudge: int
    number: int
    total: int
    deadline: str
    worker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingNoted(Notice):
    """What was understood, with the way to change it."""

    reading: int
    name: str
    value: str
    next: Word
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeverNoted(Notice):
    """A high value: who has been told, and what comes next."""

    reading: int
    value: str
    worker: str
    minutes: int
    emergency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Notice):
    """A value was changed."""

    reading: int
    old: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm(Notice):
    """A doubtful value, or several: which is it?"""

    why: str
    values: tuple[str, ...]
    dialogue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair(Notice):
    """We did not understand: first an example, then the number pad, then the worker gets the words."""

    step: int
    worker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pad(Notice):
    """The second tap of the number pad: the tenths of a whole degree, as full values."""

    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SosSent(Notice):
    """Help is told, and the number to call."""

    alert: int
    worker: str
    emergency: str


# ── said to staff ────────────────────────────────────────────────────────────────────────────


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


@dataclass(frozen=True, slots=True, kw_only=True)
class People(Notice):
    """People a word can mean, to choose from."""

    key: str
    word: str
    people: tuple[tuple[str, str], ...]  # (callback data, name and door)
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFile(Notice):
    """A resident's file."""

    resident: int
    name: str
    place: str
    address: str
    phone: str
    number: int
    total: int
    start: str
    end: str
    linked: Word
    recent: tuple[tuple[str, str], ...]  # (local time, value)
    alerts: int
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Notice):
    """A heading and lines, each a sentence of the texts: places, team, status."""

    key: str
    lines: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # (key, (name, value) …)


# ── cards that live ──────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertCard(Notice):
    """Live: an alert, as it stands when it is sent."""

    alert: int
    ring: int = 0  # which telling this is; the first copy of each telling rings


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeCard(Notice):
    """Live: how did it end? And afterwards, how it ended."""

    alert: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardCard(Notice):
    """Live: where a place stands today."""

    place: int
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Redraw(Notice):
    """Live: a card that may no longer show what is true."""

    card: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertView(Notice):
    """An alert as one reader may see it."""

    alert: int
    kind: AlertKind
    tier: Tier
    state: AlertState
    masked: bool
    rows: tuple[tuple[Press, ...], ...]
    name: str
    address: str
    phone: str
    place: str
    value: str
    corrected: str
    words: str
    recent: tuple[str, ...]
    measured: str  # a local time when the value is older than the alert, else empty
    number: int
    total: int
    minutes: int  # until the next step
    climbed: int  # rungs taken beyond the first
    next: Word
    owner: str
    owned_at: str
    outcome: Outcome | None
    outcome_words: str
    closed_by: str
    closed_at: str
    calls: tuple[tuple[str, str, Word], ...]  # (time, who, what)
    slot: str
    due: int
    missing: tuple[tuple[int, str, str], ...]  # (resident, name, address)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeView(Notice):
    """The question for the outcome, or its answer."""

    alert: int
    name: str
    choices: tuple[Outcome, ...]
    outcome: Outcome | None
    outcome_words: str
    closed_by: str
    closed_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardView(Notice):
    """The board of a place: figures of each slot so far, and who is missing."""

    place: int
    title: str
    day: str
    at: str
    masked: bool
    managed: int
    unlinked: int
    alerts: int
    slots: tuple[tuple[str, int, int], ...]  # (slot, answered, due)
    missing: tuple[tuple[int, str, str], ...]  # (resident, name, address)
    abnormal: tuple[tuple[str, str], ...]  # (name, value)


# ── done for somebody, not said ──────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave(Notice):
    """Say one sentence in a group that is not ours, and leave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu(Notice):
    """The command menu of a chat, or the default one."""

    chat_id: int | None
    commands: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Description(Notice):
    """What a person sees before pressing START."""

    community: str
    emergency: str
