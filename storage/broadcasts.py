"""Broadcasts: whom they are for, what became of each copy, and which step is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import func
from sqlmodel import Session, col, or_, select

from storage.inserting import insert_new
from storage.models import Broadcast, BroadcastReceipt, Episode, Outbox, Place, Reporter, Reporting, Staff, StaffRole
from storage.subtrees import inside
from storage.words import Consent, EpisodeState, OutboxState

UNDER_WAY = (OutboxState.OWED, OutboxState.SENDING)


def reporters_below(lineage: str, *only: Any) -> Any:
    """Select the numbers of the chats that answer for somebody isolated at or below a place and can be written to.

    `only` narrows whom they answer for, and which chats.
    """
    return (
        select(Reporter.id)
        .join(Reporting, col(Reporting.reporter_id) == col(Reporter.id))
        .join(Episode, col(Episode.resident_id) == col(Reporting.resident_id))
        .join(Place, col(Episode.place_id) == col(Place.id))
        .where(
            inside(lineage),
            Episode.state == EpisodeState.ACTIVE,
            Reporting.consent != Consent.DECLINED,
            col(Reporting.ended_at).is_(None),
            col(Reporting.stopped_at).is_(None),
            col(Reporter.unreachable_since).is_(None),
            col(Reporter.closed_at).is_(None),
            *only,
        )
        .distinct()
    )


def advised_below(lineage: str) -> Any:
    """Select the chats guidance is for: somebody there is followed up and not resting, and they want it."""
    return reporters_below(lineage, col(Episode.paused_until).is_(None), col(Reporter.no_advice_since).is_(None))


def staff_below(lineage: str, *, but: int) -> Any:
    """Select the numbers of whoever works at or below a place and can be written to, but for one of them."""
    return (
        select(Staff.id)
        .join(StaffRole, col(StaffRole.staff_id) == col(Staff.id))
        .join(Place, col(StaffRole.place_id) == col(Place.id))
        .where(
            inside(lineage),
            Staff.id != but,
            col(Staff.left_at).is_(None),
            col(Staff.opened_at).is_not(None),
            col(Staff.unreachable_since).is_(None),
        )
        .distinct()
    )


def whom(broadcast: Broadcast, lineage: str) -> Any:
    """Select whom a broadcast is for now."""
    if broadcast.to_staff:
        return staff_below(lineage, but=broadcast.staff_id)
    if broadcast.piece:
        return advised_below(lineage)
    return reporters_below(lineage)


def how_many(session: Session, broadcast: Broadcast, lineage: str) -> int:
    """Return how many chats a broadcast would go to now."""
    return session.exec(select(func.count()).select_from(whom(broadcast, lineage).subquery())).one()


def is_for(session: Session, broadcast: Broadcast, receipt: BroadcastReceipt, lineage: str) -> bool:
    """Whether a copy is still for whom it was when the broadcast was confirmed."""
    key, number = (Staff.id, receipt.staff_id) if broadcast.to_staff else (Reporter.id, receipt.reporter_id)
    return session.exec(whom(broadcast, lineage).where(key == number)).first() is not None


def address(session: Session, broadcast: Broadcast, lineage: str) -> int:
    """Write down a copy for everybody a broadcast is for and return how many they are.

    Of an advice there is none for a chat that has one of that day: the schema decides, whoever is first.
    """
    name = "staff_id" if broadcast.to_staff else "reporter_id"
    empty = {"reporter_id": None, "staff_id": None, "broadcast_id": broadcast.id, "day": broadcast.day}
    found = session.exec(whom(broadcast, lineage)).all()
    return insert_new(session, BroadcastReceipt, [empty | {name: number} for number in sorted(found)])


def locked(session: Session, broadcast_id: int) -> Broadcast | None:
    """Return a broadcast for changing."""
    return session.exec(
        select(Broadcast)
        .where(Broadcast.id == broadcast_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()


def due(session: Session, *, now: datetime, limit: int) -> Sequence[Broadcast]:
    """Return the broadcasts whose next step is due, longest waiting first."""
    return session.exec(
        select(Broadcast)
        .where(col(Broadcast.next_at) <= now)
        .order_by(col(Broadcast.next_at), col(Broadcast.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def not_owed(session: Session, broadcast_id: int, *, limit: int) -> Sequence[BroadcastReceipt]:
    """Return copies that are not on their way yet, in order."""
    return session.exec(
        select(BroadcastReceipt)
        .where(
            BroadcastReceipt.broadcast_id == broadcast_id,
            col(BroadcastReceipt.owed_at).is_(None),
            col(BroadcastReceipt.cancelled_at).is_(None),
        )
        .order_by(col(BroadcastReceipt.id))
        .limit(limit)
    ).all()


def not_chased(session: Session, broadcast_id: int, *, now: datetime, limit: int) -> Sequence[BroadcastReceipt]:
    """Return copies that arrived, were not read, and of which nobody was reminded, but for those spared till later."""
    spared = col(BroadcastReceipt.spared_until)
    return session.exec(
        select(BroadcastReceipt)
        .where(*_not_chased(broadcast_id), or_(spared.is_(None), spared <= now))
        .order_by(col(BroadcastReceipt.id))
        .limit(limit)
    ).all()


def _not_chased(broadcast_id: int) -> tuple[Any, ...]:
    return (
        BroadcastReceipt.broadcast_id == broadcast_id,
        col(BroadcastReceipt.delivered_at).is_not(None),
        col(BroadcastReceipt.read_at).is_(None),
        col(BroadcastReceipt.chased_at).is_(None),
    )


def spared_until(session: Session, broadcast_id: int) -> datetime | None:
    """Return when the first of those may be reminded who were spared, or None when nobody is."""
    query = select(func.min(BroadcastReceipt.spared_until)).where(*_not_chased(broadcast_id))
    return session.exec(query).one()


def chased(session: Session, reporter_ids: Sequence[int], *, since: datetime) -> Sequence[tuple[int, datetime]]:
    """Return (chat, when) for every reminder of something unread that these chats were given since a moment."""
    at = col(BroadcastReceipt.chased_at)
    query = select(BroadcastReceipt.reporter_id, at).where(
        col(BroadcastReceipt.reporter_id).in_(reporter_ids), at >= since
    )
    return [(chat, when) for chat, when in session.exec(query) if chat is not None and when is not None]


def key_of(receipt: BroadcastReceipt) -> str:
    """Return the key under which a copy is owed."""
    return f"broadcast:{receipt.broadcast_id}:{receipt.id}"


_receipt = BroadcastReceipt.__table__.c  # type: ignore[attr-defined]
_outbox = Outbox.__table__.c  # type: ignore[attr-defined]
_KEY = (
    sa.literal("broadcast:")
    + sa.cast(_receipt.broadcast_id, sa.String)
    + sa.literal(":")
    + sa.cast(_receipt.id, sa.String)
)
_OPEN = (
    _receipt.owed_at.is_not(None),
    _receipt.delivered_at.is_(None),
    _receipt.failed_at.is_(None),
    _receipt.cancelled_at.is_(None),
)


def settle(session: Session, broadcast_id: int, *, now: datetime) -> int:
    """Note which copies arrived and which never will, by what became of the messages; return how many are new.

    A copy of which nobody knows counts as one that did not arrive, until its reader says otherwise.
    """
    session.flush()
    here = (_receipt.broadcast_id == broadcast_id, *_OPEN)
    message = sa.select(_outbox.id).where(_outbox.key == _KEY)
    arrived = message.where(_outbox.state == OutboxState.SENT).exists()
    waiting = message.where(_outbox.state.in_(UNDER_WAY)).exists()
    some = session.connection().execute(sa.update(BroadcastReceipt).where(*here, arrived).values(delivered_at=now))
    none = session.connection().execute(sa.update(BroadcastReceipt).where(*here, ~waiting).values(failed_at=now))
    session.expire_all()
    return int(some.rowcount) + int(none.rowcount)


def waits_until(session: Session, broadcast_id: int) -> datetime | None:
    """Return when the next copy that is owed may leave, or None when none is under way."""
    here = (_receipt.broadcast_id == broadcast_id, *_OPEN)
    message = sa.select(func.min(_outbox.next_at)).select_from(BroadcastReceipt).join(Outbox, _outbox.key == _KEY)
    found: datetime | None = session.execute(message.where(*here, _outbox.state.in_(UNDER_WAY))).scalar()
    return found


def cancel(session: Session, broadcast_id: int, *, now: datetime) -> int:
    """Give up every copy that has not left and return how many they were; what is being sent goes."""
    session.flush()
    here = (_receipt.broadcast_id == broadcast_id, _receipt.delivered_at.is_(None), _receipt.failed_at.is_(None))
    keys = sa.select(_KEY).where(*here)
    session.execute(
        sa.update(Outbox)
        .where(_outbox.key.in_(keys), _outbox.state == OutboxState.OWED)
        .values(state=OutboxState.DROPPED, why="cancelled"),
        execution_options={"synchronize_session": False},
    )
    going = sa.select(_outbox.id).where(_outbox.key == _KEY, _outbox.state.in_([OutboxState.SENDING, OutboxState.SENT]))
    given_up = session.connection().execute(
        sa.update(BroadcastReceipt).where(*here, ~going.exists()).values(cancelled_at=now, day=None)
    )
    session.expire_all()
    return int(given_up.rowcount)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many copies there are, and what became of them."""

    all: int
    delivered: int
    read: int
    failed: int
    cancelled: int

    @property
    def waiting(self) -> int:
        """How many are still to go."""
        return self.all - self.delivered - self.failed - self.cancelled


def tally(session: Session, broadcast_id: int) -> Tally:
    """Return what became of the copies of a broadcast."""
    counted = (
        func.count(),
        func.count(_receipt.delivered_at),
        func.count(_receipt.read_at),
        func.count(_receipt.failed_at),
        func.count(_receipt.cancelled_at),
    )
    row = session.execute(sa.select(*counted).where(_receipt.broadcast_id == broadcast_id)).one()
    return Tally(*map(int, row))


def unread(session: Session, broadcast_id: int, *, limit: int, skip: int) -> Sequence[BroadcastReceipt]:
    """Return the copies nobody has read, those that never arrived first."""
    return session.exec(
        select(BroadcastReceipt)
        .where(*_unread(broadcast_id))
        .order_by(col(BroadcastReceipt.failed_at).is_(None), col(BroadcastReceipt.id))
        .offset(skip)
        .limit(limit)
    ).all()


def count_unread(session: Session, broadcast_id: int) -> int:
    """Return how many copies nobody has read."""
    return session.exec(select(func.count()).select_from(BroadcastReceipt).where(*_unread(broadcast_id))).one()


def _unread(broadcast_id: int) -> tuple[Any, ...]:
    return (
        BroadcastReceipt.broadcast_id == broadcast_id,
        col(BroadcastReceipt.read_at).is_(None),
        col(BroadcastReceipt.cancelled_at).is_(None),
    )
