"""Edits, deletions, pins, and the answers to presses."""

from datetime import timedelta

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    ReplyKeyboardMarkup,
)
from telegram.error import BadRequest

from bot.sandbox import Impossible, Person, Sandbox, SandboxClock, plain_png

CHAT = 1001


def inline(label: str, data: str = "ack:1") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data)]])


async def test_a_card_is_edited_in_place_and_keeps_its_history(bot: Bot, wang: Person) -> None:
    card = await bot.send_message(CHAT, "发热 37.9", reply_markup=inline("我来处理"))
    edited = await bot.edit_message_text("王某 接手", CHAT, card.message_id, reply_markup=inline("处理完了"))
    assert not isinstance(edited, bool)
    assert edited.edit_date is not None
    assert wang.last.message_id == card.message_id
    assert (wang.last.text, wang.last.labels, wang.last.edits) == ("王某 接手", ["处理完了"], ("发热 37.9",))


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, wang: Person) -> None:
    card = await bot.send_message(CHAT, "<b>发热</b>", parse_mode="HTML", reply_markup=inline("我来处理"))
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text(
            "<b>发热</b>", CHAT, card.message_id, parse_mode="HTML", reply_markup=inline("我来处理")
        )
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_reply_markup(CHAT, card.message_id, reply_markup=inline("我来处理"))
    await bot.edit_message_text("发热", CHAT, card.message_id, reply_markup=inline("我来处理"))


async def test_what_is_not_there_or_not_ours_can_not_be_edited(bot: Bot, wang: Person) -> None:
    said = wang.says("36.5")
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", CHAT, 999)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", CHAT, said.message_id)


async def test_a_message_with_a_reply_keyboard_can_not_be_edited(bot: Bot, wang: Person) -> None:
    sent = await bot.send_message(CHAT, "您好", reply_markup=ReplyKeyboardMarkup([["🆘 求助"]]))
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", CHAT, sent.message_id)


async def test_a_photo_has_a_caption_and_no_text(bot: Bot, wang: Person) -> None:
    sent = await bot.send_photo(CHAT, plain_png(), caption="解除通知")
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("x", CHAT, sent.message_id)
    await bot.edit_message_caption(CHAT, sent.message_id, caption="解除通知（第二版）")
    assert (wang.last.text, wang.last.photo) == ("解除通知（第二版）", True)


async def test_a_picture_is_exchanged_and_the_same_picture_is_no_change(bot: Bot, wang: Person) -> None:
    sent = await bot.send_photo(CHAT, plain_png(100, 100))
    await bot.edit_message_media(InputMediaPhoto(plain_png(200, 100)), CHAT, sent.message_id)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_media(InputMediaPhoto(plain_png(200, 100)), CHAT, sent.message_id)


async def test_a_message_can_be_deleted_for_48_hours(bot: Bot, wang: Person, clock: SandboxClock) -> None:
    young = await bot.send_message(CHAT, "您好")
    old = await bot.send_message(CHAT, "您好")
    clock.advance(timedelta(hours=48))
    await bot.delete_message(CHAT, young.message_id)
    assert len(wang.sees()) == 1
    clock.advance(1)
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await bot.delete_message(CHAT, old.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(CHAT, young.message_id)


async def test_a_press_is_answered_once(bot: Bot, wang: Person) -> None:
    await bot.send_message(CHAT, "发热", reply_markup=inline("我来处理"))
    wang.presses("我来处理")
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    await query.answer("已接手", show_alert=True)
    assert [(toast.text, toast.show_alert) for toast in wang.toasts] == [("已接手", True)]
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer("已接手")


async def test_an_old_or_unknown_press_can_not_be_answered(bot: Bot, wang: Person, clock: SandboxClock) -> None:
    query_id = wang.presses_data("ack:1")
    clock.advance(151)
    for number in (query_id, "12345"):
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_callback_query(number)


async def test_an_answer_has_at_most_200_characters(bot: Bot, wang: Person) -> None:
    with pytest.raises(BadRequest):
        await bot.answer_callback_query(wang.presses_data("ack:1"), "字" * 201)


async def test_a_press_on_an_old_or_deleted_card_has_no_message(bot: Bot, wang: Person, clock: SandboxClock) -> None:
    await bot.send_message(CHAT, "发热", reply_markup=inline("我来处理"))
    card = wang.last
    clock.advance(timedelta(days=3))
    wang.presses("我来处理", on=card)
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None and query.message is not None and not query.message.is_accessible
    assert query.message.message_id == card.message_id


async def test_a_stale_tap_carries_the_old_button_and_shows_the_new_message(bot: Bot, wang: Person) -> None:
    sent = await bot.send_message(CHAT, "发热", reply_markup=inline("我来处理", "ack:1"))
    stale = wang.last
    await bot.edit_message_text("王某 接手", CHAT, sent.message_id)
    with pytest.raises(Impossible, match="no button"):
        wang.presses("我来处理")
    wang.presses("我来处理", on=stale)
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None and query.data == "ack:1"
    assert query.message is not None and query.message.text == "王某 接手"  # type: ignore[attr-defined]


async def test_pins_need_rights_in_groups(sandbox: Sandbox, bot: Bot, wang: Person) -> None:
    group = sandbox.group("东风社区工作群", [wang], supergroup=True)
    board = await bot.send_message(group.id, "看板")
    with pytest.raises(BadRequest, match="Not enough rights to manage pinned messages"):
        await bot.pin_chat_message(group.id, board.message_id)
    group.promote_bot()
    await bot.pin_chat_message(group.id, board.message_id)
    assert group.sees()[-1].pinned
    assert (await bot.get_chat(group.id)).pinned_message == board
    await bot.unpin_chat_message(group.id)
    assert not group.sees()[-1].pinned
