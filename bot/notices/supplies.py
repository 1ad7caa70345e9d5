"""What is said about things people ask for: to those who ask, and to those who bring."""

from dataclasses import dataclass

from bot.notices.base import Notice, Word
from bot.rules.supply import SupplyState, SupplyStep

OrderLine = tuple[int, str, str, str, str]  # (order, number, things, where it stands, price)

# ── to those who ask ──


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyAsk(Notice):
    """What do you need? With the usual sorts of things to tap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyWhen(Notice):
    """How soon?"""

    request: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyOdd(Notice):
    """A quantity nobody can mean: is it right?"""

    request: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyWhom(Notice):
    """For whom of those behind this phone is it?"""

    request: int
    people: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyBreath(Notice):
    """Somebody asks for oxygen: is breathing hard?"""

    request: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyNoted(Notice):
    """An order as it was understood, with the way to change it and to take it back."""

    request: int
    number: str
    lines: tuple[tuple[str, str], ...]
    more: int
    worker: str
    morning: str  # from when the worker reads it, when it is night
    urgent: bool
    name: str  # for whom, where a phone answers for several


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyCancelOffer(Notice):
    """Which order is to be taken back?"""

    orders: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyAtDoor(Notice):
    """It stands at the door: got it, do not see it, not what was asked for."""

    request: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyUnable(Notice):
    """It cannot be had: why, and something else instead? `words` are the worker's own when `why` is no word."""

    request: int
    number: str
    why: Word
    words: str


# ── to those who bring ──


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyCard(Notice):
    """Live: an order, as it stands when it is sent."""

    request: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MorningOrders(Notice):
    """Live: the orders of a night, as far as they are still open in the morning."""

    requests: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyView(Notice):
    """An order as one reader may see it. A moment is a day, empty for today, and a time."""

    request: int
    number: str
    state: SupplyState
    name: str
    address: str
    phone: str
    lines: tuple[tuple[str, str, bool], ...]  # (thing, how much, free)
    more: int
    from_stock: tuple[tuple[str, str, Word], ...]  # (thing, how much, unit) that was handed out for it
    urgency: Word
    grave: Word
    like: str  # the number of the order it repeats or replaces
    shown: int  # photos and voices that belong to it
    late: bool
    due: tuple[str, str]
    owner: str
    eta: tuple[str, str]
    carrier: str
    carrier_phone: str
    price: str
    payer: Word
    money: Word
    receipt: bool
    why: str
    over: bool
    presses: tuple[SupplyStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyReasons(Notice):
    """Why can it not be had?"""

    request: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyCarriers(Notice):
    """Who brings it?"""

    request: int
    people: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyPayers(Notice):
    """Who paid in the shop?"""

    request: int
    price: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyPage(Notice):
    """A page of the open orders, each with a button to its card."""

    count: int
    page: int
    pages: int
    # (order, number, name, door, first things, state, urgent, day, time)
    lines: tuple[tuple[int, str, str, str, str, Word, bool, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOrders(Notice):
    """A page of the orders for one person, as staff see them or as they see their own."""

    resident: int
    name: str
    own: bool
    count: int
    open: int
    paid: str  # yuan, or nothing
    owed: str
    lines: tuple[OrderLine, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShoppingText(Notice):
    """One shopping list, or a part of it, to paste into a group."""

    day: str
    at: str
    orders: int
    page: int
    rows: tuple[tuple[str, str, str, str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShoppingPicture(Notice):
    """A page of the shopping list as a picture."""

    day: str
    at: str
    orders: int
    page: int
    pages: int
    rows: tuple[tuple[str, str, str, str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShoppingSheet(Notice):
    """The shopping list as a workbook, to print."""

    day: str
    at: str
    orders: int
    rows: tuple[tuple[str, bool, str, str, str, str, str, str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyView(Notice):
    """The sums of a day: for each resident and each buyer what was paid, and what is still to come back."""

    day: str
    orders: int
    free: int
    paid: str
    open: str
    residents: tuple[tuple[str, str, str], ...]
    workers: tuple[tuple[str, str, str], ...]
