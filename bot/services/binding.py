"""Chats and what becomes of them: a group is bound, a person blocks us, a group moves or is not ours."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import Bound, Groups, Leave, PickGroup, line
from bot.rules.arguments import words
from bot.rules.delivery import Priority
from bot.rules.roles import Action, may_anywhere, scopes
from bot.services import boards, hearing, losing, menus, returning
from bot.services.actors import Actor, grants_of, require, require_anywhere, staff_of, trail
from bot.services.enrolling import place_named
from bot.services.households import household_of
from bot.services.offices import to_chat, to_group
from bot.services.owing import owe, reply
from bot.services.refusals import Refused
from bot.services.said import Said
from bot.services.toasts import Toast, toast
from storage import attempts, cards, dialogues, groups, houses, places
from storage.models import BoundGroup, Dialogue, Place
from storage.words import Asking

TIME_TO_BIND = timedelta(days=1)
AN_HOUR = timedelta(hours=1)
LISTED = 7
OFF = frozenset({"off", "取消", "解绑"})


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/bind [PLACE]` in a group: from now on it sees the alerts of that place, names masked.

    `/bind off` undoes it. In private the group is picked from Telegram's own list.
    """
    require_anywhere(session, actor, Action.BIND_GROUP)
    named = " ".join(words(tail))
    if named.lower() in OFF:
        _off(session, actor=actor, now=now)
        return
    place = place_named(session, named, action=Action.BIND_GROUP, actor=actor) if named else _only_place(session, actor)
    require(session, actor, Action.BIND_GROUP, place)
    if actor.private:
        _pick(session, place, actor=actor, now=now)
        return
    _, before = _bind(session, place, actor.chat_id, actor.chat_title, actor.thread_id, actor=actor, now=now)
    reply(session, actor, Bound(path=place.path, before=before), now=now)


def _pick(session: Session, place: Place, *, actor: Actor, now: datetime) -> None:
    asked = dialogues.ask(session, actor.chat_id, Asking.BIND, now=now, about={"place": place.id})
    reply(session, actor, PickGroup(request=asked.id or 0, path=place.path), now=now)
    _list(session, actor=actor, now=now)


def picked(session: Session, request: int, chat_id: int, title: str, *, actor: Actor, now: datetime) -> None:
    """Bind the group that somebody picked in private, and say so in both chats."""
    asked = session.get(Dialogue, request)
    if asked is None or asked.chat_id != actor.chat_id or asked.asking is not Asking.BIND or asked.closed_at:
        raise Refused("bind-pick-again")
    place = session.get_one(Place, asked.about["place"])
    group, before = _bind(session, place, chat_id, title, None, actor=actor, now=now)
    dialogues.close(session, asked, now=now)
    owe(
        session,
        Bound(path=place.path, before=before),
        to=to_group(group.id),
        key=f"bound:{actor.cause}",
        priority=Priority.REPLY,
        now=now,
    )
    reply(session, actor, line("bound-there", group=group.title or "?", path=place.path), now=now)


def _bind(
    session: Session, place: Place, chat_id: int, title: str, thread_id: int | None, *, actor: Actor, now: datetime
) -> tuple[BoundGroup, str]:
    """Bind a chat to a place and return it with the place it was bound to before, when that was another.

    Who takes a group away from a place must be responsible for that place as well.
    """
    staff = require(session, actor, Action.BIND_GROUP, place)
    group = groups.by_chat(session, chat_id)
    before = ""
    if group is None:
        group = BoundGroup(chat_id=chat_id, place_id=place.id or 0, bound_at=now, bound_by=staff.id or 0)
        session.add(group)
    elif group.place_id != place.id:
        old = session.get_one(Place, group.place_id)
        require(session, actor, Action.BIND_GROUP, old)
        before = old.path
        cards.forget(session, chat_id)
    group.place_id, group.thread_id = place.id or 0, thread_id
    group.title = title or group.title
    group.bound_at, group.bound_by, group.unreachable_since = now, staff.id or 0, None
    session.flush()
    trail(session, actor, "group-bound", subject=f"group:{group.id}", place_id=place.id, now=now)
    return group, before


def _off(session: Session, *, actor: Actor, now: datetime) -> None:
    """Undo the binding of the group this is said in; in private, offer the bound groups."""
    if actor.private:
        if not _list(session, actor=actor, now=now):
            raise Refused("bind-none")
        return
    group = groups.by_chat(session, actor.chat_id)
    if group is None:
        raise Refused("group-not-bound")
    reply(session, actor, line("unbound", path=_unbind(session, group, actor=actor, now=now)), now=now)


def unbind(session: Session, group_id: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Undo the binding of a group that was tapped in private."""
    group = session.get(BoundGroup, group_id)
    if group is None:
        raise Refused("button-unknown")
    title = group.title or "?"
    path = _unbind(session, group, actor=actor, now=now)
    reply(session, actor, line("unbound-there", group=title, path=path), now=now, edits=message_id)
    return toast("ok")


def _unbind(session: Session, group: BoundGroup, *, actor: Actor, now: datetime) -> str:
    place = session.get_one(Place, group.place_id)
    require(session, actor, Action.BIND_GROUP, place)
    trail(session, actor, "group-unbound", subject=f"group:{group.id}", place_id=place.id, now=now)
    cards.forget(session, group.chat_id)
    # a day to bind it to another place before we leave
    attempts.record(session, "invited", chat_id=group.chat_id, now=now)
    session.delete(group)
    session.flush()
    return place.path


def _list(session: Session, *, actor: Actor, now: datetime) -> bool:
    """Offer the groups of the places somebody leads, to undo; say whether there are any."""
    bound = groups.below(session, scopes(grants_of(session, actor), Action.BIND_GROUP), limit=LISTED)
    if bound:
        shown = tuple(
            (group.id or 0, group.title or "?", place.path, group.unreachable_since is None) for group, place in bound
        )
        reply(session, actor, Groups(groups=shown), now=now)
    return bool(bound)


def board(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/board`: in a bound group the board of its place, names masked; in private the reader's own."""
    require_anywhere(session, actor, Action.BIND_GROUP)
    if not actor.private and groups.by_chat(session, actor.chat_id) is None:
        raise Refused("group-not-bound")
    boards.by_command(session, tail, actor=actor, now=now)


def nobody_said(session: Session, *, actor: Actor, now: datetime) -> None:
    """Refuse a command of an administrator who hides behind the group: nobody knows whose right it is.

    It is said at most once an hour in a bound group, and kept in the trail each time.
    """
    group = groups.by_chat(session, actor.chat_id)
    if group is None:
        heard_in_group(session, actor=actor, now=now)
        return
    if not attempts.count(session, "anonymous", since=now - AN_HOUR, chat_id=actor.chat_id):
        attempts.record(session, "anonymous", chat_id=actor.chat_id, now=now)
        reply(session, actor, line("command-anonymous"), now=now)


def forwarded(session: Session, said: Said, *, actor: Actor, now: datetime) -> None:
    """Refuse a command somebody else wrote; from a resident it is words like any other."""
    if staff_of(session, actor) is None or household_of(session, actor.chat_id) is not None:
        hearing.hear(session, said, actor=actor, now=now)
        return
    reply(session, actor, line("command-forwarded"), now=now)


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
