"""A round's question as it is put now, to whoever answers for people: with their names, their day, their stage."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import Ask, Notice, Question
from bot.rules.slots import day_of, from_json
from bot.services import evidencing, prompting
from bot.services.offices import Reached, worker_of
from bot.services.prompting import Asked
from storage import residents
from storage.models import Episode
from storage.words import CheckState


def asked(session: Session, ask: Ask, *, reader: Reached, now: datetime) -> tuple[Notice, str] | None:
    """Return a round's question and the subject of its card, unless everybody has answered."""
    if reader.reporter_id is None:
        return None
    round_ = residents.asked_in(session, reader.reporter_id, date.fromisoformat(ask.day), ask.slot)
    found = _question(session, ask, round_, now=now)
    return prompting.shared(session, ask, found, round_, reader.reporter_id) if found else None


def household(session: Session, reporter: int, day: str, slot: str, *, reader: Reached, now: datetime) -> Notice | None:
    """Return the question of a household as it stands now on its card."""
    ask = Ask(day=day, slot=slot)
    round_ = residents.asked_in(session, reporter, date.fromisoformat(day), slot)
    question = _question(session, ask, round_, now=now) if reader.reporter_id is not None else None
    return prompting.live(session, ask, question, round_)


def _question(session: Session, ask: Ask, round_: list[Asked], *, now: datetime) -> Question | None:
    waiting = [one for one in round_ if _is_waiting(ask, one)]
    if not waiting:
        return None  # answered meanwhile, released, or paused: nobody is asked twice
    _, episode, check = waiting[0]
    worker = worker_of(session, episode.place_id, now=now)
    return Question(
        names=tuple(resident.name for resident, _, _ in waiting),
        slot=ask.slot,
        nudge=_stage(ask, episode),
        number=day_of(episode.starts_on, check.day),
        total=day_of(episode.starts_on, episode.ends_on),
        deadline=f"{check.closes_at.astimezone(ZoneInfo(episode.zone)):%H:%M}",
        worker=worker.name if worker else "",
        codes=tuple(evidencing.asked_code(session, theirs, check) for _, theirs, check in waiting),
    )


_ASKED = {False: {CheckState.DUE}, True: {CheckState.MISSED}}


def _is_waiting(ask: Ask, one: Asked) -> bool:
    _, episode, check = one
    return check.state in _ASKED[ask.nudge >= len(from_json(episode.profile).nudges) + 1]


def _stage(ask: Ask, episode: Episode) -> int:
    """Return which words to use: 0 the question, 1 a nudge, 2 the last nudge, 3 the round is over."""
    nudges = len(from_json(episode.profile).nudges)
    if ask.nudge > nudges:
        return 3
    return 2 if ask.nudge == nudges and nudges > 1 else min(ask.nudge, 1)
