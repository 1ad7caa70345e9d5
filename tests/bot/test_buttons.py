"""What matters most is coloured: seen before it is read, and never said by the colour alone."""

from bot.render.voice import Voice, button, home, inline
from bot.texts import Texts

VOICE = Voice(Texts.load(), "zh-CN")


def test_the_press_that_matters_is_coloured_and_the_others_are_plain() -> None:
    board = inline([[button("我来处理", "ack", 7)], [button("档案", "file", 7), button("处理完了", "done", 7)]])
    assert board is not None
    assert [[one.style for one in row] for row in board.inline_keyboard] == [["success"], [None, "primary"]]
    calls = inline([[button("🆘 很难受", "sos")]])
    assert calls is not None and calls.inline_keyboard[0][0].style == "danger"


def test_of_the_four_big_buttons_only_the_call_for_help_is_red() -> None:
    styles = {one.text: one.style for row in home(VOICE).keyboard for one in row}
    assert [style for style in styles.values() if style] == ["danger"]
    assert next(text for text, style in styles.items() if style).startswith("🆘")
