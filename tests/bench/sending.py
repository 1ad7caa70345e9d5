"""Sending at Telegram's pace: how soon a fever gets through a broadcast, and how much of the pace is used."""

import time
from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import insert

from bot.notices import line
from bot.pace import Limits
from bot.rules.delivery import Priority
from bot.services.owing import row
from storage.db import Database
from storage.models import Outbox
from tests.bench.bots import Start, our_bot, wait_for
from tests.bench.databases import database
from tests.bench.table import Row, part
from tests.bench.telegram import Telegram, telegram
from tests.bench.town import A_GRID, FIRST_RESIDENT, FIRST_WORKER, Town

PROMPTS = 10_000
FEVERS = 60
SECONDS = 60.0
SETTLED = 5.0  # seconds until a bot that starts sends evenly


def fever() -> Iterator[Row]:
    """Let somebody of another grid have a fever every second while everybody is being asked."""
    town = Town(PROMPTS, asked=True, owed=PROMPTS)
    with telegram() as desk, database(town) as url:
        desk.meet([*town.chats, *town.workers, *range(town.workers.stop, town.workers.stop + 10)])
        with our_bot(Start(desk.url, url, town.zone, Limits())):
            wait_for(lambda: desk.count() > 20 * SETTLED, at_most=60)
            said = {}
            for one in range(FEVERS):
                grid = one * town.grids // FEVERS
                said[FIRST_WORKER + grid] = time.time()
                desk.say([(FIRST_RESIDENT + grid * A_GRID + 25, "38.5")])
                time.sleep(1)
            time.sleep(5)
            waits = _waits(desk, said)
            lost = FEVERS - len(waits)
            what = f"fever → worker's card, {PROMPTS:,} prompts draining"
            note = f"{len(waits)} of {FEVERS} came, {desk.refused()} × 429, {desk.count():,} sent"
            yield Row(f"{what}, p50", part(waits, 0.5) if waits else 999, 1.0, "s", note=note)
            yield Row(f"{what}, p99", 999 if lost else part(waits, 0.99), 1.0, "s")


def _waits(desk: Telegram, said: dict[int, float]) -> list[float]:
    """Return how long each card took, by the worker's chat it came to, sorted."""
    came: dict[int, float] = {}
    for at, chat, text in desk.sent():
        if chat in said and "38.5" in text:
            came.setdefault(chat, at)
    return sorted(came[chat] - said[chat] for chat in came)


def pace() -> Iterator[Row]:
    """Drain prompts, with alerts coming in twice as fast as is kept free for them, and count a minute."""
    town = Town(2500, asked=True, owed=1600)
    limits = Limits()
    with telegram() as desk, database(town) as url:
        desk.meet(town.chats)
        _owe_alerts(url, town, each=1 / (2 * limits.kept))
        with our_bot(Start(desk.url, url, town.zone, limits)):
            wait_for(lambda: desk.count() > 0, at_most=60)
            time.sleep(SETTLED + SECONDS + 1)
            moments = [at for at, _, _ in desk.sent()]
            begin = moments[0] + SETTLED
            sent = sum(begin <= at < begin + SECONDS for at in moments)
            refused = desk.refused()
    full = limits.overall * SECONDS
    yield Row(f"sent of {limits.overall}/s for {SECONDS:.0f} s", 100 * sent / full, 99, "%", at_least=True)
    yield Row("  answered with 429 meanwhile", refused, 0)


def _owe_alerts(url: str, town: Town, each: float) -> None:
    """Owe an alert every so many seconds from now on."""
    rows = [
        row(line("slow-down"), to=f"chat:{chat}:zh-CN", key=f"bench:{chat}", priority=Priority.ALERT, now=town.now)
        | {"next_at": town.now + timedelta(seconds=number * each)}
        for number, chat in enumerate(town.chats[town.owed :])
    ]
    db = Database(url)
    with db.engine.connect() as connection, connection.begin():
        connection.execute(insert(Outbox), rows)
    db.close()
