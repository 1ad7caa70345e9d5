"""What people say of how they feel, and what must be heard, as tables."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.chatter import is_mistake
from bot.rules.symptoms import (
    EMERGENCIES,
    PICKED,
    PICKER,
    WORDS,
    Heat,
    Symptom,
    heat_in,
    lacks_thermometer,
    says_well,
    symptoms_in,
)
from tests.each import each
from tests.rules.stopwatch import least_seconds

REPLIES = Path(__file__).parent.parent / "data" / "replies.tsv"


def _rows() -> list[tuple[str, str]]:
    lines = REPLIES.read_text(encoding="utf-8").split("\n")
    return [(text, expected) for text, _, expected in (line.partition("\t") for line in lines[1:]) if text]


@each(_rows())
def test_a_reply_names_the_symptoms_the_table_says(text: str, expected: str) -> None:
    parts = expected.split(";")
    named = {Symptom(one) for part in parts if part.startswith("S=") for one in part[2:].split(",")}
    found = set(symptoms_in(text))
    # the table marks a painful chest as an emergency only; we keep its name as well
    assert found == named or ("SOS" in parts and found <= EMERGENCIES)
    assert says_well(text) == ("N" in parts)


HEARD: dict[str, str] = {
    # denied
    "没有咳嗽": "",
    "不咳": "",
    "不咳嗽也不发烧": "",
    "没有咳嗽、发烧": "",
    "无咳嗽发热": "",
    "咳嗽：无": "",
    "嗓子不疼，头不疼": "",
    "鼻子不塞": "",
    "no cough": "",
    "no fever, cough or sore throat": "",
    "I'm not tired": "",
    "咳嗽好了": "",
    "味觉没问题": "",
    "味觉没了": "smell",
    "不心慌": "",
    "心慌": "other",
    "吃不下饭": "other",
    "退烧了": "",
    # denied and something else named
    "不咳，嗓子有点疼": "throat",
    "没咳嗽但是嗓子疼": "throat",
    "没有咳嗽、发烧，有点头疼": "headache",
    "not coughing but tired": "fatigue",
    "不发烧不咳嗽，就是没力气": "fatigue",
    "没有发烧，咳嗽": "cough",
    # denied twice is said
    "我不是没有咳嗽": "cough",
    "没有一天不咳": "cough",
    # things are no symptoms
    "咳嗽药没了": "",
    "买点止咳糖浆": "",
    "要退烧药": "",
    "头疼药两盒": "",
    "别烧水了": "",
    "cough syrup please": "",
    # only supposed, feared or asked
    "万一发烧了怎么办": "",
    "要是发烧咳嗽怎么办": "",
    "如果我发烧怎么办": "",
    "多少度算发烧": "",
    "37.2算发烧吗": "",
    "我怕孩子发烧": "",
    "会不会发烧啊": "",
    "预防发烧吃什么": "",
    "what if I get a fever": "",
    "what temperature is a fever": "",
    "要是还发烧怎么办": "fever",
    "如果发烧不退怎么办": "fever",
    "我怕是发烧了": "fever",
    "好怕发烧了": "fever",
    "怕冷发烧": "fever chills",
    "会不会是发烧了": "fever",
    "如果可以请联系我，我发烧了": "fever",
    "如果方便帮我买药我咳嗽": "cough",
    # of somebody outside the house
    "邻居发烧了": "",
    "隔壁有人咳嗽": "",
    "听说小区有人发烧咳嗽": "",
    "my neighbor has a fever": "",
    "从邻居家回来就发烧": "fever",
    "楼上吵得我头疼": "headache",
    "邻居说我发烧了": "fever",
    "人家发烧，我也发烧": "fever",
    "my neighbor and I have a fever": "fever",
    # as it is said in Guangdong, in Sichuan and in the north
    "唔發燒，冇咳": "",
    "有啲唔舒服": "other",
    "周身骨痛": "ache",
    "脑壳痛": "headache",
    "没得力气": "fatigue",
    "没有什么大问题就是累": "fatigue",
    "没发烧就是累": "fatigue",
    "打寒颤": "chills",
    "吃啥都没味": "smell",
    "my head is pain": "headache",
    "没气喘": "",
    # named
    "37.9 有点咳": "cough",
    "嗓子痒，流鼻涕": "throat nose",
    "浑身没劲，骨头疼": "fatigue ache",
    "吃什么都没味道": "smell",
    "can't smell anything": "smell",
    "拉了3次": "diarrhoea",
    "頭暈": "headache",
    "發燒": "fever",
    "有点喘": "breath",
    "I have a sore throat and a headache": "throat headache",
    # not well, and no more is known
    "不太舒服": "other",
    "浑身难受": "other",
    "I don't feel well": "other",
    "头疼，浑身难受": "headache",
    "没什么不舒服": "",
}


@each(HEARD.items())
def test_a_symptom_counts_unless_the_same_breath_denies_it(text: str, named: str) -> None:
    assert symptoms_in(text) == tuple(Symptom(one) for one in named.split())


@pytest.mark.parametrize(
    "text",
    [
        "没有不舒服",
        "一切正常",
        "没事",
        "都好",
        "无症状",
        "I am fine",
        "no symptoms",
        "身体很好",
        "没有任何不舒服",
        "一点都不难受",
        "没什么不好",
        "啥事没有",
        "没有什么不舒服的",
        "莫得事",
    ],
)
def test_nothing_wrong_is_understood(text: str) -> None:
    assert says_well(text)


@pytest.mark.parametrize(
    "text",
    [
        "不好",
        "not fine",
        "不正常",
        "还好吗",
        "没有一样好",
        "正常，有点咳",
        "好久没出门",
        "good morning",
        "36.5",
        "",
        "是不是正常？",
    ],
)
def test_what_only_sounds_like_it_is_not(text: str) -> None:
    assert not says_well(text)


@pytest.mark.parametrize(
    "text",
    [
        "没有体温计",
        "体温计坏了",
        "体温计没电了",
        "家里没体温计",
        "找不到温度计",
        "no thermometer",
        "I lost my thermometer",
    ],
)
def test_a_missing_thermometer_is_understood(text: str) -> None:
    assert lacks_thermometer(text)


@pytest.mark.parametrize("text", ["体温计显示36.5", "有体温计", "用体温计量了", "thermometer says 36.5", "没有米了"])
def test_a_thermometer_that_works_is_not_missing(text: str) -> None:
    assert not lacks_thermometer(text)


@pytest.mark.parametrize(
    ("text", "heat"),
    [
        ("烫", Heat.HOT),
        ("有点热", Heat.HOT),
        ("很烫手", Heat.HOT),
        ("hot", Heat.HOT),
        ("不烫", Heat.COOL),
        ("没觉得热", Heat.COOL),
        ("没有咳嗽也不发烧", Heat.COOL),
        ("没发热", Heat.COOL),
        ("发烧了", Heat.HOT),
        ("not hot", Heat.COOL),
        ("说不清", Heat.UNSURE),
        ("不知道烫不烫", Heat.UNSURE),
        ("not sure", Heat.UNSURE),
        ("家里没米了", None),
    ],
)
def test_the_hand_says_hot_or_not(text: str, heat: Heat | None) -> None:
    assert heat_in(text) is heat


@pytest.mark.parametrize(
    "text", ["点错了", "刚才求助点错了", "按错了，没事", "误触", "不小心点到了", "by mistake", "打错了"]
)
def test_a_slip_of_the_finger_is_understood(text: str) -> None:
    assert is_mistake(text)


@pytest.mark.parametrize("text", ["不小心摔了", "没事", "救命", "点错了" + "很长" * 20, "我按时吃药了"])
def test_a_fall_is_no_slip_of_the_finger(text: str) -> None:
    assert not is_mistake(text)


def test_the_picker_has_eight_symptoms_and_its_last_row_is_an_emergency() -> None:
    assert len(PICKED) == 8
    assert set(PICKER[-1]) == EMERGENCIES
    assert set(WORDS) == set(Symptom) - {Symptom.NONE}


PIECES = [
    "没有",
    "不",
    "咳",
    "发烧",
    "、",
    "，",
    "no ",
    "or ",
    "cough",
    "正常",
    "头疼",
    "药",
    " ",
    "不舒服",
    "36.5",
    "烫",
    "没",
]


@settings(deadline=None)
@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_no_text_is_too_strange_to_listen_to(text: str) -> None:
    named = symptoms_in(text)
    assert Symptom.NONE not in named
    assert len(set(named)) == len(named)
    assert not (named and says_well(text))
    assert heat_in(text) in (None, *Heat)
    assert lacks_thermometer(text) in (True, False)


@pytest.mark.parametrize(
    "piece",
    ["没有", "不咳", "a", "no ", "cough, ", "no cough, ", "正常", " ", "喘", "头", "没有咳嗽、", "没不", "身上"],
)
def test_five_thousand_characters_of_anything_are_heard_in_fifty_milliseconds(piece: str) -> None:
    text = (piece * 5000)[:5000]
    assert least_seconds(lambda: (symptoms_in(text), says_well(text), lacks_thermometer(text)), enough=0.05) <= 0.05
