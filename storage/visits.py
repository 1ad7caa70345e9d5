"""Visits and calls: every look is kept, the newest counts."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, func, select

from bot.rules.presence import VisitKind, VisitOutcome
from storage.models import Episode, Resident, Staff, Visit
from storage.words import Channel, EpisodeState


def followed(session: Session, place_id: int, day: date) -> Sequence[tuple[Episode, Resident]]:
    """Return who is followed up at a place itself on a day, by door and name."""
    return session.exec(
        select(Episode, Resident)
        .join(Resident, col(Episode.resident_id) == col(Resident.id))
        .where(
            Episode.place_id == place_id,
            Episode.state == EpisodeState.ACTIVE,
            Episode.starts_on <= day,
            Episode.ends_on >= day,
        )
        .order_by(col(Resident.walk), col(Resident.name), col(Resident.id))
    ).all()


def record(
    session: Session,
    episode: Episode,
    *,
    kind: VisitKind,
    day: date,
    slot: str,
    outcome: VisitOutcome,
    channel: Channel,
    staff_id: int,
    outing_id: int | None = None,
    now: datetime,
) -> Visit:
    """Keep a look at a person, after those of the same slot before it."""
    before = session.exec(
        select(func.max(Visit.number)).where(
            Visit.episode_id == episode.id, Visit.kind == kind, Visit.day == day, Visit.slot == slot
        )
    ).one()
    visit = Visit(
        episode_id=episode.id or 0,
        resident_id=episode.resident_id,
        place_id=episode.place_id,
        kind=kind,
        day=day,
        slot=slot,
        number=(before or 0) + 1,
        outcome=outcome,
        channel=channel,
        outing_id=outing_id,
        staff_id=staff_id,
        at=now,
    )
    session.add(visit)
    session.flush()
    return visit


def of_round(session: Session, place_id: int, day: date, slot: str) -> Sequence[Visit]:
    """Return every look of a presence round, in order."""
    return session.exec(
        select(Visit)
        .where(Visit.place_id == place_id, Visit.day == day, Visit.slot == slot, Visit.kind == VisitKind.PRESENCE)
        .order_by(col(Visit.id))
    ).all()


def calls_of_day(session: Session, resident_ids: Sequence[int], day: date) -> Sequence[tuple[Visit, Staff]]:
    """Return the calls to these residents on a day with who made them, in order."""
    return session.exec(
        select(Visit, Staff)
        .join(Staff, col(Visit.staff_id) == col(Staff.id))
        .where(col(Visit.resident_id).in_(resident_ids), Visit.day == day, Visit.kind == VisitKind.CALL)
        .order_by(col(Visit.id))
    ).all()


def of_resident(session: Session, resident_id: int, kind: VisitKind) -> Sequence[tuple[Visit, Staff]]:
    """Return every look of one kind at a resident with who took it, in order."""
    return session.exec(
        select(Visit, Staff)
        .join(Staff, col(Visit.staff_id) == col(Staff.id))
        .where(Visit.resident_id == resident_id, Visit.kind == kind)
        .order_by(col(Visit.id))
    ).all()


def wrong_numbers(session: Session, resident_ids: Sequence[int]) -> set[int]:
    """Return those of the residents whose last call found the number to be somebody else's."""
    found = session.exec(
        select(Visit.resident_id, Visit.outcome)
        .where(col(Visit.resident_id).in_(resident_ids), Visit.kind == VisitKind.CALL)
        .order_by(col(Visit.id))
    ).all()
    last = dict(found)
    return {resident for resident, outcome in last.items() if outcome == VisitOutcome.WRONG_NUMBER}
