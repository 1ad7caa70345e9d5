"""Duty, rosters, handing over and ringing, as staff read them."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from bot import notices
from bot.notices import (
    DutyCard,
    FromResident,
    HandoverChoice,
    HandoverView,
    MorningView,
    Notice,
    RingingCard,
    Roster,
    ShiftView,
    WhosOn,
    Word,
    notice_from,
)
from bot.notices.duty import Open
from bot.render import staff
from bot.render.voice import Button, Spoken, Voice, button, in_rows, inline
from bot.rules.escalation import AlertKind, Tier
from bot.rules.ringing import Kind, Mode, next_mode

SHOWN_ROWS = 40
SHOWN_NAMES = 12
_SIGN = {Tier.SOS: "🆘", Tier.RED: "🔴", Tier.YELLOW: "🟡"}
_BELL = {Mode.ON: "🔔", Mode.SILENT: "🔕", Mode.OFF: "➡️"}


def duty_card(notice: DutyCard, voice: Voice) -> Spoken:
    """Where I stand, office by office, and the buttons on and off."""
    lines = [
        voice.say(_standing(state, until), role=Word(f"role-{role}"), place=place, until=until)
        for role, place, state, until in notice.lines
    ]
    deputy = voice.say("duty-deputy", name=notice.deputy) if notice.deputy else voice.say("duty-no-deputy")
    text = voice.lines(voice.say("duty-head"), *(lines or [voice.say("duty-admin")]), deputy if lines else "")
    row: list[Button] = []
    if notice.may_begin:
        row.append(button(voice.label("duty-head", "b1"), "duty", "on"))
    if notice.may_end:
        row.append(button(voice.label("duty-head", "b2"), "duty", "off"))
    return Spoken(text, inline([row]))


def _standing(state: str, until: str) -> str:
    keys = {
        ("on", True): "duty-on-until",
        ("on", False): "duty-on",
        ("off", True): "duty-off-until",
        ("off", False): "duty-off",
        ("resting", True): "duty-resting-until",
        ("resting", False): "duty-resting",
    }
    return keys.get((state, bool(until)), "duty-always")


def roster(notice: Roster, voice: Voice) -> Spoken:
    """A roster: each row that counts, each that does not and why, and when nobody is on."""
    taken = [_shift(one, voice) for one in notice.taken[:SHOWN_ROWS]]
    refused = [
        voice.say("roster-row-refused", row=row, why=voice.word(f"slip-{why}"), word=word)
        for row, why, word in notice.refused[:SHOWN_ROWS]
    ]
    text = voice.lines(
        voice.say(f"roster-is-{notice.stage}", place=notice.place, role=notice.role),
        *taken,
        voice.say("roster-more", count=len(notice.taken) - SHOWN_ROWS) if len(notice.taken) > SHOWN_ROWS else "",
        *refused,
        _gaps(notice, voice),
        voice.say("roster-replaces", count=notice.replaces) if notice.stage == "preview" and notice.replaces else "",
        _asks(notice, voice),
    )
    return Spoken(text, inline([_roster_buttons(notice, voice)]))


def _shift(one: tuple[str, str, str, str], voice: Voice) -> str:
    day, begins, ends, name = one
    return voice.say(
        "roster-row", day=voice.day(day), weekday=_weekday(day, voice), begins=begins, ends=ends, name=name
    )


def _weekday(iso: str, voice: Voice) -> str:
    names = voice.word("weekdays").split(" ")
    return names[date.fromisoformat(iso).weekday()]


def _gaps(notice: Roster, voice: Voice) -> str:
    if not notice.gaps:
        return ""
    shown = voice.listed([f"{begins}–{ends}" for begins, ends in notice.gaps[:6]])
    return voice.say("roster-gaps", gaps=shown)


def _asks(notice: Roster, voice: Voice) -> str:
    if notice.stage == "shown":
        return voice.say("roster-paste") if notice.taken else voice.say("roster-none")
    if notice.stage == "preview":
        return voice.say("roster-check") if notice.taken else voice.say("roster-nothing")
    return ""


def _roster_buttons(notice: Roster, voice: Voice) -> list[Button]:
    if notice.stage == "preview" and notice.taken:
        return [
            button(voice.label("roster-check", "b1"), "rosterok", notice.number),
            button(voice.label("roster-check", "b2"), "rosterno", notice.number),
        ]
    if notice.stage == "saved":
        return [button(voice.label("roster-is-saved", "b1"), "rosterundo", notice.number)]
    return []


def _digest(owned: Sequence[Open], unowned: Sequence[Open], missing: Sequence[str], voice: Voice) -> str:
    """What is open, in up to three parts; one sentence when there is nothing."""
    parts = [
        voice.lines(voice.say("digest-owned", count=len(owned)), *(_open(one, voice) for one in owned))
        if owned
        else "",
        voice.lines(voice.say("digest-open", count=len(unowned)), *(_open(one, voice) for one in unowned))
        if unowned
        else "",
        _missing(missing, voice),
    ]
    return voice.lines(*parts) or voice.say("digest-nothing")


def _open(one: Open, voice: Voice) -> str:
    kind, tier, value, name, where = one
    sign = _SIGN[Tier(tier)]
    if kind == AlertKind.MISSED:
        return voice.say("digest-missed", sign=sign, place=name, slot=voice.slot(value))
    return voice.say(f"alert-{kind}", sign=sign, value=value or "—", name=name, addr=where)


def _missing(names: Sequence[str], voice: Voice) -> str:
    if not names:
        return ""
    more = "…" if len(names) > SHOWN_NAMES else ""
    return voice.say("digest-missing", count=len(names), names=voice.listed(names[:SHOWN_NAMES]) + more)


def shift(view: ShiftView, voice: Voice) -> Spoken:
    """What somebody reads when their shift begins."""
    key = "shift-begun-until" if view.until else "shift-begun"
    head = voice.say(key, role=view.role, place=view.place, until=view.until)
    taken = voice.lines(voice.say("digest-taken", count=len(view.taken)), *(_open(one, voice) for one in view.taken))
    return Spoken(voice.lines(head, taken if view.taken else "", _digest((), view.open, view.missing, voice)))


def handover_choice(notice: HandoverChoice, voice: Voice) -> Spoken:
    """What is open, and to whom it can be given."""
    text = voice.lines(
        voice.say("handover-head"),
        _digest(notice.owned, notice.open, notice.missing, voice),
        voice.say("handover-which"),
    )
    people = [button(name, "handpick", number) for number, name in notice.people]
    return Spoken(text, inline(in_rows(people, 2)))


def handover(view: HandoverView, voice: Voice) -> Spoken:
    """A handover as one of the two sees it."""
    side = "giving" if view.giving else "receiving"
    if view.state != "pending":
        said = voice.say(f"handover-{view.state}", giver=view.giver, receiver=view.receiver, moved=view.moved)
        return Spoken(said)
    text = voice.lines(
        voice.say(f"handover-{side}", giver=view.giver, receiver=view.receiver, until=view.until),
        _digest(view.owned, view.open, view.missing, voice),
    )
    if view.giving:
        return Spoken(text, inline([[button(voice.label("handover-giving", "b1"), "handback", view.handover)]]))
    row = [
        button(voice.label("handover-receiving", "b1"), "handyes", view.handover),
        button(voice.label("handover-receiving", "b2"), "handno", view.handover),
    ]
    return Spoken(text, inline([row]))


def whos_on(notice: WhosOn, voice: Voice) -> Spoken:
    """Each office: who, until when, who is next; then whom no message reaches."""
    lines = []
    for role, place, state, who, until, coming in notice.offices:
        key = f"whoson-{state}" if until or state != "on" else "whoson-on-open"  # on until they say otherwise
        lines.append(voice.say(key, role=Word(role), place=place, who=who, until=until))
        if coming:
            lines.append(voice.say("whoson-next", next=coming))
    unreached = [
        voice.say("unreached-blocked" if opened else "unreached-never", name=name, role=Word(role), place=place)
        for name, role, place, opened in notice.unreached
    ]
    return Spoken(
        voice.lines(
            voice.say("whoson-head", place=notice.place, at=notice.at),
            *(lines or [voice.say("whoson-nobody")]),
            voice.say("staff-unreached-head", count=len(unreached)) if unreached else "",
            *unreached,
            voice.say("whoson-more", count=notice.more) if notice.more else "",
        )
    )


def ringing(notice: RingingCard, voice: Voice) -> Spoken:
    """Each kind and how it comes; a tap goes to the next way."""
    rows = []
    for kind, mode in notice.modes:
        said = voice.word("ringing-row", kind=voice.word(f"kind-{kind}"), mode=voice.word(f"mode-{mode}"))
        words = f"{_BELL[Mode(mode)]} {said}"
        rows.append([button(words, "ring", kind, next_mode(Mode(mode)).value)])
    return Spoken(voice.say("ringing-head"), inline(rows[: len(Kind)]))


def morning(view: MorningView, voice: Voice) -> Spoken:
    """What was put aside at night, one below the other, with the files of those who wrote."""
    inner = [notice_from(name, json.loads(params)) for name, params in view.notices]
    texts = [_SAID[type(one)](one, voice).text for one in inner if type(one) in _SAID]
    writers = {one.resident: one.name for one in inner if isinstance(one, FromResident)}
    files = [button(f"{voice.word('press-file')} {name}"[:40], "person", number) for number, name in writers.items()]
    text = "\n\n".join([voice.say("morning-head", count=len(texts)), *texts])
    return Spoken(text, inline(in_rows(files, 2)))


# what can stand in the message of the morning
_SAID: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    notices.Line: staff.line,
    notices.FromResident: staff.from_resident,
}

SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    notices.DutyCard: duty_card,
    notices.Roster: roster,
    notices.ShiftView: shift,
    notices.HandoverChoice: handover_choice,
    notices.HandoverView: handover,
    notices.WhosOn: whos_on,
    notices.RingingCard: ringing,
    notices.MorningView: morning,
}
