"""Several who answer for one person: the first answer counts, the others hear of it, their cards change."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.notices import Ask, Line, Word, line
from bot.rules.delivery import Priority
from bot.rules.escalation import fever_tier
from bot.rules.household_words import Relation
from bot.rules.slots import from_json
from bot.rules.temperature import Temperature
from bot.services.offices import to_reporter, worker_of
from bot.services.owing import owe, redraw
from storage import cards, checks, residents
from storage.models import Check, Episode, Reading, Reporter, Reporting, Resident, Staff

_RELATIONS = {
    Relation.SELF: Word("relation-self"),
    Relation.SPOUSE: Word("relation-spouse"),
    Relation.CHILD: Word("relation-child"),
    Relation.PARENT: Word("relation-parent"),
    Relation.OTHER: Word("relation-other"),
}


def relation_word(link: Reporting | None) -> Word:
    """Return what a reporter is to the person, in a word of the texts; family, when nobody has said."""
    return _RELATIONS[link.relation] if link and link.relation else _RELATIONS[Relation.OTHER]


def subject_of(reporter_id: int | None, check: Check) -> str:
    """Return the subject of the card that asks a chat for everybody in a round."""
    return f"house:{reporter_id}:{check.day.isoformat()}:{check.slot}"


def reported(
    session: Session, reading: Reading, check: Check | None, *, others: bool, but: int | None, now: datetime
) -> list[str]:
    """Tell the others who answer for a person, if there are any, that it is done.

    What answers no round was asked of nobody, and nobody else need hear of it; the reporter `but` hears
    of it otherwise. Returns the subjects of the cards that asked: all of them show it now.
    """
    if check is None:
        return []
    if not others:
        return [subject_of(reading.reporter_id, check)] if reading.reporter_id else []
    links = residents.answering(session, reading.resident_id)
    unaware = [reporter for _, reporter in links if reporter.id not in {reading.reporter_id, but}]
    if unaware:
        told = _told(session, reading, now=now)
        for reporter in unaware:
            _tell(session, reporter, told, f"reported:{reading.id}:{reporter.id}", now=now)
    return _cards(links, check)


def corrected(session: Session, old: Reading, new: Reading, *, but: int | None, now: datetime) -> list[str]:
    """Tell the others, except the reporter `but`, that a value was changed; return the subjects of the cards."""
    check = session.get(Check, new.check_id) if new.check_id else None
    if check is None:
        return []
    links = residents.answering(session, new.resident_id)
    name = session.get_one(Resident, new.resident_id).name
    told = line("told-corrected", name=name, old=str(Temperature(old.centi)), value=str(Temperature(new.centi)))
    for _, reporter in links:
        if reporter.id not in {new.reporter_id, but}:
            _tell(session, reporter, told, f"corrected:{new.id}:{reporter.id}", now=now)
    return _cards(links, check)


def _cards(links: Sequence[tuple[Reporting, Reporter]], check: Check) -> list[str]:
    return [subject_of(reporter.id, check) for _, reporter in links]


def _tell(session: Session, reporter: Reporter, told: Line, key: str, *, now: datetime) -> None:
    # at night it waits for the morning: nobody asked
    owe(session, told, to=to_reporter(reporter.id), key=key, priority=Priority.DIGEST, now=now)


def _told(session: Session, reading: Reading, *, now: datetime) -> Line:
    name = session.get_one(Resident, reading.resident_id).name
    word, staff = who_reported(session, reading)
    value = Temperature(reading.centi)
    episode = session.get_one(Episode, reading.episode_id)
    if fever_tier(value, from_json(episode.profile)) is None:
        if word == _RELATIONS[Relation.SELF]:
            return line("told-reported-own", name=name, value=str(value))
        return line("told-reported", name=name, who=staff or word, value=str(value))
    worker = worker_of(session, episode.place_id, now=now)
    told_to = worker.name if worker else Word("worker-unnamed")
    return line("told-reported-fever", name=name, who=staff or word, value=str(value), worker=told_to)


def who_reported(session: Session, reading: Reading) -> tuple[Word, str]:
    """Return what the one who gave a reading is to the person, and the name of a member of staff, if it was one."""
    if reading.staff_id is not None:
        return Word("role-worker"), session.get_one(Staff, reading.staff_id).name
    if reading.reporter_id is None:
        return _RELATIONS[Relation.OTHER], ""
    return relation_word(residents.link_between(session, reading.reporter_id, reading.resident_id)), ""


def asked_for(session: Session, reporter: Reporter, episode: Episode, *, now: datetime) -> None:
    """Ask a chat for somebody it answers for only now, if their round is on.

    A household is asked once: where its card stands already, the person comes to stand on it.
    """
    check = checks.open_check_of(session, episode.id or 0)
    if check is None:
        return
    subject = subject_of(reporter.id, check)
    if cards.of_subjects(session, [subject]):
        redraw(session, subject, now=now, priority=Priority.REPLY)
        return
    day = check.day.isoformat()
    first, own = (f"ask:{reporter.id}:{day}:{check.slot}:0{end}" for end in ("", f":{check.resident_id}"))
    for key in (first, own):
        question = Ask(day=day, slot=check.slot)
        recipient = to_reporter(reporter.id)
        if owe(session, question, to=recipient, key=key, priority=Priority.PROMPT, now=now, expires=check.closes_at):
            return


def leave_cards(session: Session, reporter: Reporter, episode: Episode, *, now: datetime) -> None:
    """Take somebody this chat no longer answers for off the card of the round that is on."""
    if check := checks.newest_of(session, episode.id or 0):
        redraw(session, subject_of(reporter.id, check), now=now, priority=Priority.REPLY)
