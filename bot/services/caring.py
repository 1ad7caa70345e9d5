"""What is told beside the rounds: the end is near, it is the last day, it is over, and a few light words after it.

Released is whoever has that state, whoever gave it to them; after any other ending nothing is said at all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import News, NewsView, Released, ReleasedView
from bot.rules.aftercare import Occasion, days_after, is_over, next_look, occasion
from bot.rules.delivery import Priority
from bot.rules.slots import Profile, day_of, from_json, moment
from bot.services import releasing
from bot.services.offices import Reached, to_reporter, worker_of
from bot.services.owing import owe_all, row
from storage import episodes, houses, reporters, residents
from storage.models import Episode, Resident
from storage.words import EpisodeState

CHUNK = 500
STILL_NEWS = timedelta(days=2)  # in which the word that it is over is worth saying


@dataclass(frozen=True, slots=True)
class Told:
    """What one step of telling did."""

    told: int
    released: int
    more: bool


def tell_news(session: Session, *, now: datetime) -> Told:
    """Owe what there is to tell today, once for each chat and day, and welcome the released into after-care."""
    fresh = episodes.without_news(session, limit=CHUNK)
    for episode in fresh:
        episode.next_news_at = _next(episode, now=now)
    released = episodes.just_released(session, limit=CHUNK)
    said = owe_all(session, _released_rows(session, released, now=now))
    session.flush()
    due = episodes.news_due(session, now=now, limit=CHUNK)
    told = owe_all(session, _news_rows(session, due, now=now))
    releasing.show_due(session, due, now=now)
    _plan(session, due, now=now)
    more = CHUNK in {len(fresh), len(released), len(due)}
    return Told(told, said, more)


def _profile(episode: Episode) -> Profile:
    return from_json(episode.profile)


def _today(episode: Episode, now: datetime) -> date:
    return now.astimezone(ZoneInfo(episode.zone)).date()


def _next(episode: Episode, *, now: datetime) -> datetime:
    return next_look(_profile(episode), ZoneInfo(episode.zone), after=now)


def _released_rows(session: Session, released: Sequence[Episode], *, now: datetime) -> list[dict[str, Any]]:
    """Begin the after-care of those released since the last look, and return the word to each chat."""
    by_resident: dict[int, Episode] = {}
    for episode in released:
        ended = episode.ended_at or now
        episode.after_from = ended.astimezone(ZoneInfo(episode.zone)).date()
        gone_by = is_over(_profile(episode), released_on=episode.after_from, today=_today(episode, now))
        episode.next_news_at = None if gone_by else _next(episode, now=now)
        if now - ended < STILL_NEWS:
            by_resident[episode.resident_id] = episode
    by_chat: dict[int, list[int]] = {}
    for resident_id, reporter_id in residents.askable(session, list(by_resident)):
        by_chat.setdefault(reporter_id, []).append(by_resident[resident_id].id or 0)
    return [
        row(
            Released(episodes=tuple(sorted(ids))),
            to=to_reporter(reporter_id),
            key=f"released:{reporter_id}:{min(ids)}",
            priority=Priority.PROMPT,
            now=now,
            expires=now + STILL_NEWS,
        )
        for reporter_id, ids in by_chat.items()
    ]


def _news_rows(session: Session, due: Iterable[Episode], *, now: datetime) -> list[dict[str, Any]]:
    telling = {one.resident_id: one for one in due if _occasion(one, _today(one, now)) is not None}
    owed: dict[str, dict[str, Any]] = {}
    for resident_id, reporter_id in residents.askable(session, list(telling)):
        episode = telling[resident_id]
        day = _today(episode, now)
        key = f"news:{reporter_id}:{day.isoformat()}"
        owed[key] = row(
            News(day=day.isoformat()),
            to=to_reporter(reporter_id),
            key=key,
            priority=Priority.PROMPT,
            now=now,
            # "tomorrow" is wrong tomorrow
            expires=moment(day + timedelta(days=1), time(), ZoneInfo(episode.zone)),
        )
    return list(owed.values())


def _occasion(episode: Episode, today: date) -> Occasion | None:
    if episode.state is EpisodeState.ACTIVE:
        return occasion(_profile(episode), ends_on=episode.ends_on, released_on=None, today=today)
    if episode.state is EpisodeState.RELEASED and episode.after_from is not None:
        return occasion(_profile(episode), ends_on=episode.ends_on, released_on=episode.after_from, today=today)
    return None  # transferred, lost, entered by mistake: nothing is said


def _plan(session: Session, due: Sequence[Episode], *, now: datetime) -> None:
    """Look again tomorrow; never again after the last day of after-care, any other ending, or a new isolation."""
    again = set(episodes.active_residents(session, [one.resident_id for one in due]))
    for episode in due:
        goes_on = episode.state is EpisodeState.ACTIVE
        if episode.state is EpisodeState.RELEASED and episode.after_from is not None:
            over = is_over(_profile(episode), released_on=episode.after_from, today=_today(episode, now))
            goes_on = not over and episode.resident_id not in again
        episode.next_news_at = _next(episode, now=now) if goes_on else None
    session.flush()


# ── drawn when they are sent ──


def news_view(session: Session, news: News, *, reader: Reached, now: datetime) -> NewsView | None:
    """Return what a chat is told on a day as things are now, or None when nothing of it is true any more."""
    day = date.fromisoformat(news.day)
    people = _people(session, reader)
    told = [(resident, episode, found) for resident, episode in people if (found := _occasion(episode, day))]
    if not told:
        return None
    parts: dict[tuple[str, int], tuple[str, ...]] = {}
    for resident, episode, found in told:
        number = _number(episode, found, day)
        parts[found.value, number] = (*parts.get((found.value, number), ()), resident.name)
    _, first, _ = told[0]
    worker = worker_of(session, first.place_id, now=now)
    return NewsView(
        parts=tuple((word, names, number) for (word, number), names in parts.items()),
        # the end is near for all who are told so on one day: it is the same for them
        end=next((episode for _, episode, found in told if found is Occasion.EVE), first).ends_on.isoformat(),
        asks=_profile(first).after_asks,
        worker=worker.name if worker else "",
        phone=worker.phone if worker else "",
        emergency=houses.house(session).emergency_number,
    )


def _number(episode: Episode, found: Occasion, day: date) -> int:
    """Return the day of the after-care, or the days in all of an isolation that is not over."""
    if found in {Occasion.EVE, Occasion.LAST_DAY} or episode.after_from is None:
        return day_of(episode.starts_on, episode.ends_on)
    return (day - episode.after_from).days


def released_view(session: Session, released: Released, *, reader: Reached) -> ReleasedView | None:
    """Return who of them is released and not isolated anew, or None."""
    people = [
        (resident, episode)
        for resident, episode in _people(session, reader)
        if episode.id in released.episodes and episode.state is EpisodeState.RELEASED
    ]
    if not people:
        return None
    return ReleasedView(
        names=tuple(resident.name for resident, _ in people),
        days=days_after(_profile(people[0][1])),
        emergency=houses.house(session).emergency_number,
    )


def _people(session: Session, reader: Reached) -> list[tuple[Resident, Episode]]:
    """Return whom a chat wants to hear about, each with the newest isolation."""
    if reader.reporter_id is None:
        return []
    found = reporters.people_of(session, reader.reporter_id)
    return [(resident, episode) for link, resident, episode in found if link.stopped_at is None]
