"""What a person means by a temperature typed in their own words."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Temperature:
    """A body temperature in hundredths of a degree Celsius."""

    centi: int

    @property
    def celsius(self) -> Decimal:
        """The value in degrees Celsius."""
        return Decimal(self.centi) / 100

    def __str__(self) -> str:
        whole, rest = divmod(self.centi, 100)
        return f"{whole}.{rest // 10}" if rest % 10 == 0 else f"{whole}.{rest:02}"


# from the brief: 35.0-42.0 is taken, 33.0-34.9 and 42.1-45.0 is confirmed, anything else is asked again
LOWEST_ASKED = Temperature(3300)
LOWEST_TAKEN = Temperature(3500)
HIGHEST_TAKEN = Temperature(4200)
HIGHEST_ASKED = Temperature(4500)


class Scale(StrEnum):
    """The scale in which a value was given; it is always kept in Celsius."""

    C = "C"
    F = "F"


class Doubt(StrEnum):
    """Why a value has to be confirmed before it counts."""

    SEVERAL = "several"
    RANGE = "range"
    NOT_OWN = "not_own"
    NOT_NOW = "not_now"
    DENIED = "denied"
    VAGUE = "vague"
    QUESTION = "question"
    MISSING_POINT = "missing_point"
    BARE_FAHRENHEIT = "bare_fahrenheit"
    PUNCTUATION = "punctuation"
    LOOSE = "loose"
    LONG = "long"
    LOW = "low"
    HIGH = "high"


class Unreadable(StrEnum):
    """Why there is no value to ask about."""

    NOTHING = "nothing"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_TEMPERATURE = "not_a_temperature"
    MALFORMED = "malformed"
    TOO_LONG = "too_long"
    BIDI = "bidi"


@dataclass(frozen=True, slots=True)
class Certain:
    """One value, and no doubt about it."""

    value: Temperature
    scale: Scale


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Values that may be meant, in the order in which they were written; somebody has to say which."""

    values: tuple[Temperature, ...]
    why: Doubt


@dataclass(frozen=True, slots=True)
class Unclear:
    """No value at all; the person is asked again."""

    why: Unreadable


Reading = Certain | Doubtful | Unclear


def read(text: str) -> Reading:
    """Return what temperature a text gives."""
    plain = unicodedata.normalize("NFKC", text).replace("度", ".").replace("点", ".")
    found = [
        Temperature(int(w) * 100 + int(f.ljust(2, "0")))
        for w, f in re.findall(r"(?<!\d)(3\d|4[0-5])(?:[.,](\d{1,2})|)(?!\d)", plain)
    ]
    values = tuple(v for v in dict.fromkeys(found) if LOWEST_ASKED <= v <= HIGHEST_ASKED)
    if not values:
        return Unclear(Unreadable.NOTHING)
    if len(values) > 1:
        return Doubtful(values, Doubt.SEVERAL)
    if values[0] < LOWEST_TAKEN:
        return Doubtful(values, Doubt.LOW)
    if values[0] > HIGHEST_TAKEN:
        return Doubtful(values, Doubt.HIGH)
    return Certain(values[0], Scale.C)


def number_like(text: str) -> bool:
    """Whether a text tries to be a temperature."""
    return not isinstance(read(text), Unclear)
