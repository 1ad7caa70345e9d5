"""What a worker presses below a picture: 是36.5, 看不清, 代报 and its pad, and the picture large."""

from bot.services import judging
from handlers.routes import PressRoute, number

PRESSES: dict[str, PressRoute] = {
    "evok": lambda c, b, m: c.do(judging.confirm, number(b), number(b, 1)),
    "evno": lambda c, b, m: c.do(judging.unreadable, number(b)),
    "evrep": lambda c, b, m: c.do(judging.ask_value, number(b)),
    "evpad": lambda c, b, m: c.do(judging.pad, number(b), number(b, 1), message_id=m),
    "evval": lambda c, b, m: c.do(judging.value_pressed, number(b), number(b, 1)),
    "evbig": lambda c, b, m: c.do(judging.enlarge, number(b)),
}
