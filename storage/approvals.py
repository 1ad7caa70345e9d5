"""What waits for a second person."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from bot.rules.roles import Role
from storage.models import Approval, Place, Staff, StaffRole


def locked(session: Session, approval_id: int) -> Approval | None:
    """Return what was asked for, for deciding."""
    return session.exec(
        select(Approval).where(Approval.id == approval_id).with_for_update().execution_options(populate_existing=True)
    ).first()


def others(session: Session, lineage: str, *, but: int) -> Sequence[Staff]:
    """Return the admins of a place and of what is above it who can be written to, but for one of them."""
    rows = session.exec(
        select(Staff, Place)
        .join(StaffRole, col(StaffRole.staff_id) == col(Staff.id))
        .outerjoin(Place, col(StaffRole.place_id) == col(Place.id))
        .where(
            StaffRole.role == Role.ADMIN,
            Staff.id != but,
            col(Staff.left_at).is_(None),
            col(Staff.opened_at).is_not(None),
            col(Staff.unreachable_since).is_(None),
        )
        .order_by(col(Staff.id))
    ).all()
    entitled = {staff.id: staff for staff, place in rows if place is None or lineage.startswith(place.lineage)}
    return list(entitled.values())
