"""How people look somebody up: initials with every reading, and the numbers of a door."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules import initials_table
from bot.rules.initials import MOST, door_in, door_of, initials_in, initials_of
from bot.rules.people import plain_lines
from tests.each import each


@each(
    [
        ("李奶奶", "lnn"),
        ("张阿姨", "zay"),
        ("欧阳娜娜", "oynn"),
        ("Anna Smith", "as"),
        ("ＡＮＮＡ", "a"),
        ("王 小 明", "wxm"),
        ("买买提·艾力", "mmtal"),
        ("曾婷", "zt"),
        ("曾婷", "ct"),
        ("单丹", "sd"),
        ("单丹", "dd"),
        ("仇和", "qh"),
        ("仇和", "ch"),
        ("解放", "xf"),
        ("查良", "zl"),
        ("朴信", "px"),
        ("区明", "om"),
        ("尉迟", "yc"),
        ("翟文", "zw"),
        ("覃文", "qw"),
        ("乐云", "yy"),
    ]
)
def test_a_name_is_spelled_by_its_first_letters(name: str, typed: str) -> None:
    assert f" {typed}" in initials_of(name)


def test_what_has_no_letters_is_spelled_by_nothing() -> None:
    assert initials_of("") == "" and initials_of("123 👵") == ""
    assert initials_of("𠮷田") == " t"  # beyond the table: left out


def test_the_table_has_a_letter_for_every_character() -> None:
    letters = initials_table.FIRST.replace("\n", "")
    assert len(letters) == ord(initials_table.ENDS) - ord(initials_table.BEGINS) + 1
    assert set(letters) <= set("abcdefghijklmnopqrstuvwxyz.")
    assert letters.count(".") < 100
    for word in initials_table.SEVERAL.split():
        assert word[1:] == "".join(dict.fromkeys(word[1:])) and len(word) > 2


@given(st.text(max_size=60))
def test_any_name_has_at_most_a_dozen_spellings(name: str) -> None:
    spellings = initials_of(name).split()
    assert len(spellings) == len(set(spellings)) <= MOST


@pytest.mark.parametrize(
    ("typed", "wanted"), [("lnn", " lnn"), ("LNN", " lnn"), ("ｌｎｎ", " lnn"), ("l", None), ("l1", None), ("李", None)]
)
def test_initials_are_two_letters_or_more(typed: str, wanted: str | None) -> None:
    assert initials_in(typed) == wanted


@pytest.mark.parametrize(
    ("address", "door"),
    [
        ("3号楼2单元501", "-3-2-501-"),
        ("长河路15号3-2-501室", "-15-3-2-501-"),
        ("３号楼５０１", "-3-501-"),
        ("5号", ""),
        ("", ""),
    ],
)
def test_a_door_is_the_numbers_of_an_address(address: str, door: str) -> None:
    assert door_of(address) == door


@pytest.mark.parametrize(
    ("typed", "door"),
    [("3-2-501", "-3-2-501-"), ("3-2-501室", "-3-2-501-"), ("3–2", "-3-2-"), ("501", None), ("13800000042", None)],
)
def test_a_door_is_typed_with_dashes(typed: str, door: str | None) -> None:
    assert door_in(typed) == door


def test_lines_are_kept_and_tidied() -> None:
    assert plain_lines("  一\u202e \r\n\n\n\n二  三\n\n") == "一\n\n二 三"
    assert plain_lines("\n \n") == ""
