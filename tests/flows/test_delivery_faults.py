"""When Telegram refuses, stalls, loses an answer or is not there: each row of the table, end to end."""

import asyncio
from datetime import timedelta

import pytest

from bot import clock
from bot.listener import TokenRevoked
from bot.pump import Pump
from bot.rules.delivery import Priority
from bot.sandbox import Person
from bot.services import sending
from storage.models import Alert, BoundGroup, Inbox, Outbox, Reading
from storage.words import OutboxState
from tests.world import World

REPEAT = "可能重复"


def arrived(world: World, who: Person, words: str) -> list[str]:
    """Every message with these words that Telegram took for somebody, repeats too."""
    return [one.text for one in world.sandbox.sent if one.chat_id == who.id and words in one.text]


def calls(world: World, method: str, chat: int) -> int:
    """How often a method was tried on a chat."""
    return sum(call.method == method and str(call.params.get("chat_id")) == str(chat) for call in world.sandbox.calls)


def owed(world: World, notice: str) -> list[Outbox]:
    """What became of messages of a kind."""
    return [row for row in world.rows(Outbox) if row.notice == notice]


async def test_told_to_wait_in_one_chat_only_that_chat_waits(world: World) -> None:
    await world.enrol(world.wang)
    before = calls(world, "sendMessage", world.liu.id)
    world.sandbox.faults.add("status", method="sendMessage", chat_id=world.liu.id, retry_after=35)
    await world.says(world.wang, "38.5")
    assert len(arrived(world, world.fang, "发热")) == 1
    assert len(arrived(world, world.wang, "比平时高")) == 1
    assert arrived(world, world.liu, "发热") == []
    await world.wait(seconds=25)
    assert calls(world, "sendMessage", world.liu.id) == before + 1
    await world.wait(seconds=10)
    assert len(arrived(world, world.liu, "发热")) == 1


async def test_a_voice_that_cannot_be_passed_on_is_asked_after_by_the_worker(world: World) -> None:
    await world.enrol(world.wang)
    gone = "Bad Request: message to copy not found"
    world.sandbox.faults.add("status", method="copyMessage", code=400, description=gone)
    world.wang.sends_voice()
    await world.settle()
    assert "发来语音" in world.texts(world.fang)[-2], world.texts(world.fang)
    assert world.last(world.fang).text == "有一条语音、图片或文件没能转给您，可能对方已经删了。请直接问一问。"
    assert not world.saw(world.lin, "被 Telegram 退回")


async def test_who_is_stopped_while_taking_words_up_says_them_first(world: World) -> None:
    await world.enrol(world.wang)
    world.wang.says("36.5")
    await world.app.listener.poll(0)
    await world.app.dispatcher.feed()
    await world.app.dispatcher.work_one()
    pump = Pump(world.db, world.app.pump.bot, world.app.pump.renderer)
    speaking = asyncio.ensure_future(pump.speak_once())
    await asyncio.sleep(0)  # the database is marking what it will give us
    await pump.finish()
    speaking.cancel()
    assert len(arrived(world, world.wang, "36.5℃")) == 1
    assert OutboxState.SENDING not in {row.state for row in world.rows(Outbox)}


async def test_told_to_wait_in_several_chats_everybody_waits(world: World) -> None:
    await world.enrol(world.wang)
    for who in (world.fang, world.liu):
        world.sandbox.faults.add("status", method="sendMessage", chat_id=who.id, retry_after=20)
    world.wang.says("38.5")
    await world.app.listener.poll(0)
    await world.app.dispatcher.feed()
    await world.app.dispatcher.work_one()
    await world.app.pump.speak_once()
    assert world.app.pump.pace.wait(now=clock.monotonic()) > 15
    assert await world.app.pump.claim() == 0
    await world.wait(seconds=21)
    for who in (world.fang, world.liu):
        assert len(arrived(world, who, "发热")) == 1
    assert len(arrived(world, world.wang, "比平时高")) == 1


@pytest.mark.parametrize("trouble", ["502", "lost", "html"])
async def test_an_alert_of_unknown_fate_is_repeated_and_marked(world: World, trouble: str) -> None:
    await world.enrol(world.wang)
    if trouble == "502":
        world.sandbox.faults.add("status", method="sendMessage", chat_id=world.fang.id, code=502)
    elif trouble == "lost":
        world.sandbox.faults.add("lost", method="sendMessage", chat_id=world.fang.id)
    else:
        world.sandbox.faults.add("html", method="sendMessage", chat_id=world.fang.id)
    await world.says(world.wang, "38.5")
    cards = arrived(world, world.fang, "发热")
    assert len(cards) == (2 if trouble == "lost" else 1)
    assert cards[-1].startswith(f"⚠️ {REPEAT}")
    assert [REPEAT in card for card in cards].count(False) == len(cards) - 1
    assert not world.saw(world.liu, REPEAT)
    # whichever copy is pressed, it counts, and takes the other along
    await world.presses(world.fang, "我来处理", on=world.fang.sees()[-len(cards)])
    assert all("✅ 王芳" in seen.text for seen in world.fang.sees()[-len(cards) :])


@pytest.mark.parametrize("trouble", ["502", "lost", "html"])
async def test_a_question_of_unknown_fate_is_let_be(world: World, trouble: str) -> None:
    await world.enrol(world.wang)
    if trouble == "502":
        world.sandbox.faults.add("status", method="sendMessage", chat_id=world.wang.id, code=502)
    elif trouble == "lost":
        world.sandbox.faults.add("lost", method="sendMessage", chat_id=world.wang.id)
    else:
        world.sandbox.faults.add("html", method="sendMessage", chat_id=world.wang.id)
    await world.until("04-01 08:10")
    assert len(arrived(world, world.wang, "体温时间到了")) == (1 if trouble == "lost" else 0)
    assert [row.state for row in owed(world, "Ask")] == [OutboxState.UNCERTAIN]
    await world.until("04-01 08:45")
    assert world.saw(world.wang, "还没收到您早上的体温")


async def test_a_reply_of_unknown_fate_is_said_again_while_it_is_fresh(world: World) -> None:
    await world.enrol(world.wang)
    world.sandbox.faults.add("lost", method="sendMessage", chat_id=world.wang.id)
    await world.says(world.wang, "36.5")
    assert [REPEAT in text for text in arrived(world, world.wang, "36.5℃")] == [False, True]


async def test_a_reply_that_went_stale_meanwhile_is_let_be(world: World) -> None:
    await world.enrol(world.wang)
    world.sandbox.faults.add("status", method="sendMessage", chat_id=world.wang.id, code=502, times=None)
    await world.says(world.wang, "36.5")
    await world.wait(minutes=5)
    assert [row.state for row in owed(world, "HowAreYou")] == [OutboxState.UNCERTAIN]
    assert len(world.rows(Reading)) == 1


async def test_what_certainly_did_not_leave_is_sent_again_unmarked(world: World) -> None:
    await world.enrol(world.wang)
    world.sandbox.faults.add("drop", method="sendMessage", times=4)
    await world.says(world.wang, "38.5")
    await world.wait(minutes=1)
    for who, words in ((world.fang, "发热"), (world.liu, "发热"), (world.wang, "比平时高")):
        assert [REPEAT in text for text in arrived(world, who, words)] == [False]


async def test_after_hours_without_telegram_the_alert_goes_first(world: World) -> None:
    await world.enrol(world.wang)
    await world.enrol(world.li)
    down = world.sandbox.faults.add("drop", method="sendMessage", times=None)
    await world.until("04-01 08:01")
    await world.says(world.wang, "38.5")
    tries = calls(world, "sendMessage", world.fang.id)
    await world.wait(minutes=10)
    assert calls(world, "sendMessage", world.fang.id) - tries <= 25  # every half minute at the most
    world.sandbox.faults.remove(down)
    before = len(world.sandbox.sent)
    await world.until("04-01 11:00")
    first = world.sandbox.sent[before]
    assert "发热" in first.text
    assert {row.state for row in owed(world, "AlertCard")} == {OutboxState.SENT}
    assert len(arrived(world, world.li, "体温时间到了")) <= 1


async def test_a_refused_formatting_costs_the_bold_type_and_not_the_alert(world: World) -> None:
    await world.enrol(world.wang)
    world.sandbox.faults.add(
        "status",
        method="sendMessage",
        chat_id=world.fang.id,
        code=400,
        description="Bad Request: can't parse entities: Unsupported start tag",
    )
    await world.says(world.wang, "38.5")
    card = world.card(world.fang, "发热 38.5℃")
    assert "<b>" not in card.html
    assert "<b>" not in card.text
    assert "我来处理" in card.labels


async def test_a_reply_telegram_will_not_take_is_put_aside_and_told(world: World) -> None:
    await world.enrol(world.wang)
    world.sandbox.faults.add(
        "status", method="sendMessage", chat_id=world.wang.id, code=400, description="Bad Request: BUTTON_DATA_INVALID"
    )
    await world.says(world.wang, "36.5")
    (row,) = owed(world, "HowAreYou")
    assert row.state is OutboxState.QUARANTINED
    told = world.card(world.lin, "被 Telegram 退回").text
    assert str(row.id) in told
    assert "36.5" not in told
    assert len(world.rows(Reading)) == 1


async def test_a_card_somebody_deleted_is_shown_anew(world: World) -> None:
    await world.enrol(world.wang)
    await world.says(world.wang, "38.5")
    card = world.card(world.fang, "发热")
    card.chat.messages[card.message_id].deleted_at = world.now
    await world.presses(world.liu, "我来处理")
    again = world.card(world.fang, "发热")
    assert again.message_id != card.message_id
    assert "✅ 刘医生" in again.text
    await world.presses(world.liu, "处理完了")
    await world.presses(world.liu, "退热了")
    assert "办结" in world.card(world.fang, "发热").text
    assert len(arrived(world, world.fang, "发热")) == 2


async def test_nothing_rings_for_a_deleted_card_of_what_is_over(world: World) -> None:
    await world.enrol(world.wang)
    await world.says(world.wang, "38.5")
    card = world.card(world.liu, "发热")
    card.chat.messages[card.message_id].deleted_at = world.now
    world.fang.presses_data(f"out:{world.rows(Alert)[0].id}:better", on=world.card(world.fang, "发热"))
    await world.settle()
    assert "办结" in world.card(world.fang, "发热").text
    assert len(arrived(world, world.liu, "发热")) == 1


async def test_an_edit_that_changes_nothing_is_as_good_as_done(world: World) -> None:
    await world.enrol(world.wang)
    await world.says(world.wang, "38.5")
    world.sandbox.faults.add(
        "status",
        method="editMessageText",
        code=400,
        description="Bad Request: message is not modified: specified new message content is exactly the same",
        times=2,
    )
    await world.presses(world.fang, "我来处理")
    assert {row.state for row in owed(world, "Redraw")} == {OutboxState.SENT}
    assert len(arrived(world, world.fang, "发热")) == 1


async def test_a_lost_edit_is_done_again_without_a_mark(world: World) -> None:
    await world.enrol(world.wang)
    await world.says(world.wang, "38.5")
    world.sandbox.faults.add("lost", method="editMessageText", times=2)
    await world.presses(world.fang, "我来处理")
    await world.wait(seconds=10)
    for who in (world.fang, world.liu):
        assert "✅ 王芳" in world.card(who, "发热").text
        assert not world.saw(who, REPEAT)


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: user is deactivated"),
        (400, "Bad Request: chat not found"),
    ],
)
async def test_a_worker_out_of_reach_lets_the_alert_climb_at_once(world: World, code: int, description: str) -> None:
    await world.enrol(world.wang)
    world.sandbox.faults.add(
        "status", method="sendMessage", chat_id=world.fang.id, code=code, description=description, times=None
    )
    await world.says(world.wang, "38.5")
    assert len(arrived(world, world.chen, "发热")) == len(arrived(world, world.min, "发热")) == 1


async def test_killed_while_sending_each_kind_meets_its_own_fate(world: World) -> None:
    await world.enrol(world.wang)
    await world.enrol(world.li)
    await world.until("04-01 07:59")
    world.clock.advance(timedelta(minutes=1))
    await world.app.scheduler.run_all()
    world.wang.says("38.5")
    await world.app.listener.poll(0)
    await world.app.dispatcher.feed()
    while not world.app.dispatcher.idle:
        await world.app.dispatcher.work_one()
    taken = []
    while more := await world.db.run(sending.claim, now=world.now, limit=20, lowest=Priority.BROADCAST):
        taken += more  # the alerts come alone, before anything else
    assert {"AlertCard", "FeverNoted", "Ask"} <= {row.notice for row in owed_now(world)}
    assert len(taken) >= 4
    await world.restart()
    for who in (world.fang, world.liu):
        assert [REPEAT in text for text in arrived(world, who, "发热")] == [True]
    assert [REPEAT in text for text in arrived(world, world.wang, "比平时高")] == [True]
    assert arrived(world, world.li, "体温时间到了") == []
    assert OutboxState.SENDING not in {row.state for row in world.rows(Outbox)}


def owed_now(world: World) -> list[Outbox]:
    """What is on the way just now."""
    return [row for row in world.rows(Outbox) if row.state is OutboxState.SENDING]


async def test_a_group_that_moved_gets_its_card_once(world: World) -> None:
    group = world.sandbox.group("东门网格群", [world.chen])
    await world.settle()
    await world.says(world.chen, "/bind 东风社区", chat=group)
    await world.enrol(world.wang)
    new = group.upgrade()
    world.sandbox.bot.queue.drop_all()
    await world.says(world.wang, "38.5")
    assert [one.chat_id for one in world.sandbox.sent if "王某某" in one.text] == [new.id]
    assert [row.chat_id for row in world.rows(BoundGroup)] == [new.id]


@pytest.mark.parametrize(
    ("description", "told"),
    [
        ("terminated by other getUpdates request", "另一个程序正在用同一个 token 收消息"),
        ("can't use getUpdates method while webhook is active; use deleteWebhook…", "这个 token 上设着 webhook"),
    ],
)
async def test_whoever_takes_our_updates_is_told_apart_from_trouble_and_said(
    world: World, description: str, told: str
) -> None:
    fault = world.sandbox.faults.add(
        "status", method="getUpdates", code=409, description=f"Conflict: {description}", times=3
    )
    waits = [await world.app.listener.poll(0) for _ in range(3)]
    assert waits == sorted(waits)
    assert waits[0] > 0
    assert fault.hits == 3
    await asyncio.sleep(0.05)
    await world.settle()
    assert world.saw(world.lin, told)
    assert world.app.listener.health.conflicts == 3
    assert "还没有您的登记" in (await world.says(world.stranger, "你好")).text


async def test_a_single_404_from_a_proxy_stops_nothing(world: World) -> None:
    world.sandbox.faults.add("status", method="getUpdates", code=404, description="Not Found", times=5)
    for _ in range(5):
        assert 0 < await world.app.listener.poll(0) <= 15
    assert "还没有您的登记" in (await world.says(world.stranger, "你好")).text


async def test_a_server_without_a_method_costs_the_method_and_not_the_bot(world: World) -> None:
    await world.enrol(world.wang)
    world.sandbox.faults.add("status", method="sendMessage", code=404, description="Not Found", times=6)
    await world.says(world.wang, "38.5")
    await world.wait(seconds=30)
    assert not world.app.pump.revoked.is_set()
    assert [REPEAT in text for text in arrived(world, world.fang, "发热")] == [False]


async def test_a_token_refused_send_after_send_is_the_end(world: World) -> None:
    await world.enrol(world.wang)
    world.sandbox.faults.add("status", method="sendMessage", code=401, description="Unauthorized", times=6)
    await world.says(world.wang, "38.5")
    await world.wait(seconds=30)
    assert world.app.pump.revoked.is_set()


async def test_a_token_refused_again_and_again_is_the_end(world: World) -> None:
    world.sandbox.faults.add("status", method="getUpdates", code=401, description="Unauthorized", times=None)
    with pytest.raises(TokenRevoked):
        for _ in range(3):
            await world.app.listener.poll(0)


async def test_a_captive_portal_and_a_dead_line_only_make_us_wait(world: World) -> None:
    for kind in ("html", "drop", "lost"):
        world.stranger.says(f"你好 {kind}")
        world.sandbox.faults.add(kind, method="getUpdates")
        assert await world.app.listener.poll(0) > 0
    await world.settle()
    assert len([one for one in world.rows(Inbox) if one.chat_id == world.stranger.id]) == 3


async def test_what_the_database_does_not_take_is_not_confirmed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.enrol(world.wang)

    async def full(*_: object, **__: object) -> None:
        raise OSError("database or disk is full")

    world.wang.says("38.5")
    confirmed = world.sandbox.bot.queue.confirmed
    with monkeypatch.context() as patch:
        patch.setattr(world.app.listener.db, "run", full)
        assert await world.app.listener.poll(0) > 0
        assert await world.app.listener.poll(0) > 0
    assert world.sandbox.bot.queue.confirmed == confirmed
    assert world.sandbox.bot.queue.waiting() == 1
    await world.settle()
    assert world.saw(world.fang, "发热 38.5℃")
