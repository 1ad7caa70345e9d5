"""The temperatures of one resident as a curve, two readings a day, for whoever has to judge them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageDraw

from bot.cards.canvas import (
    ACCENT,
    ALARM,
    ALARM_PALE,
    INK,
    LINE,
    PAPER,
    QUIET,
    SMOOTH,
    Across,
    Box,
    Down,
    Page,
    fit,
)
from bot.cards.typeface import Weight, can_draw

WIDTH, HEIGHT = 1200, 760
PLOT = Box(112, 196, 1152, 624)
LARGE_HEIGHT = 1200
LARGE_PLOT = Box(136, 400, 1160, 1010)

# a healthy curve should look flat and a fever steep: the axis never shows less than this range (℃)
LOWEST, HIGHEST = 35.5, 39.0
# beyond this no curve is worth drawing: readings are 33.0–45.0 ℃
COLDEST, HOTTEST = 30.0, 46.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Where things stand and how large they are, in pixels."""

    height: int
    plot: Box
    name: Box
    name_size: int
    subtitle: Box
    legend: Box
    footer: Box
    words: int
    small: int
    day: int
    day_room: int  # what the label of a day takes
    dot: int
    dot_fever: int
    stroke: int
    number: int
    number_height: int  # what a number above a dot takes, with the dot
    number_width: int


NORMAL = Look(
    height=HEIGHT,
    plot=PLOT,
    name=Box(48, 44, PLOT.right, 116),  # as far as the legend
    name_size=56,
    subtitle=Box(48, 122, WIDTH - 48, 166),
    legend=Box(48, 56, PLOT.right, 104),
    footer=Box(48, 692, PLOT.right, 732),
    words=28,
    small=24,
    day=24,
    day_room=60,
    dot=17,
    dot_fever=23,
    stroke=4,
    number=24,
    number_height=56,
    number_width=64,
)
# the same on a taller sheet, on which the phone shows everything about half as large again
LARGE = Look(
    height=LARGE_HEIGHT,
    plot=LARGE_PLOT,
    name=Box(48, 40, WIDTH - 48, 160),
    name_size=96,
    subtitle=Box(48, 168, WIDTH - 48, 236),
    legend=Box(48, 268, LARGE_PLOT.right, 340),
    footer=Box(48, 1086, LARGE_PLOT.right, 1178),
    words=42,
    small=36,
    day=36,
    day_room=110,
    dot=27,
    dot_fever=37,
    stroke=7,
    number=42,
    number_height=92,
    number_width=104,
)


# no repr: names and temperatures stay out of logs
@dataclass(frozen=True, slots=True, repr=False)
class ChartDay:
    """One day on the chart; ``None`` where there is no reading. Temperatures in ℃."""

    label: str
    morning: float | None = None
    evening: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FeverChart:
    """What stands on the chart, in the language of its reader."""

    name: str
    name_stand_in: str
    """Printed where the typeface lacks a character of ``name``."""
    subtitle: str
    """Place and period: 东风社区 3 网格 · 11月20日 – 12月3日."""
    days: tuple[ChartDay, ...]
    fever_line: float
    """The line in force for this resident, in ℃; a value on it counts as fever."""
    fever_label: str
    """发热线 37.3℃."""
    morning_label: str
    evening_label: str
    empty: str
    """Stands in the middle while there is no reading."""
    footer: str = ""
    large: bool = False
    """For who wants large print: the same on a taller sheet."""


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float
    value: float
    is_morning: bool
    is_fever: bool


def draw_fever_chart(chart: FeverChart) -> bytes:
    """Draw the chart as PNG, 1200 × 760 px, or 1200 × 1200 in large print.

    A missing reading is a gap in the curve, never a guess between two.
    """
    look = LARGE if chart.large else NORMAL
    page = Page(WIDTH, look.height)
    scale = Scale.around(chart, look)
    points = list(_points(chart, scale, look))
    _draw_heading(page, chart, look)
    _draw_grid(page, chart, scale, look)
    _draw_curve(page, points, look)
    _draw_fevers(page, points, look)
    _draw_days(page, chart, look)
    if not any(points):
        line = round(scale.y(chart.fever_line)) if _is_drawn(chart.fever_line) else look.plot.top
        below = Box(look.plot.left + 80, line + 12, look.plot.right - 80, max(line + 60, look.plot.bottom - 12))
        page.write(
            below, chart.empty, size=look.words + 8, colour=QUIET, lines=2, across=Across.CENTRE, down=Down.MIDDLE
        )
    page.write(look.footer, chart.footer, size=look.small, colour=QUIET, lines=2, down=Down.MIDDLE)
    return page.png()


@dataclass(frozen=True, slots=True)
class Scale:
    """Which temperatures the plot spans, in ℃."""

    low: float
    high: float
    plot: Box

    @classmethod
    def around(cls, chart: FeverChart, look: Look) -> "Scale":
        values = [value for day in chart.days for value in (day.morning, day.evening) if _is_drawn(value)]
        known = [value for value in values if value is not None]
        fever = [chart.fever_line] if _is_drawn(chart.fever_line) else []
        low = min(LOWEST, *(math.floor(2 * value) / 2 - 0.5 for value in (LOWEST + 1, *known, *fever)))
        # air above the highest point, for its number
        air = look.plot.height / (look.plot.height - look.number_height)
        high = max(HIGHEST, *(low + (value - low) * air for value in (LOWEST, *known, *fever)))
        return cls(low, high, look.plot)

    def y(self, value: float) -> float:
        return self.plot.bottom - (value - self.low) / (self.high - self.low) * self.plot.height


def _is_drawn(value: float | None) -> bool:
    return value is not None and COLDEST <= value <= HOTTEST


def _points(chart: FeverChart, scale: Scale, look: Look) -> Iterator[Point | None]:
    """Every reading that was due, in order; ``None`` for one that is missing."""
    column = look.plot.width / max(1, len(chart.days))
    for n, day in enumerate(chart.days):
        for is_morning, value in ((True, day.morning), (False, day.evening)):
            if value is None or not _is_drawn(value):
                yield None
                continue
            x = look.plot.left + column * (n + (0.27 if is_morning else 0.73))
            yield Point(x, scale.y(value), value, is_morning, value >= chart.fever_line)


def _draw_heading(page: Page, chart: FeverChart, look: Look) -> None:
    name = chart.name if can_draw(chart.name) else chart.name_stand_in
    page.rule(Box(0, 0, WIDTH, 12), ACCENT)
    legend_left = _draw_legend(page, chart, look)
    box = look.name if chart.large else look.name._replace(right=legend_left - 32)
    page.write(box, name, size=look.name_size, weight=Weight.BOLD, lines=2, down=Down.MIDDLE)
    page.write(look.subtitle, chart.subtitle, size=look.words, colour=QUIET, down=Down.MIDDLE)


def _draw_legend(page: Page, chart: FeverChart, look: Look) -> int:
    """Draw what the marks mean, from the right; return where it begins."""
    right, top, bottom = look.legend.right, look.legend.top, look.legend.bottom
    middle, gap = (top + bottom) / 2, look.words + 36
    for label, is_morning in ((chart.evening_label, False), (chart.morning_label, True)):
        setting = fit(label, 6 * look.words + 12, bottom - top, size=look.words)
        if not setting.lines:
            continue
        left = right - round(setting.width)
        page.place(Box(left, top, right, bottom), setting, colour=QUIET, down=Down.MIDDLE)
        _draw_dot(page, left - look.dot - 5, middle, look.dot, ACCENT, is_morning=is_morning)
        right = left - gap
    fever = fit(chart.fever_label, 10 * look.words + 20, bottom - top, size=look.words, weight=Weight.BOLD)
    if fever.lines:
        left = right - round(fever.width)
        page.place(Box(left, top, right, bottom), fever, colour=ALARM, down=Down.MIDDLE)
        _draw_dashes(page, left - 12 - 46 * look.words // 28, left - 12, round(middle))
        right = left - gap
    return right


def _draw_dashes(page: Page, left: int, right: int, y: int) -> None:
    for x in range(left, right, 16):
        page.rule(Box(x, y - 1, min(x + 10, right), y + 2), ALARM)


def _draw_grid(page: Page, chart: FeverChart, scale: Scale, look: Look) -> None:
    line = round(scale.y(chart.fever_line)) if _is_drawn(chart.fever_line) else look.plot.top
    page.rule(Box(look.plot.left, look.plot.top, look.plot.right, max(look.plot.top, line)), ALARM_PALE)
    for degree in range(math.ceil(scale.low), math.floor(scale.high) + 1):
        y = round(scale.y(degree))
        page.rule(Box(look.plot.left, y, look.plot.right, y + 2), LINE)
        page.write(
            Box(16, y - 30, look.plot.left - 16, y + 30),
            f"{degree}°",
            size=look.words,
            colour=QUIET,
            across=Across.RIGHT,
            down=Down.MIDDLE,
        )
    if _is_drawn(chart.fever_line):
        _draw_dashes(page, look.plot.left, look.plot.right, line)


def _draw_curve(page: Page, points: list[Point | None], look: Look) -> None:
    # drawn large and made small, since ImageDraw's slanted lines have stairs
    large = Image.new("L", (look.plot.width * SMOOTH, look.plot.height * SMOOTH))
    pen = ImageDraw.Draw(large)
    for one, next_one in pairwise(points):
        if one is None or next_one is None:
            continue
        ends = [((point.x - look.plot.left) * SMOOTH, (point.y - look.plot.top) * SMOOTH) for point in (one, next_one)]
        pen.line(ends, fill=255, width=look.stroke * SMOOTH)
    page.image.paste(ACCENT, look.plot, large.reduce(SMOOTH))
    for point in points:
        if point is not None and not point.is_fever:
            _draw_dot(page, point.x, point.y, look.dot, ACCENT, is_morning=point.is_morning)


def _draw_fevers(page: Page, points: list[Point | None], look: Look) -> None:
    """Fever dots are larger, so that they stand out in black and white; the peaks carry their number."""
    for point in points:
        if point is not None and point.is_fever:
            _draw_dot(page, point.x, point.y, look.dot_fever, ALARM, is_morning=point.is_morning)
    named: list[Point] = []
    for peak in sorted(_peaks(points), key=lambda point: -point.value):
        if all(abs(peak.x - other.x) >= look.number_width for other in named) and not _is_crowded(peak, points, look):
            named.append(peak)
            _draw_number(page, peak, look)


def _peaks(points: list[Point | None]) -> Iterator[Point]:
    """Fevers with nothing higher beside them: above those the curve leaves room for a number."""
    values = [-math.inf, *(-math.inf if point is None else point.value for point in points), -math.inf]
    for point, before, after in zip(points, values, values[2:], strict=False):
        if point is not None and point.is_fever and before < point.value >= after:
            yield point


def _is_crowded(peak: Point, points: list[Point | None], look: Look) -> bool:
    """Whether a dot of a neighbour lies where the number of ``peak`` would stand; on charts of many weeks it may."""
    return any(
        point is not None
        and 0 < abs(point.x - peak.x) < (look.number_width + look.dot_fever) / 2
        and peak.y - look.number_height - look.dot_fever / 2 < point.y < peak.y
        for point in points
    )


def _draw_number(page: Page, point: Point, look: Look) -> None:
    width = look.number_width + 16
    left = min(max(round(point.x) - width // 2, look.plot.left), look.plot.right - width)
    box = Box(left, round(point.y) - look.number_height + 2, left + width, round(point.y) - look.dot_fever // 2 - 3)
    text = f"{point.value:.1f}"
    page.write(box, text, size=look.number, weight=Weight.BOLD, colour=ALARM, across=Across.CENTRE, down=Down.BOTTOM)


def _draw_dot(page: Page, x: float, y: float, diameter: int, colour: tuple[int, int, int], *, is_morning: bool) -> None:
    """A ring for the morning, a full dot for the evening."""
    page.dot(x, y, diameter, colour)
    if is_morning:
        page.dot(x, y, diameter - 2 * max(4, diameter // 5), PAPER)


def _draw_days(page: Page, chart: FeverChart, look: Look) -> None:
    if not chart.days:
        return
    column = look.plot.width / len(chart.days)
    # with more than 17 days, in large print with more than 9, only every second or third is named
    every = math.ceil(look.day_room / column)
    room = round(every * column) - 6
    # one size for all of them: days are equal
    size = min(fit(day.label, room, 60, size=look.day).size for day in chart.days[::every])
    for n, day in enumerate(chart.days):
        left = round(look.plot.left + n * column)
        if n:
            page.rule(Box(left, look.plot.bottom, left + 2, look.plot.bottom + 10), LINE)
        if n % every:
            continue
        first = round(left + column / 2 - room / 2)
        box = Box(first, look.plot.bottom + 14, first + room, look.plot.bottom + 22 + look.day * 4 // 3)
        page.write(box, day.label, size=size, colour=INK, across=Across.CENTRE, down=Down.MIDDLE)
    page.rule(Box(look.plot.left, look.plot.bottom, look.plot.right, look.plot.bottom + 2), QUIET)
