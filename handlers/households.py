"""One phone, many people: tap a name and the next value is theirs; say whose is whose; see for whom this phone answers.

A button says whom it is about, so that a pad left open for one person never takes a value for another.
"""

from bot.context import Context
from bot.rules.buttons import Button
from bot.services import answering, choosing, prompting, seconding, splitting, tapping
from handlers.routes import CommandRoute, PressRoute, number


async def _value(context: Context, button: Button, message_id: int | None) -> None:
    await context.do(tapping.padded_for, number(button), number(button, 1), message_id=message_id)


PRESSES: dict[str, PressRoute] = {
    "member": lambda c, b, m: c.do(choosing.ask, number(b)),
    "theirpad": lambda c, b, m: c.do(choosing.pad, number(b), number(b, 1), message_id=m),
    "theirs": _value,
    "alldone": lambda c, b, m: c.do(prompting.all_done, message_id=m),
    "split": lambda c, b, m: c.do(splitting.confirmed, number(b), b.word(1) == "yes", message_id=m),
    "second": lambda c, b, m: c.do(seconding.answered, number(b), b.word(1) == "yes", message_id=m),
    "relation": lambda c, b, m: c.do(answering.relation, number(b), b.word(1), message_id=m),
    "family": lambda c, b, m: c.do(answering.show),
    "famadd": lambda c, b, m: c.do(answering.explain_adding),
    "famstop": lambda c, b, m: c.do(answering.stop, number(b), message_id=m),
    "famback": lambda c, b, m: c.do(answering.take_back, number(b), message_id=m),
    "notme": lambda c, b, m: c.do(answering.not_me),
}

COMMANDS: dict[str, CommandRoute] = {
    "family": lambda context, tail: context.do(answering.show),
}
