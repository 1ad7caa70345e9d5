"""What is done for somebody and not said."""

from dataclasses import dataclass

from bot.notices.base import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave(Notice):
    """Say one sentence in a group that is not ours, and leave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu(Notice):
    """The command menu of a chat, or the default one."""

    chat_id: int | None
    commands: tuple[str, ...]
    language: str = ""  # of whoever chose one; else each app sees its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Description(Notice):
    """What a person sees before pressing START."""

    community: str
    emergency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBack(Notice):
    """Delete a message of ours from its chat. That it is gone already is no failure."""

    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin(Notice):
    """Pin a card that was sent, in the place of the one before it. That it cannot be done is no failure."""

    message_id: int
    instead_of: int  # 0 when none was pinned before
