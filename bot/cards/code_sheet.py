"""The codes of many people on paper: eight on a page of A4, to be cut apart and given out."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from bot.cards.canvas import BLACK, INK, LINE, QUIET, Across, Box, Down, Page
from bot.cards.enrolment import draw_qr, grouped
from bot.cards.typeface import Weight, can_draw

DPI = 150
WIDTH, HEIGHT = 1240, 1754  # A4, 210 × 297 mm
ACROSS, DOWN = 2, 4
A_PAGE = ACROSS * DOWN
EDGE = 46  # 8 mm, which every office printer leaves white
QR_SIDE = 290  # with its quiet zone 49 mm: read from an arm's length
AROUND = 28  # four modules of seven pixels stay white (ISO/IEC 18004, 9.1)


# no repr: the link and the code open the door
@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Slip:
    """One of the eight: whose it is, where it goes, and the way in."""

    name: str
    name_stand_in: str
    address: str
    place: str
    link: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """What stands on each slip, in the language of whoever prints them."""

    scan: str
    typed: str
    validity: str
    emergency: str
    page: str  # with one {} for the page and one for how many


def draw_code_sheet(slips: Sequence[Slip], legend: Legend) -> bytes:
    """Draw the slips as a PDF, eight a page in reading order, with lines to cut along."""
    pages = [slips[at : at + A_PAGE] for at in range(0, len(slips), A_PAGE)] or [[]]
    drawn = [_draw_page(some, legend, number, len(pages)) for number, some in enumerate(pages, 1)]
    file = BytesIO()
    # grey keeps the edges of the codes sharp at half the size of colour
    drawn[0].save(file, "PDF", resolution=DPI, save_all=True, append_images=drawn[1:], quality=88)
    return file.getvalue()


def _draw_page(slips: Sequence[Slip], legend: Legend, number: int, pages: int) -> Image.Image:
    page = Page(WIDTH, HEIGHT)
    wide, high = (WIDTH - 2 * EDGE) // ACROSS, (HEIGHT - 2 * EDGE) // DOWN
    for at, slip in enumerate(slips):
        left, top = EDGE + at % ACROSS * wide, EDGE + at // ACROSS * high
        _draw_slip(page, Box(left, top, left + wide, top + high), slip, legend)
    for line in range(ACROSS + 1):
        page.rule(Box(EDGE + line * wide, EDGE, EDGE + line * wide + 1, EDGE + DOWN * high), LINE)
    for line in range(DOWN + 1):
        page.rule(Box(EDGE, EDGE + line * high, EDGE + ACROSS * wide, EDGE + line * high + 1), LINE)
    foot = Box(EDGE, HEIGHT - EDGE + 2, WIDTH - EDGE, HEIGHT - 8)
    page.write(foot, legend.page.format(number, pages), size=20, colour=QUIET, across=Across.RIGHT, down=Down.MIDDLE)
    return page.image.convert("L")


def _draw_slip(page: Page, box: Box, slip: Slip, legend: Legend) -> None:
    qr = draw_qr(slip.link, QR_SIDE)
    page.image.paste(BLACK, (box.left + AROUND, box.top + AROUND), qr)
    left, right, top = box.left + 2 * AROUND + qr.width, box.right - 20, box.top + 20
    name = slip.name if can_draw(slip.name) else slip.name_stand_in
    _write(page, Box(left, top, right, top + 86), name, 42, lines=2, weight=Weight.BOLD)
    _write(page, Box(left, top + 90, right, top + 172), slip.address, 24, lines=3)
    _write(page, Box(left, top + 174, right, top + 204), slip.place, 20, colour=QUIET)
    _write(page, Box(left, top + 206, right, top + 262), legend.scan, 20, lines=2)
    left, below = box.left + AROUND, box.top + AROUND + qr.height + 16
    _write(page, Box(left, below, left + 170, below + 64), legend.typed, 20, lines=2, colour=QUIET)
    code = Box(left + 176, below, right, below + 64)
    page.write(code, grouped(slip.code), size=48, weight=Weight.BOLD, colour=INK, across=Across.RIGHT, down=Down.MIDDLE)
    _write(page, Box(left, below + 66, right, below + 96), legend.validity, 20, colour=QUIET)
    _write(page, Box(left, below + 96, right, below + 130), legend.emergency, 24, weight=Weight.BOLD)


def _write(
    page: Page,
    box: Box,
    text: str,
    size: int,
    *,
    lines: int = 1,
    weight: Weight = Weight.REGULAR,
    colour: tuple[int, int, int] = INK,
) -> None:
    page.write(box, text, size=size, lines=lines, weight=weight, colour=colour, down=Down.MIDDLE)
