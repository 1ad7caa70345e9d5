"""The district's report of two made-up days is what somebody counts who reads every row and knows no SQL."""

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.rules.changes import ReassignmentState
from bot.rules.escalation import AlertKind, AlertState, Outcome, Tier
from bot.rules.places import LEVELS
from bot.rules.presence import VisitKind, VisitOutcome
from bot.rules.reports import Figures
from bot.rules.slots import Profile, to_json
from bot.rules.spot_check import OF_SPOT_CHECK, SpotState
from bot.rules.supply import SupplyState
from bot.rules.symptoms import Symptom
from bot.services import furnishing, summing
from storage import places
from storage.db import Database
from storage.models import (
    Alert,
    Check,
    Episode,
    Place,
    Reading,
    Reassignment,
    Reporter,
    Resident,
    SpotCheck,
    SpotPerson,
    SupplyRequest,
    SymptomNote,
    Visit,
)
from storage.words import Channel, CheckState, EpisodeState, GivenBy
from tests.services.recount import Counting, below, read
from tests.world import at

DAYS = (date(2022, 4, 1), date(2022, 4, 2))
PEOPLE, SEED = 100, 20220401


@pytest.fixture
def history(db: Database) -> Database:
    """A district with 3 townships, 9 communities and 27 grids, and two days in which everything happens."""
    db.call(
        furnishing.furnish,
        zone="Asia/Shanghai", language="zh-CN", emergency_number="120", admin_ids=[1], now=at("03-20 00:00"),
    )  # fmt: skip
    db.call(_make_up)
    return db


def _make_up(session: Session) -> None:
    dice = random.Random(SEED)
    for number in range(27):
        path = ["开发区", f"{number // 9}街道", f"{number // 3}社区", f"{number}网格"]
        places.add_path(session, path, now=at("03-20 00:00"))
    for place in session.exec(select(Place).where(Place.kind == LEVELS[2])).all():
        place.rules = {"lost_after": dice.choice([12, 24, 36])}
    grids = session.exec(select(Place).where(Place.kind == LEVELS[3])).all()
    session.add_all([Reporter(id=1, chat_id=1, language="zh-CN", created_at=at("03-20 00:00"))])
    session.flush()
    for number in range(1, PEOPLE + 1):
        stations = [one.id or 0 for one in dice.sample(grids, dice.choices([1, 2, 3], weights=[6, 2, 1])[0])]
        _one_person(session, dice, number, stations)


def _moment(dice: random.Random, first: str = "03-31 00:00", hours: int = 72) -> datetime:
    return at(first) + timedelta(minutes=dice.randrange(hours * 60))


def _handed_over(
    session: Session, dice: random.Random, number: int, stations: list[int], begun: datetime, over: datetime | None
) -> list[datetime]:
    """Hand somebody from place to place; one more that is refused counts nowhere."""
    span = (over or at("04-03 00:00")) - begun
    moments = sorted(begun + span * dice.random() for _ in stations[1:])
    done = [(source, goal, ReassignmentState.ACCEPTED) for source, goal in pairwise(stations)]
    for (source, goal, state), moment in zip(done, moments, strict=True):
        _reassign(session, number, source, goal, state, moment)
    _reassign(session, number, stations[-1], stations[0], ReassignmentState.REFUSED, begun)
    return moments


def _reassign(
    session: Session, number: int, source: int, goal: int, state: ReassignmentState, moment: datetime
) -> None:
    session.add(
        Reassignment(
            episode_id=number, place_id=source, goal_id=goal, state=state, sent_by=1, sent_at=moment,
            decided_by=1, decided_at=moment,
        )
    )  # fmt: skip


def _one_person(session: Session, dice: random.Random, number: int, stations: list[int]) -> None:
    place = stations[-1]
    state = dice.choices(list(EpisodeState), weights=[8, 2, 1, 1, 1, *([1] * (len(EpisodeState) - 5))])[0]
    created = _moment(dice) if dice.random() < 0.3 else at("03-28 09:00")
    over = None if state is EpisodeState.ACTIVE else max(_moment(dice), created)
    profile = to_json(Profile(fever_line=dice.choice([3730, 3750])))
    session.add(Resident(id=number, name=f"居民{number}", place_id=place, created_at=created))
    session.flush()
    session.add(
        Episode(
            id=number, resident_id=number, place_id=place, starts_on=created.date(), zone="Asia/Shanghai",
            ends_on=created.date() + timedelta(days=13), profile=profile, state=state, created_at=created,
            ended_at=over,
        )
    )  # fmt: skip
    session.flush()
    moments = _handed_over(session, dice, number, stations, created, over)
    for day in DAYS:
        for slot, hour in (("morning", 8), ("evening", 18)):
            opened = at(f"{day:%m-%d} {hour:02}:00")
            if created <= opened and (over is None or over > opened):
                there = stations[sum(1 for moment in moments if moment < opened)]
                _one_check(session, dice, number, there, day, slot, opened)
    _the_rest(session, dice, number, place)


def _one_check(
    session: Session, dice: random.Random, number: int, place: int, day: date, slot: str, opened: datetime
) -> None:
    state = dice.choices(list(CheckState), weights=[1, 12, 5, 1, 1])[0]
    check = Check(
        episode_id=number, resident_id=number, place_id=place, day=day, slot=slot, opened_at=opened,
        closes_at=opened + timedelta(hours=2), state=state,
    )  # fmt: skip
    session.add(check)
    session.flush()
    if state is CheckState.ANSWERED:
        given = opened + timedelta(minutes=dice.choice([3, 40, 200, 420]))  # the last is after midnight in the evening
        reading = _reading(session, dice, number, given, check.id, None)
        check.answered_at, check.reading_id = given, reading.id
        if dice.random() < 0.2:
            newer = _reading(session, dice, number, given, check.id, supersedes=reading.id)
            check.reading_id = newer.id


def _reading(
    session: Session,
    dice: random.Random,
    number: int,
    given: datetime,
    check: int | None,
    supersedes: int | None = None,
) -> Reading:
    reading = Reading(
        episode_id=number, resident_id=number, check_id=check, supersedes=supersedes,
        centi=dice.choice([3640, 3660, 3690, 3730, 3740, 3790, 3850]),
        given_by=dice.choice(list(GivenBy)), channel=Channel.CHAT, measured_at=given,
        recorded_at=given + timedelta(minutes=10 if supersedes else 0),
    )  # fmt: skip
    session.add(reading)
    session.flush()
    return reading


def _the_rest(session: Session, dice: random.Random, number: int, place: int) -> None:
    """Values nobody asked for, symptoms, calls, alerts and orders."""
    whose: dict[str, Any] = {"episode_id": number, "resident_id": number}
    if dice.random() < 0.2:
        _reading(session, dice, number, _moment(dice), None, None)
    for _ in range(dice.randrange(3)):
        noticed = _moment(dice)
        session.add(
            SymptomNote(
                **whose, kind=dice.choice([Symptom.NONE, Symptom.FEVER, Symptom.COUGH]), given_by=GivenBy.SELF,
                channel=Channel.CHAT, noticed_at=noticed, recorded_at=noticed,
                withdrawn_at=noticed if dice.random() < 0.2 else None,
            )
        )  # fmt: skip
    if dice.random() < 0.4:
        seen = _moment(dice)
        session.add(
            Visit(
                **whose, place_id=place, kind=VisitKind.CALL, day=(seen + timedelta(hours=8)).date(), slot="", number=1,
                outcome=dice.choice(list(VisitOutcome)), channel=Channel.PHONE, staff_id=1, at=seen,
            )
        )  # fmt: skip
    if dice.random() < 0.9:
        _spot_check(session, dice, whose, place)
    if dice.random() < 0.2:
        raised = _moment(dice)
        session.add(
            Alert(
                **whose, kind=AlertKind.FEVER, tier=Tier.RED, state=AlertState.CLOSED, dedupe=f"ill:{number}",
                place_id=place, raised_at=raised, clock_at=raised, closed_at=raised + timedelta(hours=1), closed_by=1,
                outcome=dice.choice([Outcome.HOSPITAL, Outcome.WATCHING]),
            )
        )  # fmt: skip
    if dice.random() < 0.5:
        _one_order(session, dice, whose, place)


def _spot_check(session: Session, dice: random.Random, whose: dict[str, Any], place: int) -> None:
    """One of the two days drew them; somebody looked that day, the day after, or nobody did."""
    day = dice.choice(DAYS)
    drawn = SpotCheck(
        place_id=place, drawn_by=1, staff_id=1, state=SpotState.DRAWN, wanted=1, written_at=at("04-01 09:00"),
        day=day, drawn_at=at("04-01 09:00"),
    )  # fmt: skip
    session.add(drawn)
    session.flush()
    person = SpotPerson(spot_check_id=drawn.id or 0, **whose, place_id=place, number=1)
    for number in range(dice.randrange(3)):
        seen = at(f"{day:%m-%d} 10:00") + timedelta(hours=number + dice.choice([0, 0, 20]))
        visit = Visit(
            **whose, place_id=place, kind=VisitKind.SPOT, day=day, slot=f"spot-{drawn.id}", number=number + 1,
            outcome=dice.choice(OF_SPOT_CHECK), channel=Channel.DOOR, staff_id=1, at=seen,
        )  # fmt: skip
        session.add(visit)
        session.flush()
        person.visit_id = visit.id
    session.add(person)


def _one_order(session: Session, dice: random.Random, whose: dict[str, Any], place: int) -> None:
    asked = _moment(dice)
    state = dice.choice([SupplyState.OWED, SupplyState.RECEIVED, SupplyState.CANNOT_BE_HAD, SupplyState.CANCELLED])
    received = asked + timedelta(hours=dice.randrange(20)) if state is SupplyState.RECEIVED else None
    is_over = state in {SupplyState.CANNOT_BE_HAD, SupplyState.CANCELLED}
    session.add(
        SupplyRequest(
            **whose, place_id=place, reporter_id=1, state=state, asked_at=asked, due_at=asked + timedelta(hours=8),
            received_at=received, closed_at=asked + timedelta(hours=2) if is_over else None,
        )
    )  # fmt: skip


# ── what the report says ──


def _counted(session: Session, path: str, day: date) -> tuple[dict[int, Figures], Figures]:
    place = session.exec(select(Place).where(Place.path == path)).one()
    lines = summing.lines_of(session, place, day, now=at("04-03 06:30"))
    return lines, summing.sum_of(lines, place)


def test_every_report_is_what_somebody_counts_by_hand(history: Database) -> None:
    rows = history.call(read)
    said: Callable[..., tuple[dict[int, Figures], Figures]] = lambda *args: history.call(_counted, *args)  # noqa: E731
    for day in DAYS:
        counting = Counting(rows, day)
        by_hand = {one.id: counting.at_place(one.id) for one in rows[Place]}
        lines, whole = said("开发区", day)
        lineages = {one.id: one.lineage for one in rows[Place]}
        for place in rows[Place]:
            figures = counting.whole(by_hand, place)
            assert figures.difference == 0, (day, place.path, "nobody is lost on the way")
            assert summing.below(lines, lineages, place) == figures, (day, place.path)
            if place.kind in LEVELS[1:3]:
                assert said(place.path, day)[1] == figures, (day, place.path)
        assert whole == counting.whole(by_hand, rows[Place][0])
        assert all(any(counting.handed(below(rows, place))) for place in rows[Place] if place.kind is LEVELS[1])
        for name in ("before", "new", "released", "moved", "late", "fever", "usual", "symptom", "hospital", "lost",
                     "spot", "spot_home", "spot_no_answer", "spot_away", "spot_refused"):  # fmt: skip
            assert getattr(whole, name) > 0, f"{name}: nothing of the kind happened, so nothing was shown"
