"""No more messages, please: from then on the person is phoned. Whatever they write still counts, and one tap
brings everything back."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.notices import StopAsk, Stopped, line
from bot.rules.escalation import AlertKind, Tier
from bot.rules.slots import from_json
from bot.services import alerting, returning, strangers
from bot.services.actors import Actor, trail
from bot.services.households import Household, Member, household_of
from bot.services.offices import worker_of
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import houses, reporters, residents
from storage.models import Staff

EVERYBODY = 0


def by_command(session: Session, *, actor: Actor, now: datetime) -> None:
    """Answer /stop: say what would happen, and ask once; who stopped already is shown the way back."""
    household = household_of(session, actor.chat_id)
    if household is None:
        strangers.greet(session, actor=actor, now=now)
    elif household.stopped:
        _say_stopped(session, household, household.members, message_id=None, actor=actor, now=now)
    else:
        reply(session, actor, _question(session, household, page=0, now=now), now=now)


def turn(session: Session, page: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Show other people of a long household to choose from."""
    reply(session, actor, _question(session, _household(session, actor), page=page, now=now), now=now, edits=message_id)
    return toast("ok")


def _question(session: Session, household: Household, *, page: int, now: datetime) -> StopAsk:
    worker = _worker(session, household, now=now)
    going_on = [one for one in household.members if one.link.stopped_at is None]
    return StopAsk(
        people=tuple((one.resident.id or 0, one.resident.name) for one in going_on),
        worker=worker.name if worker else "",
        phone=worker.phone if worker else "",
        page=page,
    )


def _worker(session: Session, household: Household, *, now: datetime) -> Staff | None:
    return worker_of(session, household.first.episode.place_id, now=now)


def _household(session: Session, actor: Actor) -> Household:
    household = household_of(session, actor.chat_id)
    if household is None:
        raise Refused("button-unknown")
    return household


def _chosen(household: Household, resident_id: int) -> tuple[Member, ...]:
    """Return whom a press is about. Raises Refused for somebody who is not behind this chat."""
    if resident_id == EVERYBODY:
        return household.members
    member = household.member(resident_id)
    if member is None:
        raise Refused("button-unknown")
    return (member,)


def keep(session: Session, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Go on as before: they thought better of it."""
    _household(session, actor)
    reply(session, actor, line("stop-kept"), now=now, edits=message_id)
    return toast("ok")


def stop(session: Session, resident_id: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Send nothing more about somebody, or about everybody, and give the worker the task to phone instead."""
    household = _household(session, actor)
    chosen = _chosen(household, resident_id)
    ids = [one.resident.id or 0 for one in chosen]
    changed = reporters.stop(session, household.reporter.id or 0, ids, at=now)
    if not changed:
        raise Refused("button-answered")
    for member in chosen:
        if member.resident.id in changed:
            _tell_worker(session, member, actor=actor, now=now)
    _say_stopped(session, household, chosen, message_id=message_id, actor=actor, now=now)
    return toast("ok")


def _tell_worker(session: Session, member: Member, *, actor: Actor, now: datetime) -> None:
    resident, episode = member.resident, member.episode
    trail(session, actor, "messages-stopped", subject=f"resident:{resident.id}", place_id=episode.place_id, now=now)
    if not residents.reporters_of(session, [resident.id or 0]):  # nobody else is asked about them
        fact = alerting.about(episode, AlertKind.STOPPED, Tier.YELLOW)
        alerting.raise_alert(session, fact, from_json(episode.profile), now=now)


def _say_stopped(
    session: Session,
    household: Household,
    chosen: Sequence[Member],
    *,
    message_id: int | None,
    actor: Actor,
    now: datetime,
) -> None:
    worker = _worker(session, household, now=now)
    said = Stopped(
        residents=tuple(one.resident.id or 0 for one in chosen),
        names=tuple(one.resident.name for one in chosen),
        worker=worker.name if worker else "",
        phone=worker.phone if worker else "",
        emergency=houses.house(session).emergency_number,
    )
    reply(session, actor, said, now=now, edits=message_id)


def resume(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Write again about somebody, or about everybody."""
    household = _household(session, actor)
    chosen = _chosen(household, resident_id)
    ids = [one.resident.id or 0 for one in chosen]
    changed = reporters.stop(session, household.reporter.id or 0, ids, at=None)
    if not changed:
        raise Refused("button-answered")
    for member in chosen:
        if member.resident.id in changed:
            returning.over(session, member.episode, AlertKind.STOPPED, now=now)
            _note_resumed(session, member, actor=actor, now=now)
    returning.welcome(session, household.reporter, cause=actor.cause, now=now)
    return toast("ok")


def _note_resumed(session: Session, member: Member, *, actor: Actor, now: datetime) -> None:
    subject = f"resident:{member.resident.id}"
    trail(session, actor, "messages-resumed", subject=subject, place_id=member.episode.place_id, now=now)
