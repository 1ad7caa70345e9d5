"""`/export [PLACE] [DATE]`: the list of people as a file, masked; in full when a second admin agrees.

The same two buttons decide about everything that needs two people: a new admin, a rule beyond its safe range.
"""

from bot.services import deciding, exporting
from handlers.routes import CommandRoute, PressRoute, number

COMMANDS: dict[str, CommandRoute] = {
    "export": lambda context, tail: context.do(exporting.by_command, tail),
}

PRESSES: dict[str, PressRoute] = {
    "exfull": lambda c, b, m: c.do(exporting.ask_full, number(b), b.word(1)),
    "apok": lambda c, b, m: c.do(deciding.decide, number(b), True),
    "apno": lambda c, b, m: c.do(deciding.decide, number(b), False),
}
