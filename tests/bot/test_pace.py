"""The send budget: fast enough for everybody, never faster than Telegram allows, alerts before all."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pace import MINUTE, SECOND, Limits, Pace
from bot.rules.delivery import Priority

LI, WANG, GROUP = 1001, 1002, -5001


def test_a_fresh_pace_has_room_for_everybody() -> None:
    pace = Pace()
    assert pace.lowest(now=0) == Priority.BROADCAST
    assert pace.wait(now=0) == 0
    assert pace.resting(now=0) == {}


def test_part_of_the_budget_is_kept_for_alerts() -> None:
    pace = Pace(Limits(overall=5, kept=2))
    for chat in range(3):
        pace.note(chat, now=0)
    assert pace.room(Priority.PROMPT, now=0) == 0
    assert pace.room(Priority.ALERT, now=0) == pace.room(Priority.SOS, now=0) == 2
    assert pace.lowest(now=0) == Priority.ALERT
    assert pace.wait(now=0) == SECOND, "a prompt has to wait so long, and the pump looks again when it may go"


def test_alerts_take_nothing_from_what_is_left_for_the_others() -> None:
    pace = Pace(Limits(overall=5, kept=2))
    for chat in range(2):
        pace.note(chat, Priority.ALERT, now=0)
    assert pace.room(Priority.PROMPT, now=0) == 3


def test_a_full_second_has_room_for_nobody_until_it_is_over() -> None:
    pace = Pace(Limits(overall=2, kept=1))
    pace.note(LI, now=10.0)
    pace.note(WANG, now=10.4)
    assert pace.lowest(now=10.5) is None
    assert pace.wait(now=10.5) == pytest.approx(0.5)
    assert pace.room(Priority.ALERT, now=11.0) == 1
    assert pace.lowest(now=11.4) == Priority.BROADCAST


def test_a_private_chat_may_get_a_few_at_once_and_then_one_a_second() -> None:
    pace = Pace(Limits(private_burst=3))
    for _ in range(3):
        pace.note(LI, now=0)
    assert pace.resting(now=0) == {LI: pytest.approx(3 * SECOND)}
    assert pace.resting(now=3.0) == {}


def test_a_group_gets_eighteen_a_minute() -> None:
    pace = Pace()
    for number in range(18):
        assert GROUP not in pace.resting(now=number)
        pace.note(GROUP, now=number)
    assert pace.resting(now=17.5) == {GROUP: pytest.approx(MINUTE - 17.5)}
    assert pace.resting(now=MINUTE) == {}


def test_a_refusal_binds_the_chat_it_was_given_for() -> None:
    pace = Pace()
    assert pace.refused(LI, 7, now=0) is False
    assert pace.resting(now=1) == {LI: 6}
    assert pace.lowest(now=1) == Priority.BROADCAST, "the others go on"


def test_a_shorter_refusal_does_not_end_a_longer_one() -> None:
    pace = Pace()
    pace.refused(LI, 30, now=0)
    pace.refused(LI, 1, now=1)
    assert pace.resting(now=2) == {LI: 28}


def test_refusals_of_several_chats_bind_everybody() -> None:
    pace = Pace()
    assert not pace.refused(LI, 5, now=0)
    assert not pace.refused(LI, 5, now=1), "twice the same chat is one chat"
    assert pace.refused(WANG, 5, now=2)
    assert pace.room(Priority.SOS, now=3) == 0
    assert pace.lowest(now=3) is None
    assert pace.wait(now=3) == pytest.approx(4)
    assert pace.room(Priority.SOS, now=7) > 0


def test_refusals_far_apart_are_not_of_one_cause() -> None:
    pace = Pace()
    assert not pace.refused(LI, 1, now=0)
    assert not pace.refused(WANG, 1, now=10.5)


def test_a_chat_that_rests_no_more_is_forgotten() -> None:
    pace = Pace()
    for chat in range(500):
        pace.note(chat, now=0)
    pace.resting(now=100)
    assert pace._chats == {}


steps = st.lists(
    st.tuples(st.floats(0, 0.2), st.sampled_from([LI, WANG, GROUP, 1003, 1004]), st.sampled_from([0, 1, 2, 3, 4, 5])),
    min_size=1,
    max_size=300,
)


@given(steps)
def test_whoever_asks_before_sending_never_exceeds_a_limit(wishes: list[tuple[float, int, int]]) -> None:
    limits = Limits(overall=6, kept=2, private_burst=3, group_per_minute=5)
    pace, now, sent = Pace(limits), 0.0, list[tuple[float, int, int]]()
    for passed, chat, priority in wishes:
        now += passed
        if chat not in pace.resting(now=now) and pace.room(priority, now=now):
            pace.note(chat, priority, now=now)
            sent.append((now, chat, priority))
    for start, _, _ in sent:
        second = [one for one in sent if start <= one[0] < start + SECOND]
        assert len(second) <= limits.overall
        per_chat = Counter(chat for at, chat, _ in sent if start <= at < start + SECOND * limits.private_burst)
        assert all(count <= limits.private_burst for chat, count in per_chat.items() if chat > 0)
        minute = Counter(chat for at, chat, _ in sent if start <= at < start + MINUTE)
        assert all(count <= limits.group_per_minute for chat, count in minute.items() if chat < 0)


def test_the_pace_reaches_what_it_allows_itself() -> None:
    pace, now, sent = Pace(), 0.0, 0
    while now < 60:
        if pace.room(Priority.PROMPT, now=now):
            pace.note(sent, now=now)
            sent += 1
        else:
            now += 0.01
    assert sent >= 0.95 * 60 * (pace.limits.overall - pace.limits.kept)
