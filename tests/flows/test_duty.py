"""A day with shifts: the roster is pasted, the evening comes, what is open changes hands, the night is quiet."""

import pytest

from bot.rules.escalation import AlertState
from storage.models import Alert, Handover, Shift
from storage.words import HandoverState
from tests.world import World

ROSTER = "/duty roster 东门网格 网格员\n周五至周四 08:00-20:00 王芳 / 20:00-08:00 赵敏"


async def test_a_day_with_a_change_of_shift_and_an_open_alert(world: World) -> None:
    await world.enrol(world.wang, "3号楼")
    await world.enrol(world.li, "5号楼")
    preview = await world.says(world.chen, ROSTER + "\n周六 8-20 李四")
    assert "✓ 4月1日 周五　08:00–20:00　王芳" in preview.text
    assert "✗ 周六 8-20 李四　（这个岗位没有这个人：李四）" in preview.text
    await world.presses(world.chen, "确认")
    assert world.last(world.chen).text.startswith("🗓 东门网格　网格员　排班已生效")
    await world.until("04-01 08:00")
    assert world.saw(
        world.fang, "🕗 您接班了　东门网格　网格员，到 20:00\n🟡 还没报的 2 位：王大爷 3号楼、李奶奶 5号楼"
    )
    # the day belongs to 王芳 alone
    for moment in ("04-01 08:05", "04-01 18:05"):
        await world.until(moment)
        for who in (world.wang, world.li):
            await world.says(who, "36.6")
    await world.until("04-01 19:50")
    await world.says(world.wang, "37.6")
    await world.presses(world.fang, "我来处理", on=world.card(world.fang, "发热"))
    assert not world.saw(world.min, "发热")
    # five minutes before eight somebody else has a fever, and nobody takes it
    await world.until("04-01 19:55")
    await world.says(world.li, "37.5")
    await world.until("04-01 20:00")
    begun = world.card(world.min, "您接班了").text
    assert "还没有人接的 1 件：\n🟡 发热 37.5℃　李奶奶　5号楼" in begun
    assert "别人手上没办结的 1 件：\n🟡 发热 37.6℃　王大爷　3号楼" in begun
    # the new holder has a card of her own and takes it there
    await world.presses(world.min, "我来处理", on=world.card(world.min, "发热 37.5℃　李奶奶　5号楼\n第"))
    assert "✅ 赵敏 20:00 接手" in world.card(world.fang, "发热 37.5").text
    # what 王芳 took stays hers until 赵敏 accepts it
    await world.says(world.fang, "/handover 赵敏")
    assert "已请赵敏接班，等到 21:00" in world.card(world.fang, "🤝").text
    assert "🟡 发热 37.6℃　王大爷　3号楼" in world.card(world.min, "王芳想把班交给您").text
    assert "✅ 王芳" in world.card(world.liu, "发热 37.6").text
    assert await world.presses(world.min, "接班") == "好，接班完成。"
    assert "✅ 赵敏 20:00 接手" in world.card(world.fang, "发热 37.6").text
    assert "✅ 赵敏 20:00 接手" in world.card(world.liu, "发热 37.6").text
    assert "处理完了" in world.card(world.min, "发热 37.6").labels
    assert world.saw(world.fang, "✅ 赵敏接了王芳的班，转过来 1 件没办结的。")
    assert {alert.state for alert in world.rows(Alert) if alert.resident_id} == {AlertState.ACKED}
    for value in ("37.6", "37.5"):
        mine = [seen for seen in world.min.sees() if f"发热 {value}" in seen.text and "处理完了" in seen.labels]
        await world.presses(world.min, "处理完了", on=mine[-1])
        await world.presses(world.min, "已联系，继续观察")
    # at night words wait, and reach whoever is on in the morning, in one message
    await world.until("04-01 22:00")
    seen = len(world.min.sees()), len(world.fang.sees())
    await world.says(world.wang, "楼下的灯坏了")
    await world.says(world.li, "信箱打不开")
    await world.until("04-02 06:29")
    assert (len(world.min.sees()), len(world.fang.sees())) == seen
    await world.until("04-02 06:30")
    assert len(world.min.sees()) == seen[0] + 1
    assert world.last(world.min).text.startswith(
        "🌅 夜里攒下的 2 件不急的事\n\n💬 王大爷　3号楼　留言\nTA说：楼下的灯坏了"
    )
    assert world.last(world.min).labels == ["档案 王大爷", "档案 李奶奶"]


async def test_nobody_accepts_in_time_and_a_restart_in_between_forgets_nothing(world: World) -> None:
    await world.says(world.fang, "/handover")
    await world.presses(world.fang, "赵敏")
    await world.wait(minutes=30)
    await world.restart()
    await world.wait(minutes=30)
    assert "⌛ 赵敏没来得及接班，事情还在王芳手上。" in world.last(world.fang).text
    assert world.saw(world.min, "⌛") and world.saw(world.chen, "⌛")
    assert [one.state for one in world.rows(Handover)] == [HandoverState.EXPIRED]
    assert world.card(world.min, "⌛").labels == []


async def test_a_gap_of_tomorrow_reaches_the_lead_and_the_admin_the_day_before(world: World) -> None:
    await world.says(world.chen, "/duty roster 东门网格 网格员\n周五 0:00-24:00 王芳\n周六 8:00-24:00 赵敏")
    await world.presses(world.chen, "确认")
    await world.until("04-01 17:00")
    for who in (world.chen, world.lin):
        assert "⚠️ 明天东门网格网格员有一段没有人值班：04-02 00:00 到 04-02 08:00。" in world.last(who).text
    assert not world.saw(world.fang, "没有人值班")
    assert len([text for text in world.texts(world.chen) if "没有人值班" in text]) == 1


async def test_notify_is_one_card_edited_in_place_and_says_kindly_what_cannot_be_off(world: World) -> None:
    card = await world.says(world.fang, "/notify")
    assert card.labels[0] == "🔔 紧急求助：响铃"
    assert await world.presses(world.fang, "🔔 紧急求助：响铃") == "求助和红色预警关系到人命，不能关，请放心它们不多。"
    assert await world.presses(world.fang, "🔔 居民留言：响铃") == "好，来了不出声。"
    again = world.last(world.fang)
    assert again.message_id == card.message_id and "🔕 居民留言：静音" in again.labels
    await world.enrol(world.wang)
    await world.says(world.wang, "楼下的灯坏了")
    assert world.card(world.fang, "楼下的灯坏了").silent
    await world.presses(world.fang, "🔕 居民留言：静音", on=world.card(world.fang, "哪些消息响铃"))
    await world.says(world.wang, "窗户也关不上")
    assert world.saw(world.min, "窗户也关不上") and not world.saw(world.fang, "窗户也关不上")


async def test_on_and_off_by_the_buttons_and_who_is_on(world: World) -> None:
    card = await world.says(world.fang, "/duty")
    assert "🔔 东门网格　网格员：没有排班，有事就找您" in card.text
    await world.presses(world.fang, "下班")
    assert world.last(world.fang).message_id == card.message_id
    assert "⏸ 东门网格　网格员：已下班" in world.last(world.fang).text
    said = (await world.says(world.chen, "/whoson")).text
    assert "🔔 东风社区　社区：陈书记（没有排班）" in said
    assert "东门网格　网格员：赵敏" in said
    await world.presses(world.fang, "上班", on=world.card(world.fang, "我的值班"))
    assert len(world.rows(Shift)) == 2


async def test_an_admin_moves_everything_with_one_tap_before_somebody_leaves(world: World) -> None:
    await world.enrol(world.wang, "3号楼")
    await world.says(world.wang, "38.5")
    await world.presses(world.fang, "我来处理", on=world.card(world.fang, "发热"))
    asked = await world.says(world.lin, f"/team remove {world.fang.id}")
    assert "王芳还负责 0 位居民、手上有 1 件没办结" in asked.text
    await world.presses(world.lin, "赵敏")
    assert world.saw(world.lin, "已移除王芳。0 位居民和 1 件没办结的，都转给了赵敏。")
    assert "✅ 赵敏" in world.card(world.min, "发热").text
    assert not world.saw(world.fang, "发热 38.5")
    gone = world.card(world.fang, "这张卡片已收回。")
    assert gone.labels == []


@pytest.mark.parametrize(
    "press",
    [
        "duty:on",
        "duty:",
        "rosterok:1",
        "rosterundo:1",
        "handpick:1",
        "handyes:1",
        "handback:1",
        "ring:words:off",
        "teammove:1:2",
    ],
)
async def test_a_stranger_who_forges_a_button_changes_nothing(world: World, press: str) -> None:
    await world.says(world.fang, "/handover 赵敏")
    world.stranger.presses_data(press)
    await world.settle()
    assert world.stranger.toasts
    assert [one.state for one in world.rows(Handover)] == [HandoverState.PENDING]
    assert world.rows(Shift) == []
