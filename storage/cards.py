"""Messages that live: which chat shows which subject, and as it was last drawn."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select, update

from storage.inserting import insert_for
from storage.models import Card


def at(session: Session, chat_id: int, message_id: int) -> Card | None:
    """Return the card a message is."""
    return session.exec(select(Card).where(Card.chat_id == chat_id, Card.message_id == message_id)).first()


def of_subjects(session: Session, subjects: Sequence[str]) -> Sequence[Card]:
    """Return every copy of several subjects in every chat."""
    return session.exec(select(Card).where(col(Card.subject).in_(subjects)).order_by(col(Card.id))).all()


def record(
    session: Session, *, chat_id: int, message_id: int, subject: str, recipient: str, drawn: str, now: datetime
) -> None:
    """Remember what a message shows now."""
    values = {"subject": subject, "recipient": recipient, "drawn": drawn, "drawn_at": now}
    insert = insert_for(session, Card).values(chat_id=chat_id, message_id=message_id, **values)
    session.execute(insert.on_conflict_do_update(index_elements=["chat_id", "message_id"], set_=values))


def move_chat(session: Session, old: int, new: int) -> None:
    """Follow a group that became a supergroup. Its old messages cannot be edited from the new chat."""
    session.execute(update(Card).where(col(Card.chat_id) == old).values(drawn="", chat_id=new))


def retire_chat(session: Session, chat_id: int, *, to: str) -> list[str]:
    """Readdress every card in the chat of somebody who left, and return their subjects."""
    found = session.exec(select(Card).where(Card.chat_id == chat_id).order_by(col(Card.id))).all()
    for card in found:
        card.recipient = to
    session.flush()
    return [card.subject for card in found]
