"""Slots and the moments that follow from them: over changes of the clock, over midnight, over outages."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.rules import slots as slots_rules
from bot.rules.slots import (
    MOST_KNOWN,
    PUNCTUAL,
    Due,
    Profile,
    Slot,
    course,
    day_of,
    from_json,
    is_quiet,
    last_day,
    moment,
    next_due,
    quiet_ends,
    to_json,
    too_late_to_ask,
)
from bot.rules.temperature import Temperature
from tests.world import SHANGHAI, at

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [
    ZoneInfo(name) for name in ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Africa/Cairo", "Asia/Kolkata")
]
APRIL = date(2022, 4, 1)

wall_times = st.times().map(lambda one: one.replace(second=0, microsecond=0))
slots = st.lists(wall_times, min_size=1, max_size=4, unique=True).map(
    lambda times: tuple(Slot(f"s{number}", one) for number, one in enumerate(times))
)
zones = st.sampled_from(ZONES)
minutes = st.integers(1, 600)
profiles = st.builds(
    Profile,
    slots=slots,
    nudges=st.lists(minutes, max_size=4).map(tuple),
    closes_after=minutes,
    quiet_from=wall_times,
    quiet_until=wall_times,
)
moments = st.integers(0, 60 * 24 * 700).map(lambda ahead: at("01-01 00:00") + timedelta(minutes=ahead))


def every_due(profile: Profile, zone: ZoneInfo, first: date, last: date) -> list[Due]:
    """Walk through an episode as the round tick does: from each slot to the next."""
    found: list[Due] = []
    after = datetime.combine(first, time(), tzinfo=zone).astimezone(UTC) - timedelta(minutes=1)
    while due := next_due(profile, zone, after=after, first=first, last=last):
        found.append(due)
        after = due.at
    return found


def test_the_first_morning_comes_after_the_registration() -> None:
    def due_after(registered: str) -> Due | None:
        return next_due(Profile(), SHANGHAI, after=at(registered), first=APRIL, last=APRIL)

    assert due_after("04-01 07:59") == Due(APRIL, "morning", at("04-01 08:00"))
    assert due_after("04-01 08:00") == Due(APRIL, "evening", at("04-01 18:00"))
    assert due_after("04-01 18:00") is None, "the last day is over"


def test_an_episode_that_begins_later_is_asked_from_its_first_day_on() -> None:
    later = APRIL + timedelta(days=3)
    due = next_due(Profile(), SHANGHAI, after=at("04-01 07:00"), first=later, last=later)
    assert due == Due(later, "morning", at("04-04 08:00"))


def test_fourteen_days_have_twenty_eight_rounds() -> None:
    found = every_due(Profile(), SHANGHAI, APRIL, last_day(APRIL, 14))
    assert len(found) == 28
    assert found[-1] == Due(date(2022, 4, 14), "evening", at("04-14 18:00"))


@pytest.mark.parametrize(
    ("day", "gap"), [(date(2022, 3, 27), "an hour is missing"), (date(2022, 10, 30), "an hour comes twice")]
)
def test_a_round_in_the_hour_of_the_change_happens_once(day: date, gap: str) -> None:
    night = Profile(slots=(Slot("night", time(2, 30)), Slot("late", time(3, 15))))
    found = every_due(night, BERLIN, day - timedelta(days=1), day + timedelta(days=1))
    assert sorted((one.day, one.slot) for one in found) == sorted(
        (day + timedelta(days=ahead), slot) for ahead in (-1, 0, 1) for slot in ("night", "late")
    ), gap


@given(slots, zones, st.dates(date(2022, 1, 1), date(2023, 12, 1)), st.integers(1, 10))
@example((Slot("a", time(2, 30)), Slot("b", time(3, 15))), BERLIN, date(2022, 3, 27), 1)
@example((Slot("a", time(0, 30)), Slot("b", time(1, 15))), ZoneInfo("Africa/Cairo"), date(2023, 4, 28), 1)
def test_no_change_of_the_clock_doubles_or_drops_a_slot(
    chosen: tuple[Slot, ...], zone: ZoneInfo, first: date, days: int
) -> None:
    profile, last = Profile(slots=chosen), last_day(first, days)
    found = every_due(profile, zone, first, last)
    identities = [(one.day, one.slot) for one in found]
    assert len(set(identities)) == len(identities)
    assert all(one.at < other.at for one, other in pairwise(found))
    # in an hour that is not there two slots can fall on one moment; then they are one question
    wanted = {moment(first + timedelta(days=ahead), slot.at, zone) for ahead in range(days) for slot in chosen}
    assert {one.at for one in found} == wanted
    for one in found:
        slot = profile.slot(one.slot)
        assert slot is not None
        assert one.at == moment(one.day, slot.at, zone)


@given(st.dates(date(2022, 1, 1), date(2023, 12, 31)), wall_times, zones)
def test_a_moment_shows_its_wall_time_unless_the_hour_is_not_there(day: date, wall: time, zone: ZoneInfo) -> None:
    found = moment(day, wall, zone)
    assert found.tzinfo is UTC
    shown = found.astimezone(zone).replace(tzinfo=None)
    ahead = shown - datetime.combine(day, wall)
    assert ahead in {timedelta(0), timedelta(hours=1)}


@given(profiles)
def test_a_profile_survives_being_kept_as_json(profile: Profile) -> None:
    assert from_json(to_json(profile)) == profile


def test_a_later_layer_of_rules_wins_and_unknown_rules_are_left_out() -> None:
    district = {"fever_line": 3750, "nudges": [30], "quiet_from": "22:00"}
    community = {"fever_line": 3720, "slots": [["noon", "12:30"]], "colour": "red"}
    profile = from_json(district, community)
    assert profile.fever_line == 3720
    assert profile.fever == Temperature(3720)
    assert profile.nudges == (30,)
    assert profile.quiet_from == time(22, 0)
    assert profile.slot("noon") == Slot("noon", time(12, 30))
    assert profile.slot("morning") is None
    assert from_json() == Profile()


def test_many_different_profiles_are_not_remembered_without_end() -> None:
    for days in range(1, 2 * MOST_KNOWN + 2):
        assert from_json({"days": days}).days == days
    assert from_json({"days": 1}) == Profile(days=1), "and one that was forgotten is read again"
    assert len(slots_rules._KNOWN) <= MOST_KNOWN


def test_a_check_opened_in_time_keeps_the_times_of_its_slot() -> None:
    due = at("04-01 08:00")
    for opened in ("04-01 08:00:00", "04-01 08:00:05", "04-01 08:05:00"):
        found = course(Profile(), due_at=due, opened_at=at(opened))
        assert found.nudges == (at("04-01 08:45"), at("04-01 09:30"))
        assert found.closes_at == at("04-01 10:00")


def test_who_was_asked_late_has_the_full_time() -> None:
    found = course(Profile(), due_at=at("04-01 08:00"), opened_at=at("04-01 09:10"))
    assert found.nudges[0] == at("04-01 09:55")
    assert found.closes_at == at("04-01 11:10")


@given(profiles, st.timedeltas(timedelta(0), timedelta(hours=10)))
def test_the_steps_of_a_check_come_in_order(profile: Profile, late: timedelta) -> None:
    due = at("04-01 08:00")
    found = course(profile, due_at=due, opened_at=due + late)
    assert list(found.nudges) == sorted(found.nudges)
    assert [found.after(steps) for steps in range(len(found.nudges))] == list(found.nudges)
    assert found.after(len(found.nudges)) == found.closes_at
    assert found.closes_at >= due + late - PUNCTUAL + timedelta(minutes=profile.closes_after)


@pytest.mark.parametrize(
    ("now", "late"), [("04-01 08:00", False), ("04-01 09:59", False), ("04-01 10:00", True), ("04-01 20:00", True)]
)
def test_a_slot_whose_time_went_by_is_not_asked_any_more(now: str, late: bool) -> None:
    assert too_late_to_ask(Profile(), due_at=at("04-01 08:00"), now=at(now)) is late


def test_the_first_day_counts() -> None:
    assert day_of(APRIL, APRIL) == 1
    assert last_day(APRIL, 1) == APRIL
    assert day_of(APRIL, last_day(APRIL, 14)) == 14


@pytest.mark.parametrize(
    ("now", "quiet", "ends"),
    [
        ("04-01 21:29", False, ""),
        ("04-01 21:30", True, "04-02 06:30"),
        ("04-01 23:59", True, "04-02 06:30"),
        ("04-02 00:00", True, "04-02 06:30"),
        ("04-02 06:29", True, "04-02 06:30"),
        ("04-02 06:30", False, ""),
        ("04-02 12:00", False, ""),
    ],
)
def test_the_night_is_quiet_until_the_morning(now: str, quiet: bool, ends: str) -> None:
    assert is_quiet(at(now), SHANGHAI, Profile()) is quiet
    if quiet:
        assert quiet_ends(at(now), SHANGHAI, Profile()) == at(ends)


def test_quiet_hours_may_lie_within_one_day_or_be_none() -> None:
    siesta = Profile(quiet_from=time(12, 0), quiet_until=time(14, 0))
    assert is_quiet(at("04-01 13:00"), SHANGHAI, siesta)
    assert not is_quiet(at("04-01 14:00"), SHANGHAI, siesta)
    assert quiet_ends(at("04-01 13:00"), SHANGHAI, siesta) == at("04-01 14:00")
    none = Profile(quiet_from=time(8, 0), quiet_until=time(8, 0))
    assert not is_quiet(at("04-01 08:00"), SHANGHAI, none)


@given(profiles, zones, moments)
@example(Profile(quiet_from=time(21), quiet_until=time(2, 30)), BERLIN, datetime(2022, 10, 30, 1, 10, tzinfo=UTC))
def test_the_quiet_ends_later_and_it_is_not_quiet_then(profile: Profile, zone: ZoneInfo, now: datetime) -> None:
    if is_quiet(now, zone, profile):
        ends = quiet_ends(now, zone, profile)
        assert now < ends <= now + timedelta(hours=25)
        assert not is_quiet(ends, zone, profile)
