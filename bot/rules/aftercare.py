"""What is told beside the rounds: that the end is near, that it is the last day, and a few light words after it.

Everything goes by the local date, so an episode that is extended or shortened needs no new plan.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.rules.day_count import day_after
from bot.rules.slots import Profile, moment

LONGEST = 28  # days of after-care a rule can ask for at most; the brief has 7


class Occasion(StrEnum):
    """Why somebody hears from us beside the rounds."""

    EVE = "eve"
    LAST_DAY = "last_day"
    AFTER = "after"
    FAREWELL = "farewell"


class CallOutcome(StrEnum):
    """What came of a call during the after-care. What was skipped was nobody's to make any more."""

    WELL = "well"
    UNWELL = "unwell"
    NO_ANSWER = "no_answer"
    SKIPPED = "skipped"


OF_AFTERCARE_CALL = (CallOutcome.WELL, CallOutcome.UNWELL, CallOutcome.NO_ANSWER)


def calls(profile: Profile, zone: ZoneInfo, *, released_on: date) -> tuple[tuple[int, datetime], ...]:
    """Return the calls of an after-care: the number of the day, and the moment (UTC) at which it is asked for."""
    numbers = sorted({number for number in profile.after_calls if number > 0})
    return tuple((number, moment(day_after(released_on, number), profile.news_at, zone)) for number in numbers)


def days_after(profile: Profile) -> int:
    """Return how many days of after-care follow a release; none when the rule says 0."""
    return min(max(profile.after_days, 0), LONGEST)


def occasion(profile: Profile, *, ends_on: date, released_on: date | None, today: date) -> Occasion | None:
    """Return what is told on a day, or None on a day like any other.

    `released_on` is empty while the isolation goes on; nothing but a release begins the after-care.
    """
    if released_on is None:
        if today == ends_on - timedelta(days=1):
            return Occasion.EVE
        return Occasion.LAST_DAY if today == ends_on else None
    number, days = (today - released_on).days, days_after(profile)
    if not 1 <= number <= days:
        return None
    return Occasion.FAREWELL if number == days else Occasion.AFTER


def is_over(profile: Profile, *, released_on: date, today: date) -> bool:
    """Whether the after-care has had its last day."""
    return (today - released_on).days >= days_after(profile)


def next_look(profile: Profile, zone: ZoneInfo, *, after: datetime) -> datetime:
    """Return the next moment (UTC) at which to see whether there is something to tell: once a day."""
    today = after.astimezone(zone).date()
    at = moment(today, profile.news_at, zone)
    return at if at > after else moment(today + timedelta(days=1), profile.news_at, zone)
