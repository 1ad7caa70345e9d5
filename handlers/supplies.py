"""Things people ask for: 🛒 and `/need` on the resident's side, the order's card and `/supplies` on the worker's.

A button names its order; whose order it is, and whether the step can still be taken, the service asks.
"""

from bot.context import Context
from bot.rules.buttons import Button
from bot.rules.supply import Eta, Payer, SupplyStep, Urgency
from bot.rules.supply_words import Category
from bot.services import amending, greeting, inquiring, ordering, paying, shopping, supplying
from handlers.routes import CommandRoute, PressRoute, number


async def _category(context: Context, button: Button, message_id: int | None) -> None:
    if button.word(0) not in set(Category):
        await context.do(greeting.unknown_button)
        return
    await context.do(ordering.category, Category(button.word(0)), message_id=message_id)


async def _when(context: Context, button: Button, message_id: int | None) -> None:
    if button.word(1) not in set(Urgency):
        await context.do(greeting.unknown_button)
        return
    await context.do(inquiring.when, number(button), Urgency(button.word(1)), message_id=message_id)


async def _accept(context: Context, button: Button, message_id: int | None) -> None:
    if button.word(1) not in set(Eta):
        await context.do(greeting.unknown_button)
        return
    await context.do(supplying.accept, number(button), Eta(button.word(1)))


async def _paid(context: Context, button: Button, message_id: int | None) -> None:
    if button.word(1) not in set(Payer):
        await context.do(greeting.unknown_button)
        return
    await context.do(paying.paid_by, number(button), Payer(button.word(1)))


def _says(what: SupplyStep) -> PressRoute:
    return lambda c, b, m: c.do(supplying.told, number(b), what, message_id=m)


PRESSES: dict[str, PressRoute] = {
    "needcat": _category,
    "needwhen": _when,
    "needok": lambda c, b, m: c.do(inquiring.sure, number(b), b.word(1) == "yes"),
    "needfor": lambda c, b, m: c.do(inquiring.whom, number(b), number(b, 1)),
    "needbreath": lambda c, b, m: c.do(inquiring.breath, number(b), b.word(1) == "hard"),
    "needfix": lambda c, b, m: c.do(amending.change, number(b)),
    "needoff": lambda c, b, m: c.do(amending.cancel, number(b)),
    "needelse": lambda c, b, m: c.do(amending.something_else, number(b), b.word(1) == "yes"),
    "needgot": _says(SupplyStep.GOT),
    "needmiss": _says(SupplyStep.NOT_FOUND),
    "needwrong": _says(SupplyStep.WRONG),
    "supok": _accept,
    "supback": lambda c, b, m: c.do(supplying.give_back, number(b)),
    "supgive": lambda c, b, m: c.do(supplying.ask_carrier, number(b)),
    "supto": lambda c, b, m: c.do(supplying.give_to, number(b), number(b, 1)),
    "supbuy": lambda c, b, m: c.do(paying.ask_price, number(b)),
    "suppay": _paid,
    "supput": lambda c, b, m: c.do(supplying.put, number(b)),
    "supgot": lambda c, b, m: c.do(supplying.handed, number(b)),
    "supset": lambda c, b, m: c.do(paying.settle, number(b)),
    "supno": lambda c, b, m: c.do(supplying.ask_why, number(b)),
    "supwhy": lambda c, b, m: c.do(supplying.decline, number(b), b.word(1)),
    "supopen": lambda c, b, m: c.do(supplying.open_card, number(b)),
    "suphis": lambda c, b, m: c.do(shopping.of_person, number(b), number(b, 1), message_id=m),
    "suplook": lambda c, b, m: c.do(shopping.look),
    "suppage": lambda c, b, m: c.do(shopping.turn, number(b), message_id=m),
    "suplist": lambda c, b, m: c.do(shopping.list_pressed),
}

COMMANDS: dict[str, CommandRoute] = {
    "need": lambda context, tail: context.do(ordering.by_command, tail),
    "supplies": lambda context, tail: context.do(shopping.by_command, tail),
}
