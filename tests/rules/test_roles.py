"""Who may do what: a role at a place, and everything below it; what is not granted is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.roles import (
    PARTY_ROLE,
    RIGHTS,
    ROLE_WORDS,
    Action,
    Grant,
    Party,
    Role,
    may,
    may_anywhere,
    role_named,
    scopes,
)
from tests.each import each

GRID, COMMUNITY, NEIGHBOUR = "/1/4/9/12/", "/1/4/9/", "/1/4/10/"

lineages = st.lists(st.integers(1, 30), max_size=4).map(lambda ids: "/" + "".join(f"{one}/" for one in ids))
grants = st.builds(Grant, st.sampled_from(Role), lineages)


def test_a_right_reaches_down_the_tree_and_not_up_or_sideways() -> None:
    lead = [Grant(Role.LEAD, COMMUNITY)]
    assert may(lead, Action.ENROL, COMMUNITY)
    assert may(lead, Action.ENROL, GRID)
    assert not may(lead, Action.ENROL, NEIGHBOUR)
    assert not may(lead, Action.ENROL, "/1/4/")


def test_a_place_whose_number_begins_alike_is_another_place() -> None:
    assert not may([Grant(Role.WORKER, "/1/4/")], Action.ENROL, "/1/40/")


def test_who_holds_nothing_may_do_nothing() -> None:
    for action in Action:
        assert not may([], action, GRID)
        assert not may_anywhere([], action)
        assert scopes([], action) == ()


def test_an_admin_of_everywhere_may_do_everything_everywhere() -> None:
    admin = [Grant(Role.ADMIN, "/")]
    assert all(may(admin, action, GRID) for action in Action)


def test_the_police_station_sees_nothing_medical() -> None:
    police = [Grant(Role.POLICE, "/")]
    # they go on and off duty like everybody who works here; that shows nothing of anybody's health
    assert {action for action in Action if may(police, action, GRID)} == {
        Action.HANDLE_ABSENCE,
        Action.SEE_ALERTS,
        Action.SERVE,
    }


def test_the_health_centre_is_not_told_who_is_not_at_home() -> None:
    assert not may([Grant(Role.HEALTH, "/")], Action.HANDLE_ABSENCE, GRID)


def test_the_health_centre_and_the_police_leave_to_the_round_what_ails_nobody() -> None:
    for role in (Role.HEALTH, Role.POLICE):
        assert not may([Grant(role, "/")], Action.HANDLE_ROUND, GRID)


@pytest.mark.parametrize(
    ("role", "action", "allowed"),
    [
        (Role.WORKER, Action.ENROL, True),
        (Role.WORKER, Action.EDIT_TEAM, False),
        (Role.WORKER, Action.BIND_GROUP, False),
        (Role.LEAD, Action.BIND_GROUP, True),
        (Role.HEALTH, Action.HANDLE_ALERT, True),
        (Role.HEALTH, Action.ENROL, False),
        (Role.TOWNSHIP, Action.SEE_PERSON, True),
        (Role.TOWNSHIP, Action.REPORT_FOR, False),
        (Role.DISTRICT, Action.SEE_BOARD, True),
        (Role.DISTRICT, Action.SEE_STATUS, False),
    ],
)
def test_each_role_has_its_rights_and_no_others(role: Role, action: Action, allowed: bool) -> None:
    assert may([Grant(role, "/")], action, GRID) is allowed
    assert may_anywhere([Grant(role, GRID)], action) is allowed


def test_every_action_names_who_may_do_it_and_an_admin_always_may() -> None:
    assert set(RIGHTS) == set(Action)
    for allowed in RIGHTS.values():
        assert Role.ADMIN in allowed


def test_each_party_is_stood_for_by_a_role_of_its_own() -> None:
    assert set(PARTY_ROLE) == set(Party)
    assert len(set(PARTY_ROLE.values())) == len(Party)


@each(
    [
        *ROLE_WORDS.items(),
        *((role.value, role) for role in Role),
        (" Worker ", Role.WORKER),
        ("ADMIN", Role.ADMIN),
        ("boss", None),
        ("", None),
    ]
)
def test_a_role_is_known_by_its_chinese_and_its_english_word(word: str, role: Role | None) -> None:
    assert role_named(word) is role


def test_every_role_has_a_chinese_word() -> None:
    assert set(ROLE_WORDS.values()) == set(Role)


def test_the_widest_scope_stands_for_those_inside_it() -> None:
    held = [Grant(Role.WORKER, GRID), Grant(Role.LEAD, COMMUNITY), Grant(Role.WORKER, NEIGHBOUR)]
    assert scopes(held, Action.ENROL) == (COMMUNITY, NEIGHBOUR)
    assert scopes(held, Action.EDIT_PLACES) == ()


@given(st.lists(grants, max_size=6), st.sampled_from(Action), lineages)
def test_scopes_allow_exactly_what_the_grants_allow(held: list[Grant], action: Action, lineage: str) -> None:
    within = scopes(held, action)
    assert any(lineage.startswith(one) for one in within) == may(held, action, lineage)
    assert bool(within) == may_anywhere(held, action)
    assert not any(one != other and one.startswith(other) for one in within for other in within)
