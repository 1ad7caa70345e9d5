"""Work groups as they are read: how to bind one, what we may do there, and which are bound."""

from collections.abc import Callable
from typing import Any

from telegram import KeyboardButton, KeyboardButtonRequestChat, ReplyKeyboardMarkup

from bot.notices import BoundView, Groups, Notice, PickGroup
from bot.render.voice import Spoken, Voice, button, inline


def bound(view: BoundView, voice: Voice) -> Spoken:
    """This group is bound; what is missing or too much is said kindly, with what to do."""
    return Spoken(
        voice.lines(
            voice.say("bound", path=view.path),
            voice.say("bound-before", path=view.before) if view.before else "",
            "" if view.may_pin else voice.say("bound-no-pin"),
            voice.say("bound-hears-all") if view.hears_all else "",
        )
    )


def pick_group(notice: PickGroup, voice: Voice) -> Spoken:
    """Which group? Telegram shows those we are in."""
    request = KeyboardButtonRequestChat(notice.request, chat_is_channel=False, bot_is_member=True)
    picking = KeyboardButton(voice.label("bind-pick", "b1"), request_chat=request)
    keyboard = ReplyKeyboardMarkup([[picking]], resize_keyboard=True, one_time_keyboard=True)
    return Spoken(voice.say("bind-pick", path=notice.path), keyboard)


def groups(notice: Groups, voice: Voice) -> Spoken:
    """The bound groups, each with a button that undoes it."""
    lines = [
        voice.say("groups-line" if works else "groups-line-lost", group=title, path=path)
        for _, title, path, works in notice.groups
    ]
    rows = [
        [button(voice.label("groups-head", "b1", group=title[:20]), "unbind", group)]
        for group, title, _, _ in notice.groups
    ]
    return Spoken(voice.lines(voice.say("groups-head"), *lines), inline(rows))


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    BoundView: bound,
    PickGroup: pick_group,
    Groups: groups,
}
