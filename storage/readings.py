"""Readings: every version is kept."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Integer, bindparam
from sqlmodel import Session, and_, col, or_, select

from storage.models import Check, Episode, Place, Reading, Resident
from storage.types import among

LOWEST_FEVER_LINE = 3680  # the safe floor of the fever line, in hundredths of a degree


def by_id(session: Session, reading_id: int) -> Reading | None:
    """Return a reading."""
    return session.get(Reading, reading_id)


def latest_of(session: Session, resident_id: int, *, limit: int) -> Sequence[Reading]:
    """Return a resident's newest readings that nothing supersedes, newest first."""
    return session.exec(_LATEST, params={"resident": resident_id, "limit": limit}).all()


# asked for every fever that leaves: built once
_LATEST = (
    select(Reading)
    .where(
        Reading.resident_id == bindparam("resident"),
        col(Reading.id).not_in(
            select(Reading.supersedes).where(
                Reading.resident_id == bindparam("resident"), col(Reading.supersedes).is_not(None)
            )
        ),
    )
    .order_by(col(Reading.measured_at).desc(), col(Reading.id).desc())
    .limit(bindparam("limit", type_=Integer()))
)


def standing_of(session: Session, episode_id: int) -> Sequence[tuple[Reading, Check | None]]:
    """Return the readings of an episode that nothing supersedes, oldest first, with the check each answers."""
    newer = select(Reading.supersedes).where(Reading.episode_id == episode_id, col(Reading.supersedes).is_not(None))
    return session.exec(
        select(Reading, Check)
        .outerjoin(Check, col(Reading.check_id) == col(Check.id))
        .where(Reading.episode_id == episode_id, col(Reading.id).not_in(newer))
        .order_by(col(Reading.measured_at), col(Reading.id))
    ).all()


def unasked_since(session: Session, episode_ids: Sequence[int], *, since: datetime) -> dict[int, Reading]:
    """Return, by episode, the newest reading that was given since then and answers no check yet."""
    found = session.exec(
        select(Reading)
        .where(
            among(session, Reading.episode_id, episode_ids),
            col(Reading.check_id).is_(None),
            col(Reading.measured_at) >= since,
        )
        .order_by(col(Reading.id))
    ).all()
    return {reading.episode_id: reading for reading in found}


def centis(session: Session, reading_ids: Sequence[int]) -> dict[int, int]:
    """Return the values of these readings by their numbers, in hundredths of a degree."""
    found = session.exec(select(Reading.id, Reading.centi).where(col(Reading.id).in_(reading_ids))).all()
    return {number: centi for number, centi in found if number is not None}


def by_message(session: Session, reporter_id: int, message_id: int) -> Reading | None:
    """Return the newest version of what a reporter's message said."""
    return session.exec(
        select(Reading)
        .where(Reading.reporter_id == reporter_id, Reading.message_id == message_id)
        .order_by(col(Reading.id).desc())
    ).first()


def newest_by(session: Session, reporter_id: int) -> Reading | None:
    """Return the value a reporter gave last."""
    return session.exec(
        select(Reading).where(Reading.reporter_id == reporter_id).order_by(col(Reading.id).desc()).limit(1)
    ).first()


def all_by_message(session: Session, reporter_id: int, message_id: int) -> Sequence[Reading]:
    """Return every reading that a message gave, of whomever, oldest first."""
    return session.exec(
        select(Reading)
        .where(Reading.reporter_id == reporter_id, Reading.message_id == message_id)
        .order_by(col(Reading.id))
    ).all()


def by_message_of(session: Session, reporter_id: int, message_id: int, resident_id: int) -> Reading | None:
    """Return the newest version of what a reporter's message said of one person."""
    return session.exec(
        select(Reading)
        .where(
            Reading.reporter_id == reporter_id,
            Reading.message_id == message_id,
            Reading.resident_id == resident_id,
        )
        .order_by(col(Reading.id).desc())
    ).first()


def of_day(
    session: Session, lineage: str, day: date, *, begins: datetime, ends: datetime
) -> Sequence[tuple[Reading, Resident, Episode]]:
    """Return the high readings of a day at or below a place that stand.

    Those that answered a check of this day, and those that nobody asked for between the two
    moments: a fever at noon belongs on the board like one at eight.
    Only those from 36.8 ℃ are looked at: no rule in its safe range calls less a fever.
    """
    newer = select(Reading.supersedes).where(col(Reading.supersedes).is_not(None))
    return session.exec(
        select(Reading, Resident, Episode)
        .join(Resident, col(Reading.resident_id) == col(Resident.id))
        .join(Episode, col(Reading.episode_id) == col(Episode.id))
        .join(Place, col(Episode.place_id) == col(Place.id))
        .outerjoin(Check, col(Reading.check_id) == col(Check.id))
        .where(
            or_(
                Check.day == day,
                and_(
                    col(Reading.check_id).is_(None),
                    col(Reading.measured_at) >= begins,
                    col(Reading.measured_at) < ends,
                ),
            ),
            col(Place.lineage).startswith(lineage, autoescape=True),
            Reading.centi >= LOWEST_FEVER_LINE,
            col(Reading.id).not_in(newer),
        )
        .order_by(col(Resident.walk), col(Resident.name), col(Reading.id))
    ).all()


def earlier_versions(session: Session, reading: Reading) -> list[Reading]:
    """Return what a reading was corrected from, the newest first."""
    found: list[Reading] = []
    while reading.supersedes is not None:
        reading = session.get_one(Reading, reading.supersedes)
        found.append(reading)
    return found


def newest_version(session: Session, reading: Reading) -> Reading:
    """Return the last correction of a reading, or the reading itself."""
    while newer := session.exec(_NEWER, params={"reading": reading.id}).first():
        reading = newer
    return reading


# asked for every fever that was measured again: built once
_NEWER = select(Reading).where(Reading.supersedes == bindparam("reading"))
