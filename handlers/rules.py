"""`/rules [PLACE] [NAME VALUE]`: every number a place goes by, changed inside a safe range, with the way back.

Without anything it shows the rules of the place that is the admin's, chapter by chapter; with a name one rule; with
a value it changes it, at once and for everybody below who has no rule of their own. `default` inherits again.
"""

from bot.services import ruling
from handlers.routes import CommandRoute, PressRoute, number

COMMANDS: dict[str, CommandRoute] = {
    "rules": lambda context, tail: context.do(ruling.by_command, tail),
}

PRESSES: dict[str, PressRoute] = {
    "rules": lambda c, b, m: c.do(ruling.turn, number(b), b.word(1), message_id=m),
    "ruleundo": lambda c, b, m: c.do(ruling.undo, number(b), message_id=m),
}
