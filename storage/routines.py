"""What each place's day has next, and the presence rounds that go on."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from storage.inserting import insert_new
from storage.models import Episode, Place, PresenceRound, Routine
from storage.words import Channel, EpisodeState


def without(session: Session) -> Sequence[Place]:
    """Return the places where somebody is followed up and whose day has nothing written down yet."""
    followed = select(Episode.id).where(Episode.place_id == Place.id, Episode.state == EpisodeState.ACTIVE).exists()
    known = select(Routine.place_id).where(Routine.place_id == Place.id).exists()
    return session.exec(select(Place).where(~known, followed).order_by(col(Place.id))).all()


def begin(session: Session, place_id: int, *, at: datetime, day: date, name: str) -> None:
    """Write down what a place's day has next, if nothing is."""
    insert_new(session, Routine, [{"place_id": place_id, "next_at": at, "next_day": day, "next_name": name}])


def due(session: Session, *, now: datetime, limit: int) -> Sequence[Routine]:
    """Return the places whose next routine has come, longest waiting first."""
    return session.exec(
        select(Routine)
        .where(Routine.next_at <= now)
        .order_by(col(Routine.next_at), col(Routine.place_id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def open_round(
    session: Session,
    place_id: int,
    *,
    day: date,
    slot: str,
    closes_at: datetime,
    channel: Channel,
    now: datetime,
) -> PresenceRound | None:
    """Open a presence round and return it; None when it stands already."""
    row = {
        "place_id": place_id,
        "day": day,
        "slot": slot,
        "opened_at": now,
        "closes_at": closes_at,
        "channel": channel,
        "next_at": closes_at,
    }
    if not insert_new(session, PresenceRound, [row]):
        return None
    return in_slot(session, place_id, day, slot)


def in_slot(session: Session, place_id: int, day: date, slot: str) -> PresenceRound | None:
    """Return the presence round of a place in a slot."""
    return session.exec(
        select(PresenceRound).where(
            PresenceRound.place_id == place_id, PresenceRound.day == day, PresenceRound.slot == slot
        )
    ).first()


def locked(session: Session, round_id: int) -> PresenceRound | None:
    """Return a presence round for changing: of two who press at once the second waits."""
    return session.exec(select(PresenceRound).where(PresenceRound.id == round_id).with_for_update()).first()


def rounds_due(session: Session, *, now: datetime, limit: int) -> Sequence[PresenceRound]:
    """Return the presence rounds at which somebody must look: doors to try again, or the end."""
    return session.exec(
        select(PresenceRound)
        .where(col(PresenceRound.next_at) <= now)
        .order_by(col(PresenceRound.next_at), col(PresenceRound.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
