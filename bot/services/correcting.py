"""Change a value that was taken: by the pencil under the echo, by editing the message, or by the pad."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot.notices import line
from bot.rules.delivery import Priority
from bot.rules.temperature import Certain, Doubtful, Temperature
from bot.rules.temperature import Reading as Read
from bot.services import feeling, taking, talking
from bot.services.actors import Actor
from bot.services.households import Household, Member, household_of, named
from bot.services.offices import to_worker
from bot.services.owing import owe, reply
from bot.services.refusals import Refused
from bot.services.said import Heard
from bot.services.sensing import Feels
from bot.services.toasts import Toast, toast
from storage import checks, dialogues, readings, rechecks
from storage.models import Dialogue, Reading
from storage.words import Asking


def ask(session: Session, reading_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Ask for the right value; the next one this chat sends takes the place of the old one.

    Once the day is over it stands as it was said, and who taps is told so kindly.
    """
    household = household_of(session, actor.chat_id)
    reading = session.get(Reading, reading_id)
    member = household.member(reading.resident_id) if household and reading else None
    if household is None or reading is None or member is None:
        raise Refused("button-unknown")
    if taking.day_is_over(member.episode, reading, now=now):
        worker = talking.worker_name(session, household, now=now)
        reply(session, actor, line("correct-day-over", worker=worker), now=now)
        return toast("ok")
    dialogues.ask(session, actor.chat_id, Asking.CORRECT, now=now, about={"reading": reading_id})
    reply(session, actor, line("correct-ask"), now=now)
    return toast("ok")


def asked_of(session: Session, household: Household, *, now: datetime) -> Dialogue | None:
    """Return the question for a right value that stands in a chat."""
    asked = dialogues.open_of(session, household.reporter.chat_id, Asking.CORRECT)
    return still_asked(session, household, asked, now=now)


def still_asked(session: Session, household: Household, asked: Dialogue | None, *, now: datetime) -> Dialogue | None:
    """Return the question for a right value unless it is over.

    It is over an hour after its day, and when a round has begun since then, which asks for its own.
    """
    if asked is None:
        return None
    reading = session.get(Reading, asked.about["reading"])
    member = household.member(reading.resident_id) if reading else None
    if reading and member and taking.day_is_over(member.episode, reading, now=now - talking.IN_MIND):
        dialogues.close(session, asked, now=now)
        return None
    waiting = [checks.open_check_of(session, member.episode.id or 0) for member in household.members]
    if any(check is not None and check.opened_at > asked.opened_at for check in waiting):
        dialogues.close(session, asked, now=now)
        return None
    again = rechecks.open_of(session, member.episode.id or 0) if member else None
    if again is not None and again.asked_at is not None and again.asked_at > asked.opened_at:
        # what comes now is the second look at the fever, and makes no slip of it
        dialogues.close(session, asked, now=now)
        return None
    return asked


def finish(
    session: Session, dialogue: Dialogue, value: Temperature, message: Heard, *, actor: Actor, now: datetime
) -> None:
    """Put the new value in the place of the old one and say both."""
    dialogues.close_all(session, actor.chat_id, (Asking.CORRECT, Asking.REPAIR, Asking.CONFIRM), now=now)
    household = household_of(session, actor.chat_id)
    old = session.get(Reading, dialogue.about["reading"])
    member = household.member(old.resident_id) if household and old else None
    if household is None or old is None or member is None:
        raise Refused("button-unknown")
    replace_value(session, household, member, old, value, message, actor=actor, now=now)


def by_edit(
    session: Session,
    household: Household,
    message_id: int,
    read: Read,
    message: Heard,
    *,
    actor: Actor,
    now: datetime,
) -> bool:
    """Correct the value an edited message gave and say whether there was one.

    An edit that leaves no certain value changes nothing yet: what was said first still stands, and
    the question for the right value is open.
    """
    old = readings.by_message(session, household.reporter.id or 0, message_id)
    member = household.member(old.resident_id) if old else None
    if old is None or member is None:
        return False
    if isinstance(read, Certain) and read.value.centi != readings.newest_version(session, old).centi:
        replace_value(session, household, member, old, read.value, message, actor=actor, now=now)
    elif isinstance(read, Certain):
        feels, source = Feels.of(message.text), feeling.source_of(household, member, message)
        feeling.reword(session, member, feels, source, reading=old, now=now)
    if isinstance(read, Doubtful):
        dialogues.ask(session, actor.chat_id, Asking.CORRECT, now=now, about={"reading": old.id})
    return True


def replace_value(
    session: Session,
    household: Household,
    member: Member,
    old: Reading,
    value: Temperature,
    message: Heard,
    *,
    feels: Feels | None = None,
    actor: Actor,
    now: datetime,
) -> None:
    """Keep a new version of a value and say both. `feels` stands for words that are about several people."""
    source = feeling.source_of(household, member, message)
    before = readings.newest_version(session, old)
    new = taking.correct(session, before, value, source, now=now)
    feeling.reword(session, member, feels or Feels.of(message.text), source, reading=new, now=now)
    told = replace(taking.corrected(before, new), name=named(household, member))
    reply(session, actor, told, now=now, part=str(new.id))
    _tell(session, member, before, new, now=now)
    if taking.is_fever(member.episode, new) and not taking.is_fever(member.episode, before):
        noted = taking.noted(session, member.resident, member.episode, new, now=now)
        reply(session, actor, noted, now=now, part=f"{new.id}:fever")


def _tell(session: Session, member: Member, before: Reading, new: Reading, *, now: datetime) -> None:
    """Tell the worker of a fever that was taken back: its alert stands, and is hers to close."""
    episode = member.episode
    if not taking.is_fever(episode, before) or taking.is_fever(episode, new):
        return
    name, old, value = member.resident.name, taking.shown(before), taking.shown(new)
    owe(
        session,
        line("told-corrected", name=name, addr=member.resident.address, old=old, value=value),
        to=to_worker(session, episode.place_id, now=now),
        key=f"corrected:{new.id}",
        priority=Priority.REPLY,
        now=now,
    )
