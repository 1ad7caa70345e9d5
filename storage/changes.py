"""Changes of isolations and people handed to other places: what was done, and what undoing brings back."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select, update

from bot.rules.changes import ReassignmentState
from bot.rules.escalation import AlertState
from bot.rules.supply import SupplyState
from storage.models import (
    AftercareCall,
    Alert,
    Check,
    Episode,
    EpisodeChange,
    EpisodeParty,
    Place,
    Reassignment,
    Reporter,
    Reporting,
    SupplyRequest,
)
from storage.words import CheckState, EpisodeState


def newest(session: Session, episode_id: int) -> EpisodeChange | None:
    """Return the last change of an isolation that stands."""
    return session.exec(
        select(EpisodeChange)
        .where(EpisodeChange.episode_id == episode_id, col(EpisodeChange.undone_at).is_(None))
        .order_by(col(EpisodeChange.id).desc())
        .limit(1)
    ).first()


def batch(session: Session, number: int) -> Sequence[EpisodeChange]:
    """Return what was changed together."""
    return session.exec(
        select(EpisodeChange).where(EpisodeChange.batch == number).order_by(col(EpisodeChange.id))
    ).all()


def going_on(session: Session, lineage: str) -> Sequence[Episode]:
    """Return the isolations that go on at or below a place, for changing."""
    return session.exec(
        select(Episode)
        .join(Place, col(Episode.place_id) == col(Place.id))
        .where(Episode.state == EpisodeState.ACTIVE, col(Place.lineage).startswith(lineage, autoescape=True))
        .order_by(col(Episode.id))
        .with_for_update(of=Episode)
    ).all()


def pauses_over(session: Session, *, now: datetime, limit: int) -> Sequence[Episode]:
    """Return the isolations whose pause is over, longest over first."""
    return session.exec(
        select(Episode)
        .where(col(Episode.paused_until) <= now)
        .order_by(col(Episode.paused_until), col(Episode.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def reassignment(session: Session, number: int) -> Reassignment | None:
    """Return somebody's way to another place, for changing."""
    return session.exec(select(Reassignment).where(Reassignment.id == number).with_for_update()).first()


def open_reassignment(session: Session, episode_id: int) -> Reassignment | None:
    """Return the way to another place that nobody has decided about."""
    return session.exec(
        select(Reassignment).where(Reassignment.episode_id == episode_id, Reassignment.state == ReassignmentState.SENT)
    ).first()


def expired(session: Session, *, now: datetime, limit: int) -> Sequence[Reassignment]:
    """Return what nobody accepted in time, longest waiting first."""
    return session.exec(
        select(Reassignment)
        .where(col(Reassignment.next_at) <= now)
        .order_by(col(Reassignment.next_at), col(Reassignment.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def move(session: Session, episode: Episode, place_id: int) -> list[Alert]:
    """Put an isolation and what is open about it at another place; what is past stays where it was.

    Returns the alerts that moved. The four parties are left out, to be filled anew.
    """
    episode.place_id = place_id
    alerts = session.exec(select(Alert).where(Alert.episode_id == episode.id, Alert.state != AlertState.CLOSED)).all()
    checks = session.exec(select(Check).where(Check.episode_id == episode.id, Check.state == CheckState.DUE)).all()
    calls = session.exec(
        select(AftercareCall).where(AftercareCall.episode_id == episode.id, col(AftercareCall.closed_at).is_(None))
    ).all()
    orders = session.exec(
        select(SupplyRequest).where(SupplyRequest.episode_id == episode.id, col(SupplyRequest.closed_at).is_(None))
    ).all()
    for row in (*alerts, *checks, *calls, *orders):
        row.place_id = place_id
    for party in session.exec(select(EpisodeParty).where(EpisodeParty.episode_id == episode.id)).all():
        session.delete(party)
    session.flush()
    return list(alerts)


def cancel_drafts(session: Session, episode_id: int, *, now: datetime) -> None:
    """Let orders nobody has sent be over."""
    session.execute(
        update(SupplyRequest)
        .where(col(SupplyRequest.episode_id) == episode_id, col(SupplyRequest.state) == SupplyState.DRAFT)
        .values(state=SupplyState.CANCELLED, next_at=None, closed_at=now)
    )


def end_links(session: Session, resident_id: int, *, now: datetime) -> list[tuple[Reporting, Reporter]]:
    """Let no chat answer for somebody any more, and return those that did."""
    found = session.exec(
        select(Reporting, Reporter)
        .join(Reporter, col(Reporting.reporter_id) == col(Reporter.id))
        .where(Reporting.resident_id == resident_id, col(Reporting.ended_at).is_(None))
        .order_by(col(Reporting.id))
    ).all()
    for link, _ in found:
        link.ended_at = now
    session.flush()
    return list(found)


def answers_for_anybody(session: Session, reporter_id: int) -> bool:
    """Whether a chat still answers for somebody."""
    query = select(Reporting.id).where(Reporting.reporter_id == reporter_id, col(Reporting.ended_at).is_(None))
    return session.exec(query.limit(1)).first() is not None


def take_links_up(session: Session, links: Sequence[int]) -> None:
    """Let these chats answer for somebody again, because the end of it was a mistake."""
    for link in session.exec(select(Reporting).where(col(Reporting.id).in_(links))).all():
        link.ended_at = None
        session.get_one(Reporter, link.reporter_id).closed_at = None
    session.flush()
