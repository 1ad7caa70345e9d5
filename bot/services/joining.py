"""From the one-time code to the first question: language, consent, linked; and the way back."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import ChooseLanguage, Enrolled, Line, RelationAsked, Welcome, line
from bot.rules.delivery import Priority
from bot.rules.household_words import Relation
from bot.rules.invites import TRIES_IN_ALL, TRIES_PER_CHAT, is_token, typed_code
from bot.rules.people import masked_address, masked_name
from bot.rules.slots import day_of, from_json
from bot.services import menus, preferring, telling
from bot.services.actors import Actor
from bot.services.offices import to_reporter, to_worker, worker_of
from bot.services.owing import owe, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import attempts, dialogues, episodes, houses, invites, residents
from storage.models import Dialogue, Episode, Invite, Place, Reporter, Resident
from storage.words import Asking, Consent

AN_HOUR = timedelta(hours=1)


def present(session: Session, given: str, *, actor: Actor, now: datetime) -> None:
    """Take a code from a link or typed by hand.

    Wrong, expired and used codes get the same words, and only so many tries an hour are looked at,
    so that codes cannot be found by trying. A code shown in a group is burned.
    """
    if _too_often(session, actor, now=now):
        _refuse(session, actor, now=now)
        return
    invite = _invite(session, given)
    if not actor.private:
        if invite is not None:
            invite.revoked_at = invite.revoked_at or now
        reply(session, actor, line("start-in-group"), now=now)
        return
    if invite is not None and invite.used_by == actor.chat_id and invite.revoked_at is None:
        _continue(session, invite, actor=actor, now=now)
        return
    if invite is None or invite.used_at or invite.revoked_at or invite.expires_at <= now:
        attempts.record(session, "code", chat_id=actor.chat_id, now=now)
        if invite is not None and invite.used_at and invite.used_by != actor.chat_id:
            _tell_used_twice(session, invite, actor=actor, now=now)
        _refuse(session, actor, now=now)
        return
    invite.used_at, invite.used_by = now, actor.chat_id
    _begin(session, invite, actor=actor, now=now)


def _too_often(session: Session, actor: Actor, *, now: datetime) -> bool:
    since = now - AN_HOUR
    if attempts.count(session, "code", since=since, chat_id=actor.chat_id) >= TRIES_PER_CHAT:
        return True
    return attempts.count(session, "code", since=since) >= TRIES_IN_ALL


def _refuse(session: Session, actor: Actor, *, now: datetime) -> None:
    reply(session, actor, line("code-refused", emergency=houses.house(session).emergency_number), now=now)


def _invite(session: Session, given: str) -> Invite | None:
    if code := typed_code(given):
        return invites.by_code(session, code)
    return invites.by_token(session, given) if is_token(given) else None


def _begin(session: Session, invite: Invite, *, actor: Actor, now: datetime) -> None:
    about = {"invite": invite.id, "resident": invite.resident_id}
    dialogues.ask(session, actor.chat_id, Asking.JOIN, now=now, about=about)
    reply(session, actor, ChooseLanguage(), now=now)


def _continue(session: Session, invite: Invite, *, actor: Actor, now: datetime) -> None:
    """The same chat shows its code again: go on where it was, or say that all is set."""
    linked = residents.reporter_by_chat(session, actor.chat_id)
    if linked and any(one.id == invite.resident_id for _, one, _ in residents.reporting(session, linked.id or 0)):
        reply(session, actor, line("joined-already"), now=now)
        return
    if invite.expires_at <= now:
        _refuse(session, actor, now=now)
        return
    _begin(session, invite, actor=actor, now=now)


def _tell_used_twice(session: Session, invite: Invite, *, actor: Actor, now: datetime) -> None:
    resident = session.get_one(Resident, invite.resident_id)
    key = f"used-twice:{invite.id}:{actor.chat_id}"
    told = line("code-used-twice", name=resident.name, addr=_door(session, resident))
    _tell_worker(session, resident, told, key, now=now)


def _door(session: Session, resident: Resident) -> str:
    """Return where somebody lives, or at least in which place: the worker has many of one name."""
    return resident.address or session.get_one(Place, resident.place_id).name


def _tell_worker(session: Session, resident: Resident, notice: Line, key: str, *, now: datetime) -> None:
    owe(
        session,
        notice,
        to=to_worker(session, resident.place_id, now=now),
        key=key,
        priority=Priority.REPLY,
        now=now,
    )


def _joining(session: Session, actor: Actor) -> tuple[Dialogue, Resident, Episode]:
    dialogue = dialogues.open_of(session, actor.chat_id, Asking.JOIN)
    if dialogue is None:
        raise Refused("button-answered")
    resident = session.get_one(Resident, dialogue.about["resident"])
    episode = episodes.active_of(session, resident.id or 0)
    if episode is None:
        raise Refused("button-answered")
    return dialogue, resident, episode


def choose_language(session: Session, language: str, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Go on in the language that was chosen: say who we are, and ask for consent."""
    dialogue, resident, episode = _joining(session, actor)
    dialogue.about = dialogue.about | {"language": language}
    dialogue.step = 1
    profile = from_json(episode.profile)
    worker = worker_of(session, episode.place_id, now=now)
    welcome = Welcome(
        community=community_of(session, episode.place_id),
        worker=worker.name if worker else "",
        name=masked_name(resident.name),
        address=masked_address(resident.address),
        total=day_of(episode.starts_on, episode.ends_on),
        retain=profile.retain_days,
        emergency=houses.house(session).emergency_number,
        minor=resident.minor,
    )
    owe(
        session,
        welcome,
        to=f"chat:{actor.chat_id}:{language}",
        key=f"welcome:{dialogue.id}:{actor.cause}",
        priority=Priority.REPLY,
        now=now,
        edits=message_id,
    )
    return toast("ok")


def community_of(session: Session, place_id: int) -> str:
    """Return the name people know: of the community, or of the place itself above it."""
    place = session.get_one(Place, place_id)
    parts = place.path.split("/")
    return parts[2] if len(parts) > 2 else parts[-1]


def consent(session: Session, answer: str, *, actor: Actor, now: datetime) -> Toast:
    """Take the answer to the welcome: for oneself, for the family, not at all, or not me."""
    dialogue, resident, episode = _joining(session, actor)
    language = dialogue.about.get("language", houses.house(session).language)
    if answer == "wrong":
        dialogues.close(session, dialogue, now=now)
        invites.revoke_used(session, actor.chat_id, now=now)
        _wrong_person(session, resident, actor=actor, now=now)
        return toast("ok")
    if answer not in set(Consent) or (resident.minor and answer == Consent.SELF):
        raise Refused("button-unknown")  # below 14 a guardian agrees, before anything is asked
    dialogues.close(session, dialogue, now=now)
    given = Consent(answer)
    reporter = residents.link(
        session,
        chat_id=actor.chat_id,
        language=language,
        resident_id=resident.id or 0,
        consent=given,
        now=now,
    )
    if given is Consent.DECLINED:
        _declined(session, resident, episode, actor=actor, now=now)
        return toast("ok")
    _linked(session, reporter, resident, episode, actor=actor, now=now)
    if given is Consent.FAMILY:
        _ask_relation(session, reporter, resident, actor=actor, now=now)
    return toast("ok")


def _ask_relation(session: Session, reporter: Reporter, resident: Resident, *, actor: Actor, now: datetime) -> None:
    """Ask what the reporter is to somebody they answer for, unless they have said so before."""
    link = residents.link_between(session, reporter.id or 0, resident.id or 0)
    if link is not None and link.relation in {None, Relation.SELF}:
        link.relation = None
        asked = RelationAsked(resident=resident.id or 0, name=resident.name)
        reply(session, actor, asked, now=now, part=str(resident.id), language=reporter.language)


def _declined(session: Session, resident: Resident, episode: Episode, *, actor: Actor, now: datetime) -> None:
    worker = worker_of(session, episode.place_id, now=now)
    reply(session, actor, line("declined", worker=worker.name if worker else ""), now=now)
    told = line("told-declined", name=resident.name, addr=_door(session, resident), phone=resident.phone or "—")
    _tell_worker(session, resident, told, f"declined:{resident.id}:{actor.cause}", now=now)


def _linked(
    session: Session, reporter: Reporter, resident: Resident, episode: Episode, *, actor: Actor, now: datetime
) -> None:
    preferring.take_over(session, reporter, episode, now=now)
    zone = ZoneInfo(episode.zone)
    profile = from_json(episode.profile)
    today = now.astimezone(zone).date()
    done = Enrolled(
        name=resident.name,
        day=max(1, day_of(episode.starts_on, today)),
        total=day_of(episode.starts_on, episode.ends_on),
        end=episode.ends_on.isoformat(),
        times=tuple(f"{slot.at:%H:%M}" for slot in profile.slots),
        start=episode.starts_on.isoformat() if episode.starts_on > today else "",
    )
    owe(
        session,
        done,
        to=to_reporter(reporter.id),
        key=f"enrolled:{reporter.id}:{resident.id}:{actor.cause}",
        priority=Priority.REPLY,
        now=now,
    )
    told = line("told-joined", name=resident.name, addr=_door(session, resident))
    _tell_worker(session, resident, told, f"joined:{resident.id}:{actor.cause}", now=now)
    menus.owe_menu(session, actor, now=now)
    telling.asked_for(session, reporter, episode, now=now)


def unbind(session: Session, *, actor: Actor, now: datetime) -> None:
    """Undo the linking of this chat at once: the code was not meant for them."""
    reporter = residents.reporter_by_chat(session, actor.chat_id)
    if reporter is None:
        raise Refused("button-answered")
    for resident_id in residents.unlink(session, reporter.id or 0, now=now):
        resident = session.get_one(Resident, resident_id)
        told = line("told-unbound", name=resident.name, addr=_door(session, resident))
        _tell_worker(session, resident, told, f"unbound:{resident.id}:{actor.cause}", now=now)
    invites.revoke_used(session, actor.chat_id, now=now)
    menus.owe_menu(session, actor, now=now)
    reply(session, actor, line("wrong-person"), now=now)


def _wrong_person(session: Session, resident: Resident, *, actor: Actor, now: datetime) -> None:
    told = line("told-unbound", name=resident.name, addr=_door(session, resident))
    _tell_worker(session, resident, told, f"unbound:{resident.id}:{actor.cause}", now=now)
    reply(session, actor, line("wrong-person"), now=now)
