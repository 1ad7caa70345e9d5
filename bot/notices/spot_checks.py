"""A spot check as whoever drew it sees it: the preview, who was drawn, the last draws, the way to repeat it."""

from dataclasses import dataclass
from typing import NamedTuple

from bot.notices.base import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotCard(Notice):
    """Live: a spot check, for whoever goes and looks."""

    number: int


class SpotLine(NamedTuple):
    """Somebody who was drawn. `at` is the local time of the look; both are empty while nobody has looked."""

    person: int
    at_number: int  # in the order of the draw
    reference: int  # the number of the isolation: what the draw goes by
    name: str
    address: str
    grid: str
    outcome: str
    at: str
    who: str
    tries: int  # without an answer
    is_over: bool  # the isolation ended before anybody looked


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotView(Notice):
    """A preview, or a draw with how far it is. `person` is opened when it is not 0."""

    number: int
    path: str
    state: str
    day: str
    nth: int  # of the draws of its day at its place
    wanted: int
    pool: int
    grids: int
    seed: str
    mark: str  # the fingerprint of the list
    by: str
    goes: str  # who goes and looks
    mine: bool  # that is the reader
    drawn: int
    counts: tuple[tuple[str, int], ...]  # (outcome, how many); `waiting` for those without one, `over` for the ended
    ends: str
    people: tuple[SpotLine, ...]
    page: int
    pages: int
    person: int
    phone: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotList(Notice):
    """How to draw, and the last draws with what came of them."""

    most: int
    draws: tuple[tuple[int, str, str, int, str, str, tuple[tuple[str, int], ...], bool], ...]
    # (number, day, place, which of the day, who drew, seed, counts, it is the reader's)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotUnfinished(Notice):
    """The hour has come, and these have no outcome yet."""

    number: int
    place: str
    names: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotScript(Notice):
    """Live: a draw to be repeated, as a file of a few lines of Python."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotScriptView(Notice):
    """The file, and whether repeating the draw here gave the same people."""

    number: int
    seed: str
    mark: str
    drawn: tuple[int, ...]
    same: bool
    script: str
