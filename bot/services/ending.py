"""An isolation ends: whatever waits for an answer is over, nothing more is asked, and the alerts stay."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.rules.aftercare import next_look
from bot.rules.forgetting import PurgeState, warned_at
from bot.rules.slots import from_json, next_due
from bot.services import listing
from bot.services.owing import redraw
from storage import episodes, purges, releases, residents
from storage.models import Check, Episode, Purge
from storage.words import EpisodeState

A_MOMENT = timedelta(seconds=1)


def end(session: Session, episode: Episode, state: EpisodeState, *, now: datetime) -> None:
    """End an isolation. No round opens for it any more, and nobody is asked again for what was open."""
    episode.state, episode.ended_at = state, now
    episode.next_round_at, episode.next_day, episode.next_slot = None, None, ""
    episode.after_from, episode.next_news_at, episode.paused_until = None, None, None
    if state is EpisodeState.RELEASED:  # for the days of after-care they are still heard
        episode.next_news_at = next_look(from_json(episode.profile), ZoneInfo(episode.zone), after=now)
    excused = releases.close_open(session, episode.id or 0, now=now)
    session.flush()
    plan_forgetting(session, episode, now=now)
    show(session, episode, excused, now=now)


def plan_forgetting(session: Session, episode: Episode, *, now: datetime) -> None:
    """Plan when what is kept about somebody is erased; whether it still holds is asked when the time comes."""
    if purges.planned_of(session, episode.resident_id) is not None:
        return
    at = warned_at(from_json(episode.profile), ended_at=now)
    session.add(
        Purge(
            resident_id=episode.resident_id,
            place_id=episode.place_id,
            state=PurgeState.PLANNED,
            asked_at=now,
            next_at=max(at, now),
        )
    )
    session.flush()


def go_on(session: Session, episode: Episode, *, now: datetime) -> None:
    """Take an ending back: rounds open again from the next slot, and what is told beside them as well."""
    episode.state, episode.ended_at, episode.after_from = EpisodeState.ACTIVE, None, None
    episode.next_news_at = next_look(from_json(episode.profile), ZoneInfo(episode.zone), after=now)
    plan_rounds(episode, after=now)
    session.flush()
    show(session, episode, [], now=now)


def plan_rounds(episode: Episode, *, after: datetime) -> None:
    """Let the next round of an isolation be the first that begins after a moment; none when its days are over.

    Nothing begins before a pause is over; a round at the very moment at which it is over does.
    """
    after = max(after, (episode.paused_until or after) - A_MOMENT)
    zone = ZoneInfo(episode.zone)
    due = next_due(from_json(episode.profile), zone, after=after, first=episode.starts_on, last=episode.ends_on)
    episode.next_round_at, episode.next_day = (due.at, due.day) if due else (None, None)
    episode.next_slot = due.slot if due else ""


def show(session: Session, episode: Episode, excused: list[Check], *, now: datetime) -> None:
    """Owe a fresh look to everything that shows this person: lists, boards, the file, the cards of the household."""
    listing.alerts_changed(session, episode.place_id, now=now)
    listing.round_opened(session, {(episode.place_id, one.day) for one in excused}, now=now)
    redraw(session, *subjects(episode, now=now), now=now)
    for _, reporter in residents.links_of(session, episode.resident_id):
        redraw(session, *(f"house:{reporter.id}:{one.day}:{one.slot}" for one in excused), now=now)


def subjects(episode: Episode, *, now: datetime) -> tuple[str, ...]:
    """Return the cards on which an isolation has a place of its own."""
    today = now.astimezone(ZoneInfo(episode.zone)).date()
    return f"release:{episode.id}", f"due:{episode.place_id}:{today}", f"file:{episode.resident_id}"


def newest(session: Session, resident_id: int) -> Episode | None:
    """Return the isolation of somebody that goes on, else the last one."""
    return episodes.active_of(session, resident_id) or episodes.last_of(session, resident_id)
