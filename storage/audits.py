"""The trail: who did what, when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import String, cast, literal
from sqlmodel import Session, col, func, or_, select

from storage.inserting import insert_new
from storage.models import Alert, Audit, Place, Staff


def record(
    session: Session,
    what: str,
    *,
    telegram_id: int,
    staff_id: int | None = None,
    subject: str = "",
    place_id: int | None = None,
    now: datetime,
    **detail: Any,
) -> None:
    """Keep a line of the trail. Details are ids, counts and old → new, never what somebody wrote."""
    session.add(
        Audit(
            at=now,
            telegram_id=telegram_id,
            staff_id=staff_id,
            what=what,
            subject=subject,
            place_id=place_id,
            detail=detail,
        )
    )


def record_all(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Keep many lines of the trail at once."""
    insert_new(session, Audit, rows)


def looks_at(session: Session, resident_id: int, *, limit: int = 20) -> Sequence[tuple[Audit, Staff]]:
    """Return what members of staff looked at or changed about a resident, newest first, with who it was.

    What was pressed on an alert about the resident is among it; what was refused is not.
    """
    return session.exec(
        select(Audit, Staff)
        .join(Staff, col(Audit.staff_id) == col(Staff.id))
        .where(_about([resident_id]), Audit.what != REFUSED)
        .order_by(col(Audit.at).desc(), col(Audit.id).desc())
        .limit(limit)
    ).all()


REFUSED = "refused"


def _about(resident_ids: Sequence[int]) -> Any:
    """Lines about residents: of themselves, and of the alerts about them."""
    alerts = select(literal("alert:") + cast(col(Alert.id), String)).where(col(Alert.resident_id).in_(resident_ids))
    return or_(col(Audit.subject).in_([f"resident:{one}" for one in resident_ids]), col(Audit.subject).in_(alerts))


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines of the trail: below which places, since when, by whom or about whom; of nobody means of everybody.

    Without places it is the whole trail, with what belongs to no place.
    """

    since: datetime
    lineages: tuple[str, ...] = ()
    staff_id: int | None = None
    residents: tuple[int, ...] = ()


def count(session: Session, asked: Asked) -> int:
    """Return how many lines were asked for."""
    number: int = session.exec(_where(select(func.count()).select_from(Audit), asked)).one()
    return number


def lines(session: Session, asked: Asked, *, skip: int, limit: int) -> Sequence[tuple[Audit, Staff | None]]:
    """Return lines of the trail, newest first, with the member of staff they are of."""
    query = select(Audit, Staff).select_from(Audit).outerjoin(Staff, col(Audit.staff_id) == col(Staff.id))
    newest = _where(query, asked).order_by(col(Audit.at).desc(), col(Audit.id).desc())
    found: Sequence[tuple[Audit, Staff | None]] = session.exec(newest.offset(skip).limit(limit)).all()
    return found


def _where(query: Any, asked: Asked) -> Any:
    query = query.outerjoin(Place, col(Audit.place_id) == col(Place.id)).where(Audit.at >= asked.since)
    if asked.lineages:
        query = query.where(or_(*(col(Place.lineage).startswith(one, autoescape=True) for one in asked.lineages)))
    if asked.staff_id is not None:
        query = query.where(Audit.staff_id == asked.staff_id)
    if asked.residents:
        query = query.where(_about(asked.residents))
    return query
