"""The one table of commands, and what of it each person sees."""

import re

import pytest

from bot.rules.commands import BY_WORD, COMMANDS, menu
from bot.rules.roles import Grant, Role

WORKER = [Grant(Role.WORKER, "/1/4/9/12/")]


def names(grants: list[Grant], *, resident: bool) -> list[str]:
    return [command.name for command in menu(grants, resident=resident)]


def test_a_command_has_a_name_telegram_takes_and_a_chinese_one() -> None:
    for command in COMMANDS:
        assert re.fullmatch(r"[a-z][a-z0-9_]{0,31}", command.name)
        assert re.fullmatch(r"[\u4e00-\u9fff]{2,6}", command.alias)


def test_no_word_means_two_commands() -> None:
    assert len(BY_WORD) == 2 * len(COMMANDS)
    assert all(BY_WORD[command.alias] is BY_WORD[command.name] is command for command in COMMANDS)


def test_a_stranger_sees_nothing_that_needs_a_right() -> None:
    assert names([], resident=False) == ["start", "help"]


def test_a_resident_sees_what_is_for_residents() -> None:
    assert names([], resident=True) == [
        "start",
        "help",
        "report",
        "need",
        "sos",
        "call",
        "family",
        "me",
        "settings",
        "stop",
        "out",
    ]


def test_a_worker_sees_their_own_commands_and_no_admins() -> None:
    seen = names(WORKER, resident=False)
    assert {"today", "rep", "find", "enroll", "card"} <= set(seen)
    assert not {"place", "team", "status", "bind", "report"} & set(seen)


def test_a_worker_at_home_in_isolation_sees_both_parts() -> None:
    assert set(names(WORKER, resident=True)) == set(names(WORKER, resident=False)) | set(names([], resident=True))


def test_a_worker_chooses_a_language_too_but_has_no_record_and_nothing_to_stop() -> None:
    assert {"me", "settings", "stop"} & set(names(WORKER, resident=False)) == {"settings"}


def test_an_admin_who_is_resident_sees_everything_in_the_order_of_the_table() -> None:
    assert names([Grant(Role.ADMIN, "/")], resident=True) == [command.name for command in COMMANDS]


@pytest.mark.parametrize("command", [one for one in COMMANDS if one.changes], ids=lambda one: one.name)
def test_what_changes_something_needs_a_right(command: object) -> None:
    assert getattr(command, "needs", None) is not None
