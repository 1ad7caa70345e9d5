"""Spot checks: who can be drawn, who was, and what became of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, func, or_, select

from bot.rules.presence import VisitKind, VisitOutcome
from bot.rules.spot_check import SpotState
from storage.models import Episode, Place, Resident, SpotCheck, SpotPerson, Staff, Visit
from storage.subtrees import inside
from storage.words import EpisodeState


def eligible(session: Session, lineage: str, day: date) -> list[tuple[int, int]]:
    """Return (place, isolation) of everybody who should be at home at or below a place on a day.

    Whose follow-up rests is left in peace.
    """
    found = session.exec(
        select(Episode.place_id, Episode.id)
        .join(Place, col(Episode.place_id) == col(Place.id))
        .where(
            inside(lineage),
            Episode.state == EpisodeState.ACTIVE,
            Episode.starts_on <= day,
            Episode.ends_on >= day,
            col(Episode.paused_until).is_(None),
        )
        .order_by(col(Episode.id))
    ).all()
    return [(place, number or 0) for place, number in found]


def locked(session: Session, spot_id: int) -> SpotCheck | None:
    """Return a spot check for changing: of two who press at once the second waits, and sees what the first did."""
    return session.exec(
        select(SpotCheck).where(SpotCheck.id == spot_id).with_for_update().execution_options(populate_existing=True)
    ).first()


def keep_drawn(session: Session, spot: SpotCheck, drawn: Iterable[int]) -> list[SpotPerson]:
    """Write down who was drawn, in order."""
    order = list(drawn)
    episodes = {one.id: one for one in session.exec(select(Episode).where(col(Episode.id).in_(order))).all()}
    people = [
        SpotPerson(
            spot_check_id=spot.id or 0,
            episode_id=number,
            resident_id=episodes[number].resident_id,
            place_id=episodes[number].place_id,
            number=at,
        )
        for at, number in enumerate(order, 1)
    ]
    session.add_all(people)
    session.flush()
    return people


def number_of_day(session: Session, spot: SpotCheck) -> int:
    """Return the how manieth draw of its day at its place this is: none can be drawn again unseen."""
    return session.exec(
        select(func.count()).where(
            SpotCheck.place_id == spot.place_id,
            SpotCheck.day == spot.day,
            SpotCheck.state == SpotState.DRAWN,
            or_(
                col(SpotCheck.drawn_at) < spot.drawn_at,
                and_(SpotCheck.drawn_at == spot.drawn_at, col(SpotCheck.id) <= spot.id),
            ),
        )
    ).one()


@dataclass(frozen=True, slots=True)
class Drawn:
    """Somebody who was drawn, with the look that counts, who took it, and how often there was no answer."""

    person: SpotPerson
    resident: Resident
    episode: Episode
    place: Place
    visit: Visit | None
    staff: Staff | None
    unanswered: int

    @property
    def waits(self) -> bool:
        """Whether an outcome is still wanted: not of somebody whose isolation ended meanwhile."""
        return self.visit is None and self.episode.state is EpisodeState.ACTIVE


def people_of(session: Session, spot_id: int) -> list[Drawn]:
    """Return everybody who was drawn, in order."""
    found = session.exec(
        select(SpotPerson, Resident, Episode, Place)
        .join(Resident, col(SpotPerson.resident_id) == col(Resident.id))
        .join(Episode, col(SpotPerson.episode_id) == col(Episode.id))
        .join(Place, col(SpotPerson.place_id) == col(Place.id))
        .where(SpotPerson.spot_check_id == spot_id)
        .order_by(col(SpotPerson.number))
    ).all()
    looks = _looks(session, spot_id)
    unanswered: dict[int, int] = {}
    for visit, _ in looks.values():
        if visit.outcome is VisitOutcome.NO_ANSWER:
            unanswered[visit.episode_id] = unanswered.get(visit.episode_id, 0) + 1
    drawn = []
    for person, resident, episode, place in found:
        look = looks.get(person.visit_id or 0)
        tries = unanswered.get(person.episode_id, 0)
        drawn.append(
            Drawn(person, resident, episode, place, look[0] if look else None, look[1] if look else None, tries)
        )
    return drawn


def _looks(session: Session, spot_id: int) -> dict[int, tuple[Visit, Staff]]:
    """Return every look of a spot check, those that were corrected too."""
    found = session.exec(
        select(Visit, Staff)
        .join(SpotPerson, col(SpotPerson.episode_id) == col(Visit.episode_id))
        .join(Staff, col(Visit.staff_id) == col(Staff.id))
        .where(SpotPerson.spot_check_id == spot_id, Visit.kind == VisitKind.SPOT, Visit.slot == slot_of(spot_id))
    ).all()
    return {visit.id or 0: (visit, staff) for visit, staff in found}


def slot_of(spot_id: int) -> str:
    """Return the slot under which the looks of a spot check are kept."""
    return f"spot-{spot_id}"


def due(session: Session, *, now: datetime, limit: int) -> Sequence[SpotCheck]:
    """Return the spot checks whose time is over, longest waiting first."""
    return session.exec(
        select(SpotCheck)
        .where(col(SpotCheck.next_at) <= now)
        .order_by(col(SpotCheck.next_at), col(SpotCheck.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def last(
    session: Session, lineages: Sequence[str], staff_id: int, today: date, *, limit: int
) -> Sequence[tuple[SpotCheck, Place, Staff]]:
    """Return the newest draws at or below places: one's own, and those of others once their day is over.

    Nobody is told of a draw before its visits.
    """
    drawn_by = aliased(Staff)
    return session.exec(
        select(SpotCheck, Place, drawn_by)
        .join(Place, col(SpotCheck.place_id) == col(Place.id))
        .join(drawn_by, col(SpotCheck.drawn_by) == col(drawn_by.id))
        .where(
            SpotCheck.state == SpotState.DRAWN,
            or_(*(inside(lineage) for lineage in lineages)),
            or_(SpotCheck.staff_id == staff_id, SpotCheck.drawn_by == staff_id, SpotCheck.day < today),
        )
        .order_by(col(SpotCheck.drawn_at).desc(), col(SpotCheck.id).desc())
        .limit(limit)
    ).all()


def outcomes(session: Session, spot_id: int) -> dict[VisitOutcome | None, int]:
    """Return how many of those who were drawn were found how; None for those without an outcome."""
    found = session.exec(
        select(Visit.outcome, func.count())
        .select_from(SpotPerson)
        .outerjoin(Visit, col(SpotPerson.visit_id) == col(Visit.id))
        .where(SpotPerson.spot_check_id == spot_id)
        .group_by(col(Visit.outcome))
    ).all()
    return {VisitOutcome(outcome) if outcome else None: count for outcome, count in found}


def looks_at(session: Session, resident_id: int) -> Sequence[tuple[Visit, Staff]]:
    """Return the spot checks of a resident as they were found in the end, with who came, newest first."""
    return session.exec(
        select(Visit, Staff)
        .join(SpotPerson, col(SpotPerson.visit_id) == col(Visit.id))
        .join(Staff, col(Visit.staff_id) == col(Staff.id))
        .where(SpotPerson.resident_id == resident_id)
        .order_by(col(Visit.id).desc())
    ).all()
