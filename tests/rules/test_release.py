"""Nobody is released by the clock: each condition by itself, and who is told of it."""

from dataclasses import replace
from datetime import date, timedelta

from bot.rules.release import Condition, Facts, stands, unmet
from bot.rules.roles import Role
from tests.each import each
from tests.world import at

NOW = at("04-14 10:00")
READY = Facts(
    ends_on=date(2022, 4, 14),
    today=date(2022, 4, 14),
    measured_on=date(2022, 4, 14),
    worker_at=at("04-14 09:00"),
    health_at=at("04-14 09:30"),
)

CASES: dict[str, tuple[dict[str, object], dict[Condition, Role | None]]] = {
    "everything is fulfilled": ({}, {}),
    "the last day was yesterday": ({"today": date(2022, 4, 15)}, {}),
    "measured the day after, because nobody did on the day": ({"measured_on": date(2022, 4, 15)}, {}),
    "the last day is tomorrow": ({"today": date(2022, 4, 13)}, {Condition.LAST_DAY: None}),
    "never measured": ({"measured_on": None}, {Condition.READING: Role.WORKER}),
    "measured the day before": ({"measured_on": date(2022, 4, 13)}, {Condition.READING: Role.WORKER}),
    "an alert is open": ({"open_alerts": 1}, {Condition.ALERT: Role.WORKER}),
    "a cough 48 hours ago": ({"unwell_at": NOW - timedelta(hours=48)}, {}),
    "a cough a minute later": (
        {"unwell_at": NOW - timedelta(hours=47, minutes=59)},
        {Condition.SYMPTOM: Role.HEALTH},
    ),
    "a cough after both agreed": (
        {"unwell_at": at("04-14 09:45")},
        {Condition.SYMPTOM: Role.HEALTH, Condition.WORKER: Role.WORKER, Condition.HEALTH: Role.HEALTH},
    ),
    "the worker has not agreed": ({"worker_at": None}, {Condition.WORKER: Role.WORKER}),
    "the health centre has not agreed": ({"health_at": None}, {Condition.HEALTH: Role.HEALTH}),
}


@each(CASES)
def test_what_is_missing_and_who_is_told(case: str) -> None:
    changed, missing = CASES[case]
    facts = replace(READY, **changed)  # type: ignore[arg-type]
    assert {one.condition: one.told for one in unmet(facts, free_hours=48, now=NOW)} == missing


def test_the_hours_without_symptom_are_the_rules() -> None:
    facts = replace(READY, unwell_at=NOW - timedelta(hours=60))
    agreed = replace(facts, worker_at=NOW, health_at=NOW)
    assert unmet(agreed, free_hours=48, now=NOW) == ()
    assert [one.condition for one in unmet(agreed, free_hours=72, now=NOW)] == [Condition.SYMPTOM]


def test_a_yes_stands_until_something_comes_up_after_it() -> None:
    assert not stands(None, unwell_at=None)
    assert stands(NOW, unwell_at=None) and stands(NOW, unwell_at=NOW)
    assert not stands(NOW, unwell_at=NOW + timedelta(minutes=1))
