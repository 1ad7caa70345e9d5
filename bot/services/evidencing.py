"""Pictures of thermometers: when to ask for one, which value each belongs to, and when it is forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import EvidenceCard, EvidenceView
from bot.rules.delivery import Priority
from bot.rules.evidence import BELONGS, MediaKind, Wanted, todays_code, wanted_in
from bot.rules.slots import from_json
from bot.rules.temperature import Temperature
from bot.services.households import Household, Member
from bot.services.offices import to_worker
from bot.services.owing import owe, redraw
from storage import checks, evidences, houses, readings
from storage.models import Check, Episode, Evidence, Reading, Resident, Staff
from storage.words import EvidenceState, GivenBy

BATCH = 500
DECIDED = {EvidenceState.CONFIRMED, EvidenceState.CORRECTED, EvidenceState.MISMATCH}


def code_on(session: Session, episode: Episode, day: date) -> str:
    """Return the two digits to show beside the thermometer on a day."""
    return todays_code(houses.house(session).secret, episode.id or 0, day)


def asked_code(session: Session, episode: Episode, check: Check | None) -> str:
    """Return the digits of a check for which a picture is wanted and has not come; empty when none is asked for."""
    if check is None or not wanted_in(from_json(episode.profile).evidence, check.slot):
        return ""
    return "" if evidences.for_check(session, check.id or 0) else code_on(session, episode, check.day)


def code_after(session: Session, episode: Episode, reading: Reading) -> str:
    """Return the digits to ask for once a value was given; a worker who measured is asked for nothing."""
    if reading.check_id is None or reading.given_by is GivenBy.WORKER:
        return ""
    return asked_code(session, episode, session.get(Check, reading.check_id))


def wants(episode: Episode) -> bool:
    """Whether pictures are asked for in an episode at all."""
    return from_json(episode.profile).evidence is not Wanted.NEVER


def zone_of(episode: Episode) -> ZoneInfo:
    """Return the zone in which an episode's days are counted."""
    return ZoneInfo(episode.zone)


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture or a video as it came."""

    kind: MediaKind
    message_id: int
    file_id: str
    file_unique_id: str
    forwarded: bool
    words: str


def keep(session: Session, household: Household, shown: Shown, *, now: datetime) -> Evidence | None:
    """Keep that somebody sent a picture; it is fetched afterwards. None for a message that was kept before."""
    if evidences.by_message(session, household.reporter.id or 0, shown.message_id):
        return None
    member = _whose(session, household, now=now)
    check = checks.open_check_of(session, member.episode.id or 0)
    fetched_later = shown.kind is MediaKind.PHOTO
    evidence = Evidence(
        episode_id=member.episode.id or 0,
        resident_id=member.resident.id or 0,
        reporter_id=household.reporter.id or 0,
        check_id=check.id if check else None,
        kind=shown.kind,
        state=EvidenceState.FETCHING if fetched_later else EvidenceState.WAITING,
        message_id=shown.message_id,
        file_id=shown.file_id,
        file_unique_id=shown.file_unique_id,
        forwarded=shown.forwarded,
        said=shown.words,
        next_at=now if fetched_later else None,
        received_at=now,
        expires_at=now + timedelta(hours=from_json(member.episode.profile).evidence_hours),
    )
    session.add(evidence)
    session.flush()
    _belong_to_what_was_said(session, evidence, now=now)
    same = evidences.same_file_before(session, evidence)
    evidence.alike_id = same.id if same else None
    session.flush()
    return evidence


def _whose(session: Session, household: Household, *, now: datetime) -> Member:
    """Return whom a picture is of: who was reported for last, else who has not been, else the one of this phone."""
    last: tuple[datetime, Member] | None = None
    for member in household.members:
        near = evidences.nearest_reading(session, member.episode.id or 0, around=now, within=BELONGS)
        if near and near.reporter_id == household.reporter.id and (last is None or near.recorded_at > last[0]):
            last = near.recorded_at, member
    if last is not None:
        return last[1]
    waiting = (one for one in household.members if checks.open_check_of(session, one.episode.id or 0))
    return next(waiting, household.first)


def _belong_to_what_was_said(session: Session, evidence: Evidence, *, now: datetime) -> None:
    if evidence.forwarded:
        return  # what was sent on is nobody's own thermometer
    near = evidences.nearest_reading(session, evidence.episode_id, around=now, within=BELONGS)
    if near is not None:
        evidence.reading_id, evidence.check_id = near.id, near.check_id or evidence.check_id


def answered(session: Session, reading: Reading, *, now: datetime) -> None:
    """Tie a value to the picture below which it stood, or to those that came shortly before it."""
    own = None
    if reading.reporter_id is not None and reading.message_id is not None:
        own = evidences.by_message(session, reading.reporter_id, reading.message_id)
    if own is not None and own.forwarded:
        return
    since = now - BELONGS
    for evidence in [own] if own else evidences.without_reading(session, reading.episode_id, since=since):
        evidence.reading_id, evidence.check_id = reading.id, reading.check_id or evidence.check_id
        evidence.episode_id, evidence.resident_id = reading.episode_id, reading.resident_id
        session.flush()
        redraw(session, subject(evidence), now=now)


def corrected(session: Session, old: Reading, new: Reading, *, now: datetime) -> None:
    """Let the pictures of a value belong to its correction; what a worker confirmed was another number."""
    for evidence in evidences.of_reading(session, old.id or 0):
        evidence.reading_id = new.id
        if evidence.state in DECIDED and new.centi != old.centi:
            evidence.state, evidence.decided_by, evidence.decided_at = EvidenceState.WAITING, None, None
        session.flush()
        redraw(session, subject(evidence), now=now)


def subject(evidence: Evidence) -> str:
    """Return the subject under which the cards of a picture are kept."""
    return f"evidence:{evidence.id}"


def show_worker(session: Session, evidence: Evidence, *, now: datetime) -> None:
    """Owe the worker the picture, by day."""
    episode = session.get_one(Episode, evidence.episode_id)
    owe(
        session,
        EvidenceCard(evidence=evidence.id or 0),
        to=to_worker(session, episode.place_id, now=now),
        key=f"evidence:{evidence.id}",
        priority=Priority.DIGEST,
        now=now,
    )


def view(session: Session, evidence_id: int) -> EvidenceView | None:
    """Return a picture's card as it stands now."""
    evidence = session.get(Evidence, evidence_id)
    if evidence is None:
        return None
    session.refresh(evidence)
    resident = session.get_one(Resident, evidence.resident_id)
    episode = session.get_one(Episode, evidence.episode_id)
    zone = ZoneInfo(episode.zone)
    reading = reading_of(session, evidence)
    before = session.get(Reading, reading.supersedes) if reading and reading.supersedes else None
    decider = session.get(Staff, evidence.decided_by) if evidence.decided_by else None
    return EvidenceView(
        evidence=evidence_id,
        picture=evidence.file,
        kind=evidence.kind,
        state=evidence.state.value,
        name=resident.name,
        address=resident.address,
        words=evidence.said,
        value=str(Temperature(reading.centi)) if reading else "",
        centi=reading.centi if reading else 0,
        old=str(Temperature(before.centi)) if before and evidence.state in DECIDED else "",
        code=_code_shown(session, episode, evidence, zone),
        alike=_alike(session, evidence, zone),
        forwarded=evidence.forwarded,
        who=decider.name if decider else "",
        at=f"{evidence.decided_at.astimezone(zone):%H:%M}" if evidence.decided_at else "",
    )


def reading_of(session: Session, evidence: Evidence) -> Reading | None:
    """Return the newest version of the value a picture belongs to."""
    reading = session.get(Reading, evidence.reading_id) if evidence.reading_id else None
    return readings.newest_version(session, reading) if reading else None


def _code_shown(session: Session, episode: Episode, evidence: Evidence, zone: ZoneInfo) -> str:
    check = session.get(Check, evidence.check_id) if evidence.check_id else None
    slot = check.slot if check else ""
    if evidence.forwarded or not wanted_in(from_json(episode.profile).evidence, slot):
        return ""
    day = check.day if check else evidence.received_at.astimezone(zone).date()
    return code_on(session, episode, day)


def _alike(session: Session, evidence: Evidence, zone: ZoneInfo) -> str:
    earlier = session.get(Evidence, evidence.alike_id) if evidence.alike_id else None
    return f"{earlier.received_at.astimezone(zone):%m-%d %H:%M}" if earlier else ""


@dataclass(frozen=True, slots=True)
class Expired:
    """What one tick did."""

    expired: int
    more: bool


def expire_due(session: Session, *, now: datetime) -> Expired:
    """Forget the pictures whose time is over. What they belonged to and what was seen on them stays."""
    over: Sequence[Evidence] = evidences.expired(session, now=now, limit=BATCH)
    for evidence in over:
        evidence.gone_at, evidence.file_id, evidence.next_at = now, "", None
        if evidence.state is EvidenceState.FETCHING:
            evidence.state = EvidenceState.MISSING
    session.flush()
    return Expired(len(over), len(over) == BATCH)
