"""Work groups: `/bind` and `/board`, a group picked in private, and commands that count for nothing.

A command of an administrator who hides behind the group is nobody's, and a forwarded one is somebody else's:
both are refused in one polite sentence.
"""

from telegram import Update

from bot.context import Context
from bot.services import binding
from handlers.routes import CommandRoute, PressRoute, number
from handlers.words import said_in


async def on_picked(update: Update, context: Context) -> None:
    """Bind the group somebody picked."""
    message = update.effective_message
    if message is not None and message.chat_shared is not None:
        shared = message.chat_shared
        await context.do(binding.picked, shared.request_id, shared.chat_id, shared.title or "")


async def on_anonymous_command(update: Update, context: Context) -> None:
    """Refuse what nobody said."""
    await context.do(binding.nobody_said)


async def on_forwarded_command(update: Update, context: Context) -> None:
    """Refuse what somebody else said."""
    if update.effective_message is not None:
        await context.do(binding.forwarded, said_in(update.effective_message))


COMMANDS: dict[str, CommandRoute] = {
    "bind": lambda context, tail: context.do(binding.by_command, tail),
    "board": lambda context, tail: context.do(binding.board, tail),
}

PRESSES: dict[str, PressRoute] = {
    "unbind": lambda c, b, m: c.do(binding.unbind, number(b), message_id=m),
}
