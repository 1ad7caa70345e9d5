"""The way from what was pressed or commanded to one service call.

A module for each thing a person does keeps its own `PRESSES` and `COMMANDS`; `presses` and `commands` join them.
"""

from collections.abc import Awaitable, Callable

from bot.context import Context
from bot.rules.buttons import Button

PressRoute = Callable[[Context, Button, int | None], Awaitable[object]]
CommandRoute = Callable[[Context, str], Awaitable[object]]

LARGEST = 2**31 - 1  # a row's number in the database


def number(button: Button, at: int = 0) -> int:
    """Return a number of a button; 0, which is nobody's, for what is none."""
    found = button.number(at) or 0
    return found if found <= LARGEST else 0
