"""Orders: what people asked for, what became of it, and what it cost."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import bindparam, case
from sqlmodel import Session, and_, col, func, or_, select

from bot.rules.supply import AWAITED, DONE, ENDS, Payer, SupplyState, SupplyStep
from bot.rules.supply_items import Item
from storage.models import Place, Resident, Staff, SupplyItem, SupplyRequest, SupplyStepTaken

_ENDS = sorted(ENDS)
_OPEN = sorted(set(SupplyState) - ENDS - {SupplyState.DRAFT})
_TO_BRING = sorted(AWAITED)


def locked(session: Session, request_id: int) -> SupplyRequest | None:
    """Return an order for changing: of two who press at once the second waits, and sees what the first did."""
    return session.exec(
        select(SupplyRequest)
        .where(SupplyRequest.id == request_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()


def draft_of(session: Session, reporter_id: int) -> SupplyRequest | None:
    """Return what a reporter began to ask for and did not finish."""
    return session.exec(_DRAFT, params={"reporter": reporter_id}).first()


_DRAFT = select(SupplyRequest).where(
    SupplyRequest.reporter_id == bindparam("reporter"), SupplyRequest.state == SupplyState.DRAFT
)


def newest_of(session: Session, reporter_id: int, *, but: int | None = None) -> SupplyRequest | None:
    """Return the last order a reporter sent."""
    return session.exec(
        select(SupplyRequest)
        .where(
            SupplyRequest.reporter_id == reporter_id,
            SupplyRequest.state != SupplyState.DRAFT,
            SupplyRequest.id != (but or 0),
        )
        .order_by(col(SupplyRequest.id).desc())
        .limit(1)
    ).first()


def open_by(session: Session, reporter_id: int) -> Sequence[SupplyRequest]:
    """Return the orders of a reporter that are not over, newest first; a draft is not sent yet."""
    return session.exec(
        select(SupplyRequest)
        .where(SupplyRequest.reporter_id == reporter_id, col(SupplyRequest.state).in_(_OPEN))
        .order_by(col(SupplyRequest.id).desc())
    ).all()


def of_resident(session: Session, resident_id: int, *, limit: int, skip: int = 0) -> Sequence[SupplyRequest]:
    """Return orders for a resident: those that are not over first, then newest first."""
    return session.exec(
        select(SupplyRequest)
        .where(SupplyRequest.resident_id == resident_id, SupplyRequest.state != SupplyState.DRAFT)
        .order_by(case((col(SupplyRequest.state).in_(_OPEN), 0), else_=1), col(SupplyRequest.id).desc())
        .offset(skip)
        .limit(limit)
    ).all()


def every_of(session: Session, resident_id: int) -> Sequence[SupplyRequest]:
    """Return every order for a resident, oldest first; a draft is not sent yet."""
    return session.exec(
        select(SupplyRequest)
        .where(SupplyRequest.resident_id == resident_id, SupplyRequest.state != SupplyState.DRAFT)
        .order_by(col(SupplyRequest.id))
    ).all()


def count_of(session: Session, resident_id: int) -> tuple[int, int]:
    """Return how many orders there are for a resident, and how many of them are not over."""
    counted = session.exec(
        select(func.count(), func.count(case((col(SupplyRequest.state).in_(_OPEN), 1)))).where(
            SupplyRequest.resident_id == resident_id, SupplyRequest.state != SupplyState.DRAFT
        )
    ).one()
    return counted[0], counted[1]


def paid_for(session: Session, resident_id: int) -> tuple[int, int]:
    """Return what the orders for a resident cost in fen, and how much of it somebody laid out and still waits for.

    What the community paid is free, and so is no part of it.
    """
    costs = and_(col(SupplyRequest.price).is_not(None), col(SupplyRequest.payer) != Payer.COMMUNITY)
    waits = and_(col(SupplyRequest.payer) == Payer.WORKER, col(SupplyRequest.state) != SupplyState.SETTLED)
    summed = session.exec(
        select(
            func.coalesce(func.sum(SupplyRequest.price), 0),
            func.coalesce(func.sum(case((waits, SupplyRequest.price), else_=0)), 0),
        ).where(SupplyRequest.resident_id == resident_id, costs)
    ).one()
    return int(summed[0] or 0), int(summed[1] or 0)  # PostgreSQL sums whole numbers into a decimal


def put_items(session: Session, request: SupplyRequest, items: Iterable[Item]) -> None:
    """Let an order have these lines and no others."""
    for old in items_of(session, [request.id or 0]).get(request.id or 0, []):
        session.delete(old)
    session.add_all(
        SupplyItem(request_id=request.id or 0, name=one.name, milli=one.milli, unit=one.unit, category=one.category)
        for one in items
    )
    session.flush()


def items_of(session: Session, request_ids: Sequence[int]) -> dict[int, list[SupplyItem]]:
    """Return the lines of orders, by order, as they were said."""
    found: dict[int, list[SupplyItem]] = {}
    rows = session.exec(
        select(SupplyItem).where(col(SupplyItem.request_id).in_(request_ids)).order_by(col(SupplyItem.id))
    )
    for row in rows:
        found.setdefault(row.request_id, []).append(row)
    return found


def note(
    session: Session,
    request: SupplyRequest,
    step: SupplyStep,
    *,
    now: datetime,
    staff_id: int | None = None,
    reporter_id: int | None = None,
    said: str = "",
) -> None:
    """Keep that something happened to an order, with where it stands by now."""
    session.add(
        SupplyStepTaken(
            request_id=request.id or 0,
            at=now,
            step=step,
            state=request.state,
            staff_id=staff_id,
            reporter_id=reporter_id,
            said=said,
        )
    )
    session.flush()


def steps_of(session: Session, request_id: int) -> Sequence[SupplyStepTaken]:
    """Return what happened to an order, in order."""
    return session.exec(
        select(SupplyStepTaken).where(SupplyStepTaken.request_id == request_id).order_by(col(SupplyStepTaken.id))
    ).all()


def due(session: Session, *, now: datetime, limit: int) -> Sequence[SupplyRequest]:
    """Return the orders whose time has come: drafts nobody finished, and what is overdue."""
    return session.exec(
        select(SupplyRequest)
        .where(col(SupplyRequest.next_at) <= now)
        .order_by(col(SupplyRequest.next_at), col(SupplyRequest.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


# ---- the worker's view -----------------------------------------------------------------

Row = tuple[SupplyRequest, Resident]


def open_below(session: Session, lineages: Sequence[str]) -> Sequence[Row]:
    """Return every order at or below one of the lineages that is not over: urgent first, then by when it is due."""
    inside = [col(Place.lineage).startswith(lineage, autoescape=True) for lineage in lineages]
    rows = session.exec(
        select(SupplyRequest, Resident)
        .join(Resident, col(SupplyRequest.resident_id) == col(Resident.id))
        .join(Place, col(SupplyRequest.place_id) == col(Place.id))
        .where(col(SupplyRequest.state).in_(_OPEN), or_(*inside))
        .order_by(col(SupplyRequest.due_at), col(SupplyRequest.id))
    ).all()
    return sorted(rows, key=lambda row: row[0].grave is None)


def to_bring_below(session: Session, lineages: Sequence[str]) -> list[Row]:
    """Return what is still to be bought or brought: a shopping list."""
    bought = {SupplyState.BOUGHT, SupplyState.AT_DOOR, SupplyState.NOT_FOUND}
    return [row for row in open_below(session, lineages) if row[0].state in AWAITED - bought]


def count_open(session: Session, lineage: str) -> int:
    """Return how many orders at or below a place are still to be brought: the figure of a board."""
    return session.exec(
        select(func.count())
        .select_from(SupplyRequest)
        .join(Place, col(SupplyRequest.place_id) == col(Place.id))
        .where(col(SupplyRequest.state).in_(_TO_BRING), col(Place.lineage).startswith(lineage, autoescape=True))
    ).one()


# ---- money -----------------------------------------------------------------------------


def paid_between(
    session: Session, lineages: Sequence[str], *, begins: datetime, ends: datetime
) -> Sequence[tuple[SupplyRequest, Resident, Staff | None]]:
    """Return the orders bought between two moments, with for whom and who bought, by buyer and resident."""
    inside = [col(Place.lineage).startswith(lineage, autoescape=True) for lineage in lineages]
    bought = (
        select(func.max(SupplyStepTaken.at))
        .where(SupplyStepTaken.request_id == SupplyRequest.id, SupplyStepTaken.step == SupplyStep.BUY)
        .correlate(SupplyRequest)
        .scalar_subquery()
    )
    return session.exec(
        select(SupplyRequest, Resident, Staff)
        .join(Resident, col(SupplyRequest.resident_id) == col(Resident.id))
        .join(Place, col(SupplyRequest.place_id) == col(Place.id))
        .outerjoin(Staff, col(SupplyRequest.owner_id) == col(Staff.id))
        .where(col(SupplyRequest.price).is_not(None), bought >= begins, bought < ends, or_(*inside))
        .order_by(col(Staff.name), col(Resident.name), col(SupplyRequest.id))
    ).all()


def was_received(request: SupplyRequest) -> bool:
    """Whether the things have come into the house."""
    return request.state in DONE
