"""The ledger: take in, hand out, allot, spend, and cancel by a counter-entry. Nothing is edited.

Whoever calls has filled in a form; its places are numbers by now. Rights are asked for here, once more.
"""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import StockSaid, ThanksCard, Word, line
from bot.rules.delivery import Priority
from bot.rules.roles import Action
from bot.rules.stock import COUNTERABLE, EntryKind, is_low, may_undo, shown, signed, standard_in
from bot.rules.stock_units import Unit
from bot.services import giving
from bot.services.actors import Actor, trail
from bot.services.owing import owe, reply
from bot.services.refusals import Refused
from bot.services.storerooms import keeper_of, place_of, require_room
from bot.services.toasts import Toast, toast
from storage import houses, places, stocks, supplies
from storage.models import Donation, Place, Resident, Staff, StockEntry, StockItem

FUND = "拨款"
"""Under which name funds from above are kept: a thing among things, in yuan."""

Filled = dict[str, Any]


def so_much(of: int, unit: Unit) -> dict[str, str]:
    """Return an amount as the texts take it: `amount` and the word of its unit."""
    return {"amount": shown(of, unit), "unit": Word(f"unit-{unit.value}")}


def receive(session: Session, filled: Filled, *, actor: Actor, now: datetime) -> None:
    """Take in what somebody gave, or what came from nobody in particular, and draw the card of thanks."""
    place = session.get_one(Place, filled["place"])
    staff = require_room(session, actor, place)
    item = stocks.item_at(session, place.id or 0, filled["item"], Unit(filled["unit"]), now=now)
    donation = _donation(session, item, filled, staff, now=now) if filled["donor"] else None
    said = "" if donation else filled.get("note", "")
    entry = enter(
        session,
        item,
        EntryKind.RECEIVED,
        filled["amount"],
        staff,
        now=now,
        donation_id=donation and donation.id,
        said=said,
    )
    trail(session, actor, "stock-received", subject=f"stock:{entry.id}", place_id=place.id, now=now)
    key = "stock-received" if donation else "stock-received-plain"
    _say(session, key, item, entry, actor=actor, now=now, donor=filled["donor"] or "—")
    if donation:
        _thank(session, donation, item, place, actor=actor, now=now)


def _donation(session: Session, item: StockItem, filled: Filled, staff: Staff, *, now: datetime) -> Donation:
    donation = Donation(
        item_id=item.id or 0,
        donor=filled["donor"],
        masked=filled.get("shown") == "no",
        amount=filled["amount"],
        received_by=staff.id or 0,
        at=now,
        note=filled.get("note", ""),
    )
    session.add(donation)
    session.flush()
    return donation


def _thank(session: Session, donation: Donation, item: StockItem, place: Place, *, actor: Actor, now: datetime) -> None:
    day = now.astimezone(ZoneInfo(houses.house(session).zone)).date().isoformat()
    so = so_much(donation.amount, item.unit)
    card = ThanksCard(
        donor=donation.donor, item=item.name, amount=so["amount"], unit=Word(so["unit"]), place=place.name, day=day
    )
    reply(session, actor, card, now=now)


def hand_out(session: Session, filled: Filled, *, actor: Actor, now: datetime) -> None:
    """Hand out what is there: to a person, to a place, against a request, or to whomever words name."""
    item = shelf(session, filled)
    place = place_of(session, item)
    staff = require_room(session, actor, place)
    if "request" in filled:
        # once more: it may be over by now. The order is held before the shelf, here as everywhere
        giving.meant(session, filled["request"], actor=actor)
    entry = enter(
        session,
        item,
        EntryKind.HANDED_OUT,
        filled["amount"],
        staff,
        now=now,
        request_id=filled.get("request"),
        resident_id=filled.get("resident"),
        goal_id=filled.get("goal"),
        said="" if {"request", "resident", "goal"} & filled.keys() else filled["recipient"],
    )
    trail(session, actor, "stock-handed-out", subject=f"stock:{entry.id}", place_id=place.id, now=now)
    if entry.request_id is not None:
        giving.given(session, entry, item, now=now)
    _say(session, "stock-handed-out", item, entry, actor=actor, now=now, whom=whom(session, entry))


def whom(session: Session, entry: StockEntry) -> str:
    """Return to whom something was handed out, as the keepers may read it."""
    if entry.request_id is not None:
        return f"#{giving.number_of(session, entry.request_id)}"
    if entry.resident_id is not None:
        return session.get_one(Resident, entry.resident_id).name
    if entry.goal_id is not None:
        return session.get_one(Place, entry.goal_id).name
    return entry.said


def shelf(session: Session, filled: Filled) -> StockItem:
    """Return what a form speaks of. Raises Refused when nothing of it lies there."""
    place = session.get_one(Place, filled["place"])
    found = stocks.named(session, filled["item"], Unit(filled["unit"]), lineages=(place.lineage,))
    here = [item for item in found if item.place_id == place.id]
    if not here:
        raise Refused("stock-none", item=filled["item"])
    return here[0]


def enter(
    session: Session, item: StockItem, kind: EntryKind, amount: int, staff: Staff, *, now: datetime, **about: Any
) -> StockEntry:
    """Write an entry and tell the keeper once when little is left. Raises Refused when more goes than is there."""
    entry = StockEntry(
        item_id=item.id or 0, kind=kind, amount=signed(kind, amount), entered_by=staff.id or 0, at=now, **about
    )
    _write(session, item, entry, now=now)
    return entry


def _write(session: Session, item: StockItem, entry: StockEntry, *, now: datetime) -> None:
    if not stocks.enter(session, entry):
        session.refresh(item)
        raise _too_little(session, item)
    mind_low(session, item, now=now)


def require_enough(session: Session, item: StockItem, amount: int) -> None:
    """Raise Refused when less than an amount is there, and say how much is."""
    if item.balance < amount:
        raise _too_little(session, item)


def _too_little(session: Session, item: StockItem) -> Refused:
    have = so_much(item.balance, item.unit)
    return Refused("stock-not-enough", item=item.name, place=place_of(session, item).name, **have)


def mind_low(session: Session, item: StockItem, *, now: datetime) -> None:
    """Tell the keeper once that little is left, and be ready to tell again once there was enough."""
    if not is_low(item.balance, item.low):
        item.told_at = None
    elif item.told_at is None:
        item.told_at = now
        place = place_of(session, item)
        said = line("stock-is-low", item=item.name, place=place.name, **so_much(item.balance, item.unit))
        owe(
            session,
            said,
            to=keeper_of(session, place, now=now),
            key=f"stock-low:{item.id}:{now.isoformat()}",
            priority=Priority.DIGEST,
            now=now,
        )
    session.flush()


def set_low(session: Session, filled: Filled, *, actor: Actor, now: datetime) -> None:
    """Let the keeper be told when less than so much is left."""
    item = shelf(session, filled)
    place = place_of(session, item)
    require_room(session, actor, place)
    item.low, item.told_at = filled["amount"], None
    trail(session, actor, "stock-low-set", subject=f"item:{item.id}", place_id=place.id, now=now)
    said = line("stock-low-set", item=item.name, place=place.name, **so_much(filled["amount"], item.unit))
    reply(session, actor, said, now=now)
    mind_low(session, item, now=now)


# ── money ──


def allot(session: Session, filled: Filled, *, actor: Actor, now: datetime) -> None:
    """Give funds to a place, or by a standard so much to each place of a kind at or below it."""
    place = session.get_one(Place, filled["place"])
    staff = require_room(session, actor, place, Action.ALLOT)
    each = standard_in(filled["standard"]).each
    goals = [one for one in places.below(session, [place.lineage]) if one.kind is each] if each else [place]
    if not goals:
        raise Refused("stock-allot-nowhere", place=place.name)
    for goal in goals:
        fund = stocks.item_at(session, goal.id or 0, FUND, Unit.YUAN, now=now)
        entry = enter(session, fund, EntryKind.ALLOTTED, filled["amount"], staff, now=now, said=filled["standard"])
        trail(session, actor, "stock-allotted", subject=f"stock:{entry.id}", place_id=goal.id, now=now)
        _tell_allotted(session, goal, entry, staff, now=now)
    total = so_much(filled["amount"] * len(goals), Unit.YUAN)
    said = line("stock-allotted", place=place.name, count=len(goals), total=total["amount"], **_yuan(filled))
    reply(session, actor, StockSaid(key=said.key, values=said.values, undo=_only(entry, goals)), now=now)


def _yuan(filled: Filled) -> dict[str, str]:
    return {"amount": so_much(filled["amount"], Unit.YUAN)["amount"]}


def _only(entry: StockEntry, goals: list[Place]) -> int:
    # many at once are cancelled one by one, each with its reason
    return entry.id or 0 if len(goals) == 1 else 0


def _tell_allotted(session: Session, goal: Place, entry: StockEntry, staff: Staff, *, now: datetime) -> None:
    amount = shown(entry.amount, Unit.YUAN)
    owe(
        session,
        line("stock-allotted-to-you", place=goal.name, amount=amount, who=staff.name, words=entry.said or "—"),
        to=keeper_of(session, goal, now=now),
        key=f"allotted:{entry.id}",
        priority=Priority.DIGEST,
        now=now,
    )


def spend(session: Session, filled: Filled, *, actor: Actor, now: datetime) -> None:
    """Spend of the funds of a place and say what became of them."""
    fund = shelf(session, filled | {"item": FUND, "unit": Unit.YUAN.value})
    place = place_of(session, fund)
    staff = require_room(session, actor, place)
    entry = enter(session, fund, EntryKind.SPENT, filled["amount"], staff, now=now, said=filled["purpose"])
    trail(session, actor, "stock-spent", subject=f"stock:{entry.id}", place_id=place.id, now=now)
    _say(session, "stock-spent", fund, entry, actor=actor, now=now, purpose=entry.said)


# ── cancelling ──


def fix(session: Session, filled: Filled, *, actor: Actor, now: datetime) -> None:
    """Cancel an entry by a counter-entry with a reason."""
    counter(session, filled["entry"], filled["reason"], actor=actor, now=now)


def undo(session: Session, entry_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Take an entry back by its button, within an hour."""
    entry = session.get(StockEntry, entry_id)
    if entry is None:
        raise Refused("button-unknown")
    require_room(session, actor, place_of(session, session.get_one(StockItem, entry.item_id)))
    gone = stocks.counter_of(session, entry_id) is not None
    if not may_undo(entry.kind, countered=gone, at=entry.at, now=now):
        raise Refused("stock-countered-already" if gone else "stock-undo-late", entry=entry_id)
    counter(session, entry_id, "", actor=actor, now=now)
    return toast("stock-undone")


def counter(session: Session, entry_id: int, reason: str, *, actor: Actor, now: datetime) -> None:
    """Write the entry that cancels another. Raises Refused for what is cancelled, gone on, or not theirs."""
    entry = stocks.locked_entry(session, entry_id)
    if entry is None:
        raise Refused("stock-entry-unknown", entry=entry_id)
    item = session.get_one(StockItem, entry.item_id)
    place = place_of(session, item)
    staff = require_room(session, actor, place, Action.ALLOT if entry.kind is EntryKind.ALLOTTED else Action.KEEP_STOCK)
    if entry.kind not in COUNTERABLE:
        raise Refused("stock-entry-two-sided", entry=entry_id)
    if stocks.counter_of(session, entry_id):
        raise Refused("stock-countered-already", entry=entry_id)
    cancelling = StockEntry(
        item_id=entry.item_id,
        kind=EntryKind.COUNTER,
        amount=-entry.amount,
        counters=entry_id,
        said=reason,
        entered_by=staff.id or 0,
        at=now,
    )
    if entry.request_id is not None:
        supplies.locked(session, entry.request_id)
    _write(session, item, cancelling, now=now)
    giving.taken_back(session, entry, now=now)
    trail(session, actor, "stock-countered", subject=f"stock:{entry_id}", place_id=place.id, now=now)
    left, unit = shown(item.balance, item.unit), Word(f"unit-{item.unit.value}")
    said = line("stock-countered", entry=entry_id, item=item.name, place=place.name, left=left, unit=unit)
    reply(session, actor, said, now=now, part=str(entry_id))


def _say(
    session: Session, key: str, item: StockItem, entry: StockEntry, *, actor: Actor, now: datetime, **values: str
) -> None:
    """Answer with what was written, what is left, and the button that takes it back."""
    said = line(
        key,
        entry=entry.id or 0,
        item=item.name,
        place=place_of(session, item).name,
        left=shown(item.balance, item.unit),
        **so_much(abs(entry.amount), item.unit),
        **values,
    )
    reply(session, actor, StockSaid(key=key, values=said.values, undo=entry.id or 0), now=now)
