"""What is said to residents and to those who answer for them."""

from dataclasses import dataclass

from bot.notices.base import Notice, Word


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
    minor: bool = False  # below 14: a guardian is asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled(Notice):
    """All is set; the four big buttons appear. `start` is the first day where that is still to come."""

    name: str
    day: int
    total: int
    end: str
    times: tuple[str, ...]
    start: str = ""


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
    codes: tuple[str, ...] = ()  # for a picture of the thermometer, one for each name; empty: none is asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingNoted(Notice):
    """What was understood, with the way to change it."""

    reading: int
    name: str
    value: str
    well: bool = False
    next: Word
    at: str
    code: str = ""  # when a picture of the thermometer is still asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class FeverNoted(Notice):
    """A high value: who has been told, and what comes next."""

    reading: int
    value: str
    worker: str
    minutes: int
    recheck: int = 0  # minutes until we ask once more; 0 when we do not
    symptoms: tuple[Word, ...] = ()
    emergency: str
    name: str = ""  # whose it is, where a phone answers for several


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Notice):
    """A value was changed."""

    reading: int
    old: str
    value: str
    name: str = ""  # whose it is, where a phone answers for several


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm(Notice):
    """A doubtful value, or several: which is it? `name` is whose it would be, unless it is who reads this.

    `several` says that it may be anybody's behind this phone; whose it is will be asked.
    """

    why: str
    values: tuple[str, ...]
    dialogue: int
    name: str = ""
    several: bool = False


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
