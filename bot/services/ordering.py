"""Asking for things, in any words at any time: what somebody says becomes an order, and nothing said is lost."""

import re
from dataclasses import replace
from datetime import datetime
from itertools import islice

from sqlmodel import Session

from bot.notices import SupplyAsk, line
from bot.rules.supply import Urgency
from bot.rules.supply_items import Item, Order, is_order, order_in, quantity_in, says_nothing
from bot.rules.supply_words import (
    Category,
    cancels,
    gives_up,
    is_abuse,
    is_of_the_body,
    is_same_again,
    needs,
    urgency_in,
)
from bot.rules.temperature import Unclear, read
from bot.services import amending, drafting, inquiring, strangers, talking
from bot.services.actors import Actor
from bot.services.households import Household, household_of
from bot.services.inquiring import HOW_MUCH, ODD, WHAT, WHEN, WHOM
from bot.services.said import Said
from bot.services.toasts import Toast, toast
from storage import dialogues, supplies
from storage.models import Dialogue, SupplyRequest
from storage.words import Asking

THERMOMETER = "体温计"


def ask(session: Session, *, actor: Actor, now: datetime) -> Toast:
    """Ask what somebody needs. What they began to ask for before is kept."""
    household = household_of(session, actor.chat_id)
    if household is None:
        strangers.greet(session, actor=actor, now=now)
        return toast("ok")
    dialogues.ask(session, actor.chat_id, Asking.NEED, now=now, step=WHAT)
    inquiring.say(session, household, SupplyAsk(), actor=actor, now=now)
    return toast("ok")


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/need`, and `/need 大米10斤` with the order in it."""
    household = household_of(session, actor.chat_id)
    if household is None or says_nothing(tail):
        ask(session, actor=actor, now=now)
        return
    inquiring.take(session, household, order_in(tail), actor=actor, now=now)


def category(session: Session, chosen: Category, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Take the sort of thing that was tapped; what one only fetches or carries away needs no quantity."""
    household = inquiring.asker(session, actor)
    about = {"category": chosen.value}
    dialogues.ask(session, actor.chat_id, Asking.NEED, now=now, step=WHAT, about=about)
    if chosen in _WHOLE:
        word = _WHOLE[chosen]
        order = Order(word, (Item(word, category=chosen),))
        inquiring.take(session, household, order, actor=actor, now=now)
    else:
        inquiring.say(session, household, line("supply-detail"), actor=actor, now=now, edits=message_id)
    return toast("ok")


_WHOLE = {Category.RUBBISH: "收垃圾", Category.PARCEL: "拿快递"}


# ── words ──


def asks(text: str) -> bool:
    """Whether words, said at any time, ask for things."""
    return not is_abuse(text) and (needs(text) or is_order(text))


def also(session: Session, household: Household, said: Said, *, actor: Actor, now: datetime) -> None:
    """Take what is asked for in the same words as a value: 36.5，家里没米了. The value itself is no quantity."""
    if said.forwarded or not needs(said.text):
        return
    order = replace(order_in(said.text), items=order_in(_beside_value(said.text)).items)
    things = tuple(item for item in order.items if _asks_for(item))
    inquiring.take(session, household, replace(order, items=things or order.items), actor=actor, now=now)


def _beside_value(text: str) -> str:
    """Return what is asked for beside a value that no comma parts from it: 36.5 家里没菜了, 要两斤菜 我36.5."""
    for gap in islice(_GAPS.finditer(text), MOST_GAPS):
        before, behind = text[: gap.start()], text[gap.end() :]
        if _gives_value(before) and needs(behind):
            return behind
        if needs(before) and not _gives_value(before) and _gives_value(behind) and not needs(behind):
            return before
    return text


def _gives_value(words: str) -> bool:
    return not isinstance(read(words), Unclear)


_GAPS = re.compile(r"(?:\s|[,，;；。?？])(?:\s|and\b|also\b|然后|还有|另外)*")
MOST_GAPS = 8  # a value stands near the beginning, or the order does


def _asks_for(item: Item) -> bool:
    return item.category is not Category.OTHER or needs(item.name)


def in_words(
    session: Session, household: Household, asked: Dialogue | None, said: Said, *, actor: Actor, now: datetime
) -> bool:
    """Take words for what somebody needs, or for the answer to what was asked about it; say whether they were."""
    if said.forwarded:
        return False
    if cancels(said.text) and amending.offer_cancelling(session, household, actor=actor, now=now):
        return True
    if talking.is_fresh(asked, now=now):
        if is_of_the_body(said.text):
            return False
        if gives_up(said.text):
            _let_be(session, household, asked, actor=actor, now=now)
            return True
        return _answer(session, household, asked, said, actor=actor, now=now)
    if is_same_again(said.text) and supplies.newest_of(session, household.reporter.id or 0):
        _same_again(session, household, said, actor=actor, now=now)
        return True
    if not asks(said.text):
        return False
    inquiring.take(session, household, _order(household, said.text), actor=actor, now=now)
    return True


def _let_be(session: Session, household: Household, asked: Dialogue, *, actor: Actor, now: datetime) -> None:
    """Put away what was begun. An order that was only to be changed stays as it is."""
    if amending.changing(session, asked) is not None:
        dialogues.close(session, asked, now=now)
        inquiring.say(session, household, line("supply-unchanged"), actor=actor, now=now)
        return
    if supplies.draft_of(session, household.reporter.id or 0) is not None:
        amending.offer_cancelling(session, household, actor=actor, now=now)
        return
    dialogues.close(session, asked, now=now)
    inquiring.say(session, household, line("supply-left"), actor=actor, now=now)


def _answer(
    session: Session, household: Household, asked: Dialogue, said: Said, *, actor: Actor, now: datetime
) -> bool:
    """Take the answer to what is open. What is nothing to ask for gets a hint; abuse goes to a person."""
    if is_abuse(said.text):
        dialogues.close(session, asked, now=now)
        return False
    if changed := amending.changing(session, asked):
        return amending.change_to(session, household, asked, changed, said, actor=actor, now=now)
    draft = supplies.draft_of(session, household.reporter.id or 0)
    if draft is not None and _answers_step(session, household, asked, draft, said, actor=actor, now=now):
        return True
    if is_same_again(said.text) and supplies.newest_of(session, household.reporter.id or 0):
        _same_again(session, household, said, actor=actor, now=now)
        return True
    order = _order(household, said.text)
    if says_nothing(said.text) or (not order.items and urgency_in(said.text) is not None):
        inquiring.say(session, household, line("supply-nothing"), actor=actor, now=now)
        return True
    inquiring.take(session, household, order, actor=actor, now=now)
    return True


def _answers_step(
    session: Session,
    household: Household,
    asked: Dialogue,
    draft: SupplyRequest,
    said: Said,
    *,
    actor: Actor,
    now: datetime,
) -> bool:
    """Whether words are a quantity, an hour or a person's name, and so the answer to the question that is open."""
    if asked.step == WHOM and (member := inquiring.named(household, said.text)):
        inquiring.set_whom(session, household, draft, member, asked, actor=actor, now=now)
        return True
    if asked.step in {HOW_MUCH, ODD} and (quantity := quantity_in(said.text)):
        drafting.set_quantity(session, draft, *quantity, said.text[:40])
        asked.about = asked.about | {"sure": False}
        inquiring.go_on(session, household, draft, actor=actor, now=now)
        return True
    urgency = urgency_in(said.text)
    if asked.step in {HOW_MUCH, WHEN} and urgency is not None and not asks(said.text):
        draft.urgency = draft.urgency or urgency
        inquiring.go_on(session, household, draft, actor=actor, now=now)
        return True
    return False


def _order(household: Household, text: str) -> Order:
    """Return what a message asks for; the name of whom it is for is no part of a thing."""
    things = text
    for one in household.members:
        things = things.replace(one.resident.name, " ")
    return replace(order_in(text), items=order_in(things).items)


def _same_again(session: Session, household: Household, said: Said, *, actor: Actor, now: datetime) -> None:
    """Ask for the lines of the last order once more; the new one says which it repeats."""
    before = supplies.newest_of(session, household.reporter.id or 0)
    if before is None:
        raise LookupError("there is an order before")
    rows = supplies.items_of(session, [before.id or 0]).get(before.id or 0, [])
    items = tuple(Item(row.name, row.milli, row.unit, row.category) for row in rows)
    member = household.member(before.resident_id) or household.first
    draft = drafting.add(session, household, member, Order(f"{said.text.strip()}：{before.said}", items), now=now)
    draft.like_id = before.id
    inquiring.go_on(session, household, draft, actor=actor, now=now)


def wish_thermometer(session: Session, household: Household, words: str, *, now: datetime) -> None:
    """Order a thermometer for somebody who has none, once: who says so twice does not get two."""
    for open_one in supplies.open_by(session, household.reporter.id or 0):
        rows = supplies.items_of(session, [open_one.id or 0]).get(open_one.id or 0, [])
        if any(row.name == THERMOMETER for row in rows):
            return
    item = Item(THERMOMETER, 1000, "支", Category.MEDICINE)
    draft = supplies.draft_of(session, household.reporter.id or 0)
    if draft is not None:
        drafting.send(session, draft, now=now)  # what was begun before is another order
    request = drafting.add(session, household, household.first, Order(words or THERMOMETER, (item,)), now=now)
    request.grave, request.urgency = None, Urgency.TODAY
    drafting.send(session, request, now=now)
