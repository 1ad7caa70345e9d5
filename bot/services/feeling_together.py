"""How the people of one message feel: asked once for all of them, and answered for all or for one."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.notices import AllNoted, HowAreYouAll, ReadingNoted
from bot.services import asking, feeling, taking, talking
from bot.services.actors import Actor
from bot.services.households import Household, household_of, spoken_of
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.said import Heard
from bot.services.sensing import Feels
from bot.services.toasts import Toast, toast
from storage import readings, symptoms
from storage.models import Dialogue, Reading

MOST_TOGETHER = 7  # rows under one message, beside the one for all


def ask(
    session: Session,
    household: Household,
    held: Sequence[Reading],
    *,
    edits: int | None = None,
    actor: Actor,
    now: datetime,
) -> None:
    """Say what was understood of each, and ask how they feel: in one message, unless there are too many of them."""
    members = [(household.member(one.resident_id), one) for one in held]
    echoes = [asking.how_are_you(session, member, one) for member, one in members if member is not None]
    if not echoes:
        return
    feeling.ask(session, held[0], actor=actor, now=now)
    language = household.reporter.language
    if 1 < len(echoes) <= MOST_TOGETHER:
        rows = tuple((one.reading, one.name, one.value, one.code) for one in echoes)
        reply(session, actor, HowAreYouAll(rows=rows), now=now, edits=edits, language=language)
        return
    for one in echoes:
        reply(session, actor, one, now=now, part=str(one.reading), edits=edits, language=language)
        edits = None


def all_well(session: Session, reading_id: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Take "nobody is unwell" for everybody of the message who has not said anything else."""
    household = household_of(session, actor.chat_id)
    reading = session.get(Reading, reading_id)
    if household is None or reading is None or household.member(reading.resident_id) is None:
        raise Refused("button-unknown")
    waiting = _waiting(session, household, reading, now=now)
    if not waiting:
        raise Refused("feel-day-over" if _is_over(household, reading, now=now) else "button-answered")
    for one in waiting:
        feeling.well_for(session, one.id or 0, actor=actor, now=now)
    say_well(session, household, waiting, edits=message_id, actor=actor, now=now)
    return toast("ok")


def _is_over(household: Household, reading: Reading, *, now: datetime) -> bool:
    member = household.member(reading.resident_id)
    return member is None or taking.day_is_over(member.episode, reading, now=now)


def _waiting(session: Session, household: Household, reading: Reading, *, now: datetime) -> list[Reading]:
    """Return the values of a message, as they stand, with which nobody has said yet how they feel."""
    said, by = reading.message_id, household.reporter.id or 0
    same = [reading] if said is None else readings.all_by_message(session, by, said)
    standing = {one.id: one for one in (readings.newest_version(session, old) for old in same)}
    return [
        one
        for one in standing.values()
        if (member := household.member(one.resident_id)) is not None
        and not taking.day_is_over(member.episode, one, now=now)
        and not taking.is_fever(member.episode, one)
        and not symptoms.of_reading(session, one.id or 0)
    ]


def say_well(
    session: Session,
    household: Household,
    well: Sequence[Reading],
    *,
    edits: int | None = None,
    actor: Actor,
    now: datetime,
) -> None:
    """Say of all who are well what was noted, in one message, with when the first of them is asked again."""
    members = [(member, one) for one in well if (member := household.member(one.resident_id)) is not None]
    notes = [taking.noted(session, member.resident, member.episode, one, now=now, well=True) for member, one in members]
    plain = [one for one in notes if isinstance(one, ReadingNoted)]
    if not plain:
        return
    language = household.reporter.language
    if len(plain) == 1:
        reply(session, actor, plain[0], now=now, part=str(plain[0].reading), edits=edits, language=language)
        return
    following = next((one for one in plain if one.at), plain[0])
    rows = tuple((one.reading, one.name, one.value, one.code) for one in plain)
    said = AllNoted(rows=rows, next=following.next, at=following.at)
    reply(session, actor, said, now=now, part="well", edits=edits, language=language)


def picked(session: Session, reading_id: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Take what is ticked for one of them, and ask for the others who have not answered."""
    done = feeling.picked(session, reading_id, message_id=message_id, actor=actor, now=now)
    if done == toast("ok"):
        _ask_others(session, session.get_one(Reading, reading_id), actor=actor, now=now)
    return done


def _ask_others(session: Session, reading: Reading, *, actor: Actor, now: datetime) -> None:
    household = household_of(session, actor.chat_id)
    if household is not None and household.only is None:
        ask(session, household, _waiting(session, household, reading, now=now), actor=actor, now=now)


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

    Where several were asked about together, "nothing" is said of all of them, and a symptom of whom it names.
    """
    reading = session.get(Reading, asked.about["reading"]) if talking.is_fresh(asked, now=now) and asked else None
    waiting = _waiting(session, household, reading, now=now) if reading and household.only is None else []
    if asked is None or len(waiting) < 2:
        return feeling.in_words(session, household, asked, message, actor=actor, now=now)
    feels = Feels.of(message.text)
    if not feels.symptoms and (feels.well or feeling.is_no(message.text)):
        all_well(session, waiting[0].id or 0, message_id=None, actor=actor, now=now)
        return True
    one = spoken_of(household, message.text)
    meant = next((it for it in waiting if it.resident_id == one.resident.id), None)
    if feels.symptoms and meant is not None:
        feeling.ask(session, meant, actor=actor, now=now)
    taken = feeling.in_words(session, household, asked, message, actor=actor, now=now)
    if taken and meant is not None:
        _ask_others(session, meant, actor=actor, now=now)
    return taken
