"""Large print, for who asked for it: larger, whole, whatever the name, and drawn as quickly."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image

from bot.cards.canvas import ALARM, PAPER
from bot.cards.chart import LARGE_PLOT, ChartDay, FeverChart, draw_fever_chart
from bot.cards.enrolment import EnrolmentCard, draw_enrolment_card
from tests.cards.test_fever_chart import ink

Opened = Callable[[bytes], Image.Image]
NAMES = ("李桂兰", "阿卜杜热依木·买买提热依木江", "𠮷㛃龘", "Margaret Wilhelmina O’Sullivan-Fitzgerald", "王" * 40, "")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_over_the_edge_whatever_the_name(
    fortnight: FeverChart, li: EnrolmentCard, opened: Opened, name: str
) -> None:
    chart = opened(draw_fever_chart(replace(fortnight, name=name, large=True)))
    assert chart.size == (1200, 1200)
    assert chart.crop((1190, 12, 1200, 1200)).getcolors() == [(10 * 1188, PAPER)]
    card = opened(draw_enrolment_card(replace(li, name=name, large=True)))
    assert card.size == (1080, 1620)
    assert card.crop((1020, 16, 1080, 1620)).getcolors() == [(60 * 1604, PAPER)]


def test_a_full_fortnight_shows_its_fever_larger(fortnight: FeverChart, opened: Opened) -> None:
    full = replace(fortnight, days=tuple(ChartDay(f"11/{n}", 36.5, 38.2) for n in range(17, 31)))
    large = opened(draw_fever_chart(replace(full, large=True)))
    assert ink(large, ALARM, LARGE_PLOT) > 2 * ink(opened(draw_fever_chart(full)), ALARM)


def test_a_missing_reading_is_a_gap_in_large_print_too(fortnight: FeverChart) -> None:
    whole = replace(fortnight, large=True, days=(ChartDay("1", 36.5, 36.6), ChartDay("2", 36.6, 36.5)))
    gap = replace(whole, days=(ChartDay("1", 36.5, None), ChartDay("2", 36.6, 36.5)))
    assert draw_fever_chart(whole) != draw_fever_chart(gap)


def test_a_name_that_cannot_be_drawn_gives_way_to_its_stand_in(fortnight: FeverChart, li: EnrolmentCard) -> None:
    chart = replace(fortnight, large=True)
    assert draw_fever_chart(replace(chart, name="𠮷")) == draw_fever_chart(replace(chart, name=chart.name_stand_in))
    card = replace(li, large=True)
    assert draw_enrolment_card(replace(card, name="𠮷")) == draw_enrolment_card(replace(card, name=card.name_stand_in))


def test_large_pictures_are_drawn_in_a_moment(fortnight: FeverChart, li: EnrolmentCard) -> None:
    draws: tuple[Callable[[], bytes], ...] = (
        lambda: draw_fever_chart(replace(fortnight, large=True)),
        lambda: draw_enrolment_card(replace(li, large=True)),
    )
    for draw in draws:
        taken = []
        for _ in range(10):
            began = time.process_time()
            draw()
            taken.append(time.process_time() - began)
        assert min(taken) <= 0.060
