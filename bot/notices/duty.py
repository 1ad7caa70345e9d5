"""What is said about duty: shifts, rosters, handing over, and which messages ring."""

from dataclasses import dataclass

from bot.notices.base import Notice, Word

# an alert in a digest: its kind, its tier, its value, whom it is about, where; of a missed round the slot as value
Open = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MorningBatch(Notice):
    """Live: what was put aside during the quiet hours, by the numbers of its messages."""

    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MorningView(Notice):
    """What was put aside during the quiet hours, in one message: each by its name and its values as JSON."""

    notices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftBegun(Notice):
    """Live: a shift has begun; what is open where it is."""

    shift: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftView(Notice):
    """What somebody reads when their shift begins: what nobody has taken, what others have, who is missing."""

    role: Word
    place: str
    until: str
    taken: tuple[Open, ...]
    open: tuple[Open, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyCard(Notice):
    """My duty now: each of my offices, whether I am on and until when, and who stands in for me."""

    lines: tuple[tuple[str, str, str, str], ...]  # (role, place, state, until)
    deputy: str
    may_begin: bool
    may_end: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster(Notice):
    """The roster of an office: as it was pasted, saved, undone, or as it stands."""

    stage: str  # preview, saved, undone, dropped, shown
    number: int  # of the question it hangs on
    role: Word
    place: str
    taken: tuple[tuple[str, str, str, str], ...]  # (day, from, until, name)
    refused: tuple[tuple[str, str, str], ...]  # (line, why, the word)
    gaps: tuple[tuple[str, str], ...]  # (from, until) as local day and time
    replaces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverCard(Notice):
    """Live: a wish to hand over, as it stands."""

    handover: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverView(Notice):
    """A handover as the giver or the receiver sees it."""

    handover: int
    state: str
    giving: bool  # whether the reader is the one who gives
    giver: str
    receiver: str
    until: str
    moved: int
    owned: tuple[Open, ...]
    open: tuple[Open, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverChoice(Notice):
    """What is open, and to whom it can be given."""

    owned: tuple[Open, ...]
    open: tuple[Open, ...]
    missing: tuple[str, ...]
    people: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhosOn(Notice):
    """Who is on duty for each office now, and whom no message reaches."""

    place: str
    at: str
    offices: tuple[tuple[str, str, str, str, str, str], ...]  # (role, place, state, who, until, next)
    unreached: tuple[tuple[str, str, str, bool], ...]  # (name, role, place, has opened the bot once)
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RingingCard(Notice):
    """How each kind of message comes to somebody."""

    modes: tuple[tuple[str, str], ...]  # (kind, mode)
