"""What was recorded about a day after its report was confirmed. It is read from the facts, never kept twice.

It belongs to the report of the place where somebody was when the day ended, whoever has taken them over since.
"""

from collections.abc import Sequence
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import literal_column
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, or_

from storage.models import Check, Episode, Place, Reading, Resident, Staff, SymptomNote, Visit
from storage.subtrees import IS_HIGH, IS_NAMED, columns, rows
from storage.whereabouts import stood
from storage.words import CheckState, EpisodeState

Value = tuple[datetime, str | None, int, str, str, int | None, int, str]


def values(
    session: Session, lineage: str, day: date, *, begins: datetime, ends: datetime, since: datetime
) -> Sequence[Value]:
    """Return (when, staff or none for the chat, resident, name, slot, old value, new value, given by), in order.

    These are the answers to checks of the day that came since then, and newer versions of values of the day.
    """
    old, theirs = aliased(Reading), stood(session, lineage, ends=ends)
    late = and_(col(Check.day) == day, col(Check.state) == CheckState.ANSWERED, col(Check.answered_at) >= since)
    newer = and_(col(Reading.supersedes) > 0, col(old.measured_at) >= begins, col(old.measured_at) < ends)
    chosen = (
        Reading.recorded_at, Staff.name, Resident.id, Resident.name, Check.slot, old.centi, Reading.centi,
        Reading.given_by,
    )  # fmt: skip
    answers = (
        columns(*chosen)
        .select_from(Check)
        .join(Episode, col(Episode.id) == col(Check.episode_id))
        .join(Place, col(Place.id) == col(Episode.place_id))
        .join(Reading, col(Reading.id) == col(Check.reading_id))
        .join(Resident, col(Resident.id) == col(Check.resident_id))
        .outerjoin(old, col(old.id) == col(Reading.supersedes))
        .outerjoin(Staff, col(Staff.id) == col(Reading.staff_id))
        .where(theirs, late, col(Reading.recorded_at) >= since, col(Reading.supersedes).is_(None))
    )
    versions = (
        columns(*chosen)
        .select_from(Reading)
        .join(old, col(old.id) == col(Reading.supersedes))
        .join(Episode, col(Episode.id) == col(Reading.episode_id))
        .join(Place, col(Place.id) == col(Episode.place_id))
        .join(Resident, col(Resident.id) == col(Reading.resident_id))
        .outerjoin(Check, col(Check.id) == col(Reading.check_id))
        .outerjoin(Staff, col(Staff.id) == col(Reading.staff_id))
        .where(theirs, newer, col(Reading.recorded_at) >= since)
    )
    return sorted((*rows(session, answers), *rows(session, versions)), key=lambda row: (row[0], row[2]))


def unasked_fevers(
    session: Session, lineage: str, *, begins: datetime, ends: datetime, since: datetime
) -> Sequence[Value]:
    """Return the high values of the day that nobody asked for and that arrived since then, as `values` does."""
    return rows(
        session,
        columns(
            Reading.recorded_at, Staff.name, Resident.id, Resident.name, literal_column("''"), sa.null(),
            Reading.centi, Reading.given_by,
        )
        .select_from(Reading)
        .join(Episode, col(Episode.id) == col(Reading.episode_id))
        .join(Place, col(Place.id) == col(Episode.place_id))
        .join(Resident, col(Resident.id) == col(Reading.resident_id))
        .outerjoin(Staff, col(Staff.id) == col(Reading.staff_id))
        .where(
            stood(session, lineage, ends=ends),
            IS_HIGH,
            col(Reading.measured_at) >= begins,
            col(Reading.measured_at) < ends,
            col(Reading.recorded_at) >= since,
            col(Reading.check_id).is_(None),
            col(Reading.supersedes).is_(None),
        )
        .order_by(col(Reading.recorded_at)),
    )  # fmt: skip


Named = tuple[datetime, str | None, int, str, str, bool]


def symptoms(session: Session, lineage: str, *, begins: datetime, ends: datetime, since: datetime) -> Sequence[Named]:
    """Return (when, staff or none, resident, name, symptom, taken back) for what was named or taken back since then."""
    gone = col(SymptomNote.withdrawn_at) >= since
    found = rows(
        session,
        columns(
            SymptomNote.recorded_at, SymptomNote.withdrawn_at, Staff.name, Resident.id, Resident.name, SymptomNote.kind
        )
        .select_from(SymptomNote)
        .join(Episode, col(Episode.id) == col(SymptomNote.episode_id))
        .join(Place, col(Place.id) == col(Episode.place_id))
        .join(Resident, col(Resident.id) == col(SymptomNote.resident_id))
        .outerjoin(Staff, col(Staff.id) == col(SymptomNote.staff_id))
        .where(
            stood(session, lineage, ends=ends),
            IS_NAMED,
            col(SymptomNote.noticed_at) >= begins,
            col(SymptomNote.noticed_at) < ends,
            or_(col(SymptomNote.recorded_at) >= since, gone),
        ),
    )
    named: list[Named] = []
    for recorded, withdrawn, staff, number, name, kind in found:
        if recorded >= since:
            named.append((recorded, staff, number, name, kind.value, False))
        if withdrawn is not None and withdrawn >= since:
            named.append((withdrawn, staff, number, name, kind.value, True))
    return sorted(named, key=lambda row: (row[0], row[2]))


Looked = tuple[datetime, str, int, str, str, str]


def visits(session: Session, lineage: str, day: date, *, ends: datetime, since: datetime) -> Sequence[Looked]:
    """Return (when, staff, resident, name, slot, outcome) for the visits and calls of the day written down since."""
    found = rows(
        session,
        columns(Visit.at, Staff.name, Resident.id, Resident.name, Visit.slot, Visit.outcome)
        .select_from(Visit)
        .join(Episode, col(Episode.id) == col(Visit.episode_id))
        .join(Place, col(Place.id) == col(Episode.place_id))
        .join(Resident, col(Resident.id) == col(Visit.resident_id))
        .join(Staff, col(Staff.id) == col(Visit.staff_id))
        .where(stood(session, lineage, ends=ends), col(Visit.day) == day, col(Visit.at) >= since)
        .order_by(col(Visit.at), col(Visit.id)),
    )
    return [(at, staff, number, name, slot, outcome.value) for at, staff, number, name, slot, outcome in found]


def mistaken(session: Session, lineage: str, *, ends: datetime, since: datetime) -> Sequence[tuple[datetime, int, str]]:
    """Return (when, resident, name) for the episodes of before the day's end that were found to be mistakes since."""
    return rows(
        session,
        columns(Episode.ended_at, Resident.id, Resident.name)
        .select_from(Episode)
        .join(Place, col(Place.id) == col(Episode.place_id))
        .join(Resident, col(Resident.id) == col(Episode.resident_id))
        .where(
            stood(session, lineage, ends=ends),
            col(Episode.state) == EpisodeState.VOID,
            col(Episode.created_at) < ends,
            col(Episode.ended_at) >= since,
        )
        .order_by(col(Episode.ended_at)),
    )
