"""The end of an isolation as it is read: the list of the day, the card, the notice, the calls afterwards."""

from collections.abc import Callable
from datetime import date
from typing import Any

from bot import notices
from bot.cards.release import ReleaseCard as Paper
from bot.cards.release import draw_release_card
from bot.notices import AftercareCallView, DueView, Notice, ReleaseNoticeView, ReleaseView
from bot.render.lists import turn_row
from bot.render.voice import Button, Spoken, Voice, button, inline
from bot.rules.aftercare import OF_AFTERCARE_CALL
from bot.rules.views import View

SHOWN_RELEASED = 12


def due(view: DueView, voice: Voice) -> Spoken:
    """Whose last day it is, each with what is missing; a name opens the card."""
    lines = [
        voice.say("due-line", name=name, addr=address, missing=_missing(missing, voice))
        for _, name, address, missing in view.people
    ]
    text = voice.lines(
        voice.say("due-head", place=view.title, day=voice.day(view.day), count=view.count),
        *(lines or [voice.say("due-none")]),
        voice.say("due-released", names=voice.listed(view.released[:SHOWN_RELEASED]), count=len(view.released))
        if view.released
        else "",
    )
    rows = [[button(f"{name}　{address}".strip()[:40], "rel", resident)] for resident, name, address, _ in view.people]
    turning = turn_row(View(page=view.page), view.page, view.pages, voice)
    return Spoken(
        text, inline([*rows, turning, [button(voice.label("due-head", "b1"), "duefresh", view.place, view.day)]])
    )


def _missing(missing: tuple[notices.Word, ...], voice: Voice) -> str:
    return voice.listed([voice.word(one) for one in missing]) or voice.word("due-ready")


def card(view: ReleaseView, voice: Voice) -> Spoken:
    """Where a release stands, what is missing and who is told, and what the reader can do."""
    text = voice.lines(
        voice.say("release-head", name=view.name, addr=view.address),
        voice.say("release-ended", how=view.ended)
        if view.ended
        else voice.say("release-count", day=view.number, total=view.total, end=voice.day(view.end)),
        *(voice.say("release-agreed-by", what=what, name=name, at=at) for what, name, at in view.agreed),
        *(_unmet(view, condition, told, voice) for condition, told in view.unmet),
        "" if view.unmet or view.ended else voice.say("release-ready"),
    )
    return Spoken(text, inline(_rows(view, voice)))


def _unmet(view: ReleaseView, condition: notices.Word, told: notices.Word, voice: Voice) -> str:
    why = voice.word(f"{condition}-why", end=voice.day(view.end), count=view.alerts, hours=view.hours)
    return voice.say("release-missing", why=why, who=told) if told else voice.say("release-waits", why=why)


def _rows(view: ReleaseView, voice: Voice) -> list[list[Button]]:
    agrees = [[button(voice.word(f"release-press-{step}"), "relyes", view.episode, step)] for step in view.may_agree]
    back = [button(voice.label("release-head", "b1"), "relback", view.episode)] if view.may_take_back else []
    paper = [button(voice.label("release-head", "b2"), "relpaper", view.episode)] if view.may_print else []
    undo = [button(voice.label("release-head", "b3"), "relundo", view.episode)] if view.may_undo else []
    other = [button(voice.label("release-head", "b5"), "parting", view.episode)] if view.may_change else []
    fresh = [button(voice.label("release-head", "b4"), "relfresh", view.episode)]
    return [*agrees, paper, back, undo, other, fresh]


def notice(view: ReleaseNoticeView, voice: Voice) -> Spoken:
    """The release notice as a picture."""
    text = voice.say("release-notice" if view.own else "release-notice-print", name=view.name)
    return Spoken(text, picture=_draw(view, voice))


def _draw(view: ReleaseNoticeView, voice: Voice) -> bytes:
    def word(key: str, **values: str | int) -> str:
        return voice.texts.plain(voice.language, key, **values)

    released = _full(view.released, voice)
    rows = [
        (word("paper-address"), view.address),
        (
            word("paper-days"),
            word("paper-from-to", start=_full(view.start, voice), end=voice.day(view.end), days=view.days),
        ),
        (word("paper-released"), released),
    ]
    return draw_release_card(
        Paper(
            title=word("paper-title"),
            number=word("paper-number", number=view.number),
            name=view.name,
            name_stand_in=word("card-name-stand-in"),
            rows=tuple((label, value) for label, value in rows if value),
            words=word("paper-words", hours=view.hours),
            advice=word("paper-advice", days=view.after) if view.after else word("paper-advice-only"),
            place=view.place,
            date=released,
            stamp=word("paper-stamp"),
            footer=word("paper-footer"),
        )
    )


def _full(iso: str, voice: Voice) -> str:
    """Return a date with its year, as a document has it."""
    day = date.fromisoformat(iso)
    return f"{day.year}年{voice.day(iso)}" if voice.language.startswith("zh") else f"{voice.day(iso)} {day.year}"


def aftercare_call(view: AftercareCallView, voice: Voice) -> Spoken:
    """Whom to phone, and what came of it."""
    text = voice.lines(
        voice.say("aftercall-head", name=view.name, addr=view.address, day=view.number),
        voice.say("alert-phone", phone=view.phone) if view.phone else "",
        voice.say("aftercall-tries", count=view.tries) if view.open and view.tries > 1 else "",
        voice.say("aftercall-outcome", outcome=view.outcome, who=view.who or "—") if view.outcome else "",
    )
    if view.open:
        rows = [
            [button(voice.word(f"aftercall-press-{one.value}"), "aftercall", view.call, one.value)]
            for one in OF_AFTERCARE_CALL
        ]
        return Spoken(text, inline(rows))
    again = [button(voice.label("aftercall-head", "b1"), "aftercall", view.call, "again")] if view.may_reopen else []
    return Spoken(text, inline([again]))


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    DueView: due,
    ReleaseView: card,
    ReleaseNoticeView: notice,
    AftercareCallView: aftercare_call,
}
