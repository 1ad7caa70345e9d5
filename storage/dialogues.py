"""What is being asked of a chat: open questions as rows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from storage.models import Dialogue
from storage.once import known
from storage.words import Asking


def open_of(session: Session, chat_id: int, asking: Asking) -> Dialogue | None:
    """Return the open question of a kind in a chat."""
    return all_open(session, chat_id).get(asking)


def all_open(session: Session, chat_id: int) -> dict[Asking, Dialogue]:
    """Return every open question of a chat by its kind. They are read once in a transaction."""
    return {one.asking: one for one in _of_chat(session, chat_id) if one.closed_at is None}


def _of_chat(session: Session, chat_id: int) -> list[Dialogue]:
    """Return the questions of a chat that were open at the first look, and those asked since."""
    key = (Dialogue, chat_id)
    if key not in known(session):
        found = list(session.exec(_ALL_OPEN, params={"chat": chat_id}))
        known(session)[key] = found
        return found
    questions: list[Dialogue] = known(session)[key]
    return questions


# said for every message: built once
_ALL_OPEN = select(Dialogue).where(Dialogue.chat_id == bindparam("chat"), col(Dialogue.closed_at).is_(None))


def ask(
    session: Session,
    chat_id: int,
    asking: Asking,
    *,
    now: datetime,
    step: int = 0,
    about: dict[str, Any] | None = None,
    next_at: datetime | None = None,
) -> Dialogue:
    """Open a question, or put the open one of its kind at this step."""
    dialogue = open_of(session, chat_id, asking)
    if dialogue is None:
        dialogue = Dialogue(chat_id=chat_id, asking=asking, opened_at=now)
        session.add(dialogue)
        _of_chat(session, chat_id).append(dialogue)
    dialogue.step, dialogue.about, dialogue.next_at = step, about or {}, next_at
    dialogue.opened_at = now
    session.flush()
    return dialogue


def close(session: Session, dialogue: Dialogue | None, *, now: datetime) -> None:
    """End a question; nothing happens when none was open."""
    if dialogue is None:
        return
    dialogue.closed_at, dialogue.next_at = now, None
    session.flush()


def close_all(session: Session, chat_id: int, kinds: Sequence[Asking], *, now: datetime) -> None:
    """End every open question of these kinds in a chat."""
    for asking, dialogue in all_open(session, chat_id).items():
        if asking in kinds:
            close(session, dialogue, now=now)


def overdue(session: Session, *, now: datetime, limit: int) -> Sequence[Dialogue]:
    """Return the questions whose time has passed."""
    return session.exec(
        select(Dialogue)
        .where(col(Dialogue.next_at) <= now)
        .order_by(col(Dialogue.next_at), col(Dialogue.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
