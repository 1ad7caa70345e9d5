"""The daily report of a place as a picture, to be forwarded into a group and read at a glance."""

from dataclasses import dataclass

from bot.cards.canvas import (
    ACCENT,
    ACCENT_PALE,
    ALARM,
    ALARM_PALE,
    INK,
    LINE,
    PANEL,
    QUIET,
    Across,
    Box,
    Down,
    Page,
    Setting,
    fit,
)
from bot.cards.typeface import Weight

WIDTH = 1080
MARGIN = 64
LEFT, RIGHT = MARGIN, WIDTH - MARGIN

COLUMNS = 3
GAP = 20
TILE_WIDTH = (RIGHT - LEFT - (COLUMNS - 1) * GAP) // COLUMNS
TILE_HEIGHT = 216

# Bot API, sendPhoto: refuses photographs whose width and height add up to more than 10,000
MOST_FIGURES = 30
MOST_REMARKS = 8


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: 在管 212 人."""

    label: str
    value: str
    """Ready to read: 212, 98.6%, —."""
    note: str = ""
    """A smaller line below: 新增 3 · 解除 5."""
    is_urgent: bool = False
    """Somebody must act on it; drawn with a bar, so that it also stands out in black and white."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCard:
    """What stands on the card, in the language of its reader."""

    title: str
    place: str
    date: str
    stamp: str = ""
    """The state of the report in a word: 已确认, 草稿."""
    headline: str = ""
    """One sentence across the card: the zero report."""
    figures: tuple[Figure, ...]
    remarks: tuple[str, ...] = ()
    """Lines of text below the figures: 需上级协调：……."""
    footer: str


def draw_report_card(report: ReportCard) -> bytes:
    """Draw the card as PNG, 1080 px wide and as high as its figures and remarks need.

    A picture has room for 30 figures and 8 remarks; "…" says that remarks were left out. The text of the report and
    the ledger have all of them.
    """
    figures, remarks = report.figures[:MOST_FIGURES], _settings(report.remarks)
    headline = fit(report.headline, RIGHT - LEFT - 80, 150, size=36, weight=Weight.BOLD, lines=3)

    headline_top = 320
    figures_top = headline_top + (round(headline.height) + 48 + GAP if headline.lines else 0)
    rows = -(-len(figures) // COLUMNS)
    remarks_top = figures_top + rows * (TILE_HEIGHT + GAP) + 12
    footer_top = remarks_top + sum(round(setting.height) + 14 for setting in remarks) + (20 if remarks else 0)

    page = Page(WIDTH, footer_top + 108)
    _draw_heading(page, report)
    if headline.lines:
        band = Box(LEFT, headline_top, RIGHT, figures_top - GAP)
        page.panel(band, ACCENT_PALE, radius=20)
        page.place(band.inset(40, 0), headline, colour=ACCENT, across=Across.CENTRE, down=Down.MIDDLE)
    for n, figure in enumerate(figures):
        left = LEFT + n % COLUMNS * (TILE_WIDTH + GAP)
        top = figures_top + n // COLUMNS * (TILE_HEIGHT + GAP)
        _draw_figure(page, Box(left, top, left + TILE_WIDTH, top + TILE_HEIGHT), figure)
    _draw_remarks(page, remarks_top, remarks)
    page.rule(Box(LEFT, footer_top, RIGHT, footer_top + 2), LINE)
    footer = Box(LEFT, footer_top + 20, RIGHT, footer_top + 68)
    page.write(footer, report.footer, size=28, colour=QUIET, down=Down.MIDDLE)
    return page.png()


def _draw_heading(page: Page, report: ReportCard) -> None:
    page.rule(Box(0, 0, WIDTH, 16), ACCENT)
    stamp = fit(report.stamp, 240, 48, size=32, weight=Weight.BOLD)
    right = RIGHT
    if stamp.lines:
        pill = Box(RIGHT - round(stamp.width) - 56, 64, RIGHT, 128)
        page.panel(pill, ACCENT_PALE, radius=32)
        page.place(pill, stamp, colour=ACCENT, across=Across.CENTRE, down=Down.MIDDLE)
        right = pill.left - 24
    page.write(
        Box(LEFT, 64, right, 128), report.title, size=42, weight=Weight.BOLD, colour=ACCENT, lines=2, down=Down.MIDDLE
    )
    page.write(Box(LEFT, 136, RIGHT, 240), report.place, size=72, weight=Weight.BOLD, lines=2, down=Down.MIDDLE)
    page.write(Box(LEFT, 244, RIGHT, 296), report.date, size=36, colour=QUIET, down=Down.MIDDLE)


def _draw_figure(page: Page, tile: Box, figure: Figure) -> None:
    page.panel(tile, ALARM_PALE if figure.is_urgent else PANEL, radius=20)
    if figure.is_urgent:
        page.panel(Box(tile.left + 14, tile.top + 28, tile.left + 20, tile.top + 144), ALARM, radius=3)
    inside = Box(tile.left + 32, tile.top, tile.right - 20, tile.bottom)
    colour = ALARM if figure.is_urgent else INK
    page.write(Box(inside.left, tile.top + 20, inside.right, tile.top + 62), figure.label, size=28, down=Down.MIDDLE)
    page.write(
        Box(inside.left, tile.top + 62, inside.right, tile.top + 152),
        figure.value,
        size=72,
        weight=Weight.BOLD,
        colour=colour,
        down=Down.MIDDLE,
    )
    note = Box(inside.left, tile.top + 152, inside.right, tile.bottom - 8)
    setting = fit(figure.note, note.width, note.height, size=24)
    if setting.is_cut:
        setting = fit(figure.note, note.width, note.height, size=24, lines=2)
    page.place(note, setting, colour=QUIET)


def _settings(remarks: tuple[str, ...]) -> list[Setting]:
    shown = remarks if len(remarks) <= MOST_REMARKS else (*remarks[:MOST_REMARKS], "……")
    settings = (fit(remark, RIGHT - LEFT, 140, size=32, lines=3) for remark in shown)
    return [setting for setting in settings if setting.lines]


def _draw_remarks(page: Page, top: int, remarks: list[Setting]) -> None:
    for setting in remarks:
        bottom = top + round(setting.height)
        page.place(Box(LEFT, top, RIGHT, bottom), setting)
        top = bottom + 14
