"""httpx without a socket: requests go straight into the sandbox's ASGI application."""

import asyncio

import httpx
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.sandbox import TOKEN, ConnectionLost, Sandbox


class InProcessTransport(httpx.AsyncBaseTransport):
    """Calls the sandbox in process and breaks as a network does.

    A call dropped before any effect is `httpx.ConnectError`, an answer lost
    after the effect `httpx.ReadError`, and one that never comes, or comes
    later than the client's read timeout, `httpx.ReadTimeout`.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self._inner = httpx.ASGITransport(app=sandbox.app)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        limit = request.extensions.get("timeout", {}).get("read")
        try:
            return await asyncio.wait_for(self._inner.handle_async_request(request), limit)
        except ConnectionLost as lost:
            error = httpx.ReadError if lost.effect else httpx.ConnectError
            raise error(str(lost), request=request) from lost
        except TimeoutError as late:
            raise httpx.ReadTimeout("no answer in time", request=request) from late


def in_process(sandbox: Sandbox, *, token: str = TOKEN, read_timeout: float = 5) -> Bot:
    """Return a real PTB Bot that reaches the sandbox without a socket; not yet initialized."""

    def request() -> HTTPXRequest:
        return HTTPXRequest(read_timeout=read_timeout, httpx_kwargs={"transport": InProcessTransport(sandbox)})

    return Bot(
        token,
        base_url="http://sandbox/bot",
        base_file_url="http://sandbox/file/bot",
        request=request(),
        get_updates_request=request(),
    )
