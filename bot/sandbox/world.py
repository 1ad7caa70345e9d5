"""The state of the sandbox's Telegram: who exists, which chats there are, and what stands in them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from .chats import ANONYMOUS_ADMIN, Chat, Message, Numbers, Seat, User, Version
from .clock import SandboxClock
from .files import Files
from .limits import Limits, Pace
from .refusals import Refused, bad_request, forbidden
from .updates import Update, UpdateQueue

__all__ = ["ANONYMOUS_ADMIN", "Bot", "Chat", "Effect", "Message", "Query", "Seat", "User", "Version", "World"]


@dataclass
class Query:
    """A press on a button that a bot may answer once."""

    id: str
    person: User
    chat: Chat
    data: str
    at: datetime
    answered: bool = False
    text: str = ""
    show_alert: bool = False


@dataclass
class Bot:
    """An account with a token: its queue, its pace, and what it says about itself."""

    token: str
    user: User
    queue: UpdateQueue
    pace: Pace
    reads_all: bool = False
    webhook: str = ""
    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    about: dict[tuple[str, str], str] = field(default_factory=dict)
    menus: dict[int, dict[str, Any]] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    private: dict[int, Chat] = field(default_factory=dict)


@dataclass(frozen=True)
class Effect:
    """Something a bot did that people can see: the truth a proof is checked against."""

    kind: str  # send, edit, delete
    method: str
    bot_id: int
    chat_id: int
    message_id: int
    text: str
    at: datetime


class World:
    """Everything, in memory; nothing here answers or decides about the wire."""

    def __init__(self, clock: SandboxClock, limits: Limits) -> None:
        self.clock = clock
        self.limits = limits
        self.files = Files()
        self.bots: dict[str, Bot] = {}
        self.users: dict[int, User] = {}
        self.groups: dict[int, Chat] = {}
        self.effects: list[Effect] = []
        self.sent: list[Effect] = []
        self._numbers = Numbers()
        self._group_numbers = Numbers()
        self._queries = Numbers(4_000_000_000_000_001)

    def now(self) -> datetime:
        return self.clock.now()

    def add_bot(self, token: str, username: str, name: str, *, reads_all: bool = False) -> Bot:
        """Create an account; `reads_all` switches group privacy mode off for it."""
        user = User(int(token.split(":", 1)[0]), name, username=username, is_bot=True)
        bot = Bot(token, user, UpdateQueue(self.clock), Pace(self.limits), reads_all=reads_all)
        self.bots[token] = bot
        self.users[user.id] = user
        return bot

    def bot_of(self, token: str) -> Bot:
        bot = self.bots.get(token)
        if bot is None:
            raise Refused(401, "Unauthorized")
        return bot

    def add_user(self, user: User) -> User:
        return self.users.setdefault(user.id, user)

    def add_group(self, title: str, *, supergroup: bool) -> Chat:
        number = next(self._group_numbers)
        if supergroup:
            chat = Chat(-1_001_000_000_000 - number, "supergroup", title)
        else:
            chat = Chat(-4_000_000 - number, "group", title, numbers=self._numbers)
        self.groups[chat.id] = chat
        return chat

    def private(self, bot: Bot, person: User) -> Chat:
        """Return the chat of a person with a bot; it is not `started` before the person wrote."""
        chat = bot.private.get(person.id)
        if chat is None:
            chat = bot.private[person.id] = Chat(person.id, "private", person=person, numbers=self._numbers)
        return chat

    def chats(self) -> list[Chat]:
        return [chat for bot in self.bots.values() for chat in bot.private.values()] + list(self.groups.values())

    def known(self, bot: Bot, chat_id: int) -> Chat:
        """Return a chat the bot has met, whether or not it may still write there."""
        if chat_id > 0:
            chat = bot.private.get(chat_id)
            if chat is None or not chat.started:
                raise bad_request("chat not found")
            return chat
        chat = self.groups.get(chat_id)
        if chat is None or bot.user.id not in chat.seats:
            raise bad_request("chat not found")
        if chat.migrated_to is not None:
            raise bad_request(
                "group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.migrated_to,
            )
        return chat

    def reach(self, bot: Bot, chat_id: int) -> Chat:
        """Return a chat the bot can act in now; raise 403 when people shut it out."""
        chat = self.known(bot, chat_id)
        if chat.person is not None:
            if chat.person.deactivated:
                raise forbidden("user is deactivated")
            if chat.blocked:
                raise forbidden("bot was blocked by the user")
            return chat
        seat = chat.seat(bot.user.id)
        if seat.status == "kicked":
            raise forbidden(f"bot was kicked from the {chat.called}")
        if seat.status == "left":
            raise forbidden(f"bot is not a member of the {chat.called}")
        return chat

    def may_write(self, bot: Bot, chat: Chat, what: str) -> None:
        """Raise `Refused` when the bot has no right to send this kind of message to a group."""
        if chat.private:
            return
        seat = chat.seat(bot.user.id)
        if not seat.admin and not (seat.can_write and chat.open_to_write):
            raise bad_request(f"not enough rights to send {what} to the chat")

    def put(
        self,
        chat: Chat,
        sender: User,
        body: dict[str, Any],
        *,
        markup: dict[str, Any] | None = None,
        silent: bool = False,
        **extra: Any,
    ) -> Message:
        """Write a message into a chat; nobody is told."""
        message = Message(chat, next(chat.numbers), sender, self.now(), body, markup, silent, extra)
        chat.messages[message.message_id] = message
        message.revision = chat.touch()
        if markup and "keyboard" in markup:
            chat.keyboard = markup
        elif markup and "remove_keyboard" in markup:
            chat.keyboard = None
        return message

    def note(self, kind: str, method: str, bot: Bot, message: Message) -> None:
        """Record an effect of a bot's call."""
        effect = Effect(kind, method, bot.user.id, message.chat.id, message.message_id, message.text, self.now())
        self.effects.append(effect)
        if kind == "send":
            self.sent.append(effect)

    def new_query(self, bot: Bot, person: User, chat: Chat, data: str) -> Query:
        query = Query(str(next(self._queries)), person, chat, data, self.now())
        bot.queries[query.id] = query
        return query

    def inject(self, update: Update, bot: Bot | None = None) -> Update:
        """Feed a raw update to a bot (the first one unless told), however odd it is."""
        return (bot or self.first_bot()).queue.inject(update)

    def first_bot(self) -> Bot:
        return next(iter(self.bots.values()))
