"""Callback data: a verb and a few numbers or words, `ack:17`, in at most 64 bytes (Telegram's limit).

Whoever holds a button can forge its data, so nothing here grants anything: every press is
authorised by who pressed, and bound to the card it was pressed on, in the service.
"""

import re
from dataclasses import dataclass

LIMIT = 64
_SHAPE = re.compile(r"[a-z]{2,12}(?::[0-9a-z_.-]{1,24}){0,3}")


@dataclass(frozen=True, slots=True)
class Button:
    """A verb with its arguments."""

    verb: str
    args: tuple[str, ...]

    def number(self, at: int = 0) -> int | None:
        """Return an argument as a whole number from 0 to 2⁶³, or None when it is none."""
        if at >= len(self.args) or not re.fullmatch(r"\d{1,18}", self.args[at]):
            return None
        return int(self.args[at])

    def word(self, at: int) -> str:
        """Return an argument as it stands, or an empty word."""
        return self.args[at] if at < len(self.args) else ""


def data(verb: str, *args: object) -> str:
    """Return callback data. Raises ValueError for what could not be read back."""
    words = tuple(map(str, args))
    text = ":".join((verb, *words))
    # a colon inside an argument would come back as two
    if read(text) != Button(verb, words):
        raise ValueError(f"not callback data: {verb}")
    return text


def read(text: str | None) -> Button | None:
    """Return what was pressed, or None for anything we never wrote."""
    if not text or len(text) > LIMIT or not _SHAPE.fullmatch(text):
        return None
    verb, *args = text.split(":")
    return Button(verb, tuple(args))
