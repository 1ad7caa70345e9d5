"""Cards: owed by their subject, drawn from the facts when they are sent."""

from dataclasses import dataclass

from bot.notices.base import Notice, Word
from bot.rules.escalation import AlertKind, AlertState, Outcome, Press, Tier


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
class HandCard(Notice):
    """Live: to which colleague does it go? And afterwards, where it went."""

    alert: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleCard(Notice):
    """Live: several alerts that rang in one chat at once. `message` is the number under which they are kept."""

    message: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardCard(Notice):
    """Live: where a place stands today."""

    place: int
    day: str
    pinned: bool = False  # the fresh one of the morning stays at the top of the chat


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
    handed_by: str  # and the colleague it went to did not say "mine" yet
    handed_to: str
    handed_mine: bool
    outcome: Outcome | None
    outcome_words: str
    closed_by: str
    closed_at: str
    symptoms: tuple[Word, ...] = ()
    raised: str = ""  # the higher value it was raised by, where a correction lowered it since
    recheck: tuple[str, str, Word] | None = None  # (local time, value, what it says)
    calls: tuple[tuple[str, str, Word], ...]  # (time, who, what)
    slot: str
    due: int
    missing: tuple[tuple[int, str, str], ...]  # (resident, name, address)
    page: int = 1
    pages: int = 1


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
class HandView(Notice):
    """The question to whom an alert goes, or where it stands now."""

    alert: int
    name: str
    choices: tuple[tuple[int, str, Word], ...]  # (member of staff, name, role)
    handed_to: str
    owner: str
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleView(Notice):
    """Several alerts in one message, each as this reader may see it, with a button to its own card."""

    alerts: tuple[AlertView, ...]


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
    supplies: int = 0  # orders that are still to be brought
    supplies_day: tuple[int, int, int] = (0, 0, 0)  # of this day: asked for, brought, late
    may_find: bool = False  # whether the reader may open the list of those who get no messages
    may_supply: bool = False
    slots: tuple[tuple[str, int, int], ...]  # (slot, answered, due)
    missing: tuple[tuple[int, str, str], ...]  # (resident, name, address)
    abnormal: tuple[tuple[str, str], ...]  # (name, value)
    below: tuple[tuple[int, str, int, int], ...] = ()  # (place, name, answered, due): a page of the places below
    page: int = 1
    pages: int = 1
