"""A resident says that they leave the flat for a moment, and that they are back. It is noted; nobody is accused.

The worker sees it on one card a day, which is edited; a visit to the doctor and a window that is over
bring a fresh copy of it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import Choice, OutingNoted, OutingsCard, OutingWhich, line
from bot.rules.buttons import data
from bot.rules.delivery import Priority
from bot.rules.outings import OutingReason, goes_out, is_back, minutes_for, outing_in
from bot.rules.slots import from_json, is_quiet
from bot.services import strangers
from bot.services.actors import Actor
from bot.services.households import Household, Member, household_of
from bot.services.offices import to_reporter, to_worker, worker_of
from bot.services.owing import owe, redraw, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import outings
from storage.models import Episode, Outing, Resident

CHUNK = 200


def heard(session: Session, household: Household, text: str, *, actor: Actor, now: datetime) -> bool:
    """Take words about going out or being back; say whether they were such."""
    if reason := outing_in(text):
        _declare_or_ask(session, household, reason, actor=actor, now=now)
        return True
    if goes_out(text):
        ask(session, actor=actor, now=now)
        return True
    return is_back(text) and _all_back(session, household, actor=actor, now=now)


def ask(session: Session, *, actor: Actor, now: datetime) -> None:
    """Ask what somebody goes out for."""
    household = household_of(session, actor.chat_id)
    if household is None:
        strangers.greet(session, actor=actor, now=now)
        return
    reply(session, actor, OutingWhich(), now=now)


def by_button(session: Session, word: str, *, actor: Actor, now: datetime) -> Toast:
    """Take what somebody goes out for."""
    household = household_of(session, actor.chat_id)
    if household is None or word not in set(OutingReason):
        raise Refused("button-unknown")
    _declare_or_ask(session, household, OutingReason(word), actor=actor, now=now)
    return toast("ok")


def _declare_or_ask(
    session: Session, household: Household, reason: OutingReason, *, actor: Actor, now: datetime
) -> None:
    if household.only is not None:
        _declare(session, household, household.only, reason, actor=actor, now=now)
        return
    buttons = tuple((data("goeswho", reason.value, one.resident.id), one.resident.name) for one in household.members)
    reply(session, actor, Choice(key="outing-who", values={}, buttons=buttons), now=now)


def for_member(session: Session, word: str, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Take who of several goes out."""
    household = household_of(session, actor.chat_id)
    member = household.member(resident_id) if household else None
    if household is None or member is None or word not in set(OutingReason):
        raise Refused("button-unknown")
    _declare(session, household, member, OutingReason(word), actor=actor, now=now)
    return toast("ok")


def _declare(
    session: Session, household: Household, member: Member, reason: OutingReason, *, actor: Actor, now: datetime
) -> None:
    episode = member.episode
    zone = ZoneInfo(episode.zone)
    until = now + timedelta(minutes=minutes_for(reason, from_json(episode.profile)))
    outing = outings.record(
        session,
        episode,
        reporter_id=household.reporter.id or 0,
        day=now.astimezone(zone).date(),
        reason=reason,
        until=until,
        now=now,
    )
    # who goes to the doctor may need somebody: that is worth a sound
    _tell_worker(session, outing, f":{outing.id}" if reason is OutingReason.DOCTOR else "", now=now)
    worker = worker_of(session, episode.place_id, now=now)
    noted = OutingNoted(
        key="outing-noted-doctor" if reason is OutingReason.DOCTOR else "outing-noted",
        outing=outing.id or 0,
        name=member.resident.name,
        at=f"{until.astimezone(zone):%H:%M}",
        worker=worker.name if worker else "",
    )
    reply(session, actor, noted, now=now, part=str(outing.id))


def _tell_worker(session: Session, outing: Outing, fresh: str, *, now: datetime) -> None:
    """Show the worker who is out: on the one card of the day, or on a fresh copy of it."""
    day = outing.day.isoformat()
    owe(
        session,
        OutingsCard(place=outing.place_id, day=day),
        to=to_worker(session, outing.place_id, now=now),
        key=f"outings:{outing.place_id}:{day}{fresh}",
        priority=Priority.DIGEST,
        now=now,
    )
    redraw(session, f"outings:{outing.place_id}:{day}", now=now, rests=True)


def back(session: Session, outing_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Note that somebody is back."""
    outing = outings.locked(session, outing_id)
    household = household_of(session, actor.chat_id)
    if outing is None or household is None or household.member(outing.resident_id) is None:
        raise Refused("button-unknown")
    if outing.back_at is not None:
        return toast("outing-back-already")
    _end(session, outing, now=now)
    reply(session, actor, line("outing-is-back", name=session.get_one(Resident, outing.resident_id).name), now=now)
    return toast("ok")


def _all_back(session: Session, household: Household, *, actor: Actor, now: datetime) -> bool:
    """Note that everybody of a household who was out is back; with nobody out the words are about something else."""
    names = []
    for member in household.members:
        if outing := outings.open_of(session, member.episode.id or 0):
            _end(session, outing, now=now)
            names.append(member.resident.name)
    if names:
        reply(session, actor, line("outing-is-back", name="、".join(names)), now=now)
    return bool(names)


def _end(session: Session, outing: Outing, *, now: datetime) -> None:
    outing.back_at, outing.next_at = now, None
    session.flush()
    redraw(session, f"outings:{outing.place_id}:{outing.day.isoformat()}", now=now, rests=True)


@dataclass(frozen=True, slots=True)
class Asked:
    """What one tick did."""

    overdue: int
    more: bool


def ask_overdue(session: Session, *, now: datetime) -> Asked:
    """Ask kindly after those whose time is over: once, them and the worker, and not at night."""
    due = outings.due(session, now=now, limit=CHUNK)
    for outing in due:
        outing.next_at = None
        episode = session.get_one(Episode, outing.episode_id)
        zone = ZoneInfo(episode.zone)
        session.flush()
        # everybody who is late within an hour stands on one fresh copy
        _tell_worker(session, outing, f":late:{now.astimezone(zone):%H}", now=now)
        if not is_quiet(now, zone, from_json(episode.profile)):
            _ask(session, outing, now=now)
    return Asked(len(due), len(due) == CHUNK)


def _ask(session: Session, outing: Outing, *, now: datetime) -> None:
    if outing.reporter_id is None:
        return
    resident = session.get_one(Resident, outing.resident_id)
    owe(
        session,
        OutingNoted(key="outing-late", outing=outing.id or 0, name=resident.name, at="", worker=""),
        to=to_reporter(outing.reporter_id),
        key=f"outing-late:{outing.id}",
        priority=Priority.PROMPT,
        now=now,
    )
