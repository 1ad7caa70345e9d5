"""For whom a chat answers: see them, add somebody, say what one is to them, stop, and take the stop back."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import FamilyStopped, FamilyView, Line, line
from bot.rules.delivery import Priority
from bot.rules.household_words import Relation
from bot.services import choosing, joining, menus, strangers, telling
from bot.services.actors import Actor
from bot.services.households import household_of
from bot.services.offices import to_worker, worker_of
from bot.services.owing import owe, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import episodes, residents
from storage.models import Episode, Resident
from storage.words import Consent

UNDONE_WITHIN = timedelta(hours=24)  # in which a stop can be taken back by a tap


def show(session: Session, *, actor: Actor, now: datetime) -> Toast:
    """Answer /family with everybody this chat answers for."""
    household = household_of(session, actor.chat_id) if actor.private else None
    if household is None:
        strangers.greet(session, actor=actor, now=now)
        return toast("ok")
    people = tuple(
        (member.resident.id or 0, member.resident.name, telling.relation_word(member.link))
        for member in household.members
    )
    reply(session, actor, FamilyView(people=people), now=now, language=household.reporter.language)
    return toast("ok")


def explain_adding(session: Session, *, actor: Actor, now: datetime) -> Toast:
    """Say how somebody comes to stand here: their own card, scanned or typed, and “I report for them”."""
    household = household_of(session, actor.chat_id)
    if household is None:
        strangers.greet(session, actor=actor, now=now)
        return toast("ok")
    worker = worker_of(session, household.first.episode.place_id, now=now)
    told = line("family-add", worker=worker.name if worker else "")
    reply(session, actor, told, now=now, language=household.reporter.language)
    return toast("ok")


def relation(
    session: Session, resident_id: int, word: str, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Keep what the reporter is to the person; a later tap changes it."""
    household, member = choosing.theirs(session, resident_id, actor=actor)
    if word not in set(Relation) or word == Relation.SELF:
        raise Refused("button-unknown")
    link = member.link
    link.relation = Relation(word)
    noted = line("relation-noted", name=member.resident.name, relation=telling.relation_word(link))
    reply(session, actor, noted, now=now, edits=message_id, language=household.reporter.language)
    return toast("ok")


def stop(session: Session, resident_id: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Answer for somebody no more, and tell the worker. One's own follow-up is not ended here."""
    household, member = choosing.theirs(session, resident_id, actor=actor)
    if member.link.consent is Consent.SELF:
        raise Refused("button-unknown")
    choosing.answered(session, household, resident_id, now=now)
    member.link.ended_at = now
    session.flush()
    telling.leave_cards(session, household.reporter, member.episode, now=now)
    _tell_worker(session, member.resident, member.episode, actor=actor, now=now)
    worker = worker_of(session, member.episode.place_id, now=now)
    stopped = FamilyStopped(resident=resident_id, name=member.resident.name, worker=worker.name if worker else "")
    reply(session, actor, stopped, now=now, edits=message_id, language=household.reporter.language)
    menus.owe_menu(session, actor, now=now)
    return toast("ok")


def take_back(session: Session, resident_id: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Answer for somebody again, within a day of the stop and only as long as they are followed up."""
    reporter = residents.reporter_by_chat(session, actor.chat_id)
    link = residents.link_between(session, reporter.id or 0, resident_id) if reporter else None
    episode = episodes.active_of(session, resident_id)
    if reporter is None or link is None or link.consent is not Consent.FAMILY:
        raise Refused("button-unknown")
    if link.ended_at is None or episode is None or now - link.ended_at > UNDONE_WITHIN:
        raise Refused("button-answered")
    link.ended_at = None
    session.flush()
    resident = session.get_one(Resident, resident_id)
    told = line("told-family-back", name=resident.name, addr=resident.address)
    _owe_worker(session, episode, told, f"family-back:{link.id}:{actor.cause}", now=now)
    reply(session, actor, line("family-back", name=resident.name), now=now, edits=message_id)
    menus.owe_menu(session, actor, now=now)
    telling.asked_for(session, reporter, episode, now=now)
    return toast("ok")


def not_me(session: Session, *, actor: Actor, now: datetime) -> Toast:
    """Undo the linking of this chat in one tap: the code was not meant for whoever holds this phone."""
    joining.unbind(session, actor=actor, now=now)
    return toast("ok")


def _tell_worker(session: Session, resident: Resident, episode: Episode, *, actor: Actor, now: datetime) -> None:
    left = residents.answering(session, resident.id or 0)
    where = {"name": resident.name, "addr": resident.address}
    told = line("told-family-none", phone=resident.phone or "—", **where)
    if left:
        told = line("told-family-stopped", count=len(left), **where)
    _owe_worker(session, episode, told, f"family-stopped:{resident.id}:{actor.cause}", now=now)


def _owe_worker(session: Session, episode: Episode, told: Line, key: str, *, now: datetime) -> None:
    owe(session, told, to=to_worker(session, episode.place_id, now=now), key=key, priority=Priority.REPLY, now=now)
