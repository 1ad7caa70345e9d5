"""The strict local Telegram in a process and on a core of its own, so that it costs the bot nothing."""

import asyncio
import multiprocessing
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

from bot.sandbox import TOKEN, Limits, Sandbox, serve

ECHO_TOKEN = "654321:ECHOECHOECHOECHOECHOECHOECHOECHOECHO"
TOKENS = (TOKEN, ECHO_TOKEN)

SPAWN = multiprocessing.get_context("spawn")


def pin(core: int) -> None:
    """Keep this process on the first or the last core; where there is but one nothing happens."""
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {cores[core]})


def leave_with_parent() -> None:
    """End this process when the one that started it is gone, however it went."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, name="parent", daemon=True).start()


class Telegram:
    """The desk of the sandbox, seen from outside. Moments are seconds of the machine's clock."""

    def __init__(self, pipe: "Connection[Any, Any]") -> None:
        self._pipe = pipe
        self.url: str = pipe.recv()

    def _ask(self, *command: Any) -> Any:
        self._pipe.send(command)
        return self._pipe.recv()

    def meet(self, people: Iterable[int]) -> None:
        """Let people have started both bots, without an update."""
        self._ask("meet", list(people))

    def gather(self, member: int) -> int:
        """Let there be a group with somebody and our bot in it, and return its number."""
        return int(self._ask("gather", member))

    def say(self, words: Iterable[tuple[int, str]], token: str = TOKEN) -> None:
        """Let people type, in this order, all at once."""
        self._ask("say", token, list(words))

    def sent(self, after: int = 0) -> list[tuple[float, int, str]]:
        """Return the messages accepted so far: when, in which chat, with which words."""
        found: list[tuple[float, int, str]] = self._ask("sent", after)
        return found

    def count(self) -> int:
        """Return how many messages were accepted so far."""
        return int(self._ask("count"))

    def refused(self) -> int:
        """Return how many calls were answered with 429."""
        return int(self._ask("refused"))

    def busy(self) -> float:
        """Return the seconds of CPU it took so far."""
        return float(self._ask("busy"))


@contextmanager
def telegram(limits: Limits | None = None) -> Iterator[Telegram]:
    """Serve a sandbox while the context lasts; without limits it is as strict as Telegram about the pace."""
    ours, theirs = SPAWN.Pipe()
    process = SPAWN.Process(target=_serve, args=(theirs, limits or Limits()), daemon=True)
    process.start()
    try:
        yield Telegram(ours)
    finally:
        ours.send(("stop",))
        process.join(5)
        process.kill()


def _serve(pipe: "Connection[Any, Any]", limits: Limits) -> None:
    leave_with_parent()
    pin(0)
    asyncio.run(_answer(pipe, limits))


async def _answer(pipe: "Connection[Any, Any]", limits: Limits) -> None:
    sandbox = Sandbox(limits=limits)
    sandbox.add_bot(ECHO_TOKEN, "echo_bot", "echo")
    async with serve(sandbox) as url:
        pipe.send(url)
        while (command := await asyncio.to_thread(pipe.recv))[0] != "stop":
            pipe.send(_do(sandbox, *command))


def _do(sandbox: Sandbox, name: str, *asked: Any) -> Any:
    match name, asked:
        case "meet", [people]:
            for bot in sandbox.world.bots.values():
                for one in people:
                    sandbox.person(one, bot=bot).private.started = True
        case "gather", [member]:
            return sandbox.group("群", [sandbox.person(member)]).id
        case "say", [token, words]:
            bot = sandbox.world.bots[token]
            for one, text in words:
                sandbox.person(one, bot=bot).says(text)
        case "sent", [after]:
            return [(effect.at.timestamp(), effect.chat_id, effect.text) for effect in sandbox.sent[after:]]
        case "count", _:
            return len(sandbox.sent)
        case "refused", _:
            return sandbox.stats()["too_many_requests"]
        case "busy", _:
            return sum(os.times()[:2])
        case _:
            raise ValueError(f"nobody does {name}")
    return None
