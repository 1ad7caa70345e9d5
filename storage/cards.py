"""Messages that live: which chat shows which subject, and as it was last drawn."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, delete, func, or_, select, update

from storage.inserting import insert_into, insert_new
from storage.models import Bundle, Card


def at(session: Session, chat_id: int, message_id: int) -> Card | None:
    """Return the card a message is."""
    return session.exec(select(Card).where(Card.chat_id == chat_id, Card.message_id == message_id)).first()


def by_ids(session: Session, card_ids: Collection[int]) -> Sequence[Card]:
    """Return these cards, oldest first."""
    return session.exec(_BY_IDS, params={"ids": sorted(card_ids)}).all() if card_ids else []


# asked for whatever is drawn again: built once
_BY_IDS = select(Card).where(col(Card.id).in_(bindparam("ids", expanding=True))).order_by(col(Card.id))


def of_subjects(session: Session, subjects: Sequence[str]) -> Sequence[Card]:
    """Return every copy of several subjects in every chat; an alert has copies in bundles as well."""
    shown = {*subjects, *bundles_of(session, _alerts_in(subjects))}
    return session.exec(_OF_SUBJECTS, params={"subjects": sorted(shown)}).all()


# asked after whatever is noted: built once
_OF_SUBJECTS = select(Card).where(col(Card.subject).in_(bindparam("subjects", expanding=True))).order_by(col(Card.id))


def _alerts_in(subjects: Sequence[str]) -> list[int]:
    return [int(one.removeprefix("alert:")) for one in subjects if one.startswith("alert:")]


def bundles_of(session: Session, alert_ids: Sequence[int]) -> list[str]:
    """Return the subjects of the bundles in which alerts are shown."""
    if not alert_ids:
        return []
    found = session.exec(select(Bundle.message).where(col(Bundle.alert_id).in_(alert_ids)).distinct()).all()
    return [bundle_subject(message) for message in found]


def bundle_subject(message: int) -> str:
    """Return the subject of a bundle."""
    return f"bundle:{message}"


def bundle(session: Session, message: int, rings: Sequence[tuple[int, int]]) -> None:
    """Remember which alerts a message shows together, each with the telling it was."""
    insert_new(session, Bundle, [{"message": message, "alert_id": alert, "ring": ring} for alert, ring in rings])


def in_bundle(session: Session, message: int) -> Sequence[tuple[int, int]]:
    """Return the alerts a message shows together and which telling of each it was, in the order they rang."""
    return session.exec(
        select(Bundle.alert_id, Bundle.ring).where(Bundle.message == message).order_by(col(Bundle.id))
    ).all()


def rang_at(session: Session, chat_id: int, *, since: datetime) -> datetime | None:
    """Return when an alert came into a chat last, if it was later than `since`."""
    return session.exec(_RANG_AT, params={"chat": chat_id, "since": since}).one()


# asked for every alert that leaves: built once
_RANG_AT = select(func.max(Card.sent_at)).where(
    Card.chat_id == bindparam("chat"),
    col(Card.sent_at) > bindparam("since"),
    or_(col(Card.subject).startswith("alert:"), col(Card.subject).startswith("bundle:")),
)


def record(
    session: Session, *, chat_id: int, message_id: int, subject: str, recipient: str, drawn: str, now: datetime
) -> None:
    """Remember what a message shows now."""
    values = {"subject": subject, "recipient": recipient, "drawn": drawn, "drawn_at": now}
    # a card that is drawn again stays on the page somebody turned to
    row = {"chat_id": chat_id, "message_id": message_id, "view": "", "sent_at": now}
    session.connection().execute(_record(session.get_bind().dialect.name), row | values)


@cache
def _record(dialect: str) -> Any:
    """Return the one statement for it, built once: it is said for every card that was sent."""
    insert = insert_into(dialect, Card)
    changed = {name: insert.excluded[name] for name in ("subject", "recipient", "drawn", "drawn_at")}
    return insert.on_conflict_do_update(index_elements=["chat_id", "message_id"], set_=changed)


def forget(session: Session, chat_id: int, subject: str = "") -> None:
    """Let the copies in a chat be plain messages from now on: those of one subject, or all but the alerts."""
    which = col(Card.subject) == subject if subject else col(Card.subject).not_like("alert:%")
    session.execute(delete(Card).where(col(Card.chat_id) == chat_id, which))


def move_chat(session: Session, old: int, new: int) -> None:
    """Follow a group that became a supergroup. Its old messages cannot be edited from the new chat."""
    session.execute(update(Card).where(col(Card.chat_id) == old).values(drawn="", chat_id=new))


def before(session: Session, chat_id: int, message_id: int, *, beginning: str) -> Card | None:
    """Return the newest card of a chat that stands above a message and whose subject begins so."""
    return session.exec(
        select(Card)
        .where(
            Card.chat_id == chat_id,
            Card.message_id < message_id,
            col(Card.subject).startswith(beginning, autoescape=True),
        )
        .order_by(col(Card.message_id).desc())
        .limit(1)
    ).first()


def retire_chat(session: Session, chat_id: int, *, to: str) -> list[str]:
    """Readdress every card in the chat of somebody who left, and return their subjects."""
    found = session.exec(select(Card).where(Card.chat_id == chat_id).order_by(col(Card.id))).all()
    for card in found:
        card.recipient = to
    session.flush()
    return [card.subject for card in found]
