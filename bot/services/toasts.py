"""What pops up where somebody pressed a button."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Toast:
    """A sentence of the texts. With `alarm` it must be tapped away; `ok` says nothing."""

    key: str
    values: tuple[tuple[str, str], ...] = ()
    alarm: bool = False


def toast(key: str, *, alarm: bool = False, **values: str | int) -> Toast:
    """Return what pops up."""
    return Toast(key, tuple((name, str(value)) for name, value in values.items()), alarm)
