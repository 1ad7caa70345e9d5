"""Rechecks: the second measurement after a fever."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from storage.models import Alert, Reading, Recheck


def open_of(session: Session, episode_id: int) -> Recheck | None:
    """Return the recheck of an episode that still waits for a value."""
    return session.exec(_OPEN.where(Recheck.episode_id == episode_id)).first()


_OPEN = select(Recheck).where(col(Recheck.closed_at).is_(None))


def due(session: Session, *, now: datetime, limit: int) -> Sequence[Recheck]:
    """Return the rechecks whose time has come, longest waiting first."""
    return session.exec(
        select(Recheck)
        .where(col(Recheck.next_at) <= now)
        .order_by(col(Recheck.next_at), col(Recheck.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def is_answer(session: Session, reading_id: int) -> bool:
    """Whether a value answered a recheck."""
    return session.exec(select(Recheck.id).where(Recheck.answered_by == reading_id)).first() is not None


def result_for(session: Session, alert: Alert) -> Reading | None:
    """Return the newest value that answered a recheck of the fever an alert is about."""
    return session.exec(_RESULT, params={"episode": alert.episode_id, "since": alert.raised_at}).first()


# asked for every fever that leaves: built once
_RESULT = (
    select(Reading)
    .join(Recheck, col(Recheck.answered_by) == col(Reading.id))
    .where(Recheck.episode_id == bindparam("episode"), col(Reading.recorded_at) >= bindparam("since"))
    .order_by(col(Reading.id).desc())
    .limit(1)
)


def close(session: Session, recheck: Recheck, *, now: datetime, answered_by: int | None = None) -> None:
    """End a recheck, with the value that answered it or without."""
    recheck.closed_at, recheck.next_at, recheck.answered_by = now, None, answered_by
    session.flush()
