"""The sandbox's time, and that the sandbox keeps to itself."""

import ast
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

import bot.sandbox
from bot.sandbox import SandboxClock

MORNING = datetime(2022, 4, 1, 0, 0, tzinfo=UTC)


def test_left_alone_it_is_real_time() -> None:
    assert abs(SandboxClock().now() - datetime.now(UTC)) < timedelta(seconds=1)


def test_a_stopped_clock_moves_only_when_moved() -> None:
    clock = SandboxClock(MORNING, paused=True)
    clock.advance(900)
    clock.advance(timedelta(hours=1))
    assert clock.now() == clock.now() == MORNING + timedelta(hours=1, minutes=15)
    assert clock.paused


def test_a_fast_clock_runs_on_from_where_it_was() -> None:
    clock = SandboxClock(MORNING)
    clock.rate = 36_000
    before = clock.now()
    assert before < clock.now()
    clock.resume()
    assert clock.now() >= before
    assert clock.rate == 36_000


def test_moments_are_aware_and_shown_in_utc() -> None:
    clock = SandboxClock(datetime(2022, 4, 1, 8, 0, tzinfo=timezone(timedelta(hours=8))))
    clock.pause()
    assert clock.now().tzinfo is UTC
    with pytest.raises(ValueError, match="aware"):
        clock.set(datetime(2022, 4, 1))  # noqa: DTZ001
    with pytest.raises(ValueError, match="above zero"):
        clock.rate = 0


def test_the_sandbox_imports_nothing_of_ours() -> None:
    for module in Path(bot.sandbox.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                assert not {alias.name.split(".")[0] for alias in node.names} & {
                    "bot",
                    "handlers",
                    "storage",
                    "telegram",
                }
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                assert (node.module or "").split(".")[0] not in {"bot", "handlers", "storage", "telegram"}
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 1
