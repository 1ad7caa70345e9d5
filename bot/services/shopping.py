"""`/supplies`: what is open in somebody's scope, a page at a time, and one shopping list in three forms."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import (
    MorningOrders,
    Notice,
    ShoppingPicture,
    ShoppingSheet,
    ShoppingText,
    SupplyCard,
    SupplyPage,
    Word,
    line,
)
from bot.rules.roles import Action, scopes
from bot.rules.shopping import Door, Want, shopping_list
from bot.rules.supply import SupplyState
from bot.rules.supply_words import Category
from bot.services import drafting, files, paying, recounting, supplying
from bot.services.actors import Actor, grants_of, require, require_anywhere, trail
from bot.services.offices import Reached
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import houses, supplies
from storage import staff as staff_rows
from storage.models import Place, Staff, SupplyRequest
from storage.supplies import Row

LINES = 6  # a page: each order is a row of its own button
LIST_WORDS = {"list", "清单", "采购"}
MONEY_WORDS = {"money", "账", "钱", "账目"}


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/supplies`, `/supplies list`, `/supplies money [DATE]`, and `/supplies 17` for one order.

    Only in private: every line is a name and a door.
    """
    require_anywhere(session, actor, Action.SUPPLY)
    if not actor.private:
        raise Refused("in-private-only")
    word, _, rest = tail.strip().partition(" ")
    if word.lower() in LIST_WORDS:
        _list(session, actor=actor, now=now)
    elif word.lower() in MONEY_WORDS:
        paying.by_command(session, rest, actor=actor, now=now)
    elif word:
        _open(session, _number(word), actor=actor, now=now)
    else:
        _page(session, 0, message_id=None, actor=actor, now=now)


def _number(word: str) -> int:
    """Return the number of an order as people write it: 17, or 0401-17."""
    last = word.rpartition("-")[2]
    if not (last.isascii() and last.isdigit() and len(last) <= 9):
        raise Refused("supplies-usage")
    return int(last)


def _open(session: Session, number: int, *, actor: Actor, now: datetime) -> None:
    if session.get(SupplyRequest, number) is None:
        raise Refused("supplies-no-such", number=number)
    supplying.open_card(session, number, actor=actor, now=now)


def turn(session: Session, page: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Turn a page. Beyond the last one it is the last one."""
    require_anywhere(session, actor, Action.SUPPLY)
    if not actor.private:
        raise Refused("in-private-only")
    _page(session, page, message_id=message_id, actor=actor, now=now)
    return toast("ok")


def of_person(
    session: Session, resident_id: int, page: int, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Show the orders for one resident, whose file is open; each has a button to its card."""
    resident = files.seen(session, resident_id, "orders-seen", actor=actor, now=now)
    require(session, actor, Action.SUPPLY, session.get_one(Place, resident.place_id))
    shown = recounting.page_of(session, resident, page, own=False)
    reply(session, actor, shown, now=now, edits=message_id if page else None)
    return toast("ok")


def look(session: Session, *, actor: Actor, now: datetime) -> Toast:
    """Show what is open below the board on which it was pressed."""
    by_command(session, "", actor=actor, now=now)
    return toast("ok")


def list_pressed(session: Session, *, actor: Actor, now: datetime) -> Toast:
    """Send the shopping list because its button was pressed."""
    by_command(session, "list", actor=actor, now=now)
    return toast("ok")


def _page(session: Session, page: int, *, message_id: int | None, actor: Actor, now: datetime) -> None:
    trail(session, actor, "supplies-seen", now=now)
    shown = _shown(session, scopes(grants_of(session, actor), Action.SUPPLY), page, now=now)
    reply(session, actor, shown or line("supplies-none"), now=now, edits=message_id)


def of_night(session: Session, night: MorningOrders, *, reader: Reached, now: datetime) -> Notice | None:
    """Return what a worker reads in the morning about the orders of the night: its card for one, for more the list.

    A group reads how many they are and nothing else.
    """
    requests = [session.get_one(SupplyRequest, one) for one in night.requests]
    still = [one for one in requests if one.state is SupplyState.OWED]
    if len(still) < 2:
        return SupplyCard(request=still[0].id or 0) if still else None
    if reader.masked:
        return line("supplies-of-night", count=len(still))
    grants = staff_rows.grants_of_telegram(session, reader.chat_id)
    return _shown(session, scopes(grants, Action.SUPPLY), 0, now=now)


def _shown(session: Session, lineages: Sequence[str], page: int, *, now: datetime) -> SupplyPage | None:
    rows = supplies.open_below(session, lineages)
    if not rows:
        return None
    pages = -(-len(rows) // LINES)
    page = min(page, pages - 1)
    shown = rows[page * LINES : (page + 1) * LINES]
    zone = ZoneInfo(houses.house(session).zone)
    items = supplies.items_of(session, [request.id or 0 for request, _ in shown])
    lines = tuple(
        (
            request.id or 0,
            drafting.number(session, request),
            resident.name,
            resident.address,
            recounting.short(items.get(request.id or 0, []), ""),
            Word(f"supply-is-{request.state.value}"),
            drafting.is_urgent(request),
            *supplying.shown_moment(request.due_at or now, zone, now=now),
        )
        for request, resident in shown
    )
    return SupplyPage(count=len(rows), page=page, pages=pages, lines=lines)


def _list(session: Session, *, actor: Actor, now: datetime) -> None:
    """Send the list three times: to paste, to look at, to print. What is bought already is not on it."""
    rows = supplies.to_bring_below(session, scopes(grants_of(session, actor), Action.SUPPLY))
    trail(session, actor, "supplies-listed", now=now)
    if not rows:
        reply(session, actor, line("supplies-nothing-to-buy"), now=now)
        return
    zone = ZoneInfo(houses.house(session).zone)
    day, at = now.astimezone(zone).date().isoformat(), f"{now.astimezone(zone):%H:%M}"
    doors = tuple(_doors(session, rows, zone))
    parts = shopping_list(doors)
    for nth, text in enumerate(parts.pages()):
        reply(
            session, actor, ShoppingText(day=day, at=at, orders=len(rows), page=nth, rows=text), now=now, part=f"{nth}"
        )
    sheets = parts.sheets()
    for nth, sheet in enumerate(sheets):
        picture = ShoppingPicture(day=day, at=at, orders=len(rows), page=nth + 1, pages=len(sheets), rows=sheet)
        reply(session, actor, picture, now=now, part=f"{nth}")
    reply(session, actor, ShoppingSheet(day=day, at=at, orders=len(rows), rows=parts.table()), now=now)


def _doors(session: Session, rows: list[Row], zone: ZoneInfo) -> list[Want]:
    items = supplies.items_of(session, [request.id or 0 for request, _ in rows])
    wants: list[Want] = []
    for request, resident in rows:
        owner = session.get(Staff, request.owner_id) if request.owner_id else None
        door = Door(
            drafting.number(session, request),
            resident.name,
            resident.address,
            resident.phone,
            drafting.is_urgent(request),
            owner.name if owner and request.state is not SupplyState.OWED else "",
        )
        found = items.get(request.id or 0, [])
        wants += [Want(door, one.category, one.name, one.milli, one.unit) for one in found]
        if not found:
            # a photo or a voice alone: what it is stands on the card
            wants.append(Want(door, Category.OTHER, "", None, ""))
    return wants
