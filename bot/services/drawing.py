"""Draw a live notice from the facts at the moment it is sent, for the one who will read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import (
    AlertCard,
    AlertView,
    Ask,
    BoardCard,
    BoardView,
    HandoverCard,
    MorningBatch,
    Notice,
    OutcomeCard,
    OutcomeView,
    Question,
    ShiftBegun,
    Word,
    line,
)
from bot.rules.escalation import OUTCOMES, AlertKind, AlertState, fever_tier, presses
from bot.rules.people import masked_address, masked_name
from bot.rules.slots import day_of, from_json, moment
from bot.rules.temperature import Temperature
from bot.services import batching, climbing, handing_over, relieving
from bot.services.offices import Reached, worker_of
from storage import alerts, checks, houses, readings, residents
from storage.models import Alert, Check, Episode, Place, Reading, Resident, Staff
from storage.words import CheckState, Happened

SHOWN_MISSING = 8
SHOWN_CALLS = 4
SHOWN_BEFORE = 3
LOOKED_BACK = 20
OLD_VALUE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A notice as it is said now, and the subject it belongs to when it is a card."""

    notice: Notice
    subject: str = ""


def draw(session: Session, notice: Notice, *, reader: Reached, now: datetime) -> Drawn | None:
    """Return what to say now, or None when there is nothing to say any more."""
    match notice:
        case Ask():
            question = _question(session, notice, reader=reader, now=now)
            return Drawn(question) if question else None
        case AlertCard():
            return subject_view(session, f"alert:{notice.alert}", reader=reader, now=now)
        case OutcomeCard():
            return subject_view(session, f"outcome:{notice.alert}", reader=reader, now=now)
        case HandoverCard():
            return subject_view(session, f"handover:{notice.handover}", reader=reader, now=now)
        case ShiftBegun():
            begun = relieving.view(session, notice.shift, now=now)
            return Drawn(begun) if begun else None
        case MorningBatch():
            kept = batching.view(session, notice, now=now)
            return draw(session, kept, reader=reader, now=now) if kept else None
        case BoardCard():
            return subject_view(session, f"board:{notice.place}:{notice.day}", reader=reader, now=now)
        case _:
            return Drawn(notice)


def subject_view(session: Session, subject: str, *, reader: Reached, now: datetime) -> Drawn | None:
    """Return a card's subject as this reader may see it now."""
    kind, first, *rest = subject.split(":")
    if reader.retired:
        return Drawn(line("card-taken-back"), subject)
    if kind == "board":
        return Drawn(board(session, int(first), date.fromisoformat(rest[0]), reader=reader, now=now), subject)
    if kind == "handover":
        wish = handing_over.view(session, int(first), reader=reader, now=now)
        return Drawn(wish, subject) if wish else None
    alert = session.get(Alert, int(first))
    if alert is None:
        return None
    session.refresh(alert)
    if kind == "outcome":
        return Drawn(_outcome(session, alert), subject)
    return Drawn(alert_view(session, alert, reader=reader, now=now), subject)


def _question(session: Session, ask: Ask, *, reader: Reached, now: datetime) -> Question | None:
    if reader.reporter_id is None:
        return None
    day = date.fromisoformat(ask.day)
    waiting = []
    for _, resident, episode in residents.reporting(session, reader.reporter_id):
        check = checks.in_slot(session, episode.id or 0, day, ask.slot)
        if check and check.state in _ASKED[ask.nudge >= len(from_json(episode.profile).nudges) + 1]:
            waiting.append((resident, episode, check))
    if not waiting:
        return None  # answered meanwhile, released, or paused: nobody is asked twice
    _, episode, check = waiting[0]
    worker = worker_of(session, episode.place_id, now=now)
    return Question(
        names=tuple(resident.name for resident, _, _ in waiting),
        slot=ask.slot,
        nudge=_stage(ask, episode),
        number=day_of(episode.starts_on, day),
        total=day_of(episode.starts_on, episode.ends_on),
        deadline=f"{check.closes_at.astimezone(ZoneInfo(episode.zone)):%H:%M}",
        worker=worker.name if worker else "",
    )


_ASKED = {False: {CheckState.DUE}, True: {CheckState.MISSED}}


def _stage(ask: Ask, episode: Episode) -> int:
    """Return which words to use: 0 the question, 1 a nudge, 2 the last nudge, 3 the round is over."""
    nudges = len(from_json(episode.profile).nudges)
    if ask.nudge > nudges:
        return 3
    return 2 if ask.nudge == nudges and nudges > 1 else min(ask.nudge, 1)


def alert_view(session: Session, alert: Alert, *, reader: Reached, now: datetime) -> AlertView:
    """Return an alert as one reader may see it: a group sees no names, doors or phones."""
    resident = session.get(Resident, alert.resident_id) if alert.resident_id else None
    episode = session.get(Episode, alert.episode_id) if alert.episode_id else None
    zone = ZoneInfo(episode.zone if episode else houses.house(session).zone)
    reading = session.get(Reading, alert.reading_id) if alert.reading_id else None
    owner = session.get(Staff, alert.acked_by) if alert.acked_by else None
    closer = session.get(Staff, alert.closed_by) if alert.closed_by else None
    role = climbing.next_role(alert)
    missing, due = _missing(session, alert, masked=reader.masked)
    mine = alert.acked_by is not None and alert.acked_by == reader.staff_id
    return AlertView(
        alert=alert.id or 0,
        kind=alert.kind,
        tier=alert.tier,
        state=alert.state,
        masked=reader.masked,
        rows=presses(alert.state, mine=mine, masked=reader.masked, one_person=resident is not None),
        name=_name(resident, reader),
        address=_address(resident, reader),
        phone="" if reader.masked or resident is None else resident.phone,
        place=session.get_one(Place, alert.place_id).name,
        value=str(Temperature(reading.centi)) if reading else "",
        corrected=_corrected(session, reading),
        words="" if reader.masked else alert.said,
        recent=_recent(session, resident, reading) if not reader.masked else (),
        measured=_measured(alert, reading, zone),
        number=day_of(episode.starts_on, now.astimezone(zone).date()) if episode else 0,
        total=day_of(episode.starts_on, episode.ends_on) if episode else 0,
        minutes=climbing.policy_of(alert).after(1).seconds // 60,
        climbed=max(0, min(alert.steps, len(climbing.policy_of(alert).rungs)) - 1),
        next=Word(f"role-{role.value}") if role else Word(""),
        owner=owner.name if owner else "",
        owned_at=f"{alert.acked_at.astimezone(zone):%H:%M}" if alert.acked_at else "",
        outcome=alert.outcome,
        outcome_words="" if reader.masked else alert.outcome_words,
        closed_by=closer.name if closer else "",
        closed_at=f"{alert.closed_at.astimezone(zone):%H:%M}" if alert.closed_at else "",
        calls=_calls(session, alert, zone),
        slot=alert.slot,
        due=due,
        missing=missing,
    )


def _name(resident: Resident | None, reader: Reached) -> str:
    if resident is None:
        return ""
    return masked_name(resident.name) if reader.masked else resident.name


def _address(resident: Resident | None, reader: Reached) -> str:
    if resident is None:
        return ""
    return masked_address(resident.address) if reader.masked else resident.address


def _corrected(session: Session, reading: Reading | None) -> str:
    """Return the value before the newest correction, or nothing."""
    old = session.get(Reading, reading.supersedes) if reading and reading.supersedes else None
    return str(Temperature(old.centi)) if old else ""


def _recent(session: Session, resident: Resident | None, reading: Reading | None) -> tuple[str, ...]:
    if resident is None:
        return ()
    newest = readings.latest_of(session, resident.id or 0, limit=LOOKED_BACK)
    # a normal value that came later must not look like one from before the fever
    earlier = [
        one for one in newest if reading is None or (one.measured_at, one.id) < (reading.measured_at, reading.id)
    ]
    return tuple(str(Temperature(one.centi)) for one in earlier[:SHOWN_BEFORE])


def _measured(alert: Alert, reading: Reading | None, zone: ZoneInfo) -> str:
    if reading is None or alert.raised_at - reading.measured_at < OLD_VALUE:
        return ""
    return f"{reading.measured_at.astimezone(zone):%m-%d %H:%M}"


_CALLS = {
    Happened.REACHED: Word("call-was-reached"),
    Happened.NO_ANSWER: Word("call-was-no-answer"),
    Happened.RETURNED: Word("alert-was-returned"),
    Happened.REOPENED: Word("alert-was-reopened"),
    Happened.ESCALATED: Word("alert-was-escalated"),
    Happened.MISTAKE: Word("alert-was-mistake"),
    Happened.WORSE: Word("alert-was-worse"),
}


def _calls(session: Session, alert: Alert, zone: ZoneInfo) -> tuple[tuple[str, str, Word], ...]:
    steps = alerts.steps_of(session, alert.id or 0)
    told = [
        (f"{step.at.astimezone(zone):%H:%M}", staff.name if staff else "", _CALLS[step.what])
        for step, staff in steps
        if step.what in _CALLS
    ]
    return tuple(told[-SHOWN_CALLS:])


def _missing(session: Session, alert: Alert, *, masked: bool) -> tuple[tuple[tuple[int, str, str], ...], int]:
    if alert.kind is not AlertKind.MISSED or alert.day is None:
        return (), 0
    of_round = checks.of_grid(session, alert.place_id, alert.day, alert.slot)
    missing = [resident for check, resident in of_round if is_missing(check)]
    return _people(missing, masked=masked), len(of_round)


def is_missing(check: Check) -> bool:
    """Whether a check is still without an answer."""
    return check.state in {CheckState.DUE, CheckState.MISSED}


def _people(missing: Sequence[Resident], *, masked: bool) -> tuple[tuple[int, str, str], ...]:
    if masked:
        return tuple((0, masked_name(one.name), masked_address(one.address)) for one in missing)
    return tuple((one.id or 0, one.name, one.address) for one in missing)


def _outcome(session: Session, alert: Alert) -> OutcomeView:
    resident = session.get(Resident, alert.resident_id) if alert.resident_id else None
    closer = session.get(Staff, alert.closed_by) if alert.closed_by else None
    zone = ZoneInfo(houses.house(session).zone)
    return OutcomeView(
        alert=alert.id or 0,
        name=resident.name if resident else "",
        choices=() if alert.state is AlertState.CLOSED else OUTCOMES[alert.kind],
        outcome=alert.outcome,
        outcome_words=alert.outcome_words,
        closed_by=closer.name if closer else "",
        closed_at=f"{alert.closed_at.astimezone(zone):%H:%M}" if alert.closed_at else "",
    )


def board(session: Session, place_id: int, day: date, *, reader: Reached, now: datetime) -> BoardView:
    """Return where a place stands on a day: each slot's answers, who is missing, who is not well."""
    place = session.get_one(Place, place_id)
    zone = ZoneInfo(houses.house(session).zone)
    of_day = checks.below(session, place.lineage, day)
    slots: dict[str, tuple[int, int]] = {}
    for check, _ in sorted(of_day, key=lambda one: (one[0].opened_at, one[0].id)):
        if check.state is CheckState.OUTAGE:
            continue  # a round we were down for is nobody's missed report
        answered, due = slots.get(check.slot, (0, 0))
        slots[check.slot] = (answered + (check.state is CheckState.ANSWERED), due + 1)
    newest = max((check.opened_at for check, _ in of_day), default=None)
    latest = {check.slot for check, _ in of_day if check.opened_at == newest}
    missing = [resident for check, resident in of_day if check.slot in latest and is_missing(check)]
    return BoardView(
        place=place_id,
        title=place.name,
        day=day.isoformat(),
        at=f"{now.astimezone(zone):%H:%M}",
        masked=reader.masked,
        managed=checks.managed(session, place.lineage),
        unlinked=residents.unlinked(session, place.lineage),
        alerts=alerts.count_open(session, place.lineage),
        slots=tuple((slot, answered, due) for slot, (answered, due) in slots.items()),
        missing=_people(missing, masked=reader.masked),
        abnormal=_abnormal(session, place.lineage, day, zone, masked=reader.masked),
    )


def _abnormal(
    session: Session, lineage: str, day: date, zone: ZoneInfo, *, masked: bool
) -> tuple[tuple[str, str], ...]:
    """Return who was above their fever line that day, with the highest value of each."""
    highest: dict[int, tuple[str, Temperature]] = {}
    begins = moment(day, time(), zone)
    ends = moment(day + timedelta(days=1), time(), zone)
    for reading, resident, episode in readings.of_day(session, lineage, day, begins=begins, ends=ends):
        value = Temperature(reading.centi)
        if fever_tier(value, from_json(episode.profile)) is None:
            continue
        name = masked_name(resident.name) if masked else resident.name
        _, before = highest.get(resident.id or 0, (name, value))
        highest[resident.id or 0] = (name, max(value, before))
    return tuple((name, str(value)) for name, value in highest.values())
