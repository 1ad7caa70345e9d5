"""What words say of how somebody feels, kept with the value: their own words, or those of whoever reports for them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.rules.emergency import emergency_in
from bot.rules.escalation import AlertKind, Tier
from bot.rules.slots import from_json
from bot.rules.symptoms import Symptom, says_well, symptoms_in
from bot.services import alerting, taking
from bot.services.said import LONGEST_KEPT
from bot.services.taking import Source
from storage import symptoms
from storage.models import Episode, Reading, SymptomNote

KNOWN_FOR = timedelta(hours=12)  # a symptom named within half a day is no news
_ALL = tuple(Symptom)
_CRY = 1 << len(_ALL)


@dataclass(frozen=True, slots=True)
class Feels:
    """What a person said of how they feel: symptoms, that nothing is wrong, or nothing at all."""

    symptoms: tuple[Symptom, ...] = ()
    well: bool = False

    @property
    def kinds(self) -> tuple[Symptom, ...]:
        """What is kept."""
        return self.symptoms or ((Symptom.NONE,) if self.well else ())

    @classmethod
    def of(cls, text: str) -> "Feels":
        """Return what a text says."""
        return cls(symptoms_in(text), says_well(text))


def note(
    session: Session,
    episode: Episode,
    feels: Feels,
    source: Source,
    *,
    now: datetime,
    reading: Reading | None = None,
    alarm: bool = True,
) -> None:
    """Keep how somebody feels; the worker and the health centre hear of symptoms at once.

    A symptom that was not known rings again where an alert about this illness stands open. Without
    `alarm` nobody is told: an SOS has told already, or the value's alert will.
    """
    rings = bool(feels.symptoms) and alarm
    known = symptoms.standing(session, episode.id or 0, since=now - KNOWN_FOR) if rings else ()
    symptoms.record(session, [_row(episode, kind, source, reading, now=now) for kind in feels.kinds])
    if not rings:
        return
    fact = alerting.about(
        episode,
        AlertKind.SYMPTOM,
        Tier.YELLOW,
        words=taking.worth_showing(source.said),
        reading=reading,
        news=not set(feels.symptoms) <= set(known),
    )
    alerting.raise_alert(session, fact, from_json(episode.profile), now=now)


def _row(episode: Episode, kind: Symptom, source: Source, reading: Reading | None, *, now: datetime) -> SymptomNote:
    return SymptomNote(
        episode_id=episode.id or 0,
        resident_id=episode.resident_id,
        reading_id=reading.id if reading else None,
        kind=kind,
        given_by=source.given_by,
        channel=source.channel,
        reporter_id=source.reporter_id,
        staff_id=source.staff_id,
        message_id=source.message_id,
        said=source.said[:LONGEST_KEPT],
        noticed_at=min(source.measured_at, now),
        recorded_at=now,
    )


# ── on somebody's behalf ──


def marks_of(said: str) -> int:
    """Return what words say besides a value as one number, for a button that asks about the value first."""
    named = sum(1 << at for at, one in enumerate(_ALL) if one in Feels.of(said).kinds)
    return named | (_CRY if emergency_in(said) else 0)


def cries(marks: int) -> bool:
    """Whether somebody cried for help."""
    return bool(marks & _CRY)


def without_cry(marks: int) -> int:
    """Return what else was said."""
    return marks & ~_CRY


def cry(session: Session, episode: Episode, said: str, *, now: datetime) -> None:
    """Raise an SOS for somebody by the words of another."""
    fact = alerting.about(episode, AlertKind.SOS, Tier.SOS, words=taking.worth_showing(said))
    alerting.raise_alert(session, fact, from_json(episode.profile), now=now)


def on_behalf(
    session: Session, episode: Episode, reading: Reading, marks: int, source: Source, *, now: datetime
) -> bool:
    """Keep what was said with a value on behalf, and say whether somebody was told of it.

    A cry for help is one, whoever typed it.
    """
    named = tuple(one for at, one in enumerate(_ALL) if marks >> at & 1)
    feels = Feels(tuple(one for one in named if one is not Symptom.NONE), Symptom.NONE in named)
    cried = cries(marks)
    if cried:
        cry(session, episode, source.said, now=now)
    note(session, episode, feels, source, reading=reading, now=now, alarm=not cried)
    return cried or bool(feels.symptoms)
