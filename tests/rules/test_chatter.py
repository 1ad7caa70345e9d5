"""Words that ask for nothing, and the words that undo a wrong scan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.chatter import is_pleasantry, is_unbinding
from tests.each import each


@each(
    [
        ("谢谢", True),
        ("谢谢！！", True),
        ("  好的。", True),
        ("OK", True),
        ("Thank you!", True),
        ("👍", True),
        ("。。。", True),
        ("谢谢你们", True),
        ("收到，谢谢！", True),
        ("好的好的，辛苦大家了", True),
        ("太感谢社区了", True),
        ("麻烦您了啊", True),
        ("謝謝", True),
        ("收到啦，好滴", True),
        ("早安", True),
        ("唔該晒", True),
        ("thank you so much!", True),
        ("ok thanks", True),
        ("okay, got it", True),
        ("ok but headache", False),
        ("thank you, I need milk", False),
        ("谢谢，我头疼", False),
        ("麻烦你们来一趟", False),
        ("谢谢，还要米", False),
        ("可以出门吗", False),
        ("好难受", False),
        ("不好", False),
        ("36.5", False),
        ("", False),
        ("   ", False),
    ]
)
def test_politeness_calls_nobody_away(text: str, polite: bool) -> None:
    assert is_pleasantry(text) is polite


@pytest.mark.parametrize(
    ("text", "undone"),
    [
        ("扫错了", True),
        ("扫错了。", True),
        ("不是我，扫错了", True),
        ("不是我", True),
        ("Wrong code", True),
        ("this is NOT me!", True),
        ("我扫错了码怎么办", False),
        ("体温不是我量的", False),
        ("谢谢", False),
        ("", False),
    ],
)
def test_only_plain_words_undo_the_scan(text: str, undone: bool) -> None:
    assert is_unbinding(text) is undone


@given(st.text())
def test_any_text_can_be_asked_about(text: str) -> None:
    assert isinstance(is_pleasantry(text), bool)
    assert not (is_unbinding(text) and is_pleasantry(text))
