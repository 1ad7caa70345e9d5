"""Which list a card shows, and drawing it: one place that knows every kind of list by its subject."""

from datetime import date, datetime

from sqlmodel import Session

from bot.notices import (
    AlertsCard,
    MissingCard,
    Notice,
    OutingsCard,
    PresenceCard,
    ReportCard,
    RollCallCard,
    SilenceCard,
)
from bot.rules.views import View
from bot.services import drawing_people, drawing_presence, drawing_reports, drawing_roll_call
from bot.services.offices import Reached

KINDS = frozenset({"board", "missing", "alerts", "presence", "outings", "rollcall"}) | drawing_reports.KINDS


def subject_of(notice: Notice) -> str:
    """Return the subject of a list that is owed, or nothing for what is none."""
    match notice:
        case MissingCard(place=place, day=day):
            return f"missing:{place}:{day}"
        case AlertsCard(place=place):
            return f"alerts:{place}"
        case PresenceCard(round=number):
            return f"presence:{number}"
        case OutingsCard(place=place, day=day):
            return f"outings:{place}:{day}"
        case RollCallCard(dialogue=dialogue):
            return f"rollcall:{dialogue}"
        case ReportCard(place=place, day=day):
            return f"report:{place}:{day}"
        case SilenceCard(place=place, day=day):
            return f"silence:{place}:{day}"
        case _:
            return ""


def view(
    session: Session, kind: str, first: int, rest: list[str], seen: View, *, reader: Reached, now: datetime
) -> Notice | None:
    """Return a list as this reader may see it now, or None when there is nothing to see any more."""
    match kind:
        case "alerts":
            return drawing_people.alerts_view(session, first, seen, reader=reader, now=now)
        case "presence":
            return drawing_presence.presence_view(session, first, seen, reader=reader, now=now)
        case "outings":
            day = date.fromisoformat(rest[0])
            return drawing_presence.outings_view(session, first, day, reader=reader, now=now)
        case "rollcall":
            return drawing_roll_call.roll_call_view(session, first, seen, now=now)
        case "report" | "silence":
            return drawing_reports.view(session, kind, first, date.fromisoformat(rest[0]), reader=reader, now=now)
        case _:
            day = date.fromisoformat(rest[0])
            home = kind == "board"
            return drawing_people.people_view(session, first, day, seen, reader=reader, now=now, home=home)
