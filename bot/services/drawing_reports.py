"""Draw a report for one reader: counted when it is drawn while it is a draft, as it was sent afterwards."""

import zlib
from datetime import date, datetime

from sqlmodel import Session

from bot.notices import LedgerFile, Notice, ReportPicture, ReportPictureView, ReportView, SilenceView
from bot.rules.people import masked_name
from bot.rules.reports import FILED_BY, ReportState, Response, to_plain
from bot.rules.roles import Action, may
from bot.services import afterwards, bookkeeping, summing
from bot.services.offices import Reached, appointed
from bot.services.walltime import shown
from storage import daily_reports
from storage import staff as staff_rows
from storage.models import DailyReport, Place, Staff

KINDS = frozenset({"report", "silence"})


def subject(place_id: int, day: date) -> str:
    """Return the subject of the card of a report."""
    return f"report:{place_id}:{day.isoformat()}"


def silence(place_id: int, day: date) -> str:
    """Return the subject of the card that names who is silent below a place."""
    return f"silence:{place_id}:{day.isoformat()}"


def view(session: Session, kind: str, place_id: int, day: date, *, reader: Reached, now: datetime) -> Notice | None:
    """Return a report, or whose silence there is, as this reader may see it."""
    if kind == "silence":
        return silence_view(session, place_id, day)
    place = session.get(Place, place_id)
    return report_view(session, place, day, reader=reader, now=now) if place else None


def file_view(session: Session, notice: ReportPicture | LedgerFile, *, reader: Reached, now: datetime) -> Notice | None:
    """Return everything that stands in the picture of a report, or in its ledger."""
    if isinstance(notice, LedgerFile):
        return bookkeeping.file_view(session, notice, now=now)
    place = session.get(Place, notice.place)
    if place is None:
        return None
    day = date.fromisoformat(notice.day)
    return ReportPictureView(report=report_view(session, place, day, reader=reader, now=now))


def report_view(session: Session, place: Place, day: date, *, reader: Reached, now: datetime) -> ReportView:
    """Return a report as one reader may see it; in a group nothing can be pressed."""
    report = daily_reports.of_day(session, place.id or 0, day)
    lines = summing.lines_of(session, place, day, now=now)
    figures = summing.sum_of(lines, place)
    state = state_of(session, report, day, now=now)
    grants = staff_rows.grants_of_telegram(session, reader.chat_id)
    whole = summing.day_of(session, day, now=now)
    confirmed, silent = _below(session, place, day)
    by = session.get(Staff, report.confirmed_by) if report and report.confirmed_by else None
    return ReportView(
        place=place.id or 0,
        day=day.isoformat(),
        title=place.name,
        state=state,
        files=place.kind in FILED_BY,
        figures=summing.numbers(figures),
        rate=figures.rate,
        difference=figures.difference,
        remark=report.remark if report else "",
        author=_author(by, reader),
        at=shown(session, report.confirmed_at if report and report.confirmed_at else now, now=now),
        late=bool(report and report.confirmed_at and report.deadline_at and report.confirmed_at > report.deadline_at),
        stamp=stamp(lines, report.remark if report else ""),
        confirmed=confirmed,
        silent=silent,
        corrections=len(afterwards.of_report(session, place, report)),
        yesterday=afterwards.yesterdays(session, place, day),
        answers=_answers(_of_place(session, place, report, whole)),
        own=_answers(_of_reader(session, place, whole, reader)),
        may_confirm=state == "draft"
        and place.kind in FILED_BY
        and not reader.masked
        and may(grants, Action.CONFIRM_REPORT, place.lineage),
        may_unmask=not reader.masked and may(grants, Action.EXPORT_NAMES, place.lineage),
        may_open=not reader.masked and may(grants, Action.SEE_REPORT, place.lineage),
    )


def state_of(session: Session, report: DailyReport | None, day: date, *, now: datetime) -> str:
    """Return how a report stands: its day goes on, it is a draft, it was confirmed."""
    if not afterwards.is_over(session, day, now=now):
        return "running"
    return "confirmed" if report and report.state is ReportState.CONFIRMED else "draft"


def stamp(lines: summing.Lines, remark: str) -> str:
    """Return a mark of what a report says: a tap confirms what was seen, and nothing that changed meanwhile."""
    said = [(place, sorted(to_plain(one).items())) for place, one in sorted(summing.frozen(lines).items())]
    return f"{zlib.crc32(repr((said, remark)).encode()):08x}"


def _author(by: Staff | None, reader: Reached) -> str:
    if by is None:
        return ""
    return masked_name(by.name) if reader.masked else by.name


def _below(session: Session, place: Place, day: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who of those right below has confirmed, and of whom a report is expected still."""
    confirmed, silent = [], []
    for unit, report in daily_reports.below(session, place.id, day):
        if report and report.state is ReportState.CONFIRMED:
            confirmed.append(unit.name)
        elif report and report.deadline_at:
            silent.append(unit.name)
    return tuple(confirmed), tuple(silent)


def _of_place(session: Session, place: Place, report: DailyReport | None, day: summing.Day) -> Response:
    if report and report.state is ReportState.CONFIRMED and report.answers:
        return Response(**report.answers)
    return summing.answers_of(session, place.lineage, day)


def _of_reader(session: Session, place: Place, day: summing.Day, reader: Reached) -> Response:
    """Return how fast this reader was; in a group nobody's own time is said."""
    staff = None if reader.masked else staff_rows.by_telegram(session, reader.chat_id)
    if staff is None or staff.id is None:
        return Response()
    return summing.answers_of(session, place.lineage, day, staff_id=staff.id)


def _answers(response: Response) -> tuple[int, int, int, int, int]:
    mine = -1 if response.mine is None else response.mine
    outcome = -1 if response.outcome is None else response.outcome
    return response.raised, response.taken, response.closed, mine, outcome


def silence_view(session: Session, place_id: int, day: date) -> SilenceView:
    """Return which reports are not confirmed right below a place; place 0 is above the highest."""
    place = session.get(Place, place_id) if place_id else None
    rows = daily_reports.below(session, place_id or None, day)
    expected = [(unit, report) for unit, report in rows if report and report.deadline_at]
    silent = [unit for unit, report in expected if report.state is not ReportState.CONFIRMED]
    return SilenceView(
        day=day.isoformat(),
        title=place.name if place else "",
        expected=len(expected),
        silent=tuple((unit.id or 0, unit.name, _leader(session, unit)) for unit in silent),
    )


def _leader(session: Session, unit: Place) -> str:
    found = appointed(session, FILED_BY[unit.kind], unit.id or 0)
    return found[0].name if found else ""
