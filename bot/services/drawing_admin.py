"""Draw what is the admins': lists that come and go as files, and what waits for a second person."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import ApprovalCard, BroadcastCard, Export, ImportCard, ImportFile, Notice
from bot.services import advising, approving, broadcasting, exporting, importing
from bot.services.offices import Reached
from storage.models import Broadcast

KINDS = frozenset({"import", "approval", "broadcast"})


def subject_of(notice: ImportCard | ApprovalCard | BroadcastCard) -> str:
    """Return the subject of a card."""
    if isinstance(notice, BroadcastCard):
        return broadcasting.subject(notice.number)
    return f"{'import' if isinstance(notice, ImportCard) else 'approval'}:{notice.number}"


def view(session: Session, kind: str, number: int, *, reader: Reached, now: datetime) -> Notice | None:
    """Return a card as its reader may see it now."""
    if kind == "import":
        return importing.view(session, number, reader=reader, now=now)
    if kind == "broadcast":
        sent = session.get(Broadcast, number)
        if sent is not None and sent.piece:
            return advising.view(session, sent, reader=reader, now=now)
        return broadcasting.view(session, number, reader=reader, now=now)
    return approving.view(session, number, reader=reader, now=now)


def file(session: Session, notice: Export | ImportFile, *, now: datetime) -> Notice | None:
    """Return a list as it is now, for whoever may still have it."""
    if isinstance(notice, Export):
        return exporting.view(session, notice, now=now)
    return importing.file_view(session, notice)
