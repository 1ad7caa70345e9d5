"""Draw what is said when an isolation ends: the list of the day, the card of one person, the notice, the calls."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import (
    AftercareCallCard,
    DueCard,
    DueView,
    Notice,
    ReleaseCard,
    ReleaseNotice,
    ReleaseNoticeView,
    ReleaseView,
    Word,
)
from bot.rules.aftercare import days_after
from bot.rules.release import ReleaseStep
from bot.rules.roles import Action, Grant, may
from bot.rules.slots import day_of, from_json, moment
from bot.rules.views import View, page_of
from bot.services import following_up, releasing
from bot.services.joining import community_of
from bot.services.offices import Reached
from storage import houses, releases, reporters
from storage import staff as staff_rows
from storage.models import Episode, Place, Resident
from storage.words import EpisodeState

SUBJECTS = frozenset({"release", "due", "aftercall"})
ON_A_PAGE = 6  # so that turning the page and drawing anew have a row each


def subject_of(notice: ReleaseCard | DueCard | AftercareCallCard) -> str:
    """Return the subject of a card that is owed."""
    match notice:
        case ReleaseCard(episode=episode):
            return f"release:{episode}"
        case DueCard(place=place, day=day):
            return f"due:{place}:{day}"
        case AftercareCallCard(call=call):
            return f"aftercall:{call}"


def view(
    session: Session, kind: str, first: int, rest: list[str], seen: View, *, reader: Reached, now: datetime
) -> Notice | None:
    """Return a card as this reader may see it now; nothing of it is for a group."""
    if reader.masked:
        return None
    match kind:
        case "release":
            return _release(session, first, reader=reader, now=now)
        case "due":
            return _due(session, first, date.fromisoformat(rest[0]), seen, now=now)
        case _:
            return following_up.view(session, first, reader=reader)


def _due(session: Session, place_id: int, day: date, seen: View, *, now: datetime) -> DueView | None:
    place = session.get_one(Place, place_id)
    due = releases.due(session, place_id, day)
    shown, leaf = page_of(due, seen.page, ON_A_PAGE)
    people = tuple(
        (resident.id or 0, resident.name, resident.address, _missing(session, episode, now=now))
        for episode, resident in shown
    )
    return DueView(
        place=place_id,
        day=day.isoformat(),
        title=place.name,
        count=len(due),
        people=people,
        released=_released(session, place, day),
        page=leaf.page,
        pages=leaf.pages,
    )


def _missing(session: Session, episode: Episode, *, now: datetime) -> tuple[Word, ...]:
    standing = releasing.standing(session, episode, now=now)
    return tuple(Word(f"unmet-{one.condition.value}") for one in standing.unmet)


def _released(session: Session, place: Place, day: date) -> tuple[str, ...]:
    since = moment(day, time(), ZoneInfo(houses.house(session).zone))
    return tuple(one.name for one in releases.released_on(session, place.id or 0, since=since))


def _release(session: Session, episode_id: int, *, reader: Reached, now: datetime) -> ReleaseView | None:
    episode = session.get(Episode, episode_id)
    if episode is None:
        return None
    session.refresh(episode)
    resident, place = session.get_one(Resident, episode.resident_id), session.get_one(Place, episode.place_id)
    grants = staff_rows.grants_of_telegram(session, reader.chat_id)
    zone, active = ZoneInfo(episode.zone), episode.state is EpisodeState.ACTIVE
    standing = releasing.standing(session, episode, now=now)
    taken = releases.standing(session, episode_id)
    own = {step for step, (_, staff) in taken.items() if staff.telegram_id == reader.chat_id}
    released = episode.state is EpisodeState.RELEASED
    return ReleaseView(
        episode=episode_id,
        resident=resident.id or 0,
        name=resident.name,
        address=resident.address,
        number=day_of(episode.starts_on, standing.facts.today),
        total=day_of(episode.starts_on, episode.ends_on),
        end=episode.ends_on.isoformat(),
        ended=Word("") if active else Word(f"ended-{episode.state.value}"),
        unmet=tuple(
            (Word(f"unmet-{one.condition.value}"), Word(f"role-{one.told.value}") if one.told else Word(""))
            for one in standing.unmet
        )
        if active
        else (),
        agreed=tuple(
            (Word(f"agreed-{step.value}"), staff.name, f"{one.at.astimezone(zone):%m-%d %H:%M}")
            for step, (one, staff) in taken.items()
        ),
        alerts=standing.facts.open_alerts,
        hours=from_json(episode.profile).symptom_free_hours,
        may_agree=_steps(grants, place.lineage, set(taken), own) if active else (),
        may_take_back=active and bool(own),
        may_print=released,
        may_undo=released
        and may(grants, releasing.RIGHT[ReleaseStep.LEAD], place.lineage)
        and releasing.may_undo(session, episode, now=now),
        may_change=active and may(grants, Action.CHANGE_EPISODE, place.lineage),
    )


def _steps(grants: tuple[Grant, ...], lineage: str, taken: set[ReleaseStep], own: set[ReleaseStep]) -> tuple[str, ...]:
    """Return the steps somebody can take: nobody agrees for two."""
    if own:
        return ()
    return tuple(
        step.value for step in ReleaseStep if step not in taken and may(grants, releasing.RIGHT[step], lineage)
    )


def notice_view(session: Session, notice: ReleaseNotice, *, reader: Reached) -> ReleaseNoticeView | None:
    """Return what stands on somebody's release notice, or None for who does not answer for them, or when it is void."""
    episode = session.get(Episode, notice.episode)
    if episode is None or episode.state is not EpisodeState.RELEASED or episode.ended_at is None or reader.masked:
        return None
    own = reader.reporter_id is not None
    if own and all(
        one.id != episode.resident_id for _, one, _ in reporters.people_of(session, reader.reporter_id or 0)
    ):
        return None
    resident = session.get_one(Resident, episode.resident_id)
    released = episode.ended_at.astimezone(ZoneInfo(episode.zone)).date()
    return ReleaseNoticeView(
        number=f"{released.year}-{episode.id:05d}",
        name=resident.name,
        address=resident.address,
        start=episode.starts_on.isoformat(),
        end=min(released, episode.ends_on).isoformat(),
        released=released.isoformat(),
        days=day_of(episode.starts_on, episode.ends_on),
        hours=from_json(episode.profile).symptom_free_hours,
        place=community_of(session, episode.place_id),
        after=days_after(from_json(episode.profile)),
        own=own,
    )
