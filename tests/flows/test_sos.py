"""Cries for help: typed, pressed, from anybody, at any hour."""

import pytest

from bot.rules.escalation import AlertKind, AlertState, Tier
from bot.sandbox import Person
from storage.models import Alert
from tests.world import World, at


def rings(world: World, who: Person) -> int:
    """How often an emergency's card was sent to somebody."""
    return sum(effect.chat_id == who.id and "🆘 紧急求助" in effect.text for effect in world.sandbox.sent)


def the_sos(world: World) -> Alert:
    """The one alert there is, an SOS."""
    (alert,) = world.rows(Alert)
    assert (alert.kind, alert.tier) == (AlertKind.SOS, Tier.SOS)
    return alert


@pytest.mark.parametrize("cry", ["SOS", "救命", "🆘 求助", "/sos", "/求助", "喘不上气了"])
async def test_a_cry_for_help_is_told_and_answered_with_the_number_at_once(world: World, cry: str) -> None:
    await world.enrol(world.wang, "3号楼501 13800000002")
    told = len(world.sandbox.sent)
    answer = await world.says(world.wang, cry)
    assert [effect.chat_id for effect in world.sandbox.sent[told:]][2:] == [world.wang.id]
    assert "已经通知王芳" in answer.text
    assert "有生命危险，请现在就打 120" in answer.text
    for who in (world.fang, world.liu):
        assert "🆘 紧急求助　王大爷　3号楼501" in world.card(who, "紧急求助").text
        assert "请 3 分钟内接手" in world.card(who, "紧急求助").text
    the_sos(world)


async def test_the_big_button_is_always_there_to_press(world: World) -> None:
    await world.enrol(world.wang)
    assert world.wang.keyboard() == [["🌡 报体温", "🛒 要东西"], ["📞 找网格员", "🆘 求助"]]
    await world.presses(world.wang, "🆘 求助")
    assert rings(world, world.fang) == 1


async def test_a_cry_in_english_works_the_same(world: World) -> None:
    await world.enrol(world.anna, language="English", consent="Yes, start")
    await world.presses(world.anna, "🆘 Help")
    answer = world.last(world.anna)
    assert answer.text.startswith("I alerted 王芳.\nIf life is in danger call 120 now.")
    assert answer.labels == ["Tapped by mistake, I am fine"]


async def test_an_sos_climbs_every_few_minutes(world: World) -> None:
    await world.enrol(world.wang)
    await world.says(world.wang, "救命")
    await world.wait(minutes=3)
    assert rings(world, world.chen) == rings(world, world.min) == 1
    await world.wait(minutes=3)
    assert rings(world, world.sun) == 1
    await world.wait(minutes=3)
    assert rings(world, world.qian) == 1


async def test_a_stranger_gets_the_number_each_time(world: World) -> None:
    for _ in range(3):
        answer = await world.says(world.stranger, "救命")
        assert "请现在就打 120" in answer.text
    assert len([text for text in world.texts(world.stranger) if "120" in text]) == 3
    assert world.rows(Alert) == []


async def test_a_stranger_who_presses_the_command_gets_it_too(world: World) -> None:
    assert "请现在就打 120" in (await world.says(world.stranger, "/sos")).text


async def test_a_mistaken_tap_is_told_and_slows_the_ladder_but_closes_nothing(world: World) -> None:
    await world.enrol(world.wang)
    await world.presses(world.wang, "🆘 求助")
    await world.wait(minutes=1)
    await world.presses(world.wang, "点错了，我没事")
    assert "没事就好，已经告诉王芳是点错了" in world.last(world.wang).text
    assert "本人说是点错了，请核实" in world.card(world.fang, "紧急求助").text
    assert "请 60 分钟内接手" in world.card(world.fang, "紧急求助").text
    assert the_sos(world).state is AlertState.OPEN
    await world.wait(minutes=58)
    assert rings(world, world.chen) == 0
    await world.wait(minutes=3)
    assert rings(world, world.chen) == 1


async def test_a_real_cry_after_a_mistaken_one_rings_anew_and_climbs_fast(world: World) -> None:
    await world.enrol(world.wang)
    await world.presses(world.wang, "🆘 求助")
    await world.presses(world.wang, "点错了，我没事")
    await world.wait(minutes=10)
    await world.says(world.wang, "真的喘不上气了")
    assert rings(world, world.fang) == 2
    assert "请 3 分钟内接手" in world.card(world.fang, "紧急求助").text
    assert "真的喘不上气了" in world.card(world.fang, "紧急求助").text
    await world.wait(minutes=3)
    assert rings(world, world.chen) == 1


async def test_a_second_cry_after_somebody_took_the_first_rings_again(world: World) -> None:
    await world.enrol(world.wang)
    await world.says(world.wang, "救命")
    await world.presses(world.fang, "我来处理")
    await world.wait(minutes=5)
    await world.says(world.wang, "救命")
    assert rings(world, world.fang) == 2
    assert "我来处理" in world.card(world.fang, "紧急求助").labels


async def test_crying_again_and_again_before_anybody_came_rings_once(world: World) -> None:
    await world.enrol(world.wang)
    for _ in range(4):
        assert "120" in (await world.says(world.wang, "救命")).text
    assert rings(world, world.fang) == 1
    the_sos(world)


async def test_the_night_holds_no_cry_back(world: World) -> None:
    await world.enrol(world.wang)
    world.clock.set(at("04-01 23:30"))
    await world.says(world.wang, "救命")
    assert rings(world, world.fang) == rings(world, world.liu) == 1
    assert "120" in world.last(world.wang).text
    assert world.last(world.wang).at < at("04-01 23:31")
    await world.until("04-01 23:34")
    assert rings(world, world.chen) == 1


async def test_a_fever_at_night_rings_too(world: World) -> None:
    await world.enrol(world.wang)
    world.clock.set(at("04-01 23:30"))
    await world.says(world.wang, "38.5")
    assert world.card(world.fang, "发热 38.5℃").at < at("04-01 23:31")


async def test_a_value_in_the_cry_counts_as_well(world: World) -> None:
    await world.enrol(world.wang)
    await world.says(world.wang, "39.2 喘不上气")
    assert {alert.kind for alert in world.rows(Alert)} == {AlertKind.SOS, AlertKind.FEVER}
    assert world.saw(world.fang, "发热 39.2℃")


async def test_a_message_edited_into_a_cry_is_one(world: World) -> None:
    await world.enrol(world.wang)
    await world.says(world.wang, "36.5")
    said = world.wang.shows()[-2]
    world.wang.edits(said, "36.5 胸口痛，喘不上气")
    await world.settle()
    assert rings(world, world.fang) == 1
    assert "120" in world.last(world.wang).text


async def test_a_cry_that_arrives_a_day_late_still_rings(world: World) -> None:
    await world.enrol(world.wang)
    world.wang.says("/sos")
    world.sandbox.bot.queue._queue[0].update["message"]["date"] = int(at("03-31 08:00").timestamp())
    await world.settle()
    assert rings(world, world.fang) == 1


async def test_the_words_that_follow_a_cry_reach_the_worker(world: World) -> None:
    await world.enrol(world.wang)
    await world.presses(world.wang, "🆘 求助")
    await world.says(world.wang, "摔了一跤，腿动不了")
    assert world.saw(world.fang, "摔了一跤，腿动不了")


async def test_how_an_sos_ended_has_its_own_answers(world: World) -> None:
    await world.enrol(world.wang)
    await world.says(world.wang, "救命")
    await world.presses(world.fang, "打通了")
    await world.presses(world.fang, "处理完了")
    assert world.last(world.fang).labels == ["已帮助解决", "已送医", "核实过，是误点", "别的，我打字说"]
    await world.presses(world.fang, "核实过，是误点")
    assert "办结：核实过，是误点" in world.card(world.liu, "紧急求助").text


async def test_nobody_else_can_call_an_sos_off(world: World) -> None:
    await world.enrol(world.wang)
    await world.enrol(world.li)
    await world.says(world.wang, "救命")
    world.li.presses_data(f"sosoff:{the_sos(world).id}")
    await world.settle()
    assert world.li.toasts[-1].text == "这个按钮现在用不了，请用最新的那条消息。"
    assert "点错" not in world.card(world.fang, "紧急求助").text
