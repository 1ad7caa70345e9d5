"""Releases: who agreed, who is due, and what stands open about an isolation that ends."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, func, select

from bot.rules.escalation import AlertState
from bot.rules.release import ReleaseStep
from bot.rules.symptoms import Symptom
from storage import readings
from storage.models import Alert, Check, Episode, Outing, Recheck, ReleaseStepTaken, Resident, Staff, SymptomNote
from storage.words import CheckState, EpisodeState


def standing(session: Session, episode_id: int) -> dict[ReleaseStep, tuple[ReleaseStepTaken, Staff]]:
    """Return who agreed to a release and did not take it back, by step."""
    found = session.exec(
        select(ReleaseStepTaken, Staff)
        .join(Staff, col(ReleaseStepTaken.staff_id) == col(Staff.id))
        .where(ReleaseStepTaken.episode_id == episode_id, col(ReleaseStepTaken.taken_back_at).is_(None))
        .order_by(col(ReleaseStepTaken.id))
    ).all()
    return {taken.step: (taken, staff) for taken, staff in found}


def take(session: Session, episode_id: int, step: ReleaseStep, *, staff_id: int, now: datetime) -> None:
    """Keep that somebody agreed; an older yes to the same step is taken back with it."""
    take_back(session, episode_id, (step,), now=now)
    session.add(ReleaseStepTaken(episode_id=episode_id, step=step, staff_id=staff_id, at=now))
    session.flush()


def take_back(session: Session, episode_id: int, steps: Sequence[ReleaseStep], *, now: datetime) -> None:
    """Take back what was agreed; the rows are kept."""
    for step, (taken, _) in standing(session, episode_id).items():
        if step in steps:
            taken.taken_back_at = now
    session.flush()


def due(session: Session, place_id: int, day: date) -> Sequence[tuple[Episode, Resident]]:
    """Return whose last day at a place is this one or was before it, and goes on, by door and name."""
    return session.exec(
        select(Episode, Resident)
        .join(Resident, col(Episode.resident_id) == col(Resident.id))
        .where(Episode.place_id == place_id, Episode.state == EpisodeState.ACTIVE, Episode.ends_on <= day)
        .order_by(col(Resident.walk), col(Resident.name), col(Resident.id))
    ).all()


def released_on(session: Session, place_id: int, *, since: datetime) -> Sequence[Resident]:
    """Return who was released at a place since a moment, by door and name."""
    return session.exec(
        select(Resident)
        .join(Episode, col(Episode.resident_id) == col(Resident.id))
        .where(Episode.place_id == place_id, Episode.state == EpisodeState.RELEASED, col(Episode.ended_at) >= since)
        .order_by(col(Resident.walk), col(Resident.name), col(Resident.id))
    ).all()


def measured_at(session: Session, episode_id: int) -> datetime | None:
    """Return when the newest temperature of an isolation that stands was taken."""
    found = readings.standing_of(session, episode_id)
    return found[-1][0].measured_at if found else None


def unwell_at(session: Session, episode_id: int, *, fever_line: int) -> datetime | None:
    """Return the newest moment of an isolation at which somebody had a symptom or a fever."""
    symptom = session.exec(
        select(func.max(SymptomNote.noticed_at)).where(
            SymptomNote.episode_id == episode_id,
            SymptomNote.kind != Symptom.NONE,
            col(SymptomNote.withdrawn_at).is_(None),
        )
    ).one()
    fevers = [one.measured_at for one, _ in readings.standing_of(session, episode_id) if one.centi >= fever_line]
    return max([*fevers, *([symptom] if symptom else [])], default=None)


def open_alerts(session: Session, episode_id: int) -> int:
    """Return how many alerts about an isolation are not closed."""
    return session.exec(
        select(func.count()).select_from(Alert).where(Alert.episode_id == episode_id, Alert.state != AlertState.CLOSED)
    ).one()


def close_open(session: Session, episode_id: int, *, now: datetime) -> list[Check]:
    """End what waits for an answer in an isolation: its checks are excused, and return those; alerts stay."""
    checks = list(
        session.exec(select(Check).where(Check.episode_id == episode_id, Check.state == CheckState.DUE)).all()
    )
    for check in checks:
        check.state, check.next_at = CheckState.EXCUSED, None
    for recheck in session.exec(
        select(Recheck).where(Recheck.episode_id == episode_id, col(Recheck.closed_at).is_(None))
    ):
        recheck.closed_at, recheck.next_at = now, None
    for outing in session.exec(select(Outing).where(Outing.episode_id == episode_id, col(Outing.back_at).is_(None))):
        outing.back_at, outing.next_at = now, None
    session.flush()
    return checks
