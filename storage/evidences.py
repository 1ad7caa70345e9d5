"""Evidence: pictures of thermometers, from the moment they are sent until only the fact is left."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from storage.models import Evidence, Reading
from storage.words import EvidenceState


def by_message(session: Session, reporter_id: int, message_id: int) -> Evidence | None:
    """Return what a reporter's message showed."""
    return session.exec(_BY_MESSAGE, params={"reporter": reporter_id, "message": message_id}).first()


# said for every value: built once
_BY_MESSAGE = select(Evidence).where(
    Evidence.reporter_id == bindparam("reporter"), Evidence.message_id == bindparam("message")
)


def locked(session: Session, evidence_id: int) -> Evidence | None:
    """Return a picture for changing."""
    return session.exec(
        select(Evidence).where(Evidence.id == evidence_id).with_for_update().execution_options(populate_existing=True)
    ).first()


def to_fetch(session: Session, *, now: datetime) -> Evidence | None:
    """Return the picture that waits longest to be fetched, for changing."""
    return session.exec(
        select(Evidence)
        .where(col(Evidence.next_at) <= now)
        .order_by(col(Evidence.next_at), col(Evidence.id))
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()


def anything_to_fetch(session: Session, *, now: datetime) -> bool:
    """Whether a picture waits to be fetched."""
    return session.exec(select(Evidence.id).where(col(Evidence.next_at) <= now).limit(1)).first() is not None


def of_reading(session: Session, reading_id: int) -> Sequence[Evidence]:
    """Return the pictures of a value, newest first."""
    return session.exec(
        select(Evidence).where(Evidence.reading_id == reading_id).order_by(col(Evidence.id).desc())
    ).all()


def without_reading(session: Session, episode_id: int, *, since: datetime) -> Sequence[Evidence]:
    """Return the pictures of an episode since then that belong to no value yet and may be somebody's own."""
    return session.exec(_WITHOUT_READING, params={"episode": episode_id, "since": since}).all()


# said for every value: built once
_WITHOUT_READING = (
    select(Evidence)
    .where(
        Evidence.episode_id == bindparam("episode"),
        col(Evidence.received_at) >= bindparam("since"),
        col(Evidence.reading_id).is_(None),
        col(Evidence.forwarded).is_(False),
    )
    .order_by(col(Evidence.id))
)


def of_episode_before(session: Session, evidence: Evidence, *, limit: int) -> Sequence[Evidence]:
    """Return the pictures of the same episode that came earlier and have a fingerprint, newest first."""
    return session.exec(
        select(Evidence)
        .where(
            Evidence.episode_id == evidence.episode_id,
            col(Evidence.id) < evidence.id,
            Evidence.fingerprint != "",
        )
        .order_by(col(Evidence.id).desc())
        .limit(limit)
    ).all()


def same_file_before(session: Session, evidence: Evidence) -> Evidence | None:
    """Return the newest earlier picture, anybody's, that is the very same file of Telegram's."""
    if not evidence.file_unique_id:
        return None
    return session.exec(
        select(Evidence)
        .where(Evidence.file_unique_id == evidence.file_unique_id, col(Evidence.id) < evidence.id)
        .order_by(col(Evidence.id).desc())
        .limit(1)
    ).first()


def for_check(session: Session, check_id: int) -> bool:
    """Whether somebody's own picture came for a check, one a worker could read."""
    unread = [EvidenceState.UNREADABLE, EvidenceState.REFUSED, EvidenceState.MISSING]
    return (
        session.exec(
            select(Evidence.id)
            .where(
                Evidence.check_id == check_id,
                col(Evidence.forwarded).is_(False),
                col(Evidence.state).not_in(unread),
            )
            .limit(1)
        ).first()
        is not None
    )


def expired(session: Session, *, now: datetime, limit: int) -> Sequence[Evidence]:
    """Return the pictures whose time is over, oldest first."""
    return session.exec(
        select(Evidence)
        .where(col(Evidence.gone_at).is_(None), col(Evidence.expires_at) <= now)
        .order_by(col(Evidence.expires_at), col(Evidence.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def kept_files(session: Session) -> set[str]:
    """Return the names of all files that are to be kept."""
    return set(session.exec(select(Evidence.file).where(Evidence.file != "", col(Evidence.gone_at).is_(None))).all())


def nearest_reading(session: Session, episode_id: int, *, around: datetime, within: timedelta) -> Reading | None:
    """Return the newest value of an episode that was given about then and that nothing supersedes."""
    newer = select(Reading.supersedes).where(Reading.episode_id == episode_id, col(Reading.supersedes).is_not(None))
    return session.exec(
        select(Reading)
        .where(
            Reading.episode_id == episode_id,
            col(Reading.recorded_at) >= around - within,
            col(Reading.recorded_at) <= around + within,
            col(Reading.id).not_in(newer),
        )
        .order_by(col(Reading.id).desc())
        .limit(1)
    ).first()
