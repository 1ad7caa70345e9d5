"""Lists that live: `/today`, `/missing`, `/alerts`, a presence round, a pasted 接龙, who went out.

A press turns the card it stands on, and nothing new is sent: pages, one person, a value in two taps, a
call written down, a door of a presence round. `/out` is for residents, who say that they go out for a
moment; words such as 我下楼扔垃圾 do the same.
"""

from bot.services import boards, outgoing, phoning, reminding, rolling, turning, visiting
from handlers.routes import CommandRoute, PressRoute, number

COMMANDS: dict[str, CommandRoute] = {
    "missing": lambda context, tail: context.do(boards.missing, tail),
    "alerts": lambda context, tail: context.do(boards.open_alerts, tail),
    "out": lambda context, tail: context.do(outgoing.ask),
}

PRESSES: dict[str, PressRoute] = {
    "today": lambda c, b, m: c.do(boards.by_button, b.verb, number(b)),
    "missing": lambda c, b, m: c.do(boards.by_button, b.verb, number(b)),
    "alerts": lambda c, b, m: c.do(boards.by_button, b.verb, number(b)),
    "open": lambda c, b, m: c.do(boards.open_alert, number(b)),
    "turn": lambda c, b, m: c.do(turning.turn, b.word(0), message_id=m),
    "remind": lambda c, b, m: c.do(reminding.remind, message_id=m),
    "tapped": lambda c, b, m: c.do(phoning.report, number(b), number(b, 1), message_id=m),
    "called": lambda c, b, m: c.do(phoning.log_call, number(b), b.word(1), message_id=m),
    "door": lambda c, b, m: c.do(visiting.mark, number(b), number(b, 1), b.word(2), message_id=m),
    "channel": lambda c, b, m: c.do(visiting.choose_channel, number(b), b.word(1), message_id=m),
    "rollok": lambda c, b, m: c.do(rolling.confirm, number(b)),
    "rolloff": lambda c, b, m: c.do(rolling.cancel, number(b)),
    "rollwho": lambda c, b, m: c.do(rolling.answer_who, number(b), number(b, 1), number(b, 2)),
    "rollval": lambda c, b, m: c.do(rolling.answer_value, number(b), number(b, 1), number(b, 2)),
    "rollskip": lambda c, b, m: c.do(rolling.skip, number(b), number(b, 1)),
    "goes": lambda c, b, m: c.do(outgoing.by_button, b.word(0)),
    "goeswho": lambda c, b, m: c.do(outgoing.for_member, b.word(0), number(b, 1)),
    "isback": lambda c, b, m: c.do(outgoing.back, number(b)),
}
