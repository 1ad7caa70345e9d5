"""The draw of a spot check: what may be typed, that anybody can repeat it, and that it is spread."""

import contextlib
import io
from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.slots import Profile
from bot.rules.spot_check import (
    MOST,
    Slip,
    Wanted,
    closes_at,
    draw,
    fingerprint,
    grids_of,
    mark,
    script,
    seed_of,
    typed,
)
from tests.world import at

# people by their numbers, each in one of a few grids
POOLS = st.dictionaries(st.integers(1, 400), st.integers(1, 7), max_size=60).map(
    lambda homes: [(grid, person) for person, grid in homes.items()]
)
SEEDS = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=30)


def test_a_number_and_perhaps_a_place_are_read_in_either_order() -> None:
    for tail, expected in (
        ("5", Wanted(5, "")),
        ("５", Wanted(5, "")),
        ("1", Wanted(1, "")),
        (f"{MOST}", Wanted(MOST, "")),
        ("5 东风社区", Wanted(5, "东风社区")),
        ("东风社区 5", Wanted(5, "东风社区")),
        ("5人 开发区/长河街道/东风社区", Wanted(5, "开发区/长河街道/东风社区")),
        ("3 3网格", Wanted(3, "3网格")),
        ("05", Wanted(5, "")),
    ):
        assert typed(tail) == expected, tail


def test_a_wrong_number_is_named_and_no_number_is_asked_for() -> None:
    for word in ("0", "-1", "−1", "+2.5", "3.5", "1000", "101", "999999999999", "5%", "1,5"):
        assert typed(word) == Slip("spot-count", word), word
        assert isinstance(typed(f"{word} 东风社区"), Slip), word
    for tail in ("abc", "东风社区", "五 东风社区", "5 6", "5 6 东风社区", '""', "；"):
        assert typed(tail) == Slip("spot-usage"), tail


def test_the_convention_does_not_change() -> None:
    """A draw of long ago has to come out the same. The first mark is what sha256sum says of `s:person:1`."""
    assert mark("s", "person", 1) == "065313439c45637d38d8c1fba6865b636ae698b61dd633a9a954499a778adb88"
    pool = [(grid, 10 * grid + number) for grid in (1, 2, 3) for number in range(4)]
    assert draw("2022-a", pool, 5) == (11, 33, 23, 13, 30)
    assert fingerprint(pool) == "15b3dd1517c1aa5b"


@given(POOLS, SEEDS, st.integers(0, 80), st.randoms())
def test_the_same_seed_draws_the_same_people_from_the_same_list(
    pool: list[tuple[int, int]], seed: str, count: int, dice: object
) -> None:
    shuffled = list(pool)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    drawn = draw(seed, pool, count)
    assert draw(seed, shuffled, count) == drawn, "the order of the list does not matter"
    assert fingerprint(shuffled) == fingerprint(pool)
    assert len(set(drawn)) == len(drawn) == min(count, len(pool)), "nobody twice, and everybody when there are not more"
    assert set(drawn) <= {person for _, person in pool}
    assert draw(seed, pool, max(count - 1, 0)) == drawn[: max(count - 1, 0)], "one more draws the same and one more"


@given(POOLS, SEEDS, st.integers(0, 80))
def test_no_grid_has_two_more_than_another_that_has_people_left(
    pool: list[tuple[int, int]], seed: str, count: int
) -> None:
    homes = {person: grid for grid, person in pool}
    drawn = Counter(homes[person] for person in draw(seed, pool, count))
    for grid, people in grids_of(pool).items():
        if drawn[grid] < len(people):
            assert max(drawn.values(), default=0) - drawn[grid] <= 1, grid


@given(POOLS, SEEDS, SEEDS)
def test_who_stands_twice_is_drawn_once_and_the_list_has_its_own_mark(
    pool: list[tuple[int, int]], seed: str, other: str
) -> None:
    twice = [*pool, *((grid + 1, person) for grid, person in pool)]
    assert sorted(draw(seed, twice, 500)) == sorted({person for _, person in pool})
    assert fingerprint([*pool, (9, 999)]) != fingerprint(pool)


@given(POOLS, st.integers(1, 80))
def test_the_few_lines_that_go_out_repeat_the_draw_by_themselves(pool: list[tuple[int, int]], count: int) -> None:
    seed = seed_of(17, at("04-01 09:00"), "c0ffee")
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(script("spotcheck-17.py", seed, pool, count), {})  # what anybody would run, on purpose
    mark_line, drawn_line = said.getvalue().splitlines()
    assert mark_line == f"fingerprint {fingerprint(pool)}"
    assert drawn_line.split()[1:] == [str(person) for person in draw(seed, pool, count)]


def test_every_person_is_drawn_about_as_often_as_any_other() -> None:
    pool = [(1, person) for person in range(20)]
    drawn = Counter(person for seed in range(400) for person in draw(str(seed), pool, 5))
    assert all(60 <= drawn[person] <= 145 for person in range(20)), drawn  # 100 on average


def test_the_seed_says_when_it_was_and_holds_chance() -> None:
    assert seed_of(17, at("04-01 09:00"), "c0ffee") == "17-20220401T010000-c0ffee"


def test_the_hour_of_the_rule_ends_a_draw_but_not_at_once_and_not_at_night() -> None:
    zone, profile = ZoneInfo("Asia/Shanghai"), Profile()
    ends: dict[str, datetime] = {
        "04-01 09:00": at("04-01 20:00"),
        "04-01 19:30": at("04-01 20:30"),
        "04-01 21:00": at("04-02 06:30"),
        "04-01 23:30": at("04-02 06:30"),
    }
    for moment, expected in ends.items():
        assert closes_at(profile, zone, now=at(moment)) == expected, moment
    assert closes_at(profile, zone, now=at("04-01 09:00")) - at("04-01 09:00") == timedelta(hours=11)
