"""When what the pump knows and what the rows say part: nothing waits for ever, and nothing is said to nobody."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy.exc import OperationalError
from sqlmodel import Session, select

from bot import clock
from bot.notices import line
from bot.pump import Pump
from bot.rules.delivery import Answer, Priority
from bot.services import sending
from bot.services.owing import owe
from storage import purges
from storage.models import Outbox
from storage.words import OutboxState
from tests.world import World


def states(world: World) -> list[OutboxState]:
    """What became of everything that was owed."""
    return [row.state for row in world.rows(Outbox)]


def say(world: World, words: str, to: int, *, priority: int = Priority.REPLY, expires: int | None = None) -> None:
    """Owe a line to a chat."""

    def owed(session: Session) -> None:
        till = None if expires is None else clock.now() + timedelta(seconds=expires)
        owe(
            session, line("told-joined", name=words, addr=""), to=f"chat:{to}:zh-CN", key=f"{words}:{to}",
            priority=priority, now=clock.now(), expires=till,
        )  # fmt: skip

    world.db.call(owed)


async def soon(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(10):
        while not holds():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_what_is_erased_while_it_is_on_its_way_is_not_said_again_and_holds_up_nobody(world: World) -> None:
    await world.enrol(world.wang)
    world.wang.says("36.5")
    await world.app.listener.poll(0)
    await world.app.dispatcher.feed()
    await world.app.dispatcher.work_one()
    (letter,) = await world.db.run(sending.claim, now=clock.now(), limit=8, lowest=9)
    await world.db.run(purges.erase, 1, now=clock.now())
    await world.db.run(sending.settle, letter, Answer(429, retry_after=1), now=clock.now())
    say(world, "王芳", world.fang.id)
    await world.wait(seconds=5)
    assert world.saw(world.fang, "王芳")
    assert {OutboxState.OWED, OutboxState.SENDING}.isdisjoint(states(world))


async def test_a_row_nobody_can_read_is_put_aside_and_the_next_is_said(world: World) -> None:
    say(world, "林工", world.lin.id)
    say(world, "王芳", world.fang.id)

    def spoil(session: Session) -> None:
        session.exec(select(Outbox).where(Outbox.key == f"林工:{world.lin.id}")).one().params = {}

    world.db.call(spoil)
    await world.settle()
    assert world.saw(world.fang, "王芳")
    assert OutboxState.QUARANTINED in states(world)
    assert world.saw(world.lin, "已搁置")


async def test_a_claim_whose_answer_was_lost_is_made_once_more(world: World, monkeypatch: Any) -> None:
    say(world, "王芳", world.fang.id)
    pump, run = world.app.pump, world.db.run

    async def lost(service: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        done = await run(service, *args, **kwargs)
        if service is sending.claim:
            monkeypatch.setattr(world.db, "run", run)
            raise OperationalError("COMMIT", {}, Exception("server closed the connection"), connection_invalidated=True)
        return done

    monkeypatch.setattr(world.db, "run", lost)
    claiming = asyncio.ensure_future(pump.run_claims())
    saying = asyncio.ensure_future(pump.run_sends())
    await soon(lambda: world.saw(world.fang, "王芳"))
    for task in (claiming, saying):
        task.cancel()
    assert "可能重复" not in world.last(world.fang).text, "it had never left"


async def test_five_on_their_way_do_not_keep_an_alert_from_those_that_are_idle(world: World) -> None:
    chats = [world.sandbox.person(40_000 + number, f"某人{number}") for number in range(6)]
    for one in chats[:5]:
        say(world, "慢", one.id)
    pump = Pump(world.db, world.app.pump.bot, world.app.pump.renderer)
    assert await pump.claim() == 5
    say(world, "急", chats[5].id, priority=Priority.ALERT)
    assert await pump.claim() == 1


async def test_behind_a_hundred_that_are_too_late_nobody_waits(world: World) -> None:
    for number in range(100):
        say(world, f"迟{number}", world.lin.id, expires=1)
    say(world, "王芳", world.fang.id)
    world.clock.advance(timedelta(seconds=5))
    assert await world.app.pump.claim() == 1


async def test_the_answer_to_a_press_is_given_up_when_it_is_worth_nothing(world: World, monkeypatch: Any) -> None:
    monkeypatch.setattr("bot.pump.PRESS_WAITS", 0.05)
    world.sandbox.faults.add("delay", method="answerCallbackQuery", seconds=5)
    began = asyncio.get_running_loop().time()
    await world.app.pump.answer_press("1", "好", alarm=False)
    assert asyncio.get_running_loop().time() - began < 0.9, "neither the fault's five seconds nor the client's one"
