"""Chats and what becomes of them: a group is bound, a person blocks us, a group moves or is not ours."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import Leave, line
from bot.rules.arguments import words
from bot.rules.delivery import Priority
from bot.rules.roles import Action, may_anywhere, scopes
from bot.services import losing, menus, returning
from bot.services.actors import Actor, grants_of, require, require_anywhere, staff_of, trail
from bot.services.enrolling import place_named
from bot.services.offices import to_chat
from bot.services.owing import owe, reply
from bot.services.refusals import Refused
from storage import attempts, groups, houses, places
from storage.models import BoundGroup, Place

TIME_TO_BIND = timedelta(days=1)


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/bind [PLACE]` in a group: from now on it sees the alerts of that place, names masked."""
    require_anywhere(session, actor, Action.BIND_GROUP)
    if actor.private:
        raise Refused("bind-in-group")
    named = " ".join(words(tail))
    place = place_named(session, named, action=Action.BIND_GROUP, actor=actor) if named else _only_place(session, actor)
    staff = require(session, actor, Action.BIND_GROUP, place)
    group = groups.by_chat(session, actor.chat_id)
    if group is None:
        group = BoundGroup(chat_id=actor.chat_id, place_id=place.id or 0, bound_at=now, bound_by=staff.id or 0)
        session.add(group)
    group.place_id, group.title, group.thread_id = place.id or 0, actor.chat_title, actor.thread_id
    group.unreachable_since = None
    session.flush()
    trail(session, actor, "group-bound", subject=f"group:{group.id}", place_id=place.id, now=now)
    reply(session, actor, line("bound", path=place.path), now=now)


def _only_place(session: Session, actor: Actor) -> Place:
    """Return the one place somebody is responsible for. Raises Refused when they have to name it."""
    tops = scopes(grants_of(session, actor), Action.BIND_GROUP)
    found = [place for place in places.below(session, tops) if place.lineage in tops]
    if len(found) != 1:
        raise Refused("bind-which")
    return found[0]


def membership(session: Session, *, present: bool, may_write: bool, actor: Actor, now: datetime) -> None:
    """Take what Telegram tells of ourselves in a chat: blocked or back, added, silenced or removed."""
    if actor.private:
        _private(session, present=present, actor=actor, now=now)
        return
    group = groups.by_chat(session, actor.chat_id)
    if group is not None:
        if present and may_write:
            group.unreachable_since = None
        else:
            losing.group_lost(session, group, now=now)
        return
    if present:
        _invited(session, actor=actor, now=now)


def _private(session: Session, *, present: bool, actor: Actor, now: datetime) -> None:
    if not present:
        losing.chat_lost(session, actor.chat_id, now=now)
        return
    returning.noticed(session, actor=actor, now=now)
    if staff := staff_of(session, actor):
        losing.staff_back(session, staff)


def _invited(session: Session, *, actor: Actor, now: datetime) -> None:
    """Stay in a group somebody entitled brought us into, and say how it is bound; leave any other."""
    if may_anywhere(grants_of(session, actor), Action.BIND_GROUP):
        attempts.record(session, "invited", chat_id=actor.chat_id, now=now)
        reply(session, actor, line("bind-how"), now=now)
        return
    leave(session, actor=actor, now=now)


def leave(session: Session, *, actor: Actor, now: datetime) -> None:
    """Say one sentence in a stranger's group and leave it."""
    owe(
        session,
        Leave(),
        to=to_chat(actor.chat_id, houses.house(session).language),
        key=f"leave:{actor.chat_id}:{actor.cause}",
        priority=Priority.REPLY,
        now=now,
    )


def heard_in_group(session: Session, *, actor: Actor, now: datetime) -> None:
    """Take no notice of what is said in a bound group, and leave one that is not ours.

    Where somebody entitled brought us there is a day for binding it.
    """
    if groups.by_chat(session, actor.chat_id) or may_anywhere(grants_of(session, actor), Action.BIND_GROUP):
        return
    if attempts.count(session, "invited", since=now - TIME_TO_BIND, chat_id=actor.chat_id):
        return
    leave(session, actor=actor, now=now)


def moved(session: Session, new_chat: int, *, actor: Actor, now: datetime) -> None:
    """Follow a group that became a supergroup."""
    losing.group_moved(session, actor.chat_id, new_chat)


def opened(session: Session, *, actor: Actor, now: datetime) -> None:
    """Note that somebody is there: staff who have opened the bot, a resident's chat that was thought lost."""
    returning.noticed(session, actor=actor, now=now)
    staff = staff_of(session, actor)
    if staff is None or not actor.private:
        return
    if staff.opened_at is None or staff.unreachable_since is not None:
        staff.opened_at = staff.opened_at or now
        staff.unreachable_since = None
        menus.owe_staff_menu(session, staff, str(actor.cause), now=now)
    staff.language = staff.language or actor.language
    if not staff.name:
        staff.name = actor.name
    session.flush()
