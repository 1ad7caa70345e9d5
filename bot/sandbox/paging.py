"""The page: its files, what its phones show, what changes as it changes, and its wishes.

    GET  /                          the page; /page/… its files
    GET  /play/cast                 who plays, which groups there are, which stories can be told
    GET  /play/events               server-sent: how things stand, whenever that changes, and the time
    GET  /play/chat?person&group?&since?&before?
    GET  /play/invites              the links behind the codes that can be scanned
    GET  /play/file/<path>          a picture or a document of a message
    GET  /play/inspect/<what>?…     passed on to the bot's inspection port, if it has opened one
    POST /play/clock  {"pause"} · {"rate"} · {"by"} · {"to"} · {"stop"}
    POST /play/wish   {"bot": "restart" | "stop" | "start"} · {"scenario", "pause"?} · {"stop"} · {"again"}

Nothing here leaves the machine: the policy of every answer allows this origin alone, and a
request that names another host, or comes from another page, is refused.
"""

import asyncio
import http.client
import json
import mimetypes
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from . import screens
from .chats import Chat
from .people import Group, Person
from .refusals import Impossible

if TYPE_CHECKING:
    from .sandbox import Sandbox

FOLDER = Path(__file__).parent / "page"
LOOK = 0.1  # seconds between two looks at what changed
STILL = 10.0  # seconds after which a silent stream says that it is there
COME_BACK = 1000  # milliseconds after which a page that lost the stream asks again; left alone, it waits for 3 s
HEADERS = {
    "content-security-policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-cache",
}
KINDS = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml"}
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
SHOWN = {"photos": "image/jpeg", "stickers": "image/webp", "voice": "audio/ogg"}
PNG = b"\x89PNG"


class Pages:
    """Answers the page of one sandbox."""

    def __init__(self, sandbox: "Sandbox") -> None:
        self.sandbox = sandbox
        self._counted: dict[int, list[int]] = {}

    def routes(self) -> list[BaseRoute]:
        """Return everything the page asks for."""
        return [
            Route("/", self.index),
            Route("/page/{name:path}", self.static),
            Route("/play/cast", self.cast),
            Route("/play/events", self.events),
            Route("/play/chat", self.chat),
            Route("/play/invites", self.invites),
            Route("/play/file/{path:path}", self.file),
            Route("/play/inspect/{what}", self.inspect),
            Route("/play/clock", self.clock, methods=["POST"]),
            Route("/play/wish", self.wish, methods=["POST"]),
        ]

    async def index(self, request: Request) -> Response:
        """Return the page."""
        return FileResponse(FOLDER / "index.html", media_type="text/html", headers=HEADERS)

    async def static(self, request: Request) -> Response:
        """Return a file of the page; there is nothing above its folder."""
        wanted = (FOLDER / request.path_params["name"]).resolve()
        if not wanted.is_relative_to(FOLDER.resolve()) or not wanted.is_file():
            return _missing()
        kind = KINDS.get(wanted.suffix) or mimetypes.guess_type(wanted.name)[0]
        return FileResponse(wanted, media_type=kind, headers=HEADERS)

    async def cast(self, request: Request) -> Response:
        """Return who plays and what can be told."""
        playback, world = self.sandbox.playback, self.sandbox.world
        known = {one["id"] for one in playback.cast}
        others = [
            {"id": user.id, "name": user.first_name, "role": "other", "language": user.language_code}
            for user in world.users.values()
            if not user.is_bot and user.id not in known
        ]
        groups = [
            {
                "id": chat.id,
                "title": chat.title,
                "members": [number for number, seat in chat.seats.items() if seat.inside and number in world.users],
            }
            for chat in world.groups.values()
            if chat.migrated_to is None
        ]
        return self._json(
            {"people": playback.cast + others, "groups": groups, "scenarios": playback.scenarios}
            | {"bot": self.sandbox.bot.user.first_name, "epoch": playback.epoch}
        )

    async def events(self, request: Request) -> Response:
        """Return a stream of how things stand; it begins with everything, so a reload needs no more."""
        return StreamingResponse(self._stream(request), media_type="text/event-stream", headers=HEADERS)

    async def _stream(self, request: Request) -> AsyncIterator[str]:
        last, last_now, still = "", "", 0.0
        yield f"retry: {COME_BACK}\n\n"
        while not self.sandbox.stopping:
            state, now = json.dumps(self._standing(), ensure_ascii=False), self.sandbox.clock.now().isoformat()
            if state != last:
                yield f"event: state\ndata: {state}\n\n"
            if now != last_now:
                yield f"event: now\ndata: {now}\n\n"
            still = 0.0 if (state, now) != (last, last_now) else still + LOOK
            last, last_now = state, now
            if still >= STILL:
                still = 0.0
                yield ": here\n\n"
            await asyncio.sleep(LOOK)

    def _standing(self) -> dict[str, Any]:
        rules = [rule for rule in self.sandbox.faults.rules if rule.times is None or rule.hits < rule.times]
        return self.sandbox.playback.json() | {
            "chats": {str(chat.id): self._counts(chat) for chat in self.sandbox.world.chats()},
            "people": len(self.sandbox.world.users),
            "faults": [{"kind": rule.kind, "method": rule.method, "code": rule.code} for rule in rules],
        }

    def _counts(self, chat: Chat) -> list[int]:
        known = self._counted.get(id(chat))
        if known is None or known[0] != chat.revision:
            known = self._counted[id(chat)] = screens.counts(chat)
        return known

    async def chat(self, request: Request) -> Response:
        """Return what changed on a screen."""
        asked = request.query_params
        try:
            person = self._person(asked["person"])
            group = self._group(asked["group"]) if asked.get("group") else None
            since, before = int(asked.get("since", 0)), int(asked.get("before", 0))
        except (KeyError, ValueError) as problem:
            return _wrong(str(problem))
        shown = screens.screen(person, group, self.sandbox.bot, self.sandbox.world, since=since, before=before)
        return self._json(shown | {"epoch": self.sandbox.playback.epoch})

    def _person(self, number: str) -> Person:
        user = self.sandbox.world.users.get(int(number))
        if user is None:
            raise ValueError(f"there is no person {number}")
        return Person(self.sandbox.world, self.sandbox.bot, user)

    def _group(self, number: str) -> Group:
        chat = self.sandbox.world.groups.get(int(number))
        if chat is None:
            raise ValueError(f"there is no group {number}")
        return Group(self.sandbox.world, self.sandbox.bot, chat)

    async def invites(self, request: Request) -> Response:
        """Return what there is to scan."""
        return self._json(screens.invites(self.sandbox.world, self.sandbox.bot))

    async def file(self, request: Request) -> Response:
        """Return the bytes of a message's file; documents are offered to be kept, under their name."""
        path = str(request.path_params["path"])
        found = self.sandbox.world.files.by_path(path)
        if found is None:
            return _missing()
        kind = SHOWN.get(path.split("/", 1)[0])
        if kind is None:
            name = quote(str(found.about.get("file_name") or path.rsplit("/", 1)[-1]))
            held = {"content-disposition": f"attachment; filename*=UTF-8''{name}"}
            return Response(found.content, media_type="application/octet-stream", headers=HEADERS | held)
        kind = "image/png" if found.content.startswith(PNG) else kind
        return Response(found.content, media_type=kind, headers=HEADERS)

    async def inspect(self, request: Request) -> Response:
        """Pass a question on to the bot's inspection port."""
        port = self.sandbox.playback.inspection
        if not port or self.sandbox.playback.bot != "alive":
            return self._json({"ok": False, "error": "no bot to look into"})
        path = f"/{quote(request.path_params['what'])}?{request.url.query}"
        try:
            status, body = await asyncio.to_thread(_ask, port, path)
        except OSError as problem:
            return self._json({"ok": False, "error": str(problem)})
        return Response(body, status, media_type="application/json", headers=HEADERS)

    async def clock(self, request: Request) -> Response:
        """Take a wish about the time."""
        return await self._take(request, self.sandbox.playback.let)

    async def wish(self, request: Request) -> Response:
        """Take a wish about the bot or a story."""
        return await self._take(request, self.sandbox.playback.wish)

    async def _take(self, request: Request, act: Any) -> Response:
        try:
            act(await request.json())
        except (Impossible, ValueError, TypeError, KeyError, AttributeError) as problem:
            return _wrong(str(problem))
        return self._json({"ok": True})

    def _json(self, value: Any) -> Response:
        return JSONResponse(value, headers=HEADERS)


def _ask(address: str, path: str) -> tuple[int, bytes]:
    """Ask the inspection port, which is on loopback like ourselves."""
    place = urlsplit(address)
    if place.hostname not in LOOPBACK:
        raise OSError("the inspection port is not on loopback")
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=5)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def from_elsewhere(headers: dict[bytes, bytes]) -> bool:
    """Tell whether a request names another host than loopback, or was sent by another page."""
    host = headers.get(b"host", b"").decode("latin-1")
    if urlsplit(f"//{host}").hostname not in LOOPBACK:
        return True
    origin = headers.get(b"origin", b"").decode("latin-1")
    return bool(origin) and origin != f"http://{host}"


def _wrong(words: str) -> Response:
    return JSONResponse({"ok": False, "error": words}, 400, headers=HEADERS)


def _missing() -> Response:
    return JSONResponse({"ok": False, "error": "not found"}, 404, headers=HEADERS)
