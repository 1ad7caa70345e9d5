"""`/place` and `/team`: the tree and who works there, a page at a time; somebody new is picked from Telegram's list."""

from telegram import Update

from bot.context import Context
from bot.services import placing, teaming
from handlers.routes import CommandRoute, PressRoute, number


async def on_picked(update: Update, context: Context) -> None:
    """Take the person an admin picked to work here."""
    message = update.effective_message
    shared = message.users_shared if message else None
    if shared is not None and shared.users:
        person = shared.users[0]
        name = " ".join(part for part in (person.first_name, person.last_name) if part)
        await context.do(teaming.picked, shared.request_id, person.user_id, name)


COMMANDS: dict[str, CommandRoute] = {
    "place": lambda context, tail: context.do(placing.by_command, tail),
    "team": lambda context, tail: context.do(teaming.by_command, tail),
}

PRESSES: dict[str, PressRoute] = {
    "placepage": lambda c, b, m: c.do(placing.turn, number(b), message_id=m),
    "teampage": lambda c, b, m: c.do(teaming.turn, number(b), number(b, 1), message_id=m),
    "teampick": lambda c, b, m: c.do(teaming.pick),
}
