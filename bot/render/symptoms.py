"""What residents read about how they feel."""

from collections.abc import Callable
from typing import Any

from bot import notices
from bot.notices import AllNoted, HeatAsk, HowAreYou, HowAreYouAll, Notice, RecheckQuestion, SymptomPick, Unwell
from bot.render.residents import worker_name
from bot.render.voice import Spoken, Voice, button, in_rows, inline
from bot.rules.symptoms import PICKER, Heat, Symptom

Rows = tuple[tuple[int, str, str, str], ...]  # (reading, name, value, code of a picture that is asked for)


def how_are_you(notice: HowAreYou, voice: Voice) -> Spoken:
    """The echo of a value, and the one question that follows; a picture that is wanted is asked for below it."""
    text = voice.say("ask-symptoms", name=notice.name, value=notice.value)
    if notice.code:
        text = voice.lines(text, voice.say("evidence-ask", code=notice.code))
    rows = [
        [button(voice.label("ask-symptoms", "b1"), "well", notice.reading)],
        [button(voice.label("ask-symptoms", "b2"), "unwell", notice.reading)],
        [button(voice.label("ask-symptoms", "b3"), "fix", notice.reading)],
    ]
    return Spoken(text, inline(rows))


def how_are_all(notice: HowAreYouAll, voice: Voice) -> Spoken:
    """What was understood of each, and one question for all; each has a row to say otherwise."""
    parts = "\n".join(voice.say("split-part", name=name, value=value) for _, name, value, _ in notice.rows)
    text = voice.say("ask-symptoms-all", parts=voice.raw(parts))
    rows = [[button(voice.label("ask-symptoms-all", "b1"), "allwell", notice.rows[0][0])]]
    for reading, name, _, _ in notice.rows:
        unwell_one = button(voice.label("ask-symptoms-all", "b2", name=name), "unwell", reading)
        rows.append([unwell_one, button(voice.label("reading-noted", "b1"), "fix", reading)])
    return Spoken(voice.lines(text, *_codes(notice.rows, voice)), inline(rows))


def all_noted(notice: AllNoted, voice: Voice) -> Spoken:
    """What was noted of each, that nobody is unwell, and when we ask again."""
    parts = "\n".join(voice.say("split-part", name=name, value=value) for _, name, value, _ in notice.rows)
    following = voice.say(notice.next, at=notice.at) if notice.at else voice.say(notice.next)
    text = voice.say("reading-noted-all", parts=voice.raw(parts), next=voice.raw(following))
    pencils = [
        button(voice.label("reading-noted-all", "b1", name=name), "fix", reading) for reading, name, _, _ in notice.rows
    ]
    return Spoken(voice.lines(text, *_codes(notice.rows, voice)), inline(in_rows(pencils, 2)))


def _codes(rows: Rows, voice: Voice) -> list[str]:
    """Ask for the pictures that are wanted, each with its digits."""
    return [voice.say("evidence-ask-for", name=name, code=code) for _, name, _, code in rows if code]


def symptom_pick(notice: SymptomPick, voice: Voice) -> Spoken:
    """The picker, two in a row; what is ticked shows it."""
    rows = [[_toggle(one, notice, voice) for one in row] for row in PICKER]
    rows.append([button(voice.label("symptom-pick", "b1"), "symtype", notice.reading)])
    rows.append([button(voice.label("symptom-pick", "b2"), "symdone", notice.reading)])
    return Spoken(voice.say("symptom-pick"), inline(rows))


def _toggle(symptom: Symptom, notice: SymptomPick, voice: Voice) -> tuple[str, str]:
    box = "☑" if symptom.value in notice.ticked else "☐"
    word = voice.word(f"symptom-{symptom.value}")
    return button(f"{box} {word}", "sym", notice.reading, symptom.value)


def unwell(notice: Unwell, voice: Voice) -> Spoken:
    """What was noted, who knows, and when to call for help; the value is asked for where it is still to come."""
    named = voice.listed([voice.word(one) for one in notice.symptoms])
    worker = worker_name(notice.worker, voice)
    head = (
        voice.say("symptom-noted-value", name=notice.name, value=notice.value, symptoms=named)
        if notice.value
        else voice.say("symptom-noted", symptoms=named)
    )
    told = voice.say("symptom-told", worker=worker, emergency=notice.emergency)
    text = voice.lines(head, told, voice.say("symptom-value-too") if notice.asks else "")
    rows = [[button(voice.label("symptom-told", "b1"), "call")]]
    if notice.reading:
        rows.append([button(voice.label("symptom-told", "b2"), "unwell", notice.reading)])
    if notice.value:
        rows.append([button(voice.label("ask-symptoms", "b3"), "fix", notice.reading)])
    return Spoken(text, inline(rows))


def heat_ask(notice: HeatAsk, voice: Voice) -> Spoken:
    """No thermometer: does it feel hot?"""
    text = voice.say("thermometer-promised", worker=worker_name(notice.worker, voice))
    answers = (Heat.HOT, Heat.COOL, Heat.UNSURE)
    labels = [voice.label("thermometer-promised", f"b{at}") for at in (1, 2, 3)]
    pairs = zip(labels, answers, strict=True)
    return Spoken(text, inline([[button(label, "heat", notice.dialogue, answer.value) for label, answer in pairs]]))


def recheck(notice: RecheckQuestion, voice: Voice) -> Spoken:
    """Once more, half an hour after a fever."""
    text = voice.say("fever-recheck", name=notice.name)
    return Spoken(text, inline([[button(voice.label("prompt", "b1"), "pad", 0)]]))


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    notices.HowAreYou: how_are_you,
    notices.HowAreYouAll: how_are_all,
    notices.AllNoted: all_noted,
    notices.SymptomPick: symptom_pick,
    notices.Unwell: unwell,
    notices.HeatAsk: heat_ask,
    notices.RecheckQuestion: recheck,
}
