"""Wishes to hand over, and what became of them."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from bot.rules.escalation import AlertState
from bot.rules.roles import Role
from storage.models import Alert, AlertStep, Handover, Place
from storage.words import HandoverState, Happened


def locked(session: Session, handover_id: int) -> Handover | None:
    """Return a handover for changing: of two who decide at once the second sees what the first did."""
    return session.exec(select(Handover).where(Handover.id == handover_id).with_for_update()).first()


def pending_of(session: Session, giver_id: int) -> Handover | None:
    """Return the handover of somebody that nobody has accepted yet."""
    return session.exec(
        select(Handover).where(Handover.giver_id == giver_id, Handover.state == HandoverState.PENDING)
    ).first()


def pending_with(session: Session, staff_id: int) -> Sequence[Handover]:
    """Return every pending handover somebody gives or is to receive."""
    return session.exec(
        select(Handover)
        .where(
            (col(Handover.giver_id) == staff_id) | (col(Handover.receiver_id) == staff_id),
            Handover.state == HandoverState.PENDING,
        )
        .order_by(col(Handover.id))
    ).all()


def overdue(session: Session, *, now: datetime, limit: int) -> Sequence[Handover]:
    """Return the handovers whose time to be accepted has passed."""
    return session.exec(
        select(Handover)
        .where(col(Handover.next_at) <= now)
        .order_by(col(Handover.next_at), col(Handover.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def owned(session: Session, staff_id: int) -> Sequence[Alert]:
    """Return the alerts somebody has taken and not brought to an outcome, for changing."""
    return session.exec(
        select(Alert)
        .where(Alert.acked_by == staff_id, Alert.state == AlertState.ACKED)
        .order_by(col(Alert.id))
        .with_for_update()
    ).all()


def open_below(session: Session, lineage: str) -> Sequence[Alert]:
    """Return the alerts at or below a place that nobody has taken, oldest first."""
    return session.exec(
        select(Alert)
        .join(Place, col(Alert.place_id) == col(Place.id))
        .where(Alert.state == AlertState.OPEN, col(Place.lineage).startswith(lineage, autoescape=True))
        .order_by(col(Alert.id))
    ).all()


def taken_below(session: Session, lineage: str) -> Sequence[Alert]:
    """Return the alerts at or below a place that somebody has taken and not brought to an outcome."""
    return session.exec(
        select(Alert)
        .join(Place, col(Alert.place_id) == col(Place.id))
        .where(Alert.state == AlertState.ACKED, col(Place.lineage).startswith(lineage, autoescape=True))
        .order_by(col(Alert.id))
    ).all()


def was_told(session: Session, alert_id: int, role: Role) -> bool:
    """Whether an office of a role was told of an alert."""
    found = session.exec(
        select(AlertStep.id).where(
            AlertStep.alert_id == alert_id,
            AlertStep.what == Happened.TOLD,
            col(AlertStep.office).startswith(f"office:{role.value}:"),
        )
    ).first()
    return found is not None
