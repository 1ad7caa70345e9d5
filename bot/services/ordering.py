"""Asking for things: what, how much, how soon; each of it skipped by saying it, and nothing said is lost.

The order is a row from the first word. What is open is a dialogue of the kind NEED; its `about` names the
draft and remembers what was asked already, so that nobody is asked twice.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import (
    Notice,
    SupplyAsk,
    SupplyBreath,
    SupplyCancelOffer,
    SupplyOdd,
    SupplyWhen,
    SupplyWhom,
    line,
)
from bot.rules.household import seen_from
from bot.rules.household_words import KIN
from bot.rules.supply import SupplyState, Urgency
from bot.rules.supply_items import Item, Order, is_order, order_in, quantity_in, says_nothing
from bot.rules.supply_words import (
    Category,
    Grave,
    cancels,
    for_whom,
    is_abuse,
    is_same_again,
    needs,
    urgency_in,
)
from bot.services import calling, drafting, strangers, talking
from bot.services.actors import Actor
from bot.services.households import Household, Member, household_of
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.said import Said
from bot.services.toasts import Toast, toast
from storage import dialogues, supplies
from storage.models import Dialogue, SupplyRequest
from storage.words import Asking

WHAT, HOW_MUCH, WHEN, WHOM, ODD = range(5)
OFFERED = 4
ALBUM_COMES = timedelta(minutes=10)  # Telegram delivers an album message by message


def ask(session: Session, *, actor: Actor, now: datetime) -> Toast:
    """Ask what somebody needs. What they began to ask for before is kept."""
    household = household_of(session, actor.chat_id)
    if household is None:
        strangers.greet(session, actor=actor, now=now)
        return toast("ok")
    dialogues.ask(session, actor.chat_id, Asking.NEED, now=now, step=WHAT)
    _say(session, household, SupplyAsk(), actor=actor, now=now)
    return toast("ok")


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/need`, and `/need 大米10斤` with the order in it."""
    household = household_of(session, actor.chat_id)
    if household is None or says_nothing(tail):
        ask(session, actor=actor, now=now)
        return
    _take(session, household, order_in(tail), actor=actor, now=now)


def _say(
    session: Session, household: Household, notice: Notice, *, actor: Actor, now: datetime, edits: int | None = None
) -> None:
    reply(session, actor, notice, now=now, edits=edits, language=household.reporter.language)


def category(session: Session, chosen: Category, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Take the sort of thing that was tapped; what one only fetches or carries away needs no quantity."""
    household = _household(session, actor)
    about = {"category": chosen.value}
    dialogues.ask(session, actor.chat_id, Asking.NEED, now=now, step=WHAT, about=about)
    if chosen in _WHOLE:
        word = _WHOLE[chosen]
        order = Order(word, (Item(word, category=chosen),))
        _take(session, household, order, actor=actor, now=now)
    else:
        _say(session, household, line("supply-detail"), actor=actor, now=now, edits=message_id)
    return toast("ok")


_WHOLE = {Category.RUBBISH: "收垃圾", Category.PARCEL: "拿快递"}


def _household(session: Session, actor: Actor) -> Household:
    household = household_of(session, actor.chat_id)
    if household is None:
        raise Refused("button-unknown")
    return household


# ── words ──


def asks(text: str) -> bool:
    """Whether words, said at any time, ask for things."""
    return not is_abuse(text) and (needs(text) or is_order(text))


def also(session: Session, household: Household, said: Said, *, actor: Actor, now: datetime) -> None:
    """Take what is asked for in the same words as a value: 36.5，家里没米了. The value itself is no quantity."""
    if said.forwarded or not needs(said.text):
        return
    order = order_in(said.text)
    things = tuple(item for item in order.items if _asks_for(item))
    _take(session, household, replace(order, items=things or order.items), actor=actor, now=now)


def _asks_for(item: Item) -> bool:
    return item.category is not Category.OTHER or needs(item.name)


def in_words(
    session: Session, household: Household, asked: Dialogue | None, said: Said, *, actor: Actor, now: datetime
) -> bool:
    """Take words for what somebody needs, or for the answer to what was asked about it; say whether they were."""
    if said.forwarded:
        return False
    if cancels(said.text) and _offer_cancelling(session, household, actor=actor, now=now):
        return True
    if talking.is_fresh(asked, now=now):
        return _answer(session, household, asked, said, actor=actor, now=now)
    if is_same_again(said.text) and supplies.newest_of(session, household.reporter.id or 0):
        _same_again(session, household, said, actor=actor, now=now)
        return True
    if not asks(said.text):
        return False
    _take(session, household, _order(household, said.text), actor=actor, now=now)
    return True


def _answer(
    session: Session, household: Household, asked: Dialogue, said: Said, *, actor: Actor, now: datetime
) -> bool:
    """Take the answer to what is open. What is nothing to ask for gets a hint; abuse goes to a person."""
    if is_abuse(said.text):
        dialogues.close(session, asked, now=now)
        return False
    if changed := _changing(session, asked):
        return _change_to(session, household, asked, changed, said, actor=actor, now=now)
    draft = supplies.draft_of(session, household.reporter.id or 0)
    if draft is not None and _answers_step(session, household, asked, draft, said, actor=actor, now=now):
        return True
    if is_same_again(said.text) and supplies.newest_of(session, household.reporter.id or 0):
        _same_again(session, household, said, actor=actor, now=now)
        return True
    if says_nothing(said.text):
        _say(session, household, line("supply-nothing"), actor=actor, now=now)
        return True
    _take(session, household, _order(household, said.text), actor=actor, now=now)
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
    if asked.step == WHOM and (member := _named(household, said.text)):
        _for(session, household, draft, member, asked, actor=actor, now=now)
        return True
    if asked.step in {HOW_MUCH, ODD} and (quantity := quantity_in(said.text)):
        drafting.set_quantity(session, draft, *quantity, said.text[:40])
        asked.about = asked.about | {"sure": False}
        _go_on(session, household, draft, actor=actor, now=now)
        return True
    urgency = urgency_in(said.text)
    if asked.step in {HOW_MUCH, WHEN} and urgency is not None and not asks(said.text):
        draft.urgency = draft.urgency or urgency
        _go_on(session, household, draft, actor=actor, now=now)
        return True
    return False


def _order(household: Household, text: str) -> Order:
    """Return what a message asks for; the name of whom it is for is no part of a thing."""
    things = text
    for one in household.members:
        things = things.replace(one.resident.name, " ")
    return replace(order_in(text), items=order_in(things).items)


def _take(session: Session, household: Household, order: Order, *, actor: Actor, now: datetime) -> None:
    """Keep what somebody asked for in a draft, and ask for the next thing that is not known."""
    member = _named(household, order.words) or household.first
    draft = drafting.add(session, household, member, order, now=now)
    _remember(session, draft, actor)
    _go_on(session, household, draft, actor=actor, now=now)


def _remember(session: Session, draft: SupplyRequest, actor: Actor) -> None:
    """Give an order what was tapped before its words: its sort, and the order it takes the place of."""
    asked = dialogues.open_of(session, actor.chat_id, Asking.NEED)
    about = asked.about if asked else {}
    draft.like_id = about.get("instead", draft.like_id)
    chosen = Category(about.get("category", Category.OTHER))
    for row in supplies.items_of(session, [draft.id or 0]).get(draft.id or 0, []):
        row.category = chosen if row.category is Category.OTHER else row.category
    grave = {Category.MEDICINE: Grave.MEDICINE, Category.BABY: Grave.BABY_FOOD}.get(chosen)
    if grave is not None and draft.grave is None:
        draft.grave, draft.urgency = grave, Urgency.URGENT
    session.flush()


def _named(household: Household, words: str) -> Member | None:
    """Return whom words name, in a household of several: by name, or by the word that was tapped for them."""
    if household.only is not None:
        return None
    named = [one for one in household.members if one.resident.name in words]
    if len(named) == 1:
        return named[0]
    word = for_whom(words) or words.strip()
    called = [one for one in household.members if one.link.called == word or _is_relation(one, word)]
    return called[0] if len(called) == 1 else None


def _is_relation(member: Member, word: str) -> bool:
    # the reporter is the child of their mother: the word names what the person is to the reporter
    relation = seen_from(member.link.relation)
    return relation is not None and word in KIN.get(relation, ())


def _go_on(session: Session, household: Household, draft: SupplyRequest, *, actor: Actor, now: datetime) -> None:
    """Ask the one thing that comes next, or send the order when all is known.

    What a body depends on is sent first and asked about afterwards.
    """
    asked = dialogues.open_of(session, actor.chat_id, Asking.NEED)
    about = dict(asked.about) if asked else {}
    rows = supplies.items_of(session, [draft.id or 0]).get(draft.id or 0, [])
    order = Order(draft.said, tuple(Item(row.name, row.milli, row.unit, row.category) for row in rows))
    question: tuple[int, Notice, str] | None = None
    if order.odd and not about.get("sure"):
        lines = tuple(f"{name} {much}".strip() for name, much in drafting.lines_of(rows) if _is_odd(name, order))
        question = ODD, SupplyOdd(request=draft.id or 0, lines=lines[:OFFERED]), ""
    elif draft.grave is None and _asks_whom(household, draft, about):
        people = tuple((one.resident.id or 0, one.resident.name) for one in household.members)
        question = WHOM, SupplyWhom(request=draft.id or 0, people=people), "whom"
    elif draft.grave is None and not order.says_how_much and not about.get("much"):
        question = HOW_MUCH, line("supply-how-much"), "much"
    elif draft.urgency is None:
        question = WHEN, SupplyWhen(request=draft.id or 0), ""
    if question is None:
        _send(session, household, draft, actor=actor, now=now)
        return
    step, notice, remembered = question
    about |= {"request": draft.id} | ({remembered: True} if remembered else {})
    dialogues.ask(session, actor.chat_id, Asking.NEED, now=now, step=step, about=about)
    _say(session, household, notice, actor=actor, now=now)


def _is_odd(name: str, order: Order) -> bool:
    return any(item.name == name for item in order.odd)


def _asks_whom(household: Household, draft: SupplyRequest, about: dict[str, object]) -> bool:
    """Whether somebody else is meant and it is not clear who: only where several are registered."""
    if household.only is not None or about.get("whom"):
        return False
    return bool(for_whom(draft.said)) and _named(household, draft.said) is None


def _send(session: Session, household: Household, draft: SupplyRequest, *, actor: Actor, now: datetime) -> None:
    dialogues.close(session, dialogues.open_of(session, actor.chat_id, Asking.NEED), now=now)
    drafting.send(session, draft, now=now)
    noted = drafting.noted(session, draft, now=now, several=household.only is None)
    _say(session, household, noted, actor=actor, now=now)
    if draft.grave is Grave.OXYGEN:
        _say(session, household, SupplyBreath(request=draft.id or 0), actor=actor, now=now)


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
    _go_on(session, household, draft, actor=actor, now=now)


# ── buttons ──


def _draft(session: Session, request_id: int, actor: Actor) -> tuple[Household, SupplyRequest]:
    """Return a draft of this chat for changing. Raises Refused for another's, or one that was sent."""
    household, request = own(session, request_id, actor)
    if request.state is not SupplyState.DRAFT:
        raise Refused("button-answered")
    return household, request


def own(session: Session, request_id: int, actor: Actor) -> tuple[Household, SupplyRequest]:
    """Return an order of this chat for changing. Raises Refused for anybody else's."""
    household = _household(session, actor)
    request = supplies.locked(session, request_id)
    if request is None or request.reporter_id != household.reporter.id:
        raise Refused("button-unknown")
    return household, request


def when(
    session: Session, request_id: int, urgency: Urgency, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Take how soon it is needed, as it was tapped."""
    household, draft = _draft(session, request_id, actor)
    draft.urgency = urgency
    _go_on(session, household, draft, actor=actor, now=now)
    return toast("ok")


def sure(session: Session, request_id: int, yes: bool, *, actor: Actor, now: datetime) -> Toast:
    """Take an odd quantity as it was said, or ask for the order once more."""
    household, draft = _draft(session, request_id, actor)
    about = {"request": request_id, "sure": True}
    if yes:
        dialogues.ask(session, actor.chat_id, Asking.NEED, now=now, step=ODD, about=about)
        _go_on(session, household, draft, actor=actor, now=now)
        return toast("ok")
    dialogues.ask(session, actor.chat_id, Asking.NEED, now=now, step=WHAT, about={"change": request_id})
    _say(session, household, line("supply-detail"), actor=actor, now=now)
    return toast("ok")


def whom(session: Session, request_id: int, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Take for whom it is."""
    household, draft = _draft(session, request_id, actor)
    member = household.member(resident_id)
    if member is None:
        raise Refused("button-unknown")
    asked = dialogues.open_of(session, actor.chat_id, Asking.NEED)
    _for(session, household, draft, member, asked, actor=actor, now=now)
    return toast("ok")


def _for(
    session: Session,
    household: Household,
    draft: SupplyRequest,
    member: Member,
    asked: Dialogue | None,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    draft.resident_id, draft.episode_id = member.resident.id or 0, member.episode.id or 0
    draft.place_id = member.episode.place_id
    if asked is not None:
        asked.about = asked.about | {"whom": True}
    session.flush()
    _go_on(session, household, draft, actor=actor, now=now)


def breath(session: Session, request_id: int, hard: bool, *, actor: Actor, now: datetime) -> Toast:
    """Take the answer to "is breathing hard?": hard breathing is an emergency."""
    household, request = own(session, request_id, actor)
    if hard:
        member = household.member(request.resident_id)
        calling.sos(session, household, request.said[:200], member=member, actor=actor, now=now)
    else:
        _say(session, household, line("supply-breath-fine"), actor=actor, now=now)
    return toast("ok")


def change(session: Session, request_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Ask for an order anew; the next words take the place of its lines."""
    household, request = own(session, request_id, actor)
    if request.state not in {SupplyState.DRAFT, SupplyState.OWED}:
        raise Refused("supply-too-late")
    dialogues.ask(session, actor.chat_id, Asking.NEED, now=now, step=WHAT, about={"change": request_id})
    _say(session, household, line("supply-change"), actor=actor, now=now)
    return toast("ok")


def _changing(session: Session, asked: Dialogue) -> SupplyRequest | None:
    return supplies.locked(session, int(asked.about["change"])) if "change" in asked.about else None


def _change_to(
    session: Session,
    household: Household,
    asked: Dialogue,
    request: SupplyRequest,
    said: Said,
    *,
    actor: Actor,
    now: datetime,
) -> bool:
    if says_nothing(said.text):
        _say(session, household, line("supply-nothing"), actor=actor, now=now)
        return True
    if request.state not in {SupplyState.DRAFT, SupplyState.OWED}:
        # accepted meanwhile: what is said now goes to the worker as it stands
        dialogues.close(session, asked, now=now)
        _say(session, household, line("supply-too-late"), actor=actor, now=now)
        return False
    drafting.replace_lines(session, request, order_in(said.text), now=now)
    dialogues.ask(session, actor.chat_id, Asking.NEED, now=now, step=WHAT, about={"request": request.id})
    if request.state is SupplyState.DRAFT:
        _go_on(session, household, request, actor=actor, now=now)
        return True
    dialogues.close(session, asked, now=now)
    noted = drafting.noted(session, request, now=now, several=household.only is None)
    _say(session, household, noted, actor=actor, now=now)
    return True


def cancel(session: Session, request_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Take an order back, as long as nobody has accepted it."""
    household, request = own(session, request_id, actor)
    if request.state is SupplyState.CANCELLED:
        return toast("button-answered")
    drafting.cancel(session, request, now=now)
    asked = dialogues.open_of(session, actor.chat_id, Asking.NEED)
    if asked is not None and request_id in (asked.about.get("request"), asked.about.get("change")):
        dialogues.close(session, asked, now=now)
    _say(session, household, line("supply-cancelled", no=drafting.number(session, request)), actor=actor, now=now)
    return toast("ok")


def _offer_cancelling(session: Session, household: Household, *, actor: Actor, now: datetime) -> bool:
    """Offer to take an order back; say whether there is one. A draft that was not sent is put away at once."""
    draft = supplies.draft_of(session, household.reporter.id or 0)
    if draft is not None:
        drafting.cancel(session, draft, now=now)
        dialogues.close(session, dialogues.open_of(session, actor.chat_id, Asking.NEED), now=now)
        _say(session, household, line("supply-put-away"), actor=actor, now=now)
        return True
    found = supplies.open_by(session, household.reporter.id or 0)[:OFFERED]
    if not found:
        return False
    items = supplies.items_of(session, [one.id or 0 for one in found])
    orders = tuple((one.id or 0, _short(session, one, items.get(one.id or 0, []))) for one in found)
    _say(session, household, SupplyCancelOffer(orders=orders), actor=actor, now=now)
    return True


def _short(session: Session, request: SupplyRequest, rows: Iterable[object]) -> str:
    names = "、".join(str(getattr(row, "name", "")) for row in rows)[:20]
    return f"{drafting.number(session, request)} {names}".strip()


def something_else(session: Session, request_id: int, wanted: bool, *, actor: Actor, now: datetime) -> Toast:
    """After "it cannot be had": ask what instead, or leave it."""
    household, request = own(session, request_id, actor)
    if not wanted:
        _say(session, household, line("supply-left"), actor=actor, now=now)
        return toast("ok")
    dialogues.ask(session, actor.chat_id, Asking.NEED, now=now, step=WHAT, about={"instead": request.id})
    _say(session, household, line("supply-detail"), actor=actor, now=now)
    return toast("ok")


# ── what is no words ──


def shown(session: Session, household: Household, said: Said, *, first: bool, actor: Actor, now: datetime) -> None:
    """Keep a photo of a prescription or a box, or a voice, with the order it belongs to; its words are lines.

    Of an album the first picture is answered. What comes after an order was sent goes to the worker with it.
    """
    sent = supplies.newest_of(session, household.reporter.id or 0)
    if not first and sent is not None and supplies.draft_of(session, household.reporter.id or 0) is None:
        sent.shown = [*sent.shown, said.message_id]
        drafting.show(session, sent, said.message_id, now=now)
        return
    words = said.text if not says_nothing(said.text) else ""
    order = order_in(words) if words else Order("", ())
    draft = drafting.add(session, household, household.first, order, now=now)
    draft.shown = [*draft.shown, said.message_id]
    _remember(session, draft, actor)
    if not draft.said and not supplies.items_of(session, [draft.id or 0]):
        # the picture says what, and how much stands on it or is asked by the worker
        asked = dialogues.open_of(session, actor.chat_id, Asking.NEED)
        about = (dict(asked.about) if asked else {}) | {"much": True}
        dialogues.ask(session, actor.chat_id, Asking.NEED, now=now, step=WHEN, about=about)
    session.flush()
    if first:
        _go_on(session, household, draft, actor=actor, now=now)


def belongs_to_sent(session: Session, household: Household, nth: int, *, now: datetime) -> bool:
    """Whether a further picture of an album belongs to an order that was sent with the first one."""
    if nth == 1:
        return False
    sent = supplies.newest_of(session, household.reporter.id or 0)
    return sent is not None and bool(sent.shown) and now - sent.asked_at <= ALBUM_COMES


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


THERMOMETER = "体温计"
