"""What is open where somebody works: the digest of a hand-over and of a shift that begins."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.notices.duty import Open
from bot.rules.escalation import KINDS
from bot.rules.roles import Action, may
from bot.rules.temperature import Temperature
from bot.services import walltime
from storage import checks, handovers
from storage import staff as staff_rows
from storage.models import Alert, Place, Reading, Resident, Staff
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


def concerning(session: Session, alerts: Sequence[Alert], *staff: Staff) -> Sequence[Alert]:
    """Return those of some alerts that each of these staff may take: the police hear of nothing medical."""
    grants = [staff_rows.grants_of(session, one.id or 0) for one in staff]
    return [
        alert
        for alert in alerts
        if all(may(theirs, KINDS[alert.kind].right, _lineage(session, alert)) for theirs in grants)
    ]


def _lineage(session: Session, alert: Alert) -> str:
    return session.get_one(Place, alert.place_id).lineage


def unowned(session: Session, places: Sequence[Place], *staff: Staff) -> Sequence[Alert]:
    """Return the alerts at or below some places that nobody has taken and each of these staff may take."""
    found = {alert.id: alert for place in places for alert in handovers.open_below(session, place.lineage)}
    return concerning(session, sorted(found.values(), key=lambda alert: alert.id or 0), *staff)


def missing(session: Session, places: Sequence[Place], *staff: Staff, now: datetime) -> tuple[str, ...]:
    """Return who has not answered the newest round of today at or below some places, by door.

    Only where each of these staff may see the board.
    """
    day = now.astimezone(walltime.zone_of(session)).date()
    grants = [staff_rows.grants_of(session, one.id or 0) for one in staff]
    names: dict[int, str] = {}
    for place in places:
        if not all(may(theirs, Action.SEE_BOARD, place.lineage) for theirs in grants):
            continue
        of_day = checks.below(session, place.lineage, day)
        newest = max((check.opened_at for check, _ in of_day), default=None)
        for check, resident in of_day:
            if check.opened_at == newest and check.state in {CheckState.DUE, CheckState.MISSED}:
                names[resident.id or 0] = f"{resident.name} {resident.address}".strip()
    return tuple(names.values())
