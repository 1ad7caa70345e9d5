"""When an isolation may end well: who has to agree, what must be fulfilled, and who is told of what is not.

Never by itself (the brief): a temperature on the last day, no open alert, no symptom for 48 hours, the
worker and the health centre agree, and the lead confirms.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.rules.roles import Role


class ReleaseStep(StrEnum):
    """Who has to say yes, one after the other; with the lead's word it is done."""

    WORKER = "worker"
    HEALTH = "health"
    LEAD = "lead"


class Condition(StrEnum):
    """What must be fulfilled before a lead can confirm."""

    LAST_DAY = "last_day"
    READING = "reading"
    ALERT = "alert"
    SYMPTOM = "symptom"
    WORKER = "worker"
    HEALTH = "health"


# who can do something about it: the worker phones and measures, what ails somebody is for the health centre.
# About a day that has not come nobody can do anything
TOLD: dict[Condition, Role | None] = {
    Condition.LAST_DAY: None,
    Condition.READING: Role.WORKER,
    Condition.ALERT: Role.WORKER,
    Condition.SYMPTOM: Role.HEALTH,
    Condition.WORKER: Role.WORKER,
    Condition.HEALTH: Role.HEALTH,
}


@dataclass(frozen=True, slots=True)
class Unmet:
    """A condition that is not fulfilled, and who is told of it."""

    condition: Condition
    told: Role | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an isolation. Days are local dates; `unwell_at` is the newest symptom or fever."""

    ends_on: date
    today: date
    measured_on: date | None = None  # the newest temperature that stands
    open_alerts: int = 0
    unwell_at: datetime | None = None
    worker_at: datetime | None = None
    health_at: datetime | None = None


def unmet(facts: Facts, *, free_hours: int, now: datetime) -> tuple[Unmet, ...]:
    """Return every condition that is not fulfilled, in the order in which people see to them.

    `free_hours` without any symptom or fever must have passed. A temperature after the last day counts like one
    on it, since an isolation that nobody ended goes on.
    """
    found = {
        Condition.LAST_DAY: facts.today < facts.ends_on,
        Condition.READING: facts.measured_on is None or facts.measured_on < facts.ends_on,
        Condition.ALERT: facts.open_alerts > 0,
        Condition.SYMPTOM: facts.unwell_at is not None and now - facts.unwell_at < timedelta(hours=free_hours),
        Condition.WORKER: not stands(facts.worker_at, unwell_at=facts.unwell_at),
        Condition.HEALTH: not stands(facts.health_at, unwell_at=facts.unwell_at),
    }
    return tuple(Unmet(condition, TOLD[condition]) for condition, missing in found.items() if missing)


def stands(agreed_at: datetime | None, *, unwell_at: datetime | None) -> bool:
    """Whether somebody's yes still counts: what came up afterwards is not what they agreed to."""
    return agreed_at is not None and (unwell_at is None or unwell_at <= agreed_at)
