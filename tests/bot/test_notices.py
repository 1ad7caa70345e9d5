"""Notices are plain data: what is owed today is understood tomorrow, by a newer version too."""

import dataclasses
import json
import types
import typing
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import notices
from bot.notices import REGISTRY, WORD_MARK, Line, Notice, Word, line, notice_from, params_of

# the mark may stand anywhere but at the beginning, where it makes a word of what somebody typed
words = st.text(max_size=12).map(lambda text: f" {text}" if text.startswith(WORD_MARK) else text)


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Return values for a field, by its type."""
    if hint is str:
        return words
    if hint is Word:
        return words.map(Word)
    if typing.get_origin(hint) is dict:
        return st.dictionaries(words, words, max_size=3)
    if typing.get_origin(hint) is tuple:
        inner = typing.get_args(hint)
        if inner[-1] is Ellipsis:
            return st.lists(values_of(inner[0]), max_size=3).map(tuple)
        return st.tuples(*(values_of(one) for one in inner))
    if isinstance(hint, types.UnionType):
        return st.one_of(*(values_of(one) for one in typing.get_args(hint)))
    return st.from_type(hint)


@cache
def some(name: str) -> st.SearchStrategy[Notice]:
    """Return notices of a kind: how they are made up is worked out once, not for each of them."""
    kind = REGISTRY[name]
    hints = {name: hint for name, hint in typing.get_type_hints(kind).items() if name != "secret"}
    return st.builds(kind, **{name: values_of(hint) for name, hint in hints.items()})


# what is owed and kept; views are drawn when they are sent
OWED = [kind for name, kind in sorted(REGISTRY.items()) if not name.endswith("View") and name != "Question"]


HANDFUL = 4  # kinds made up in one example: what an example costs by itself is shared by them
HANDFULS = [OWED[first : first + HANDFUL] for first in range(0, len(OWED), HANDFUL)]


@pytest.mark.parametrize("kinds", HANDFULS, ids=lambda kinds: "-".join(kind.__name__ for kind in kinds))
@settings(max_examples=30)
@given(data=st.data())
def test_a_notice_that_was_owed_comes_back_as_it_was(kinds: list[type[Notice]], data: st.DataObject) -> None:
    for notice in data.draw(st.tuples(*(some(kind.__name__) for kind in kinds))):
        kind = type(notice).__name__
        kept = json.loads(json.dumps(params_of(notice)))
        assert notice_from(kind, kept) == notice


def test_every_notice_is_frozen_and_known_by_its_name() -> None:
    ours = [
        one for one in vars(notices).values() if isinstance(one, type) and issubclass(one, Notice) and one is not Notice
    ]
    assert {kind.__name__: kind for kind in ours} == REGISTRY
    for kind in ours:
        assert dataclasses.is_dataclass(kind)
        assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
        assert kind.__doc__


def test_words_of_a_line_are_still_words_when_it_is_sent() -> None:
    said = line("team-added", name="王芳", role=Word("role-worker"), count=3)
    back = notice_from("Line", json.loads(json.dumps(params_of(said))))
    assert isinstance(back, Line)
    assert back.values == {"name": "王芳", "role": "role-worker", "count": "3"}
    assert isinstance(back.values["role"], Word)
    assert not isinstance(back.values["name"], Word)


def test_what_a_person_typed_is_never_taken_for_a_word() -> None:
    said = line("find-nobody", word="role-worker")
    back = notice_from("Line", json.loads(json.dumps(params_of(said))))
    assert isinstance(back, Line)
    assert not isinstance(back.values["word"], Word)


def test_a_field_that_an_older_version_owed_is_left_out() -> None:
    assert notice_from("Pad", {"whole": 36, "colour": "red"}) == notices.Pad(whole=36)


def test_a_notice_nobody_knows_any_more_is_said_so() -> None:
    with pytest.raises(KeyError, match="CarrierPigeon"):
        notice_from("CarrierPigeon", {})


def test_only_what_holds_codes_is_forgotten_once_it_is_sent() -> None:
    assert {kind.__name__ for kind in REGISTRY.values() if kind.secret} == {"EnrolmentCard", "CodeSheet"}


def test_an_alert_card_is_owed_by_its_number_alone() -> None:
    assert params_of(notices.AlertCard(alert=7, ring=2)) == {"alert": 7, "ring": 2}
    assert {field.name for field in dataclasses.fields(notices.AlertCard)} == {"alert", "ring"}
