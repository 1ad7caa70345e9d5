"""What each number of a message is: a temperature, something else, or a stray."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.rules.temperature_doubts import doubts_about
from bot.rules.temperature_neighbours import (
    governors,
    is_date,
    is_malformed,
    is_something_else,
    nearest_label,
    scale_before,
)
from bot.rules.temperature_numbers import Number
from bot.rules.temperature_pieces import Piece
from bot.rules.temperature_types import Doubt, Scale, Temperature
from bot.rules.temperature_values import DECIMALS, extremes, value_of
from bot.rules.temperature_words import Kind


class Role(StrEnum):
    """What a number is in its message."""

    VALUE = "value"
    OTHER = "other"  # something else, and known to be
    STRAY = "stray"  # a whole number nothing explains
    OUTSIDE = "outside"  # written like a temperature no body has
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Judged:
    """A number with its role; for a value, what it may be and what speaks against it."""

    number: Number
    role: Role
    values: tuple[Temperature, ...] = ()
    doubts: frozenset[Doubt] = frozenset()
    scale: Scale = Scale.C
    full: bool = False  # written as a temperature: a fraction, a degree or a label


def judge(pieces: Sequence[Piece], number: Number) -> Judged:
    """Return a number with its role, and for a value everything beside it that speaks against it."""
    before = list(governors(pieces, number))
    if not number.ways or is_something_else(pieces, number, before):
        return Judged(number, Role.OTHER)
    full = number.degree or bool(number.fraction and not number.gap) or nearest_label(before) is Kind.LABEL
    scale = number.scale or scale_before(before)
    values, doubts = _values(number, scale)
    if not values or is_malformed(pieces, number):
        return Judged(number, _without_value(number, glued=bool(values), full=full))
    doubts |= doubts_about(pieces, number, before, full=full)
    scale = scale or (Scale.F if Doubt.BARE_FAHRENHEIT in doubts else Scale.C)
    return Judged(number, Role.VALUE, values, frozenset(doubts), scale, full)


def _without_value(number: Number, *, glued: bool, full: bool) -> Role:
    """Return what a number is that gives no value."""
    if glued or len(number.fraction) > DECIMALS:
        return Role.MALFORMED
    return Role.OUTSIDE if full and not is_date(number) else Role.STRAY


def _values(number: Number, scale: Scale | None) -> tuple[tuple[Temperature, ...], set[Doubt]]:
    """Return what a number may be in Celsius, with the doubts that come from its value."""
    doubts = {number.doubt} if number.doubt else set()
    values = []
    for whole, fraction in number.ways:
        value, doubt = value_of(whole, fraction, scale, chinese=number.chinese)
        if value is not None:
            values.append(value)
            doubts |= {doubt} if doubt else set()
            doubts |= extremes(value)
    return tuple(values), doubts
