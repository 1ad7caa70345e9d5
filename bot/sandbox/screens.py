"""What a phone's screen shows of a chat, as the page draws it: only what changed since it looked last."""

import re
from typing import Any
from urllib.parse import quote

from .asking import menu_for
from .chats import ANONYMOUS_ADMIN
from .people import Group, Person
from .seen import kind_of
from .world import Bot, Chat, Message, World

Shown = dict[str, Any]
LINK = re.compile(r"https?://t\.me/[A-Za-z0-9_]+\?start=([A-Za-z0-9_-]{1,64})")
LATEST = 400  # a screen opens with so many; older ones are fetched when scrolled to
TOASTS = 20


def screen(person: Person, group: Group | None, bot: Bot, world: World, *, since: int, before: int = 0) -> Shown:
    """Return what changed in a chat since a revision (0: the newest messages), and what stands around it."""
    chat = group.chat if group else person.private
    changed = [message for message in chat.messages.values() if message.revision > since]
    live = [message for message in changed if message.deleted_at is None]
    if before:
        live = [message for message in chat.live() if message.message_id < before]
    if before or not since:
        live = live[-LATEST:]
    return {
        "revision": chat.revision,
        "messages": [bubble(message, person, world) for message in live],
        "deleted": [message.message_id for message in changed if message.deleted_at is not None],
        "first": next((message.message_id for message in chat.live()), 0),
        "pinned": chat.pinned,
        "keyboard": chat.keyboard,
        "commands": menu_for(bot, chat, person.user),
        "started": chat.started or not chat.private,
        "blocked": chat.blocked,
        "about": _about(bot, person.user.language_code.split("-")[0]),
        "toasts": _toasts(bot, person),
        "pending": [
            query.id for query in list(bot.queries.values())[-TOASTS:] if query.chat is chat and not query.answered
        ],
    }


def bubble(message: Message, viewer: Person, world: World) -> Shown:
    """Return one message as the page draws it."""
    kind = kind_of(message)
    body = message.body
    shown: Shown = {
        "id": message.message_id,
        "kind": kind,
        "own": message.sender.id == viewer.id,
        "bot": message.sender.is_bot and message.sender.id != ANONYMOUS_ADMIN,
        "from": message.sender.first_name,
        "at": message.date.isoformat(),
        "text": message.text,
        "entities": body.get("entities") or body.get("caption_entities") or [],
        "buttons": message.inline_rows,
        "silent": message.silent,
        "edits": len(message.versions) if message.edit_shown else 0,
        "version": len(message.versions),
    }
    if kind in {"photo", "document", "voice", "video", "video_note", "animation", "audio", "sticker"}:
        shown["file"] = _file(body[kind], world)
    if kind == "service":
        shown["service"] = _service(body)
    reply = message.extra.get("reply_to_message")
    if reply:
        shown["reply"] = {"id": reply["message_id"], "text": str(reply.get("text") or reply.get("caption") or "")[:120]}
    origin = message.extra.get("forward_origin")
    if origin:
        shown["forwarded"] = str(origin.get("sender_user", {}).get("first_name") or origin.get("sender_user_name", ""))
    return shown


def _file(content: Any, world: World) -> Shown:
    chosen = content[-1] if isinstance(content, list) else content
    file = world.files.by_id(chosen["file_id"])
    return {
        "url": f"/play/file/{quote(file.path)}" if file else "",
        "name": chosen.get("file_name", ""),
        "size": chosen.get("file_size", 0),
        "seconds": chosen.get("duration", 0),
        "width": chosen.get("width", 0),
        "height": chosen.get("height", 0),
        "emoji": chosen.get("emoji", ""),
    }


def _service(body: dict[str, Any]) -> Shown:
    name = next(iter(body), "")
    about = body.get(name)
    people = about if isinstance(about, list) else [about]
    names = [str(one.get("first_name", "")) for one in people if isinstance(one, dict)]
    return {"what": name, "who": "、".join(filter(None, names)), "words": about if isinstance(about, str) else ""}


def _about(bot: Bot, language: str) -> str:
    return bot.about.get(("description", language)) or bot.about.get(("description", "")) or ""


def _toasts(bot: Bot, person: Person) -> list[Shown]:
    return [
        {"id": query.id, "text": query.text, "alert": query.show_alert}
        for query in list(bot.queries.values())[-TOASTS * 5 :]
        if query.person.id == person.id and query.answered and query.text
    ][-TOASTS:]


def counts(chat: Chat) -> list[int]:
    """Return for a chat: its revision, how many messages others wrote, and whether the newest of them rang."""
    viewer = chat.id if chat.private else 0
    incoming = [message for message in chat.messages.values() if message.sender.id != viewer]
    newest = incoming[-1] if incoming else None
    return [chat.revision, len(incoming), 1 if newest and not newest.silent else 0]


def invites(world: World, bot: Bot) -> list[Shown]:
    """Return the links behind the codes that lie about in private chats, newest first: what there is to scan."""
    found = [
        {"code": match[1], "words": message.text.split("\n", 1)[0][:60], "of": chat.person.first_name}
        for chat in bot.private.values()
        if chat.person
        for message in chat.live()
        if message.sender.is_bot and (match := LINK.search(message.text))
    ]
    return found[::-1][:20]
