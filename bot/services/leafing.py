"""The pages of a resident's file: the calls, the presence rounds, what was felt. The card turns to them.

Presence is for the worker's side alone; whoever may not see a page is not shown the way to it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import FilePage, PageLine, Word
from bot.rules.presence import VisitKind
from bot.rules.roles import Action, Grant, may
from bot.rules.symptoms import Symptom
from bot.rules.views import Tab, View, page_of
from bot.services.drawing_people import CALL_WORDS
from storage import alerts, episodes, houses, symptoms, visits
from storage.models import Place, Resident, Visit
from storage.words import Happened

# what a page asks of whoever opens it
RIGHTS = {
    Tab.CALLS: Action.SEE_PERSON,
    Tab.VISITS: Action.HANDLE_ABSENCE,
    Tab.FELT: Action.SEE_PERSON,
}
_AT = "%m-%d %H:%M"
_PRESSED = {Happened.REACHED: Word("call-was-reached"), Happened.NO_ANSWER: Word("call-was-no-answer")}


NOTHING = Word("")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line before it is a line: when it was, and what there is to read."""

    at: datetime
    what: Word
    who: str = ""
    more: str = ""
    how: Word = NOTHING


def open_to(grants: Sequence[Grant], lineage: str) -> tuple[Tab, ...]:
    """Return the pages of a file that somebody may open at the place with this lineage."""
    return tuple(tab for tab, action in RIGHTS.items() if may(grants, action, lineage))


def page(session: Session, resident_id: int, view: View, grants: Sequence[Grant]) -> FilePage | None:
    """Return a page of a resident's file, newest first, or None for what is not this reader's to see."""
    resident = session.get(Resident, resident_id)
    place = session.get(Place, resident.place_id) if resident else None
    if resident is None or place is None or view.tab not in open_to(grants, place.lineage):
        return None
    episode = episodes.active_of(session, resident_id)
    zone = ZoneInfo(episode.zone if episode else houses.house(session).zone)
    entries = sorted(_ENTRIES[view.tab](session, resident_id), key=lambda one: one.at, reverse=True)
    shown, leaf = page_of(entries, view.page, size=LINES)
    return FilePage(
        resident=resident_id,
        name=resident.name,
        address=resident.address,
        phone=resident.phone if view.tab is Tab.CALLS else "",
        tab=view.tab.value,
        step=view.step,
        lines=tuple(_line(one, zone) for one in shown),
        page=leaf.page,
        pages=leaf.pages,
        total=len(entries),
        may_call=view.tab is Tab.CALLS and episode is not None and may(grants, Action.REPORT_FOR, place.lineage),
    )


LINES = 6  # a page


def _line(one: _Entry, zone: ZoneInfo) -> PageLine:
    return PageLine(f"{one.at.astimezone(zone):{_AT}}", one.what, one.how, one.who, one.more)


def _calls(session: Session, resident_id: int) -> list[_Entry]:
    """Every call: those written down from a list or here, and those pressed on an alert's card."""
    logged = [
        _Entry(visit.at, CALL_WORDS[visit.outcome.value], staff.name)
        for visit, staff in visits.of_resident(session, resident_id, VisitKind.CALL)
    ]
    pressed = [
        _Entry(step.at, _PRESSED[step.what], staff.name if staff else "")
        for step, staff in alerts.calls_to(session, resident_id)
    ]
    return logged + pressed


def _visits(session: Session, resident_id: int) -> list[_Entry]:
    return [
        _Entry(visit.at, Word(f"visit-{visit.outcome.value}"), staff.name, how=_how(visit))
        for visit, staff in visits.of_resident(session, resident_id, VisitKind.PRESENCE)
    ] + [
        _Entry(visit.at, Word(f"spot-was-{visit.outcome.value}"), staff.name, how=_how(visit))
        for visit, staff in visits.of_resident(session, resident_id, VisitKind.SPOT)
    ]


def _how(visit: Visit) -> Word:
    return Word(f"channel-{visit.channel.value}")


def _felt(session: Session, resident_id: int) -> list[_Entry]:
    """Every symptom, in the words of the texts and in the person's own; that nothing hurts is said too."""
    return [
        _Entry(
            note.noticed_at,
            Word(f"symptom-{note.kind.value}"),
            more=note.said if note.kind is not Symptom.NONE else "",
            how=Word("symptom-taken-back") if note.withdrawn_at else NOTHING,
        )
        for note in symptoms.of_resident(session, resident_id)
    ]


_ENTRIES: dict[Tab, Callable[[Session, int], list[_Entry]]] = {
    Tab.CALLS: _calls,
    Tab.VISITS: _visits,
    Tab.FELT: _felt,
}
