"""Things out of the stock for an order: the line they answer is free, and its card says where they came from.

The stock keeps the entry, the order its line; a counter-entry makes the line one that is paid for again.
"""

from datetime import datetime

from sqlmodel import Session

from bot.notices import Word, line
from bot.rules.roles import Action, may
from bot.rules.stock import rooms, shown
from bot.rules.supply import Payer, SupplyState
from bot.rules.supply_items import answers
from bot.services import drafting, supplying
from bot.services.actors import Actor, grants_of
from bot.services.refusals import Refused
from storage import stocks, supplies
from storage.models import Place, StockEntry, StockItem, SupplyItem, SupplyRequest

NOTHING_TO_BRING = frozenset({SupplyState.DRAFT, SupplyState.CANCELLED, SupplyState.CANNOT_BE_HAD})


def meant(session: Session, number: int, *, actor: Actor) -> SupplyRequest:
    """Return the order of a number, for changing. Raises Refused for none, another's, or one nothing is brought for."""
    request = supplies.locked(session, number)
    if request is None or request.state is SupplyState.DRAFT:
        raise Refused("stock-request-unknown", number=number)
    place = session.get_one(Place, request.place_id)
    if not may(rooms(grants_of(session, actor)), Action.KEEP_STOCK, place.lineage):
        raise Refused("stock-request-unknown", number=number)
    if request.state in NOTHING_TO_BRING:
        raise Refused("stock-request-over", number=number)
    return request


def given(session: Session, entry: StockEntry, item: StockItem, *, now: datetime) -> None:
    """Tie what was handed out to the order it is for, and tell whoever asked that nobody pays for it."""
    request = supplies.locked(session, entry.request_id or 0)
    if request is None:
        return
    if (answered := _line_of(session, request, item.name)) is not None:
        answered.free, answered.entry_id = True, entry.id
        session.flush()
    drafting.show_anew(session, request, now=now)
    told = line("supply-from-stock", no=drafting.number(session, request), item=item.name)
    supplying.tell(session, request, told, f"stock-{entry.id}", now=now)


def _line_of(session: Session, request: SupplyRequest, name: str) -> SupplyItem | None:
    """Return the line a thing answers: of the same name, else of one that ends in it, when there is only one such."""
    rows = [one for one in _rows(session, request) if not one.free]
    same = [one for one in rows if one.name == name]
    alike = same or [one for one in rows if answers(one.name, name)]
    return alike[0] if same or len(alike) == 1 else None


def _rows(session: Session, request: SupplyRequest) -> list[SupplyItem]:
    return supplies.items_of(session, [request.id or 0]).get(request.id or 0, [])


def taken_back(session: Session, entry: StockEntry, *, now: datetime) -> None:
    """Let the line of a cancelled entry be like any other, and its card say so."""
    request = supplies.locked(session, entry.request_id) if entry.request_id else None
    if request is None:
        return
    for one in _rows(session, request):
        if one.entry_id == entry.id:
            one.free, one.entry_id = request.payer is Payer.COMMUNITY, None
    session.flush()
    drafting.show_anew(session, request, now=now)


def out_of_stock(session: Session, request_id: int) -> tuple[tuple[str, str, Word], ...]:
    """Return what an order was given out of the stock: (thing, how much, unit)."""
    return tuple(
        (item.name, shown(-entry.amount, item.unit), Word(f"unit-{item.unit.value}"))
        for entry, item in stocks.for_request(session, request_id)
    )


def number_of(session: Session, request_id: int) -> str:
    """Return the number people call an order by."""
    return drafting.number(session, session.get_one(SupplyRequest, request_id))
