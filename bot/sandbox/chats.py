"""The nouns of Telegram: users and their seats, messages and the chats they stand in."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from .html_text import write

ANONYMOUS_ADMIN = 1087968824  # @GroupAnonymousBot, core.telegram.org/bots/api#message
RIGHTS = [
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
]
PERMISSIONS = [
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
    "can_edit_tag",
    "can_react_to_messages",
]


@dataclass
class User:
    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False
    deactivated: bool = False

    def json(self) -> dict[str, Any]:
        shown = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        optional = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        return shown | {name: value for name, value in optional.items() if value}


@dataclass
class Seat:
    """A member's place in a group: a status as in ChatMember, and whether it may write."""

    status: str = "member"  # creator, administrator, member, restricted, left, kicked
    can_write: bool = True

    @property
    def inside(self) -> bool:
        return self.status not in {"left", "kicked"}

    @property
    def admin(self) -> bool:
        return self.status in {"creator", "administrator"}

    def json(self, user: User) -> dict[str, Any]:
        shown: dict[str, Any] = {"user": user.json(), "status": self.status}
        if self.status == "kicked":
            shown["until_date"] = 0
        elif self.status == "creator":
            shown["is_anonymous"] = False
        elif self.status == "administrator":
            shown |= dict.fromkeys(RIGHTS, True) | {"can_be_edited": False, "is_anonymous": False}
        elif self.status == "restricted":
            shown |= dict.fromkeys(PERMISSIONS, self.can_write) | {"is_member": True, "until_date": 0}
        return shown


@dataclass(frozen=True)
class Version:
    """What a message said before it was edited."""

    at: datetime
    body: dict[str, Any]
    markup: dict[str, Any] | None


@dataclass
class Message:
    chat: "Chat"
    message_id: int
    sender: User
    date: datetime
    body: dict[str, Any]
    markup: dict[str, Any] | None = None
    silent: bool = False
    extra: dict[str, Any] = field(default_factory=dict)
    versions: list[Version] = field(default_factory=list)
    edited_at: datetime | None = None
    edit_shown: bool = False
    deleted_at: datetime | None = None
    revision: int = 0  # of the chat when this was written or changed last

    @property
    def text(self) -> str:
        return str(self.body.get("text") or self.body.get("caption") or "")

    @property
    def html(self) -> str:
        return write(self.text, self.body.get("entities") or self.body.get("caption_entities") or [])

    @property
    def inline_rows(self) -> list[list[dict[str, Any]]]:
        rows: list[list[dict[str, Any]]] = (self.markup or {}).get("inline_keyboard", [])
        return rows

    def json(self) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "message_id": self.message_id,
            "from": self.sender.json(),
            "chat": self.chat.json(),
            "date": int(self.date.timestamp()),
            **self.extra,
            **self.body,
        }
        if self.edited_at is not None and self.edit_shown:
            shown["edit_date"] = int(self.edited_at.timestamp())
        if self.inline_rows:
            shown["reply_markup"] = self.markup
        return shown

    def change(self, body: dict[str, Any], markup: dict[str, Any] | None, now: datetime) -> None:
        """Replace the content, keeping what was there; a change of buttons alone shows no "edited"."""
        self.versions.append(Version(now, self.body, self.markup))
        self.edit_shown = self.edit_shown or body != self.body
        self.body, self.markup, self.edited_at = body, markup, now
        self.revision = self.chat.touch()


class Numbers:
    """Numbers one after the other, each given once. Unlike those of itertools they can be copied with a world."""

    def __init__(self, first: int = 1) -> None:
        self._next = first

    def __next__(self) -> int:
        self._next += 1
        return self._next - 1


@dataclass
class Chat:
    """A private chat of one bot with one person, or a group."""

    id: int
    kind: str  # private, group, supergroup
    title: str = ""
    person: User | None = None
    started: bool = False
    blocked: bool = False
    seats: dict[int, Seat] = field(default_factory=dict)
    open_to_write: bool = True
    migrated_to: int | None = None
    topics: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    keyboard: dict[str, Any] | None = None
    pinned: list[int] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    numbers: Numbers = field(default_factory=Numbers)
    revision: int = 0  # grows with everything that changes what a screen shows

    def touch(self) -> int:
        """Note that what a screen shows has changed; return the chat's new revision."""
        self.revision += 1
        return self.revision

    @property
    def private(self) -> bool:
        return self.kind == "private"

    @property
    def called(self) -> str:
        """The words Telegram uses for this kind of chat in its refusals."""
        return f"{self.kind} chat"

    def seat(self, user_id: int) -> Seat:
        return self.seats.get(user_id) or Seat("left")

    def live(self) -> list[Message]:
        """Return the messages not deleted, oldest first."""
        return [message for message in self.messages.values() if message.deleted_at is None]

    def json(self) -> dict[str, Any]:
        if self.person is not None:
            shown = self.person.json()
            return {"id": self.id, "type": "private"} | {
                name: shown[name] for name in ("first_name", "last_name", "username") if name in shown
            }
        forum = {"is_forum": True} if self.topics else {}
        return {"id": self.id, "type": self.kind, "title": self.title, **forum}
