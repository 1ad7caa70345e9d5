"""A day of rounds: asked once, nudged kindly, missed without blame, and our outages are nobody's fault."""

from datetime import timedelta

from bot.sandbox import Person
from storage.models import Alert, Check, Outage, Reading
from storage.words import CheckState
from tests.world import World, at

MORNING = "早上的体温时间到了"
EVENING = "晚上再量一次体温"


def heard(world: World, who: Person) -> int:
    """How many messages somebody has by now."""
    return len(who.sees())


def since(world: World, who: Person, count: int) -> list[str]:
    """What somebody was told after that."""
    return world.texts(who)[count:]


def states(world: World) -> list[tuple[str, str, str]]:
    """Every check: its day, its slot and what became of it."""
    return [(f"{one.day:%m-%d}", one.slot, one.state.value) for one in world.rows(Check)]


async def both_behind_one_phone(world: World) -> None:
    """王大爷 answers for himself and, as family, for 李奶奶."""
    await world.enrol(world.wang, "3号楼")
    token = world.token(await world.says(world.fang, "/enroll 李奶奶 东门网格 3号楼"))
    world.wang.starts(token)
    await world.settle()
    await world.presses(world.wang, "中文")
    await world.presses(world.wang, "我替家人报")


def skip(world: World, to: str) -> None:
    """Let hours pass in which nothing is looked at: quicker than living them."""
    world.clock.set(at(to))


async def down(world: World, until: str) -> None:
    """The bot is down until a moment, and comes up again."""
    world.clock.set(at(until))
    await world.restart()
    await world.wait(seconds=1)


# ── a round ──────────────────────────────────────────────────────────────────────────────────


async def test_at_eight_everybody_is_asked_once_however_often_the_clock_ticks(world: World) -> None:
    await world.enrol(world.wang)
    await world.enrol(world.anna, language="English", consent="Yes, start")
    await world.until("04-01 07:59")
    before = heard(world, world.wang), heard(world, world.anna)
    await world.until("04-01 08:00")
    await world.stage.tick()
    await world.restart()
    await world.stage.tick()
    await world.until("04-01 08:30")
    assert since(world, world.wang, before[0]) == [
        "王大爷，您好 ☀️ 早上的体温时间到了。今天是第 1 天，共 14 天。\n请量一下，把数字发给我，比如：36.5"
    ]
    assert world.last(world.wang).labels == ["🔢 点数字", "没有体温计"]
    assert since(world, world.anna, before[1]) == [
        "Hello Anna ☀️ Time for your morning temperature. Day 1 of 14.\n"
        "Please measure and send me the number, for example 36.5"
    ]


async def test_an_answer_ends_the_asking(world: World) -> None:
    await world.enrol(world.wang)
    await world.until("04-01 08:00")
    await world.says(world.wang, "36.5")
    await world.presses(world.wang, "没有不舒服")
    assert world.last(world.wang).text == "好的，王大爷：36.5℃，没有不舒服。\n18:00 我再来问您。谢谢您。"
    before = heard(world, world.wang)
    await world.until("04-01 17:59")
    assert heard(world, world.wang) == before
    await world.until("04-01 18:00")
    assert EVENING in world.last(world.wang).text
    await world.says(world.wang, "36.6")
    await world.presses(world.wang, "没有不舒服")
    assert world.last(world.wang).text.endswith("今天都齐了，明天 08:00 我再来问您。谢谢您。")
    assert states(world) == [("04-01", "morning", "answered"), ("04-01", "evening", "answered")]


async def test_who_is_silent_is_nudged_twice_and_then_the_worker_looks(world: World) -> None:
    await world.enrol(world.wang)
    await world.until("04-01 08:44")
    before = heard(world, world.wang)
    await world.until("04-01 08:45")
    assert since(world, world.wang, before) == [
        "王大爷，还没收到您早上的体温。\n不着急，方便的时候量一下，发个数字给我就好。"
    ]
    await world.until("04-01 09:30")
    assert since(world, world.wang, before)[1:] == [
        "王大爷，我还没等到您早上的体温，有点放心不下。\n请在 10:00 前发给我。不方便的话点下面，王芳给您打电话。"
    ]
    assert world.last(world.wang).labels == ["🔢 点数字", "📞 请给我打电话"]
    await world.until("04-01 10:00")
    assert since(world, world.wang, before)[2:] == [
        "王大爷，早上的体温我没等到，已经告诉王芳，会跟您联系看看您好不好。\n您没事的话，现在补报也可以：发个数字就行。"
    ]
    assert states(world) == [("04-01", "morning", "missed")]
    await world.presses(world.wang, "📞 请给我打电话")
    assert world.last(world.wang).text == "好的，我请王芳给您打电话，请留意。"
    assert "💬 王大爷" in world.last(world.fang).text and "请您打电话" in world.last(world.fang).text


async def test_the_nudges_are_kind_in_english_too(world: World) -> None:
    await world.enrol(world.anna, language="English", consent="Yes, start")
    before = heard(world, world.anna)
    await world.until("04-01 10:00")
    assert [text.split("\n")[0] for text in since(world, world.anna, before)[1:]] == [
        "Anna, I have not received your morning temperature yet.",
        "Anna, I still have no morning temperature from you and I am a little worried.",
        "Anna, I did not get your morning temperature, so I told 王芳, who will check how you are.",
    ]


async def test_the_missing_are_one_card_that_empties_itself(world: World) -> None:
    await world.enrol(world.wang, "3号楼")
    await world.enrol(world.li, "4号楼")
    await world.enrol(world.zhang, "5号楼")
    await world.until("04-01 08:10")
    await world.says(world.zhang, "36.4")
    before = heard(world, world.fang)
    await world.until("04-01 10:00")
    (card,) = world.fang.sees()[before:]
    assert card.text.startswith("🟡 东门网格　早上还差 2 位（应报 3）\n· 王大爷　3号楼\n· 李奶奶　4号楼")
    assert card.labels[:2] == ["王大爷　3号楼", "李奶奶　4号楼"]
    await world.says(world.wang, "36.5")
    await world.wait(seconds=31)
    (card,) = world.fang.sees()[before:]
    assert card.text.startswith("🟡 东门网格　早上还差 1 位（应报 3）\n· 李奶奶　4号楼")
    await world.says(world.li, "36.6")
    await world.settle()
    (card,) = world.fang.sees()[before:]
    assert card.text == "☑️ 东门网格　早上都报齐了（应报 3）\n☑️ 10:00 办结：都已补报"
    assert card.labels == []
    assert not world.saw(world.chen, "还差")


async def test_a_late_answer_counts_for_the_round_that_was_missed(world: World) -> None:
    await world.enrol(world.wang)
    await world.until("04-01 10:01")
    skip(world, "04-01 13:00")
    await world.says(world.wang, "36.5")
    assert states(world) == [("04-01", "morning", "answered")]
    await world.presses(world.wang, "没有不舒服")
    assert world.last(world.wang).text.endswith("18:00 我再来问您。谢谢您。")


async def test_an_answer_after_midnight_counts_for_the_evening(world: World) -> None:
    await world.enrol(world.wang)
    await world.until("04-01 08:05")
    await world.says(world.wang, "36.5")
    skip(world, "04-01 17:59")
    await world.until("04-01 20:01")
    skip(world, "04-02 00:20")
    await world.says(world.wang, "36.7")
    await world.presses(world.wang, "没有不舒服")
    assert world.last(world.wang).text == "好的，王大爷：36.7℃，没有不舒服。\n08:00 我再来问您。谢谢您。"
    assert states(world) == [("04-01", "morning", "answered"), ("04-01", "evening", "answered")]
    await world.until("04-02 08:00")
    assert MORNING in world.last(world.wang).text


async def test_a_missed_morning_is_not_filled_with_the_value_of_the_night(world: World) -> None:
    await world.enrol(world.wang)
    await world.until("04-01 10:01")
    skip(world, "04-01 18:00")
    await world.until("04-01 18:05")
    await world.says(world.wang, "36.6")
    await world.says(world.wang, "36.8")
    assert states(world) == [("04-01", "morning", "missed"), ("04-01", "evening", "answered")]


async def test_a_report_shortly_before_the_round_is_its_answer(world: World) -> None:
    await world.enrol(world.wang)
    await world.until("04-01 07:30")
    await world.says(world.wang, "36.5")
    await world.presses(world.wang, "没有不舒服")
    assert world.last(world.wang).text == "好的，王大爷：36.5℃，没有不舒服。\n18:00 我再来问您。谢谢您。"
    before = heard(world, world.wang)
    await world.until("04-01 17:59")
    assert heard(world, world.wang) == before
    assert states(world) == [("04-01", "morning", "answered")]
    await world.until("04-01 18:00")
    assert EVENING in world.last(world.wang).text


async def test_a_report_long_before_the_round_is_not(world: World) -> None:
    await world.enrol(world.wang)
    await world.until("04-01 08:00")
    await world.says(world.wang, "36.5")
    await world.until("04-01 15:00")
    await world.says(world.wang, "36.9")
    await world.until("04-01 18:00")
    assert EVENING in world.last(world.wang).text


async def test_who_was_registered_after_eight_owes_nothing_for_eight(world: World) -> None:
    await world.enrol(world.wang)
    await world.until("04-01 08:20")
    await world.enrol(world.li)
    await world.until("04-01 10:01")
    assert not world.saw(world.li, MORNING)
    assert "还差 1 位（应报 1）" in world.card(world.fang, "还差").text
    assert "早上：已报 0 / 1" in (await world.says(world.fang, "/today")).text
    skip(world, "04-01 18:00")
    await world.until("04-01 18:01")
    assert EVENING in world.last(world.li).text


async def test_who_cannot_be_asked_is_not_asked_but_stands_on_the_card_and_the_board(world: World) -> None:
    await world.says(world.fang, "/enroll 赵六 东门网格 1号楼")  # never scanned
    await world.enrol(world.li, "2号楼", consent="我不想用这个")
    await world.enrol(world.wang, "3号楼")
    world.wang.blocks()
    await world.settle()
    before = heard(world, world.li), heard(world, world.wang)
    await world.until("04-01 10:00")
    assert (heard(world, world.li), heard(world, world.wang)) == before
    card = world.card(world.fang, "早上还差").text
    assert "还差 3 位（应报 3）\n· 赵六　1号楼\n· 李奶奶　2号楼\n· 王大爷　3号楼" in card
    assert "🟡 未报 3：赵六、李奶奶、王大爷" in (await world.says(world.fang, "/today")).text
    assert "收不到消息了" in world.card(world.fang, "停用了机器人").text


async def test_who_comes_back_is_asked_again(world: World) -> None:
    await world.enrol(world.wang)
    world.wang.blocks()
    await world.settle()
    skip(world, "04-01 12:00")
    world.wang.unblocks()
    await world.settle()
    skip(world, "04-01 18:00")
    await world.until("04-01 18:01")
    assert EVENING in world.last(world.wang).text


async def test_after_the_last_day_nobody_is_asked(world: World) -> None:
    await world.enrol(world.wang, "1天")
    await world.until("04-01 08:00")
    assert "今天是第 1 天，共 1 天" in world.last(world.wang).text
    await world.says(world.wang, "36.5")
    await world.until("04-01 18:00")
    await world.says(world.wang, "36.6")
    await world.presses(world.wang, "没有不舒服")
    assert world.last(world.wang).text == "好的，王大爷：36.6℃，没有不舒服。\n该量的都量完了。谢谢您。"
    before = heard(world, world.wang)
    await world.until("04-03 09:00")
    assert heard(world, world.wang) == before
    assert "第 1/1 天" in (await world.says(world.fang, "/find 王大爷")).text


# ── one phone, two people ────────────────────────────────────────────────────────────────────


async def test_two_behind_one_phone_get_one_question_with_both_names(world: World) -> None:
    await both_behind_one_phone(world)
    before = heard(world, world.wang)
    await world.until("04-01 08:00")
    (question,) = since(world, world.wang, before)
    assert question.startswith("您好 ☀️ 早上的体温时间到了。")
    assert world.last(world.wang).labels[:2] == ["王大爷 ☐", "李奶奶 ☐"]
    await world.says(world.wang, "36.5")
    asked = world.last(world.wang)
    assert (asked.text, asked.labels) == ("36.5℃ 是谁的体温？", ["王大爷", "李奶奶"])
    assert world.rows(Reading) == []
    await world.presses(world.wang, "李奶奶")
    assert world.last(world.wang).text.startswith("记下了，李奶奶：36.5℃")
    before = heard(world, world.wang)
    await world.until("04-01 08:45")
    (nudge,) = since(world, world.wang, before)
    assert nudge.startswith("还没收到这几位早上的体温：王大爷")
    (reading,) = world.rows(Reading)
    assert reading.given_by == "family"


async def test_two_values_typed_before_any_name_keep_their_own(world: World) -> None:
    await both_behind_one_phone(world)
    await world.until("04-01 08:00")
    first = await world.says(world.wang, "36.5")
    second = await world.says(world.wang, "36.9")
    assert (first.text, second.text) == ("36.5℃ 是谁的体温？", "36.9℃ 是谁的体温？")
    await world.presses(world.wang, "王大爷", on=first)
    assert await world.presses(world.wang, "王大爷", on=first) == "这一条已经处理过了。"
    await world.presses(world.wang, "李奶奶", on=second)
    assert [(one.resident_id, one.centi) for one in world.rows(Reading)] == [(1, 3650), (2, 3690)]
    assert states(world) == [("04-01", "morning", "answered")] * 2


async def test_a_fever_whose_nobody_says_becomes_an_alert(world: World) -> None:
    await both_behind_one_phone(world)
    await world.says(world.wang, "38.6")
    assert not world.saw(world.fang, "发热")
    await world.wait(minutes=11)
    assert world.saw(world.fang, "可能发热，本人还没确认")


async def test_the_board_counts_the_two_apart(world: World) -> None:
    await both_behind_one_phone(world)
    await world.until("04-01 08:00")
    await world.presses(world.wang, "王大爷", on=await world.says(world.wang, "36.5"))
    assert "早上：已报 1 / 2\n🟡 未报 1：李奶奶" in (await world.says(world.fang, "/today")).text


# ── the night ────────────────────────────────────────────────────────────────────────────────


async def test_at_night_words_wait_for_the_morning_and_the_resident_knows(world: World) -> None:
    await world.enrol(world.wang)
    skip(world, "04-01 22:00")
    before = heard(world, world.fang)
    await world.says(world.wang, "楼下的灯坏了")
    assert world.last(world.wang).text == "您的话收到了，王芳 06:30 上班后回您。急病请点 🆘 求助。"
    world.wang.sends_photo(caption="米缸")
    world.wang.sends_voice()
    await world.settle()
    await world.until("04-02 06:29")
    assert heard(world, world.fang) == before
    await world.until("04-02 06:31")
    words, voice, photo = world.fang.sees()[before:]
    assert words.text.startswith(
        "🌅 夜里攒下的 2 件不急的事\n\n💬 王大爷　　留言\nTA说：楼下的灯坏了\n\n💬 王大爷　　发来语音"
    )
    assert (voice.kind, photo.kind) == ("voice", "photo")
    assert photo.text.startswith("📷 王大爷　　照片\nTA说：米缸")


async def test_by_day_words_come_at_once_and_a_picture_with_its_words(world: World) -> None:
    await world.enrol(world.wang, "3号楼")
    await world.says(world.wang, "楼下的灯坏了")
    assert world.last(world.wang).text == "您的话已经转给王芳。"
    assert world.last(world.fang).text == "💬 王大爷　3号楼　留言\nTA说：楼下的灯坏了"
    world.wang.sends_photo(caption="药盒")
    await world.settle()
    assert [seen.kind for seen in world.fang.sees()[-2:]] == ["text", "photo"]
    assert world.last(world.fang).text.startswith("📷 王大爷　3号楼　照片\nTA说：药盒\n还没有报数字")


async def test_at_night_a_call_and_a_fever_wake_the_worker(world: World) -> None:
    await world.enrol(world.wang)
    skip(world, "04-01 23:00")
    await world.presses(world.wang, "📞 找网格员")
    assert "请您打电话" in world.last(world.fang).text
    await world.says(world.wang, "38.7")
    assert "发热 38.7℃" in world.last(world.fang).text


# ── when we were down ────────────────────────────────────────────────────────────────────────


async def test_a_round_we_slept_through_is_asked_late_with_the_full_time(world: World) -> None:
    await world.enrol(world.wang)
    await world.until("04-01 07:30")
    before = heard(world, world.wang)
    await down(world, "04-01 09:10")
    assert [MORNING in text for text in since(world, world.wang, before)] == [True]
    await world.until("04-01 09:54")
    assert len(since(world, world.wang, before)) == 1
    await world.until("04-01 09:56")
    assert "还没收到您早上的体温" in world.last(world.wang).text
    await world.until("04-01 11:05")
    assert states(world) == [("04-01", "morning", "due")]
    await world.until("04-01 11:11")
    assert states(world) == [("04-01", "morning", "missed")]


async def test_what_was_said_while_we_were_down_counts_and_nobody_is_asked_again(world: World) -> None:
    await world.enrol(world.wang)
    await world.until("04-01 07:50")
    world.clock.set(at("04-01 08:20"))
    world.wang.says("36.5")
    before = heard(world, world.wang)
    await down(world, "04-01 09:10")
    assert [text.split("。")[0] for text in since(world, world.wang, before)] == ["记下了，王大爷：36.5℃"]
    assert states(world) == [("04-01", "morning", "answered")]
    assert world.rows(Reading)[0].measured_at == at("04-01 08:20")


async def test_who_was_being_asked_when_we_fell_silent_has_that_much_more_time(world: World) -> None:
    await world.enrol(world.wang)
    await world.until("04-01 08:10")
    await down(world, "04-01 09:00")
    assert world.last(world.wang).text == (
        "刚才我停了一会儿（08:10到09:00）。这段时间您发的我都收着，不用重发；晚了也不算您的。"
    )
    assert "⚙️ 系统停了 50 分钟，顺延了 1 位居民的时间。" in world.texts(world.lin)
    await world.until("04-01 10:49")
    assert states(world) == [("04-01", "morning", "due")]
    await world.until("04-01 10:50")
    assert states(world) == [("04-01", "morning", "missed")]


async def test_after_a_day_away_yesterday_is_our_outage_and_today_is_asked(world: World) -> None:
    await world.enrol(world.wang)
    await world.until("04-01 07:30")
    before = heard(world, world.wang)
    await down(world, "04-02 09:30")
    told = since(world, world.wang, before)
    assert [text for text in told if "停了很久" in text] == [
        "从 04-01 07:30 起我停了很久，到 04-02 09:30 才恢复，这段时间的体温不算您漏报。要紧的话请再跟我说一遍。"
    ]
    assert next(text for text in told if MORNING in text).startswith("王大爷，您好 ☀️ 早上的体温时间到了。今天是第 2 天")
    assert len(told) == 2
    assert states(world) == [
        ("04-01", "morning", "outage"),
        ("04-01", "evening", "outage"),
        ("04-02", "morning", "due"),
    ]
    await world.restart()
    await world.wait(minutes=1)
    assert len(since(world, world.wang, before)) == 2
    assert len(world.rows(Outage)) == 1
    assert not world.saw(world.fang, "还差")


async def test_a_round_that_ran_when_we_fell_silent_for_a_day_is_over(world: World) -> None:
    await world.enrol(world.wang)
    await world.until("04-01 09:35")
    assert world.saw(world.fang, "早上还差 1 位")
    await down(world, "04-02 11:35")
    assert states(world)[0] == ("04-01", "morning", "outage")
    assert world.saw(world.fang, "☑️ 东门网格")
    before = heard(world, world.wang)
    await world.until("04-02 13:00")
    assert not [text for text in since(world, world.wang, before) if "第 1 天" in text]
    assert [one.state for one in world.rows(Check)][:2] == [CheckState.OUTAGE, CheckState.OUTAGE]


async def test_an_outage_is_nobody_s_missed_report_on_the_board(world: World) -> None:
    await world.enrol(world.wang)
    await world.until("04-01 07:30")
    await down(world, "04-01 12:30")
    assert "0 / 1" not in (await world.says(world.fang, "/today")).text
    assert not world.saw(world.fang, "还差")
    await world.says(world.wang, "36.6")  # late, and it counts
    assert "早上：已报 1 / 1" in (await world.says(world.fang, "/today")).text
    assert "最近一次停摆：04-01 07:30 — 04-01 12:30" in (await world.says(world.lin, "/status")).text


async def test_a_short_silence_of_ours_is_not_worth_a_word(world: World) -> None:
    await world.enrol(world.wang)
    await world.until("04-01 08:10")
    before = heard(world, world.wang)
    await down(world, "04-01 08:15")
    assert heard(world, world.wang) == before
    (check,) = world.rows(Check)
    assert check.closes_at - at("04-01 10:00") == timedelta(minutes=5)


async def test_two_rounds_of_a_day_are_two_cards(world: World) -> None:
    await world.says(world.fang, "/enroll 赵六 东门网格 1号楼")
    await world.until("04-01 10:01")
    skip(world, "04-01 17:59")
    await world.until("04-01 20:01")
    assert [(one.slot, one.kind.value) for one in world.rows(Alert)] == [("morning", "missed"), ("evening", "missed")]
    assert world.saw(world.fang, "早上还差 1 位") and world.saw(world.fang, "晚上还差 1 位")
