"""A roster as people write it, and who holds an office at a moment: in a zone with and without a summer time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.rules.roster import (
    LAPSES,
    Row,
    RowSlip,
    ShiftSource,
    Watch,
    ends_at,
    gaps,
    next_on,
    on_duty,
    read_roster,
    wall_moment,
)
from tests.each import each

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
FANG, MIN, ANNA, OTHER = 1, 2, 3, 4
TEAM = [(FANG, "王芳"), (MIN, "赵敏"), (ANNA, "Anna Smith")]
TODAY = date(2026, 11, 26)  # a Thursday
NOON = datetime(2026, 11, 26, 12, 0, tzinfo=SHANGHAI).astimezone(UTC)


def rows(text: str, *, now: datetime = NOON) -> list[Row]:
    return read_roster(text, TEAM, today=TODAY, now=now, zone=SHANGHAI)


def shown(row: Row) -> list[str]:
    """A row's shifts as `11-30 08:00–20:00 王芳`."""
    return [
        f"{one.starts.astimezone(SHANGHAI):%m-%d %H:%M}–{one.ends.astimezone(SHANGHAI):%H:%M} {one.name}"
        for one in row.taken
    ]


@each(
    [
        ("周一 08:00-20:00 王芳", [["11-30 08:00–20:00 王芳"]]),
        ("周一 08:00-20:00 王芳 / 20:00-08:00 赵敏", [["11-30 08:00–20:00 王芳"], ["11-30 20:00–08:00 赵敏"]]),
        ("星期一：8点-20点 王芳", [["11-30 08:00–20:00 王芳"]]),
        ("礼拜天 8:30—12:00 王芳", [["11-29 08:30–12:00 王芳"]]),
        ("周四 20:00-22:00 赵敏", [["11-26 20:00–22:00 赵敏"]]),
        ("下周四 20:00-22:00 赵敏", [["12-03 20:00–22:00 赵敏"]]),
        ("周六、周日 8-20 王芳", [["11-28 08:00–20:00 王芳", "11-29 08:00–20:00 王芳"]]),
        ("周一至周三 20:00-8:00 赵敏", [[f"{day} 20:00–08:00 赵敏" for day in ("11-30", "12-01", "12-02")]]),
        ("周五到周二 8-9 王芳", [[f"{d} 08:00–09:00 王芳" for d in ("11-27", "11-28", "11-29", "11-30", "12-01")]]),
        ("11-28 8-20 王芳", [["11-28 08:00–20:00 王芳"]]),
        ("11/28 8-20 王芳", [["11-28 08:00–20:00 王芳"]]),
        ("11月28日：全天 王芳", [["11-28 00:00–00:00 王芳"]]),
        ("2026-11-28 08:00-08:00 王芳", [["11-28 08:00–08:00 王芳"]]),
        ("11-28至11-30 0:00-24:00 王芳", [[f"{day} 00:00–00:00 王芳" for day in ("11-28", "11-29", "11-30")]]),
        ("1-3 8-20 王芳", [["01-03 08:00–20:00 王芳"]]),
        ("11/28 20:00-11/29 08:00 赵敏", [["11-28 20:00–08:00 赵敏"]]),
        ("11月30日 20:00至12月1日 08:00 赵敏", [["11-30 20:00–08:00 赵敏"]]),
        ("周一 8-20 王芳、赵敏", [["11-30 08:00–20:00 王芳", "11-30 08:00–20:00 赵敏"]]),
        ("周一 8-20 王芳 赵敏", [["11-30 08:00–20:00 王芳", "11-30 08:00–20:00 赵敏"]]),
        ("周一 8-20 anna  SMITH", [["11-30 08:00–20:00 Anna Smith"]]),
        ("Mon 8-20 王芳", [["11-30 08:00–20:00 王芳"]]),
        ("Monday to Tuesday 8h-20h Anna Smith", [["11-30 08:00–20:00 Anna Smith", "12-01 08:00–20:00 Anna Smith"]]),
        ("周末 8-20 王芳", [["11-28 08:00–20:00 王芳", "11-29 08:00–20:00 王芳"]]),
        ("周一 20:00-次日8:00 王芳", [["11-30 20:00–08:00 王芳"]]),
        ("３、 周一　０８：００－２０：００　王芳", [["11-30 08:00–20:00 王芳"]]),
        ("周四 8-14 王芳", [["11-26 08:00–14:00 王芳"]]),
    ]
)
def test_a_line_is_read_as_people_write_it(line: str, taken: list[list[str]]) -> None:
    assert [shown(row) for row in rows(line)] == taken


@each(
    [
        ("王芳 8-20", RowSlip.DAY, "王芳"),
        ("十三月 8-20 王芳", RowSlip.DAY, "十三月"),
        ("13-40 8-20 王芳", RowSlip.DAY, "13-40"),
        ("周一 王芳", RowSlip.SPAN, "王芳"),
        ("周一", RowSlip.SPAN, ""),
        ("周一 25:00-3:00 王芳", RowSlip.SPAN, "25:00-3:00 王芳"),
        ("周一 8:70-9:00 王芳", RowSlip.SPAN, "8:70-9:00 王芳"),
        ("周一 24:00-8:00 王芳", RowSlip.SPAN, "24:00-8:00 王芳"),
        ("周一 8-20 李四", RowSlip.NAME, "李四"),
        ("周一 8-20 王芳、李四", RowSlip.NAME, "李四"),
        ("周一 8-20", RowSlip.NOBODY, ""),
        ("周四 8-11 王芳", RowSlip.PAST, "8-11 王芳"),
        ("11-20 8-20 王芳", RowSlip.PAST, "8-20 王芳"),
        ("2027-11-23 8-20 王芳", RowSlip.FAR, "2027-11-23"),
        ("周一 8-20 王芳 / 19-22 王芳", RowSlip.TWICE, "王芳"),
    ]
)
def test_a_line_that_is_not_taken_says_why(line: str, slip: RowSlip, word: str) -> None:
    last = rows(line)[-1]
    assert (last.slip, last.word, last.taken) == (slip, word, ())


def test_two_people_of_one_name_are_asked_about() -> None:
    (row,) = read_roster("周一 8-20 王芳", [*TEAM, (OTHER, "王芳")], today=TODAY, now=NOON, zone=SHANGHAI)
    assert (row.slip, row.word) == (RowSlip.SEVERAL, "王芳")


def test_every_line_gives_a_row_and_empty_lines_none() -> None:
    found = rows("周一 8-20 王芳\n\n   \n嗯\n周二 8-20 王芳 / 20-8 李四")
    assert [row.slip for row in found] == [None, RowSlip.DAY, None, RowSlip.NAME]


@given(st.text(max_size=120), st.sampled_from([SHANGHAI, BERLIN]))
def test_whatever_is_pasted_is_taken_or_explained(text: str, zone: ZoneInfo) -> None:
    for row in read_roster(text, TEAM, today=TODAY, now=NOON, zone=zone):
        assert bool(row.taken) is (row.slip is None)
        assert all(one.starts < one.ends for one in row.taken)


cuts = st.lists(st.integers(0, 47), min_size=1, max_size=6, unique=True).map(sorted)
firsts = st.sampled_from([date(2026, 3, 25), date(2026, 10, 21), date(2026, 6, 3), date(2026, 12, 28)])


@settings(max_examples=60)
@given(cuts, firsts, st.sampled_from([SHANGHAI, BERLIN]), st.integers(0, 7 * 24 * 60 - 1))
@example([4, 16, 40], date(2026, 3, 25), BERLIN, 4 * 24 * 60 + 61)
@example([5], date(2026, 10, 21), BERLIN, 4 * 24 * 60 + 121)
def test_in_a_covered_week_exactly_the_expected_one_is_on_at_every_instant(
    cut: list[int], first: date, zone: ZoneInfo, minute: int
) -> None:
    """Shifts that tile the wall clock of a week tile its instants, also where the clock jumps."""
    begins, names = [f"{one // 2}:{one % 2 * 30:02}" for one in cut], ["王芳", "赵敏"]
    parts = [
        f"{start}-{begins[(at + 1) % len(begins)]} {names[at % 2] if len(begins) % 2 == 0 else '王芳'}"
        for at, start in enumerate(begins)
    ]
    lines = "\n".join(f"{first + timedelta(days=ahead)} {' / '.join(parts)}" for ahead in range(8))
    early = datetime.combine(first - timedelta(days=1), datetime.min.time(), UTC)
    found = read_roster(lines, TEAM, today=first, now=early, zone=zone)
    watches = [Watch(one.staff, one.starts, one.ends) for row in found for one in row.taken]
    if any(row.slip for row in found):
        # a span that a jump of the clock left nothing of; the others still meet
        assert all(row.slip is RowSlip.PAST for row in found if row.slip)
    now = wall_moment(first + timedelta(days=1), 0, zone) - timedelta(hours=1) + timedelta(minutes=minute)
    now = max(now, min(watch.starts for watch in watches))
    on = [watch for watch in watches if watch.covers(now)]
    assert len(on) == 1
    assert on_duty([FANG, MIN], {}, watches, now=now) == (on[0].staff,)
    assert gaps(watches, watches[0].starts, watches[-1].ends or now) == ()


@given(st.sampled_from([SHANGHAI, BERLIN]), firsts, st.integers(0, 10080), st.integers(0, 600))
def test_a_later_wall_time_is_never_an_earlier_moment(zone: ZoneInfo, day: date, minute: int, more: int) -> None:
    def at(minutes: int) -> datetime:
        return wall_moment(day + timedelta(days=minutes // 1440), minutes % 1440, zone)

    assert at(minute) <= at(minute + more)


def test_a_wall_time_that_is_skipped_means_the_jump() -> None:
    jump = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert wall_moment(date(2026, 3, 29), 150, BERLIN) == jump
    assert wall_moment(date(2026, 3, 29), 120, BERLIN) == jump
    assert wall_moment(date(2026, 3, 29), 180, BERLIN) == jump


HOUR = timedelta(hours=1)


def watch(staff: int, begins: int, ends: int | None, source: ShiftSource = ShiftSource.ROSTER) -> Watch:
    """A stretch from so many hours after noon to so many."""
    return Watch(staff, NOON + begins * HOUR, None if ends is None else NOON + ends * HOUR, source)


ON, OFF = ShiftSource.ON, ShiftSource.OFF


@each(
    [
        ("no shift: everybody", [], {}, (FANG, MIN)),
        ("no shift: a deputy comes last", [], {FANG: OTHER}, (FANG, MIN, OTHER)),
        ("no shift: a deputy who holds it too comes second", [], {FANG: ANNA}, (FANG, MIN, ANNA)),
        ("somebody said off", [watch(FANG, -1, None, OFF)], {}, (MIN,)),
        ("somebody said on", [watch(MIN, -1, None, ON)], {}, (MIN, FANG)),
        ("everybody said off", [watch(FANG, -1, None, OFF), watch(MIN, -1, None, OFF)], {}, ()),
        ("off, and a deputy", [watch(FANG, -1, None, OFF), watch(MIN, -1, None, OFF)], {FANG: OTHER}, (OTHER,)),
        ("the roster", [watch(MIN, -1, 1), watch(FANG, 1, 3)], {}, (MIN,)),
        ("the roster and the deputy of whoever is on", [watch(MIN, -1, 1)], {MIN: OTHER, FANG: ANNA}, (MIN, OTHER)),
        ("a deputy of the roster's other shift", [watch(MIN, -1, 1), watch(FANG, 1, 3)], {MIN: FANG}, (MIN, FANG)),
        ("the shift begins now", [watch(MIN, 0, 1)], {}, (MIN,)),
        ("the shift ended now", [watch(MIN, -1, 0)], {}, ()),
        ("a hole in the roster falls to the deputies", [watch(MIN, -3, -1)], {FANG: OTHER}, (OTHER,)),
        ("off within a shift", [watch(MIN, -1, 1), watch(MIN, -1, 1, OFF)], {}, ()),
        ("on beside the roster", [watch(MIN, -1, 1), watch(FANG, -1, 1, ON)], {}, (FANG, MIN)),
        ("a deputy who said off", [watch(MIN, -1, 1), watch(OTHER, -1, None, OFF)], {MIN: OTHER}, (MIN,)),
        ("a roster that lies ahead", [watch(MIN, 5, 6)], {}, ()),
        ("a shift of somebody not appointed", [watch(OTHER, -1, 1)], {}, ()),
    ]
)
def test_who_holds_an_office(what: str, watches: list[Watch], deputies: dict[int, int], holds: tuple[int, ...]) -> None:
    assert on_duty([FANG, MIN], deputies, watches, now=NOON) == holds, what


def test_a_roster_nobody_renewed_for_a_week_is_none_any_more() -> None:
    old = [watch(MIN, -1, 0)]
    assert on_duty([FANG, MIN], {}, old, now=NOON + LAPSES - HOUR) == ()
    assert on_duty([FANG, MIN], {}, old, now=NOON + LAPSES) == (FANG, MIN)


def test_until_when_somebody_is_on_goes_over_shifts_that_meet() -> None:
    shifts = [watch(FANG, -2, 1), watch(FANG, 1, 4), watch(FANG, 5, 6), watch(MIN, 4, 5)]
    assert ends_at(shifts, FANG, NOON) == NOON + 4 * HOUR
    assert ends_at(shifts, MIN, NOON) is None
    assert ends_at([watch(FANG, -1, None, ON)], FANG, NOON) is None
    assert next_on(shifts, NOON) == shifts[1]


@pytest.mark.parametrize(
    ("watches", "holes"),
    [
        ([], [(0, 10)]),
        ([watch(FANG, -1, 11)], []),
        ([watch(FANG, 1, 3), watch(MIN, 3, 5)], [(0, 1), (5, 10)]),
        ([watch(FANG, 0, 6), watch(MIN, 2, 4)], [(6, 10)]),
        ([watch(FANG, 0, 10, OFF), watch(MIN, 0, 10, ON)], [(0, 10)]),
        ([watch(FANG, 0, 4), watch(MIN, 12, 14)], [(4, 10)]),
    ],
)
def test_the_holes_of_a_roster(watches: list[Watch], holes: list[tuple[int, int]]) -> None:
    assert gaps(watches, NOON, NOON + 10 * HOUR) == tuple((NOON + a * HOUR, NOON + b * HOUR) for a, b in holes)
