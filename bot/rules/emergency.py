"""Signs of an emergency in what a person types."""

from enum import StrEnum


class Sign(StrEnum):
    """A kind of emergency."""

    HELP = "help"
    BREATH = "breath"
    CHEST = "chest"
    UNCONSCIOUS = "unconscious"
    SEIZURE = "seizure"
    BLUE = "blue"
    STROKE = "stroke"
    BLEEDING = "bleeding"
    DYING = "dying"
    DESPAIR = "despair"
    DANGER = "danger"


_FIRST = {
    "呼吸困难": Sign.BREATH,
    "喘不上气": Sign.BREATH,
    "救命": Sign.HELP,
    "sos": Sign.HELP,
    "🆘": Sign.HELP,
    "胸痛": Sign.CHEST,
    "胸口疼": Sign.CHEST,
}


def signs_in(text: str) -> tuple[Sign, ...]:
    """Return the signs of an emergency a text names."""
    return tuple(dict.fromkeys(sign for words, sign in _FIRST.items() if words in text.lower()))


def emergency_in(text: str) -> bool:
    """Whether a text must raise an SOS."""
    return bool(signs_in(text))
