"""Owe a message: in the transaction that caused it, under a key that makes owing it twice harmless."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.notices import Notice, Redraw, params_of
from bot.rules.delivery import Priority
from bot.services.actors import Actor, reads
from bot.services.offices import chat_in, to_chat
from storage import cards, outbox
from storage.models import Card
from storage.words import OutboxState

CARD_RESTS = 30  # seconds between two redrawings of a board: a worker's phone is not to flicker


def row(
    notice: Notice,
    *,
    to: str,
    key: str,
    priority: int,
    now: datetime,
    expires: datetime | None = None,
    edits: int | None = None,
) -> dict[str, Any]:
    """Return what is kept of a message we owe: for owing many at once."""
    return {
        "key": key,
        "notice": type(notice).__name__,
        "params": params_of(notice),
        "recipient": to,
        "chat_id": chat_in(to),
        "priority": priority,
        "owed_at": now,
        "next_at": now,
        "expires_at": expires,
        "edits": edits,
        "state": OutboxState.OWED,
        "attempts": 0,
        "rearm": False,
        "marked": False,
        "plain": False,
        "why": "",
    }


def owe(
    session: Session,
    notice: Notice,
    *,
    to: str,
    key: str,
    priority: int,
    now: datetime,
    expires: datetime | None = None,
    edits: int | None = None,
) -> bool:
    """Owe one message and say whether it was new."""
    return bool(
        outbox.owe(
            session,
            [row(notice, to=to, key=key, priority=priority, now=now, expires=expires, edits=edits)],
        )
    )


def owe_all(session: Session, rows: Iterable[dict[str, Any]]) -> int:
    """Owe many messages at once and return how many were new."""
    return outbox.owe(session, list(rows))


def reply(
    session: Session,
    actor: Actor,
    notice: Notice,
    *,
    now: datetime,
    part: str = "",
    edits: int | None = None,
    language: str = "",
) -> None:
    """Owe an answer to whoever spoke, in the chat where they spoke; in their language, where the caller knows it."""
    owe(
        session,
        notice,
        to=to_chat(actor.chat_id, language or reads(session, actor)),
        key=f"reply:{actor.cause}:{type(notice).__name__}:{part}",
        priority=Priority.REPLY,
        now=now,
        edits=edits,
    )


def redraw(
    session: Session,
    *subjects: str,
    now: datetime,
    rests: bool = False,
    priority: int | None = None,
    at_once: Sequence[str] = (),
) -> None:
    """Owe a fresh look to every copy of a card; with `rests`, not more often than every 30 seconds.

    Those of the subjects `at_once` answer what somebody has just said, and never rest.
    """
    for card in cards.of_subjects(session, [*subjects, *at_once]):
        if card.subject in at_once:
            _owe_redraw(session, card, Priority.REPLY, due=now, now=now)
            continue
        due = max(now, _rested(card.drawn_at)) if rests else now
        _owe_redraw(session, card, priority or (Priority.DIGEST if rests else Priority.ALERT), due=due, now=now)


def redraw_pressed(session: Session, card: Card, *, now: datetime) -> None:
    """Owe a fresh look to the one card somebody has just pressed: it answers the press, at once."""
    session.flush()
    _owe_redraw(session, card, Priority.REPLY, due=now, now=now)


def _owe_redraw(session: Session, card: Card, priority: int, *, due: datetime, now: datetime) -> None:
    again = Redraw(card=card.id or 0)
    owed = row(again, to=card.recipient, key=f"redraw:{card.id}", priority=priority, now=now)
    outbox.owe_again(session, owed | {"next_at": due})


def _rested(drawn_at: datetime) -> datetime:
    return drawn_at + timedelta(seconds=CARD_RESTS)
