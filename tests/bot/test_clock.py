"""Time comes from one place, and that place can be steered."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot import clock


@pytest.fixture(autouse=True)
def _the_clock_is_given_back() -> Iterator[None]:
    yield
    clock.steer(None)


def test_now_is_aware_and_in_utc() -> None:
    before = datetime.now(UTC)
    assert before <= clock.now() <= datetime.now(UTC)
    assert clock.now().tzinfo is UTC


def test_a_steered_clock_says_what_it_is_told_in_utc() -> None:
    shanghai = timezone(timedelta(hours=8))
    clock.steer(lambda: datetime(2022, 4, 1, 8, 0, tzinfo=shanghai))
    assert clock.now() == datetime(2022, 4, 1, 0, 0, tzinfo=UTC)
    assert clock.now().tzinfo is UTC


def test_pacing_follows_the_steered_clock() -> None:
    moment = datetime(2022, 4, 1, tzinfo=UTC)
    clock.steer(lambda: moment)
    before = clock.monotonic()
    moment += timedelta(minutes=15)
    assert clock.monotonic() - before == 900


def test_the_machine_gets_its_clock_back() -> None:
    clock.steer(lambda: datetime(2022, 4, 1, tzinfo=UTC))
    clock.steer(None)
    assert clock.now().year >= 2025
    assert clock.monotonic() <= clock.monotonic()


def test_a_source_without_a_zone_is_refused() -> None:
    clock.steer(lambda: datetime(2022, 4, 1))  # noqa: DTZ001 - that is the mistake
    with pytest.raises(ValueError, match="aware"):
        clock.now()
