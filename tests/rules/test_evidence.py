"""Pictures of thermometers: when one is asked for, the digits beside it, what is alike and what is apart."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.escalation import OUTCOMES, AlertKind, Tier, policy_for
from bot.rules.evidence import CODES, TRIES, Wanted, are_alike, differs, pause_after, todays_code, wanted_in
from bot.rules.roles import Role
from bot.rules.slots import Profile, from_json, to_json
from bot.rules.temperature import Temperature, Unclear, read
from tests.each import each

TODAY = date(2022, 4, 1)


@pytest.mark.parametrize(
    ("wanted", "slots"),
    [(Wanted.NEVER, []), (Wanted.MORNING, ["morning"]), (Wanted.ALWAYS, ["morning", "evening"])],
)
def test_a_picture_is_asked_for_in_the_rounds_the_profile_names(wanted: Wanted, slots: list[str]) -> None:
    assert [slot for slot in ("morning", "evening") if wanted_in(wanted, slot)] == slots


def test_nobody_is_asked_for_pictures_unless_somebody_decided_so() -> None:
    assert Profile().evidence is Wanted.NEVER


def test_the_wish_for_pictures_survives_the_snapshot() -> None:
    assert from_json(to_json(Profile(evidence=Wanted.MORNING))).evidence is Wanted.MORNING


@given(st.text(min_size=1, max_size=40), st.integers(1, 10**9), st.dates())
def test_the_code_of_a_day_is_two_digits_and_the_same_all_day(secret: str, episode: int, day: date) -> None:
    code = todays_code(secret, episode, day)
    assert len(code) == 2 and code.isdigit()
    assert todays_code(secret, episode, day) == code


@each(CODES)
def test_a_code_is_never_read_as_a_temperature(code: int) -> None:
    assert isinstance(read(str(code)), Unclear)


def test_a_code_says_nothing_about_another_persons_another_days_or_another_houses() -> None:
    people = [todays_code("s", episode, TODAY) for episode in range(500)]
    days = [todays_code("s", 1, TODAY + timedelta(days=day)) for day in range(500)]
    houses = [todays_code(str(secret), 1, TODAY) for secret in range(500)]
    for codes in (people, days, houses):
        assert len(set(codes)) > 50, "they are spread over all there are"
        assert max(codes.count(code) for code in set(codes)) < 30


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("00ff00ff00ff00ff", "00ff00ff00ff00ff", True),
        ("00ff00ff00ff00ff", "00ff00ff00ff00f0", True),
        ("00ff00ff00ff00ff", "00ff00ff00ff0000", False),
        ("", "", False),
        ("", "00ff00ff00ff00ff", False),
    ],
)
def test_pictures_are_alike_when_few_bits_differ(one: str, other: str, alike: bool) -> None:
    assert are_alike(one, other) is alike


@pytest.mark.parametrize(("said", "seen", "apart"), [(3650, 3670, False), (3650, 3680, True), (3820, 3650, True)])
def test_two_values_are_apart_from_the_gap_on(said: int, seen: int, apart: bool) -> None:
    assert differs(Temperature(said), Temperature(seen), gap=Profile().evidence_gap) is apart


def test_fetching_is_tried_with_growing_pauses_and_given_up() -> None:
    pauses = [pause_after(tries) for tries in range(1, TRIES + 1)]
    assert pauses[:2] == [timedelta(seconds=20), timedelta(seconds=60)]
    assert pauses[-1] is None and None not in pauses[:-1]


def test_a_picture_that_says_otherwise_climbs_from_the_worker_to_the_lead_and_no_further() -> None:
    policy = policy_for(AlertKind.EVIDENCE, Tier.YELLOW, Profile())
    assert [rung.offices for rung in policy.rungs] == [((Role.WORKER, 0),), ((Role.WORKER, 1), (Role.LEAD, 0))]
    assert OUTCOMES[AlertKind.EVIDENCE]
