"""What residents read: short, one question at a time, no technical nouns; and no language inside another's.

The messages are found by the headings of the catalogue, so a new sentence is looked at without being listed.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from bot.texts import BUILT_IN, Texts
from tests.each import each

TEXTS = Texts.load(strict=True)
LONGEST = 120  # 汉字 in one message, filled in: what an old eye takes in at once
HEADINGS = {"zh-CN": ("人人都会看到", "居民"), "en": ("Everybody", "Residents")}
# said to staff or to Telegram, though they stand among what everybody sees
NOT_RESIDENTS = {"help-staff", "sos-staff", "bot-description", "community-unnamed"}


TECHNICAL = {
    "zh-CN": (
        *(
            "token",
            "数据库",
            "系统错误",
            "系统",
            "bot",
            "API",
            "server",
            "机器人",
            "服务器",
            "后台",
            "接口",
            "程序出错",
        ),
        *(
            "网络异常",
            "超时",
            "缓存",
            "账号",
            "ID",
            "参数",
            "更新号",
            "推送",
            "会话",
            "对话框",
            "绑定",
            "链接失效",
            "页面",
        ),
    ),
    "en": (
        *("token", "database", "system error", "system", "bot", "API", "server", "backend", "timeout", "cache"),
        *("account", "ID", "parameter", "session", "push", "interface", "exception", "link expired", "update id"),
    ),
}
# accusing the person; sentences about ourselves (“是我们弄错了”) are no blame
BLAME = {
    "zh-CN": (
        "您没有按",
        "您忘",
        "您怎么",
        "为什么不",
        "为什么没",
        "您必须",
        "您应该",
        "又没",
        "还不报",
        "您错",
        "输错",
    ),
    "en": ("you forgot", "you must", "you should have", "why did", "you did not", "your mistake", "wrong input"),
}
# the longest that is likely, in Chinese and in English
FILLED = {
    "zh-CN": {
        "name": "欧阳建国", "names": "欧阳建国、李桂芳、陈小宝", "who": "欧阳某某　3号楼2单元…", "worker": "王芳",
        "community": "东风社区", "slot": "早上", "times": "08:00、18:00", "at": "18:00", "deadline": "10:00",
        "next": "18:00 我再来问您。谢谢您。", "value": "36.5", "old": "36.4", "word": "我家老伴", "relation": "子女",
        "parts": "欧阳建国　36.5℃\n李桂芳　36.8℃\n陈小宝　36.9℃\n王大爷　36.4℃",
        "people": "欧阳建国　（本人）\n李桂芳　（我是TA的老伴）\n陈小宝　（我是TA的父母）",
        "emergency": "120", "end_date": "11月26日", "day": "3", "total": "14", "minutes": "15", "count": "2",
        "from": "08:00", "to": "08:40", "work_start": "06:30", "whole": "36", "retain": "60", "phone": "13800000001",
    },
    "en": {
        "name": "Anna Smith", "names": "Anna Smith, Bob Smith", "who": "A. S.  Block 3…", "worker": "Wang Fang",
        "community": "Dongfeng", "slot": "morning", "times": "08:00, 18:00", "relation": "the child",
    },
}  # fmt: skip
# doors, people and places of the examples, and the one question that is asked in every language at once
NAMES = {"王大爷", "李奶奶", "王芳", "赵敏", "东门网格", "东风社区", "开发区", "长河街道", "幸福楼甲单元"}
BOTH = {"choose-language", "settings-head"}
# words of Latin letters that are read as signs in Chinese, not as English
SIGNS = {"START", "TA", "TA的", "SOS", "Telegram", "ADMIN_IDS", "ID", "token", "add", "remove"}


def sections(language: str) -> Iterator[tuple[str, str]]:
    """Every key of a catalogue with the heading it stands under."""
    heading = ""
    for line in (BUILT_IN / f"{language}.ftl").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif match := re.match(r"([a-z][a-z0-9_-]*) =", line):
            yield match[1], heading


def of_residents(language: str) -> list[str]:
    """The keys of what residents read."""
    begins = HEADINGS[language]
    return [key for key, heading in sections(language) if heading.startswith(begins) and key not in NOT_RESIDENTS]


RESIDENTS = of_residents("zh-CN")
SAID = [(language, key) for language in HEADINGS for key in RESIDENTS]


def filled(language: str, key: str) -> str:
    """A message with values as they come, without its formatting."""
    values = {
        name: FILLED[language].get(name, FILLED["zh-CN"].get(name, "36")) for name in TEXTS.variables(language, key)
    }
    return TEXTS.plain(language, key, **values)


def written(language: str, key: str) -> str:
    """The sentence and its buttons as they stand in the catalogue, each value as a mark."""
    values = dict.fromkeys(TEXTS.variables(language, key), "·")
    labels = [TEXTS.label(language, key, button, **values) for button in TEXTS.buttons(language, key)]
    return "\n".join([TEXTS.plain(language, key, **values), *labels])


def has(words: str, noun: str) -> bool:
    """Whether a noun stands in a sentence; one of Latin letters as a word by itself."""
    if noun.isascii():
        return re.search(rf"(?<![A-Za-z]){re.escape(noun)}s?(?![A-Za-z])", words, re.I) is not None
    return noun in words


def test_both_catalogues_speak_to_residents_under_the_same_headings() -> None:
    assert RESIDENTS
    assert of_residents("en") == RESIDENTS


@each(RESIDENTS)
def test_a_message_to_a_resident_is_under_120_characters(key: str) -> None:
    han = re.findall(r"[\u4e00-\u9fff]", filled("zh-CN", key))
    assert len(han) < LONGEST


@each(SAID)
def test_a_message_asks_one_question_at_most(language: str, key: str) -> None:
    assert len(re.findall(r"[?？]", filled(language, key))) <= 1 or key in BOTH


@each(SAID)
def test_a_message_to_a_resident_holds_no_technical_noun(language: str, key: str) -> None:
    assert [noun for noun in TECHNICAL[language] if has(written(language, key), noun)] == []


@each(SAID)
def test_a_message_to_a_resident_blames_nobody(language: str, key: str) -> None:
    words = written(language, key).lower()
    assert [blame for blame in BLAME[language] if blame in words] == []


def han_in(words: str) -> list[str]:
    """Chinese words and marks in a sentence, those of names and places left out."""
    for name in sorted(NAMES, key=len, reverse=True):
        words = words.replace(name, "")
    return re.findall(r"[\u4e00-\u9fff]+|[：，。；！？（）]", words)


def english_in(words: str) -> list[str]:
    """What is obviously English in a sentence: two words of Latin letters in a row, commands left out."""
    words = re.sub(r"/[a-z]+[^\n，。；：）]*", "", words)
    found = re.findall(r"[A-Za-z]{2,}(?:['’ ][A-Za-z]+)+", words)
    return [one for one in found if not set(one.split()) <= SIGNS]


@each(sorted(TEXTS.keys("en")))
def test_an_english_sentence_holds_no_chinese(key: str) -> None:
    if key not in BOTH:
        assert han_in(written("en", key)) == []


@each(sorted(TEXTS.keys("zh-CN")))
def test_a_chinese_sentence_holds_no_english(key: str) -> None:
    if key not in BOTH:
        assert english_in(written("zh-CN", key)) == []


def test_the_lint_sees_what_it_is_for() -> None:
    assert has("the bot is down", "bot") and not has("the bottle", "bot")
    assert han_in("Noted, 王大爷") == [] and han_in("Noted, 体温") == ["体温"]
    assert english_in("好的 thank you 再见") == ["thank you"] and english_in("点 START 开始") == []


def test_every_exception_is_still_needed() -> None:
    keys = TEXTS.keys("zh-CN")
    assert {*NOT_RESIDENTS, *BOTH} <= keys
    everything = (Path(BUILT_IN) / "en.ftl").read_text(encoding="utf-8")
    assert NAMES - {name for name in NAMES if name in everything} == set()
