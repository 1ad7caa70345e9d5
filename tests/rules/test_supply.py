"""The life of a request: no step leads out of an end, and each is taken by those it is for."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.slots import Profile
from bot.rules.supply import (
    AWAITED,
    DONE,
    ENDS,
    MOVES,
    Eta,
    Side,
    SupplyState,
    SupplyStep,
    Urgency,
    after,
    due_at,
    eta_at,
    number_of,
    price_in,
    shown_price,
    steps_open,
)
from tests.each import each
from tests.world import at

ZONE = ZoneInfo("Asia/Shanghai")


@given(st.lists(st.tuples(st.sampled_from(SupplyStep), st.sampled_from(Side)), max_size=40))
def test_no_request_reaches_two_ends(steps: list[tuple[SupplyStep, Side]]) -> None:
    state, ends = SupplyState.DRAFT, []
    for step, side in steps:
        reached = after(state, step, side)
        if reached is None:
            continue
        assert state not in ENDS, "nothing leads out of an end"
        state = reached
        ends += [state] if state in ENDS else []
    assert len(ends) <= 1


def test_every_state_can_be_reached_and_left_unless_it_is_an_end() -> None:
    reached, grew = {SupplyState.DRAFT}, True
    while grew:
        found = {after(one, step, side) for one in reached for step in SupplyStep for side in Side} - {None}
        grew = not found <= reached
        reached |= {one for one in found if one}
    assert reached == set(SupplyState)
    for state in SupplyState:
        leads_on = any(after(state, step, side) not in {None, state} for step in SupplyStep for side in Side)
        assert leads_on == (state not in ENDS)
    assert not AWAITED & (DONE | ENDS)
    assert set(MOVES) == set(SupplyStep)


def test_nothing_is_declined_before_a_person_has_taken_it() -> None:
    assert after(SupplyState.OWED, SupplyStep.DECLINE, Side.OWNER) is None
    assert after(SupplyState.ACCEPTED, SupplyStep.DECLINE, Side.STAFF) is None, "nor by somebody else"
    assert after(SupplyState.ACCEPTED, SupplyStep.CANCEL, Side.RESIDENT) is None, "bought by now, perhaps"
    assert steps_open(SupplyState.OWED, Side.STAFF) == (SupplyStep.ACCEPT,)
    assert steps_open(SupplyState.AT_DOOR, Side.RESIDENT) == (SupplyStep.GOT, SupplyStep.NOT_FOUND, SupplyStep.WRONG)
    assert all(steps_open(end, side) == () for end in ENDS for side in Side)


@pytest.mark.parametrize(
    ("urgency", "asked", "due"),
    [
        (Urgency.URGENT, "04-01 23:00", "04-02 00:00"),
        (Urgency.TODAY, "04-01 09:00", "04-01 17:00"),
        (Urgency.TODAY, "04-01 23:00", "04-02 14:30"),
        (Urgency.TOMORROW, "04-01 09:00", "04-02 17:00"),
    ],
)
def test_what_is_urgent_counts_at_night_too(urgency: Urgency, asked: str, due: str) -> None:
    assert due_at(urgency, asked_at=at(asked), zone=ZONE, profile=Profile()) == at(due)


def test_an_hour_that_is_promised_is_never_past() -> None:
    for eta in Eta:
        for hour in range(24):
            now = at(f"04-01 {hour:02}:30")
            assert eta_at(eta, now=now, zone=ZONE) >= now + timedelta(hours=1)
    assert eta_at(Eta.TODAY, now=at("04-01 09:00"), zone=ZONE) == at("04-01 18:00")
    assert number_of(17, at("04-01 00:30"), ZONE) == "0401-17"


@each(
    [
        ("23.5", 2350),
        ("¥23.50", 2350),
        ("２３．５元", 2350),
        ("23块5", 2350),
        ("二十三块五", 2350),
        ("一共23块", 2300),
        ("0.1", 10),
        ("免费", 0),
        ("free", 0),
        ("0", 0),
        ("total 12.30", 1230),
        ("49999.99", 4999999),
        ("50001", None),
        ("-5", None),
        ("贵", None),
        ("", None),
        ("23.555", None),
        ("1e5", None),
        ("23 24", None),
    ]
)
def test_a_price_is_whole_fen_or_none(said: str, fen: int | None) -> None:
    assert price_in(said) == fen


@given(st.integers(0, 10**9))
def test_a_price_that_is_shown_is_the_price_that_was_said(fen: int) -> None:
    shown = shown_price(fen)
    assert "." in shown and int(shown.replace(".", "")) == fen
    if fen <= 5_000_000:
        assert price_in(shown) == fen
