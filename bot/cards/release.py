"""The release notice as a picture: a document with a place for the stamp, to be printed, shown and kept."""

from dataclasses import dataclass

from bot.cards.canvas import ACCENT, ACCENT_PALE, INK, LINE, QUIET, Across, Box, Down, Page
from bot.cards.typeface import Weight, can_draw

# the shape of a sheet of A4, so that it fills one when it is printed
WIDTH, HEIGHT = 1080, 1528
MARGIN = 120
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
ROW = 104
STAMP = Box(RIGHT - 300, 1080, RIGHT, 1380)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ReleaseCard:
    """What stands on the notice, in the language of its reader. Names are kept out of logs."""

    title: str
    """解除居家隔离通知单"""
    number: str
    """编号 2022-00012"""
    name: str
    name_stand_in: str
    """Said instead of a name of which a character cannot be drawn: a wrong name is worse than none."""
    rows: tuple[tuple[str, str], ...]
    """Label and value, one below the other: 地址, 隔离时间, 解除日期."""
    words: str
    """What it says in a sentence."""
    advice: str
    """What follows: the days of after-care."""
    place: str
    """Who issues it: 东风社区"""
    date: str
    stamp: str
    """Written faintly where the stamp goes: （盖章）"""
    footer: str


def draw_release_card(card: ReleaseCard) -> bytes:
    """Draw the notice as PNG, 1080 × 1528 px: at most four rows; the stamp has a square of 300 px to itself."""
    page = Page(WIDTH, HEIGHT)
    page.panel(Box(36, 36, WIDTH - 36, HEIGHT - 36), (255, 255, 255), edge=ACCENT, radius=20)
    page.panel(Box(50, 50, WIDTH - 50, HEIGHT - 50), (255, 255, 255), edge=LINE, radius=14)
    _centred(page, 110, 100, card.title, size=72, weight=Weight.BOLD, colour=ACCENT)
    _centred(page, 214, 48, card.number, size=28, colour=QUIET)
    page.rule(Box(LEFT, 286, RIGHT, 289), ACCENT)
    name = card.name if can_draw(card.name) else card.name_stand_in
    page.write(
        Box(LEFT, 312, RIGHT, 416), name, size=72, weight=Weight.BOLD, lines=2, across=Across.CENTRE, down=Down.MIDDLE
    )
    _draw_rows(page, 440, card.rows[:4])
    top = 440 + len(card.rows[:4]) * ROW + 24
    page.write(Box(LEFT, top, RIGHT, top + 170), card.words, size=36, lines=4)
    page.panel(Box(LEFT, 1080, STAMP.left - 32, 1250), ACCENT_PALE, radius=18)
    advice = Box(LEFT, 1080, STAMP.left - 32, 1250).inset(24, 16)
    page.write(advice, card.advice, size=28, colour=ACCENT, lines=4, down=Down.MIDDLE)
    _draw_stamp(page, card)
    _centred(page, 1420, 44, card.footer, size=24, colour=QUIET)
    return page.png()


def _draw_rows(page: Page, top: int, rows: tuple[tuple[str, str], ...]) -> None:
    for label, value in rows:
        page.write(Box(LEFT, top, LEFT + 240, top + ROW - 12), label, size=32, colour=QUIET, down=Down.MIDDLE)
        page.write(Box(LEFT + 250, top, RIGHT, top + ROW - 12), value, size=36, lines=2, down=Down.MIDDLE)
        page.rule(Box(LEFT, top + ROW - 6, RIGHT, top + ROW - 4), LINE)
        top += ROW


def _draw_stamp(page: Page, card: ReleaseCard) -> None:
    """The issuer and the date stand where the stamp is put across them, as on every document here."""
    page.panel(STAMP, (255, 255, 255), edge=LINE, radius=150)
    inside = STAMP.inset(28, 60)
    half = (inside.top + inside.bottom) // 2
    across, down = Across.CENTRE, Down.MIDDLE
    page.write(
        Box(inside.left, inside.top, inside.right, half - 6),
        card.place,
        size=36,
        weight=Weight.BOLD,
        lines=2,
        across=across,
        down=down,
    )
    page.write(Box(inside.left, half, inside.right, half + 44), card.date, size=28, across=across, down=down)
    page.write(
        Box(inside.left, half + 50, inside.right, half + 90),
        card.stamp,
        size=24,
        colour=QUIET,
        across=across,
        down=down,
    )


def _centred(
    page: Page,
    top: int,
    height: int,
    text: str,
    *,
    size: int,
    weight: Weight = Weight.REGULAR,
    colour: tuple[int, int, int] = INK,
) -> None:
    box = Box(LEFT, top, RIGHT, top + height)
    page.write(box, text, size=size, weight=weight, colour=colour, across=Across.CENTRE, down=Down.MIDDLE)
