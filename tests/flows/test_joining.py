"""From the one-time code to the first question, and the way back out."""

from datetime import timedelta

import pytest

from storage.models import Attempt, Invite, Reading, Reporting
from storage.words import Consent
from tests.world import World

REFUSED = "这个码用不了。可能是过期了、用过了，或者少看了一位。"


async def registered(world: World, extra: str = "3号楼501 13800000002") -> tuple[str, str]:
    """王芳 registers 王大爷. Returns the token of the link and the code to type."""
    card = await world.says(world.fang, f"/enroll 王大爷 东门网格 {extra}".strip())
    return world.token(card), world.code(card)


async def test_a_scan_leads_over_language_and_consent_to_the_four_buttons(world: World) -> None:
    token, _ = await registered(world)
    world.wang.starts(token)
    await world.settle()
    assert world.last(world.wang).text == "请选语言 / Please choose a language"
    assert world.last(world.wang).labels == ["中文", "English"]
    await world.presses(world.wang, "中文")
    welcome = world.last(world.wang)
    assert "这里是东风社区居家关怀助手" in welcome.text
    assert "王芳请我陪 王某某" in welcome.text
    assert "共" not in welcome.text and "14 天" in welcome.text
    assert "只给东风社区的网格员、卫生院和值班人员看，结束 60 天后删除" in welcome.text
    assert "急病请打 120" in welcome.text
    assert welcome.labels == ["好的，开始", "我替家人报", "我不想用这个", "不是我，扫错了"]
    assert "3号楼501" not in welcome.text  # whoever scanned it may be somebody else
    await world.presses(world.wang, "好的，开始")
    done = world.last(world.wang)
    assert done.text.startswith("王大爷，都办好了。\n今天是第 1 天，4月14日 结束。\n每天 08:00、18:00 我来问体温")
    assert world.wang.keyboard() == [["🌡 报体温", "🛒 要东西"], ["📞 找网格员", "🆘 求助"]]
    assert world.last(world.fang).text == "✅ 王大爷（3号楼501）扫码登记好了。"
    assert [one["command"] for one in world.wang.commands()] == [
        *("help", "report", "need", "sos", "call"),
        *("family", "me", "settings", "stop", "out"),
    ]


async def test_who_reads_english_is_spoken_to_in_english(world: World) -> None:
    await world.enrol(world.anna, "5号楼", language="English", consent="Yes, start")
    seen = world.texts(world.anna)
    assert "Hello, this is the 东风社区 home-care helper." in seen[0]
    assert "keep A.　5号楼… company for these 14 days" in seen[0]
    assert seen[1].startswith("Anna, all is set.\nToday is day 1; it ends on 14 Apr.")
    assert "every day at 08:00, 18:00" in seen[1]
    assert world.anna.keyboard()[1] == ["📞 Grid worker", "🆘 Help"]
    assert "Ask for a call" in [one["description"] for one in world.anna.commands()]


async def test_a_daughter_reports_for_her_mother_and_it_is_kept_who_spoke(world: World) -> None:
    token, _ = await registered(world)
    world.anna.starts(token)
    await world.settle()
    await world.presses(world.anna, "中文")
    await world.presses(world.anna, "我替家人报")
    assert world.saw(world.anna, "王大爷，都办好了")
    assert world.last(world.anna).labels == ["老伴", "子女", "父母", "别的"]
    await world.presses(world.anna, "子女")
    await world.says(world.anna, "36.5")
    assert world.rows(Reading)[0].given_by == "family"


async def test_who_does_not_want_this_is_phoned_and_never_asked(world: World) -> None:
    token, _ = await registered(world)
    world.wang.starts(token)
    await world.settle()
    await world.presses(world.wang, "中文")
    await world.presses(world.wang, "我不想用这个")
    assert world.last(world.wang).text.startswith("好的，我不打扰您。王芳会打电话问候您。")
    assert world.last(world.fang).text == "☎️ 王大爷（3号楼501）不想用机器人，请改为电话随访：13800000002"
    heard = len(world.wang.sees())
    await world.until("04-01 10:01")
    assert len(world.wang.sees()) == heard
    assert "王大爷" in world.card(world.fang, "还差").text
    assert world.rows(Reporting)[0].consent is Consent.DECLINED


async def test_a_card_in_the_wrong_hands_binds_nobody_and_is_worth_nothing_from_then_on(world: World) -> None:
    token, _ = await registered(world)
    world.stranger.starts(token)
    await world.settle()
    await world.presses(world.stranger, "中文")
    await world.presses(world.stranger, "不是我，扫错了")
    assert world.last(world.stranger).text == "对不起，是我们弄错了，不会再打扰您。"
    assert world.last(world.fang).text.startswith("↩️ 王大爷（3号楼501）的二维码扫错了人，已经解除。")
    assert world.rows(Reporting) == []
    told = len(world.fang.sees())
    world.stranger.starts(token)
    await world.settle()
    assert REFUSED in world.last(world.stranger).text
    assert len(world.fang.sees()) == told


@pytest.mark.parametrize("words", ["扫错了", "不是我", "不是我，扫错了。", "wrong code"])
async def test_saying_so_at_the_welcome_is_enough(world: World, words: str) -> None:
    token, _ = await registered(world)
    world.stranger.starts(token)
    await world.settle()
    await world.says(world.stranger, words)
    assert world.saw(world.stranger, "不会再打扰您") or world.saw(world.stranger, "We will not message you again")
    assert "扫错了人" in world.last(world.fang).text


async def test_who_says_it_later_is_let_go_at_once_and_not_asked_again(world: World) -> None:
    await world.enrol(world.wang, "3号楼501")
    await world.until("04-01 08:00")
    assert world.saw(world.wang, "早上的体温时间到了")
    await world.says(world.wang, "扫错了")
    assert world.last(world.wang).text == "对不起，是我们弄错了，不会再打扰您。"
    assert "已经解除" in world.last(world.fang).text
    heard = len(world.wang.sees())
    await world.until("04-01 10:01")
    assert len(world.wang.sees()) == heard
    assert "⏳ 还没扫码" in (await world.says(world.fang, "/find 王大爷")).text
    assert [one["command"] for one in world.wang.commands()] == ["help"]


async def test_a_second_code_scanned_by_mistake_does_not_undo_the_first(world: World) -> None:
    await world.enrol(world.wang, "3号楼501")
    token = world.token(await world.says(world.fang, "/enroll 李奶奶 东门网格 4号楼"))
    world.wang.starts(token)
    await world.settle()
    await world.says(world.wang, "扫错了")
    assert "李奶奶（4号楼）的二维码扫错了人" in world.last(world.fang).text
    await world.says(world.wang, "36.5")
    assert world.last(world.wang).text.startswith("记下了，王大爷：36.5℃")


async def test_another_account_cannot_use_the_code_again_and_the_worker_hears_of_it_once(world: World) -> None:
    token = await world.enrol(world.wang, "3号楼501")
    for _ in range(2):
        world.stranger.starts(token)
        await world.settle()
        assert REFUSED in world.last(world.stranger).text
    told = [text for text in world.texts(world.fang) if "另一个账号又扫了一次" in text]
    again = "如果是换手机，请重新出一张卡：/card 王大爷"
    assert told == [f"⚠️ 王大爷（3号楼501）的二维码被另一个账号又扫了一次，已经拒绝。{again}"]
    assert len(world.rows(Reporting)) == 1


async def test_the_same_account_scanning_again_is_told_that_all_is_set(world: World) -> None:
    token = await world.enrol(world.wang)
    world.wang.starts(token)
    await world.settle()
    assert world.last(world.wang).text.startswith("您已经登记好了，不用再扫。")
    world.wang.starts()
    await world.settle()
    assert world.last(world.wang).text.startswith("您已经登记好了，不用再扫。")
    assert [one for one in world.rows(Attempt) if one.kind == "code"] == []


async def test_who_stopped_half_way_goes_on_with_the_same_code(world: World) -> None:
    token, _ = await registered(world)
    for _ in range(2):
        world.wang.starts(token)
        await world.settle()
        assert world.last(world.wang).labels == ["中文", "English"]
    await world.presses(world.wang, "中文")
    await world.presses(world.wang, "好的，开始")
    assert "都办好了" in world.last(world.wang).text


async def test_an_answer_given_twice_counts_once(world: World) -> None:
    token, _ = await registered(world)
    world.wang.starts(token)
    await world.settle()
    await world.presses(world.wang, "中文")
    welcome = world.last(world.wang)
    await world.presses(world.wang, "好的，开始", on=welcome)
    assert await world.presses(world.wang, "我不想用这个", on=welcome) == "这一条已经处理过了。"
    assert world.rows(Reporting)[0].consent is Consent.SELF


@pytest.mark.parametrize("style", ["{}", "{} ", " {}"])
async def test_a_code_may_be_typed_as_people_type(world: World, style: str) -> None:
    _, code = await registered(world)
    for typed in (style.format(code.lower().replace("-", " ")),):
        await world.says(world.wang, typed)
    assert world.last(world.wang).labels == ["中文", "English"]


async def test_a_code_in_a_sentence_is_found_and_a_misread_one_is_answered(world: World) -> None:
    _, code = await registered(world)
    for misread in ("AB0D-EFG2", f"我的码是 I{code[1:]}"):
        assert REFUSED in (await world.says(world.wang, misread)).text, misread
    assert "请选语言" in (await world.says(world.wang, f"我的码是 {code}。")).text


async def test_language_and_consent_may_be_typed_and_anything_else_is_answered_with_the_question(world: World) -> None:
    token, _ = await registered(world)
    world.wang.starts(token)
    await world.settle()
    for words in ("37.9", "今天有点咳嗽", "好的"):
        assert "请选语言" in (await world.says(world.wang, words)).text, words
        assert "急病请打 120" in world.texts(world.wang)[-2], words
    assert "好的，开始" in (await world.says(world.wang, "中文")).labels
    assert "好的，开始" in (await world.says(world.wang, "38.5 头疼")).labels
    assert world.texts(world.wang)[-2].startswith("还差一步")
    assert (await world.says(world.wang, "/report")).text.startswith("还差一步")
    assert "Yes, start" in (await world.says(world.wang, "English")).labels
    await world.says(world.wang, "Yes")
    assert world.saw(world.wang, "Today is day 1")
    assert [one.consent for one in world.rows(Reporting)] == [Consent.SELF]
    assert world.rows(Reading) == []


async def test_a_cry_for_help_before_the_consent_reaches_the_worker(world: World) -> None:
    token, _ = await registered(world)
    world.wang.starts(token)
    await world.settle()
    answer = await world.says(world.wang, "救命，我胸口疼")
    assert answer.text == "有生命危险，请现在就打 120。\n我已经告诉王芳。"
    assert "TA说：救命，我胸口疼" in world.card(world.fang, "🆘 紧急求助　王大爷").text
    assert (await world.says(world.wang, "/sos")).text == answer.text
    assert world.rows(Reporting) == []


async def test_who_wanted_no_questions_may_still_cry_for_help(world: World) -> None:
    await world.enrol(world.wang, "3号楼501", consent="I do not want this", language="English")
    answer = await world.says(world.wang, "help me")
    assert answer.text == "If life is in danger call 120 now.\nI have told 王芳."
    assert "TA说：help me" in world.card(world.fang, "🆘 紧急求助　王大爷").text
    told = len(world.texts(world.fang))
    assert "You are not registered here yet." in (await world.says(world.wang, "38.9")).text
    assert len(world.texts(world.fang)) == told
    assert world.rows(Reading) == []


async def test_a_code_after_start_is_taken_too(world: World) -> None:
    _, code = await registered(world)
    await world.says(world.wang, f"/start {code.replace('-', '').lower()}")
    assert world.last(world.wang).labels == ["中文", "English"]


async def test_wrong_used_expired_and_revoked_codes_get_the_same_words(world: World) -> None:
    used = await world.enrol(world.wang, "3号楼")
    revoked = world.token(await world.says(world.fang, "/enroll 李奶奶 东门网格"))
    expired = world.token(await world.says(world.fang, "/card 李奶奶"))
    world.clock.advance(timedelta(hours=73))
    answers = set()
    for who, given in (
        (world.stranger, "/start AAAA"),
        (world.li, "/start AAAAAAAAAAAAAAAAAAAAAA"),
        (world.zhang, f"/start {used}"),
        (world.qian, f"/start {expired}"),
        (world.zhou, f"/start {revoked}"),
        (world.sun, "ABCD-EFG2"),
        (world.liu, "/start ../../x"),
    ):
        answers.add((await world.says(who, given)).text)
    (answer,) = answers
    assert answer == f"{REFUSED}\n别着急，请网格员再给您一个新的。急病请打 120。"


async def test_a_code_works_for_three_days_and_not_a_minute_longer(world: World) -> None:
    token, _ = await registered(world)
    world.clock.advance(timedelta(hours=71, minutes=59))
    world.wang.starts(token)
    await world.settle()
    assert world.last(world.wang).labels == ["中文", "English"]
    other = world.token(await world.says(world.fang, "/enroll 李奶奶 东门网格"))
    world.clock.advance(timedelta(hours=72))
    world.li.starts(other)
    await world.settle()
    assert REFUSED in world.last(world.li).text


async def test_five_wrong_codes_an_hour_and_then_even_the_right_one_waits(world: World) -> None:
    _, code = await registered(world)
    for number in range(5):
        await world.says(world.wang, f"ABCD-EFG{number + 3}")
    assert REFUSED in (await world.says(world.wang, code)).text
    world.clock.advance(timedelta(minutes=61))
    await world.says(world.wang, code)
    assert world.last(world.wang).labels == ["中文", "English"]


async def test_a_code_shown_in_a_group_is_burned(world: World) -> None:
    token, _ = await registered(world)
    group = world.sandbox.group("东风业主群", [world.lin, world.wang, world.stranger])
    await world.settle()
    await world.says(world.wang, f"/start {token}", chat=group)
    assert world.last(world.wang, group).text.startswith("为了保护隐私，请在和我的私聊里发这个码。")
    world.wang.starts(token)
    await world.settle()
    assert REFUSED in world.last(world.wang).text
    assert world.rows(Invite)[0].revoked_at is not None


async def test_strangers_are_answered_politely_and_once_an_hour(world: World) -> None:
    for words in ("", "你好", "/help", "／help", "/today", "/team", "/nonsense", "36.5", "🌡 报体温"):
        await world.says(world.stranger, words or "/start")
    world.stranger.sends_sticker()
    world.stranger.sends_photo()
    await world.settle()
    assert world.texts(world.stranger) == [
        "您好，这里是居家关怀助手，还没有您的登记。\n"
        "请扫网格员给您的二维码，或者把卡片上的八位码发给我。\n"
        "急病请打 120。"
    ]
    world.clock.advance(timedelta(minutes=61))
    await world.says(world.stranger, "在吗")
    assert len(world.texts(world.stranger)) == 2


async def test_a_stranger_who_cries_for_help_gets_the_number_every_time(world: World) -> None:
    for _ in range(2):
        assert "有生命危险，请现在就打 120" in (await world.says(world.stranger, "救命")).text
    assert len(world.texts(world.stranger)) == 2


async def test_start_tells_staff_their_commands(world: World) -> None:
    world.fang.starts()
    await world.settle()
    assert world.last(world.fang).text.startswith("您能用的命令")
    assert "/enroll 姓名 区域" in world.last(world.fang).text


async def test_who_joins_while_a_round_runs_is_asked_at_once(world: World) -> None:
    token, _ = await registered(world)
    await world.until("04-01 08:30")
    world.wang.starts(token)
    await world.settle()
    await world.presses(world.wang, "中文")
    await world.presses(world.wang, "好的，开始")
    assert "早上的体温时间到了" in world.last(world.wang).text
    await world.says(world.wang, "36.5")
    assert "早上：已报 1 / 1" in (await world.says(world.fang, "/today")).text


async def test_a_half_finished_registration_survives_a_restart(world: World) -> None:
    token, _ = await registered(world)
    world.wang.starts(token)
    await world.settle()
    await world.presses(world.wang, "中文")
    await world.restart()
    await world.presses(world.wang, "好的，开始")
    assert "都办好了" in world.last(world.wang).text


async def test_a_new_phone_takes_a_new_card_and_the_old_phone_keeps_reporting(world: World) -> None:
    await world.enrol(world.wang)
    token = world.token(await world.says(world.fang, "/card 王大爷"))
    world.zhang.starts(token)
    await world.settle()
    await world.presses(world.zhang, "中文")
    await world.presses(world.zhang, "我替家人报")
    assert len(world.rows(Reporting)) == 2
    await world.until("04-01 08:00")
    assert world.saw(world.wang, "体温时间到了") and world.saw(world.zhang, "体温时间到了")
    await world.says(world.zhang, "36.6")
    await world.wait(minutes=46)
    assert not world.saw(world.wang, "还没收到")


async def test_the_code_is_kept_as_a_hash_only(world: World) -> None:
    token, code = await registered(world)
    (invite,) = world.rows(Invite)
    kept = f"{invite.token_hash} {invite.code_hash}"
    assert token not in kept and code.replace("-", "") not in kept
    assert invite.expires_at - invite.created_at == timedelta(hours=72)
