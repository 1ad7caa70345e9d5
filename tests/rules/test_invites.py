"""One-time codes: unmistakable on paper, unguessable, and no word of a sentence."""

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.invites import ALPHABET, CODE_LENGTH, TOKEN_BYTES, code_from, code_within, is_token, shown, typed_code


@given(st.binary(min_size=CODE_LENGTH, max_size=40))
def test_a_code_comes_back_however_it_is_typed(bits: bytes) -> None:
    code = code_from(bits)
    assert len(code) == CODE_LENGTH and set(code) <= set(ALPHABET)
    for typed in (code, shown(code), code.lower(), f" {code[:4]} {code[4:]}\n", f"{code[:4]}—{code[4:]}"):
        assert typed_code(typed) == code
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    for typed in (wide, f"（{shown(code)}）。", f"{code[:4]} - {code[4:]}", f"{code[:4]}－{code[4:]}", " ".join(code)):
        assert typed_code(typed) == code, typed


def test_a_code_within_words_is_found_and_so_is_one_that_was_misread() -> None:
    assert code_within("我的码是ABCD-EFG2") == "ABCD-EFG2"
    assert code_within("code abcd-efg2, thanks") == "ABCD-EFG2"
    assert code_within("AB0D - EF12") == "AB0D - EF12"
    for text in (
        "8888-8888",
        "well-done",
        "3-2-501",
        "2022-04-02",
        "ABCD-EFG2 " + "长" * 60,
        "13800000002",
        "my e-mail",
    ):
        assert code_within(text) is None, text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "headache",
        "HEADACHE",
        "36.5",
        "ABCD-EFG",
        "ABCD-EFGHI",
        "ABCD-EFG0",
        "AB0D-EFG2",
        "ABCD--EFG2",
        "13800000",
        "我的码 ABCD-EFG2",
    ],
)
def test_what_is_no_code_is_not_taken_for_one(text: str) -> None:
    assert typed_code(text) is None


def test_characters_that_are_confused_on_paper_are_not_used() -> None:
    assert not set("0O1IL") & set(ALPHABET)


@given(st.binary(min_size=CODE_LENGTH, max_size=CODE_LENGTH))
def test_no_word_is_a_code_because_a_code_ends_in_a_digit(bits: bytes) -> None:
    assert code_from(bits)[-1].isdigit()


@given(st.text())
def test_any_text_is_a_code_or_none(text: str) -> None:
    code = typed_code(text)
    assert code is None or (len(code) == CODE_LENGTH and typed_code(code) == code)


def test_a_token_of_a_link_is_known_by_its_shape() -> None:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    assert is_token(token)
    assert len(token) <= 64, "Telegram's limit of a start payload"
    for wrong in ("", token[:-1], token + "A", "x" * 21 + "!", token + "\n"):
        assert not is_token(wrong)


def test_a_token_is_no_code_and_a_code_is_no_token() -> None:
    assert typed_code(secrets.token_urlsafe(TOKEN_BYTES)) is None
    assert not is_token(code_from(bytes(CODE_LENGTH)))
