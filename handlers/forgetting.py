"""`/forget [NAME]`: what the rule will erase next, or the wish to erase one person, which a second person agrees to."""

from bot.services import forgetting
from handlers.routes import CommandRoute, PressRoute, number

COMMANDS: dict[str, CommandRoute] = {
    "forget": lambda context, tail: context.do(forgetting.by_command, tail),
}

PRESSES: dict[str, PressRoute] = {
    "forget": lambda c, b, m: c.do(forgetting.choose, number(b)),
    "forgetyes": lambda c, b, m: c.do(forgetting.decide, number(b), True),
    "forgetno": lambda c, b, m: c.do(forgetting.decide, number(b), False),
    "personfile": lambda c, b, m: c.do(forgetting.send_file, number(b)),
}
