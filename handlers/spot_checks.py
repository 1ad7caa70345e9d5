"""`/spotcheck N [PLACE]`: preview, confirm, see who was drawn, write down what was found, repeat the draw."""

import secrets

from bot.services import spot_checking, spot_visiting
from handlers.routes import CommandRoute, PressRoute, number

CHANCE = 8  # bytes: nobody tries so many seeds until one suits

COMMANDS: dict[str, CommandRoute] = {
    "spotcheck": lambda context, tail: context.do(spot_checking.by_command, tail),
}

PRESSES: dict[str, PressRoute] = {
    "spat": lambda c, b, m: c.do(spot_checking.at_place, number(b), number(b, 1)),
    "spgo": lambda c, b, m: c.do(spot_checking.confirm, number(b), chance=secrets.token_hex(CHANCE)),
    "spleave": lambda c, b, m: c.do(spot_checking.leave, number(b)),
    "spshow": lambda c, b, m: c.do(spot_checking.show, number(b)),
    "sprepeat": lambda c, b, m: c.do(spot_checking.repeat, number(b)),
    "spfresh": lambda c, b, m: c.do(spot_checking.fresh, number(b)),
    "spturn": lambda c, b, m: c.do(spot_visiting.turn, number(b), b.word(1), message_id=m),
    "spway": lambda c, b, m: c.do(spot_visiting.choose_channel, number(b), b.word(1), message_id=m),
    "spfound": lambda c, b, m: c.do(spot_visiting.found, number(b), b.word(1), message_id=m),
    "spoffer": lambda c, b, m: c.do(spot_visiting.offer, number(b), message_id=m),
    "spgive": lambda c, b, m: c.do(spot_visiting.pass_on, number(b), number(b, 1)),
}
