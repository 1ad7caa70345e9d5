"""What a check found."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: the key of its words, and what mends it when it is not good."""

    key: str
    good: bool
    values: Mapping[str, str | int] = field(default_factory=dict)
    mend: str = ""


def good(key: str, /, **values: str | int) -> Finding:
    """Return that something is as it should be."""
    return Finding(key, True, values)


def bad(key: str, /, mend: str = "", **values: str | int) -> Finding:
    """Return that something is not, and the command that mends it."""
    return Finding(key, False, values, mend)
