"""`/broadcast [staff] PLACE TEXT`: preview, confirm, watch it go out, see who has not read."""

from bot.services import broadcasting, chasing
from handlers.routes import CommandRoute, PressRoute, number

COMMANDS: dict[str, CommandRoute] = {
    "broadcast": lambda context, tail: context.do(broadcasting.by_command, tail),
}

PRESSES: dict[str, PressRoute] = {
    "bcgo": lambda c, b, m: c.do(broadcasting.confirm, number(b)),
    "bcstop": lambda c, b, m: c.do(broadcasting.stop, number(b)),
    "bcfresh": lambda c, b, m: c.do(broadcasting.refresh, number(b)),
    "bcread": lambda c, b, m: c.do(broadcasting.read, number(b), message_id=m),
    "bcunread": lambda c, b, m: c.do(chasing.unread, number(b), number(b, 1)),
    "bcpage": lambda c, b, m: c.do(chasing.unread, number(b), number(b, 1), message_id=m),
}
