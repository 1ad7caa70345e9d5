"""`/stock`: one line that says it all, or a form that asks for what is missing, one thing at a time.

An unfinished form is a row (`Dialogue`), so that a restart, an alert in between or an hour's silence do no
harm. What was typed wrongly is answered with an example, and the form waits where it stood.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.notices import StockAsk, Word, line
from bot.rules import stock_command
from bot.rules.arguments import Slip
from bot.rules.buttons import data
from bot.rules.people import plain_line
from bot.rules.roles import Action, scopes
from bot.rules.stock import rooms, shown
from bot.rules.stock_command import (
    LONGEST_DONOR,
    LONGEST_WORDS,
    Field,
    Form,
    Look,
    entry_in,
    item_in,
    missing,
    request_in,
)
from bot.rules.stock_units import Unit
from bot.services import giving, stock_moving, stock_showing, stocking
from bot.services.actors import Actor, grants_of
from bot.services.owing import reply
from bot.services.refusals import NotAllowed, Refused
from bot.services.storerooms import goal_named, lineages_of, require_keeper, require_room, room_named
from bot.services.toasts import Toast, toast
from storage import dialogues, places, residents, stocks
from storage.models import Dialogue, Place, Resident, StockItem
from storage.words import Asking

Filled = dict[str, Any]
OFFERED = 6

ACTS: dict[Form, Callable[..., None]] = {
    Form.IN: stocking.receive,
    Form.OUT: stocking.hand_out,
    Form.MOVE: stock_moving.send,
    Form.FIX: stocking.fix,
    Form.LOW: stocking.set_low,
    Form.ALLOT: stocking.allot,
    Form.SPEND: stocking.spend,
}


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/stock …`: look, write, or ask for what is missing."""
    require_keeper(session, actor)
    asked = stock_command.command(tail)
    if isinstance(asked, Slip):
        raise _slipped(asked, tail)
    if asked.verb is not Look.LIST and not actor.private:
        raise Refused("in-private-only")
    match asked.verb:
        case Look.BOARD:
            stock_showing.board(session, 0, message_id=None, actor=actor, now=now)
        case Look.LIST:
            stock_showing.donation_list(session, 0, message_id=None, actor=actor, now=now)
        case Look.LOG:
            stock_showing.log_named(session, asked.rest, actor=actor, now=now)
        case Look.EXPORT:
            stock_showing.export(session, asked.rest, actor=actor, now=now)
        case Form():
            _go_on(session, asked.verb, dict(asked.filled), actor=actor, now=now)


def _slipped(slip: Slip, tail: str) -> Refused:
    verb = stock_command.VERBS.get(plain_line(tail).partition(" ")[0].lower())
    if not isinstance(verb, Form):
        return Refused(slip.key, word=slip.word)
    return Refused(slip.key, word=slip.word or "—", example=Word(f"stock-example-{verb.value}"))


def begin(session: Session, word: str, *, actor: Actor, now: datetime) -> Toast:
    """Begin a form by its button."""
    require_keeper(session, actor)
    if word not in set(Form) or not actor.private:
        raise Refused("button-unknown")
    _go_on(session, Form(word), {}, actor=actor, now=now)
    return toast("ok")


def _go_on(session: Session, form: Form, filled: Filled, *, actor: Actor, now: datetime) -> None:
    """Do what the form says when nothing is missing; otherwise ask for the next thing."""
    if form is Form.ALLOT and not scopes(grants_of(session, actor), Action.ALLOT):
        raise NotAllowed(Action.ALLOT.value)
    _settle(session, form, filled, actor=actor)
    field = missing(form, filled)
    if field is None:
        dialogues.close(session, dialogues.open_of(session, actor.chat_id, Asking.STOCK), now=now)
        ACTS[form](session, filled, actor=actor, now=now)
        return
    about = {**filled, "form": form.value, "field": field.value}
    dialogue = dialogues.ask(session, actor.chat_id, Asking.STOCK, now=now, about=about)
    options = _options(session, form, field, filled, dialogue.id or 0, actor=actor)
    if form in {Form.OUT, Form.MOVE, Form.LOW, Form.SPEND} and field in {Field.ITEM, Field.PLACE} and not options:
        dialogues.close(session, dialogue, now=now)
        raise Refused("stock-none", item=filled.get("item", Word("stock-anything")))
    reply(session, actor, _question(form, field, filled, dialogue.id or 0, options), now=now, part=field.value)


def _question(form: Form, field: Field, filled: Filled, dialogue: int, options: Sequence[tuple[str, str]]) -> StockAsk:
    known = [str(filled[name]) for name in ("item",) if name in filled]
    if "amount" in filled:
        known.append(shown(filled["amount"], Unit(filled["unit"])))
    said = line(f"stock-ask-{field.value}", example=Word(f"stock-example-{form.value}"), known=" ".join(known) or "—")
    choices = [(data("stpick", dialogue, word), Word(key)) for word, key in _CHOICES.get(field, ())]
    stop = (data("stpick", dialogue, "stop"), Word("stock-stop"))
    return StockAsk(key=said.key, values=said.values, options=tuple(options), words=(*choices, stop))


_CHOICES: dict[Field, tuple[tuple[str, str], ...]] = {
    Field.DONOR: (("skip", "stock-no-donor"),),
    Field.SHOWN: (("yes", "stock-name-shown"), ("no", "stock-name-hidden")),
    Field.STANDARD: (("skip", "stock-no-standard"),),
}


# ── what words and buttons mean ──


def _settle(session: Session, form: Form, filled: Filled, *, actor: Actor) -> None:
    """Turn what was written into what it means: places, whose they are, and to whom something goes."""
    action = Action.ALLOT if form is Form.ALLOT else Action.KEEP_STOCK
    if isinstance(filled.get("place"), str):
        filled["place"] = room_named(session, filled["place"], actor=actor, action=action).id
    if isinstance(filled.get("goal"), str):
        filled["goal"] = goal_named(session, filled["goal"], actor=actor).id
    if form in {Form.OUT, Form.LOW} and {"item", "amount"} <= filled.keys() and "place" not in filled:
        _only_place(session, filled, actor=actor)
    if form in {Form.OUT, Form.MOVE} and {"item", "amount", "place"} <= filled.keys():
        # said at once, while it is easy to say another number
        stocking.require_enough(session, stocking.shelf(session, filled), filled["amount"])
    if form is Form.OUT and isinstance(filled.get("recipient"), str):
        _settle_recipient(session, filled, actor=actor)


def _only_place(session: Session, filled: Filled, *, actor: Actor) -> None:
    found = _shelves(session, filled, actor=actor)
    if not found:
        raise Refused("stock-none", item=filled["item"])
    if len(found) == 1:
        filled["place"] = found[0].place_id


def _shelves(session: Session, filled: Filled, *, actor: Actor) -> list[StockItem]:
    unit = Unit(filled["unit"]) if "unit" in filled else None
    found = stocks.named(session, filled["item"], unit, lineages=lineages_of(session, actor))
    return [item for item in found if item.balance] or list(found)


def _settle_recipient(session: Session, filled: Filled, *, actor: Actor) -> None:
    """Know a request by `#12`, one of the actor's residents or places by its name; anything else stays words."""
    word = plain_line(filled["recipient"])
    if {"request", "resident", "goal"} & filled.keys():
        return
    if number := request_in(word):
        filled["request"] = giving.meant(session, number, actor=actor).id
        return
    inside = scopes(rooms(grants_of(session, actor)), Action.SEE_PERSON)
    people = [one for one in residents.matching(session, word, lineages=inside, limit=OFFERED) if one.name == word]
    if len(people) == 1:
        filled["resident"] = people[0].id
    elif len(people) > 1:
        del filled["recipient"]
        filled["namesakes"] = [one.id for one in people]
    elif len(found := places.ending_in(session, (word,))) == 1:
        filled["goal"] = found[0].id


Option = tuple[str, str]  # callback data, label


def _options(
    session: Session, form: Form, field: Field, filled: Filled, dialogue: int, *, actor: Actor
) -> list[Option]:
    """Return what can be tapped instead of typed: what lies there, where it lies, which of two namesakes."""
    match field:
        case Field.ITEM if form is not Form.IN:
            return _shelf_options(session, dialogue, actor=actor)
        case Field.PLACE if form in {Form.OUT, Form.MOVE, Form.LOW}:
            shelves = _shelves(session, filled, actor=actor)[:OFFERED]
            return [(data("stpick", dialogue, f"p{one.place_id}"), _name_of(session, one.place_id)) for one in shelves]
        case Field.PLACE if form is Form.SPEND:
            funds = stocks.named(session, stocking.FUND, Unit.YUAN, lineages=lineages_of(session, actor))[:OFFERED]
            return [(data("stpick", dialogue, f"p{one.place_id}"), _name_of(session, one.place_id)) for one in funds]
        case Field.PLACE | Field.GOAL:
            action = Action.ALLOT if form is Form.ALLOT else Action.KEEP_STOCK
            here = places.below(session, scopes(rooms(grants_of(session, actor)), action))
            offered = [one for one in here if one.id != filled.get("place")][:OFFERED]
            return [(data("stpick", dialogue, f"p{one.id}"), one.name) for one in offered]
        case Field.RECIPIENT if "namesakes" in filled:
            people = [session.get_one(Resident, one) for one in filled["namesakes"]]
            return [(data("stpick", dialogue, f"r{one.id}"), f"{one.name}　{one.address}") for one in people]
        case _:
            return []


def _shelf_options(session: Session, dialogue: int, *, actor: Actor) -> list[Option]:
    found = stocks.page(session, lineages=lineages_of(session, actor), skip=0, limit=50)
    return [
        (data("stpick", dialogue, f"s{item.id}"), f"{item.name} {shown(item.balance, item.unit)}　{place.name}")
        for item, place in found
        if item.balance
    ][:OFFERED]


def _name_of(session: Session, place_id: int) -> str:
    return session.get_one(Place, place_id).name


# ── answers ──


def pick(session: Session, dialogue_id: int, word: str, *, actor: Actor, now: datetime) -> Toast:
    """Take a tapped answer to the form that is open in this chat."""
    require_keeper(session, actor)
    dialogue = dialogues.open_of(session, actor.chat_id, Asking.STOCK)
    if dialogue is None or dialogue.id != dialogue_id or not actor.private:
        raise Refused("stock-form-over")
    if word == "stop":
        dialogues.close(session, dialogue, now=now)
        reply(session, actor, line("stock-stopped"), now=now)
        return toast("ok")
    form, filled = _form_of(dialogue)
    _put(session, Field(dialogue.about["field"]), filled, word, actor=actor)
    try:
        _go_on(session, form, filled, actor=actor, now=now)
    except NotAllowed:
        raise
    except Refused as refusal:  # said below the form, where its numbers and words are read
        reply(session, actor, line(refusal.key, **refusal.values), now=now)
    return toast("ok")


def _form_of(dialogue: Dialogue) -> tuple[Form, Filled]:
    about = dict(dialogue.about)
    return Form(about.pop("form")), {name: value for name, value in about.items() if name != "field"}


def _put(session: Session, field: Field, filled: Filled, word: str, *, actor: Actor) -> None:
    """Fill in what a button says. Raises Refused for a button of another question."""
    number = int(word[1:]) if word[1:].isdigit() and len(word) <= 10 else 0
    row = session.get(_ROWS[word[:1]], number) if word[:1] in _ROWS and number else None
    match field, row:
        case Field.PLACE, Place():
            require_room(session, actor, row)
            filled["place"] = row.id
        case Field.GOAL, Place():
            filled["goal"] = row.id
        case Field.ITEM, StockItem():
            require_room(session, actor, session.get_one(Place, row.place_id))
            filled |= {"item": row.name, "unit": row.unit.value, "place": row.place_id}
        case Field.RECIPIENT, Resident() if row.id in filled.get("namesakes", ()):
            filled |= {"resident": row.id, "recipient": row.name}
        case _ if word in {key for key, _ in _CHOICES.get(field, ())}:
            filled[field.value] = "" if word == "skip" else word
        case _:
            raise Refused("button-unknown")


_ROWS: dict[str, type[Place] | type[StockItem] | type[Resident]] = {"p": Place, "s": StockItem, "r": Resident}


def typed(session: Session, dialogue: Dialogue, text: str, *, actor: Actor, now: datetime) -> None:
    """Take a typed answer to the form that is open. Raises Refused for what is none: the form stays open."""
    require_keeper(session, actor)
    form, filled = _form_of(dialogue)
    _write(form, Field(dialogue.about["field"]), filled, plain_line(text))
    _go_on(session, form, filled, actor=actor, now=now)


def _write(form: Form, field: Field, filled: Filled, text: str) -> None:
    example = Word(f"stock-example-{form.value}")
    match field:
        case Field.ITEM:
            if (name := item_in(text)) is None:
                raise Refused("stock-item-wrong", word=text[:40], example=example)
            filled["item"] = name
        case Field.QUANTITY | Field.MONEY:
            _write_quantity(field, filled, text, example)
        case Field.ENTRY:
            if (number := entry_in(text)) is None:
                raise Refused("stock-entry-wrong", word=text[:40], example=example)
            filled["entry"] = number
        case Field.SHOWN:
            raise Refused("stock-tap-please")
        case Field.DONOR if len(text) > LONGEST_DONOR:
            raise Refused("stock-donor-wrong", word=text[:40], example=example)
        case _:
            filled[field.value] = text[:LONGEST_WORDS]


def _write_quantity(field: Field, filled: Filled, text: str, example: Word) -> None:
    unit = Unit.YUAN.value if field is Field.MONEY else filled.get("unit", "")
    # what lies there has its unit: then a number is enough
    found = stock_command.quantity_in(text) or stock_command.quantity_in(f"{text} {unit}")
    if found is None or (field is Field.MONEY and found.unit is not Unit.YUAN):
        key = "stock-money-wrong" if field is Field.MONEY else "stock-quantity-wrong"
        raise Refused(key, word=text[:40], example=example)
    filled |= {"amount": found.amount, "unit": found.unit.value}
