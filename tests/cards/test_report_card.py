import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image

from bot.cards.canvas import ACCENT_PALE, ALARM, ALARM_PALE, PAPER
from bot.cards.report import Figure, ReportCard, draw_report_card

Opened = Callable[[bytes], Image.Image]


def colours(image: Image.Image) -> set[tuple[int, int, int]]:
    counted = image.getcolors(1 << 24)
    assert counted is not None
    return {colour for _, colour in counted if isinstance(colour, tuple) and len(colour) == 3}


def test_only_what_is_urgent_is_red(dongfeng: ReportCard, opened: Opened) -> None:
    calm = replace(dongfeng, figures=tuple(replace(figure, is_urgent=False) for figure in dongfeng.figures))
    assert {ALARM, ALARM_PALE} <= colours(opened(draw_report_card(dongfeng)))
    assert {ALARM, ALARM_PALE}.isdisjoint(colours(opened(draw_report_card(calm))))


def test_a_zero_report_says_so_across_the_card(dongfeng: ReportCard, opened: Opened) -> None:
    zero = opened(draw_report_card(replace(dongfeng, headline="零报告：发热、有症状、联系不上均为 0 人。")))
    assert zero.height > opened(draw_report_card(dongfeng)).height
    assert zero.getpixel((80, 360)) == ACCENT_PALE


def test_the_card_grows_with_its_figures_and_remarks(dongfeng: ReportCard, opened: Opened) -> None:
    more = replace(dongfeng, figures=dongfeng.figures * 2, remarks=dongfeng.remarks * 3)
    assert opened(draw_report_card(more)).height > opened(draw_report_card(dongfeng)).height


def test_remarks_without_room_are_not_left_out_in_silence(dongfeng: ReportCard) -> None:
    eight = draw_report_card(replace(dongfeng, remarks=("备注",) * 8))
    assert eight != draw_report_card(replace(dongfeng, remarks=("备注",) * 9))


def test_no_card_is_too_large_for_telegram(dongfeng: ReportCard, opened: Opened) -> None:
    endless = replace(dongfeng, figures=dongfeng.figures * 20, remarks=("说明" * 400,) * 90, headline="零报告" * 90)
    png = draw_report_card(endless)
    width, height = opened(png).size
    assert width + height <= 10_000
    assert len(png) <= 300_000


def test_nothing_is_drawn_on_the_margins(dongfeng: ReportCard, opened: Opened) -> None:
    long = replace(
        dongfeng,
        title=dongfeng.title * 6,
        place=dongfeng.place * 12,
        date=dongfeng.date * 6,
        stamp=dongfeng.stamp * 12,
        headline="零报告" * 60,
        figures=(Figure("标签" * 20, "1234567890123456", "说明" * 40, is_urgent=True),) * 5,
        remarks=("备注" * 300, "W" * 300),
        footer=dongfeng.footer * 9,
    )
    image = opened(draw_report_card(long))
    for left, right in ((0, 62), (1018, 1080)):
        assert image.crop((left, 16, right, image.height)).getcolors() == [
            ((right - left) * (image.height - 16), PAPER)
        ]


@pytest.mark.parametrize("text", ["", "😀", "محمد", "\u202e", "李" * 60, "W" * 300, "\ud800"])
def test_no_text_is_too_odd(dongfeng: ReportCard, opened: Opened, text: str) -> None:
    card = draw_report_card(
        ReportCard(
            title=text,
            place=text,
            date=text,
            stamp=text,
            headline=text,
            figures=(Figure(text, text, text),),
            remarks=(text,),
            footer=text,
        )
    )
    assert opened(card).width == opened(draw_report_card(dongfeng)).width, "whole, whatever is written on it"


def test_a_report_without_figures_is_still_a_card(dongfeng: ReportCard, opened: Opened) -> None:
    assert opened(draw_report_card(replace(dongfeng, figures=(), remarks=()))).width == 1080


def test_a_report_is_small_says_nothing_about_its_making_and_is_drawn_in_a_moment(dongfeng: ReportCard) -> None:
    png = draw_report_card(dongfeng)
    assert len(png) <= 300_000
    for chunk in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"iCCP"):
        assert chunk not in png
    taken = []
    for _ in range(10):
        began = time.process_time()
        draw_report_card(dongfeng)
        taken.append(time.process_time() - began)
    assert min(taken) <= 0.060
