"""What is told beside the rounds, by the date."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.rules.aftercare import Occasion, days_after, is_over, next_look, occasion
from bot.rules.slots import Profile
from tests.world import at

ENDS = date(2022, 4, 14)
ZONE = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("today", "released_on", "told"),
    [
        (date(2022, 4, 12), None, None),
        (date(2022, 4, 13), None, Occasion.EVE),
        (date(2022, 4, 14), None, Occasion.LAST_DAY),
        (date(2022, 4, 15), None, None),
        (date(2022, 4, 14), date(2022, 4, 14), None),
        (date(2022, 4, 15), date(2022, 4, 14), Occasion.AFTER),
        (date(2022, 4, 20), date(2022, 4, 14), Occasion.AFTER),
        (date(2022, 4, 21), date(2022, 4, 14), Occasion.FAREWELL),
        (date(2022, 4, 22), date(2022, 4, 14), None),
        (date(2022, 4, 13), date(2022, 4, 10), Occasion.AFTER),
    ],
    ids=[
        "a day like any other",
        "the day before the last",
        "the last day",
        "nobody released them yet",
        "the day of the release has its own word",
        "the day after",
        "the sixth day",
        "the seventh day",
        "the eighth day",
        "released early: no eve any more",
    ],
)
def test_what_is_told_on_a_day(today: date, released_on: date | None, told: Occasion | None) -> None:
    assert occasion(Profile(), ends_on=ENDS, released_on=released_on, today=today) is told


@pytest.mark.parametrize(("said", "days"), [(7, 7), (0, 0), (-3, 0), (9999, 28)])
def test_the_days_of_after_care_stay_in_their_bounds(said: int, days: int) -> None:
    profile = Profile(after_days=said)
    assert days_after(profile) == days
    assert is_over(profile, released_on=ENDS, today=date.fromordinal(ENDS.toordinal() + days))
    assert not days or not is_over(profile, released_on=ENDS, today=ENDS)


@pytest.mark.parametrize(
    ("now", "then"),
    [("04-01 09:59", "04-01 10:00"), ("04-01 10:00", "04-02 10:00"), ("04-01 23:00", "04-02 10:00")],
)
def test_there_is_one_look_a_day(now: str, then: str) -> None:
    assert next_look(Profile(news_at=time(10)), ZONE, after=at(now)) == at(then)
    assert isinstance(at(now), datetime)
