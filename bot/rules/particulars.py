"""Sex, age and special care: what the ledger has columns for, taken when it is given and never asked for.

None of it is needed to follow somebody up, so it stays empty where the house's own list says nothing.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.rules.arguments import day_in
from bot.rules.people import plain_line

OLDEST = 130  # years
LONGEST_CARE = 60  # characters: 独居；高血压 — a hint for the door, not a medical record


class Sex(StrEnum):
    """As a list says it."""

    FEMALE = "female"
    MALE = "male"


_SEXES = {
    **dict.fromkeys(("女", "女性", "f", "female", "woman"), Sex.FEMALE),
    **dict.fromkeys(("男", "男性", "m", "male", "man"), Sex.MALE),
}
_BLANKS = frozenset({"", "-", "—", "/", "无", "不详", "未知", "unknown", "none", "n/a"})


class Unreadable(Exception):
    """A cell that means nothing certain."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """Sex, age in years, and what somebody at the door has to know; each may be empty."""

    sex: Sex | None = None
    age: int | None = None
    care: str = ""

    def over(self, other: "Particulars") -> "Particulars":
        """Return these, and those of another where these are empty."""
        age = other.age if self.age is None else self.age
        return Particulars(self.sex or other.sex, age, self.care or other.care)


UNSAID = Particulars()


def sex_in(text: str) -> Sex | None:
    """Return the sex a cell says, None where it says nothing. Raises Unreadable for another word."""
    word = _folded(text).lower()
    if word in _BLANKS:
        return None
    if word not in _SEXES:
        raise Unreadable
    return _SEXES[word]


def age_in(text: str) -> int | None:
    """Return the age a cell says: 76, 76岁. Raises Unreadable for what is none."""
    if not text:
        return None
    match = re.fullmatch(r"(\d{1,3})(?:\.0)?(?:岁|周岁)?", _folded(text))
    if match is None or int(match[1]) > OLDEST:
        raise Unreadable
    return int(match[1])


def age_by_birth(text: str, *, today: date) -> int | None:
    """Return the full years since a birth: a day 1946-05-03, or a year alone, 1946, by which one is the younger.

    Of a year nobody knows whether the birthday was already, so who may be a child is one. Raises Unreadable.
    """
    folded = re.sub(r"[T ]00:00(:00)?(\.0+)?$", "", _folded(text))
    if folded.lower() in _BLANKS:
        return None
    if year := re.fullmatch(r"(\d{4})(?:\.0)?年?", folded):
        return _plausible(today.year - int(year[1]) - (1 if int(year[1]) < today.year else 0))
    if month := re.fullmatch(r"(\d{4})[-/.年](\d{1,2})月?", folded):
        folded = f"{month[1]}-{month[2]}-28"
    born = day_in(folded, today=today)
    if born is None or not re.match(r"\d{4}", folded):
        raise Unreadable
    return _plausible(today.year - born.year - ((today.month, today.day) < (born.month, born.day)))


def _plausible(age: int) -> int:
    if not 0 <= age <= OLDEST:
        raise Unreadable
    return age


def care_in(text: str) -> str:
    """Return what a cell says of special care, on one line. Raises Unreadable when it is longer than a hint."""
    care = plain_line(text)
    if care.lower() in _BLANKS:
        return ""
    if len(care) > LONGEST_CARE:
        raise Unreadable
    return care


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
