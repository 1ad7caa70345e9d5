"""Hand an alert to a colleague by name, who says "mine" or lets it climb; until then it can be taken back."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import HandCard
from bot.rules.delivery import Priority
from bot.rules.escalation import KINDS, AlertState
from bot.rules.roles import Role, may
from bot.services import climbing
from bot.services.actors import Actor, trail
from bot.services.entitling import hand_subject, held
from bot.services.offices import holders, reach, to_staff
from bot.services.owing import owe, redraw
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import alerts
from storage import staff as staff_rows
from storage.models import Alert, Place, Staff
from storage.words import Happened

MOST = 7  # rows of buttons


def ask(session: Session, alert: Alert, staff: Staff, *, actor: Actor, now: datetime) -> Toast:
    """Ask in private to whom an alert goes: the names of colleagues are no matter for a group."""
    if not _is_mine(alert, staff):
        redraw(session, climbing.subject(alert), now=now)
        return toast("alert-not-yours", alarm=True)
    if not colleagues(session, alert, staff.id or 0, now=now):
        return toast("hand-nobody", alarm=True)
    owe(
        session,
        HandCard(alert=alert.id or 0),
        to=to_staff(staff.id),
        key=f"hand:{alert.id}:{staff.id}:{actor.cause}",
        priority=Priority.REPLY,
        now=now,
    )
    if reach(session, to_staff(staff.id), now=now) is None:
        return toast("open-first", alarm=True)
    return toast("ok" if actor.private else "hand-asked")


def colleagues(session: Session, alert: Alert, without: int, *, now: datetime) -> list[tuple[Staff, Role]]:
    """Return who else can be reached and may press on this alert, nearest first."""
    roles = (Role.WORKER, Role.LEAD, *KINDS[alert.kind].first, Role.TOWNSHIP, Role.DISTRICT)
    found: dict[int, tuple[Staff, Role]] = {}
    for role in dict.fromkeys(roles):
        for one in holders(session, role, alert.place_id, now=now):
            if one.id and one.id != without and _may_take(session, alert, one):
                found.setdefault(one.id, (one, role))
    return list(found.values())[:MOST]


def _may_take(session: Session, alert: Alert, staff: Staff) -> bool:
    place = session.get_one(Place, alert.place_id)
    grants = staff_rows.grants_of(session, staff.id or 0)
    return staff_rows.can_be_reached(staff) and may(grants, KINDS[alert.kind].right, place.lineage)


def hand_over(
    session: Session, alert_id: int, to: int, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Hand an alert to a colleague. It rings there alone and, when nobody says "mine" in a step, climbs on.

    Raises Refused for somebody who is no colleague for this, whoever offered the button.
    """
    alert, staff = held(session, alert_id, message_id=message_id, actor=actor, now=now)
    redraw(session, climbing.subject(alert), hand_subject(alert), now=now)
    if alert.state is AlertState.CLOSED:
        return toast("alert-closed-already", alarm=True)
    if not _is_mine(alert, staff):
        return toast("alert-not-yours", alarm=True)
    colleague = session.get(Staff, to)
    if colleague is None or to == staff.id or colleague.left_at is not None:
        raise Refused("button-unknown")
    if not _may_take(session, alert, colleague):
        raise Refused("hand-not-possible", actor=colleague.name)
    trail(session, actor, "alert-handed", subject=climbing.subject(alert), place_id=alert.place_id, now=now)
    alerts.note(session, alert, Happened.HANDED, now=now, staff_id=staff.id)
    climbing.hand_to(session, alert, to, by=staff.id or 0, now=now)
    redraw(session, hand_subject(alert), now=now)
    return toast("hand-done", actor=colleague.name)


def _is_mine(alert: Alert, staff: Staff) -> bool:
    return alert.state is AlertState.ACKED and alert.acked_by == staff.id
