"""The calls after a release."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from bot.rules.aftercare import CallOutcome
from storage.inserting import insert_new
from storage.models import AftercareCall, Episode


def plan(session: Session, episode: Episode, moments: Sequence[tuple[int, datetime]]) -> None:
    """Keep the calls of an after-care: rows of (day, moment). Planned again, those that are not over move."""
    rows = [
        {
            "episode_id": episode.id,
            "resident_id": episode.resident_id,
            "place_id": episode.place_id,
            "number": number,
            "tries": 0,
            "next_at": at,
        }
        for number, at in moments
    ]
    insert_new(session, AftercareCall, rows)
    by_number = dict(moments)
    for call in of_episode(session, episode.id or 0):
        if call.outcome in {None, CallOutcome.SKIPPED} and call.number in by_number:
            call.next_at, call.outcome, call.closed_at = by_number[call.number], None, None
    session.flush()


def of_episode(session: Session, episode_id: int) -> Sequence[AftercareCall]:
    """Return the calls of an after-care, in order."""
    return session.exec(
        select(AftercareCall).where(AftercareCall.episode_id == episode_id).order_by(col(AftercareCall.number))
    ).all()


def locked(session: Session, call_id: int) -> AftercareCall | None:
    """Return a call for changing."""
    return session.exec(select(AftercareCall).where(AftercareCall.id == call_id).with_for_update()).first()


def due(session: Session, *, now: datetime, limit: int) -> Sequence[AftercareCall]:
    """Return the calls whose day has come, longest waiting first."""
    return session.exec(
        select(AftercareCall)
        .where(col(AftercareCall.next_at) <= now)
        .order_by(col(AftercareCall.next_at), col(AftercareCall.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def skip(session: Session, resident_id: int, *, now: datetime) -> list[AftercareCall]:
    """End every call to somebody that is not over, and return them: there is nobody to look after any more."""
    found = session.exec(
        select(AftercareCall).where(AftercareCall.resident_id == resident_id, col(AftercareCall.closed_at).is_(None))
    ).all()
    for call in found:
        call.outcome, call.closed_at, call.next_at = CallOutcome.SKIPPED, now, None
    session.flush()
    return list(found)
