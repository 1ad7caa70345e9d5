"""`/advice [N] [PLACE]`: the list of reviewed guidance, a preview in every language, confirm, stop; or no more of it.

A resident who wants none of it says so with a button below a piece, or in the settings.
"""

from collections.abc import Sequence

from bot.context import Context
from bot.rules.advice import Piece
from bot.services import advising, preferring
from handlers.routes import CommandRoute, PressRoute, number


def _pieces(context: Context) -> Sequence[Piece]:
    found: Sequence[Piece] = context.application.bot_data["pieces"]
    return found


COMMANDS: dict[str, CommandRoute] = {
    "advice": lambda context, tail: context.do(advising.by_command, tail, pieces=_pieces(context)),
}

PRESSES: dict[str, PressRoute] = {
    "advlist": lambda c, b, m: c.do(advising.turn, number(b), number(b, 1), pieces=_pieces(c), message_id=m),
    "adv": lambda c, b, m: c.do(advising.show, b.word(0), number(b, 1), pieces=_pieces(c)),
    "advgo": lambda c, b, m: c.do(advising.confirm, number(b)),
    "advstop": lambda c, b, m: c.do(advising.stop, number(b)),
    "advfresh": lambda c, b, m: c.do(advising.refresh, number(b)),
    "advoff": lambda c, b, m: c.do(advising.want, number(b), False, message_id=m),
    "advon": lambda c, b, m: c.do(advising.want, number(b), True, message_id=m),
    "setadvice": lambda c, b, m: c.do(preferring.choose_advice, number(b), message_id=m),
}
