"""Slash commands: `/rep 王大爷 36.5`, also by their Chinese names (`/代报`) and by some they have elsewhere (`/add`).

A command counts only from its author: forwarded, through an inline bot, by an anonymous admin or in
an edited message it is text like any other. One that changes something and was sent more than ten
minutes ago is not carried out: its author has gone on without it.
"""

import re
from datetime import timedelta

from telegram import Message, Update
from telegram.ext import filters

from bot import clock
from bot.context import Context
from bot.rules.other_names import command_meant
from bot.services import (
    boards,
    calling,
    enrolling,
    greeting,
    menus,
    reporting,
    status,
    talking,
)
from handlers import (
    advice,
    broadcasts,
    changes,
    checkpoints,
    desk,
    duties,
    everyday,
    exports,
    forgetting,
    groups,
    households,
    imports,
    lists,
    places,
    releases,
    reports,
    rules,
    spot_checks,
    stock,
    supplies,
    trail,
)
from handlers.routes import CommandRoute

STALE = timedelta(minutes=10)
ONE_AT_A_TIME = frozenset({"place", "team", "enroll", "rep", "card", "find"})  # none of them takes free text
_NEXT = re.compile(r"\n\s*[/／]\S")
IS_COMMAND = filters.Regex(r"^[/／]\S")


async def on_command(update: Update, context: Context) -> None:
    """Carry out a command, or say that it is none."""
    message = update.effective_message
    if message is None or message.text is None:
        return
    word, tail = _split(message.text)
    word, _, addressed = word.partition("@")
    if addressed and addressed.lower() != context.bot.username.lower():
        await context.do(greeting.unknown_command)  # in a group it is another bot's, and nothing is said
        return
    if message.text.startswith("／"):
        await context.do(greeting.slash_hint)
        return
    command, tail = command_meant(word, tail)
    if command is None:
        await context.do(greeting.unknown_command, word)
    elif command.name in ONE_AT_A_TIME and _NEXT.search(tail):
        await context.do(greeting.several_commands)
    elif command.changes and _is_stale(message):
        await context.do(greeting.stale_command)
    else:
        await ROUTES[command.name](context, tail)


def _split(text: str) -> tuple[str, str]:
    """Return the word behind the slash and what follows it, after a space, a wide one, a tab or a new line."""
    word = text[1:].split(maxsplit=1)[0]
    return word, text[1 + len(word) :].removeprefix(" ")


def _is_stale(message: Message) -> bool:
    return clock.now() - message.date > STALE


ROUTES: dict[str, CommandRoute] = {
    **everyday.COMMANDS,
    "start": lambda context, tail: context.do(greeting.start, tail.strip()),
    "help": lambda context, tail: context.do(menus.help_),
    "report": lambda context, tail: context.do(talking.ask_report),
    "sos": lambda context, tail: context.do(calling.press_sos),
    "call": lambda context, tail: context.do(calling.phone_me),
    "today": lambda context, tail: context.do(boards.by_command, tail),
    **lists.COMMANDS,
    "rep": lambda context, tail: context.do(reporting.by_command, tail),
    "enroll": lambda context, tail: context.do(enrolling.by_command, tail),
    "card": lambda context, tail: context.do(enrolling.card_again, tail),
    **duties.COMMANDS,
    **places.COMMANDS,
    "status": lambda context, tail: context.do(status.by_command, tail),
    **households.COMMANDS,
    **trail.COMMANDS,
    **supplies.COMMANDS,
    **desk.COMMANDS,
    **groups.COMMANDS,
    **stock.COMMANDS,
    **releases.COMMANDS,
    **forgetting.COMMANDS,
    **changes.COMMANDS,
    **reports.COMMANDS,
    **rules.COMMANDS,
    **imports.COMMANDS,
    **broadcasts.COMMANDS,
    **advice.COMMANDS,
    **spot_checks.COMMANDS,
    **checkpoints.COMMANDS,
    **exports.COMMANDS,
}
