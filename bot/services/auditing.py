"""The trail, for those who may read it: who looked at whom and who changed what, never what somebody wrote."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import TrailView, Word
from bot.rules.arguments import words
from bot.rules.buttons import data
from bot.rules.people import masked_name
from bot.rules.roles import Action, scopes
from bot.services.actors import Actor, grants_of, require_anywhere, trail
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import audits, houses, residents
from storage import staff as staff_rows
from storage.audits import Asked
from storage.models import Alert, Audit, Resident, RuleChange, Staff

LINES = 10  # a page
DAYS, MOST_DAYS = 7, 365
EVERYBODY = "all"


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/audit [WHO] [DAYS]`: WHO is one of the staff, by name or number, or a resident inside the scope."""
    require_anywhere(session, actor, Action.SEE_AUDIT)
    if not actor.private:
        raise Refused("in-private-only")
    given = list(words(tail))
    days = DAYS
    if given and given[-1].isascii() and given[-1].isdigit() and len(given[-1]) <= 3:
        days = int(given.pop())
    if len(given) > 1 or not 1 <= days <= MOST_DAYS:
        raise Refused("audit-usage", most=MOST_DAYS)
    who = _meant(session, given[0], actor=actor) if given else EVERYBODY
    _show(session, who, days, 0, message_id=None, actor=actor, now=now)


def _meant(session: Session, word: str, *, actor: Actor) -> str:
    """Return whom a word means, as a button keeps it: `s7` of the staff, `r12` a resident."""
    if found := staff_rows.named(session, word):
        return f"s{found[0].id}"
    lineages = scopes(grants_of(session, actor), Action.SEE_AUDIT)
    people = residents.matching(session, word, lineages=lineages, limit=2)
    exact = [one for one in people if one.name == word] or list(people)
    if len(exact) != 1:
        raise Refused("audit-several" if exact else "audit-nobody", word=word[:40])
    return f"r{exact[0].id}"


def turn(
    session: Session, who: str, days: int, page: int, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Turn a page. Beyond the last one it is the last one."""
    require_anywhere(session, actor, Action.SEE_AUDIT)
    if not actor.private or not 1 <= days <= MOST_DAYS or not _is_somebody(who):
        raise Refused("button-unknown")
    _show(session, who, days, page, message_id=message_id, actor=actor, now=now)
    return toast("ok")


def _is_somebody(who: str) -> bool:
    return who == EVERYBODY or (who[:1] in {"s", "r"} and who[1:].isdigit() and len(who) <= 10)


def _show(
    session: Session, who: str, days: int, page: int, *, message_id: int | None, actor: Actor, now: datetime
) -> None:
    asked = _asked(session, who, days, actor=actor, now=now)
    count = audits.count(session, asked)
    pages = max(1, -(-count // LINES))
    page = min(page, pages - 1)
    zone = ZoneInfo(houses.house(session).zone)
    found = audits.lines(session, asked, skip=page * LINES, limit=LINES)
    shown = tuple(_line(session, audit, staff, zone) for audit, staff in found)
    subject = f"resident:{who[1:]}" if who.startswith("r") else ""
    trail(session, actor, "audit-seen", subject=subject, now=now)
    view = TrailView(
        days=days,
        count=count,
        page=page + 1,
        pages=pages,
        lines=shown,
        before=data("audit", who, days, page - 1) if page else "",
        after=data("audit", who, days, page + 1) if page + 1 < pages else "",
    )
    reply(session, actor, view, now=now, edits=message_id)


def _asked(session: Session, who: str, days: int, *, actor: Actor, now: datetime) -> Asked:
    lineages = scopes(grants_of(session, actor), Action.SEE_AUDIT)
    return Asked(
        since=now - timedelta(days=days),
        # whoever may see everything also sees what belongs to no place
        lineages=() if "/" in lineages else lineages,
        staff_id=int(who[1:]) if who.startswith("s") else None,
        residents=(int(who[1:]),) if who.startswith("r") else (),
    )


def _line(session: Session, audit: Audit, staff: Staff | None, zone: ZoneInfo) -> tuple[str, str, Word, str]:
    """Return when, who, what and about whom. A resident is named as a group may see it: enough to recognise."""
    when = f"{audit.at.astimezone(zone):%m-%d %H:%M}"
    who = staff.name if staff else f"ID {audit.telegram_id}"
    return when, who, Word(f"audit-{audit.what}"), _about(session, audit)


def _about(session: Session, audit: Audit) -> str:
    kind, _, number = audit.subject.partition(":")
    if not number.isdigit():
        return ""
    match kind:
        case "resident":
            resident = session.get(Resident, int(number))
        case "alert":
            alert = session.get(Alert, int(number))
            resident = session.get(Resident, alert.resident_id) if alert and alert.resident_id else None
        case "staff":
            staff = session.get(Staff, int(number))
            return staff.name if staff else ""
        case "rule":
            made = session.get(RuleChange, int(number))
            return f"{made.name} {made.shown_before} → {made.shown_after}" if made else ""
        case _:
            return ""
    return masked_name(resident.name) if resident else ""
