"""Long lists have a second page, and a way back from it."""

import pytest
from telegram import InlineKeyboardMarkup

from bot.notices import LooksView, Notice, StopAsk, WhoseRecord, Word
from bot.render import Renderer
from bot.texts import Texts

PEOPLE = tuple((n, f"居民{n}") for n in range(1, 13))
LOOKS = tuple((f"2022-04-{n:02}", Word("role-worker"), "王芳", n) for n in range(1, 11))


def keys(notice: Notice, language: str) -> list[str]:
    """What can be pressed under a message."""
    keyboard = Renderer(Texts.load(strict=True)).render(notice, language).keyboard
    assert isinstance(keyboard, InlineKeyboardMarkup)
    assert len(keyboard.inline_keyboard) <= 8
    return [str(button.callback_data) for row in keyboard.inline_keyboard for button in row]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_household_of_twelve_is_chosen_from_on_three_pages(language: str) -> None:
    shown = [keys(WhoseRecord(people=PEOPLE, page=page), language) for page in (0, 1, 2, 99)]
    assert shown[0] == [*(f"me:{n}" for n in range(1, 6)), "mepage:1"]
    assert shown[1] == [*(f"me:{n}" for n in range(6, 11)), "mepage:0", "mepage:2"]
    assert shown[2] == ["me:11", "me:12", "mepage:1"]
    assert shown[3] == shown[2], "a page that is not there is the last one"


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_who_stops_can_turn_the_page_choose_everybody_or_go_back(language: str) -> None:
    shown = keys(StopAsk(people=PEOPLE, worker="王芳", phone="13800000001", page=1), language)
    assert shown == [*(f"stop:{n}" for n in range(6, 11)), "stoppage:0", "stoppage:2", "stop:0", "stopno"]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_list_of_looks_can_be_turned(language: str) -> None:
    view = LooksView(resident=4, name="王大爷", looks=LOOKS, visits=(), page=1, pages=3)
    assert keys(view, language) == ["melooks:4:0", "melooks:4:2"]
