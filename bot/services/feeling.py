"""How somebody feels: in their words, by two buttons under the echo, or by the picker.

What is named is kept with the value it was said with, and reaches the worker and the health centre
in the same transaction. Nobody is asked who has said how they feel within the hour.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import SymptomPick, Unwell, Word, line
from bot.rules.people import plain_line
from bot.rules.symptoms import EMERGENCIES, PICKED, Symptom
from bot.services import alerting, calling, sensing, taking, talking
from bot.services.actors import Actor
from bot.services.households import Household, Member, household_of, named_in, spoken_of
from bot.services.offices import worker_of
from bot.services.owing import redraw, reply
from bot.services.refusals import Refused
from bot.services.said import Heard
from bot.services.sensing import Feels
from bot.services.taking import Source
from bot.services.toasts import Toast, toast
from storage import alerts, checks, dialogues, houses, symptoms
from storage.models import Dialogue, Reading
from storage.words import Asking, Channel

ASKED_FOR = timedelta(hours=1)  # nobody is asked twice within the hour


def source_of(household: Household, member: Member, message: Heard) -> Source:
    """Return where something comes from that was said in a chat."""
    return Source(
        member.given_by,
        Channel.CHAT,
        message.sent_at,
        said=message.text,
        reporter_id=household.reporter.id,
        message_id=message.message_id,
    )


def is_asked(session: Session, member: Member, *, now: datetime) -> bool:
    """Whether somebody who gave a plain value is asked how they feel: not when they have just said it."""
    return not symptoms.answered_since(session, member.episode.id or 0, since=now - ASKED_FOR)


def ask(session: Session, reading: Reading, *, actor: Actor, now: datetime) -> None:
    """Open the question; its words stand under the echo of the value."""
    dialogues.ask(session, actor.chat_id, Asking.SYMPTOMS, now=now, about={"reading": reading.id, "ticked": []})


def reword(
    session: Session, member: Member, feels: Feels, source: Source, *, reading: Reading | None, now: datetime
) -> None:
    """Take an edited message for what it says now: what it no longer names is taken back, and kept."""
    named = symptoms.of_message(session, source.reporter_id or 0, source.message_id or 0)
    before = [one for one in named if one.resident_id == member.resident.id]
    symptoms.withdraw(session, [one for one in before if one.kind not in feels.kinds], now=now)
    said = {one.kind for one in before}
    new = Feels(tuple(one for one in feels.symptoms if one not in said), feels.well and Symptom.NONE not in said)
    if new.kinds:
        sensing.note(session, member.episode, new, source, reading=reading, now=now)
    elif before:
        _show_anew(session, member, now=now)


def _show_anew(session: Session, member: Member, *, now: datetime) -> None:
    for alert in alerts.open_of(session, member.episode.id or 0):
        redraw(session, alerting.subject(alert), now=now)


# ── the buttons under the echo, and the picker ──


def well(session: Session, reading_id: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Take "nothing is wrong" for an answer; symptoms that were ticked before are taken back."""
    household, member, reading = well_for(session, reading_id, actor=actor, now=now)
    noted = taking.noted(session, member.resident, member.episode, reading, now=now, well=True)
    reply(session, actor, noted, now=now, edits=message_id, language=household.reporter.language)
    return toast("ok")


def well_for(session: Session, reading_id: int, *, actor: Actor, now: datetime) -> tuple[Household, Member, Reading]:
    """Keep that nothing is wrong, without a word, and return whose value it stands with."""
    household, member, reading = _own(session, reading_id, actor=actor, now=now)
    _settle(session, household, member, reading, Feels(well=True), "", actor=actor, now=now)
    return household, member, reading


def unwell(session: Session, reading_id: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Show the picker in the place of the message that was tapped, with what was ticked before."""
    household, _, reading = _own(session, reading_id, actor=actor, now=now)
    standing = [one.kind.value for one in symptoms.of_reading(session, reading_id) if one.kind in PICKED]
    dialogues.ask(session, actor.chat_id, Asking.SYMPTOMS, now=now, about={"reading": reading.id, "ticked": standing})
    _show_picker(session, household, reading, standing, message_id=message_id, actor=actor, now=now)
    return toast("ok")


def _show_picker(
    session: Session,
    household: Household,
    reading: Reading,
    ticked: Sequence[str],
    *,
    message_id: int | None,
    actor: Actor,
    now: datetime,
) -> None:
    pick = SymptomPick(reading=reading.id or 0, ticked=tuple(ticked))
    reply(session, actor, pick, now=now, edits=message_id, language=household.reporter.language)


def tick(
    session: Session, reading_id: int, symptom: Symptom, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Tick a symptom, or take the tick away. One that is an emergency raises an SOS before anything else."""
    household, member, reading = _own(session, reading_id, actor=actor, now=now)
    if symptom not in PICKED:
        raise Refused("button-unknown")
    asked = _picker(session, reading_id, actor=actor, now=now)
    ticked = list(asked.about["ticked"])
    if symptom.value in ticked:
        ticked.remove(symptom.value)
    else:
        ticked.append(symptom.value)
        if symptom in EMERGENCIES:
            _cry(session, household, member, reading, symptom, actor=actor, now=now)
    asked.about = asked.about | {"ticked": ticked}
    session.flush()
    _show_picker(session, household, reading, ticked, message_id=message_id, actor=actor, now=now)
    return toast("ok")


def _picker(session: Session, reading_id: int, *, actor: Actor, now: datetime) -> Dialogue:
    """Return the picker's row; one that was answered, or moved on to another value, begins with what stands."""
    asked = dialogues.open_of(session, actor.chat_id, Asking.SYMPTOMS)
    if asked is not None and asked.about["reading"] == reading_id:
        return asked
    standing = [one.kind.value for one in symptoms.of_reading(session, reading_id) if one.kind in PICKED]
    about = {"reading": reading_id, "ticked": standing}
    return dialogues.ask(session, actor.chat_id, Asking.SYMPTOMS, now=now, about=about)


def _cry(
    session: Session,
    household: Household,
    member: Member,
    reading: Reading,
    symptom: Symptom,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    if symptom not in {one.kind for one in symptoms.of_reading(session, reading.id or 0)}:
        source = source_of(household, member, Heard("", None, now))
        sensing.note(session, member.episode, Feels((symptom,)), source, reading=reading, now=now, alarm=False)
    calling.sos(session, household, "", member=member, actor=actor, now=now)


def picked(session: Session, reading_id: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Take what is ticked, tell the worker, and say so in the place of the picker."""
    household, member, reading = _own(session, reading_id, actor=actor, now=now)
    ticked = tuple(Symptom(one) for one in _picker(session, reading_id, actor=actor, now=now).about["ticked"])
    if not ticked:
        return toast("symptom-none-ticked", alarm=True)
    _settle(session, household, member, reading, Feels(ticked), "", actor=actor, now=now)
    said = unwell_noted(session, member, ticked, reading=reading, now=now)
    reply(session, actor, said, now=now, edits=message_id, language=household.reporter.language)
    return toast("ok")


def type_it(session: Session, reading_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Ask for the symptom in words; the next ones are the answer."""
    household, _, _ = _own(session, reading_id, actor=actor, now=now)
    asked = _picker(session, reading_id, actor=actor, now=now)
    asked.about = asked.about | {"typing": True}
    asked.opened_at = now
    session.flush()
    worker = talking.worker_name(session, household, now=now)
    reply(session, actor, line("symptom-type-it", worker=worker), now=now)
    return toast("ok")


def _settle(
    session: Session,
    household: Household,
    member: Member,
    reading: Reading,
    feels: Feels,
    words: str,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """Make what stands for a value what is said of it now, and end the question."""
    before = symptoms.of_reading(session, reading.id or 0)
    # what was said in words is not on the picker, and is not taken back by it
    back = [
        one for one in before if one.kind not in feels.kinds and (feels.well or one.kind in PICKED | {Symptom.NONE})
    ]
    symptoms.withdraw(session, back, now=now)
    said = {one.kind for one in before}
    new = replace(feels, symptoms=tuple(one for one in feels.symptoms if one not in said))
    source = source_of(household, member, Heard(words, None, now))
    if new.symptoms or (feels.well and Symptom.NONE not in said):
        alarm = not set(new.symptoms) <= EMERGENCIES
        sensing.note(session, member.episode, new, source, reading=reading, now=now, alarm=alarm)
    if back:
        _show_anew(session, member, now=now)
    dialogues.close(session, dialogues.open_of(session, actor.chat_id, Asking.SYMPTOMS), now=now)


def _own(session: Session, reading_id: int, *, actor: Actor, now: datetime) -> tuple[Household, Member, Reading]:
    """Return a value of this chat's own people. Raises Refused for another's, and for one of a day that is over."""
    household = household_of(session, actor.chat_id)
    reading = session.get(Reading, reading_id)
    member = household.member(reading.resident_id) if household and reading else None
    if household is None or reading is None or member is None or reading.episode_id != member.episode.id:
        raise Refused("button-unknown")
    if taking.day_is_over(member.episode, reading, now=now):
        raise Refused("feel-day-over")
    return household, member, reading


# ── in words ──


def in_words(
    session: Session,
    household: Household,
    asked: Dialogue | None,
    message: Heard,
    *,
    actor: Actor,
    now: datetime,
) -> bool:
    """Take words without a value for how somebody feels, and say whether they were about that.

    Symptoms count whether or not we asked; "nothing" answers only the question that stands.
    """
    feels = Feels.of(message.text)
    about = _asked_about(session, household, asked, now=now)
    if about is None:
        if not feels.symptoms:
            return False
        member = spoken_of(household, message.text)
        sensing.note(session, member.episode, feels, source_of(household, member, message), now=now)
        _say_noted(session, household, member, feels.symptoms, actor=actor, now=now)
        return True
    dialogue, member, reading = about
    other = named_in(household, message.text) if feels.symptoms and household.only is None else None
    if other is not None and other.resident.id != member.resident.id:
        # of somebody else: the question about this one stands
        sensing.note(session, other.episode, feels, source_of(household, other, message), now=now)
        _say_noted(session, household, other, feels.symptoms, actor=actor, now=now)
        return True
    ticked = tuple(Symptom(one) for one in dialogue.about["ticked"])
    if dialogue.about.get("typing") and not feels.kinds:
        feels = Feels((Symptom.OTHER,))
    if feels.symptoms:
        feels = Feels(tuple(dict.fromkeys(ticked + feels.symptoms)))
        _settle(session, household, member, reading, feels, message.text, actor=actor, now=now)
        _say_noted(session, household, member, feels.symptoms, actor=actor, now=now, reading=reading)
        return True
    if feels.well or is_no(message.text):
        well(session, reading.id or 0, message_id=None, actor=actor, now=now)
        return True
    return False


def is_no(text: str) -> bool:
    """Whether words say no to "does anything hurt?"."""
    return plain_line(text).strip("。.,，~ ").lower() in _NO


_NO = frozenset(("没有", "没", "无", "都没有", "没有的", "没有啊", "no", "none", "nope", "nothing"))


def _asked_about(
    session: Session, household: Household, asked: Dialogue | None, *, now: datetime
) -> tuple[Dialogue, Member, Reading] | None:
    if not talking.is_fresh(asked, now=now):
        return None
    reading = session.get(Reading, asked.about["reading"])
    member = household.member(reading.resident_id) if reading else None
    return (asked, member, reading) if reading and member else None


def _say_noted(
    session: Session,
    household: Household,
    member: Member,
    named: Iterable[Symptom],
    *,
    actor: Actor,
    now: datetime,
    reading: Reading | None = None,
) -> None:
    said = unwell_noted(session, member, named, reading=reading, now=now)
    reply(session, actor, said, now=now, language=household.reporter.language)


def unwell_noted(
    session: Session,
    member: Member,
    named: Iterable[Symptom],
    *,
    reading: Reading | None,
    echoes: bool = False,
    now: datetime,
) -> Unwell:
    """Return what somebody with symptoms is told: who knows, and when to call for help."""
    worker = worker_of(session, member.episode.place_id, now=now)
    waits = reading is None and checks.open_check_of(session, member.episode.id or 0) is not None
    return Unwell(
        reading=(reading.id or 0) if reading else 0,
        name=member.resident.name,
        value=taking.shown(reading) if reading and echoes else "",
        symptoms=tuple(Word(f"symptom-{one.value}") for one in named),
        worker=worker.name if worker else "",
        emergency=houses.house(session).emergency_number,
        asks=waits,
    )
