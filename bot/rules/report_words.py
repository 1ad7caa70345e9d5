"""What follows `/daily`: a place, a day, both in any order, or nothing."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from bot.rules.arguments import Slip, day_in, words

_DAYS_AGO = {
    "今天": 0, "今日": 0, "today": 0,
    "昨天": 1, "昨日": 1, "yesterday": 1,
    "前天": 2,
    "明天": -1, "明日": -1, "tomorrow": -1,
}  # fmt: skip
# what nobody calls a place: a number with a year, a month, or dots
_DATED = re.compile(r"\d{1,4}[-/.年月]\d{1,2}(?:[-/.月]\d{1,2})?[日号]?|\d{1,2}月\d{1,2}[日号]|\d{8}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report somebody wants: the words of a place, or none for their own, and a day."""

    place: str
    day: date


def daily_in(tail: str, *, today: date) -> Wanted | Slip:
    """Read `[PLACE] [DATE]`. Without a day it is yesterday's, since today's is not over.

    A date that is none, and a second one, are slips; a day to come is read, and refused by whoever knows the clock.
    """
    place: list[str] = []
    day: date | None = None
    for word in words(tail):
        found = _day(word, today=today)
        if found is None and _DATED.fullmatch(unicodedata.normalize("NFKC", word)):
            return Slip("daily-date-wrong", word[:40])
        if found is None:
            place.append(word)
        elif day is not None:
            return Slip("daily-usage")
        else:
            day = found
    return Wanted(" ".join(place), day or today - timedelta(days=1))


def _day(word: str, *, today: date) -> date | None:
    if word.lower() in _DAYS_AGO:
        return today - timedelta(days=_DAYS_AGO[word.lower()])
    if match := re.fullmatch(r"(\d{4})(\d{2})(\d{2})", unicodedata.normalize("NFKC", word)):
        word = "-".join(match.groups())
    found = day_in(word.removesuffix("号"), today=today)
    # 12/31 typed on New Year's Day is last year's
    if found and found > today + timedelta(days=180) and not re.match(r"\d{4}", word):
        found = found.replace(year=found.year - 1)
    return found
