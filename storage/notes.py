"""Notes about residents."""

from collections.abc import Sequence

from sqlmodel import Session, col, func, select

from storage.models import Note, Staff


def of_resident(session: Session, resident_id: int, *, limit: int, skip: int = 0) -> Sequence[tuple[Note, Staff]]:
    """Return the notes about a resident that stand, newest first, with who wrote them."""
    return session.exec(
        select(Note, Staff)
        .join(Staff, col(Note.staff_id) == col(Staff.id))
        .where(Note.resident_id == resident_id, col(Note.removed_at).is_(None))
        .order_by(col(Note.id).desc())
        .offset(skip)
        .limit(limit)
    ).all()


def count(session: Session, resident_id: int) -> int:
    """Return how many notes about a resident stand."""
    return session.exec(
        select(func.count()).select_from(Note).where(Note.resident_id == resident_id, col(Note.removed_at).is_(None))
    ).one()
