"""Lists that live: who is missing, what is open, who is at home, who went out, a pasted list."""

from dataclasses import dataclass

from bot.notices.base import Notice, Word
from bot.rules.escalation import AlertKind, Tier
from bot.rules.presence import DoorState, VisitOutcome
from bot.rules.roll_call import RowState


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingCard(Notice):
    """Live: who has not reported in the newest round of a place."""

    place: int
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertsCard(Notice):
    """Live: what is open at a place."""

    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceCard(Notice):
    """Live: a presence round, door by door."""

    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutingsCard(Notice):
    """Live: who of a place said today that they go out for a moment."""

    place: int
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RollCallCard(Notice):
    """Live: what a pasted list says, before and after it is taken."""

    dialogue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView(Notice):
    """A page of people of a place: those who are missing, those who are not well, or all."""

    title: str
    day: str
    at: str
    tab: str
    slot: str
    total: int
    page: int
    pages: int
    people: tuple[tuple[int, str, str, str], ...]  # (resident, name, address, what is known)
    home: bool  # whether there is a board to go back to
    masked: bool
    place: int
    remind: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView(Notice):
    """One person of a list: a value on their behalf in two taps, or a call to write down."""

    view: str
    back: str
    step: str
    resident: int
    name: str
    address: str
    phone: str
    values: str
    calls: tuple[tuple[str, str, Word], ...]  # (time, who, what came of it)
    wrong_number: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRowView(Notice):
    """One line of what is open."""

    alert: int
    kind: AlertKind
    tier: Tier
    value: str
    name: str
    address: str
    place: str
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertsView(Notice):
    """A page of what is open at a place."""

    title: str
    at: str
    total: int
    page: int
    pages: int
    rows: tuple[AlertRowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceView(Notice):
    """A page of the doors of a presence round, or one door."""

    round: int
    title: str
    slot: str
    at: str
    ends: str
    counts: tuple[tuple[DoorState, int], ...]
    doors: int
    page: int
    pages: int
    shown: tuple[tuple[int, str, str, DoorState], ...]  # (the door's number, address, names, how it stands)
    door: "DoorView | None"
    channel: Word
    channel_now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorView(Notice):
    """One door of a presence round, or one person behind it."""

    door: int
    step: str
    address: str
    names: str
    back: str
    people: tuple[tuple[int, str], ...]  # those behind it, when there are several
    found: tuple[tuple[str, str, VisitOutcome, str], ...]  # (name, time, outcome, said beforehand until)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutingsView(Notice):
    """Who went out today, and who is back."""

    title: str
    at: str
    rows: tuple[tuple[str, str, str, Word, str, str], ...]  # (name, address, left, why, until, back)
    late: int
    out: int
    masked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RollCallView(Notice):
    """A pasted list: its lines, a line to be asked about, or what became of it."""

    dialogue: int
    stage: str  # preview, asking, done, cancelled
    rows: tuple[tuple[int, str, str, str, RowState], ...]  # (number, name, address, value, how it stands)
    page: int
    pages: int
    certain: int
    doubtful: int
    same: int
    taken: int
    fevers: int
    question: "RowView | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView(Notice):
    """One line somebody has to say something about."""

    at: int
    raw: str
    name: str
    why: RowState
    left: int
    whole: int
    people: tuple[tuple[int, str], ...]
    values: tuple[tuple[int, str], ...]
    reported: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutingWhich(Notice):
    """What does somebody go out for?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutingNoted(Notice):
    """An outing is noted, or its time is over; with the button to say that one is back."""

    key: str
    outing: int
    name: str
    at: str
    worker: str
