"""The database: can it be opened, is it of this version's shape, and who in it cannot be reached."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.cards.typeface import can_draw
from bot.doctor.findings import Finding, bad, good
from bot.services import relieving
from bot.settings import Settings
from storage import houses, migrating, residents
from storage import staff as staff_rows
from storage.db import Database

SHOWN = 8  # names in one line


def examine(settings: Settings, *, now: datetime) -> list[Finding]:
    """Look at the database without changing it."""
    db = Database(settings.database_url)
    if db.path is not None and not db.path.exists():
        return [good("doctor-database-new"), _admins(settings)]  # opening it would make it
    try:
        found = migrating.current(db.engine)
        shape = _shape(settings, found)
        if not shape.good or not found:
            return [shape, _admins(settings)]
        with Session(db.reading_engine) as session:
            if not houses.is_furnished(session):
                return [good("doctor-database-new"), _admins(settings)]
            return [shape, _admins(settings), _unreached(session), *_gaps(session, now=now), _names(session)]
    except SQLAlchemyError as fault:
        return [bad("doctor-database-closed", "suifang migrate", why=type(fault).__name__), _admins(settings)]
    finally:
        db.close()


def _shape(settings: Settings, found: str) -> Finding:
    if not found:
        return good("doctor-database-new")
    if found == migrating.head():
        return good("doctor-database", revision=found)
    if migrating.is_known(found):
        return bad("doctor-database-old", "suifang backup && suifang migrate", revision=found, head=migrating.head())
    return bad("doctor-database-newer", "pip install --upgrade suifang", revision=found, head=migrating.head())


def _admins(settings: Settings) -> Finding:
    if settings.admin_ids:
        return good("doctor-admins", count=len(settings.admin_ids))
    return bad("doctor-admins-none", "ADMIN_IDS=… (.env)")


def _unreached(session: Session) -> Finding:
    names = list(dict.fromkeys(staff.name for staff, _, _ in staff_rows.unreached(session, ["/"])))
    if not names:
        return good("doctor-staff")
    return bad("doctor-staff-unreached", "/team", names=_some(names), count=len(names))


def _gaps(session: Session, *, now: datetime) -> Iterator[Finding]:
    found = [
        f"{gap.place.name} {gap.starts:%m-%d %H:%M}–{gap.until:%H:%M}"
        for gap in relieving.gaps_of_tomorrow(session, now=now)
    ]
    yield (
        bad("doctor-duty-gaps", "/duty roster PLACE ROLE", gaps=_some(found), count=len(found))
        if found
        else good("doctor-duty")
    )


def _names(session: Session) -> Finding:
    odd = [name for name in residents.names(session) if not can_draw(name)]
    if odd:
        return bad("doctor-names-undrawn", "/find NAME", names=_some(odd), count=len(odd))
    return good("doctor-names")


def _some(names: list[str]) -> str:
    more = f" +{len(names) - SHOWN}" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more
