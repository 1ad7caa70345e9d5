"""Updates: kept before they are confirmed, done once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, select, update

from storage.inserting import insert_new
from storage.models import Inbox
from storage.types import literally
from storage.words import InboxState


def store(session: Session, rows: Sequence[dict[str, Any]]) -> int:
    """Keep updates that are new to us and return how many they were."""
    return insert_new(session, Inbox, rows)


def waiting(session: Session, *, limit: int, after: int | None = None) -> Sequence[Inbox]:
    """Return updates that took no effect yet, in the order of their numbers."""
    query = select(Inbox).where(literally(Inbox.state, InboxState.NEW))
    if after is not None:
        query = query.where(Inbox.update_id > after)
    return session.exec(query.order_by(col(Inbox.update_id)).limit(limit)).all()


def finish(session: Session, update_id: int, state: InboxState, *, now: datetime, why: str = "") -> bool:
    """Mark a new update and say whether it was still new: of two, one takes effect."""
    result = session.execute(
        update(Inbox)
        .where(col(Inbox.update_id) == update_id, col(Inbox.state) == InboxState.NEW)
        .values(state=state, done_at=now, why=why)
    )
    return bool(result.rowcount)  # type: ignore[attr-defined]


def count_try(session: Session, update_id: int) -> int:
    """Count one more failed try and return how many there were."""
    session.execute(update(Inbox).where(col(Inbox.update_id) == update_id).values(tries=Inbox.tries + 1))
    return session.exec(select(Inbox.tries).where(Inbox.update_id == update_id)).one()


def counts(session: Session) -> dict[InboxState, int]:
    """Return how many updates are in which state."""
    found = session.exec(select(Inbox.state, func.count()).group_by(col(Inbox.state))).all()
    return {InboxState(state): number for state, number in found}


def has_heard(session: Session, chat_id: int) -> bool:
    """Whether a chat ever sent us anything: only to such a chat a bot can write."""
    return session.exec(select(Inbox.update_id).where(Inbox.chat_id == chat_id).limit(1)).first() is not None


def count_since(session: Session, chat_id: int, *, since: datetime) -> int:
    """Return how many updates of a chat came since then."""
    return session.exec(
        select(func.count()).select_from(Inbox).where(Inbox.chat_id == chat_id, col(Inbox.received_at) > since)
    ).one()
