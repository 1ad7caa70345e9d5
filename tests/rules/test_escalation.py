"""Ladders: who hears, when the next one hears, and what may be pressed."""

import json
from datetime import timedelta
from itertools import pairwise
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.buttons import data
from bot.rules.escalation import (
    BESIDE,
    KINDS,
    OUTCOMES,
    AlertKind,
    AlertState,
    Policy,
    Press,
    Tier,
    Viewer,
    concerns,
    fact_of,
    fever_tier,
    has_risen,
    is_due,
    is_worse,
    policy_for,
    policy_from_json,
    policy_to_json,
    presses,
    step_minutes,
)
from bot.rules.roles import Grant, Role
from bot.rules.slots import Profile
from bot.rules.temperature import Temperature
from tests.world import at

ladders = st.builds(
    policy_for,
    st.sampled_from(AlertKind),
    st.sampled_from(Tier),
    st.builds(
        Profile,
        sos_step=st.integers(1, 30),
        red_step=st.integers(1, 120),
        yellow_step=st.integers(1, 600),
        repeat=st.integers(1, 300),
    ),
)


FIRST = {
    AlertKind.FEVER: {Role.WORKER, Role.HEALTH},
    AlertKind.SYMPTOM: {Role.WORKER, Role.HEALTH},
    AlertKind.UNCONFIRMED: {Role.WORKER, Role.HEALTH},
    AlertKind.SOS: {Role.WORKER, Role.HEALTH},
    AlertKind.MISSED: {Role.WORKER},
    AlertKind.UNREACHABLE: {Role.WORKER},
    AlertKind.STOPPED: {Role.WORKER},
    AlertKind.NOT_HOME: {Role.WORKER, Role.POLICE},
    AlertKind.EVIDENCE: {Role.WORKER},
    AlertKind.CHECKPOINT: {Role.WORKER, Role.LEAD, Role.HEALTH},
    AlertKind.SUPPLY: {Role.WORKER},
}


@pytest.mark.parametrize("kind", AlertKind)
def test_whom_it_concerns_hears_first_and_the_rest_in_their_order(kind: AlertKind) -> None:
    policy = policy_for(kind, KINDS[kind].tiers[-1], Profile())
    assert {role for role, _ in policy.rungs[0].offices} == FIRST[kind]
    assert policy.rungs[0].after == 0
    above = [rung.offices for rung in policy.rungs[1:]]
    if kind is AlertKind.EVIDENCE:  # settled by those who know the door
        assert above == [((Role.WORKER, 1), (Role.LEAD, 0))]
        return
    assert above[-2:] == [((Role.TOWNSHIP, 0),), ((Role.DISTRICT, 0),)]
    if kind is not AlertKind.CHECKPOINT:
        assert above[0] == ((Role.WORKER, 1), (Role.LEAD, 0))
        assert len(above) == 3


def test_what_the_police_hears_of_is_nothing_medical() -> None:
    assert not [kind for kind, way in KINDS.items() if way.medical and Role.POLICE in way.first]


def test_a_traveller_nobody_accepted_goes_to_the_township_after_half_an_hour() -> None:
    rungs = policy_for(AlertKind.CHECKPOINT, Tier.RED, Profile()).rungs
    assert [(rung.after, rung.offices[0][0]) for rung in rungs[1:]] == [(30, Role.TOWNSHIP), (60, Role.DISTRICT)]


def test_a_fever_what_may_be_one_and_symptoms_are_one_thing_to_look_at() -> None:
    facts = {kind: fact_of(kind) for kind in AlertKind}
    assert len({facts[AlertKind.FEVER], facts[AlertKind.UNCONFIRMED], facts[AlertKind.SYMPTOM]}) == 1
    assert len(set(facts.values())) == len(AlertKind) - 2


@pytest.mark.parametrize(
    ("rang", "newest", "risen"),
    [
        (3800, [3850, 3850], True),
        (3800, [3900, 3860], True),
        (3800, [3860], False),
        (3800, [3860, 3840], False),
        (3800, [3840, 3860], False),
        (3800, [], False),
        (3850, [3850, 3850], False),
    ],
)
def test_half_a_degree_more_counts_when_it_was_measured_twice(rang: int, newest: list[int], risen: bool) -> None:
    assert has_risen(rang, newest) is risen


@pytest.mark.parametrize(("tier", "minutes"), [(Tier.SOS, 3), (Tier.RED, 15), (Tier.YELLOW, 60)])
def test_an_sos_climbs_fastest(tier: Tier, minutes: int) -> None:
    assert step_minutes(tier, Profile()) == minutes
    rungs = policy_for(AlertKind.SOS, tier, Profile()).rungs
    assert [rung.after for rung in rungs] == [0, minutes, 2 * minutes, 3 * minutes]


def test_a_tier_nobody_knows_is_a_fault() -> None:
    with pytest.raises(AssertionError):
        step_minutes(cast(Tier, "purple"), Profile())


def test_an_unacknowledged_fever_reaches_the_community_after_a_quarter_of_an_hour() -> None:
    policy = policy_for(AlertKind.FEVER, Tier.RED, Profile())
    raised = at("04-01 08:00")
    assert is_due(policy, taken=0, clock_at=raised, now=raised)
    assert not is_due(policy, taken=1, clock_at=raised, now=at("04-01 08:14:59"))
    assert is_due(policy, taken=1, clock_at=raised, now=at("04-01 08:15"))


def test_the_last_rung_is_told_again_and_again() -> None:
    policy = policy_for(AlertKind.FEVER, Tier.RED, Profile())
    assert [policy.after(taken) for taken in (3, 4, 5)] == [timedelta(minutes=one) for one in (45, 75, 105)]
    assert policy.rung(4) is policy.rung(3) is policy.rungs[-1]


@given(ladders, st.integers(0, 50))
def test_steps_come_in_order_and_never_two_at_one_moment(policy: Policy, taken: int) -> None:
    assert policy.after(taken) < policy.after(taken + 1)


@given(ladders, st.lists(st.integers(0, 4000), min_size=1, max_size=60))
def test_whenever_somebody_looks_the_rungs_are_told_in_order_and_none_is_left_out(
    policy: Policy, looks: list[int]
) -> None:
    raised = at("04-01 08:00")
    told: list[tuple[int, int]] = []
    for minute in sorted(looks):
        # one rung for each look, as the tick does
        if is_due(policy, taken=len(told), clock_at=raised, now=raised + timedelta(minutes=minute)):
            told.append((policy.rungs.index(policy.rung(len(told))), minute))
    for number, (rung, minute) in enumerate(told):
        assert rung == min(number, len(policy.rungs) - 1)
        assert timedelta(minutes=minute) >= policy.after(number), "nobody hears too early"
    assert all(one <= other for one, other in pairwise(rung for rung, _ in told))


@given(ladders)
def test_a_ladder_survives_being_kept_as_json(policy: Policy) -> None:
    assert policy_from_json(json.loads(json.dumps(policy_to_json(policy)))) == policy


@pytest.mark.parametrize(
    ("centi", "tier"),
    [(3729, None), (3730, Tier.YELLOW), (3799, Tier.YELLOW), (3800, Tier.RED), (4200, Tier.RED), (3500, None)],
)
def test_a_fever_begins_at_its_line(centi: int, tier: Tier | None) -> None:
    assert fever_tier(Temperature(centi), Profile()) is tier


def test_the_line_is_the_profiles() -> None:
    strict = Profile(fever_line=3700, red_line=3750)
    assert fever_tier(Temperature(3700), strict) is Tier.YELLOW
    assert fever_tier(Temperature(3750), strict) is Tier.RED


@pytest.mark.parametrize(
    ("new", "old", "worse"),
    [
        (Tier.RED, Tier.YELLOW, True),
        (Tier.SOS, Tier.RED, True),
        (Tier.YELLOW, Tier.RED, False),
        (Tier.RED, Tier.RED, False),
    ],
)
def test_only_something_worse_rings_again(new: Tier, old: Tier, worse: bool) -> None:
    assert is_worse(new, old) is worse


def test_a_kind_is_taken_by_those_it_concerns_and_those_the_ladder_leads_to() -> None:
    for kind, way in KINDS.items():
        taken_by = {role for role in Role if kind in concerns([Grant(role, "/")], "/1/2/")}
        climbs = {role for rung in way.above for role, _ in rung}
        assert set(way.first) | climbs | {Role.ADMIN} <= taken_by, kind
        assert taken_by & BESIDE == set(way.first) & BESIDE, f"only the party that is told of {kind} takes it"
    assert concerns([Grant(Role.WORKER, "/1/2/")], "/1/3/") == frozenset(), "and only in their own place"


def test_every_kind_of_alert_has_outcomes_and_words_for_anything_else() -> None:
    assert set(OUTCOMES) == set(AlertKind)
    for outcomes in OUTCOMES.values():
        assert outcomes[-1].value == "other"
        assert len(set(outcomes)) == len(outcomes)


OPEN = {Press.MINE, Press.REACHED, Press.NO_ANSWER, Press.FILE, Press.NOTE, Press.UP}


@pytest.mark.parametrize(
    ("state", "mine", "masked", "shown"),
    [
        (AlertState.OPEN, False, False, OPEN),
        (AlertState.OPEN, False, True, OPEN),
        (
            AlertState.ACKED,
            True,
            False,
            OPEN - {Press.MINE} | {Press.DONE, Press.BACK, Press.HAND},
        ),
        (AlertState.ACKED, False, True, {Press.DONE, Press.FILE}),
        (AlertState.ACKED, False, False, {Press.FILE}),
        (AlertState.CLOSED, True, False, set()),
        (AlertState.CLOSED, False, True, set()),
    ],
)
def test_the_buttons_of_a_card_follow_from_its_state_and_its_reader(
    state: AlertState, mine: bool, masked: bool, shown: set[Press]
) -> None:
    rows = presses(state, Viewer(mine=mine, masked=masked))
    assert {press for row in rows for press in row} == shown
    assert sum(map(len, rows)) == len(shown), "no button stands twice"


@pytest.mark.parametrize("state", AlertState)
def test_who_may_not_open_a_file_is_not_offered_one(state: AlertState) -> None:
    shown = [press for row in presses(state, Viewer(sees_file=False)) for press in row]
    assert not {Press.FILE, Press.NOTE} & set(shown)
    assert (Press.MINE in shown) is (state is AlertState.OPEN)


def test_a_card_without_a_person_has_nobody_to_phone_or_to_look_up() -> None:
    for state in AlertState:
        shown = {press for row in presses(state, Viewer(mine=True), one_person=False) for press in row}
        assert not shown & {Press.FILE, Press.NOTE, Press.REACHED, Press.NO_ANSWER}


@pytest.mark.parametrize("press", Press)
def test_every_press_is_a_verb_of_callback_data(press: Press) -> None:
    assert data(press.value, 17) == f"{press.value}:17"
