"""Going out for a moment: short words about now, and nothing that only sounds like it."""

import pytest

from bot.rules.outings import OutingReason, goes_out, is_back, minutes_for, outing_in
from bot.rules.slots import Profile
from tests.each import each


@each(
    [
        ("我下楼扔垃圾", OutingReason.RUBBISH),
        ("下楼扔一下垃圾。", OutingReason.RUBBISH),
        ("倒垃圾去", OutingReason.RUBBISH),
        ("我现在去扔垃圾，", OutingReason.RUBBISH),
        ("taking out the trash", OutingReason.RUBBISH),
        ("我要下楼拿个快递", OutingReason.PARCEL),
        ("取快递", OutingReason.PARCEL),
        ("I'm fetching a parcel", OutingReason.PARCEL),
        ("I am going out to get a parcel", OutingReason.PARCEL),
        ("去医院", OutingReason.DOCTOR),
        ("我去医院看病", OutingReason.DOCTOR),
        ("I am going to the hospital", OutingReason.DOCTOR),
    ]
)
def test_who_goes_out_now_says_what_for(words: str, reason: OutingReason) -> None:
    assert outing_in(words) is reason


@pytest.mark.parametrize(
    "words",
    [
        "昨天去医院了",
        "想去医院但是没有车",
        "带孩子去医院打针，请问要开证明吗",
        "垃圾满了能扔垃圾吗",
        "医院",
        "谁能帮我拿快递",
        "拿到了",
        "不去医院",
        "家里没米了",
        "36.5",
        "",
    ],
)
def test_a_story_or_a_question_is_for_the_worker(words: str) -> None:
    assert outing_in(words) is None
    assert not goes_out(words)
    assert not is_back(words)


@pytest.mark.parametrize("words", ["我出去一下", "出门一趟", "下楼", "going out"])
def test_who_goes_out_without_a_reason_is_asked_for_it(words: str) -> None:
    assert goes_out(words)


@pytest.mark.parametrize(
    "words", ["回来了", "我回来了。", "我到家了", "I'm back", "back home", "倒完垃圾了", "垃圾扔好了", "取好快递回来了"]
)
def test_who_is_back_says_so(words: str) -> None:
    assert is_back(words)


def test_the_windows_are_those_of_the_rule() -> None:
    profile = Profile(outing_rubbish=1, outing_parcel=2, outing_doctor=3)
    assert [minutes_for(reason, profile) for reason in OutingReason] == [1, 2, 3]
