"""HTTP to the Bot API over a real socket: what came back, and what certainly did not leave."""

import io
from collections.abc import AsyncIterator

import pytest
from PIL import Image
from telegram import Bot

from bot.rules.delivery import Verdict, judge
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
