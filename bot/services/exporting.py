"""The list of people as a file: masked for whoever works there, in full only when two admins want it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import Export, ExportView, line
from bot.rules.arguments import day_in, words
from bot.rules.delivery import Priority
from bot.rules.line_list import MOST_ROWS
from bot.rules.people import masked_address, masked_name, masked_phone, plain_line
from bot.rules.roles import Action, may, scopes
from bot.services import approving
from bot.services.actors import Actor, grants_of, require, require_anywhere, trail
from bot.services.enrolling import place_named
from bot.services.offices import to_staff
from bot.services.owing import owe, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import dialogues, exports, houses, places
from storage import staff as staff_rows
from storage.models import Approval, Dialogue, Place, Staff
from storage.words import ApprovalKind, ApprovalState, Asking

SHORTEST_REASON = 4


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/export [PLACE] [DATE]` with the masked list of those who were followed up on a day."""
    require_anywhere(session, actor, Action.EXPORT)
    if not actor.private:
        raise Refused("in-private-only")
    given = list(words(tail))
    today = now.astimezone(ZoneInfo(houses.house(session).zone)).date()
    day = day_in(given[-1], today=today) if given else None
    if day is not None:
        given.pop()
    if len(given) > 1:
        raise Refused("export-usage")
    place = place_named(session, given[0], action=Action.EXPORT, actor=actor) if given else _own(session, actor)
    staff = require(session, actor, Action.EXPORT, place)
    day = day or today
    if day > today:
        raise Refused("export-tomorrow")
    count = exports.count(session, place.lineage, day)
    if count > MOST_ROWS:
        raise Refused("export-too-many", count=count, most=MOST_ROWS)
    trail(session, actor, "exported", subject=f"count:{count}", place_id=place.id, now=now)
    if not count:
        reply(session, actor, line("export-nobody", path=place.path, day=day.isoformat()), now=now)
        return
    file = Export(place=place.id or 0, day=day.isoformat(), full=False, staff=staff.id or 0, approval=0)
    reply(session, actor, file, now=now)


def _own(session: Session, actor: Actor) -> Place:
    tops = places.tops(session, scopes(grants_of(session, actor), Action.EXPORT))
    if not tops:
        raise Refused("place-none")
    if len(tops) > 1:
        raise Refused("export-which-place", paths="；".join(one.path for one in tops[:4]), path=tops[0].path)
    return tops[0]


def ask_full(session: Session, place_id: int, day: str, *, actor: Actor, now: datetime) -> Toast:
    """Ask an admin why a list is needed in full; the answer goes to another admin."""
    place, _ = _wanted(session, place_id, day)
    require(session, actor, Action.EXPORT_FULL, place)
    if not actor.private:
        raise Refused("in-private-only")
    dialogues.ask(session, actor.chat_id, Asking.EXPORT, now=now, about={"place": place_id, "day": day})
    reply(session, actor, line("export-why", path=place.path), now=now)
    return toast("ok")


def _wanted(session: Session, place_id: int, day: str) -> tuple[Place, date]:
    place = session.get(Place, place_id)
    try:
        wanted = date.fromisoformat(day)
    except ValueError:
        raise Refused("button-unknown") from None
    if place is None:
        raise Refused("button-unknown")
    return place, wanted


def answered(session: Session, asked: Dialogue, text: str, *, actor: Actor, now: datetime) -> None:
    """Take the reason, and ask another admin."""
    reason = plain_line(text)[:200]
    if len(reason) < SHORTEST_REASON:
        raise Refused("export-reason-short")
    place, day = _wanted(session, int(asked.about["place"]), str(asked.about["day"]))
    staff = require(session, actor, Action.EXPORT_FULL, place)
    count = exports.count(session, place.lineage, day)
    about = {"place": place.id, "day": day.isoformat(), "count": count}
    wish = approving.ask(session, ApprovalKind.EXPORT, place, staff, about, reason=reason, now=now)
    dialogues.close(session, asked, now=now)
    trail(session, actor, "export-asked", subject=f"approval:{wish.id}", place_id=place.id, now=now)


def granted(session: Session, wish: Approval, *, actor: Actor, now: datetime) -> None:
    """Send whoever asked the list in full, with the names of both in it."""
    file = Export(
        place=int(wish.about["place"]),
        day=str(wish.about["day"]),
        full=True,
        staff=wish.asked_by,
        approval=wish.id or 0,
    )
    owe(session, file, to=to_staff(wish.asked_by), key=f"export:{wish.id}", priority=Priority.REPLY, now=now)
    trail(session, actor, "export-granted", subject=f"count:{wish.about['count']}", place_id=wish.place_id, now=now)


# ── drawn when it is sent ──


def view(session: Session, notice: Export, *, now: datetime) -> ExportView | None:
    """Return the list, if its reader may still have it: by their rights of now, in full only with a second person."""
    staff, place = session.get(Staff, notice.staff), session.get(Place, notice.place)
    if staff is None or place is None or staff.left_at is not None:
        return None
    grants = staff_rows.grants_of(session, notice.staff)
    if not may(grants, Action.EXPORT_FULL if notice.full else Action.EXPORT, place.lineage):
        return None
    by = staff.name
    if notice.full:
        wish = session.get(Approval, notice.approval)
        if wish is None or wish.state is not ApprovalState.GRANTED or wish.asked_by != notice.staff:
            return None
        by = f"{staff.name}、{session.get_one(Staff, wish.decided_by).name}"
    zone = ZoneInfo(houses.house(session).zone)
    people = exports.people(session, place.lineage, date.fromisoformat(notice.day))
    return ExportView(
        place=notice.place,
        path=place.path,
        day=notice.day,
        full=notice.full,
        by=by,
        made_at=f"{now.astimezone(zone):%Y-%m-%d %H:%M}",
        may_ask=not notice.full and may(grants, Action.EXPORT_FULL, place.lineage),
        people=tuple(_line(one, full=notice.full) for one in people),
    )


def _line(one: exports.Person, *, full: bool) -> tuple[str, str, str, str, str, str, str]:
    name, phone, address = one.name, one.phone, one.address
    if not full:
        name, phone, address = masked_name(name), masked_phone(phone) if phone else "", masked_address(address)
    how = "linked" if one.linked else "phone" if one.by_phone else "waiting"
    return name, phone, one.path, address, one.starts_on.isoformat(), one.ends_on.isoformat(), how
