"""People: what a client lets them do, and what it tells them when there is nothing to press."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.sandbox import Impossible, Person, Sandbox
from bot.sandbox.transcript import as_json, as_markdown

CHAT = 1001


def rows(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=label)] for label in labels])


async def pressed(bot: Bot) -> str | None:
    query = (await bot.get_updates())[-1].callback_query
    return query.data if query else None


async def test_the_newest_button_with_that_label_is_pressed(bot: Bot, wang: Person) -> None:
    await bot.send_message(CHAT, "第一次", reply_markup=rows("36.5", "好了"))
    await bot.send_message(CHAT, "第二次", reply_markup=rows("✅ 好了"))
    await bot.send_message(CHAT, "没有按钮")
    wang.presses("好了")
    assert await pressed(bot) == "✅ 好了"
    wang.presses("36.5")
    assert await pressed(bot) == "36.5"


async def test_in_one_message_the_exact_label_wins(bot: Bot, wang: Person) -> None:
    await bot.send_message(CHAT, "点数字", reply_markup=rows("36.50", "36.5"))
    wang.presses("36.5")
    assert await pressed(bot) == "36.5"


async def test_a_missing_button_is_explained_by_what_there_is(bot: Bot, wang: Person) -> None:
    await bot.send_message(CHAT, "点数字", reply_markup=rows("35", "36"))
    with pytest.raises(Impossible, match="no button '确认'; there are: 35, 36"):
        wang.presses("确认")


async def test_a_link_opens_without_telling_the_bot(sandbox: Sandbox, bot: Bot, wang: Person) -> None:
    button = InlineKeyboardButton("打开", url="https://example.org")
    await bot.send_message(CHAT, "说明", reply_markup=InlineKeyboardMarkup([[button]]))
    before = len(sandbox.updates_fed)
    wang.presses("打开")
    assert len(sandbox.updates_fed) == before


async def test_start_carries_the_payload_as_a_command(bot: Bot, sandbox: Sandbox) -> None:
    li = sandbox.person(1002, "李奶奶")
    li.starts("Ab_9-")
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.text == "/start Ab_9-"
    assert message.entities[0].type == "bot_command"
    with pytest.raises(Impossible):
        li.starts("x" * 65)
    with pytest.raises(Impossible):
        li.starts("中文")


async def test_nobody_writes_to_a_bot_they_blocked(wang: Person) -> None:
    wang.blocks()
    with pytest.raises(Impossible):
        wang.says("36.5")
    wang.starts()
    wang.says("36.5")


async def test_only_own_messages_can_be_edited(bot: Bot, wang: Person) -> None:
    sent = await bot.send_message(CHAT, "您好")
    with pytest.raises(Impossible):
        wang.edits(sent.message_id, "36.5")


def test_last_says_so_when_the_bot_never_wrote(wang: Person) -> None:
    with pytest.raises(Impossible, match="has not written"):
        _ = wang.last


async def test_the_same_id_is_the_same_person(sandbox: Sandbox, bot: Bot, wang: Person) -> None:
    await bot.send_message(CHAT, "您好")
    assert sandbox.person(1001).last.text == "您好"
    assert sandbox.person(1001).name == "王大爷"


async def test_two_bots_have_two_chats_with_one_person(sandbox: Sandbox, bot: Bot, wang: Person) -> None:
    other = sandbox.add_bot("222222:OTHEROTHEROTHEROTHEROTHEROTHEROTHER", "other_bot", "别的")
    wang.with_bot(other).says("您好")
    assert [update.message.text for update in await bot.get_updates() if update.message] == ["/start"]
    assert [raw["message"]["text"] for raw in other.queue.fed] == ["您好"]


async def test_the_transcript_tells_who_said_what(sandbox: Sandbox, bot: Bot, wang: Person) -> None:
    card = await bot.send_message(CHAT, "发热 37.9", reply_markup=rows("我来处理"))
    await bot.edit_message_text("王某 接手", CHAT, card.message_id, reply_markup=rows("处理完了"))
    await bot.delete_message(CHAT, card.message_id)
    text = as_markdown(sandbox.world)
    assert "## 王大爷 (1001)" in text
    for words in ("> 王某 接手", "was: '发热 37.9'", "[处理完了]", "edited, deleted", "/start"):
        assert words in text
    (chat,) = as_json(sandbox.world, CHAT)
    assert [message["deleted"] for message in chat["messages"]] == [False, True]
