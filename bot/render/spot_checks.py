"""A spot check as it is read: the preview, who was drawn, one of them, the last draws, and the way to repeat one."""

from collections.abc import Callable, Iterable
from typing import Any

from bot.notices import Notice, SpotLine, SpotList, SpotScriptView, SpotUnfinished, SpotView
from bot.render.voice import Button, Document, Spoken, Voice, button, in_rows, inline
from bot.rules.spot_check import OF_SPOT_CHECK
from bot.rules.views import View

SIGNS = {"home": "✅", "no_answer": "🔕", "away": "🚪", "refused": "✋", "": "○"}
CHANNELS = ("door", "phone", "video")
LABEL = 28  # characters of a name and a door on a button


def card(view: SpotView, voice: Voice) -> Spoken:
    """The preview; after the draw who was drawn, or the one who was opened."""
    head = voice.say("spot-head", path=view.path)
    if view.state == "draft":
        return Spoken(voice.lines(head, *_preview(view, voice)), inline([_draft_row(view, voice)]))
    if view.state == "left":
        return Spoken(voice.lines(head, voice.say("spot-not-drawn")))
    if view.person:
        return Spoken(voice.lines(head, *_person(view, voice)), inline(_person_rows(view, voice)))
    text = voice.lines(
        head,
        voice.say("spot-draw", day=voice.day(view.day), n=view.nth, who=view.by),
        voice.say("spot-from", pool=view.pool, grids=view.grids, count=view.drawn),
        voice.say("spot-seed", seed=view.seed, mark=view.mark),
        voice.say("spot-counts", counts=counted(view.counts, voice)),
        *(_line(one, voice) for one in view.people),
        voice.say("spot-until", at=view.ends) if view.mine and view.ends else "",
        "" if view.mine else voice.say("spot-is-passed", who=view.goes),
    )
    return Spoken(text, inline(_rows(view, voice)))


def _preview(view: SpotView, voice: Voice) -> list[str]:
    return [
        voice.say("spot-pool", pool=view.pool, grids=view.grids, count=view.wanted),
        voice.say("spot-all", pool=view.pool) if view.pool <= view.wanted else "",
        voice.say("spot-sure"),
    ]


def _draft_row(view: SpotView, voice: Voice) -> list[Button]:
    return [
        button(voice.label("spot-sure", "b1", count=min(view.wanted, view.pool)), "spgo", view.number),
        button(voice.label("spot-sure", "b2"), "spleave", view.number),
    ]


def counted(counts: Iterable[tuple[str, int]], voice: Voice) -> str:
    """Return how many were found how: 在家 3、无应答 1、还没看 2."""
    return voice.listed([f"{voice.word(f'spot-is-{word}')} {count}" for word, count in counts])


def _line(one: SpotLine, voice: Voice) -> str:
    return voice.say(
        "spot-line",
        sign=SIGNS[one.outcome],
        n=one.at_number,
        name=one.name,
        addr=one.address,
        grid=one.grid,
        ref=one.reference,
        what=_what(one, voice),
    ).rstrip()


def _what(one: SpotLine, voice: Voice) -> str:
    if one.is_over:
        return voice.word("spot-is-over")
    if not one.outcome:
        return ""
    tries = f"×{one.tries}" if one.tries > 1 else ""
    return f"{voice.word(f'spot-is-{one.outcome}')}{tries} {one.at}"


def _rows(view: SpotView, voice: Voice) -> list[list[Button]]:
    at = View(page=view.page)
    people = [
        button(f"{SIGNS[one.outcome]} {one.name}　{one.address}"[:LABEL], "spturn", view.number, at.on(one.person))
        for one in view.people
    ]
    repeat = button(voice.label("spot-draw", "b1"), "sprepeat", view.number)
    if not view.mine:
        return [[repeat]]
    rows: list[list[Button]] = [[one] for one in people]
    rows.append(_turns(view, voice))
    pass_on = button(voice.label("spot-draw", "b2"), "spoffer", view.number)
    rows.append([repeat, pass_on, button(voice.label("spot-draw", "b3"), "spfresh", view.number)])
    return rows


def _turns(view: SpotView, voice: Voice) -> list[Button]:
    row = []
    if view.page > 1:
        row.append(button(voice.label("pages", "b1"), "spturn", view.number, View(page=view.page - 1)))
    if view.page < view.pages:
        row.append(button(voice.label("pages", "b2"), "spturn", view.number, View(page=view.page + 1)))
    return row


def _person(view: SpotView, voice: Voice) -> list[str]:
    one = view.people[0]
    return [
        voice.say("spot-person", name=one.name, addr=one.address, grid=one.grid, phone=view.phone or "—"),
        voice.say("spot-found", what=_what(one, voice), who=one.who or "—") if one.outcome else "",
        voice.say("spot-is-ended") if one.is_over else voice.say("spot-ask"),
    ]


def _person_rows(view: SpotView, voice: Voice) -> list[list[Button]]:
    one = view.people[0]
    back = [button(voice.label("pages", "b3"), "spturn", view.number, View(page=view.page))]
    if one.is_over or not view.mine:
        return [back]
    channels = [
        button(("● " if way == view.channel else "") + voice.word(f"channel-{way}"), "spway", view.number, way)
        for way in CHANNELS
    ]
    outcomes = [
        button(f"{SIGNS[found]} {voice.word(f'spot-is-{found.value}')}", "spfound", one.person, found.value)
        for found in OF_SPOT_CHECK
    ]
    return [channels, *(list(row) for row in in_rows(outcomes, 2)), back]


def last_draws(notice: SpotList, voice: Voice) -> Spoken:
    """How to draw, and the last draws with seed and result."""
    lines = [
        voice.say(
            "spot-last",
            n=number,
            day=voice.day(day),
            place=place,
            nth=nth,
            who=by,
            seed=seed,
            counts=counted(counts, voice),
        )
        for number, day, place, nth, by, seed, counts, _ in notice.draws
    ]
    text = voice.lines(voice.say("spot-how", most=notice.most), voice.say("spot-last-head") if lines else "", *lines)
    rows = []
    for number, _, _, _, _, _, _, is_own in notice.draws:
        opened = [button(voice.label("spot-last", "b1", n=number), "spshow", number)] if is_own else []
        rows.append([*opened, button(voice.label("spot-last", "b2", n=number), "sprepeat", number)])
    return Spoken(text, inline(rows))


def unfinished(notice: SpotUnfinished, voice: Voice) -> Spoken:
    """Who has no outcome yet, once."""
    more = voice.word("spot-and-more", count=notice.count) if notice.count > len(notice.names) else ""
    text = voice.say("spot-unfinished", place=notice.place, count=notice.count, names=voice.listed(notice.names))
    label = voice.label("spot-unfinished", "b1")
    return Spoken(voice.aside(text, more), inline([[button(label, "spshow", notice.number)]]))


def way(view: SpotScriptView, voice: Voice) -> Spoken:
    """Whether it gave the same people, and a few lines of Python that anybody can run."""
    text = voice.lines(
        voice.say("spot-same" if view.same else "spot-differs", n=view.number, count=len(view.drawn)),
        voice.say("spot-seed", seed=view.seed, mark=view.mark),
        voice.say("spot-script"),
    )
    return Spoken(text, document=Document(f"spotcheck-{view.number}.py", view.script.encode()))


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    SpotView: card,
    SpotList: last_draws,
    SpotUnfinished: unfinished,
    SpotScriptView: way,
}
