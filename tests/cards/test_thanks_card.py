"""A card of thanks is worth keeping, whatever the giver is called."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image

from bot.cards.thanks import HEIGHT, WIDTH, ThanksCard, draw_thanks_card

Opened = Callable[[bytes], Image.Image]


@pytest.fixture
def hualian() -> ThanksCard:
    return ThanksCard(
        title="感　谢",
        donor="华联超市",
        donor_stand_in="爱心人士",
        gave="捐赠",
        item="大米",
        quantity="50 袋",
        place="东风社区",
        words="您的心意我们收到了，会送到需要的人手里。谢谢您。",
        date="4月1日",
    )


ODD = [
    "",
    "𠮷野家",
    "😀",
    "李" * 60,
    "W" * 90,
    "a b " * 60,
    "محمد",
    "\u202e李",
    "东风街道第一中心小学二〇二二届三班全体家长委员会",
]


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("field", ["donor", "item", "quantity", "place", "words", "date"])
def test_no_name_is_too_odd_and_nothing_leaves_the_frame(
    hualian: ThanksCard, opened: Opened, field: str, text: str
) -> None:
    image = opened(draw_thanks_card(replace(hualian, **{field: text})))
    assert image.size == (WIDTH, HEIGHT)
    for left, right in ((60, 90), (WIDTH - 90, WIDTH - 60)):
        assert image.crop((left, 80, right, HEIGHT - 80)).getcolors() == [((right - left) * (HEIGHT - 160), (255,) * 3)]


def test_a_name_that_cannot_be_drawn_gives_way_to_its_stand_in(hualian: ThanksCard) -> None:
    stood_in = draw_thanks_card(replace(hualian, donor="𠮷野家"))
    assert stood_in == draw_thanks_card(replace(hualian, donor="爱心人士")) != draw_thanks_card(hualian)


def test_a_card_is_small_and_keeps_names_out_of_logs(hualian: ThanksCard) -> None:
    assert len(draw_thanks_card(hualian)) <= 200_000
    assert "华联" not in repr(hualian)
