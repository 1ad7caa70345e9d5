"""What written digits are in degrees Celsius, and whether a body can be that warm."""

from bot.rules.temperature_types import (
    HIGHEST_ASKED,
    HIGHEST_TAKEN,
    LOWEST_ASKED,
    LOWEST_TAKEN,
    Doubt,
    Scale,
    Temperature,
)

# a value is kept in hundredths; a number with more digits after its point is not one somebody read off
DECIMALS = 2

# whole degrees Celsius a body may have
COLDEST, WARMEST = 33, 45


def is_bodily(whole: str) -> bool:
    """Whether a whole part can be that of a body temperature, in Celsius or in Fahrenheit."""
    return len(whole) < 4 and (COLDEST <= int(whole) <= WARMEST or 91 <= int(whole) <= 113)


def value_of(
    whole: str, fraction: str, scale: Scale | None, *, chinese: bool
) -> tuple[Temperature | None, Doubt | None]:
    """Return what written digits are in ℃, if that is worth asking about, and the doubt of having guessed.

    Without a scale Celsius comes first, then a lost point (365), then Fahrenheit.
    """
    if len(fraction) > DECIMALS or len(whole) > 4:
        return None, None
    hundredths = int(whole + fraction.ljust(DECIMALS, "0"))
    if scale is Scale.F:
        return _asked(_from_fahrenheit(hundredths)), None
    if value := _asked(hundredths):
        return value, None
    if not fraction and len(whole) > 2 and (value := _asked(int(whole.ljust(4, "0")))):
        return value, Doubt.MISSING_POINT
    if scale is Scale.C:
        return None, None
    value = _asked(_from_fahrenheit(hundredths))
    if value and (fraction or (not chinese and not extremes(value))):
        return value, Doubt.BARE_FAHRENHEIT
    return None, None


def _asked(centi: int) -> Temperature | None:
    """Return the value if it is one worth asking about."""
    value = Temperature(centi)
    return value if LOWEST_ASKED <= value <= HIGHEST_ASKED else None


def _from_fahrenheit(hundredths: int) -> int:
    """Return hundredths of ℃ for hundredths of °F, to the nearest tenth of a degree, halves up."""
    return (2 * 5 * (hundredths - 3200) + 90) // 180 * 10


def extremes(value: Temperature) -> set[Doubt]:
    """Return a doubt when a value is too low or too high to be taken without asking."""
    if value < LOWEST_TAKEN:
        return {Doubt.LOW}
    return {Doubt.HIGH} if value > HIGHEST_TAKEN else set()
