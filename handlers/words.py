"""What people type, edit and send in the private chat.

The four big buttons send their label as text, so that help needs no inline button, which dies
within minutes. Whatever is no button is a report, a cry for help or words for the worker. An edit of
what was typed is a correction.
"""

from functools import cache

from telegram import Message, Update
from telegram.ext import filters

from bot.context import Context
from bot.services import calling, disregarding, hearing, ordering, talking
from bot.services.said import Said
from bot.texts import Texts


class _FromPerson(filters.MessageFilter):
    """Somebody wrote it: neither a bot nor a channel."""

    def filter(self, message: Message) -> bool:
        return message.from_user is not None and not message.from_user.is_bot


FROM_PERSON = _FromPerson(name="from a person")


class _Foreign(filters.MessageFilter):
    """It is not its author's own: forwarded, through an inline bot, by somebody who hides, or changed afterwards."""

    def filter(self, message: Message) -> bool:
        others = message.forward_origin or message.via_bot or message.sender_chat or message.edit_date
        # a bot that talks to us is nothing, but an anonymous admin speaks through one of Telegram's
        return bool(others) and (FROM_PERSON.filter(message) or message.sender_chat is not None)


FOREIGN = _Foreign(name="not its author's own")


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
            await context.do(ordering.ask)
        case "b3":
            await context.do(calling.phone_me)
        case "b4":
            await context.do(calling.press_sos)
        case _:
            await context.do(hearing.hear, said_in(message))


async def on_no_command(update: Update, context: Context) -> None:
    """Take what looks like a command and is not its author's own as the text it is."""
    message = update.effective_message
    if message is None:
        return
    edited = update.edited_message is not None
    # what an inline bot wrote, or somebody without a name, is nobody's text
    said = None if message.via_bot or message.sender_chat else said_in(message)
    await context.do(disregarding.command, _why_none(message, edited=edited), said, edited=edited)


def _why_none(message: Message, *, edited: bool) -> str:
    if message.via_bot:
        return "via_bot"
    if message.sender_chat:
        return "anonymous"
    return "edited" if edited else "forwarded"


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
