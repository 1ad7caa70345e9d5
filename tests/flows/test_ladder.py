"""The ladder: who hears when nobody says "mine", and what happens when a rung is empty."""

from datetime import timedelta

from bot.rules.escalation import AlertState
from bot.sandbox import Person
from storage.models import Alert, AlertStep
from storage.words import Happened
from tests.world import World


def rings(world: World, who: Person) -> int:
    """How often a fever's card was sent to somebody."""
    return sum(effect.chat_id == who.id and "发热" in effect.text for effect in world.sandbox.sent)


def heard(world: World) -> dict[str, int]:
    """How often each of the staff was told, those who were not left out."""
    staff = (world.fang, world.liu, world.min, world.chen, world.sun, world.qian, world.lin)
    return {who.name: times for who in staff if (times := rings(world, who))}


async def fever(world: World, said: str = "38.5") -> None:
    """王大爷 is registered and reports a fever."""
    await world.enrol(world.wang, "3号楼501 13800000002")
    await world.says(world.wang, said)


async def test_a_red_alert_climbs_every_quarter_of_an_hour_and_then_repeats(world: World) -> None:
    await fever(world)
    assert heard(world) == {"王芳": 1, "刘医生": 1}
    await world.wait(minutes=14)
    assert heard(world) == {"王芳": 1, "刘医生": 1}
    await world.wait(minutes=1)
    assert heard(world) == {"王芳": 1, "刘医生": 1, "赵敏": 1, "陈书记": 1}
    assert "⏫ 已升级 1 级，还没有人接手" in world.card(world.fang, "发热").text
    assert "否则转镇街" in world.card(world.chen, "发热").text
    await world.wait(minutes=15)
    assert rings(world, world.sun) == 1
    await world.wait(minutes=15)
    assert rings(world, world.qian) == 1
    assert "请尽快接手；有人接手之前，我会一直提醒。" in world.card(world.qian, "发热").text
    await world.wait(minutes=29)
    assert rings(world, world.qian) == 1
    await world.wait(minutes=31)
    assert heard(world) == {"王芳": 1, "刘医生": 1, "赵敏": 1, "陈书记": 1, "孙主任": 1, "钱局": 3}
    assert "已升级 3 级" in world.card(world.qian, "发热").text


async def test_a_yellow_alert_gives_an_hour_a_step(world: World) -> None:
    await fever(world, "37.5")
    await world.wait(minutes=59)
    assert rings(world, world.chen) == 0
    await world.wait(minutes=1)
    assert rings(world, world.chen) == rings(world, world.min) == 1
    await world.wait(minutes=60)
    assert (rings(world, world.sun), rings(world, world.qian)) == (1, 0)
    await world.wait(minutes=60)
    assert rings(world, world.qian) == 1


async def test_the_township_can_take_what_has_climbed_to_it_and_all_levels_see_it(world: World) -> None:
    await fever(world)
    await world.wait(minutes=30)
    await world.presses(world.sun, "我来处理")
    for who in (world.fang, world.liu, world.min, world.chen, world.sun):
        assert "✅ 孙主任" in world.card(who, "发热").text
    await world.wait(hours=1)
    assert rings(world, world.qian) == 0


async def test_passed_up_the_next_level_hears_at_once_and_the_rest_keep_their_distance(world: World) -> None:
    await fever(world)
    await world.wait(minutes=5)
    assert await world.presses(world.fang, "转上级") == "已转上级。"
    assert rings(world, world.chen) == 1
    assert "王芳：转上级" in world.card(world.chen, "发热").text
    await world.wait(minutes=14)
    assert rings(world, world.sun) == 0
    await world.wait(minutes=1)
    assert rings(world, world.sun) == 1


async def test_whoever_has_it_can_pass_it_up_and_has_it_no_more(world: World) -> None:
    await fever(world)
    await world.presses(world.fang, "我来处理")
    await world.presses(world.fang, "转上级")
    assert world.rows(Alert)[0].state is AlertState.OPEN
    assert "我来处理" in world.card(world.chen, "发热").labels
    assert "我来处理" in world.card(world.fang, "发热").labels


async def test_nobody_takes_it_from_another_by_a_press_that_came_too_late(world: World) -> None:
    await fever(world)
    before = world.card(world.liu, "发热")
    await world.presses(world.fang, "我来处理")
    assert await world.presses(world.liu, "转上级", on=before) == "王芳已经接手了。"
    assert world.rows(Alert)[0].state is AlertState.ACKED
    assert rings(world, world.chen) == 0


async def test_a_worker_who_blocked_us_unseen_is_passed_at_once(world: World) -> None:
    await world.enrol(world.wang)
    world.fang.private.blocked = True  # no update told us: the answer to the card will
    await world.says(world.wang, "38.5")
    assert heard(world) == {"刘医生": 1, "赵敏": 1, "陈书记": 1}
    assert Happened.UNREACHABLE in [step.what for step in world.rows(AlertStep)]


async def test_a_worker_known_to_be_unreachable_is_stood_in_for_by_the_deputy(world: World) -> None:
    await world.enrol(world.wang)
    world.fang.blocks()
    await world.says(world.wang, "38.5")
    assert heard(world) == {"刘医生": 1, "赵敏": 1}
    await world.wait(minutes=15)
    assert rings(world, world.chen) == 1


async def test_without_any_worker_to_reach_the_community_hears_at_once(world: World) -> None:
    await world.enrol(world.wang)
    world.fang.blocks()
    world.min.blocks()
    await world.says(world.wang, "38.5")
    assert heard(world) == {"刘医生": 1, "陈书记": 1}
    await world.wait(minutes=15)
    assert rings(world, world.sun) == 1


async def test_a_worker_who_never_opened_the_bot_is_passed_at_once(world: World) -> None:
    await world.says(world.lin, "/place add 开发区/长河街道/东风社区/西门网格")
    await world.says(world.lin, "/team add 7777 网格员 西门网格 新来的")
    assert "还没打开过机器人" in world.last(world.lin).text
    await world.says(world.lin, "/enroll 王大爷 西门网格")
    token = world.token(world.last(world.lin))
    world.wang.starts(token)
    await world.settle()
    await world.presses(world.wang, "中文")
    await world.presses(world.wang, "好的，开始")
    await world.says(world.wang, "38.5")
    assert heard(world) == {"刘医生": 1, "陈书记": 1}


async def test_an_office_that_empties_is_stepped_over_and_the_next_keeps_its_time(world: World) -> None:
    await fever(world)
    world.min.blocks()
    world.chen.blocks()
    await world.wait(minutes=15)
    assert heard(world) == {"王芳": 1, "刘医生": 1, "孙主任": 1}
    await world.wait(minutes=14)
    assert rings(world, world.qian) == 0
    await world.wait(minutes=1)
    assert rings(world, world.qian) == 1


async def test_one_lost_rung_is_one_step_however_many_stood_on_it(world: World) -> None:
    await fever(world)
    world.min.private.blocked = world.chen.private.blocked = True
    await world.wait(minutes=15)
    assert rings(world, world.sun) == 1
    assert rings(world, world.qian) == 0


async def test_when_nobody_at_all_can_be_reached_the_admins_hear(world: World) -> None:
    await world.enrol(world.wang)
    for who in (world.fang, world.min, world.chen, world.liu, world.sun, world.qian):
        who.blocks()
    await world.says(world.wang, "38.5")
    assert heard(world) == {"林工": 1}
    assert await world.presses(world.lin, "我来处理") == "好，这件归您了。处理完请点“处理完了”。"


async def test_passing_it_up_with_nobody_above_says_so(world: World) -> None:
    await world.enrol(world.wang)
    for who in (world.min, world.chen, world.sun, world.qian):
        who.blocks()
    await world.says(world.wang, "38.5")
    assert "上面暂时没有人能收到" in await world.presses(world.fang, "转上级")
    assert rings(world, world.lin) == 1


async def test_the_hour_in_which_we_were_down_is_taken_from_nobodys_time(world: World) -> None:
    await fever(world)
    await world.wait(minutes=5)
    world.clock.advance(timedelta(hours=1))
    await world.restart()
    assert rings(world, world.chen) == 0
    await world.wait(minutes=9)
    assert rings(world, world.chen) == 0
    await world.wait(minutes=1)
    assert (rings(world, world.chen), rings(world, world.sun)) == (1, 0), "then each keeps its distance"
    await world.wait(minutes=15)
    assert rings(world, world.sun) == 1


async def test_a_place_without_a_township_or_district_rings_the_highest_there_is(world: World) -> None:
    await fever(world)
    world.sun.blocks()
    world.qian.blocks()
    await world.wait(minutes=15)
    assert rings(world, world.chen) == 1
    await world.wait(minutes=15)
    assert rings(world, world.lin) == 1
    await world.wait(minutes=30)
    assert rings(world, world.chen) == 2
