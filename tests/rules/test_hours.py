"""The hour somebody is asked at: theirs to choose, inside the window of the place, and never a round more or less."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.hours import begins, choices, hour, minutes, with_hour
from bot.rules.slots import Profile, Slot, from_json, is_quiet_at, next_due, to_json

ZONE = ZoneInfo("Asia/Shanghai")
TIMES = st.integers(0, 24 * 60 - 1).map(hour)


def shown(place: Profile, own: Profile, slot: str) -> list[str]:
    return [f"{each:%H:%M}" for each in choices(place, own, slot)]


@pytest.mark.parametrize(
    ("place", "slot", "offered"),
    [
        (Profile(), "morning", ["07:00", "07:30", "08:00", "08:30", "09:00", "09:30"]),
        (Profile(), "evening", ["17:00", "17:30", "18:00", "18:30", "19:00", "19:30"]),
        (Profile(prompt_earlier=0, prompt_later=0), "morning", ["08:00"]),
        (Profile(prompt_earlier=9999, prompt_later=0, prompt_step=60), "morning", ["07:00", "08:00"]),
        (Profile(quiet_until=time(7, 45)), "morning", ["08:00", "08:30", "09:00", "09:30"]),
        (Profile(), "noon", []),
    ],
    ids=["default", "evening", "no choice", "never wider than three hours", "not in the quiet hours", "no such slot"],
)
def test_the_hours_on_offer_are_those_of_the_place(place: Profile, slot: str, offered: list[str]) -> None:
    assert shown(place, place, slot) == offered


def test_two_rounds_are_never_open_together() -> None:
    near = Profile(slots=(Slot("morning", time(8)), Slot("noon", time(11))))
    assert shown(near, near, "morning") == ["07:00", "07:30", "08:00", "08:30", "09:00"]


@given(at=TIMES, earlier=st.integers(-500, 500), later=st.integers(-500, 500), step=st.integers(-5, 500))
def test_whatever_the_rule_says_no_choice_is_far_off_or_at_night(at: time, earlier: int, later: int, step: int) -> None:
    place = Profile(slots=(Slot("only", at),), prompt_earlier=earlier, prompt_later=later, prompt_step=step)
    offered = choices(place, place, "only")
    assert at in offered
    assert all(abs(minutes(each) - minutes(at)) <= 180 for each in offered)
    assert all(each == at or not is_quiet_at(each, place) for each in offered)
    assert list(offered) == sorted(set(offered))


@given(
    moves=st.lists(st.tuples(st.integers(0, 3 * 24 * 60), st.sampled_from(["morning", "evening"]), st.integers(0, 5)))
)
def test_however_often_the_hour_is_changed_each_round_comes_once_and_in_order(
    moves: list[tuple[int, str, int]],
) -> None:
    start, last = datetime(2022, 3, 31, 22, tzinfo=UTC), date(2022, 4, 3)
    plain, rounds = to_json(Profile()), []
    due = next_due(Profile(), ZONE, after=start, first=date(2022, 4, 1), last=last)
    pending = sorted((start + timedelta(minutes=after), slot, pick) for after, slot, pick in moves)
    while due is not None:
        while pending and pending[0][0] < due.at:
            moment, slot, pick = pending.pop(0)
            offered = choices(Profile(), from_json(plain), slot)
            chosen = offered[pick % len(offered)]
            plain = with_hour(plain, slot, chosen)
            if due.slot == slot:
                at = begins(due.day, chosen, ZONE, was=due.at, now=moment)
                due = type(due)(due.day, due.slot, at)
        rounds.append((due.day, due.slot))
        due = next_due(from_json(plain), ZONE, after=due.at, first=date(2022, 4, 1), last=last)
    assert rounds == [(date(2022, 4, day), slot) for day in (1, 2, 3) for slot in ("morning", "evening")]
