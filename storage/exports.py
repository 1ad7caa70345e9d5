"""The list of people at a place on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import select as columns
from sqlmodel import Session, col, func, or_, select

from storage.models import Episode, Place, Reporting, Resident
from storage.words import EpisodeState


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was followed up on the day."""

    name: str
    phone: str
    address: str
    path: str
    starts_on: date
    ends_on: date
    linked: bool
    by_phone: bool


def _there(lineage: str, day: date) -> tuple[Any, ...]:
    """Those of a subtree whose isolation went on that day; what was entered by mistake never did."""
    # the day of the end in UTC: up to eight hours early, so that who was released that morning still stands there
    begins = datetime.combine(day, time(), tzinfo=UTC)
    return (
        col(Place.lineage).startswith(lineage, autoescape=True),
        col(Episode.state) != EpisodeState.VOID,
        Episode.starts_on <= day,
        or_(col(Episode.state) == EpisodeState.ACTIVE, col(Episode.ended_at) >= begins),
    )


def count(session: Session, lineage: str, day: date) -> int:
    """Return how many were followed up at or below a place on a day."""
    return session.exec(
        select(func.count())
        .select_from(Episode)
        .join(Place, col(Episode.place_id) == col(Place.id))
        .where(*_there(lineage, day))
    ).one()


def people(session: Session, lineage: str, day: date) -> Sequence[Person]:
    """Return who was followed up at or below a place on a day, by place, door and name."""
    linked = (
        select(Reporting.id).where(Reporting.resident_id == Resident.id, col(Reporting.ended_at).is_(None)).exists()
    )
    rows = session.execute(
        columns(
            col(Resident.name),
            col(Resident.phone),
            col(Resident.address),
            col(Place.path),
            col(Episode.starts_on),
            col(Episode.ends_on),
            linked,
            col(Resident.by_phone_since),
        )
        .select_from(Episode)
        .join(Resident, col(Episode.resident_id) == col(Resident.id))
        .join(Place, col(Episode.place_id) == col(Place.id))
        .where(*_there(lineage, day))
        .order_by(col(Place.walk), col(Resident.walk), col(Resident.name), col(Episode.id))
    )
    return [
        Person(name, phone, address, path, starts, ends, bool(scanned), since is not None)
        for name, phone, address, path, starts, ends, scanned, since in rows
    ]
