"""What the figures of a report mean, when it is due, and which words ask for one."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.arguments import Slip
from bot.rules.ledger import PEOPLE, arranged, file_name
from bot.rules.report_words import Wanted, daily_in
from bot.rules.reports import (
    NAMES,
    Figures,
    Left,
    Response,
    Times,
    Waited,
    bounds,
    from_plain,
    is_stale,
    left_as,
    response,
    shows_symptoms,
    times,
    to_plain,
    told_late,
    total,
    with_before,
)
from bot.rules.slots import Profile
from tests.each import each
from tests.world import at

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = date(2022, 4, 1)
TODAY = date(2022, 4, 2)

figures = st.builds(Figures, **{name: st.integers(0, 500) for name in NAMES})


@pytest.mark.parametrize(
    ("done", "due", "rate"),
    [
        (0, 0, "—"),
        (0, 5, "0.0"),
        (1, 3, "33.3"),
        (2, 3, "66.7"),
        (418, 424, "98.6"),
        (5, 5, "100.0"),
        (99_999, 100_000, "99.9"),  # somebody is missing: not all of them
    ],
)
def test_the_rate_has_one_decimal(done: int, due: int, rate: str) -> None:
    assert Figures(due=due, done=done).rate == rate
    assert Figures(due=due, done=done).missing == due - done


@pytest.mark.parametrize(
    ("counted", "difference"),
    [
        (Figures(before=212, new=3, released=5, moved=1, managed=209), 0),
        (Figures(), 0),
        (Figures(before=2, managed=1), -1),
        (Figures(before=2, new=1, managed=4), 1),
    ],
)
def test_yesterday_and_who_came_less_who_left_is_today(counted: Figures, difference: int) -> None:
    assert counted.difference == difference


@each(NAMES)
def test_a_zero_report_is_zero_of_three_figures(name: str) -> None:
    assert Figures(**{name: 1}).is_zero is (name not in {"fever", "symptom", "lost"})


@given(st.lists(figures, max_size=4))
def test_a_sum_goes_figure_by_figure_and_stays_balanced(places: list[Figures]) -> None:
    summed = total(places)
    for name in NAMES:
        assert getattr(summed, name) == sum(getattr(one, name) for one in places)
    assert summed.difference == sum(one.difference for one in places)


@given(figures)
def test_what_is_kept_of_figures_comes_back(one: Figures) -> None:
    assert from_plain(to_plain(one)) == one
    assert from_plain(to_plain(one) | {"of a later version": 3}) == one
    assert with_before(one, 7).before == 7


@pytest.mark.parametrize(
    ("ended", "left"),
    [("released", Left.RELEASED), ("void", Left.NEVER), ("transferred", Left.MOVED), ("lost", Left.MOVED)],
)
def test_everybody_who_left_was_released_or_moved(ended: str, left: Left) -> None:
    assert left_as(ended) is left
    assert left_as("an ending of a later version") is Left.MOVED


@pytest.mark.parametrize(
    ("named", "fever", "shows"),
    [
        ((), True, False),
        (("none",), False, False),
        (("fever",), True, False),  # measured and said: one thing
        (("fever",), False, True),  # said, and not measured
        (("fever", "cough"), True, True),
        (("cough",), True, True),
    ],
)
def test_a_fever_is_not_counted_twice_unless_there_is_more(named: tuple[str, ...], fever: bool, shows: bool) -> None:
    assert shows_symptoms(named, fever=fever) is shows


def test_a_report_is_drafted_due_and_asked_for_again_on_the_day_after() -> None:
    found = times(Profile(), SHANGHAI, DAY)
    assert found == Times(at("04-02 06:30"), at("04-02 10:00"), at("04-02 10:30"))
    earlier = Profile(report_at=time(5), report_deadline=time(8, 15), report_again=5)
    assert times(earlier, SHANGHAI, DAY) == Times(at("04-02 05:00"), at("04-02 08:15"), at("04-02 08:20"))


@pytest.mark.parametrize(
    ("now", "deadline"),
    [("04-02 06:30", "04-02 10:00"), ("04-02 06:34", "04-02 10:00"), ("04-02 08:30", "04-02 12:00")],
)
def test_who_got_it_late_has_the_full_time(now: str, deadline: str) -> None:
    found = told_late(times(Profile(), SHANGHAI, DAY), now=at(now))
    assert found.deadline == at(deadline) and found.again - found.deadline == timedelta(minutes=30)


def test_a_draft_is_stale_once_the_next_one_is_out() -> None:
    due = times(Profile(), SHANGHAI, DAY)
    assert not is_stale(due, now=at("04-03 06:29")) and is_stale(due, now=at("04-03 06:30"))


def test_a_day_is_as_long_as_it_is_there() -> None:
    begins, ends = bounds(DAY, SHANGHAI)
    assert (begins, ends) == (at("04-01 00:00"), at("04-02 00:00"))
    begins, ends = bounds(date(2022, 3, 27), ZoneInfo("Europe/Berlin"))
    assert ends - begins == timedelta(hours=23)
    assert isinstance(begins, datetime)


def test_a_median_is_over_those_that_were_answered() -> None:
    waited = [Waited(60, 600), Waited(120, None), Waited(None, None), Waited(600, 1200)]
    assert response(waited) == Response(raised=4, taken=3, closed=2, mine=120, outcome=900)
    assert response([]) == Response()


@each(
    [
        ("", "", DAY),
        ("昨天", "", DAY),
        ("今天", "", TODAY),
        ("today", "", TODAY),
        ("前天", "", date(2022, 3, 31)),
        ("明天", "", date(2022, 4, 3)),
        ("东风社区", "东风社区", DAY),
        ("东风社区 2022-03-30", "东风社区", date(2022, 3, 30)),
        ("20220330 东风社区", "东风社区", date(2022, 3, 30)),
        ("3月30日", "", date(2022, 3, 30)),
        ("3月30号 东风社区", "东风社区", date(2022, 3, 30)),
        ("3/30", "", date(2022, 3, 30)),
        ("12/31", "", date(2021, 12, 31)),
        ("开发区/长河街道/东风社区/3网格", "开发区/长河街道/东风社区/3网格", DAY),
        ("“东风 社区” 昨天", "东风 社区", DAY),
    ]
)
def test_a_place_and_a_day_in_any_order(tail: str, place: str, day: date) -> None:
    assert daily_in(tail, today=TODAY) == Wanted(place, day)


@pytest.mark.parametrize(
    ("tail", "slip"),
    [
        ("2022-13-45", Slip("daily-date-wrong", "2022-13-45")),
        ("东风社区 2022-02-30", Slip("daily-date-wrong", "2022-02-30")),
        ("13月40日", Slip("daily-date-wrong", "13月40日")),
        ("20221399", Slip("daily-date-wrong", "20221399")),
        ("昨天 今天", Slip("daily-usage")),
    ],
)
def test_a_day_that_is_none_is_a_slip(tail: str, slip: Slip) -> None:
    assert daily_in(tail, today=TODAY) == slip


@given(st.text(max_size=40))
def test_no_words_are_too_odd(tail: str) -> None:
    assert isinstance(daily_in(tail, today=TODAY), (Wanted, Slip))


def test_a_profile_of_columns_picks_names_and_orders_them() -> None:
    assert arranged("") == PEOPLE
    picked = arranged("phone, name=人员姓名，am")
    assert picked is not None and [one.key for one in picked] == ["phone", "name", "am"]
    assert picked[1].zh == "人员姓名" and picked[1].en == "Name"
    assert arranged("name, shoe_size") is None and arranged("name, name") is None


def test_a_file_is_named_by_place_day_and_edition_and_by_nothing_a_disk_refuses() -> None:
    assert file_name("东风社区", "2022-04-01", "第1版", "xlsx") == "台账_东风社区_2022-04-01_第1版.xlsx"
    assert file_name("../a:b*", "2022-04-01", "草稿", "csv") == "台账_..ab_2022-04-01_草稿.csv"
