"""Presence rounds: when a place's day has what, what a visit can find, and what stands behind one door.

Nothing here accuses anybody. A closed door is a door nobody opened; who said beforehand that they
would be out is out, and that is all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.rules.slots import Due, Profile, moment
from bot.rules.walk import plain_door, walk_of

BOARD = "board"  # what the day begins with


class VisitKind(StrEnum):
    """Why somebody was looked for: a presence round, a call because of a missing report, or a draw."""

    PRESENCE = "presence"
    CALL = "call"
    SPOT = "spot"


class VisitOutcome(StrEnum):
    """What a visit or a call found. There is none without."""

    HOME = "home"
    AWAY = "away"
    NO_CONTACT = "no_contact"
    REACHED = "reached"
    NO_ANSWER = "no_answer"
    REFUSED = "refused"
    WRONG_NUMBER = "wrong_number"
    HOSPITAL = "hospital"


IN_ROUND = (VisitOutcome.HOME, VisitOutcome.AWAY, VisitOutcome.NO_CONTACT)
OF_CALL = (
    VisitOutcome.REACHED,
    VisitOutcome.NO_ANSWER,
    VisitOutcome.REFUSED,
    VisitOutcome.WRONG_NUMBER,
    VisitOutcome.HOSPITAL,
)


def next_routine(profile: Profile, zone: ZoneInfo, *, after: datetime) -> Due:
    """Return what a place's day has next after a moment: the fresh board, or a presence round."""
    day = after.astimezone(zone).date()
    while True:
        today = [Due(day, BOARD, moment(day, profile.board_at, zone))]
        today += [Due(day, slot.name, moment(day, slot.at, zone)) for slot in profile.presence]
        later = [due for due in today if due.at > after]
        if later:
            return min(later, key=lambda due: due.at)
        day += timedelta(days=1)


def ends_after(profile: Profile, slot: str) -> timedelta:
    """Return how long a presence round lasts; a slot that the profile no longer has lasts as long as the last."""
    names = [one.name for one in profile.presence]
    at = names.index(slot) if slot in names else len(names)
    return timedelta(minutes=profile.presence_ends[min(at, len(profile.presence_ends) - 1)])


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is followed up, and their door."""

    resident: int
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Door:
    """One address and everybody who is followed up behind it. It is known by its first person."""

    address: str
    people: tuple[Person, ...]

    @property
    def first(self) -> int:
        """The number the door goes by."""
        return self.people[0].resident


def doors_of(people: Iterable[Person]) -> tuple[Door, ...]:
    """Return the doors, by address; who has no address written down has a door of their own."""
    behind: dict[str, list[Person]] = {}
    for one in people:
        key = plain_door(one.address) or f"#{one.resident}"
        behind.setdefault(key, []).append(one)
    doors = [Door(group[0].address, tuple(sorted(group, key=lambda one: one.resident))) for group in behind.values()]
    return tuple(sorted(doors, key=lambda door: (walk_of(door.address), door.first)))


class DoorState(StrEnum):
    """How a door stands in a round."""

    OPEN = "open"  # not looked at yet
    AGAIN = "again"  # no contact so far: to be tried once more
    AWAY = "away"
    DECLARED = "declared"  # away, and said so beforehand
    LOST = "lost"  # no contact after every try
    HOME = "home"


UNFINISHED = frozenset({DoorState.OPEN, DoorState.AGAIN})


@dataclass(frozen=True, slots=True)
class Found:
    """What was found about one person last in a round, and how often nobody could be reached."""

    outcome: VisitOutcome
    declared: bool
    tries: int


def state_of(found: Found | None, profile: Profile) -> DoorState:
    """Return how one person stands in a round."""
    if found is None:
        return DoorState.OPEN
    match found.outcome:
        case VisitOutcome.HOME:
            return DoorState.HOME
        case VisitOutcome.AWAY:
            return DoorState.DECLARED if found.declared else DoorState.AWAY
        case _:
            return DoorState.LOST if found.tries >= profile.presence_tries else DoorState.AGAIN


def door_state(states: Sequence[DoorState]) -> DoorState:
    """Return how a door stands: as the person behind it who needs the most looking after."""
    return min(states, key=list(DoorState).index)
