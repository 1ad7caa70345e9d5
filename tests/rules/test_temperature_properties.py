"""What holds for every text, not only for those somebody thought of."""

import re
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.rules.numerals import fold
from bot.rules.temperature import (
    HIGHEST_ASKED,
    HIGHEST_TAKEN,
    LOWEST_ASKED,
    LOWEST_TAKEN,
    Certain,
    Doubt,
    Doubtful,
    Scale,
    Temperature,
    Unclear,
    number_like,
    read,
)
from bot.rules.temperature_words import LISTS, WORDS, Kind
from tests.rules.stopwatch import least_seconds

# a busy machine is no fault of a text
PATIENT = settings(deadline=None)

ANYTHING = st.text(st.characters(), max_size=80)  # surrogates, combining marks and NUL included
NUMBERS = st.sampled_from(
    ["36.5", "36", "5", "37,2", "38度5", "98.6", "98", "365", "120/80", "8:30", "3-2-501", "2", "36.55"]
)
WORDS_AND_MARKS = st.sampled_from(
    [*sorted(WORDS), *" \n,，。.、:：;-~/→<>+_^*?()℃%０５٥५⁵½①②", "王", "xyz", "\0", "\u0301"]
)
MESSAGES = st.lists(NUMBERS | WORDS_AND_MARKS, max_size=14).map("".join)
VALUES = st.integers(LOWEST_TAKEN.centi, HIGHEST_TAKEN.centi).map(Temperature)


def _values(text: str) -> tuple[Temperature, ...]:
    match read(text):
        case Certain(value):
            return (value,)
        case Doubtful(values):
            return values
        case Unclear():
            return ()


def _is_written(value: Temperature, text: str) -> bool:
    """Whether the digits of a value stand in the text, in order, within one stretch of it; or those of its °F do."""
    digits = re.findall(r"\d", fold(text).replace("半", "5"))
    folded = fold(text)
    pointed = [re.sub(r"[,。:度 ]+", ".", one) for one in (folded, re.sub(r"[,。:度 ]*半", ".5 ", folded))]
    # as it stands too: in 36:98.6 the colon is no point, and 98.6 is written
    numbers = [Decimal(number) for one in [folded, *pointed] for number in re.findall(r"\d{2,3}(?:\.\d{1,2})?", one)]
    wanted = f"{value.centi:04}".rstrip("0").ljust(2, "0")
    literal = wanted in "".join(digits) or wanted.rstrip("0") in "".join(digits)
    return literal or any(abs((number - 32) * 5 / 9 - value.celsius) <= Decimal("0.05") for number in numbers)


@PATIENT
@given(ANYTHING | MESSAGES)
@example("\ud800\udfff36.5\0́")
@example("36.5\u20e3\ufe0f")
@example(".5" + "9" * 4000)
def test_no_text_is_too_strange_to_read(text: str) -> None:
    assert isinstance(read(text), Certain | Doubtful | Unclear)
    assert number_like(text) in (True, False)


@settings(max_examples=600, deadline=None)
@given(MESSAGES)
@example("98半")
@example("36:98.6")
def test_a_value_is_never_made_of_digits_that_are_not_there(text: str) -> None:
    # words like 三天 are left out: they are not written in digits
    written = re.sub("[零〇一二三四五六七八九十两]", "x", text)
    for value in _values(written):
        assert _is_written(value, written)


@PATIENT
@given(ANYTHING | MESSAGES)
def test_every_value_lies_in_the_range_that_is_asked_about(text: str) -> None:
    assert all(LOWEST_ASKED <= value <= HIGHEST_ASKED for value in _values(text))
    if isinstance(reading := read(text), Certain):
        assert LOWEST_TAKEN <= reading.value <= HIGHEST_TAKEN


@PATIENT
@given(
    VALUES,
    VALUES,
    st.sampled_from([" ", "\n", "，", ",", "、", "-", "到", " or ", " 然后 ", "；", "/", "→", "，老伴", "后来"]),
)
def test_the_first_of_several_values_is_never_taken(one: Temperature, other: Temperature, between: str) -> None:
    reading = read(f"{one}{between}{other}")
    if one != other:
        assert isinstance(reading, Doubtful)
        assert set(reading.values) == {one, other}
        assert reading.why in (Doubt.SEVERAL, Doubt.RANGE)


# a label, a unit or 第 says that a number is something else, and then it is no second value
EXPLAINING = (Kind.OTHER, Kind.COUNTER, Kind.MEASURE, Kind.ORDINAL)
SAYING_NOTHING = st.sampled_from([word for word, kind in WORDS.items() if kind not in EXPLAINING])


@PATIENT
@given(st.lists(NUMBERS | SAYING_NOTHING, max_size=10).map(" ".join), VALUES, VALUES)
def test_two_values_in_one_message_are_never_certain(words: str, one: Temperature, other: Temperature) -> None:
    if one != other:
        assert not isinstance(read(f"{one}℃ {words} {other}℃"), Certain)


@PATIENT
@given(
    VALUES,
    st.sampled_from(["{}", "{}℃", "{}度", "记下了：{}℃", "体温{}", "好的：{}℃，没有不舒服。", "Noted: {}℃", " {} \n"]),
)
def test_what_was_understood_is_understood_again_from_its_echo(value: Temperature, echo: str) -> None:
    assert read(echo.format(value)) == Certain(value, Scale.C)


@PATIENT
@given(MESSAGES)
def test_what_was_taken_is_taken_again_from_its_echo(text: str) -> None:
    if isinstance(reading := read(text), Certain):
        assert read(f"记下了：{reading.value}℃") == Certain(reading.value, Scale.C)


@PATIENT
@given(VALUES, st.sampled_from(["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡"]))
def test_the_script_of_the_digits_does_not_matter(value: Temperature, digits: str) -> None:
    written = "".join(digits[int(char)] if char.isdigit() else char for char in str(value))
    assert read(written) == Certain(value, Scale.C)


@PATIENT
@given(VALUES)
def test_chinese_and_arabic_numerals_say_the_same(value: Temperature) -> None:
    ones = "零一二三四五六七八九"
    tenth = value.centi // 10 % 10
    whole = value.centi // 100
    said = f"{ones[whole // 10]}十{ones[whole % 10] if whole % 10 else ''}度{ones[tenth] if tenth else ''}"
    assert read(said) == Certain(Temperature(whole * 100 + tenth * 10), Scale.C)


@PATIENT
@given(st.integers(950, 1076))
def test_fahrenheit_is_taken_only_when_it_is_said(tenths: int) -> None:
    bare = f"{tenths // 10}.{tenths % 10}"
    said, unsaid = read(f"{bare}F"), read(bare)
    assert isinstance(said, Certain)
    assert said.scale is Scale.F
    assert abs(said.value.celsius - (Decimal(tenths) / 10 - 32) * 5 / 9) <= Decimal("0.05")
    assert unsaid == Doubtful((said.value,), Doubt.BARE_FAHRENHEIT)


def test_a_word_does_one_thing_for_a_number() -> None:
    listed = [word for words in LISTS.values() for word in words]
    assert sorted(listed) == sorted(WORDS)


def test_every_word_is_written_as_it_is_looked_for() -> None:
    assert [word for word in WORDS if fold(word) != word] == []


SLOW = {
    "digits": "9",
    "values": "36.5 ",
    "commas": "36，5，",
    "ranges": "36-",
    "chinese": "三十六度五",
    "numerals": "三",
    "little words": "是36.5是",
    "labels": "体温：",
    "clocks": "7点",
    "colons": "1:11:",
    "doors": "11/",
    "pluses": "+1 ",
    "thousands": "1,111",
    "links": "http://",
    "letters": "a",
    "spaces": " ",
    "dots": ".",
    "degrees": "36度度",
    "fahrenheit": "98 f ",
    "marks": "36.5\u0301",
    "english": "thirty ",
    "people": "老伴36.5",
    "breaks": "36\n",
    "emoji": "😀",
}


# seconds; a person waits behind everybody who wrote before
LIMIT = 0.05


@pytest.mark.parametrize("length", [4096, 5000])
@pytest.mark.parametrize("piece", SLOW.values(), ids=list(SLOW))
def test_five_thousand_characters_of_anything_are_read_in_fifty_milliseconds(piece: str, length: int) -> None:
    text = (piece * length)[:length]
    assert least_seconds(lambda: read(text), enough=LIMIT) <= LIMIT
