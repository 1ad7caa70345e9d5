"""What must be true at every moment of a resident's days, and what can be tapped in them."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlmodel import Session

from bot.notices import (
    Choice,
    Confirm,
    HeatAsk,
    HowAreYou,
    HowAreYouAll,
    MemberAsked,
    Notice,
    SosSent,
    SplitProposed,
    notice_from,
)
from bot.rules import buttons
from bot.rules.symptoms import Heat
from bot.rules.temperature import Certain, Doubtful, read
from bot.services import asking, calling, correcting, feeling, feeling_together, guessing, splitting, tapping
from tests.services.office import WANG

FEVER = 3730
MESSAGES = 100_000  # his messages are counted from here


class Told(NamedTuple):
    """A reading as it stands in its table."""

    id: int
    resident_id: int
    centi: int
    message_id: int | None
    check_id: int | None
    supersedes: int | None
    given_by: str


class Asked(NamedTuple):
    """A check as it stands in its table."""

    id: int
    state: str
    reading_id: int | None


class Raised(NamedTuple):
    """An alert as it stands in its table."""

    id: int
    resident_id: int
    kind: str
    state: str


class Open(NamedTuple):
    """A question that stands in his chat."""

    asking: str
    about: dict[str, Any]
    rings: bool  # it becomes an alert if nobody answers it


@dataclass
class Facts:
    """Everything that stands in the database. Looked at after every step, so the columns are asked for as they are."""

    readings: tuple[Told, ...] = ()
    checks: tuple[Asked, ...] = ()
    alerts: tuple[Raised, ...] = ()
    questions: tuple[Open, ...] = ()
    asked: tuple[dict[str, Any], ...] = ()
    owed: int = 0
    symptoms: int = 0
    inbox: int = 0

    @classmethod
    def of(cls, session: Session) -> "Facts":
        """Return what stands now."""
        run = session.connection().exec_driver_sql
        questions = run(f"SELECT asking, about, next_at FROM dialogue WHERE chat_id = {WANG} AND closed_at IS NULL")
        counts = run("SELECT (SELECT count(*) FROM outbox), (SELECT count(*) FROM symptom), max(update_id) FROM inbox")
        owed, symptoms, newest = counts.one()
        return cls(
            tuple(Told(*row) for row in run(f"SELECT {', '.join(Told._fields)} FROM reading ORDER BY id")),
            tuple(Asked(*row) for row in run(f"SELECT {', '.join(Asked._fields)} FROM slot_check")),
            tuple(Raised(*row) for row in run(f"SELECT {', '.join(Raised._fields)} FROM alert ORDER BY id")),
            tuple(Open(kind, json.loads(about), at is not None) for kind, about, at in questions),
            tuple(json.loads(row[0]) for row in run("SELECT params FROM outbox WHERE notice = 'Ask'")),
            owed,
            symptoms,
            newest or 0,
        )

    @property
    def weight(self) -> tuple[int, int, int]:
        """How much has been kept and said so far."""
        return len(self.readings), self.symptoms, self.owed


def check(
    facts: Facts, *, said: dict[int, list[str]], tapped: list[int], heard: list[int], alone: bool, late: bool
) -> None:
    """Check the promises: nothing here depends on how it came about.

    `alone` says that his phone answers for himself only; `late`, that it came to answer for somebody in the run.
    """
    _no_value_was_made_up(facts, said, tapped)
    _no_value_was_lost(facts, heard)
    _a_fever_has_an_alert(facts)
    _a_feared_value_will_ring(facts)
    _a_check_has_one_answer(facts)
    _nobody_is_asked_too_often(facts, late=late)
    if alone:
        assert all(one.given_by == "self" for one in facts.readings)


def _no_value_was_made_up(facts: Facts, said: dict[int, list[str]], tapped: list[int]) -> None:
    meant = {centi for texts in said.values() for text in texts for centi in values_in(text)} | set(tapped)
    assert {one.centi for one in facts.readings} <= meant
    for one in facts.readings:
        if one.message_id is not None:
            own = {centi for text in said[one.message_id - MESSAGES] for centi in values_in(text)}
            assert one.centi in own, "the value is not that of its message"


def _no_value_was_lost(facts: Facts, heard: list[int]) -> None:
    kept = {one.message_id for one in facts.readings}
    for question in facts.questions:
        kept |= {one["message"] for one in question.about.get("waiting", [])}
    assert set(heard) <= kept, "a value was lost"


def _a_fever_has_an_alert(facts: Facts) -> None:
    # nobody closes alerts here, and a correction never does
    standing = {(one.resident_id, one.kind) for one in facts.alerts if one.state != "closed"}
    for one in facts.readings:
        assert one.centi < FEVER or (one.resident_id, "fever") in standing, "a fever nobody knows of"


def _a_feared_value_will_ring(facts: Facts) -> None:
    """A high value that waits for a yes or for a name rings when the time is over, or has rung."""
    rang = any(one.kind in {"fever", "unconfirmed"} for one in facts.alerts)
    for question in facts.questions:
        feared = max(question.about.get("values", []), default=0) >= FEVER or question.about.get("feared")
        assert not feared or question.rings or rang, f"{question} is feared, and nobody will hear of it"


def _a_check_has_one_answer(facts: Facts) -> None:
    first = Counter(one.check_id for one in facts.readings if one.check_id and one.supersedes is None)
    assert all(count == 1 for count in first.values())
    newest = {one.id for one in facts.readings} - {one.supersedes for one in facts.readings}
    for one in facts.checks:
        if one.state == "answered":
            assert one.reading_id in newest, "a check shows the newest version of its answer"
        else:
            assert one.reading_id is None
            assert one.id not in first, "an answer did not end its check"


def _nobody_is_asked_too_often(facts: Facts, *, late: bool) -> None:
    asked = [(one["day"], one["slot"], one["nudge"]) for one in facts.asked]
    # whoever comes to answer for somebody in the middle of a round is asked for them as well
    again = len(asked) - len(set(asked))
    assert again <= (1 if late else 0), "asked twice in a round"
    prompts = Counter(day for day, _, nudge in set(asked) if nudge == 0)
    nudges = Counter((day, slot) for day, slot, nudge in asked if nudge in {1, 2})
    assert max([0, *prompts.values(), *nudges.values()]) <= 2


_known: dict[str, tuple[int, ...]] = {}


def values_in(text: str) -> tuple[int, ...]:
    """Return every value a text can mean, in hundredths of a degree."""
    if text not in _known:
        found = read(text)
        values = (found.value,) if isinstance(found, Certain) else found.values if isinstance(found, Doubtful) else ()
        _known[text] = tuple(value.centi for value in values)
    return _known[text]


# ── what can be tapped ──

Tap = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]
SHOWN = {"message_id": None}


def newest_shown(session: Session) -> list[Notice]:
    """Return what was said to him last, the newest first."""
    rows = session.connection().exec_driver_sql(
        "SELECT notice, params FROM outbox WHERE recipient LIKE ? ORDER BY id DESC LIMIT 4", (f"chat:{WANG}:%",)
    )
    return [notice_from(kind, json.loads(params)) for kind, params in rows]


def taps(notice: Notice) -> list[Tap]:
    """Return what can be tapped under a message."""
    match notice:
        case HowAreYou(reading=reading):
            answers: list[Tap] = [(feeling.well, (reading,), SHOWN), (feeling.unwell, (reading,), SHOWN)]
            return [*answers, (correcting.ask, (reading,), {})]
        case HowAreYouAll(rows=rows):
            unwell: list[Tap] = [(feeling.unwell, (row[0],), SHOWN) for row in rows]
            return [(feeling_together.all_well, (rows[0][0],), SHOWN), *unwell]
        case Confirm(dialogue=dialogue, values=values):
            sure: list[Tap] = [(asking.confirmed, (dialogue, round(float(one) * 100)), SHOWN) for one in values]
            return [*sure, (asking.confirmed, (dialogue, None), SHOWN)]
        case HeatAsk(dialogue=dialogue):
            return [(guessing.felt, (dialogue, one), SHOWN) for one in Heat]
        case SosSent(alert=alert):
            return [(calling.mistaken, (alert,), {})]
        case SplitProposed(dialogue=dialogue):
            return [(splitting.confirmed, (dialogue, right), SHOWN) for right in (True, False)]
        case MemberAsked(resident=resident):
            return [(tapping.padded_for, (resident, centi), SHOWN) for centi in (3660, 3790, 3440)]
        case Choice(key=("whose-value" | "whose-word"), buttons=choices):
            return [(asking.assigned, _numbers(data), SHOWN) for data, _ in choices]
        case _:
            return []


def _numbers(data: str) -> tuple[int, ...]:
    pressed = buttons.read(data)
    assert pressed is not None
    return tuple(int(one) for one in pressed.args)
