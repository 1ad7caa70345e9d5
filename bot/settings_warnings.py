"""What works but should not stay so, in both languages."""

import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from bot.settings_checks import TELEGRAM, is_loopback
from bot.settings_help import Words


def about_name(meant: str, found: str) -> Words:
    """A name nobody knows, and what it may have been meant for."""
    return Words(
        f"{found} 不认识，没有用上；是不是想写 {meant}？",
        f"{found} is not a setting and was not used; did you mean {meant}?",
    )


def about_env_file(env_file: Path | None) -> Iterable[Words]:
    """A `.env` that everybody on the machine can read."""
    if env_file is None or os.name != "posix" or not env_file.exists():
        return
    if env_file.stat().st_mode & (stat.S_IROTH | stat.S_IWOTH):
        yield Words(
            f"{env_file.name} 这台机器上谁都能读，里面有口令。请运行：chmod 600 {env_file.name}",
            f"{env_file.name} can be read by everybody on this machine, and the token is in it. "
            f"Run: chmod 600 {env_file.name}",
        )


def about_api(url: str) -> Iterable[Words]:
    """Another server than Telegram's own."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host == TELEGRAM or is_loopback(host):
        return
    yield Words(
        f"TELEGRAM_API_URL 不是 Telegram 自己的：{host} 会看到口令和每一条消息。",
        f"TELEGRAM_API_URL is not Telegram's own: {host} sees the token and every message.",
    )
    if parts.scheme == "http":
        yield Words(
            "TELEGRAM_API_URL 是 http://：一路上的网络也会看到口令和每一条消息。",
            "TELEGRAM_API_URL is http://: every network on the way sees the token and every message too.",
        )


def about_proxy(proxy_url: str | None, environ: Mapping[str, str]) -> Iterable[Words]:
    """A proxy, ours or of the system."""
    if proxy_url:
        yield Words(
            "TELEGRAM_PROXY_URL：代理能看到您在用 Telegram；消息本身是加密的，但解密转发的代理会看到口令和每一条消息。",
            "TELEGRAM_PROXY_URL: the proxy can see that you use Telegram; messages are encrypted, but a proxy that "
            "opens them sees the token and every message.",
        )
        return
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        if not environ.get(name):
            continue
        try:
            path = urlsplit(environ[name]).path
        except ValueError:
            path = ""
        if path not in ("", "/"):
            yield Words(
                f"{name} 像是一个转发网站（反向代理）的地址：它会看到口令和每一条消息。请去掉它。",
                f"{name} looks like a mirror (reverse proxy): it sees the token and every message. Remove it.",
            )
        else:
            yield Words(
                f"系统设置了 {name}，连 Telegram 会经过它；转发网站（反向代理）会看到口令和每一条消息，请确认信得过。",
                f"{name} is set, so the way to Telegram leads through it; a mirror (reverse proxy) sees the token and "
                "every message. Make sure you trust it.",
            )
        return


def about_http(host: str, port: int) -> Iterable[Words]:
    """Figures that the network can see."""
    if port and not is_loopback(host):
        yield Words(
            "HTTP_HOST 不是本机地址：网络上的人能看到运行状态。",
            "HTTP_HOST is not this machine only: people on the network can see how the bot is doing.",
        )
