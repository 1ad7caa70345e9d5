"""The daily report: what each figure counts, how the figures are checked and added up, and when a report is due.

A day is 0–24 h where the house stands. Every figure is counted for the place people live at, and a report is the sum
over all places at or below its own, so that what goes up adds up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median
from zoneinfo import ZoneInfo

from bot.rules.places import PlaceKind
from bot.rules.presence import VisitOutcome
from bot.rules.roles import Role
from bot.rules.slots import Profile, moment

LONGEST_REMARK = 200

# who files the report of which level; a grid has figures and files none: its community does
FILED_BY: dict[PlaceKind, Role] = {
    PlaceKind.COMMUNITY: Role.LEAD,
    PlaceKind.TOWNSHIP: Role.TOWNSHIP,
    PlaceKind.DISTRICT: Role.DISTRICT,
}

# somebody was there: whoever opened a door or picked up is not out of contact
IN_CONTACT = frozenset({VisitOutcome.REACHED, VisitOutcome.REFUSED, VisitOutcome.HOSPITAL, VisitOutcome.HOME})


class ReportState(StrEnum):
    """Where a report stands: its day is not over, it waits for a tap, it was sent up and is frozen."""

    COMING = "coming"
    DRAFT = "draft"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted for one place and one day. People are counted once, however often something happened.

    `before` is in follow-up when the day began, `managed` when it ended. `due` are slots that somebody was asked in,
    `done` those with a value by the cut-off (24:00), split into `own`, `family` and `behalf`; `late` came afterwards
    and is counted apart. `usual` are those of `fever` whose last value of the day is below the line again.
    `asked`, `brought` and `overdue` are orders. `spot` are the people that spot checks drew on the day, and the four
    behind it how those were found whom somebody had seen by its end: the rest was not looked at.

    `came_n` and `went_n` are people handed between two places that have the n highest places above both in common.
    They add up over places; `seen_at` a level says which of them came from outside or left.
    """

    before: int = 0
    managed: int = 0
    new: int = 0
    released: int = 0
    moved: int = 0
    due: int = 0
    done: int = 0
    own: int = 0
    family: int = 0
    behalf: int = 0
    late: int = 0
    fever: int = 0
    usual: int = 0
    symptom: int = 0
    hospital: int = 0
    lost: int = 0
    asked: int = 0
    brought: int = 0
    overdue: int = 0
    spot: int = 0
    spot_home: int = 0
    spot_no_answer: int = 0
    spot_away: int = 0
    spot_refused: int = 0
    came_0: int = 0
    came_1: int = 0
    came_2: int = 0
    came_3: int = 0
    went_0: int = 0
    went_1: int = 0
    went_2: int = 0
    went_3: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        """Return the figures of two places together."""
        return Figures(*(getattr(self, name) + getattr(other, name) for name in NAMES))

    def seen_at(self, depth: int) -> "Figures":
        """Return the figures of a place with so many places from the top down to it.

        Whoever was handed over from outside is new there and whoever was handed out has moved; within it neither.
        """
        came = sum(getattr(self, name) for name in CAME[:depth])
        went = sum(getattr(self, name) for name in WENT[:depth])
        seen = replace(self, new=self.new + came, moved=self.moved + went)
        return replace(seen, **dict.fromkeys((*CAME, *WENT), 0))

    @property
    def difference(self) -> int:
        """By how many people the day does not add up: yesterday + new − released − moved should be today."""
        return self.managed - (self.before + self.new - self.released - self.moved)

    @property
    def missing(self) -> int:
        """Slots without a value by the cut-off."""
        return self.due - self.done

    @property
    def spot_done(self) -> int:
        """How many of those whom spot checks drew somebody had seen by the end of the day."""
        return self.spot_home + self.spot_no_answer + self.spot_away + self.spot_refused

    @property
    def is_zero(self) -> bool:
        """Whether this is a zero report: no fever, no symptom, nobody out of contact."""
        return not (self.fever or self.symptom or self.lost)

    @property
    def rate(self) -> str:
        """The share of slots with a value in per cent, one decimal; `—` when nothing was due.

        Only who has every answer reads 100.0: one of ten thousand that is missing would be rounded away.
        """
        if not self.due:
            return "—"
        tenths = (self.done * 2000 + self.due) // (self.due * 2)
        if self.done < self.due:
            tenths = min(tenths, 999)
        return f"{tenths // 10}.{tenths % 10}"


NAMES = tuple(field.name for field in fields(Figures))
CAME, WENT = ("came_0", "came_1", "came_2", "came_3"), ("went_0", "went_1", "went_2", "went_3")


def shared_above(one: Sequence[int], other: Sequence[int]) -> int:
    """Return how many places from the top two lineages have in common; the lowest of either is not counted."""
    above = zip(one[:-1], other[:-1], strict=False)
    return next(
        (number for number, (mine, theirs) in enumerate(above) if mine != theirs), min(len(one), len(other)) - 1
    )


@dataclass(frozen=True, slots=True)
class Handed:
    """An isolation that was handed over after a day began: when it was entered, and each step in order.

    A step is (when, from where, to where); `goes_until` is its end, if it has one.
    """

    created_at: datetime
    goes_until: datetime | None
    steps: tuple[tuple[datetime, int, int], ...]

    def place_at(self, moment: datetime) -> int:
        """Return where it was just before a moment."""
        return next((source for at, source, _ in self.steps if at >= moment), self.steps[-1][2])


def corrections(handed: Handed, *, begins: datetime, ends: datetime) -> tuple[tuple[int, str, int], ...]:
    """Return (place, figure, by how much) where counting by the place of now is not what was true of the day."""
    now, until = handed.steps[-1][2], handed.goes_until
    if handed.created_at >= ends or (until is not None and until < begins):
        return ()
    is_new = handed.created_at >= begins
    moments = [("new", handed.created_at) if is_new else ("before", begins)]
    if until is None or until >= ends:
        moments.append(("managed", ends))
    there = [(handed.place_at(moment), figure) for figure, moment in moments]
    return tuple((place, figure, by) for was, figure in there if was != now for place, by in ((was, 1), (now, -1)))


def total(figures: Iterable[Figures]) -> Figures:
    """Return the sum over places."""
    summed = Figures()
    for one in figures:
        summed += one
    return summed


def to_plain(figures: Figures) -> dict[str, int]:
    """Return what is kept of figures: those that are not zero."""
    return {name: number for name in NAMES if (number := getattr(figures, name))}


def from_plain(kept: Mapping[str, int]) -> Figures:
    """Return figures as they were kept; a figure that was not known yet is zero."""
    return Figures(**{name: number for name, number in kept.items() if name in NAMES})


def with_before(figures: Figures, managed_yesterday: int) -> Figures:
    """Return figures that go on from what yesterday's report said."""
    return replace(figures, before=managed_yesterday)


class Left(StrEnum):
    """As what a report counts somebody who is not followed up any more."""

    RELEASED = "released"
    MOVED = "moved"
    NEVER = "never"  # entered by mistake: was nobody's


def left_as(ended: str) -> Left:
    """Return as what an ending counts: released, entered by mistake, and everything else has moved out (转出)."""
    return {"released": Left.RELEASED, "void": Left.NEVER}.get(ended, Left.MOVED)


def shows_symptoms(named: Iterable[str], *, fever: bool) -> bool:
    """Whether somebody counts as having symptoms; a fever that was measured and called one is not counted twice."""
    return any(one != "none" and not (fever and one == "fever") for one in named)


@dataclass(frozen=True, slots=True)
class Times:
    """When the report of a day is drafted, when it is due, and when silence is named once more (UTC)."""

    draft: datetime
    deadline: datetime
    again: datetime


def times(profile: Profile, zone: ZoneInfo, day: date) -> Times:
    """Return the times of the report of a day: all of them on the day after."""
    after = day + timedelta(days=1)
    deadline = moment(after, profile.report_deadline, zone)
    again = deadline + timedelta(minutes=profile.report_again)
    return Times(moment(after, profile.report_at, zone), deadline, again)


PUNCTUAL = timedelta(minutes=5)  # a tick that comes a little late moves no deadline


def told_late(due: Times, *, now: datetime) -> Times:
    """Return the times of a report whose draft went out at `now`: whoever got it late has the full time."""
    by = now - due.draft
    return Times(now, due.deadline + by, due.again + by) if by > PUNCTUAL else due


def is_stale(due: Times, *, now: datetime) -> bool:
    """Whether the next day's draft is out by now: this one is not pressed for any more, but can be confirmed."""
    return now >= due.draft + timedelta(days=1)


def bounds(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return when a day begins and when it ends (UTC)."""
    midnight = datetime.min.time()
    return moment(day, midnight, zone), moment(day + timedelta(days=1), midnight, zone)


@dataclass(frozen=True, slots=True)
class Waited:
    """How long one alert waited until somebody said "mine" and until it had an outcome (seconds), if they came."""

    mine: float | None
    outcome: float | None


@dataclass(frozen=True, slots=True)
class Response:
    """How fast alerts were answered: how many there were, were taken, had an outcome; medians in seconds."""

    raised: int = 0
    taken: int = 0
    closed: int = 0
    mine: int | None = None
    outcome: int | None = None


def response(waited: Sequence[Waited]) -> Response:
    """Return how fast alerts were answered. A median is over those that were: the others are counted beside it."""
    mine = [one.mine for one in waited if one.mine is not None]
    outcome = [one.outcome for one in waited if one.outcome is not None]
    return Response(
        raised=len(waited),
        taken=len(mine),
        closed=len(outcome),
        mine=round(median(mine)) if mine else None,
        outcome=round(median(outcome)) if outcome else None,
    )
