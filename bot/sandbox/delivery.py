"""From a chat to the bots in it: which updates follow from what people do."""

import re
from datetime import timedelta
from typing import Any

from .html_text import units
from .world import Bot, Chat, Message, Query, User, World

COMMAND = re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]+)?")
ACCESSIBLE = timedelta(hours=48)


def command_entities(text: str) -> list[dict[str, Any]]:
    """Return the bot_command entities Telegram marks in what a person typed."""
    return [
        {"type": "bot_command", "offset": units(text[: found.start()]), "length": units(found.group())}
        for found in COMMAND.finditer(text)
    ]


def text_body(text: str) -> dict[str, Any]:
    entities = command_entities(text)
    return {"text": text, "entities": entities} if entities else {"text": text}


def deliver(world: World, message: Message, kind: str = "message", *, only: Bot | None = None) -> None:
    """Feed a message, or its edit, to every bot that hears it."""
    for bot in [only] if only else list(world.bots.values()):
        if only is not None or _hears(bot, message):
            bot.queue.add(kind, message.json())


def deliver_press(world: World, bot: Bot, person: User, chat: Chat, message_id: int, data: str) -> Query:
    """Feed a press on a button; what is deleted or older than 48 h arrives as InaccessibleMessage."""
    query = world.new_query(bot, person, chat, data)
    message = chat.messages.get(message_id)
    gone = message is None or message.deleted_at is not None or world.now() - message.date > ACCESSIBLE
    if message is None or gone:
        shown: dict[str, Any] = {"chat": chat.json(), "message_id": message_id, "date": 0}
    else:
        shown = message.json()
    bot.queue.add(
        "callback_query",
        {
            "id": query.id,
            "from": person.json(),
            "message": shown,
            "chat_instance": str(abs(hash((bot.user.id, chat.id)))),
            "data": data,
        },
    )
    return query


def _hears(bot: Bot, message: Message) -> bool:
    """Tell whether a bot in a group gets this message: everything, or what privacy mode lets through."""
    chat = message.chat
    if chat.private:
        return chat is bot.private.get(chat.id)
    seat = chat.seats.get(bot.user.id)
    if seat is None or not seat.inside or message.sender.id == bot.user.id:
        return False
    if bot.reads_all or seat.admin or not _said(message):
        return True
    return _addressed(bot, message)


SAID = (
    *("text", "photo", "video", "animation", "document", "voice", "audio", "video_note", "sticker"),
    *("location", "contact", "poll", "dice"),
)


def _said(message: Message) -> bool:
    return any(kind in message.body for kind in SAID)


def _addressed(bot: Bot, message: Message) -> bool:
    replied = message.extra.get("reply_to_message", {}).get("from", {}).get("id")
    if replied == bot.user.id or f"@{bot.user.username}" in message.text:
        return True
    return any("@" not in command.group() for command in COMMAND.finditer(message.text))
