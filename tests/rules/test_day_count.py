"""One way of counting days, with the anchor as day 1: the table a health officer can check by hand."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.day_count import day_after, day_of, extended, last_day

# anchor, length, last day, and a day with its number
COUNTED = {
    "fourteen days from the first of April": (date(2022, 4, 1), 14, date(2022, 4, 14), date(2022, 4, 1), 1),
    "the last day has the number of the length": (date(2022, 4, 1), 14, date(2022, 4, 14), date(2022, 4, 14), 14),
    "one day ends on the day it begins": (date(2022, 4, 1), 1, date(2022, 4, 1), date(2022, 4, 1), 1),
    "over the end of a month": (date(2022, 4, 25), 14, date(2022, 5, 8), date(2022, 5, 1), 7),
    "over a leap day": (date(2024, 2, 20), 14, date(2024, 3, 4), date(2024, 2, 29), 10),
    "over February without one": (date(2023, 2, 20), 14, date(2023, 3, 5), date(2023, 3, 1), 10),
    "over new year": (date(2021, 12, 25), 14, date(2022, 1, 7), date(2022, 1, 1), 8),
    "the day before has the number 0, which is no day of it": (
        date(2022, 4, 1),
        7,
        date(2022, 4, 7),
        date(2022, 3, 31),
        0,
    ),
}


def test_days_are_counted_from_the_anchor_as_day_one() -> None:
    for why, (anchor, days, last, day, number) in COUNTED.items():
        assert last_day(anchor, days) == last, why
        assert day_of(anchor, day) == number, why


def test_after_the_release_the_next_day_is_day_one() -> None:
    released = date(2022, 4, 14)
    assert [day_after(released, number) for number in (1, 3, 7, 14)] == [
        date(2022, 4, 15),
        date(2022, 4, 17),
        date(2022, 4, 21),
        date(2022, 4, 28),
    ]


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(1, 60), st.integers(1, 60))
def test_longer_is_longer_by_just_so_much(anchor: date, days: int, more: int) -> None:
    ends = last_day(anchor, days)
    assert day_of(anchor, ends) == days
    assert extended(ends, more) == last_day(anchor, days + more)
    assert extended(ends, more) - ends == timedelta(days=more)
