"""A 接龙 list that a worker pastes: whose line is which, and what each line says.

A line is a number in any of the usual styles (`1.` `1、` `1)` `(1)` `①`), a name, perhaps a door, and
the value in any words the temperature grammar takes. Ordinary text of a worker is no list: it needs
the heading 接龙 and a numbered line, or three numbered lines most of which hold a temperature.
Nobody is guessed: a name is matched exactly first, and else only if it can mean one person.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.rules.people import plain_line
from bot.rules.presence import Person
from bot.rules.temperature import Certain, Doubtful, Temperature, read

MOST = 300  # lines; a grid has about two hundred people, and one message holds no more
FEWEST = 3  # numbered lines that make a list without a heading
LONGEST_SAID = 200

_HEADING = re.compile(r"^\s*[#＃]?\s*接\s*龙")
_NUMBERED = re.compile(r"^\s*[(（]?(\d{1,3})\s*(?:[.．、,，:：)）]|(?=\s+\D))\s*(\S.*)$")
_CIRCLED = {chr(0x2460 + at): at + 1 for at in range(20)} | {chr(0x3251 + at): at + 21 for at in range(15)}
_CIRCLED |= {chr(0x32B1 + at): at + 36 for at in range(15)}
_DOOR = re.compile(
    r"\d{1,4}(?:\s*[-－—–]\s*\d{1,4}){1,3}室?"
    r"|\d{1,3}\s*(?:号楼|栋|幢|号院|号|座|弄)\S*?\d{1,4}室?(?=[\s,，:：;；]|$)"
    r"|\d{3,4}室|\d{1,3}(?:号楼|栋|幢|座)"
)
_FIRST = re.compile(r"[^\W\d_]+(?:[·•.' ]+[A-Za-z]+)*|[^\W\d_]+", re.UNICODE)
_EDGES = " \t,，.。:：;；、|-－—"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: whom it can mean, and the values it may hold."""

    number: int
    raw: str
    name: str
    people: tuple[int, ...]  # none is not of this grid
    sure: bool  # whether it is this one person and nobody need be asked
    values: tuple[int, ...]  # hundredths of a degree, in the order written
    certain: bool  # whether the value needs nobody's word


def rows_in(text: str, people: Sequence[Person]) -> tuple[Row, ...]:
    """Return the lines of a list, or nothing when the text is none."""
    lines = _numbered(text)
    headed = any(_HEADING.search(line) for line in text.splitlines()[:3])
    if not lines or (not headed and len(lines) < FEWEST):
        return ()
    rows = tuple(_row(number, rest, people) for number, rest in lines[:MOST])
    valued = sum(bool(row.values) for row in rows)
    # a shopping list is numbered as well
    return rows if headed or valued * 2 > len(rows) else ()


def looks_like_list(text: str) -> bool:
    """Whether a text is worth looking at as a list: cheap, and before anybody's name is known."""
    lines = _numbered(text)
    return bool(lines) and (len(lines) >= FEWEST or any(_HEADING.search(line) for line in text.splitlines()[:3]))


def _numbered(text: str) -> list[tuple[int, str]]:
    found = []
    for line in text.splitlines():
        if numbered := _number_of(line):
            found.append(numbered)
    return found


def _number_of(line: str) -> tuple[int, str] | None:
    """Return the number of a line and what follows it. "36.5" alone is a value and no line: it has no name."""
    bare = line.strip()
    if bare and bare[0] in _CIRCLED:
        number, rest = _CIRCLED[bare[0]], bare[1:].strip(_EDGES)
    elif match := _NUMBERED.match(unicodedata.normalize("NFKC", bare)):
        number, rest = int(match[1]), match[2].strip(_EDGES)
    else:
        return None
    rest = plain_line(unicodedata.normalize("NFKC", rest))
    return (number, rest) if _FIRST.match(rest) else None


def _row(number: int, rest: str, people: Sequence[Person]) -> Row:
    name = _known_name(rest, people) or _written_name(rest)
    tail = rest[len(name) :]
    door = _DOOR.search(tail)
    said = (tail[: door.start()] + " " + tail[door.end() :]) if door else tail
    exact = [one for one in people if _folded(one.name) == name]
    part = [one for one in people if len(name) > 1 and name in _folded(one.name)]
    meant, behind_door = _at_door(exact or part, door[0] if door else "", tail)
    values, certain = _values(_without_addresses(said, meant).strip(_EDGES))
    return Row(
        number,
        rest[:LONGEST_SAID],
        name[:40],
        tuple(one.resident for one in meant),
        # half a name is somebody only when the door says so too: 张三 must not become 张三丰
        len(meant) == 1 and bool(exact or behind_door),
        values,
        certain,
    )


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name)


def _known_name(rest: str, people: Sequence[Person]) -> str:
    """Return the longest name of somebody here that the line begins with, or nothing.

    What follows it must not be more of a name: 张三娃 is not 张三, but in 张三三十六度五 the rest is a value.
    """
    found = [name for one in people if rest.startswith(name := _folded(one.name)) and _ends(rest[len(name) :])]
    return max(found, key=len, default="")


def _ends(tail: str) -> bool:
    if not tail or not tail[0].isalpha():
        return True
    return isinstance(read(tail.split()[0]), Certain)


def _written_name(rest: str) -> str:
    match = _FIRST.match(rest)
    return match[0].strip() if match else rest


def _at_door(meant: list[Person], door: str, tail: str) -> tuple[list[Person], bool]:
    """Return those who live behind the door that is written, and whether it says who of them it is."""
    here = [one for one in meant if one.address and _squeezed(one.address) in _squeezed(tail)]
    here = here or [one for one in meant if door and _numbers(one.address) == _numbers(door)]
    return (here, True) if len(here) == 1 else (meant, False)


def _without_addresses(said: str, meant: list[Person]) -> str:
    for one in meant:
        if one.address:
            said = said.replace(one.address, " ")
    return said


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", unicodedata.normalize("NFKC", text))


def _values(said: str) -> tuple[tuple[int, ...], bool]:
    match read(said):
        case Certain(value=value):
            return (value.centi,), True
        case Doubtful(values=values):
            return tuple(value.centi for value in values), False
        case _:
            return (), False


class RowState(StrEnum):
    """How a line stands."""

    CERTAIN = "certain"
    SAME = "same"  # reported already, with this very value
    SEVERAL = "several"
    NO_VALUE = "novalue"
    DOUBTFUL = "doubtful"
    UNKNOWN = "unknown"
    OTHER_VALUE = "other"


DOUBTS = (RowState.SEVERAL, RowState.NO_VALUE, RowState.DOUBTFUL, RowState.UNKNOWN, RowState.OTHER_VALUE)


def state_of(
    people: Sequence[int], values: Sequence[int], *, sure: bool, certain: bool, reported: int | None
) -> RowState:
    """Return how a line stands, by whom it can mean, what it says and what was reported before.

    `reported` is the value of this round that the one person gave already, in hundredths, or None.
    """
    if not people:
        return RowState.UNKNOWN
    if not sure:
        return RowState.SEVERAL
    if not values:
        return RowState.NO_VALUE if reported is None else RowState.SAME
    if not certain:
        return RowState.DOUBTFUL
    if reported is None:
        return RowState.CERTAIN
    return RowState.SAME if reported == values[0] else RowState.OTHER_VALUE


def highest(values: Sequence[int]) -> Temperature | None:
    """Return the highest value a line may hold: the one to be afraid of."""
    return Temperature(max(values)) if values else None
