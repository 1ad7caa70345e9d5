"""What follows a slash command: words, quoted words, and the loose arguments of /enroll."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from bot.rules.people import LONGEST_ADDRESS, is_name, looks_like_phone, phone_in, plain_line

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "「": '"', "」": '"', "＂": '"'})
_WORD = re.compile(r'"([^"]*)"|(\S+)')
_FIRST = re.compile(r"[\"“”„「」＂](?P<quoted>[^\"“”„「」＂]*)[\"“”„「」＂]|(?P<plain>\S+)")
LONGEST_EPISODE = 60  # days
_SYLLABLES = 2  # that a Chinese surname, or a given name, has at the most


def words(text: str) -> tuple[str, ...]:
    """Return the words of a command's tail; quoted ones, straight or curly, keep their spaces."""
    found = _WORD.finditer(plain_line(text).translate(_QUOTES))
    return tuple(match[1] if match[1] is not None else match[2] for match in found)


def name_and_text(tail: str) -> tuple[str, str]:
    """Return the first word of a command's tail, quoted or not, and all that follows it as it was typed."""
    tail = tail.strip()
    found = _FIRST.match(tail)
    if found is None:
        return "", ""
    return plain_line(found["quoted"] or found["plain"] or ""), tail[found.end() :].strip()


def day_in(text: str, *, today: date) -> date | None:
    """Return a date typed as 2026-11-23, 2026/11/23, 2026年11月23日, 11/23 or 11月23日, or None.

    `3-2` without a year is a house number more often than a day, so it is none.
    """
    match = _day(text)
    if match is None:
        return None
    try:
        return date(int(match[1] or today.year), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _day(text: str) -> re.Match[str] | None:
    text = unicodedata.normalize("NFKC", text).strip()
    whole = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", text)
    return whole or re.fullmatch(r"()(\d{1,2})[/月](\d{1,2})日?", text)


def _is_no_day(text: str) -> bool:
    """Whether this was meant as a day that no calendar has; 13/1 may be a door."""
    match = _day(text)
    return match is not None and bool(match[1] or "月" in text)


def days_in(text: str) -> int | None:
    """Return a number of days, `14` or `14天`, or None when it is none between 1 and 60."""
    match = re.fullmatch(r"(\d{1,3})(?:天|日|d|days?)?", unicodedata.normalize("NFKC", text).strip().lower())
    if match is None:
        return None
    return int(match[1]) if 1 <= int(match[1]) <= LONGEST_EPISODE else None


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Who is to be followed up: as typed after /enroll."""

    name: str
    place: str
    address: str = ""
    phone: str = ""
    start: date | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with the arguments: `key` names the sentence, `word` is the word it speaks of."""

    key: str
    word: str = ""


def joined_name(tail: str) -> tuple[str, str] | None:
    """Return a name and a tail in which it is quoted, where the first two words can be one name; or None.

    张 三 and Anna Smith can; 王大爷 东们网格 is a person and a place that was misspelt.
    """
    first, second, *rest = (*words(tail), "", "")
    name = f"{first} {second}"
    short = len(first) <= _SYLLABLES and len(second) <= _SYLLABLES and name.replace(" ", "").isalpha()
    latin = name.isascii() and name.replace(" ", "").isalpha()
    if not first or not second or not (short or latin):
        return None
    return name, " ".join(f'"{word}"' for word in (name, *rest) if word)


def enrolment(tail: str, *, today: date) -> Enrolment | Slip:
    """Read `NAME PLACE [address] [phone] [start] [days]`; what follows the place may come in any order.

    A phone may stand before the place; then the place may even be missing: it is the one that is the worker's.
    """
    given = words(tail)
    if len(given) < 2:
        return Slip("enrol-usage")
    name, *rest = given
    if not is_name(name):
        return Slip("name-wrong", name)
    at = 1 if phone_in(rest[0]) or looks_like_phone(rest[0]) else 0
    place = rest.pop(at) if len(rest) > at else ""
    address: list[str] = []
    phone, start, days = "", None, None
    for word in rest:
        if start is None and (day := day_in(word, today=today)):
            start = day
        elif start is None and _is_no_day(word):
            return Slip("day-wrong", word)
        elif days is None and (count := days_in(word)):
            days = count
        elif not phone and (number := phone_in(word)):
            phone = number
        elif looks_like_phone(word):
            return Slip("phone-wrong", word)
        else:
            address.append(word)
    if len(" ".join(address)) > LONGEST_ADDRESS:
        return Slip("address-long")
    return Enrolment(name, place, " ".join(address), phone, start, days)
