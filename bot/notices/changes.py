"""What is said when staff change an isolation: longer, resting, another place, another end."""

from dataclasses import dataclass

from bot.notices.base import Notice, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCard(Notice):
    """Live: something that was changed."""

    change: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView(Notice):
    """What was changed, by whom and why, and whether it can be taken back."""

    change: int
    what: Word
    name: str
    address: str
    old: str  # a date, where there is one
    new: str
    reason: str
    who: str
    at: str
    count: int  # how many people it concerns
    undone: bool
    may_undo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PartingAsk(Notice):
    """In which other way somebody's isolation ended; with `kind` one was chosen and is asked once more."""

    episode: int
    name: str
    address: str
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseAsk(Notice):
    """For how long somebody, or a whole place, is asked nothing."""

    name: str
    what: str  # resident or place
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReassignmentCard(Notice):
    """Live: somebody on the way to another place."""

    reassignment: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReassignmentView(Notice):
    """Somebody on the way to another place, as one reader may see it."""

    reassignment: int
    name: str
    address: str
    day: int
    total: int
    place: str
    goal: str
    reason: str
    sender: str
    who: str
    at: str
    state: str
    may_take: bool
    may_take_back: bool
