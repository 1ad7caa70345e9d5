"""Ask about a value: which one, whose, or once more with an example."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.notices import Choice, Confirm, FeverNoted, HowAreYou, Notice, ReadingNoted, Repair, Word, line
from bot.rules.buttons import data
from bot.rules.escalation import AlertKind, fever_tier
from bot.rules.household import is_kin_word
from bot.rules.people import plain_line
from bot.rules.slots import from_json
from bot.rules.temperature import Temperature, number_like
from bot.services import (
    alerting,
    choosing,
    correcting,
    evidencing,
    feeling,
    rolling,
    seconding,
    sensing,
    taking,
    talking,
)
from bot.services.actors import Actor
from bot.services.households import Household, Member, household_of, named
from bot.services.offices import worker_of
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.said import LONGEST_KEPT, Heard
from bot.services.sensing import Feels
from bot.services.toasts import Toast, toast
from storage import checks, dialogues
from storage.models import Dialogue, Reading
from storage.words import Asking, GivenBy

REPAIR_STEPS = 3
KEPT_FOR = timedelta(minutes=30)  # words that no value follows reach the worker after that
BATCH = 200


@dataclass(frozen=True, slots=True)
class Doubted:
    """Values that do not count before somebody confirms one, and why."""

    values: tuple[Temperature, ...]
    why: str


def whose(
    session: Session,
    household: Household,
    value: Temperature,
    message: Heard,
    *,
    word: str = "",
    before: int = 0,
    actor: Actor,
    now: datetime,
) -> None:
    """Take a certain value for the one person there is or whose name was tapped, or ask for whom it is.

    `word` is how they were called, when that can mean several; `before` how often it stood in the message till here.
    """
    one = None if word else _meant(session, household, now=now)
    if one is not None:
        accept(session, household, one, value, message, actor=actor, now=now)
        return
    asked = dialogues.open_of(session, actor.chat_id, Asking.WHOSE)
    waiting = asked.about["waiting"] if asked else []
    number = max((one["number"] for one in waiting), default=0) + 1
    new = _kept(message) | {"number": number, "value": value.centi, "word": word, "before": before}
    # an edited message takes the place of what it said before
    waiting = [*(it for it in waiting if not _is_of(it, message, word, before)), new]
    dialogue = dialogues.ask(session, actor.chat_id, Asking.WHOSE, now=now)
    _wait_for(household, dialogue, waiting, asked.next_at if asked else None, now=now)
    buttons = tuple(
        (data("whose", dialogue.id, member.resident.id, number), member.resident.name) for member in household.members
    )
    asks = ("whose-word-next" if before else "whose-word") if word else "whose-value"
    values = {"value": str(value)} | ({"word": word} if word else {})
    part = f"{word}{before}" if before else word
    reply(session, actor, Choice(key=asks, values=values, buttons=buttons), now=now, part=part)


def _meant(session: Session, household: Household, *, now: datetime) -> Member | None:
    return household.only or choosing.asked_member(session, household, now=now)


def _is_of(waiting: dict[str, Any], message: Heard, word: str, before: int) -> bool:
    same = message.message_id is not None and waiting["message"] == message.message_id
    return same and (waiting.get("word", ""), waiting.get("before", 0)) == (word, before)


def _wait_for(
    household: Household,
    dialogue: Dialogue,
    waiting: list[dict[str, Any]],
    alarm: datetime | None,
    *,
    now: datetime,
) -> None:
    """Keep the values that wait for a name, the alarm of the highest, and what was said with it."""
    highest = max(waiting, key=lambda one: int(one["value"]))
    dialogue.about = {"waiting": waiting, "values": [one["value"] for one in waiting], "said": highest["said"]}
    new = _alarm(household, Temperature(highest["value"]), now)
    dialogue.next_at = min((moment for moment in (alarm, new) if moment), default=None)


@dataclass(slots=True)
class Held:
    """Values of one message that are spoken of together."""

    asked: list[Reading] = field(default_factory=list)
    well: list[Reading] = field(default_factory=list)

    def takes(self, reading: Reading, echo: Notice) -> bool:
        """Keep a value whose echo by itself would ask how somebody feels, or say that they are well."""
        if isinstance(echo, HowAreYou):
            self.asked.append(reading)
        elif isinstance(echo, ReadingNoted) and echo.well:
            self.well.append(reading)
        else:
            return False
        return True


def accept(
    session: Session,
    household: Household,
    member: Member,
    value: Temperature,
    message: Heard,
    *,
    actor: Actor,
    now: datetime,
    edits: int | None = None,
    alarm: bool = True,
    feels: Feels | None = None,
    held: Held | None = None,
) -> Reading | None:
    """Take a value for one person, end what was being asked about it, and say what was understood.

    Symptoms in the same words, or in `feels` where the words are about several people, count and are not asked
    about; without `alarm` nobody is told of them anew. A value whose echo would ask how somebody feels, or say that
    they are well, is put into `held` where it is given: whoever gives it speaks of all of them together.
    Where somebody else has answered for them in this round, theirs counts and another value is asked about.
    """
    latest = checks.latest_of(session, member.episode.id or 0)
    if seconding.heard_second(session, household, member, value, message, latest.newest, actor=actor, now=now):
        return None
    source = feeling.source_of(household, member, message)
    feels = feels or Feels.of(message.text)
    asks = not feels.kinds and feeling.is_asked(session, member, now=now)
    reading = taking.take(session, member.resident, member.episode, value, source, latest=latest, now=now)
    sensing.note(session, member.episode, feels, source, reading=reading, now=now, alarm=alarm)
    choosing.answered(session, household, member.resident.id or 0, over=_ABOUT_A_VALUE, now=now)
    echo = _echo(session, household, member, reading, feels, asks=asks, now=now)
    if held is not None and held.takes(reading, echo):
        return reading
    if isinstance(echo, HowAreYou):
        feeling.ask(session, reading, actor=actor, now=now)
    reply(session, actor, echo, now=now, part=str(reading.id), edits=edits, language=household.reporter.language)
    return reading


_ABOUT_A_VALUE = (Asking.REPAIR, Asking.CONFIRM, Asking.CORRECT, Asking.HEAT, Asking.SYMPTOMS)


def _echo(
    session: Session,
    household: Household,
    member: Member,
    reading: Reading,
    feels: Feels,
    *,
    asks: bool,
    now: datetime,
) -> Notice:
    """Return what was understood: one message, and at most one question."""
    if not taking.is_fever(member.episode, reading):
        if feels.symptoms:
            return feeling.unwell_noted(session, member, feels.symptoms, reading=reading, echoes=True, now=now)
        if asks:
            return how_are_you(session, member, reading)
    felt = tuple(Word(f"symptom-{one.value}") for one in feels.symptoms)
    noted = taking.noted(session, member.resident, member.episode, reading, now=now, well=feels.well, symptoms=felt)
    if member.link.stopped_at is not None:
        noted = taking.unasked(noted)
    return replace(noted, name=named(household, member)) if isinstance(noted, FeverNoted) else noted


def how_are_you(session: Session, member: Member, reading: Reading) -> HowAreYou:
    """Return the echo that asks how somebody feels, and for the picture of the thermometer where one is wanted."""
    return HowAreYou(
        reading=reading.id or 0,
        name=member.resident.name,
        value=taking.shown(reading),
        code=evidencing.code_after(session, member.episode, reading),
    )


def pass_on_repaired(
    session: Session, household: Household, asked: Dialogue | None, *, actor: Actor, now: datetime
) -> None:
    """Give the worker what somebody said before the value, when it was more than a number we could not read."""
    words = [said for said in (asked.about.get("words", []) if asked else []) if _is_talk(said)]
    if words:
        talking.pass_on(session, household, "\n".join(words), actor=actor, now=now, answer="")


def _is_talk(words: str) -> bool:
    return sum(char.isalpha() for char in words) > 1 and not number_like(words)


def confirm(
    session: Session, household: Household, doubt: Doubted, message: Heard, *, actor: Actor, now: datetime
) -> None:
    """Ask which of the values is meant. A high one that nobody confirms in time becomes an alert of its own."""
    about = _kept(message) | {"values": [value.centi for value in doubt.values], "why": doubt.why}
    one = _meant(session, household, now=now)
    if one is not None:
        about["resident"] = one.resident.id
    alarm = _alarm(household, max(doubt.values), now)
    before = dialogues.open_of(session, actor.chat_id, Asking.CONFIRM)
    if before is not None and before.next_at is not None:
        # a high value stays feared, and from when it was said, until one is confirmed
        about["feared"], alarm = _feared(before), before.next_at
    dialogue = dialogues.ask(session, actor.chat_id, Asking.CONFIRM, now=now, about=about, next_at=alarm)
    values = tuple(str(value) for value in doubt.values)
    name = one.resident.name if one is not None and one.given_by is not GivenBy.SELF else ""
    asked = Confirm(why=doubt.why, values=values, dialogue=dialogue.id or 0, name=name, several=one is None)
    reply(session, actor, asked, now=now)


def _feared(dialogue: Dialogue) -> dict[str, Any]:
    """Return the highest value that waits for confirmation, in the words it was said in."""
    own = {"said": dialogue.about["said"], "centi": max(dialogue.about["values"])}
    before = dialogue.about.get("feared", own)
    return max(before, own, key=lambda one: int(one["centi"]))


def _alarm(household: Household, value: Temperature, now: datetime) -> datetime | None:
    profile = from_json(household.first.episode.profile)
    if fever_tier(value, profile) is None:
        return None
    return now + timedelta(minutes=profile.unconfirmed_after)


def _kept(message: Heard) -> dict[str, Any]:
    return {"said": message.text, "message": message.message_id, "sent_at": message.sent_at.isoformat()}


def _restored(about: dict[str, Any]) -> Heard:
    return Heard(about["said"], about["message"], datetime.fromisoformat(about["sent_at"]))


def confirmed(
    session: Session, dialogue_id: int, centi: int | None, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Take the value somebody confirmed; without one, ask for a new one."""
    dialogue, household = _open(session, dialogue_id, actor, Asking.CONFIRM)
    if centi is None:
        dialogues.close(session, dialogue, now=now)
        reply(session, actor, line("report-ask"), now=now, edits=message_id)
        return toast("ok")
    if centi not in dialogue.about["values"]:
        raise Refused("button-unknown")
    message = _restored(dialogue.about)
    value = Temperature(centi)
    if asked := correcting.asked_of(session, household, now=now):
        correcting.finish(session, asked, value, message, actor=actor, now=now)
        return toast("ok")
    one = household.only or household.member(dialogue.about.get("resident"))
    if one is None:
        dialogues.close(session, dialogue, now=now)
        whose(session, household, value, message, actor=actor, now=now)
        return toast("ok")
    accept(session, household, one, value, message, actor=actor, now=now, edits=message_id)
    return toast("ok")


def assigned(
    session: Session,
    dialogue_id: int,
    resident_id: int,
    number: int,
    *,
    message_id: int | None,
    actor: Actor,
    now: datetime,
) -> Toast:
    """Take a value for the person somebody chose. `number` tells the values apart that wait for a name."""
    dialogue, household = _open(session, dialogue_id, actor, Asking.WHOSE)
    member = household.member(resident_id)
    waiting = dialogue.about["waiting"]
    one = next((it for it in waiting if it["number"] == number), None)
    if member is None:
        raise Refused("button-unknown")
    if one is None:
        raise Refused("button-answered")
    value = Temperature(one["value"])
    if is_kin_word(one.get("word", "")):
        member.link.called = one["word"]  # understood without asking next time
    accept(session, household, member, value, _restored(one), actor=actor, now=now, edits=message_id)
    rest = [it for it in waiting if it is not one]
    if rest:
        _wait_for(household, dialogue, rest, None, now=now)
        session.flush()
    else:
        dialogues.close(session, dialogue, now=now)
    return toast("ok")


def _open(session: Session, dialogue_id: int, actor: Actor, kind: Asking) -> tuple[Dialogue, Household]:
    """Return an open question of this chat. Raises Refused for one that is answered, of another kind or chat."""
    dialogue = session.get(Dialogue, dialogue_id, with_for_update=True)
    household = household_of(session, actor.chat_id)
    if dialogue is None or household is None or (dialogue.chat_id, dialogue.asking) != (actor.chat_id, kind):
        raise Refused("button-unknown")
    if dialogue.closed_at is not None:
        raise Refused("button-answered")
    return dialogue, household


def repair(session: Session, household: Household, words: str, *, actor: Actor, now: datetime) -> None:
    """Ask once more: with an example, then with the number pad; the third time the words go to the worker."""
    dialogue = dialogues.open_of(session, actor.chat_id, Asking.REPAIR)
    step = dialogue.step + 1 if dialogue else 1
    so_far = [*(dialogue.about.get("words", []) if dialogue else []), plain_line(words)[:LONGEST_KEPT]]
    if step < REPAIR_STEPS:
        about, after = {"words": so_far}, now + KEPT_FOR
        dialogues.ask(session, actor.chat_id, Asking.REPAIR, now=now, step=step, about=about, next_at=after)
        reply(session, actor, Repair(step=step, worker=_worker(session, household, now=now)), now=now)
        return
    dialogues.close(session, dialogue, now=now)
    talking.pass_on(session, household, "\n".join(so_far), actor=actor, now=now, answer="")
    reply(session, actor, Repair(step=step, worker=_worker(session, household, now=now)), now=now)


def _worker(session: Session, household: Household, *, now: datetime) -> str:
    worker = worker_of(session, household.first.episode.place_id, now=now)
    return worker.name if worker else ""


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """What one tick did."""

    raised: int
    passed: int
    more: bool


def raise_unconfirmed(session: Session, *, now: datetime) -> Unconfirmed:
    """Raise an alert for every high value that nobody confirmed in time: a fever is not lost to a question.

    Nor are words: those we did not understand, and that no value followed, reach the worker.
    """
    overdue = dialogues.overdue(session, now=now, limit=BATCH)
    raised = passed = 0
    for dialogue in overdue:
        dialogue.next_at = None
        if dialogue.asking is Asking.ROLL_CALL:
            raised += rolling.raise_unconfirmed(session, dialogue, now=now)
            continue
        household = household_of(session, dialogue.chat_id)
        if household is None:
            continue
        if dialogue.asking is Asking.REPAIR:
            passed += _pass_on_unanswered(session, household, dialogue, now=now)
        else:
            _raise(session, household, dialogue, now=now)
            raised += 1
    session.flush()
    return Unconfirmed(raised, passed, len(overdue) == BATCH)


def _pass_on_unanswered(session: Session, household: Household, dialogue: Dialogue, *, now: datetime) -> bool:
    """Give the worker the words of a question nobody answered; the question stays, and is not passed on twice."""
    words = [said for said in dialogue.about["words"] if _is_talk(said)]
    dialogue.about = {"words": []}
    if words:
        key = f"words:{dialogue.id}:{now.isoformat()}"
        talking.give(session, household.first, "\n".join(words), why="from-words", key=key, now=now)
    return bool(words)


def _raise(session: Session, household: Household, dialogue: Dialogue, *, now: datetime) -> None:
    """Raise it for the person it is about; where nobody has said who that is, for the first of them."""
    whole = _feared(dialogue) if "values" in dialogue.about else None
    about = dialogue.about
    feared = [whole | {"resident": about.get("resident")}] if whole else about.get("feared", [])
    for one in feared:
        episode = (household.member(one["resident"]) or household.first).episode
        profile = from_json(episode.profile)
        tier = fever_tier(Temperature(one["centi"]), profile)
        if tier is not None:
            fact = alerting.about(episode, AlertKind.UNCONFIRMED, tier, words=one.get("said", about.get("said", "")))
            alerting.raise_alert(session, fact, profile, now=now)
