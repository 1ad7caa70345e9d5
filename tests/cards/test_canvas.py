import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.canvas import PAPER, SIZES, Across, Box, Down, Page, fit, length, wrap
from bot.cards.typeface import Weight, font

WRITTEN = st.text(alphabet="李桂兰，。（）“”…·AÉgjy09@-/ ℃😀م", max_size=80)


@settings(deadline=None, max_examples=150)
@given(
    text=WRITTEN,
    width=st.integers(60, 500),
    height=st.integers(30, 200),
    size=st.sampled_from(SIZES),
    lines=st.integers(1, 4),
    across=st.sampled_from(Across),
    down=st.sampled_from(Down),
)
def test_no_ink_leaves_the_box(
    text: str, width: int, height: int, size: int, lines: int, across: Across, down: Down
) -> None:
    page = Page(600, 300)
    box = Box(50, 50, 50 + width, 50 + height)
    page.write(box, text, size=size, weight=Weight.BOLD, lines=lines, across=across, down=down)

    # a j leans over its left edge by a twentieth of its size
    page.rule(box.inset(-7, -1), PAPER)
    assert page.image.getcolors() == [(600 * 300, PAPER)]


@given(text=WRITTEN, width=st.integers(80, 400))
@settings(deadline=None)
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    wrapped = wrap(text, width, Weight.REGULAR, 24)
    assert "".join("".join(wrapped).split()) == "".join(text.split())
    assert all(length(line, Weight.REGULAR, 24) <= width for line in wrapped)


def test_a_line_is_as_long_as_its_characters() -> None:
    line = "李桂兰 AV To 36.5℃"
    assert length(line, Weight.BOLD, 48) == font(Weight.BOLD, 48).getlength(line)


def test_no_line_begins_with_a_comma_or_ends_with_an_opening_quote() -> None:
    for width in range(60, 400, 7):
        for line in wrap("打开手机，点“开始”。然后（慢慢）等，好。", width, Weight.REGULAR, 24)[1:]:
            assert line[0] not in "，。”）" or width < 72
            assert line[-1] not in "“（"


def test_a_number_stays_with_what_it_counts() -> None:
    for width in range(170, 300, 5):
        for line in wrap("3 new · 5 released · 0 moved", width, Weight.REGULAR, 24):
            assert not line.startswith("·")
            assert not line[-1].isdigit()


def test_a_short_text_keeps_its_size_and_a_long_one_shrinks() -> None:
    assert fit("李桂兰", 900, 150, size=112).size == 112
    assert fit("阿卜杜热依木·买买提明", 900, 150, size=112).size < 112


def test_one_character_shrinks_into_a_narrow_box() -> None:
    assert fit("℃", 60, 92, size=132).width <= 60


def test_what_is_too_long_at_the_smallest_size_says_so() -> None:
    setting = fit("长河街道东风社区" * 40, 300, 60, size=36, lines=2)
    assert setting.is_cut
    assert setting.lines[-1].endswith("…")
    assert len(setting.lines) == 2


def test_no_single_character_is_left_for_the_last_line() -> None:
    *_, last = fit("买买提艾力·阿不都热合曼", 368, 92, size=32, lines=2).lines
    assert len(last) >= 4


def test_no_word_is_broken_to_make_the_last_line_longer() -> None:
    text = "Constantinopolitan a"
    for width in range(310, 345):
        assert " ".join(fit(text, width, 200, size=32, lines=4).lines) == text


@pytest.mark.parametrize("text", ["", "   ", "\n", "🏠", "\u202e"])
def test_nothing_to_write_writes_nothing(text: str) -> None:
    assert fit(text, 100, 40, size=24).lines == ()
