"""Handlers turn an update into one service call. No session, no rule, no wording, no reply is in here.

The order below is the order in which they are asked; the first that fits takes the update.
"""

from typing import Any

from telegram.ext import Application, CallbackQueryHandler, ChatMemberHandler, MessageHandler, filters

from handlers import chats, commands, groups, imports, media, places, presses, words
from handlers.commands import IS_COMMAND

PRIVATE = filters.ChatType.PRIVATE
GROUP = filters.ChatType.GROUPS
NEW = filters.UpdateType.MESSAGE
EDITED = filters.UpdateType.EDITED_MESSAGE
# a forwarded command, one by an inline bot or a channel is only text; a bot talking to us is nothing
OWN = ~filters.FORWARDED & ~filters.VIA_BOT & ~filters.SenderChat.ALL
# an administrator who hides behind the group speaks as the group
ANONYMOUS = filters.SenderChat.SUPER_GROUP & ~filters.FORWARDED


def register(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Introduce every handler to PTB, in order."""
    from_person = ~filters.VIA_BOT & words.FROM_PERSON
    for handler in (
        ChatMemberHandler(chats.on_membership, ChatMemberHandler.MY_CHAT_MEMBER),
        CallbackQueryHandler(presses.on_press),
        MessageHandler(NEW & filters.StatusUpdate.MIGRATE, chats.on_migrate),
        MessageHandler(NEW & PRIVATE & filters.StatusUpdate.CHAT_SHARED, groups.on_picked),
        MessageHandler(NEW & PRIVATE & filters.StatusUpdate.USERS_SHARED, places.on_picked),
        MessageHandler(NEW & OWN & from_person & IS_COMMAND, commands.on_command),
        MessageHandler((NEW | EDITED) & words.FOREIGN & IS_COMMAND, words.on_no_command),
        MessageHandler(NEW & OWN & GROUP & from_person & imports.GROUP_FILE, imports.on_group_file),
        MessageHandler(NEW & GROUP & from_person, chats.on_group_message),
        MessageHandler(NEW & PRIVATE & from_person & filters.TEXT, words.on_text),
        MessageHandler(EDITED & PRIVATE & from_person & filters.TEXT, words.on_edited),
        MessageHandler(EDITED & PRIVATE & from_person & filters.CAPTION, media.on_edited_caption),
        MessageHandler(NEW & PRIVATE & from_person & media.MEDIA, media.on_media),
    ):
        application.add_handler(handler)
