"""Callback data: what we write can be read back, and what we never wrote is nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.buttons import LIMIT, Button, data, read
from tests.each import each

verbs = st.from_regex(r"[a-z]{2,12}", fullmatch=True)
arguments = st.one_of(
    st.integers(0, 10**18 - 1),
    st.from_regex(r"[0-9a-z_.-]{1,24}", fullmatch=True),
)


@given(verbs, st.lists(arguments, max_size=3))
def test_what_is_written_is_read_back(verb: str, given_args: list[int | str]) -> None:
    expected = tuple(map(str, given_args))
    if len(":".join((verb, *expected))) > LIMIT:
        with pytest.raises(ValueError, match=verb):
            data(verb, *given_args)
        return
    text = data(verb, *given_args)
    assert len(text.encode()) <= LIMIT
    assert read(text) == Button(verb, expected)


@given(verbs, st.lists(st.text(max_size=30), max_size=4))
def test_what_could_not_be_read_back_is_not_written(verb: str, given_args: list[str]) -> None:
    try:
        text = data(verb, *given_args)
    except ValueError:
        return
    assert read(text) == Button(verb, tuple(given_args))


@pytest.mark.parametrize(
    ("verb", "given_args"),
    [
        ("Ack", (1,)),
        ("a", (1,)),
        ("ack", ("",)),
        ("ack", ("1:2",)),
        ("ack:1", (2,)),
        ("ack", (1, 2, 3, 4)),
        ("ack", ("x" * 25,)),
        ("ack", ("x" * 24, "y" * 24, "z" * 24)),
        ("ack", ("李",)),
        ("ack", (-1, "a b")),
        ("", ()),
    ],
)
def test_unreadable_data_is_refused_before_telegram_refuses_it(verb: str, given_args: tuple[object, ...]) -> None:
    with pytest.raises(ValueError, match="not callback data"):
        data(verb, *given_args)


@each(
    [
        None,
        "",
        "a",
        "ACK:1",
        "ack:",
        "ack::1",
        "ack:1\n",
        "ack 1",
        "确认:1",
        "ack:1:2:3:4",
        "ack:" + "9" * 61,
        "x" * 65,
        "{}",
        "ack:'; drop table alert",
    ]
)
def test_what_we_never_wrote_is_nothing(text: str | None) -> None:
    assert read(text) is None


@given(st.text(max_size=80))
def test_no_data_breaks_the_reading(text: str) -> None:
    pressed = read(text)
    if pressed is not None:
        assert data(pressed.verb, *pressed.args) == text


@pytest.mark.parametrize(
    ("args", "at", "number"),
    [
        (("17",), 0, 17),
        (("0",), 0, 0),
        (("9" * 18,), 0, 10**18 - 1),
        (("9" * 19,), 0, None),
        (("17", "3730"), 1, 3730),
        (("17",), 1, None),
        (("-1",), 0, None),
        (("1.5",), 0, None),
        (("x",), 0, None),
        ((), 0, None),
    ],
)
def test_a_number_is_whole_and_fits_the_database(args: tuple[str, ...], at: int, number: int | None) -> None:
    assert Button("ack", args).number(at) == number


def test_a_word_that_is_not_there_is_empty() -> None:
    assert Button("out", ("1", "better")).word(1) == "better"
    assert Button("out", ("1",)).word(1) == ""
