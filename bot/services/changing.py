"""Change an isolation and take it back: `/extend`, and what the other changes share.

Each change is a row with what it was before, is kept in the trail, and is answered with a card that can undo it.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import ChangeCard, ChangeView, Word, line
from bot.rules import arguments
from bot.rules.changes import MOST_DAYS, ChangeKind, days_more, may_undo
from bot.rules.day_count import extended
from bot.rules.delivery import Priority
from bot.rules.roles import Action, may
from bot.services import ending, files
from bot.services.actors import Actor, require, require_anywhere, trail
from bot.services.offices import Reached, to_reporter
from bot.services.owing import owe, redraw, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import changes, dialogues, episodes, residents
from storage import staff as staff_rows
from storage.models import Episode, EpisodeChange, Place, Resident, Staff
from storage.words import Asking, EpisodeState

LONGEST_REASON = 200


def extend(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/extend NAME DAYS [REASON]`."""
    require_anywhere(session, actor, Action.CHANGE_EPISODE)
    given = arguments.words(tail)
    if len(given) < 2:
        raise Refused("extend-usage")
    days = days_more(given[1])
    if days is None:
        raise Refused("extend-days", word=given[1][:40], most=MOST_DAYS, name=given[0][:40])
    about = {"do": "extend", "days": days, "reason": " ".join(given[2:])[:LONGEST_REASON]}
    if resident := one_named(session, given[0], about, actor=actor, now=now):
        extend_for(session, resident, about, actor=actor, now=now)


def one_named(session: Session, wanted: str, about: dict[str, Any], *, actor: Actor, now: datetime) -> Resident | None:
    """Return whom a name means; of several, offer them and remember what is to be done with the one chosen."""
    if not actor.private:
        raise Refused("in-private-only")
    found = files.matching(session, wanted, action=Action.CHANGE_EPISODE, actor=actor)
    if len(found) == 1:
        return found[0]
    dialogues.ask(session, actor.chat_id, Asking.CHANGE, now=now, about=about)
    files.offer(session, "change-several", wanted, found, verb="lifeto", actor=actor, now=now)
    return None


def chosen(session: Session, actor: Actor, *, now: datetime) -> dict[str, Any]:
    """Return what is to be done with the one who was chosen; once. Raises Refused when nothing is open."""
    asked = dialogues.open_of(session, actor.chat_id, Asking.CHANGE)
    if asked is None:
        raise Refused("button-answered")
    dialogues.close(session, asked, now=now)
    return dict(asked.about)


def held(session: Session, resident: Resident, *, actor: Actor) -> tuple[Episode, Staff]:
    """Return the isolation of somebody that goes on, for changing, and the member of staff who may change it."""
    if not actor.private:
        raise Refused("in-private-only")
    staff = require(session, actor, Action.CHANGE_EPISODE, session.get_one(Place, resident.place_id))
    active = episodes.active_of(session, resident.id or 0)
    episode = episodes.locked(session, active.id or 0) if active else None
    if episode is None or episode.state is not EpisodeState.ACTIVE:
        raise Refused("release-not-isolated", name=resident.name)
    return episode, staff


def extend_for(
    session: Session, resident: Resident, about: dict[str, Any], *, actor: Actor, now: datetime
) -> EpisodeChange:
    """Let an isolation last so many days longer. Whoever answers for the person hears the new last day."""
    episode, staff = held(session, resident, actor=actor)
    before = {"ends_on": episode.ends_on.isoformat()}
    episode.ends_on = extended(episode.ends_on, about["days"])
    ending.plan_rounds(episode, after=now)
    after = {"ends_on": episode.ends_on.isoformat()}
    kept = keep(
        session, episode, ChangeKind.EXTENDED, staff, before=before, after=after, reason=about["reason"], now=now
    )
    confirm(session, kept, actor=actor, now=now)
    tell(session, episode, "extended-told", kept, now=now, end=f"{episode.ends_on:%m-%d}")
    return kept


def keep(
    session: Session,
    episode: Episode,
    kind: ChangeKind,
    staff: Staff,
    *,
    now: datetime,
    before: dict[str, Any],
    after: dict[str, Any] | None = None,
    reason: str = "",
    batch: int | None = None,
) -> EpisodeChange:
    """Keep a change with what undoing it brings back."""
    change = EpisodeChange(
        episode_id=episode.id or 0,
        kind=kind,
        staff_id=staff.id or 0,
        at=now,
        reason=reason,
        before=before,
        after=after or {},
        batch=batch,
    )
    session.add(change)
    session.flush()
    ending.show(session, episode, [], now=now)
    return change


def confirm(session: Session, change: EpisodeChange, *, actor: Actor, now: datetime) -> None:
    """Keep a change in the trail and answer with its card."""
    episode = session.get_one(Episode, change.episode_id)
    word, subject = f"changed-{change.kind.value}", f"resident:{episode.resident_id}"
    trail(session, actor, word, subject=subject, place_id=episode.place_id, now=now)
    reply(session, actor, ChangeCard(change=change.id or 0), now=now, part=str(change.id))


def tell(
    session: Session, episode: Episode, key: str, change: EpisodeChange, *, now: datetime, **values: str | int
) -> None:
    """Tell every chat that answers for somebody what changes for them."""
    resident = session.get_one(Resident, episode.resident_id)
    for _, reporter_id in residents.askable(session, [resident.id or 0]):
        owe(
            session,
            line(key, name=resident.name, **values),
            to=to_reporter(reporter_id),
            key=f"changed:{change.id}:{reporter_id}",
            priority=Priority.PROMPT,
            now=now,
        )


def undo(session: Session, change_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Take a change back, with everything that was changed together with it.

    Only the newest change of an isolation can be taken back: what came later was built on it.
    """
    change = session.get(EpisodeChange, change_id)
    if change is None:
        raise Refused("button-unknown")
    episode = episodes.locked(session, change.episode_id)
    if episode is None:
        raise Refused("button-unknown")
    require(session, actor, Action.CHANGE_EPISODE, session.get_one(Place, episode.place_id))
    if not is_undoable(session, change, now=now):
        redraw(session, f"change:{change_id}", now=now)
        return toast("change-undo-late", alarm=True)
    together = changes.batch(session, change.batch) if change.batch else [change]
    for one in together:
        if is_undoable(session, one, now=now):
            _undo_one(session, one, now=now)
    subject = f"resident:{episode.resident_id}"
    trail(session, actor, "change-undone", subject=subject, place_id=episode.place_id, now=now)
    redraw(session, f"change:{change_id}", now=now)
    return toast("change-undone")


def is_undoable(session: Session, change: EpisodeChange, *, now: datetime) -> bool:
    """Whether a change can be taken back now."""
    last = changes.newest(session, change.episode_id)
    fresh = last is not None and last.id == change.id and may_undo(change.kind, at=change.at, now=now)
    if not fresh:
        return False
    episode = session.get_one(Episode, change.episode_id)
    anew = episodes.active_of(session, episode.resident_id)
    # released, or isolated anew meanwhile: then it is past
    return episode.state is not EpisodeState.RELEASED and (anew is None or anew.id == episode.id)


def _undo_one(session: Session, change: EpisodeChange, *, now: datetime) -> None:
    episode = session.get_one(Episode, change.episode_id)
    change.undone_at = now
    if (ends := change.before.get("ends_on")) is not None:
        episode.ends_on = date.fromisoformat(ends)
    paused = change.before.get("paused_until")
    episode.paused_until = datetime.fromisoformat(paused) if paused else None
    changes.take_links_up(session, change.before.get("links", []))
    if episode.state is EpisodeState.ACTIVE:
        ending.plan_rounds(episode, after=now)
        session.flush()
        ending.show(session, episode, [], now=now)
        return
    ending.go_on(session, episode, now=now)


def before_of(episode: Episode) -> dict[str, Any]:
    """Return what undoing a change of an isolation brings back."""
    return {"paused_until": episode.paused_until.isoformat()} if episode.paused_until else {}


def view(session: Session, change_id: int, *, reader: Reached, now: datetime) -> ChangeView | None:
    """Return a change as its reader may see it; a group sees none, since it names somebody."""
    change = session.get(EpisodeChange, change_id)
    if change is None or reader.masked:
        return None
    session.refresh(change)
    episode = session.get_one(Episode, change.episode_id)
    resident, zone = session.get_one(Resident, episode.resident_id), ZoneInfo(episode.zone)
    grants = staff_rows.grants_of_telegram(session, reader.chat_id)
    lineage = session.get_one(Place, episode.place_id).lineage
    together: Sequence[EpisodeChange] = changes.batch(session, change.batch) if change.batch else [change]
    return ChangeView(
        change=change_id,
        what=Word(f"changed-{change.kind.value}"),
        name=resident.name,
        address=resident.address,
        old=change.before.get("ends_on", ""),
        new=change.after.get("ends_on", "") or _local_day(change.after.get("paused_until"), zone),
        reason=change.reason,
        who=session.get_one(Staff, change.staff_id).name,
        at=f"{change.at.astimezone(zone):%m-%d %H:%M}",
        count=len(together),
        undone=change.undone_at is not None,
        may_undo=may(grants, Action.CHANGE_EPISODE, lineage) and is_undoable(session, change, now=now),
    )


def _local_day(moment: str | None, zone: ZoneInfo) -> str:
    return datetime.fromisoformat(moment).astimezone(zone).date().isoformat() if moment else ""
