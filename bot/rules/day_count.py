"""How days are counted, once and for all.

The anchor of an isolation is its first local date, `starts_on`, as it was registered. The anchor is day 1, and
no day is day 0; who is registered at 23:50 has had a day 1 of ten minutes. An isolation of n days ends
on its day n: anchor + (n - 1). It is on that day that somebody is released, never at midnight and never
by itself. After-care counts from the day of the release: the day after it is day 1 of the after-care.
A local date is that of the zone kept with the episode, so that nobody loses a day where clocks change.
"""

from datetime import date, timedelta


def day_of(start: date, today: date) -> int:
    """Return which day of the episode it is; the first day is day 1."""
    return (today - start).days + 1


def last_day(start: date, days: int) -> date:
    """Return the last day of an episode of so many days; the first day counts."""
    return start + timedelta(days=days - 1)


def extended(ends_on: date, days: int) -> date:
    """Return the last day of an episode that goes on for so many days more."""
    return ends_on + timedelta(days=days)


def day_after(released_on: date, number: int) -> date:
    """Return the date of a day of the after-care; the day after the release is day 1."""
    return released_on + timedelta(days=number)
