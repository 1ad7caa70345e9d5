"""What is said to anybody."""

from dataclasses import dataclass

from bot.notices.base import WORD_MARK, Notice, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Notice):
    """One sentence of the texts with its values: the answer to most commands, and every refusal."""

    key: str
    values: dict[str, str]


def line(key: str, **values: str | int) -> Line:
    """Return a sentence. Words among the values are said in the reader's language."""
    plain = {name: f"{WORD_MARK}{value}" if isinstance(value, Word) else str(value) for name, value in values.items()}
    return Line(key=key, values=plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Notice):
    """A sentence with buttons: each a verb with its arguments, and what it says."""

    key: str
    values: dict[str, str]
    buttons: tuple[tuple[str, str], ...]  # (callback data, label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Help(Notice):
    """How this works, for whoever asks: the resident's part, the commands that are theirs, or both."""

    resident: bool
    worker: str
    phone: str
    emergency: str
    commands: tuple[str, ...]
