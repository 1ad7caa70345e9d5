"""An order as one reader may see it now."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import SupplyView, Word
from bot.rules.people import masked_address, masked_name
from bot.rules.supply import AWAITED, ENDS, Side, SupplyState, SupplyStep, shown_price, steps_open
from bot.rules.supply_items import SHOWN_LINES, without_phones
from bot.services import drafting, giving, supplying
from bot.services.offices import Reached
from bot.services.paying import owes_word, payer_word
from storage import staff as staff_rows
from storage import supplies
from storage.models import Resident, Staff, SupplyItem, SupplyRequest

# what a resident does is not on the worker's card
_PRESSED = (
    SupplyStep.ACCEPT,
    SupplyStep.BUY,
    SupplyStep.PUT,
    SupplyStep.GOT,
    SupplyStep.SETTLE,
    SupplyStep.DECLINE,
    SupplyStep.GIVE,
    SupplyStep.RETURN,
)


def view(session: Session, request_id: int, *, reader: Reached, now: datetime) -> SupplyView | None:
    """Return an order's card. A group sees no names, doors or phones, and has nothing to press."""
    request = session.get(SupplyRequest, request_id)
    if request is None or request.state is SupplyState.DRAFT:
        return None
    session.refresh(request)
    resident = session.get_one(Resident, request.resident_id)
    rows = supplies.items_of(session, [request_id]).get(request_id, [])
    owner = session.get(Staff, request.owner_id) if request.owner_id else None
    zone = drafting.zone_of(session, request)
    pressed = () if reader.masked else steps_open(request.state, _side(session, request, reader))
    late = request.state in AWAITED and request.due_at is not None and request.due_at <= now
    return SupplyView(
        request=request_id,
        number=drafting.number(session, request),
        state=request.state,
        name=masked_name(resident.name) if reader.masked else resident.name,
        address=masked_address(resident.address) if reader.masked else resident.address,
        phone="" if reader.masked else resident.phone,
        lines=tuple(
            (_shown(one.name, resident, reader), drafting.lines_of([one])[0][1], one.free) for one in rows[:SHOWN_LINES]
        ),
        more=max(0, len(rows) - SHOWN_LINES),
        from_stock=giving.out_of_stock(session, request_id),
        urgency=Word(f"urgency-{request.urgency.value}") if request.urgency else Word(""),
        grave=Word(f"grave-{request.grave.value}") if request.grave else Word(""),
        like=_like(session, request),
        shown=len(request.shown),
        late=late,
        due=supplying.shown_moment(request.due_at, zone, now=now) if request.due_at else ("", ""),
        owner=owner.name if owner else "",
        eta=supplying.shown_moment(request.eta_at, zone, now=now) if request.eta_at else ("", ""),
        carrier=masked_name(request.carrier) if reader.masked and request.carrier else request.carrier,
        carrier_phone="" if reader.masked else request.carrier_phone,
        price=shown_price(request.price) if request.price is not None else "",
        payer=payer_word(request),
        money=owes_word(request),
        receipt=request.receipt is not None,
        why=_why(request, resident, reader),
        over=request.state in ENDS,
        presses=tuple(step for step in _PRESSED if step in pressed),
    )


def _side(session: Session, request: SupplyRequest, reader: Reached) -> Side:
    # the private chat with a person has that person's number
    staff = staff_rows.by_telegram(session, reader.chat_id)
    return supplying.side_of(session, request, staff) if staff else Side.STAFF


def _lines(rows: list[SupplyItem]) -> list[tuple[str, str, bool]]:
    return [(*drafting.lines_of([one])[0], one.free) for one in rows]


def _shown(words: str, resident: Resident, reader: Reached) -> str:
    """Return words as this reader may see them: a group reads no phone, and no name, not even one that was typed."""
    return without_phones(words).replace(resident.name, masked_name(resident.name)) if reader.masked else words


def _like(session: Session, request: SupplyRequest) -> str:
    before = session.get(SupplyRequest, request.like_id) if request.like_id else None
    return drafting.number(session, before) if before else ""


def _why(request: SupplyRequest, resident: Resident, reader: Reached) -> str:
    if request.why in supplying.REASONS:
        return Word(f"supply-why-{request.why}")
    return _shown(request.why, resident, reader)
