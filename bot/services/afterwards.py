"""What came after a report was confirmed: read from the facts, line by line, with old and new."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.notices import Word
from bot.rules.reports import ReportState, bounds
from bot.rules.temperature import Temperature
from bot.services.bookkeeping_people import slot_word
from bot.services.summing import today
from bot.services.walltime import zone_of
from storage import corrections, daily_reports
from storage.models import DailyReport, Place


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that was recorded afterwards: when, by whom (nobody: the chat of the resident), about whom, what."""

    at: datetime
    by: str
    resident: int
    name: str
    field: tuple[str | Word, ...]
    old: tuple[str | Word, ...]
    new: tuple[str | Word, ...]
    why: Word


def of_report(session: Session, place: Place, report: DailyReport | None) -> list[Correction]:
    """Return what was recorded about a report's day since it was confirmed; a draft has no corrections."""
    if report is None or report.state is not ReportState.CONFIRMED or report.confirmed_at is None:
        return []
    begins, ends = bounds(report.day, zone_of(session))
    since, lineage = report.confirmed_at, place.lineage
    found = [
        *_values(session, lineage, report.day, begins=begins, ends=ends, since=since),
        *_symptoms(session, lineage, begins=begins, ends=ends, since=since),
    ]
    found += [
        Correction(
            at,
            by,
            number,
            name,
            (Word("ledger-field-visit"),),
            (),
            (Word(f"visit-{outcome}"),),
            Word("ledger-why-late"),
        )
        for at, by, number, name, _, outcome in corrections.visits(session, lineage, report.day, ends=ends, since=since)
    ]
    found += [
        Correction(at, "", number, name, (Word("ledger-field-episode"),), (), (), Word("ledger-why-mistake"))
        for at, number, name in corrections.mistaken(session, lineage, ends=ends, since=since)
    ]
    return sorted(found, key=lambda one: (one.at, one.resident))


def _values(
    session: Session, lineage: str, day: date, *, begins: datetime, ends: datetime, since: datetime
) -> list[Correction]:
    rows = [
        *corrections.values(session, lineage, day, begins=begins, ends=ends, since=since),
        *corrections.unasked_fevers(session, lineage, begins=begins, ends=ends, since=since),
    ]
    return [
        Correction(
            at,
            by or "",
            number,
            name,
            (Word("ledger-field-value"), " ", slot_word(slot)) if slot else (Word("ledger-field-value"),),
            (str(Temperature(old)),) if old else (Word("ledger-missed"),),
            (str(Temperature(new)),),
            Word("ledger-why-changed" if old else "ledger-why-late"),
        )
        for at, by, number, name, slot, old, new, _ in rows
    ]


def _symptoms(session: Session, lineage: str, *, begins: datetime, ends: datetime, since: datetime) -> list[Correction]:
    found = []
    for at, by, number, name, kind, gone in corrections.symptoms(
        session, lineage, begins=begins, ends=ends, since=since
    ):
        word = (Word(f"symptom-{kind}"),)
        old, new = (word, ()) if gone else ((), word)
        why = Word("ledger-why-taken-back" if gone else "ledger-why-late")
        found.append(Correction(at, by or "", number, name, (Word("ledger-field-symptom"),), old, new, why))
    return found


def yesterdays(session: Session, place: Place, day: date) -> int:
    """Return how much was recorded about the day before after its report was confirmed: the next day's note."""
    before = date.fromordinal(day.toordinal() - 1)
    return len(of_report(session, place, daily_reports.of_day(session, place.id or 0, before)))


def is_over(session: Session, day: date, *, now: datetime) -> bool:
    """Whether a day of the house is over, so that its report can be confirmed."""
    return day < today(session, now=now)
