"""What people type, tap, edit and send, and what they are told was understood."""

import pytest

from storage.models import Alert, Check, Reading
from tests.world import World

NOT_UNDERSTOOD = "不好意思，我没看懂。请发体温数字，比如：36.5"


def values(world: World) -> list[int]:
    """Every value that was kept, oldest first, in hundredths of a degree."""
    return [one.centi for one in world.rows(Reading)]


async def asked(world: World) -> None:
    """王大爷 is registered and has just been asked."""
    await world.enrol(world.wang, "3号楼 13800000002")
    await world.until("04-01 08:00")


# ── values ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("36.5", "36.5"),
        ("36,5", "36.5"),
        ("３６．５", "36.5"),
        ("36.5℃", "36.5"),
        ("36度5", "36.5"),
        ("37", "37.0"),
        ("  36.5\n", "36.5"),
        ("三十六度五", "36.5"),
        ("97.7F", "36.5"),
    ],
)
async def test_a_plain_value_is_taken_and_echoed_with_a_way_to_change_it(world: World, typed: str, shown: str) -> None:
    await asked(world)
    echo = await world.says(world.wang, typed)
    assert echo.text == f"记下了，王大爷：{shown}℃。\n身上有没有不舒服？"
    assert echo.buttons == [["没有不舒服"], ["有不舒服"], ["✏️ 体温记错了"]]
    await world.presses(world.wang, "没有不舒服")
    echo = world.last(world.wang)
    assert echo.text == f"好的，王大爷：{shown}℃，没有不舒服。\n18:00 我再来问您。谢谢您。"
    assert echo.labels == ["✏️ 改一下"]
    assert values(world) == [round(float(shown) * 100)]


async def test_the_echo_speaks_english_to_who_reads_english(world: World) -> None:
    await world.enrol(world.anna, language="English", consent="Yes, start")
    echo = await world.says(world.anna, "temp 36.7, no cough")
    assert echo.text == "Noted, Anna: 36.7℃.\nDoes anything feel wrong?"
    await world.presses(world.anna, "Nothing is wrong")
    echo = world.last(world.anna)
    assert echo.text == "Good, Anna: 36.7℃, nothing wrong.\nI will ask again at 18:00. Thank you."
    assert echo.labels == ["✏️ Change it"]


async def test_a_fever_is_answered_with_who_knows_and_what_to_do(world: World) -> None:
    await asked(world)
    echo = await world.says(world.wang, "38.2")
    assert echo.text == (
        "记下了：38.2℃，比平时高。\n"
        "我已经通知王芳，15 分钟内联系您，请留意电话。\n"
        "先歇一歇，喝点温水。\n"
        "喘不上气、胸口痛、人迷糊：马上打 120。\n"
        "30 分钟后我请您再量一次。"
    )
    assert echo.labels == ["📞 现在就给我打电话", "还有别的不舒服", "✏️ 体温记错了", "🆘 很难受"]
    await world.presses(world.wang, "📞 现在就给我打电话")
    assert world.saw(world.fang, "请您打电话")


# ── corrections ──────────────────────────────────────────────────────────────────────────────


async def test_the_pencil_changes_a_value_and_every_version_is_kept(world: World) -> None:
    await asked(world)
    await world.says(world.wang, "36.5")
    await world.presses(world.wang, "✏️ 体温记错了")
    assert world.last(world.wang).text == "好的，请把对的体温发给我，比如：36.5"
    assert (await world.says(world.wang, "36.8")).text == "好的，改成 36.8℃ 了（原来是 36.5℃）。"
    await world.presses(world.wang, "✏️ 改一下", on=world.last(world.wang))
    assert (await world.says(world.wang, "36.6")).text == "好的，改成 36.6℃ 了（原来是 36.8℃）。"
    kept = world.rows(Reading)
    assert [(one.centi, one.supersedes) for one in kept] == [(3650, None), (3680, 1), (3660, 2)]
    (check,) = world.rows(Check)
    assert check.reading_id == kept[-1].id
    assert "最近：04-01 08:00　36.6℃" in (await world.says(world.fang, "/find 王大爷")).text


async def test_a_doubtful_correction_is_confirmed_and_is_still_a_correction(world: World) -> None:
    await asked(world)
    await world.says(world.wang, "36.5")
    await world.presses(world.wang, "✏️ 体温记错了")
    assert (await world.says(world.wang, "34.6")).labels == ["是 34.6℃", "都不是，我重发"]
    await world.presses(world.wang, "是 34.6℃")
    assert "改成 34.6℃ 了（原来是 36.5℃）" in world.last(world.wang).text
    assert [(one.centi, one.supersedes) for one in world.rows(Reading)] == [(3650, None), (3460, 1)]


async def test_a_pencil_tapped_in_the_morning_does_not_take_the_evening_s_value(world: World) -> None:
    await asked(world)
    await world.says(world.wang, "36.5")
    await world.presses(world.wang, "✏️ 体温记错了")
    await world.until("04-01 18:00")
    assert (await world.says(world.wang, "36.9")).text.startswith("记下了，王大爷：36.9℃")
    assert [one.state.value for one in world.rows(Check)] == ["answered", "answered"]
    assert [one.supersedes for one in world.rows(Reading)] == [None, None]


async def test_an_edited_message_is_a_correction(world: World) -> None:
    await asked(world)
    sent = world.wang.says("36.5")
    await world.settle()
    world.wang.edits(sent, "36.7")
    await world.settle()
    assert world.last(world.wang).text == "好的，改成 36.7℃ 了（原来是 36.5℃）。"
    assert values(world) == [3650, 3670]
    world.wang.edits(sent, "36.7 谢谢")
    await world.settle()
    assert values(world) == [3650, 3670]


async def test_a_value_edited_into_a_fever_rings(world: World) -> None:
    await asked(world)
    sent = world.wang.says("36.5")
    await world.settle()
    world.wang.edits(sent, "38.5")
    await world.settle()
    assert "改成 38.5℃ 了（原来是 36.5℃）" in world.texts(world.wang)[-2]
    assert "我已经通知王芳，15 分钟内联系您" in world.last(world.wang).text
    assert "发热 38.5℃" in world.card(world.fang, "🔴").text


async def test_a_fever_edited_away_is_shown_and_closes_nothing(world: World) -> None:
    await asked(world)
    sent = world.wang.says("38.5")
    await world.settle()
    world.wang.edits(sent, "36.5")
    await world.settle()
    assert "改成 36.5℃ 了（原来是 38.5℃）" in world.last(world.wang).text
    for reader in (world.fang, world.liu):
        assert "发热 38.5℃，后改为 36.5℃" in world.card(reader, "🔴").text
    assert world.last(world.fang).text == "王大爷的体温改成了 36.5℃（原来是 38.5℃）。"
    (alert,) = world.rows(Alert)
    assert alert.state.value == "open"


async def test_an_edit_that_can_mean_several_things_is_asked_about(world: World) -> None:
    await asked(world)
    sent = world.wang.says("36.5")
    await world.settle()
    world.wang.edits(sent, "34.5")
    await world.settle()
    assert "34.5℃ 偏低" in world.last(world.wang).text
    await world.presses(world.wang, "是 34.5℃")
    assert "改成 34.5℃ 了（原来是 36.5℃）" in world.last(world.wang).text


async def test_words_edited_into_a_value_are_a_value(world: World) -> None:
    await asked(world)
    sent = world.wang.says("三百")
    await world.settle()
    world.wang.edits(sent, "36.5")
    await world.settle()
    assert world.last(world.wang).text.startswith("记下了，王大爷：36.5℃")


# ── doubt ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "question", "labels"),
    [
        ("365", "您是说 36.5℃ 吗？", ["是 36.5℃", "都不是，我重发"]),
        ("34.2", "34.2℃ 偏低，可能没夹好。再量一次更准；要是没错，点“是”。", ["是 34.2℃", "都不是，我重发"]),
        ("42.5", "42.5℃ 很高。请再量一次；要是没错，马上点“是”。", ["是 42.5℃", "都不是，我重发"]),
        ("我36.3，老伴36.7", "我看到 2 个数。您本人现在是哪个？", ["是 36.3℃", "是 36.7℃", "都不是，我重发"]),
        ("昨天36.9", "这是您本人现在的体温吗？36.9℃", ["是 36.9℃", "都不是，我重发"]),
    ],
)
async def test_what_is_doubtful_is_asked_and_not_kept(
    world: World, typed: str, question: str, labels: list[str]
) -> None:
    await asked(world)
    seen = await world.says(world.wang, typed)
    assert (seen.text, seen.labels) == (question, labels)
    assert values(world) == []


async def test_a_confirmed_value_counts_once_and_the_question_becomes_the_echo(world: World) -> None:
    await asked(world)
    question = await world.says(world.wang, "365")
    await world.presses(world.wang, "是 36.5℃", on=question)
    assert world.last(world.wang).message_id == question.message_id
    assert world.last(world.wang).text.startswith("记下了，王大爷：36.5℃")
    assert await world.presses(world.wang, "是 36.5℃", on=question) == "这一条已经处理过了。"
    assert values(world) == [3650]


async def test_a_value_that_was_not_meant_is_asked_for_again_without_reproach(world: World) -> None:
    await asked(world)
    await world.says(world.wang, "385")
    await world.presses(world.wang, "都不是，我重发")
    assert world.last(world.wang).text == "好的，请把体温数字发给我，比如：36.5"
    await world.says(world.wang, "36.5")
    await world.wait(minutes=11)
    assert (values(world), world.rows(Alert)) == ([3650], [])


async def test_a_high_value_nobody_confirms_is_not_lost(world: World) -> None:
    await asked(world)
    await world.says(world.wang, "385")
    await world.wait(minutes=11)
    assert "可能发热，本人还没确认" in world.card(world.fang, "王大爷").text
    await world.presses(world.wang, "是 38.5℃")
    assert "发热 38.5℃" in world.card(world.fang, "王大爷").text
    assert len(world.rows(Alert)) == 1


async def test_a_forwarded_value_is_somebody_s_and_is_asked_about(world: World) -> None:
    await asked(world)
    message = world.zhang.says("38.5")
    world.wang.forwards(message)
    await world.settle()
    assert world.last(world.wang).text == "这是您本人现在的体温吗？38.5℃"
    assert values(world) == []
    await world.says(world.wang, "不是我")
    assert world.last(world.wang).text == "好的，请把体温数字发给我，比如：36.5"
    assert "36.5℃" in (await world.says(world.wang, "36.5")).text  # still linked


# ── not understood ───────────────────────────────────────────────────────────────────────────


async def test_an_example_then_the_pad_then_a_human(world: World) -> None:
    await asked(world)
    assert (await world.says(world.wang, "量了")).text == NOT_UNDERSTOOD
    second = await world.says(world.wang, "就那样")
    assert second.text == "我还是没看懂，咱们换个办法：点下面的数字就行。"
    assert second.buttons == [["35", "36", "37", "38", "39"], ["更低", "更高"], ["我还是打字"]]
    assert (await world.says(world.wang, "不会弄啊")).text == "没关系，您的话我已经原样转给王芳，会跟您联系。"
    assert world.last(world.fang).text == "💬 王大爷　3号楼　留言\nTA说：量了\n就那样\n不会弄啊\n📞 13800000002"
    assert (await world.says(world.wang, "还在吗")).text == NOT_UNDERSTOOD


async def test_the_pad_takes_two_taps(world: World) -> None:
    await asked(world)
    await world.presses(world.wang, "🔢 点数字")
    pad = world.last(world.wang)
    assert pad.text == "体温是多少度？先点整数："
    await world.presses(world.wang, "36")
    assert world.last(world.wang).text == "36 度多少？点一下完整的数："
    assert world.last(world.wang).buttons == [
        ["36.0", "36.1", "36.2", "36.3", "36.4"],
        ["36.5", "36.6", "36.7", "36.8", "36.9"],
        ["← 重来"],
    ]
    await world.presses(world.wang, "← 重来")
    assert world.last(world.wang).text == "体温是多少度？先点整数："
    await world.presses(world.wang, "37")
    await world.presses(world.wang, "37.1")
    assert world.last(world.wang).text.startswith("记下了，王大爷：37.1℃")
    assert world.last(world.wang).message_id == pad.message_id


async def test_rare_values_on_the_pad_are_confirmed(world: World) -> None:
    await asked(world)
    await world.presses(world.wang, "🔢 点数字")
    pad = world.last(world.wang)
    await world.presses(world.wang, "更高")
    assert world.last(world.wang).labels[-3:] == ["← 重来", "41", "42"]
    await world.presses(world.wang, "42")
    await world.presses(world.wang, "42.5")
    assert "42.5℃ 很高" in world.last(world.wang).text
    await world.presses(world.wang, "更低", on=pad)
    await world.presses(world.wang, "34.4")
    assert "34.4℃ 偏低" in world.last(world.wang).text
    assert values(world) == []


async def test_what_was_said_before_the_value_reaches_the_worker(world: World) -> None:
    await asked(world)
    assert (await world.says(world.wang, "我家的灯不亮了")).text == NOT_UNDERSTOOD
    assert (await world.says(world.wang, "36.8")).text.startswith("记下了，王大爷：36.8℃")
    assert "TA说：我家的灯不亮了" in world.last(world.fang).text


async def test_a_number_we_could_not_read_is_no_message_for_the_worker(world: World) -> None:
    await asked(world)
    before = len(world.fang.sees())
    await world.says(world.wang, "27.5")
    await world.says(world.wang, "36.5")
    assert len(world.fang.sees()) == before


@pytest.mark.parametrize("words", ["谢谢", "好的", "收到！", "👍", "你好", "OK"])
async def test_politeness_is_answered_and_calls_nobody(world: World, words: str) -> None:
    await asked(world)
    before = len(world.fang.sees())
    assert (await world.says(world.wang, words)).text == (
        "好的，我一直在。要报体温直接发数字，缺什么、哪里不舒服随时跟我说。"
    )
    assert len(world.fang.sees()) == before


async def test_words_out_of_season_go_to_the_worker_as_they_stand(world: World) -> None:
    await world.enrol(world.wang, "3号楼 13800000002")
    assert (await world.says(world.wang, "明天做核酸吗")).text == "您的话已经转给王芳。"
    seen = world.last(world.fang)
    assert seen.text == "💬 王大爷　3号楼　留言\nTA说：明天做核酸吗\n📞 13800000002"
    assert seen.labels == ["代报体温", "档案", "回复"]


async def test_the_big_buttons(world: World) -> None:
    await world.enrol(world.wang, "3号楼")
    await world.presses(world.wang, "🌡 报体温")
    assert world.last(world.wang).text == "好的，请把体温数字发给我，比如：36.5"
    await world.presses(world.wang, "🛒 要东西")
    assert world.last(world.wang).text.startswith("您需要什么？点一下，或者直接打字")
    assert (await world.says(world.wang, "两袋米，五斤鸡蛋")).text == "急不急？"
    await world.presses(world.wang, "今天要")
    order = world.last(world.fang).text
    assert order.startswith("🛒") and "王大爷　3号楼" in order and "鸡蛋" in order
    await world.presses(world.wang, "📞 找网格员")
    assert world.last(world.wang).text == "好的，我请王芳给您打电话，请留意。"
    assert world.last(world.fang).text == "💬 王大爷　3号楼　请您打电话"


async def test_a_wish_left_open_does_not_swallow_what_is_said_the_next_day(world: World) -> None:
    await world.enrol(world.wang, "3号楼")
    await world.presses(world.wang, "🛒 要东西")
    world.clock.advance(86400)
    await world.says(world.wang, "今天风大")
    assert "留言" in world.last(world.fang).text


async def test_no_thermometer(world: World) -> None:
    await asked(world)
    await world.presses(world.wang, "没有体温计")
    asked_how = world.last(world.wang)
    assert asked_how.text == "没有体温计没关系，我请王芳送一支。您现在觉得身上烫吗？"
    assert asked_how.labels == ["烫", "不烫", "说不清"]
    order = world.last(world.fang).text
    assert "王大爷　3号楼　等接单\n· 体温计　1支" in order and order.endswith("📞 13800000002")
    await world.presses(world.wang, "烫")
    assert "我已经告诉王芳" in world.last(world.wang).text
    for reader in (world.fang, world.liu):
        assert "可能发热，本人还没确认　王大爷　3号楼\n" in world.card(reader, "王大爷　3号楼\n第").text
        assert "症状：发热" in world.card(reader, "症状").text


# ── pictures, voices, stickers ───────────────────────────────────────────────────────────────


async def test_what_is_no_text_is_passed_on_and_the_number_asked_for(world: World) -> None:
    await asked(world)
    world.wang.sends_photo()
    await world.settle()
    assert world.last(world.wang).text == "照片收到，会交给王芳看。请再把体温数字发我一下，比如：36.5"
    world.wang.sends_voice()
    await world.settle()
    assert world.last(world.wang).text == ("收到您的语音，已经转给王芳听。报体温的话，发个数字更快，比如：36.5")
    world.wang.sends_document("体检.pdf", b"%PDF")
    await world.settle()
    assert world.last(world.wang).text == "收到了，已经转给王芳。"
    assert [seen.kind for seen in world.fang.sees()][-6:] == ["text", "photo", "text", "voice", "text", "document"]
    assert values(world) == []


async def test_a_sticker_is_kindness(world: World) -> None:
    await asked(world)
    before = len(world.fang.sees())
    world.wang.sends_sticker()
    await world.settle()
    assert "我一直在" in world.last(world.wang).text
    assert len(world.fang.sees()) == before


# ── what tries to break us ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "typed",
    [
        "<b>36.5</b><script>alert(1)</script>",
        "</b><a href='tg://user?id=1'>点我</a> & &lt;",
        "你\u202e好\u0007吗\x00",
        "家里\ud83d没米了".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    ],
)
async def test_markup_and_control_characters_reach_the_worker_as_harmless_text(world: World, typed: str) -> None:
    await world.enrol(world.wang)
    await world.says(world.wang, typed)
    for reader in (world.wang, world.fang):
        for seen in reader.sees():
            assert "<script>" not in seen.html and "<a " not in seen.html
            assert not {"\u202e", "\x07", "\x00"} & set(seen.text)
    assert not world.saw(world.wang, "alert(1)")


async def test_the_longest_text_there_is(world: World) -> None:
    await world.enrol(world.wang)
    await world.says(world.wang, "啊" * 4090 + "36.5")
    assert values(world) == []
    assert len(world.last(world.fang).text) <= 4096
    await asked_again(world)


async def asked_again(world: World) -> None:
    """Whatever came before, a plain value is taken."""
    assert "36.4℃" in (await world.says(world.wang, "36.4")).text


async def test_another_number_is_no_temperature(world: World) -> None:
    await asked(world)
    for words in ("13800000000", "血压130/80", "301", "2022-04-01", "血氧98"):
        await world.says(world.wang, words)
    assert values(world) == []


async def test_the_same_update_twice_is_one_reading(world: World) -> None:
    await asked(world)
    world.sandbox.faults.add("duplicate")
    await world.says(world.wang, "36.5")
    assert values(world) == [3650]


async def test_what_was_typed_before_a_restart_takes_effect_after_it(world: World) -> None:
    await asked(world)
    question = await world.says(world.wang, "365")
    world.wang.presses("是 36.5℃", on=question)
    await world.restart()
    await world.settle()
    assert values(world) == [3650]
    assert world.last(world.wang).text.startswith("记下了，王大爷：36.5℃")


async def test_a_backlog_of_a_day_is_kept_with_the_time_it_was_sent(world: World) -> None:
    await world.enrol(world.wang)
    world.wang.says("38.4")
    world.clock.advance(23 * 3600)
    await world.restart()
    await world.wait(seconds=1)
    assert "测量时间：04-01 07:00" in world.card(world.fang, "发热 38.4℃").text
    assert world.rows(Reading)[0].measured_at.hour == 23  # 07:00 in Shanghai


async def test_somebody_who_floods_is_slowed_down_once(world: World) -> None:
    await world.enrol(world.wang)
    before = len(world.wang.sees())
    for number in range(70):
        world.wang.says(f"喂 {number}号")
    await world.settle()
    slowed = [text for text in world.texts(world.wang)[before:] if "消息来得有点快" in text]
    assert len(slowed) == 1


async def test_a_value_below_a_picture_counts_and_a_cry_for_help_too(world: World) -> None:
    await asked(world)
    world.wang.sends_photo(caption="36.6")
    await world.settle()
    assert world.last(world.wang).text.startswith("记下了，王大爷：36.6℃")
    assert world.last(world.fang).photo
    world.wang.sends_photo(caption="救命")
    await world.settle()
    assert "有生命危险，请现在就打 120" in world.last(world.wang).text
    assert world.saw(world.fang, "紧急求助")
