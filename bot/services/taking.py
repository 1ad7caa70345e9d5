"""Take a reading, asked for or not; correct one. Every version is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import Corrected, FeverNoted, Notice, ReadingNoted, Word
from bot.rules.escalation import AlertKind, Tier, fever_tier, step_minutes
from bot.rules.evidence import BELONGS
from bot.rules.places import ids_of
from bot.rules.slots import Profile, from_json, next_due
from bot.rules.temperature import Temperature
from bot.services import alerting, digests, evidencing, rechecking, telling
from bot.services.offices import worker_of
from bot.services.owing import redraw
from storage import checks, houses, pending, places, readings
from storage.checks import Latest
from storage.models import Check, Episode, Reading, Resident
from storage.words import Channel, CheckState, GivenBy


@dataclass(frozen=True, slots=True)
class Source:
    """Where a reading comes from: who gave it, how, in which message, in which words, measured when.

    `shown_by` is the chat whose picture a worker read: it is told of that, not that somebody reported.
    """

    given_by: GivenBy
    channel: Channel
    measured_at: datetime
    said: str = ""
    reporter_id: int | None = None
    staff_id: int | None = None
    message_id: int | None = None
    shown_by: int | None = None


def take(
    session: Session,
    resident: Resident,
    episode: Episode,
    value: Temperature,
    source: Source,
    *,
    now: datetime,
    latest: Latest | None = None,
) -> Reading:
    """Record the temperature a person gave, asked for or not. `latest` are their checks, where they were read before.

    The reading, the alert it may raise and the worker's card are in the caller's transaction:
    either all of them will happen, or the update is still in the inbox and is tried again.
    """
    latest = latest or checks.latest_of(session, episode.id or 0)
    check = _check_for(session, episode, latest, source.measured_at)
    reading = Reading(
        episode_id=episode.id or 0,
        resident_id=resident.id or 0,
        check_id=check.id if check else None,
        centi=value.centi,
        given_by=source.given_by,
        channel=source.channel,
        reporter_id=source.reporter_id,
        staff_id=source.staff_id,
        said=source.said,
        message_id=source.message_id,
        measured_at=min(source.measured_at, now),
        recorded_at=now,
    )
    session.add(reading)
    session.flush()
    _settle(session, episode, reading, check, shown_by=source.shown_by, now=now)
    return reading


def _settle(
    session: Session,
    episode: Episode,
    reading: Reading,
    check: Check | None,
    *,
    shown_by: int | None,
    now: datetime,
) -> None:
    if check is not None:
        checks.mark_answered(session, check, reading.id or 0, now=now)
        digests.answered(session, check, now=now)
    around = pending.for_value(session, reading, check, pictures_since=now - BELONGS)
    cards = telling.reported(session, reading, check, others=around.others, but=shown_by, now=now)
    _redraw_boards(session, reading, check, around.lineage, cards, now=now)
    if around.recheck:
        rechecking.answer(session, episode, reading, now=now)
    if around.pictures:
        evidencing.answered(session, reading, now=now)
    raise_fever(session, episode, reading, now=now)


def is_fever(episode: Episode, reading: Reading) -> bool:
    """Whether a value is above the line of the episode."""
    return fever_tier(Temperature(reading.centi), from_json(episode.profile)) is not None


def raise_fever(session: Session, episode: Episode, reading: Reading, *, now: datetime) -> None:
    """Raise the alert that a value calls for; a fever at midnight counts as much as one we asked about."""
    profile = from_json(episode.profile)
    tier = fever_tier(Temperature(reading.centi), profile)
    if tier is None:
        return
    fact = alerting.about(episode, AlertKind.FEVER, tier, words=worth_showing(reading.said), reading=reading)
    alerting.raise_alert(session, fact, profile, now=now)


def worth_showing(said: str) -> str:
    """Return the words around a value; a bare number says nothing the card does not say."""
    letters = sum(char.isalpha() for char in said)
    return said[:200] if letters > 1 else ""


def shown(reading: Reading) -> str:
    """Return a value as people read it."""
    return str(Temperature(reading.centi))


def day_is_over(episode: Episode, reading: Reading, *, now: datetime) -> bool:
    """Whether the local day on which a value was given is over: until then a tap changes it."""
    zone = ZoneInfo(episode.zone)
    return now.astimezone(zone).date() > reading.measured_at.astimezone(zone).date()


def _check_for(session: Session, episode: Episode, latest: Latest, measured_at: datetime) -> Check | None:
    """Return the check a value answers: the open one, or the one that was missed last.

    It goes by the round, not by the calendar: an answer after midnight belongs to the evening
    that asked. What came shortly before the next round belongs to that one, and so to none yet.
    """
    early = timedelta(minutes=from_json(episode.profile).opens_before)
    if latest.open and measured_at >= latest.open.opened_at - early:
        return latest.open
    if _is_early(episode, measured_at):
        return None
    return checks.late_check_of(session, episode.id or 0, latest, opened_by=measured_at + early)


def _is_early(episode: Episode, measured_at: datetime) -> bool:
    """Whether a value comes so shortly before the next round that it counts for it."""
    early = timedelta(minutes=from_json(episode.profile).opens_before)
    return episode.next_round_at is not None and measured_at >= episode.next_round_at - early


def _redraw_boards(
    session: Session, reading: Reading, check: Check | None, lineage: str, asked: Sequence[str], *, now: datetime
) -> None:
    """Show a value on the file, and on the boards above whose round it answers; at once on the cards that asked."""
    above = ids_of(lineage) if check else ()
    day = check.day.isoformat() if check else ""
    lists = (f"{kind}:{place_id}:{day}" for place_id in above for kind in ("board", "missing"))
    redraw(session, f"file:{reading.resident_id}", *lists, at_once=asked, now=now, rests=True)


def correct(session: Session, old: Reading, value: Temperature, source: Source, *, now: datetime) -> Reading:
    """Keep a new version of a reading. No alert is closed by it; the cards show both values."""
    old = readings.newest_version(session, old)
    episode = session.get_one(Episode, old.episode_id)
    new = Reading(
        episode_id=old.episode_id,
        resident_id=old.resident_id,
        check_id=old.check_id,
        centi=value.centi,
        given_by=source.given_by,
        channel=source.channel,
        reporter_id=source.reporter_id,
        staff_id=source.staff_id,
        said=source.said,
        message_id=source.message_id,
        measured_at=old.measured_at,
        recorded_at=now,
        supersedes=old.id,
    )
    session.add(new)
    session.flush()
    check = session.get(Check, old.check_id) if old.check_id else None
    if check and check.state is CheckState.ANSWERED and check.reading_id == old.id:
        check.reading_id = new.id
    else:
        check = None
    lineage = places.lineage(session, check.place_id) if check else ""
    asked = telling.corrected(session, old, new, but=source.shown_by, now=now)
    _redraw_boards(session, new, check, lineage, asked, now=now)
    alerting.correct(session, episode, old, new, now=now)
    if is_fever(episode, old) and not is_fever(episode, new):
        rechecking.let_be(session, episode, now=now)
    evidencing.corrected(session, old, new, now=now)
    raise_fever(session, episode, new, now=now)
    return new


def noted(
    session: Session,
    resident: Resident,
    episode: Episode,
    reading: Reading,
    *,
    now: datetime,
    well: bool = False,
    symptoms: tuple[Word, ...] = (),
) -> Notice:
    """Return what the person who gave a value is told: the value, and how they said they feel.

    A fever is promised a recheck, which is written down here.
    """
    profile = from_json(episode.profile)
    value = Temperature(reading.centi)
    tier = fever_tier(value, profile)
    if tier is not None:
        return _fever_noted(session, episode, reading, tier, profile, symptoms, now=now)
    word, at = next_time(episode, reading, now=now)
    code = evidencing.code_after(session, episode, reading)
    return ReadingNoted(
        reading=reading.id or 0, name=resident.name, value=str(value), well=well, next=word, at=at, code=code
    )


def unasked(noted: Notice) -> Notice:
    """Return the same without the promise to ask again: for a chat that wants no messages."""
    return replace(noted, next=Word("next-none"), at="") if isinstance(noted, ReadingNoted) else noted


def _fever_noted(
    session: Session,
    episode: Episode,
    reading: Reading,
    tier: Tier,
    profile: Profile,
    symptoms: tuple[Word, ...],
    *,
    now: datetime,
) -> FeverNoted:
    """Return what a person with a high value is told: who knows, and when they will hear."""
    worker = worker_of(session, episode.place_id, now=now)
    return FeverNoted(
        reading=reading.id or 0,
        value=str(Temperature(reading.centi)),
        worker=worker.name if worker else "",
        minutes=step_minutes(tier, profile),
        recheck=rechecking.start(session, episode, reading, now=now),
        symptoms=symptoms,
        emergency=houses.house(session).emergency_number,
    )


def corrected(old: Reading, new: Reading) -> Corrected:
    """Return what the person who corrected a value is told."""
    return Corrected(reading=new.id or 0, old=str(Temperature(old.centi)), value=str(Temperature(new.centi)))


def next_time(episode: Episode, reading: Reading, *, now: datetime) -> tuple[Word, str]:
    """Return when we ask again, in a word of the texts and a local time."""
    zone = ZoneInfo(episode.zone)
    due, day = episode.next_round_at, episode.next_day
    if due is not None and reading.check_id is None and _is_early(episode, reading.measured_at):
        # this value is the answer of the next round, which will ask nothing
        profile = from_json(episode.profile)
        following = next_due(profile, zone, after=due, first=episode.starts_on, last=episode.ends_on)
        due, day = (following.at, following.day) if following else (None, None)
    if due is None or day is None:
        return Word("next-none"), ""
    today = now.astimezone(zone).date()
    if day == today:
        return Word("next-today"), f"{due.astimezone(zone):%H:%M}"
    if day == today + timedelta(days=1):
        return Word("next-tomorrow"), f"{due.astimezone(zone):%H:%M}"
    return Word("next-today"), f"{due.astimezone(zone):%m-%d %H:%M}"
