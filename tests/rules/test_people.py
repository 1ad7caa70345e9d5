"""Names, phone numbers and doors: what is taken, and what a group is shown of them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.people import (
    LONGEST_NAME,
    is_name,
    looks_like_phone,
    masked_address,
    masked_name,
    masked_phone,
    phone_in,
    plain_line,
)
from tests.each import each

SURNAMES = "李王张刘陈杨赵黄周吴欧阳"
hanzi = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF, exclude_characters="某")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("李桂芳", "李桂芳"),
        ("  李 \t 桂芳\r\n", "李 桂芳"),
        ("李\u3000桂芳", "李 桂芳"),
        ("李\u202e桂\u2066芳\ufeff", "李桂芳"),
        ("李\x00桂\x1b芳", "李桂芳"),
        ("李\ud83d芳", "李芳"),
        ("\ue000", ""),
        ("", ""),
    ],
)
def test_a_line_has_no_controls_and_single_spaces(text: str, line: str) -> None:
    assert plain_line(text) == line


@given(st.text())
def test_a_line_made_plain_stays_as_it_is(text: str) -> None:
    line = plain_line(text)
    assert plain_line(line) == line
    assert not any(unicodedata.category(char).startswith("C") for char in line)
    line.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("李桂芳", True),
        ("Anna Smith", True),
        ("李", True),
        ("3号", True),
        ("12345", False),
        ("🙂", False),
        ("", False),
        ("李" * LONGEST_NAME, True),
        ("李" * (LONGEST_NAME + 1), False),
    ],
)
def test_a_name_has_a_letter_and_is_not_endless(text: str, taken: bool) -> None:
    assert is_name(text) is taken


@each(
    [
        ("13800000000", "13800000000"),
        ("138-0000-0000", "13800000000"),
        ("138 0000 0000", "13800000000"),
        ("１３８０００００００0", "13800000000"),
        ("+8613800000000", "13800000000"),
        ("86 13800000000", "13800000000"),
        ("(010) 8888-8888", "01088888888"),
        ("（0512）88888888", "051288888888"),
        ("88888888", "88888888"),
        ("8888888", "8888888"),
        ("+44 20 7946 0000", "+442079460000"),
        ("12800000000", None),
        ("888888", None),
        ("1380000000", None),
        ("138000000001", None),
        ("+1234567", None),
        ("8888-8888", "88888888"),
        ("888-8888", "8888888"),
        ("021-6888-8888", "02168888888"),
        ("3-2", None),
        ("12-2-1501", None),
        ("3号楼", None),
        ("", None),
    ]
)
def test_a_phone_number_is_read_as_people_write_it(text: str, digits: str | None) -> None:
    assert phone_in(text) == digits


@each(
    [
        ("12800000000", True),
        ("1380000000", True),
        ("+12345", True),
        ("501", False),
        ("12-3456-7890", True),
        ("138-0000-001", True),
        ("3-2-501", False),
        ("３－２－５０１", False),
        ("3—2—501", False),
        ("12-2-1501", False),
        ("12-3-4-1501", False),
        ("12-1501", False),
        ("甲501", False),
    ]
)
def test_a_wrong_number_is_known_for_what_it_was_meant_to_be(text: str, meant: bool) -> None:
    assert looks_like_phone(text) is meant


@given(st.text())
def test_a_phone_number_always_looks_like_one(text: str) -> None:
    if phone_in(text) is not None:
        assert looks_like_phone(text)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("李桂芳", "李某某"),
        ("李芳", "李某"),
        ("李", "李某"),
        ("欧阳娜娜", "欧某某"),
        ("Anna Smith", "A. S."),
        ("anna", "a."),
        ("  李桂芳 ", "李某某"),
        ("", "某"),
        ("   ", "某"),
    ],
)
def test_a_group_sees_the_surname_only(name: str, shown: str) -> None:
    assert masked_name(name) == shown


@given(st.sampled_from(SURNAMES), st.text(hanzi, min_size=1, max_size=10))
def test_a_masked_name_never_contains_the_given_name(surname: str, given_name: str) -> None:
    shown = masked_name(surname + given_name)
    assert given_name not in shown
    assert not set(given_name) & set(shown) - {surname}


@given(st.lists(st.from_regex(r"[A-Z][a-z]{1,12}", fullmatch=True), min_size=1, max_size=4))
def test_a_masked_latin_name_is_initials_only(words: list[str]) -> None:
    assert masked_name(" ".join(words)) == " ".join(f"{word[0]}." for word in words)


@given(st.text())
def test_any_name_can_be_masked(name: str) -> None:
    shown = masked_name(name)
    assert shown
    assert name.strip()[:1].isascii() or len(shown) <= 3


@pytest.mark.parametrize(
    ("phone", "shown"), [("13800001234", "138****1234"), ("88881234", "888****1234"), ("110", "****"), ("", "****")]
)
def test_a_masked_phone_hides_its_middle(phone: str, shown: str) -> None:
    assert masked_phone(phone) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("3号楼2单元501", "3号楼…"),
        ("幸福小区3栋1201", "幸福小区…"),
        ("长河路88弄5号601室", "长河路…"),
        ("王家村12号", "王家村…"),
        ("甲单元501", "甲单…"),
        ("501", "50…"),
        ("", ""),
    ],
)
def test_a_masked_address_has_no_door(address: str, shown: str) -> None:
    assert masked_address(address) == shown
