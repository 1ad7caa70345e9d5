"""Beside the rounds, over Telegram: the own record, the settings, stopping, being phoned, blocked and back."""

import json

import pytest

from bot.sandbox import Person
from bot.sandbox.files import picture_size
from storage.models import Alert, Audit, Reporter
from tests.world import World

pytestmark = pytest.mark.asyncio


def content(world: World, who: Person, at: int = -1) -> bytes:
    """What is in a file somebody was sent."""
    sent = [seen for seen in who.sees() if seen.document]
    file = world.sandbox.world.files.by_id(sent[at].file_id)
    assert file is not None
    return file.content


async def test_my_record_is_a_picture_with_who_looked_and_everything_as_a_file(world: World) -> None:
    await world.enrol(world.wang, "3号楼 13800000002")
    await world.says(world.wang, "36.5")
    await world.says(world.fang, "/find 王大爷")
    await world.says(world.fang, "/find 王大爷")
    record = await world.says(world.wang, "/me")
    assert record.photo
    assert record.text == (
        "📒 王大爷的记录\n今天是第 1 天，共 14 天，还剩 13 天，4月14日 结束。\n最近一次：36.5℃（04-01 07:00）"
    )
    await world.presses(world.wang, "谁看过这份记录")
    assert world.last(world.wang).text == "👀 看过王大爷记录的人\n4月1日　网格员 王芳　2 次"
    assert await world.presses(world.wang, "把全部记录发给我", record) == "马上发给您。"
    page, data = content(world, world.wang, -2).decode(), json.loads(content(world, world.wang))
    assert "<td>36.5</td><td>本人</td><td>聊天</td>" in page and "王大爷" in page and "<script" not in page
    assert data["readings"][0]["celsius"] == "36.5"
    assert data["looks"] == [{"day": "2022-04-01", "role": "role-worker", "name": "王芳", "times": 2}]


async def test_settings_change_in_place_and_can_be_undone(world: World) -> None:
    await world.enrol(world.wang)
    card = await world.says(world.wang, "/settings")
    count = len(world.wang.sees())
    assert card.labels == [
        "语言 / Language",
        "🔍 换成大字",
        "🌿 不收温馨提示",
        "🕗 早上 08:00，改时间",
        "🕗 晚上 18:00，改时间",
    ]
    await world.presses(world.wang, "🔍 换成大字")
    await world.presses(world.wang, "🕗 早上 08:00，改时间")
    assert world.last(world.wang).labels == ["07:00", "07:30", "✓ 08:00", "08:30", "09:00", "09:30", "← 返回"]
    assert await world.presses(world.wang, "08:30") == "好的，改到 08:30。已经开始的这一轮不变。"
    assert "↩️ 改回 08:00" in world.last(world.wang).labels
    await world.presses(world.wang, "↩️ 改回 08:00")
    assert "早上 08:00 来问您" in world.last(world.wang).text
    assert len(world.wang.sees()) == count, "one card, edited in place"
    await world.until("04-01 08:00")
    await world.presses(world.wang, "🔢 点数字")
    pad = world.last(world.wang)
    assert [len(row) for row in pad.buttons] == [3, 2, 2, 1], "three keys side by side"
    assert pad.labels[-1] == "我还是打字"


async def test_another_language_changes_everything_after_and_the_menu(world: World) -> None:
    await world.enrol(world.wang)
    await world.says(world.wang, "/settings")
    await world.presses(world.wang, "语言 / Language")
    await world.presses(world.wang, "English")
    assert world.last(world.wang).text == "Good, I will speak English with you from now on."
    assert world.wang.keyboard()[0] == ["🌡 Report", "🛒 Ask for things"]
    card = world.card(world.wang, "Settings")
    assert "↩️ Back to 中文" in card.labels
    assert {"command": "me", "description": "My record"} in world.wang.commands()
    assert "Day 1 of 14" in (await world.says(world.wang, "/me")).text
    assert world.wang.presses_data("sethour:0:3", on=card) is not None
    await world.settle()
    assert world.wang.toasts[-1].show_alert
    world.wang.presses_data("setlang:xx", on=card)
    await world.settle()
    assert world.wang.toasts[-1].show_alert, "there is no such language"
    assert "Day 1 of 14" in (await world.says(world.wang, "/me")).text


async def test_a_member_of_staff_chooses_a_language_and_nothing_else(world: World) -> None:
    card = await world.says(world.fang, "/settings")
    assert card.labels == ["语言 / Language"]
    await world.presses(world.fang, "语言 / Language")
    await world.presses(world.fang, "English")
    assert (await world.says(world.fang, "/help")).text.startswith("Your commands")


async def test_who_stops_is_phoned_and_comes_back_with_one_tap(world: World) -> None:
    await world.enrol(world.wang, "3号楼 13800000002")
    asked = await world.says(world.wang, "/stop")
    assert asked.labels == ["不再收，改打电话", "← 还是照旧"]
    await world.presses(world.wang, "不再收，改打电话")
    assert "王芳 13800000001会打电话问候" in world.last(world.wang).text
    card = world.card(world.fang, "请改为电话随访")
    assert "📞 13800000002" in card.text
    count = len(world.wang.sees())
    await world.until("04-01 10:30")
    assert len(world.wang.sees()) == count
    await world.presses(world.wang, "我想回来", world.card(world.wang, "不再给您发"))
    assert world.last(world.wang).text == "欢迎回来，王大爷。现在没有要报的，到时间我来问您。"
    assert "又能收到消息了" in world.card(world.fang, "请改为电话随访").text
    await world.until("04-01 18:00")
    assert "晚上再量一次体温" in world.last(world.wang).text


async def test_who_blocked_the_bot_and_returns_is_welcomed(world: World) -> None:
    await world.enrol(world.wang, "3号楼 13800000002")
    world.wang.blocks()
    await world.until("04-01 08:10")
    assert "收不到消息了" in world.card(world.fang, "收不到消息").text
    world.wang.unblocks()
    world.wang.starts()
    await world.settle()
    assert world.last(world.wang).text == ("欢迎回来，王大爷。早上的体温还没报，方便的话现在量一下，发个数字就行。")
    assert "又能收到消息了" in world.card(world.fang, "收不到消息").text
    assert [one.unreachable_since for one in world.rows(Reporter)] == [None]
    await world.says(world.wang, "36.5")
    assert "36.5℃" in world.last(world.wang).text


async def test_help_is_complete_and_names_whom_to_call(world: World) -> None:
    await world.enrol(world.wang)
    await world.enrol(world.anna, language="English", consent="Yes, start")
    said = (await world.says(world.wang, "/help")).text
    assert all(word in said for word in ("王芳 13800000001", "120", "/me", "/settings", "/stop"))
    said = (await world.says(world.anna, "/help")).text
    assert all(word in said for word in ("王芳 13800000001", "120", "/me", "/settings", "/stop"))


async def test_strangers_have_no_record_no_settings_and_nothing_to_stop(world: World) -> None:
    for command in ("/me", "/settings", "/stop"):
        await world.says(world.stranger, command)
    assert len(world.texts(world.stranger)) == 1 and "还没有您的登记" in world.last(world.stranger).text
    assert (await world.says(world.fang, "/me")).text == "这是给居民用的。您能用的命令在 /help。"
    assert not world.rows(Alert)
    assert not [one for one in world.rows(Audit) if one.what == "messages-stopped"]


async def test_the_pictures_of_who_wants_large_print_are_large(world: World) -> None:
    await world.enrol(world.wang)
    await world.says(world.wang, "/me")
    normal = words_on_it(world, world.wang)
    await world.says(world.wang, "/settings")
    await world.presses(world.wang, "🔍 换成大字")
    await world.says(world.wang, "/me")
    assert picture_size(normal) == (1200, 760)
    assert picture_size(words_on_it(world, world.wang)) == (1200, 1200)
    await world.says(world.fang, "/card 王大爷")
    assert [one.large for one in world.rows(Reporter)] == [True]


def words_on_it(world: World, who: Person) -> bytes:
    """The picture somebody was sent last."""
    file = world.sandbox.world.files.by_id([seen for seen in who.sees() if seen.photo][-1].file_id)
    assert file is not None
    return file.content
