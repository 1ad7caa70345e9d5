"""Chats themselves: we are blocked or let in again, added to a group or removed, a group moves.

A bound group is listened to for commands and presses only. In a group nobody entitled brought us
into we say one sentence and leave.
"""

from telegram import ChatMember, ChatMemberRestricted, Update

from bot.context import Context
from bot.services import binding

_PRESENT = {ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.OWNER, ChatMember.RESTRICTED}


async def on_membership(update: Update, context: Context) -> None:
    """Take what Telegram tells of ourselves in a chat."""
    changed = update.my_chat_member
    if changed is None:
        return
    member = changed.new_chat_member
    present = member.status in _PRESENT
    silenced = isinstance(member, ChatMemberRestricted) and not (member.is_member and member.can_send_messages)
    await context.do(binding.membership, present=present, may_write=present and not silenced)


async def on_migrate(update: Update, context: Context) -> None:
    """Follow a group that became a supergroup."""
    message = update.effective_message
    if message is not None and message.migrate_to_chat_id is not None:
        await context.do(binding.moved, message.migrate_to_chat_id)


async def on_group_message(update: Update, context: Context) -> None:
    """Leave a group that is not ours; take no notice of talk in one that is."""
    await context.do(binding.heard_in_group)
