"""A round's question as it is put now, to whoever answers for people: with their names, their day, their stage."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import Ask, Notice, Question
from bot.rules.slots import day_of, from_json
from bot.services import evidencing, prompting
from bot.services.offices import Reached, worker_of
from storage import checks, residents
from storage.models import Episode
from storage.words import CheckState


def asked(session: Session, ask: Ask, *, reader: Reached, now: datetime) -> tuple[Notice, str] | None:
    """Return a round's question and the subject of its card, unless everybody has answered."""
    found = _question(session, ask, reader=reader, now=now)
    if found is None or reader.reporter_id is None:
        return None
    return prompting.shared(session, ask, found, reader.reporter_id)


def household(session: Session, reporter: int, day: str, slot: str, *, reader: Reached, now: datetime) -> Notice | None:
    """Return the question of a household as it stands now on its card."""
    ask = Ask(day=day, slot=slot)
    return prompting.live(session, ask, _question(session, ask, reader=reader, now=now), reporter)


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
        codes=tuple(evidencing.asked_code(session, theirs, check) for _, theirs, check in waiting),
    )


_ASKED = {False: {CheckState.DUE}, True: {CheckState.MISSED}}


def _stage(ask: Ask, episode: Episode) -> int:
    """Return which words to use: 0 the question, 1 a nudge, 2 the last nudge, 3 the round is over."""
    nudges = len(from_json(episode.profile).nudges)
    if ask.nudge > nudges:
        return 3
    return 2 if ask.nudge == nudges and nudges > 1 else min(ask.nudge, 1)
