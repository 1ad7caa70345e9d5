"""`/release`: never by itself. The worker and the health centre agree, the lead confirms, and it can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import DueCard, ReleaseCard, ReleaseNotice, line
from bot.rules import arguments
from bot.rules.aftercare import calls
from bot.rules.delivery import Priority
from bot.rules.release import Facts, ReleaseStep, Unmet, unmet
from bot.rules.roles import Action, Role
from bot.rules.slots import from_json
from bot.services import ending, files
from bot.services.actors import Actor, require, trail
from bot.services.offices import each_once, to_office, to_reporter, to_worker
from bot.services.owing import owe, redraw, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import aftercare_calls, cards, episodes, releases, residents
from storage.models import Episode, Place, Resident, Staff
from storage.words import EpisodeState

RIGHT = {
    ReleaseStep.WORKER: Action.AGREE_WORKER,
    ReleaseStep.HEALTH: Action.AGREE_HEALTH,
    ReleaseStep.LEAD: Action.RELEASE,
}
UNDO_WITHIN = timedelta(hours=24)  # a notice that was shown at a gate for longer is not unsaid


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/release NAME` with where the release of somebody stands; several of a name are offered."""
    if not actor.private:
        raise Refused("in-private-only")
    wanted = " ".join(arguments.words(tail))
    if not wanted:
        raise Refused("release-usage")
    found = files.matching(session, wanted, action=Action.SEE_RELEASE, actor=actor)
    if len(found) > 1:
        files.offer(session, "release-several", wanted, found, verb="rel", actor=actor, now=now)
        return
    show(session, found[0].id or 0, actor=actor, now=now)


def show(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> None:
    """Answer with the card of somebody's release; an older copy in this chat stands still."""
    resident = session.get(Resident, resident_id)
    if resident is None:
        raise Refused("button-unknown")
    require(session, actor, Action.SEE_RELEASE, session.get_one(Place, resident.place_id))
    if not actor.private:
        raise Refused("in-private-only")
    episode = ending.newest(session, resident_id)
    if episode is None or episode.state not in {EpisodeState.ACTIVE, EpisodeState.RELEASED}:
        raise Refused("release-not-isolated", name=resident.name)
    place_id = resident.place_id
    trail(session, actor, "release-seen", subject=f"resident:{resident_id}", place_id=place_id, now=now)
    cards.forget(session, actor.chat_id, f"release:{episode.id}")
    reply(session, actor, ReleaseCard(episode=episode.id or 0), now=now, part=str(episode.id))


def press(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Show the card of somebody who was chosen."""
    show(session, resident_id, actor=actor, now=now)
    return toast("ok")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a release stands."""

    facts: Facts
    unmet: tuple[Unmet, ...]


def standing(session: Session, episode: Episode, *, now: datetime) -> Standing:
    """Return what is known of an isolation and what is missing for its release."""
    profile, zone = from_json(episode.profile), ZoneInfo(episode.zone)
    taken = releases.standing(session, episode.id or 0)
    measured = releases.measured_at(session, episode.id or 0)
    agreed = {step: one.at for step, (one, _) in taken.items()}
    facts = Facts(
        ends_on=episode.ends_on,
        today=now.astimezone(zone).date(),
        measured_on=measured.astimezone(zone).date() if measured else None,
        open_alerts=releases.open_alerts(session, episode.id or 0),
        unwell_at=releases.unwell_at(session, episode.id or 0, fever_line=profile.fever_line),
        worker_at=agreed.get(ReleaseStep.WORKER),
        health_at=agreed.get(ReleaseStep.HEALTH),
    )
    return Standing(facts, unmet(facts, free_hours=profile.symptom_free_hours, now=now))


def _held(session: Session, episode_id: int, action: Action, *, actor: Actor) -> tuple[Episode, Resident, Staff]:
    """Return an isolation for changing, and the member of staff who may do this. Of two the second waits."""
    episode = episodes.locked(session, episode_id)
    if episode is None:
        raise Refused("button-unknown")
    staff = require(session, actor, action, session.get_one(Place, episode.place_id))
    if not actor.private:
        raise Refused("in-private-only")
    return episode, session.get_one(Resident, episode.resident_id), staff


def agree(session: Session, episode_id: int, word: str, *, actor: Actor, now: datetime) -> Toast:
    """Say yes to a release as the worker or the health centre, or, as the lead, confirm it.

    Said twice, by two people or after it is over, the card says what is true, and nothing happens again.
    """
    if word not in set(ReleaseStep):
        raise Refused("button-unknown")
    step = ReleaseStep(word)
    episode, resident, staff = _held(session, episode_id, RIGHT[step], actor=actor)
    if over := _over(session, episode, now=now):
        return over
    others = releases.standing(session, episode_id)
    if any(one.id == staff.id for other, (_, one) in others.items() if other is not step):
        return toast("release-one-person", alarm=True)
    if step is ReleaseStep.LEAD:
        return _confirm(session, episode, resident, staff, actor=actor, now=now)
    releases.take(session, episode_id, step, staff_id=staff.id or 0, now=now)
    _keep(session, episode, f"release-{step.value}", actor=actor, now=now)
    _call_lead(session, episode, now=now)
    return toast("release-agreed")


def _over(session: Session, episode: Episode, *, now: datetime) -> Toast | None:
    if episode.state is EpisodeState.ACTIVE:
        return None
    redraw(session, *ending.subjects(episode, now=now), now=now)
    return toast("release-already", alarm=True)


def _keep(session: Session, episode: Episode, what: str, *, actor: Actor, now: datetime) -> None:
    trail(session, actor, what, subject=f"resident:{episode.resident_id}", place_id=episode.place_id, now=now)
    redraw(session, *ending.subjects(episode, now=now), now=now)


def _call_lead(session: Session, episode: Episode, *, now: datetime) -> None:
    """Show the lead the card once nothing but their own word is missing."""
    if standing(session, episode, now=now).unmet:
        return
    _show_to(session, episode, to_office(Role.LEAD, episode.place_id), "lead", now=now)


def _show_to(session: Session, episode: Episode, to: str, why: str, *, now: datetime) -> None:
    today = now.astimezone(ZoneInfo(episode.zone)).date().isoformat()
    key = f"release:{episode.id}:{today}:{why}"
    owe(session, ReleaseCard(episode=episode.id or 0), to=to, key=key, priority=Priority.DIGEST, now=now)


def _confirm(
    session: Session, episode: Episode, resident: Resident, staff: Staff, *, actor: Actor, now: datetime
) -> Toast:
    """Release somebody, or say what is missing and tell those who can do something about it."""
    missing = standing(session, episode, now=now).unmet
    if missing:
        _tell(session, episode, missing, now=now)
        _keep(session, episode, "release-not-yet", actor=actor, now=now)
        return toast("release-not-yet", alarm=True, name=resident.name, count=len(missing))
    releases.take(session, episode.id or 0, ReleaseStep.LEAD, staff_id=staff.id or 0, now=now)
    ending.end(session, episode, EpisodeState.RELEASED, now=now)
    zone = ZoneInfo(episode.zone)
    moments = calls(from_json(episode.profile), zone, released_on=now.astimezone(zone).date())
    aftercare_calls.plan(session, episode, moments)
    _give_notice(session, episode, resident, now=now)
    _keep(session, episode, "released", actor=actor, now=now)
    return toast("release-done", name=resident.name)


def _tell(session: Session, episode: Episode, missing: Sequence[Unmet], *, now: datetime) -> None:
    """Show the card to each office that can do something about what is missing, once a day."""
    for role in dict.fromkeys(one.told for one in missing if one.told is not None):
        to = to_office(role, episode.place_id)
        if role is Role.WORKER:
            to = to_worker(session, episode.place_id, now=now)
        _show_to(session, episode, to, role.value, now=now)


def _give_notice(session: Session, episode: Episode, resident: Resident, *, now: datetime) -> None:
    """Owe the notice to every chat that answers for somebody; where there is none the worker prints it."""
    released = now.isoformat()
    chats = [to_reporter(reporter_id) for _, reporter_id in residents.askable(session, [resident.id or 0])]
    worker = to_worker(session, episode.place_id, now=now)
    for to in chats or [worker]:
        key = f"notice:{episode.id}:{released}:{to}"
        owe(session, ReleaseNotice(episode=episode.id or 0), to=to, key=key, priority=Priority.PROMPT, now=now)
    said = line("release-told" if chats else "release-told-print", name=resident.name, addr=resident.address)
    owe(session, said, to=worker, key=f"released-told:{episode.id}:{released}", priority=Priority.REPLY, now=now)


def take_back(session: Session, episode_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Take one's own yes back, for as long as nothing was confirmed."""
    episode, _, staff = _held(session, episode_id, Action.SEE_RELEASE, actor=actor)
    if over := _over(session, episode, now=now):
        return over
    own = [step for step, (_, one) in releases.standing(session, episode_id).items() if one.id == staff.id]
    if not own:
        raise Refused("button-answered")
    releases.take_back(session, episode_id, own, now=now)
    _keep(session, episode, "release-taken-back", actor=actor, now=now)
    return toast("release-taken-back")


def undo(session: Session, episode_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Undo a release within a day: rounds go on, and whoever had the notice hears that it is void."""
    episode, resident, _ = _held(session, episode_id, Action.RELEASE, actor=actor)
    if episode.state is not EpisodeState.RELEASED or not may_undo(session, episode, now=now):
        redraw(session, *ending.subjects(episode, now=now), now=now)
        return toast("release-undo-late", alarm=True)
    releases.take_back(session, episode_id, tuple(ReleaseStep), now=now)
    aftercare_calls.skip(session, resident.id or 0, now=now)
    ending.go_on(session, episode, now=now)
    for _, reporter_id in residents.askable(session, [resident.id or 0]):
        said = line("release-undone", name=resident.name)
        key = f"release-undone:{episode.id}:{reporter_id}:{actor.cause}"
        owe(session, said, to=to_reporter(reporter_id), key=key, priority=Priority.REPLY, now=now)
    _keep(session, episode, "release-undone", actor=actor, now=now)
    return toast("release-undone-toast")


def may_undo(session: Session, episode: Episode, *, now: datetime) -> bool:
    """Whether a release can still be undone: within a day, and nothing new has begun for the person."""
    fresh = episode.ended_at is not None and now - episode.ended_at <= UNDO_WITHIN
    return fresh and episodes.active_of(session, episode.resident_id) is None


def print_again(session: Session, episode_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Send the notice once more to whoever prints it."""
    episode, _, _ = _held(session, episode_id, Action.SEE_RELEASE, actor=actor)
    if episode.state is not EpisodeState.RELEASED:
        raise Refused("button-answered")
    _keep(session, episode, "release-printed", actor=actor, now=now)
    reply(session, actor, ReleaseNotice(episode=episode_id), now=now)
    return toast("release-notice-below")


def refresh(session: Session, episode_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Draw the card of a release anew because somebody asked for it."""
    episode, _, _ = _held(session, episode_id, Action.SEE_RELEASE, actor=actor)
    _keep(session, episode, "release-seen", actor=actor, now=now)
    return toast("board-fresh")


def refresh_due(session: Session, place_id: int, day: str, *, actor: Actor, now: datetime) -> Toast:
    """Draw the list of those whose last day it is anew."""
    place = session.get(Place, place_id)
    if place is None:
        raise Refused("button-unknown")
    require(session, actor, Action.SEE_RELEASE, place)
    trail(session, actor, "due-seen", subject=f"place:{place_id}", place_id=place_id, now=now)
    redraw(session, f"due:{place_id}:{day}", now=now)
    return toast("board-fresh")


def show_due(session: Session, ending_today: Sequence[Episode], *, now: datetime) -> int:
    """Owe the worker, the health centre and the lead of each place the list of those whose last day it is."""
    owed = 0
    for place_id, day in _places_of(ending_today, now=now):
        worker = to_worker(session, place_id, now=now)
        offices = (worker, to_office(Role.HEALTH, place_id), to_office(Role.LEAD, place_id))
        for to in each_once(session, offices, now=now):
            owed += owe(
                session,
                DueCard(place=place_id, day=day.isoformat()),
                to=to,
                key=f"due:{place_id}:{day.isoformat()}:{to}",
                priority=Priority.DIGEST,
                now=now,
            )
    return owed


def _places_of(ending_today: Sequence[Episode], *, now: datetime) -> list[tuple[int, date]]:
    found: dict[tuple[int, date], None] = {}
    for episode in ending_today:
        today = now.astimezone(ZoneInfo(episode.zone)).date()
        if episode.state is EpisodeState.ACTIVE and today >= episode.ends_on:
            found[episode.place_id, today] = None
    return list(found)
