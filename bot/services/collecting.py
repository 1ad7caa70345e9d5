"""Reports as they come in: the draft in the morning, and whose silence there is at the deadline and once more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.notices import Notice, ReportCard, SilenceCard
from bot.rules.delivery import Priority
from bot.rules.reports import FILED_BY, ReportState, Times, bounds, is_stale, times, told_late
from bot.rules.roles import Role
from bot.services import summing
from bot.services.offices import ADMINS, appointed, to_staff
from bot.services.owing import owe
from bot.services.walltime import zone_of
from storage import daily_reports, places
from storage import staff as staff_rows
from storage.models import DailyReport, Place

CHUNK = 200
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Collected:
    """What one tick did."""

    drafts: int
    silent: int
    more: bool


def collect(session: Session, *, now: datetime) -> Collected:
    """Send the drafts whose time has come, and tell the level above of those that nobody confirmed.

    A draft that is late, because we were down, has its full time until it is due. One whose successor is due as
    well is not sent any more; it can be confirmed by `/daily`.
    """
    _begin(session, now=now)
    due = daily_reports.due(session, now=now, limit=CHUNK)
    drafts = sum(_draft(session, one, now=now) for one in due if one.state is ReportState.COMING)
    silent = [one for one in due if one.state is ReportState.DRAFT and one.next_at is not None and one.next_at <= now]
    _name(session, silent, now=now)
    session.flush()
    more = bool(due) and bool(daily_reports.due(session, now=now, limit=1))
    return Collected(drafts, len(silent), more)


def _begin(session: Session, *, now: datetime) -> None:
    for place in daily_reports.without(session):
        day = summing.today(session, now=now)
        at = _times(session, place, day).draft
        daily_reports.begin(session, place.id or 0, day, at=at, state=ReportState.COMING)


def _times(session: Session, place: Place, day: date) -> Times:
    return times(places.profile_of(session, place), zone_of(session), day)


def _draft(session: Session, report: DailyReport, *, now: datetime) -> int:
    """Owe a draft to everybody who may confirm it there, and write the next day's down."""
    place = session.get_one(Place, report.place_id)
    due = _times(session, place, report.day)
    if now < due.draft:
        report.next_at = due.draft  # the rule has changed meanwhile
        return 0
    following = report.day + A_DAY
    at = _times(session, place, following).draft
    daily_reports.begin(session, report.place_id, following, at=at, state=ReportState.COMING)
    report.state, report.next_at = ReportState.DRAFT, None
    _, day_ends = bounds(report.day, zone_of(session))
    if is_stale(due, now=now) or not daily_reports.files(session, place, day_ends=day_ends):
        return 0
    granted = told_late(due, now=now)
    report.deadline_at, report.again_at, report.next_at = granted.deadline, granted.again, granted.deadline
    card = ReportCard(place=report.place_id, day=report.day.isoformat())
    key = f"report:{report.place_id}:{report.day.isoformat()}"
    everybody = appointed(session, FILED_BY[place.kind], report.place_id)
    _owe_each(session, card, [to_staff(one.id) for one in everybody], key, now=now)
    return 1


def _owe_each(session: Session, notice: Notice, to: Sequence[str], key: str, *, now: datetime) -> None:
    for recipient in to:
        owe(
            session,
            notice,
            to=recipient,
            key=f"{key}:{recipient}",
            priority=Priority.DIGEST,
            now=now,
            expires=now + A_DAY,
        )


def _name(session: Session, silent: Sequence[DailyReport], *, now: datetime) -> None:
    """Tell each level above once of all that are silent right below it."""
    named: dict[tuple[int, date, datetime], None] = {}
    for report in silent:
        place = session.get_one(Place, report.place_id)
        named[place.parent_id or 0, report.day, report.next_at or now] = None
        report.named += 1
        report.next_at = report.again_at if report.named == 1 else None
    session.flush()
    for above, day, at in named:
        key = f"silence:{above}:{day.isoformat()}:{at.isoformat()}"
        _owe_each(session, SilenceCard(place=above, day=day.isoformat()), _above(session, above), key, now=now)


def _above(session: Session, place_id: int) -> list[str]:
    """Return who hears of silence below a place: whoever files there and can be reached, else the next level up."""
    place = session.get(Place, place_id) if place_id else None
    for one in places.upwards(session, place) if place else ():
        role = FILED_BY.get(one.kind, Role.LEAD)
        found = [staff for staff in appointed(session, role, one.id or 0) if staff_rows.can_be_reached(staff)]
        if found:
            return [to_staff(staff.id) for staff in found]
    return [ADMINS]


def rules_changed(session: Session, place: Place, *, now: datetime) -> int:
    """Let the reports that are to come at or below a place follow its rules; return how many moved."""
    moved = 0
    for report, one in daily_reports.coming(session, place.lineage):
        due = _times(session, one, report.day)
        if report.next_at != due.draft:
            report.next_at, moved = max(due.draft, now), moved + 1
    session.flush()
    return moved
