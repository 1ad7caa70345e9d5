"""What rings for whom: each kind of message on, silent or off. What saves a life is never off."""

from collections.abc import Mapping
from enum import StrEnum

from bot.rules.escalation import AlertKind, Tier


class Kind(StrEnum):
    """The kinds of messages a member of staff gets unasked."""

    SOS = "sos"
    RED = "red"
    YELLOW = "yellow"
    MISSED = "missed"
    WORDS = "words"
    TOLD = "told"
    DUTY = "duty"


class Mode(StrEnum):
    """On rings; silent comes without a sound; off goes to the next who has it on."""

    ON = "on"
    SILENT = "silent"
    OFF = "off"


ALWAYS_ON = frozenset({Kind.SOS, Kind.RED})


def kind_of_alert(kind: AlertKind, tier: Tier) -> Kind:
    """Return as which kind an alert comes: by how bad it is, and missed rounds apart."""
    if tier is Tier.SOS:
        return Kind.SOS
    if tier is Tier.RED:
        return Kind.RED
    return Kind.MISSED if kind is AlertKind.MISSED else Kind.YELLOW


def mode_of(chosen: Mapping[str, str], kind: Kind) -> Mode:
    """Return how a kind comes to somebody: on unless they chose otherwise, and always on where a life hangs on it."""
    if kind in ALWAYS_ON:
        return Mode.ON
    word = chosen.get(kind.value, Mode.ON.value)
    return Mode(word) if word in set(Mode) else Mode.ON


def next_mode(mode: Mode) -> Mode:
    """Return what the next tap chooses: on, silent, off, and on again."""
    modes = tuple(Mode)
    return modes[(modes.index(mode) + 1) % len(modes)]
