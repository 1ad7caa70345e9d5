"""What people type, edit and send in the private chat.

The four big buttons send their label as text, so that help needs no inline button, which dies
within minutes. Whatever is no button is a report, a cry for help or words for the worker. An edit of
what was typed is a correction.
"""

from functools import cache

from telegram import Message, Update
from telegram.ext import filters

from bot.context import Context
from bot.services import calling, hearing, talking
from bot.services.said import Said
from bot.texts import Texts


class _FromPerson(filters.MessageFilter):
    """Somebody wrote it: neither a bot nor a channel."""

    def filter(self, message: Message) -> bool:
        return message.from_user is not None and not message.from_user.is_bot


FROM_PERSON = _FromPerson(name="from a person")


def said_in(message: Message) -> Said:
    """Return what a message says."""
    text = message.text or message.caption or ""
    return Said(text, message.message_id, message.date, forwarded=message.forward_origin is not None)


async def on_text(update: Update, context: Context) -> None:
    """Take whatever a person typed, whether or not we asked."""
    message = update.effective_message
    if message is None:
        return
    match _home_button(message.text or "", context.application.bot_data["texts"]):
        case "b1":
            await context.do(talking.ask_report)
        case "b2":
            await context.do(talking.ask_need)
        case "b3":
            await context.do(calling.phone_me)
        case "b4":
            await context.do(calling.press_sos)
        case _:
            await context.do(hearing.hear, said_in(message))


def _home_button(text: str, texts: Texts) -> str | None:
    """Return which of the four big buttons sent this text, in any language."""
    return _home_buttons(texts).get(text)


@cache
def _home_buttons(texts: Texts) -> dict[str, str]:
    return {
        texts.label(language, "home", button): button
        for language in texts.languages
        for button in ("b1", "b2", "b3", "b4")
    }


async def on_edited(update: Update, context: Context) -> None:
    """Take an edited message as a correction of what it said."""
    if update.effective_message is not None:
        await context.do(hearing.hear_again, said_in(update.effective_message))
