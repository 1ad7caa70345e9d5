"""Messages we owe. Owing the same key twice owes it once."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, bindparam, case, false, true
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, not_, or_, select, update

from storage.inserting import insert_alike, insert_into, insert_new
from storage.models import Outbox, Reporter
from storage.types import literally
from storage.words import OutboxState

_outbox = Outbox.__table__  # type: ignore[attr-defined]


def owe(session: Session, rows: Sequence[dict[str, Any]]) -> int:
    """Owe messages that are not owed yet and return how many they were."""
    return insert_new(session, Outbox, rows)


def owe_each(session: Session, alike: dict[str, Any], each: Select[str, str]) -> int:
    """Owe a message to each that a SELECT of `key` and `recipient` finds, and return how many were new."""
    return insert_alike(session, Outbox, alike, each)


def given(session: Session, keys: Sequence[str]) -> set[str]:
    """Return which of these were said, or will be: not those that were given up."""
    found: set[str] = set()
    for at in range(0, len(keys), MOST_KEYS):
        some = keys[at : at + MOST_KEYS]
        found |= set(
            session.exec(
                select(Outbox.key).where(
                    col(Outbox.key).in_(some),
                    col(Outbox.state).not_in([OutboxState.DROPPED, OutboxState.QUARANTINED]),
                )
            )
        )
    return found


MOST_KEYS = 5000  # SQLite takes 32,766 values in a statement


def owe_again(session: Session, row: dict[str, Any]) -> None:
    """Owe something that may be owed many times under one key, such as the redrawing of a card.

    One that is being sent just now is owed once more afterwards, since what it shows may be old already.
    """
    session.flush()  # the statement below goes by what the rows say
    session.execute(_owe_again(session.get_bind().dialect.name), row)


@cache
def _owe_again(dialect: str) -> Any:
    """Return the one statement for it, built once: it is said for every card of every change."""
    known = _outbox.c
    insert = insert_into(dialect, Outbox)
    new = insert.excluded
    sending, owed = known.state == OutboxState.SENDING, known.state == OutboxState.OWED
    # one that rests is called up when it must be seen at once
    called_up = owed & (known.next_at > new.next_at) & (known.attempts == 0)
    anew = ~sending & ~owed
    return insert.on_conflict_do_update(
        index_elements=["key"],
        set_={
            "rearm": case((sending, true()), else_=known.rearm),
            "state": case((anew, new.state), else_=known.state),
            "attempts": case((anew, 0), else_=known.attempts),
            "owed_at": case((anew, new.owed_at), else_=known.owed_at),
            "next_at": case((anew | called_up, new.next_at), else_=known.next_at),
            "priority": case((anew | called_up, new.priority), else_=known.priority),
        },
    )


def due(
    session: Session,
    *,
    now: datetime,
    limit: int,
    lowest: int,
    resting: Collection[str],
    resting_chats: Collection[int],
) -> Sequence[tuple[Outbox, bool]]:
    """Return what may be sent now, most urgent and oldest first, and whether its chat is known to want large print.

    Recipients and chats that must rest are left out, so nobody waits behind them.
    """
    given = {"now": now, "limit": limit, "lowest": lowest}
    if resting:
        given["resting"] = sorted(resting)
    if resting_chats:
        given["chats"] = sorted(resting_chats)
    found = session.exec(_due(bool(resting), bool(resting_chats)), params=given).all()
    return [(row, bool(large)) for row, large in found]


@cache
def _due(resting: bool, resting_chats: bool) -> Any:
    """Return the one statement for it, built once: the pump asks all the time."""
    query = select(Outbox).where(
        literally(Outbox.state, OutboxState.OWED),
        Outbox.priority <= bindparam("lowest"),
        col(Outbox.next_at) <= bindparam("now"),
    )
    if resting:
        query = query.where(col(Outbox.recipient).not_in(bindparam("resting", expanding=True)))
    if resting_chats:
        rests = col(Outbox.chat_id).in_(bindparam("chats", expanding=True))
        query = query.where(or_(col(Outbox.chat_id).is_(None), not_(rests)))
    first = (
        query.order_by(col(Outbox.priority), col(Outbox.id))
        .limit(bindparam("limit", type_=Integer()))
        .with_for_update(skip_locked=True)
    )
    # only these few are looked up among the chats, not the fifty thousand behind them
    row = aliased(Outbox, first.subquery())
    return (
        select(row, Reporter.large)
        .outerjoin(Reporter, col(Reporter.chat_id) == row.chat_id)
        .order_by(col(row.priority), col(row.id))
    )


def unsent(session: Session, notice: str, *, priority: int, chat_id: int, limit: int) -> Sequence[Outbox]:
    """Return what is still owed of one kind to a chat or to a recipient not looked up yet, oldest first."""
    given = {"notice": notice, "priority": priority, "chat": chat_id, "limit": limit}
    return session.exec(_UNSENT, params=given).all()


# asked for every alert that leaves: built once
_UNSENT = (
    select(Outbox)
    .where(
        literally(Outbox.state, OutboxState.OWED),
        Outbox.priority == bindparam("priority"),
        Outbox.notice == bindparam("notice"),
        or_(col(Outbox.chat_id).is_(None), Outbox.chat_id == bindparam("chat")),
    )
    .order_by(col(Outbox.id))
    .limit(bindparam("limit", type_=Integer()))
    .with_for_update(skip_locked=True)
)


def next_due_at(session: Session) -> datetime | None:
    """Return when the next message may be sent."""
    return session.exec(select(func.min(Outbox.next_at)).where(literally(Outbox.state, OutboxState.OWED))).one()


def mark_sending(session: Session, chats: Mapping[int, int]) -> None:
    """Mark messages as being on their way, each to the chat given for it: tried once more, and shown as it is now."""
    if chats:
        rows = [{"row": number, "chat": chat} for number, chat in chats.items()]
        session.connection().execute(_MARK_SENDING, rows)


# said for every message: built once
_MARK_SENDING = (
    update(_outbox)
    .where(_outbox.c.id == bindparam("row"))
    .values(state=OutboxState.SENDING, chat_id=bindparam("chat"), attempts=_outbox.c.attempts + 1, rearm=false())
)


def mark_sent(session: Session, row_id: int, *, message_id: int | None, now: datetime) -> bool:
    """Mark a message sent, unless it has to be said once more; say whether it was marked."""
    result = session.connection().execute(_MARK_SENT, {"row": row_id, "message": message_id, "at": now})
    return bool(result.rowcount)


# said for every message: built once
_MARK_SENT = (
    update(_outbox)
    .where(
        _outbox.c.id == bindparam("row"),
        _outbox.c.rearm.is_(False),
        _outbox.c.state == OutboxState.SENDING,
    )
    .values(state=OutboxState.SENT, message_id=bindparam("message"), sent_at=bindparam("at"), why="")
)


def in_flight(session: Session) -> Sequence[Outbox]:
    """Return what was being sent when we stopped: nobody knows whether it arrived."""
    return session.exec(select(Outbox).where(Outbox.state == OutboxState.SENDING).order_by(col(Outbox.id))).all()


def by_key(session: Session, key: str) -> Outbox | None:
    """Return the message owed under a key, for changing."""
    return session.exec(select(Outbox).where(Outbox.key == key).with_for_update()).first()


def by_ids(session: Session, row_ids: Sequence[int]) -> Sequence[Outbox]:
    """Return these messages, oldest first."""
    return session.exec(select(Outbox).where(col(Outbox.id).in_(row_ids)).order_by(col(Outbox.id))).all()


def drop_owed_to(session: Session, recipient: str, *, lowest: int, why: str) -> None:
    """Give up what is owed to a recipient at this priority or below it."""
    session.execute(
        update(Outbox)
        .where(
            col(Outbox.recipient) == recipient,
            col(Outbox.state) == OutboxState.OWED,
            col(Outbox.priority) >= lowest,
        )
        .values(state=OutboxState.DROPPED, why=why)
    )


def hurry(session: Session, keys: Sequence[str], *, priority: int, now: datetime) -> int:
    """Let what is owed under these keys and waits go now, and return how many it were."""
    result = session.connection().execute(
        update(Outbox)
        .where(col(Outbox.key).in_(keys), col(Outbox.state) == OutboxState.OWED)
        .values(priority=priority, next_at=now)
    )
    return int(result.rowcount)


def waiting(session: Session) -> Sequence[tuple[int, int, datetime]]:
    """Return (priority, how many, owed since) of what is owed and could have left, most urgent first."""
    found = session.exec(
        select(Outbox.priority, func.count(), func.min(Outbox.owed_at))
        .where(col(Outbox.state).in_([OutboxState.OWED, OutboxState.SENDING]))
        .group_by(col(Outbox.priority))
        .order_by(col(Outbox.priority))
    ).all()
    return [(priority, count, since) for priority, count, since in found]


def counts(session: Session) -> dict[OutboxState, int]:
    """Return how many messages are in which state."""
    found = session.exec(select(Outbox.state, func.count()).group_by(col(Outbox.state))).all()
    return {OutboxState(state): number for state, number in found}


def owed_to(session: Session, recipients: Sequence[str], chat_id: int) -> Sequence[Outbox]:
    """Return what is still owed to these recipients, or to a chat by its number, for changing."""
    return session.exec(
        select(Outbox)
        .where(
            literally(Outbox.state, OutboxState.OWED),
            or_(col(Outbox.recipient).in_(recipients), col(Outbox.recipient).startswith(f"chat:{chat_id}:")),
        )
        .order_by(col(Outbox.id))
        .with_for_update()
    ).all()
