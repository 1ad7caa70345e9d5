"""`/pause`: nobody is asked anything for a while. It ends by itself, and the worker is told that it did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import PauseAsk, line
from bot.rules import arguments
from bot.rules.aftercare import next_look
from bot.rules.changes import ChangeKind, pause_ends
from bot.rules.delivery import Priority
from bot.rules.roles import Action
from bot.rules.slots import from_json
from bot.services import changing, ending, enrolling
from bot.services.actors import Actor, require, require_anywhere
from bot.services.offices import to_worker
from bot.services.owing import owe, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import changes, checks, houses
from storage.models import Episode, Place, Resident, Staff
from storage.words import CheckState

BATCH = 200
A_MOMENT = timedelta(seconds=1)


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/pause NAME|PLACE [UNTIL]`; without an end it asks for one, since no pause is for ever."""
    require_anywhere(session, actor, Action.CHANGE_EPISODE)
    if not actor.private:
        raise Refused("in-private-only")
    given = arguments.words(tail)
    if not given or len(given) > 2:
        raise Refused("pause-usage")
    until = _until(session, given[1], now=now) if len(given) == 2 else None
    place = _place(session, given[0], actor=actor)
    if place is not None:
        _pause_place(session, place, until, actor=actor, now=now)
        return
    about = {"do": "pause", "until": until.isoformat() if until else ""}
    if resident := changing.one_named(session, given[0], about, actor=actor, now=now):
        pause_for(session, resident, about, actor=actor, now=now)


def _until(session: Session, text: str, *, now: datetime) -> datetime:
    until = pause_ends(text, ZoneInfo(houses.house(session).zone), now=now)
    if until is None:
        raise Refused("pause-until-wrong", word=text[:40])
    return until


def _place(session: Session, text: str, *, actor: Actor) -> Place | None:
    """Return the place a word means, or None when it means no place and may be a name."""
    try:
        return enrolling.place_named(session, text, action=Action.CHANGE_EPISODE, actor=actor)
    except Refused as why:
        if why.key == "place-several":
            raise
        return None


def pause_for(session: Session, resident: Resident, about: dict[str, Any], *, actor: Actor, now: datetime) -> None:
    """Let somebody be asked nothing until a moment, or ask until when."""
    episode, staff = changing.held(session, resident, actor=actor)
    if not about["until"]:
        reply(session, actor, PauseAsk(name=resident.name, what="resident", number=resident.id or 0), now=now)
        return
    until = datetime.fromisoformat(about["until"])
    change = _pause(session, episode, staff, until, now=now)
    changing.confirm(session, change, actor=actor, now=now)


def _pause_place(session: Session, place: Place, until: datetime | None, *, actor: Actor, now: datetime) -> None:
    staff = require(session, actor, Action.CHANGE_EPISODE, place)
    if until is None:
        reply(session, actor, PauseAsk(name=place.name, what="place", number=place.id or 0), now=now)
        return
    going_on = changes.going_on(session, place.lineage)
    if not going_on:
        raise Refused("pause-nobody", place=place.name)
    first = _pause(session, going_on[0], staff, until, now=now)
    first.batch = first.id
    for episode in going_on[1:]:
        _pause(session, episode, staff, until, now=now, batch=first.id)
    changing.confirm(session, first, actor=actor, now=now)


def _pause(
    session: Session, episode: Episode, staff: Staff, until: datetime, *, now: datetime, batch: int | None = None
) -> Any:
    """Ask nothing before a moment: what is open is excused, the next round and the next news come after it."""
    before = changing.before_of(episode)
    episode.paused_until = until
    ending.plan_rounds(episode, after=now)
    episode.next_news_at = next_look(from_json(episode.profile), ZoneInfo(episode.zone), after=until - A_MOMENT)
    check = checks.open_check_of(session, episode.id or 0)
    if check is not None:
        check.state, check.next_at = CheckState.EXCUSED, None
        session.flush()
        ending.show(session, episode, [check], now=now)
    after = {"paused_until": until.isoformat()}
    return changing.keep(session, episode, ChangeKind.PAUSED, staff, before=before, after=after, batch=batch, now=now)


def press(session: Session, what: str, number: int, days: int, *, actor: Actor, now: datetime) -> Toast:
    """Pause for as many days as were pressed."""
    until = _until(session, str(days), now=now)
    if what == "place":
        place = session.get(Place, number)
        if place is None:
            raise Refused("button-unknown")
        _pause_place(session, place, until, actor=actor, now=now)
        return toast("ok")
    resident = session.get(Resident, number)
    if resident is None or what != "resident":
        raise Refused("button-unknown")
    pause_for(session, resident, {"until": until.isoformat()}, actor=actor, now=now)
    return toast("ok")


@dataclass(frozen=True, slots=True)
class Resumed:
    """What one tick did."""

    resumed: int
    more: bool


def resume_due(session: Session, *, now: datetime) -> Resumed:
    """End the pauses whose time has come, and tell the worker of each place once who is asked again."""
    over = changes.pauses_over(session, now=now, limit=BATCH)
    by_place: dict[tuple[int, date], list[Episode]] = {}
    for episode in over:
        day = now.astimezone(ZoneInfo(episode.zone)).date()
        by_place.setdefault((episode.place_id, day), []).append(episode)
        episode.paused_until = None
    session.flush()
    for (place_id, day), resumed in by_place.items():
        _tell(session, place_id, day, resumed, now=now)
    return Resumed(len(over), len(over) == BATCH)


def _tell(session: Session, place_id: int, day: date, resumed: Sequence[Episode], *, now: datetime) -> None:
    names = [session.get_one(Resident, one.resident_id).name for one in resumed]
    shown = "、".join(names[:MOST_NAMES]) + ("…" if len(names) > MOST_NAMES else "")
    owe(
        session,
        line("told-pause-over", names=shown, count=len(names)),
        to=to_worker(session, place_id, now=now),
        key=f"pause-over:{place_id}:{day.isoformat()}:{resumed[0].id}",
        priority=Priority.DIGEST,
        now=now,
    )


MOST_NAMES = 12
