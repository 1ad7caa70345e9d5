"""How somebody feels: fine or not, the picker, and what the hand says when there is no thermometer."""

from bot.context import Context
from bot.rules.buttons import Button
from bot.rules.symptoms import Heat, Symptom
from bot.services import feeling, feeling_together, greeting, guessing
from handlers.routes import PressRoute, number


async def _tick(context: Context, button: Button, message_id: int | None) -> None:
    word = button.word(1)
    if word not in set(Symptom):
        await context.do(greeting.unknown_button)
        return
    await context.do(feeling.tick, number(button), Symptom(word), message_id=message_id)


async def _felt(context: Context, button: Button, message_id: int | None) -> None:
    word = button.word(1)
    if word not in set(Heat):
        await context.do(greeting.unknown_button)
        return
    await context.do(guessing.felt, number(button), Heat(word), message_id=message_id)


PRESSES: dict[str, PressRoute] = {
    "well": lambda c, b, m: c.do(feeling.well, number(b), message_id=m),
    "allwell": lambda c, b, m: c.do(feeling_together.all_well, number(b), message_id=m),
    "unwell": lambda c, b, m: c.do(feeling.unwell, number(b), message_id=m),
    "sym": _tick,
    "symdone": lambda c, b, m: c.do(feeling_together.picked, number(b), message_id=m),
    "symtype": lambda c, b, m: c.do(feeling.type_it, number(b)),
    "nothermo": lambda c, b, m: c.do(guessing.no_thermometer),
    "heat": _felt,
}
