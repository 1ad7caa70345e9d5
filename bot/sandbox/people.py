"""People to play: what residents, workers and admins can do with a Telegram client."""

from datetime import datetime
from typing import Any

from .asking import menu_for
from .delivery import deliver, deliver_press, text_body
from .files import plain_png
from .groups import Group
from .keyboards import INLINE_ACTIONS
from .limits import START_PAYLOAD
from .refusals import Impossible
from .seen import Seen, Toast
from .sending import origin_of, sticker_of
from .world import Bot, Chat, Message, Seat, User, World

__all__ = ["Group", "Person", "Seen", "Toast"]


class Person:
    """One account and its private chat with one bot; groups are named where they are meant."""

    def __init__(self, world: World, bot: Bot, user: User) -> None:
        self._world = world
        self._bot = bot
        self.user = user

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def name(self) -> str:
        return self.user.first_name

    @property
    def private(self) -> Chat:
        return self._world.private(self._bot, self.user)

    def with_bot(self, bot: Bot) -> "Person":
        """Return the same person in the chat with another bot."""
        return Person(self._world, bot, self.user)

    # what they send

    def says(self, text: str, *, chat: Group | None = None, reply_to: Seen | int | None = None, topic: int = 0) -> Seen:
        """Type a text and send it."""
        return self._sends(text_body(text), chat, reply_to=reply_to, topic=topic)

    def starts(self, payload: str = "") -> Seen:
        """Press START, after a deep link when there is a payload (64 of `A-Za-z0-9_-`)."""
        if not START_PAYLOAD.fullmatch(payload):
            raise Impossible("a client does not follow a deep link with this payload")
        if self.private.blocked:
            self.unblocks()
        return self.says(f"/start {payload}".strip())

    def sends_photo(self, content: bytes | None = None, caption: str = "", *, chat: Group | None = None) -> Seen:
        """Send a picture (a plain one when none is given)."""
        body: dict[str, Any] = {"photo": self._world.files.photo(content or plain_png(720, 1280))}
        return self._sends(body | ({"caption": caption} if caption else {}), chat)

    def sends_document(
        self,
        name: str,
        content: bytes,
        *,
        caption: str = "",
        mime_type: str = "application/octet-stream",
        size: int | None = None,
        chat: Group | None = None,
    ) -> Seen:
        """Send a file; `size` may claim more bytes than there are, to be too big to download."""
        file = self._world.files.keep(content, "documents", name=name, size=size, file_name=name, mime_type=mime_type)
        return self._sends({"document": file.reference()} | ({"caption": caption} if caption else {}), chat)

    def sends_voice(self, seconds: int = 3, content: bytes = b"OggS", *, chat: Group | None = None) -> Seen:
        file = self._world.files.keep(content, "voice", duration=seconds, mime_type="audio/ogg")
        return self._sends({"voice": file.reference()}, chat)

    def sends_video_note(self, seconds: int = 5, content: bytes = b"round video", *, chat: Group | None = None) -> Seen:
        file = self._world.files.keep(content, "video_notes", length=240, duration=seconds)
        return self._sends({"video_note": file.reference()}, chat)

    def sends_video(
        self,
        content: bytes = b"moving pictures",
        *,
        caption: str = "",
        size: int | None = None,
        chat: Group | None = None,
    ) -> Seen:
        file = self._world.files.keep(content, "videos", size=size, width=640, height=480, duration=5)
        return self._sends({"video": file.reference()} | ({"caption": caption} if caption else {}), chat)

    def sends_animation(self, content: bytes = b"GIF89a", *, chat: Group | None = None) -> Seen:
        """Send a GIF: Telegram says it twice, as an animation and as a document for old clients."""
        about: dict[str, Any] = {"file_name": "x.gif.mp4", "mime_type": "video/mp4"}
        file = self._world.files.keep(content, "animations", width=320, height=240, duration=2, **about).reference()
        document = {name: value for name, value in file.items() if name not in {"width", "height", "duration"}}
        return self._sends({"animation": file, "document": document}, chat)

    def sends_audio(self, content: bytes = b"ID3", *, chat: Group | None = None) -> Seen:
        file = self._world.files.keep(content, "music", duration=3, mime_type="audio/mpeg")
        return self._sends({"audio": file.reference()}, chat)

    def sends_album(self, pictures: "list[bytes]", caption: str = "", *, chat: Group | None = None) -> list[Seen]:
        """Send 2-10 pictures at once: as many messages with one `media_group_id`, the caption under the first."""
        if not 2 <= len(pictures) <= 10:
            raise Impossible("an album has 2-10 pictures")
        group = str(13_000_000_000 + self._world.files.count)
        bodies: list[dict[str, Any]] = [{"photo": self._world.files.photo(one)} for one in pictures]
        if caption:
            bodies[0]["caption"] = caption
        return [self._sends(body, chat, media_group_id=group) for body in bodies]

    def sends_dice(self, value: int = 6, *, chat: Group | None = None) -> Seen:
        return self._sends({"dice": {"emoji": "🎲", "value": value}}, chat)

    def sends_poll(self, question: str, options: "list[str]", *, chat: Group | None = None) -> Seen:
        """Send a poll nobody has answered yet."""
        answers = [{"text": one, "voter_count": 0, "persistent_id": str(at)} for at, one in enumerate(options)]
        poll = {"id": "1", "question": question, "options": answers, "total_voter_count": 0, "is_closed": False}
        kind = {"is_anonymous": True, "type": "regular", "allows_multiple_answers": False, "members_only": False}
        more = {"allows_revoting": False}
        return self._sends({"poll": poll | kind | more}, chat)

    def sends_sticker(self, *, chat: Group | None = None) -> Seen:
        return self._sends({"sticker": sticker_of(self._world, b"RIFF sticker")}, chat)

    def sends_location(self, latitude: float = 30.0, longitude: float = 120.0, *, chat: Group | None = None) -> Seen:
        return self._sends({"location": {"latitude": latitude, "longitude": longitude}}, chat)

    def shares_live_location(self, latitude: float = 30.0, longitude: float = 120.0, *, seconds: int = 900) -> Seen:
        """Begin to show where one is, in the private chat."""
        place = {"latitude": latitude, "longitude": longitude, "live_period": seconds}
        return self._sends({"location": place}, None)

    def moves(self, message: Seen, latitude: float, longitude: float) -> None:
        """Be somewhere else while a live location is shown: the bot gets an edited message."""
        own = self._message(message, None)
        if "live_period" not in own.body.get("location", {}):
            raise Impossible("only a live location moves")
        place = own.body["location"] | {"latitude": latitude, "longitude": longitude}
        own.change({"location": place}, own.markup, self._world.now())
        deliver(self._world, own, "edited_message")

    def shares_contact(self, phone: str, *, of: "Person | None" = None, chat: Group | None = None) -> Seen:
        """Send a contact card, one's own unless told."""
        owner = of or self
        contact = {"phone_number": phone, "first_name": owner.name, "user_id": owner.id}
        return self._sends({"contact": contact}, chat)

    def shares_users(self, request_id: int, people: "list[Person]") -> Seen:
        """Pick people after pressing a `request_users` button."""
        users = [{"user_id": person.id, "first_name": person.name} for person in people]
        return self._sends({"users_shared": {"request_id": request_id, "users": users}}, None)

    def shares_chat(self, request_id: int, group: Group) -> Seen:
        """Pick a group after pressing a `request_chat` button."""
        picked = {"request_id": request_id, "chat_id": group.id, "title": group.chat.title}
        return self._sends({"chat_shared": picked}, None)

    def edits(self, message: Seen | int, text: str, *, chat: Group | None = None) -> Seen:
        """Change the text (or caption) of one's own message."""
        own = self._message(message, chat)
        if own.sender.id != self.id:
            raise Impossible("a client offers to edit only one's own messages")
        body = {name: value for name, value in own.body.items() if name not in {"text", "entities", "caption"}}
        body |= {"caption": text} if body else text_body(text)
        own.change(body, own.markup, self._world.now())
        deliver(self._world, own, "edited_message")
        return Seen.of(own)

    def forwards(self, message: Seen, *, chat: Group | None = None, hidden: bool = False) -> Seen:
        """Forward a message; `hidden` when its author's account does not let itself be linked."""
        original = message.chat.messages[message.message_id]
        origin = original.extra.get("forward_origin") or origin_of(original)
        if hidden:
            origin = {"type": "hidden_user", "date": origin["date"], "sender_user_name": original.sender.first_name}
        return self._sends(dict(original.body), chat, forward_origin=origin)

    # what they press

    def presses(self, label: str, on: Seen | None = None, *, chat: Group | None = None) -> Seen | None:
        """Press the newest inline button whose text contains the label, else the reply keyboard's.

        With `on`, press that message's button as it was seen, though it may have
        changed or gone since. Returns the message a reply keyboard sent. Raises
        `Impossible` with what can be pressed when there is no such button.
        """
        shown = [on] if on else [seen for seen in reversed(self.shows(chat)) if seen.rows]
        for seen in shown:
            button = seen.button(label)
            if button is not None:
                self._press(seen, button)
                return None
        if on is None:
            typed = self._on_keyboard(label, chat)
            if typed is not None:
                return self.says(typed, chat=chat)
        raise Impossible(f"no button {label!r}; there are: {', '.join(self.labels(chat, on)) or 'none'}")

    def presses_data(self, data: str, on: Seen | None = None, *, chat: Group | None = None) -> str:
        """Send callback data no button carries, as a forged client can; return the query id."""
        room = self._room(chat)
        target = on or next((seen for seen in reversed(self.shows(chat)) if seen.by_bot), None)
        number = target.message_id if target else 1
        return deliver_press(self._world, self._bot, self.user, room, number, data).id

    def labels(self, chat: Group | None = None, on: Seen | None = None) -> list[str]:
        """Return every label that can be pressed now: inline buttons newest first, then the keyboard."""
        shown = [on] if on else list(reversed(self.shows(chat)))
        return [label for seen in shown for label in seen.labels] + [
            label for row in self.keyboard(chat) for label in row
        ]

    # what they do to the bot

    def blocks(self) -> None:
        self._turn("member", "kicked")
        self.private.blocked = True
        self.private.touch()

    def unblocks(self) -> None:
        self.private.blocked = False
        self.private.touch()
        self._turn("kicked", "member")

    def deactivates(self) -> None:
        """Delete the account: from now on every message to it is refused."""
        self.user.deactivated = True

    # what they see

    def sees(self, chat: Group | None = None) -> list[Seen]:
        """Return what the bot has standing in the chat, oldest first."""
        return [seen for seen in self.shows(chat) if seen.by_bot]

    def shows(self, chat: Group | None = None) -> list[Seen]:
        """Return everything that stands in the chat, oldest first, own messages too."""
        return [Seen.of(message) for message in self._room(chat).live()]

    @property
    def last(self) -> Seen:
        """The newest message of the bot in the private chat."""
        for message in reversed(self.private.live()):
            if message.sender.is_bot:
                return Seen.of(message)
        raise Impossible(f"the bot has not written to {self.name}")

    @property
    def toasts(self) -> list[Toast]:
        """What the bot answered to this person's presses, oldest first; presses without text left out."""
        return [
            Toast(query.text, query.show_alert, query.id)
            for query in self._bot.queries.values()
            if query.person.id == self.id and query.answered and query.text
        ]

    def keyboard(self, chat: Group | None = None) -> list[list[str]]:
        """Return the labels of the reply keyboard that is showing, row by row."""
        rows = (self._room(chat).keyboard or {}).get("keyboard", [])
        return [[str(button["text"]) for button in row] for row in rows]

    def commands(self, chat: Group | None = None) -> list[dict[str, str]]:
        """Return the command menu the client would show here."""
        return menu_for(self._bot, self._room(chat), self.user)

    def saw_by(self, moment: datetime) -> list[Seen]:
        """Return the bot's messages that had arrived by then."""
        return [seen for seen in self.sees() if seen.at <= moment]

    def _room(self, chat: Group | None) -> Chat:
        if chat is None:
            return self.private
        return chat.chat

    def _sends(
        self,
        body: dict[str, Any],
        chat: Group | None,
        *,
        reply_to: Seen | int | None = None,
        topic: int = 0,
        **extra: Any,
    ) -> Seen:
        room = self._room(chat)
        self._may_send(room)
        if reply_to is not None:
            original = self._message(reply_to, chat).json()
            extra["reply_to_message"] = {key: item for key, item in original.items() if key != "reply_to_message"}
        if topic:
            extra |= {"message_thread_id": topic, "is_topic_message": True}
        message = self._world.put(room, self.user, body, **extra)
        deliver(self._world, message, only=self._bot if room.private else None)
        return Seen.of(message)

    def _may_send(self, room: Chat) -> None:
        if self.user.deactivated:
            raise Impossible(f"{self.name} has deleted the account")
        if not room.private:
            if room.migrated_to is not None:
                raise Impossible("the group has become a supergroup; use what upgrade() returned")
            if not room.seat(self.id).inside:
                raise Impossible(f"{self.name} is not in {room.title}")
            return
        if room.blocked:
            raise Impossible(f"{self.name} has blocked the bot; unblock it first")
        room.started = True

    def _message(self, message: Seen | int, chat: Group | None) -> Message:
        number = message if isinstance(message, int) else message.message_id
        room = self._room(chat) if isinstance(message, int) else message.chat
        found = room.messages.get(number)
        if found is None:
            raise Impossible(f"there is no message {number} here")
        return found

    def _press(self, seen: Seen, button: dict[str, Any]) -> None:
        if "callback_data" not in button:
            kind = next(name for name in button if name in INLINE_ACTIONS)
            if kind in {"url", "copy_text"}:
                return  # opens a page or fills the clipboard: the bot hears nothing
            raise Impossible(f"the sandbox has no {kind} buttons")
        bot = self._author(seen)
        deliver_press(self._world, bot, self.user, seen.chat, seen.message_id, str(button["callback_data"]))

    def _author(self, seen: Seen) -> Bot:
        sender = seen.chat.messages[seen.message_id].sender
        return next((bot for bot in self._world.bots.values() if bot.user.id == sender.id), self._bot)

    def _on_keyboard(self, label: str, chat: Group | None) -> str | None:
        labels = [shown for row in self.keyboard(chat) for shown in row]
        found = label if label in labels else next((shown for shown in labels if label in shown), None)
        room = self._room(chat)
        if found is not None and (room.keyboard or {}).get("one_time_keyboard"):
            room.keyboard = None
        return found

    def _turn(self, old: str, new: str) -> None:
        """Tell the bot that its place in the private chat changed."""
        self._bot.queue.add(
            "my_chat_member",
            {
                "chat": self.private.json(),
                "from": self.user.json(),
                "date": int(self._world.now().timestamp()),
                "old_chat_member": Seat(old).json(self._bot.user),
                "new_chat_member": Seat(new).json(self._bot.user),
            },
        )
