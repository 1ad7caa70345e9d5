"""Updates: kept before they are confirmed, done once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select, update

from storage.inserting import insert_new
from storage.models import Inbox
from storage.types import literally
from storage.words import InboxState


def store(session: Session, rows: Sequence[dict[str, Any]]) -> int:
    """Keep updates that are new to us and return how many they were."""
    return insert_new(session, Inbox, rows)


def waiting(session: Session, *, limit: int, after: int) -> Sequence[tuple[int, int, str]]:
    """Return (number, chat, raw) of updates that took no effect yet and come after a number, in their order."""
    found = session.connection().execute(_WAITING, {"after": after, "most": limit})
    return [(number, chat, raw) for number, chat, raw in found]


# asked after every batch: built once
_WAITING = (
    select(Inbox.update_id, Inbox.chat_id, Inbox.raw)
    .where(literally(Inbox.state, InboxState.NEW), Inbox.update_id > bindparam("after"))
    .order_by(col(Inbox.update_id))
    .limit(bindparam("most"))
)


def finish(session: Session, update_id: int, state: InboxState, *, now: datetime, why: str = "") -> bool:
    """Mark a new update and say whether it was still new: of two, one takes effect."""
    result = session.connection().execute(_FINISH, {"number": update_id, "to": state, "at": now, "because": why})
    return bool(result.rowcount)


_inbox = Inbox.__table__  # type: ignore[attr-defined]
# said for every message: built once
_FINISH = (
    update(_inbox)
    .where(_inbox.c.update_id == bindparam("number"), literally(_inbox.c.state, InboxState.NEW))
    .values(state=bindparam("to"), done_at=bindparam("at"), why=bindparam("because"))
)


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
    return session.exec(_COUNT_SINCE, params={"chat": chat_id, "since": since}).one()


# said for every message: built once
_COUNT_SINCE = (
    select(func.count())
    .select_from(Inbox)
    .where(Inbox.chat_id == bindparam("chat"), col(Inbox.received_at) > bindparam("since"))
)
