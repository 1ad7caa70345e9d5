"""Purges: which are due, and the erasing itself.

Whatever refers to a person by number goes with the person: the foreign keys of the schema say what that is, so a
table that is added later is not forgotten. What only mentions them in words is found by their words.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, func, select

from bot.rules.forgetting import GONE, PurgeState, needles
from storage.models import Audit, Episode, Inbox, Outbox, Place, Purge, Reporter, Reporting, Resident
from storage.subtrees import inside
from storage.words import InboxState, OutboxState

# a reference that may be empty is emptied, except where the row is about the person all the same
GOES_WITH = frozenset({("alert", "resident_id"), ("alert", "episode_id")})
# whoever else is called so keeps the name
OTHERS = frozenset({"resident", "staff", "place", "house", "bound_group", "outbox", "inbox", "audit", "staff_role"})
OF_A_CHAT = ("card", "dialogue", "attempt")
A_DAY = timedelta(days=1)

Doomed = dict[str, set[Any]]


def locked(session: Session, number: int) -> Purge | None:
    """Return a purge for changing."""
    return session.exec(select(Purge).where(Purge.id == number).with_for_update()).first()


def planned_of(session: Session, resident_id: int) -> Purge | None:
    """Return the erasing that the rule has planned for somebody."""
    return session.exec(
        select(Purge).where(
            Purge.resident_id == resident_id, col(Purge.state).in_([PurgeState.PLANNED, PurgeState.WARNED])
        )
    ).first()


def asked_of(session: Session, resident_id: int) -> Purge | None:
    """Return the erasing that was asked for and is not decided."""
    return session.exec(
        select(Purge).where(
            Purge.resident_id == resident_id, col(Purge.state).in_([PurgeState.ASKED, PurgeState.AGREED])
        )
    ).first()


def due(session: Session, *, now: datetime, limit: int) -> Sequence[Purge]:
    """Return what is due to be warned of, erased or given up, longest waiting first."""
    return session.exec(
        select(Purge)
        .where(col(Purge.next_at) <= now)
        .order_by(col(Purge.next_at), col(Purge.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def coming(session: Session, lineages: Sequence[str], *, limit: int) -> Sequence[Purge]:
    """Return what the rule will erase next at or below the lineages, soonest first."""
    if not lineages:
        return []
    return session.exec(
        select(Purge)
        .join(Place, col(Purge.place_id) == col(Place.id))
        .where(
            col(Purge.state).in_([PurgeState.PLANNED, PurgeState.WARNED]),
            sa.or_(*[inside(lineage) for lineage in lineages]),
        )
        .order_by(col(Purge.next_at), col(Purge.id))
        .limit(limit)
    ).all()


def planned_below(session: Session, lineage: str) -> Sequence[tuple[Purge, datetime | None]]:
    """Return what the rule will erase at or below a place and nobody was warned of, each with the last end."""
    return session.exec(
        select(Purge, func.max(Episode.ended_at))
        .join(Place, col(Purge.place_id) == col(Place.id))
        .outerjoin(Episode, col(Episode.resident_id) == col(Purge.resident_id))
        .where(Purge.state == PurgeState.PLANNED, col(Place.lineage).startswith(lineage, autoescape=True))
        .group_by(col(Purge.id))
        .order_by(col(Purge.id))
    ).all()


def count(session: Session, resident_id: int) -> int:
    """Return how many rows erasing somebody would take: a dry run."""
    return sum(len(ids) for ids in _doomed(session, resident_id).values())


def erase(session: Session, resident_id: int, *, now: datetime) -> int:
    """Erase everything kept about somebody and return how many rows it were. Nothing of it comes back."""
    session.flush()
    resident = session.get_one(Resident, resident_id)
    words = needles(resident.name, resident.phone, resident.address)
    doomed = _doomed(session, resident_id)
    chats = _chats(session, doomed)
    rows = sum(len(ids) for ids in doomed.values())
    _forget_chats(session, doomed, chats)
    _forget_messages(session, resident_id, doomed, words, now=now)
    _delete(session, doomed)
    _blank(session, words)
    session.expire_all()
    return rows


def _tables() -> dict[str, sa.Table]:
    return dict(SQLModel.metadata.tables)


def _key(table: sa.Table) -> sa.Column[Any]:
    return next(iter(table.primary_key.columns))


def _doomed(session: Session, resident_id: int) -> Doomed:
    """Return the rows that go: the person's, the chats that answered for nobody else, and whatever refers to them."""
    others = select(Reporting.reporter_id).where(Reporting.resident_id != resident_id)
    own = select(Reporting.reporter_id).where(
        Reporting.resident_id == resident_id, col(Reporting.reporter_id).not_in(others)
    )
    doomed: Doomed = {"resident": {resident_id}, "reporter": set(session.exec(own).all())}
    waiting = [(name, set(ids)) for name, ids in doomed.items()]
    while waiting:
        parent, ids = waiting.pop()
        for table, column in _references(parent):
            if column.nullable and (table.name, column.name) not in GOES_WITH:
                continue
            found = set(session.execute(sa.select(_key(table)).where(column.in_(sorted(ids)))).scalars())
            new = found - doomed.setdefault(table.name, set())
            if new:
                doomed[table.name] |= new
                waiting.append((table.name, new))
    return {name: ids for name, ids in doomed.items() if ids}


def _references(parent: str) -> Iterable[tuple[sa.Table, sa.Column[Any]]]:
    for table in _tables().values():
        for key in table.foreign_keys:
            if key.column.table.name == parent:
                yield table, key.parent


def _chats(session: Session, doomed: Doomed) -> list[int]:
    ids = sorted(doomed.get("reporter", set()))
    return list(session.exec(select(Reporter.chat_id).where(col(Reporter.id).in_(ids))).all())


def _forget_chats(session: Session, doomed: Doomed, chats: Sequence[int]) -> None:
    for name in OF_A_CHAT:
        table = _tables()[name]
        session.execute(sa.delete(table).where(table.c.chat_id.in_(chats)))
    session.execute(sa.delete(Inbox).where(col(Inbox.chat_id).in_(chats), col(Inbox.state) != InboxState.NEW))
    session.execute(sa.update(Audit).where(col(Audit.telegram_id).in_(chats)).values(telegram_id=0))
    reporters = [f"reporter:{number}" for number in doomed.get("reporter", set())]
    mine: list[Any] = [col(Outbox.chat_id).in_(chats), col(Outbox.recipient).in_(reporters)]
    mine += [col(Outbox.recipient).startswith(f"chat:{chat}:") for chat in chats]
    mine += [_holds(session, col(Outbox.key), str(chat)) for chat in chats]
    # nothing is owed to this chat again, so its keys need not stay
    gone = sa.literal("gone:") + sa.cast(col(Outbox.id), sa.String)
    _empty(session, sa.or_(*mine), recipient="nobody", chat_id=None, key=gone)


def _empty(session: Session, those: Any, **more: Any) -> None:
    """Take everything out of messages; a key that stays lets nothing be owed anew.

    What was owed is given up, and what is on its way now is not said once more, whatever becomes of it.
    """
    session.execute(
        sa.update(Outbox)
        .where(those, col(Outbox.state).in_([OutboxState.OWED, OutboxState.QUARANTINED, OutboxState.SENDING]))
        .values(state=OutboxState.DROPPED, why="withdrawn")
    )
    session.execute(sa.update(Outbox).where(those).values(params={}, **more))


def _forget_messages(
    session: Session, resident_id: int, doomed: Doomed, words: Sequence[str], *, now: datetime
) -> None:
    """Empty what staff typed and read about somebody: by name, by number, and what has taken effect long ago."""
    params = sa.cast(Outbox.__table__.c.params, sa.Text)  # type: ignore[attr-defined]
    # an alert that rings on and is gone would stop whatever rings beside it
    about = {"resident": {resident_id}} | {name: doomed.get(name, set()) for name in ("episode", "alert")}
    numbers = [f'"{name}": {one}{after}' for name, ids in about.items() for one in sorted(ids) for after in ",}"]
    _empty(session, sa.or_(*(_holds(session, params, one) for one in [*_spelled(words), *numbers])))
    raw = col(Inbox.raw)
    took_effect = col(Inbox.state).in_([InboxState.DONE, InboxState.IGNORED])
    told = sa.or_(*(_holds(session, raw, one) for one in _spelled(words)), col(Inbox.received_at) < now - A_DAY)
    session.execute(sa.update(Inbox).where(took_effect, raw != "{}", told).values(raw="{}"))
    traces = sa.or_(col(Audit.subject) == f"resident:{resident_id}", *_about_alerts(doomed))
    session.execute(sa.update(Audit).where(traces).values(detail={}))


def _about_alerts(doomed: Doomed) -> list[Any]:
    return [col(Audit.subject).in_([f"alert:{one}" for one in doomed.get("alert", set())])]


def _spelled(words: Sequence[str]) -> list[str]:
    """Return the words as they stand and as JSON may write them."""
    return list(dict.fromkeys([*words, *(json.dumps(word)[1:-1] for word in words)]))


def _holds(session: Session, column: Any, word: str) -> Any:
    position = sa.func.instr if session.get_bind().dialect.name == "sqlite" else sa.func.strpos
    return position(column, word) > 0


def _delete(session: Session, doomed: Doomed) -> None:
    for name, ids in doomed.items():
        for table, column in _references(name):
            if column.nullable:
                session.execute(sa.update(table).where(column.in_(sorted(ids))).values({column.name: None}))
    for table in reversed(SQLModel.metadata.sorted_tables):
        if going := doomed.get(table.name):
            session.execute(sa.delete(table).where(_key(table).in_(sorted(going))))


def _blank(session: Session, words: Sequence[str]) -> None:
    """Put a mark where the person is named in what stays: somebody else's note, a ledger, a question to a worker."""
    for table in _tables().values():
        if table.name in OTHERS:
            continue
        for column in table.columns:
            if _is_text(column):
                _blank_column(session, table, column, words)


def _is_text(column: sa.Column[Any]) -> bool:
    kind = getattr(column.type, "impl_instance", column.type)  # a decorated type stands for another
    return isinstance(kind, sa.String | sa.JSON) and not isinstance(kind, sa.Enum) and not column.foreign_keys


def _blank_column(session: Session, table: sa.Table, column: sa.Column[Any], words: Sequence[str]) -> None:
    key, text = _key(table), sa.cast(column, sa.Text)
    if column is key or not words:
        return
    held = sa.or_(*(_holds(session, text, word) for word in _spelled(words)))
    for number, value in session.execute(sa.select(key, column).where(held)).all():
        blanked = _blanked(value, words)
        session.execute(sa.update(table).where(key == number).values({column.name: blanked}))


def _blanked(value: Any, words: Sequence[str]) -> Any:
    if isinstance(value, dict):
        return {name: _blanked(one, words) for name, one in value.items()}
    if isinstance(value, list):
        return [_blanked(one, words) for one in value]
    if isinstance(value, str):
        for word in words:
            value = value.replace(word, GONE)
    return value
