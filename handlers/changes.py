"""What leads change about an isolation: `/extend`, `/pause`, `/transfer`, and every other end; each can be undone."""

from bot.services import changing, choosing_change, parting, pausing, reassigning
from handlers.routes import CommandRoute, PressRoute, number

COMMANDS: dict[str, CommandRoute] = {
    "extend": lambda context, tail: context.do(changing.extend, tail),
    "pause": lambda context, tail: context.do(pausing.by_command, tail),
    "transfer": lambda context, tail: context.do(reassigning.by_command, tail),
}

PRESSES: dict[str, PressRoute] = {
    "lifeto": lambda c, b, m: c.do(choosing_change.choose, number(b)),
    "unchange": lambda c, b, m: c.do(changing.undo, number(b)),
    "pausefor": lambda c, b, m: c.do(pausing.press, b.word(0), number(b, 1), number(b, 2)),
    "parting": lambda c, b, m: c.do(parting.ask, number(b)),
    "partas": lambda c, b, m: c.do(parting.choose, number(b), b.word(1), b.word(2) == "sure", message_id=m),
    "reassign": lambda c, b, m: c.do(reassigning.decide, number(b), b.word(1)),
}
