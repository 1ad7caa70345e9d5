"""What each setting must be. A check says what is wrong, never with the value: it may be a secret."""

import importlib.util
import ipaddress
import re
from pathlib import Path
from typing import NoReturn
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

TELEGRAM = "api.telegram.org"

# Telegram's own: the anonymous group admin, service notifications, a channel speaking; none of them is one person
_NOBODY = {1087968824: "GroupAnonymousBot", 777000: "Telegram", 136817688: "Channel Bot"}


def _wrong(zh: str, en: str) -> NoReturn:
    # never with the value in it: it may be a secret pasted into the wrong line
    raise PydanticCustomError("wrong", "{en}", {"zh": zh, "en": en})


def _split(url: str) -> SplitResult:
    if re.search(r"\s", url):
        _wrong("里面有空格或换行", "there is a space or a line break in it")
    if "\\" in url:
        _wrong("里面有反斜杠，应写成 /", "there is a backslash in it; write /")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        _wrong(
            "不是完整的地址（特殊字符要写成 %40 这样的编码）",
            "it is not a complete address (special characters are written like %40)",
        )
    return parts


def token(value: object) -> object:
    """The token as @BotFather gives it: nothing around it, nothing wide in it."""
    if not isinstance(value, str):
        return value
    if re.search(r"\s", value):
        _wrong("里面有空格或换行，请去掉", "there is a space or a line break in it; take it out")
    if not value.isascii():
        _wrong("里面有全角或中文字符（例如“：”）", "there are characters in it that no token has (a wide colon, say)")
    if not re.fullmatch(r"[0-9]{3,20}:[A-Za-z0-9_-]{8,}", value):
        _wrong(
            "样子不对：应是一串数字、一个冒号、一串字母数字",
            "it does not look like a token: digits, a colon, then letters and digits",
        )
    return value


def yes_or_no(value: object) -> object:
    """1 or 0."""
    if not isinstance(value, str):
        return value
    match value.strip().lower():
        case "1" | "true" | "yes":
            return True
        case "0" | "false" | "no":
            return False
        case _:
            _wrong("只能写 1 或 0", "it can only be 1 or 0")


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def api_url(value: object, info: ValidationInfo) -> object:
    """Scheme, host and port of a Bot API; another's server only when it is trusted."""
    if not isinstance(value, str):
        return value
    parts = _split(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        _wrong("要以 https:// 开头，后面是主机", "it must begin with https:// and name a host")
    if parts.path not in ("", "/") or parts.query or parts.fragment or "@" in parts.netloc:
        _wrong(
            "只能有协议、主机和端口，不能带路径、口令或用户名",
            "it can only have a scheme, a host and a port: no path, no token, no user",
        )
    if parts.hostname == TELEGRAM and parts.scheme != "https":
        _wrong("要用 https://，否则口令会明文传送", "it must be https://, or the token travels in the open")
    known = parts.hostname == TELEGRAM or is_loopback(parts.hostname)
    if not known and not info.data.get("telegram_api_trusted"):
        _wrong(
            "这台服务器会看到口令和每一条消息。确实信得过，请再写 TELEGRAM_API_TRUSTED=1",
            "this server would see the token and every message; if you do trust it, also set TELEGRAM_API_TRUSTED=1",
        )
    return f"{parts.scheme}://{parts.netloc}"


def proxy_url(value: object) -> object:
    """A proxy, which is no mirror."""
    if not isinstance(value, str):
        return value
    parts = _split(value)
    if parts.scheme not in ("http", "https", "socks5", "socks5h") or not parts.hostname:
        _wrong(
            "要以 http://、https:// 或 socks5:// 开头，后面是主机",
            "it must begin with http://, https:// or socks5:// and name a host",
        )
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        _wrong(
            "这像是一个转发网站（反向代理）的地址，不是代理；转发网站写在 TELEGRAM_API_URL，它会看到口令和每一条消息",
            "this looks like a mirror (reverse proxy), not a proxy; a mirror belongs into TELEGRAM_API_URL, "
            "and it sees the token and every message",
        )
    if parts.scheme.startswith("socks") and importlib.util.find_spec("socksio") is None:
        _wrong(
            "用 socks5 还要装一个包：pip install socksio；或改用 http:// 代理",
            "socks5 needs one more package: pip install socksio; or use an http:// proxy",
        )
    return value


def database_url(value: object) -> object:
    """A SQLite file or a PostgreSQL database, with the driver that is installed."""
    if not isinstance(value, str):
        return value
    if value.startswith("sqlite:"):
        path = value.removeprefix("sqlite:///")
        if path == value or path in ("", ":memory:") or "mode=memory" in path:
            _wrong(
                "要写明数据库文件，例如 sqlite:///suifang.db（绝对路径四条斜线）；内存数据库一停就没了",
                "it must name a file: sqlite:///suifang.db (four slashes for an absolute path); "
                "a database in memory is gone when the bot stops",
            )
        return value
    parts = _split(value)
    if parts.scheme not in ("postgres", "postgresql", "postgresql+psycopg"):
        _wrong("只支持 sqlite:/// 和 postgresql://", "only sqlite:/// and postgresql:// are supported")
    if len(parts.path) < 2:
        _wrong("没有写数据库名", "it does not name a database")
    return "postgresql+psycopg" + value[len(parts.scheme) :]


def timezone(value: object) -> object:
    """A zone this machine knows."""
    if not isinstance(value, str):
        return value
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):  # a folder such as "Asia" is an OSError
        _wrong("没有这个时区", "there is no such time zone")
    return value


def language(value: object) -> object:
    """A language there are texts in."""
    if not isinstance(value, str):
        return value
    match value.strip().replace("_", "-").lower():
        case "zh-cn" | "zh" | "zh-hans" | "zh-hans-cn":
            return "zh-CN"
        case "en" | "en-us" | "en-gb":
            return "en"
        case _:
            _wrong("只能写 zh-CN 或 en", "it can only be zh-CN or en")


def admin_ids(value: object) -> object:
    """Numbers of people, and of nobody else."""
    if not isinstance(value, str):
        return value
    ids: list[int] = []
    for word in re.split(r"[\s,，、;；]+", value.strip(" \t\r\n,，、;；")):
        if word.startswith("-"):
            _wrong("里面有负数：那是群的编号，不是人的", "there is a negative number: that is a group, not a person")
        if not re.fullmatch(r"[0-9]{1,16}", word) or int(word) == 0:
            _wrong("里面有不是数字编号的内容", "there is something in it that is not the number of a person")
        if name := _NOBODY.get(int(word)):
            _wrong(
                f"{int(word)} 是 Telegram 自己的账号（{name}），不是某一个人",
                f"{int(word)} is an account of Telegram's own ({name}), not one person",
            )
        ids.append(int(word))
    return tuple(dict.fromkeys(ids))


def emergency_number(value: object) -> object:
    """A telephone number."""
    if isinstance(value, str) and not re.fullmatch(r"\+?[0-9][0-9 -]{1,18}", value):
        _wrong("不是电话号码", "it is not a telephone number")
    return value


def http_host(value: object) -> object:
    """A host name or an address."""
    if isinstance(value, str) and not re.fullmatch(r"[A-Za-z0-9.:_-]+", value):
        _wrong("只写主机名或 IP，不带 http:// 和空格", "a host name or an IP address only, without http:// and spaces")
    return value


def http_port(value: object) -> object:
    """A port, 0 for none."""
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"[0-9]{1,5}", value.strip()) or int(value) > 65535:
        _wrong("不是 0 到 65535 的数", "it is not a number from 0 to 65535")
    return int(value)


def log_format(value: object) -> object:
    """How log lines look."""
    if not isinstance(value, str):
        return value
    if value.strip().lower() not in ("console", "json"):
        _wrong("只能写 console 或 json", "it can only be console or json")
    return value.strip().lower()


def heartbeat_url(value: object) -> object:
    """An address on the web."""
    if isinstance(value, str):
        parts = _split(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            _wrong("要以 https:// 开头，后面是主机", "it must begin with https:// and name a host")
    return value


def backup_dir(value: object) -> object:
    """A folder, there or not yet."""
    if isinstance(value, str) and ("\x00" in value or (Path(value).exists() and not Path(value).is_dir())):
        _wrong("不是文件夹", "it is not a folder")
    return value


def media_dir(value: object) -> object:
    """A folder, there or not yet."""
    return backup_dir(value)


def texts_dir(value: object) -> object:
    """A folder that is there."""
    if isinstance(value, str) and ("\x00" in value or not Path(value).is_dir()):
        _wrong("没有这个文件夹", "there is no such folder")
    return value
