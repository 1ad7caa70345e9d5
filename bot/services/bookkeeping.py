"""The ledger of a place for a day, read when its file is sent: who is in it, what happened, what came afterwards."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import LedgerFile, LedgerFileView, Word
from bot.notices.reports import Cell, Numbers, Rows
from bot.rules.ledger import MATRIX_DAYS, MOST_PEOPLE
from bot.rules.people import masked_name
from bot.rules.reports import Figures
from bot.rules.roles import Action, may
from bot.rules.slots import Profile
from bot.services import afterwards, bookkeeping_people, summing
from bot.services.bookkeeping_people import Book
from storage import daily_reports, ledgers, places, reports, supplies
from storage import staff as staff_rows
from storage.models import Approval, Place, Staff
from storage.words import ApprovalState

TREND_DAYS = 7


def file_view(session: Session, notice: LedgerFile, *, now: datetime) -> LedgerFileView | None:
    """Return everything that stands in the file; None when the place or whoever asked for it is gone."""
    place, staff = session.get(Place, notice.place), session.get(Staff, notice.staff)
    if place is None or staff is None or staff.left_at is not None:
        return None
    by = _by(session, notice, staff, place)
    if by is None:
        return None
    day = summing.day_of(session, date.fromisoformat(notice.day), now=now)
    report = daily_reports.of_day(session, place.id or 0, day.day)
    lines = summing.lines_of(session, place, day.day, now=now)
    total = summing.sum_of(lines, place)
    book = read(session, place, day, full=notice.full)
    after = afterwards.of_report(session, place, report)
    profile = places.profile_of(session, place)
    return LedgerFileView(
        form=notice.form,
        title=place.name,
        path=place.path,
        day=notice.day,
        full=notice.full,
        edition=1 + len(after) if report and report.confirmed_at else 0,
        made_at=f"{now.astimezone(day.zone):%Y-%m-%d %H:%M}",
        by=by,
        cut_off=_cut_off(day),
        line=_celsius(profile.fever_line),
        columns=profile.ledger_columns,
        figures=summing.numbers(total),
        rate=total.rate,
        difference=total.difference,
        grids=_grids(session, place, lines),
        trend=_trend(session, place, day, total, now=now),
        people=bookkeeping_people.people(book),
        cases=bookkeeping_people.cases(book),
        silent=bookkeeping_people.silent(book),
        orders=_orders(session, book),
        days=tuple(f"{one:%m-%d}" for one in book.days),
        matrix=bookkeeping_people.matrix(book),
        corrections=_corrections(after, day.zone, full=notice.full),
        rules=_rules(profile),
        version=VERSION,
    )


VERSION = "1.0"  # of the workbook: a macro that knows it knows where to look


def _cut_off(day: summing.Day) -> str:
    return "24:00" if day.seen == day.ends else f"{day.seen.astimezone(day.zone):%H:%M}"


def read(session: Session, place: Place, day: summing.Day, *, full: bool) -> Book:
    """Read everything that the sheets about people are made of."""
    people = ledgers.people(session, place.lineage, ends=day.ends, limit=MOST_PEOPLE)
    begun = min((episode.starts_on for episode, _, _ in people), default=day.day)
    first = max(begun, day.day - timedelta(days=MATRIX_DAYS - 1))
    days = tuple(first + timedelta(days=n) for n in range((day.day - first).days + 1))
    feverish = summing.fevers_of(session, place.lineage, day)
    named: dict[int, set[str]] = {}
    for _, resident, symptom in reports.symptoms(session, place.lineage, begins=day.begins, ends=day.ends):
        named.setdefault(resident, set()).add(symptom.value)
    symptomatic = summing.symptomatic(session, place.lineage, day, feverish)
    checks: dict[int, list[ledgers.Asked]] = {}
    for check in ledgers.asked(session, place.lineage, first=days[0], last=day.day, ends=day.ends):
        checks.setdefault(check.episode, []).append(check)
    return Book(
        day=day,
        lineage=place.lineage,
        full=full,
        people=people,
        days=days,
        checks=checks,
        workers=ledgers.workers(session, place.lineage),
        answering=ledgers.answering(session, place.lineage, ends=day.ends),
        calls=ledgers.calls(session, place.lineage, day.day, ends=day.ends),
        spots=ledgers.spot_checks(session, place.lineage, day.day, ends=day.ends),
        illnesses=ledgers.illnesses(session, place.lineage, begins=day.begins, ends=day.ends),
        values=bookkeeping_people.by_resident(ledgers.values(session, place.lineage, begins=day.begins, ends=day.ends)),
        feverish={resident for _, resident in feverish},
        symptomatic={resident for _, resident in symptomatic},
        named={resident: tuple(sorted(kinds)) for resident, kinds in named.items()},
        lost={resident for _, resident in summing.out_of_contact(session, place.lineage, day)},
    )


def _by(session: Session, notice: LedgerFile, staff: Staff, place: Place) -> str | None:
    """Return whose ledger it is; None for one in full without the right of now or without a second person."""
    if not notice.full:
        return staff.name
    wish = session.get(Approval, notice.approval)
    if wish is None or wish.state is not ApprovalState.GRANTED or wish.asked_by != notice.staff:
        return None
    if not may(staff_rows.grants_of(session, notice.staff), Action.EXPORT_NAMES, place.lineage):
        return None
    return f"{staff.name}、{session.get_one(Staff, wish.decided_by).name}"


def _grids(session: Session, place: Place, lines: summing.Lines) -> tuple[tuple[str, Numbers, str], ...]:
    """Return the figures grid by grid; a place below which nobody lives is left out."""
    known = {one.id or 0: one for one in places.below(session, [place.lineage])}
    seen = {number: summing.seen_at(one, known[number]) for number, one in lines.items() if number in known}
    shown = sorted((known[number].path, figures) for number, figures in seen.items())
    cut = len(place.path) + 1
    return tuple((path[cut:] or place.name, summing.numbers(one), one.rate) for path, one in shown if one != Figures())


def _trend(
    session: Session, place: Place, day: summing.Day, total: Figures, *, now: datetime
) -> tuple[tuple[str, int, int, int, int], ...]:
    """Return the last days as they were sent, or counted: managed, due, done, fever."""
    begun = place.created_at.astimezone(day.zone).date()
    first = max(begun, day.day - timedelta(days=TREND_DAYS - 1))
    found = []
    for number in range((day.day - first).days + 1):
        one = first + timedelta(days=number)
        f = total if one == day.day else summing.sum_of(summing.lines_of(session, place, one, now=now), place)
        found.append((f"{one:%m-%d}", f.managed, f.due, f.done, f.fever))
    return tuple(found)


def _orders(session: Session, book: Book) -> Rows:
    found = ledgers.orders(session, book.lineage, begins=book.day.begins, ends=book.day.ends)
    items = supplies.items_of(session, [one.request.id or 0 for one in found])
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        request = one.request
        lines = items.get(request.id or 0, [])
        shelves = tuple(dict.fromkeys(Word(f"shelf-{line.category.value}") for line in lines))
        rows.append(
            (
                request.id or 0,
                book.at(request.asked_at),
                book.name(one.resident),
                one.resident.address,
                bookkeeping_people.joined(shelves),
                "；".join(f"{line.name} {_amount(line.milli, line.unit)}".strip() for line in lines) or request.said,
                Word(f"urgency-{request.urgency.value}") if request.urgency else "",
                one.owner,
                book.at(one.taken_at),
                book.at(one.put_at),
                book.at(request.received_at),
                request.why or Word(f"supply-is-{request.state.value}"),
            )
        )
    return tuple(rows)


def _amount(milli: int | None, unit: str) -> str:
    if milli is None:
        return ""
    whole, part = divmod(milli, 1000)
    return f"{whole}{f'.{part:03}'.rstrip('0') if part else ''}{unit}"


def _corrections(after: list[afterwards.Correction], zone: ZoneInfo, *, full: bool) -> Rows:
    return tuple(
        (
            f"{one.at.astimezone(zone):%m-%d %H:%M}",
            one.by or Word("ledger-source-own"),
            one.name if full else masked_name(one.name),
            one.field,
            one.old,
            one.new,
            one.why,
        )
        for one in after
    )


def _rules(profile: Profile) -> tuple[tuple[Word, str], ...]:
    """Return the thresholds and times in force: a snapshot for whoever reads the file next year."""
    slots = "、".join(f"{slot.at:%H:%M}" for slot in profile.slots)
    rules = {
        "slots": slots,
        "nudges": "、".join(f"+{minutes}" for minutes in profile.nudges),
        "closes": str(profile.closes_after),
        "fever": _celsius(profile.fever_line),
        "red": _celsius(profile.red_line),
        "lost": str(profile.lost_after),
        "days": str(profile.days),
        "draft": f"{profile.report_at:%H:%M}",
        "deadline": f"{profile.report_deadline:%H:%M}",
        "steps": f"{profile.sos_step} / {profile.red_step} / {profile.yellow_step}",
        "retain": str(profile.retain_days),
    }
    return tuple((Word(f"ledger-rule-{name}"), value) for name, value in rules.items())


def _celsius(centi: int) -> str:
    return f"{centi // 100}.{centi % 100 // 10}"


def too_many(session: Session, place: Place, day: date, *, now: datetime) -> int:
    """Return how many people a ledger would have, if those are more than one file holds; otherwise 0."""
    whole = summing.day_of(session, day, now=now)
    found = ledgers.count(session, place.lineage, ends=whole.ends)
    return found if found > MOST_PEOPLE else 0
