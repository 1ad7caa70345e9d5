"""Where an alert stands on its ladder, and where it stands after each thing that can happen to it.

A standing is told rungs, a clock and the next moment. Every change is a value in, a value out, so
that thousands of histories can be played without a database; the services only write them down.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.rules.escalation import Policy


@dataclass(frozen=True, slots=True)
class Standing:
    """How many rungs were told since the clock began, and when the next one hears or it opens again."""

    steps: int
    clock_at: datetime
    next_at: datetime


def begun(*, now: datetime) -> Standing:
    """Return the standing of an alert whose first rung hears now."""
    return Standing(0, now, now)


def stepped(policy: Policy, standing: Standing) -> Standing:
    """Return the standing after the rung that was due has been told."""
    steps = standing.steps + 1
    return Standing(steps, standing.clock_at, standing.clock_at + policy.after(steps))


def called_up(policy: Policy, standing: Standing, *, now: datetime) -> Standing:
    """Let the next rung hear now, before its time; the steps after that keep their distance."""
    return replace(standing, clock_at=now - policy.after(standing.steps), next_at=now)


def passed_over(policy: Policy, standing: Standing, *, now: datetime) -> Standing:
    """Leave out a rung where nobody can be reached: the one above it hears now."""
    return called_up(policy, replace(standing, steps=standing.steps + 1), now=now)


def taken(policy: Policy, standing: Standing, *, now: datetime) -> Standing:
    """Somebody said "mine": nobody new hears, and without an outcome it opens again."""
    return replace(standing, next_at=now + timedelta(minutes=policy.reopen_after))


def resumed(policy: Policy, standing: Standing, *, now: datetime) -> Standing:
    """Go on climbing from where it stands, with a full step from now: by a slower ladder, or after a hand-over."""
    step = policy.after(standing.steps) - policy.after(max(standing.steps - 1, 0))
    return replace(standing, clock_at=now + step - policy.after(standing.steps), next_at=now + step)


def extended(standing: Standing, *, since: datetime, by: timedelta) -> Standing:
    """Give people back the time in which they could not press, because we were down.

    What was due before we fell silent is late through us and comes at once.
    """
    if standing.next_at <= since:
        return standing
    return replace(standing, clock_at=standing.clock_at + by, next_at=standing.next_at + by)
