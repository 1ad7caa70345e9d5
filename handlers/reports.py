"""`/daily`: the report of a place for a day, as text, as a picture, as a workbook; confirmed with a tap."""

from bot.services import filing, issuing
from handlers.routes import CommandRoute, PressRoute, number

COMMANDS: dict[str, CommandRoute] = {
    "daily": lambda context, tail: context.do(filing.by_command, tail),
}

PRESSES: dict[str, PressRoute] = {
    "daily": lambda c, b, m: c.do(filing.by_button, number(b), number(b, 1)),
    "dayok": lambda c, b, m: c.do(filing.confirm, number(b), number(b, 1), b.word(2)),
    "daynote": lambda c, b, m: c.do(filing.ask_remark, number(b), number(b, 1)),
    "dayfile": lambda c, b, m: c.do(issuing.by_button, number(b), number(b, 1), b.word(2)),
    "dayfull": lambda c, b, m: c.do(issuing.ask_why, number(b), number(b, 1)),
    "daypic": lambda c, b, m: c.do(filing.picture, number(b), number(b, 1)),
}
