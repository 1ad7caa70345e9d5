"""What a handler gets: who speaks, one way to act, one way to look."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from sqlmodel import Session
from telegram import Chat, Update, User
from telegram.ext import Application, CallbackContext, ExtBot

from bot import clock
from bot.services import binding, receiving, refusing
from bot.services.actors import Actor, reads
from bot.services.refusals import Refused
from bot.services.toasts import Toast
from storage.db import Database

P = ParamSpec("P")
T = TypeVar("T")


class Speaker(Protocol):
    """The one thing a handler says itself: the answer to a press, worthless a few seconds later."""

    def wake(self) -> None:
        """Look at once."""

    async def answer_press(self, query_id: str, text: str, *, alarm: bool) -> None:
        """Answer a button press."""


class Says(Protocol):
    """The texts, as far as a toast needs them."""

    def plain(self, language: str, key: str, /, **values: str | int) -> str:
        """Return a sentence without HTML."""


def actor_of(update: Update) -> Actor:
    """Return who caused an update and in which chat. Nobody, for what has no sender."""
    user, chat = update.effective_user, update.effective_chat
    message = update.effective_message
    return Actor(
        telegram_id=user.id if user else 0,
        chat_id=chat.id if chat else (user.id if user else 0),
        private=chat is None or chat.type == Chat.PRIVATE,
        language=_language(user),
        cause=update.update_id,
        name=user.full_name if user else "",
        chat_title=(chat.title or "") if chat else "",
        thread_id=message.message_thread_id if message and getattr(message, "is_topic_message", False) else None,
    )


def _language(user: User | None) -> str:
    return (user.language_code or "") if user else ""


class Context(CallbackContext[ExtBot[None], dict[str, Any], dict[str, Any], dict[str, Any]]):
    """The context of one update."""

    incoming: Update

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> "Context":
        """Remember the update beside what PTB remembers."""
        context = super().from_update(update, application)
        if isinstance(update, Update):
            context.incoming = update
        return context

    @property
    def actor(self) -> Actor:
        """Who speaks."""
        actor = actor_of(self.incoming)
        recent: Callable[[int], int] | None = self.application.bot_data.get("recent")
        return replace(actor, recent=recent(actor.chat_id)) if recent else actor

    @property
    def db(self) -> Database:
        """The database."""
        found = self.application.bot_data["db"]
        if not isinstance(found, Database):
            raise TypeError("the app introduces a database")
        return found

    async def do(self, service: Callable[..., T], *args: Any, **kwargs: Any) -> T | None:
        """Run a service in the transaction that marks this update done: it takes effect once, for ever.

        A refusal undoes what the service did and owes its sentence instead.
        """
        pressed = self.incoming.callback_query is not None
        actor = self.actor
        try:
            result = await self.db.run(self._once, service, *args, actor=actor, now=clock.now(), **kwargs)
        except Refused as refusal:
            refused = await self.db.run(
                self._once, refusing.refuse, refusal, pressed=pressed, actor=actor, now=clock.now()
            )
            result, toast = None, refused or Toast("button-answered")
        else:
            toast = result if isinstance(result, Toast) else Toast("ok")
        self.application.bot_data["settled"].add(self.incoming.update_id)
        self._speaker.wake()
        if pressed:
            await self.answer(toast)
        return result

    def _once(self, session: Session, service: Callable[..., T], /, *args: Any, **kwargs: Any) -> T | None:
        if not receiving.finish(session, self.incoming.update_id, now=clock.now()):
            return None  # done before: by a second process, or before a kill
        if self._may_be_staff:
            binding.opened(session, actor=kwargs["actor"], now=kwargs["now"])
        return service(session, *args, **kwargs)

    @property
    def _may_be_staff(self) -> bool:
        """Whether this is worth a look for somebody who works here: a command or a press."""
        message = self.incoming.message
        return self.incoming.callback_query is not None or bool(message and (message.text or "").startswith("/"))

    async def read(self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Look something up without changing anything."""
        return await self.db.read(query, *args, **kwargs)

    async def answer(self, toast: Toast) -> None:
        """Pop up the answer to a press, where it was pressed."""
        query = self.incoming.callback_query
        if query is None:
            return
        texts: Says = self.application.bot_data["texts"]
        words = ""
        if toast.key != "ok":
            # in the language they chose, which may not be that of their app
            language = await self.db.read(reads, self.actor)
            words = texts.plain(language, toast.key, **toast.spoken(partial(texts.plain, language)))
        await self._speaker.answer_press(query.id, words[:200], alarm=toast.alarm)

    @property
    def _speaker(self) -> Speaker:
        speaker: Speaker = self.application.bot_data["speaker"]
        return speaker
