"""Draw what staff changed about an isolation, and somebody's way to another place."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import ChangeCard, Notice, ReassignmentCard
from bot.services import changing, reassigning
from bot.services.offices import Reached

SUBJECTS = frozenset({"change", "reassign"})


def subject_of(notice: ChangeCard | ReassignmentCard) -> str:
    """Return the subject of a card that is owed."""
    match notice:
        case ChangeCard(change=number):
            return f"change:{number}"
        case ReassignmentCard(reassignment=number):
            return f"reassign:{number}"


def view(session: Session, kind: str, number: int, *, reader: Reached, now: datetime) -> Notice | None:
    """Return a card as this reader may see it now."""
    if kind == "change":
        return changing.view(session, number, reader=reader, now=now)
    return reassigning.view(session, number, reader=reader, now=now)
