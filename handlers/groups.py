"""Work groups: `/bind` and `/board`, and a group picked in private."""

from telegram import Update

from bot.context import Context
from bot.services import binding
from handlers.routes import CommandRoute, PressRoute, number


async def on_picked(update: Update, context: Context) -> None:
    """Bind the group somebody picked."""
    message = update.effective_message
    if message is not None and message.chat_shared is not None:
        shared = message.chat_shared
        await context.do(binding.picked, shared.request_id, shared.chat_id, shared.title or "")


COMMANDS: dict[str, CommandRoute] = {
    "bind": lambda context, tail: context.do(binding.by_command, tail),
    "board": lambda context, tail: context.do(binding.board, tail),
}

PRESSES: dict[str, PressRoute] = {
    "unbind": lambda c, b, m: c.do(binding.unbind, number(b), message_id=m),
}
