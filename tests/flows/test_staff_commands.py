"""What a grid worker does with commands and buttons: register, report on behalf, look, find."""

from datetime import date

import pytest

from bot.sandbox import Person
from bot.sandbox.files import picture_size
from storage.models import Audit, Episode, Invite, Reading, Resident
from tests.world import GRID, World

EXAMPLE = "/enroll 李奶奶 东门网格 幸福楼甲单元 13800000000"


async def enroll(world: World, tail: str, who: Person | None = None) -> str:
    """What 王芳, or somebody else, is answered to /enroll."""
    return (await world.says(who or world.fang, f"/enroll {tail}".strip())).text


def the_resident(world: World) -> Resident:
    """The one resident there is."""
    (resident,) = world.rows(Resident)
    return resident


def values(world: World) -> list[int]:
    """Every value that was kept, oldest first, in hundredths of a degree."""
    return [one.centi for one in world.rows(Reading)]


# ── /enroll and /card ────────────────────────────────────────────────────────────────────────


async def test_a_worker_of_one_grid_need_not_name_it_and_may_name_it_first(world: World) -> None:
    for typed, card in (
        ("李桂芳 3-2-501", "已登记 李桂芳　3-2-501"),
        ("李桂花 幸福楼甲单元 501 13800000011", "已登记 李桂花　幸福楼甲单元 501"),
        ("东门网格 李桂兰", "已登记 李桂兰"),
    ):
        assert (await world.says(world.fang, f"/enroll {typed}")).text.startswith(card), typed
    for typed, answer in (
        ("李桂英 3号网格", "没有“3号网格”这个区域。请核对"),
        ("李桂英 东门", "没有“东门”这个区域。是不是 开发区/长河街道/东风社区/东门网格？"),
        ("李桂英 南门网格 3-2-501", "没有“南门网格”这个区域"),
        ("李桂英 东门网格\n李桂香 东门网格", "一次登记一位"),
        ("李桂英 东门网格 13800000012\n李桂香 东门网格 13800000013", "“13800000013”是第二个电话"),
    ):
        assert (await world.says(world.fang, f"/enroll {typed}")).text.startswith(answer), typed
    assert [one.name for one in world.rows(Resident)] == ["李桂芳", "李桂花", "李桂兰"]


async def test_registering_answers_with_a_picture_a_link_and_a_code(world: World) -> None:
    card = await world.says(world.fang, "/enroll 王大爷 东门网格 3号楼2单元501 13800000002")
    assert card.photo
    assert card.text.startswith("已登记 王大爷　3号楼2单元501\n4月1日—4月14日，共 14 天\n")
    assert f"https://t.me/suifang_sandbox_bot?start={world.token(card)}" in card.text
    assert len(world.token(card)) == 22  # 128 bits
    assert f"也可以打这个码：{world.code(card)}\n72 小时内有效，只能用一次。" in card.text
    assert card.labels == ["作废重出"]
    picture = world.sandbox.world.files.by_id(card.file_id)
    assert picture is not None and picture_size(picture.content) == (1080, 1620)


async def test_everything_after_the_place_may_come_in_any_order(world: World) -> None:
    card = await enroll(world, f"王大爷 {GRID} 10天 138-0000-0002 3号楼 2单元 2022-03-30")
    assert "已登记 王大爷　3号楼 2单元\n3月30日—4月8日，共 10 天" in card
    resident = the_resident(world)
    assert (resident.phone, resident.address) == ("13800000002", "3号楼 2单元")
    (episode,) = world.rows(Episode)
    assert (episode.starts_on, episode.ends_on) == (date(2022, 3, 30), date(2022, 4, 8))


@pytest.mark.parametrize(
    "typed", ["138 0000 0002".replace(" ", "-"), "+8613800000002", "１３８０００００００２", "（138）00000002"]
)
async def test_a_phone_is_kept_in_digits_however_it_was_typed(world: World, typed: str) -> None:
    await enroll(world, f"王大爷 东门网格 3号楼 {typed}")
    assert the_resident(world).phone == "13800000002"


@pytest.mark.parametrize("typed", ['"张 三"', "“张 三”", "「张 三」", "„张 三”"])
async def test_a_name_with_a_space_goes_in_quotes_of_any_kind(world: World, typed: str) -> None:
    assert "已登记 张 三" in await enroll(world, f"{typed} 东门网格 13800000001")
    assert the_resident(world).name == "张 三"
    assert "👤 张 三" in (await world.says(world.fang, "/find 张 三")).text


@pytest.mark.parametrize(
    ("tail", "answer"),
    [
        ("", "这样写：/enroll 李奶奶 东门网格"),
        ("王大爷", "这样写：/enroll 李奶奶 东门网格"),
        ("张 三 东门网格", "姓名是“张 三”吗？"),
        ("王大爷 南门网格", "没有“南门网格”这个区域。"),
        ("王大爷 东门网格 3号楼 12345", "“12345”不像电话号码，比如：13800000000"),
        ("12345 东门网格", "“12345”不像姓名。"),
        ("王大爷 东门网格 " + "长" * 121, "地址太长了，写到门牌就行。"),
        ("王大爷 东门网格 2022-03-01 7天", "按这个日期，2022-03-07 就已经结束了"),
    ],
)
async def test_a_wrong_word_gets_one_line_and_registers_nobody(world: World, tail: str, answer: str) -> None:
    said = await enroll(world, tail)
    assert said.startswith(answer) and "\n" not in said
    assert world.rows(Resident) == []


async def test_the_same_person_twice_is_one_person_and_no_second_code(world: World) -> None:
    await enroll(world, "王大爷 东门网格 3号楼 13800000002")
    assert await enroll(world, "王大爷 东门网格 3号楼 13800000002") == (
        "王大爷（3号楼）已经登记过了，没有重复登记。要新的二维码请发 /card 王大爷"
    )
    assert (len(world.rows(Resident)), len(world.rows(Invite))) == (1, 1)
    # two people may share a name
    assert "已登记 王大爷　9号楼" in await enroll(world, "王大爷 东门网格 9号楼 13800000009")


async def test_an_isolation_that_begins_later_says_so_and_asks_nobody_before(world: World) -> None:
    await world.enrol(world.wang, "2022-04-03")
    assert "\n4月3日 开始，4月16日 结束。\n从那天起，每天 08:00、18:00 我来问体温" in world.last(world.wang).text
    assert "第" not in (await world.says(world.fang, "/find 王大爷")).text
    assert "4月3日 开始，4月16日 结束" in world.last(world.fang).text
    await world.says(world.wang, "36.5")
    await world.presses(world.wang, "没有不舒服")
    assert "04-03 08:00 我再来问您" in world.last(world.wang).text
    heard = len(world.wang.sees())
    await world.until("04-02 20:00")
    assert len(world.wang.sees()) == heard


async def test_markup_in_a_name_is_shown_as_it_was_typed(world: World) -> None:
    card = await world.says(world.fang, "/enroll <b>x</b> 东门网格 <i>3号楼 13800000001")
    assert "已登记 <b>x</b>　<i>3号楼" in card.text
    assert "👤 <b>x</b>　<i>3号楼" in (await world.says(world.fang, "/find <b>x</b>")).text


async def test_a_worker_of_another_grid_registers_nobody_here(world: World) -> None:
    wu = await other_worker(world)
    assert "不在您的权限里" in await enroll(world, f"王大爷 {GRID}", who=wu)
    assert "不在您的权限里" in await enroll(world, "王大爷 东门网格", who=world.liu)
    assert world.rows(Resident) == []


async def other_worker(world: World) -> Person:
    """吴霞, worker of the next grid."""
    wu = world.sandbox.person(3001, "吴霞")
    wu.starts()
    await world.settle()
    await world.says(world.lin, "/place add 开发区/长河街道/东风社区/西门网格")
    await world.says(world.lin, f"/team add {wu.id} 网格员 西门网格 吴霞")
    return wu


async def test_where_nobody_works_yet_the_admin_stands_in_and_hears(world: World) -> None:
    await world.says(world.lin, "/place add 高新区/科技街道/星光社区/1网格")
    card = await world.says(world.lin, "/enroll 李奶奶 1网格 1号楼")
    assert "⚠️ 还没有安排：镇街、派出所、卫生院、社区，暂由网格员或管理员代管。" in card.text
    world.li.starts(world.token(card))
    await world.settle()
    await world.presses(world.li, "中文")
    assert "林工请我陪 李某某" in world.last(world.li).text
    await world.presses(world.li, "好的，开始")
    assert world.last(world.lin).text == "✅ 李奶奶（1号楼）扫码登记好了。"
    await world.says(world.li, "38.5")
    assert "发热 38.5℃" in world.last(world.lin).text


async def test_the_deputy_stands_in_for_a_worker_who_is_gone(world: World) -> None:
    await world.says(world.lin, f"/team remove {world.fang.id}")
    assert "已登记" in await enroll(world, "王大爷 东门网格", who=world.min)


async def test_a_new_card_makes_the_old_one_worthless(world: World) -> None:
    old = await world.says(world.fang, "/enroll 王大爷 东门网格 3号楼")
    new = await world.says(world.fang, "/card 王大爷")
    assert new.photo and world.token(new) != world.token(old)
    world.wang.starts(world.token(old))
    await world.settle()
    assert "这个码用不了" in world.last(world.wang).text
    world.wang.starts(world.token(new))
    await world.settle()
    assert world.last(world.wang).labels == ["中文", "English"]


async def test_the_button_under_a_card_renews_it(world: World) -> None:
    old = await world.says(world.fang, "/enroll 王大爷 东门网格 3号楼")
    await world.presses(world.fang, "作废重出")
    assert world.token(world.last(world.fang)) != world.token(old)


async def test_card_asks_which_of_several_and_knows_who_is_nobody(world: World) -> None:
    await enroll(world, "王伟 东门网格 3号楼")
    await enroll(world, "王伟民 东门网格 4号楼")
    await enroll(world, "王伟明 东门网格 5号楼")
    assert (await world.says(world.fang, "/card 王伟")).photo  # the exact name is meant
    several = await world.says(world.fang, "/card 王")
    assert several.text == "“王”有好几位，给哪一位重出二维码？"
    assert several.labels == ["王伟　3号楼", "王伟民　4号楼", "王伟明　5号楼"]
    await world.presses(world.fang, "王伟明")
    assert "已登记 王伟明　5号楼" in world.last(world.fang).text
    assert (await world.says(world.fang, "/card")).text == "这样写：/card 王大爷"
    assert "没有找到“赵六”" in (await world.says(world.fang, "/card 赵六")).text


# ── /rep ─────────────────────────────────────────────────────────────────────────────────────


async def test_a_worker_reports_for_somebody_after_a_call(world: World) -> None:
    await enroll(world, "王大爷 东门网格 3号楼")
    await world.until("04-01 08:00")
    assert (await world.says(world.fang, "/rep 王大爷 36.8")).text == "已代报：王大爷 36.8℃"
    (reading,) = world.rows(Reading)
    assert (reading.centi, reading.given_by, reading.channel) == (3680, "worker", "phone")
    assert "早上：已报 1 / 1" in (await world.says(world.fang, "/today")).text
    assert (await world.says(world.fang, "/代报 王大爷 三十六度七")).text == "已代报：王大爷 36.7℃"


async def test_a_fever_reported_for_somebody_rings_like_any_other(world: World) -> None:
    await enroll(world, "王大爷 东门网格 3号楼")
    await world.says(world.fang, "/rep 王大爷 38.1 有点咳")
    assert world.saw(world.fang, "已代报：王大爷 38.1℃，预警卡已发出。")
    assert "TA说：38.1 有点咳" in world.card(world.fang, "🔴 发热 38.1℃").text
    assert world.saw(world.liu, "发热 38.1℃")


@pytest.mark.parametrize("tail", ["", "王大爷", "36.8"])
async def test_rep_without_a_name_or_a_value_shows_how(world: World, tail: str) -> None:
    assert (await world.says(world.fang, f"/rep {tail}")).text == "这样写：/rep 王大爷 36.5"


@pytest.mark.parametrize("value", ["三百", "50", "正常", "27.5"])
async def test_rep_keeps_nothing_it_cannot_read(world: World, value: str) -> None:
    await enroll(world, "王大爷 东门网格")
    assert (await world.says(world.fang, f"/rep 王大爷 {value}")).text == (
        f"“{value}”我看不出体温。这样写：/rep 王大爷 36.5"
    )
    assert values(world) == []


async def test_a_doubtful_value_is_kept_only_after_a_tap(world: World) -> None:
    await enroll(world, "王大爷 东门网格")
    asked = await world.says(world.fang, "/rep 王大爷 34.2")
    assert (asked.text, asked.labels) == ("王大爷的体温，请再确认一下：", ["34.2℃"])
    assert values(world) == []
    await world.presses(world.fang, "34.2℃")
    assert world.last(world.fang).text == "已代报：王大爷 34.2℃"
    assert values(world) == [3420]


async def test_all_that_follows_the_name_is_the_value(world: World) -> None:
    await enroll(world, "王大爷 东门网格")
    await world.says(world.fang, "/rep 王大爷 36 5")
    assert 3600 not in values(world)  # 36 5 is 36.5, if it is anything
    asked = await world.says(world.fang, "/rep 王大爷 36.8 37.2")
    assert asked.labels == ["36.8℃", "37.2℃"]
    await world.presses(world.fang, "37.2℃")
    assert values(world)[-1] == 3720


async def test_of_several_the_button_names_person_door_and_value(world: World) -> None:
    await enroll(world, "王伟民 东门网格 3号楼")
    await enroll(world, "王伟明 东门网格 4号楼")
    several = await world.says(world.fang, "/rep 王伟 36.9")
    assert several.text == "“王伟”有好几位，是哪一位？"
    assert several.labels == ["王伟民　3号楼　36.9℃", "王伟明　4号楼　36.9℃"]
    assert values(world) == []
    await world.presses(world.fang, "王伟明")
    assert world.last(world.fang).text == "已代报：王伟明 36.9℃"


async def test_nobody_reports_for_another_grid(world: World) -> None:
    wu = await other_worker(world)
    await enroll(world, "王大爷 东门网格 3号楼")
    assert (await world.says(wu, "/rep 王大爷 36.8")).text.startswith("在您的范围里没有找到“王大爷”。")
    resident = the_resident(world).id
    wu.presses_data(f"rep:{resident}:3680")
    wu.presses_data(f"repask:{resident}")
    wu.presses_data(f"person:{resident}")
    await world.settle()
    assert {toast.text for toast in wu.toasts} == {"这件事不在您的权限里。需要的话，请联系管理员。"}
    assert values(world) == []
    assert [one.subject for one in world.rows(Audit) if one.what == "refused"] == [
        "report_for",
        "report_for",
        "see_person",
    ]
    assert "不在您的权限里" in (await world.says(world.zhou, "/rep 王大爷 36.8")).text  # the police station


# ── from the digest and the board ────────────────────────────────────────────────────────────


async def test_a_name_on_the_board_is_tapped_and_the_value_typed(world: World) -> None:
    await enroll(world, "王大爷 东门网格 3号楼 13800000002")
    await world.until("04-01 08:01")
    board = await world.says(world.fang, "/today")
    assert "🟡 未报 1：王大爷" in board.text
    await world.presses(world.fang, "未报 1", on=board)
    await world.presses(world.fang, "王大爷", on=world.last(world.fang))
    asked = world.last(world.fang)
    assert asked.message_id == board.message_id, "the card turns, and nothing new is sent"
    assert asked.text.startswith("👤 王大爷　3号楼\n📞 13800000002\n体温多少？")
    assert asked.buttons == [
        ["35", "36", "37", "38", "39", "40"],
        ["打通了", "没打通"],
        ["拒绝", "号码不对"],
        ["送医"],
        ["← 返回"],
    ]
    assert (await world.says(world.fang, "还行")).text == "“还行”我看不出体温。请只发数字，比如：36.5"
    assert (await world.says(world.fang, "36.7")).text == "已代报：王大爷 36.7℃"
    await world.wait(seconds=31)
    assert "✅ 都报齐了" in world.card(world.fang, "📋 东门网格").text
    assert "✅ 都报齐了" in (await world.says(world.fang, "/missing")).text
    assert (await world.says(world.fang, "36.7")).text == "没看懂。发 /help 看看能用的命令。"
    assert values(world) == [3670]


async def test_or_the_digits_are_tapped(world: World) -> None:
    await enroll(world, "王大爷 东门网格 3号楼")
    await world.until("04-01 10:01")
    digest = world.card(world.fang, "早上还差 1 位")
    await world.presses(world.fang, "王大爷", on=digest)
    await world.presses(world.fang, "37", on=world.last(world.fang))
    tenths = world.last(world.fang)
    assert tenths.buttons == [
        ["37.0", "37.1", "37.2", "37.3", "37.4"],
        ["37.5", "37.6", "37.7", "37.8", "37.9"],
        ["← 返回"],
    ]
    assert await world.presses(world.fang, "37.1", on=tenths) == "已代报：王大爷 37.1℃"
    assert world.card(world.fang, "办结").text.startswith("☑️ 东门网格　早上都报齐了（应报 1）")


async def test_a_name_tapped_hours_ago_takes_no_value_any_more(world: World) -> None:
    await enroll(world, "王大爷 东门网格")
    await world.until("04-01 08:01")
    board = await world.says(world.fang, "/today")
    await world.presses(world.fang, "未报 1", on=board)
    await world.presses(world.fang, "王大爷", on=world.last(world.fang))
    world.clock.advance(2 * 3600)
    assert (await world.says(world.fang, "36.7")).text == "没看懂。发 /help 看看能用的命令。"
    assert values(world) == []


async def test_a_worker_who_isolates_at_home_does_not_mix_up_the_two(world: World) -> None:
    await enroll(world, "王大爷 东门网格")
    token = world.token(await world.says(world.fang, "/enroll 王芳 东门网格"))
    world.fang.starts(token)
    await world.settle()
    await world.presses(world.fang, "中文")
    await world.presses(world.fang, "好的，开始")
    await world.presses(world.fang, "代报体温", on=await world.says(world.fang, "/find 王大爷"))
    assert (await world.says(world.fang, "36.9")).text == "已代报：王大爷 36.9℃"
    assert (await world.says(world.fang, "36.4")).text.startswith("记下了，王芳：36.4℃")
    assert [(one.centi, one.given_by.value) for one in world.rows(Reading)] == [(3690, "worker"), (3640, "self")]


# ── /today, /find, /help ─────────────────────────────────────────────────────────────────────


async def test_the_board_tells_where_the_round_stands_and_keeps_up(world: World) -> None:
    await world.enrol(world.wang, "3号楼")
    await world.enrol(world.li, "4号楼")
    await enroll(world, "赵六 东门网格 5号楼")
    board = await world.says(world.fang, "/today")
    assert board.text == "📋 东门网格　4月1日　07:00 更新\n在管 3　没办结 0　没扫码 1\n今天还没开始问。"
    await world.until("04-01 08:10")
    await world.says(world.wang, "37.6")
    await world.wait(seconds=31)
    board = world.card(world.fang, "📋")
    assert board.edited
    assert board.text.split("\n")[1:] == [
        "在管 3　没办结 1　没扫码 1",
        "早上：已报 1 / 3",
        "🔴 异常：王大爷 37.6℃",
        "🟡 未报 2：李奶奶、赵六",
    ]
    assert board.buttons == [["未报 2", "异常 1"], ["物资 0", "没扫码 1"], ["全部", "刷新"]]
    assert await world.presses(world.fang, "刷新", on=board) == "已是最新。"


async def test_a_fever_nobody_asked_for_is_on_the_board_too(world: World) -> None:
    await world.enrol(world.wang)
    await world.until("04-01 08:10")
    await world.says(world.wang, "36.5")
    await world.until("04-01 12:00")
    await world.says(world.wang, "38.5")
    assert "🔴 异常：王大爷 38.5℃" in (await world.says(world.fang, "/today")).text


async def test_each_sees_their_own_part_of_the_tree(world: World) -> None:
    wu = await other_worker(world)
    await enroll(world, "王大爷 东门网格")
    assert "📋 西门网格" in (await world.says(wu, "/today")).text
    assert "在管 0" in world.last(wu).text
    assert "📋 东风社区" in (await world.says(world.chen, "/today")).text
    assert "在管 1" in world.last(world.chen).text
    assert "📋 开发区" in (await world.says(world.lin, "/today")).text
    assert "📋 东门网格" in (await world.says(world.lin, "/today 东门网格")).text
    assert "不在您的权限里" in (await world.says(wu, f"/today {GRID}")).text
    assert "不在您的权限里" in (await world.says(world.zhou, "/today")).text
    await world.says(world.lin, "/place add 高新区")
    which = await world.says(world.lin, "/today")
    assert (which.text, which.labels) == ("看哪里的？", ["开发区", "高新区"])
    await world.presses(world.lin, "高新区")
    assert "📋 高新区" in world.last(world.lin).text


async def test_a_person_is_found_by_name_door_or_the_end_of_the_phone(world: World) -> None:
    await enroll(world, "王大爷 东门网格 3号楼2单元501 13800004321")
    for words in ("王大爷", "大爷", "2单元501", "4321"):
        seen = (await world.says(world.fang, f"/find {words}")).text
        assert seen.startswith(f"👤 王大爷　3号楼2单元501\n{GRID}\n📞 13800004321\n第 1/14 天，4月14日 结束"), words
    assert "⏳ 还没扫码\n还没有体温记录" in seen
    assert world.last(world.fang).labels[:2] == ["代报体温", "☎️ 打电话记录"]
    assert [one.what for one in world.rows(Audit)].count("file-seen") == 4


@pytest.mark.parametrize("words", ["%", "_", "王_爷", "王%", "' OR 1=1 --", "321", "0004", "\\"])
async def test_nothing_typed_is_a_wildcard(world: World, words: str) -> None:
    await enroll(world, "王大爷 东门网格 3号楼 13800004321")
    assert (await world.says(world.fang, f"/find {words}")).text.startswith(f"在您的范围里没有找到“{words}”。")


async def test_a_percent_sign_in_an_address_is_found_as_one(world: World) -> None:
    await enroll(world, "王大爷 东门网格 A_1%号")
    assert "👤 王大爷" in (await world.says(world.fang, "/find _1%")).text


async def test_find_without_words_several_and_many(world: World) -> None:
    assert (await world.says(world.fang, "/find")).text.startswith("要找谁？发姓名、拼音首字母、门牌或电话末四位")
    for number in range(10):
        await enroll(world, f"王{'一二三四五六七八九十'[number]} 东门网格 {number}号楼")
    many = await world.says(world.fang, "/find 王")
    assert many.text == "“王”有好几位，点一下看档案："
    assert len(many.labels) == 9
    assert await world.presses(world.fang, "王三　2号楼") == "档案在下面。"
    assert world.last(world.fang).text.startswith("👤 王三　2号楼")


async def test_a_file_tells_how_the_person_is_reached_and_what_was_measured(world: World) -> None:
    await world.enrol(world.wang, "3号楼 13800000002")
    await world.says(world.wang, "37.5")
    seen = (await world.says(world.liu, "/find 王大爷")).text
    assert "📱 已扫码\n谁填报：本人（中文）\n🔴 没办结的预警：1（🟡 04-01 07:00）\n最近：04-01 07:00　37.5℃" in seen
    world.wang.blocks()
    await world.settle()
    assert "⚠️ 收不到消息，请电话联系" in (await world.says(world.fang, "/find 王大爷")).text
    assert "不在您的权限里" in (await world.says(world.zhou, "/find 王大爷")).text


async def test_names_and_values_are_for_the_private_chat(world: World) -> None:
    await enroll(world, "王伟民 东门网格 3号楼")
    await enroll(world, "王伟明 东门网格 4号楼")
    group = world.sandbox.group("东风网格群", [world.chen, world.fang])
    await world.settle()
    await world.says(world.chen, "/bind 东风社区", chat=group)
    for command in ("/find 王伟", "/find 王伟民", "/rep 王伟 36.5", "/card 王伟", "/enroll 李奶奶 东门网格"):
        await world.says(world.fang, command, chat=group)
        assert world.last(world.fang, group).text == "有姓名和电话，请在和我的私聊里看。", command
    assert not any("王伟" in text for text in world.texts(world.fang, group))


async def test_help_says_to_each_what_they_can_do(world: World) -> None:
    await world.enrol(world.wang)
    seen = (await world.says(world.wang, "/help")).text
    assert "📞 找网格员：王芳 13800000001" in seen and "/rep" not in seen
    assert "点“🆘 求助”，或打 120" in seen
    worker = (await world.says(world.fang, "/help")).text
    assert "/rep 姓名 体温　代报体温" in worker
    assert "/enroll 姓名 区域 [地址] [电话] [开始日期] [天数]　登记居民" in worker
    assert "/team" not in worker
    health = (await world.says(world.liu, "/help")).text
    assert "/rep" in health and "/enroll" not in health
    police = (await world.says(world.zhou, "/help")).text
    assert "/find" not in police and "/help" in police
    assert (
        "/team [区域 | add [ID 角色 区域 姓名 [电话]] | remove ID [角色 区域]]"
        in (await world.says(world.lin, "/help")).text
    )


async def test_a_resident_who_tries_a_staff_command_is_refused_politely(world: World) -> None:
    await world.enrol(world.wang)
    for command in (
        "/today",
        "/find 李",
        "/rep 王大爷 36.5",
        "/enroll 李奶奶 东门网格",
        "/team",
        "/status",
        "/card 王",
    ):
        assert (await world.says(world.wang, command)).text == "这件事不在您的权限里。需要的话，请联系管理员。"
    assert len([one for one in world.rows(Audit) if one.what == "refused"]) == 7


async def test_before_the_first_question_nobody_is_said_to_have_answered(world: World) -> None:
    await world.enrol(world.wang)
    said = (await world.says(world.fang, "/missing")).text
    assert said.endswith("今天还没开始问。") and "都报齐了" not in said
