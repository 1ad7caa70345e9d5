"""What the sandbox accepts, keeps and refuses of what a bot sends."""

from datetime import timedelta
from typing import Any

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.error import BadRequest, EndPointNotFound, Forbidden, InvalidToken, RetryAfter

from bot.sandbox import Limits, Person, Sandbox, SandboxClock, plain_png
from tests.sandbox.transport import in_process

CHAT = 1001


def inline(*labels: str, data: str = "ok:1") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data) for label in labels]])


async def test_a_message_comes_back_whole_and_stands_in_the_chat(sandbox: Sandbox, bot: Bot, wang: Person) -> None:
    sent = await bot.send_message(CHAT, "<b>收到</b> 36.5℃", parse_mode="HTML", reply_markup=inline("没有不舒服"))
    assert sent.text == "收到 36.5℃"
    assert sent.from_user is not None and sent.from_user.is_bot
    assert sent.entities[0].type == "bold"
    assert wang.last.html == "<b>收到</b> 36.5℃"
    assert wang.last.buttons == [["没有不舒服"]]
    assert [(effect.chat_id, effect.message_id, effect.text) for effect in sandbox.sent] == [
        (CHAT, sent.message_id, "收到 36.5℃")
    ]


async def test_nobody_can_be_written_to_before_they_write(sandbox: Sandbox, bot: Bot) -> None:
    sandbox.person(1002, "李奶奶")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(1002, "您好")


async def test_who_blocked_the_bot_gets_nothing_until_unblocking(bot: Bot, wang: Person) -> None:
    wang.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(CHAT, "您好")
    wang.unblocks()
    await bot.send_message(CHAT, "您好")


async def test_a_deleted_account_is_told_apart(bot: Bot, wang: Person) -> None:
    wang.deactivates()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(CHAT, "您好")


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("no text", {"text": ""}, "Message text is empty"),
    ("white space", {"text": " \n "}, "Message text is empty"),
    ("4097 units", {"text": "a" * 4097}, "Message is too long"),
    ("4098 units in 2049 characters", {"text": "😀" * 2049}, "Message is too long"),
    ("65 bytes of data", {"text": "x", "reply_markup": inline("好", data="x" * 65)}, "Button_data_invalid"),
    ("66 bytes of data", {"text": "x", "reply_markup": inline("好", data="体" * 22)}, "Button_data_invalid"),
    ("nine in a row", {"text": "x", "reply_markup": inline(*"123456789")}, "Too many buttons in a row"),
    ("stray <", {"text": "体温 < 37", "parse_mode": "HTML"}, "Can't parse entities"),
    ("unknown topic", {"text": "x", "message_thread_id": 5}, "Message thread not found"),
    ("unknown mode", {"text": "*x*", "parse_mode": "MarkdownV2"}, "Unsupported parse_mode"),
    ("unknown parameter", {"text": "x", "api_kwargs": {"disable_notifications": True}}, "Unknown parameter"),
    ("reply to nothing", {"text": "x", "reply_parameters": ReplyParameters(99)}, "Message to be replied not found"),
]


@pytest.mark.parametrize(("what", "given", "words"), REFUSED, ids=[what for what, _, _ in REFUSED])
async def test_what_telegram_refuses_is_refused(
    sandbox: Sandbox, bot: Bot, wang: Person, what: str, given: dict[str, Any], words: str
) -> None:
    with pytest.raises(BadRequest, match=words):
        await bot.send_message(CHAT, **given)
    assert sandbox.sent == []


async def test_more_than_a_hundred_buttons_are_refused(bot: Bot, wang: Person) -> None:
    rows = [[InlineKeyboardButton(str(n), callback_data="x")] for n in range(101)]
    with pytest.raises(BadRequest, match="too long"):
        await bot.send_message(CHAT, "x", reply_markup=InlineKeyboardMarkup(rows))


async def test_the_longest_text_is_counted_after_entities(bot: Bot, wang: Person) -> None:
    await bot.send_message(CHAT, "<b>" + "体" * 4096 + "</b>", parse_mode="HTML")
    await bot.send_photo(CHAT, plain_png(), caption="<b>" + "体" * 1024 + "</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="caption is too long"):
        await bot.send_photo(CHAT, plain_png(), caption="体" * 1025)


async def test_a_button_label_of_64_bytes_of_data_arrives_when_pressed(bot: Bot, wang: Person) -> None:
    await bot.send_message(CHAT, "x", reply_markup=inline("好", data="d" * 64))
    wang.presses("好")
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None and query.data == "d" * 64


async def test_only_pictures_pass_as_photos(bot: Bot, wang: Person) -> None:
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(CHAT, b"this is no picture")
    with pytest.raises(BadRequest, match="Photo_invalid_dimensions"):
        await bot.send_photo(CHAT, plain_png(2100, 100))


async def test_the_same_picture_has_the_same_fingerprint_and_can_be_sent_by_id(bot: Bot, wang: Person) -> None:
    first = await bot.send_photo(CHAT, plain_png(100, 100))
    again = await bot.send_photo(CHAT, plain_png(100, 100))
    by_id = await bot.send_photo(CHAT, first.photo[-1].file_id)
    assert first.photo[-1].file_unique_id == again.photo[-1].file_unique_id == by_id.photo[-1].file_unique_id
    assert wang.last.photo


async def test_files_go_up_and_come_down(bot: Bot, wang: Person) -> None:
    sent = await bot.send_document(CHAT, b"a,b\r\n\r\n--1,2\r\n", filename="台账.csv", caption="台账")
    assert sent.document is not None
    assert sent.document.file_name == "台账.csv"
    file = await sent.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"a,b\r\n\r\n--1,2\r\n"


async def test_a_file_above_20_megabytes_can_not_be_fetched(bot: Bot, wang: Person) -> None:
    wang.sends_document("大.zip", b"x", size=20 * 1024 * 1024 + 1)
    message = (await bot.get_updates())[-1].message
    assert message is not None and message.document is not None
    with pytest.raises(BadRequest, match="File is too big"):
        await message.document.get_file()


async def test_a_service_message_can_not_be_copied_and_a_video_note_can(bot: Bot, wang: Person) -> None:
    note = wang.sends_video_note()
    await bot.copy_message(CHAT, CHAT, note.message_id)
    assert wang.last.kind == "video_note"
    shared = wang.shares_users(1, [wang])
    with pytest.raises(BadRequest, match="can't be copied"):
        await bot.copy_message(CHAT, CHAT, shared.message_id)


async def test_an_unknown_file_is_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Wrong file_id"):
        await bot.get_file("nonsense")


async def test_an_album_and_voice_and_video_note_pass(sandbox: Sandbox, bot: Bot, wang: Person) -> None:
    await bot.send_media_group(CHAT, [InputMediaPhoto(plain_png()), InputMediaPhoto(plain_png(80, 80))])
    await bot.send_voice(CHAT, b"OggS", duration=2)
    await bot.send_video_note(CHAT, b"round")
    assert [seen.kind for seen in wang.sees()] == ["photo", "photo", "voice", "video_note"]


async def test_silent_messages_and_replies_are_seen_as_such(bot: Bot, wang: Person) -> None:
    said = wang.says("36.5")
    sent = await bot.send_message(
        CHAT, "收到", disable_notification=True, reply_parameters=ReplyParameters(said.message_id)
    )
    assert wang.last.silent
    assert sent.reply_to_message is not None and sent.reply_to_message.text == "36.5"


async def test_a_reply_keyboard_stays_until_it_is_removed(bot: Bot, wang: Person) -> None:
    await bot.send_message(CHAT, "您好", reply_markup=ReplyKeyboardMarkup([["🌡 报体温", "🆘 求助"]]))
    await bot.send_message(CHAT, "请回复体温")
    assert wang.keyboard() == [["🌡 报体温", "🆘 求助"]]
    said = wang.presses("求助")
    assert said is not None and said.text == "🆘 求助"
    await bot.send_message(CHAT, "再见", reply_markup=ReplyKeyboardRemove())
    assert wang.keyboard() == []


async def test_forwarding_and_copying(bot: Bot, wang: Person) -> None:
    said = wang.says("家里没米了")
    forwarded = await bot.forward_message(CHAT, CHAT, said.message_id)
    assert forwarded.forward_origin is not None
    await bot.copy_message(CHAT, CHAT, said.message_id)
    assert [seen.text for seen in wang.sees()] == ["家里没米了", "家里没米了"]


async def test_an_unknown_token_is_unauthorized(sandbox: Sandbox) -> None:
    with pytest.raises(InvalidToken):
        await in_process(sandbox, token="654321:OTHER").initialize()


async def test_an_unknown_method_is_not_found(bot: Bot) -> None:
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("sendTelepathy")


async def test_a_private_chat_takes_a_burst_and_then_one_a_second(
    sandbox: Sandbox, bot: Bot, wang: Person, clock: SandboxClock
) -> None:
    sandbox.limit(Limits(burst=3))
    for _ in range(3):
        await bot.send_message(CHAT, "您好")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(CHAT, "您好")
    assert refused.value.retry_after == timedelta(seconds=1)
    clock.advance(1)
    await bot.send_message(CHAT, "您好")
    assert sandbox.stats()["too_many_requests"] == 1
    assert len(sandbox.sent) == 4


async def test_a_group_takes_20_a_minute(sandbox: Sandbox, bot: Bot, wang: Person, clock: SandboxClock) -> None:
    sandbox.limit(Limits())
    group = sandbox.group("东风社区工作群", [wang])
    for _ in range(20):
        await bot.send_message(group.id, "早报还差 4 位")
    clock.advance(20)
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(group.id, "早报还差 3 位")
    assert refused.value.retry_after == timedelta(seconds=40)
    clock.advance(40)
    await bot.send_message(group.id, "早报还差 3 位")


async def test_all_chats_together_take_30_a_second(sandbox: Sandbox, bot: Bot, clock: SandboxClock) -> None:
    sandbox.limit(Limits())
    for number in range(31):
        sandbox.person(2000 + number).starts()
    for number in range(30):
        await bot.send_message(2000 + number, "您好")
    with pytest.raises(RetryAfter):
        await bot.send_message(2030, "您好")
    await bot.send_message(2030, "您好", allow_paid_broadcast=True)
