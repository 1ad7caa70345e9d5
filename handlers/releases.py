"""The end of an isolation: `/release`, who agrees, the notice, and the calls afterwards."""

from bot.services import following_up, releasing
from handlers.routes import CommandRoute, PressRoute, number

COMMANDS: dict[str, CommandRoute] = {
    "release": lambda context, tail: context.do(releasing.by_command, tail),
}

PRESSES: dict[str, PressRoute] = {
    "rel": lambda c, b, m: c.do(releasing.press, number(b)),
    "relyes": lambda c, b, m: c.do(releasing.agree, number(b), b.word(1)),
    "relback": lambda c, b, m: c.do(releasing.take_back, number(b)),
    "relundo": lambda c, b, m: c.do(releasing.undo, number(b)),
    "relpaper": lambda c, b, m: c.do(releasing.print_again, number(b)),
    "relfresh": lambda c, b, m: c.do(releasing.refresh, number(b)),
    "duefresh": lambda c, b, m: c.do(releasing.refresh_due, number(b), b.word(1)),
    "aftercall": lambda c, b, m: c.do(following_up.press, number(b), b.word(1)),
}
