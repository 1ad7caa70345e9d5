"""Ask about a value: which one, whose, or once more with an example."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.notices import Choice, Confirm, Pad, Repair, line
from bot.rules.buttons import data
from bot.rules.escalation import AlertKind, fever_tier
from bot.rules.people import plain_line
from bot.rules.slots import from_json
from bot.rules.temperature import HIGHEST_ASKED, LOWEST_ASKED, LOWEST_TAKEN, Certain, Temperature, number_like, read
from bot.services import alerting, correcting, taking, talking
from bot.services.actors import Actor
from bot.services.households import Household, Member, household_of
from bot.services.offices import worker_of
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.said import LONGEST_KEPT, Heard
from bot.services.taking import Source
from bot.services.toasts import Toast, toast
from storage import dialogues
from storage.models import Dialogue, Episode
from storage.words import Asking, Channel

REPAIR_STEPS = 3
BATCH = 200


@dataclass(frozen=True, slots=True)
class Doubted:
    """Values that do not count before somebody confirms one, and why."""

    values: tuple[Temperature, ...]
    why: str


def whose(
    session: Session, household: Household, value: Temperature, message: Heard, *, actor: Actor, now: datetime
) -> None:
    """Take a certain value for the one person there is, or ask for whom it is."""
    if household.only is not None:
        accept(session, household, household.only, value, message, actor=actor, now=now)
        return
    asked = dialogues.open_of(session, actor.chat_id, Asking.WHOSE)
    waiting = asked.about["waiting"] if asked else []
    number = max((one["number"] for one in waiting), default=0) + 1
    one = _kept(message) | {"number": number, "value": value.centi}
    # an edited message takes the place of what it said before
    waiting = [*(it for it in waiting if message.message_id is None or it["message"] != message.message_id), one]
    dialogue = dialogues.ask(session, actor.chat_id, Asking.WHOSE, now=now)
    _wait_for(household, dialogue, waiting, asked.next_at if asked else None, now=now)
    buttons = tuple(
        (data("whose", dialogue.id, member.resident.id, number), member.resident.name) for member in household.members
    )
    reply(session, actor, Choice(key="whose-value", values={"value": str(value)}, buttons=buttons), now=now)


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
) -> None:
    """Take a value for one person, end what was being asked about it, and say what was understood."""
    source = Source(
        member.given_by,
        Channel.CHAT,
        message.sent_at,
        said=message.text,
        reporter_id=household.reporter.id,
        message_id=message.message_id,
    )
    reading = taking.take(session, member.resident, member.episode, value, source, now=now)
    dialogues.close_all(session, actor.chat_id, (Asking.REPAIR, Asking.CONFIRM, Asking.CORRECT), now=now)
    noted = taking.noted(session, member.resident, member.episode, reading, now=now)
    reply(session, actor, noted, now=now, part=str(reading.id), edits=edits, language=household.reporter.language)


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
    alarm = _alarm(household, max(doubt.values), now)
    before = dialogues.open_of(session, actor.chat_id, Asking.CONFIRM)
    if before is not None and before.next_at is not None:
        # a high value stays feared, and from when it was said, until one is confirmed
        about["feared"], alarm = _feared(before), before.next_at
    dialogue = dialogues.ask(session, actor.chat_id, Asking.CONFIRM, now=now, about=about, next_at=alarm)
    values = tuple(str(value) for value in doubt.values)
    reply(session, actor, Confirm(why=doubt.why, values=values, dialogue=dialogue.id or 0), now=now)


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
    dialogue, household = _open(session, dialogue_id, actor)
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
    if household.only is None:
        dialogues.close(session, dialogue, now=now)
        whose(session, household, value, message, actor=actor, now=now)
        return toast("ok")
    accept(session, household, household.only, value, message, actor=actor, now=now, edits=message_id)
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
    dialogue, household = _open(session, dialogue_id, actor)
    member = household.member(resident_id)
    waiting = dialogue.about["waiting"]
    one = next((it for it in waiting if it["number"] == number), None)
    if member is None:
        raise Refused("button-unknown")
    if one is None:
        raise Refused("button-answered")
    value = Temperature(one["value"])
    accept(session, household, member, value, _restored(one), actor=actor, now=now, edits=message_id)
    rest = [it for it in waiting if it is not one]
    if rest:
        _wait_for(household, dialogue, rest, None, now=now)
        session.flush()
    else:
        dialogues.close(session, dialogue, now=now)
    return toast("ok")


def _open(session: Session, dialogue_id: int, actor: Actor) -> tuple[Dialogue, Household]:
    """Return an open question of this chat. Raises Refused for one that is answered, or another chat's."""
    dialogue = session.get(Dialogue, dialogue_id, with_for_update=True)
    household = household_of(session, actor.chat_id)
    if dialogue is None or household is None or dialogue.chat_id != actor.chat_id:
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
        dialogues.ask(session, actor.chat_id, Asking.REPAIR, now=now, step=step, about={"words": so_far})
        reply(session, actor, Repair(step=step, worker=_worker(session, household, now=now)), now=now)
        return
    dialogues.close(session, dialogue, now=now)
    talking.pass_on(session, household, "\n".join(so_far), actor=actor, now=now, answer="")
    reply(session, actor, Repair(step=step, worker=_worker(session, household, now=now)), now=now)


def _worker(session: Session, household: Household, *, now: datetime) -> str:
    worker = worker_of(session, household.first.episode.place_id, now=now)
    return worker.name if worker else ""


def pad(session: Session, whole: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Show the tenths of a whole degree, as full values, in the place of the message that was tapped."""
    if household_of(session, actor.chat_id) is None:
        raise Refused("button-unknown")
    if whole and not LOWEST_ASKED.centi <= whole * 100 <= HIGHEST_ASKED.centi:
        raise Refused("button-unknown")
    reply(session, actor, Pad(whole=whole), now=now, edits=message_id)
    return toast("ok")


def padded(session: Session, centi: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Take a value tapped on the pad; a rare one is confirmed like one that was typed."""
    household = household_of(session, actor.chat_id)
    if household is None:
        raise Refused("button-unknown")
    value = Temperature(centi)
    message = Heard(str(value), None, now)
    repaired = dialogues.open_of(session, actor.chat_id, Asking.REPAIR)
    pass_on_repaired(session, household, repaired, actor=actor, now=now)
    correcting_now = correcting.asked_of(session, household, now=now)
    match read(str(value)):
        case Certain() if correcting_now is not None:
            correcting.finish(session, correcting_now, value, message, actor=actor, now=now)
        case Certain() if household.only is not None:
            accept(session, household, household.only, value, message, actor=actor, now=now, edits=message_id)
        case Certain():
            whose(session, household, value, message, actor=actor, now=now)
        case _ if LOWEST_ASKED <= value <= HIGHEST_ASKED:
            why = "low" if value < LOWEST_TAKEN else "high"
            confirm(session, household, Doubted((value,), why), message, actor=actor, now=now)
        case _:
            raise Refused("button-unknown")
    return toast("ok")


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """What one tick did."""

    raised: int
    more: bool


def raise_unconfirmed(session: Session, *, now: datetime) -> Unconfirmed:
    """Raise an alert for every high value that nobody confirmed in time: a fever is not lost to a question."""
    overdue = dialogues.overdue(session, now=now, limit=BATCH)
    raised = 0
    for dialogue in overdue:
        dialogue.next_at = None
        household = household_of(session, dialogue.chat_id)
        if household is not None:
            _raise(session, household.first.episode, dialogue, now=now)
            raised += 1
    session.flush()
    return Unconfirmed(raised, len(overdue) == BATCH)


def _raise(session: Session, episode: Episode, dialogue: Dialogue, *, now: datetime) -> None:
    profile = from_json(episode.profile)
    feared = _feared(dialogue)
    tier = fever_tier(Temperature(feared["centi"]), profile)
    if tier is None:
        return
    fact = alerting.about(episode, AlertKind.UNCONFIRMED, tier, words=feared["said"])
    alerting.raise_alert(session, fact, profile, now=now)
