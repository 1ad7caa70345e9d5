"""`/checkpoint NAME VALUE PLACE|ADDRESS [phone]`: a traveller with a fever is handed to the responsible area."""

from bot.services import checkpoints
from handlers.routes import CommandRoute

COMMANDS: dict[str, CommandRoute] = {
    "checkpoint": lambda context, tail: context.do(checkpoints.by_command, tail),
}
