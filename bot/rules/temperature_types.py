"""A temperature, how sure we are of it, and why not: what everything here is said in."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Temperature:
    """A body temperature in hundredths of a degree Celsius."""

    centi: int

    @property
    def celsius(self) -> Decimal:
        """The value in degrees Celsius, exactly."""
        return Decimal(self.centi).scaleb(-2)

    def __str__(self) -> str:
        """Return 36.5 or 37.25: one decimal at least, two at most, no unit."""
        whole, rest = divmod(self.centi, 100)
        return f"{whole}.{rest:02}".removesuffix("0") if rest else f"{whole}.0"


# from the brief: 35.0-42.0 ℃ is taken, 33.0-34.9 and 42.1-45.0 is confirmed, anything else is asked again
LOWEST_ASKED = Temperature(3300)
LOWEST_TAKEN = Temperature(3500)
HIGHEST_TAKEN = Temperature(4200)
HIGHEST_ASKED = Temperature(4500)

# a message longer than this is a story or something pasted; a number in it is asked about
LONGEST_TAKEN = 500


class Scale(StrEnum):
    """The scale in which a value was given; it is always kept in Celsius."""

    C = "C"
    F = "F"


class Doubt(StrEnum):
    """Why a value has to be confirmed before it counts. The first that applies is given."""

    RANGE = "range"
    SEVERAL = "several"
    NOT_OWN = "not_own"
    NOT_NOW = "not_now"
    DENIED = "denied"
    VAGUE = "vague"
    QUESTION = "question"
    MISSING_POINT = "missing_point"
    BARE_FAHRENHEIT = "bare_fahrenheit"
    PUNCTUATION = "punctuation"
    LOOSE = "loose"
    LOW = "low"
    HIGH = "high"
    LONG = "long"


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
    """One value within 35.0-42.0 ℃, and nothing in the message that speaks against it."""

    value: Temperature
    scale: Scale


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Every value that may be meant, in the order written; somebody has to say which."""

    values: tuple[Temperature, ...]
    why: Doubt


@dataclass(frozen=True, slots=True)
class Unclear:
    """No value at all; the person is asked again."""

    why: Unreadable


Reading = Certain | Doubtful | Unclear
