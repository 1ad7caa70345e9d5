"""The methods that ask: about the bot itself, about chats and their members, and for updates."""

import re
from typing import Any

from .refusals import Refused, bad_request
from .sending import Body, Call, chat_number
from .updates import KINDS, ON_REQUEST
from .wire import Params, list_of, needed_whole, object_of, truth, whole, words
from .world import Bot, Chat, User, World

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
COMMANDS = 100
COMMAND_WORDS = 256
LANGUAGE = re.compile(r"([a-z]{2})?")
WEBHOOK_IN_USE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}
ABOUT_LENGTH = {"name": 64, "description": 512, "short_description": 120}


def get_me(call: Call) -> Any:
    return call.bot.user.json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": call.bot.reads_all,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(call: Call) -> Any:
    if call.bot.webhook:
        raise Refused(409, WEBHOOK_IN_USE)
    allowed = list_of(call.params, "allowed_updates")
    if allowed is not None:
        call.bot.queue.allowed = frozenset(allowed) & KINDS if allowed else KINDS - ON_REQUEST
    return await call.bot.queue.poll(
        whole(call.params, "offset", 0) or 0,
        min(max(whole(call.params, "limit", 100) or 100, 1), 100),
        float(whole(call.params, "timeout", 0) or 0),
    )


def set_webhook(call: Call) -> Any:
    """Remember the address, so that getUpdates is refused; nothing is ever delivered to it."""
    url = words(call.params, "url")
    if url and not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    call.bot.webhook = url
    return delete_webhook(call) if not url else True


def delete_webhook(call: Call) -> Any:
    call.bot.webhook = ""
    if truth(call.params, "drop_pending_updates"):
        call.bot.queue.drop_all()
    return True


def get_webhook_info(call: Call) -> Any:
    return {
        "url": call.bot.webhook,
        "has_custom_certificate": False,
        "pending_update_count": call.bot.queue.waiting(),
        "allowed_updates": sorted(call.bot.queue.allowed),
    }


def set_my_commands(call: Call) -> Any:
    commands = list_of(call.params, "commands")
    if commands is None:
        raise bad_request("parameter commands is required")
    if len(commands) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    key = _menu_key(call)
    call.bot.commands[key] = [_command(entry) for entry in commands]
    for chat in call.bot.private.values():
        chat.touch()
    return True


def get_my_commands(call: Call) -> Any:
    return call.bot.commands.get(_menu_key(call), [])


def delete_my_commands(call: Call) -> Any:
    call.bot.commands.pop(_menu_key(call), None)
    return True


def set_my_name(call: Call) -> Any:
    return _set_about(call, "name")


def get_my_name(call: Call) -> Any:
    return _get_about(call, "name")


def set_my_description(call: Call) -> Any:
    return _set_about(call, "description")


def get_my_description(call: Call) -> Any:
    return _get_about(call, "description")


def set_my_short_description(call: Call) -> Any:
    return _set_about(call, "short_description")


def get_my_short_description(call: Call) -> Any:
    return _get_about(call, "short_description")


def set_chat_menu_button(call: Call) -> Any:
    button = object_of(call.params, "menu_button") or {"type": "default"}
    if button.get("type") not in {"commands", "web_app", "default"}:
        raise bad_request("MenuButton has unsupported type")
    chat_id = whole(call.params, "chat_id", 0) or 0
    if chat_id:
        call.world.known(call.bot, chat_id)
    call.bot.menus[chat_id] = button
    return True


def get_chat_menu_button(call: Call) -> Any:
    menus = call.bot.menus
    return menus.get(whole(call.params, "chat_id", 0) or 0, menus.get(0, {"type": "commands"}))


def get_chat(call: Call) -> Any:
    chat = call.world.known(call.bot, chat_number(call.params))
    shown: Body = chat.json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }
    if chat.pinned:
        shown["pinned_message"] = chat.messages[chat.pinned[-1]].json()
    return shown


def get_chat_member(call: Call) -> Any:
    chat, user_id = _group(call), needed_whole(call.params, "user_id")
    user = call.world.users.get(user_id)
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if chat.private:
        return {"status": "member", "user": user.json()}
    return chat.seat(user_id).json(user)


def get_chat_member_count(call: Call) -> Any:
    chat = _group(call)
    return 2 if chat.private else sum(1 for seat in chat.seats.values() if seat.inside)


def get_chat_administrators(call: Call) -> Any:
    chat = _group(call)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    bots = {bot.user.id for bot in call.world.bots.values()}
    return [
        seat.json(call.world.users[user_id])
        for user_id, seat in chat.seats.items()
        if seat.admin and user_id not in bots - {call.bot.user.id}
    ]


def leave_chat(call: Call) -> Any:
    chat = call.chat()
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    change_seat(call.world, chat, call.bot, call.bot.user, "left")
    return True


def change_seat(world: World, chat: Chat, bot: Bot, by: User, status: str, *, can_write: bool = True) -> None:
    """Give a bot another place in a group and tell it, as `my_chat_member` does."""
    old = chat.seat(bot.user.id)
    new = type(old)(status, can_write)
    chat.seats[bot.user.id] = new
    world.add_user(by)
    bot.queue.add(
        "my_chat_member",
        {
            "chat": chat.json(),
            "from": by.json(),
            "date": int(world.now().timestamp()),
            "old_chat_member": old.json(bot.user),
            "new_chat_member": new.json(bot.user),
        },
    )


def menu_for(bot: Bot, chat: Chat, user: User) -> list[dict[str, str]]:
    """Return the commands a person sees in a chat: narrowest scope first, then the person's language."""
    seat = chat.seat(user.id)
    language = user.language_code.split("-")[0]
    if chat.private:
        scopes = [f"chat:{chat.id}", "all_private_chats", "default"]
    else:
        admin = [f"chat_administrators:{chat.id}"] if seat.admin else []
        all_admins = ["all_chat_administrators"] if seat.admin else []
        own = f"chat_member:{chat.id}:{user.id}"
        scopes = [own, *admin, f"chat:{chat.id}", *all_admins, "all_group_chats", "default"]
    for scope in scopes:
        for code in (language, ""):
            if bot.commands.get((scope, code)):
                return bot.commands[scope, code]
    return []


def _group(call: Call) -> Chat:
    return call.world.reach(call.bot, chat_number(call.params))


def _menu_key(call: Call) -> tuple[str, str]:
    scope = object_of(call.params, "scope") or {"type": "default"}
    kind = str(scope.get("type"))
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    parts = [kind]
    for name in SCOPES[kind]:
        number = chat_number(scope, name)
        if name == "chat_id":
            call.world.known(call.bot, number)
        parts.append(str(number))
    return ":".join(parts), _language(call.params)


def _language(params: Params) -> str:
    code = words(params, "language_code")
    if not LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def _command(entry: Any) -> dict[str, str]:
    if not isinstance(entry, dict) or set(entry) - {"is_ephemeral"} != {"command", "description"}:
        raise bad_request("can't parse BotCommand")
    command, description = str(entry["command"]).removeprefix("/"), str(entry["description"])
    if not COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= COMMAND_WORDS:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}


def _set_about(call: Call, name: str) -> Any:
    text = words(call.params, name)
    if len(text) > ABOUT_LENGTH[name]:
        raise bad_request(f"bot {name.replace('_', ' ')} is too long")
    call.bot.about[name, _language(call.params)] = text
    return True


def _get_about(call: Call, name: str) -> Any:
    default = call.bot.user.first_name if name == "name" else ""
    about = call.bot.about
    return {name: about.get((name, _language(call.params))) or about.get((name, "")) or default}
