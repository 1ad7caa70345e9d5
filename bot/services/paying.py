"""Money: what an order cost, who paid, whether it came back, and the sums of a day. Whole fen, never a fraction."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import MoneyView, PassOn, SupplyPayers, Word, line
from bot.rules.delivery import Priority
from bot.rules.roles import Action, scopes
from bot.rules.slots import moment
from bot.rules.supply import Payer, Side, SupplyState, SupplyStep, after, price_in, shown_price
from bot.services import drafting, supplying
from bot.services.actors import Actor, grants_of, require_anywhere, trail
from bot.services.offices import to_reporter
from bot.services.owing import owe, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import dialogues, houses, supplies
from storage.models import Dialogue, Resident, Staff, SupplyRequest
from storage.words import Asking

SHOWN = 20


def ask_price(session: Session, request_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Ask what it cost; the next number typed is the price, the next photo the receipt."""
    request, staff = supplying.held(session, request_id, actor)
    side = supplying.side_of(session, request, staff)
    if after(request.state, SupplyStep.BUY, side) is None:
        drafting.show_anew(session, request, now=now)
        raise Refused("supply-changed")
    dialogues.ask(session, actor.chat_id, Asking.PRICE, now=now, about={"request": request_id})
    reply(session, actor, line("supply-price-ask", no=drafting.number(session, request)), now=now)
    return toast("ok")


def price_typed(session: Session, asked: Dialogue, text: str, *, actor: Actor, now: datetime) -> bool:
    """Take a price somebody typed, and say whether it was one; 0 and 免费 are things nobody pays for."""
    price = price_in(text)
    if price is None:
        return False
    request, staff = supplying.held(session, int(asked.about["request"]), actor)
    supplying.step(session, request, SupplyStep.BUY, staff, actor=actor, now=now, said=shown_price(price))
    request.price = price
    request.payer = Payer.WORKER if price else Payer.COMMUNITY
    for item in supplies.items_of(session, [request.id or 0]).get(request.id or 0, []):
        item.free = price == 0 or item.entry_id is not None
    session.flush()
    drafting.show_anew(session, request, now=now)
    _tell_price(session, request, now=now)
    if price:
        reply(session, actor, SupplyPayers(request=request.id or 0, price=shown_price(price)), now=now)
    else:
        reply(session, actor, line("supply-free-noted"), now=now)
    return True


def _tell_price(session: Session, request: SupplyRequest, *, now: datetime) -> None:
    no = drafting.number(session, request)
    said = (
        line("supply-bought", no=no, price=shown_price(request.price))
        if request.price
        else line("supply-bought-free", no=no)
    )
    supplying.tell(session, request, said, "bought", now=now)


def paid_by(session: Session, request_id: int, payer: Payer, *, actor: Actor, now: datetime) -> Toast:
    """Note who paid in the shop. What the community paid is free for the resident."""
    request, staff = supplying.held(session, request_id, actor)
    if request.price is None or request.state is SupplyState.SETTLED:
        raise Refused("supply-changed")
    if supplying.side_of(session, request, staff) is not Side.OWNER:
        raise Refused("supply-not-yours")
    trail(session, actor, "supply-step", subject=drafting.subject(request), place_id=request.place_id, now=now)
    request.payer = payer
    for item in supplies.items_of(session, [request.id or 0]).get(request.id or 0, []):
        item.free = payer is Payer.COMMUNITY or item.entry_id is not None
    session.flush()
    if request.state is SupplyState.RECEIVED:
        supplying.arrived(session, request, staff_id=staff.id, now=now)
    drafting.show_anew(session, request, now=now)
    return toast("supply-noted-toast")


def receipt(session: Session, message_id: int, words: str, *, actor: Actor, now: datetime) -> bool:
    """Keep a photo as the receipt of the order whose price was asked last; say whether there was one.

    A price below the photo is taken with it.
    """
    asked = dialogues.open_of(session, actor.chat_id, Asking.PRICE)
    if asked is None or now - asked.opened_at > timedelta(hours=1):
        return False
    request, _ = supplying.held(session, int(asked.about["request"]), actor)
    request.receipt_chat, request.receipt = actor.chat_id, message_id
    session.flush()
    if words.strip():
        price_typed(session, asked, words, actor=actor, now=now)
    owe(
        session,
        PassOn(chat_id=actor.chat_id, message_id=message_id),
        to=to_reporter(request.reporter_id),
        key=f"supply-receipt:{request.id}:{message_id}",
        priority=Priority.DIGEST,
        now=now,
    )
    drafting.show_anew(session, request, now=now)
    reply(session, actor, line("supply-receipt-noted"), now=now)
    return True


def settle(session: Session, request_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Note that the money came back: the order is over."""
    request, staff = supplying.held(session, request_id, actor)
    supplying.step(session, request, SupplyStep.SETTLE, staff, actor=actor, now=now)
    if request.price:
        no, price = drafting.number(session, request), shown_price(request.price)
        supplying.tell(session, request, line("supply-settled", no=no, price=price), "settled", now=now)
    return toast("supply-noted-toast")


# ── sums ──


@dataclass(slots=True)
class Sum:
    """What was paid for somebody or by somebody, and how much of it is still to come back."""

    paid: int = 0
    open: int = 0


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/supplies money [DATE]`: the sums of a day, for each resident and each buyer, and free items."""
    require_anywhere(session, actor, Action.SUPPLY)
    if not actor.private:
        raise Refused("in-private-only")
    zone = ZoneInfo(houses.house(session).zone)
    today = now.astimezone(zone).date()
    day = _day(tail, today)
    lineages = scopes(grants_of(session, actor), Action.SUPPLY)
    begins, ends = moment(day, time(), zone), moment(day + timedelta(days=1), time(), zone)
    rows = supplies.paid_between(session, lineages, begins=begins, ends=ends)
    trail(session, actor, "supply-money-seen", now=now)
    reply(session, actor, _view(session, day, [(request, who, buyer) for request, who, buyer in rows]), now=now)


def _day(tail: str, today: date) -> date:
    word = tail.strip()
    if not word:
        return today
    for shape in (word, f"{today.year}-{word}"):
        try:
            return date.fromisoformat(shape)
        except ValueError:
            continue
    raise Refused("supplies-usage")


def _view(session: Session, day: date, rows: list[tuple[SupplyRequest, Resident, Staff | None]]) -> MoneyView:
    residents: dict[int, tuple[str, Sum]] = {}
    buyers: dict[int, tuple[str, Sum]] = {}
    total, free = Sum(), 0
    for request, resident, buyer in rows:
        price = request.price or 0
        still_open = price if supplying.owes_money(request) and request.state is not SupplyState.SETTLED else 0
        free += request.payer is Payer.COMMUNITY or price == 0
        mine = residents.setdefault(resident.id or 0, (resident.name, Sum()))[1]
        theirs = buyers.setdefault(buyer.id or 0 if buyer else 0, (buyer.name if buyer else "—", Sum()))[1]
        for one in (mine, theirs, total):
            one.paid += price
            one.open += still_open
    return MoneyView(
        day=day.isoformat(),
        orders=len(rows),
        free=free,
        paid=shown_price(total.paid),
        open=shown_price(total.open),
        residents=_lines(residents),
        workers=_lines(buyers),
    )


def _lines(sums: dict[int, tuple[str, Sum]]) -> tuple[tuple[str, str, str], ...]:
    return tuple((name, shown_price(one.paid), shown_price(one.open)) for name, one in sums.values())[:SHOWN]


def payer_word(request: SupplyRequest) -> Word:
    """Return who paid, as a word of the texts; no word before it was bought."""
    return Word(f"payer-{request.payer.value}") if request.payer else Word("")


def owes_word(request: SupplyRequest) -> Word:
    """Return whether the money came back, as a word of the texts; no word where nobody laid any out."""
    if not supplying.owes_money(request):
        return Word("")
    return Word("money-settled") if request.state is SupplyState.SETTLED else Word("money-open")
