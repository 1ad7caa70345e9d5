"""HTTP to the Bot API: PTB's request interface on aiohttp.

PTB's own client is the largest cost of an update (measured: about half of an echo bot's time). This
one does the same calls and tells apart what matters: certainly not sent, or nobody knows.
"""

from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram import __version__ as ptb_version
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT, READ = 10.0, 20.0  # seconds
UPLOAD = 120.0  # seconds more for a file on its way up: 50 MB, the most Telegram takes, at 3.5 Mbit/s


class AiohttpRequest(BaseRequest):
    """One pool of connections. Beyond its size a call waits for a free one."""

    def __init__(self, pool: int, proxy: str | None = None) -> None:
        self._pool, self._proxy = pool, proxy
        self._proxies: dict[str, str | None] = {}  # by the beginning of an address
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer when a call names no other."""
        return READ

    async def initialize(self) -> None:
        """Open the pool."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self._pool, keepalive_timeout=50)
            agent = {"User-Agent": f"suifang (python-telegram-bot {ptb_version})"}
            # aiohttp would read the environment and ~/.netrc anew for every call, each in a thread
            self._session = aiohttp.ClientSession(connector=connector, headers=agent, trust_env=False)

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

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
        """Make one call and return the status and the body. Raises TimedOut or NetworkError with its cause."""
        if self._session is None:
            raise NetworkError("the pool is not open")
        limits = _limits(method, request_data, _seconds(connect_timeout, CONNECT), _seconds(read_timeout, READ))
        try:
            # nobody is followed elsewhere: who answers in Telegram's place must not be handed what people wrote
            async with self._session.request(
                method,
                url,
                data=_body(request_data),
                timeout=limits,
                proxy=self._proxy_for(url),
                allow_redirects=False,
            ) as response:
                return response.status, await response.read()
        except TimeoutError as late:
            raise TimedOut from late
        except aiohttp.ClientError as broken:
            # the words of the error may hold the address, and with it the token
            raise NetworkError(type(broken).__name__) from broken

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return an answer, and of a message in it nothing but its number, which is all we need.

        A field that is missing, or one of a later Bot API that PTB stumbles over, must not make an alert that arrived
        look lost and go out again.
        """
        answer = BaseRequest.parse_json_payload(payload)
        match answer:
            case {"result": {"message_id": int(number)}}:
                return {"result": {"message_id": number, "date": 0, "chat": {"id": 0, "type": "private"}}}
            case _:
                return answer

    def _proxy_for(self, url: str) -> str | None:
        """Return the proxy on the way to an address: the one that was set, else what the environment names."""
        if self._proxy is not None:
            return self._proxy
        server = "/".join(url.split("/", 3)[:3])
        if server not in self._proxies:
            self._proxies[server] = proxy_from_environment(server)
        return self._proxies[server]


def proxy_from_environment(server: str) -> str | None:
    """Return the proxy that HTTPS_PROXY and its like name for a server, unless NO_PROXY leaves it out."""
    parts = urlsplit(server)
    if proxy_bypass(parts.hostname or ""):
        return None
    proxy = getproxies().get(parts.scheme)
    # to a proxy that itself is spoken to over TLS aiohttp finds no way
    return None if proxy is None or proxy.startswith("https:") else proxy


def _seconds(given: Any, default: float) -> float | None:
    if given is None:
        return None
    return float(given) if isinstance(given, int | float) else default  # PTB marks "not given" by a value of its own


def _limits(
    method: str, request_data: RequestData | None, connect: float | None, read: float | None
) -> aiohttp.ClientTimeout:
    """Return how long a call may take. A download takes as long as who asked for it waits.

    For any other call the whole is bounded too: an answer that drips would hold up its chat, or the poll, for ever.
    """
    total = None
    if method == "POST" and connect is not None and read is not None:
        total = connect + read + (UPLOAD if request_data and request_data.contains_files else 0.0)
    return aiohttp.ClientTimeout(total=total, sock_connect=connect, sock_read=read)


def _body(request_data: RequestData | None) -> Any:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return request_data.json_parameters
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in (request_data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form
