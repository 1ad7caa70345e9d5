"""What a daily report counts: one pass for each figure over a whole subtree, grouped by place.

`begins` and `ends` are the first and the last moment of a day. Episodes entered by mistake count nowhere.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Integer, cast
from sqlmodel import Session, and_, case, col, func, or_

from bot.rules.changes import ReassignmentState
from bot.rules.escalation import Outcome
from bot.rules.presence import VisitOutcome
from bot.rules.reports import IN_CONTACT, Handed
from bot.rules.slots import Profile
from bot.rules.supply import SupplyState
from bot.rules.symptoms import Symptom
from storage.models import (
    Alert,
    AlertStep,
    Check,
    Episode,
    Place,
    Reading,
    Reassignment,
    SpotCheck,
    SpotPerson,
    SupplyRequest,
    SymptomNote,
    Visit,
)
from storage.subtrees import IS_HIGH, IS_NAMED, columns, inside, rows
from storage.whereabouts import as_it_was, since
from storage.words import CheckState, EpisodeState, GivenBy, Happened


def _real() -> ColumnElement[bool]:
    """An episode that was not entered by mistake and, if it is over, says when it ended."""
    return and_(
        col(Episode.state) != EpisodeState.VOID,
        or_(col(Episode.state) == EpisodeState.ACTIVE, col(Episode.ended_at).is_not(None)),
    )


def _void() -> sa.Select[Any]:
    return columns(Episode.id).where(col(Episode.state) == EpisodeState.VOID)


def people(session: Session, lineage: str, *, begins: datetime, ends: datetime) -> Sequence[tuple[int, int, int, int]]:
    """Return (place, followed up when the day began, when it ended, new on the day)."""
    lasted = or_(col(Episode.ended_at).is_(None), col(Episode.ended_at) >= ends)
    known = col(Episode.created_at) < begins
    found = rows(
        session,
        columns(
            Episode.place_id,
            func.sum(case((known, 1), else_=0)),
            func.sum(case((lasted, 1), else_=0)),
            func.sum(case((known, 0), else_=1)),
        )
        .join(Place, col(Episode.place_id) == col(Place.id))
        .where(
            inside(lineage),
            _real(),
            col(Episode.created_at) < ends,
            or_(col(Episode.ended_at).is_(None), col(Episode.ended_at) >= begins),
        )
        .group_by(col(Episode.place_id)),
    )
    return [(place, int(before), int(managed), int(new)) for place, before, managed, new in found]


def handed(session: Session, *, begins: datetime) -> Sequence[Handed]:
    """Return the isolations that another place took over since a day began, each with all its steps since."""
    found = rows(
        session,
        columns(
            Reassignment.episode_id,
            Episode.created_at,
            Episode.ended_at,
            Reassignment.decided_at,
            Reassignment.place_id,
            Reassignment.goal_id,
        )
        .join(Episode, col(Reassignment.episode_id) == col(Episode.id))
        .where(_real(), col(Reassignment.state) == ReassignmentState.ACCEPTED, col(Reassignment.decided_at) >= begins)
        .order_by(col(Reassignment.decided_at), col(Reassignment.id)),
    )
    steps: dict[int, list[tuple[datetime, int, int]]] = {}
    spans: dict[int, tuple[datetime, datetime | None]] = {}
    for episode, created, ended, at, source, goal in found:
        spans[episode] = created, ended
        steps.setdefault(episode, []).append((at, source, goal))
    return [Handed(*spans[episode], tuple(taken)) for episode, taken in steps.items()]


def endings(
    session: Session, lineage: str, *, begins: datetime, ends: datetime
) -> Sequence[tuple[int, EpisodeState, int]]:
    """Return (place, how it ended, how many) for what ended on a day."""
    found = rows(
        session,
        columns(Episode.place_id, Episode.state, func.count())
        .join(Place, col(Episode.place_id) == col(Place.id))
        .where(inside(lineage), _real(), col(Episode.ended_at) >= begins, col(Episode.ended_at) < ends)
        .group_by(col(Episode.place_id), col(Episode.state)),
    )
    return [(place, EpisodeState(state), count) for place, state, count in found]


def slots(
    session: Session, lineage: str, day: date, *, cut_off: datetime
) -> Sequence[tuple[int, CheckState, bool, GivenBy | None, int]]:
    """Return (place, state, answered by the cut-off, who gave the value, how many) for the checks of a day.

    What was excused, and a round that we were down for, is nobody's missed report and is left out.
    """
    in_time = case((col(Check.answered_at) < cut_off, 1), else_=0)
    found = rows(
        session,
        columns(Check.place_id, Check.state, in_time, Reading.given_by, func.count())
        .join(Place, col(Check.place_id) == col(Place.id))
        .outerjoin(Reading, col(Reading.id) == col(Check.reading_id))
        .where(
            inside(lineage),
            col(Check.day) == day,
            col(Check.state).in_((CheckState.DUE, CheckState.ANSWERED, CheckState.MISSED)),
            col(Check.episode_id).not_in(_void()),
        )
        .group_by(col(Check.place_id), col(Check.state), in_time, col(Reading.given_by)),
    )
    return [
        (place, CheckState(state), bool(timely), GivenBy(giver) if giver else None, count)
        for place, state, timely, giver, count in found
    ]


Fever = tuple[int, int, int, int, int]


def fevers(session: Session, lineage: str, *, begins: datetime, ends: datetime) -> Sequence[Fever]:
    """Return (place, resident, value, line, reading) for every value of a day of those who had a high one, in order.

    The place is where they were when the day ended. A value that was corrected is none. The line is that of the
    person's own profile.
    """
    newer = columns(Reading.supersedes).where(col(Reading.supersedes).is_not(None))
    in_day = (col(Reading.measured_at) >= begins, col(Reading.measured_at) < ends)
    high = columns(Reading.episode_id).where(*in_day, IS_HIGH)
    line = func.coalesce(cast(col(Episode.profile)["fever_line"].as_integer(), Integer), Profile().fever_line)

    def ask(whose: ColumnElement[bool]) -> Sequence[Any]:
        return rows(
            session,
            columns(Episode.id, Episode.place_id, Reading.resident_id, Reading.centi, line, Reading.id)
            .join(Episode, col(Reading.episode_id) == col(Episode.id))
            .join(Place, col(Episode.place_id) == col(Place.id))
            .where(whose, _real(), *in_day, col(Reading.episode_id).in_(high), col(Reading.id).not_in(newer))
            .order_by(col(Reading.measured_at), col(Reading.id)),
        )

    found = as_it_was(lineage, since(session, lineage, ends=ends), ask)
    return [(place, resident, centi, int(limit), number or 0) for _, place, resident, centi, limit, number in found]


def symptoms(session: Session, lineage: str, *, begins: datetime, ends: datetime) -> Sequence[tuple[int, int, Symptom]]:
    """Return (place, resident, symptom) for what was named on a day and not taken back.

    The place is where they were when the day ended.
    """

    def ask(whose: ColumnElement[bool]) -> Sequence[Any]:
        return rows(
            session,
            columns(Episode.id, Episode.place_id, SymptomNote.resident_id, SymptomNote.kind)
            .join(Episode, col(SymptomNote.episode_id) == col(Episode.id))
            .join(Place, col(Episode.place_id) == col(Place.id))
            .where(
                whose,
                _real(),
                IS_NAMED,
                col(SymptomNote.noticed_at) >= begins,
                col(SymptomNote.noticed_at) < ends,
                col(SymptomNote.withdrawn_at).is_(None),
            )
            .distinct(),
        )

    found = as_it_was(lineage, since(session, lineage, ends=ends), ask)
    return [(place, resident, Symptom(kind)) for _, place, resident, kind in found]


def hospital(session: Session, lineage: str, day: date, *, begins: datetime, ends: datetime) -> set[tuple[int, int]]:
    """Return (place, resident) for whoever was taken to hospital on a day: by the word of an alert, of a call, or
    because their isolation ended so.

    The place is where they were when the day ended, wherever the alert was closed or the call was made.
    """
    closed = columns(Alert.episode_id).where(
        col(Alert.outcome) == Outcome.HOSPITAL, col(Alert.closed_at) >= begins, col(Alert.closed_at) < ends
    )
    called = columns(Visit.episode_id).where(col(Visit.outcome) == VisitOutcome.HOSPITAL, col(Visit.day) == day)
    ended = columns(Episode.id).where(
        col(Episode.state) == EpisodeState.TRANSFERRED, col(Episode.ended_at) >= begins, col(Episode.ended_at) < ends
    )
    taken = sa.union(closed, called, ended)  # the few are found first, and looked up one by one

    def ask(whose: ColumnElement[bool]) -> Sequence[Any]:
        return rows(
            session,
            columns(Episode.id, Episode.place_id, Episode.resident_id)
            .join(Place, col(Episode.place_id) == col(Place.id))
            .where(whose, _real(), col(Episode.id).in_(taken)),
        )

    found = as_it_was(lineage, since(session, lineage, ends=ends), ask)
    return {(place, resident) for _, place, resident in found}


Silent = tuple[int, int, datetime]


def silent(session: Session, lineage: str, day: date, *, ends: datetime) -> Sequence[Silent]:
    """Return (place, resident, since when) for whoever was asked on a day and left something unanswered.

    The place is where they were when the day ended.
    Since when nobody has heard of them is the last value they or somebody for them gave, the last time somebody
    opened or picked up, or else the moment they were registered.
    """

    def ask(whose: ColumnElement[bool]) -> Iterator[tuple[int, int, int, datetime]]:
        # a statement inside the others: thousands of numbers bound to one cost more than to look once more
        asked = (
            columns(Check.episode_id)
            .join(Episode, col(Check.episode_id) == col(Episode.id))
            .join(Place, col(Episode.place_id) == col(Place.id))  # not the check's: they may have been handed over
            .where(whose, col(Check.day) == day, col(Check.state).in_((CheckState.DUE, CheckState.MISSED)))
        )
        followed = rows(
            session,
            columns(Episode.id, Episode.place_id, Episode.resident_id, Episode.created_at).where(
                col(Episode.id).in_(asked), _real(), or_(col(Episode.ended_at).is_(None), col(Episode.ended_at) >= ends)
            ),
        )
        heard = _last(session, Reading.episode_id, Reading.recorded_at, asked, ends)
        seen = _last(session, Visit.episode_id, Visit.at, asked, ends, col(Visit.outcome).in_(IN_CONTACT))
        for number, place, resident, created in followed:
            yield number, place, resident, max(created, heard.get(number, created), seen.get(number, created))

    found = as_it_was(lineage, since(session, lineage, ends=ends), ask)
    return [(place, resident, last) for _, place, resident, last in found]


def _last(
    session: Session, whose: Any, when: Any, episodes: sa.Select[Any], ends: datetime, *those: ColumnElement[bool]
) -> dict[int, datetime]:
    found = rows(
        session,
        columns(whose, func.max(when)).where(col(whose).in_(episodes), col(when) < ends, *those).group_by(col(whose)),
    )
    return {episode: at for episode, at in found if at is not None}


def orders(
    session: Session, lineage: str, *, begins: datetime, ends: datetime, seen: datetime
) -> Sequence[tuple[int, int, int, int]]:
    """Return (place, asked for, brought, overdue) of the orders of a day.

    Overdue are those that were late at some moment of it, as far as it is `seen`: due before, and at that time
    neither in the house nor over. What is late stays late the next day. An order goes with its person: one that was
    open when the day ended counts where they were then.
    """
    asked = and_(col(SupplyRequest.asked_at) >= begins, col(SupplyRequest.asked_at) < ends)
    brought = and_(col(SupplyRequest.received_at) >= begins, col(SupplyRequest.received_at) < ends)
    over_at, due = func.coalesce(SupplyRequest.received_at, SupplyRequest.closed_at), col(SupplyRequest.due_at)
    late = and_(due < min(ends, seen), or_(over_at.is_(None), and_(over_at > due, over_at >= begins)))
    known = since(session, lineage, ends=ends)
    went_along = or_(col(SupplyRequest.closed_at).is_(None), col(SupplyRequest.closed_at) >= ends)

    def ask(of: Any, *whose: ColumnElement[bool]) -> list[tuple[int, int, int, int]]:
        found = rows(
            session,
            columns(of, *(func.sum(case((one, 1), else_=0)) for one in (asked, brought, late)))
            .join(Place, col(SupplyRequest.place_id) == col(Place.id))
            .where(*whose, col(SupplyRequest.state) != SupplyState.DRAFT, or_(asked, brought, late))
            .group_by(of),
        )
        return [(number, int(one), int(two), int(three)) for number, one, two, three in found]

    if not known.then:
        return ask(col(SupplyRequest.place_id), inside(lineage))
    gone = and_(col(SupplyRequest.episode_id).in_(known.then), went_along)
    stayed = ask(col(SupplyRequest.place_id), inside(lineage), ~gone)
    moved = ask(col(SupplyRequest.episode_id), col(SupplyRequest.episode_id).in_(known.here), went_along)
    return [*stayed, *((known.then[episode], one, two, three) for episode, one, two, three in moved)]


def spot_checks(
    session: Session, lineage: str, day: date, *, ends: datetime
) -> Sequence[tuple[int, VisitOutcome | None, int]]:
    """Return (place, outcome, how many) of those whom spot checks drew on a day; None for who was not seen on it.

    They count where they lived when they were drawn.
    """
    in_time = and_(col(Visit.id) == col(SpotPerson.visit_id), col(Visit.at) < ends)
    found = rows(
        session,
        columns(SpotPerson.place_id, Visit.outcome, func.count())
        .select_from(SpotPerson)
        .join(SpotCheck, col(SpotPerson.spot_check_id) == col(SpotCheck.id))
        .join(Place, col(SpotPerson.place_id) == col(Place.id))
        .outerjoin(Visit, in_time)
        .where(inside(lineage), col(SpotCheck.day) == day, col(SpotPerson.episode_id).not_in(_void()))
        .group_by(col(SpotPerson.place_id), col(Visit.outcome)),
    )
    return [(place, VisitOutcome(outcome) if outcome else None, count) for place, outcome, count in found]


Answered = tuple[datetime, datetime | None, int | None, datetime | None, int | None]


def answered(session: Session, lineage: str, *, begins: datetime, ends: datetime) -> Sequence[Answered]:
    """Return, for the alerts raised on a day: when; when first taken, by whom; when closed by a person, by whom."""
    taken = (
        columns(AlertStep.alert_id, func.min(AlertStep.id).label("first"))
        .join(Alert, col(AlertStep.alert_id) == col(Alert.id))
        .where(col(AlertStep.what) == Happened.ACKED, col(Alert.raised_at) >= begins, col(Alert.raised_at) < ends)
        .group_by(col(AlertStep.alert_id))
        .subquery()
    )
    found = rows(
        session,
        columns(Alert.raised_at, AlertStep.at, AlertStep.staff_id, Alert.closed_at, Alert.closed_by)
        .select_from(Alert)
        .join(Place, col(Alert.place_id) == col(Place.id))
        .outerjoin(taken, taken.c.alert_id == col(Alert.id))
        .outerjoin(AlertStep, col(AlertStep.id) == taken.c.first)
        .where(inside(lineage), col(Alert.raised_at) >= begins, col(Alert.raised_at) < ends)
        .order_by(col(Alert.id)),
    )
    return [tuple(row) for row in found]
