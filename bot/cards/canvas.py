"""A page to draw cards on: panels, and text that is measured until it fits its box."""

import io
import re
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from PIL import Image, ImageDraw

from bot.cards.typeface import Weight, drawable, font, weight_for

Colour: TypeAlias = tuple[int, int, int]

# dark enough to stay apart in black and white; the accent prints as a deep grey
PAPER: Colour = (255, 255, 255)
INK: Colour = (24, 33, 43)
QUIET: Colour = (92, 104, 118)
LINE: Colour = (217, 223, 229)
PANEL: Colour = (243, 246, 247)
ACCENT: Colour = (11, 98, 101)
ACCENT_PALE: Colour = (226, 239, 239)
ALARM: Colour = (186, 32, 37)
ALARM_PALE: Colour = (252, 240, 239)
BLACK: Colour = (0, 0, 0)
SMOOTHED = (
    (INK, PAPER),
    (QUIET, PAPER),
    (ACCENT, PAPER),
    (ALARM, PAPER),
    (INK, PANEL),
    (QUIET, PANEL),
    (ACCENT, PANEL),
    (ALARM, ALARM_PALE),
    (ACCENT, ACCENT_PALE),
)

# few sizes look calmer than many, and each size is an opened font
SIZES = (132, 112, 96, 84, 72, 64, 56, 48, 42, 36, 32, 28, 24, 20)
LINE_PITCH = 1.36

# Han characters fill 0.88 em above the baseline; accented capitals and descenders need a little more
ASCENT, DESCENT = 1.0, 0.27
MIDDLE = 0.38

# more than any box holds: a pasted novel costs no time
LONGEST = 1000

RADIUS = 28
SMOOTH = 4

# what stays on one line: a word or a Han character, the marks that belong to it, and the number before it
PIECE = re.compile(
    r"""
    [（「『《【“‘(\[]*
    (?:[0-9]+\ )*
    (?: [0-9A-Za-z\u00c0-\u024f'’@\#&$€£%+*/=_:.,;!?~<>\-–]+ | \S )
    [，。、；：！？）」』》】”’…·℃%)\],.;:!?]*
    (?:\ [·–—](?=\ ))?
    | \s+
    """,
    re.VERBOSE,
)


class Box(NamedTuple):
    """A rectangle in pixels; right and bottom lie outside it."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    def inset(self, across: int, down: int | None = None) -> "Box":
        down = across if down is None else down
        return Box(self.left + across, self.top + down, self.right - across, self.bottom - down)


class Across(Enum):
    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


class Down(Enum):
    TOP = 0.0
    MIDDLE = 0.5
    BOTTOM = 1.0


@dataclass(frozen=True, slots=True)
class Setting:
    """A text as it will be drawn: its lines, their weight and size."""

    lines: tuple[str, ...]
    weight: Weight
    size: int
    is_cut: bool = False

    @property
    def height(self) -> float:
        """Pixels from the highest accent to the lowest descender."""
        return self.size * (ASCENT + DESCENT + (len(self.lines) - 1) * LINE_PITCH)

    @property
    def width(self) -> float:
        return max((length(line, self.weight, self.size) for line in self.lines), default=0.0)


@lru_cache(maxsize=16_384)
def advance(char: str, weight: Weight, size: int) -> float:
    """How many pixels one character takes; BASIC layout sets them side by side without kerning."""
    return font(weight, size).getlength(char)


def length(text: str, weight: Weight, size: int) -> float:
    """How many pixels ``text`` takes on one line."""
    return sum(advance(char, weight, size) for char in text)


def wrap(text: str, width: float, weight: Weight, size: int) -> list[str]:
    """Break ``text`` into lines of at most ``width`` pixels, a word in two only where it is longer than a line."""
    lines: list[str] = []
    line, taken = "", 0.0
    for piece in PIECE.findall(text):
        if taken + length(piece.rstrip(), weight, size) <= width:
            line += piece
            taken += length(piece, weight, size)
            continue
        if line.strip():
            lines.append(line.strip())
        line = piece.lstrip()
        while length(line, weight, size) > width and len(line) > 1:
            most = longest_start(line, width, weight, size)
            lines.append(line[:most])
            line = line[most:]
        taken = length(line, weight, size)
    if line.strip():
        lines.append(line.strip())
    return lines


def without_orphan(text: str, lines: list[str], width: float, weight: Weight, size: int) -> list[str]:
    """The same number of lines, but narrower, where a single character or short word was left for the last."""
    if len(lines) < 2:
        return lines
    # never narrower than a word: it would be broken in two
    narrowest = max(0.6 * width, *(length(piece.strip(), weight, size) for piece in PIECE.findall(text)))
    narrower = width - size / 2
    while length(lines[-1], weight, size) < 0.4 * width and narrower >= narrowest:
        tried = wrap(text, narrower, weight, size)
        if len(tried) > len(lines):
            break
        lines = tried
        narrower -= size / 2
    return lines


def longest_start(text: str, width: float, weight: Weight, size: int) -> int:
    """How many characters of ``text`` fit into ``width``, at least one."""
    taken = 1
    while taken < len(text) and length(text[: taken + 1], weight, size) <= width:
        taken += 1
    return taken


def fit(text: str, width: int, height: int, *, size: int, weight: Weight = Weight.REGULAR, lines: int = 1) -> Setting:
    """Set ``text`` as large as it goes, from ``size`` downwards; what is too long at the smallest size ends in "…"."""
    text = drawable(text[:LONGEST])
    weight = weight_for(text, weight)
    smallest = SIZES[-1]
    for step in (step for step in SIZES if step <= size):
        # by area it cannot fit: do not even try
        if step > smallest and length(text, weight, step) > width * lines:
            continue
        wrapped = wrap(text, width, weight, step)
        setting = Setting(tuple(wrapped), weight, step)
        if len(wrapped) <= lines and setting.height <= height and setting.width <= width:
            return Setting(tuple(without_orphan(text, wrapped, width, weight, step)), weight, step)

    room = 1 + int(max(0.0, height / smallest - ASCENT - DESCENT) / LINE_PITCH)
    kept = wrap(text, width, weight, smallest)[: min(lines, room)]
    ellipsis = length("…", weight, smallest)
    last = kept[-1][: longest_start(kept[-1], width - ellipsis, weight, smallest)] + "…"
    return Setting((*kept[:-1], last), weight, smallest, is_cut=True)


@cache
def disc(diameter: int) -> Image.Image:
    """A round mask with a smooth edge: ImageDraw's own has stairs."""
    large = Image.new("L", (diameter * SMOOTH, diameter * SMOOTH))
    ImageDraw.Draw(large).ellipse((0, 0, diameter * SMOOTH - 1, diameter * SMOOTH - 1), fill=255)
    return large.reduce(SMOOTH)


@cache
def palette() -> Image.Image:
    """The colours of the cards and the steps between them that smooth edges need, in the form ``quantize`` takes."""
    colours = [BLACK, PAPER, INK, QUIET, LINE, PANEL, ACCENT, ACCENT_PALE, ALARM, ALARM_PALE]
    for over, under in SMOOTHED:
        for step in range(1, 16):
            between = tuple(round(b + (a - b) * step / 16) for a, b in zip(over, under, strict=True))
            # Pillow looks colours up in cells of 4 × 4 × 4: a neighbour would stand in for the colour itself
            if all(max(abs(a - b) for a, b in zip(between, known, strict=True)) >= 8 for known in colours):
                colours.append((between[0], between[1], between[2]))
    image = Image.new("P", (1, 1))
    image.putpalette([channel for colour in colours for channel in colour])
    return image


class Page:
    """White paper of a given size in pixels."""

    def __init__(self, width: int, height: int) -> None:
        self.image = Image.new("RGB", (width, height), PAPER)
        self.pen = ImageDraw.Draw(self.image)

    def panel(self, box: Box, fill: Colour, *, edge: Colour | None = None, radius: int = RADIUS) -> None:
        """A rectangle with round corners, with a line of 2 px around it if ``edge`` is given."""
        if edge is not None:
            self.panel(box, edge, radius=radius)
            self.panel(box.inset(2), fill, radius=radius - 2)
            return
        radius = min(radius, box.width // 2, box.height // 2)
        self.rule(Box(box.left + radius, box.top, box.right - radius, box.bottom), fill)
        self.rule(Box(box.left, box.top + radius, box.right, box.bottom - radius), fill)
        corners = disc(2 * radius)
        for x, left in ((0, box.left), (radius, box.right - radius)):
            for y, top in ((0, box.top), (radius, box.bottom - radius)):
                self.image.paste(fill, (left, top), corners.crop((x, y, x + radius, y + radius)))

    def rule(self, box: Box, colour: Colour = LINE) -> None:
        """A plain bar or line."""
        self.image.paste(colour, box)

    def dot(self, x: float, y: float, diameter: int, colour: Colour) -> None:
        """A filled circle around a point."""
        self.image.paste(colour, (round(x - diameter / 2), round(y - diameter / 2)), disc(diameter))

    def write(
        self,
        box: Box,
        text: str,
        *,
        size: int,
        weight: Weight = Weight.REGULAR,
        colour: Colour = INK,
        lines: int = 1,
        across: Across = Across.LEFT,
        down: Down = Down.TOP,
    ) -> Box:
        """Write ``text`` into ``box``, smaller or on several lines if it must; return the part of the box it took."""
        setting = fit(text, box.width, box.height, size=size, weight=weight, lines=lines)
        return self.place(box, setting, colour=colour, across=across, down=down)

    def place(
        self,
        box: Box,
        setting: Setting,
        *,
        colour: Colour = INK,
        across: Across = Across.LEFT,
        down: Down = Down.TOP,
    ) -> Box:
        """Write what was measured before, so that neighbours can be arranged around it."""
        if not setting.lines:
            return Box(box.left, box.top, box.left, box.top)
        pitch = setting.size * LINE_PITCH
        baseline = first = self._baseline(box, setting, down)
        for line in setting.lines:
            left = box.left + (box.width - length(line, setting.weight, setting.size)) * across.value
            self.pen.text(
                (left, round(baseline)), line, fill=colour, font=font(setting.weight, setting.size), anchor="ls"
            )
            baseline += pitch
        left = box.left + (box.width - setting.width) * across.value
        top = first - setting.size * ASCENT
        return Box(round(left), round(top), round(left + setting.width), round(top + setting.height))

    def _baseline(self, box: Box, setting: Setting, down: Down) -> float:
        highest = box.top + setting.size * ASCENT
        lowest = box.bottom - setting.height + setting.size * ASCENT
        if down is not Down.MIDDLE:
            return highest if down is Down.TOP else lowest
        # centred by what the eye sees, the bodies of the characters, as long as nothing is cut off
        body = setting.size * (MIDDLE - (len(setting.lines) - 1) * LINE_PITCH / 2)
        return min(max((box.top + box.bottom) / 2 + body, highest), max(lowest, highest))

    def png(self) -> bytes:
        """The page as a PNG file, without metadata."""
        # as a palette the card is written in a third of the time and half the size
        few = self.image.quantize(palette=palette(), dither=Image.Dither.NONE)
        file = io.BytesIO()
        few.save(file, "PNG", compress_level=4)
        return file.getvalue()
