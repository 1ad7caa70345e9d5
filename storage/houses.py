"""The one row that says what this installation is."""

import secrets

from sqlmodel import Session

from storage.models import House
from storage.once import known

ONLY = 1


def house(session: Session) -> House:
    """Return this installation's row. It is written before anything else runs."""
    found = session.get(House, ONLY)
    if found is None:
        raise LookupError("the house has not been furnished")
    known(session)[House] = found  # held on to: a session forgets what nobody holds, and would read it again
    return found


def furnish(session: Session, *, zone: str, language: str, emergency_number: str, admin_ids: list[int]) -> House:
    """Write the row from the settings in force and return it."""
    row = session.get(House, ONLY) or House(id=ONLY, zone=zone, language=language, emergency_number=emergency_number)
    row.zone, row.language, row.emergency_number = zone, language, emergency_number
    row.admin_ids = admin_ids
    row.secret = row.secret or secrets.token_hex(16)
    session.add(row)
    session.flush()
    return row


def is_furnished(session: Session) -> bool:
    """Whether the bot has been started on this database before."""
    return session.get(House, ONLY) is not None
