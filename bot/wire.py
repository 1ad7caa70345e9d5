"""Where HTTP ends and plain values begin: what came back from the Bot API, as an Answer.

Telegram's errors are told apart here and nowhere else.
"""

import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import aiohttp
import httpx
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot import logs
from bot.rules.delivery import Answer

log = logs.get(__name__)

T = TypeVar("T")

SENT = Answer(code=200)
# raised before a byte of the request was written: certainly not sent
_NOT_SENT = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientProxyConnectionError,
    aiohttp.InvalidURL,
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


async def attempt(call: Callable[[], Awaitable[T]]) -> tuple[Answer, T | None]:
    """Make one call of PTB's Bot and return what came back, with its result when it was accepted.

    PTB breaks over a result that lacks what it counts on. That must cost one message, not the bot: the answer is as
    good as no JSON.
    """
    try:
        return SENT, await call()
    except TelegramError as error:
        return answer_of(error), None
    except (LookupError, TypeError, AttributeError, ValueError) as fault:
        log.error("answer unreadable", error=logs.failure(fault))
        return Answer(wire="garbled"), None


def answer_of(error: TelegramError) -> Answer:
    """Return what an error of PTB says. The order matters: BadRequest and TimedOut are NetworkErrors too."""
    said = error.message
    if said.startswith("Too Many Requests") and not isinstance(error, RetryAfter):
        return Answer(429, said)  # without the seconds, which PTB has no error for
    if isinstance(error.__cause__, TelegramError):
        # PTB could not read the answer: a proxy's page says nothing about a chat or a token, whatever its status
        return Answer(wire="garbled")
    match error:
        case RetryAfter():
            return Answer(429, said, retry_after=_seconds(error))
        case ChatMigrated():
            return Answer(400, said, migrate_to=error.new_chat_id)
        case BadRequest():
            return Answer(400, said)
        case Forbidden():
            return Answer(403, said)
        case InvalidToken():
            return Answer(404 if said.startswith("Not Found") else 401, said)
        case Conflict():
            return Answer(409, said)
        case TimedOut() | NetworkError():
            return _on_the_way(error, said)
        case _:
            # PTB raises its plain error for an answer that is no JSON, such as a proxy's page
            return Answer(wire="garbled")


def _seconds(error: RetryAfter) -> int:
    after = error.retry_after
    return after if isinstance(after, int) else int(after.total_seconds())


def _on_the_way(error: TelegramError, said: str) -> Answer:
    if isinstance(error.__cause__, _NOT_SENT):
        return Answer(wire="connect")
    if "Pool timeout" in said:
        return Answer(wire="pool")
    if error.__cause__ is None and not isinstance(error, TimedOut):
        return Answer(500, said)  # an answer with a status from 500 on
    return Answer(wire="lost")


async def content_of(bot: Bot, file_id: str, *, most: int) -> bytes | None:
    """Return a file from Telegram, or None for one that is larger than `most` bytes, before anything of it is read.

    Raises BadRequest for a path that does not lie under Telegram's own files: a server may answer with one of this
    machine (/etc/passwd), and PTB would copy that.
    """
    file = await bot.get_file(file_id)
    if (file.file_size or 0) > most:
        return None
    path = file.file_path or ""
    if not path.startswith(f"{bot.base_file_url}/") or ".." in path:
        raise BadRequest("Wrong file path")
    content = bytes(await file.download_as_bytearray())
    return content if len(content) <= most else None


async def fetch(request: BaseRequest, url: str, patience: float, **params: object) -> tuple[Answer, Any]:
    """Call a method and return its result as it stands, unparsed: for updates, which must not be lost to parsing."""
    # in the body like every other call: not every server looks behind the address
    form = RequestData([RequestParameter.from_input(name, value) for name, value in params.items()])
    try:
        code, payload = await request.do_request(url=url, method="POST", request_data=form, read_timeout=patience)
    except TelegramError as error:
        return answer_of(error), None
    try:
        body = json.loads(payload)
    except ValueError:
        return Answer(code, wire="garbled"), None
    if not isinstance(body, dict):
        return Answer(code, wire="garbled"), None
    if code == 200 and body.get("ok") is True:
        return SENT, body.get("result")
    parameters = body.get("parameters") or {}
    retry_after = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return Answer(code if code != 200 else 500, str(body.get("description", "")), retry_after=retry_after), None
