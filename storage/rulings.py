"""Changes of rules, and the isolations they reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Text, cast, delete
from sqlalchemy import select as columns
from sqlmodel import Session, col, or_, select, update

from storage.models import Check, Episode, Place, Routine, RuleChange
from storage.words import EpisodeState

CHUNK = 2000  # ids in one statement


def locked(session: Session, place_id: int) -> Place:
    """Return a place that nobody else changes until we are done."""
    return session.exec(select(Place).where(Place.id == place_id).with_for_update()).one()


def below(session: Session, lineage: str) -> Sequence[Place]:
    """Return a place and everything below it, from the top."""
    return session.exec(
        select(Place).where(col(Place.lineage).startswith(lineage, autoescape=True)).order_by(col(Place.lineage))
    ).all()


def last_of(session: Session, place_id: int, name: str) -> RuleChange | None:
    """Return the newest change of a rule at a place that was not taken back."""
    return session.exec(
        select(RuleChange)
        .where(RuleChange.place_id == place_id, RuleChange.name == name, col(RuleChange.undone_at).is_(None))
        .order_by(col(RuleChange.id).desc())
        .limit(1)
    ).first()


@dataclass(frozen=True, slots=True)
class Alike:
    """Isolations that a rule changes in the same way: same place, same snapshot, same days, same next round."""

    place_id: int
    profile: str  # as JSON
    zone: str
    starts_on: date
    ends_on: date
    goes_on: bool
    next_round_at: datetime | None
    has_news: bool
    paused_until: datetime | None


def groups(session: Session, place_ids: Sequence[int]) -> dict[Alike, list[int]]:
    """Return the isolations at these places that go on, or are in after-care, by what they have in common."""
    goes_on = col(Episode.state) == EpisodeState.ACTIVE
    found: dict[Alike, list[int]] = {}
    for some in _chunks(place_ids):
        rows = session.execute(
            columns(
                col(Episode.id),
                col(Episode.place_id),
                cast(col(Episode.profile), Text),
                col(Episode.zone),
                col(Episode.starts_on),
                col(Episode.ends_on),
                col(Episode.state),
                col(Episode.next_round_at),
                col(Episode.next_news_at),
                col(Episode.paused_until),
            )
            .where(col(Episode.place_id).in_(some), or_(goes_on, col(Episode.next_news_at).is_not(None)))
            .order_by(col(Episode.id))
        )
        for number, place_id, profile, zone, starts, ends, state, round_at, news_at, paused in rows:
            active = state is EpisodeState.ACTIVE
            alike = Alike(place_id, profile, zone, starts, ends, active, round_at, news_at is not None, paused)
            found.setdefault(alike, []).append(number)
    return found


def _chunks(ids: Sequence[int]) -> list[Sequence[int]]:
    return [ids[at : at + CHUNK] for at in range(0, len(ids), CHUNK)]


def write(session: Session, episode_ids: Sequence[int], values: dict[str, Any]) -> None:
    """Write the same values into many isolations."""
    table = Episode.__table__  # type: ignore[attr-defined]
    for some in _chunks(episode_ids):
        session.execute(update(table).where(table.c.id.in_(some)).values(**values))


def opened(session: Session, episode_ids: Sequence[int], day: date, slot: str) -> set[int]:
    """Return those of the isolations that were asked in a slot already."""
    found: set[int] = set()
    for some in _chunks(episode_ids):
        query = select(Check.episode_id).where(col(Check.episode_id).in_(some), Check.day == day, Check.slot == slot)
        found.update(session.exec(query).all())
    return found


def forget_routines(session: Session, place_ids: Sequence[int]) -> None:
    """Let the days of these places be planned anew by the next tick."""
    for some in _chunks(place_ids):
        session.execute(delete(Routine).where(col(Routine.place_id).in_(some)))


def lineages(session: Session, place_ids: Sequence[int]) -> list[str]:
    """Return the chains of ids of many places."""
    found: list[str] = []
    for some in _chunks(place_ids):
        found += session.exec(select(Place.lineage).where(col(Place.id).in_(some))).all()
    return found
