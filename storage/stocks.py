"""Stock: what lies where, the entries that made it so, what was given, and what is on the way."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, false, update
from sqlmodel import Session, col, func, or_, select

from bot.rules.stock import EntryKind, TransferState
from bot.rules.stock_units import Unit
from storage.inserting import insert_new
from storage.models import Donation, Place, Resident, Staff, StockEntry, StockItem, StockTransfer

Lineages = Sequence[str]


def _inside(lineages: Lineages) -> Any:
    """Places at or below one of these; without any there is none."""
    below = [col(Place.lineage).startswith(one, autoescape=True) for one in lineages]
    return or_(*below) if below else false()


def item_at(session: Session, place_id: int, name: str, unit: Unit, *, now: datetime) -> StockItem:
    """Return the sort of thing at a place, put there now when it is new; two at once put it there once."""
    row = {"place_id": place_id, "name": name, "unit": unit, "balance": 0, "created_at": now}
    insert_new(session, StockItem, [row])
    return session.exec(
        select(StockItem).where(StockItem.place_id == place_id, StockItem.name == name, StockItem.unit == unit)
    ).one()


def named(session: Session, name: str, unit: Unit | None, *, lineages: Lineages) -> Sequence[StockItem]:
    """Return what lies under a name, by place; in any unit when none is given."""
    found = (
        select(StockItem)
        .join(Place, col(StockItem.place_id) == col(Place.id))
        .where(func.lower(StockItem.name) == name.lower(), _inside(lineages))
        .order_by(col(Place.walk), col(StockItem.id))
    )
    return session.exec(found.where(StockItem.unit == unit) if unit else found).all()


def page(session: Session, *, lineages: Lineages, skip: int, limit: int) -> Sequence[tuple[StockItem, Place]]:
    """Return what lies in these places, by place and name."""
    return session.exec(
        select(StockItem, Place)
        .join(Place, col(StockItem.place_id) == col(Place.id))
        .where(_inside(lineages))
        .order_by(col(Place.walk), col(StockItem.name), col(StockItem.id))
        .offset(skip)
        .limit(limit)
    ).all()


def count(session: Session, *, lineages: Lineages) -> int:
    """Return how many sorts of things lie in these places."""
    return session.exec(
        select(func.count())
        .select_from(StockItem)
        .join(Place, col(StockItem.place_id) == col(Place.id))
        .where(_inside(lineages))
    ).one()


def enter(session: Session, entry: StockEntry) -> bool:
    """Write an entry and change the balance with it, or do neither when it would fall below zero.

    One statement asks and changes: on PostgreSQL it waits for whoever changes the same row, so that two
    who hand out the last bag at once end with one.
    """
    moved = session.execute(
        update(StockItem)
        .where(col(StockItem.id) == entry.item_id, col(StockItem.balance) + entry.amount >= 0)
        .values(balance=col(StockItem.balance) + entry.amount)
        .execution_options(synchronize_session=False)
    )
    if not isinstance(moved, CursorResult) or moved.rowcount != 1:
        return False
    session.add(entry)
    session.flush()
    session.refresh(session.get_one(StockItem, entry.item_id))
    return True


def counter_of(session: Session, entry_id: int) -> StockEntry | None:
    """Return what cancelled an entry."""
    return session.exec(select(StockEntry).where(StockEntry.counters == entry_id)).first()


def countered(session: Session, entry_ids: Sequence[int]) -> set[int]:
    """Return which of these entries are cancelled."""
    found = session.exec(select(StockEntry.counters).where(col(StockEntry.counters).in_(entry_ids))).all()
    return {one for one in found if one is not None}


def for_request(session: Session, request_id: int) -> Sequence[tuple[StockEntry, StockItem]]:
    """Return what was handed out for an order, oldest first; what was cancelled is left out."""
    gone = select(StockEntry.counters).where(col(StockEntry.counters).is_not(None))
    return session.exec(
        select(StockEntry, StockItem)
        .join(StockItem, col(StockEntry.item_id) == col(StockItem.id))
        .where(StockEntry.request_id == request_id, col(StockEntry.id).not_in(gone))
        .order_by(col(StockEntry.id))
    ).all()


def locked_entry(session: Session, entry_id: int) -> StockEntry | None:
    """Return an entry for cancelling."""
    return session.exec(
        select(StockEntry).where(StockEntry.id == entry_id).with_for_update().execution_options(populate_existing=True)
    ).first()


def locked_transfer(session: Session, transfer_id: int) -> StockTransfer | None:
    """Return a transfer for deciding."""
    return session.exec(
        select(StockTransfer)
        .where(StockTransfer.id == transfer_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()


def leaving(session: Session, transfer_id: int) -> StockEntry:
    """Return the entry with which a transfer left."""
    return session.exec(
        select(StockEntry).where(StockEntry.transfer_id == transfer_id, StockEntry.kind == EntryKind.TRANSFER_OUT)
    ).one()


def due_transfers(session: Session, *, now: datetime, limit: int) -> Sequence[StockTransfer]:
    """Return the transfers nobody took in time, for reminding."""
    return session.exec(
        select(StockTransfer)
        .where(col(StockTransfer.next_at) <= now)
        .order_by(col(StockTransfer.next_at), col(StockTransfer.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def on_the_way(session: Session, item_ids: Sequence[int]) -> dict[int, int]:
    """Return how much of each of these is on the way to somebody who has not taken it yet."""
    rows = session.exec(
        select(StockTransfer.item_id, func.sum(StockTransfer.amount))
        .where(col(StockTransfer.item_id).in_(item_ids), StockTransfer.state == TransferState.SENT)
        .group_by(col(StockTransfer.item_id))
    ).all()
    return {item: int(amount) for item, amount in rows}


History = tuple[StockEntry, Staff, Donation | None, Resident | None]


def history(session: Session, item_id: int, *, skip: int, limit: int) -> Sequence[History]:
    """Return the entries of an item, newest first, with who wrote them, who gave it, and who was given it."""
    return session.exec(
        select(StockEntry, Staff, Donation, Resident)
        .select_from(StockEntry)
        .join(Staff, col(StockEntry.entered_by) == col(Staff.id))
        .outerjoin(Donation, col(StockEntry.donation_id) == col(Donation.id))
        .outerjoin(Resident, col(StockEntry.resident_id) == col(Resident.id))
        .where(StockEntry.item_id == item_id)
        .order_by(col(StockEntry.id).desc())
        .offset(skip)
        .limit(limit)
    ).all()


def entries(session: Session, item_id: int) -> int:
    """Return how many entries an item has."""
    return session.exec(select(func.count()).select_from(StockEntry).where(StockEntry.item_id == item_id)).one()


def summed(session: Session) -> dict[int, int]:
    """Return the sum of the entries of every item: what its balance has to be."""
    rows = session.exec(select(StockEntry.item_id, func.sum(StockEntry.amount)).group_by(col(StockEntry.item_id))).all()
    return {item: int(amount) for item, amount in rows}


Given = tuple[Donation, StockItem, Place]


def donations(session: Session, *, lineages: Lineages, skip: int = 0, limit: int | None = None) -> Sequence[Given]:
    """Return what was given in these places, newest first; what was entered by mistake is left out."""
    newest = _given(lineages).order_by(col(Donation.id).desc())
    found: Sequence[Given] = session.exec(newest.offset(skip).limit(limit)).all()
    return found


def donation_count(session: Session, *, lineages: Lineages) -> int:
    """Return how many donations those are."""
    return session.exec(select(func.count()).select_from(_given(lineages).subquery())).one()


def _given(lineages: Lineages) -> Any:
    mistaken = select(StockEntry.counters).where(col(StockEntry.counters).is_not(None))
    received = select(StockEntry.donation_id).where(
        StockEntry.kind == EntryKind.RECEIVED, col(StockEntry.id).not_in(mistaken)
    )
    return (
        select(Donation, StockItem, Place)
        .select_from(Donation)
        .join(StockItem, col(Donation.item_id) == col(StockItem.id))
        .join(Place, col(StockItem.place_id) == col(Place.id))
        .where(_inside(lineages), col(Donation.id).in_(received))
    )


Line = tuple[StockEntry, StockItem, Place, Staff, Donation | None, Resident | None]


def book(session: Session, *, lineages: Lineages, limit: int) -> Sequence[Line]:
    """Return the newest entries of these places with everything that stands in an exported line, oldest first."""
    lines: Any = select(StockEntry, StockItem, Place, Staff).add_columns(Donation, Resident)
    found: Sequence[Line] = session.exec(
        lines.select_from(StockEntry)
        .join(StockItem, col(StockEntry.item_id) == col(StockItem.id))
        .join(Place, col(StockItem.place_id) == col(Place.id))
        .join(Staff, col(StockEntry.entered_by) == col(Staff.id))
        .outerjoin(Donation, col(StockEntry.donation_id) == col(Donation.id))
        .outerjoin(Resident, col(StockEntry.resident_id) == col(Resident.id))
        .where(_inside(lineages))
        .order_by(col(StockEntry.id).desc())
        .limit(limit)
    ).all()
    return found[::-1]
