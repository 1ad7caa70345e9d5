"""`/import`: a list of people as a file, checked line by line before anybody is registered.

The file comes after the command or with it as its caption, in private; in a group it is refused, since everybody
there could read it. `handlers.media` hands every file to the service, which knows whether one was asked for.
"""

from telegram import Update
from telegram.ext import filters

from bot.context import Context
from bot.services import importing, printing
from handlers.routes import CommandRoute, PressRoute, number

GROUP_FILE = filters.Document.ALL & filters.CaptionRegex(r"^[/／](?:import|批量登记)")


async def on_group_file(update: Update, context: Context) -> None:
    """Refuse a list that was sent where everybody sees it."""
    del update
    await context.do(importing.in_group)


COMMANDS: dict[str, CommandRoute] = {
    "import": lambda context, tail: context.do(importing.by_command, tail),
}

PRESSES: dict[str, PressRoute] = {
    "imptwin": lambda c, b, m: c.do(importing.choose, number(b), b.word(1)),
    "impgo": lambda c, b, m: c.do(importing.begin, number(b)),
    "impno": lambda c, b, m: c.do(importing.drop, number(b)),
    "impundo": lambda c, b, m: c.do(importing.undo, number(b)),
    "impfile": lambda c, b, m: c.do(importing.file_again, number(b)),
    "impcodes": lambda c, b, m: c.do(printing.codes, number(b), number(b, 1)),
}
