"""HTTP to the Bot API over a real socket: what came back, and what certainly did not leave."""

import io
from collections.abc import AsyncIterator

import pytest
from PIL import Image
from telegram import Bot

from bot.rules.delivery import Verdict, judge
from bot.sandbox import TOKEN, Limits, Sandbox, serve
from bot.transport import AiohttpRequest
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
