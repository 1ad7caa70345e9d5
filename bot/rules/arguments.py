"""What follows a slash command: words, quoted words, and the loose arguments of /enroll."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from bot.rules.people import LONGEST_ADDRESS, is_name, looks_like_phone, phone_in, plain_line

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "「": '"', "」": '"', "＂": '"'})
_WORD = re.compile(r'"([^"]*)"|(\S+)')
_FIRST = re.compile(r"[\"“”„「」＂](?P<quoted>[^\"“”„「」＂]*)[\"“”„「」＂]|(?P<plain>\S+)")
LONGEST_EPISODE = 60  # days
_COMMAS = str.maketrans(dict.fromkeys("，,、；;", " "))
_LABEL = re.compile(
    r"(?<!\S)(?:姓名|名字|区域|网格|地址|住址|电话|手机|开始|天数|name|place|address|phone)[:：]\s*", re.I
)
# 138 0000 0000, +86 138…, 010 88888888, +34 600 000 000: one number, typed as it is read aloud
_SPLIT_PHONE = re.compile(
    r"(?<![\w+])(?:(?:\+?86[ -]?)?1[3-9]\d[ -]\d{4}[ -]\d{4}|\+?86 1[3-9]\d{9}"
    r"|0\d{2,3} \d{7,8}|\+\d{1,3}(?: \d{2,4}){2,4})(?!\w)"
)
_FROM_TODAY = {
    **dict.fromkeys(("前天",), -2),
    **dict.fromkeys(("昨天", "昨日", "yesterday"), -1),
    **dict.fromkeys(("今天", "今日", "today"), 0),
    **dict.fromkeys(("明天", "明日", "tomorrow"), 1),
    **dict.fromkeys(("后天",), 2),
}
_SYLLABLES = 2  # that a Chinese surname, or a given name, has at the most


def words(text: str) -> tuple[str, ...]:
    """Return the words of a command's tail; quoted ones, straight or curly, keep their spaces."""
    found = _WORD.finditer(plain_line(text).translate(_QUOTES))
    return tuple(match[1] if match[1] is not None else match[2] for match in found)


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a command's tail that say something, each on its own."""
    return tuple(line for one in text.splitlines() if (line := plain_line(one)))


def name_and_text(tail: str) -> tuple[str, str]:
    """Return the first word of a command's tail, quoted or not, and all that follows it as it was typed."""
    tail = tail.strip()
    found = _FIRST.match(tail)
    if found is None:
        return "", ""
    return plain_line(found["quoted"] or found["plain"] or ""), tail[found.end() :].strip()


def day_in(text: str, *, today: date) -> date | None:
    """Return a date typed as 2026-11-23, 2026/11/23, 2026年11月23日, 11/23, 11月23日 or 11月23号, or None.

    Without a year it is the nearest one: 12/28 said in January is last year's. `3-2` without a year is a house
    number more often than a day, so it is none.
    """
    match = _day(text)
    if match is None:
        return None
    years = (int(match[1]),) if match[1] else (today.year, today.year - 1, today.year + 1)
    found = [day for year in years if (day := _date(year, int(match[2]), int(match[3])))]
    return min(found, key=lambda day: abs(day - today), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(text: str) -> re.Match[str] | None:
    text = unicodedata.normalize("NFKC", text).strip()
    whole = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?", text)
    return whole or re.fullmatch(r"()(\d{1,2})[/月](\d{1,2})[日号]?", text)


def _start_in(text: str, *, today: date) -> date | None:
    """Return the day something begins: a date, 明天, or either of them in 从…起."""
    return day_said(re.sub(r"(?:起|开始)$", "", re.sub(r"^\s*[从自]", "", text)), today=today)


def day_said(text: str, *, today: date) -> date | None:
    """Return a day by its date, as `day_in` does, or by 明天, 后天, tomorrow."""
    folded = unicodedata.normalize("NFKC", text).strip().lower()
    if folded in _FROM_TODAY:
        return today + timedelta(days=_FROM_TODAY[folded])
    return day_in(folded, today=today)


def _is_no_length(text: str) -> bool:
    """Whether this was meant for how long it lasts, and is no number of days: 400天, or the day on which it ends."""
    folded = unicodedata.normalize("NFKC", text).strip().lower()
    if re.fullmatch(r"-?\d+(?:天|d|days?)", folded):
        return True
    return bool(re.search(r"\d月\d{1,2}[日号]|\d{4}[-/.年]\d{1,2}[-/.月]\d", folded))


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


def joined_phones(text: str) -> str:
    """Return a text on one line in which a phone number that was typed in groups is one word."""
    return _SPLIT_PHONE.sub(lambda found: re.sub(r"[ -]", "", found[0]), plain_line(text))


def _tidied(tail: str) -> str:
    """Return the tail of a registration with one space between its parts, and none within one."""
    spaced = _LABEL.sub("", plain_line(tail).translate(_COMMAS))
    return re.sub(r"(?<=\d) (?=(?:天|days?)(?!\S))", "", joined_phones(spaced), flags=re.I)


def enrolment(tail: str, *, today: date) -> Enrolment | Slip:
    """Read `NAME PLACE [address] [phone] [start] [days]`; what follows the place may come in any order.

    A phone may stand before the place; then the place may even be missing: it is the one that is the worker's.
    """
    given = words(_tidied(tail))
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
        if start is None and (day := _start_in(word, today=today)):
            start = day
        elif start is None and _is_no_day(word):
            return Slip("day-wrong", word)
        elif days is None and (count := days_in(word)):
            days = count
        elif _is_no_length(word):
            return Slip("enrol-days-wrong", word)
        elif number := phone_in(word):
            if phone:
                return Slip("phone-second", word)
            phone = number
        elif looks_like_phone(word):
            return Slip("phone-wrong", word)
        else:
            address.append(word)
    if place in address:
        return Slip("enrol-one")
    if len(" ".join(address)) > LONGEST_ADDRESS:
        return Slip("address-long")
    return Enrolment(name, place, " ".join(address), phone, start, days)
