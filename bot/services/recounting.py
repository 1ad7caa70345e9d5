"""The orders of one person: those that are not over first, then the last ones, and what they cost altogether.

They stand on the file that staff open and in the record that somebody sees of themselves.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import PersonOrders
from bot.notices.supplies import OrderLine
from bot.rules.slots import moment
from bot.rules.supply import shown_price
from bot.services import drafting
from storage import reports, supplies
from storage.models import Resident, SupplyItem

FEW = 3  # on a file, or below a picture
PAGE = 6  # each is a row of its own button
SHORT = 30  # characters of what was asked for


@dataclass(frozen=True, slots=True)
class Recounted:
    """Some of the orders for a person, and figures of all of them. Money is yuan, as it is read; none is no text."""

    lines: tuple[OrderLine, ...]
    count: int
    open: int
    paid: str
    owed: str


def recount(session: Session, resident_id: int, *, limit: int = FEW, skip: int = 0) -> Recounted:
    """Return a person's orders, the open ones first, with what they cost and what is still to be settled."""
    found = supplies.of_resident(session, resident_id, limit=limit, skip=skip)
    items = supplies.items_of(session, [one.id or 0 for one in found])
    paid, owed = supplies.paid_for(session, resident_id)
    count, still_open = supplies.count_of(session, resident_id)
    return Recounted(
        lines=tuple(
            (
                one.id or 0,
                drafting.number(session, one),
                short(items.get(one.id or 0, []), one.said),
                one.state.value,
                shown_price(one.price) if one.price else "",
            )
            for one in found
        ),
        count=count,
        open=still_open,
        paid=shown_price(paid) if paid else "",
        owed=shown_price(owed) if owed else "",
    )


def short(rows: list[SupplyItem], said: str) -> str:
    """Return an order in a few words: its first things with how much of each, or as it was said."""
    words = "、".join(f"{name} {much}".strip() for name, much in drafting.lines_of(rows[:3])) or said
    words = " ".join(words.split())
    return f"{words[:SHORT]}…" if len(words) > SHORT or len(rows) > 3 else words


def day_of(session: Session, lineage: str, day: date, zone: ZoneInfo, *, now: datetime) -> tuple[int, int, int]:
    """Return how many orders at or below a place were asked for on a local day, brought, and late."""
    begins, ends = moment(day, time(), zone), moment(day + timedelta(days=1), time(), zone)
    found = reports.orders(session, lineage, begins=begins, ends=ends, seen=min(ends, now))
    return sum(one[1] for one in found), sum(one[2] for one in found), sum(one[3] for one in found)


def page_of(session: Session, resident: Resident, page: int, *, own: bool) -> PersonOrders:
    """Return a page of somebody's orders. Beyond the last one it is the last one."""
    count, _ = supplies.count_of(session, resident.id or 0)
    pages = max(1, -(-count // PAGE))
    page = min(page, pages - 1)
    found = recount(session, resident.id or 0, limit=PAGE, skip=page * PAGE)
    return PersonOrders(
        resident=resident.id or 0,
        name=resident.name,
        own=own,
        count=found.count,
        open=found.open,
        paid=found.paid,
        owed=found.owed,
        lines=found.lines,
        page=page,
        pages=pages,
    )
