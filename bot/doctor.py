"""`suifang doctor`: is everything there that the bot needs? In words, for whoever sets it up."""

import asyncio
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

from bot.settings import Settings
from bot.transport import AiohttpRequest
from bot.wire import fetch
from storage import migrating
from storage.db import Database


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    good: bool
    words: str


def examine(settings: Settings) -> list[Finding]:
    """Look at the database, the token, a webhook that would keep updates from us, and the admins."""
    return [_database(settings), *asyncio.run(_telegram(settings)), _admins(settings)]


def _database(settings: Settings) -> Finding:
    db = Database(settings.database_url)
    try:
        found = migrating.current(db.engine)
    except SQLAlchemyError as fault:
        return Finding(False, f"数据库打不开 / database cannot be opened: {type(fault).__name__}")
    finally:
        db.close()
    if found == migrating.head():
        return Finding(True, f"数据库可用 / database ready: {found}")
    return Finding(True, "数据库会在启动时建好 / the database is set up at the first start")


async def _telegram(settings: Settings) -> list[Finding]:
    request = AiohttpRequest(1, proxy=settings.telegram_proxy_url)
    base = f"{settings.telegram_api_url.rstrip('/')}/bot{settings.token}"
    await request.initialize()
    try:
        answer, me = await fetch(request, f"{base}/getMe", 10)
        if answer.wire:
            return [
                Finding(False, "连不上 Telegram / Telegram cannot be reached: TELEGRAM_API_URL, TELEGRAM_PROXY_URL")
            ]
        if answer.code != 200 or not isinstance(me, dict):
            return [
                Finding(False, f"token 不对（{answer.code}），请找 @BotFather / the token is refused, ask @BotFather")
            ]
        found = [Finding(True, f"机器人 / bot: @{me.get('username')}")]
        _, hook = await fetch(request, f"{base}/getWebhookInfo", 10)
        if isinstance(hook, dict) and hook.get("url"):
            found.append(Finding(False, "设置了 webhook，收不到消息 / a webhook is set: please call deleteWebhook"))
        return found
    finally:
        await request.shutdown()


def _admins(settings: Settings) -> Finding:
    count = len(settings.admin_ids)
    if count:
        return Finding(True, f"管理员 / admins: {count}")
    return Finding(False, "没有管理员，请填 ADMIN_IDS / no admins: please set ADMIN_IDS")
