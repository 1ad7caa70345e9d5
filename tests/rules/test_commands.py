"""The one table of commands, and what of it each person sees."""

import re

from bot.rules.commands import BY_WORD, COMMANDS, menu
from bot.rules.other_names import ALSO, command_alike, command_meant
from bot.rules.roles import Grant, Role
from tests.each import each

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


@each([one for one in COMMANDS if one.changes])
def test_what_changes_something_needs_a_right(command: object) -> None:
    assert getattr(command, "needs", None) is not None


def test_a_name_from_elsewhere_is_no_name_of_ours_and_leads_to_one() -> None:
    assert not set(ALSO) & set(BY_WORD)
    assert {name for name, _ in ALSO.values()} <= set(BY_WORD)


def test_what_is_typed_behind_it_is_put_where_it_belongs() -> None:
    for word, tail, meant in (
        ("fever", "37.5", "fever 37.5"),
        ("fever", "", "fever"),
        ("fever", "东门网格 37.5", "东门网格 fever 37.5"),
        ("fever", "3网格 37.5", "3网格 fever 37.5"),
        ("fever", "37.3 37.5", "fever 37.3 37.5"),
        ("prompt", "08:00 20:00", "rounds 08:00 20:00"),
        ("escalate", "15 30 60", "red 15 30 60"),
        ("GRANT", "2001 admin", "add 2001 admin"),
        ("lang;", "zh", "zh"),
    ):
        command, said = command_meant(word, tail)
        assert command and said == meant, word
    assert command_meant("nonsense", "x") == (None, "x")


def test_a_slip_of_the_thumb_is_no_other_command() -> None:
    for typed in ("help;", "HELP", "help。", "帮助！"):
        command, _ = command_meant(typed, "")
        assert command is BY_WORD["help"], typed


def test_a_misspelt_command_is_guessed_among_those_that_are_theirs() -> None:
    worker, resident = menu(WORKER, resident=False), menu([], resident=True)
    for typed, meant in (("mising", "missing"), ("alert", "alerts"), ("todya", "today"), ("没报", "missing")):
        assert command_alike(typed, worker) == meant, typed
        assert command_alike(typed, resident) == "", typed
    assert command_alike("nonsense", worker) == command_alike("", worker) == ""
