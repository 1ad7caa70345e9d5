"""From words to lines: what is certain is a line with a quantity, everything else stays as it was said."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.supply import Urgency
from bot.rules.supply_items import (
    LONGEST,
    MOST_LINES,
    answers,
    cut,
    is_order,
    items_in,
    kept,
    order_in,
    quantity_in,
    says_nothing,
    shown_quantity,
    without_phones,
)
from bot.rules.supply_words import (
    Grave,
    cancels,
    for_whom,
    gives_up,
    grave_in,
    is_abuse,
    is_of_the_body,
    is_same_again,
    needs,
    urgency_in,
)
from bot.rules.temperature import Certain, read
from tests.each import each

CASES = {
    case["id"]: case["input"]
    for case in json.loads((Path(__file__).parents[1] / "data" / "supply_text.json").read_text(encoding="utf-8"))
}


def lines(text: str) -> list[str]:
    """The lines of an order as they are shown."""
    return [f"{item.name} {shown_quantity(item.milli, item.unit)}".strip() for item in items_in(text)]


@each(
    [
        ("大米10斤，青菜，鸡蛋一板", ["大米 10斤", "青菜", "鸡蛋 1板"]),
        ("青菜两斤、鸡蛋一板", ["青菜 2斤", "鸡蛋 1板"]),
        # a list that is counted; 牛奶 1、鸡蛋 2 is none
        ("1.大米 2.油 3.盐", ["大米", "油", "盐"]),
        ("1、大米5斤\n2、油一桶", ["大米 5斤", "油 1桶"]),
        ("要买：①大米5斤②油1桶", ["大米 5斤", "油 1桶"]),
        ("1) rice 2) eggs", ["rice", "eggs"]),
        ("牛奶 1、鸡蛋 2", ["牛奶 1", "鸡蛋 2"]),
        ("2.油", ["2.油"]),
        ("要⑤袋米", ["米 5袋"]),
        ("1.5升可乐", ["可乐 1.5升"]),
        ("一斤半排骨", ["排骨 1.5斤"]),
        ("两斤半肉、三斤土豆", ["肉 2.5斤", "土豆 3斤"]),
        ("一斤半成品菜", ["半成品菜 1斤"]),
        ("退烧药有吗", ["退烧药"]),
        ("还有没有口罩", ["口罩"]),
        ("要药：布洛芬 2盒", ["布洛芬 2盒"]),
        ("需要两袋米和牛奶", ["米 2袋", "牛奶"]),
        ("帮我买十二个鸡蛋，半斤猪肉，今天要", ["鸡蛋 12个", "猪肉 0.5斤"]),
        ("2 bags of rice and milk", ["rice 2 bags", "milk"]),
        ("1 kg greens, a tray of eggs", ["greens 1 kg", "eggs 1 tray"]),
        ("I need 36.5 kg rice", ["rice 36.5 kg"]),
        ("３６．５斤大米", ["大米 36.5斤"]),
        ("平和茶两盒", ["平和茶 2盒"]),
        ("米10-20斤", ["米10-20斤"]),
        ("降压药快没了", ["降压药"]),
        ("家里没米了", ["米"]),
        ("孩子奶粉只够今天了", ["奶粉"]),
        ("我老伴的速效救心丸没了", ["速效救心丸"]),
        ("柴米油盐都没了", ["柴米油盐都没了"]),
        ("能帮我买点菜吗", ["菜"]),
        ("帮忙买一箱牛奶，急", ["牛奶 1箱"]),
        ("买两瓶酱油一瓶醋", ["酱油 2瓶", "醋 1瓶"]),
        ("大米一袋 鸡蛋两板 青菜三斤", ["大米 1袋", "鸡蛋 2板", "青菜 3斤"]),
        ("大米一袋鸡蛋两板", ["大米 1袋", "鸡蛋 2板"]),
        ("土豆、西红柿、黄瓜各两斤", ["土豆 2斤", "西红柿 2斤", "黄瓜 2斤"]),
        ("盐一包，土豆和黄瓜各两斤", ["盐 1包", "土豆 2斤", "黄瓜 2斤"]),
        ("来五斤苹果吧", ["苹果 5斤"]),
        ("苹果来五斤", ["苹果 5斤"]),
        ("要N95口罩20个", ["N95口罩 20个"]),
        ("我要两千斤大米", ["大米 2000斤"]),
        ("请帮我代购一盒头孢，谢谢", ["头孢 1盒"]),
        ("帮我拿个快递", ["快递"]),
        ("一条鱼两斤左右", ["鱼两斤左右 1条"]),
        ("could you bring two loaves of bread and a dozen eggs", ["bread 2 loaves", "eggs 1 dozen"]),
        ("2 bags of rice, no milk", ["rice 2 bags", "no milk"]),
        ("we have no milk left", ["milk"]),
        ("要两袋米，不要牛奶", ["米 2袋", "不要牛奶"]),
        ("we're almost out of diapers", ["diapers"]),
        ("my insulin is running out", ["insulin"]),
        ("Can I have some milk please", ["milk"]),
        ("need toilet paper asap", ["toilet paper"]),
        ("some apples and 3 bananas", ["apples", "bananas ×3"]),
        ("two kilos of potatoes, tomorrow is fine", ["potatoes 2 kilos"]),
        ("I want to order pizza", ["pizza"]),
        ("青菜几斤", ["青菜几斤"]),
        # what one piece holds belongs to its name
        ("阿司匹林100mg一盒", ["阿司匹林100mg 1盒"]),
        ("布洛芬0.3g 一盒", ["布洛芬0.3g 1盒"]),
        ("矿泉水500ml 24瓶", ["矿泉水500ml 24瓶"]),
        ("大米 10斤装 两袋", ["大米 10斤装 2袋"]),
        ("大米500g鸡蛋一板", ["大米500g鸡蛋一板"]),
        ("猪肉500g 白菜一颗", ["猪肉 500 g", "白菜 1颗"]),
        # so many times
        ("大米10斤 x2", ["大米10斤 ×2"]),
        ("牛奶250ml*10盒", ["牛奶250ml 10盒"]),
        ("鸡蛋x30", ["鸡蛋 ×30"]),
        ("大米10斤×2袋", ["大米10斤×2袋"]),
        # one of it, without saying so
        ("帮我买袋米", ["米 1袋"]),
        ("给孩子买罐奶粉", ["奶粉 1罐"]),
        ("请带瓶醋，来袋盐", ["醋 1瓶", "盐 1袋"]),
        ("再来一袋米", ["米 1袋"]),
        ("想吃苹果", ["苹果"]),
    ]
)
def test_what_is_certain_is_a_line_and_the_rest_stays_as_it_was_said(said: str, read_as: list[str]) -> None:
    assert lines(said) == read_as


@each(
    [
        "家里没米了",
        "降压药快没了",
        "需要两袋米和牛奶",
        "胰岛素快没了，只够今天",
        "氧气",
        "要药",
        "断药了",
        "帮我妈要降压药",
        "38.9 要退烧药",
        "36.5，家里没米了",
        "想买个插座",
        "孩子没奶粉了",
        "没菜了",
        "We are out of rice",
        "I need milk",
        "could you get me some bread",
        "running low on insulin",
        "快递到了，帮我拿",
        "我想吃鱼",
        "降压药只剩两天的了",
        "麻烦带两斤猪肉和一把葱",
        "买两瓶酱油一瓶醋",
        "来五斤苹果吧",
        "苹果来五斤",
        "米面油都要",
        "垃圾能帮忙扔一下吗",
        "please take out the rubbish",
        "Can I have some milk please",
        "my dog needs dog food",
        "I want to order pizza",
        "urgent: insulin",
        "blood pressure tablets, asap",
        "I'm out of my pills",
        "买瓶酱油",
        "给娃买罐奶粉",
        "米，油，盐",
        "米 油 盐",
        "买米买油",
        "rice, milk and eggs",
        "insulin please urgent",
        "垃圾满了",
    ]
)
def test_needs_are_heard_at_any_time(said: str) -> None:
    assert needs(said)


@each(
    [
        "没事",
        "没胃口",
        "没有力气",
        "没有不舒服",
        "我需要休息",
        "需要打电话",
        "吃了退烧药",
        "今天没吃药",
        "我已经吃药了",
        "早上吃了两个鸡蛋",
        "喝了两杯水",
        "谢谢，东西收到了",
        "家里都有，不需要",
        "米够吃",
        "36.5",
        "面对面",
        "I took my medicine",
        "I need to see a doctor",
        "no need, thanks",
        "我要36.5",
        "有药吗",
        "",
        "大米多少钱一袋",
        "鸡蛋多少钱",
        "猪肉贵不贵",
        "how much is the rice",
        "what does the milk cost",
        "谢谢你们送的菜",
        "上次的菜很好，谢谢",
        "thank you for the vegetables",
        "菜不新鲜",
        "青菜都烂了",
        "the milk was sour",
        "送错了，我要的是牛奶",
        "these are the wrong items",
        "我的东西怎么还没到",
        "where is my order",
        "药什么时候送来",
        "今天吃了米饭和菜",
        "I had rice for dinner",
        "we have enough rice",
        "家里水管漏水",
        "停水了",
        "我下楼扔垃圾",
        "垃圾我自己扔",
        "不想吃药",
        "I need help",
        "什么时候送菜",
        "菜几点送来",
        "买个菜就回来",
        "儿子买袋米来了",
        "刚买了袋米",
        "带个口罩就出门",
        "每天吃阿司匹林100mg一片",
        "买菜去了",
        "菜到了",
        "油烟机坏了",
    ]
)
def test_other_talk_is_no_need(said: str) -> None:
    assert not needs(said) and not is_order(said)


def test_a_multiplied_quantity_and_a_strength_are_an_order_at_any_time() -> None:
    for said in ("大米10斤 x2", "阿司匹林100mg一盒", "牛奶250ml*10盒"):
        assert is_order(said), said
    assert not is_order("大米10斤×2袋") and not is_order("3x2")


def test_a_remedy_is_a_thing_and_an_illness_is_not() -> None:
    for words in ("发烧了", "头疼，有点咳", "拉肚子", "fever"):
        assert is_of_the_body(words), words
    for words in ("头痛粉", "治咳嗽的", "拉肚子的药", "嗓子疼，想吃梨", "退烧贴", "cough syrup", "大米", ""):
        assert not is_of_the_body(words), words


def test_who_is_asked_about_an_order_can_let_it_be_in_many_words() -> None:
    for said in ("算了", "那算了吧", "不用了，谢谢", "先不买了", "没事了", "下次吧", "never mind", "No, thanks!"):
        assert gives_up(said), said
    for said in ("不急", "不用太多", "算了，来两斤", "不要辣的", "没事", "大米", "不用放门口"):
        assert not gives_up(said), said


def test_a_fever_that_is_gone_takes_no_order_back() -> None:
    assert not any(cancels(said) for said in ("烧退了", "体温退了", "烧已经退了"))
    assert cancels("快递退了") and cancels("退单")


@each(
    [
        ("胰岛素快没了，只够今天", Grave.INSULIN),
        ("透析", Grave.DIALYSIS),
        ("氧气", Grave.OXYGEN),
        ("断药了", Grave.OUT_OF_MEDICINE),
        ("断粮了", Grave.OUT_OF_FOOD),
        ("孩子没奶粉了", Grave.BABY_FOOD),
        ("要药：布洛芬 2盒", Grave.MEDICINE),
        ("out of blood pressure pills", Grave.OUT_OF_MEDICINE),
        ("nothing to eat", Grave.OUT_OF_FOOD),
        ("baby formula", Grave.BABY_FOOD),
        ("大米10斤", None),
        ("去药店旁边买菜", None),
        ("rice", None),
    ]
)
def test_what_a_body_depends_on_is_grave(said: str, why: Grave | None) -> None:
    assert grave_in(said) is why


@pytest.mark.parametrize(
    ("said", "how_soon"),
    [("很急", Urgency.URGENT), ("今天要", Urgency.TODAY), ("明天也行", Urgency.TOMORROW), ("不急", Urgency.TOMORROW),
     ("不着急，今天要", Urgency.TOMORROW), ("asap", Urgency.URGENT), ("tomorrow", Urgency.TOMORROW), ("两斤", None)],
)  # fmt: skip
def test_how_soon_is_read_from_the_words(said: str, how_soon: Urgency | None) -> None:
    assert urgency_in(said) is how_soon


def test_a_thing_of_the_stock_answers_a_line_that_means_it() -> None:
    for wanted, thing in (("大米", "大米"), ("米", "大米"), ("大米", "东北大米"), ("rice", "White rice")):
        assert answers(wanted, thing) and answers(thing, wanted), (wanted, thing)
    for wanted, thing in (("水", "汽水"), ("大米", "玉米"), ("ice", "rice"), ("", "大米"), ("盐", "食用盐水")):
        assert not answers(wanted, thing), (wanted, thing)


def test_a_temperature_is_no_quantity_and_a_quantity_no_temperature() -> None:
    assert not isinstance(read("36.5斤大米"), Certain) and not isinstance(read("买36.5元的菜"), Certain)
    for both in ("36.5，家里没米了", "38.9 要退烧药", "体温36.5，要两袋米", "2 bags of rice and milk, 36.5"):
        assert isinstance(read(both), Certain) and (needs(both) or order_in(both).items)


@pytest.mark.parametrize("said", ["-5斤米", "大米9999袋", "0个鸡蛋", "100桶油"])
def test_a_quantity_nobody_can_mean_is_named_as_odd(said: str) -> None:
    assert order_in(said).odd


def test_an_answer_to_how_much_is_a_quantity_alone() -> None:
    assert quantity_in("两斤") == (2000, "斤") and quantity_in("一袋吧") == (1000, "袋")
    assert quantity_in("2 tubes") == (2000, "tubes") and quantity_in("3") == (3000, "")
    assert quantity_in("随便") is None and quantity_in("青菜两斤") is None


# ── every case of the table ──


@pytest.mark.parametrize("case", ["S005", "S007", "S009", "S048", "S053"])
def test_what_asks_for_nothing_is_no_order(case: str) -> None:
    assert says_nothing(CASES[case])


@pytest.mark.parametrize(
    "case", ["S001", "S018", "S019", "S020", "S021", "S028", "S029", "S030", "S031", "S032", "S039"]
)
def test_words_are_kept_as_they_are_whatever_they_look_like(case: str) -> None:
    assert kept(CASES[case]) == CASES[case].strip()
    assert items_in(CASES[case]) and not says_nothing(CASES[case])


@pytest.mark.parametrize("case", ["S041", "S043", "S034"])
def test_controls_are_gone_before_anything_is_kept(case: str) -> None:
    assert not any(ord(char) < 32 for char in kept(CASES[case]))
    assert kept("大米\x00鸡蛋") == "大米鸡蛋"


@each(sorted(CASES))
def test_no_case_is_too_much_to_read(case: str) -> None:
    began = time.perf_counter()
    order = order_in(CASES[case] * 3)
    needs(CASES[case])
    assert len(order.words) <= LONGEST and len(order.items) <= MOST_LINES
    assert time.perf_counter() - began < 1


def test_the_words_of_the_table_mean_what_they_say() -> None:
    assert grave_in(CASES["S002"]) is Grave.MEDICINE and grave_in(CASES["S003"]) is Grave.INSULIN
    assert grave_in(CASES["S004"]) is Grave.OXYGEN and needs(CASES["S004"])
    assert cancels("米不要了") and cancels("牛奶不用买了") and cancels("I don't need milk any more")
    assert cancels(CASES["S045"]) and not needs(CASES["S045"])
    assert is_same_again(CASES["S046"])
    assert needs(CASES["S050"]) and isinstance(read(CASES["S050"]), Certain)
    assert for_whom(CASES["S052"]) == "妈"
    assert order_in(CASES["S033"]).odd, "five less than nothing is asked about"
    assert without_phones(CASES["S032"]) != CASES["S032"]


def test_id_numbers_are_never_kept() -> None:
    said = kept("我的身份证 11010119900307123X，要米")
    assert "1990" not in said and said.endswith("3X，要米")
    assert kept("13800000011要米") == "13800000011要米", "a phone number is one's own to give"


def test_two_hundred_lines_are_read_and_four_thousand_characters_kept() -> None:
    many = "\n".join(f"青菜{count % 90 + 1}斤" for count in range(300))
    assert len(items_in(many)) == MOST_LINES
    assert len(kept("米" * 9000)) == LONGEST


def test_a_heap_of_accents_is_clipped() -> None:
    assert len(kept(CASES["S014"])) <= 9 * len([char for char in CASES["S014"] if char.isalpha()])
    assert kept("cafe\u0301") == "cafe\u0301"


def test_what_belongs_together_is_never_cut_in_two() -> None:
    family = "👨‍👩‍👧‍👦"
    for limit in range(1, 60):
        assert "".join(family * 8).startswith(cut(family * 8, limit))
        assert not cut(family * 8, limit).endswith("\u200d")
    assert cut("e\u0301" * 3, 3) == "e\u0301"


def test_abuse_is_no_order() -> None:
    assert is_abuse("你们去死吧") and is_abuse("fuck off") and not is_abuse("要两袋米")


@given(st.text(max_size=200))
def test_any_words_are_read_without_a_fault(said: str) -> None:
    order = order_in(said)
    assert order.words == kept(order.words), "what is kept once is kept as it is"
    needs(said), urgency_in(said), grave_in(said), is_order(said), quantity_in(said)


def test_how_somebody_is_stands_on_no_shopping_list() -> None:
    for said, lines in (
        ("我头有点晕，药吃完了", ["药"]),
        ("有点咳嗽，要两盒止咳糖浆", ["止咳糖浆"]),
        ("退烧药一盒、体温计一支", ["退烧药", "体温计"]),
        # alone it stays: whoever asked for something is asked what it is
        ("头晕", ["头晕"]),
    ):
        assert [item.name for item in items_in(said)] == lines, said


def test_a_quantity_after_a_comma_is_that_of_what_stands_before_it() -> None:
    for said, lines in (
        ("家里没油了，要两瓶", [("油", 2000, "瓶")]),
        ("大米，来一袋。鸡蛋，两板", [("大米", 1000, "袋"), ("鸡蛋", 2000, "板")]),
        ("青菜两斤，三斤", [("青菜", 2000, "斤"), ("三斤", None, "")]),
        ("两瓶", [("两瓶", None, "")]),
    ):
        assert [(item.name, item.milli, item.unit) for item in items_in(said)] == lines, said
