"""The environment → one frozen `Settings`; every problem is reported at once, in words, in Chinese and English.

A name can be given in the process environment, in `.env`, or as `NAME_FILE`: a file that holds the value. The process
environment wins over `.env`.
"""

import difflib
import importlib.util
import ipaddress
import os
import re
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, NoReturn
from urllib.parse import SplitResult, unquote, urlsplit
from zoneinfo import ZoneInfo

from dotenv.parser import parse_stream
from pydantic import BeforeValidator, Field, PrivateAttr, SecretStr, ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

TELEGRAM = "api.telegram.org"

# Telegram's own: the anonymous group admin, service notifications, a channel speaking; none of them is one person
_NOBODY = {1087968824: "GroupAnonymousBot", 777000: "Telegram", 136817688: "Channel Bot"}

# what other bots call these
_OTHER_NAMES = {
    "BOT_TOKEN": "TELEGRAM_TOKEN",
    "TELEGRAM_BOT_TOKEN": "TELEGRAM_TOKEN",
    "TELEGRAM_API_TOKEN": "TELEGRAM_TOKEN",
    "TELEGRAM_KEY": "TELEGRAM_TOKEN",
    "TG_TOKEN": "TELEGRAM_TOKEN",
    "TG_BOT_TOKEN": "TELEGRAM_TOKEN",
    "API_TOKEN": "TELEGRAM_TOKEN",
    "TOKEN": "TELEGRAM_TOKEN",
    "TELEGRAM_BASE_URL": "TELEGRAM_API_URL",
    "TELEGRAM_PROXY": "TELEGRAM_PROXY_URL",
    "PROXY_URL": "TELEGRAM_PROXY_URL",
    "DB_URL": "DATABASE_URL",
    "ADMINS": "ADMIN_IDS",
    "ADMIN_ID": "ADMIN_IDS",
    "TELEGRAM_ADMIN_IDS": "ADMIN_IDS",
}


class Words(NamedTuple):
    """The same sentence in both languages."""

    zh: str
    en: str


@dataclass(frozen=True)
class _Help:
    """What to say about a setting when it is wrong."""

    where: Words
    example: str


_HELP: Mapping[str, _Help] = {
    "TELEGRAM_TOKEN": _Help(
        Words(
            "在 Telegram 里找 @BotFather 发送 /newbot（已有机器人发送 /mybots），复制它给的一整行。",
            "In Telegram, write /newbot to @BotFather (/mybots for a bot you have) and copy the line it gives you.",
        ),
        "123456789:AAExampleExampleExampleExampleExample",
    ),
    "TELEGRAM_API_TRUSTED": _Help(
        Words("信得过 TELEGRAM_API_URL 的服务器才填 1。", "Write 1 only if you trust the server in TELEGRAM_API_URL."),
        "1",
    ),
    "TELEGRAM_API_URL": _Help(
        Words(
            "只写协议、主机和端口；一般不用改。", "Scheme, host and port only; usually there is no need to change it."
        ),
        "https://api.telegram.org",
    ),
    "TELEGRAM_PROXY_URL": _Help(
        Words("向您的网络管理员要代理地址。", "Ask whoever runs your network for the address of the proxy."),
        "http://127.0.0.1:8080",
    ),
    "DATABASE_URL": _Help(
        Words(
            "不填就用当前目录的 suifang.db。密码里的特殊字符要写成 %40 这样的编码。",
            "Leave it out to use suifang.db in this folder. Special characters in a password are written like %40.",
        ),
        "sqlite:///suifang.db   postgresql://suifang:PASSWORD@127.0.0.1/suifang",
    ),
    "TIMEZONE": _Help(
        Words("写时区名；北京时间写 Asia/Shanghai。", "A zone name; for Beijing time write Asia/Shanghai."),
        "Asia/Shanghai",
    ),
    "LANGUAGE": _Help(Words("写 zh-CN 或 en。", "Write zh-CN or en."), "zh-CN"),
    "ADMIN_IDS": _Help(
        Words(
            "这里写人的数字编号（不是 @名字）；每个人给 @userinfobot 发条消息就能看到自己的。",
            "Numbers of people (not @names); each of them can see their own by writing to @userinfobot.",
        ),
        "100000001, 100000002",
    ),
    "EMERGENCY_NUMBER": _Help(Words("写本地的急救电话。", "The local emergency number."), "120"),
    "HTTP_HOST": _Help(Words("只给本机看就写 127.0.0.1。", "127.0.0.1 keeps it to this machine."), "127.0.0.1"),
    "HTTP_PORT": _Help(Words("0 表示不开；否则 1 到 65535。", "0 is off; otherwise 1 to 65535."), "8080"),
    "LOG_FORMAT": _Help(
        Words("给人看写 console，给程序收集写 json。", "console for people, json for programs."), "console"
    ),
    "HEARTBEAT_URL": _Help(
        Words(
            "在监控服务里建一个检查，复制它的地址；不用就留空。",
            "Make a check at your monitoring service and copy its address; empty means none.",
        ),
        "https://heartbeat.example/ping/suifang",
    ),
    "BACKUP_DIR": _Help(Words("写一个文件夹。", "The name of a folder."), "backups"),
    "TEXTS_DIR": _Help(
        Words(
            "写一个已有的文件夹，里面放 .ftl 文件；不用就留空。",
            "A folder that exists, with .ftl files; empty means none.",
        ),
        "texts",
    ),
}


class SettingsProblem(Exception):
    """The settings cannot be used; `lines` says why, each problem in Chinese and then in English."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(self.lines))


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


def _token(value: object) -> object:
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


def _yes_or_no(value: object) -> object:
    if not isinstance(value, str):
        return value
    match value.strip().lower():
        case "1" | "true" | "yes":
            return True
        case "0" | "false" | "no":
            return False
        case _:
            _wrong("只能写 1 或 0", "it can only be 1 or 0")


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _api_url(value: object, info: ValidationInfo) -> object:
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
    known = parts.hostname == TELEGRAM or _is_loopback(parts.hostname)
    if not known and not info.data.get("telegram_api_trusted"):
        _wrong(
            "这台服务器会看到口令和每一条消息。确实信得过，请再写 TELEGRAM_API_TRUSTED=1",
            "this server would see the token and every message; if you do trust it, also set TELEGRAM_API_TRUSTED=1",
        )
    return f"{parts.scheme}://{parts.netloc}"


def _proxy_url(value: object) -> object:
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


def _database_url(value: object) -> object:
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


def _timezone(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):  # a folder such as "Asia" is an OSError
        _wrong("没有这个时区", "there is no such time zone")
    return value


def _language(value: object) -> object:
    if not isinstance(value, str):
        return value
    match value.strip().replace("_", "-").lower():
        case "zh-cn" | "zh" | "zh-hans" | "zh-hans-cn":
            return "zh-CN"
        case "en" | "en-us" | "en-gb":
            return "en"
        case _:
            _wrong("只能写 zh-CN 或 en", "it can only be zh-CN or en")


def _admin_ids(value: object) -> object:
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


def _emergency_number(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"\+?[0-9][0-9 -]{1,18}", value):
        _wrong("不是电话号码", "it is not a telephone number")
    return value


def _http_host(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[A-Za-z0-9.:_-]+", value):
        _wrong("只写主机名或 IP，不带 http:// 和空格", "a host name or an IP address only, without http:// and spaces")
    return value


def _http_port(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"[0-9]{1,5}", value.strip()) or int(value) > 65535:
        _wrong("不是 0 到 65535 的数", "it is not a number from 0 to 65535")
    return int(value)


def _log_format(value: object) -> object:
    if not isinstance(value, str):
        return value
    if value.strip().lower() not in ("console", "json"):
        _wrong("只能写 console 或 json", "it can only be console or json")
    return value.strip().lower()


def _heartbeat_url(value: object) -> object:
    if isinstance(value, str):
        parts = _split(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            _wrong("要以 https:// 开头，后面是主机", "it must begin with https:// and name a host")
    return value


def _backup_dir(value: object) -> object:
    if isinstance(value, str) and ("\x00" in value or (Path(value).exists() and not Path(value).is_dir())):
        _wrong("不是文件夹", "it is not a folder")
    return value


def _texts_dir(value: object) -> object:
    if isinstance(value, str) and ("\x00" in value or not Path(value).is_dir()):
        _wrong("没有这个文件夹", "there is no such folder")
    return value


class Settings(BaseSettings):
    """What an operator decides before the bot starts; rules (times, thresholds) are data and not here."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    telegram_token: Annotated[SecretStr | None, BeforeValidator(_token)] = None
    # before the address, whose check looks at it
    telegram_api_trusted: Annotated[bool, BeforeValidator(_yes_or_no)] = False
    telegram_api_url: Annotated[str, BeforeValidator(_api_url)] = f"https://{TELEGRAM}"
    telegram_proxy_url: Annotated[str | None, BeforeValidator(_proxy_url)] = Field(None, repr=False)
    database_url: Annotated[str, BeforeValidator(_database_url)] = Field("sqlite:///suifang.db", repr=False)
    timezone: Annotated[str, BeforeValidator(_timezone)] = "Asia/Shanghai"
    language: Annotated[Literal["zh-CN", "en"], BeforeValidator(_language)] = "zh-CN"
    admin_ids: Annotated[tuple[int, ...], BeforeValidator(_admin_ids)] = ()
    emergency_number: Annotated[str, BeforeValidator(_emergency_number)] = "120"
    http_host: Annotated[str, BeforeValidator(_http_host)] = "127.0.0.1"
    http_port: Annotated[int, BeforeValidator(_http_port)] = 0
    log_format: Annotated[Literal["console", "json"], BeforeValidator(_log_format)] = "console"
    # whoever knows this address can keep the monitoring quiet
    heartbeat_url: Annotated[str | None, BeforeValidator(_heartbeat_url)] = Field(None, repr=False)
    backup_dir: Annotated[Path, BeforeValidator(_backup_dir)] = Path("backups")
    texts_dir: Annotated[Path | None, BeforeValidator(_texts_dir)] = None

    _warnings: tuple[str, ...] = PrivateAttr(())

    SECRET: ClassVar[frozenset[str]] = frozenset(
        {"TELEGRAM_TOKEN", "TELEGRAM_PROXY_URL", "DATABASE_URL", "HEARTBEAT_URL"}
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """`load` is the only way in: `Settings(...)` never looks at the environment behind one's back."""
        return (init_settings,)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the name of every setting as it stands in the environment."""
        return tuple(name.upper() for name in cls.model_fields)

    @classmethod
    def load(
        cls,
        environ: Mapping[str, str] | None = None,
        env_file: Path | None = Path(".env"),
        need_token: bool = True,
    ) -> "Settings":
        """Return the settings in force, or raise SettingsProblem with everything that is wrong.

        Without `need_token` a missing or unusable token is no problem: the sandbox and the work on the database do
        not talk to Telegram.
        """
        process = dict(os.environ if environ is None else environ)
        reading = _Reading(cls.names())
        reading.take_process(process)
        if env_file is not None:
            reading.take_file(env_file)
        hints = reading.hints(process)

        problems = list(reading.problems)
        settings: Settings | None = None
        try:
            settings = cls(**reading.values)
        except ValidationError as error:
            for one in error.errors(include_url=False, include_input=False):
                name = str(one["loc"][0]).upper()
                context = one.get("ctx", {})
                en = str(context.get("en", one["msg"]))
                problems.append((name, Words(str(context.get("zh", en)), en)))
        token_told = any(name == "TELEGRAM_TOKEN" for name, _ in problems)
        if need_token and not token_told and "telegram_token" not in reading.values:
            problems.append(("TELEGRAM_TOKEN", Words("还没有填", "it is missing")))
        if not need_token and token_told:
            problems = [(name, words) for name, words in problems if name != "TELEGRAM_TOKEN"]
            reading.values.pop("telegram_token", None)
            settings = None if problems else cls(**reading.values)
        if problems or settings is None:
            order = {name: at for at, name in enumerate(cls.names())}
            problems.sort(key=lambda problem: order.get(problem[0], -1))
            raise SettingsProblem(line for name, words in problems for line in _explained(name, words, hints))
        settings._warnings = tuple(_warned(settings, process, env_file, reading, hints))
        return settings

    @property
    def token(self) -> str:
        """The token in the open, for the one place that talks to Telegram."""
        if self.telegram_token is None:
            raise SettingsProblem(_explained("TELEGRAM_TOKEN", Words("还没有填", "it is missing"), {}))
        return self.telegram_token.get_secret_value()

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which people live."""
        return ZoneInfo(self.timezone)

    def secrets(self) -> tuple[str, ...]:
        """Return every string that must never be seen in a log: token, passwords, the heartbeat's address."""
        found = []
        if self.telegram_token is not None:
            found += [self.token, self.token.partition(":")[2]]
        for url in (self.database_url, self.telegram_proxy_url):
            password = urlsplit(url).password if url else None
            if password:
                found += [password, unquote(password)]
        if self.heartbeat_url:
            found.append(self.heartbeat_url)
        return tuple(dict.fromkeys(found))

    def warnings(self) -> list[str]:
        """Return what works but should not stay so, each in Chinese and then in English."""
        return list(self._warnings)

    def __repr_args__(self) -> Any:
        yield from super().__repr_args__()
        for name in ("database_url", "telegram_proxy_url", "heartbeat_url"):
            url = getattr(self, name)
            yield name, _masked(url) if url else None


Problem = tuple[str, Words]


class _Reading:
    """Gathers the values from the process, `.env` and `NAME_FILE`s; the first one that has a name wins."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        self.values: dict[str, Any] = {}
        self.problems: list[Problem] = []
        self.warnings: list[Words] = []
        self.in_file: dict[str, str] = {}
        self._taken: set[str] = set()

    def take_process(self, process: Mapping[str, str]) -> None:
        given = dict(process)
        # desktops and ssh sessions set LANGUAGE for gettext, as in "en_US:en"; that was not meant for us
        if re.search(r"[_:]", given.get("LANGUAGE", "")):
            del given["LANGUAGE"]
            self.warnings.append(
                Words(
                    "系统自带的 LANGUAGE（像 en_US:en 那样）已忽略；机器人的语言请写 zh-CN 或 en。",
                    "LANGUAGE of the system (like en_US:en) is ignored; for the bot write zh-CN or en.",
                )
            )
        self._take(given)

    def take_file(self, path: Path) -> None:
        if not path.exists():
            return
        text = _contents(path)
        if isinstance(text, Words):
            self.problems.append((path.name, text))
            return
        for binding in parse_stream(StringIO(text)):
            if binding.error or (binding.key is not None and binding.value is None):
                line = binding.original.line
                self.problems.append((path.name, Words(f"第 {line} 行看不懂", f"line {line} cannot be understood")))
            elif binding.key is not None and binding.value is not None:
                self.in_file[binding.key] = binding.value
        self._take(self.in_file)

    def _take(self, given: Mapping[str, str]) -> None:
        for name in self.names:
            value, file = given.get(name, ""), given.get(f"{name}_FILE", "")
            if name in self._taken or not (value or file):
                continue
            self._taken.add(name)
            if value and file:
                self.problems.append(
                    (name, Words(f"{name} 和 {name}_FILE 只能写一个", f"write either {name} or {name}_FILE, not both"))
                )
            elif value:
                self.values[name.lower()] = value
            else:
                text = _contents(Path(file))
                if isinstance(text, Words):
                    self.problems.append((name, Words(f"{name}_FILE：{text.zh}", f"{name}_FILE: {text.en}")))
                elif text.rstrip("\r\n"):
                    self.values[name.lower()] = text.rstrip("\r\n")
                else:
                    self.problems.append((name, Words(f"{name}_FILE：文件是空的", f"{name}_FILE: the file is empty")))

    def hints(self, process: Mapping[str, str]) -> dict[str, str]:
        """Return names that are missing, each with the misspelling that was found instead."""
        found: dict[str, str] = {}
        known = {*self.names, *(f"{name}_FILE" for name in self.names)}
        for given in [*self.in_file, *process]:
            if given in known or (given not in self.in_file and not _may_be_ours(given)):
                continue
            close = difflib.get_close_matches(given.upper(), self.names, n=1, cutoff=0.8)
            meant = _OTHER_NAMES.get(given.upper()) or next(iter(close), None)
            if meant is not None and meant not in self._taken:
                found.setdefault(meant, given)
        return found


def _may_be_ours(name: str) -> bool:
    # a process environment is full of other programs' names
    return name.upper() in _OTHER_NAMES or name.upper().startswith(("TELEGRAM_", "ADMIN_"))


def _contents(path: Path) -> str | Words:
    # the path is not repeated: people paste the secret itself here
    try:
        if path.stat().st_size > 65536:
            return Words("文件太大", "the file is too large")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Words("没有这个文件", "there is no such file")
    except IsADirectoryError:
        return Words("这是文件夹，不是文件", "that is a folder, not a file")
    except PermissionError:
        return Words("没有权限读这个文件", "no permission to read the file")
    except (OSError, ValueError):
        return Words("文件读不出来（要用 UTF-8 保存）", "the file cannot be read (save it as UTF-8)")


def _explained(name: str, words: Words, hints: Mapping[str, str]) -> list[str]:
    zh, en = f"{name}：{words.zh}。", f"{name}: {words.en}."
    if name in hints:
        zh += f"找到了 {hints[name]}，应写成 {name}。"
        en += f" Found {hints[name]}; its name here is {name}."
    if name in _HELP:
        help = _HELP[name]
        zh += f"{help.where.zh}例：{name}={help.example}"
        en += f" {help.where.en} Example: {name}={help.example}"
    return [zh, en]


def _masked(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "***"
    if parts.scheme == "sqlite":
        return url
    return f"{parts.scheme}://***@{parts.hostname}" if parts.username else f"{parts.scheme}://{parts.hostname}/***"


def _warned(
    settings: Settings,
    process: Mapping[str, str],
    env_file: Path | None,
    reading: _Reading,
    hints: Mapping[str, str],
) -> Iterable[str]:
    yield from (
        line
        for words in (
            *_about_env_file(env_file),
            *_about_api(settings),
            *_about_proxy(settings, process),
            *_about_http(settings),
            *reading.warnings,
            *(_about_name(meant, found) for meant, found in hints.items()),
        )
        for line in words
    )


def _about_name(meant: str, found: str) -> Words:
    return Words(
        f"{found} 不认识，没有用上；是不是想写 {meant}？",
        f"{found} is not a setting and was not used; did you mean {meant}?",
    )


def _about_env_file(env_file: Path | None) -> Iterable[Words]:
    if env_file is None or os.name != "posix" or not env_file.exists():
        return
    if env_file.stat().st_mode & (stat.S_IROTH | stat.S_IWOTH):
        yield Words(
            f"{env_file.name} 这台机器上谁都能读，里面有口令。请运行：chmod 600 {env_file.name}",
            f"{env_file.name} can be read by everybody on this machine, and the token is in it. "
            f"Run: chmod 600 {env_file.name}",
        )


def _about_api(settings: Settings) -> Iterable[Words]:
    parts = urlsplit(settings.telegram_api_url)
    host = parts.hostname or ""
    if host == TELEGRAM or _is_loopback(host):
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


def _about_proxy(settings: Settings, process: Mapping[str, str]) -> Iterable[Words]:
    if settings.telegram_proxy_url:
        yield Words(
            "TELEGRAM_PROXY_URL：代理能看到您在用 Telegram；消息本身是加密的，但解密转发的代理会看到口令和每一条消息。",
            "TELEGRAM_PROXY_URL: the proxy can see that you use Telegram; messages are encrypted, but a proxy that "
            "opens them sees the token and every message.",
        )
        return
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        if not process.get(name):
            continue
        try:
            path = urlsplit(process[name]).path
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


def _about_http(settings: Settings) -> Iterable[Words]:
    if settings.http_port and not _is_loopback(settings.http_host):
        yield Words(
            "HTTP_HOST 不是本机地址：网络上的人能看到运行状态。",
            "HTTP_HOST is not this machine only: people on the network can see how the bot is doing.",
        )
