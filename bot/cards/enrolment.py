"""The card a resident scans to begin: from the screen of a worker's phone, or from paper."""

from dataclasses import dataclass

import segno
from PIL import Image

from bot.cards.canvas import (
    ACCENT,
    ACCENT_PALE,
    BLACK,
    INK,
    LINE,
    PANEL,
    PAPER,
    QUIET,
    Across,
    Box,
    Colour,
    Down,
    Page,
    fit,
)
from bot.cards.typeface import Weight, can_draw

# 2:3 fills a sheet of A5 and a 10 × 15 photograph
WIDTH, HEIGHT = 1080, 1620
MARGIN = 72
LEFT, RIGHT = MARGIN, WIDTH - MARGIN

QR_SIDE = 500
# its white sheet; wider by so much that the round corners stay out of the quiet zone
QR_SHEET = 508
# ISO/IEC 18004, 9.1: four modules of white on every side
QUIET_ZONE = 4


# no repr: the link and the code open the door, and the rest is personal; none of it may reach a log
@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EnrolmentCard:
    """What stands on the card, in the language of its reader."""

    title: str
    """Who writes: 东风社区居家关怀助手."""
    subtitle: str = ""
    name: str
    name_stand_in: str
    """Printed where the typeface lacks a character of ``name``."""
    address: str = ""
    dates: str
    """First and last day: 11月20日 – 12月3日."""
    days: str
    """How many: 共 14 天."""
    steps: tuple[str, ...]
    """What to do, in three short sentences."""
    link: str
    """The one-time deep link, drawn as QR code."""
    code_label: str
    code: str
    """The typed code; eight characters are shown as ABCD-EFGH."""
    validity: str
    """72 小时内有效，只能用一次."""
    worker_label: str
    worker_name: str
    worker_phone: str
    emergency: str
    """急病请直接打 120."""
    large: bool = False
    """For who wants large print: fewer words, all of them larger."""


def draw_enrolment_card(card: EnrolmentCard) -> bytes:
    """Draw the card as PNG, 1080 × 1620 px; no text is ever cut off by another, and none is an error."""
    page = Page(WIDTH, HEIGHT)
    if card.large:
        return _draw_large(page, card).png()
    _draw_heading(page, card)
    _draw_person(page, card)
    _draw_way_in(page, card)
    _draw_worker(page, card)
    _draw_emergency(page, card)
    return page.png()


def _draw_large(page: Page, card: EnrolmentCard) -> Page:
    """The same in large print: what an old person needs to read, and nothing else."""
    name = card.name if can_draw(card.name) else card.name_stand_in
    page.rule(Box(0, 0, WIDTH, 16), ACCENT)
    page.write(Box(LEFT, 48, RIGHT, 128), card.title, size=56, weight=Weight.BOLD, colour=ACCENT, down=Down.MIDDLE)
    page.write(Box(LEFT, 134, RIGHT, 304), name, size=132, weight=Weight.BOLD, lines=2, down=Down.MIDDLE)
    page.write(Box(LEFT, 310, RIGHT, 400), card.dates, size=64, weight=Weight.BOLD, down=Down.MIDDLE)
    _draw_way_in_large(page, card, Box(LEFT, 424, RIGHT, 1256))
    page.write(Box(LEFT, 1272, RIGHT, 1326), card.worker_label, size=42, colour=QUIET, down=Down.MIDDLE)
    left, right = Box(LEFT, 1326, 392, 1440), Box(408, 1326, RIGHT, 1440)
    page.write(left, card.worker_name, size=84, weight=Weight.BOLD, lines=2, down=Down.MIDDLE)
    _write_bold(page, right, card.worker_phone, size=96, colour=ACCENT, across=Across.RIGHT)
    if card.emergency.strip():
        strip = Box(LEFT, 1464, RIGHT, 1580)
        page.panel(strip, PAPER, edge=INK, radius=58)
        _write_bold(page, strip.inset(40, 6), card.emergency, size=64)
    return page


def _draw_way_in_large(page: Page, card: EnrolmentCard, panel: Box) -> None:
    page.panel(panel, PANEL)
    white = Box(panel.left + 24, panel.top + 24, panel.left + 24 + QR_SHEET, panel.top + 24 + QR_SHEET)
    _draw_sheet(page, white, card.link)
    _draw_steps(page, Box(white.right + 20, white.top, panel.right - 12, white.bottom), card.steps, size=48)
    below = Box(white.left, white.bottom + 20, panel.right - 24, panel.bottom - 16)
    page.rule(Box(below.left, below.top, below.right, below.top + 2), LINE)
    page.write(
        Box(below.left, below.top + 12, below.right, below.top + 76),
        card.code_label,
        size=48,
        colour=QUIET,
        across=Across.CENTRE,
        down=Down.MIDDLE,
    )
    _write_bold(page, Box(below.left, below.top + 76, below.right, below.top + 200), grouped(card.code), size=112)
    page.write(
        Box(below.left, below.top + 200, below.right, below.bottom),
        card.validity,
        size=42,
        colour=QUIET,
        across=Across.CENTRE,
        down=Down.MIDDLE,
    )


def _write_bold(
    page: Page, box: Box, text: str, *, size: int, colour: Colour = INK, across: Across = Across.CENTRE
) -> None:
    page.write(box, text, size=size, weight=Weight.BOLD, colour=colour, across=across, down=Down.MIDDLE)


def _draw_sheet(page: Page, white: Box, link: str) -> None:
    page.panel(white, PAPER, radius=16)
    code = draw_qr(link, QR_SIDE)
    corner = white.left + (QR_SHEET - code.width) // 2, white.top + (QR_SHEET - code.height) // 2
    page.image.paste(BLACK, corner, code)


def grouped(code: str) -> str:
    """ABCDEFGH as ABCD-EFGH; a code of another length as it is."""
    plain = code.replace("-", "")
    return f"{plain[:4]}-{plain[4:]}" if len(plain) == 8 else code


def draw_qr(link: str, side: int) -> Image.Image:
    """The QR code of ``link`` as a mask, 255 where it is dark, as large as whole pixels allow within ``side``.

    Level M survives a fold or a coffee stain (15 %); segno takes a higher level where it costs no larger symbol.
    """
    matrix = segno.make(link, error="m", micro=False).matrix
    modules = len(matrix)
    symbol = Image.frombytes("L", (modules, modules), bytes(255 if dark else 0 for row in matrix for dark in row))
    scale = max(1, side // (modules + 2 * QUIET_ZONE))
    return symbol.resize((modules * scale, modules * scale), Image.Resampling.NEAREST)


def _draw_heading(page: Page, card: EnrolmentCard) -> None:
    page.rule(Box(0, 0, WIDTH, 16), ACCENT)
    page.write(Box(LEFT, 64, RIGHT, 124), card.title, size=42, weight=Weight.BOLD, colour=ACCENT, down=Down.MIDDLE)
    page.write(Box(LEFT, 122, RIGHT, 166), card.subtitle, size=28, colour=QUIET, down=Down.MIDDLE)


def _draw_person(page: Page, card: EnrolmentCard) -> None:
    name = card.name if can_draw(card.name) else card.name_stand_in
    page.write(Box(LEFT, 190, RIGHT, 340), name, size=112, weight=Weight.BOLD, lines=2, down=Down.MIDDLE)

    days = fit(card.days, 280, 56, size=36, weight=Weight.BOLD)
    pill = Box(RIGHT - round(days.width) - 56, 354, RIGHT, 426)
    if days.lines:
        page.panel(pill, ACCENT_PALE, radius=36)
        page.place(pill, days, colour=ACCENT, across=Across.CENTRE, down=Down.MIDDLE)
    dates = Box(LEFT, 354, pill.left - 24, 426)
    page.write(dates, card.dates, size=48, weight=Weight.BOLD, lines=2, down=Down.MIDDLE)
    page.write(Box(LEFT, 438, RIGHT, 516), card.address, size=32, colour=QUIET, lines=2, down=Down.MIDDLE)


def _draw_way_in(page: Page, card: EnrolmentCard) -> None:
    panel = Box(LEFT, 544, RIGHT, 1276)
    page.panel(panel, PANEL)

    white = Box(panel.left + 28, panel.top + 28, panel.left + 28 + QR_SHEET, panel.top + 28 + QR_SHEET)
    _draw_sheet(page, white, card.link)
    _draw_steps(page, Box(white.right + 24, white.top, panel.right - 20, white.bottom), card.steps)

    below = Box(white.left, white.bottom + 24, panel.right - 28, panel.bottom - 24)
    page.rule(Box(below.left, below.top, below.right, below.top + 2), LINE)
    label = Box(below.left, below.top + 20, below.left + 300, below.bottom)
    page.write(label, card.code_label, size=32, lines=3, colour=QUIET, down=Down.MIDDLE)
    typed = Box(label.right + 20, below.top + 14, below.right, below.top + 100)
    page.write(typed, grouped(card.code), size=72, weight=Weight.BOLD, across=Across.RIGHT, down=Down.MIDDLE)
    valid = Box(label.right + 20, typed.bottom, below.right, below.bottom)
    page.write(valid, card.validity, size=28, colour=QUIET, across=Across.RIGHT, down=Down.MIDDLE)


def _draw_steps(page: Page, box: Box, steps: tuple[str, ...], *, size: int = 36) -> None:
    if not steps:
        return
    each = box.height // len(steps)
    text_left = box.left + 60
    settings = [fit(step, box.right - text_left, each - 8, size=size, lines=4) for step in steps]
    # one size for all of them: steps are equal
    size = min(setting.size for setting in settings)
    for number, step in enumerate(steps):
        row = Box(text_left, box.top + number * each, box.right, box.top + (number + 1) * each)
        setting = fit(step, row.width, each - 8, size=size, lines=4)
        badge = Box(box.left, row.top + each // 2 - 24, box.left + 48, row.top + each // 2 + 24)
        page.dot(badge.left + 24, badge.top + 24, 48, ACCENT)
        page.write(
            badge,
            str(number + 1),
            size=28,
            weight=Weight.BOLD,
            colour=PAPER,
            across=Across.CENTRE,
            down=Down.MIDDLE,
        )
        page.place(row, setting, down=Down.MIDDLE)


def _draw_worker(page: Page, card: EnrolmentCard) -> None:
    page.write(Box(LEFT, 1312, RIGHT, 1360), card.worker_label, size=28, colour=QUIET, down=Down.MIDDLE)
    page.write(
        Box(LEFT, 1360, 440, 1452),
        card.worker_name,
        size=64,
        weight=Weight.BOLD,
        lines=2,
        down=Down.MIDDLE,
    )
    page.write(
        Box(464, 1360, RIGHT, 1452),
        card.worker_phone,
        size=84,
        weight=Weight.BOLD,
        colour=ACCENT,
        across=Across.RIGHT,
        down=Down.MIDDLE,
    )


def _draw_emergency(page: Page, card: EnrolmentCard) -> None:
    if not card.emergency.strip():
        return
    strip = Box(LEFT, 1480, RIGHT, 1564)
    page.panel(strip, PAPER, edge=INK, radius=42)
    page.write(
        strip.inset(40, 6),
        card.emergency,
        size=42,
        weight=Weight.BOLD,
        across=Across.CENTRE,
        down=Down.MIDDLE,
    )
