"""Reviewed guidance as it is read: the list, a preview in every language, and a resident's copy with its source."""

from collections.abc import Callable
from typing import Any

from bot.notices import AdviceCopyView, AdviceList, AdviceView, Notice
from bot.render.voice import Button, Spoken, Voice, button, in_rows, inline


def listed(notice: AdviceList, voice: Voice) -> Spoken:
    """A page of the pieces, each with a button that previews it."""
    lines = [
        voice.lines(
            voice.say("advice-line", number=number, title=title),
            voice.say("advice-source", source=source),
            voice.say("advice-last", day=voice.day(last)) if last else "",
        )
        for number, _, title, source, last in notice.pieces
    ]
    text = voice.lines(
        voice.say("advice-head", path=notice.path),
        voice.say("advice-had-today", title=notice.today, who=notice.sender) if notice.today else "",
        *lines,
        voice.say("advice-how", number=notice.pieces[0][0]) if notice.pieces else "",
    )
    choices = [button(f"{number} {title}", "adv", piece, notice.place) for number, piece, title, _, _ in notice.pieces]
    return Spoken(text, inline([*in_rows(choices, 2), _turning(notice)]))


def _turning(notice: AdviceList) -> list[Button]:
    if notice.pages < 2:
        return []
    marked = {
        notice.page - 1: "‹",
        notice.page: f"{notice.page + 1}/{notice.pages}",
        notice.page + 1: "›",
    }
    return [button(label, "advlist", at, notice.place) for at, label in marked.items() if 0 <= at < notice.pages]


def card(view: AdviceView, voice: Voice) -> Spoken:
    """The preview in every language, and after it was confirmed how far it is."""
    pieces = [voice.say("advice-words", title=title, text=text, source=source) for title, text, source in view.wordings]
    reviewed = voice.say("advice-reviewed", day=_whole(view.reviewed, voice), by=view.by)
    if view.state == "draft":
        rest = _preview(view, voice)
        row = [
            button(voice.label("advice-sure", "b1", count=view.count), "advgo", view.number),
            button(voice.label("advice-sure", "b2"), "advstop", view.number),
        ]
    else:
        rest, row = _progress(view, voice), _row(view, voice)
    head = voice.say("advice-head", path=view.path)
    return Spoken(voice.lines(head, "", *pieces, reviewed, "", *rest), inline([row]))


def _preview(view: AdviceView, voice: Voice) -> list[str]:
    return [
        voice.say("advice-reaches", count=view.count),
        voice.say("advice-had", count=view.had) if view.had else "",
        voice.say("broadcast-unreached", count=view.unreached) if view.unreached else "",
        voice.say("broadcast-quiet", at=view.quiet_until) if view.quiet_until else "",
        voice.say("advice-sure"),
    ]


def _progress(view: AdviceView, voice: Voice) -> list[str]:
    if view.state == "left":
        return [voice.say("broadcast-now-left")]
    return [
        voice.say("advice-figures", count=view.count, delivered=view.delivered),
        voice.say("broadcast-waiting", count=view.waiting) if view.waiting else "",
        voice.say("advice-failed", count=view.failed) if view.failed else "",
        voice.say("broadcast-cancelled", count=view.cancelled) if view.cancelled else "",
        voice.say("broadcast-quiet", at=view.quiet_until) if view.quiet_until and view.waiting else "",
    ]


def _row(view: AdviceView, voice: Voice) -> list[Button]:
    if view.state != "sending":
        return []
    stop = [button(voice.label("broadcast-figures", "b3", count=view.waiting), "advstop", view.number)]
    return [button(voice.label("broadcast-figures", "b2"), "advfresh", view.number), *(stop if view.waiting else [])]


def copy(view: AdviceCopyView, voice: Voice) -> Spoken:
    """A piece as a resident reads it: without a sound, with its source, and with a way to have no more of them."""
    text = voice.lines(
        voice.say("advice-from", title=view.title, text=view.text),
        voice.say("advice-origin", source=view.source, day=_whole(view.reviewed, voice)),
        voice.say("advice-is-off") if view.off else "",
    )
    again = button(voice.label("advice-is-off", "b1"), "advon", view.receipt)
    enough = button(voice.label("advice-from", "b1"), "advoff", view.receipt)
    return Spoken(text, inline([[again if view.off else enough]]), silent=True)


def _whole(day: str, voice: Voice) -> str:
    """Return a day with its year: a review may be of another one."""
    year = day.partition("-")[0]
    return f"{year}年{voice.day(day)}" if voice.language.startswith("zh") else f"{voice.day(day)} {year}"


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    AdviceList: listed,
    AdviceView: card,
    AdviceCopyView: copy,
}
