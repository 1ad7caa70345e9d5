"""Outings: who said that they leave the flat for a moment."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from bot.rules.outings import OutingReason
from storage.models import Episode, Outing, Resident


def open_of(session: Session, episode_id: int) -> Outing | None:
    """Return the outing of somebody who has not come back yet."""
    return session.exec(select(Outing).where(Outing.episode_id == episode_id, col(Outing.back_at).is_(None))).first()


def covering(session: Session, episode_id: int, *, now: datetime) -> Outing | None:
    """Return the outing that somebody said beforehand and that goes on now as they said, or None."""
    outing = open_of(session, episode_id)
    return outing if outing is not None and outing.until >= now else None


def locked(session: Session, outing_id: int) -> Outing | None:
    """Return an outing for changing."""
    return session.exec(select(Outing).where(Outing.id == outing_id).with_for_update()).first()


def record(
    session: Session,
    episode: Episode,
    *,
    reporter_id: int,
    day: date,
    reason: OutingReason,
    until: datetime,
    now: datetime,
) -> Outing:
    """Keep that somebody goes out until a moment; one that is still open is over with this."""
    if standing := open_of(session, episode.id or 0):
        standing.back_at, standing.next_at = now, None
        session.flush()
    outing = Outing(
        episode_id=episode.id or 0,
        resident_id=episode.resident_id,
        place_id=episode.place_id,
        reporter_id=reporter_id,
        day=day,
        reason=reason,
        left_at=now,
        until=until,
        next_at=until,
    )
    session.add(outing)
    session.flush()
    return outing


def due(session: Session, *, now: datetime, limit: int) -> Sequence[Outing]:
    """Return the outings whose time is over and about whom nobody has asked yet."""
    return session.exec(
        select(Outing)
        .where(col(Outing.next_at) <= now)
        .order_by(col(Outing.next_at), col(Outing.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def of_day(session: Session, place_id: int, day: date) -> Sequence[tuple[Outing, Resident]]:
    """Return the outings of a place on a day, newest first."""
    return session.exec(
        select(Outing, Resident)
        .join(Resident, col(Outing.resident_id) == col(Resident.id))
        .where(Outing.place_id == place_id, Outing.day == day)
        .order_by(col(Outing.id).desc())
    ).all()
