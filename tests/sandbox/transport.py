"""httpx without a socket: requests go straight into the sandbox's ASGI application."""

import asyncio
from collections.abc import MutableMapping
from typing import Any
from urllib.parse import SplitResult, unquote, urlencode, urlsplit

import httpx
from telegram import Bot
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData

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


class InProcessRequest(HTTPXRequest):
    """PTB's client without httpx, where no file is sent: of a call in process httpx would be the largest part."""

    def __init__(self, sandbox: Sandbox, *, read_timeout: float) -> None:
        super().__init__(read_timeout=read_timeout, httpx_kwargs={"transport": InProcessTransport(sandbox)})
        self._app = sandbox.app

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Call the sandbox and return the status and the body; break as httpx does."""
        if method != "POST" or (request_data and request_data.contains_files):
            limits = (read_timeout, write_timeout, connect_timeout, pool_timeout)
            return await super().do_request(url, method, request_data, *limits)
        seconds = read_timeout if isinstance(read_timeout, int | float) else self.read_timeout
        body = urlencode(request_data.json_parameters).encode() if request_data else b""
        try:
            return await asyncio.wait_for(self._call(urlsplit(url), body), seconds)
        except ConnectionLost as lost:
            error = httpx.ReadError if lost.effect else httpx.ConnectError
            raise NetworkError(f"httpx.{error.__name__}: {lost}") from error(str(lost))
        except TimeoutError as late:
            raise TimedOut from httpx.ReadTimeout(str(late))

    async def _call(self, url: SplitResult, body: bytes) -> tuple[int, bytes]:
        status = 500
        parts: list[bytes] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: MutableMapping[str, Any]) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                parts.append(message.get("body", b""))

        await self._app(_scope(url, len(body)), receive, send)
        return status, b"".join(parts)


def _scope(url: SplitResult, length: int) -> dict[str, Any]:
    kind = (b"content-type", b"application/x-www-form-urlencoded")
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": unquote(url.path),
        "raw_path": url.path.encode(),
        "root_path": "",
        "query_string": url.query.encode(),
        "headers": [(b"host", b"sandbox"), kind, (b"content-length", str(length).encode())],
        "server": ("sandbox", 80),
        "client": ("127.0.0.1", 1),
    }
