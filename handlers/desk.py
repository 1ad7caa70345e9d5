"""A worker's everyday tools: `/find`, the file, `/note`, `/message` and the quick answers.

Everything here names a person, so all of it is for the private chat; the service asks who it is.
"""

from bot.services import files, messaging, noting, reaching, writing
from handlers.routes import CommandRoute, PressRoute, number

COMMANDS: dict[str, CommandRoute] = {
    "find": lambda context, tail: context.do(files.find, tail),
    "note": lambda context, tail: context.do(writing.by_command, noting.NOTE, tail),
    "message": lambda context, tail: context.do(writing.by_command, messaging.MESSAGE, tail),
}

PRESSES: dict[str, PressRoute] = {
    "person": lambda c, b, m: c.do(files.press, number(b)),
    "found": lambda c, b, m: c.do(files.turn, number(b), number(b, 1), message_id=m),
    "fresh": lambda c, b, m: c.do(files.refresh, number(b)),
    "chart": lambda c, b, m: c.do(files.chart, number(b)),
    "byphone": lambda c, b, m: c.do(files.by_phone, number(b)),
    "reach": lambda c, b, m: c.do(reaching.open_list),
    "reachpage": lambda c, b, m: c.do(reaching.press, number(b), message_id=m),
    "noteon": lambda c, b, m: c.do(writing.press, noting.NOTE, number(b)),
    "noteto": lambda c, b, m: c.do(writing.choose, noting.NOTE, number(b)),
    "notes": lambda c, b, m: c.do(noting.listed, number(b)),
    "notespage": lambda c, b, m: c.do(noting.page, number(b), number(b, 1), message_id=m),
    "unnote": lambda c, b, m: c.do(noting.remove, number(b), message_id=m),
    "reply": lambda c, b, m: c.do(writing.press, messaging.MESSAGE, number(b)),
    "msgto": lambda c, b, m: c.do(writing.choose, messaging.MESSAGE, number(b)),
    "quick": lambda c, b, m: c.do(messaging.quick, number(b), number(b, 1), message_id=m),
    "sendnow": lambda c, b, m: c.do(messaging.hurry, number(b)),
    "seen": lambda c, b, m: c.do(messaging.read, number(b)),
}
