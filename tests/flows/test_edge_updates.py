"""Updates as they should not come: unknown, twice, out of order, too many, broken, from bots; and people who go."""

from typing import Any

import pytest

from bot.rules.escalation import AlertKind
from bot.sandbox import Person
from bot.services import hearing
from storage import gauges
from storage.models import Alert, Check, Inbox, Outbox, Reading, Reporter, Staff
from storage.words import CheckState, InboxState, OutboxState
from tests.world import World


def text_of(world: World, who: Person, said: str, **more: Any) -> dict[str, Any]:
    """An update with a text message, as Telegram writes it."""
    return {
        "message": {
            "message_id": 7000,
            "from": {"id": who.id, "is_bot": False, "first_name": who.name},
            "chat": {"id": who.id, "type": "private", "first_name": who.name},
            "date": int(world.now.timestamp()),
            "text": said,
            **more,
        }
    }


def states(world: World) -> list[InboxState]:
    """What became of each update, in the order of their numbers."""
    return [one.state for one in sorted(world.rows(Inbox), key=lambda one: one.update_id)]


async def test_what_telegram_invents_tomorrow_is_kept_and_ignored(world: World) -> None:
    inject = world.sandbox.bot.queue.inject
    inject({"teleported_message": {"from": {"id": world.wang.id}, "beam": 7}})
    inject(text_of(world, world.chen, "你好", telepathy={"strength": 3}))
    inject({"poll": {"id": "1", "question": "?", "options": []}})
    inject({"message_reaction": {"chat": {"id": world.wang.id, "type": "private"}}})
    await world.settle()
    assert states(world)[-4] is InboxState.IGNORED
    assert states(world)[-3] is InboxState.DONE
    assert "没看懂" in world.last(world.chen).text
    assert "teleported_message" in world.rows(Inbox)[-4].raw


async def test_an_update_that_comes_twice_takes_effect_once(world: World) -> None:
    await world.enrol(world.wang)
    world.sandbox.faults.add("duplicate", method="getUpdates", times=5)
    await world.says(world.wang, "36.5")
    again = world.sandbox.updates_fed[-1]
    world.sandbox.bot.queue.inject(again)
    await world.settle()
    await world.restart()
    world.sandbox.bot.queue.inject(again)
    await world.settle()
    assert [reading.centi for reading in world.rows(Reading)] == [3650]
    assert len([text for text in world.texts(world.wang) if "36.5℃" in text]) == 1


async def test_numbers_out_of_order_are_handled_in_order(world: World) -> None:
    await world.enrol(world.wang)
    first = world.sandbox.bot.queue._take_id()
    second = world.sandbox.bot.queue._take_id()
    world.sandbox.bot.queue.inject({"update_id": second, **text_of(world, world.wang, "36.8", message_id=7002)})
    world.sandbox.bot.queue.inject({"update_id": first, **text_of(world, world.wang, "36.5", message_id=7001)})
    await world.settle()
    assert [reading.centi for reading in world.rows(Reading)] == [3650, 3680]
    assert not world.saw(world.lin, "从未送到")


async def test_a_hole_in_the_numbers_is_counted_and_told(world: World) -> None:
    world.sandbox.bot.queue.skip_ids(17)
    await world.says(world.stranger, "你好")
    assert world.saw(world.lin, "有 17 条更新从未送到本机器人（过期，或被另一个程序取走）。")
    assert world.db.call(gauges.value, "updates_never_came") == 17


async def test_a_new_beginning_after_a_quiet_week_is_no_hole(world: World) -> None:
    world.clock.advance(8 * 24 * 3600)
    await world.says(world.stranger, "你好")
    assert not world.saw(world.lin, "从未送到")
    assert "还没有您的登记" in world.last(world.stranger).text


async def test_a_bot_that_talks_to_us_hears_nothing(world: World) -> None:
    update = text_of(world, world.stranger, "38.5")
    update["message"]["from"]["is_bot"] = True
    world.sandbox.bot.queue.inject(update)
    await world.settle()
    assert states(world)[-1] is InboxState.IGNORED
    assert world.stranger.sees() == []


async def test_a_bug_costs_one_message_and_is_owned_up_to(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.enrol(world.wang)
    tries = []

    def broken(*_: Any, **__: Any) -> None:
        tries.append(1)
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(hearing, "hear", broken)
        await world.says(world.wang, "我家的门坏了")
    assert tries
    broken_one = world.rows(Inbox)[-1]
    assert (broken_one.state, broken_one.tries) == (InboxState.QUARANTINED, 3)
    told = world.card(world.lin, "没能处理").text
    assert str(broken_one.update_id) in told
    assert "门坏了" not in told
    assert "对不起，是我们这边出了点问题" in world.last(world.wang).text
    await world.says(world.wang, "36.5")
    assert "36.5℃" in world.last(world.wang).text


async def test_what_cannot_be_read_is_put_aside_and_what_follows_goes_on(world: World) -> None:
    await world.enrol(world.wang)
    inject = world.sandbox.bot.queue.inject
    inject({"message": {"message_id": "seven", "date": "yesterday", "chat": 5}})
    inject({"message": "no message at all"})
    inject({"callback_query": {"id": 1}})
    inject(text_of(world, world.wang, "半个字\ud83d 36.5\x00"))
    inject(text_of(world, world.stranger, "你好", chat={"id": 10**30, "type": "private"}))
    await world.says(world.wang, "36.6")
    assert [reading.centi for reading in world.rows(Reading)][-1] == 3660
    aside = [one for one in world.rows(Inbox) if one.state is InboxState.QUARANTINED]
    assert len(aside) >= 3
    assert all(str(one.update_id) in "".join(world.texts(world.lin)) for one in aside)
    assert InboxState.NEW not in states(world)


async def test_five_hundred_messages_in_ten_seconds_drown_nobody(world: World) -> None:
    await world.enrol(world.wang)
    await world.enrol(world.li)
    for number in range(500):
        world.wang.says(f"第 {number} 句话")
    world.li.says("38.5")
    await world.settle()
    assert world.saw(world.fang, "发热 38.5℃")
    assert len(world.rows(Inbox)) > 500
    warnings = [text for text in world.texts(world.wang) if "消息来得有点快" in text]
    assert len(warnings) == 1
    assert len(world.texts(world.fang)) < 100
    await world.says(world.wang, "救命")
    assert world.saw(world.fang, "紧急求助")


async def test_a_flood_of_pictures_does_not_reach_the_worker_either(world: World) -> None:
    await world.enrol(world.wang)
    for _ in range(100):
        world.wang.sends_voice()
    await world.settle()
    assert len(world.rows(Outbox)) < 300
    assert len([one for one in world.rows(Outbox) if one.notice == "PassOn"]) <= 60


async def test_a_resident_who_blocks_us_becomes_a_call_for_the_worker(world: World) -> None:
    await world.enrol(world.wang, "3号楼501 13800000002")
    world.wang.blocks()
    await world.settle()
    card = world.card(world.fang, "收不到消息了")
    assert "王大爷" in card.text
    assert "13800000002" in card.text
    assert [alert.kind for alert in world.rows(Alert)] == [AlertKind.UNREACHABLE]
    sent = len(world.sandbox.calls)
    await world.until("04-01 10:01")
    assert [call for call in list(world.sandbox.calls)[sent:] if str(call.params.get("chat_id")) == "1002"] == []
    assert [check.state for check in world.rows(Check)] == [CheckState.MISSED]
    assert world.saw(world.fang, "还差 1 位")


async def test_back_again_the_resident_is_asked_again(world: World) -> None:
    await world.enrol(world.wang)
    world.wang.blocks()
    await world.settle()
    world.wang.unblocks()
    await world.until("04-01 08:00")
    assert "体温时间到了" in world.last(world.wang).text
    (reporter,) = world.rows(Reporter)
    assert reporter.unreachable_since is None


async def test_a_deleted_account_is_found_out_by_the_answer(world: World) -> None:
    await world.enrol(world.wang)
    world.wang.deactivates()
    await world.until("04-01 08:00")
    assert world.saw(world.fang, "收不到消息了")
    (reporter,) = world.rows(Reporter)
    assert reporter.unreachable_since is not None


async def test_a_worker_who_comes_back_hears_again(world: World) -> None:
    await world.enrol(world.wang)
    world.fang.blocks()
    await world.settle()
    world.fang.unblocks()
    await world.says(world.wang, "38.5")
    assert world.saw(world.fang, "发热 38.5℃")
    assert all(one.unreachable_since is None for one in world.rows(Staff))


async def test_an_unlinked_household_of_two_phones_is_no_task_while_one_answers(world: World) -> None:
    await world.enrol(world.wang)
    await world.says(world.fang, "/card 王大爷")
    token = world.token(world.last(world.fang))
    world.li.starts(token)
    await world.settle()
    await world.presses(world.li, "中文")
    await world.presses(world.li, "我替家人报")
    world.wang.blocks()
    await world.settle()
    assert world.rows(Alert) == []
    await world.until("04-01 08:00")
    assert "王大爷" in world.last(world.li).text


async def test_nothing_is_left_half_done_after_all_this(world: World) -> None:
    await world.enrol(world.wang)
    await world.says(world.wang, "36.5")
    assert {one.state for one in world.rows(Outbox)} == {OutboxState.SENT}
    assert InboxState.NEW not in states(world)
