"""What we want to say, as frozen data: who is meant and in which words is decided elsewhere.

Two sorts. A *said* notice is owed with everything in it. A *live* one is owed by its subject and
drawn from the facts at the moment it is sent, so that a card never shows what was true an hour ago.
"""

import typing
from dataclasses import asdict, dataclass, fields
from functools import cache
from typing import Any, ClassVar

REGISTRY: dict[str, type["Notice"]] = {}


class Word(str):
    """The key of a word in the texts: it is said in the reader's language."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to say."""

    secret: ClassVar[bool] = False  # forgotten once it is said

    def __init_subclass__(cls) -> None:
        REGISTRY[cls.__name__] = cls


def params_of(notice: Notice) -> dict[str, Any]:
    """Return a notice as plain JSON values."""
    return asdict(notice)


def notice_from(name: str, params: dict[str, Any]) -> Notice:
    """Return the notice that was owed under this name. Raises KeyError for one we no longer know."""
    hints = _hints(name)
    return REGISTRY[name](**{field: _revived(hints[field], value) for field, value in params.items() if field in hints})


@cache
def _hints(name: str) -> dict[str, Any]:
    kind = REGISTRY[name]
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _revived(hint: Any, value: Any) -> Any:
    if isinstance(value, list):
        inner = typing.get_args(hint) or (None, ...)
        if inner[-1] is not ...:  # a row: each place has a meaning of its own
            return tuple(_revived(each, one) for each, one in zip(inner, value, strict=True))
        return tuple(_revived(inner[0], one) for one in value)
    if hint is Word:
        return Word(value)
    if typing.get_origin(hint) is dict and isinstance(value, dict):
        return {key: _word_or_text(one) for key, one in value.items()}
    return value


def _word_or_text(value: Any) -> Any:
    # a line's values are written down as text; a word among them carries its mark
    if isinstance(value, str) and value.startswith(WORD_MARK):
        return Word(value.removeprefix(WORD_MARK))
    return value


WORD_MARK = "\x00word:"
