"""Erasing, as it is read."""

from collections.abc import Callable
from typing import Any

from bot.notices import ForgetView, Notice
from bot.render.voice import Spoken, Voice, button, inline


def wish(view: ForgetView, voice: Voice) -> Spoken:
    """Who asked, what would go, and the buttons of the second person."""
    if not view.name:
        return Spoken(voice.say("forget-done", rows=view.rows))
    text = voice.lines(
        voice.say("forget-head", name=view.name, addr=view.address),
        voice.say("forget-rows", rows=view.rows, who=view.asker or "—"),
        voice.say(f"forget-is-{view.state}", until=view.until or "—"),
    )
    decide = [
        button(voice.label("forget-head", "b1"), "forgetyes", view.purge),
        button(voice.label("forget-head", "b2"), "forgetno", view.purge),
    ]
    file = [button(voice.label("forget-head", "b3"), "personfile", view.resident)]
    return Spoken(text, inline([file if view.may_see else [], decide if view.may_agree else []]))


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {ForgetView: wish}
