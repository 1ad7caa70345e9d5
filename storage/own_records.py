"""Everything kept about one person, for the person."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from bot.rules.roles import Role
from storage.models import Alert, Audit, Check, Episode, Reading, Reporter, Reporting, Staff, StaffRole

LOOKED = "-seen"  # how the trail ends its word for every look at somebody: file-seen


def standing(session: Session, episode_id: int) -> Sequence[tuple[Reading, Check | None]]:
    """Return the readings of an isolation that nothing supersedes, with the check each answers, oldest first."""
    newer = select(Reading.supersedes).where(Reading.episode_id == episode_id, col(Reading.supersedes).is_not(None))
    found = session.exec(
        select(Reading, Check)
        .outerjoin(Check, col(Reading.check_id) == col(Check.id))
        .where(Reading.episode_id == episode_id, col(Reading.id).not_in(newer))
        .order_by(col(Reading.measured_at), col(Reading.id))
    ).all()
    return [(reading, check) for reading, check in found]


def looks_at(session: Session, resident_id: int) -> Sequence[tuple[datetime, Staff]]:
    """Return when members of staff looked at a resident's record, and who."""
    return session.exec(
        select(Audit.at, Staff)
        .join(Staff, col(Audit.staff_id) == col(Staff.id))
        .where(Audit.subject == f"resident:{resident_id}", col(Audit.what).endswith(LOOKED, autoescape=True))
        .order_by(col(Audit.id))
    ).all()


def role_of(session: Session, staff_id: int) -> Role | None:
    """Return what somebody was appointed as first, or None for who has left."""
    found = session.exec(select(StaffRole).where(StaffRole.staff_id == staff_id).order_by(col(StaffRole.id))).first()
    return found.role if found else None


def episodes_of(session: Session, resident_id: int) -> Sequence[Episode]:
    """Return every isolation of a resident."""
    return session.exec(select(Episode).where(Episode.resident_id == resident_id).order_by(col(Episode.id))).all()


def readings_of(session: Session, resident_id: int) -> Sequence[Reading]:
    """Return every version of every reading of a resident."""
    return session.exec(
        select(Reading).where(Reading.resident_id == resident_id).order_by(col(Reading.measured_at), col(Reading.id))
    ).all()


def checks_of(session: Session, resident_id: int) -> Sequence[Check]:
    """Return every round a resident was due in."""
    theirs = select(Episode.id).where(Episode.resident_id == resident_id)
    return session.exec(select(Check).where(col(Check.episode_id).in_(theirs)).order_by(col(Check.id))).all()


def chats_of(session: Session, resident_id: int) -> Sequence[tuple[Reporting, Reporter]]:
    """Return every chat that answered for a resident, those that do no more too."""
    return session.exec(
        select(Reporting, Reporter)
        .join(Reporter, col(Reporting.reporter_id) == col(Reporter.id))
        .where(Reporting.resident_id == resident_id)
        .order_by(col(Reporting.id))
    ).all()


def alerts_of(session: Session, resident_id: int) -> Sequence[Alert]:
    """Return every alert about a resident."""
    return session.exec(select(Alert).where(Alert.resident_id == resident_id).order_by(col(Alert.id))).all()
