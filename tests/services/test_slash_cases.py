"""Every case of `slash_args.json` by its number: typed here where an office is enough, or told by a story named here.

The words of the cases are those of a sketch; the command that does the same is named with each.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.notices import ApprovalCard, Export
from bot.services import exporting, files, ruling, teaming
from bot.services.refusals import Refused
from storage.models import Approval, Audit, RuleChange
from tests.bot import test_settings as settings
from tests.flows import test_admin_commands as commands
from tests.flows import test_everyday as everyday
from tests.flows import test_forgery as forgery
from tests.flows import test_groups as groups
from tests.flows import test_joining as joining
from tests.flows import test_staff_commands as desk
from tests.services import test_forgetting as forgetting
from tests.services.admins import second_admin
from tests.services.office import LI, LIN, Office

LISTED = Path(__file__).parents[1] / "data" / "slash_args.json"
CASES = {one["id"]: one for one in json.loads(LISTED.read_text(encoding="utf-8"))}
TEAM = "开发区/长河街道/东风社区 吴霞"

# the command that does it, what is typed behind it, and why it is refused; nothing where it is done
TYPED: dict[str, tuple[Callable[..., Any], str, str]] = {
    "C001": (ruling.by_command, "fever 37.4", ""),
    "C002": (ruling.by_command, "fever 36", "rule-range"),
    "C004": (ruling.by_command, "fever -1", "rule-wrong"),
    "C005": (ruling.by_command, "fever 37,5", ""),
    "C006": (ruling.by_command, "fever ３７．３", ""),
    "C007": (ruling.by_command, "fever 37.3 37.5", "rule-one-value"),
    "C008": (ruling.by_command, "fever", ""),
    "C009": (ruling.by_command, "fever NaN", "rule-wrong"),
    "C012": (ruling.by_command, "rounds 08:00 20:00", ""),
    "C014": (ruling.by_command, "rounds 25:00", "rule-wrong"),
    "C015": (ruling.by_command, "rounds 08:00 08:05", "rule-close"),
    "C019": (ruling.by_command, "red 15 30 60", ""),
    "C035": (files.find, "' OR 1=1 --", "find-nobody"),
    "C038": (exporting.by_command, "", ""),
    "C042": (exporting.by_command, "../../etc/passwd", "place-unknown"),
    "C044": (teaming.by_command, f"add @wuxia 管理员 {TEAM}", "team-id-wrong"),
    "C045": (teaming.by_command, f"add 123456789 管理员 {TEAM}", ""),
    "C048": (teaming.by_command, f"add 0 管理员 {TEAM}", "team-id-wrong"),
    "C051": (teaming.by_command, f"add 1087968824 管理员 {TEAM}", "team-id-wrong"),
}
TOLD: dict[str, Callable[..., object]] = {
    "C023": desk.test_a_wrong_word_gets_one_line_and_registers_nobody,
    "C024": desk.test_a_name_with_a_space_goes_in_quotes_of_any_kind,
    "C027": desk.test_markup_in_a_name_is_shown_as_it_was_typed,
    "C028": desk.test_a_phone_is_kept_in_digits_however_it_was_typed,
    "C029": desk.test_a_wrong_word_gets_one_line_and_registers_nobody,
    "C031": desk.test_the_same_person_twice_is_one_person_and_no_second_code,
    "C033": desk.test_nothing_typed_is_a_wildcard,
    "C034": desk.test_nothing_typed_is_a_wildcard,
    "C036": desk.test_find_without_words_several_and_many,
    # erasing takes a second person in place of a code: nobody erases by one message, however it is repeated
    "C052": forgetting.test_a_dry_run_says_who_comes_next_and_erases_nothing,
    "C053": forgetting.test_only_an_admin_asks,
    "C054": forgetting.test_refused_or_left_alone_nothing_goes,
    "C055": forgetting.test_one_asks_another_agrees_and_everything_is_gone,
    "C056": joining.test_start_tells_staff_their_commands,
    "C057": joining.test_strangers_are_answered_politely_and_once_an_hour,
    "C058": joining.test_five_wrong_codes_an_hour_and_then_even_the_right_one_waits,
    "C059": joining.test_wrong_used_expired_and_revoked_codes_get_the_same_words,
    "C060": joining.test_wrong_used_expired_and_revoked_codes_get_the_same_words,
    "C062": joining.test_the_same_account_scanning_again_is_told_that_all_is_set,
    "C065": joining.test_a_code_shown_in_a_group_is_burned,
    "C068": commands.test_a_full_width_slash_and_a_lone_slash,
    "C069": commands.test_a_full_width_slash_and_a_lone_slash,
    "C071": commands.test_a_full_width_slash_and_a_lone_slash,
    "C072": commands.test_a_full_width_slash_and_a_lone_slash,
    "C073": commands.test_a_command_that_is_none_gets_a_hint_and_is_not_repeated,
    "C075": commands.test_a_command_that_is_none_gets_a_hint_and_is_not_repeated,
    "C076": commands.test_a_forwarded_command_changes_nothing_and_is_kept_in_the_trail,
    "C077": groups.test_a_command_counts_only_from_its_author,
    "C081": groups.test_a_command_counts_only_from_its_author,
    "C082": commands.test_a_change_that_comes_hours_late_is_not_carried_out_but_a_look_is,
    "C083": forgery.test_whose_role_was_taken_a_second_ago_commands_nothing,
    "C086": settings.test_a_token_is_all_it_takes,
    "C089": everyday.test_another_language_changes_everything_after_and_the_menu,
    "C090": everyday.test_another_language_changes_everything_after_and_the_menu,
    "C084": commands.test_a_command_counts_once_however_often_it_arrives,
}


def test_every_case_is_told() -> None:
    assert CASES.keys() == TYPED.keys() | TOLD.keys() | {"C043"}


def test_what_is_typed_is_done_or_refused_with_its_reason(office: Office) -> None:
    second_admin(office)
    office.enrol(LI, "李奶奶")
    for case, (service, tail, why) in TYPED.items():
        kept = len(office.rows(Audit))
        if not why:
            office.does(LIN, service, tail)
            continue
        with pytest.raises(Refused) as refused:
            office.does(LIN, service, tail)
        assert refused.value.key == why, f"{case}: {CASES[case]}"
        assert len(office.rows(Audit)) == kept, case
    done = [(one.name, one.shown_after) for one in office.rows(RuleChange)]
    assert done == [
        ("fever", "37.4"),
        ("fever", "37.5"),
        ("fever", "37.3"),
        ("rounds", "08:00 20:00"),
        ("red", "15 30 60"),
    ]
    (wish,) = office.rows(Approval)
    assert wish.decided_by is None and office.owed(kind=ApprovalCard), "another admin is asked"
    (exported,) = [one for one in office.rows(Audit) if one.what == "exported"]
    assert exported.subject == "count:1" and office.owed(kind=Export)


def test_a_list_of_people_is_for_private_chats(office: Office) -> None:
    """C043."""
    with pytest.raises(Refused, match="in-private-only"):
        office.does(LIN, exporting.by_command, "", group=-100)
