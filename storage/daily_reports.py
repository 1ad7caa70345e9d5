"""The reports themselves: what is due, what was confirmed, whose silence there is."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import case
from sqlmodel import Session, and_, col, exists, func, or_, select

from bot.rules.reports import FILED_BY, ReportState
from storage.inserting import insert_new
from storage.models import DailyReport, Episode, Place, Staff, StaffRole
from storage.words import EpisodeState


def of_day(session: Session, place_id: int, day: date) -> DailyReport | None:
    """Return the report of a place for a day, if it is written down by now."""
    return session.exec(select(DailyReport).where(DailyReport.place_id == place_id, DailyReport.day == day)).first()


def locked(session: Session, place_id: int, day: date) -> DailyReport | None:
    """Return a report for changing: of two who press at once the second waits, and sees what the first did."""
    return session.exec(
        select(DailyReport)
        .where(DailyReport.place_id == place_id, DailyReport.day == day)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()


def begin(session: Session, place_id: int, day: date, *, at: datetime | None, state: ReportState) -> bool:
    """Write a report down, if it is not, with the moment at which its draft is due."""
    row = {"place_id": place_id, "day": day, "state": state, "next_at": at, "named": 0, "remark": ""}
    return bool(insert_new(session, DailyReport, [row | {"lines": {}, "answers": {}}]))


def without(session: Session) -> Sequence[Place]:
    """Return the places that file reports and have none written down yet."""
    known = select(DailyReport.id).where(DailyReport.place_id == Place.id)
    return session.exec(
        select(Place).where(col(Place.kind).in_(FILED_BY), ~exists(known)).order_by(col(Place.id))
    ).all()


def due(session: Session, *, now: datetime, limit: int) -> Sequence[DailyReport]:
    """Return the reports of which something is due, longest waiting first."""
    return session.exec(
        select(DailyReport)
        .where(col(DailyReport.next_at) <= now)
        .order_by(col(DailyReport.next_at), col(DailyReport.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def coming(session: Session, lineage: str) -> Sequence[tuple[DailyReport, Place]]:
    """Return the reports at or below a place whose draft is not out yet."""
    return session.exec(
        select(DailyReport, Place)
        .join(Place, col(DailyReport.place_id) == col(Place.id))
        .where(
            col(DailyReport.next_at).is_not(None),
            DailyReport.state == ReportState.COMING,
            col(Place.lineage).startswith(lineage, autoescape=True),
        )
        .order_by(col(DailyReport.id))
    ).all()


def confirmed(session: Session, lineage: str, day: date) -> Sequence[tuple[DailyReport, Place]]:
    """Return what was confirmed for a day at or below a place, the highest first."""
    return session.exec(
        select(DailyReport, Place)
        .join(Place, col(DailyReport.place_id) == col(Place.id))
        .where(
            DailyReport.day == day,
            DailyReport.state == ReportState.CONFIRMED,
            col(Place.lineage).startswith(lineage, autoescape=True),
        )
        .order_by(func.length(Place.lineage), col(Place.id))
    ).all()


def below(session: Session, place_id: int | None, day: date) -> Sequence[tuple[Place, DailyReport | None]]:
    """Return the places right below one that file reports, or the highest, each with its report of the day."""
    return session.exec(
        select(Place, DailyReport)
        .outerjoin(DailyReport, and_(col(DailyReport.place_id) == col(Place.id), col(DailyReport.day) == day))
        .where(col(Place.parent_id) == place_id, col(Place.kind).in_(FILED_BY))
        .order_by(col(Place.walk))
    ).all()


def files(session: Session, place: Place, *, day_ends: datetime) -> bool:
    """Whether a place has a report to file: somebody is there to file it, or was followed up at or below it."""
    role = case({kind.value: one.value for kind, one in FILED_BY.items()}, value=col(Place.kind), else_="")
    seat = session.exec(
        select(StaffRole.id)
        .join(Staff, col(StaffRole.staff_id) == col(Staff.id))
        .join(Place, col(StaffRole.place_id) == col(Place.id))
        .where(StaffRole.place_id == place.id, col(Staff.left_at).is_(None), StaffRole.role == role)
        .limit(1)
    ).first()
    if seat is not None:
        return True
    followed = session.exec(
        select(Episode.id)
        .join(Place, col(Episode.place_id) == col(Place.id))
        .where(
            col(Place.lineage).startswith(place.lineage, autoescape=True),
            col(Episode.created_at) < day_ends,
            Episode.state != EpisodeState.VOID,
            or_(col(Episode.ended_at).is_(None), col(Episode.ended_at) >= day_ends),
        )
        .limit(1)
    ).first()
    return followed is not None
