"""Button presses: one verb, one service. What is not ours is refused where it was pressed.

Nothing is taken from the button but its data: the message may be too old for Telegram to show it,
and whoever holds a changed client can press what was never shown. The service asks who presses.
"""

from telegram import Update

from bot.context import Context
from bot.rules.buttons import Button, read
from bot.rules.escalation import Outcome, Press
from bot.services import (
    asking,
    boards,
    calling,
    correcting,
    enrolling,
    greeting,
    handing,
    handling,
    joining,
    quoting,
    reporting,
    tapping,
)
from handlers import (
    advice,
    broadcasts,
    changes,
    desk,
    duties,
    everyday,
    evidence,
    exports,
    forgetting,
    groups,
    households,
    imports,
    lists,
    places,
    releases,
    reports,
    rules,
    spot_checks,
    stock,
    supplies,
    symptoms,
    trail,
)
from handlers.routes import PressRoute, number


async def on_press(update: Update, context: Context) -> None:
    """Do what was pressed."""
    query = update.callback_query
    if query is None or query.data is None:
        return
    pressed = read(query.data)
    route = ROUTES.get(pressed.verb) if pressed else None
    if pressed is None or route is None:
        await context.do(greeting.unknown_button)
        return
    await route(context, pressed, query.message.message_id if query.message else None)


async def _alert(context: Context, button: Button, message_id: int | None) -> None:
    alert = number(button)
    if not alert or len(button.args) != 1:
        await context.do(greeting.unknown_button)
        return
    await context.do(handling.press, alert, Press(button.verb), message_id=message_id)


async def _outcome(context: Context, button: Button, message_id: int | None) -> None:
    alert, word = number(button), button.word(1)
    if not alert or word not in set(Outcome):
        await context.do(greeting.unknown_button)
        return
    await context.do(handling.close, alert, Outcome(word), message_id=message_id)


def _language(context: Context, button: Button) -> str:
    wanted: str = context.application.bot_data["texts"].match(button.word(0))
    return wanted


ROUTES: dict[str, PressRoute] = {
    **{press.value: _alert for press in Press},
    **everyday.PRESSES,
    "out": _outcome,
    "handto": lambda c, b, m: c.do(handing.hand_over, number(b), number(b, 1), message_id=m),
    "lang": lambda c, b, m: c.do(joining.choose_language, _language(c, b), message_id=m),
    "consent": lambda c, b, m: c.do(joining.consent, b.word(0)),
    "pad": lambda c, b, m: c.do(tapping.pad, number(b), message_id=m),
    "value": lambda c, b, m: c.do(tapping.padded, number(b), message_id=m),
    "yes": lambda c, b, m: c.do(asking.confirmed, number(b), number(b, 1), message_id=m),
    "no": lambda c, b, m: c.do(asking.confirmed, number(b), None, message_id=m),
    "whose": lambda c, b, m: c.do(asking.assigned, number(b), number(b, 1), number(b, 2), message_id=m),
    "fix": lambda c, b, m: c.do(correcting.ask, number(b)),
    "typeit": lambda c, b, m: c.do(tapping.type_instead, message_id=m),
    **symptoms.PRESSES,
    "call": lambda c, b, m: c.do(calling.phone_me),
    "sos": lambda c, b, m: c.do(calling.press_sos),
    "sosoff": lambda c, b, m: c.do(calling.mistaken, number(b)),
    "rep": lambda c, b, m: c.do(reporting.by_button, number(b), number(b, 1), number(b, 2)),
    "repask": lambda c, b, m: c.do(reporting.ask_value, number(b)),
    "reppad": lambda c, b, m: c.do(reporting.pad, number(b), number(b, 1), message_id=m),
    "card": lambda c, b, m: c.do(enrolling.press_card, number(b)),
    "onename": lambda c, b, m: c.do(quoting.confirmed, number(b)),
    **evidence.PRESSES,
    **lists.PRESSES,
    **duties.PRESSES,
    "board": lambda c, b, m: c.do(boards.refresh, number(b), b.word(1)),
    **households.PRESSES,
    **trail.PRESSES,
    **supplies.PRESSES,
    **desk.PRESSES,
    **groups.PRESSES,
    **stock.PRESSES,
    **releases.PRESSES,
    **forgetting.PRESSES,
    **changes.PRESSES,
    **reports.PRESSES,
    **rules.PRESSES,
    **imports.PRESSES,
    **broadcasts.PRESSES,
    **advice.PRESSES,
    **spot_checks.PRESSES,
    **exports.PRESSES,
    **places.PRESSES,
}
