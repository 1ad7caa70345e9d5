"""The ledger of what was given: entries, balances and counter-entries.

An amount is a whole number of the smallest part of its unit: a thousandth of a kilogram or of a bag, or a
fen, a hundredth of a yuan. Nothing is ever a float, nothing is edited: a mistake is cancelled by an entry
of its own, and a balance is always the sum of the entries.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from bot.rules.places import LEVELS, PlaceKind, ids_of, lineage_of
from bot.rules.roles import RIGHTS, Action, Grant, Role
from bot.rules.stock_units import Unit

LARGEST = Decimal(100_000_000)
"""More of anything is a slip of the finger."""

UNDO_WITHIN = timedelta(hours=1)
REMIND_AFTER = timedelta(hours=24)
"""After which a transfer that nobody took is spoken of again, and again after as long."""


class EntryKind(StrEnum):
    """Why a balance changed."""

    RECEIVED = "received"
    HANDED_OUT = "handed_out"
    TRANSFER_OUT = "transfer_out"
    TRANSFER_IN = "transfer_in"
    COUNTER = "counter"
    ALLOTTED = "allotted"
    SPENT = "spent"


ADDS = frozenset({EntryKind.RECEIVED, EntryKind.TRANSFER_IN, EntryKind.ALLOTTED})
COUNTERABLE = frozenset({EntryKind.RECEIVED, EntryKind.HANDED_OUT, EntryKind.ALLOTTED, EntryKind.SPENT})
"""What a person may cancel. A transfer is taken back or refused instead, since it has two sides."""


class TransferState(StrEnum):
    """What became of a transfer. Until somebody takes it, the sender answers for it."""

    SENT = "sent"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"


def parts(unit: Unit) -> int:
    """Return into how many parts a unit is divided: 100 fen a yuan, a thousand of anything else."""
    return 100 if unit is Unit.YUAN else 1000


def amount(quantity: Decimal, unit: Unit) -> int | None:
    """Return a quantity in the smallest parts, or None when it is not positive, absurd or finer than they are."""
    if not quantity.is_finite() or not 0 < quantity <= LARGEST:
        return None
    whole = quantity * parts(unit)
    return int(whole) if whole == whole.to_integral_value() else None


def quantity(of: int, unit: Unit) -> Decimal:
    """Return an amount as a quantity: 1500 of kilogram is 1.5."""
    return Decimal(of) / parts(unit)


def shown(of: int, unit: Unit) -> str:
    """Return an amount as people write it: 48, 1.5; money with its fen only where there are any: 5000, 12.50."""
    value = quantity(of, unit)
    if value == value.to_integral_value():
        return f"{int(value)}"
    return f"{value:.2f}" if unit is Unit.YUAN else f"{value.normalize():f}"


def signed(kind: EntryKind, of: int) -> int:
    """Return the amount as an entry of this kind keeps it: what leaves is negative. A counter-entry has no sign."""
    if kind is EntryKind.COUNTER or of <= 0:
        raise ValueError(f"not an amount of its own: {kind} {of}")
    return of if kind in ADDS else -of


def balance(entries: Iterable[int]) -> int:
    """Return what is there: the sum of the entries."""
    return sum(entries)


def is_low(of: int, low: int | None) -> bool:
    """Whether less is there than somebody wanted to be told of."""
    return low is not None and of < low


def may_undo(kind: EntryKind, *, countered: bool, at: datetime, now: datetime) -> bool:
    """Whether the button that takes an entry back still works."""
    return kind in COUNTERABLE and not countered and now - at <= UNDO_WITHIN


# ── whose stock ──


def room(grant: Grant) -> Grant:
    """Return a grant as it is for stock: a worker also minds the storeroom of their community."""
    ids = ids_of(grant.lineage)
    depth = LEVELS.index(PlaceKind.COMMUNITY) + 1
    if grant.role is not Role.WORKER or len(ids) <= depth:
        return grant
    lineage = "/"
    for one in ids[:depth]:
        lineage = lineage_of(lineage, one)
    return Grant(grant.role, lineage)


def rooms(grants: Iterable[Grant]) -> tuple[Grant, ...]:
    """Return grants as they are for stock."""
    return tuple(room(grant) for grant in grants)


KEEPER = {
    PlaceKind.GRID: Role.WORKER,
    PlaceKind.COMMUNITY: Role.LEAD,
    PlaceKind.TOWNSHIP: Role.TOWNSHIP,
    PlaceKind.DISTRICT: Role.DISTRICT,
}
"""Who answers for the stock of a place."""


def keepers(kind: PlaceKind) -> Sequence[Role]:
    """Return who hears of the stock of a place: its keeper, then those above."""
    order = (Role.WORKER, Role.LEAD, Role.TOWNSHIP, Role.DISTRICT)
    return order[order.index(KEEPER[kind]) :]


def allots(grants: Iterable[Grant]) -> bool:
    """Whether somebody may give funds to places anywhere."""
    return any(grant.role in RIGHTS[Action.ALLOT] for grant in grants)


# ── donors ──


def masked_donor(name: str) -> str:
    """Return a donor who does not wish to be named: 华联超市 → 华**市, 王芳 → 王*, Anna Smith → A*** S***."""
    name = name.strip()
    if name.isascii():
        return " ".join(f"{word[0]}***" for word in name.split()) or "*"
    if len(name) <= 2:
        return f"{name[0]}*" if name else "*"
    return f"{name[0]}**{name[-1]}"


# ── allotments ──


@dataclass(frozen=True, slots=True)
class Standard:
    """By what measure funds are allotted: so much for each place of a kind, or once for the place that is named."""

    each: PlaceKind | None = None


_EACH = {
    PlaceKind.TOWNSHIP: ("每街道", "每镇", "每乡", "per township", "per town"),
    PlaceKind.COMMUNITY: ("每社区", "每居委", "per community"),
    PlaceKind.GRID: ("每网格", "每村", "每组", "per grid", "per village"),
}


def standard_in(words: str) -> Standard:
    """Return the standard that words name: 每社区标准 is so much for each community."""
    lowered = words.lower().replace("每个", "每")
    for kind, names in _EACH.items():
        if any(name in lowered for name in names):
            return Standard(kind)
    return Standard()
