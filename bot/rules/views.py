"""What a card shows of its subject: a tab, a page of it, and perhaps one person of the page.

A view is a word in a button, `missing.2.17.36`: it is read back strictly, and says nothing about
who may see what. A page beyond the last is the last.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

PAGE = 8  # people on a page: as many as a keyboard has rows for

T = TypeVar("T")


class Tab(StrEnum):
    """Which part of a card is open."""

    HOME = "home"
    MISSING = "missing"
    ABNORMAL = "abnormal"
    ALL = "all"
    CALLS = "calls"
    VISITS = "visits"
    FELT = "felt"


OF_LIST = frozenset({Tab.HOME, Tab.MISSING, Tab.ABNORMAL, Tab.ALL})
OF_FILE = frozenset({Tab.HOME, Tab.CALLS, Tab.VISITS, Tab.FELT})


_SHAPE = re.compile(r"([a-z]{2,8})(?:\.(\d{1,4})(?:\.(\d{1,9})(?:\.([a-z0-9]{1,6}))?)?)?")


@dataclass(frozen=True, slots=True)
class View:
    """A tab, a page from 1, a person (0 for none) and a step with that person."""

    tab: Tab = Tab.HOME
    page: int = 1
    person: int = 0
    step: str = ""

    def __str__(self) -> str:
        """Return the word for a button."""
        text = f"{self.tab.value}.{self.page}"
        if self.person:
            text += f".{self.person}"
        return f"{text}.{self.step}" if self.person and self.step else text

    def turned(self, page: int) -> "View":
        """Return another page of the same tab."""
        return View(self.tab, max(page, 1))

    def on(self, person: int, step: str = "") -> "View":
        """Return the same page with one person open."""
        return replace(self, person=person, step=step)

    @property
    def back(self) -> "View":
        """The page without the person."""
        return View(self.tab, self.page)


def view_in(text: str) -> View | None:
    """Return the view a word means; the empty word is where every card begins. None for anything else."""
    if not text:
        return View()
    match = _SHAPE.fullmatch(text)
    if match is None or match[1] not in set(Tab):
        return None
    return View(Tab(match[1]), max(int(match[2] or 1), 1), int(match[3] or 0), match[4] or "")


@dataclass(frozen=True, slots=True)
class Leaf:
    """Which page of how many."""

    page: int
    pages: int


def page_of(rows: Sequence[T], page: int, size: int = PAGE) -> tuple[tuple[T, ...], Leaf]:
    """Return the rows of a page, and which page it is: the last one for a page beyond it."""
    pages = max(1, -(-len(rows) // size))
    page = min(max(page, 1), pages)
    return tuple(rows[(page - 1) * size : page * size]), Leaf(page, pages)
