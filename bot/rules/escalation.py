"""Alerts: how bad, who hears, when the next one hears, and what each press may do.

Everything here is values in, a value out. The policy is copied into the alert when it is
raised, so a rule that changes at noon does not move the ladder of the morning.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, assert_never

from bot.rules.roles import Role
from bot.rules.slots import Profile
from bot.rules.temperature import Temperature


class AlertKind(StrEnum):
    """What a person must look at."""

    FEVER = "fever"
    SOS = "sos"
    UNCONFIRMED = "unconfirmed"
    MISSED = "missed"
    UNREACHABLE = "unreachable"


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
    BY_PHONE = "by_phone"
    NEW_CODE = "new_code"
    OTHER = "other"


OUTCOMES: dict[AlertKind, tuple[Outcome, ...]] = {
    AlertKind.FEVER: (Outcome.BETTER, Outcome.WATCHING, Outcome.HOSPITAL, Outcome.WRONG_NUMBER, Outcome.OTHER),
    AlertKind.UNCONFIRMED: (Outcome.WRONG_NUMBER, Outcome.WATCHING, Outcome.HOSPITAL, Outcome.OTHER),
    AlertKind.SOS: (Outcome.HELPED, Outcome.HOSPITAL, Outcome.FALSE_ALARM, Outcome.OTHER),
    AlertKind.MISSED: (Outcome.REPORTED, Outcome.OTHER),
    AlertKind.UNREACHABLE: (Outcome.BY_PHONE, Outcome.NEW_CODE, Outcome.OTHER),
}


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder: who hears, and how many minutes after the alert was raised."""

    after: int
    offices: tuple[tuple[Role, int], ...]  # a role, and 0 for its first person or 1 for the deputy


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
    """Return the ladder for an alert: worker, then deputy and community, township, district.

    Fever and what may be one also reach the health centre at once. Delays are the profile's
    (by default 3 minutes a step for an SOS, 15 for red, 60 for yellow).
    """
    step = step_minutes(tier, profile)
    first: tuple[tuple[Role, int], ...] = ((Role.WORKER, 0),)
    if kind in {AlertKind.FEVER, AlertKind.SOS, AlertKind.UNCONFIRMED}:
        first += ((Role.HEALTH, 0),)
    return Policy(
        (
            Rung(0, first),
            Rung(step, ((Role.WORKER, 1), (Role.LEAD, 0))),
            Rung(2 * step, ((Role.TOWNSHIP, 0),)),
            Rung(3 * step, ((Role.DISTRICT, 0),)),
        ),
        repeat=profile.repeat,
        reopen_after=profile.reopen_after,
    )


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


_WORSE = (Tier.YELLOW, Tier.RED, Tier.SOS)


def is_worse(new: Tier, old: Tier) -> bool:
    """Whether a new fact must ring again although an alert about the person is open."""
    return _WORSE.index(new) > _WORSE.index(old)


class Press(StrEnum):
    """What can be pressed on an alert card; the word is the verb of its callback data."""

    MINE = "ack"
    REACHED = "reached"
    NO_ANSWER = "noanswer"
    UP = "up"
    FILE = "file"
    DONE = "done"
    BACK = "back"


def presses(state: AlertState, *, mine: bool, masked: bool, one_person: bool = True) -> tuple[tuple[Press, ...], ...]:
    """Return the rows of buttons of an alert card: a pure function of its state and who looks.

    The file that is asked for in a group comes in private, since it names a person; a card about several
    people has none to phone or to look up, its people are buttons of their own.
    """
    calls = ((Press.REACHED, Press.NO_ANSWER),) if one_person else ()
    file = (Press.FILE,) if one_person else ()
    if state is AlertState.CLOSED:
        return ()
    if state is AlertState.OPEN:
        return ((Press.MINE,), *calls, (*file, Press.UP))
    if mine:
        return ((Press.DONE,), *calls, (Press.BACK, Press.UP))
    others = ((Press.DONE,),) if masked else ()
    return (*others, file) if file else others
