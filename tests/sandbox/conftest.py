"""A sandbox whose clock stands still, and a real PTB Bot that talks to it in process."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from telegram import Bot

from bot.sandbox import Limits, Person, Sandbox, SandboxClock
from tests.sandbox.transport import in_process


@pytest.fixture(autouse=True)
def durations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the library give durations as timedelta; the other way it warns."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def clock() -> SandboxClock:
    return SandboxClock(datetime(2022, 4, 1, 0, 0, tzinfo=UTC), paused=True)


@pytest.fixture
def sandbox(clock: SandboxClock) -> Sandbox:
    return Sandbox(clock=clock, limits=Limits.off())


@pytest.fixture
def wang(sandbox: Sandbox) -> Person:
    """王大爷, who has pressed START."""
    wang = sandbox.person(1001, "王大爷")
    wang.starts()
    return wang


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    bot = in_process(sandbox)
    async with bot:
        yield bot
