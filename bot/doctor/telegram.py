"""The way to Telegram: the address, the token, a webhook, privacy in groups, the menu, and the clock."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

from bot import clock
from bot.doctor.findings import Finding, bad, good
from bot.settings import Settings
from bot.transport import AiohttpRequest
from bot.wire import fetch

PATIENCE = 10.0  # seconds
# the Date of an answer counts whole seconds, and the answer takes a moment
SKEW_SECONDS = 30


async def examine(settings: Settings, *, started: bool) -> list[Finding]:
    """Ask Telegram who we are; what depends on that is looked at only then. A start sets the menu."""
    request = AiohttpRequest(1, proxy=settings.telegram_proxy_url)
    await request.initialize()
    try:
        return [*await _clock(settings), *await _bot(settings, request, started)]
    finally:
        await request.shutdown()


async def _bot(settings: Settings, request: AiohttpRequest, started: bool) -> list[Finding]:
    base = f"{settings.telegram_api_url.rstrip('/')}/bot{settings.token}"
    answer, me = await fetch(request, f"{base}/getMe", PATIENCE)
    if answer.wire:
        return [
            bad("doctor-telegram-unreached", f"curl -sS {settings.telegram_api_url}", url=settings.telegram_api_url)
        ]
    if answer.code != 200 or not isinstance(me, dict):
        return [
            bad("doctor-token-refused", "@BotFather → /mybots → API Token → TELEGRAM_TOKEN (.env)", code=answer.code)
        ]
    _, hook = await fetch(request, f"{base}/getWebhookInfo", PATIENCE)
    _, menu = await fetch(request, f"{base}/getMyCommands", PATIENCE)
    return [
        good("doctor-bot", name=f"@{me.get('username')}"),
        *_as_it_should_be(settings, me, hook),
        *_menu(menu, started),
    ]


def _as_it_should_be(settings: Settings, me: dict[str, Any], hook: Any) -> Iterator[Finding]:
    if isinstance(hook, dict):  # what was not answered is not claimed
        # the token is left out: what is printed here is pasted into chats
        mend = f"curl -sS {settings.telegram_api_url}/bot$TELEGRAM_TOKEN/deleteWebhook"
        yield bad("doctor-webhook", mend) if hook.get("url") else good("doctor-webhook-none")
    if me.get("can_read_all_group_messages"):
        yield bad("doctor-privacy-off", "@BotFather → /setprivacy → Enable")
    else:
        yield good("doctor-privacy")


def _menu(menu: Any, started: bool) -> Iterator[Finding]:
    if not isinstance(menu, list):
        return  # it was not answered
    if menu:
        yield good("doctor-menu", count=len(menu))
    else:
        yield bad("doctor-menu-none", "suifang run") if started else good("doctor-menu-later")


async def _clock(settings: Settings) -> list[Finding]:
    """Compare our clock with that of the answer; who cannot be reached has no clock to compare with."""
    limits = aiohttp.ClientTimeout(total=PATIENCE)
    try:
        async with (
            aiohttp.ClientSession(timeout=limits, trust_env=True) as session,
            session.get(settings.telegram_api_url, proxy=settings.telegram_proxy_url, allow_redirects=False) as answer,
        ):
            theirs = _moment(answer.headers.get("Date", ""))
    except (aiohttp.ClientError, TimeoutError):
        return []
    if theirs is None:
        return []
    seconds = round(abs((clock.now() - theirs).total_seconds()))
    if seconds > SKEW_SECONDS:
        return [bad("doctor-clock-off", "sudo timedatectl set-ntp true", seconds=seconds)]
    return [good("doctor-clock", seconds=seconds)]


def _moment(date: str) -> datetime | None:
    try:
        return parsedate_to_datetime(date).astimezone(UTC)
    except ValueError:
        return None
