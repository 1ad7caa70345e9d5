"""What a chat may do only so often."""

from datetime import datetime

from sqlmodel import Session, col, delete, func, select

from storage.models import Attempt


def count(session: Session, kind: str, *, since: datetime, chat_id: int | None = None) -> int:
    """Return how often something was tried since then, by one chat or by all."""
    query = select(func.count()).select_from(Attempt).where(Attempt.kind == kind, col(Attempt.at) > since)
    if chat_id is not None:
        query = query.where(Attempt.chat_id == chat_id)
    return session.exec(query).one()


def last(session: Session, kind: str, *, chat_id: int) -> datetime | None:
    """Return when a chat tried something last."""
    return session.exec(select(func.max(Attempt.at)).where(Attempt.kind == kind, Attempt.chat_id == chat_id)).one()


def record(session: Session, kind: str, *, chat_id: int, now: datetime) -> None:
    """Remember one more try."""
    session.add(Attempt(chat_id=chat_id, kind=kind, at=now))
    session.flush()


def forget_before(session: Session, moment: datetime) -> int:
    """Delete tries that no limit looks at any more and return how many."""
    return session.exec(delete(Attempt).where(col(Attempt.at) < moment)).rowcount
