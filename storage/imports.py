"""Files with people in them, line by line."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, SQLModel, col, delete, func, or_, select, update

from bot.rules.line_list import Known, Verdict
from storage.inserting import insert_new
from storage.models import (
    Alert,
    Episode,
    EpisodeParty,
    Import,
    ImportRow,
    Place,
    Reading,
    Reporting,
    Resident,
)
from storage.words import CheckState, EpisodeState, ImportState

FETCHED_NEXT = (ImportState.FETCHING, ImportState.READING)
LIVED = "lived"  # a line that is not taken back, because something happened since
STEPPED = (ImportState.RUNNING, ImportState.UNDOING)


def waiting(session: Session, states: Sequence[ImportState], *, now: datetime) -> Import | None:
    """Return the import in one of these states whose next step has waited longest, for changing."""
    return session.exec(
        select(Import)
        .where(col(Import.state).in_(states), col(Import.next_at) <= now)
        .order_by(col(Import.id))
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()


def is_waiting(session: Session, states: Sequence[ImportState], *, now: datetime) -> bool:
    """Whether an import in one of these states has a step to take."""
    found = session.exec(select(Import.id).where(col(Import.state).in_(states), col(Import.next_at) <= now).limit(1))
    return found.first() is not None


def locked(session: Session, import_id: int) -> Import | None:
    """Return an import for changing."""
    return session.exec(
        select(Import).where(Import.id == import_id).with_for_update().execution_options(populate_existing=True)
    ).first()


def put_rows(session: Session, rows: Sequence[dict[str, Any]]) -> int:
    """Keep lines; those that are there already stay as they are."""
    return insert_new(session, ImportRow, rows)


def named(session: Session, import_id: int, names: Iterable[str]) -> dict[str, list[tuple[int, Known]]]:
    """Return the people of these names that stand in earlier lines of the file and are taken, by name."""
    found = session.exec(
        select(ImportRow)
        .where(
            ImportRow.import_id == import_id,
            col(ImportRow.name).in_(set(names)),
            col(ImportRow.verdict).not_in([Verdict.BAD, Verdict.TWICE]),
        )
        .order_by(col(ImportRow.line))
    ).all()
    people: dict[str, list[tuple[int, Known]]] = {}
    for row in found:
        known = Known(row.name, row.phone, row.address, row.place_id or 0)
        people.setdefault(row.name, []).append((row.line, known))
    return people


def residents_named(session: Session, names: Iterable[str]) -> dict[str, list[tuple[int, Known]]]:
    """Return the registered people of these names, by name."""
    found = session.exec(select(Resident).where(col(Resident.name).in_(set(names))).order_by(col(Resident.id))).all()
    people: dict[str, list[tuple[int, Known]]] = {}
    for one in found:
        known = Known(one.name, one.phone, one.address, one.place_id, one.own)
        people.setdefault(one.name, []).append((one.id or 0, known))
    return people


def active(session: Session, resident_ids: Iterable[int]) -> dict[int, Episode]:
    """Return the isolations of these people that go on."""
    found = session.exec(
        select(Episode).where(col(Episode.resident_id).in_(set(resident_ids)), Episode.state == EpisodeState.ACTIVE)
    ).all()
    return {one.resident_id: one for one in found}


def counts(session: Session, import_id: int) -> dict[tuple[Verdict, bool], int]:
    """Return how many lines there are of each verdict, and how many of them are done."""
    found = session.exec(
        select(ImportRow.verdict, col(ImportRow.done_at).is_not(None), func.count())
        .where(ImportRow.import_id == import_id)
        .group_by(col(ImportRow.verdict), col(ImportRow.done_at).is_not(None))
    ).all()
    return {(Verdict(verdict), bool(done)): number for verdict, done, number in found}


def to_do(session: Session, import_id: int, *, limit: int) -> Sequence[ImportRow]:
    """Return lines that are still to be acted upon, in the order of the file."""
    return session.exec(
        select(ImportRow)
        .where(ImportRow.import_id == import_id, ImportRow.verdict != Verdict.BAD, col(ImportRow.done_at).is_(None))
        .order_by(col(ImportRow.line))
        .limit(limit)
    ).all()


def to_undo(session: Session, import_id: int, *, limit: int) -> Sequence[ImportRow]:
    """Return lines that changed something and are still to be taken back, the last first."""
    return session.exec(
        select(ImportRow)
        .where(
            ImportRow.import_id == import_id,
            or_(col(ImportRow.episode_id).is_not(None), col(ImportRow.verdict) == Verdict.TWIN),
            col(ImportRow.done_at).is_not(None),
            col(ImportRow.undone_at).is_(None),
            ImportRow.why != LIVED,
        )
        .order_by(col(ImportRow.line).desc())
        .limit(limit)
    ).all()


def rows(session: Session, import_id: int, *, verdicts: Sequence[Verdict] = (), limit: int = 0) -> Sequence[ImportRow]:
    """Return lines of a file in their order."""
    query = select(ImportRow).where(ImportRow.import_id == import_id).order_by(col(ImportRow.line))
    if verdicts:
        query = query.where(col(ImportRow.verdict).in_(verdicts))
    return session.exec(query.limit(limit) if limit else query).all()


def registered(session: Session, import_id: int, *, after: int, limit: int) -> Sequence[tuple[ImportRow, Place]]:
    """Return those of a file who were registered and have no linked phone yet, after a line, in the file's order."""
    linked = (
        select(Reporting.id)
        .where(Reporting.resident_id == ImportRow.resident_id, col(Reporting.ended_at).is_(None))
        .exists()
    )
    return session.exec(
        select(ImportRow, Place)
        .join(Place, col(ImportRow.place_id) == col(Place.id))
        .where(
            ImportRow.import_id == import_id,
            col(ImportRow.episode_id).is_not(None),
            col(ImportRow.undone_at).is_(None),
            col(ImportRow.line) > after,
            ~linked,
        )
        .order_by(col(ImportRow.line))
        .limit(limit)
    ).all()


def count_registered(session: Session, import_id: int) -> int:
    """Return how many isolations a file began that were not taken back."""
    return session.exec(
        select(func.count())
        .select_from(ImportRow)
        .where(
            ImportRow.import_id == import_id,
            col(ImportRow.episode_id).is_not(None),
            col(ImportRow.undone_at).is_(None),
        )
    ).one()


def lived_on(session: Session, episode_ids: Sequence[int]) -> set[int]:
    """Return those of these isolations in which something happened: a phone was linked, a value given, an alert."""
    used: set[int] = set(session.exec(select(Reading.episode_id).where(col(Reading.episode_id).in_(episode_ids))).all())
    alerts = session.exec(select(Alert.episode_id).where(col(Alert.episode_id).in_(episode_ids))).all()
    used.update(one for one in alerts if one is not None)
    linked = session.exec(
        select(Episode.id)
        .join(Reporting, col(Reporting.resident_id) == col(Episode.resident_id))
        .where(col(Episode.id).in_(episode_ids), col(Reporting.ended_at).is_(None))
    ).all()
    return used | {one for one in linked if one is not None}


def void(session: Session, episode_ids: Sequence[int], *, now: datetime) -> None:
    """End isolations as entered by mistake: nobody is asked, no code opens anything."""
    tables = SQLModel.metadata.tables
    episode, check, invite = tables["episode"], tables["slot_check"], tables["invite"]
    ended = {"next_round_at": None, "next_day": None, "next_slot": "", "next_news_at": None}
    session.execute(
        update(episode).where(episode.c.id.in_(episode_ids)).values(state=EpisodeState.VOID, ended_at=now, **ended)
    )
    session.execute(
        update(check)
        .where(check.c.episode_id.in_(episode_ids), check.c.state == CheckState.DUE)
        .values(state=CheckState.EXCUSED, next_at=None)
    )
    people = select(Episode.resident_id).where(col(Episode.id).in_(episode_ids))
    session.execute(
        update(invite)
        .where(invite.c.resident_id.in_(people), invite.c.used_at.is_(None), invite.c.revoked_at.is_(None))
        .values(revoked_at=now)
    )


def add_parties(session: Session, parties: Sequence[dict[str, Any]]) -> None:
    """Write who answers for many isolations."""
    insert_new(session, EpisodeParty, parties)


def forget_rows(session: Session, import_id: int) -> None:
    """Delete the lines of a file."""
    session.execute(delete(ImportRow).where(col(ImportRow.import_id) == import_id))


def count_registered_until(session: Session, import_id: int, *, line: int) -> int:
    """Return how many isolations the lines before one began."""
    return session.exec(
        select(func.count())
        .select_from(ImportRow)
        .where(ImportRow.import_id == import_id, col(ImportRow.episode_id).is_not(None), col(ImportRow.line) < line)
    ).one()
