"""What happens to an alert: told at once, taken by one, called about, brought to an outcome."""

from datetime import timedelta

from bot.rules.escalation import AlertState, Outcome
from bot.sandbox import Person
from storage.models import Alert, AlertStep, Audit, Reading
from storage.words import Happened
from tests.world import World, at


def bells(world: World, who: Person) -> list[str]:
    """Every alert card that ever rang at somebody's, as it was sent."""
    return [
        effect.text
        for effect in world.sandbox.sent
        if effect.chat_id == who.id
        and any(sign in effect.text for sign in ("🟡", "🔴", "🆘"))
        and not effect.text.startswith("📋")  # the morning's board names who is ill, too
    ]


def the_alert(world: World) -> Alert:
    """The one alert there is."""
    (alert,) = world.rows(Alert)
    return alert


async def fever(world: World, said: str = "38.5") -> None:
    """王大爷 is registered and reports a fever."""
    await world.enrol(world.wang, "3号楼501 13800000002")
    await world.says(world.wang, said)


async def test_the_cards_leave_before_the_resident_is_answered(world: World) -> None:
    await world.enrol(world.wang, "3号楼501 13800000002")
    told = len(world.sandbox.sent)
    await world.says(world.wang, "38.5")
    first = [effect.chat_id for effect in world.sandbox.sent[told:]]
    assert set(first[:2]) == {world.fang.id, world.liu.id}
    assert first[2] == world.wang.id
    assert "已经通知王芳" in world.last(world.wang).text


async def test_the_tier_decides_the_sign_and_the_minutes(world: World) -> None:
    await world.enrol(world.wang)
    await world.enrol(world.li)
    await world.enrol(world.zhang)
    await world.says(world.wang, "37.2")
    assert bells(world, world.fang) == []
    await world.says(world.li, "37.3")
    card = world.card(world.fang, "李奶奶")
    assert "🟡 发热 37.3℃" in card.text
    assert "请 60 分钟内接手" in card.text
    await world.says(world.zhang, "38.0")
    card = world.card(world.fang, "张阿姨")
    assert "🔴 发热 38.0℃" in card.text
    assert "请 15 分钟内接手，否则转社区" in card.text


async def test_a_card_says_who_where_and_what_and_offers_what_can_be_done(world: World) -> None:
    await fever(world, "37.9 有点咳嗽")
    card = world.card(world.fang, "发热")
    assert "🟡 发热 37.9℃　王大爷　3号楼501" in card.text
    assert "第 1/14 天　📞 13800000002" in card.text
    assert "TA说：37.9 有点咳嗽" in card.text
    assert [[button["text"] for button in row] for row in card.rows] == [
        ["我来处理"],
        ["打通了", "没打通"],
        ["档案", "记一笔"],
        ["转上级"],
    ]


async def test_whoever_takes_it_stops_the_climb_and_every_copy_says_so(world: World) -> None:
    await fever(world)
    assert await world.presses(world.fang, "我来处理") == "好，这件归您了。处理完请点“处理完了”。"
    for who in (world.fang, world.liu):
        assert "✅ 王芳 07:00 接手" in world.card(who, "发热").text
        assert "分钟内接手" not in world.card(who, "发热").text
    assert world.card(world.fang, "发热").labels == [
        "处理完了",
        "打通了",
        "没打通",
        "交给同事",
        "转上级",
        "退回",
        "档案",
        "记一笔",
    ]
    assert world.card(world.liu, "发热").labels == ["档案"]
    await world.wait(hours=3)
    assert bells(world, world.chen) == bells(world, world.sun) == bells(world, world.qian) == []
    assert ("alert-ack", world.fang.id) in [(line.what, line.telegram_id) for line in world.rows(Audit)]


async def test_who_reached_the_person_has_taken_it(world: World) -> None:
    await fever(world)
    assert "这件归您了" in await world.presses(world.liu, "打通了")
    card = world.card(world.fang, "发热")
    assert "刘医生：打通了" in card.text
    assert "✅ 刘医生" in card.text
    assert the_alert(world).state is AlertState.ACKED


async def test_a_call_nobody_answered_is_kept_and_the_alert_climbs_on(world: World) -> None:
    await fever(world)
    assert "会继续往上转" in await world.presses(world.fang, "没打通")
    assert "07:00 王芳：没打通" in world.card(world.liu, "发热").text
    await world.wait(minutes=15)
    assert world.saw(world.chen, "王芳：没打通")
    assert Happened.NO_ANSWER in [step.what for step in world.rows(AlertStep)]


async def test_the_outcome_closes_it_in_every_chat(world: World) -> None:
    await fever(world)
    await world.wait(minutes=15)
    await world.presses(world.fang, "我来处理")
    await world.presses(world.fang, "处理完了")
    asked = world.last(world.fang)
    assert asked.text == "王大爷 这件事怎么处理的？"
    assert asked.labels == ["退热了，继续观察", "已联系，继续观察", "已送医", "数记错了，已更正", "别的，我打字说"]
    assert await world.presses(world.fang, "已送医") == "已办结，谢谢。"
    for who in (world.fang, world.min, world.chen, world.liu):
        card = world.card(who, "发热")
        assert "王芳 07:15 办结：已送医" in card.text
        assert card.labels == []
    assert world.last(world.fang).text == "☑️ 王芳 07:15 办结：已送医"
    assert (the_alert(world).state, the_alert(world).outcome) == (AlertState.CLOSED, Outcome.HOSPITAL)
    await world.wait(hours=5)
    assert len(bells(world, world.fang)) == 1


async def test_an_outcome_in_own_words_closes_it_too(world: World) -> None:
    await fever(world)
    await world.presses(world.fang, "我来处理")
    await world.presses(world.fang, "处理完了")
    await world.presses(world.fang, "别的，我打字说")
    assert world.last(world.fang).text == "请打字说一下结果，一句话就行。"
    await world.says(world.fang, "送了退烧药，<晚上>再看")
    assert world.last(world.fang).text == "已办结，谢谢。"
    assert "王芳 07:00 办结：送了退烧药，<晚上>再看" in world.card(world.liu, "发热").text


async def test_of_two_who_press_at_once_the_first_has_it_and_the_second_is_told_who(world: World) -> None:
    await fever(world)
    world.liu.presses("我来处理")
    world.fang.presses("我来处理")
    await world.settle()
    popped = {who.name: who.toasts[-1] for who in (world.fang, world.liu)}
    owner = "王芳" if "王芳 07:00 接手" in world.card(world.liu, "发热").text else "刘医生"
    loser = world.liu if owner == "王芳" else world.fang
    assert popped[owner].text.startswith("好，这件归您了")
    assert popped[loser.name].text == f"{owner}已经接手了。"
    assert popped[loser.name].show_alert
    assert [step.what for step in world.rows(AlertStep)].count(Happened.ACKED) == 1


async def test_a_press_after_the_end_says_so_and_takes_the_buttons_away(world: World) -> None:
    await fever(world)
    before = world.card(world.liu, "发热")
    await world.presses(world.fang, "我来处理")
    await world.presses(world.fang, "处理完了")
    await world.presses(world.fang, "退热了")
    assert await world.presses(world.liu, "我来处理", on=before) == "这件已经办结了。"
    assert world.card(world.liu, "发热").labels == []
    assert the_alert(world).acked_by == the_alert(world).closed_by


async def test_taken_without_an_outcome_it_opens_again_after_four_hours(world: World) -> None:
    await fever(world)
    await world.presses(world.fang, "我来处理")
    await world.until("04-01 10:59")
    assert len(bells(world, world.fang)) == 1
    await world.until("04-01 11:01")
    assert len(bells(world, world.fang)) == 2
    assert len(bells(world, world.liu)) == 2
    assert "11:00 王芳：没有结果，重新打开" in world.card(world.fang, "发热").text
    await world.until("04-01 11:16")
    assert len(bells(world, world.chen)) == 1


async def test_a_worse_value_rings_again_although_somebody_has_it(world: World) -> None:
    await fever(world, "37.5")
    await world.presses(world.fang, "我来处理")
    await world.wait(minutes=30)
    await world.says(world.wang, "38.6")
    assert len(bells(world, world.fang)) == len(bells(world, world.liu)) == 2
    card = world.card(world.fang, "发热")
    assert "🔴 发热 38.6℃" in card.text
    assert "前几次：37.5" in card.text
    assert "情况变化，重新提醒" in card.text
    assert "我来处理" in card.labels
    await world.wait(minutes=15)
    assert len(bells(world, world.chen)) == 1


async def test_a_value_no_worse_changes_the_card_and_rings_nowhere(world: World) -> None:
    await fever(world, "37.5")
    await world.says(world.wang, "37.8")
    assert len(bells(world, world.fang)) == len(bells(world, world.liu)) == 1
    for who in (world.fang, world.liu):
        assert "发热 37.8℃" in world.card(who, "发热").text
        assert "前几次：37.5" in world.card(who, "发热").text


async def test_a_normal_value_afterwards_is_not_called_an_earlier_one(world: World) -> None:
    await fever(world, "38.6")
    await world.wait(minutes=5)
    await world.says(world.wang, "36.6")
    await world.presses(world.fang, "我来处理")
    assert "前几次" not in world.card(world.fang, "发热 38.6℃").text


async def test_a_correction_closes_nothing_and_shows_both_values(world: World) -> None:
    await fever(world)
    said = world.wang.shows()[-2]
    world.wang.edits(said, "36.5")
    await world.settle()
    for who in (world.fang, world.liu):
        card = world.card(who, "发热")
        assert card.text.startswith("🔴 发热 38.5℃，后改为 36.5℃")
        assert "改过" not in card.text, "once is enough"
        assert "我来处理" in card.labels
    assert world.last(world.fang).text == "王大爷的体温改成了 36.5℃（原来是 38.5℃）。"
    assert the_alert(world).state is AlertState.OPEN
    assert [reading.centi for reading in world.rows(Reading)] == [3850, 3650]
    await world.wait(minutes=15)
    assert len(bells(world, world.chen)) == 1


async def test_a_correction_upwards_is_a_fever_like_any_other(world: World) -> None:
    await fever(world, "36.5")
    world.wang.edits(world.wang.shows()[-2], "38.5")
    await world.settle()
    assert "改过：36.5℃ → 38.5℃" in world.card(world.fang, "🔴 发热 38.5℃").text
    assert "38.5℃，比平时高" in world.last(world.wang).text


async def test_a_very_high_value_nobody_confirms_becomes_an_alert_of_its_own(world: World) -> None:
    await world.enrol(world.wang, "3号楼501")
    await world.says(world.wang, "43.0")
    assert "43.0℃ 很高" in world.last(world.wang).text
    await world.wait(minutes=9)
    assert bells(world, world.fang) == []
    await world.wait(minutes=1)
    for who in (world.fang, world.liu):
        assert "🔴 可能发热，本人还没确认　王大爷" in world.card(who, "可能发热").text
        assert "TA说：43.0" in world.card(who, "可能发热").text
    assert world.rows(Reading) == []


async def test_a_forwarded_value_is_asked_about_and_not_forgotten(world: World) -> None:
    await world.enrol(world.wang)
    words = world.stranger.says("38.5")
    world.wang.forwards(words)
    await world.settle()
    assert world.last(world.wang).text == "这是您本人现在的体温吗？38.5℃"
    assert world.rows(Reading) == []
    await world.wait(minutes=10)
    assert world.saw(world.fang, "可能发热")


async def test_confirming_late_makes_it_a_fever_without_ringing_twice(world: World) -> None:
    await world.enrol(world.wang)
    await world.says(world.wang, "43.0")
    await world.wait(minutes=12)
    await world.presses(world.wang, "是 43.0℃")
    assert len(bells(world, world.fang)) == 1
    assert "🔴 发热 43.0℃" in world.card(world.fang, "王大爷").text
    assert len(world.rows(Alert)) == len(world.rows(Reading)) == 1


async def test_confirmed_in_time_it_rings_once_and_for_good(world: World) -> None:
    await world.enrol(world.wang)
    await world.says(world.wang, "43.0")
    await world.wait(minutes=2)
    await world.presses(world.wang, "是 43.0℃")
    await world.wait(minutes=10)
    assert bells(world, world.fang) == [text for text in bells(world, world.fang) if "发热 43.0℃" in text]
    assert len(bells(world, world.fang)) == 1


async def test_a_fear_is_not_forgotten_because_another_doubtful_value_follows(world: World) -> None:
    await world.enrol(world.wang)
    await world.says(world.wang, "43.0")
    await world.wait(minutes=5)
    await world.says(world.wang, "34.0")
    await world.wait(minutes=5)
    assert "43.0" in world.card(world.fang, "可能发热").text


async def test_a_value_from_the_backlog_says_when_it_was_measured(world: World) -> None:
    await world.enrol(world.wang)
    world.wang.says("38.5")
    (waiting,) = (one.update for one in world.sandbox.bot.queue._queue)
    waiting["message"]["date"] -= int(timedelta(hours=26).total_seconds())
    await world.settle()
    assert "测量时间：03-31 05:00" in world.card(world.fang, "发热 38.5℃").text
    (reading,) = world.rows(Reading)
    assert at("03-31 05:00") <= reading.measured_at < at("03-31 05:01")


async def test_given_back_it_is_told_anew_and_climbs(world: World) -> None:
    await fever(world)
    await world.presses(world.liu, "我来处理")
    await world.wait(minutes=20)
    assert await world.presses(world.liu, "退回") == "已退回，会重新通知。"
    assert len(bells(world, world.fang)) == 2
    assert "07:20 刘医生：退回" in world.card(world.fang, "发热").text
    await world.wait(minutes=15)
    assert len(bells(world, world.chen)) == 1


async def test_the_next_fever_after_an_outcome_is_a_new_alert(world: World) -> None:
    await fever(world)
    await world.presses(world.fang, "我来处理")
    await world.presses(world.fang, "处理完了")
    await world.presses(world.fang, "退热了")
    await world.wait(hours=2)
    await world.says(world.wang, "38.1")
    assert [alert.state for alert in world.rows(Alert)] == [AlertState.CLOSED, AlertState.OPEN]
    assert len(bells(world, world.fang)) == 2


async def test_a_doctor_who_reads_english_gets_the_card_in_english(world: World) -> None:
    await world.says(world.lin, f"/team add {world.anna.id} 卫生院 东风社区 Anna")
    world.anna.starts()
    await world.settle()
    await fever(world)
    card = world.card(world.anna, "Fever 38.5℃")
    assert "Please take it within 15 min, or it goes to: community." in card.text
    assert card.labels == ["I take it", "Reached", "No answer", "File", "Note", "Escalate"]
    assert await world.presses(world.anna, "I take it") == "It is yours. Tap “Resolve” when it is done."


async def test_the_file_opens_for_those_it_concerns_and_the_look_is_kept(world: World) -> None:
    await fever(world)
    await world.presses(world.liu, "档案")
    assert "👤 王大爷" in world.last(world.liu).text
    assert "38.5℃" in world.last(world.liu).text
    assert ("file-seen", world.liu.id) in [(line.what, line.telegram_id) for line in world.rows(Audit)]
