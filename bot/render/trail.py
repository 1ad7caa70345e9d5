"""The trail, a page at a time."""

from collections.abc import Callable
from typing import Any

from bot.notices import Notice, TrailView, Word
from bot.render.voice import Button, Spoken, Voice, inline


def trail(view: TrailView, voice: Voice) -> Spoken:
    """When, who, what, about whom; and the way to the neighbouring pages."""
    if not view.lines:
        return Spoken(voice.say("audit-none", days=view.days))
    said = [
        voice.say("audit-line", at=at, who=who, what=_what(what, voice), whom=whom).rstrip()
        for at, who, what, whom in view.lines
    ]
    head = voice.say("audit-head", days=view.days, count=view.count, page=view.page, pages=view.pages)
    pages: list[Button] = [(voice.word("page-before"), view.before)] if view.before else []
    pages += [(voice.word("page-after"), view.after)] if view.after else []
    return Spoken(voice.lines(head, *said), inline([pages]))


def _what(key: Word, voice: Voice) -> str:
    """Return what was done; a line of an older version, which this one does not know, shows its own word."""
    return voice.word(key) if key in voice.texts.keys(voice.language) else key.removeprefix("audit-")


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {TrailView: trail}
