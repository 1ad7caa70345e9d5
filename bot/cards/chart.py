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

# a healthy curve should look flat and a fever steep: the axis never shows less than this range (℃)
LOWEST, HIGHEST = 35.5, 39.0
# beyond this no curve is worth drawing: readings are 33.0–45.0 ℃
COLDEST, HOTTEST = 30.0, 46.0

# what a number above a dot takes, with the dot
NUMBER_HEIGHT, NUMBER_WIDTH = 56, 64

DOT = 17
DOT_FEVER = 23
STROKE = 4


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


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float
    value: float
    is_morning: bool
    is_fever: bool


def draw_fever_chart(chart: FeverChart) -> bytes:
    """Draw the chart as PNG, 1200 × 760 px. A missing reading is a gap in the curve, never a guess between two."""
    page = Page(WIDTH, HEIGHT)
    scale = Scale.around(chart)
    points = list(_points(chart, scale))
    _draw_heading(page, chart)
    _draw_grid(page, chart, scale)
    _draw_curve(page, points)
    _draw_fevers(page, points)
    _draw_days(page, chart)
    if not any(points):
        line = round(scale.y(chart.fever_line)) if _is_drawn(chart.fever_line) else PLOT.top
        below = Box(PLOT.left + 80, line + 12, PLOT.right - 80, max(line + 60, PLOT.bottom - 12))
        page.write(below, chart.empty, size=36, colour=QUIET, lines=2, across=Across.CENTRE, down=Down.MIDDLE)
    page.write(Box(48, 692, PLOT.right, 732), chart.footer, size=24, colour=QUIET, down=Down.MIDDLE)
    return page.png()


@dataclass(frozen=True, slots=True)
class Scale:
    """Which temperatures the plot spans, in ℃."""

    low: float
    high: float

    @classmethod
    def around(cls, chart: FeverChart) -> "Scale":
        values = [value for day in chart.days for value in (day.morning, day.evening) if _is_drawn(value)]
        known = [value for value in values if value is not None]
        fever = [chart.fever_line] if _is_drawn(chart.fever_line) else []
        low = min(LOWEST, *(math.floor(2 * value) / 2 - 0.5 for value in (LOWEST + 1, *known, *fever)))
        # air above the highest point, for its number
        air = PLOT.height / (PLOT.height - NUMBER_HEIGHT)
        return cls(low, max(HIGHEST, *(low + (value - low) * air for value in (LOWEST, *known, *fever))))

    def y(self, value: float) -> float:
        return PLOT.bottom - (value - self.low) / (self.high - self.low) * PLOT.height


def _is_drawn(value: float | None) -> bool:
    return value is not None and COLDEST <= value <= HOTTEST


def _points(chart: FeverChart, scale: Scale) -> Iterator[Point | None]:
    """Every reading that was due, in order; ``None`` for one that is missing."""
    column = PLOT.width / max(1, len(chart.days))
    for n, day in enumerate(chart.days):
        for is_morning, value in ((True, day.morning), (False, day.evening)):
            if value is None or not _is_drawn(value):
                yield None
                continue
            x = PLOT.left + column * (n + (0.27 if is_morning else 0.73))
            yield Point(x, scale.y(value), value, is_morning, value >= chart.fever_line)


def _draw_heading(page: Page, chart: FeverChart) -> None:
    name = chart.name if can_draw(chart.name) else chart.name_stand_in
    page.rule(Box(0, 0, WIDTH, 12), ACCENT)
    right = _draw_legend(page, chart)
    page.write(Box(48, 44, right - 32, 116), name, size=56, weight=Weight.BOLD, lines=2, down=Down.MIDDLE)
    page.write(Box(48, 122, WIDTH - 48, 166), chart.subtitle, size=28, colour=QUIET, down=Down.MIDDLE)


def _draw_legend(page: Page, chart: FeverChart) -> int:
    """Draw what the marks mean, from the right; return where it begins."""
    right = PLOT.right
    for label, is_morning in ((chart.evening_label, False), (chart.morning_label, True)):
        setting = fit(label, 180, 48, size=28)
        if not setting.lines:
            continue
        left = right - round(setting.width)
        page.place(Box(left, 56, right, 104), setting, colour=QUIET, down=Down.MIDDLE)
        _draw_dot(page, left - 22, 80, DOT, ACCENT, is_morning=is_morning)
        right = left - 64
    fever = fit(chart.fever_label, 300, 48, size=28, weight=Weight.BOLD)
    if fever.lines:
        left = right - round(fever.width)
        page.place(Box(left, 56, right, 104), fever, colour=ALARM, down=Down.MIDDLE)
        _draw_dashes(page, left - 58, left - 12, 80)
        right = left - 64
    return right


def _draw_dashes(page: Page, left: int, right: int, y: int) -> None:
    for x in range(left, right, 16):
        page.rule(Box(x, y - 1, min(x + 10, right), y + 2), ALARM)


def _draw_grid(page: Page, chart: FeverChart, scale: Scale) -> None:
    line = round(scale.y(chart.fever_line)) if _is_drawn(chart.fever_line) else PLOT.top
    page.rule(Box(PLOT.left, PLOT.top, PLOT.right, max(PLOT.top, line)), ALARM_PALE)
    for degree in range(math.ceil(scale.low), math.floor(scale.high) + 1):
        y = round(scale.y(degree))
        page.rule(Box(PLOT.left, y, PLOT.right, y + 2), LINE)
        page.write(
            Box(24, y - 22, PLOT.left - 16, y + 22),
            f"{degree}°",
            size=28,
            colour=QUIET,
            across=Across.RIGHT,
            down=Down.MIDDLE,
        )
    if _is_drawn(chart.fever_line):
        _draw_dashes(page, PLOT.left, PLOT.right, line)


def _draw_curve(page: Page, points: list[Point | None]) -> None:
    # drawn large and made small, since ImageDraw's slanted lines have stairs
    large = Image.new("L", (PLOT.width * SMOOTH, PLOT.height * SMOOTH))
    pen = ImageDraw.Draw(large)
    for one, next_one in pairwise(points):
        if one is None or next_one is None:
            continue
        ends = [((point.x - PLOT.left) * SMOOTH, (point.y - PLOT.top) * SMOOTH) for point in (one, next_one)]
        pen.line(ends, fill=255, width=STROKE * SMOOTH)
    page.image.paste(ACCENT, PLOT, large.reduce(SMOOTH))
    for point in points:
        if point is not None and not point.is_fever:
            _draw_dot(page, point.x, point.y, DOT, ACCENT, is_morning=point.is_morning)


def _draw_fevers(page: Page, points: list[Point | None]) -> None:
    """Fever dots are larger, so that they stand out in black and white; the peaks carry their number."""
    for point in points:
        if point is not None and point.is_fever:
            _draw_dot(page, point.x, point.y, DOT_FEVER, ALARM, is_morning=point.is_morning)
    named: list[Point] = []
    for peak in sorted(_peaks(points), key=lambda point: -point.value):
        if all(abs(peak.x - other.x) >= NUMBER_WIDTH for other in named) and not _is_crowded(peak, points):
            named.append(peak)
            _draw_number(page, peak)


def _peaks(points: list[Point | None]) -> Iterator[Point]:
    """Fevers with nothing higher beside them: above those the curve leaves room for a number."""
    values = [-math.inf, *(-math.inf if point is None else point.value for point in points), -math.inf]
    for point, before, after in zip(points, values, values[2:], strict=False):
        if point is not None and point.is_fever and before < point.value >= after:
            yield point


def _is_crowded(peak: Point, points: list[Point | None]) -> bool:
    """Whether a dot of a neighbour lies where the number of ``peak`` would stand; on charts of many weeks it may."""
    return any(
        point is not None
        and 0 < abs(point.x - peak.x) < (NUMBER_WIDTH + DOT_FEVER) / 2
        and peak.y - NUMBER_HEIGHT - DOT_FEVER / 2 < point.y < peak.y
        for point in points
    )


def _draw_number(page: Page, point: Point) -> None:
    left = min(max(round(point.x) - 40, PLOT.left), PLOT.right - 80)
    box = Box(left, round(point.y) - NUMBER_HEIGHT + 6, left + 80, round(point.y) - 14)
    text = f"{point.value:.1f}"
    page.write(box, text, size=24, weight=Weight.BOLD, colour=ALARM, across=Across.CENTRE, down=Down.BOTTOM)


def _draw_dot(page: Page, x: float, y: float, diameter: int, colour: tuple[int, int, int], *, is_morning: bool) -> None:
    """A ring for the morning, a full dot for the evening."""
    page.dot(x, y, diameter, colour)
    if is_morning:
        page.dot(x, y, diameter - 8, PAPER)


def _draw_days(page: Page, chart: FeverChart) -> None:
    if not chart.days:
        return
    column = PLOT.width / len(chart.days)
    # a label needs some 60 px: with more than 17 days only every second or third is named
    every = math.ceil(60 / column)
    room = round(every * column) - 6
    # one size for all of them: days are equal
    size = min(fit(day.label, room, 40, size=24).size for day in chart.days[::every])
    for n, day in enumerate(chart.days):
        left = round(PLOT.left + n * column)
        if n:
            page.rule(Box(left, PLOT.bottom, left + 2, PLOT.bottom + 10), LINE)
        if n % every:
            continue
        first = round(left + column / 2 - room / 2)
        box = Box(first, PLOT.bottom + 14, first + room, PLOT.bottom + 54)
        page.write(box, day.label, size=size, colour=INK, across=Across.CENTRE, down=Down.MIDDLE)
    page.rule(Box(PLOT.left, PLOT.bottom, PLOT.right, PLOT.bottom + 2), QUIET)
