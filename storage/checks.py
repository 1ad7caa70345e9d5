"""Checks: one resident's place in one slot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, bindparam
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, func, or_, select, update

from storage.inserting import insert_alike
from storage.models import Check, Episode, Place, Resident
from storage.types import among
from storage.words import CheckState, EpisodeState

HALF_A_DAY = timedelta(hours=12)


def open_new(session: Session, episode_ids: Sequence[int], alike: dict[str, Any]) -> int:
    """Open the checks of these episodes that do not stand yet and return how many they were.

    `alike` is what they have in common: the day, the slot, the times, the state.
    """
    each: Select[int, int, int] = sa_select(
        col(Episode.id).label("episode_id"), col(Episode.resident_id), col(Episode.place_id)
    )
    these = each.where(among(session, Episode.id, episode_ids)).order_by(col(Episode.id))
    return insert_alike(session, Check, alike, these)


def in_slot(session: Session, episode_id: int, day: date, slot: str) -> Check | None:
    """Return an episode's check in a slot."""
    return session.exec(
        select(Check).where(Check.episode_id == episode_id, Check.day == day, Check.slot == slot)
    ).first()


def open_check_of(session: Session, episode_id: int) -> Check | None:
    """Return the newest check that still waits for an answer."""
    return session.exec(_OPEN, params={"episode": episode_id}).first()


# said for every value: built once
_OPEN = (
    select(Check)
    .where(Check.episode_id == bindparam("episode"), Check.state == CheckState.DUE)
    .order_by(col(Check.id).desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Latest:
    """Of an episode the check that was opened last, and the newest that still waits for an answer."""

    newest: Check | None
    open: Check | None


def latest_of(session: Session, episode_id: int) -> Latest:
    """Return the newest check of an episode and the newest open one; mostly they are the same."""
    found = session.exec(_LATEST, params={"episode": episode_id}).all()
    return Latest(found[0] if found else None, next((one for one in found if one.state is CheckState.DUE), None))


# said for every value: built once
_LATEST = (
    select(Check)
    .where(
        Check.episode_id == bindparam("episode"),
        or_(
            Check.state == CheckState.DUE,
            Check.id == select(func.max(Check.id)).where(Check.episode_id == bindparam("episode")).scalar_subquery(),
        ),
    )
    .order_by(col(Check.id).desc())
)


def newest_of(session: Session, episode_id: int) -> Check | None:
    """Return the check of an episode that was opened last, answered or not."""
    return session.exec(_NEWEST, params={"episode": episode_id}).first()


_NEWEST = select(Check).where(Check.episode_id == bindparam("episode")).order_by(col(Check.id).desc()).limit(1)


def newest_answers(session: Session, resident_ids: Sequence[int]) -> list[tuple[int, int]]:
    """Return (resident, reading) for those whose newest check has its answer."""
    newest = (
        select(func.max(Check.id))
        .join(Episode, col(Check.episode_id) == col(Episode.id))
        .where(col(Episode.resident_id).in_(resident_ids), Episode.state == EpisodeState.ACTIVE)
        .group_by(col(Episode.resident_id))
    )
    found = session.exec(
        select(Check.resident_id, Check.reading_id).where(col(Check.id).in_(newest), Check.state == CheckState.ANSWERED)
    ).all()
    return [(resident, reading) for resident, reading in found if reading is not None]


def late_check_of(session: Session, episode_id: int, latest: Latest, *, opened_by: datetime) -> Check | None:
    """Return the newest check that was open by then, if it was missed or fell into an outage.

    A late answer still counts for the round that asked last, and never for one before it.
    """
    check = latest.newest
    if check is not None and check.opened_at > opened_by:
        check = session.exec(
            select(Check)
            .where(Check.episode_id == episode_id, col(Check.opened_at) <= opened_by)
            .order_by(col(Check.id).desc())
        ).first()
    return check if check and check.state in {CheckState.MISSED, CheckState.OUTAGE} else None


def due(session: Session, *, now: datetime, limit: int) -> Sequence[Check]:
    """Return the open checks whose next nudge or end has come, longest waiting first."""
    return session.exec(
        select(Check)
        .where(col(Check.next_at) <= now)
        .order_by(col(Check.next_at), col(Check.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def move_on(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Write the next step of many checks: rows of `check`, `at`, `count`, `now_is`."""
    if not rows:
        return
    table = Check.__table__  # type: ignore[attr-defined]
    statement = (
        update(table)
        .where(table.c.id == bindparam("check"))
        .values(next_at=bindparam("at"), nudges=bindparam("count"), state=bindparam("now_is"))
    )
    session.connection().execute(statement, list(rows))


def push_back(session: Session, *, by: timedelta, since: datetime, now: datetime) -> tuple[list[Check], list[Check]]:
    """Give every check that was open since then so much more time.

    Returns those that go on and those that are over, as an outage: the next round of the same person
    has begun meanwhile, or half a day has gone by, and nobody is asked for two rounds at once.
    """
    found = session.exec(
        select(Check, Episode.next_round_at)
        .join(Episode, col(Check.episode_id) == col(Episode.id))
        .where(col(Check.next_at).is_not(None), col(Check.opened_at) <= since)
        .with_for_update(of=Check)
    ).all()
    going_on, over = [], []
    for check, following in found:
        if (following is not None and following <= now) or now - check.opened_at >= HALF_A_DAY:
            check.state, check.next_at = CheckState.OUTAGE, None
            over.append(check)
            continue
        if check.next_at is not None:
            check.next_at += by
        check.closes_at += by
        going_on.append(check)
    session.flush()
    return going_on, over


def of_grid(session: Session, place_id: int, day: date, slot: str) -> Sequence[tuple[Check, Resident]]:
    """Return the checks of a place's own residents in one slot, by door and name."""
    return session.exec(
        select(Check, Resident)
        .join(Resident, col(Check.resident_id) == col(Resident.id))
        .join(Episode, col(Check.episode_id) == col(Episode.id))
        .where(Check.place_id == place_id, Check.day == day, Check.slot == slot, Episode.state == EpisodeState.ACTIVE)
        .order_by(col(Resident.walk), col(Resident.name), col(Resident.id))
    ).all()


def below(session: Session, lineage: str, day: date) -> Sequence[tuple[Check, Resident]]:
    """Return the checks of a day at or below a place, by door and name."""
    return session.exec(
        select(Check, Resident)
        .join(Resident, col(Check.resident_id) == col(Resident.id))
        .join(Place, col(Check.place_id) == col(Place.id))
        .where(col(Place.lineage).startswith(lineage, autoescape=True), Check.day == day)
        .order_by(col(Resident.walk), col(Resident.name), col(Check.id))
    ).all()


def counts_below(session: Session, lineage: str, day: date) -> Sequence[tuple[int, CheckState, int]]:
    """Return (place, state, how many) for the checks of a day at or below a place; counted by the database."""
    found = session.exec(
        select(Check.place_id, Check.state, func.count())
        .join(Place, col(Check.place_id) == col(Place.id))
        .where(col(Place.lineage).startswith(lineage, autoescape=True), Check.day == day)
        .group_by(col(Check.place_id), col(Check.state))
    ).all()
    return [(place, CheckState(state), count) for place, state, count in found]


def reminded_on(session: Session, episode_ids: Sequence[int], day: date) -> dict[int, int]:
    """Return, by episode, in how many rounds of a day a worker had somebody asked once more."""
    found = session.exec(
        select(Check.episode_id, func.count())
        .where(col(Check.episode_id).in_(episode_ids), Check.day == day, col(Check.reminded_at).is_not(None))
        .group_by(col(Check.episode_id))
    ).all()
    return dict(found)


def managed(session: Session, lineage: str) -> int:
    """Return how many people are followed up at or below a place."""
    return session.exec(
        select(func.count())
        .select_from(Episode)
        .join(Place, col(Episode.place_id) == col(Place.id))
        .where(col(Place.lineage).startswith(lineage, autoescape=True), Episode.state == EpisodeState.ACTIVE)
    ).one()


def mark_answered(session: Session, check: Check, reading_id: int, *, now: datetime) -> None:
    """Note that a check has its answer, be it late."""
    check.state, check.answered_at = CheckState.ANSWERED, now
    check.reading_id, check.next_at = reading_id, None
    session.flush()
