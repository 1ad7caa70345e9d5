"""A spot check: how many people are drawn, by a draw that anybody can repeat, and what became of each.

The convention, written down once: a person and a grid go by their numbers. The mark of one is the SHA-256 of
`seed:person:number` or `seed:grid:number`, as 64 hexadecimal digits. Within a grid people stand in the order of their
marks, and so do the grids among themselves. One person is taken from each grid in turn, round after round, until there
are enough or nobody is left. So no grid is left out while another one has two, and nothing but the seed decides.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.rules.arguments import words
from bot.rules.presence import VisitOutcome
from bot.rules.slots import Profile, is_quiet, moment, quiet_ends

MOST = 100  # people in one draw: more than somebody visits on a day
STANDS = timedelta(minutes=30)  # a preview; later nobody remembers what it said
A_WHILE = timedelta(hours=1)  # for a draw that comes late in the day
TRIES = 2  # calls or knocks without an answer, after which the worker is asked to have a look

OF_SPOT_CHECK = (VisitOutcome.HOME, VisitOutcome.NO_ANSWER, VisitOutcome.AWAY, VisitOutcome.REFUSED)


class SpotState(StrEnum):
    """Where a spot check stands."""

    DRAFT = "draft"  # a preview that nobody has confirmed; nobody is drawn
    LEFT = "left"  # a preview that was thrown away
    DRAWN = "drawn"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed after the command. Without a place it is the actor's own."""

    count: int
    place: str


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with it: `key` names the sentence, `word` is the word it speaks of."""

    key: str
    word: str = ""


_NUMBER = re.compile(r"(\d{1,9})[人位户名个]?")
_LIKE_ONE = re.compile(r"[+\-−]?\d[\d.,]*[人位户名个%]?|[+\-−]\d.*")


def typed(tail: str) -> Wanted | Slip:
    """Read `N [PLACE]`, in either order; the number may have its measure word, `5人`."""
    given = [unicodedata.normalize("NFKC", word) for word in words(tail)]
    numbers = [word for word in given if _LIKE_ONE.fullmatch(word)]
    if len(numbers) != 1:
        return Slip("spot-usage")
    match = _NUMBER.fullmatch(numbers[0])
    if match is None or not 1 <= int(match[1]) <= MOST:
        return Slip("spot-count", numbers[0][:20])
    return Wanted(int(match[1]), " ".join(word for word in given if word is not numbers[0]))


def closes_at(profile: Profile, zone: ZoneInfo, *, now: datetime) -> datetime:
    """Return when whoever has no outcome yet is named: at the hour of the rule, not within an hour or at night."""
    at = max(moment(now.astimezone(zone).date(), profile.spot_ends, zone), now + A_WHILE)
    return quiet_ends(at, zone, profile) if is_quiet(at, zone, profile) else at


# ── the draw ──

Pool = Iterable[tuple[int, int]]  # (the number of a grid, the number of an isolation there)


def seed_of(number: int, moment: datetime, chance: str) -> str:
    """Return the seed of a draw: its number and its moment, which anybody can check, and chance nobody can foresee."""
    return f"{number}-{moment:%Y%m%dT%H%M%S}-{chance}"


def mark(seed: str, kind: str, number: int) -> str:
    """Return what puts people and grids in order."""
    return hashlib.sha256(f"{seed}:{kind}:{number}".encode()).hexdigest()


def grids_of(pool: Pool) -> dict[int, list[int]]:
    """Return who can be drawn in each grid, in the order of the numbers; whoever stands there twice counts once."""
    homes: dict[int, int] = {}
    for grid, person in sorted(pool):
        homes.setdefault(person, grid)
    grids: dict[int, list[int]] = {}
    for person in sorted(homes):
        grids.setdefault(homes[person], []).append(person)
    return dict(sorted(grids.items()))


def draw(seed: str, pool: Pool, count: int) -> tuple[int, ...]:
    """Return who is drawn, in order: everybody, when there are not so many. The order of the pool does not matter."""
    waiting = [
        (mark(seed, "grid", grid), sorted(people, key=lambda person: mark(seed, "person", person)))
        for grid, people in grids_of(pool).items()
    ]
    # everybody's round first, then the turn of their grid: one of each grid before the second of any
    turns = [(turn, grid, person) for grid, people in waiting for turn, person in enumerate(people)]
    return tuple(person for _, _, person in sorted(turns)[: max(count, 0)])


def fingerprint(pool: Pool) -> str:
    """Return 16 digits that stand for the list that was drawn from: SHA-256 over its lines `grid:person`, in order."""
    lines = "\n".join(f"{grid}:{person}" for grid, people in grids_of(pool).items() for person in people)
    return hashlib.sha256(lines.encode()).hexdigest()[:16]


_SCRIPT = '''"""The draw of a spot check, to be repeated on any machine: python3 {name}

seed {seed}
fingerprint of the list {fingerprint}
drawn {drawn}
"""

import hashlib

seed, count = "{seed}", {count}
people = {{  # the number of a grid: the numbers of the isolations there
{people}
}}


def mark(kind, number):
    return hashlib.sha256(f"{{seed}}:{{kind}}:{{number}}".encode()).hexdigest()


turns = []
for grid, numbers in people.items():
    for turn, person in enumerate(sorted(numbers, key=lambda person: mark("person", person))):
        turns.append((turn, mark("grid", grid), person))
drawn = [person for _, _, person in sorted(turns)][:count]
lines = "\\n".join(f"{{grid}}:{{person}}" for grid in sorted(people) for person in sorted(people[grid]))
print("fingerprint", hashlib.sha256(lines.encode()).hexdigest()[:16])
print("drawn", *drawn)
'''


def script(name: str, seed: str, pool: Pool, count: int) -> str:
    """Return a few lines of Python that repeat a draw without this software. Nobody is named in them."""
    pairs = tuple(pool)
    people = "\n".join(f"    {grid}: {numbers}," for grid, numbers in grids_of(pairs).items())
    drawn = " ".join(map(str, draw(seed, pairs, count)))
    return _SCRIPT.format(name=name, seed=seed, count=count, people=people, fingerprint=fingerprint(pairs), drawn=drawn)
