"""Keep the lists of what is open true: whenever an alert changes, at most every 30 seconds, on every copy."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.rules.places import ids_of
from bot.services.owing import redraw
from storage import houses, places


def alerts_changed(session: Session, place_id: int, *, now: datetime) -> None:
    """Owe a fresh look to the lists of alerts and today's boards of a place and of those above it."""
    day = now.astimezone(ZoneInfo(houses.house(session).zone)).date().isoformat()
    above = ids_of(places.lineage(session, place_id))
    subjects = [subject for one in above for subject in (f"alerts:{one}", f"board:{one}:{day}")]
    redraw(session, *subjects, now=now, rests=True)


def round_opened(session: Session, opened: Iterable[tuple[int, date]], *, now: datetime) -> None:
    """Owe a fresh look to the boards of the places where somebody is asked from now on, and of those above them."""
    days: dict[date, set[int]] = {}
    for place_id, day in opened:
        days.setdefault(day, set()).add(place_id)
    for day, place_ids in days.items():
        above = {one for chain in places.lineages(session, sorted(place_ids)) for one in ids_of(chain)}
        subjects = [f"{kind}:{one}:{day.isoformat()}" for one in sorted(above) for kind in ("board", "missing")]
        redraw(session, *subjects, now=now, rests=True)
