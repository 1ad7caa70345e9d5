"""The worker's day on her phone: a pinned board, doors to tick, a pasted list, and cards that turn in place."""

from storage.models import Reading, Visit
from tests.world import World


async def test_the_board_of_the_morning_is_pinned_and_gives_way_to_the_next(world: World) -> None:
    await world.enrol(world.wang, "3号楼")
    await world.until("04-01 07:01")
    await world.until("04-01 07:30")
    first = world.card(world.fang, "📋 东门网格　4月1日")
    assert first.pinned
    for moment in ("04-01 08:05", "04-01 18:05"):
        await world.until(moment)
        await world.says(world.wang, "36.5")
    await world.until("04-02 07:30")
    pinned = [seen for seen in world.fang.sees() if seen.pinned]
    assert [seen.text.split("\n")[0] for seen in pinned] == ["📋 东门网格　4月2日　07:30 更新"]


async def test_a_presence_round_is_ticked_door_by_door_on_one_card(world: World) -> None:
    await world.enrol(world.wang, "3号楼")
    await world.enrol(world.li, "4号楼")
    before = len(world.wang.sees())
    await world.until("04-01 08:05")
    await world.says(world.wang, "36.5")
    heard = len(world.wang.sees())
    await world.until("04-01 11:00")
    card = world.last(world.fang)
    assert card.text.startswith("🚪 东门网格　上午在位核查　12:30 前看完")
    assert card.labels == ["⬜ 3号楼 王大爷", "⬜ 4号楼 李奶奶"]
    await world.presses(world.fang, "王大爷", on=card)
    door = world.last(world.fang)
    assert door.message_id == card.message_id
    assert door.buttons == [["● 上门", "电话", "视频"], ["在家", "不在", "联系不上"], ["← 返回"]]
    await world.presses(world.fang, "电话", on=door)
    assert await world.presses(world.fang, "在家", on=world.last(world.fang)) == "记下了：王大爷在家。"
    assert world.last(world.fang).labels == ["⬜ 4号楼 李奶奶", "✅ 3号楼 王大爷"]
    await world.says(world.li, "我下楼扔垃圾")
    await world.presses(world.fang, "李奶奶", on=world.card(world.fang, "🚪"))
    toast = await world.presses(world.fang, "不在", on=world.card(world.fang, "🚪"))
    assert toast == "记下了：李奶奶出门前说过，不用再找。"
    assert [one.channel.value for one in world.rows(Visit)] == ["phone", "phone"]
    assert len(world.wang.sees()) == heard > before, "residents hear nothing of it"


async def test_who_is_not_met_is_an_alert_that_accuses_nobody(world: World) -> None:
    await world.enrol(world.wang, "3号楼")
    await world.until("04-01 11:00")
    await world.presses(world.fang, "王大爷", on=world.card(world.fang, "🚪"))
    await world.presses(world.fang, "不在", on=world.card(world.fang, "🚪"))
    assert "核查时没遇到，请看看是否平安　王大爷" in world.card(world.fang, "核查时没遇到").text
    assert world.saw(world.zhou, "核查时没遇到")
    assert not world.saw(world.liu, "核查时没遇到")


async def test_a_pasted_list_is_checked_and_taken_on_one_card(world: World) -> None:
    await world.enrol(world.wang, "3号楼")
    await world.enrol(world.li, "4号楼")
    await world.until("04-01 08:05")
    card = await world.says(world.fang, "#接龙\n1. 王大爷 3号楼 36.5 没有不舒服\n2. 赵六 36.6\n3. 李奶奶")
    assert card.text.startswith("📋 接龙　✓ 看得准 1　? 要问 2　= 已报过 0")
    assert "1. 王大爷　3号楼　✓ 36.5\n2. 赵六　? 36.6　不在您的网格\n3. 李奶奶　4号楼　?　没有体温" in card.text
    assert await world.presses(world.fang, "记下看得准的 1 条", on=card) == "已代报 1 条。"
    asked = world.last(world.fang)
    assert asked.message_id == card.message_id
    assert "“赵六”不在您的网格里，这条记不了。" in asked.text
    await world.presses(world.fang, "跳过这条", on=asked)
    await world.presses(world.fang, "36", on=world.last(world.fang))
    await world.presses(world.fang, "36.8", on=world.last(world.fang))
    assert world.last(world.fang).text == "📋 接龙办完了：代报 2，没记 1。"
    assert [one.centi for one in world.rows(Reading)] == [3650, 3680]


async def test_a_call_is_written_down_and_hospital_is_asked_twice(world: World) -> None:
    await world.enrol(world.wang, "3号楼 13800000002")
    await world.until("04-01 08:05")
    card = await world.says(world.fang, "/missing")
    await world.presses(world.fang, "王大爷", on=card)
    await world.presses(world.fang, "送医", on=world.last(world.fang))
    assert world.rows(Visit) == []
    assert "王大爷已经送医了吗？" in world.last(world.fang).text
    await world.presses(world.fang, "是，已送医", on=world.last(world.fang))
    assert "· 王大爷　3号楼　已送医" in world.last(world.fang).text
    assert [one.outcome.value for one in world.rows(Visit)] == ["hospital"]


async def test_open_alerts_are_a_list_whose_lines_open_the_card(world: World) -> None:
    await world.enrol(world.wang, "3号楼")
    await world.says(world.wang, "38.5")
    card = await world.says(world.fang, "/alerts")
    assert card.text.startswith("🔔 东门网格　没办结 1")
    await world.presses(world.fang, "王大爷", on=card)
    assert "我来处理" in world.last(world.fang).labels
    await world.presses(world.fang, "我来处理", on=world.last(world.fang))
    copies = [seen.text for seen in world.fang.sees() if "发热 38.5℃" in seen.text and "🔔" not in seen.text]
    assert len(copies) == 2 and all("王芳" in text and "接手" in text for text in copies)
