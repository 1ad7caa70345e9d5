"""Trouble on demand, as the real library experiences it, in process and over a socket."""

import asyncio

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.sandbox import ConnectionLost, Person, Sandbox, serve
from tests.sandbox.transport import in_process

CHAT = 1001


async def test_a_dropped_call_had_no_effect(sandbox: Sandbox, bot: Bot, wang: Person) -> None:
    sandbox.faults.add("drop", method="sendMessage")
    with pytest.raises(NetworkError, match="ConnectError"):
        await bot.send_message(CHAT, "您好")
    assert sandbox.sent == []
    await bot.send_message(CHAT, "您好")


async def test_a_lost_answer_had_its_effect(sandbox: Sandbox, bot: Bot, wang: Person) -> None:
    sandbox.faults.add("lost", method="sendMessage")
    with pytest.raises(NetworkError, match="ReadError"):
        await bot.send_message(CHAT, "您好")
    assert [seen.text for seen in wang.sees()] == ["您好"]
    assert [call.status for call in sandbox.calls if call.method == "sendMessage"] == [0]


async def test_only_the_chat_meant_is_told_to_wait(sandbox: Sandbox, bot: Bot, wang: Person) -> None:
    sandbox.person(1002, "李奶奶").starts()
    sandbox.faults.add("status", method="sendMessage", chat_id=CHAT, retry_after=35, times=None)
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(CHAT, "您好")
    assert str(refused.value.retry_after) == "0:00:35"
    await bot.send_message(1002, "您好")


async def test_any_error_can_be_given(sandbox: Sandbox, bot: Bot, wang: Person) -> None:
    sandbox.faults.add("status", code=502, description="Bad Gateway")
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.get_me()
    sandbox.faults.add("status", code=400, description="Bad Request: chat not found")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(CHAT, "您好")


async def test_a_captive_portal_answers_200_with_a_web_page(sandbox: Sandbox, bot: Bot, wang: Person) -> None:
    sandbox.faults.add("html", method="sendMessage")
    with pytest.raises(TelegramError, match="Invalid server response"):
        await bot.send_message(CHAT, "您好")
    assert sandbox.sent == []


async def test_a_late_answer_and_one_that_never_comes_time_out(sandbox: Sandbox, wang: Person) -> None:
    async with in_process(sandbox, read_timeout=0.1) as hasty:
        sandbox.faults.add("delay", method="sendMessage", seconds=0.5)
        with pytest.raises(TimedOut):
            await hasty.send_message(CHAT, "您好")
        sandbox.faults.add("hang", method="sendMessage")
        with pytest.raises(TimedOut):
            await hasty.send_message(CHAT, "您好")


async def test_an_update_can_come_twice(sandbox: Sandbox, bot: Bot, wang: Person) -> None:
    sandbox.faults.add("duplicate")
    await bot.get_me()
    ids = [update.update_id for update in await bot.get_updates()]
    assert len(ids) == 2 and ids[0] == ids[1]
    assert len(await bot.get_updates()) == 1


async def test_chance_is_the_same_in_every_run(bot: Bot) -> None:
    def draw() -> list[int]:
        sandbox = Sandbox(seed=7)
        sandbox.faults.add("status", probability=0.5, times=None)
        return [len(sandbox.faults.strike("sendMessage", CHAT)) for _ in range(20)]

    assert draw() == draw()
    assert 0 < sum(draw()) < 20


async def test_rules_can_be_taken_back(sandbox: Sandbox, bot: Bot, wang: Person) -> None:
    rule = sandbox.faults.add("status", times=None)
    with pytest.raises(TelegramError):
        await bot.get_me()
    sandbox.faults.remove(rule)
    await bot.get_me()


async def test_without_a_socket_the_loss_is_an_exception_of_its_own(sandbox: Sandbox, wang: Person) -> None:
    sandbox.faults.add("lost", method="sendMessage")
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=sandbox.app), base_url="http://sandbox") as client:
        with pytest.raises(ConnectionLost) as lost:
            await client.post(f"/bot{sandbox.token}/sendMessage", json={"chat_id": CHAT, "text": "您好"})
    assert lost.value.effect


async def test_over_a_socket_the_connection_really_breaks(
    sandbox: Sandbox, wang: Person, caplog: pytest.LogCaptureFixture
) -> None:
    async with serve(sandbox) as url, httpx.AsyncClient(base_url=f"{url}/bot{sandbox.token}") as client:
        for kind, sent in (("drop", 0), ("lost", 1)):
            sandbox.faults.add(kind, method="sendMessage")  # type: ignore[arg-type]
            with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
                await client.post("/sendMessage", json={"chat_id": CHAT, "text": "您好"})
            assert len(sandbox.sent) == sent
        sandbox.faults.add("hang", method="getMe")
        with pytest.raises(httpx.ReadTimeout):
            await client.get("/getMe", timeout=0.1)
        assert (await client.get("/getMe")).json()["ok"]
    assert caplog.records == []


async def test_a_poll_whose_client_died_is_not_taken_for_a_second_bot(sandbox: Sandbox) -> None:
    async with serve(sandbox) as url, httpx.AsyncClient(base_url=f"{url}/bot{sandbox.token}") as client:
        with pytest.raises(httpx.ReadTimeout):
            await client.get("/getUpdates?timeout=30", timeout=0.1)
        await asyncio.sleep(0.1)
        assert (await client.get("/getUpdates")).json() == {"ok": True, "result": []}
    assert 409 not in {call.status for call in sandbox.calls}
