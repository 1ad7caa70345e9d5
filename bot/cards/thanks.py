"""A card of thanks for who gave something: to be passed on, and perhaps kept."""

from dataclasses import dataclass

from bot.cards.canvas import ACCENT, ACCENT_PALE, INK, LINE, QUIET, Across, Box, Down, Page
from bot.cards.typeface import Weight, can_draw

WIDTH, HEIGHT = 1080, 1240
MARGIN = 96


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ThanksCard:
    """What stands on the card, in the language of its reader. Names are kept out of logs."""

    title: str
    """感谢"""
    donor: str
    donor_stand_in: str
    """Said instead of a name of which a character cannot be drawn: a wrong name is worse than none."""
    gave: str
    """捐赠"""
    item: str
    quantity: str
    """50 袋"""
    place: str
    """Who thanks: 东风社区"""
    words: str
    """One sentence of thanks."""
    date: str


def draw_thanks_card(card: ThanksCard) -> bytes:
    """Draw the card as PNG, 1080 × 1240 px: quiet paper, a double line around it, the giver's name largest."""
    page = Page(WIDTH, HEIGHT)
    page.panel(Box(36, 36, WIDTH - 36, HEIGHT - 36), (255, 255, 255), edge=ACCENT, radius=24)
    page.panel(Box(52, 52, WIDTH - 52, HEIGHT - 52), (255, 255, 255), edge=LINE, radius=16)
    _centred(page, 120, 90, card.title, size=72, weight=Weight.BOLD, colour=ACCENT)
    page.rule(Box(WIDTH // 2 - 60, 232, WIDTH // 2 + 60, 236), ACCENT)
    donor = card.donor if can_draw(card.donor) else card.donor_stand_in
    _centred(page, 276, 200, donor, size=84, weight=Weight.BOLD, lines=2)
    _centred(page, 496, 50, card.gave, size=36, colour=QUIET)
    gift = Box(MARGIN, 566, WIDTH - MARGIN, 806)
    page.panel(gift, ACCENT_PALE, radius=20)
    _centred(page, 586, 104, card.item, size=64, weight=Weight.BOLD, colour=ACCENT, lines=2)
    _centred(page, 690, 96, card.quantity, size=64, weight=Weight.BOLD, colour=ACCENT)
    _centred(page, 846, 130, card.words, size=36, lines=3)
    page.rule(Box(MARGIN, 1010, WIDTH - MARGIN, 1012), LINE)
    _centred(page, 1036, 70, card.place, size=42, weight=Weight.BOLD, lines=2)
    _centred(page, 1112, 50, card.date, size=32, colour=QUIET)
    return page.png()


def _centred(
    page: Page,
    top: int,
    height: int,
    text: str,
    *,
    size: int,
    weight: Weight = Weight.REGULAR,
    colour: tuple[int, int, int] = INK,
    lines: int = 1,
) -> None:
    box = Box(MARGIN + 24, top, WIDTH - MARGIN - 24, top + height)
    page.write(box, text, size=size, weight=weight, colour=colour, lines=lines, across=Across.CENTRE, down=Down.MIDDLE)
