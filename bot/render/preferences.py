"""The settings: one card, edited in place."""

from collections.abc import Callable
from typing import Any

from bot import notices
from bot.notices import Hours, Languages, Notice, Preferences
from bot.render.voice import Button, Spoken, Voice, button, in_rows, inline

CARD, LANGUAGES, FIRST_SLOT = 0, 1, 2  # screens, by number


def preferences(notice: Preferences, voice: Voice) -> Spoken:
    """What is chosen now, a button for each; what was just chosen can be undone."""
    language = voice.label("choose-language", "b1")
    lines = [voice.say("settings-head"), voice.say("settings-language", language=language)]
    rows: list[list[Button]] = [[button(voice.label("settings-head", "b1"), "setup", LANGUAGES)]]
    if notice.resident:
        lines.append(voice.say("settings-large" if notice.large else "settings-normal"))
        other = voice.label("settings-head", "b3" if notice.large else "b2")
        rows.append([button(other, "setlarge", 0 if notice.large else 1)])
        lines.append(voice.say("settings-advice-on" if notice.advice else "settings-advice-off"))
        other = voice.label("settings-advice-on" if notice.advice else "settings-advice-off", "b1")
        rows.append([button(other, "setadvice", 0 if notice.advice else 1)])
    for number, name, at in notice.hours:
        slot = voice.slot(name)
        lines.append(voice.say("settings-hour", slot=slot, at=at))
        rows.append([button(voice.label("settings-head", "b4", slot=slot, at=at), "setup", FIRST_SLOT + number)])
    press, before = notice.undo
    if press:
        rows.append([(voice.label("settings-head", "b5", before=_before(press, before, voice)), press)])
    return Spoken(voice.lines(*lines), inline(rows))


def _before(press: str, before: str, voice: Voice) -> str:
    """Return what an undo goes back to: an hour, or a language by its own name."""
    verb, _, language = press.partition(":")
    return voice.texts.label(voice.texts.match(language), "choose-language", "b1") if verb == "setlang" else before


def languages(_: Languages, voice: Voice) -> Spoken:
    """The languages, each by its own name."""
    choices = [
        button(voice.texts.label(one, "choose-language", "b1"), "setlang", one.lower()) for one in voice.texts.languages
    ]
    return Spoken(voice.say("choose-language"), inline([*in_rows(choices, 2), [_back(voice)]]))


def hours(notice: Hours, voice: Voice) -> Spoken:
    """The hours one may choose, the chosen one ticked."""
    text = voice.say("settings-hours", slot=voice.slot(notice.slot))
    if notice.also:
        text = voice.lines(text, voice.say("settings-hours-also", names=voice.listed(notice.also)))
    choices = [
        button(f"✓ {at}" if at == notice.chosen else at, "sethour", notice.number, minute)
        for minute, at in notice.hours
    ]
    # six rows of choices leave one for the way back
    width = max(3, -(-len(choices) // 6))
    return Spoken(text, inline([*in_rows(choices, width), [_back(voice)]]))


def _back(voice: Voice) -> Button:
    return button(voice.label("pages", "b3"), "setup", CARD)


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    notices.Preferences: preferences,
    notices.Languages: languages,
    notices.Hours: hours,
}
