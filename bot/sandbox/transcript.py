"""The record of every chat, to read (Markdown) or to check (JSON): who said what when, edits, buttons."""

from typing import Any

from .seen import Seen
from .world import Chat, World


def as_json(world: World, chat_id: int | None = None) -> list[dict[str, Any]]:
    """Return every chat with its messages, deleted ones too."""
    return [
        {
            "chat": chat.json(),
            "name": _name(chat),
            "messages": [Seen.of(message).json() for message in chat.messages.values()],
        }
        for chat in world.chats()
        if chat_id is None or chat.id == chat_id
    ]


def as_markdown(world: World, chat_id: int | None = None) -> str:
    """Return the same for people: one heading a chat, one paragraph a message."""
    parts = [
        "\n\n".join([f"## {_name(chat)} ({chat.id})", *(_paragraph(Seen.of(m)) for m in chat.messages.values())])
        for chat in world.chats()
        if chat_id is None or chat.id == chat_id
    ]
    return "\n\n".join(["# Transcript", *parts]) + "\n"


def _name(chat: Chat) -> str:
    return chat.person.first_name if chat.person is not None else chat.title


def _paragraph(seen: Seen) -> str:
    marks = [
        word for word, holds in (("silent", seen.silent), ("edited", seen.edited), ("deleted", seen.deleted)) if holds
    ]
    kind = "" if seen.kind == "text" else f" [{seen.kind}]"
    head = f"**{seen.sender}** {seen.at:%Y-%m-%d %H:%M:%S}Z #{seen.message_id}{kind}"
    lines = [head + (f" ({', '.join(marks)})" if marks else "")]
    lines += [f"> {line}" for line in seen.text.splitlines()]
    lines += [f"was: {was!r}" for was in seen.edits]
    lines += [" · ".join(f"[{label}]" for label in row) for row in seen.buttons]
    lines += [" · ".join(f"⌨ {label}" for label in row) for row in seen.keyboard]
    return "  \n".join(lines)
