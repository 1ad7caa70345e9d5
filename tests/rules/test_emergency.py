"""When a message raises an SOS, and when it does not."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.emergency import WORDS, Sign, emergency_in, signs_in
from tests.each import each
from tests.rules.stopwatch import least_seconds

# a busy machine is no fault of a text
PATIENT = settings(deadline=None)

DATA = Path(__file__).parent.parent / "data"
REPLIES = json.loads((DATA / "temperature_reply.json").read_text(encoding="utf-8"))
MESSAGES = [line.partition("\t") for line in (DATA / "replies.tsv").read_text(encoding="utf-8").splitlines()[1:]]


@each(REPLIES)
def test_a_reply_raises_an_sos_when_the_table_says_so(case: dict[str, object]) -> None:
    assert emergency_in(str(case["input"])) is case["sos"]


@each(MESSAGES)
def test_a_message_raises_an_sos_when_the_table_says_so(text: str, _: str, expected: str) -> None:
    assert emergency_in(text) is ("SOS" in expected.split(";"))


@pytest.mark.parametrize(
    ("sign", "texts"),
    [
        (
            Sign.HELP,
            "SOS|sos|S.O.S|ＳＯＳ|🆘|🆘 求助|/sos|救命|求救|救救我|快来人|帮帮我|120|打120|快叫救护车|help!"
            "|Help|help me|please help|HELP ME PLEASE|help, I fell|help my mother fell|call 120|emergency"
            "|I need an ambulance|受不了了救命|jiu ming",
        ),
        (
            Sign.BREATH,
            "呼吸困难|呼吸有点困难|呼吸困難|呼 吸 困 难|喘不上气|喘不上氣|喘不过气来|上不来气|透不过气|气短|喘"
            "|上气不接下气|一直喘|哮喘发作|没有呼吸了|不能呼吸|can't breathe|I can’t breathe|cannot breathe"
            "|can hardly breathe|difficulty breathing|trouble breathing|short of breath|shortness of breath"
            "|36.5 喘不上气|气不够用|憋得难受|出不来气|透唔到氣|呼吸唔到"
            "|噎到了|卡住喉咙了|breath is difficult|hu xi kun nan",
        ),
        (
            Sign.CHEST,
            "胸痛|胸口疼|胸口有点疼|胸口隐隐作痛|胸口疼得厉害|胸闷|心绞痛|没心跳了|chest pain|my chest hurts"
            "|chest feels very tight|pain in my chest|my chest feels heavy|heart attack|胸口像压了块石头|38.5，胸口疼"
            "|心口翳|my heart is pain",
        ),
        (
            Sign.UNCONSCIOUS,
            "意识不清|意識不清|没意识了|昏迷|突然晕倒|老伴昏倒了|叫不醒|怎么叫都不醒|喊他没有反应|人迷糊|说胡话"
            "|unconscious|she passed out|he won't wake up|I can't wake him up|he seems confused"
            "|孩子没反应了|my mother no wake up",
        ),
        (
            Sign.SEIZURE,
            "抽搐|全身抽搐|孩子抽筋了|宝宝在抽|癫痫发作|娃儿烧得抽起来了|seizure|having a fit|convulsions",
        ),
        (
            Sign.BLUE,
            "嘴唇发紫|嘴唇有点紫|脸色发青|嘴紫了|lips are blue|blue lips|turning blue",
        ),
        (
            Sign.STROKE,
            "中风了|嘴歪了|半边身子动不了|说不出话|stroke|slurred speech|can't speak",
        ),
        (
            Sign.BLEEDING,
            "吐血了|咳血|血流不止|便血|咳嗽带血|痰里有血|coughing up blood|bleeding heavily",
        ),
        (
            Sign.DYING,
            "我快不行了|我不行了|真的不行了|人快不行了|撑不住了|我顶不住了|老伴没气了|人快没了|I'm dying|going to die",
        ),
        (
            Sign.DESPAIR,
            "不想活了|我想死|活着没意思|自杀|我想从楼上跳下去|suicide|kill myself|I want to die",
        ),
        (
            Sign.DANGER,
            "着火了|煤气泄漏|闻到煤气味|触电|食物中毒|carbon monoxide|house fire|奶奶摔倒了起不来|摔跤了站不起来"
            "|he fell and can't get up|吃错药了|药吃多了|肚子疼得打滚|头疼得受不了"
            "|吃了一瓶安眠药|安眠药吃了一把|孩子喝了一口消毒水|喝农药了"
            "|小孩吞了硬币|误吞了电池|there is a fire|gas smell in my flat"
            "|我要生了|快生了怎么办|羊水破了|in labour|my water broke",
        ),
    ],
    ids=list(Sign),
)
def test_a_sign_is_known_in_many_words(sign: Sign, texts: str) -> None:
    assert [text for text in texts.split("|") if sign not in signs_in(text)] == []


def test_every_sign_has_words() -> None:
    assert set(WORDS) == set(Sign)


NOT = {
    "denied": (
        "没有胸痛|不喘|不喘了|不会喘|没有喘|不怎么喘|不太喘|一点都不喘|无胸痛|没有昏迷|没有抽搐|没呼吸困难"
        "|没有呼吸困难，36.6|未出现胸痛|没有任何胸痛|没有什么呼吸困难|不觉得胸闷|没有感到胸闷"
        "|没有觉得喘不上气|没有喘不上气|胸口不疼|胸不痛|呼吸不困难|没有胸闷气短"
    ),
    "a list is denied": (
        "没有胸痛、呼吸困难|没有胸痛和呼吸困难|没有胸痛也没有呼吸困难|没有咳嗽、胸痛|没有胸闷、气促|没有意识不清、胸痛"
    ),
    "denied afterwards": ("胸痛：无|呼吸困难：没有|胸痛无；呼吸困难无|chest pain: no"),
    "denied in English": (
        "no chest pain|no more chest pain|no cough or chest pain|no fever, cough or chest pain"
        "|without chest pain|I don't have chest pain|no shortness of breath|not short of breath"
        "|never had a seizure|no signs of seizure|denies chest pain|not an emergency|no help needed"
        "|I don't need help|36.5 no symptoms"
    ),
    "harmless": (
        "哮喘药没了|喘口气|氧气|急救箱|没意识到今天要报|神志清楚|心脏病药快没了|腿抽筋|体温计不行了"
        "|手机不行了|孩子抽烟|摔了一跤|早上起不来|尿憋得慌|嗓子疼得受不了|没吃错药|血压高"
        "|emergency contact|thanks for your help|/help|每天吃一片安眠药|要消毒液两瓶|想买一瓶安眠药|别说了我快生气了"
        "|要生日蛋糕|她羊水没破|谢谢救命之恩|谢谢你们救我一命|怎么申请临时救助|想死你们了|中风的药快没了|有脑梗病史"
        "|煤气没气了|出不了门|吞了一颗药|唔喘|冇氣喘|抽起来一张|no wake up call"
    ),
    "a favour": ("help me buy milk|can you help me order rice|need help with groceries|帮我买点菜|能帮我买点菜吗"),
    "plain": (
        "36.5|36.5 正常|36.5 没有不舒服|头疼|咳嗽|没劲|好多了|鼻塞|发烧了|123|100|365|I'm fine"
        "|什么时候可以出门|血压120/80|体温 36.5 血压120"
    ),
}


@pytest.mark.parametrize("texts", NOT.values(), ids=list(NOT))
def test_what_is_denied_or_harmless_raises_no_sos(texts: str) -> None:
    assert [text for text in texts.split("|") if emergency_in(text)] == []


@each(
    [
        "没有发烧，胸痛",
        "没有力气呼吸困难",
        "没睡好胸口疼",
        "是不是胸痛",
        "有没有胸痛",
        "不是没有胸痛",
        "没有一天不喘",
        "忍不住喘",
        "没发烧就是喘",
        "没有发烧但是胸痛",
        "我没有药了胸口疼",
        "没有体温计，喘不上气",
        "no fever but chest pain",
        "no, chest pain",
        "no cough, chest pain",
        "I have no energy and chest pain",
        "not sure if chest pain",
        "can't breathe, no fever",
        "不要救我",
        "别救我",
        "我不想死",
    ]
)
def test_when_in_doubt_it_is_an_emergency(text: str) -> None:
    assert emergency_in(text)


def test_several_signs_are_named_once_each_in_order() -> None:
    assert signs_in("救命！救命！胸口疼，喘不上气，胸口疼") == (Sign.HELP, Sign.BREATH, Sign.CHEST)


@PATIENT
@given(st.text(st.characters(), max_size=200))
def test_no_text_is_too_strange_to_search(text: str) -> None:
    assert isinstance(signs_in(text), tuple)


@PATIENT
@given(st.text(st.characters(exclude_categories=("L", "N", "M")), max_size=20))
def test_a_cry_is_heard_whatever_marks_stand_around_it(marks: str) -> None:
    assert emergency_in(f"{marks}救命{marks}")


# seconds; a person waits behind everybody who wrote before
LIMIT = 0.1


@pytest.mark.parametrize(
    "piece",
    [
        "不喘",
        "没觉得",
        "没有咳嗽、",
        "胸",
        "心口",
        "help ",
        "no help ",
        "chest ",
        "chest a ",
        "no fever, ",
        "s o ",
        "呼吸",
        "no chest pain ",
        "意识",
        "快",
        "帮",
        "help my ",
        "喘无",
        "上不上",
    ],
)
def test_five_thousand_characters_of_anything_are_searched_in_a_tenth_of_a_second(piece: str) -> None:
    text = (piece * 5000)[:5000]
    assert least_seconds(lambda: signs_in(text), enough=LIMIT) <= LIMIT
