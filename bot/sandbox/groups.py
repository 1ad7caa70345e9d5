"""Groups to play: who is in them, what the bot may do there, and how they move."""

from typing import TYPE_CHECKING

from .asking import change_seat
from .delivery import deliver, text_body
from .refusals import Impossible
from .seen import Seen
from .world import ANONYMOUS_ADMIN, Bot, Chat, Message, Seat, User, World

if TYPE_CHECKING:
    from .people import Person


class Group:
    """A group or supergroup, seen from outside."""

    def __init__(self, world: World, bot: Bot, chat: Chat) -> None:
        self._world = world
        self._bot = bot
        self.chat = chat

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def title(self) -> str:
        return self.chat.title

    def add(self, person: "Person") -> None:
        """Let a person in; the first one in created the group."""
        first = not any(seat.status == "creator" for seat in self.chat.seats.values())
        self.chat.seats[person.id] = Seat("creator" if first else "member")

    def remove(self, person: "Person") -> None:
        self.chat.seats[person.id] = Seat("left")

    def promote(self, person: "Person") -> None:
        self.chat.seats[person.id] = Seat("administrator")

    def add_bot(self, by: "Person | None" = None) -> None:
        """Add the bot: it hears `my_chat_member` and the service message about itself."""
        actor = self._actor(by)
        change_seat(self._world, self.chat, self._bot, actor, "member")
        self._service(actor, {"new_chat_members": [self._bot.user.json()]})

    def remove_bot(self, by: "Person | None" = None) -> None:
        change_seat(self._world, self.chat, self._bot, self._actor(by), "kicked")

    def promote_bot(self, by: "Person | None" = None) -> None:
        """Make the bot an administrator: it hears everything and may pin and delete."""
        change_seat(self._world, self.chat, self._bot, self._actor(by), "administrator")

    def restrict_bot(self, by: "Person | None" = None) -> None:
        """Take from the bot the right to write; only supergroups know this for a single member."""
        if self.chat.kind != "supergroup":
            raise Impossible("a single member can be restricted in supergroups only; use mute() or upgrade()")
        change_seat(self._world, self.chat, self._bot, self._actor(by), "restricted", can_write=False)

    def let_bot_write(self, by: "Person | None" = None) -> None:
        change_seat(self._world, self.chat, self._bot, self._actor(by), "member")

    def mute(self) -> None:
        """Take the right to write from everybody but administrators; nobody is told."""
        self.chat.open_to_write = False

    def unmute(self) -> None:
        self.chat.open_to_write = True

    def topic(self, name: str) -> int:
        """Open a topic and return its message_thread_id; the supergroup becomes a forum."""
        if self.chat.kind != "supergroup":
            raise Impossible("only supergroups have topics")
        message = self._world.put(
            self.chat, self._actor(None), {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        )
        self.chat.topics[message.message_id] = name
        message.extra = {"message_thread_id": message.message_id, "is_topic_message": True}
        deliver(self._world, message)
        return message.message_id

    def delete_topic(self, thread: int) -> None:
        del self.chat.topics[thread]

    def upgrade(self) -> "Group":
        """Turn the group into a supergroup with a new id and return it; the old id only says where to go."""
        old = self.chat
        if old.kind != "group" or old.migrated_to is not None:
            raise Impossible("this is no group any more")
        new = self._world.add_group(old.title, supergroup=True)
        new.seats = dict(old.seats)
        actor = self._actor(None)
        self._service(actor, {"migrate_to_chat_id": new.id})
        old.migrated_to = new.id
        group = Group(self._world, self._bot, new)
        group._service(anonymous(), {"migrate_from_chat_id": old.id})
        return group

    def anonymous_admin_says(self, text: str) -> Seen:
        """Write as an administrator who hides behind the group."""
        message = self._world.put(self.chat, anonymous(), text_body(text), sender_chat=self.chat.json())
        deliver(self._world, message)
        return Seen.of(message)

    def shows(self) -> list[Seen]:
        """Return everything that stands in the group, oldest first."""
        return [Seen.of(message) for message in self.chat.live()]

    def sees(self) -> list[Seen]:
        """Return what the bot has standing in the group, oldest first."""
        return [seen for seen in self.shows() if seen.by_bot]

    def _service(self, actor: User, body: dict[str, object]) -> Message:
        message = self._world.put(self.chat, actor, dict(body))
        deliver(self._world, message)
        return message

    def _actor(self, by: "Person | None") -> User:
        if by is not None:
            return by.user
        creator = next((number for number, seat in self.chat.seats.items() if seat.status == "creator"), None)
        if creator is None:
            return self._world.add_user(User(999_000_001, "群主"))
        return self._world.users[creator]


def anonymous() -> User:
    """Return the account Telegram shows for an administrator who stays anonymous."""
    return User(ANONYMOUS_ADMIN, "Group", username="GroupAnonymousBot", is_bot=True)
