"""Raise an alert, or tell again because it got worse. Who hears when is the ladder's business."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.rules.escalation import (
    ILLNESS,
    KINDS,
    AlertKind,
    AlertState,
    Tier,
    fact_of,
    has_risen,
    is_worse,
    policy_for,
    policy_to_json,
)
from bot.rules.slots import Profile, from_json
from bot.services import climbing
from bot.services.owing import redraw
from storage import alerts, readings
from storage.inserting import insert_new
from storage.models import Alert, Episode, Place, Reading
from storage.words import Happened


@dataclass(frozen=True, slots=True)
class Fact:
    """What an alert is about. `dedupe` names the fact: of two facts with one name one alert stands open.

    Raises ValueError for a tier this kind does not know.
    """

    kind: AlertKind
    tier: Tier
    dedupe: str
    place_id: int
    episode_id: int | None = None
    resident_id: int | None = None
    reading_id: int | None = None
    day: date | None = None
    slot: str = ""
    words: str = ""
    news: bool = False  # a symptom nobody knew of: it rings again

    def __post_init__(self) -> None:
        if self.tier not in KINDS[self.kind].tiers:
            raise ValueError(f"no alert about {self.kind.value} is {self.tier.value}")


def about(
    episode: Episode,
    kind: AlertKind,
    tier: Tier,
    *,
    words: str = "",
    reading: Reading | None = None,
    news: bool = False,
) -> Fact:
    """Return a fact about one resident's episode.

    A fever, what may be one, and symptoms are the same fact: confirming a value does not ring twice, and
    whoever is ill has one card.
    """
    return Fact(
        kind,
        tier,
        f"{fact_of(kind)}:{episode.id}",
        episode.place_id,
        episode.id,
        episode.resident_id,
        reading.id if reading else None,
        words=words,
        news=news,
    )


@dataclass(frozen=True, slots=True)
class Traveller:
    """Somebody a checkpoint stopped, who is not registered anywhere yet. `number` is the hand-off's own."""

    number: str
    name: str
    value: str
    address: str
    phone: str = ""


def hand_off(session: Session, traveller: Traveller, place: Place, profile: Profile, *, now: datetime) -> Alert:
    """Hand a feverish traveller to the area responsible for the address. Twice under one number is once.

    The area accepts by saying "mine"; what it did not accept in time goes to the township.
    """
    words = "　".join(one for one in (traveller.name, traveller.value, traveller.address, traveller.phone) if one)
    dedupe = f"{fact_of(AlertKind.CHECKPOINT)}:{traveller.number}"
    fact = Fact(AlertKind.CHECKPOINT, Tier.RED, dedupe, place.id or 0, words=words)
    return raise_alert(session, fact, profile, now=now)


def raise_alert(session: Session, fact: Fact, profile: Profile, *, now: datetime) -> Alert:
    """Raise an alert and tell the first rung; when it stands open already, add what is new.

    The alert and every message it owes are in the caller's transaction. A worse fact rings
    again even when somebody has said "mine": what they took on is not what it is now.
    """
    new = _insert(session, fact, profile, now=now)
    alert = alerts.open_for(session, fact.dedupe)
    if alert is None:
        raise LookupError("an alert that was just raised is open")
    if new:
        alerts.note(session, alert, Happened.RAISED, now=now)
        climbing.take_step(session, alert, now=now)
        return alert
    _add(session, alert, fact, profile, now=now)
    return alert


def _insert(session: Session, fact: Fact, profile: Profile, *, now: datetime) -> bool:
    row = {
        "kind": fact.kind,
        "tier": fact.tier,
        "state": AlertState.OPEN,
        "dedupe": fact.dedupe,
        "place_id": fact.place_id,
        "episode_id": fact.episode_id,
        "resident_id": fact.resident_id,
        "reading_id": fact.reading_id,
        "rang_reading_id": fact.reading_id,
        "day": fact.day,
        "slot": fact.slot,
        "said": fact.words,
        "policy": policy_to_json(policy_for(fact.kind, fact.tier, profile)),
        "steps": 0,
        "rings": 0,
        "raised_at": now,
        "clock_at": now,
        "outcome_words": "",
    }
    return insert_new(session, Alert, [row]) == 1


def _add(session: Session, alert: Alert, fact: Fact, profile: Profile, *, now: datetime) -> None:
    worse = is_worse(fact.tier, alert.tier) or _cried_again(alert, fact, profile)
    rings = worse or _is_new(session, alert, fact, now=now)
    if fact.kind is not AlertKind.SYMPTOM or alert.kind is AlertKind.SYMPTOM:
        # the value beside a symptom does not take the place of the fever
        alert.reading_id = fact.reading_id or alert.reading_id
    alert.said = _joined(alert.said, fact.words)
    alert.kind = max(alert.kind, fact.kind, key=_says_most)
    if not rings:
        session.flush()
        redraw(session, subject(alert), now=now)
        return
    alert.rang_reading_id = alert.reading_id
    alerts.note(session, alert, Happened.WORSE, now=now)
    if not worse:
        climbing.ring_again(session, alert, now=now)
        return
    alert.tier = fact.tier
    alert.policy = policy_to_json(policy_for(alert.kind, fact.tier, profile))
    climbing.start_over(session, alert, now=now)


def _is_new(session: Session, alert: Alert, fact: Fact, *, now: datetime) -> bool:
    """Whether a fact that is no worse in tier rings all the same: a symptom, a fever beside one, a value that rose.

    What rang at this very moment, because of the same message, does not ring twice.
    """
    if fact.kind is AlertKind.SYMPTOM:
        return fact.news and alert.clock_at < now
    if alert.kind is AlertKind.SYMPTOM:
        return fact.kind in {AlertKind.FEVER, AlertKind.UNCONFIRMED} and alert.clock_at < now
    rang = session.get(Reading, alert.rang_reading_id) if alert.rang_reading_id else None
    if rang is None or fact.reading_id is None or fact.resident_id is None:
        return False
    newest = readings.latest_of(session, fact.resident_id, limit=2)
    later = [one.centi for one in newest if (one.measured_at, one.id or 0) > (rang.measured_at, rang.id or 0)]
    return has_risen(rang.centi, later)


def _says_most(kind: AlertKind) -> int:
    """Of the kinds that are one illness, the value says more than the symptom, and what is certain most."""
    return ILLNESS.index(kind) if kind in ILLNESS else 0


def _cried_again(alert: Alert, fact: Fact, profile: Profile) -> bool:
    """Whether this is a cry for help after somebody took the first, or after it was called a mistake."""
    if fact.kind is not AlertKind.SOS:
        return False
    slowed = climbing.policy_of(alert) != policy_for(fact.kind, fact.tier, profile)
    return alert.state is AlertState.ACKED or slowed


LONGEST_WORDS = 1000


def _joined(old: str, new: str) -> str:
    if not new or new in old:
        return old
    return f"{old}\n{new}".strip()[-LONGEST_WORDS:]


def subject(alert: Alert) -> str:
    """Return the subject under which an alert's cards are kept."""
    return climbing.subject(alert)


def correct(session: Session, episode: Episode, old: Reading, new: Reading, *, now: datetime) -> None:
    """Tell on every card that a value was corrected. A correction never closes an alert by itself."""
    for alert in alerts.open_of(session, episode.id or 0):
        if alert.reading_id == old.id:
            alert.reading_id = new.id
            alert.rang_reading_id = new.id if alert.rang_reading_id == old.id else alert.rang_reading_id
            alerts.note(session, alert, Happened.CORRECTED, now=now)
            redraw(session, subject(alert), now=now)


def raise_unreachable(session: Session, episode: Episode, *, now: datetime) -> Alert:
    """Tell the worker that a resident gets no messages any more and must be phoned."""
    fact = about(episode, AlertKind.UNREACHABLE, Tier.YELLOW)
    return raise_alert(session, fact, from_json(episode.profile), now=now)
