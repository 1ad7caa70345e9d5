"""The life of a request: which states there are, which step leads where, and who may take it.

A request begins as a draft, is owed to the worker, accepted, bought, put at the door, received and settled.
It has three ends (settled, cannot be had, cancelled) and reaches one of them: nothing leads out of an end.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.rules.numerals import spoken
from bot.rules.slots import Profile, is_quiet, moment, quiet_ends


class SupplyState(StrEnum):
    """Where a request stands."""

    DRAFT = "draft"
    OWED = "owed"
    ACCEPTED = "accepted"
    BOUGHT = "bought"
    AT_DOOR = "at_door"
    NOT_FOUND = "not_found"
    WRONG_THINGS = "wrong_things"
    RECEIVED = "received"
    SETTLED = "settled"
    CANNOT_BE_HAD = "cannot_be_had"
    CANCELLED = "cancelled"


class SupplyStep(StrEnum):
    """What somebody does with a request."""

    SEND = "send"
    CHANGE = "change"
    CANCEL = "cancel"
    ACCEPT = "accept"
    GIVE = "give"
    RETURN = "return"
    BUY = "buy"
    PUT = "put"
    GOT = "got"
    NOT_FOUND = "not_found"
    WRONG = "wrong"
    SETTLE = "settle"
    DECLINE = "decline"


class Side(StrEnum):
    """Who takes a step: those who asked, whoever said "mine", anybody entitled at the place."""

    RESIDENT = "resident"
    OWNER = "owner"
    STAFF = "staff"


class Urgency(StrEnum):
    """How soon something is needed."""

    URGENT = "urgent"
    TODAY = "today"
    TOMORROW = "tomorrow"


class Payer(StrEnum):
    """Who paid in the shop."""

    WORKER = "worker"
    RESIDENT = "resident"
    COMMUNITY = "community"


class Eta(StrEnum):
    """When a worker says it will be at the door."""

    HOUR = "hour"
    TWO_HOURS = "two_hours"
    TODAY = "today"
    TOMORROW = "tomorrow"


ENDS = frozenset({SupplyState.SETTLED, SupplyState.CANNOT_BE_HAD, SupplyState.CANCELLED})
DONE = frozenset({SupplyState.RECEIVED, SupplyState.SETTLED})
# something is still to be brought: it can be overdue
AWAITED = frozenset(SupplyState) - ENDS - DONE - {SupplyState.DRAFT}
CHANGEABLE = frozenset({SupplyState.DRAFT, SupplyState.OWED})


@dataclass(frozen=True, slots=True)
class Move:
    """A step: from which states, by whom, to which."""

    starts: frozenset[SupplyState]
    by: frozenset[Side]
    ends: SupplyState | None = None  # None: it stays where it is


_S = SupplyState
_RESIDENT = frozenset({Side.RESIDENT})
_OWNER = frozenset({Side.OWNER})
# a resident may have said it on the phone or at the door
_EITHER = frozenset({Side.RESIDENT, Side.OWNER})

MOVES: dict[SupplyStep, Move] = {
    SupplyStep.SEND: Move(frozenset({_S.DRAFT}), _RESIDENT, _S.OWED),
    SupplyStep.CHANGE: Move(CHANGEABLE, _RESIDENT),
    SupplyStep.CANCEL: Move(CHANGEABLE, _RESIDENT, _S.CANCELLED),
    SupplyStep.ACCEPT: Move(frozenset({_S.OWED}), frozenset({Side.STAFF}), _S.ACCEPTED),
    SupplyStep.GIVE: Move(frozenset({_S.ACCEPTED, _S.BOUGHT, _S.NOT_FOUND, _S.WRONG_THINGS}), _OWNER),
    SupplyStep.RETURN: Move(frozenset({_S.ACCEPTED}), _OWNER, _S.OWED),
    SupplyStep.BUY: Move(frozenset({_S.ACCEPTED, _S.BOUGHT, _S.WRONG_THINGS}), _OWNER, _S.BOUGHT),
    SupplyStep.PUT: Move(frozenset({_S.ACCEPTED, _S.BOUGHT, _S.NOT_FOUND, _S.WRONG_THINGS}), _OWNER, _S.AT_DOOR),
    SupplyStep.GOT: Move(frozenset({_S.AT_DOOR, _S.NOT_FOUND, _S.WRONG_THINGS}), _EITHER, _S.RECEIVED),
    SupplyStep.NOT_FOUND: Move(frozenset({_S.AT_DOOR}), _RESIDENT, _S.NOT_FOUND),
    SupplyStep.WRONG: Move(frozenset({_S.AT_DOOR, _S.RECEIVED}), _RESIDENT, _S.WRONG_THINGS),
    SupplyStep.SETTLE: Move(frozenset({_S.RECEIVED}), _OWNER, _S.SETTLED),
    SupplyStep.DECLINE: Move(frozenset({_S.ACCEPTED, _S.WRONG_THINGS}), _OWNER, _S.CANNOT_BE_HAD),
}


def after(state: SupplyState, step: SupplyStep, by: Side) -> SupplyState | None:
    """Return the state a step leads to, or None when it cannot be taken now by this side.

    Whoever said "mine" may do what any of the staff may do.
    """
    move = MOVES[step]
    entitled = by in move.by or (by is Side.OWNER and Side.STAFF in move.by)
    if state not in move.starts or not entitled:
        return None
    return move.ends or state


def steps_open(state: SupplyState, by: Side) -> tuple[SupplyStep, ...]:
    """Return the steps this side can take now: its buttons."""
    return tuple(step for step in SupplyStep if after(state, step, by) is not None)


def due_at(urgency: Urgency, *, asked_at: datetime, zone: ZoneInfo, profile: Profile) -> datetime:
    """Return when something should be at the door (UTC).

    What is urgent counts from the moment it was asked for, also at night; all else counts from the morning.
    """
    if urgency is Urgency.URGENT:
        return asked_at + timedelta(minutes=profile.supply_urgent)
    begins = quiet_ends(asked_at, zone, profile) if is_quiet(asked_at, zone, profile) else asked_at
    minutes = profile.supply_today if urgency is Urgency.TODAY else profile.supply_tomorrow
    return begins + timedelta(minutes=minutes)


_EVENING = time(18, 0)


def eta_at(eta: Eta, *, now: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment (UTC) a worker promises; "today" is by six, or within the hour when it is later."""
    today = now.astimezone(zone).date()
    match eta:
        case Eta.HOUR:
            return now + timedelta(hours=1)
        case Eta.TWO_HOURS:
            return now + timedelta(hours=2)
        case Eta.TODAY:
            return max(moment(today, _EVENING, zone), now + timedelta(hours=1))
        case Eta.TOMORROW:
            return moment(today + timedelta(days=1), _EVENING, zone)


def goes_first(requests: Sequence[tuple[bool, datetime, int]]) -> list[int]:
    """Return numbers of requests, each (urgent, due, number), in the order in which they are looked after."""
    return [number for _, _, number in sorted(requests, key=lambda one: (not one[0], one[1], one[2]))]


# ---- money: whole fen, and Decimal on the way in and out -------------------------------

MOST_PAID = Decimal(50_000)
_FREE = {"免费", "不要钱", "不用钱", "free", "0", "无"}
_AMOUNT = re.compile(
    r"(?:一共|共|总共|花了|用了|total|paid)?\s*[¥￥$]?\s*(\d{1,6}(?:[.,]\d{1,2})?)\s*(?:元|块钱|块|圆|rmb|cny|yuan)?"
)
_KUAI_MAO = re.compile(r"(\d{1,6})块(\d)(?:毛|角)?")
_HAN_NUMBER = re.compile("[零〇一二两三四五六七八九十百廿卅]+")


def price_in(text: str) -> int | None:
    """Return a price in fen, 0 for what was free, or None for what is no price: 23.5, ¥23.50, 二十三块五, 免费."""
    plain = unicodedata.normalize("NFKC", text).strip().lower().rstrip("。.!")
    if plain in _FREE:
        return 0
    plain = plain.removeprefix("一") if plain.startswith("一共") else plain
    plain = _HAN_NUMBER.sub(_in_digits, plain)
    if found := _KUAI_MAO.fullmatch(plain):
        return int(found[1]) * 100 + int(found[2]) * 10
    found = _AMOUNT.fullmatch(plain)
    if found is None:
        return None
    try:
        amount = Decimal(found[1].replace(",", "."))
    except InvalidOperation:
        return None
    return int(amount * 100) if amount <= MOST_PAID else None


def _in_digits(found: re.Match[str]) -> str:
    said = spoken(found[0])
    return said.whole if said and not said.rest else found[0]


def shown_price(minor: int) -> str:
    """Return fen as yuan, always with two places: 2350 is 23.50."""
    return str((Decimal(minor) / 100).quantize(Decimal("0.01")))


def number_of(request_id: int, asked_at: datetime, zone: ZoneInfo) -> str:
    """Return the number people call a request by: the day and its own, 0401-17."""
    return f"{asked_at.astimezone(zone):%m%d}-{request_id}"
