"""A picture of a thermometer, as the worker sees it: small in the card, large when tapped."""

from collections.abc import Callable

from bot.notices import EvidencePicture, EvidenceView
from bot.render.voice import Button, Spoken, Voice, button, inline
from bot.rules.evidence import MediaKind

_FETCHING, _WAITING = "fetching", "waiting"


def evidence(view: EvidenceView, voice: Voice) -> Spoken:
    """Whose it is, what was said, what to look for, and what was seen."""
    head = "evidence-photo" if view.kind is MediaKind.PHOTO else "evidence-video"
    text = voice.lines(
        voice.say(head, name=view.name, addr=view.address),
        voice.say("alert-words", words=view.words) if view.words else "",
        voice.say("evidence-said", value=view.value) if view.value else voice.say("evidence-no-value"),
        voice.say("evidence-code", code=view.code) if view.code else "",
        voice.say("evidence-alike", at=view.alike) if view.alike else "",
        voice.say("evidence-forwarded") if view.forwarded else "",
        _standing(view, voice),
    )
    return Spoken(text, inline(_rows(view, voice)))


def _standing(view: EvidenceView, voice: Voice) -> str:
    if view.state in {_WAITING, _FETCHING}:
        return ""
    return voice.say(f"evidence-is-{view.state}", who=view.who or "—", at=view.at or "—", old=view.old or "—")


def _rows(view: EvidenceView, voice: Voice) -> list[list[Button]]:
    read = button(voice.label("evidence-photo", "b3"), "evrep", view.evidence)
    large = [button(voice.label("evidence-photo", "b4"), "evbig", view.evidence)] if view.picture else []
    if view.state != _WAITING:
        return [[read], large]
    unreadable = button(voice.label("evidence-photo", "b2"), "evno", view.evidence)
    if not view.value or view.forwarded:
        return [[unreadable, read], large]
    right = button(voice.label("evidence-photo", "b1", value=view.value), "evok", view.evidence, view.centi)
    return [[right], [unreadable, read], large]


def picture(notice: EvidencePicture, voice: Voice) -> Spoken:
    """The picture large."""
    return Spoken(voice.say("evidence-large", name=notice.name))


SAYS: dict[type, Callable[..., Spoken]] = {EvidenceView: evidence, EvidencePicture: picture}
