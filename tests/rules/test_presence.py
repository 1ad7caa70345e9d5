"""Presence rounds: what a day has next, doors, and how each stands."""

from datetime import time, timedelta

import pytest

from bot.rules.presence import (
    BOARD,
    DoorState,
    Found,
    Person,
    VisitOutcome,
    door_state,
    doors_of,
    ends_after,
    next_routine,
    state_of,
)
from bot.rules.reminders import Remind, may_remind
from bot.rules.slots import Profile, Slot, from_json, to_json
from bot.rules.views import Tab, View, page_of, view_in
from tests.world import SHANGHAI, at


@pytest.mark.parametrize(
    ("after", "name", "begins"),
    [
        ("04-01 07:00", BOARD, "04-01 07:30"),
        ("04-01 07:30", "forenoon", "04-01 11:00"),
        ("04-01 11:00", "night", "04-01 20:30"),
        ("04-01 20:30", BOARD, "04-02 07:30"),
        ("04-01 23:59", BOARD, "04-02 07:30"),
    ],
)
def test_a_day_has_a_board_and_two_rounds(after: str, name: str, begins: str) -> None:
    due = next_routine(Profile(), SHANGHAI, after=at(after))
    assert (due.slot, due.at) == (name, at(begins))


def test_a_place_may_have_other_times_and_they_are_kept() -> None:
    profile = Profile(presence=(Slot("noon", time(12, 0)),), presence_ends=(45,), board_at=time(6, 45))
    kept = from_json(to_json(profile))
    assert kept == profile
    assert next_routine(kept, SHANGHAI, after=at("04-01 07:00")).at == at("04-01 12:00")
    assert ends_after(kept, "noon") == timedelta(minutes=45)


def test_a_round_ends_by_its_own_rule_and_an_unknown_one_by_the_last() -> None:
    profile = Profile(presence_ends=(90, 60))
    assert ends_after(profile, "forenoon") == timedelta(minutes=90)
    assert ends_after(profile, "night") == timedelta(minutes=60)
    assert ends_after(profile, "long gone") == timedelta(minutes=60)
    assert ends_after(Profile(presence_ends=(30,)), "night") == timedelta(minutes=30)


def test_a_household_at_one_address_is_one_door() -> None:
    people = [
        Person(3, "王大爷", "3-2-501"),
        Person(1, "王奶奶", "3－2－501"),
        Person(2, "李奶奶", "1-1-101"),
        Person(4, "赵六", ""),
        Person(5, "钱七", ""),
    ]
    doors = doors_of(people)
    assert [[one.resident for one in door.people] for door in doors] == [[2], [1, 3], [4], [5]]
    assert doors[1].first == 1


def test_doors_stand_in_the_order_one_walks_by() -> None:
    addresses = ["12号楼101", "3号楼1201", "3号楼501", "甲单元", "፩"]
    doors = doors_of(Person(at, "某", address) for at, address in enumerate(addresses, 1))
    assert [door.address for door in doors] == ["3号楼501", "3号楼1201", "12号楼101", "፩", "甲单元"]


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (None, DoorState.OPEN),
        (Found(VisitOutcome.HOME, False, 0), DoorState.HOME),
        (Found(VisitOutcome.HOME, False, 5), DoorState.HOME),
        (Found(VisitOutcome.AWAY, False, 0), DoorState.AWAY),
        (Found(VisitOutcome.AWAY, True, 0), DoorState.DECLARED),
        (Found(VisitOutcome.NO_CONTACT, False, 1), DoorState.AGAIN),
        (Found(VisitOutcome.NO_CONTACT, False, 2), DoorState.LOST),
    ],
)
def test_a_person_stands_as_they_were_found_last(found: Found | None, state: DoorState) -> None:
    assert state_of(found, Profile(presence_tries=2)) is state


def test_a_door_stands_as_the_person_who_needs_most_looking_after() -> None:
    assert door_state([DoorState.HOME, DoorState.OPEN]) is DoorState.OPEN
    assert door_state([DoorState.HOME, DoorState.AWAY]) is DoorState.AWAY
    assert door_state([DoorState.HOME]) is DoorState.HOME


@pytest.mark.parametrize(
    ("answer", "known"),
    [
        (Remind.YES, {}),
        (Remind.NIGHT, {"quiet": True}),
        (Remind.OVER, {"over": True}),
        (Remind.ALREADY, {"already": True}),
        (Remind.ENOUGH, {"today": 2}),
        (Remind.NIGHT, {"quiet": True, "over": True, "already": True, "today": 9}),
    ],
)
def test_nobody_is_reminded_at_night_twice_in_a_round_or_too_often(answer: Remind, known: dict[str, bool]) -> None:
    asked = {"quiet": False, "already": False, "today": 0, "most": 2, "over": False} | known
    assert may_remind(**asked) is answer  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "view",
    [View(), View(Tab.MISSING, 3), View(Tab.ALL, 2, 17), View(Tab.MISSING, 1, 17, "36"), View(Tab.HOME, 1, 5, "each")],
)
def test_a_view_comes_back_from_its_button(view: View) -> None:
    assert view_in(str(view)) == view


@pytest.mark.parametrize(
    "word", ["x", "missing.x", "missing.1.2.3.4", "MISSING.1", "missing..1", "missing.99999", "missing.1.2.ÄÖ", "."]
)
def test_what_is_no_view_is_none(word: str) -> None:
    assert view_in(word) is None


def test_a_page_beyond_the_last_is_the_last() -> None:
    rows = list(range(17))
    assert page_of(rows, 1)[0] == tuple(range(8))
    assert page_of(rows, 99) == ((16,), page_of(rows, 3)[1])
    assert (page_of(rows, 99)[1].page, page_of(rows, 99)[1].pages) == (3, 3)
    assert page_of([], 5) == ((), page_of([], 1)[1])
