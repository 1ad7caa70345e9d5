"""What a resident does beside reporting: look at the own record, choose settings, stop and come back."""

from bot.context import Context
from bot.rules.buttons import Button
from bot.services import own_record, preferring, stopping
from bot.services.refusals import Refused
from bot.texts import Texts
from handlers.routes import CommandRoute, PressRoute, number


def _language(context: Context, button: Button) -> str:
    wanted: str = context.application.bot_data["texts"].match(button.word(0))
    if wanted.lower() != button.word(0).lower():
        raise Refused("button-unknown")  # one that there is not: nobody is spoken to in the default instead
    return wanted


def _named(context: Context, word: str) -> str:
    """Return the language a word means: its code or its own name; nothing for any other."""
    texts: Texts = context.application.bot_data["texts"]
    for one in texts.languages:
        if word.lower() == texts.label(one, "choose-language", "b1").lower():
            return one
    nearest = texts.match(word)
    return nearest if nearest.partition("-")[0] == word.lower().replace("_", "-").partition("-")[0] else ""


PRESSES: dict[str, PressRoute] = {
    "me": lambda c, b, m: c.do(own_record.show, number(b), number(b, 1)),
    "mepage": lambda c, b, m: c.do(own_record.turn, number(b), message_id=m),
    "melooks": lambda c, b, m: c.do(own_record.looks, number(b), number(b, 1)),
    "mepaper": lambda c, b, m: c.do(own_record.paper, number(b)),
    "meorders": lambda c, b, m: c.do(own_record.orders, number(b), number(b, 1), message_id=m),
    "mefile": lambda c, b, m: c.do(own_record.files, number(b)),
    "setup": lambda c, b, m: c.do(preferring.show, number(b), message_id=m),
    "setlang": lambda c, b, m: c.do(preferring.choose_language, _language(c, b), message_id=m),
    "setlarge": lambda c, b, m: c.do(preferring.choose_print, number(b), message_id=m),
    "sethour": lambda c, b, m: c.do(preferring.choose_hour, number(b), number(b, 1), message_id=m),
    "stop": lambda c, b, m: c.do(stopping.stop, number(b), message_id=m),
    "stopno": lambda c, b, m: c.do(stopping.keep, message_id=m),
    "stoppage": lambda c, b, m: c.do(stopping.turn, number(b), message_id=m),
    "resume": lambda c, b, m: c.do(stopping.resume, number(b)),
}

COMMANDS: dict[str, CommandRoute] = {
    "me": lambda c, tail: c.do(own_record.by_command),
    "settings": lambda c, tail: c.do(preferring.by_command, tail.strip(), _named(c, tail.strip())),
    "stop": lambda c, tail: c.do(stopping.by_command),
}
