"""陈书记 tells everybody at home something: preview, a tap, the card that counts, 已阅, and the reminder."""

from storage.models import Broadcast
from tests.world import World


async def test_a_notice_goes_to_everybody_and_its_card_counts_who_has_read(world: World) -> None:
    li = world.li
    await world.enrol(li)
    await world.wait(hours=2)
    preview = await world.says(world.chen, "/群发 东风社区 明天上午九点\n送菜 <5斤>")
    assert "要发给 1 个聊天，大约 1 秒发完。" in preview.text and "送菜 <5斤>" in preview.text
    assert await world.presses(world.chen, "发给 1 个聊天") == "开始发了，进度看卡片。"
    await world.wait(seconds=2)
    await world.wait(minutes=1)
    notice = world.last(li)
    assert notice.text == "📢 东风社区的通知\n明天上午九点\n送菜 <5斤>\n—— 陈书记" and notice.labels == ["已阅"]
    done = world.last(world.chen)
    assert done.message_id == preview.message_id and "共 1　送到 1　已看 0" in done.text
    assert "发完了，收不回来" in done.text

    await world.presses(world.chen, "还没看的 1")
    assert "李奶奶" in world.last(world.chen).text
    await world.restart()
    assert await world.presses(li, "已阅", on=notice) == "好的，记下了。"
    assert world.last(li).text.endswith("✓ 您已看过。")
    await world.wait(minutes=1)
    card = next(seen for seen in world.chen.sees() if seen.message_id == preview.message_id)
    assert "已看 1" in card.text and not any(label.startswith("还没看") for label in card.labels)
    await world.wait(hours=13)
    assert world.last(li).text.count("请您再看一下") == 0, "whoever has read it is left in peace"
    assert [one.state.value for one in world.rows(Broadcast)] == ["chased"]


async def test_a_worker_has_no_right_to_it_and_words_without_a_place_are_answered_with_an_example(world: World) -> None:
    assert "不在您的权限里" in (await world.says(world.fang, "/broadcast 东风社区 送菜")).text
    assert (await world.says(world.chen, "/broadcast")).text.startswith("这样写：/broadcast 东风社区")
