"""What a person sees on the screen: a message as it was when they looked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .world import ANONYMOUS_ADMIN, Chat, Message


@dataclass(frozen=True)
class Seen:
    """A message at the moment somebody looked; look again for what became of it.

    Pressing a button of an old `Seen` is the stale tap of a client that has not
    yet redrawn.
    """

    chat: Chat
    message_id: int
    sender: str
    by_bot: bool
    at: datetime
    text: str
    html: str
    rows: tuple[tuple[dict[str, Any], ...], ...]
    keyboard: tuple[tuple[str, ...], ...]
    kind: str
    silent: bool
    edited: bool
    edits: tuple[str, ...]
    deleted: bool
    pinned: bool
    raw: dict[str, Any]

    @classmethod
    def of(cls, message: Message) -> "Seen":
        rows = (message.markup or {}).get("keyboard", [])
        return cls(
            chat=message.chat,
            message_id=message.message_id,
            sender=message.sender.first_name,
            by_bot=message.sender.is_bot and message.sender.id != ANONYMOUS_ADMIN,
            at=message.date,
            text=message.text,
            html=message.html,
            rows=tuple(tuple(row) for row in message.inline_rows),
            keyboard=tuple(tuple(str(button["text"]) for button in row) for row in rows),
            kind=kind_of(message),
            silent=message.silent,
            edited=bool(message.versions),
            edits=tuple(_text_of(version.body) for version in message.versions),
            deleted=message.deleted_at is not None,
            pinned=message.message_id in message.chat.pinned,
            raw=message.json(),
        )

    @property
    def buttons(self) -> list[list[str]]:
        """The labels of the inline buttons, row by row."""
        return [[str(button["text"]) for button in row] for row in self.rows]

    @property
    def labels(self) -> list[str]:
        """The labels of the inline buttons in one list."""
        return [label for row in self.buttons for label in row]

    @property
    def photo(self) -> bool:
        return self.kind == "photo"

    @property
    def document(self) -> bool:
        return self.kind == "document"

    @property
    def file_id(self) -> str:
        """The file the message carries, the largest size of a photo; empty when there is none."""
        content = self.raw.get(self.kind)
        chosen = content[-1] if isinstance(content, list) else content
        return str(chosen["file_id"]) if isinstance(chosen, dict) and "file_id" in chosen else ""

    def button(self, label: str) -> dict[str, Any] | None:
        """Return the inline button of exactly that label, else the first that contains it."""
        buttons = [button for row in self.rows for button in row]
        exact = next((button for button in buttons if button["text"] == label), None)
        return exact or next((button for button in buttons if label in button["text"]), None)

    def json(self) -> dict[str, Any]:
        return {
            "message_id": self.message_id,
            "from": self.sender,
            "by_bot": self.by_bot,
            "at": self.at.isoformat(),
            "kind": self.kind,
            "text": self.text,
            "html": self.html,
            "buttons": self.buttons,
            "file_id": self.file_id,
            "silent": self.silent,
            "edited": self.edited,
            "edits": list(self.edits),
            "deleted": self.deleted,
            "pinned": self.pinned,
        }


@dataclass(frozen=True)
class Toast:
    """The answer to a button press: a line that fades, or a box to close (`show_alert`)."""

    text: str
    show_alert: bool
    query_id: str


# a GIF has a document beside it, so it comes first
KINDS = (
    *("text", "animation", "photo", "video", "document", "voice", "audio", "video_note", "sticker"),
    *("contact", "location", "poll", "dice", "users_shared", "chat_shared"),
)


def kind_of(message: Message) -> str:
    return next((kind for kind in KINDS if kind in message.body), "service")


def _text_of(body: dict[str, Any]) -> str:
    return str(body.get("text") or body.get("caption") or "")
