"""What pops up where somebody pressed a button."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.notices import Word


@dataclass(frozen=True, slots=True)
class Toast:
    """A sentence of the texts. With `alarm` it must be tapped away; `ok` says nothing."""

    key: str
    values: tuple[tuple[str, str], ...] = ()
    alarm: bool = False

    def spoken(self, say: Callable[[str], str]) -> dict[str, str]:
        """Return its values, the words among them as `say` says them."""
        return {name: say(value) if isinstance(value, Word) else value for name, value in self.values}


def toast(key: str, *, alarm: bool = False, **values: str | int) -> Toast:
    """Return what pops up."""
    return Toast(
        key, tuple((name, value if isinstance(value, Word) else str(value)) for name, value in values.items()), alarm
    )
