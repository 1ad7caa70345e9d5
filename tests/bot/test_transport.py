"""HTTP to the Bot API over a real socket: what came back, and what certainly did not leave."""

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any

import pytest
from PIL import Image
from telegram import Bot

from bot import transport
from bot.rules.delivery import Answer, Verdict, judge
from bot.sandbox import TOKEN, Limits, Sandbox, serve
from bot.transport import AiohttpRequest, proxy_from_environment
from bot.wire import attempt, fetch

NOWHERE = "http://127.0.0.1:9"  # the discard port: nobody listens


@pytest.fixture
async def sandbox() -> Sandbox:
    sandbox = Sandbox(limits=Limits.off())
    sandbox.person(1002, "王大爷").starts()
    return sandbox


@pytest.fixture
async def url(sandbox: Sandbox) -> AsyncIterator[str]:
    async with serve(sandbox) as url:
        yield url


@pytest.fixture
async def bot(url: str) -> AsyncIterator[Bot]:
    request = AiohttpRequest(4)
    async with Bot(TOKEN, base_url=f"{url}/bot", request=request, get_updates_request=AiohttpRequest(1)) as bot:
        yield bot


def _picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 60), "white").save(buffer, "PNG")
    return buffer.getvalue()


async def test_a_message_and_a_picture_arrive(bot: Bot, sandbox: Sandbox) -> None:
    await bot.send_message(1002, "三十六度五", parse_mode="HTML")
    await bot.send_photo(1002, _picture(), caption="卡片")
    seen = sandbox.person(1002, "王大爷").sees()
    assert [one.text for one in seen] == ["三十六度五", "卡片"]
    assert seen[1].photo


@pytest.mark.parametrize(
    ("fault", "verdict"),
    [
        ({"kind": "lost"}, Verdict.UNCERTAIN),
        ({"kind": "html"}, Verdict.UNCERTAIN),
        ({"kind": "status", "code": 502}, Verdict.UNCERTAIN),
        ({"kind": "status", "code": 429, "retry_after": 7}, Verdict.WAIT),
        ({"kind": "status", "code": 403}, Verdict.UNREACHABLE),
    ],
)
async def test_what_goes_wrong_on_the_way_is_told_apart(
    bot: Bot, sandbox: Sandbox, fault: dict[str, object], verdict: Verdict
) -> None:
    kind = str(fault.pop("kind"))
    sandbox.faults.add(kind, method="sendMessage", **fault)  # type: ignore[arg-type]
    answer, _ = await attempt(lambda: bot.send_message(1002, "早上好"))
    assert judge(answer) is verdict


@asynccontextmanager
async def server(
    status: int, body: bytes, *, drip: float = 0, also: bytes = b""
) -> AsyncIterator[tuple[Bot, list[bytes]]]:
    """A Bot API that answers everything alike, and what it was asked; it may drip spaces first, for ever."""
    asked: list[bytes] = []
    done = asyncio.Event()

    async def serve_one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.read(65536))
        writer.write(b"HTTP/1.1 %d Any\r\nConnection: close\r\n%b\r\n" % (status, also))
        with suppress(ConnectionError):
            while drip and not writer.is_closing():
                writer.write(b" ")
                await writer.drain()
                await asyncio.sleep(drip)
            writer.write(body)
            writer.close()
            await writer.wait_closed()
        done.set()

    async with await asyncio.start_server(serve_one, "127.0.0.1", 0) as listening:
        base = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/bot"
        request = AiohttpRequest(1)
        await request.initialize()
        try:
            yield Bot(TOKEN, base_url=base, request=request, get_updates_request=AiohttpRequest(1)), asked
        finally:
            await request.shutdown()
            await done.wait()


def _no(code: int, description: str) -> bytes:
    return f'{{"ok":false,"error_code":{code},"description":"{description}"}}'.encode()


# as other servers and what stands before them answer, with what it means and the status we note
OTHERS: tuple[tuple[str, int, bytes, Verdict, int], ...] = (
    ("too fast, no word how long", 429, _no(429, "Too Many Requests"), Verdict.WAIT, 429),
    ("a proxy that finds us too fast", 429, b"<html>slow down</html>", Verdict.WAIT, 429),
    ("a proxy that lets nobody out is no blocked chat", 403, b"<html>denied</html>", Verdict.UNCERTAIN, 0),
    ("a proxy that wants a password refuses no token", 401, b"<html>who?</html>", Verdict.UNCERTAIN, 0),
    ("a proxy that is puzzled is no mistake of ours", 400, b"<html>what?</html>", Verdict.UNCERTAIN, 0),
    ("the token", 401, _no(401, "Unauthorized"), Verdict.REVOKED, 401),
    ("a method the server lacks", 404, _no(404, "Not Found: method not found"), Verdict.REVOKED, 404),
    ("no message", 200, b'{"ok":true,"result":null}', Verdict.UNCERTAIN, 0),
    ("no result", 200, b'{"ok":true}', Verdict.UNCERTAIN, 0),
    ("no object", 200, b"[]", Verdict.UNCERTAIN, 0),
    ("nothing", 200, b"", Verdict.UNCERTAIN, 0),
)


async def test_what_others_answer_means_no_more_than_it_says() -> None:
    for label, status, body, verdict, code in OTHERS:
        async with server(status, body) as (bot, _):
            answer, result = await attempt(partial(bot.send_message, 1002, "早上好"))
        assert (judge(answer), answer.code, result) == (verdict, code, None), label


@pytest.mark.parametrize(
    "more", ["", ',"date":"yesterday","chat":{"id":1002}', ',"chat":7', ',"entities":[{}],"forward_origin":{"type":1}']
)
async def test_of_a_message_that_arrived_only_its_number_counts(more: str) -> None:
    async with server(200, f'{{"ok":true,"result":{{"message_id":7{more}}}}}'.encode()) as (bot, _):
        answer, message = await attempt(lambda: bot.send_message(1002, "早上好"))
    assert judge(answer) is Verdict.SENT
    assert message is not None and message.message_id == 7


@pytest.mark.parametrize("status", [200, 401, 403, 409])
async def test_a_page_instead_of_updates_says_nothing_about_the_token(status: int) -> None:
    async with server(status, b"<html>log in</html>") as (bot, _):
        answer, _ = await fetch(bot.request, f"{bot.base_url}/getUpdates", 1)
    assert answer == Answer(status, wire="garbled")


async def test_updates_are_asked_for_in_the_body_as_everything_else_is() -> None:
    async with server(200, b'{"ok":true,"result":[]}') as (bot, asked):
        assert (await fetch(bot.request, f"{bot.base_url}/getUpdates", 1, offset=8, allowed_updates=["message"]))[
            1
        ] == []
    head, _, body = asked[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST ") and b"?" not in head.splitlines()[0]
    assert b"application/x-www-form-urlencoded" in head
    assert body == b"offset=8&allowed_updates=%5B%22message%22%5D"


@pytest.mark.parametrize("status", [302, 307])
async def test_what_people_wrote_is_not_taken_to_another_host(status: int) -> None:
    async with server(200, b"{}") as (elsewhere, asked):
        there = elsewhere.base_url.encode()
        async with server(status, b"", also=b"Location: %b\r\n" % there) as (bot, _):
            answer, _ = await attempt(lambda: bot.send_message(1002, "早上好"))
        assert asked == []
        await attempt(elsewhere.get_me)  # it does listen
        assert len(asked) == 1
    assert judge(answer) is Verdict.UNCERTAIN


async def test_an_answer_that_drips_for_ever_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "CONNECT", 0.1)
    calls: list[Callable[[Bot], Any]] = [
        lambda bot: attempt(lambda: bot.send_message(1002, "早上好", read_timeout=0.2)),
        lambda bot: fetch(bot.request, f"{bot.base_url}/getUpdates", 0.2),
    ]
    for call in calls:
        async with server(200, b"", drip=0.05) as (bot, _), asyncio.timeout(2):
            answer, _ = await call(bot)
        assert judge(answer) is Verdict.UNCERTAIN


async def test_where_nobody_listens_nothing_was_sent() -> None:
    request = AiohttpRequest(1)
    await request.initialize()
    answer, _ = await fetch(request, f"{NOWHERE}/bot{TOKEN}/getMe", 1)
    await request.shutdown()
    assert judge(answer) is Verdict.AGAIN


async def test_an_error_on_the_way_never_holds_the_token() -> None:
    request = AiohttpRequest(1)
    bot = Bot(TOKEN, base_url=f"{NOWHERE}/bot", request=request, get_updates_request=AiohttpRequest(1))
    await request.initialize()
    answer, _ = await attempt(lambda: bot.send_message(1002, "早上好"))
    await request.shutdown()
    assert TOKEN not in repr(answer)


async def test_the_environment_names_the_proxy_and_what_goes_past_it(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", url)
    monkeypatch.setenv("no_proxy", "near.invalid")
    request = AiohttpRequest(1)
    await request.initialize()
    through, _ = await fetch(request, f"http://far.invalid/bot{TOKEN}/getMe", 1)
    past, _ = await fetch(request, f"http://near.invalid/bot{TOKEN}/getMe", 1)
    await request.shutdown()
    assert through.code == 403  # of the sandbox, which was reached and answers for no host but its own
    assert judge(past) is Verdict.AGAIN


def test_a_proxy_is_only_for_what_it_is_named_for(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    assert proxy_from_environment("https://api.telegram.org") is None
    monkeypatch.setenv("https_proxy", "http://proxy.invalid:3128")
    assert proxy_from_environment("https://api.telegram.org") == "http://proxy.invalid:3128"
    assert proxy_from_environment("http://127.0.0.1:8081") is None
    monkeypatch.setenv("no_proxy", "telegram.org")
    assert proxy_from_environment("https://api.telegram.org") is None
    monkeypatch.delenv("no_proxy")
    monkeypatch.setenv("https_proxy", "https://proxy.invalid")
    assert proxy_from_environment("https://api.telegram.org") is None
