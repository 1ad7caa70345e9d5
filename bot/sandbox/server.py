"""The sandbox over HTTP: the Bot API, its files, and the control desk.

`/bot<token>/<method>` and `/file/bot<token>/<path>` are Telegram's own.
`/control/…` plays people and makes trouble; see `control.py` for its routes.

A broken connection is a real one over a socket: the transport is aborted with
a reset. In process there is no socket, so `ConnectionLost` is raised instead
and goes through httpx.ASGITransport as it is; a test's transport can turn it
into what a client would see.
"""

import asyncio
import contextlib
import errno
import json
import socket
import struct
from collections.abc import AsyncIterator, Coroutine
from functools import cached_property
from typing import Any

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as Event

from .control import control_app
from .faults import Fault
from .files import DOWNLOAD_LIMIT
from .paging import LOOPBACK, from_elsewhere
from .refusals import ConnectionLost, Refused
from .sandbox import Answer, Sandbox
from .wire import read_call

JSON = (b"content-type", b"application/json")
PORTS_TRIED = 50
BODY_LIMIT = 60 * 1024 * 1024


class App:
    """The ASGI application; the Bot API is served without a framework because it is the hot path."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox

    @cached_property
    def _control(self) -> ASGIApp:
        return control_app(self.sandbox)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._control(scope, receive, send)
            return
        path: str = scope["path"]
        if path.startswith("/bot"):
            await self._call(path[4:], scope, receive, send)
        elif path.startswith("/file/bot"):
            await self._file(path[9:], send)
        elif from_elsewhere(dict(scope["headers"])):
            await _respond(send, 403, b'{"ok": false, "error": "from elsewhere"}', JSON)
        else:
            await self._control(scope, receive, send)

    async def _call(self, path: str, scope: Scope, receive: Receive, send: Send) -> None:
        token, _, name = path.partition("/")
        body = await _body(receive)
        if name.lower() == "getupdates":
            polled = await _while_connected(self._answer(token, name, scope, body), receive)
            if polled is None:
                return
            answer = polled
        else:
            answer = await self._answer(token, name, scope, body)
        if answer.hang:
            await _silence(receive)
            return
        if answer.broken:
            await _break(send, effect=answer.effect)
            return
        if answer.body is None:
            await _respond(send, answer.status, answer.html.encode(), (b"content-type", b"text/html; charset=utf-8"))
            return
        await _respond(send, answer.status, json.dumps(answer.body).encode(), JSON)

    async def _answer(self, token: str, name: str, scope: Scope, body: bytes) -> Answer:
        content_type = next((value for key, value in scope["headers"] if key == b"content-type"), b"")
        try:
            if len(body) > BODY_LIMIT:
                raise Refused(413, "Request Entity Too Large")
            params, files = read_call(scope["query_string"].decode("latin-1"), content_type.decode("latin-1"), body)
        except Refused as refusal:
            return self.sandbox.refuse(name, refusal)
        return await self.sandbox.answer(token, name, params, files)

    async def _file(self, path: str, send: Send) -> None:
        token, _, wanted = path.partition("/")
        world = self.sandbox.world
        file = world.files.by_path(wanted)
        trouble = await self.sandbox.trouble_with_download()
        if trouble is not None:
            await self._refuse_download(trouble, send)
            return
        if token not in world.bots or file is None or file.size > DOWNLOAD_LIMIT:
            status = 401 if token not in world.bots else 404
            words = "Unauthorized" if status == 401 else "Not Found"
            await _respond(send, status, json.dumps(Refused(status, words).answer()).encode(), JSON)
            return
        await _respond(send, 200, file.content, (b"content-type", b"application/octet-stream"))

    async def _refuse_download(self, trouble: Fault, send: Send) -> None:
        if trouble.kind == "status":
            body = json.dumps(Refused(trouble.code, trouble.description).answer()).encode()
            await _respond(send, trouble.code, body, JSON)
        else:
            await _break(send, effect=False)


@contextlib.asynccontextmanager
async def serve(
    sandbox: Sandbox, host: str = "127.0.0.1", port: int = 0, *, or_next: bool = False
) -> AsyncIterator[str]:
    """Serve the sandbox on loopback while the context lasts; yields the base URL.

    Port 0 picks a free one; with `or_next` a busy port is passed over for the next one that is free.
    """
    if host not in LOOPBACK:
        raise ValueError("the sandbox is served on loopback only")
    config = uvicorn.Config(
        sandbox.app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        log_config=None,
        lifespan="off",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    server.capture_signals = contextlib.nullcontext  # type: ignore[method-assign, assignment]
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # named as TCP, or asyncio would leave Nagle's algorithm on and every answer took 40 ms
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        _bind(listening, host, port, PORTS_TRIED if or_next and port else 1)
        running = asyncio.ensure_future(server.serve(sockets=[listening]))
        try:
            while not server.started:
                if running.done():
                    await running
                    raise RuntimeError("the sandbox server ended before it started")
                await asyncio.sleep(0.005)
            name = f"[{host}]" if ":" in host else host
            yield f"http://{name}:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            sandbox.stop_polls()
            await running


def _bind(listening: socket.socket, host: str, port: int, tries: int) -> None:
    for one in range(port, port + tries):
        try:
            listening.bind((host, one))
        except OSError as busy:
            if busy.errno != errno.EADDRINUSE or one == port + tries - 1:
                raise
        else:
            return


async def _body(receive: Receive) -> bytes:
    event = await receive()
    body: bytes = event.get("body", b"")
    if not event.get("more_body"):
        return body
    parts = [body]
    while event.get("more_body"):
        event = await receive()
        parts.append(event.get("body", b""))
    return b"".join(parts)


async def _respond(send: Send, status: int, body: bytes, kind: tuple[bytes, bytes]) -> None:
    length = (b"content-length", str(len(body)).encode())
    start: Event = {"type": "http.response.start", "status": status, "headers": [kind, length]}
    await send(start)
    await send({"type": "http.response.body", "body": body})


async def _while_connected(answering: Coroutine[Any, Any, Answer], receive: Receive) -> Answer | None:
    """Return the answer, or None when the client went away: a dead poll must not be taken for a second bot."""
    answer, gone = asyncio.ensure_future(answering), asyncio.ensure_future(receive())
    try:
        await asyncio.wait({answer, gone}, return_when=asyncio.FIRST_COMPLETED)
        return answer.result() if answer.done() else None
    finally:
        for task in (answer, gone):
            task.cancel()


async def _silence(receive: Receive) -> None:
    """Wait until the client gives up."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _break(send: Send, *, effect: bool) -> None:
    """Reset the connection under the client; without a socket raise `ConnectionLost`."""
    transport: Any = getattr(getattr(send, "__self__", None), "transport", None)
    if not isinstance(transport, asyncio.Transport):
        raise ConnectionLost(effect=effect)
    connection = transport.get_extra_info("socket")
    if connection is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
    for _ in range(3):  # until the server has noticed, or it would try to answer 500
        await asyncio.sleep(0)
