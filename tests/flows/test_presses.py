"""Button presses as an evil, an impatient or a late thumb does them."""

import pytest

from bot.rules.escalation import AlertState
from bot.sandbox import Person
from storage.models import Alert, AlertStep, Audit, Inbox, Reading, Resident
from storage.words import Happened, InboxState
from tests.world import World

NOT_NOW = "这个按钮现在用不了，请用最新的那条消息。"
NOT_YOURS = "这件事不在您的权限里。需要的话，请联系管理员。"

FORGED = (
    *("ack:-1", "ack:1:2:3:4", "ack:1:2", "ACK:1", "ack", "ack:", "ack:x", "ack:999999999999999999", "ack:0"),
    *("x" * 64, "v1|ack|1", "alert_ack_1", "{}", "ack:1;drop table alert", " ack:1", "ack:1\n"),
    *("out:1:nothing", "out:x:better", "file:99", "board:1:2022-04-01:x:y", "pad:999999999", "value:-5"),
    *("lang:xx", "consent:maybe", "whose:1:1", "yes:1:3850", "no:1", "fix:1", "sosoff:1", "unbind"),
    *("member:1", "member:x", "theirpad:1:36", "theirs:1:3650", "theirs:1:99999", "split:1:yes", "second:1:no"),
    *("relation:1:self", "relation:1:king", "famstop:1", "famback:1", "alldone", "notme"),
)


async def fever(world: World, who: Person, said: str = "38.5") -> Alert:
    """Somebody is registered and reports a fever."""
    await world.enrol(who, "3号楼501")
    await world.says(who, said)
    return world.rows(Alert)[-1]


async def forges(world: World, who: Person, data: str) -> str:
    """Somebody sends callback data of their own making. Returns what popped up."""
    before = len(who.toasts)
    who.presses_data(data)
    await world.settle()
    return who.toasts[-1].text if len(who.toasts) > before else ""


def quarantined(world: World) -> list[int]:
    """Updates that broke something."""
    return [one.update_id for one in world.rows(Inbox) if one.state is InboxState.QUARANTINED]


async def test_nothing_forged_does_anything_or_breaks_anything(world: World) -> None:
    await fever(world, world.wang)
    for data in FORGED:
        world.liu.presses_data(data)
        await world.settle()
    assert world.rows(Alert)[0].state is AlertState.OPEN
    assert quarantined(world) == []
    assert len(world.liu.toasts) == len(FORGED)
    assert {toast.text for toast in world.liu.toasts} <= {NOT_NOW, "这一条已经处理过了。"}
    assert all(toast.show_alert for toast in world.liu.toasts)


async def test_a_resident_forges_in_vain_too(world: World) -> None:
    alert = await fever(world, world.wang)
    numbers = ("value:999999", "value:0", "value:4600", "value:3299", "pad:32", "pad:46", "person:1", "repask:1")
    staff = (f"rep:{world.rows(Resident)[0].id}:3650", f"ack:{alert.id}", f"out:{alert.id}:better", "today:1", "card:1")
    for data in (*numbers, *staff):
        world.wang.presses_data(data)
        await world.settle()
    assert [reading.centi for reading in world.rows(Reading)] == [3850]
    assert world.rows(Alert)[0].state is AlertState.OPEN
    assert quarantined(world) == []
    assert {toast.text for toast in world.wang.toasts} <= {NOT_NOW, NOT_YOURS}


async def test_data_cut_in_the_middle_of_a_character_is_refused(world: World) -> None:
    for data in ("中" * 21 + "\ufffd", "退" * 21, "\ud83d", "\x00", ""):
        assert await forges(world, world.fang, data) == NOT_NOW, repr(data)
    assert quarantined(world) == []


async def test_a_game_has_no_data_and_is_ignored(world: World) -> None:
    world.fang.presses_data("ack:1")
    press = world.sandbox.bot.queue._queue[-1].update["callback_query"]
    del press["data"]
    press["game_short_name"] = "snake"
    await world.settle()
    assert world.rows(Inbox)[-1].state is InboxState.IGNORED


async def test_pressed_twice_in_a_blink_it_counts_once(world: World) -> None:
    await fever(world, world.wang)
    card = world.card(world.fang, "发热")
    world.fang.presses("我来处理", on=card)
    world.fang.presses("我来处理", on=card)
    await world.settle()
    assert [toast.text for toast in world.fang.toasts][-2:] == [
        "好，这件归您了。处理完请点“处理完了”。",
        "这件已经是您的了。",
    ]
    assert [step.what for step in world.rows(AlertStep)].count(Happened.ACKED) == 1


async def test_a_button_of_one_alert_pressed_on_the_card_of_another_is_refused(world: World) -> None:
    first = await fever(world, world.wang)
    await fever(world, world.li)
    world.fang.presses_data(f"ack:{first.id}", on=world.card(world.fang, "李奶奶"))
    await world.settle()
    assert world.fang.toasts[-1].text == NOT_NOW
    assert {alert.state for alert in world.rows(Alert)} == {AlertState.OPEN}


@pytest.mark.parametrize("who", ["zhou", "wang", "stranger"])
async def test_whom_it_does_not_concern_is_refused_and_kept_in_the_trail(world: World, who: str) -> None:
    alert = await fever(world, world.wang)
    presser: Person = getattr(world, who)
    if who == "stranger":
        presser.starts()
        await world.settle()
    presser.presses_data(f"ack:{alert.id}")
    await world.settle()
    assert presser.toasts[-1].text == NOT_YOURS
    assert presser.toasts[-1].show_alert
    refused = [line for line in world.rows(Audit) if line.what == "refused"]
    assert [(line.telegram_id, line.subject) for line in refused] == [(presser.id, "handle_alert")]
    assert world.rows(Alert)[0].state is AlertState.OPEN


async def test_staff_of_another_place_are_refused(world: World) -> None:
    alert = await fever(world, world.wang)
    await world.says(world.lin, "/place add 开发区/长河街道/西山社区/1网格")
    await world.says(world.lin, f"/team add {world.anna.id} 网格员 西山社区/1网格 Anna")
    world.anna.starts()
    await world.settle()
    world.anna.presses_data(f"ack:{alert.id}")
    await world.settle()
    assert world.anna.toasts[-1].text.startswith("This is not within your rights")
    assert world.rows(Alert)[0].state is AlertState.OPEN


async def test_who_was_removed_from_the_team_can_press_nothing_any_more(world: World) -> None:
    alert = await fever(world, world.wang)
    await world.says(world.lin, f"/team remove {world.min.id}")
    world.min.presses_data(f"ack:{alert.id}")
    await world.settle()
    assert world.min.toasts[-1].text == NOT_YOURS
    assert world.rows(Alert)[0].state is AlertState.OPEN


async def test_a_message_too_old_to_be_shown_is_pressed_by_its_data_alone(world: World) -> None:
    await fever(world, world.wang)
    old = world.card(world.fang, "发热")
    world.clock.advance(72 * 3600)
    world.fang.presses("我来处理", on=old)
    pressed = world.sandbox.bot.queue._queue[-1].update["callback_query"]["message"]
    assert pressed["date"] == 0
    await world.settle()
    assert world.fang.toasts[-1].text == "好，这件归您了。处理完请点“处理完了”。"
    assert "✅ 王芳" in world.card(world.liu, "发热").text


async def test_an_answer_that_came_too_late_undoes_nothing(world: World) -> None:
    await fever(world, world.wang)
    fault = world.sandbox.faults.add(
        "status",
        method="answerCallbackQuery",
        code=400,
        description="Bad Request: query is too old and response timeout expired or query ID is invalid",
    )
    await world.presses(world.fang, "我来处理")
    assert fault.hits == 1
    assert world.rows(Alert)[0].state is AlertState.ACKED
    assert "✅ 王芳" in world.card(world.liu, "发热").text


async def test_a_value_confirmed_twice_is_one_reading(world: World) -> None:
    await world.enrol(world.wang)
    await world.says(world.wang, "43.0")
    asked = world.last(world.wang)
    world.wang.presses("是 43.0℃", on=asked)
    world.wang.presses("是 43.0℃", on=asked)
    await world.settle()
    assert [reading.centi for reading in world.rows(Reading)] == [4300]
    assert world.wang.toasts[-1].text == "这一条已经处理过了。"


async def test_the_question_of_one_chat_is_not_answered_from_another(world: World) -> None:
    await world.enrol(world.wang)
    await world.enrol(world.li)
    await world.says(world.wang, "43.0")
    data = str(world.last(world.wang).rows[0][0]["callback_data"])
    world.li.presses_data(data)
    await world.settle()
    assert world.rows(Reading) == []
    assert world.li.toasts[-1].text == NOT_NOW


async def test_an_outcome_of_another_kind_of_alert_is_refused(world: World) -> None:
    alert = await fever(world, world.wang)
    world.fang.presses_data(f"out:{alert.id}:new_code")
    await world.settle()
    assert world.fang.toasts[-1].text == NOT_NOW
    assert world.rows(Alert)[0].state is AlertState.OPEN


async def test_what_is_not_in_ones_hands_cannot_be_given_back(world: World) -> None:
    alert = await fever(world, world.wang)
    await world.presses(world.fang, "我来处理")
    world.liu.presses_data(f"back:{alert.id}", on=world.card(world.liu, "发热"))
    await world.settle()
    assert world.liu.toasts[-1].text == "这件现在不在您手上。"
    assert world.rows(Alert)[0].state is AlertState.ACKED


async def test_every_button_we_send_fits_and_is_understood(world: World) -> None:
    await fever(world, world.wang)
    await world.presses(world.fang, "我来处理")
    await world.presses(world.fang, "处理完了")
    await world.says(world.fang, "/find 王大爷")
    await world.says(world.fang, "/today")
    staff = (world.fang, world.liu, world.wang)
    shown = [button for who in staff for seen in who.sees() for row in seen.rows for button in row]
    assert shown
    assert all(len(str(button["callback_data"]).encode()) <= 64 for button in shown)
