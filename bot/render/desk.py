"""A worker's everyday tools as they are read: the file, finding people, notes, messages and receipts."""

from collections.abc import Callable
from datetime import date
from html import escape
from typing import Any

from bot.cards.chart import ChartDay, FeverChart, draw_fever_chart
from bot.notices import (
    FileChart,
    FilePage,
    FileView,
    FindPrompt,
    Found,
    MessageView,
    NotesView,
    Notice,
    PageLine,
    QuickAnswers,
    ReceiptView,
    Unreached,
    Word,
)
from bot.render.lists import call_button, turn_row
from bot.render.orders import order_lines, order_sum
from bot.render.voice import Button, Spoken, Voice, button, in_rows, inline
from bot.rules.escalation import Tier
from bot.rules.presence import OF_CALL, VisitOutcome
from bot.rules.views import Tab, View

QUICK = 5
LABEL = 60  # characters on a button that names a person
NOTE_SHOWN = 80  # characters of a note on the file; the whole of it stands in the list

_SIGN = {Tier.SOS: "🆘", Tier.RED: "🔴", Tier.YELLOW: "🟡"}


def find_prompt(notice: FindPrompt, voice: Voice) -> Spoken:
    """Whom to look for?"""
    more = [button(voice.label("find-prompt", "b1", count=notice.unreached), "reach")] if notice.unreached else []
    return Spoken(voice.say("find-prompt"), inline([more]))


def found(notice: Found, voice: Voice) -> Spoken:
    """One page of people; whoever is not followed up any more is marked."""
    over = voice.word("find-over")
    rows = [
        [button((label if active else f"{label}　{over}")[:LABEL], "person", resident)]
        for resident, label, active in notice.people
    ]
    turning = _turning(notice.page, notice.pages, notice.dialogue, verb="found")
    return Spoken(voice.say("find-several", word=notice.word), inline([*rows, turning]))


def _turning(page: int, pages: int, *args: object, verb: str) -> list[Button]:
    """Return the row that turns pages: back at the left, where it always is."""
    if pages < 2:
        return []
    before = [button("‹", verb, *args, page - 1)] if page else []
    after = [button("›", verb, *args, page + 1)] if page + 1 < pages else []
    return [*before, button(f"{page + 1}/{pages}", verb, *args, page), *after]


def file(view: FileView, voice: Voice) -> Spoken:
    """A resident's file."""
    text = voice.lines(
        voice.say("file-head", name=view.name, addr=view.address),
        voice.say("file-place", place=view.place),
        voice.say("alert-phone", phone=view.phone) if view.phone else "",
        _day(view, voice),
        voice.say("linked-no-telegram") if view.by_phone else voice.say(view.linked),
        _reporters(view, voice),
        _alerts(view, voice),
        _recent(view, voice),
        *(voice.say("file-party", party=Word(party), name=name, phone=phone) for party, name, phone in view.parties),
        *_orders(view, voice),
        *_notes(view, voice),
    )
    return Spoken(text, inline(_file_rows(view, voice)))


def _day(view: FileView, voice: Voice) -> str:
    if view.ended:
        return voice.say("file-ended", how=view.ended, start=voice.day(view.start), end=voice.day(view.end))
    if not view.active:
        return voice.say("file-over")
    if view.number < 1:
        return voice.say("file-not-begun", start=voice.day(view.start), end=voice.day(view.end))
    return voice.say("file-day", day=min(view.number, view.total), total=view.total, end=voice.day(view.end))


def _reporters(view: FileView, voice: Voice) -> str:
    if not view.reporters:
        return ""
    who = [voice.aside(voice.word(word), voice.tongue(language)) for word, language in view.reporters]
    return voice.say("file-reporters", who=voice.listed(who))


def _alerts(view: FileView, voice: Voice) -> str:
    if not view.alerts:
        return ""
    shown = voice.listed([f"{_SIGN[tier]} {at}" for tier, at in view.alerts])
    return voice.say("file-alerts", count=len(view.alerts), alerts=shown)


def _recent(view: FileView, voice: Voice) -> str:
    recent = "\n".join(_reading(one, voice) for one in view.recent)
    return voice.say("file-recent", recent=recent) if recent else voice.say("file-no-readings")


_OWN = Word("relation-self")


def _reading(one: tuple[str, str, str, Word], voice: Voice) -> str:
    """A value with its time; who gave it, when that was not the person."""
    at, value, staff, who = one
    by = staff or (voice.word(who) if who != _OWN else "")
    return voice.aside(f"{at}　{value}℃", by)


def _notes(view: FileView, voice: Voice) -> list[str]:
    """The newest notes, short; the others are counted."""
    said = [voice.say("file-note", at=at, who=who, text=_short(text)) for at, who, text in view.notes]
    more = view.noted - len(view.notes)
    return [*said, voice.say("file-notes-more", count=more)] if more > 0 else said


def _orders(view: FileView, voice: Voice) -> list[str]:
    """How many orders there are and what they cost, then those that are not over and the last ones."""
    if not view.ordered[0]:
        return []
    return [order_sum(view.ordered, view.spent, voice), *order_lines(view.orders, voice, own=False)]


def _short(text: str) -> str:
    one = " ".join(text.split())
    return one if len(one) <= NOTE_SHOWN else f"{one[:NOTE_SHOWN]}…"


def _file_rows(view: FileView, voice: Voice) -> list[list[Button]]:
    reports = [button(voice.label("file-head", "b1"), "repask", view.resident)] if view.may_report else []
    chart = [button(voice.label("file-head", "b3"), "chart", view.resident)] if view.number > 0 or view.ended else []
    note = [button(voice.label("file-head", "b4"), "noteon", view.resident)]
    message = [button(voice.label("file-head", "b5"), "reply", view.resident)] if view.may_write else []
    turns = {tab: button(voice.word(f"file-{tab}"), "turn", View(Tab(tab))) for tab in view.tabs}
    calls, visits, felt = ([turns[tab]] if tab in turns else [] for tab in ("calls", "visits", "felt"))
    notes = [button(voice.label("file-head", "b6", count=view.noted), "notes", view.resident)] if view.noted else []
    asked = voice.label("file-head", "b10", count=view.ordered[0])
    orders = [button(asked, "suphis", view.resident, 0)] if view.ordered[0] else []
    card = [button(voice.label("file-head", "b2"), "card", view.resident)] if view.may_enrol else []
    refresh = [button(voice.label("file-head", "b9"), "fresh", view.resident)]
    if not view.active:
        return [[*note, *chart], [*calls, *visits], [*felt, *orders], notes, refresh]
    phone = [button(voice.label("file-head", "b8" if view.by_phone else "b7"), "byphone", view.resident)]
    return [
        [*reports, *calls],
        [*note, *orders],
        [*message, *notes],
        [*visits, *felt],
        [*chart, *card],
        [*(phone if view.may_report else []), *refresh],
    ]


def file_page(notice: FilePage, voice: Voice) -> Spoken:
    """One page of the file, on the same card. From the calls one is written down."""
    view = View(Tab(notice.tab), notice.page)
    last = turn_row(view, notice.page, notice.pages, voice, back=True)
    if notice.step == "h":
        sure = button(voice.word("person-hospital-yes"), "called", notice.resident, VisitOutcome.HOSPITAL.value)
        text = voice.say("person-hospital-sure", name=notice.name)
        return Spoken(text, inline([[sure], [button(voice.label("list-turn", "b3"), "turn", view)]]))
    text = voice.lines(
        voice.say("file-head", name=notice.name, addr=notice.address),
        voice.say("file-page-head", what=Word(f"file-{notice.tab}"), count=notice.total),
        voice.say("alert-phone", phone=notice.phone) if notice.phone else "",
        *(_page_line(one, voice) for one in notice.lines),
        "" if notice.lines else voice.say("file-page-none"),
        voice.say("file-page-call") if notice.may_call else "",
    )
    calls = [call_button(notice.resident, view, outcome, voice) for outcome in OF_CALL] if notice.may_call else []
    return Spoken(text, inline([*in_rows(calls, 2), last]))


def _page_line(line: PageLine, voice: Voice) -> str:
    what = voice.aside(voice.word(line.what), voice.word(line.how))
    return "　".join(escape(part) for part in (f"· {line.at}", what, line.who, _short(line.more)) if part)


def file_chart(notice: FileChart, voice: Voice) -> Spoken:
    """The temperatures as a curve."""
    first, last = notice.days[0][0], notice.days[-1][0]
    period = f"{voice.day(first)} – {voice.day(last)}"
    line = f"{notice.fever_line / 100:.1f}"
    word = voice.texts.plain
    picture = draw_fever_chart(
        FeverChart(
            name=notice.name,
            name_stand_in=word(voice.language, "card-name-stand-in"),
            subtitle=f"{notice.place} · {period}",
            days=tuple(ChartDay(_short_day(day), _degrees(one), _degrees(two)) for day, one, two in notice.days),
            fever_line=notice.fever_line / 100,
            fever_label=word(voice.language, "chart-fever", line=line),
            morning_label=word(voice.language, "slot-morning"),
            evening_label=word(voice.language, "slot-evening"),
            empty=word(voice.language, "file-no-readings"),
        )
    )
    return Spoken(voice.say("chart-caption", name=notice.name, period=period), picture=picture)


def _short_day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.month}/{day.day}"


def _degrees(centi: int) -> float | None:
    return centi / 100 if centi else None


def notes_list(view: NotesView, voice: Voice) -> Spoken:
    """One page of the notes, newest first; one's own can be taken back while it is fresh."""
    said = [voice.say("note-line", at=at, who=who, text=text) for _, at, who, text, _ in view.notes]
    text = voice.lines(voice.say("notes-head", name=view.name), *(said or [voice.say("notes-none")]))
    own = [
        [button(voice.label("note-line", "b1", at=at), "unnote", note)] for note, at, _, _, mine in view.notes if mine
    ]
    write = [button(voice.label("file-head", "b4"), "noteon", view.resident)] if view.may_write else []
    last = [button(voice.label("notes-head", "b1"), "person", view.resident), *write]
    return Spoken(text, inline([*own, _turning(view.page, view.pages, view.resident, verb="notespage"), last]))


def quick_answers(notice: QuickAnswers, voice: Voice) -> Spoken:
    """What to say? A tap sends it."""
    rows = [[button(voice.word(f"quick-{number}"), "quick", notice.resident, number)] for number in range(1, QUICK + 1)]
    return Spoken(voice.say("message-ask", name=notice.name), inline(rows))


def message(view: MessageView, voice: Voice) -> Spoken:
    """A message from staff as the resident reads it."""
    text = voice.say("message-from", who=view.who, name=view.name, text=_words(view.quick, view.text, voice))
    if view.read:
        return Spoken(voice.lines(text, voice.say("message-was-read")))
    return Spoken(text, inline([[button(voice.label("message-from", "b1"), "seen", view.message)]]))


def _words(quick: int, text: str, voice: Voice) -> str:
    return voice.word(f"quick-{quick}") if quick else text


def receipt(view: ReceiptView, voice: Voice) -> Spoken:
    """What became of a message: one line for each chat."""
    lines = [voice.say(word, at=at) if at else voice.say(word) for word, at in view.copies]
    failed = any(word == "receipt-failed" for word, _ in view.copies)
    text = voice.lines(
        voice.say("receipt-head", name=view.name, text=_words(view.quick, view.text, voice)),
        *lines,
        voice.say("alert-phone", phone=view.phone) if failed and view.phone else "",
    )
    hurry = [button(voice.label("receipt-head", "b1"), "sendnow", view.message)] if view.may_hurry else []
    return Spoken(text, inline([hurry, [button(voice.word("press-file"), "person", view.resident)]]))


def unreached(notice: Unreached, voice: Voice) -> Spoken:
    """Who gets no messages, grid by grid, with the phone and why."""
    if not notice.people:
        return Spoken(voice.say("unreached-none"))
    lines: list[str] = []
    grid = ""
    for _, name, address, phone, why, place in notice.people:
        if place != grid:
            lines.append(f"<b>{escape(place)}</b>")
            grid = place
        lines.append(voice.say("unreached-line", name=name, addr=address, phone=phone or "—", why=Word(why)))
    rows = [
        [
            button(f"{name}　{address}".strip()[:30], "person", resident),
            button(voice.label("unreached-head", "b1"), "card", resident),
        ]
        for resident, name, address, *_ in notice.people
    ]
    text = voice.lines(voice.say("unreached-head", count=notice.count), *lines)
    return Spoken(text, inline([*rows, _turning(notice.page, notice.pages, verb="reachpage")]))


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    FindPrompt: find_prompt,
    Found: found,
    FileView: file,
    FileChart: file_chart,
    FilePage: file_page,
    NotesView: notes_list,
    QuickAnswers: quick_answers,
    MessageView: message,
    ReceiptView: receipt,
    Unreached: unreached,
}
