"""What is open where somebody works: the digest of a hand-over and of a shift that begins."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.notices.duty import Open
from bot.rules.temperature import Temperature
from bot.services import walltime
from storage import checks, handovers
from storage.models import Alert, Place, Reading, Resident
from storage.words import CheckState

SHOWN = 12


def told(session: Session, alerts: Sequence[Alert]) -> tuple[Open, ...]:
    """Return alerts as a digest tells them: what, how bad, about whom and where."""
    return tuple(_told(session, alert) for alert in alerts[:SHOWN])


def _told(session: Session, alert: Alert) -> Open:
    resident = session.get(Resident, alert.resident_id) if alert.resident_id else None
    reading = session.get(Reading, alert.reading_id) if alert.reading_id else None
    place = session.get_one(Place, alert.place_id)
    value = str(Temperature(reading.centi)) if reading else alert.slot
    name, where = (resident.name, resident.address) if resident else (place.name, "")
    return alert.kind.value, alert.tier.value, value, name, where


def unowned(session: Session, places: Sequence[Place]) -> Sequence[Alert]:
    """Return the alerts at or below some places that nobody has taken."""
    found = {alert.id: alert for place in places for alert in handovers.open_below(session, place.lineage)}
    return sorted(found.values(), key=lambda alert: alert.id or 0)


def missing(session: Session, places: Sequence[Place], *, now: datetime) -> tuple[str, ...]:
    """Return who has not answered the newest round of today at or below some places, by door."""
    day = now.astimezone(walltime.zone_of(session)).date()
    names: dict[int, str] = {}
    for place in places:
        of_day = checks.below(session, place.lineage, day)
        newest = max((check.opened_at for check, _ in of_day), default=None)
        for check, resident in of_day:
            if check.opened_at == newest and check.state in {CheckState.DUE, CheckState.MISSED}:
                names[resident.id or 0] = f"{resident.name} {resident.address}".strip()
    return tuple(names.values())
