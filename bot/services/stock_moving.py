"""From one place to another: it leaves at once, and arrives when somebody there says that it has.

Until then the sender answers for it. Whoever gets it accepts or refuses; the sender may take it back. When
nobody takes it, both are reminded, again and again.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import TransferCard, TransferView, Word, line
from bot.rules.delivery import Priority
from bot.rules.roles import Action
from bot.rules.stock import REMIND_AFTER, EntryKind, TransferState, shown
from bot.services.actors import Actor, trail
from bot.services.offices import Reached, to_staff
from bot.services.owing import owe, redraw, reply
from bot.services.refusals import NotAllowed, Refused
from bot.services.stocking import enter, mind_low, shelf, so_much
from bot.services.storerooms import is_keeper, keeper_of, place_of, require_room
from bot.services.toasts import Toast, toast
from storage import houses, stocks
from storage import staff as staff_rows
from storage.models import Place, Staff, StockEntry, StockItem, StockTransfer

BATCH = 100


def send(session: Session, filled: dict[str, Any], *, actor: Actor, now: datetime) -> None:
    """Send something to another place and let its keeper say whether it came."""
    item = shelf(session, filled)
    place, goal = place_of(session, item), session.get_one(Place, filled["goal"])
    staff = require_room(session, actor, place)
    if goal.id == place.id:
        raise Refused("stock-move-same", place=place.name)
    entry = enter(session, item, EntryKind.TRANSFER_OUT, filled["amount"], staff, now=now)
    transfer = StockTransfer(
        item_id=item.id or 0,
        goal_id=goal.id or 0,
        amount=filled["amount"],
        state=TransferState.SENT,
        sent_by=staff.id or 0,
        sent_at=now,
        next_at=now + REMIND_AFTER,
    )
    session.add(transfer)
    session.flush()
    entry.transfer_id = transfer.id
    session.flush()
    trail(session, actor, "stock-sent", subject=f"stock:{entry.id}", place_id=place.id, now=now)
    card = TransferCard(transfer=transfer.id or 0)
    reply(session, actor, card, now=now)
    _tell_keeper(session, transfer, goal, card, now=now)


def _tell_keeper(session: Session, transfer: StockTransfer, goal: Place, card: TransferCard, *, now: datetime) -> None:
    owe(
        session,
        card,
        to=keeper_of(session, goal, now=now),
        key=f"transfer:{transfer.id}:{transfer.reminded}",
        priority=Priority.REPLY if not transfer.reminded else Priority.DIGEST,
        now=now,
    )


def _open(session: Session, transfer_id: int) -> StockTransfer:
    transfer = stocks.locked_transfer(session, transfer_id)
    if transfer is None:
        raise Refused("button-unknown")
    return transfer


def _still_open(session: Session, transfer: StockTransfer, *, now: datetime) -> None:
    if transfer.state is not TransferState.SENT:
        raise Refused("stock-transfer-over")


def _receiver(session: Session, transfer: StockTransfer, *, actor: Actor, now: datetime) -> Staff:
    """Return who takes or refuses it. The sender does so only where they themselves keep the other place."""
    goal = session.get_one(Place, transfer.goal_id)
    staff = require_room(session, actor, goal)
    if staff.id == transfer.sent_by and not is_keeper(session, staff, goal, now=now):
        raise NotAllowed(Action.KEEP_STOCK.value, place_id=goal.id, key="stock-not-the-receiver")
    return staff


def accept(session: Session, transfer_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Take what arrived: from now on this place answers for it."""
    transfer = _open(session, transfer_id)
    staff = _receiver(session, transfer, actor=actor, now=now)
    _still_open(session, transfer, now=now)
    left = session.get_one(StockItem, transfer.item_id)
    item = stocks.item_at(session, transfer.goal_id, left.name, left.unit, now=now)
    entry = enter(session, item, EntryKind.TRANSFER_IN, transfer.amount, staff, now=now, transfer_id=transfer.id)
    _decide(session, transfer, TransferState.ACCEPTED, staff, now=now)
    trail(session, actor, "stock-accepted", subject=f"stock:{entry.id}", place_id=transfer.goal_id, now=now)
    return toast("stock-accepted")


def refuse(session: Session, transfer_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Say that it did not come, or is not wanted: it lies again where it was."""
    transfer = _open(session, transfer_id)
    staff = _receiver(session, transfer, actor=actor, now=now)
    _still_open(session, transfer, now=now)
    _return(session, transfer, TransferState.REFUSED, staff, now=now)
    trail(session, actor, "stock-refused", subject=f"transfer:{transfer.id}", place_id=transfer.goal_id, now=now)
    return toast("stock-refused")


def take_back(session: Session, transfer_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Let the sender have it back before anybody took it."""
    transfer = _open(session, transfer_id)
    place = place_of(session, session.get_one(StockItem, transfer.item_id))
    staff = require_room(session, actor, place)
    _still_open(session, transfer, now=now)
    _return(session, transfer, TransferState.TAKEN_BACK, staff, now=now)
    trail(session, actor, "stock-taken-back", subject=f"transfer:{transfer.id}", place_id=place.id, now=now)
    return toast("stock-taken-back")


def _return(session: Session, transfer: StockTransfer, state: TransferState, staff: Staff, *, now: datetime) -> None:
    left = stocks.leaving(session, transfer.id or 0)
    back = StockEntry(
        item_id=left.item_id,
        kind=EntryKind.COUNTER,
        amount=-left.amount,
        counters=left.id,
        entered_by=staff.id or 0,
        at=now,
    )
    if not stocks.enter(session, back):
        raise AssertionError("what comes back makes no balance smaller")
    mind_low(session, session.get_one(StockItem, left.item_id), now=now)
    _decide(session, transfer, state, staff, now=now)


def _decide(session: Session, transfer: StockTransfer, state: TransferState, staff: Staff, *, now: datetime) -> None:
    transfer.state, transfer.decided_by, transfer.decided_at, transfer.next_at = state, staff.id, now, None
    session.flush()
    redraw(session, subject(transfer), now=now)
    if staff.id == transfer.sent_by:
        return
    item = session.get_one(StockItem, transfer.item_id)
    goal = session.get_one(Place, transfer.goal_id)
    owe(
        session,
        line(
            f"stock-told-{state.value}",
            item=item.name,
            goal=goal.name,
            who=staff.name,
            **so_much(transfer.amount, item.unit),
        ),
        to=to_staff(transfer.sent_by),
        key=f"transfer-told:{transfer.id}",
        priority=Priority.REPLY,
        now=now,
    )


def subject(transfer: StockTransfer) -> str:
    """Return the subject under which the cards of a transfer are kept."""
    return f"transfer:{transfer.id}"


def view(session: Session, transfer_id: int, *, reader: Reached, now: datetime) -> TransferView | None:
    """Return a transfer's card as its reader may see it now."""
    transfer = session.get(StockTransfer, transfer_id)
    if transfer is None:
        return None
    session.refresh(transfer)
    item = session.get_one(StockItem, transfer.item_id)
    goal, zone = session.get_one(Place, transfer.goal_id), ZoneInfo(houses.house(session).zone)
    decider = session.get(Staff, transfer.decided_by) if transfer.decided_by else None
    sender, reading = session.get_one(Staff, transfer.sent_by), _reader(session, reader)
    is_open, is_own = transfer.state is TransferState.SENT, reading is not None and reading.id == sender.id
    takes = reading is not None and (not is_own or is_keeper(session, reading, goal, now=now))
    return TransferView(
        transfer=transfer_id,
        item=item.name,
        amount=shown(transfer.amount, item.unit),
        unit=Word(f"unit-{item.unit.value}"),
        place=place_of(session, item).name,
        goal=goal.name,
        sender=sender.name,
        state=transfer.state.value,
        who=decider.name if decider else "",
        at=f"{(transfer.decided_at or transfer.sent_at).astimezone(zone):%m-%d %H:%M}",
        may_take=is_open and takes,
        may_take_back=is_open and is_own,
    )


def _reader(session: Session, reader: Reached) -> Staff | None:
    """Return which member of staff reads: an answer goes to a chat, which has that person's number."""
    if reader.staff_id is not None:
        return session.get(Staff, reader.staff_id)
    return staff_rows.by_telegram(session, reader.chat_id)


@dataclass(frozen=True, slots=True)
class Reminded:
    """What one tick did."""

    reminded: int
    more: bool


def remind_due(session: Session, *, now: datetime) -> Reminded:
    """Speak once more of what nobody took: to its keeper with the buttons, to the sender who still answers for it."""
    due = stocks.due_transfers(session, now=now, limit=BATCH)
    for transfer in due:
        transfer.reminded += 1
        transfer.next_at = now + REMIND_AFTER
        goal, item = session.get_one(Place, transfer.goal_id), session.get_one(StockItem, transfer.item_id)
        _tell_keeper(session, transfer, goal, TransferCard(transfer=transfer.id or 0), now=now)
        owe(
            session,
            line("stock-not-taken", item=item.name, goal=goal.name, **so_much(transfer.amount, item.unit)),
            to=to_staff(transfer.sent_by),
            key=f"not-taken:{transfer.id}:{transfer.reminded}",
            priority=Priority.DIGEST,
            now=now,
        )
    session.flush()
    return Reminded(len(due), len(due) == BATCH)
