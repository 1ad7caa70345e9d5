"""Every notice in both languages: an English reader meets no Chinese, a Chinese reader no English sentence.

A notice of each kind is made up from the types of its fields, with names and places of the language in
question, so that whatever is of the other language comes from the words around them.
"""

import dataclasses
import enum
import types
import typing
from collections.abc import Iterator
from typing import Any

import pytest
from telegram import InlineKeyboardMarkup, ReplyKeyboardMarkup

from bot.notices import Notice, Word
from bot.render import BY_KIND, Renderer, Spoken
from bot.rules.commands import COMMANDS
from bot.texts import Texts, plain
from tests.texts.test_lint import BOTH, english_in, han_in

TEXTS = Texts.load(strict=True)
RENDERER = Renderer(TEXTS)
NAME = {"zh-CN": "欧阳建国", "en": "Anna"}

# fields that are more than any text: keys, dates, callback data, and the words one of a set
WHOLE: dict[str, tuple[Any, ...]] = {
    "key": (),
    "slot": ("morning", "evening"),
    "start": ("2022-04-01",),
    "end": ("2022-04-14",),
    "day": ("2022-04-01",),
    "why": ("low", "high", "not_own", "several"),
    "value": ("36.5",),
    "old": ("36.4",),
    "nudge": (0, 1, 2, 3),
    "step": (1, 2, 3),
    "whole": (0, 36, 40),
    "commands": (tuple(command.name for command in COMMANDS),),
    "gaps": (("police",),),
    "link": ("https://t.me/suifang_bot?start=x",),
    "code": ("ABCD-EFG2",),
    "phone": ("13800000000",),
    "emergency": ("120",),
}
WORDS: dict[tuple[str, str], str] = {("ReadingNoted", "next"): "next-today", ("FromResident", "why"): "wants-call"}
# a key of the catalogue is said by each of these; which, is asked of the catalogue below
BY_KEY = {"Line", "Choice", "Listing", "People"}


def sample(hint: Any, language: str, *, many: int) -> Any:
    """Return something of a type: text is a name of the language, a list has `many`."""
    if hint is Word:
        return Word("relation-child")
    if hint is str:
        return NAME[language]
    if hint is bool:
        return bool(many)
    if hint is int:
        return 7
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return next(iter(hint))
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return sample(typing.get_args(hint)[0], language, many=many)
    if typing.get_origin(hint) is tuple:
        inner = typing.get_args(hint)
        if inner[-1] is ...:
            return tuple(sample(inner[0], language, many=many) for _ in range(many))
        return tuple(sample(one, language, many=many) for one in inner)
    raise TypeError(f"no sample of {hint}")


def choices(kind: type[Notice], field: str, hint: Any, language: str, many: int) -> tuple[Any, ...]:
    """Return what one field is to be, one after another."""
    if (kind.__name__, field) in WORDS:
        return (Word(WORDS[kind.__name__, field]),)
    if (field in WHOLE and hint in (str, int)) or field in {"commands", "gaps"}:
        return WHOLE[field]
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return tuple(hint)
    if kind.__name__ == "BoardView" and field == "slots":
        return ((("morning", 1, 2),),)
    if field == "parts" or (field == "rows" and kind.__name__ == "HouseholdView"):
        part = ((NAME[language], "36.5"),)
        return (part,) if field == "parts" else (((1, NAME[language], "", 0), (2, NAME[language], "36.5", 3)),)
    if kind.__name__ == "Confirm" and field == "values":
        return (("36.5",), ("36.5", "36.8"))
    if field == "people" and kind.__name__ == "People":
        return ((("person:1", NAME[language]),),)
    return (sample(hint, language, many=many),)


def made(kind: type[Notice], language: str) -> Iterator[Notice]:
    """Every notice of a kind that says something different, as far as its fields tell."""
    hints = typing.get_type_hints(kind)
    for many in (0, 2):
        fields = {
            one.name: choices(kind, one.name, hints[one.name], language, many) for one in dataclasses.fields(kind)
        }
        longest = max((len(values) for values in fields.values()), default=1)
        for at in range(longest):
            yield kind(**{name: values[min(at, len(values) - 1)] for name, values in fields.items()})


def of_key(key: str, language: str) -> str:
    """A sentence of the catalogue with every value filled in."""
    values = dict.fromkeys(TEXTS.variables(language, key), NAME[language])
    labels = [TEXTS.label(language, key, button, **values) for button in TEXTS.buttons(language, key)]
    return "\n".join([TEXTS.plain(language, key, **values), *labels])


def read(spoken: Spoken) -> str:
    """Everything of a message that is read: its words and its buttons."""
    labels: list[str] = []
    if isinstance(spoken.keyboard, InlineKeyboardMarkup):
        labels = [button.text for row in spoken.keyboard.inline_keyboard for button in row]
    if isinstance(spoken.keyboard, ReplyKeyboardMarkup):
        labels = [button.text for row in spoken.keyboard.keyboard for button in row]
    return "\n".join([plain(spoken.text), *labels])


KINDS = sorted((kind for kind in BY_KIND if kind.__name__ not in BY_KEY), key=lambda kind: kind.__name__)
MIXED = {"ChooseLanguage"}  # asked before anybody has chosen


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_english_reader_meets_no_chinese(kind: type[Notice]) -> None:
    for notice in made(kind, "en"):
        words = read(RENDERER.render(notice, "en", marked=True))
        assert words.strip()
        if kind.__name__ not in MIXED:
            assert han_in(words) == [], words


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_chinese_reader_meets_no_english_sentence(kind: type[Notice]) -> None:
    for notice in made(kind, "zh-CN"):
        words = read(RENDERER.render(notice, "zh-CN", marked=True))
        if kind.__name__ not in MIXED:
            assert english_in(words) == [], words


@pytest.mark.parametrize("key", sorted(TEXTS.keys("en") - BOTH))
def test_a_sentence_with_its_values_stays_in_its_language(key: str) -> None:
    assert han_in(of_key(key, "en")) == []
    assert english_in(of_key(key, "zh-CN").replace(NAME["en"], "")) == []


def test_a_name_of_the_other_language_is_left_as_it_is() -> None:
    from bot.notices import MemberAsked

    spoken = RENDERER.render(MemberAsked(resident=1, name="李奶奶"), "en")
    assert read(spoken).startswith("What is the temperature of 李奶奶?")
