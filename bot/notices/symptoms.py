"""What is said about how somebody feels, and about a second look at a fever."""

from dataclasses import dataclass

from bot.notices.base import Notice, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class HowAreYou(Notice):
    """What was understood, and the one question that follows: does anything hurt?"""

    reading: int
    name: str
    value: str
    code: str = ""  # when a picture of the thermometer is still asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class HowAreYouAll(Notice):
    """The same for several people of one message: what was understood of each, and is anybody unwell?"""

    rows: tuple[tuple[int, str, str, str], ...]  # (reading, name, value, code of a picture that is asked for)


@dataclass(frozen=True, slots=True, kw_only=True)
class AllNoted(Notice):
    """Nobody of them is unwell: what was noted of each, with the way to change it."""

    rows: tuple[tuple[int, str, str, str], ...]  # (reading, name, value, code of a picture that is asked for)
    next: Word
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SymptomPick(Notice):
    """The picker: what is ticked, to be tapped on and off."""

    reading: int
    ticked: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwell(Notice):
    """Symptoms were noted: who knows, and the number that matters. `reading` is 0 when no value was said."""

    reading: int
    name: str
    value: str
    symptoms: tuple[Word, ...]
    worker: str
    emergency: str
    asks: bool  # the value of this round is still to come


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatAsk(Notice):
    """Somebody has no thermometer: does it feel hot?"""

    worker: str
    dialogue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckAsk(Notice):
    """Live: once more, half an hour after a fever. Nothing is said when a value came meanwhile."""

    recheck: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckQuestion(Notice):
    """The question of a recheck as it is asked now."""

    name: str
