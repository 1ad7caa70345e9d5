"""`/stock`: what was given and what lies where, for those who keep it.

On one line (`/stock in 大米 50 袋 东风社区 华联超市`) or step by step by buttons; a mistake is cancelled, never edited.
"""

from bot.services import stock_forms, stock_moving, stock_showing, stocking
from handlers.routes import CommandRoute, PressRoute, number

COMMANDS: dict[str, CommandRoute] = {
    "stock": lambda context, tail: context.do(stock_forms.by_command, tail),
}

PRESSES: dict[str, PressRoute] = {
    "stform": lambda c, b, m: c.do(stock_forms.begin, b.word(0)),
    "stpick": lambda c, b, m: c.do(stock_forms.pick, number(b), b.word(1)),
    "stundo": lambda c, b, m: c.do(stocking.undo, number(b)),
    "sttake": lambda c, b, m: c.do(stock_moving.accept, number(b)),
    "strefuse": lambda c, b, m: c.do(stock_moving.refuse, number(b)),
    "stback": lambda c, b, m: c.do(stock_moving.take_back, number(b)),
    "stboard": lambda c, b, m: c.do(stock_showing.board, number(b), message_id=m),
    "stlog": lambda c, b, m: c.do(stock_showing.log, number(b), number(b, 1), message_id=m),
    "stlist": lambda c, b, m: c.do(stock_showing.donation_list, number(b), message_id=m),
    "stfile": lambda c, b, m: c.do(stock_showing.export, ""),
}
