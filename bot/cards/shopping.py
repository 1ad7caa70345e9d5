"""A page of the shopping list as a picture: shelf by shelf, each thing with its door and a box to tick."""

from dataclasses import dataclass

from bot.cards.canvas import (
    ACCENT,
    ACCENT_PALE,
    ALARM,
    INK,
    LINE,
    PAPER,
    QUIET,
    Across,
    Box,
    Down,
    Page,
)
from bot.cards.typeface import Weight

WIDTH = 1080
MARGIN = 48
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
HEAD = 176
SHELF, ROW = 68, 58
THING, MUCH, DOOR = LEFT + 56, LEFT + 480, LEFT + 650


@dataclass(frozen=True, slots=True)
class ListLine:
    """A heading (only `shelf` is set), or a thing with how much of it and for which door."""

    shelf: str = ""
    thing: str = ""
    much: str = ""
    door: str = ""
    is_urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShoppingPage:
    """What stands on a page, in the language of its reader."""

    title: str
    subtitle: str
    page: str
    lines: tuple[ListLine, ...]


def draw_shopping_page(shopping: ShoppingPage) -> bytes:
    """Draw a page as PNG, 1080 px wide and as high as its lines need."""
    height = HEAD + sum(SHELF if line.shelf else ROW for line in shopping.lines) + 40
    page = Page(WIDTH, height)
    page.rule(Box(0, 0, WIDTH, 14), ACCENT)
    title = Box(LEFT, 40, RIGHT - 160, 104)
    page.write(title, shopping.title, size=48, weight=Weight.BOLD, colour=ACCENT, down=Down.MIDDLE)
    page.write(
        Box(RIGHT - 150, 40, RIGHT, 104), shopping.page, size=32, colour=QUIET, across=Across.RIGHT, down=Down.MIDDLE
    )
    page.write(Box(LEFT, 108, RIGHT, 156), shopping.subtitle, size=28, colour=QUIET, down=Down.MIDDLE)
    top = HEAD
    for line in shopping.lines:
        top = _draw_shelf(page, top, line.shelf) if line.shelf else _draw_line(page, top, line)
    return page.png()


def _draw_shelf(page: Page, top: int, shelf: str) -> int:
    band = Box(LEFT, top + 10, RIGHT, top + SHELF - 6)
    page.panel(band, ACCENT_PALE, radius=12)
    page.write(band.inset(18, 0), shelf, size=32, weight=Weight.BOLD, colour=ACCENT, down=Down.MIDDLE)
    return top + SHELF


def _draw_line(page: Page, top: int, line: ListLine) -> int:
    bottom = top + ROW
    colour = ALARM if line.is_urgent else INK
    box = Box(LEFT + 6, top + 16, LEFT + 32, top + 42)
    page.panel(box, PAPER, edge=colour, radius=4)
    page.write(
        Box(THING, top, MUCH - 12, bottom - 2),
        line.thing,
        size=32,
        weight=Weight.BOLD,
        colour=colour,
        lines=2,
        down=Down.MIDDLE,
    )
    page.write(Box(MUCH, top, DOOR - 12, bottom - 2), line.much, size=32, colour=colour, down=Down.MIDDLE)
    page.write(Box(DOOR, top, RIGHT, bottom - 2), line.door, size=28, colour=QUIET, lines=2, down=Down.MIDDLE)
    page.rule(Box(LEFT, bottom - 2, RIGHT, bottom), LINE)
    return bottom
