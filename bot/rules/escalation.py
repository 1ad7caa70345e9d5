"""Alerts: how bad, who hears, when the next one hears, and what each press may do.

Everything here is values in, a value out. The policy is copied into the alert when it is
raised, so a rule that changes at noon does not move the ladder of the morning.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, assert_never

from bot.rules.roles import Action, Grant, Role, may
from bot.rules.slots import Profile
from bot.rules.temperature import Temperature


class AlertKind(StrEnum):
    """What a person must look at."""

    FEVER = "fever"
    SYMPTOM = "symptom"
    SOS = "sos"
    UNCONFIRMED = "unconfirmed"
    MISSED = "missed"
    UNREACHABLE = "unreachable"
    NOT_HOME = "not_home"
    EVIDENCE = "evidence"
    CHECKPOINT = "checkpoint"
    SUPPLY = "supply"
    STOPPED = "stopped"


class Tier(StrEnum):
    """How fast it climbs."""

    SOS = "sos"
    RED = "red"
    YELLOW = "yellow"


class AlertState(StrEnum):
    """Open climbs; acked has an owner and waits for an outcome; closed is over."""

    OPEN = "open"
    ACKED = "acked"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How an alert ended."""

    BETTER = "better"
    WATCHING = "watching"
    HOSPITAL = "hospital"
    WRONG_NUMBER = "wrong_number"
    FALSE_ALARM = "false_alarm"
    HELPED = "helped"
    REPORTED = "reported"
    REMEASURED = "remeasured"
    BY_PHONE = "by_phone"
    NEW_CODE = "new_code"
    EASED = "eased"
    BACK_HOME = "back_home"
    WAS_HOME = "was_home"
    TOLD_BEFORE = "told_before"
    VALUE_STANDS = "value_stands"
    ARRIVED = "arrived"
    ELSEWHERE = "elsewhere"
    DELIVERED = "delivered"
    CANNOT_BE_HAD = "cannot_be_had"
    BACK = "back"
    OTHER = "other"


# a role, and 0 for its first person or 1 for the deputy. Deputy and community lead share a rung, in this order:
# the brief promises that the community hears after one step, and a step for the deputy alone would double it
LADDER = (((Role.WORKER, 1), (Role.LEAD, 0)), ((Role.TOWNSHIP, 0),), ((Role.DISTRICT, 0),))


@dataclass(frozen=True, slots=True)
class Way:
    """How alerts of one kind go: who hears at once, how fast they may climb, how they can end.

    Health centre and police are told beside those who are to act and stand in for nobody. `above` are
    the rungs that follow when nobody says "mine". Kinds with the same `fact` are one thing to look at:
    the second adds to the card of the first. What is not `medical` shows nothing of how somebody is.
    """

    first: tuple[Role, ...]
    tiers: tuple[Tier, ...]
    outcomes: tuple[Outcome, ...]
    above: tuple[tuple[tuple[Role, int], ...], ...] = LADDER
    fact: str = ""
    medical: bool = False

    @property
    def right(self) -> Action:
        """What a person needs to press anything on the card: only the parties it concerns have it."""
        if Role.POLICE in self.first:
            return Action.HANDLE_ABSENCE
        return Action.HANDLE_ALERT if Role.HEALTH in self.first else Action.HANDLE_ROUND


_ILL = (Role.WORKER, Role.HEALTH)
_WORKER = (Role.WORKER,)
_BOTH = (Tier.YELLOW, Tier.RED)

# a new kind is a row here, with its sentence `alert-KIND` and its outcomes in the texts
KINDS: dict[AlertKind, Way] = {
    AlertKind.FEVER: Way(
        _ILL,
        _BOTH,
        (Outcome.BETTER, Outcome.WATCHING, Outcome.HOSPITAL, Outcome.WRONG_NUMBER, Outcome.OTHER),
        fact="ill",
        medical=True,
    ),
    AlertKind.UNCONFIRMED: Way(
        _ILL,
        _BOTH,
        (Outcome.WRONG_NUMBER, Outcome.WATCHING, Outcome.HOSPITAL, Outcome.OTHER),
        fact="ill",
        medical=True,
    ),
    AlertKind.SYMPTOM: Way(
        _ILL,
        _BOTH,
        (Outcome.EASED, Outcome.WATCHING, Outcome.HELPED, Outcome.HOSPITAL, Outcome.FALSE_ALARM, Outcome.OTHER),
        fact="ill",
        medical=True,
    ),
    AlertKind.SOS: Way(
        _ILL,
        (Tier.SOS,),
        (Outcome.HELPED, Outcome.HOSPITAL, Outcome.FALSE_ALARM, Outcome.OTHER),
        medical=True,
    ),
    AlertKind.MISSED: Way(_WORKER, (Tier.YELLOW,), (Outcome.REPORTED, Outcome.OTHER)),
    AlertKind.UNREACHABLE: Way(_WORKER, (Tier.YELLOW,), (Outcome.BY_PHONE, Outcome.NEW_CODE, Outcome.OTHER)),
    AlertKind.STOPPED: Way(_WORKER, (Tier.YELLOW,), (Outcome.BY_PHONE, Outcome.OTHER)),
    AlertKind.NOT_HOME: Way(
        (Role.WORKER, Role.POLICE),
        _BOTH,
        (Outcome.BACK_HOME, Outcome.WAS_HOME, Outcome.TOLD_BEFORE, Outcome.HOSPITAL, Outcome.OTHER),
    ),
    # which of two numbers is right is settled by those who know the door
    AlertKind.EVIDENCE: Way(
        _WORKER,
        _BOTH,
        (Outcome.REMEASURED, Outcome.VALUE_STANDS, Outcome.WRONG_NUMBER, Outcome.WATCHING, Outcome.OTHER),
        above=LADDER[:1],
        medical=True,
    ),
    # whoever leads the area accepts the traveller; what it did not accept in time goes to the township
    AlertKind.CHECKPOINT: Way(
        (Role.LEAD, *_ILL),
        _BOTH,
        (Outcome.ARRIVED, Outcome.HOSPITAL, Outcome.ELSEWHERE, Outcome.OTHER),
        above=LADDER[1:],
        medical=True,
    ),
    AlertKind.SUPPLY: Way(_WORKER, _BOTH, (Outcome.DELIVERED, Outcome.CANNOT_BE_HAD, Outcome.OTHER)),
}

OUTCOMES: dict[AlertKind, tuple[Outcome, ...]] = {kind: way.outcomes for kind, way in KINDS.items()}

# told beside those who are to act: when only they hear, nobody does
BESIDE = frozenset({Role.HEALTH, Role.POLICE})


def concerns(grants: Iterable[Grant], lineage: str) -> frozenset[AlertKind]:
    """Return the kinds of alert that somebody may take at the place with this lineage."""
    held = tuple(grants)
    return frozenset(kind for kind, way in KINDS.items() if may(held, way.right, lineage))


def fact_of(kind: AlertKind) -> str:
    """Return the name of the fact a kind is about. A fever, what may be one, and symptoms are one illness."""
    return KINDS[kind].fact or kind.value


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder: who hears, and how many minutes after the alert was raised."""

    after: int
    offices: tuple[tuple[Role, int], ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """A ladder. After the last rung is reached it is told again every `repeat` minutes."""

    rungs: tuple[Rung, ...]
    repeat: int
    reopen_after: int

    def after(self, taken: int) -> timedelta:
        """Return how long after the clock began the step following `taken` steps is due."""
        last = self.rungs[-1].after
        if taken < len(self.rungs):
            return timedelta(minutes=self.rungs[taken].after)
        return timedelta(minutes=last + self.repeat * (taken - len(self.rungs) + 1))

    def rung(self, taken: int) -> Rung:
        """Return the rung that hears next once `taken` steps were taken; the last one repeats."""
        return self.rungs[min(taken, len(self.rungs) - 1)]


def policy_for(kind: AlertKind, tier: Tier, profile: Profile) -> Policy:
    """Return the ladder for an alert: worker, then deputy and community lead, township, district.

    Whom it concerns beside the worker hears at once. Delays are the profile's: by default 3 minutes a
    step for an SOS, 15 for red, 60 for yellow, 30 for a checkpoint's hand-off; the last step repeats.
    """
    way = KINDS[kind]
    step = profile.handoff_step if kind is AlertKind.CHECKPOINT else step_minutes(tier, profile)
    told = (tuple((role, 0) for role in way.first), *way.above)
    waits = _waits(len(told), step, () if kind is AlertKind.CHECKPOINT else ladder_minutes(tier, profile))
    rungs = tuple(Rung(wait, offices) for wait, offices in zip(waits, told, strict=True))
    return Policy(rungs, repeat=profile.repeat, reopen_after=profile.reopen_after)


def _waits(rungs: int, step: int, ladder: Sequence[int]) -> list[int]:
    """Return when each rung hears; beyond the rungs a place set minutes for, each waits as long as the last one did."""
    waits = [0, *ladder][:rungs]
    while len(waits) < rungs:
        waits.append(waits[-1] + (waits[-1] - waits[-2] if len(waits) > 1 else step))
    return waits


def ladder_minutes(tier: Tier, profile: Profile) -> tuple[int, ...]:
    """Return the minutes until each rung hears, where a place set them one by one."""
    match tier:
        case Tier.SOS:
            return profile.sos_ladder
        case Tier.RED:
            return profile.red_ladder
        case Tier.YELLOW:
            return profile.yellow_ladder
    assert_never(tier)


def step_minutes(tier: Tier, profile: Profile) -> int:
    """Return how many minutes each step of the ladder waits."""
    match tier:
        case Tier.SOS:
            return profile.sos_step
        case Tier.RED:
            return profile.red_step
        case Tier.YELLOW:
            return profile.yellow_step
    assert_never(tier)


def policy_to_json(policy: Policy) -> dict[str, Any]:
    """Return the policy as plain JSON values: the snapshot an alert keeps."""
    return {
        "rungs": [[rung.after, [[role, place] for role, place in rung.offices]] for rung in policy.rungs],
        "repeat": policy.repeat,
        "reopen_after": policy.reopen_after,
    }


def policy_from_json(plain: dict[str, Any]) -> Policy:
    """Return the policy a snapshot holds."""
    rungs = tuple(Rung(after, tuple((Role(role), at) for role, at in offices)) for after, offices in plain["rungs"])
    return Policy(rungs, plain["repeat"], plain["reopen_after"])


def is_due(policy: Policy, *, taken: int, clock_at: datetime, now: datetime) -> bool:
    """Whether the next step is due.

    Steps are measured from the moment the clock of the alert began, so a bot that was down
    for an hour catches up one rung per tick instead of waiting again.
    """
    return clock_at + policy.after(taken) <= now


def fever_tier(value: Temperature, profile: Profile) -> Tier | None:
    """Return how bad a value is, or None when it is no fever."""
    if value.centi >= profile.red_line:
        return Tier.RED
    return Tier.YELLOW if value.centi >= profile.fever_line else None


# one illness is one alert, the graver name wins; an SOS is its own
ILLNESS = (AlertKind.SYMPTOM, AlertKind.UNCONFIRMED, AlertKind.FEVER)


_WORSE = (Tier.YELLOW, Tier.RED, Tier.SOS)


def is_worse(new: Tier, old: Tier) -> bool:
    """Whether a new fact must ring again although an alert about the person is open."""
    return _WORSE.index(new) > _WORSE.index(old)


CLEARLY_HIGHER = 50
"""Hundredths of a degree that are more than the scatter of a thermometer in the armpit."""


def has_risen(rang_at: int, newest: Sequence[int]) -> bool:
    """Whether a fever climbed since its card rang: two values in a row at least half a degree above that one.

    Values are hundredths of a degree, the newest first; one alone may be the thermometer's.
    """
    return len(newest) > 1 and all(value >= rang_at + CLEARLY_HIGHER for value in newest[:2])


class Press(StrEnum):
    """What can be pressed on an alert card; the word is the verb of its callback data."""

    MINE = "ack"
    REACHED = "reached"
    NO_ANSWER = "noanswer"
    UP = "up"
    FILE = "file"
    DONE = "done"
    BACK = "back"
    HAND = "hand"
    SHOW = "show"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks at a card: whether it is theirs, whether names are hidden, whether they may open a file."""

    mine: bool = False
    masked: bool = False
    sees_file: bool = True


def presses(state: AlertState, viewer: Viewer, *, one_person: bool = True) -> tuple[tuple[Press, ...], ...]:
    """Return the rows of buttons of an alert card: a pure function of its state and who looks.

    The police see no file and write no note, since both say what ails a person; asked for in a group
    either comes in private, since it names one. A card about several people has none to phone or to
    look up, its people are buttons of their own.
    """
    calls = ((Press.REACHED, Press.NO_ANSWER),) if one_person else ()
    file = (Press.FILE,) if one_person and viewer.sees_file else ()
    note = (Press.NOTE,) if file else ()
    if state is AlertState.CLOSED:
        return ()
    if state is AlertState.OPEN:
        return tuple(row for row in ((Press.MINE,), *calls, (*file, *note), (Press.UP,)) if row)
    if viewer.mine:
        return ((Press.DONE,), *calls, (Press.HAND, Press.UP), (Press.BACK, *file, *note))
    others = ((Press.DONE,),) if viewer.masked else ()
    return (*others, file) if file else others
