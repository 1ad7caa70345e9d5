"""The orders of one person, as a few lines on a file or in a record, and as pages."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.notices import Notice, PersonOrders
from bot.notices.supplies import OrderLine
from bot.render.everyday import turning
from bot.render.voice import Button, Spoken, Voice, button, in_rows, inline
from bot.rules.supply import CHANGEABLE, SupplyState


def order_lines(lines: Sequence[OrderLine], voice: Voice, *, own: bool) -> list[str]:
    """Return a line for each order: its number, its first things, where it stands, what it cost."""
    return [
        voice.say(
            "orders-line",
            no=no,
            items=things or voice.word("supply-see-card"),
            state=_state(state, voice, own=own),
        )
        + (voice.say("orders-price", price=price) if price else "")
        for _, no, things, state, price in lines
    ]


def _state(state: str, voice: Voice, *, own: bool) -> str:
    return voice.word(f"order-is-{state}" if own else f"supply-is-{state}")


def order_sum(ordered: tuple[int, int], spent: tuple[str, str], voice: Voice) -> str:
    """Return how many orders there are, how many are not over, and what they cost."""
    (count, still_open), (paid, owed) = ordered, spent
    said = voice.say("orders-sum", count=count, open=still_open)
    return said + (voice.say("orders-spent", paid=paid, owed=owed or "0.00") if paid else "")


def person_orders(notice: PersonOrders, voice: Voice) -> Spoken:
    """A page of somebody's orders; what can still be taken back has a button for it when they are their own."""
    ordered, spent = (notice.count, notice.open), (notice.paid, notice.owed)
    text = voice.lines(
        voice.say("orders-own-head" if notice.own else "orders-head", name=notice.name),
        order_sum(ordered, spent, voice) if notice.count else voice.say("orders-none"),
        *order_lines(notice.lines, voice, own=notice.own),
    )
    verb = "meorders" if notice.own else "suphis"
    turns = turning(notice.page, notice.pages, voice, notice.resident, verb=verb)
    return Spoken(text, inline([*in_rows(_buttons(notice, voice), 2), *turns]))


def _buttons(notice: PersonOrders, voice: Voice) -> list[Button]:
    if not notice.own:
        return [button(no, "supopen", one) for one, no, *_ in notice.lines]
    return [
        button(voice.label("orders-own-head", "b1", no=no), "needoff", one)
        for one, no, _, state, _ in notice.lines
        if SupplyState(state) in CHANGEABLE
    ]


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {PersonOrders: person_orders}
