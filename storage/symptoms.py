"""Symptoms: what was named, what was taken back; `NONE` is the answer that nothing is wrong."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from bot.rules.symptoms import Symptom
from storage.models import SymptomNote


def record(session: Session, notes: Iterable[SymptomNote]) -> None:
    """Keep what somebody named."""
    session.add_all(notes)
    session.flush()


def of_reading(session: Session, reading_id: int) -> Sequence[SymptomNote]:
    """Return what was said with a value and stands, in the order it was said."""
    return session.exec(
        select(SymptomNote)
        .where(SymptomNote.reading_id == reading_id, col(SymptomNote.withdrawn_at).is_(None))
        .order_by(col(SymptomNote.id))
    ).all()


def of_message(session: Session, reporter_id: int, message_id: int) -> Sequence[SymptomNote]:
    """Return what a message named and stands."""
    return session.exec(
        select(SymptomNote)
        .where(
            SymptomNote.reporter_id == reporter_id,
            SymptomNote.message_id == message_id,
            col(SymptomNote.withdrawn_at).is_(None),
        )
        .order_by(col(SymptomNote.id))
    ).all()


def answered_since(session: Session, episode_id: int, *, since: datetime) -> bool:
    """Whether somebody said how they feel since then, well or not."""
    return session.connection().execute(_ANSWERED, {"episode": episode_id, "since": since}).first() is not None


# asked for every plain value: built once
_ANSWERED = (
    select(SymptomNote.id)
    .where(
        SymptomNote.episode_id == bindparam("episode"),
        SymptomNote.noticed_at >= bindparam("since"),
        col(SymptomNote.withdrawn_at).is_(None),
    )
    .limit(1)
)


def standing(session: Session, episode_id: int, *, since: datetime) -> tuple[Symptom, ...]:
    """Return the symptoms named in an episode since then and not taken back, in the order they were first named."""
    found = session.exec(_STANDING, params={"episode": episode_id, "since": since}).all()
    return tuple(dict.fromkeys(Symptom(kind) for kind in found))


# asked for every alert that leaves: built once
_STANDING = (
    select(SymptomNote.kind)
    .where(
        SymptomNote.episode_id == bindparam("episode"),
        col(SymptomNote.noticed_at) >= bindparam("since"),
        SymptomNote.kind != Symptom.NONE,
        col(SymptomNote.withdrawn_at).is_(None),
    )
    .order_by(col(SymptomNote.id))
)


def of_resident(session: Session, resident_id: int) -> Sequence[SymptomNote]:
    """Return everything a resident said of how they feel, in order; what was taken back is among it."""
    return session.exec(
        select(SymptomNote).where(SymptomNote.resident_id == resident_id).order_by(col(SymptomNote.id))
    ).all()


def withdraw(session: Session, notes: Iterable[SymptomNote], *, now: datetime) -> None:
    """Take back what was named; the rows are kept."""
    for note in notes:
        note.withdrawn_at = now
    session.flush()
