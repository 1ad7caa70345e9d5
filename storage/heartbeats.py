"""When we were alive, and when we were not."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from storage.models import Heartbeat, Outage

ONLY = 1


def beat(session: Session, *, now: datetime) -> datetime | None:
    """Write that we are alive and return when we last were."""
    row = session.get(Heartbeat, ONLY)
    if row is None:
        session.add(Heartbeat(id=ONLY, at=now))
        session.flush()
        return None
    last, row.at = row.at, now
    session.flush()
    return last


def record_outage(session: Session, *, began_at: datetime, ended_at: datetime) -> Outage:
    """Remember a time in which we were down."""
    outage = Outage(began_at=began_at, ended_at=ended_at)
    session.add(outage)
    session.flush()
    return outage


def last_outage(session: Session) -> Outage | None:
    """Return the newest outage."""
    return session.exec(select(Outage).order_by(col(Outage.began_at).desc())).first()


def outages_since(session: Session, moment: datetime) -> Sequence[Outage]:
    """Return the outages that ended since a moment, oldest first."""
    return session.exec(select(Outage).where(Outage.ended_at >= moment).order_by(col(Outage.began_at))).all()
