"""HTML in, plain text and UTF-16 entities out; nothing is repaired."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox import Refused
from bot.sandbox.html_text import parse, trim, units, write
from tests.each import each

TAKEN: list[tuple[str, str, list[tuple[str, int, int]]]] = [
    ("36.5℃", "36.5℃", []),
    ("<b>收到</b>", "收到", [("bold", 0, 2)]),
    ("😀<i>x</i>", "😀x", [("italic", 2, 1)]),
    ("<strong>a<em>b</em></strong>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
    ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
    ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", n, 1) for n in range(3)]),
    ('<a href="https://example.org/?a=1&amp;b=2">到</a>', "到", [("text_link", 0, 1)]),
    ('<span class="tg-spoiler">a</span><tg-spoiler>b</tg-spoiler>', "ab", [("spoiler", 0, 1), ("spoiler", 1, 1)]),
    ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
    ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
    ('<pre><code class="language-python">a</code></pre>', "a", [("pre", 0, 1)]),
    ("&lt;37.3 &amp; &quot;ok&quot; &#39;&#x4F53; &nbsp;", '<37.3 & "ok" \'体 &nbsp;', []),
    ("a > b & c", "a > b & c", []),
    ("<b></b>x", "x", []),
]
REFUSED = [
    "<",
    "体温 < 37",
    "<3",
    "<b>",
    "</b>",
    "<b><i>x</b></i>",
    "<table>x</table>",
    "<br/>",
    "<span>x</span>",
    '<a href="x',
    "<b>x</b",
]


@each(TAKEN)
def test_what_telegram_takes_is_taken(source: str, plain: str, entities: list[tuple[str, int, int]]) -> None:
    text, found = parse(source)
    assert text == plain
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


@pytest.mark.parametrize("source", REFUSED)
def test_what_telegram_can_not_parse_is_refused(source: str) -> None:
    with pytest.raises(Refused, match="can't parse entities") as refused:
        parse(source)
    assert refused.value.code == 400


def test_a_link_keeps_its_address_and_code_its_language() -> None:
    assert parse('<a href="https://example.org/?a=1&amp;b=2">到</a>')[1][0]["url"] == "https://example.org/?a=1&b=2"
    assert parse('<pre><code class="language-python">a</code></pre>')[1][0]["language"] == "python"


def test_white_space_at_the_ends_is_cut_and_entities_move_along() -> None:
    assert trim(*parse("\n <b> 收到</b> \n")) == ("收到", [{"type": "bold", "offset": 0, "length": 2}])


def test_what_was_parsed_can_be_written_again() -> None:
    source = '<b>😀 发热 &lt;38</b> <a href="https://example.org">看</a>'
    assert write(*parse(source)) == source


@given(st.text())
def test_escaped_text_always_comes_through_unchanged(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse(f"<b>{escaped}</b>")[0] == text


@given(st.text(alphabet="ab<>/& \"=b'😀", max_size=40))
def test_whatever_is_written_is_taken_or_refused(source: str) -> None:
    try:
        text, entities = parse(source)
    except Refused:
        return
    assert all(entity["offset"] + entity["length"] <= units(text) for entity in entities)
