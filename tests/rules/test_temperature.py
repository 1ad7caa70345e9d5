"""What people type for a temperature, and what must come of it, as tables."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from bot.rules.household_words import ELDERS, KIN, OUTSIDERS, Relation
from bot.rules.temperature import (
    HIGHEST_ASKED,
    HIGHEST_TAKEN,
    LOWEST_ASKED,
    LOWEST_TAKEN,
    Certain,
    Doubt,
    Doubtful,
    Reading,
    Scale,
    Temperature,
    Unclear,
    Unreadable,
    number_like,
    read,
)
from tests.each import each

DATA = Path(__file__).parent.parent / "data"

REPLIES = json.loads((DATA / "temperature_reply.json").read_text(encoding="utf-8"))


def _rows(name: str) -> list[tuple[str, str]]:
    lines = (DATA / name).read_text(encoding="utf-8").split("\n")
    return [(text, expected) for text, _, expected in (line.partition("\t") for line in lines[1:]) if expected]


def _values(reading: Reading) -> list[Decimal]:
    match reading:
        case Certain(value):
            return [value.celsius]
        case Doubtful(values):
            return [value.celsius for value in values]
        case Unclear():
            return []


@each(REPLIES)
def test_a_reply_is_taken_asked_about_or_not_understood_as_the_table_says(case: dict[str, str]) -> None:
    kind = {"accept": Certain, "confirm": Doubtful, "reject": Unclear}[case["outcome"]]
    said = {"accept": [case.get("value_c")], "confirm": case.get("candidates_c", []), "reject": []}[case["outcome"]]

    reading = read(case["input"])

    assert isinstance(reading, kind)
    assert _values(reading) == [Decimal(str(value)) for value in said]


@each(_rows("replies.tsv"))
def test_a_message_gives_the_temperature_the_table_says(text: str, expected: str) -> None:
    said = next((part[2:] for part in expected.split(";") if part.startswith("T=")), "")
    unsure = "|" in said or said.endswith("?")

    reading = read(text)

    assert isinstance(reading, Doubtful if unsure else Certain if said else Unclear)
    assert _values(reading) == [Decimal(value) for value in said.rstrip("?").split("|") if value]


def test_a_message_without_a_temperature_gives_none() -> None:
    lines = (DATA / "replies.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        text, _, expected = line.partition("\t")
        if "T=" not in expected:
            assert isinstance(read(text), Unclear), text


def _unescaped(text: str) -> str:
    return text.replace("\\n", "\n").replace("\\0", "\0").replace("\\\\", "\\")


def _shown(reading: Reading) -> str:
    match reading:
        case Certain(value, scale):
            return f"{value} F" if scale is Scale.F else str(value)
        case Doubtful(values, why):
            return f"{'|'.join(map(str, values))} ? {why}"
        case Unclear(why):
            return f"- {why}"


@each(_rows("temperature_neighbours.tsv"))
def test_what_stands_beside_a_number_says_what_it_is(text: str, expected: str) -> None:
    assert _shown(read(_unescaped(text))) == expected


# heard by a voice keyboard, or of people, days and things the first table does not know
@each(
    [
        ("三十六都五", "36.5 ? punctuation"),
        ("36店5", "36.5 ? punctuation"),
        ("36都5个", "36.0 ? loose"),
        ("三十六度无", "36.0 ? loose"),
        ("三十六点舞", "36.0 ? loose"),
        ("三十七度山度", "37.0 ? loose"),
        ("36度无症状", "36.0"),
        ("37度 没事", "37.0"),
        ("三十六度五吧", "36.5 ? vague"),
        ("血氧降到38", "- not_a_temperature"),
        ("体温降到36.8", "36.8"),
        ("烧退到37.5", "37.5"),
        ("40度的天", "- not_a_temperature"),
        ("38度的天气", "- not_a_temperature"),
        ("用38度的水泡奶粉", "- not_a_temperature"),
        ("我感觉有38度", "38.0 ? vague"),
        ("感觉有点累 36.5", "36.5"),
        ("楼上有人发烧39度", "39.0 ? not_own"),
        ("听说三楼有个人39度", "39.0 ? not_own"),
        ("隔壁老王39度", "39.0 ? not_own"),
        ("有人吗 36.5", "36.5"),
        ("小时候烧到40度", "40.0 ? not_now"),
        ("前两天38", "38.0 ? not_now"),
        ("三天前38.5", "38.5 ? not_now"),
        ("5天前38.5", "38.5 ? not_now"),
        ("琴晚38.2", "38.2 ? not_now"),
        ("明天38度注意防暑", "38.0 ? vague"),
        ("36.5 明天要两袋米", "36.5"),
        ("36.5，明天见", "36.5"),
        ("体温计坏了显示42", "42.0 ? vague"),
        ("体温计不准36.5", "36.5 ? vague"),
        ("共计38.5", "- not_a_temperature"),
        ("今天好热38度", "38.0 ? vague"),
        ("今天热到38度", "38.0 ? vague"),
        ("天太热了38度", "38.0 ? vague"),
        ("高温预警 39度", "39.0 ? vague"),
        ("今天39度高温", "39.0 ? vague"),
        ("今天好热 38.5", "38.5"),
        ("今天好热，我38度", "38.0"),
        ("身上好热38度", "38.0"),
        ("今天热，体温38", "38.0"),
    ]
)
def test_what_is_heard_wrongly_or_said_of_others_is_never_taken(text: str, expected: str) -> None:
    assert _shown(read(text)) == expected


def test_who_is_called_by_a_word_of_the_house_is_not_oneself() -> None:
    kin = [words for relation, words in KIN.items() if relation is not Relation.SELF]
    for word in (word for words in (*kin, ELDERS, OUTSIDERS) for word in words):
        assert _shown(read(f"{word}38.5" if not word.isascii() else f"{word} 38.5")) == "38.5 ? not_own", word


@each(
    [
        "36.5",
        "３６．５",
        "٣٦٫٥",
        "३६.५",
        "๓๖.๕",
        "𝟛𝟞.𝟝",
        "3️⃣6️⃣.5️⃣",
        "三十六度五",
        "三六点五",
        "卅六度半",
        "叁拾陆点伍",
        "thirty-six point five",
    ]
)
def test_three_six_point_five_in_any_digits_is_the_same_value(text: str) -> None:
    assert read(text) == Certain(Temperature(3650), Scale.C)


def test_a_temperature_shows_one_decimal_at_least_and_two_at_most() -> None:
    assert [str(Temperature(centi)) for centi in (3650, 3725, 3605, 3700)] == ["36.5", "37.25", "36.05", "37.0"]
    assert Temperature(3725).celsius == Decimal("37.25")


def test_temperatures_are_ordered_by_warmth() -> None:
    assert LOWEST_ASKED < LOWEST_TAKEN < HIGHEST_TAKEN < HIGHEST_ASKED


@each(range(3300, 4501, 5))
def test_what_is_taken_without_asking_lies_between_thirty_five_and_forty_two(centi: int) -> None:
    value = Temperature(centi)
    reading = read(str(value))
    if value < LOWEST_TAKEN:
        assert reading == Doubtful((value,), Doubt.LOW)
    elif value > HIGHEST_TAKEN:
        assert reading == Doubtful((value,), Doubt.HIGH)
    else:
        assert reading == Certain(value, Scale.C)


@pytest.mark.parametrize(
    "text",
    [
        "记下了：36.5℃",
        "好的，李奶奶：36.5℃，没有不舒服。谢谢您。",
        "记下了：36.5℃\n身上不舒服就跟我说。",
        "Noted: 36.5℃",
        "36.5℃",
    ],
)
def test_our_own_echo_sent_back_is_the_same_value(text: str) -> None:
    assert read(text) == Certain(Temperature(3650), Scale.C)


@each(["①36.5 ②36.7", "①36.5②36.7", "⑴ 36.5\n⑵ 36.7", "❶36.5 ❷36.7", "①爸36.5 ②妈36.7", "㈠36.5 ㈡36.7"])
def test_the_numbers_of_a_list_are_no_part_of_its_values(text: str) -> None:
    assert read(text) == Doubtful((Temperature(3650), Temperature(3670)), Doubt.SEVERAL)


@each(["③⑥.⑤", "36.⑤", "36⑤", "36⑤度", "36.5 ½", "36½"])
def test_a_number_in_a_circle_inside_a_value_is_not_guessed_at(text: str) -> None:
    assert isinstance(read(text), Unclear)


def test_a_message_longer_than_telegram_allows_is_not_read() -> None:
    assert read("36.5" + " " * 4093) == Unclear(Unreadable.TOO_LONG)


def test_a_table_of_numbers_is_not_read() -> None:
    assert read("36.5 " * 200) == Unclear(Unreadable.TOO_LONG)


def test_a_number_in_a_long_story_is_asked_about() -> None:
    assert read("今天很好。" * 120 + "36.5") == Doubtful((Temperature(3650),), Doubt.LONG)


def test_text_that_is_shown_in_another_order_than_it_is_written_is_not_read() -> None:
    for mark in "\u061c\u200e\u200f\u202a\u202e\u2066\u2069":
        assert read(f"5.63{mark}") == Unclear(Unreadable.BIDI)


@each(["36.5", "365", "邻居发烧39", "46.2", "27度", "体温 28", "36⁵", "36_5", "36.5F", "\u202e5.63", "大概37", "100"])
def test_what_tries_to_be_a_temperature_is_number_like(text: str) -> None:
    assert number_like(text)


@each(
    [
        "",
        "5",
        "50",
        "123",
        "8:30",
        "4.12",
        "13800000000",
        "402室",
        "心率72",
        "大米10斤",
        "布洛芬 2盒",
        "7up 2瓶",
        "N95口罩 20个",
        "血压120/80",
        "36个鸡蛋",
        "\u202e你好",
        "没事",
        "1" * 5000,
        "家里没米了",
        "第36天",
    ]
)
def test_what_does_not_try_to_be_a_temperature_is_not_number_like(text: str) -> None:
    assert not number_like(text)
