"""Messages to residents, and what became of each copy."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from storage.models import MessageReceipt


def receipts_of(session: Session, message_id: int) -> Sequence[MessageReceipt]:
    """Return what became of a message, one receipt for each chat."""
    return session.exec(
        select(MessageReceipt).where(MessageReceipt.message_id == message_id).order_by(col(MessageReceipt.id))
    ).all()


def receipt(session: Session, message_id: int, reporter_id: int) -> MessageReceipt | None:
    """Return what became of a message in one chat."""
    return session.exec(
        select(MessageReceipt).where(MessageReceipt.message_id == message_id, MessageReceipt.reporter_id == reporter_id)
    ).first()


def fail_waiting(session: Session, reporter_id: int, *, now: datetime) -> list[int]:
    """Mark what was not delivered to a chat as failed and return the messages."""
    waiting = session.exec(
        select(MessageReceipt).where(
            MessageReceipt.reporter_id == reporter_id,
            col(MessageReceipt.delivered_at).is_(None),
            col(MessageReceipt.failed_at).is_(None),
        )
    ).all()
    for one in waiting:
        one.failed_at = now
    session.flush()
    return [one.message_id for one in waiting]
