"""A second answer for somebody whose round another has answered: the first counts, a change is asked about."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.notices import SecondAsked, line
from bot.rules.escalation import fever_tier
from bot.rules.slots import from_json
from bot.rules.temperature import Temperature
from bot.services import choosing, correcting, telling
from bot.services.actors import Actor
from bot.services.households import Household, Member, household_of
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.said import Heard
from bot.services.toasts import Toast, toast
from storage import dialogues, readings
from storage.models import Check, Dialogue, Reading
from storage.words import Asking, CheckState


def heard_second(
    session: Session,
    household: Household,
    member: Member,
    value: Temperature,
    message: Heard,
    newest: Check | None,
    *,
    actor: Actor,
    now: datetime,
) -> bool:
    """Take what comes after another's answer in the same round, and say whether it was that.

    The same value is thanked for; another one is kept as a question. A fever is never kept waiting
    by a question: it is taken like any other value, and rings.
    """
    first = _first_answer(session, household, message, newest)
    if first is None:
        return False
    if value.centi != first.centi and fever_tier(value, from_json(member.episode.profile)) is not None:
        return False
    over = (Asking.REPAIR, Asking.CONFIRM)
    choosing.answered(session, household, member.resident.id or 0, over=over, now=now)
    word, staff = telling.who_reported(session, first)
    language = household.reporter.language
    name = member.resident.name
    if value.centi == first.centi:
        told = line("second-same", name=name, who=staff or word, value=str(value))
        reply(session, actor, told, now=now, part=str(first.id), language=language)
        return True
    about = _kept(message) | {"resident": member.resident.id, "reading": first.id, "centi": value.centi}
    dialogue = dialogues.ask(session, actor.chat_id, Asking.SECOND, now=now, about=about)
    asked = SecondAsked(
        dialogue=dialogue.id or 0, name=name, who=word, staff=staff, old=str(Temperature(first.centi)), value=str(value)
    )
    reply(session, actor, asked, now=now, part=str(first.id), language=language)
    return True


def _first_answer(session: Session, household: Household, message: Heard, check: Check | None) -> Reading | None:
    """Return what somebody else gave for the round that is still on, as it stands now."""
    if check is None or check.state is not CheckState.ANSWERED or check.reading_id is None:
        return None
    if message.sent_at >= check.closes_at:
        return None  # measured again, later: a reading of its own
    reading = readings.by_id(session, check.reading_id)
    if reading is None or reading.reporter_id == household.reporter.id:
        return None
    return readings.newest_version(session, reading)


def _kept(message: Heard) -> dict[str, Any]:
    return {"said": message.text, "message": message.message_id, "sent_at": message.sent_at.isoformat()}


def answered(
    session: Session, dialogue_id: int, change: bool, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Put the second value in the place of the first, or leave the first as it is."""
    dialogue = session.get(Dialogue, dialogue_id, with_for_update=True)
    household = household_of(session, actor.chat_id)
    if dialogue is None or household is None or dialogue.chat_id != actor.chat_id:
        raise Refused("button-unknown")
    if dialogue.asking is not Asking.SECOND:
        raise Refused("button-unknown")
    member = household.member(dialogue.about["resident"])
    first = readings.by_id(session, dialogue.about["reading"])
    if dialogue.closed_at is not None or member is None or first is None:
        raise Refused("button-answered")
    dialogues.close(session, dialogue, now=now)
    first = readings.newest_version(session, first)
    if not change:
        kept = line("second-kept", name=member.resident.name, value=str(Temperature(first.centi)))
        reply(session, actor, kept, now=now, edits=message_id, language=household.reporter.language)
        return toast("ok")
    about = dialogue.about
    message = Heard(about["said"], about["message"], datetime.fromisoformat(about["sent_at"]))
    value = Temperature(about["centi"])
    correcting.replace_value(session, household, member, first, value, message, actor=actor, now=now)
    return toast("ok")
