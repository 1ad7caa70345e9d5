"""When somebody is erased follows from the rule, and by which words they are found."""

from datetime import timedelta

from bot.rules.forgetting import erased_at, needles, warned_at
from bot.rules.slots import Profile
from tests.world import at


def test_the_retention_is_the_rules_and_a_week_before_it_is_said() -> None:
    ended = at("04-14 10:00")
    for days in (7, 30, 60):
        rule = Profile(retain_days=days)
        assert erased_at(rule, ended_at=ended) == ended + timedelta(days=days)
        assert warned_at(rule, ended_at=ended) == ended + timedelta(days=days - 7)


def test_what_is_too_short_finds_nobody() -> None:
    assert needles("李奶奶", "13800000002", "3号楼2单元501") == ("李奶奶", "13800000002", "3号楼2单元501")
    assert needles("李", "", "3号") == ()
