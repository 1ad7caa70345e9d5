"""The environment → one frozen `Settings`; every problem is reported at once, in words, in Chinese and English.

A name can be given in the process environment, in `.env`, or as `NAME_FILE`: a file that holds the value. The process
environment wins over `.env`.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, PrivateAttr, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot import settings_checks as checks
from bot import settings_warnings as warnings
from bot.settings_help import Words, explained
from bot.settings_reading import Reading


class SettingsProblem(Exception):
    """The settings cannot be used; `lines` says why, each problem in Chinese and then in English."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(self.lines))


class Settings(BaseSettings):
    """What an operator decides before the bot starts; rules (times, thresholds) are data and not here."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    telegram_token: Annotated[SecretStr | None, BeforeValidator(checks.token)] = None
    # before the address, whose check looks at it
    telegram_api_trusted: Annotated[bool, BeforeValidator(checks.yes_or_no)] = False
    telegram_api_url: Annotated[str, BeforeValidator(checks.api_url)] = f"https://{checks.TELEGRAM}"
    telegram_proxy_url: Annotated[str | None, BeforeValidator(checks.proxy_url)] = Field(None, repr=False)
    database_url: Annotated[str, BeforeValidator(checks.database_url)] = Field("sqlite:///suifang.db", repr=False)
    timezone: Annotated[str, BeforeValidator(checks.timezone)] = "Asia/Shanghai"
    language: Annotated[Literal["zh-CN", "en"], BeforeValidator(checks.language)] = "zh-CN"
    admin_ids: Annotated[tuple[int, ...], BeforeValidator(checks.admin_ids)] = ()
    emergency_number: Annotated[str, BeforeValidator(checks.emergency_number)] = "120"
    http_host: Annotated[str, BeforeValidator(checks.http_host)] = "127.0.0.1"
    http_port: Annotated[int, BeforeValidator(checks.http_port)] = 0
    log_format: Annotated[Literal["console", "json"], BeforeValidator(checks.log_format)] = "console"
    # whoever knows this address can keep the monitoring quiet
    heartbeat_url: Annotated[str | None, BeforeValidator(checks.heartbeat_url)] = Field(None, repr=False)
    backup_dir: Annotated[Path, BeforeValidator(checks.backup_dir)] = Path("backups")
    media_dir: Annotated[Path, BeforeValidator(checks.media_dir)] = Path("media")
    texts_dir: Annotated[Path | None, BeforeValidator(checks.texts_dir)] = None

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
        reading = Reading(cls.names())
        reading.take_environment(process)
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
            raise SettingsProblem(line for name, words in problems for line in explained(name, words, hints))
        settings._warnings = tuple(_warned(settings, process, env_file, reading, hints))
        return settings

    @property
    def token(self) -> str:
        """The token in the open, for the one place that talks to Telegram."""
        if self.telegram_token is None:
            raise SettingsProblem(explained("TELEGRAM_TOKEN", Words("还没有填", "it is missing"), {}))
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
    reading: Reading,
    hints: Mapping[str, str],
) -> Iterable[str]:
    yield from (
        line
        for words in (
            *warnings.about_env_file(env_file),
            *warnings.about_api(settings.telegram_api_url),
            *warnings.about_proxy(settings.telegram_proxy_url, process),
            *warnings.about_http(settings.http_host, settings.http_port),
            *reading.warnings,
            *(warnings.about_name(meant, found) for meant, found in hints.items()),
        )
        for line in words
    )
