"""`/daily`: see a report, confirm it with a tap, write below it what is needed from above."""

from dataclasses import asdict
from datetime import date, datetime

from sqlmodel import Session

from bot.notices import Choice, ReportCard, ReportPicture, line
from bot.rules.arguments import Slip
from bot.rules.buttons import data
from bot.rules.people import plain_line
from bot.rules.report_words import daily_in
from bot.rules.reports import FILED_BY, LONGEST_REMARK, ReportState, to_plain
from bot.rules.roles import Action, scopes
from bot.services import afterwards, drawing_reports, summing
from bot.services.actors import Actor, grants_of, require, require_anywhere, trail
from bot.services.enrolling import place_named
from bot.services.owing import redraw, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from bot.services.walltime import shown, zone_of
from storage import daily_reports, dialogues, groups, places
from storage.models import DailyReport, Dialogue, Place, Staff
from storage.words import Asking

OFFERED = 8


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/daily [PLACE] [DATE]`: any place that is the actor's, any day since there were places."""
    require_anywhere(session, actor, Action.SEE_REPORT)
    asked = daily_in(tail, today=summing.today(session, now=now))
    if isinstance(asked, Slip):
        raise Refused(asked.key, word=asked.word)
    if asked.place:
        place = place_named(session, asked.place, action=Action.SEE_REPORT, actor=actor)
        _show(session, place, asked.day, actor=actor, now=now)
        return
    if not actor.private and (group := groups.by_chat(session, actor.chat_id)):
        _show(session, session.get_one(Place, group.place_id), asked.day, actor=actor, now=now)
        return
    tops = tops_of(session, Action.SEE_REPORT, actor=actor)
    if len(tops) == 1:
        _show(session, tops[0], asked.day, actor=actor, now=now)
        return
    buttons = tuple((data("daily", one.id, _plain(asked.day)), one.name) for one in tops[:OFFERED])
    reply(session, actor, Choice(key="daily-which", values={}, buttons=buttons), now=now)


def tops_of(session: Session, action: Action, *, actor: Actor) -> list[Place]:
    """Return the highest places where somebody may do this: a worker's grid, a lead's community, an admin's districts.

    Raises Refused when there is none.
    """
    below = places.below(session, scopes(grants_of(session, actor), action))
    tops = [one for one in below if not any(two.id != one.id and one.lineage.startswith(two.lineage) for two in below)]
    if not tops:
        raise Refused("place-none")
    return tops


def _plain(day: date) -> str:
    return f"{day:%Y%m%d}"


def day_pressed(number: int) -> date:
    """Return the day of a button, 20220401. Raises Refused for what is none."""
    try:
        return date(number // 10000, number // 100 % 100, number % 100)
    except ValueError as wrong:
        raise Refused("button-unknown") from wrong


def place_pressed(session: Session, place_id: int) -> Place:
    """Return the place of a button. Raises Refused for what is none."""
    place = session.get(Place, place_id)
    if place is None:
        raise Refused("button-unknown")
    return place


def by_button(session: Session, place_id: int, day: int, *, actor: Actor, now: datetime) -> Toast:
    """Show the report of the place that was chosen."""
    _show(session, place_pressed(session, place_id), day_pressed(day), actor=actor, now=now)
    return toast("ok")


def _show(session: Session, place: Place, day: date, *, actor: Actor, now: datetime) -> None:
    require(session, actor, Action.SEE_REPORT, place)
    require_begun(session, place, day, now=now)
    trail(session, actor, "daily-seen", subject=f"place:{place.id}", place_id=place.id, now=now)
    reply(session, actor, ReportCard(place=place.id or 0, day=day.isoformat()), now=now)


def require_begun(session: Session, place: Place, day: date, *, now: datetime) -> None:
    """Refuse a day that is still to come, and one before the place was there."""
    if day > summing.today(session, now=now):
        raise Refused("daily-to-come", day=day.isoformat())
    first = place.created_at.astimezone(zone_of(session)).date()
    if day < first:
        raise Refused("daily-before-first", place=place.name, day=first.isoformat())


def picture(session: Session, place_id: int, day: int, *, actor: Actor, now: datetime) -> Toast:
    """Owe the report as a picture, to be passed on."""
    place, when = place_pressed(session, place_id), day_pressed(day)
    require(session, actor, Action.SEE_REPORT, place)
    require_begun(session, place, when, now=now)
    trail(session, actor, "daily-seen", subject=f"place:{place.id}", place_id=place.id, now=now)
    reply(session, actor, ReportPicture(place=place_id, day=when.isoformat()), now=now)
    return toast("daily-below")


# ── confirming ──


def confirm(session: Session, place_id: int, day: int, mark: str, *, actor: Actor, now: datetime) -> Toast:
    """Send a report up as the actor saw it: from now on its numbers stay, and what comes later is a correction.

    Of two who press, the first confirms and the second is told who did. When the numbers changed after they were
    drawn, nothing is confirmed: the card is drawn anew, and its button stands for what it shows by then.
    """
    place, when = place_pressed(session, place_id), day_pressed(day)
    staff = _require_filer(session, place, when, actor=actor, now=now)
    report = _locked(session, place, when)
    if report.state is ReportState.CONFIRMED:
        by = session.get(Staff, report.confirmed_by)
        at = shown(session, report.confirmed_at, now=now)
        return toast("daily-confirmed-already", alarm=True, who=by.name if by else "—", at=at)
    lines = summing.lines_of(session, place, when, now=now)
    if drawing_reports.stamp(lines, report.remark) != mark:
        redraw(session, drawing_reports.subject(place_id, when), now=now)
        return toast("daily-changed", alarm=True)
    _freeze(session, place, report, lines, staff, now=now)
    trail(session, actor, "daily-confirmed", subject=f"place:{place.id}", place_id=place.id, now=now)
    is_late = report.deadline_at is not None and now > report.deadline_at
    return toast("daily-confirmed-late" if is_late else "daily-confirmed")


def _require_filer(session: Session, place: Place, day: date, *, actor: Actor, now: datetime) -> Staff:
    staff = require(session, actor, Action.CONFIRM_REPORT, place)
    if place.kind not in FILED_BY or not actor.private:
        raise Refused("button-unknown")
    require_begun(session, place, day, now=now)
    if not afterwards.is_over(session, day, now=now):
        raise Refused("daily-not-over")
    return staff


def _locked(session: Session, place: Place, day: date) -> DailyReport:
    """Return a report for changing; of a day for which no draft went out it is written down now."""
    daily_reports.begin(session, place.id or 0, day, at=None, state=ReportState.DRAFT)
    report = daily_reports.locked(session, place.id or 0, day)
    if report is None:
        raise LookupError("a report that was written down a moment ago is there")
    return report


def _freeze(
    session: Session, place: Place, report: DailyReport, lines: summing.Lines, staff: Staff, *, now: datetime
) -> None:
    report.state, report.next_at = ReportState.CONFIRMED, None
    report.confirmed_at, report.confirmed_by = now, staff.id
    report.lines = {str(number): to_plain(one) for number, one in summing.frozen(lines).items()}
    report.answers = asdict(summing.answers_of(session, place.lineage, summing.day_of(session, report.day, now=now)))
    session.flush()
    above = place.parent_id or 0
    redraw(session, drawing_reports.subject(place.id or 0, report.day), now=now)
    redraw(session, drawing_reports.subject(above, report.day), now=now, rests=True)
    redraw(session, drawing_reports.silence(above, report.day), now=now, rests=True)


# ── what is needed from above ──


def ask_remark(session: Session, place_id: int, day: int, *, actor: Actor, now: datetime) -> Toast:
    """Ask what is needed from above."""
    place, when = place_pressed(session, place_id), day_pressed(day)
    _require_filer(session, place, when, actor=actor, now=now)
    _require_draft(daily_reports.of_day(session, place_id, when))
    about = {"place": place_id, "day": when.isoformat()}
    dialogues.ask(session, actor.chat_id, Asking.REMARK, now=now, about=about)
    reply(session, actor, line("daily-remark-ask", place=place.name), now=now)
    return toast("ok")


def _require_draft(report: DailyReport | None) -> None:
    if report is not None and report.state is ReportState.CONFIRMED:
        raise Refused("daily-frozen")


_NOTHING = frozenset({"无", "没有", "清空", "none", "nothing", "-"})


def remark(session: Session, dialogue: Dialogue, text: str, *, actor: Actor, now: datetime) -> None:
    """Write what was typed below the report, and show it once more; it is confirmed by a tap, as before."""
    place = place_pressed(session, int(dialogue.about["place"]))
    day = date.fromisoformat(dialogue.about["day"])
    _require_filer(session, place, day, actor=actor, now=now)
    words = plain_line(text)
    if len(words) > LONGEST_REMARK:
        raise Refused("daily-remark-long", most=LONGEST_REMARK)
    dialogues.close(session, dialogue, now=now)
    report = _locked(session, place, day)
    _require_draft(report)
    report.remark = "" if words.lower() in _NOTHING else words
    session.flush()
    trail(session, actor, "daily-remark", subject=f"place:{place.id}", place_id=place.id, now=now)
    redraw(session, drawing_reports.subject(place.id or 0, day), now=now)
    reply(session, actor, ReportCard(place=place.id or 0, day=day.isoformat()), now=now)
