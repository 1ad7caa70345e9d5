"""One text to many, as it is read: the card of whoever wrote it, each reader's copy, and who has not read."""

from collections.abc import Callable
from typing import Any

from bot.notices import BroadcastCopyView, BroadcastUnread, BroadcastView, Notice
from bot.render.voice import Button, Spoken, Voice, button, inline


def card(view: BroadcastView, voice: Voice) -> Spoken:
    """The preview, and after it was confirmed how far it is."""
    head = voice.say("broadcast-staff-head" if view.to_staff else "broadcast-head", path=view.path)
    words = voice.say("broadcast-words", text=view.text)
    if view.state == "draft":
        return Spoken(voice.lines(head, words, *_preview(view, voice)), inline([_draft_row(view, voice)]))
    quiet = voice.say("broadcast-quiet", at=view.quiet_until) if view.quiet_until and view.waiting else ""
    text = voice.lines(head, words, *_figures(view, voice), quiet, _stands(view, voice))
    return Spoken(text, inline(_rows(view, voice)))


def _stands(view: BroadcastView, voice: Voice) -> str:
    if view.state in ("sent", "chased") and not view.reminds:
        return voice.say("broadcast-now-unreminded")
    return voice.say(f"broadcast-now-{view.state}", hours=view.hours)


def _preview(view: BroadcastView, voice: Voice) -> list[str]:
    pace = (
        voice.say("broadcast-minutes", count=view.count, minutes=-(-view.seconds // 60))
        if view.seconds > 60
        else voice.say("broadcast-seconds", count=view.count, seconds=view.seconds)
    )
    return [
        pace,
        voice.say("broadcast-unreached", count=view.unreached) if view.unreached else "",
        voice.say("broadcast-quiet", at=view.quiet_until) if view.quiet_until else "",
        voice.say("broadcast-chase", hours=view.hours) if view.reminds else voice.say("broadcast-chase-never"),
        voice.say("broadcast-sure"),
    ]


def _figures(view: BroadcastView, voice: Voice) -> list[str]:
    if view.state == "left":
        return []
    return [
        voice.say("broadcast-figures", count=view.count, delivered=view.delivered, read=view.read),
        voice.say("broadcast-waiting", count=view.waiting) if view.waiting else "",
        voice.say("broadcast-failed", count=view.failed) if view.failed else "",
        voice.say("broadcast-cancelled", count=view.cancelled) if view.cancelled else "",
    ]


def _draft_row(view: BroadcastView, voice: Voice) -> list[Button]:
    return [
        button(voice.label("broadcast-sure", "b1", count=view.count), "bcgo", view.number),
        button(voice.label("broadcast-sure", "b2", count=view.count), "bcstop", view.number),
    ]


def _rows(view: BroadcastView, voice: Voice) -> list[list[Button]]:
    if view.state == "left":
        return []
    unread = view.count - view.cancelled - view.read
    rows = (
        [[button(voice.label("broadcast-figures", "b1", count=unread), "bcunread", view.number, 0)]] if unread else []
    )
    rows.append([button(voice.label("broadcast-figures", "b2"), "bcfresh", view.number)])
    if view.state == "sending" and view.waiting:
        rows.append([button(voice.label("broadcast-figures", "b3", count=view.waiting), "bcstop", view.number)])
    return rows


def copy(view: BroadcastCopyView, voice: Voice) -> Spoken:
    """A broadcast as its reader sees it, with the button that says it was read."""
    text = voice.lines(
        voice.say("broadcast-again") if view.again else "",
        voice.say("broadcast-from", place=view.place, who=view.who, text=view.text),
    )
    if view.read:
        return Spoken(voice.lines(text, voice.say("broadcast-was-read")))
    label = voice.label("broadcast-from", "b2" if view.to_staff else "b1")
    return Spoken(text, inline([[button(label, "bcread", view.receipt)]]))


def unread(notice: BroadcastUnread, voice: Voice) -> Spoken:
    """Who has not read it, those it never reached first."""
    if not notice.people:
        return Spoken(voice.say("broadcast-all-read", place=notice.place))
    lines = [
        voice.say("broadcast-unread-line", name=name or "—", addr=addr, phone=phone or "—", became=became)
        for name, addr, phone, became in notice.people
    ]
    text = voice.lines(voice.say("broadcast-unread-head", place=notice.place, count=notice.count), *lines)
    return Spoken(text, inline([_turning(notice)]))


def _turning(notice: BroadcastUnread) -> list[Button]:
    if notice.pages < 2:
        return []
    pages = [(at, label) for at, label in ((notice.page - 1, "‹"), (notice.page + 1, "›")) if 0 <= at < notice.pages]
    turns = [button(label, "bcpage", notice.number, at) for at, label in pages]
    turns.insert(
        1 if notice.page else 0, button(f"{notice.page + 1}/{notice.pages}", "bcpage", notice.number, notice.page)
    )
    return turns


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    BroadcastView: card,
    BroadcastCopyView: copy,
    BroadcastUnread: unread,
}
