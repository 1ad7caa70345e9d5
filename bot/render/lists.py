"""Lists that live: people of a place, what is open, a presence round, a pasted list. A press turns the card."""

from collections.abc import Callable
from html import escape
from typing import Any

from bot.notices import (
    AlertRowView,
    AlertsView,
    DoorView,
    ListView,
    Notice,
    OutingNoted,
    OutingsView,
    OutingWhich,
    PersonView,
    PresenceView,
    RollCallView,
    RowView,
    Word,
)
from bot.render.alerts import SIGNS
from bot.render.voice import Button, Spoken, Voice, button, in_rows, inline
from bot.rules.escalation import AlertKind
from bot.rules.outings import OutingReason
from bot.rules.presence import IN_ROUND, OF_CALL, DoorState, VisitOutcome
from bot.rules.roll_call import RowState
from bot.rules.views import Tab, View, view_in

WHOLE = (35, 36, 37, 38, 39, 40)
LABEL = 40  # characters of a name with its door on a button


def turn_row(view: View, page: int, pages: int, voice: Voice, *, back: bool = False) -> list[Button]:
    """Return the row that turns pages; back to the first view always stands on the left."""
    row = [button(voice.label("list-turn", "b3"), "turn", View())] if back else []
    if pages > 1:
        if page > 1:
            row.append(button(voice.label("list-turn", "b1"), "turn", view.turned(page - 1)))
        row.append(button(voice.word("list-page", page=page, pages=pages), "turn", view.turned(page)))
        if page < pages:
            row.append(button(voice.label("list-turn", "b2"), "turn", view.turned(page + 1)))
    return row


def people_rows(view: View, people: tuple[tuple[int, str, str], ...]) -> list[list[Button]]:
    """Return a button for each person of a page, two in a row when there are more than four."""
    buttons = [
        button(f"{name}　{address}".strip()[:LABEL], "turn", view.on(resident)) for resident, name, address in people
    ]
    return [list(row) for row in in_rows(buttons, 1 if len(buttons) <= 4 else 2)]


def people(notice: ListView, voice: Voice) -> Spoken:
    """A page of people, each with a button that opens them on this card."""
    view = View(Tab(notice.tab), notice.page)
    slot = voice.slot(notice.slot) if notice.slot else ""
    text = voice.lines(
        voice.say("board-head", place=notice.title, day=voice.day(notice.day), at=notice.at),
        _list_head(notice, slot, voice),
        *(_person_line(name, address, note, voice) for _, name, address, note in notice.people),
        voice.say("list-tap") if notice.people and not notice.masked else "",
    )
    rows = [] if notice.masked else people_rows(view, tuple((one, name, addr) for one, name, addr, _ in notice.people))
    last = turn_row(view, notice.page, notice.pages, voice, back=notice.home)
    remind = [button(voice.label("list-turn", "b4"), "remind")] if notice.remind else []
    return Spoken(text, inline([*rows, last, remind]))


def _list_head(notice: ListView, slot: str, voice: Voice) -> str:
    match notice.tab:
        case Tab.ABNORMAL.value:
            return voice.say("list-abnormal", count=notice.total) if notice.total else voice.say("list-abnormal-none")
        case Tab.ALL.value:
            return voice.say("list-all", count=notice.total)
        case _ if not slot:
            return voice.say("board-no-slot")  # nobody was asked yet: nobody has answered either
        case _:
            return voice.say("list-missing", slot=slot, count=notice.total) if notice.total else voice.say("list-none")


def _person_line(name: str, address: str, note: str, voice: Voice) -> str:
    said = str(voice.value(note)) if note else ""
    return "　".join(escape(part) for part in (f"· {name}", address, said) if part)


def person(notice: PersonView, voice: Voice) -> Spoken:
    """One person: who, how to call, what was tried; a value in two taps, or what came of the call."""
    view = view_in(notice.view) or View()
    text = voice.lines(
        voice.say("file-head", name=notice.name, addr=notice.address),
        voice.say("alert-phone", phone=notice.phone) if notice.phone else "",
        voice.say("person-wrong-number") if notice.wrong_number else "",
        voice.say("alert-recent", recent=notice.values) if notice.values else "",
        *(voice.say("alert-call", at=at, who=who, what=what) for at, who, what in notice.calls),
        voice.say(_step_key(notice.step), name=notice.name, whole=notice.step),
    )
    return Spoken(text, inline(_person_rows(notice, view, voice)))


def _step_key(step: str) -> str:
    if step == "h":
        return "person-hospital-sure"
    return "pad-tenths" if step.isdigit() else "person-ask"


def _person_rows(notice: PersonView, view: View, voice: Voice) -> list[list[Button]]:
    back_to_person = [button(voice.label("list-turn", "b3"), "turn", view.on(notice.resident))]
    if notice.step == "h":
        sure = button(voice.word("person-hospital-yes"), "called", notice.resident, VisitOutcome.HOSPITAL.value)
        return [[sure], back_to_person]
    if notice.step.isdigit():
        centis = [int(notice.step) * 100 + tenth * 10 for tenth in range(10)]
        tenths = [button(f"{one / 100:.1f}", "tapped", notice.resident, one) for one in centis]
        return [*(list(row) for row in in_rows(tenths, 5)), back_to_person]
    whole = [button(str(degrees), "turn", view.on(notice.resident, str(degrees))) for degrees in WHOLE]
    calls = [call_button(notice.resident, view, outcome, voice) for outcome in OF_CALL]
    back = [button(voice.label("list-turn", "b3"), "turn", notice.back)]
    return [whole, *(list(row) for row in in_rows(calls, 2)), back]


def call_button(resident: int, view: View, outcome: VisitOutcome, voice: Voice) -> Button:
    """Return the button that writes down what came of a call."""
    label = voice.word(f"visit-{outcome.value}")
    # to the hospital is a large word: it is asked once more
    if outcome is VisitOutcome.HOSPITAL:
        return button(label, "turn", view.on(resident, "h"))
    return button(label, "called", resident, outcome.value)


def alerts(notice: AlertsView, voice: Voice) -> Spoken:
    """What is open, one line and one button each."""
    view = View(page=notice.page)
    heads = [_alert_head(row, voice) for row in notice.rows]
    text = voice.lines(
        voice.say("alerts-head", place=notice.title, at=notice.at, count=notice.total)
        if notice.total
        else voice.say("alerts-none", place=notice.title, at=notice.at),
        *(escape(head) for head in heads),
    )
    rows = [[button(head[:60], "open", row.alert)] for head, row in zip(heads, notice.rows, strict=True)]
    last = turn_row(view, notice.page, notice.pages, voice)
    # eight rows at most: with pages to turn the lines go two to a row
    if last:
        rows = [list(pair) for pair in in_rows([row[0] for row in rows], 2)]
    return Spoken(text, inline([*rows, last]))


def _alert_head(row: AlertRowView, voice: Voice) -> str:
    owner = voice.word("alerts-owner", actor=row.owner) if row.owner else ""
    if row.kind is AlertKind.MISSED:
        head = voice.word("alerts-missed", place=row.place)
    else:
        head = voice.texts.plain(
            voice.language,
            f"alert-{row.kind.value}",
            sign="",
            value=row.value or "—",
            name=row.name or row.place,
            addr=row.address,
        )
    return " ".join(part for part in (SIGNS[row.tier], head.strip(), owner) if part)


_DOOR_SIGNS = {
    DoorState.OPEN: "⬜",
    DoorState.AGAIN: "📵",
    DoorState.AWAY: "🔸",
    DoorState.DECLARED: "🚶",
    DoorState.LOST: "🔸",
    DoorState.HOME: "✅",
}


def presence(notice: PresenceView, voice: Voice) -> Spoken:
    """A presence round: its doors, or the one that is open."""
    slot = voice.texts.plain(voice.language, f"presence-slot-{notice.slot}") if _knows(notice.slot, voice) else ""
    counts = [_count(state, count, voice) for state, count in notice.counts]
    text = voice.lines(
        voice.say("presence-head", place=notice.title, slot=slot or notice.slot, at=notice.at, ends=notice.ends),
        "　".join(counts),
        _door_text(notice.door, notice.channel, voice) if notice.door else voice.say("presence-tap"),
    )
    if notice.door:
        return Spoken(text, inline(_door_rows(notice, notice.door, voice)))
    view = View(page=notice.page)
    doors = [
        button(f"{_DOOR_SIGNS[state]} {address} {names}".strip()[:LABEL], "turn", view.on(door))
        for door, address, names, state in notice.shown
    ]
    rows = in_rows(doors, 2 if notice.doors > 4 else 1)
    return Spoken(text, inline([*rows, turn_row(view, notice.page, notice.pages, voice)]))


def _knows(slot: str, voice: Voice) -> bool:
    return f"presence-slot-{slot}" in voice.texts.keys(voice.language)


def _count(state: DoorState, count: int, voice: Voice) -> str:
    return voice.say(f"door-{state.value}", sign=_DOOR_SIGNS[state], count=count)


def _door_text(door: DoorView, channel: Word, voice: Voice) -> str:
    found = [
        voice.say("door-found", name=name, at=at, what=Word(f"visit-{outcome.value}"))
        + (voice.say("door-declared-until", until=until) if until else "")
        for name, at, outcome, until in door.found
    ]
    return voice.lines(
        voice.say("door-head", address=door.address, names=door.names, channel=channel),
        *found,
        voice.say("door-each") if door.step == "each" else voice.say("door-ask"),
    )


def _door_rows(notice: PresenceView, door: DoorView, voice: Voice) -> list[list[Button]]:
    view = View(page=notice.page)
    back = [button(voice.label("list-turn", "b3"), "turn", door.back)]
    if door.step == "each":
        each = [[button(name[:LABEL], "turn", view.on(one, "one"))] for one, name in door.people]
        return [*each[:7], back]
    alone = ".one" if door.step == "one" else ""
    channels = [
        button(("● " if one == notice.channel_now else "") + voice.word(f"channel-{one}"), "channel", notice.round, one)
        for one in ("door", "phone", "video")
    ]
    outcomes = [
        button(voice.word(f"visit-{one.value}"), "door", notice.round, door.door, one.value + alone) for one in IN_ROUND
    ]
    apart = [button(voice.word("door-apart"), "turn", view.on(door.door, "each"))] if door.people and not alone else []
    return [channels, outcomes, apart, back]


def outings(notice: OutingsView, voice: Voice) -> Spoken:
    """Who went out today: those who are out first, then who is back."""
    waiting = [row for row in notice.rows if not row[5]]
    back = [row for row in notice.rows if row[5]]
    lines = [
        voice.say("outings-back" if row[5] else "outings-out", **_outing(row)) for row in [*waiting, *back][:SHOWN]
    ]
    head = voice.say("outings-head", place=notice.title, at=notice.at, out=notice.out)
    late = voice.say("outings-late", count=notice.late) if notice.late else ""
    return Spoken(voice.lines(head, late, *lines))


SHOWN = 20


def _outing(row: tuple[str, str, str, Word, str, str]) -> dict[str, str]:
    name, address, left, why, until, back = row
    return {"name": name, "addr": address, "left": left, "why": why, "until": until, "back": back}


def outing_which(_: OutingWhich, voice: Voice) -> Spoken:
    """What does somebody go out for?"""
    rows = [[button(voice.word(f"outing-{reason.value}"), "goes", reason.value)] for reason in OutingReason]
    return Spoken(voice.say("outing-which"), inline(rows))


def outing_noted(notice: OutingNoted, voice: Voice) -> Spoken:
    """It is noted; with the button to say that one is back."""
    worker = notice.worker or voice.word("worker-unnamed")
    text = voice.say(notice.key, name=notice.name, at=notice.at, worker=worker)
    return Spoken(text, inline([[button(voice.word("outing-back"), "isback", notice.outing)]]))


_ROW_SIGNS = {RowState.CERTAIN: "✓", RowState.SAME: "="}


def roll_call(notice: RollCallView, voice: Voice) -> Spoken:
    """A pasted list before it is taken, while its doubtful lines are asked about, and at its end."""
    figures = {
        "certain": notice.certain,
        "doubtful": notice.doubtful,
        "same": notice.same,
        "taken": notice.taken,
    }
    if notice.question is not None:
        head = voice.say("roll-call-asking", **figures)
        return Spoken(
            voice.lines(head, _question(notice.question, voice)), inline(_question_rows(notice, notice.question, voice))
        )
    if notice.stage != "preview":
        return Spoken(voice.say(_ENDS.get(notice.stage, "roll-call-done"), **figures))
    view = View(page=notice.page)
    text = voice.lines(
        voice.say("roll-call-preview", **figures),
        voice.say("roll-call-fevers", count=notice.fevers) if notice.fevers else "",
        *(_row_line(row, voice) for row in notice.rows),
    )
    take = button(voice.label("roll-call-preview", "b1", certain=notice.certain), "rollok", notice.dialogue)
    none = button(voice.label("roll-call-preview", "b2"), "rolloff", notice.dialogue)
    return Spoken(text, inline([turn_row(view, notice.page, notice.pages, voice), [take], [none]]))


_ENDS = {"cancelled": "roll-call-off", "replaced": "roll-call-replaced", "done": "roll-call-done"}


def _row_line(row: tuple[int, str, str, str, RowState], voice: Voice) -> str:
    number, name, address, value, state = row
    sign = _ROW_SIGNS.get(state, "?")
    why = "" if state in _ROW_SIGNS else voice.word(f"row-{state.value}")
    return "　".join(escape(part) for part in (f"{number}. {name}", address, f"{sign} {value}".strip(), why) if part)


def _question(asked: RowView, voice: Voice) -> str:
    why = voice.say(f"row-ask-{asked.why.value}", name=asked.name, reported=asked.reported or "—")
    return voice.lines(voice.say("row-raw", raw=asked.raw), why, voice.say("row-left", count=asked.left))


def _question_rows(notice: RollCallView, asked: RowView, voice: Voice) -> list[list[Button]]:
    last = [
        button(voice.word("row-skip"), "rollskip", notice.dialogue, asked.at),
        button(voice.word("roll-call-stop"), "rolloff", notice.dialogue),
    ]
    if asked.why is RowState.SEVERAL:
        rows = [[button(label[:LABEL], "rollwho", notice.dialogue, asked.at, one)] for one, label in asked.people]
    elif asked.why is RowState.UNKNOWN:
        rows = []
    elif asked.whole:
        centis = [asked.whole * 100 + tenth * 10 for tenth in range(10)]
        tenths = [button(f"{one / 100:.1f}", "rollval", notice.dialogue, asked.at, one) for one in centis]
        rows = [list(row) for row in in_rows(tenths, 5)]
    elif asked.values:
        rows = [[button(f"{value}℃", "rollval", notice.dialogue, asked.at, centi) for centi, value in asked.values]]
    else:
        # a line is told from a person on this card by its number from one
        view = View().on(asked.at + 1)
        rows = [[button(str(one), "turn", view.on(asked.at + 1, str(one))) for one in WHOLE]]
    return [*rows, last]


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    ListView: people,
    PersonView: person,
    AlertsView: alerts,
    PresenceView: presence,
    OutingsView: outings,
    OutingWhich: outing_which,
    OutingNoted: outing_noted,
    RollCallView: roll_call,
}
