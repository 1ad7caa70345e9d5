import math
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image

from bot.cards.canvas import ACCENT, ALARM, PAPER
from bot.cards.chart import PLOT, ChartDay, FeverChart, draw_fever_chart

Opened = Callable[[bytes], Image.Image]


def ink(image: Image.Image, colour: tuple[int, int, int], box: tuple[int, int, int, int] = PLOT) -> int:
    """How many pixels of exactly this colour lie within the box."""
    counted = image.crop(box).getcolors(1 << 24)
    assert counted is not None
    return next((count for count, drawn in counted if drawn == colour), 0)


def with_readings(chart: FeverChart, *readings: float | None) -> FeverChart:
    pairs = zip(readings[::2], readings[1::2], strict=True)
    return replace(chart, days=tuple(ChartDay(str(n), *pair) for n, pair in enumerate(pairs, 1)))


def column(n: int, days: int) -> tuple[int, int, int, int]:
    """The part of the plot between the morning and the evening of day ``n``, without the dots."""
    width = PLOT.width / days
    return (
        round(PLOT.left + (n + 0.4) * width),
        PLOT.top,
        round(PLOT.left + (n + 0.6) * width),
        PLOT.bottom,
    )


def test_a_value_on_the_line_is_a_fever_and_one_below_is_not(fortnight: FeverChart, opened: Opened) -> None:
    below = opened(draw_fever_chart(with_readings(fortnight, 36.5, 37.2)))
    on_it = opened(draw_fever_chart(with_readings(fortnight, 36.5, 37.3)))
    assert ink(on_it, ALARM) > ink(below, ALARM)


def test_the_line_is_the_one_in_force(fortnight: FeverChart, opened: Opened) -> None:
    higher = replace(with_readings(fortnight, 37.4, 37.4), fever_line=38.0)
    assert ink(opened(draw_fever_chart(higher)), ACCENT) > 0
    assert draw_fever_chart(higher) != draw_fever_chart(with_readings(fortnight, 37.4, 37.4))


def test_a_missing_reading_is_a_gap(fortnight: FeverChart, opened: Opened) -> None:
    whole = opened(draw_fever_chart(with_readings(fortnight, 36.5, 36.6, 36.7, 36.6)))
    gap = opened(draw_fever_chart(with_readings(fortnight, 36.5, 36.6, None, 36.6)))
    assert ink(whole, ACCENT, column(1, 2)) > 0
    assert ink(gap, ACCENT, column(1, 2)) == 0
    assert ink(gap, ACCENT, column(0, 2)) > 0


def test_a_lonely_reading_is_a_dot(fortnight: FeverChart, opened: Opened) -> None:
    image = opened(draw_fever_chart(with_readings(fortnight, None, 36.6, None, None)))
    assert 100 <= ink(image, ACCENT) <= 400


def test_a_chart_without_readings_says_so(fortnight: FeverChart) -> None:
    nothing = replace(fortnight, days=tuple(ChartDay(day.label) for day in fortnight.days))
    assert draw_fever_chart(nothing) != draw_fever_chart(replace(nothing, empty=""))
    assert draw_fever_chart(fortnight) == draw_fever_chart(replace(fortnight, empty=""))


@pytest.mark.parametrize("value", [33.0, 34.9, 42.1, 45.0])
def test_the_axis_reaches_every_reading_that_can_be_stored(fortnight: FeverChart, opened: Opened, value: float) -> None:
    image = opened(draw_fever_chart(with_readings(fortnight, None, value)))
    colour = ALARM if value >= fortnight.fever_line else ACCENT
    lonely = opened(draw_fever_chart(with_readings(fortnight, None, None)))
    assert ink(image, colour) > ink(lonely, colour)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 0.0, 365.0])
def test_what_cannot_be_a_temperature_is_not_drawn(fortnight: FeverChart, value: float) -> None:
    odd = draw_fever_chart(with_readings(fortnight, 36.5, value))
    assert odd == draw_fever_chart(with_readings(fortnight, 36.5, None))
    draw_fever_chart(replace(fortnight, fever_line=value))


@pytest.mark.parametrize("count", [0, 1, 2, 7, 14, 21, 60, 400])
def test_any_number_of_days_is_a_chart(fortnight: FeverChart, opened: Opened, count: int) -> None:
    days = tuple(ChartDay(f"11/{n}", 36.0 + n % 4, 40.0 - n % 5) for n in range(count))
    image = opened(draw_fever_chart(replace(fortnight, days=days)))
    assert image.size == (1200, 760)
    assert image.crop((1180, 12, 1200, 760)).getcolors() == [(20 * 748, PAPER)]


@pytest.mark.parametrize("text", ["", "😀", "محمد", "\u202e", "李" * 60, "W" * 300, "\ud800"])
def test_no_text_is_too_odd(fortnight: FeverChart, opened: Opened, text: str) -> None:
    card = draw_fever_chart(
        replace(
            fortnight,
            name=text,
            name_stand_in=text,
            subtitle=text,
            fever_label=text,
            morning_label=text,
            evening_label=text,
            empty=text,
            footer=text,
            days=(ChartDay(text, 36.5, 38.0),),
        )
    )
    assert opened(card).width == opened(draw_fever_chart(fortnight)).width, "whole, whatever is written on it"


def test_a_name_that_cannot_be_drawn_gives_way_to_its_stand_in(fortnight: FeverChart) -> None:
    stood_in = draw_fever_chart(replace(fortnight, name="𠮷桂兰"))
    assert stood_in == draw_fever_chart(replace(fortnight, name=fortnight.name_stand_in))


def test_a_chart_keeps_names_and_temperatures_out_of_logs(fortnight: FeverChart) -> None:
    assert fortnight.name not in repr(fortnight)
    assert "36.4" not in repr(fortnight.days)


def test_a_chart_is_small_and_drawn_in_a_moment(fortnight: FeverChart) -> None:
    assert len(draw_fever_chart(fortnight)) <= 100_000
    taken = []
    for _ in range(10):
        began = time.process_time()
        draw_fever_chart(fortnight)
        taken.append(time.process_time() - began)
    assert min(taken) <= 0.060
