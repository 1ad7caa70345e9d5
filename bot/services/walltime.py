"""Moments as people here read them: the time alone today, with its day otherwise."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from storage import houses


def zone_of(session: Session) -> ZoneInfo:
    """Return the zone this installation lives in."""
    return ZoneInfo(houses.house(session).zone)


def shown(session: Session, moment: datetime | None, *, now: datetime) -> str:
    """Return a moment as wall time: `20:00` today, `11-24 08:00` on another day, nothing for none."""
    if moment is None:
        return ""
    zone = zone_of(session)
    local = moment.astimezone(zone)
    return f"{local:%H:%M}" if local.date() == now.astimezone(zone).date() else f"{local:%m-%d %H:%M}"
