"""Which card of an isolation's life a notice is, and drawing it: its end, its changes, another place, the erasing."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import (
    AftercareCallCard,
    ChangeCard,
    DueCard,
    ForgetCard,
    Notice,
    PersonFile,
    ReassignmentCard,
    ReleaseCard,
    ReleaseNotice,
)
from bot.rules.views import View
from bot.services import changing, forgetting, reassigning, release_showing
from bot.services.offices import Reached

SUBJECTS = frozenset({"change", "reassign", "forget"}) | release_showing.SUBJECTS


def subject_of(notice: Notice) -> str:
    """Return the subject of a card that is owed, or nothing for what is none of these."""
    match notice:
        case ReleaseCard() | DueCard() | AftercareCallCard():
            return release_showing.subject_of(notice)
        case ChangeCard(change=number):
            return f"change:{number}"
        case ReassignmentCard(reassignment=number):
            return f"reassign:{number}"
        case ForgetCard(purge=number):
            return f"forget:{number}"
        case _:
            return ""


def view(
    session: Session, kind: str, first: int, rest: list[str], seen: View, *, reader: Reached, now: datetime
) -> Notice | None:
    """Return a card as this reader may see it now."""
    match kind:
        case "change":
            return changing.view(session, first, reader=reader, now=now)
        case "reassign":
            return reassigning.view(session, first, reader=reader, now=now)
        case "forget":
            return forgetting.view(session, first, reader=reader)
        case _:
            return release_showing.view(session, kind, first, rest, seen, reader=reader, now=now)


def paper(session: Session, notice: ReleaseNotice | PersonFile, *, reader: Reached, now: datetime) -> Notice | None:
    """Return a release notice or somebody's whole record as it stands now."""
    if isinstance(notice, ReleaseNotice):
        return release_showing.notice_view(session, notice, reader=reader)
    return forgetting.file_view(session, notice, reader=reader, now=now)
