"""The one object that ties the sandbox together, and the way a call takes through it."""

import asyncio
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .clock import SandboxClock
from .faults import Fault, Faults
from .files import Upload
from .limits import Limits
from .methods import carry_out, find
from .people import Group, Person
from .playback import Playback
from .refusals import Refused
from .sending import Call
from .updates import Update
from .wire import Params
from .world import Bot, Effect, User, World

if TYPE_CHECKING:
    from .server import App

TOKEN = "123456:SANDBOXSANDBOXSANDBOXSANDBOXSANDBOX"
CALLS_KEPT = 5000


@dataclass(frozen=True)
class CallRecord:
    """One API call and how it ended; status 0 means that no answer was given."""

    at: datetime
    bot_id: int
    method: str
    params: Params
    status: int
    description: str = ""


@dataclass(frozen=True)
class Answer:
    """What goes back over the wire; `broken` says that the connection breaks instead."""

    status: int = 200
    body: dict[str, Any] | None = None
    html: str = ""
    broken: bool = False
    effect: bool = False
    hang: bool = False


WEB_PAGE = "<!DOCTYPE html><html><body><h1>Welcome to the network</h1><p>Please log in.</p></body></html>"


class Sandbox:
    """Telegram, as far as one bot and the people around it are concerned.

    `calls` keeps the last 5000 calls, `sent` every message ever accepted, in
    order, `effects` edits and deletions too, `updates_fed` every update ever
    queued for the first bot, confirmed or not.
    """

    def __init__(
        self,
        token: str = TOKEN,
        clock: SandboxClock | None = None,
        limits: Limits | None = None,
        *,
        username: str = "suifang_sandbox_bot",
        name: str = "随访",
        reads_all_group_messages: bool = False,
        seed: int = 2020,
    ) -> None:
        self.clock = clock or SandboxClock()
        self.faults = Faults(seed)
        self.playback = Playback(self.clock)
        self.stopping = False
        self.calls: deque[CallRecord] = deque(maxlen=CALLS_KEPT)
        self._counts: Counter[tuple[str, int]] = Counter()
        self._account = (token, username, name, reads_all_group_messages)
        self._limits = limits or Limits()
        self.world = self._create()
        self.bot = self.world.first_bot()

    def _create(self) -> World:
        token, username, name, reads_all = self._account
        world = World(self.clock, self._limits)
        world.add_bot(token, username, name, reads_all=reads_all)
        return world

    def begin_again(self, world: World | None = None) -> None:
        """Forget everybody and everything said, as on the first day; whoever looks sees a new `epoch`.

        With a `world` everybody is there who is in it, and what they said.
        """
        self.faults.clear()
        self.calls.clear()
        self._counts.clear()
        self.world = world or self._create()
        self.bot = self.world.first_bot()
        self.playback.epoch += 1

    @property
    def token(self) -> str:
        return self.bot.token

    @cached_property
    def app(self) -> "App":
        """The ASGI application, to serve or to call in process."""
        from .server import App

        return App(self)

    @property
    def sent(self) -> list[Effect]:
        return self.world.sent

    @property
    def effects(self) -> list[Effect]:
        return self.world.effects

    @property
    def updates_fed(self) -> list[Update]:
        return self.bot.queue.fed

    def limit(self, limits: Limits) -> None:
        """Put other rate limits in force for every bot, from the next call on."""
        self.world.limits = limits
        for bot in self.world.bots.values():
            bot.pace.obey(limits)

    def add_bot(self, token: str, username: str, name: str) -> Bot:
        return self.world.add_bot(token, username, name)

    def person(self, id: int, name: str = "", language_code: str = "zh-hans", *, bot: Bot | None = None) -> Person:
        """Return the person of that id, made up if new, who will talk to `bot` (the first one unless told)."""
        user = self.world.users.get(id) or self.world.add_user(
            User(id, name or f"居民{id}", language_code=language_code)
        )
        return Person(self.world, bot or self.bot, user)

    def group(
        self,
        title: str,
        members: Iterable[Person] = (),
        *,
        supergroup: bool = False,
        with_bot: bool = True,
    ) -> Group:
        """Make a group; its first member created it and, unless told otherwise, adds the bot."""
        group = Group(self.world, self.bot, self.world.add_group(title, supergroup=supergroup))
        for member in members:
            group.add(member)
        if with_bot:
            group.add_bot()
        return group

    def stats(self) -> dict[str, Any]:
        """Return counts of calls by method and status, of messages, updates and faults."""
        queue = self.bot.queue
        methods: dict[str, dict[str, int]] = {}
        for (method, status), count in sorted(self._counts.items()):
            methods.setdefault(method, {})[str(status)] = count
        return {
            "calls": sum(self._counts.values()),
            "methods": methods,
            "too_many_requests": sum(count for (_, status), count in self._counts.items() if status == 429),
            "sent": len(self.sent),
            "effects": len(self.effects),
            "updates": {
                "fed": len(queue.fed),
                "waiting": queue.waiting(),
                "confirmed": queue.confirmed,
                "expired": queue.expired,
            },
            "faults": [{"kind": rule.kind, "method": rule.method, "hits": rule.hits} for rule in self.faults.rules],
        }

    def stop_polls(self) -> None:
        """End every poll that is waiting, with an empty answer: the server is going down."""
        self.stopping = True
        for bot in self.world.bots.values():
            bot.queue.wake()

    async def answer(self, token: str, name: str, params: Params, files: dict[str, Upload]) -> Answer:
        """Carry out one call, with whatever trouble is due, and record it."""
        try:
            bot = self.world.bot_of(token)
            method = find(name)
        except Refused as refusal:
            return self._refuse(0, name, params, refusal)
        struck = self.faults.strike(method.name, _chat_id(params))
        for fault in struck:
            if fault.kind == "delay":
                await asyncio.sleep(fault.seconds)
        trouble = next((fault for fault in struck if fault.kind != "delay"), None)
        if trouble is not None:
            early = self._before_effect(bot, method.name, params, trouble)
            if early is not None:
                return early
        try:
            result = await carry_out(method, Call(self.world, bot, method.name, params, files))
        except Refused as refusal:
            if trouble is None or trouble.kind != "lost":
                return self._refuse(bot.user.id, method.name, params, refusal)
            result = None
        if trouble is not None and trouble.kind == "lost":
            self._record(bot.user.id, method.name, params, 0, "lost")
            return Answer(broken=True, effect=True)
        if trouble is not None and trouble.kind == "duplicate":
            result = [update for update in result for _ in range(2)]
        self._record(bot.user.id, method.name, params, 200)
        return Answer(body={"ok": True, "result": result})

    async def trouble_with_download(self) -> Fault | None:
        """Return what befalls the download of a file: rules for the method `file`. Delays are over by then."""
        struck = self.faults.strike("file", None)
        for fault in struck:
            if fault.kind == "delay":
                await asyncio.sleep(fault.seconds)
        return next((fault for fault in struck if fault.kind != "delay"), None)

    def _before_effect(self, bot: Bot, method: str, params: Params, fault: Fault) -> Answer | None:
        match fault.kind:
            case "drop":
                self._record(bot.user.id, method, params, 0, "drop")
                return Answer(broken=True)
            case "hang":
                self._record(bot.user.id, method, params, 0, "hang")
                return Answer(hang=True)
            case "html":
                self._record(bot.user.id, method, params, 200, "html")
                return Answer(html=WEB_PAGE)
            case "status":
                refusal = Refused(fault.code, fault.description, **fault.parameters)
                return self._refuse(bot.user.id, method, params, refusal)
            case _:
                return None

    def refuse(self, name: str, refusal: Refused) -> Answer:
        """Record and answer a call that could not even be read."""
        return self._refuse(0, name, {}, refusal)

    def _refuse(self, bot_id: int, method: str, params: Params, refusal: Refused) -> Answer:
        self._record(bot_id, method, params, refusal.code, refusal.description)
        return Answer(status=refusal.code, body=refusal.answer())

    def _record(self, bot_id: int, method: str, params: Params, status: int, description: str = "") -> None:
        self.calls.append(CallRecord(self.clock.now(), bot_id, method, params, status, description))
        self._counts[method, status] += 1


def _chat_id(params: Params) -> int | None:
    try:
        return int(params["chat_id"])
    except (KeyError, TypeError, ValueError):
        return None
