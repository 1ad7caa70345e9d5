"""Advice: who has had one on a day, which it was, and when a piece was last sent at a place."""

from datetime import date

from sqlalchemy import func
from sqlmodel import Session, col, or_, select

from bot.rules.broadcast import BroadcastState
from bot.rules.places import ids_of
from storage.broadcasts import advised_below
from storage.models import Broadcast, BroadcastReceipt, Place
from storage.subtrees import inside

# those that are on their way or out
CONFIRMED = (BroadcastState.SENDING, BroadcastState.SENT)


def wanted_by(session: Session, lineage: str) -> int:
    """Return how many chats at or below a place guidance is for."""
    return session.exec(select(func.count()).select_from(advised_below(lineage).subquery())).one()


def had_on(session: Session, lineage: str, day: date) -> int:
    """Return how many of those have an advice of that day already, sent or on its way."""
    return session.exec(
        select(func.count()).where(
            BroadcastReceipt.day == day, col(BroadcastReceipt.reporter_id).in_(advised_below(lineage))
        )
    ).one()


def newest_of(session: Session, lineage: str, day: date) -> Broadcast | None:
    """Return the advice that people at or below a place had last on a day."""
    return session.exec(
        select(Broadcast)
        .join(BroadcastReceipt, col(BroadcastReceipt.broadcast_id) == col(Broadcast.id))
        .where(BroadcastReceipt.day == day, col(BroadcastReceipt.reporter_id).in_(advised_below(lineage)))
        .order_by(col(Broadcast.id).desc())
        .limit(1)
    ).first()


def last_days(session: Session, lineage: str) -> dict[str, date]:
    """Return the day each piece was last sent at a place, above it or below it."""
    touching = or_(inside(lineage), col(Place.id).in_(ids_of(lineage)))
    found = session.exec(
        select(Broadcast.piece, func.max(Broadcast.day))
        .join(Place, col(Broadcast.place_id) == col(Place.id))
        .where(Broadcast.piece != "", col(Broadcast.state).in_(CONFIRMED), touching)
        .group_by(col(Broadcast.piece))
    ).all()
    return {piece: day for piece, day in found if day is not None}
