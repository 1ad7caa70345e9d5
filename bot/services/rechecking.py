"""The second look at a fever: half an hour later the person is asked once for another value.

It delays nothing: the alert has rung before. It is asked at night as well, since the person wrote to us
half an hour ago and was told that we would ask. It is not asked when a value came meanwhile, when
the fever was a slip of the finger, when somebody has brought the alert to its end, when the episode
is over, or when we were down past its time: then an old question would only disturb.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import RecheckAsk, RecheckQuestion
from bot.rules.delivery import Priority
from bot.rules.escalation import AlertKind
from bot.rules.slots import from_json
from bot.services import alerting
from bot.services.offices import to_reporter
from bot.services.owing import owe, redraw
from storage import alerts, rechecks
from storage.models import Episode, Reading, Recheck, Resident
from storage.words import EpisodeState

BATCH = 200
STILL_ASKED = timedelta(minutes=30)  # how late a recheck may be asked


@dataclass(frozen=True, slots=True)
class Asked:
    """What one tick did."""

    asked: int
    let_be: int
    more: bool


def start(session: Session, episode: Episode, reading: Reading, *, now: datetime) -> int:
    """Let a fever be measured again and return in how many minutes we ask; 0 when we do not.

    One recheck at a time, none for a value from long ago, and none for the value that answered one.
    """
    minutes = from_json(episode.profile).recheck_after
    old = now - reading.measured_at > STILL_ASKED or rechecks.is_answer(session, reading.id or 0)
    if reading.reporter_id is None or old or rechecks.open_of(session, episode.id or 0):
        return 0
    due = now + timedelta(minutes=minutes)
    session.add(
        Recheck(
            episode_id=episode.id or 0,
            resident_id=reading.resident_id,
            reading_id=reading.id or 0,
            reporter_id=reading.reporter_id,
            due_at=due,
            next_at=due,
        )
    )
    session.flush()
    return minutes


def answer(session: Session, episode: Episode, reading: Reading, *, now: datetime) -> bool:
    """End the recheck that waits, with this value, and say whether there was one. Every card shows the result."""
    recheck = rechecks.open_of(session, episode.id or 0)
    if recheck is None or recheck.reading_id == reading.id:
        return False
    rechecks.close(session, recheck, now=now, answered_by=reading.id)
    for alert in alerts.open_of(session, episode.id or 0):
        redraw(session, alerting.subject(alert), now=now)
    return True


def let_be(session: Session, episode: Episode, *, now: datetime) -> None:
    """End the recheck that waits, without a value: there was no fever."""
    if recheck := rechecks.open_of(session, episode.id or 0):
        rechecks.close(session, recheck, now=now)


def ask_due(session: Session, *, now: datetime) -> Asked:
    """Ask for the second value of everybody whose time has come; a tick."""
    due = rechecks.due(session, now=now, limit=BATCH)
    asked = 0
    for recheck in due:
        if _is_over(session, recheck, now=now):
            rechecks.close(session, recheck, now=now)
            continue
        recheck.next_at, recheck.asked_at = None, now
        asked += owe(
            session,
            RecheckAsk(recheck=recheck.id or 0),
            to=to_reporter(recheck.reporter_id),
            key=f"recheck:{recheck.id}",
            # as an answer to what the person said, it is not held for the morning
            priority=Priority.REPLY,
            now=now,
            expires=now + STILL_ASKED,
        )
    session.flush()
    return Asked(asked, len(due) - asked, len(due) == BATCH)


def _is_over(session: Session, recheck: Recheck, *, now: datetime) -> bool:
    if now - recheck.due_at > STILL_ASKED:
        return True
    if session.get_one(Episode, recheck.episode_id).state is not EpisodeState.ACTIVE:
        return True
    return not any(alert.kind is AlertKind.FEVER for alert in alerts.open_of(session, recheck.episode_id))


def question(session: Session, ask: RecheckAsk) -> RecheckQuestion | None:
    """Return the question as it is asked now, or None when it is over."""
    recheck = session.get(Recheck, ask.recheck)
    if recheck is None or recheck.closed_at is not None:
        return None
    return RecheckQuestion(name=session.get_one(Resident, recheck.resident_id).name)
