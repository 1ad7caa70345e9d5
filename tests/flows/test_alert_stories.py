"""Stories of alerts as people see them: handed on, several at once, somebody not at home; and the trail of it all."""

from sqlmodel import Session

from bot.rules.escalation import AlertKind, AlertState, Tier
from bot.rules.slots import from_json
from bot.services import alerting
from storage import episodes
from storage.models import Alert, Audit
from tests.world import World


async def test_an_alert_goes_to_a_colleague_and_every_copy_says_so(world: World) -> None:
    await world.enrol(world.wang, "3号楼501")
    await world.says(world.wang, "38.5")
    await world.presses(world.fang, "我来处理")
    await world.presses(world.fang, "交给同事")
    assert world.last(world.fang).text == "王大爷 这件事交给谁？"
    assert world.last(world.fang).labels == [
        "赵敏　网格员",
        "陈书记　社区",
        "刘医生　卫生院",
        "孙主任　镇街",
        "钱局　区",
    ]
    assert await world.presses(world.fang, "赵敏　网格员") == (
        "已交给赵敏。TA 接手之前，您可以随时收回；TA 不接，会继续往上转。"
    )
    for who in (world.fang, world.liu, world.min):
        assert "🤝 王芳已交给赵敏" in world.card(who, "发热").text
    assert "收回，我来处理" in world.card(world.fang, "发热").labels
    await world.presses(world.min, "我来处理")
    for who in (world.fang, world.liu, world.min):
        assert "✅ 赵敏" in world.card(who, "发热").text
    assert "赵敏已经接手了" in world.card(world.fang, "接手了").text, "the question says who has it now"


async def test_two_fevers_within_three_seconds_are_one_message_with_a_card_behind_each_name(world: World) -> None:
    await world.enrol(world.wang, "3号楼501")
    await world.enrol(world.li, "3号楼502")
    await world.enrol(world.zhang, "3号楼503")
    before = len(world.fang.sees())
    for who, value in ((world.wang, "38.5"), (world.li, "37.6"), (world.zhang, "38.6")):
        who.says(value)
    await world.settle()
    assert len(world.fang.sees()) - before <= 2
    bundle = world.card(world.fang, "件预警")
    assert "🟡 李奶奶　3号楼502" in bundle.labels
    await world.presses(world.fang, "🟡 李奶奶　3号楼502", on=bundle)
    await world.presses(world.fang, "我来处理")
    assert "✅ 王芳" in world.card(world.fang, "件预警").text, "the bundle changes with the card"
    assert "✅ 王芳" in world.card(world.liu, "件预警").text, "in the other chat as well"
    await world.presses(world.fang, "处理完了")
    await world.presses(world.fang, "退热了，继续观察")
    assert "🟡 李奶奶　3号楼502" not in world.card(world.fang, "件预警").labels
    assert [alert.state for alert in world.rows(Alert)].count(AlertState.CLOSED) == 1


async def test_somebody_not_at_home_is_looked_for_by_worker_and_police_without_a_word_of_blame(world: World) -> None:
    await world.enrol(world.wang, "3号楼501 13800000002")
    await world.says(world.wang, "36.8")

    def away(session: Session) -> None:
        (episode,) = [episodes.active_of(session, 1)]
        assert episode is not None
        fact = alerting.about(episode, AlertKind.NOT_HOME, Tier.YELLOW, words="上门")
        alerting.raise_alert(session, fact, from_json(episode.profile), now=world.now)

    world.db.call(away)
    await world.settle()
    card = world.card(world.zhou, "王大爷")
    assert "请看看是否平安" in card.text and "13800000002" in card.text
    assert "36.8" not in card.text and "档案" not in card.labels
    await world.presses(world.zhou, "我来处理")
    assert "✅ 周所" in world.card(world.fang, "核查时没遇到").text
    await world.presses(world.zhou, "处理完了")
    await world.presses(world.zhou, "人在家，刚才没听到")
    assert world.rows(Alert)[0].state is AlertState.CLOSED


async def test_the_trail_is_read_page_by_page_in_both_languages(world: World) -> None:
    await world.enrol(world.wang, "3号楼501")
    for _ in range(6):
        await world.says(world.fang, "/find 王大爷")
    first = await world.says(world.lin, "/audit 王芳")
    assert "🗂 操作留痕　最近 7 天" in first.text
    assert "王芳　看了档案　王某某" in first.text and "王大爷" not in first.text
    while "下一页 ›" in world.last(world.lin).labels:
        await world.presses(world.lin, "下一页 ›")
    assert "王芳　登记了居民　王某某" in world.last(world.lin).text
    assert "‹ 上一页" in world.last(world.lin).labels or first.labels == []
    assert "这样写：/audit" in (await world.says(world.lin, "/audit a b c")).text
    await world.says(world.lin, f"/team add {world.anna.id} 社区 东风社区 Anna")
    world.anna.starts()
    await world.settle()
    english = await world.says(world.anna, "/audit 王大爷 30")
    assert "Trail" in english.text and "looked at the file" in english.text
    assert world.rows(Audit)[-1].what == "audit-seen"
