"""A day in the storeroom, as those who keep it see it: from the first bag to the file for the district."""

import csv
import io

import pytest
from openpyxl import load_workbook

from bot.sandbox import Person
from storage.models import StockEntry, StockItem, StockTransfer
from tests.world import World

pytestmark = pytest.mark.asyncio


def sent_file(world: World, who: Person, ending: str) -> bytes:
    """What is in the newest file somebody was sent whose name ends so."""
    for seen in reversed(who.sees()):
        if seen.document and seen.raw["document"]["file_name"].endswith(ending):
            file = world.sandbox.world.files.by_id(seen.file_id)
            assert file is not None
            return file.content
    raise AssertionError(f"no file that ends in {ending}")


async def test_a_day_in_the_storeroom(world: World) -> None:
    await world.says(world.chen, "/stock")
    assert "还没有记过东西" in world.last(world.chen).text
    await world.says(world.chen, "/stock in 大米 50 袋 东风社区 华联超市")
    noted = world.card(world.chen, "记下了")
    assert "东风社区收到华联超市的 大米 50 袋\n现有 50 袋" in noted.text
    assert "请转给 华联超市" in world.last(world.chen).text and world.last(world.chen).photo
    await world.says(world.chen, "/库存 收 口罩 200个 东风社区 王大爷 不公开")
    await world.enrol(world.li)
    await world.says(world.fang, "/stock out 大米 2 袋 李奶奶")
    assert "东风社区的 大米 2 袋，发给 李奶奶\n还剩 48 袋" in world.last(world.fang).text
    assert await world.presses(world.fang, "↩️ 记错了，撤回") == "已撤回。"
    assert "大米现有 50 袋" in world.last(world.fang).text
    await world.says(world.li, "大米三袋、盐一包，今天要")
    await world.says(world.fang, "/stock out 大米 3 袋 #1")
    card = world.card(world.fang, "🛒")
    assert "· 大米　3袋　免费\n· 盐　1包\n🎁 从库存发的：大米 3 袋" in card.text
    assert "您要的大米（0401-1）社区有现成的" in world.last(world.li).text
    await world.says(world.chen, "/stock")
    board = world.last(world.chen)
    assert "1. 口罩　200 个　东风社区\n2. 大米　47 袋　东风社区" in board.text
    await world.presses(world.chen, "2", on=board)
    history = world.last(world.chen).text
    assert "发 −3　#0401-1　（王芳）" in history and "收 +50　华联超市　（陈书记）" in history
    await world.says(world.chen, "/stock list")
    assert (
        "王**爷　口罩 200 个" in world.last(world.chen).text and "华联超市　大米 50 袋" in world.last(world.chen).text
    )


async def test_a_form_asks_one_thing_at_a_time_and_survives_a_restart(world: World) -> None:
    await world.says(world.chen, "/stock")
    await world.presses(world.chen, "📥 收")
    assert "是什么东西" in world.last(world.chen).text
    await world.says(world.chen, "牛奶")
    await world.says(world.chen, "很多")
    assert "我看不出数量和单位" in world.last(world.chen).text
    await world.restart()
    await world.says(world.chen, "十箱")
    assert "牛奶 10：在哪里" in world.last(world.chen).text
    await world.presses(world.chen, "东风社区")
    await world.says(world.chen, "华联超市")
    await world.presses(world.chen, "不写，隐去")
    assert "东风社区收到华联超市的 牛奶 10 箱" in world.card(world.chen, "记下了").text
    await world.says(world.fang, "/stock out")
    await world.presses(world.fang, "牛奶 10　东风社区")
    await world.says(world.fang, "11")
    assert "东风社区的牛奶只有 10 箱，不够" in world.last(world.fang).text
    await world.says(world.fang, "2")
    await world.says(world.fang, "食堂")
    assert "牛奶 2 箱，发给 食堂\n还剩 8 箱" in world.last(world.fang).text
    await world.says(world.fang, "/stock fix")
    await world.presses(world.fang, "不记了")
    assert world.last(world.fang).text == "好的，没有记。"
    assert [entry.amount for entry in world.rows(StockEntry)] == [10_000, -2000]


async def test_a_transfer_is_taken_by_the_other_side(world: World) -> None:
    await world.says(world.sun, "/stock in 大米 20 袋 长河街道")
    await world.says(world.sun, "/stock move 大米 8 袋 长河街道 东风社区")
    assert "收下之前仍由孙主任负责" in world.last(world.sun).text
    card = world.card(world.chen, "长河街道 → 东风社区")
    await world.wait(hours=25)
    assert world.saw(world.sun, "还没有人收下，仍由您负责")
    again = world.card(world.chen, "长河街道 → 东风社区")
    assert again.message_id != card.message_id
    assert await world.presses(world.chen, "收到了", on=again) == "记下了：收到。"
    assert world.saw(world.sun, "☑️ 陈书记收下了您调到东风社区的 大米 8 袋")
    assert [
        one.text for one in world.chen.sees() if "长河街道 → 东风社区" in one.text and "收下了" not in one.text
    ] == []
    assert sorted(item.balance for item in world.rows(StockItem)) == [8000, 12_000]
    assert [one.state.value for one in world.rows(StockTransfer)] == ["accepted"]


async def test_wrong_words_are_answered_with_an_example_that_works(world: World) -> None:
    for tail, words in {
        "买 大米": "“买”我不认识",
        "in 大米 很多 袋": "这样写：/stock in 大米 50 袋 东风社区 华联超市",
        "out 大米 袋": "这样写：/stock out 大米 2 袋 李奶奶",
        "fix 十七": "这样写：/stock fix 17 多记了",
        "spend 东风社区 糖": "这样写：/stock spend 东风社区 3000 元 买消毒液",
        "log": "这样写：/stock log 大米",
        "export pdf": "这样写：/stock export",
        "out 大米 2 袋 李奶奶": "没有“大米”",
        "in 大米 2 袋 没有社区": "没有社区",
    }.items():
        assert words in (await world.says(world.chen, f"/stock {tail}")).text, tail
    assert world.rows(StockEntry) == []


async def test_the_ledger_leaves_as_a_workbook_and_as_csv(world: World) -> None:
    await world.says(world.chen, "/stock in =1+1米 50 袋 东风社区 @华联超市 备注 =给老人")
    await world.says(world.chen, "/stock in 捐款 5000 元 东风社区 王大爷 不公开")
    await world.enrol(world.li)
    await world.says(world.fang, "/stock out =1+1米 2.5 袋 李奶奶")
    await world.says(world.qian, "/stock allot 东风社区 20000 元 每社区标准")
    await world.says(world.chen, "/stock spend 东风社区 3000.5 元 买消毒液")
    await world.says(world.chen, "/stock spend 东风社区 500 元 多记的")
    await world.says(world.chen, f"/stock fix {world.rows(StockEntry)[-1].id} 记错了")
    await world.says(world.chen, "/stock export")
    book = load_workbook(io.BytesIO(sent_file(world, world.chen, ".xlsx")))
    assert book.sheetnames == ["结存", "流水", "捐赠", "款项", "款项汇总"]
    rows = {name: list(book[name].iter_rows(min_row=2, values_only=True)) for name in book.sheetnames}
    assert rows["结存"][0][:4] == ("开发区/长河街道/东风社区", "=1+1米", 47.5, "袋")
    assert book["结存"]["B2"].data_type == "s"
    assert rows["流水"][2][5:9] == (-2.5, "袋", "", "李某某")
    assert [row[1] for row in rows["捐赠"]] == ["王**爷", "@华联超市"]
    assert rows["捐赠"][1][5:] == ("东风社区", "=给老人", "陈书记")
    assert rows["款项"][0][4:7] == ("收", 5000, "王**爷")
    assert [row[1:] for row in rows["款项汇总"]] == [
        ("拨款", 20_000, 0, -3500.5, 0, 500, 16_999.5),
        ("捐款", 0, 5000, 0, 0, 0, 5000),
    ]
    table = sent_file(world, world.chen, ".csv").decode("utf-8-sig")
    assert "'=1+1米" in table and "'@华联超市" in table
    assert next(csv.reader(io.StringIO(table, newline=""))) == ["结存"]


async def test_it_all_reads_in_english_too(world: World) -> None:
    kate = world.sandbox.person(3100, "Kate", language_code="en")
    kate.starts()
    await world.settle()
    await world.says(world.lin, f"/team add {kate.id} 社区 东风社区 Kate")
    await world.says(kate, "/stock in rice 50 bags 东风社区 Anna Smith")
    assert "rice, 50 bags from Anna Smith at 东风社区" in world.card(kate, "Noted").text
    await world.says(kate, "/stock out rice 2 bags canteen")
    assert "handed to canteen\nLeft: 48 bags" in world.last(kate).text
    await world.says(kate, "/stock out rice 60 bags canteen")
    assert "there is only 48 bags" in world.last(kate).text
    await world.says(kate, "/stock out rice many")
    assert "/stock out rice 2 bags 李奶奶" in world.last(kate).text
    await world.says(kate, "/stock")
    assert "1. rice  48 bags  东风社区" in world.last(kate).text
    await world.says(kate, "/stock list")
    assert "Anna Smith  rice, 50 bags" in world.last(kate).text
    await world.says(kate, "/stock export xlsx")
    book = load_workbook(io.BytesIO(sent_file(world, kate, ".xlsx")))
    assert book.sheetnames == ["Balances", "Entries", "Donations", "Money", "Funds"]
