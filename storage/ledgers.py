"""What stands in a ledger beside the figures: everybody at a place, with the checks, calls and alerts of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, func, or_, select

from bot.rules.escalation import ILLNESS
from bot.rules.household_words import Relation
from bot.rules.presence import VisitKind, VisitOutcome
from bot.rules.roles import Role
from bot.rules.supply import SupplyState, SupplyStep
from storage.models import (
    Alert,
    AlertStep,
    Check,
    Episode,
    Place,
    Reading,
    Reporter,
    Reporting,
    Resident,
    SpotCheck,
    SpotPerson,
    Staff,
    StaffRole,
    SupplyRequest,
    SupplyStepTaken,
    Visit,
)
from storage.subtrees import columns, inside, rows
from storage.whereabouts import since, stood
from storage.words import Channel, CheckState, Consent, EpisodeState, GivenBy, Happened


def count(session: Session, lineage: str, *, ends: datetime) -> int:
    """Return how many people a ledger would have."""
    known = since(session, lineage, ends=ends)

    def counted(*whose: ColumnElement[bool]) -> int:
        return session.exec(
            select(func.count())
            .select_from(Episode)
            .join(Place, col(Episode.place_id) == col(Place.id))
            .where(*whose, *_followed(ends))
        ).one()

    if not known.then:
        return counted(inside(lineage))
    stayed = counted(inside(lineage), col(Episode.id).not_in(known.then))
    return stayed + (counted(col(Episode.id).in_(known.here)) if known.here else 0)


def people(session: Session, lineage: str, *, ends: datetime, limit: int) -> Sequence[tuple[Episode, Resident, Place]]:
    """Return everybody who was followed up when the day ended, where they were then: grid by grid, by door and name."""

    def ask(whose: ColumnElement[bool]) -> Sequence[tuple[Episode, Resident, Place]]:
        return session.exec(
            select(Episode, Resident, Place)
            .join(Resident, col(Episode.resident_id) == col(Resident.id))
            .join(Place, col(Episode.place_id) == col(Place.id))
            .where(whose, *_followed(ends))
            .order_by(col(Place.walk), col(Resident.walk), col(Resident.name), col(Resident.id))
            .limit(limit)
        ).all()

    known = since(session, lineage, ends=ends)
    if not known.then:
        return ask(inside(lineage))
    found = [one for one in ask(inside(lineage)) if one[0].id not in known.then]
    for episode, resident, _ in ask(col(Episode.id).in_(known.here)):
        found.append((episode, resident, session.get_one(Place, known.then[episode.id or 0])))
    found.sort(key=lambda one: (one[2].walk, one[1].walk, one[1].name, one[1].id or 0))
    return found[:limit]


def _followed(ends: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Episode.created_at) < ends,
        or_(
            col(Episode.state) == EpisodeState.ACTIVE,
            and_(col(Episode.state) != EpisodeState.VOID, col(Episode.ended_at) >= ends),
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A check of somebody, with the value that answered it."""

    episode: int
    day: date
    slot: str
    state: CheckState
    opened_at: datetime
    answered_at: datetime | None
    reminders: int
    centi: int | None
    given_by: GivenBy | None
    channel: Channel | None


def asked(session: Session, lineage: str, *, first: date, last: date, ends: datetime) -> Sequence[Asked]:
    """Return the checks of some days of whoever was at or below a place when the last of them ended, as opened."""
    found = rows(
        session,
        columns(
            Check.episode_id, Check.day, Check.slot, Check.state, Check.opened_at, Check.answered_at,
            Check.nudges, Check.reminded_at, Reading.centi, Reading.given_by, Reading.channel,
        )
        .join(Episode, col(Check.episode_id) == col(Episode.id))
        .join(Place, col(Episode.place_id) == col(Place.id))
        .outerjoin(Reading, col(Reading.id) == col(Check.reading_id))
        .where(stood(session, lineage, ends=ends), col(Check.day) >= first, col(Check.day) <= last)
        .order_by(col(Check.opened_at), col(Check.id)),
    )  # fmt: skip
    return [
        Asked(episode, day, slot, state, opened, answered, nudges + (reminded is not None), centi, giver, channel)
        for episode, day, slot, state, opened, answered, nudges, reminded, centi, giver, channel in found
    ]


def workers(session: Session, lineage: str) -> dict[int, str]:
    """Return the name of the first worker of each place at or below one."""
    found = rows(
        session,
        columns(StaffRole.place_id, Staff.name)
        .join(Staff, col(StaffRole.staff_id) == col(Staff.id))
        .join(Place, col(StaffRole.place_id) == col(Place.id))
        .where(inside(lineage), col(StaffRole.role) == Role.WORKER, col(Staff.left_at).is_(None))
        .order_by(col(StaffRole.id).desc()),
    )
    return {row[0]: row[1] for row in found}


def answering(session: Session, lineage: str, *, ends: datetime) -> dict[int, tuple[str, Relation | None, Consent]]:
    """Return, by resident, language, relation and consent of the chat that has answered for them longest."""
    left = since(session, lineage, ends=ends).here
    who_left = columns(Episode.resident_id).where(col(Episode.id).in_(left))
    found = rows(
        session,
        columns(Reporting.resident_id, Reporter.language, Reporting.relation, Reporting.consent)
        .join(Reporter, col(Reporting.reporter_id) == col(Reporter.id))
        .join(Resident, col(Reporting.resident_id) == col(Resident.id))
        .join(Place, col(Resident.place_id) == col(Place.id))
        .where(or_(inside(lineage), col(Resident.id).in_(who_left)), col(Reporting.ended_at).is_(None))
        .order_by(col(Reporting.id).desc()),
    )
    return {resident: (language, relation, consent) for resident, language, relation, consent in found}


def calls(
    session: Session, lineage: str, day: date, *, ends: datetime
) -> dict[int, list[tuple[datetime, VisitOutcome]]]:
    """Return the calls of a day by resident, in order."""
    found = rows(
        session,
        columns(Visit.resident_id, Visit.at, Visit.outcome)
        .join(Episode, col(Visit.episode_id) == col(Episode.id))
        .join(Place, col(Episode.place_id) == col(Place.id))
        .where(stood(session, lineage, ends=ends), col(Visit.day) == day, col(Visit.kind) == VisitKind.CALL)
        .order_by(col(Visit.id)),
    )
    by_resident: dict[int, list[tuple[datetime, VisitOutcome]]] = {}
    for resident, at, outcome in found:
        by_resident.setdefault(resident, []).append((at, outcome))
    return by_resident


def spot_checks(
    session: Session, lineage: str, day: date, *, ends: datetime
) -> dict[int, tuple[datetime, VisitOutcome]]:
    """Return when and how spot checks of a day found somebody before its end, by resident; the last of several."""
    found = rows(
        session,
        columns(SpotPerson.resident_id, Visit.at, Visit.outcome)
        .join(SpotCheck, col(SpotPerson.spot_check_id) == col(SpotCheck.id))
        .join(Place, col(SpotPerson.place_id) == col(Place.id))
        .join(Visit, col(SpotPerson.visit_id) == col(Visit.id))
        .where(inside(lineage), col(SpotCheck.day) == day, col(Visit.at) < ends)
        .order_by(col(Visit.id)),
    )
    return {resident: (at, VisitOutcome(outcome)) for resident, at, outcome in found}


@dataclass(frozen=True, slots=True)
class Illness:
    """The alert about somebody's illness that stood on a day."""

    alert: Alert
    owner: str
    owned_at: datetime | None
    closed_by: str


def illnesses(session: Session, lineage: str, *, begins: datetime, ends: datetime) -> dict[int, Illness]:
    """Return, by resident, the newest alert about an illness that was raised by the day's end and not closed before."""
    closer = aliased(Staff)
    first = (
        columns(AlertStep.alert_id, func.min(AlertStep.id).label("first"))
        .where(col(AlertStep.what) == Happened.ACKED)
        .group_by(col(AlertStep.alert_id))
        .subquery()
    )
    found = session.execute(
        columns(Alert, Staff.name, AlertStep.at, closer.name)
        .select_from(Alert)
        .join(Episode, col(Alert.episode_id) == col(Episode.id))
        .join(Place, col(Episode.place_id) == col(Place.id))
        .outerjoin(first, first.c.alert_id == col(Alert.id))
        .outerjoin(AlertStep, col(AlertStep.id) == first.c.first)
        .outerjoin(Staff, col(Staff.id) == col(AlertStep.staff_id))
        .outerjoin(closer, col(closer.id) == col(Alert.closed_by))
        .where(
            stood(session, lineage, ends=ends),
            col(Alert.kind).in_(ILLNESS),
            col(Alert.raised_at) < ends,
            or_(col(Alert.closed_at).is_(None), col(Alert.closed_at) >= begins),
        )
        .order_by(col(Alert.id))
    ).all()
    return {
        alert.resident_id: Illness(alert, owner or "", at, by or "")
        for alert, owner, at, by in found
        if alert.resident_id is not None
    }


Named = tuple[int, datetime, int, GivenBy, Channel]


def values(session: Session, lineage: str, *, begins: datetime, ends: datetime) -> Sequence[Named]:
    """Return (resident, when, value, given by, channel) for the values of a day that stand, in order."""
    newer = columns(Reading.supersedes).where(col(Reading.supersedes).is_not(None))
    return rows(
        session,
        columns(Reading.resident_id, Reading.measured_at, Reading.centi, Reading.given_by, Reading.channel)
        .join(Episode, col(Reading.episode_id) == col(Episode.id))
        .join(Place, col(Episode.place_id) == col(Place.id))
        .where(
            stood(session, lineage, ends=ends),
            col(Reading.measured_at) >= begins,
            col(Reading.measured_at) < ends,
            col(Reading.id).not_in(newer),
        )
        .order_by(col(Reading.measured_at), col(Reading.id)),
    )


@dataclass(frozen=True, slots=True)
class Order:
    """An order with the moments of its life."""

    request: SupplyRequest
    resident: Resident
    owner: str
    taken_at: datetime | None
    put_at: datetime | None


def orders(session: Session, lineage: str, *, begins: datetime, ends: datetime) -> Sequence[Order]:
    """Return the orders of a day: asked for on it, or open when it began. One that was open goes with its person."""
    known = since(session, lineage, ends=ends)
    went_along = or_(col(SupplyRequest.closed_at).is_(None), col(SupplyRequest.closed_at) >= ends)
    stayed = and_(inside(lineage), or_(col(SupplyRequest.episode_id).not_in(known.then), ~went_along))
    left = and_(col(SupplyRequest.episode_id).in_(known.here), went_along)
    moments = {
        step: columns(SupplyStepTaken.request_id, func.max(SupplyStepTaken.at).label("at"))
        .where(col(SupplyStepTaken.step) == step)
        .group_by(col(SupplyStepTaken.request_id))
        .subquery()
        for step in (SupplyStep.ACCEPT, SupplyStep.PUT)
    }
    taken, put = moments[SupplyStep.ACCEPT], moments[SupplyStep.PUT]
    over = func.coalesce(SupplyRequest.closed_at, SupplyRequest.received_at)
    found = session.execute(
        columns(SupplyRequest, Resident, Staff.name, taken.c.at, put.c.at)
        .select_from(SupplyRequest)
        .join(Place, col(SupplyRequest.place_id) == col(Place.id))
        .join(Resident, col(SupplyRequest.resident_id) == col(Resident.id))
        .outerjoin(Staff, col(Staff.id) == col(SupplyRequest.owner_id))
        .outerjoin(taken, taken.c.request_id == col(SupplyRequest.id))
        .outerjoin(put, put.c.request_id == col(SupplyRequest.id))
        .where(
            or_(stayed, left) if known.then else inside(lineage),
            col(SupplyRequest.state) != SupplyState.DRAFT,
            col(SupplyRequest.asked_at) < ends,
            or_(col(SupplyRequest.asked_at) >= begins, over.is_(None), over >= begins),
        )
        .order_by(col(SupplyRequest.asked_at), col(SupplyRequest.id))
    ).all()
    return [Order(*row) for row in found]
