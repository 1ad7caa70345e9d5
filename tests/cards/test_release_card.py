"""A release notice is shown at gates: it is whole whatever the name, and the place for the stamp stays free."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image

from bot.cards.release import HEIGHT, WIDTH, ReleaseCard, draw_release_card
from tests.cards.test_thanks_card import ODD

Opened = Callable[[bytes], Image.Image]


@pytest.fixture
def li() -> ReleaseCard:
    return ReleaseCard(
        title="解除居家隔离通知单",
        number="编号 2022-00012",
        name="李奶奶",
        name_stand_in="居民本人",
        rows=(
            ("住址", "3号楼2单元501"),
            ("隔离时间", "2022年4月1日 至 4月14日，共 14 天"),
            ("解除日期", "2022年4月14日"),
        ),
        words="以上人员居家隔离期满，最后一天已测体温，48 小时内没有不适，即日起解除居家隔离。",
        advice="之后 7 天请留意体温，不舒服及时就医，或联系网格员。",
        place="东风社区",
        date="2022年4月14日",
        stamp="（盖章）",
        footer="盖章后有效",
    )


@pytest.mark.parametrize("field", ["title", "name", "words", "advice", "place", "date"])
def test_no_text_is_too_odd_and_nothing_leaves_the_frame(li: ReleaseCard, opened: Opened, field: str) -> None:
    for text in ODD:
        odd: dict[str, Any] = {field: text}
        image = opened(draw_release_card(replace(li, **odd)))
        assert image.size == (WIDTH, HEIGHT)
        for left, right in ((58, 110), (WIDTH - 110, WIDTH - 58)):
            edge = image.crop((left, 90, right, HEIGHT - 90)).getcolors()
            assert edge == [((right - left) * (HEIGHT - 180), (255,) * 3)], (field, text)


def test_a_name_that_cannot_be_drawn_gives_way_to_its_stand_in(li: ReleaseCard) -> None:
    assert draw_release_card(replace(li, name="𠮷奶奶")) == draw_release_card(replace(li, name="居民本人"))


def test_long_rows_and_a_missing_address_are_drawn(li: ReleaseCard, opened: Opened) -> None:
    for rows in ((), tuple((text, text) for text in ODD)):
        assert opened(draw_release_card(replace(li, rows=rows))).size == (WIDTH, HEIGHT)


def test_a_notice_is_small_and_keeps_names_out_of_logs(li: ReleaseCard) -> None:
    assert len(draw_release_card(li)) <= 250_000
    assert "李奶奶" not in repr(li)
