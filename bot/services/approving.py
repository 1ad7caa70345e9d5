"""Two people: what one admin asks for, another one decides. Nobody confirms what they asked for themselves."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.notices import ApprovalCard, ApprovalView
from bot.rules.delivery import Priority
from bot.rules.roles import Action, may
from bot.services.actors import Actor
from bot.services.offices import Reached, to_staff
from bot.services.owing import owe, redraw
from bot.services.refusals import NotAllowed, Refused
from storage import approvals
from storage import staff as staff_rows
from storage.models import Approval, Place, Staff
from storage.words import ApprovalKind, ApprovalState

HOURS = 24
STANDS = timedelta(hours=HOURS)

NEEDS = {
    ApprovalKind.ADMIN: Action.EDIT_TEAM,
    ApprovalKind.EXPORT: Action.EXPORT_FULL,
    ApprovalKind.LEDGER: Action.EXPORT_NAMES,
    ApprovalKind.RULE: Action.EDIT_RULES,
}


def ask(
    session: Session,
    kind: ApprovalKind,
    place: Place,
    staff: Staff,
    about: dict[str, Any],
    *,
    reason: str = "",
    now: datetime,
) -> Approval:
    """Ask the other admins of a place and above it. Raises Refused where there is none who could be asked."""
    others = approvals.others(session, place.lineage, but=staff.id or 0)
    if not others:
        raise Refused("approval-nobody")
    asked = Approval(kind=kind, place_id=place.id, about=about, reason=reason, asked_by=staff.id or 0, asked_at=now)
    session.add(asked)
    session.flush()
    for one in (*others, staff):
        owe(
            session,
            ApprovalCard(number=asked.id or 0),
            to=to_staff(one.id),
            key=f"approval:{asked.id}:{one.id}",
            priority=Priority.REPLY,
            now=now,
        )
    return asked


def decided(session: Session, approval_id: int, yes: bool, *, actor: Actor, now: datetime) -> Approval:
    """Decide about what somebody else asked for, once. Raises Refused or NotAllowed."""
    asked = approvals.locked(session, approval_id)
    staff = staff_rows.by_telegram(session, actor.telegram_id)
    place = session.get(Place, asked.place_id) if asked and asked.place_id else None
    if asked is None or place is None:
        raise Refused("button-unknown")
    needs = NEEDS[asked.kind]
    if staff is None or not may(staff_rows.grants_of(session, staff.id or 0), needs, place.lineage):
        raise NotAllowed(needs.value, place_id=place.id)
    if asked.state is not ApprovalState.ASKED:
        raise Refused("button-answered")
    if now - asked.asked_at > STANDS:
        raise Refused("approval-late", hours=HOURS)
    if asked.asked_by == staff.id:
        if not yes:
            return _note(session, asked, ApprovalState.REFUSED, staff, now=now)
        raise Refused("approval-own")
    return _note(session, asked, ApprovalState.GRANTED if yes else ApprovalState.REFUSED, staff, now=now)


def _note(session: Session, asked: Approval, state: ApprovalState, staff: Staff, *, now: datetime) -> Approval:
    asked.state, asked.decided_by, asked.decided_at = state, staff.id, now
    session.flush()
    redraw(session, f"approval:{asked.id}", now=now)
    return asked


def view(session: Session, approval_id: int, *, reader: Reached, now: datetime) -> ApprovalView | None:
    """Return what is asked for as this reader may see it."""
    asked = session.get(Approval, approval_id)
    if asked is None or reader.staff_id is None:
        return None
    session.refresh(asked)
    asker, place = session.get_one(Staff, asked.asked_by), session.get_one(Place, asked.place_id)
    decider = session.get(Staff, asked.decided_by) if asked.decided_by else None
    late = asked.state is ApprovalState.ASKED and now - asked.asked_at > STANDS
    return ApprovalView(
        number=approval_id,
        kind=asked.kind.value,
        state="late" if late else asked.state.value,
        values={"path": place.path} | {name: str(value) for name, value in asked.about.items()},
        asker=asker.name,
        reason=asked.reason,
        decider=decider.name if decider else "",
        hours=HOURS,
        may_decide=reader.staff_id != asked.asked_by,
    )
