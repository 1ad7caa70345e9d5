"""陈书记 draws people to look at unannounced: preview, a tap, the doors, the report; the worker hears after."""

from storage.models import SpotCheck, Visit
from tests.world import World


async def test_a_lead_draws_goes_and_looks_and_the_report_says_what_was_found(world: World) -> None:
    li = world.li
    await world.enrol(li)
    await world.wait(hours=2)
    said_to_worker = len(world.texts(world.fang))
    preview = await world.says(world.chen, "/抽查 3 东风社区")
    assert "可以抽的有 1 位，在 1 个网格" in preview.text and "只有 1 位，会全部抽到" in preview.text
    assert await world.presses(world.chen, "开始抽（1 位）") == "抽好了，1 位，看卡片。"
    assert await world.presses(world.chen, "开始抽（1 位）", on=preview) == "这一条已经处理过了。"
    card = world.card(world.chen, "种子")
    seed = world.rows(SpotCheck)[0].seed
    assert card.message_id == preview.message_id and seed in card.text and "李奶奶" in card.text
    assert len(world.texts(world.fang)) == said_to_worker, "nobody is told beforehand"

    await world.restart()
    await world.presses(world.chen, "○ 李奶奶", on=card)
    opened = world.card(world.chen, "怎么看的")
    assert [label for label in opened.labels if label in {"● 上门", "电话", "视频"}] == ["● 上门", "电话", "视频"]
    await world.presses(world.chen, "电话", on=opened)
    await world.presses(world.chen, "🔕 无应答", on=world.card(world.chen, "怎么看的"))
    assert "无应答 1" in world.card(world.chen, "种子").text
    await world.wait(minutes=10)
    await world.presses(world.chen, "🔕 李奶奶", on=world.card(world.chen, "种子"))
    assert "记的是：无应答" in world.card(world.chen, "怎么看的").text
    toast = await world.presses(world.chen, "✅ 在家", on=world.card(world.chen, "怎么看的"))
    assert toast == "记下了：李奶奶在家。"
    assert [(one.kind.value, one.outcome.value, one.channel.value) for one in world.rows(Visit)][-1] == (
        "spot",
        "home",
        "phone",
    )
    await world.presses(world.chen, "重算", on=world.card(world.chen, "种子"))
    assert "重算，结果一样（1 位）" in world.last(world.chen).text
    assert "抽查 1 人，看了 1：在家 1" in (await world.says(world.chen, "/日报 东风社区 今天")).text


async def test_a_draw_nobody_finished_is_named_once_and_a_worker_cannot_draw(world: World) -> None:
    await world.enrol(world.li)
    await world.wait(hours=2)
    assert "不在您的权限里" in (await world.says(world.fang, "/spotcheck 1")).text
    assert "“-1”不行" in (await world.says(world.chen, "/spotcheck -1")).text
    assert "当天第" not in (await world.says(world.chen, "/spotcheck")).text
    await world.says(world.chen, "/spotcheck 1")
    await world.presses(world.chen, "开始抽（1 位）")
    await world.until("04-01 20:10")
    assert [text for text in world.texts(world.chen) if "还有 1 位没有结果：李奶奶" in text] != []
    await world.presses(world.chen, "打开", on=world.card(world.chen, "没有结果"))
    assert "还没看 1" in world.last(world.chen).text
