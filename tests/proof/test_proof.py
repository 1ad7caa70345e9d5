"""The proof in small, on the real command: killed, asked to stop, started twice, on a bad network."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.proof.audit import audit
from tests.proof.play import Play, Size
from tests.proof.process import REAL, BotProcess

QUIET = Size(residents=30, updates=40, kills=2, rounds=(), backlog=20, lull=0.3, life=5.0, command=REAL)
SMALL = replace(QUIET, faults=True)
STOPPED_WITHIN = 10.0  # seconds an operator's supervisor is patient, as systemd and Docker are by default
A_SECOND_BOT = 3  # its exit code


@pytest.fixture
def folder(tmp_path: Path, sqlite_template: Path) -> Path:
    """A place for a bot, with an empty database of the newest shape: making one takes longer than to start."""
    shutil.copyfile(sqlite_template, tmp_path / "suifang.db")
    return tmp_path


@asynccontextmanager
async def running(play: Play) -> AsyncIterator[BotProcess]:
    """A bot that has spoken."""
    play.furnish()
    async with play.served() as api_url:
        bot = play.bot(api_url)
        try:
            await bot.start()
            await play.spoken(bot)
            yield bot
        finally:
            await bot.kill()


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def test_nothing_is_lost_when_the_bot_is_killed_again_and_again_on_a_bad_network(folder: Path) -> None:
    # this seed kills it once while it talks and once in its start-up; `poe proof` kills it on a good network
    figures = await Play(23, SMALL, folder).run()

    assert figures.wrong == []
    assert (figures.fed, figures.kills) == (40, 2)
    assert figures.alerts > 0


async def test_a_second_bot_says_so_and_the_first_lets_what_is_on_the_way_arrive_when_it_stops(folder: Path) -> None:
    play = Play(15, QUIET, folder)
    play.sandbox.faults.add("delay", method="sendMessage", times=None, seconds=0.5)
    async with running(play) as first:
        await _refused(first.like(folder / "second"))

        assert first.code is None
        for _ in range(40):
            play.say_next()
        await _until(lambda: len(play.sandbox.sent) >= 3)
        took = await first.terminate()

        assert first.code == 0
        assert took < STOPPED_WITHIN
        stopped = audit(play.url)
        assert "sending" not in stopped.outbox
        # it stopped in the middle: there was more to say
        assert stopped.outbox["owed"] > 0
        assert len(play.sandbox.sent) == stopped.outbox["sent"]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_second_bot_says_so_and_the_first_does_not_wait_for_ever_for_telegram_when_it_stops(
    tmp_path: Path, database_url: str
) -> None:
    play = Play(14, QUIET, tmp_path, database_url)
    async with running(play) as first:
        await _refused(first.like(tmp_path / "second"))

        assert first.code is None
        hanging = play.sandbox.faults.add("hang", method="sendMessage", times=None)
        for _ in range(10):
            play.say_next()
        await _until(lambda: hanging.hits >= 3)
        took = await first.terminate()

        assert first.code == 0
        assert took < STOPPED_WITHIN


async def _refused(second: BotProcess) -> None:
    """Start a bot where there is one already: it says in words why it ends."""
    second.folder.mkdir()
    await second.start()
    code = await asyncio.wait_for(second.ended(), timeout=60)

    assert code == A_SECOND_BOT
    said = second.said()
    assert "已经有一个随访进程在用这个数据库" in said
    assert "Another suifang process already uses this database" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_seed_is_the_same_play(seed: int, tmp_path: Path) -> None:
    first, second = (Play(seed, SMALL, tmp_path).sayings for _ in range(2))

    assert first == second
    assert len({saying.reply for saying in first}) == len(first)
