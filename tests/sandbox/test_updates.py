"""getUpdates: offsets, lifetimes, allowed kinds, one poll at a time."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest
from telegram import Bot, Message, MessageOriginUser, Update
from telegram.error import Conflict, NetworkError

from bot.sandbox import Group, Person, Sandbox, SandboxClock, plain_png
from bot.sandbox.refusals import Impossible

Story = Callable[[Sandbox, Person], object]


async def texts(bot: Bot, offset: int | None = None) -> list[str | None]:
    return [update.effective_message.text for update in await bot.get_updates(offset) if update.effective_message]


async def test_what_is_not_confirmed_comes_again(bot: Bot, wang: Person) -> None:
    wang.says("36.5")
    assert await texts(bot) == ["/start", "36.5"]
    assert await texts(bot) == ["/start", "36.5"]


async def test_a_higher_offset_confirms_for_ever(bot: Bot, wang: Person) -> None:
    wang.says("36.5")
    first = (await bot.get_updates())[0]
    assert await texts(bot, first.update_id + 1) == ["36.5"]
    assert await texts(bot) == ["36.5"]


async def test_a_negative_offset_keeps_the_newest_only(bot: Bot, wang: Person) -> None:
    wang.says("36.5")
    wang.says("36.6")
    assert await texts(bot, -1) == ["36.6"]
    assert await texts(bot) == ["36.6"]


async def test_the_limit_is_obeyed(bot: Bot, wang: Person) -> None:
    wang.says("36.5")
    assert len(await bot.get_updates(limit=1)) == 1


async def test_ids_follow_each_other(sandbox: Sandbox, bot: Bot, wang: Person) -> None:
    wang.says("36.5")
    sandbox.bot.queue.skip_ids(17)
    wang.says("36.6")
    first, second, third = (update.update_id for update in await bot.get_updates())
    assert (second - first, third - second) == (1, 18)


async def test_an_update_of_yesterday_is_gone_and_leaves_a_gap(bot: Bot, wang: Person, clock: SandboxClock) -> None:
    clock.advance(timedelta(hours=24))
    wang.says("36.5")
    updates = await bot.get_updates()
    assert [update.effective_message.text for update in updates if update.effective_message] == ["36.5"]
    assert updates[0].update_id == 700_000_002


async def test_a_press_lives_150_seconds(bot: Bot, wang: Person, clock: SandboxClock) -> None:
    last = (await bot.get_updates())[-1].update_id
    wang.presses_data("ok:1")
    clock.advance(149)
    assert len(await bot.get_updates(last + 1)) == 1
    clock.advance(1)
    assert await bot.get_updates(last + 1) == ()


async def test_a_poll_wakes_when_somebody_writes(bot: Bot, wang: Person) -> None:
    last = (await bot.get_updates())[-1].update_id
    poll = asyncio.ensure_future(bot.get_updates(last + 1, timeout=30))
    await asyncio.sleep(0.05)
    assert not poll.done()
    wang.says("36.5")
    assert len(await asyncio.wait_for(poll, 1)) == 1


async def test_an_empty_poll_ends_after_its_timeout(bot: Bot) -> None:
    assert await bot.get_updates(timeout=1) == ()


async def test_the_older_of_two_polls_is_told_of_the_conflict(bot: Bot) -> None:
    older = asyncio.ensure_future(bot.get_updates(timeout=30))
    await asyncio.sleep(0.05)
    newer = asyncio.ensure_future(bot.get_updates(timeout=1))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await older
    assert await newer == ()


async def test_no_polling_beside_a_webhook(bot: Bot) -> None:
    await bot.set_webhook("https://example.org/hook")
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    await bot.get_updates()


async def test_only_the_kinds_asked_for_arrive_and_are_remembered(bot: Bot, wang: Person) -> None:
    last = (await bot.get_updates(allowed_updates=["my_chat_member"]))[-1].update_id
    wang.says("36.5")
    wang.blocks()
    updates = await bot.get_updates(last + 1)
    assert [update.my_chat_member is not None for update in updates] == [True]
    assert updates[0].update_id == last + 1


async def test_dropping_pending_updates_forgets_them(bot: Bot, wang: Person) -> None:
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_after_a_quiet_week_the_next_id_is_random(bot: Bot, wang: Person, clock: SandboxClock) -> None:
    clock.advance(timedelta(days=8))
    wang.says("36.5")
    assert (await bot.get_updates())[0].update_id != 700_000_002


async def test_raw_updates_are_fed_as_they_are(sandbox: Sandbox, bot: Bot) -> None:
    sandbox.world.inject({"update_id": 5, "no_such_kind": {"x": 1}})
    sandbox.world.inject({"message": "not an object"})
    raw = await bot.do_api_request("getupdates")
    assert raw == [{"update_id": 5, "no_such_kind": {"x": 1}}, {"update_id": 700_000_001, "message": "not an object"}]


def in_a_group(sandbox: Sandbox, wang: Person) -> Group:
    return sandbox.group("东风社区工作群", [wang], supergroup=True)


STORIES: dict[str, Story] = {
    "text": lambda s, p: p.says("36.5 /help"),
    "photo": lambda s, p: p.sends_photo(caption="体温计"),
    "document": lambda s, p: p.sends_document("名单.csv", b"a,b", caption="名单"),
    "voice": lambda s, p: p.sends_voice(),
    "video note": lambda s, p: p.sends_video_note(),
    "sticker": lambda s, p: p.sends_sticker(),
    "location": lambda s, p: p.sends_location(),
    "live location": lambda s, p: p.moves(p.shares_live_location(), 31.0, 121.0),
    "video": lambda s, p: p.sends_video(caption="体温计"),
    "animation": lambda s, p: p.sends_animation(),
    "audio": lambda s, p: p.sends_audio(),
    "album": lambda s, p: p.sends_album([plain_png(), plain_png(65)], "36.5"),
    "poll": lambda s, p: p.sends_poll("几度", ["36", "37"]),
    "dice": lambda s, p: p.sends_dice(),
    "contact": lambda s, p: p.shares_contact("13800000000"),
    "users": lambda s, p: p.shares_users(1, [s.person(1002, "李奶奶")]),
    "chat": lambda s, p: p.shares_chat(2, in_a_group(s, p)),
    "edit": lambda s, p: p.edits(p.says("36.5"), "38.5"),
    "forward": lambda s, p: p.forwards(p.says("36.5")),
    "hidden forward": lambda s, p: p.forwards(p.says("36.5"), hidden=True),
    "press": lambda s, p: p.presses_data("ok:1"),
    "press on nothing": lambda s, p: s.person(1003).presses_data("ok:1"),
    "block": lambda s, p: [act() for act in (p.blocks, p.unblocks)],
    "reply": lambda s, p: p.says("36.5", reply_to=p.says("36.4")),
    "anonymous": lambda s, p: in_a_group(s, p).anonymous_admin_says("/today"),
    "restricted": lambda s, p: in_a_group(s, p).restrict_bot(),
    "promoted": lambda s, p: in_a_group(s, p).promote_bot(),
    "removed": lambda s, p: in_a_group(s, p).remove_bot(),
    "upgraded": lambda s, p: s.group("群", [p]).upgrade(),
    "topic": lambda s, p: in_a_group(s, p).topic("告警"),
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
async def test_every_update_parses_with_the_real_library(
    sandbox: Sandbox, bot: Bot, wang: Person, story: Story
) -> None:
    story(sandbox, wang)
    for raw in await bot.do_api_request("getupdates"):
        update = Update.de_json(raw, bot)
        assert set(update.api_kwargs) == set(), "a field the library does not know"
        told = update.effective_message or update.my_chat_member or update.callback_query
        assert told is not None
        assert not told.api_kwargs


async def test_a_forward_says_whose_words_they_were(sandbox: Sandbox, bot: Bot, wang: Person) -> None:
    li = sandbox.person(1002, "李奶奶")
    li.starts()
    wang.forwards(li.says("38.5"))
    message = (await bot.get_updates())[-1].message
    assert isinstance(message, Message)
    assert isinstance(message.forward_origin, MessageOriginUser)
    assert message.forward_origin.sender_user.first_name == "李奶奶"


async def test_an_edit_comes_as_edited_message_and_keeps_what_was_said(bot: Bot, wang: Person) -> None:
    said = wang.says("36.5")
    wang.edits(said, "38.5")
    update = (await bot.get_updates())[-1]
    assert update.edited_message is not None
    assert update.edited_message.text == "38.5"
    assert wang.shows()[-1].edits == ("36.5",)


async def test_a_photo_can_be_fetched(bot: Bot, wang: Person) -> None:
    picture = plain_png(640, 480)
    wang.sends_photo(picture)
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert (message.photo[-1].width, message.photo[-1].height) == (640, 480)
    file = await message.photo[-1].get_file()
    assert bytes(await file.download_as_bytearray()) == picture


async def test_an_album_is_messages_with_one_group_and_one_caption(bot: Bot, wang: Person) -> None:
    wang.sends_album([plain_png(), plain_png(65), plain_png(66)], "36.5")
    messages = [update.message for update in await bot.get_updates()]
    assert [message.caption for message in messages[1:] if message] == ["36.5", None, None]
    assert len({message.media_group_id for message in messages[1:] if message}) == 1
    with pytest.raises(Impossible):
        wang.sends_album([plain_png()])


async def test_a_live_location_moves_by_edits_and_a_plain_one_stays(bot: Bot, wang: Person) -> None:
    shown = wang.shares_live_location()
    wang.moves(shown, 31.0, 121.0)
    edited = (await bot.get_updates())[-1].edited_message
    assert edited is not None and edited.location is not None
    assert edited.location.latitude == 31.0
    with pytest.raises(Impossible):
        wang.moves(wang.sends_location(), 31.0, 121.0)


async def test_a_download_can_be_refused_broken_and_slow(sandbox: Sandbox, bot: Bot, wang: Person) -> None:
    wang.sends_photo(plain_png(640, 480))
    message = (await bot.get_updates())[-1].message
    assert message is not None
    file = await message.photo[-1].get_file()
    sandbox.faults.add("status", method="file", code=502, description="Bad Gateway")
    sandbox.faults.add("drop", method="file")
    sandbox.faults.add("delay", method="file", seconds=0.02)
    for _ in range(2):
        with pytest.raises(NetworkError):
            await file.download_as_bytearray()
    assert await file.download_as_bytearray() == plain_png(640, 480)
