"""Alerts and what happened to them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, case
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, func, select

from bot.rules.escalation import AlertKind, AlertState, Tier
from storage.models import Alert, AlertStep, Episode, Place, Reading, Resident, Staff
from storage.words import Happened


def locked(session: Session, alert_id: int) -> Alert | None:
    """Return an alert for changing: of two who press at once the second waits, and sees what the first did."""
    return session.exec(
        select(Alert).where(Alert.id == alert_id).with_for_update().execution_options(populate_existing=True)
    ).first()


def at_hand(session: Session, alert_ids: Collection[int]) -> None:
    """Read alerts together with whom, which isolation, value and place each is about: `session.get` finds them."""
    if alert_ids:
        session.execute(_AT_HAND, {"ids": sorted(alert_ids)}).all()


# asked for every alert that leaves: built once
_AT_HAND = (
    sa_select(Alert, Resident, Episode, Reading, Place)
    .outerjoin(Resident, col(Alert.resident_id) == col(Resident.id))
    .outerjoin(Episode, col(Alert.episode_id) == col(Episode.id))
    .outerjoin(Reading, col(Alert.reading_id) == col(Reading.id))
    .join(Place, col(Alert.place_id) == col(Place.id))
    .where(col(Alert.id).in_(bindparam("ids", expanding=True)))
)


def open_for(session: Session, dedupe: str) -> Alert | None:
    """Return the alert about this fact that is not closed yet, for changing."""
    return session.exec(
        select(Alert).where(Alert.dedupe == dedupe, Alert.state != AlertState.CLOSED).with_for_update()
    ).first()


def open_of(session: Session, episode_id: int) -> Sequence[Alert]:
    """Return the alerts about an episode that are not closed."""
    return session.exec(
        select(Alert).where(Alert.episode_id == episode_id, Alert.state != AlertState.CLOSED).order_by(col(Alert.id))
    ).all()


def due(session: Session, *, now: datetime, limit: int) -> Sequence[Alert]:
    """Return the alerts whose next step has come, longest waiting first."""
    return session.exec(
        select(Alert)
        .where(col(Alert.next_at) <= now)
        .order_by(col(Alert.next_at), col(Alert.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def running(session: Session) -> Sequence[Alert]:
    """Return the alerts that have a next moment, for changing: all that are not closed."""
    return session.exec(
        select(Alert).where(col(Alert.next_at).is_not(None)).order_by(col(Alert.id)).with_for_update()
    ).all()


def count_open(
    session: Session, lineage: str, *, state: AlertState | None = None, kinds: Collection[AlertKind] = tuple(AlertKind)
) -> int:
    """Return how many alerts of some kinds at or below a place are not closed."""
    query = (
        select(func.count())
        .select_from(Alert)
        .join(Place, col(Alert.place_id) == col(Place.id))
        .where(col(Place.lineage).startswith(lineage, autoescape=True), col(Alert.kind).in_(list(kinds)))
    )
    wanted = Alert.state == state if state else Alert.state != AlertState.CLOSED
    return session.exec(query.where(wanted)).one()


def oldest_unowned(session: Session, lineage: str) -> datetime | None:
    """Return since when the longest open alert at or below a place has had nobody."""
    return session.exec(
        select(func.min(Alert.raised_at))
        .select_from(Alert)
        .join(Place, col(Alert.place_id) == col(Place.id))
        .where(col(Place.lineage).startswith(lineage, autoescape=True), Alert.state == AlertState.OPEN)
    ).one()


def open_below(session: Session, lineage: str, *, kinds: Collection[AlertKind] = tuple(AlertKind)) -> Sequence[Alert]:
    """Return the alerts of some kinds at or below a place that are not closed.

    Those nobody has stand first, among them a cry for help before what is red and that before the rest, the oldest
    first.
    """
    return session.exec(
        select(Alert)
        .join(Place, col(Alert.place_id) == col(Place.id))
        .where(
            col(Place.lineage).startswith(lineage, autoescape=True),
            Alert.state != AlertState.CLOSED,
            col(Alert.kind).in_(list(kinds)),
        )
        .order_by((col(Alert.state) != AlertState.OPEN), _URGENCY, col(Alert.raised_at), col(Alert.id))
    ).all()


_URGENCY = case({tier: at for at, tier in enumerate(Tier)}, value=col(Alert.tier))


def missed_round(session: Session, place_id: int, day: date, slot: str) -> Alert | None:
    """Return the open digest of a round at a place."""
    return open_for(session, missed_key(place_id, day, slot))


def missed_key(place_id: int, day: date, slot: str) -> str:
    """Return what makes the digest of a round one."""
    return f"missed:{place_id}:{day.isoformat()}:{slot}"


def note(
    session: Session,
    alert: Alert,
    what: Happened,
    *,
    now: datetime,
    staff_id: int | None = None,
    step: int | None = None,
    office: str = "",
) -> None:
    """Keep what happened to an alert."""
    session.add(AlertStep(alert_id=alert.id or 0, at=now, what=what, step=step, office=office, staff_id=staff_id))
    session.flush()


def calls_to(session: Session, resident_id: int) -> Sequence[tuple[AlertStep, Staff | None]]:
    """Return the calls to a resident that were pressed on the cards of their alerts, in order, with who called."""
    return session.exec(
        select(AlertStep, Staff)
        .join(Alert, col(AlertStep.alert_id) == col(Alert.id))
        .outerjoin(Staff, col(AlertStep.staff_id) == col(Staff.id))
        .where(Alert.resident_id == resident_id, col(AlertStep.what).in_([Happened.REACHED, Happened.NO_ANSWER]))
        .order_by(col(AlertStep.id))
    ).all()


def steps_of(session: Session, alert_id: int) -> Sequence[tuple[AlertStep, Staff | None]]:
    """Return what happened to an alert, in order, with who did it."""
    return session.exec(_STEPS, params={"alert": alert_id}).all()


# asked for every alert that leaves: built once
_STEPS = (
    select(AlertStep, Staff)
    .outerjoin(Staff, col(AlertStep.staff_id) == col(Staff.id))
    .where(AlertStep.alert_id == bindparam("alert"))
    .order_by(col(AlertStep.id))
)
