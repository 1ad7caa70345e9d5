"""Raise an alert, or tell again because it got worse. Who hears when is the ladder's business."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.rules.escalation import ILLNESS, AlertKind, AlertState, Tier, is_graver, is_worse, policy_for, policy_to_json
from bot.rules.slots import Profile, from_json
from bot.services import climbing
from bot.services.owing import redraw
from storage import alerts
from storage.inserting import insert_new
from storage.models import Alert, Episode, Reading
from storage.words import Happened


@dataclass(frozen=True, slots=True)
class Fact:
    """What an alert is about. `dedupe` names the fact: of two facts with one name one alert stands open."""

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

    A fever, what may be one and the symptoms beside it are one fact, so that one illness is one card
    and confirming a value does not ring twice.
    """
    name = "fever" if kind in ILLNESS else kind.value
    return Fact(
        kind,
        tier,
        f"{name}:{episode.id}",
        episode.place_id,
        episode.id,
        episode.resident_id,
        reading.id if reading else None,
        words=words,
        news=news,
    )


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
    if fact.kind is not AlertKind.SYMPTOM or alert.kind is AlertKind.SYMPTOM:
        # the value beside a symptom does not take the place of the fever
        alert.reading_id = fact.reading_id or alert.reading_id
    alert.said = _joined(alert.said, fact.words)
    news = _is_news(alert, fact, now=now)
    if is_graver(fact.kind, alert.kind):
        alert.kind = fact.kind
    if not news and not is_worse(fact.tier, alert.tier) and not _cried_again(alert, fact, profile):
        session.flush()
        redraw(session, subject(alert), now=now)
        return
    alert.tier = fact.tier if is_worse(fact.tier, alert.tier) else alert.tier
    alert.policy = policy_to_json(policy_for(alert.kind, alert.tier, profile))
    alerts.note(session, alert, Happened.WORSE, now=now)
    climbing.start_over(session, alert, now=now)


def _is_news(alert: Alert, fact: Fact, *, now: datetime) -> bool:
    """Whether a symptom nobody knew of came up, or a symptom turned out to be more than that.

    What rang at this very moment, because of the same message, does not ring twice.
    """
    turned = alert.kind is AlertKind.SYMPTOM and is_graver(fact.kind, alert.kind)
    return (fact.news or turned) and alert.clock_at < now


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
            alerts.note(session, alert, Happened.CORRECTED, now=now)
            redraw(session, subject(alert), now=now)


def raise_unreachable(session: Session, episode: Episode, *, now: datetime) -> Alert:
    """Tell the worker that a resident gets no messages any more and must be phoned."""
    fact = about(episode, AlertKind.UNREACHABLE, Tier.YELLOW)
    return raise_alert(session, fact, from_json(episode.profile), now=now)
