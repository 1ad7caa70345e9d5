"""Duty: on and off, rosters, handing over, who is on, what rings, and who takes over from somebody who leaves."""

from bot.services import clocking, handing_over, ringing, rostering, teaming, whoson
from handlers.routes import CommandRoute, PressRoute, number

COMMANDS: dict[str, CommandRoute] = {
    "duty": lambda context, tail: context.do(clocking.by_command, tail),
    "handover": lambda context, tail: context.do(handing_over.by_command, tail),
    "whoson": lambda context, tail: context.do(whoson.by_command, tail),
    "notify": lambda context, tail: context.do(ringing.by_command),
}

PRESSES: dict[str, PressRoute] = {
    "duty": lambda c, b, m: c.do(clocking.press, b.word(0), message_id=m),
    "rosterok": lambda c, b, m: c.do(rostering.confirm, number(b), message_id=m),
    "rosterno": lambda c, b, m: c.do(rostering.drop, number(b), message_id=m),
    "rosterundo": lambda c, b, m: c.do(rostering.undo, number(b), message_id=m),
    "handpick": lambda c, b, m: c.do(handing_over.choose, number(b)),
    "handyes": lambda c, b, m: c.do(handing_over.accept, number(b)),
    "handno": lambda c, b, m: c.do(handing_over.refuse, number(b)),
    "handback": lambda c, b, m: c.do(handing_over.withdraw, number(b)),
    "ring": lambda c, b, m: c.do(ringing.choose, b.word(0), b.word(1), message_id=m),
    "teammove": lambda c, b, m: c.do(teaming.by_button, number(b), number(b, 1)),
}
