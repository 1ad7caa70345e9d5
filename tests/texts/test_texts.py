"""The catalogues: complete in both languages, free of rules' numbers and of blame, and safe to fill with anything."""

import logging
import re
import timeit
from collections import Counter
from pathlib import Path

import pytest

from bot.texts import BUILT_IN, LABEL_LENGTH, Raw, TextProblem, Texts
from tests.each import each

TEXTS = Texts.load(strict=True)
LANGUAGES = TEXTS.languages
EVERY = [(language, key) for language in LANGUAGES for key in sorted(TEXTS.keys(language))]

# numbers that a rule decides somewhere; a sentence gets them as variables
RULES = (
    *("37.3", "37.5", "38.0", "38.5", "38", "35.0", "42.0", "33.0", "34.9", "42.1", "45.0"),
    *("08:00", "8:00", "18:00", "11:00", "20:30", "21:30", "06:30", "6:30", "09:30", "08:45"),
    *("3", "4", "7", "10", "14", "15", "24", "30", "45", "48", "60", "72", "90", "120"),
)
# figures that no rule decides, each with the reason
NOT_RULES: dict[tuple[str, str], str] = {
    ("daily-report", "24"): "a day has so many hours",
    ("daily-whole-day", "24"): "a day has so many hours",
}
KEY = r"[a-z][a-z0-9_-]* ="
BLAME = (
    *(
        "违规",
        "违反",
        "违者",
        "违法",
        "必须立即",
        "警告",
        "处罚",
        "惩罚",
        "责令",
        "追究",
        "拒不",
        "不配合",
        "逃避",
        "擅自",
    ),
    *("隐瞒", "瞒报", "严禁", "不得", "后果", "violat", "warning", "must immediately", "penalt", "punish", "offend"),
    *("comply", "compliance", "refuse to", "failed to", "forbidden", "prohibited", "consequence", "your fault"),
    *("!", "！"),
)
TAGS = {"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"}


def said(language: str, key: str) -> dict[str, str]:
    """Return a message and its labels with every variable filled in by its own name."""
    values = {name: f"<{name}>" for name in TEXTS.variables(language, key)}
    parts = {button: TEXTS.label(language, key, button, **values) for button in TEXTS.buttons(language, key)}
    return {"": TEXTS.say(language, key, **values)} | parts


def written(language: str, key: str) -> str:
    """Return the sentences without their variables."""
    values = {name: Raw("") for name in TEXTS.variables(language, key)}
    labels = [TEXTS.label(language, key, button, **values) for button in TEXTS.buttons(language, key)]
    # a label that is nothing but a number is a key of the number pad
    return "\n".join([TEXTS.say(language, key, **values), *(one for one in labels if not re.fullmatch(r"[\d.]+", one))])


def test_both_languages_say_the_same_things() -> None:
    assert {"zh-CN", "en"} <= set(LANGUAGES)
    for language in LANGUAGES:
        assert TEXTS.keys(language) == TEXTS.keys("zh-CN"), language


@each(sorted(TEXTS.keys("zh-CN")))
def test_a_message_has_the_same_buttons_and_variables_in_every_language(key: str) -> None:
    for language in LANGUAGES:
        assert TEXTS.parts(language, key) == TEXTS.parts("zh-CN", key), language


@each(sorted(TEXTS.keys("zh-CN")))
def test_a_message_has_a_text_and_buttons_numbered_from_one(key: str) -> None:
    assert "" in TEXTS.parts("zh-CN", key)
    buttons = TEXTS.buttons("zh-CN", key)
    assert buttons == tuple(f"b{number}" for number in range(1, len(buttons) + 1))


@each(EVERY)
def test_a_message_can_be_said(language: str, key: str) -> None:
    for part, words in said(language, key).items():
        assert words.strip() and words != key, part
        assert len(words) <= (LABEL_LENGTH if part else 4096)
        assert not re.search(r"[{}\u2066-\u2069]", words), part
        for variable in TEXTS.parts(language, key)[part]:
            # a plural form may leave the number out
            assert variable in words or variable in _counted(language), (part, variable)


def _counted(language: str) -> set[str]:
    return set(re.findall(r"\{ *\$(\w+) *->", (BUILT_IN / f"{language}.ftl").read_text(encoding="utf-8")))


@each(EVERY)
def test_a_plural_form_can_be_said_for_one_and_for_many(language: str, key: str) -> None:
    for count in (0, 1, 2, 12345):
        values = dict.fromkeys(TEXTS.variables(language, key), count)
        assert "12,345" not in TEXTS.say(language, key, **values)
        for button in TEXTS.buttons(language, key):
            assert TEXTS.label(language, key, button, **values)


@each(EVERY)
def test_a_sentence_holds_no_number_of_a_rule(language: str, key: str) -> None:
    words = written(language, key)
    for number in RULES:
        if (key, number) not in NOT_RULES:
            assert not re.search(rf"(?<![\d.:-]){re.escape(number)}(?![\d.:-]\d|\d)", words), number


@each(EVERY)
def test_a_sentence_accuses_nobody(language: str, key: str) -> None:
    words = written(language, key).lower()
    for word in BLAME:
        assert word not in words, word


@each(EVERY)
def test_every_tag_is_one_of_telegrams_and_is_closed(language: str, key: str) -> None:
    open_tags: list[str] = []
    words = TEXTS.say(language, key, **dict.fromkeys(TEXTS.variables(language, key), "x"))
    for closing, tag in re.findall(r"<(/?)([a-z-]+)[^<>]*>", words):
        assert tag in TAGS
        if closing:
            assert open_tags.pop() == tag
        else:
            open_tags.append(tag)
    assert not open_tags
    rest = re.sub(r"</?[a-z-]+(?: [^<>]*)?>", "", words)
    assert not re.search(r"[<>]|&(?!amp;|lt;|gt;|quot;)", rest)
    for button in TEXTS.buttons(language, key):
        label = TEXTS.label(language, key, button, **dict.fromkeys(TEXTS.variables(language, key), "x"))
        assert not re.search(r"<[a-z/]|&\w+;", label), "labels are not HTML"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_stands_once_and_under_a_group(language: str) -> None:
    lines = (BUILT_IN / f"{language}.ftl").read_text(encoding="utf-8").splitlines()
    keys = [line.partition(" =")[0] for line in lines if re.match(KEY, line)]
    assert [key for key, times in Counter(keys).items() if times > 1] == []
    assert set(keys) == TEXTS.keys(language)
    first_key = next(at for at, line in enumerate(lines) if re.match(KEY, line))
    assert any(line.startswith("## ") for line in lines[:first_key])


def test_what_people_write_is_escaped_before_it_is_put_in() -> None:
    words = TEXTS.say("zh-CN", "message-passed", worker="<b>&\"王'</b>")
    assert "&lt;b&gt;&amp;&quot;王'&lt;/b&gt;" in words and "<b>" not in words


def test_a_value_that_is_html_already_stays_so() -> None:
    assert "<u>王某</u>" in TEXTS.say("zh-CN", "message-passed", worker=Raw("<u>王某</u>"))


def test_controls_turned_lines_and_half_characters_are_taken_out() -> None:
    unseen = "王\x00\x08\x1b\u202e\u2066\ufdd0\ud83d\ufeff某"
    for words in (
        TEXTS.say("zh-CN", "message-passed", worker=unseen),
        TEXTS.say("zh-CN", "message-passed", worker=Raw(unseen)),
        TEXTS.label("zh-CN", "confirm", "b1", value=unseen),
    ):
        assert "王某" in words
        words.encode("utf-8")


def test_a_value_is_not_read_as_a_message_of_its_own() -> None:
    assert '{$worker} {"x"}'.replace('"', "&quot;") in TEXTS.say("en", "message-passed", worker='{$worker} {"x"}')


def test_a_value_of_several_lines_keeps_them() -> None:
    words = TEXTS.say("zh-CN", "alert-words", words="青菜\r\n鸡蛋\n  米")
    assert words.endswith("青菜\n鸡蛋\n  米")


def test_a_very_long_value_is_said_in_full() -> None:
    # fluent.runtime gives up beyond 2,500 characters
    lines = "\n".join(f"{number}. 李某某 <3-2-{number}>" for number in range(500))
    words = TEXTS.say("zh-CN", "file-recent", recent=lines)
    assert words.count("&lt;3-2-") == 500


def own(folder: Path, **catalogues: str) -> Texts:
    """Return the texts with a few messages of our own on top."""
    for language, messages in catalogues.items():
        (folder / f"{language}.ftl").write_text(messages, encoding="utf-8")
    return Texts.load(folder, strict=True)


PLURAL = """
waiting = {$count ->
    [one] {$count} person waits
   *[other] {$count} people wait
} for {$self}
    .b1 = {$count}
"""


def test_numbers_have_no_separators_and_choose_the_plural(tmp_path: Path) -> None:
    texts = own(tmp_path, en=PLURAL)
    assert texts.say("en", "waiting", count=12345, self="x") == "12345 people wait for x"
    assert texts.say("en", "waiting", count=1, self="x") == "1 person waits for x"
    assert texts.say("en", "waiting", count="1", self="x") == "1 person waits for x"
    assert texts.label("en", "waiting", "b1", count=12345) == "12345"


def test_a_variable_may_be_called_anything(tmp_path: Path) -> None:
    texts = own(tmp_path, en=PLURAL)
    assert texts.variables("en", "waiting") == {"count", "self"}
    assert {"from", "to"} <= TEXTS.variables("zh-CN", "outage")
    assert TEXTS.say("zh-CN", "outage", **{"from": "08:00", "to": "09:00"})


def test_a_label_is_plain_text_of_one_line_and_short() -> None:
    assert TEXTS.label("zh-CN", "confirm", "b1", value="<王&某>\n501") == "是 <王&某> 501℃"
    label = TEXTS.label("zh-CN", "confirm", "b1", value="王" * 80)
    assert len(label) == LABEL_LENGTH and label.endswith("…")


def test_plain_text_has_no_tags_and_no_entities() -> None:
    assert TEXTS.plain("zh-CN", "confirm-value", value="36.5") == "您是说 36.5℃ 吗？"
    assert "<王&某>" in TEXTS.plain("zh-CN", "file-head", name="<王&某>", addr="&lt;")
    assert "&lt;" in TEXTS.plain("zh-CN", "file-head", name="x", addr="&lt;")


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("zh-CN", "zh-CN"),
        ("zh-hans", "zh-CN"),
        ("zh", "zh-CN"),
        ("zh_CN", "zh-CN"),
        ("zh-Hant-TW", "zh-CN"),
        ("en", "en"),
        ("en-GB", "en"),
        ("EN_us", "en"),
        ("fr", "zh-CN"),
        ("", "zh-CN"),
        (None, "zh-CN"),
    ],
)
def test_a_language_is_answered_by_the_nearest(asked: str | None, spoken: str) -> None:
    assert TEXTS.match(asked) == spoken


def test_an_unknown_key_or_a_missing_value_is_an_error_in_tests() -> None:
    with pytest.raises(TextProblem, match="no-such-key"):
        TEXTS.say("en", "no-such-key")
    with pytest.raises(TextProblem, match="worker"):
        TEXTS.say("en", "message-passed")
    with pytest.raises(TextProblem, match="b9"):
        TEXTS.label("en", "message-passed", "b9")


def test_in_production_a_missing_value_never_stops_a_message(caplog: pytest.LogCaptureFixture) -> None:
    texts = Texts.load()
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            assert texts.say("en", "no-such-key") == "no-such-key"
            words = texts.say("en", "sos-sent", worker="王某", duty_phone="13800000000")
            assert "王某" in words and "—" in words
    assert len(caplog.records) == 2, "once for each key, not each time"
    assert "王某" not in caplog.text


def test_a_folder_may_replace_single_messages_and_add_languages(tmp_path: Path) -> None:
    (tmp_path / "zh-CN.ftl").write_text("\ufeffpad = 点整数：\n", encoding="utf-8")
    (tmp_path / "zh-TW.ftl").write_text("message-passed = 已轉給{$worker}。\n", encoding="utf-8")
    texts = Texts.load(tmp_path, strict=True)
    assert texts.languages == ("zh-CN", "en", "zh-TW")
    assert texts.say("zh-CN", "pad") == "点整数："
    assert texts.label("zh-CN", "pad", "b1") == TEXTS.label("zh-CN", "pad", "b1"), "a label that is not replaced stays"
    assert texts.buttons("zh-CN", "pad") == ("b1", "b2", "b3", "b4")
    assert texts.match("zh-TW") == "zh-TW" and texts.match("zh-hans") == "zh-CN"
    assert texts.say("zh-TW", "message-passed", worker="王某") == "已轉給王某。"
    assert texts.plain("zh-TW", "confirm-value", value="36.5") == "您是说 36.5℃ 吗？"


def test_a_broken_message_in_the_folder_falls_back_to_ours(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "zh-CN.ftl").write_text(
        "message-passed = 转给 {$nobody}\nconfirm-value = {\n\nnot-allowed = {no-such-message}\n", encoding="utf-8"
    )
    (tmp_path / "en.ftl").write_bytes("confirm-value = 你好\n".encode("gb18030"))
    texts = Texts.load(tmp_path)
    for key in ("message-passed", "confirm-value", "not-allowed"):
        values = dict.fromkeys(TEXTS.variables("zh-CN", key), "x")
        assert texts.say("zh-CN", key, **values) == TEXTS.say("zh-CN", key, **values)
    assert texts.say("en", "confirm-value", value="x") == TEXTS.say("en", "confirm-value", value="x")
    assert caplog.records
    with pytest.raises(TextProblem):
        Texts.load(tmp_path, strict=True)


def test_a_message_may_quote_another(tmp_path: Path) -> None:
    (tmp_path / "en.ftl").write_text("greeting = Hello {$name}\nletter = {greeting}, {$words}\n", encoding="utf-8")
    texts = Texts.load(tmp_path, strict=True)
    assert texts.variables("en", "letter") == {"name", "words"}
    assert texts.say("en", "letter", name="<Wang>", words="x") == "Hello &lt;Wang&gt;, x"


def test_an_empty_or_absent_folder_changes_nothing(tmp_path: Path) -> None:
    for directory in (tmp_path, tmp_path / "absent"):
        assert Texts.load(directory, strict=True).keys("en") == TEXTS.keys("en")


def test_a_sentence_costs_well_under_a_millisecond() -> None:
    longest = max(TEXTS.keys("zh-CN"), key=lambda key: len(written("zh-CN", key)))
    values = dict.fromkeys(TEXTS.variables("zh-CN", longest), "x")
    times = timeit.repeat(lambda: TEXTS.say("zh-CN", longest, **values), number=100, repeat=5)
    assert min(times) / 100 < 0.001
