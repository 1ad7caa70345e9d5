"""What staff press on an alert card. Who presses is asked anew each time; the card in the hand must fit."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import AlertCard, OutcomeCard, line
from bot.rules import ladder
from bot.rules.delivery import Priority
from bot.rules.escalation import OUTCOMES, AlertState, Outcome, Press
from bot.rules.roles import Action
from bot.services import climbing, files, handing, listing, noting, writing
from bot.services.actors import Actor, require, trail
from bot.services.entitling import hand_subject, held, outcome_subject
from bot.services.offices import reach, to_group, to_staff
from bot.services.owing import owe, redraw, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import alerts, dialogues, groups
from storage.models import Alert, Place, Staff
from storage.words import Asking, Happened


def press(
    session: Session, alert_id: int, what: Press, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Do what was pressed on an alert card, if the presser may and the card fits. All copies change.

    Raises NotAllowed for somebody it does not concern, Refused for a card of something else.
    """
    alert, staff = held(session, alert_id, message_id=message_id, actor=actor, now=now, shows=what is Press.SHOW)
    trail(session, actor, f"alert-{what.value}", subject=climbing.subject(alert), place_id=alert.place_id, now=now)
    if alert.state is AlertState.CLOSED:
        redraw(session, climbing.subject(alert), now=now)
        return toast("alert-closed-already", alarm=True)
    match what:
        case Press.MINE:
            return acknowledge(session, alert, staff, now=now)
        case Press.REACHED:
            return _reached(session, alert, staff, now=now)
        case Press.NO_ANSWER:
            return _no_answer(session, alert, staff, now=now)
        case Press.UP:
            return _escalate(session, alert, staff, now=now)
        case Press.BACK:
            return _give_back(session, alert, staff, now=now)
        case Press.DONE:
            return _ask_outcome(session, alert, staff, actor=actor, now=now)
        case Press.FILE:
            return _show_file(session, alert, actor, now=now)
        case Press.NOTE:
            return _ask_note(session, alert, actor, now=now)
        case Press.HAND:
            return handing.ask(session, alert, staff, actor=actor, now=now)
        case Press.SHOW:
            return _show_card(session, alert, staff, actor=actor, now=now)


def acknowledge(session: Session, alert: Alert, staff: Staff, *, now: datetime) -> Toast:
    """Say "mine". The first wins; the second is told who it was. It stops the climb and closes nothing."""
    if alert.state is AlertState.ACKED:
        if alert.acked_by == staff.id:
            return toast("alert-yours-already")
        return _taken_by_another(session, alert, now=now)
    _take(session, alert, staff, now=now)
    return toast("alert-taken")


def _taken_by_another(session: Session, alert: Alert, *, now: datetime) -> Toast:
    owner = session.get(Staff, alert.acked_by)
    redraw(session, climbing.subject(alert), now=now)
    return toast("alert-taken-by", alarm=True, actor=owner.name if owner else "?")


def _take(session: Session, alert: Alert, staff: Staff, *, now: datetime) -> None:
    alert.state = AlertState.ACKED
    alert.acked_by, alert.acked_at = staff.id, now
    alert.handed_by, alert.handed_to = None, None
    # taken and brought to no outcome, it opens again
    climbing.stand(alert, ladder.taken(climbing.policy_of(alert), climbing.standing_of(alert), now=now))
    alerts.note(session, alert, Happened.ACKED, now=now, staff_id=staff.id)
    redraw(session, climbing.subject(alert), hand_subject(alert), now=now)
    listing.alerts_changed(session, alert.place_id, now=now)


def _reached(session: Session, alert: Alert, staff: Staff, *, now: datetime) -> Toast:
    """Whoever spoke with the person has taken it."""
    alerts.note(session, alert, Happened.REACHED, now=now, staff_id=staff.id)
    if alert.state is AlertState.OPEN:
        _take(session, alert, staff, now=now)
        return toast("call-reached-taken")
    redraw(session, climbing.subject(alert), now=now)
    return toast("call-reached")


def _no_answer(session: Session, alert: Alert, staff: Staff, *, now: datetime) -> Toast:
    """An unanswered call helps nobody yet, so the alert goes on climbing."""
    alerts.note(session, alert, Happened.NO_ANSWER, now=now, staff_id=staff.id)
    redraw(session, climbing.subject(alert), now=now)
    return toast("call-no-answer" if alert.state is AlertState.OPEN else "call-no-answer-yours")


def _escalate(session: Session, alert: Alert, staff: Staff, *, now: datetime) -> Toast:
    """Tell the next rung now. What somebody else has taken stays theirs."""
    if alert.state is AlertState.ACKED and alert.acked_by != staff.id:
        return _taken_by_another(session, alert, now=now)
    alerts.note(session, alert, Happened.ESCALATED, now=now, staff_id=staff.id)
    climbing.release(alert)
    told = climbing.call_up(session, alert, now=now)
    return toast("alert-escalated", alarm=True) if told else toast("alert-nobody-above", alarm=True)


def _give_back(session: Session, alert: Alert, staff: Staff, *, now: datetime) -> Toast:
    if alert.state is not AlertState.ACKED or alert.acked_by != staff.id:
        redraw(session, climbing.subject(alert), now=now)
        return toast("alert-not-yours", alarm=True)
    alerts.note(session, alert, Happened.RETURNED, now=now, staff_id=staff.id)
    climbing.start_over(session, alert, now=now)
    return toast("alert-returned")


def _ask_outcome(session: Session, alert: Alert, staff: Staff, *, actor: Actor, now: datetime) -> Toast:
    """Ask how it ended, in private: a group is no place for it."""
    if alert.state is AlertState.OPEN:
        _take(session, alert, staff, now=now)
    owe(
        session,
        OutcomeCard(alert=alert.id or 0),
        to=to_staff(staff.id),
        key=f"outcome:{alert.id}:{staff.id}:{now.isoformat()}",
        priority=Priority.REPLY,
        now=now,
    )
    if reach(session, to_staff(staff.id), now=now) is None:
        return toast("open-first", alarm=True)
    return toast("ok" if actor.private else "outcome-asked")


def _show_card(session: Session, alert: Alert, staff: Staff, *, actor: Actor, now: datetime) -> Toast:
    """Send the card of one alert of a bundle by itself, where it was asked for; it lives like every copy."""
    group = None if actor.private else groups.by_chat(session, actor.chat_id)
    if not actor.private and group is None:
        raise Refused("button-unknown")
    owe(
        session,
        AlertCard(alert=alert.id or 0, ring=alert.rings),
        to=to_group(group.id) if group else to_staff(staff.id),
        key=f"alert-shown:{alert.id}:{actor.cause}",
        priority=Priority.REPLY,
        now=now,
    )
    return toast("ok")


def _show_file(session: Session, alert: Alert, actor: Actor, *, now: datetime) -> Toast:
    if alert.resident_id is None:
        raise Refused("button-unknown")
    require(session, actor, Action.SEE_PERSON, session.get_one(Place, alert.place_id))
    if not actor.private:
        return files.into_private(session, alert.resident_id, actor=actor, now=now)
    files.show(session, alert.resident_id, actor=actor, now=now)
    return toast("file-below")


def _ask_note(session: Session, alert: Alert, actor: Actor, *, now: datetime) -> Toast:
    if alert.resident_id is None:
        raise Refused("button-unknown")
    if not actor.private:
        return noting.into_private(session, alert.resident_id, actor=actor, now=now)
    return writing.press(session, noting.NOTE, alert.resident_id, actor=actor, now=now)


def close(
    session: Session,
    alert_id: int,
    outcome: Outcome,
    *,
    message_id: int | None,
    actor: Actor,
    now: datetime,
) -> Toast:
    """Close an alert with its outcome. For "something else" the next words typed are the outcome."""
    alert, staff = held(session, alert_id, message_id=message_id, actor=actor, now=now)
    if alert.state is AlertState.CLOSED:
        redraw(session, climbing.subject(alert), now=now)
        redraw(session, outcome_subject(alert), now=now)
        return toast("alert-closed-already", alarm=True)
    if outcome not in OUTCOMES[alert.kind]:
        raise Refused("button-unknown")
    _keep_outcome(session, alert, outcome, actor=actor, now=now)
    if outcome is Outcome.OTHER:
        dialogues.ask(session, actor.chat_id, Asking.OUTCOME, now=now, about={"alert": alert.id})
        reply(session, actor, line("outcome-type-it"), now=now)
        return toast("outcome-type-it-toast")
    finish(session, alert, outcome, staff_id=staff.id, now=now)
    return toast("alert-closed")


def _keep_outcome(session: Session, alert: Alert, outcome: Outcome | None, *, actor: Actor, now: datetime) -> None:
    """Keep in the trail what was chosen; words of somebody's own are kept with the alert alone."""
    what = "alert-outcome-asked" if outcome is Outcome.OTHER else "alert-closed"
    trail(session, actor, what, subject=climbing.subject(alert), place_id=alert.place_id, now=now)


def close_in_words(session: Session, alert_id: int, words: str, *, actor: Actor, now: datetime) -> None:
    """Close an alert with an outcome in somebody's own words."""
    alert, staff = held(session, alert_id, message_id=None, actor=actor, now=now)
    if alert.state is AlertState.CLOSED:
        reply(session, actor, line("alert-closed-already"), now=now)
        return
    _keep_outcome(session, alert, None, actor=actor, now=now)
    finish(session, alert, Outcome.OTHER, staff_id=staff.id, words=words[:200], now=now)
    reply(session, actor, line("alert-closed"), now=now)


def finish(
    session: Session, alert: Alert, outcome: Outcome, *, staff_id: int | None, now: datetime, words: str = ""
) -> None:
    """Bring an alert to its end; every copy shows it."""
    alert.state, alert.next_at = AlertState.CLOSED, None
    alert.handed_by, alert.handed_to = None, None
    alert.closed_by, alert.closed_at = staff_id, now
    alert.outcome, alert.outcome_words = outcome, words
    alerts.note(session, alert, Happened.CLOSED, now=now, staff_id=staff_id)
    redraw(session, climbing.subject(alert), outcome_subject(alert), hand_subject(alert), now=now)
    listing.alerts_changed(session, alert.place_id, now=now)
