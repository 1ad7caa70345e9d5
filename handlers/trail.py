"""`/audit [WHO] [DAYS]`: who looked at whom and who changed what, for admins and for leads inside their scope."""

from bot.services import auditing
from handlers.routes import CommandRoute, PressRoute, number

COMMANDS: dict[str, CommandRoute] = {
    "audit": lambda context, tail: context.do(auditing.by_command, tail),
}

PRESSES: dict[str, PressRoute] = {
    "audit": lambda c, b, m: c.do(auditing.turn, b.word(0), number(b, 1), number(b, 2), message_id=m),
}
