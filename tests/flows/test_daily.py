"""A morning with the daily report: half past six, a tap, and the level above that hears nothing from one community."""

from tests.world import World


async def test_a_lead_confirms_with_one_tap_and_silence_is_named(world: World) -> None:
    await world.says(world.lin, "/place add 开发区/长河街道/南湖社区")
    await world.says(world.lin, f"/team add {world.stranger.id} 社区 南湖社区 吴霞")
    world.stranger.starts()
    await world.enrol(world.li)
    await world.until("04-01 08:00")
    await world.says(world.li, "38.5 咳嗽")
    await world.presses(world.fang, "我来处理")
    await world.presses(world.fang, "处理完了")
    await world.presses(world.fang, "已联系，继续观察")
    await world.until("04-02 06:30")

    draft = world.card(world.chen, "东风社区居家健康监测日报")
    assert "在管 1 人：新增 1，解除 0，转出 0" in draft.text
    assert "应报 2 人次，已报 1，报告率 50.0%" in draft.text and "发热 1 人" in draft.text
    assert "零报告" in world.card(world.stranger, "南湖社区").text, "nobody lives there, and that is said"
    assert not world.saw(world.fang, "居家健康监测日报")
    assert await world.presses(world.chen, "确认上报", on=draft) == "已上报"
    assert "06:30 由 陈书记 确认上报" in world.card(world.chen, "东风社区居家健康监测日报").text
    await world.presses(world.chen, "图片", on=world.card(world.chen, "居家健康监测日报"))
    assert world.last(world.chen).text == "东风社区 4月1日 日报"
    await world.presses(world.chen, "台账", on=world.card(world.chen, "居家健康监测日报"))
    assert "已脱敏" in world.last(world.chen).text

    await world.until("04-02 10:00")
    silence = world.card(world.sun, "还有 1 处没确认")
    assert "南湖社区（吴霞）" in silence.text and "东风社区" not in silence.text
    assert "下面已确认 1/2" in world.card(world.sun, "长河街道居家健康监测日报").text
    await world.presses(world.sun, "南湖社区", on=silence)
    await world.presses(world.sun, "确认上报", on=world.card(world.sun, "南湖社区居家健康监测日报"))
    await world.wait(minutes=1)
    assert world.saw(world.sun, "下面 2 处都报上来了")
    assert not world.saw(world.sun, "还有 1 处没确认")


async def test_daily_is_answered_in_words(world: World) -> None:
    assert "还没到" in (await world.says(world.chen, "/日报 明天")).text
    assert "那之前没有日报" in (await world.says(world.chen, "/daily 东风社区 2022-03-01")).text
    assert "到 07:00 的数" in (await world.says(world.chen, "/daily 今天")).text
