"""Cries for help, and requests to be phoned."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import SosSent, line
from bot.rules.escalation import AlertKind, AlertState, Tier, policy_for, policy_to_json
from bot.rules.slots import from_json
from bot.services import alerting, climbing, strangers, talking
from bot.services.actors import Actor
from bot.services.households import Household, household_of
from bot.services.offices import worker_of
from bot.services.owing import redraw, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import alerts, houses
from storage.words import Happened


def sos(session: Session, household: Household, words: str, *, actor: Actor, now: datetime) -> None:
    """Raise an SOS at once and answer with the emergency number; nothing is asked before."""
    member = household.first
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
    """Ask the worker to phone."""
    household = household_of(session, actor.chat_id)
    if household is None:
        strangers.greet(session, actor=actor, now=now)
        return toast("ok")
    talking.pass_on(session, household, "", why="wants-call", actor=actor, now=now, answer="call-promised")
    return toast("ok")
