"""The tables of presses and of updates: each case has a story that plays it; what no other file tells is told here."""

import asyncio
from importlib import import_module

import pytest

from bot import listener
from bot.listener import Wedged
from storage.models import Check, Reading, Reporting
from storage.words import CheckState
from tests.world import World

TOLD = {
    "flows.test_alerts": {
        "whoever_takes_it_stops_the_climb_and_every_copy_says_so": "K001",
        "a_press_after_the_end_says_so_and_takes_the_buttons_away": "K007",
        "a_value_from_the_backlog_says_when_it_was_measured": "U010",
        "a_forwarded_value_is_asked_about_and_not_forgotten": "U005",
    },
    "flows.test_presses": {
        "pressed_twice_in_a_blink_it_counts_once": "K002",
        "nothing_forged_does_anything_or_breaks_anything": "K012 K015 K016 K017 K018 K024",
        "data_cut_in_the_middle_of_a_character_is_refused": "K019",
        "a_game_has_no_data_and_is_ignored": "K020",
        "a_button_of_one_alert_pressed_on_the_card_of_another_is_refused": "K023",
        "a_message_too_old_to_be_shown_is_pressed_by_its_data_alone": "K008",
        "an_answer_that_came_too_late_undoes_nothing": "K010",
        "the_question_of_one_chat_is_not_answered_from_another": "K022",
        "a_value_confirmed_twice_is_one_reading": "K027",
    },
    "flows.test_forgery": {"a_resident_who_is_in_the_group_takes_no_alert_there": "K004"},
    "flows.test_ladder": {"the_township_can_take_what_has_climbed_to_it_and_all_levels_see_it": "K006"},
    "flows.test_reading": {
        "a_value_edited_into_a_fever_rings": "U001",
        "a_fever_edited_away_is_shown_and_closes_nothing": "U002",
    },
    "flows.test_rounds": {"a_report_shortly_before_the_round_is_its_answer": "U007"},
    "flows.test_edge_updates": {
        "an_update_that_comes_twice_takes_effect_once": "U012",
        "numbers_out_of_order_are_handled_in_order": "U013",
        "a_hole_in_the_numbers_is_counted_and_told": "U014",
        "what_telegram_invents_tomorrow_is_kept_and_ignored": "U016",
        "a_bot_that_talks_to_us_hears_nothing": "U020",
        "a_resident_who_blocks_us_becomes_a_call_for_the_worker": "U022",
        "a_deleted_account_is_found_out_by_the_answer": "U028 U044",
        "five_hundred_messages_in_ten_seconds_drown_nobody": "U047",
    },
    "flows.test_groups": {
        "a_strangers_group_hears_one_sentence_and_is_left": "U021",
        "removed_from_the_group_we_say_so_and_go_to_the_people": "U024",
        "silenced_in_the_group_we_say_so_once_and_come_back_when_let": "U025",
        "a_move_nobody_told_us_of_is_learnt_from_the_answer": "U027",
        "an_anonymous_admin_is_refused": "U040",
    },
    "flows.test_delivery_faults": {
        "a_refused_formatting_costs_the_bold_type_and_not_the_alert": "U031",
        "told_to_wait_in_one_chat_only_that_chat_waits": "U032",
        "a_captive_portal_and_a_dead_line_only_make_us_wait": "U034",
        "an_alert_of_unknown_fate_is_repeated_and_marked": "U035",
        "a_question_of_unknown_fate_is_let_be": "U035",
        "a_single_404_from_a_proxy_stops_nothing": "U036",
        "whoever_takes_our_updates_is_told_apart_from_trouble_and_said": "U038",
    },
    "flows.test_joining": {"a_new_phone_takes_a_new_card_and_the_old_phone_keeps_reporting": "U042"},
    "flows.test_everyday": {"who_stops_is_phoned_and_comes_back_with_one_tap": "K033"},
    "flows.test_tables": {
        "an_edit_of_yesterday_changes_yesterday_and_nothing_of_today": "U003",
        "a_silent_line_gets_a_new_client_and_in_the_end_the_process_gives_up": "U039",
        "a_phone_number_alone_binds_nobody": "U043",
    },
    "services.test_presence": {"many_doors_have_pages": "K031"},
}
MEASURED = {"U048"}  # by tests/bench/sending.py: fevers told while ten thousand questions drain
ALL = (
    "K001 K002 K004 K006 K007 K008 K010 K012 K015 K016 K017 K018 K019 K020 K022 K023 K024 K027 K031 K033 "
    "U001 U002 U003 U005 U007 U010 U012 U013 U014 U016 U020 U021 U022 U024 U025 U027 U028 U031 U032 U034 U035 U036 "
    "U038 U039 U040 U042 U043 U044 U047 U048"
)


def test_every_case_is_told_by_a_story_that_is_there() -> None:
    told: set[str] = set(MEASURED)
    for module, stories in TOLD.items():
        for story, cases in stories.items():
            assert hasattr(import_module(f"tests.{module}"), f"test_{story}"), story
            told |= set(cases.split())
    assert " ".join(sorted(told)) == ALL


async def test_an_edit_of_yesterday_changes_yesterday_and_nothing_of_today(world: World) -> None:
    await world.enrol(world.wang)
    await world.until("04-01 08:00")
    sent = world.wang.says("36.5")
    await world.settle()
    world.clock.advance(24 * 3600 + 60)
    await world.settle()
    world.wang.edits(sent, "36.8")
    await world.settle()
    first, second = world.rows(Reading)
    assert (second.centi, second.supersedes, second.check_id) == (3680, first.id, first.check_id)
    answered = [one.id for one in world.rows(Check) if one.state is CheckState.ANSWERED]
    assert answered == [first.check_id]


async def test_a_silent_line_gets_a_new_client_and_in_the_end_the_process_gives_up(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener, "backoff", lambda *_, **__: 0.001)
    world.sandbox.faults.add("status", method="getUpdates", code=502, times=None)
    ours = world.app.listener
    running = asyncio.create_task(ours.run())
    await asyncio.sleep(0.05)
    assert ours.health.rebuilt == 0
    ours.health.last_good -= 91
    await asyncio.sleep(0.05)
    assert ours.health.rebuilt
    ours.health.last_good -= 210
    with pytest.raises(Wedged):
        await asyncio.wait_for(running, 5)


async def test_a_phone_number_alone_binds_nobody(world: World) -> None:
    await world.says(world.fang, "/enroll 王大爷 东门网格 13800000002")
    world.stranger.starts()
    world.stranger.shares_contact("13800000002")
    await world.settle()
    await world.says(world.stranger, "13800000002")
    assert world.rows(Reporting) == []
