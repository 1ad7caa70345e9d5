"""Episodes: the isolations that go on, and which of them are due to be asked."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Protocol, cast

from sqlalchemy import Text, case
from sqlalchemy import cast as cast_as
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, func, select, update

from storage.models import Episode, EpisodeParty, Staff
from storage.types import among, literally
from storage.words import EpisodeState

_episode = Episode.__table__  # type: ignore[attr-defined]


def active_of(session: Session, resident_id: int) -> Episode | None:
    """Return the isolation of a resident that goes on."""
    return session.exec(
        select(Episode).where(Episode.resident_id == resident_id, Episode.state == EpisodeState.ACTIVE)
    ).first()


def locked(session: Session, episode_id: int) -> Episode | None:
    """Return an isolation for changing: of two who press at once the second waits, and sees what the first did."""
    return session.exec(
        select(Episode).where(Episode.id == episode_id).with_for_update().execution_options(populate_existing=True)
    ).first()


def last_of(session: Session, resident_id: int) -> Episode | None:
    """Return the newest isolation of a resident, whether it goes on or not."""
    return session.exec(
        select(Episode).where(Episode.resident_id == resident_id).order_by(col(Episode.id).desc()).limit(1)
    ).first()


def active_among(session: Session, resident_ids: Sequence[int]) -> set[int]:
    """Return which of these residents are followed up now."""
    return set(
        session.exec(
            select(Episode.resident_id).where(
                col(Episode.resident_id).in_(resident_ids), Episode.state == EpisodeState.ACTIVE
            )
        ).all()
    )


def parties_of(session: Session, episode_id: int) -> Sequence[tuple[EpisodeParty, Staff]]:
    """Return who answers for an episode."""
    return session.exec(
        select(EpisodeParty, Staff)
        .join(Staff, col(EpisodeParty.staff_id) == col(Staff.id))
        .where(EpisodeParty.episode_id == episode_id)
        .order_by(col(EpisodeParty.id))
    ).all()


def name_deputy(session: Session, staff_id: int, deputy_id: int | None) -> None:
    """Write who stands in for somebody into every episode they answer for."""
    table = EpisodeParty.__table__  # type: ignore[attr-defined]
    session.execute(update(table).where(table.c.staff_id == staff_id).values(deputy_id=deputy_id))


def answered_for(session: Session, staff_id: int) -> int:
    """Return how many people are followed up for whom somebody is a responsible party."""
    return session.exec(
        select(func.count(func.distinct(EpisodeParty.episode_id)))
        .join(Episode, col(EpisodeParty.episode_id) == col(Episode.id))
        .where(EpisodeParty.staff_id == staff_id, Episode.state == EpisodeState.ACTIVE)
    ).one()


def reassign(session: Session, staff_id: int, successor_id: int | None) -> None:
    """Put a successor in somebody's place wherever they are a party or a deputy; without one, only as a deputy."""
    table = EpisodeParty.__table__  # type: ignore[attr-defined]
    if successor_id is not None:
        session.execute(
            update(table)
            .where(table.c.staff_id == staff_id)
            .values(
                staff_id=successor_id,
                deputy_id=case((table.c.deputy_id == successor_id, None), else_=table.c.deputy_id),
            )
        )
    session.execute(update(table).where(table.c.deputy_id == staff_id).values(deputy_id=None))


class Waiting(Protocol):
    """Of an episode whose next round has begun, what opening it needs: a whole row takes three times as long."""

    id: int
    place_id: int
    zone: str
    profile: str  # the text of it: thousands are alike, and a text is quick to compare
    next_round_at: datetime
    next_day: date
    next_slot: str


_WAITING = [
    cast_as(Episode.profile, Text).label(name) if name == "profile" else getattr(Episode, name)
    for name in Waiting.__annotations__
]


def due(session: Session, *, now: datetime, limit: int) -> Sequence[Waiting]:
    """Return the episodes whose next round has begun, longest waiting first."""
    waiting = (
        sa_select(*_WAITING)
        .where(col(Episode.next_round_at) <= now)
        .order_by(col(Episode.next_round_at), col(Episode.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return cast("Sequence[Waiting]", session.execute(waiting).all())


def without_news(session: Session, *, limit: int) -> Sequence[Episode]:
    """Return the isolations that go on and have no moment at which to see what there is to tell."""
    return _some(
        session, col(Episode.next_news_at).is_(None), literally(Episode.state, EpisodeState.ACTIVE), limit=limit
    )


def just_released(session: Session, *, limit: int) -> Sequence[Episode]:
    """Return those released since the last look, whoever released them."""
    return _some(
        session, col(Episode.after_from).is_(None), literally(Episode.state, EpisodeState.RELEASED), limit=limit
    )


def news_due(session: Session, *, now: datetime, limit: int) -> Sequence[Episode]:
    """Return the isolations, and the after-cares, in which it is time to see what there is to tell."""
    # in the order of its index: by number SQLite would walk through every episode to find that nothing is due
    moment = col(Episode.next_news_at)
    return _some(session, moment <= now, by=(moment, col(Episode.id)), limit=limit)


def _some(session: Session, *those: Any, by: Sequence[Any] = (col(Episode.id),), limit: int) -> Sequence[Episode]:
    query = select(Episode).where(*those).order_by(*by).limit(limit)
    return session.exec(query.with_for_update(skip_locked=True)).all()


def active_residents(session: Session, resident_ids: Sequence[int]) -> Sequence[int]:
    """Return which of these people are in an isolation that goes on."""
    if not resident_ids:
        return []
    return session.exec(
        select(Episode.resident_id).where(
            col(Episode.resident_id).in_(resident_ids), Episode.state == EpisodeState.ACTIVE
        )
    ).all()


def by_ids(session: Session, episode_ids: Sequence[int]) -> Sequence[Episode]:
    """Return these episodes."""
    return session.exec(select(Episode).where(col(Episode.id).in_(set(episode_ids)))).all()


def move_on(session: Session, ids: Sequence[int], *, at: datetime, on_day: date, in_slot: str) -> None:
    """Write the next round of many episodes that go on alike; after the last day of one there is none."""
    onward = {"next_round_at": at, "next_day": on_day, "next_slot": in_slot}
    goes_on = _episode.c.ends_on >= on_day
    each = {name: case((goes_on, value), else_=_OVER[name]) for name, value in onward.items()}
    session.connection().execute(update(_episode).where(among(session, Episode.id, ids)).values(**each))


def ask_no_more(session: Session, ids: Sequence[int]) -> None:
    """Take the next round from these episodes."""
    session.connection().execute(update(_episode).where(among(session, Episode.id, ids)).values(**_OVER))


_OVER = {"next_round_at": None, "next_day": None, "next_slot": ""}
