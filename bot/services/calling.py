"""Cries for help, and requests to be phoned."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import SosSent, line
from bot.rules.escalation import AlertKind, AlertState, Tier, policy_for, policy_to_json
from bot.rules.slots import Profile, from_json, is_quiet
from bot.services import alerting, climbing, strangers, talking
from bot.services.actors import Actor
from bot.services.households import Household, Member, household_of
from bot.services.offices import worker_of
from bot.services.owing import redraw, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import alerts, attempts, houses
from storage.models import Alert
from storage.words import Happened


def sos(
    session: Session,
    household: Household,
    words: str,
    *,
    actor: Actor,
    now: datetime,
    member: Member | None = None,
) -> None:
    """Raise an SOS at once and answer with the emergency number; nothing is asked before."""
    member = member or household.first
    fact = alerting.about(member.episode, AlertKind.SOS, Tier.SOS, words=words)
    alert = alerting.raise_alert(session, fact, from_json(member.episode.profile), now=now)
    worker = worker_of(session, member.episode.place_id, now=now)
    sent = SosSent(
        alert=alert.id or 0,
        worker=worker.name if worker else "",
        emergency=houses.house(session).emergency_number,
    )
    reply(session, actor, sent, now=now)


def press_sos(session: Session, *, actor: Actor, now: datetime) -> Toast:
    """Raise an SOS by a button or a command."""
    household = household_of(session, actor.chat_id)
    if household is None:
        strangers.help_at_once(session, actor=actor, now=now)
    else:
        sos(session, household, "", actor=actor, now=now)
    return toast("ok")


def standing(session: Session, household: Household) -> Alert | None:
    """Return the newest SOS of a household that is not closed."""
    found = (
        alert
        for member in household.members
        for alert in alerts.open_of(session, member.episode.id or 0)
        if alert.kind is AlertKind.SOS
    )
    return max(found, key=lambda alert: alert.id or 0, default=None)


def mistaken(session: Session, alert_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Note that an SOS was tapped by mistake. The worker may still want to check, so it stays open, and slower."""
    household = household_of(session, actor.chat_id)
    alert = alerts.locked(session, alert_id)
    member = household.member(alert.resident_id) if household and alert else None
    if household is None or alert is None or member is None or alert.kind is not AlertKind.SOS:
        raise Refused("button-unknown")
    if alert.state is not AlertState.CLOSED:
        alerts.note(session, alert, Happened.MISTAKE, now=now)
        if alert.state is AlertState.OPEN:
            slower = policy_for(AlertKind.SOS, Tier.YELLOW, from_json(member.episode.profile))
            alert.policy = policy_to_json(slower)
            climbing.slow_down(session, alert, slower, now=now)
        redraw(session, climbing.subject(alert), now=now)
    reply(session, actor, line("sos-cancelled", worker=talking.worker_name(session, household, now=now)), now=now)
    return toast("ok")


def phone_me(session: Session, *, actor: Actor, now: datetime) -> Toast:
    """Ask the worker to phone; who asks again shortly after is told that the worker knows since when.

    At night the worker is told at once as well: who asks for a call at night has a reason.
    """
    household = household_of(session, actor.chat_id)
    if household is None:
        strangers.greet(session, actor=actor, now=now)
        return toast("ok")
    profile, zone = from_json(household.first.episode.profile), ZoneInfo(household.first.episode.zone)
    asked_at = attempts.last(session, "call", chat_id=actor.chat_id)
    if asked_at is not None and now - asked_at < timedelta(minutes=profile.call_again_after):
        at = f"{asked_at.astimezone(zone):%H:%M}"
        worker = talking.worker_name(session, household, now=now)
        told = line("call-asked", worker=worker, at=at, emergency=houses.house(session).emergency_number)
        reply(session, actor, told, now=now)
        return toast("ok")
    attempts.record(session, "call", chat_id=actor.chat_id, now=now)
    at_night = is_quiet(now, zone, profile)
    answer = "" if at_night else "call-promised"
    talking.pass_on(session, household, "", why="wants-call", actor=actor, now=now, answer=answer)
    if at_night:
        _say_when(session, household, profile, actor=actor, now=now)
    return toast("ok")


def _say_when(session: Session, household: Household, profile: Profile, *, actor: Actor, now: datetime) -> None:
    """Say at night that the worker knows, and by when they will phone at the latest."""
    told = line(
        "call-at-night",
        worker=talking.worker_name(session, household, now=now),
        work_start=f"{profile.quiet_until:%H:%M}",
        emergency=houses.house(session).emergency_number,
    )
    reply(session, actor, told, now=now)
