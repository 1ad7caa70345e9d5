"""Sending at Telegram's pace: how soon a fever gets through a broadcast, and how much of the pace is used."""

import contextlib
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
FEVERS = 200
LAST_IN_GROUP = 60.0  # seconds until a group, which takes twenty messages a minute, must have shown the last one
SECONDS = 60.0
SETTLED = 5.0  # seconds until a bot that starts sends evenly


def fever() -> Iterator[Row]:
    """Let somebody of another grid have a fever every second while everybody is being asked; a group hears of each."""
    yield from measure(PROMPTS, FEVERS)


def measure(prompts: int, fevers: int) -> Iterator[Row]:
    """Let so many fevers come in, one a second, while so many questions drain."""
    with contextlib.ExitStack() as stack:
        desk = stack.enter_context(telegram())
        group = desk.gather(FIRST_WORKER)
        town = Town(prompts, asked=True, owed=prompts, group=group)
        url = stack.enter_context(database(town))
        desk.meet([*town.chats, *town.workers, *range(town.workers.stop, town.workers.stop + 10)])
        with our_bot(Start(desk.url, url, town.zone, Limits())):
            wait_for(lambda: desk.count() > 20 * SETTLED, at_most=60)
            said: dict[int, float] = {}
            for one in range(fevers):
                grid = one * town.grids // fevers
                said[FIRST_WORKER + grid] = time.time()
                desk.say([(FIRST_RESIDENT + grid * A_GRID + 25, "38.5")])
                time.sleep(1)
            time.sleep(5)
            wait_for(lambda: len(_in_group(desk, group)) >= fevers, at_most=LAST_IN_GROUP, every=1)
            what = f"fever → %s, {prompts:,} prompts draining"
            note = f"{desk.refused()} × 429, {desk.count():,} sent"
            yield from _rows(what % "worker's card", _waits(desk, said), fevers, 1.0, note)
            in_group = sorted(
                at - when for at, when in zip(_in_group(desk, group), sorted(said.values()), strict=False)
            )
            yield from _rows(what % "group", in_group, fevers, LAST_IN_GROUP, "several at once in one message")


def _rows(what: str, waits: list[float], all_of: int, budget: float, note: str) -> Iterator[Row]:
    lost = all_of - len(waits)
    yield Row(
        f"{what}, p50", part(waits, 0.5) if waits else 999, budget, "s", note=f"{len(waits)} of {all_of} came, {note}"
    )
    yield Row(f"{what}, p99", 999 if lost else part(waits, 0.99), budget, "s")


def _in_group(desk: Telegram, group: int) -> list[float]:
    """Return when each fever was shown in the group, in the order in which they were; a bundle shows several."""
    return [at for at, chat, text in desk.sent() if chat == group for _ in range(text.count("38.5"))]


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
