"""The place tree: look at it, add to it, rename, move, close and open again."""

import re
from datetime import datetime

from sqlmodel import Session

from bot.notices import TreePage, line
from bot.rules.arguments import lines_of, words
from bot.rules.buttons import data
from bot.rules.people import plain_line
from bot.rules.places import LEVELS, path_parts
from bot.rules.roles import Action, may, scopes
from bot.rules.rule_book import RULES
from bot.rules.slots import Profile
from bot.services.actors import Actor, grants_of, require, require_anywhere, trail
from bot.services.enrolling import place_named
from bot.services.owing import reply
from bot.services.refusals import NotAllowed, Refused
from bot.services.spreading import profiles, spread
from bot.services.toasts import Toast, toast
from storage import checks, places, rulings
from storage.models import Place

_APART = re.compile(r"[\s，,、-]+")
LISTED = 40  # lines of a page

VERBS = {
    "list": ("list", "列表", "看"),
    "add": ("add", "添加", "加", "新增", "增加"),
    "rename": ("rename", "改名"),
    "move": ("move", "移到", "移动", "移"),
    "close": ("close", "关闭", "关"),
    "open": ("open", "打开", "开"),
    "delete": ("delete", "remove", "删除", "删", "移除"),
}
VERB_OF = {word: verb for verb, words_ in VERBS.items() for word in words_}


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/place`, `/place add PATH`, `rename PATH NAME`, `move PATH PARENT`, `close PATH` and `open PATH`."""
    require_anywhere(session, actor, Action.EDIT_PLACES)
    word, _, rest = plain_line(tail).partition(" ")
    verb, given = VERB_OF.get(word.lower(), ""), words(rest)
    if not word or verb == "list":
        reply(session, actor, _page(session, 0, actor=actor), now=now)
        return
    match verb, len(given):
        case "add", count if count:
            for path in lines_of(tail.strip()[len(word) :]):
                add(session, path, actor=actor, now=now)
        case "rename", 2:
            rename(session, _mine(session, given[0], actor=actor), given[1], actor=actor, now=now)
        case "move", 2:
            goal = _mine(session, given[1], actor=actor)
            move(session, _mine(session, given[0], actor=actor), goal, actor=actor, now=now)
        case "close" | "open", count if count:
            close(session, _mine(session, " ".join(given), actor=actor), verb == "close", actor=actor, now=now)
        case _:
            shown = _SHOWN_AS.get(verb, "")
            raise Refused(f"place-usage-{shown}" if shown else "place-usage")


# a place with a history is not deleted: it is closed
_SHOWN_AS = {"rename": "rename", "move": "move", **dict.fromkeys(("close", "open", "delete"), "close")}


def _mine(session: Session, text: str, *, actor: Actor) -> Place:
    place = place_named(session, text, action=Action.EDIT_PLACES, actor=actor)
    require(session, actor, Action.EDIT_PLACES, place)
    return place


# ── adding ──


def add(session: Session, path: str, *, actor: Actor, now: datetime) -> None:
    """Add every place on a path that does not stand yet. Whoever has no right at the top may only add below.

    A path that begins with one of our places goes on from there: 东风社区/七网格 is no new district.
    """
    path = " ".join(words(path))
    parts = path_parts(_from_the_top(session, path, actor=actor))
    if parts is None or not all(any(map(str.isalnum, part)) for part in parts):
        raise Refused("place-wrong", word=path[:40])
    _may_add(session, parts, actor=actor)
    place, added = places.add_path(session, parts, now=now)
    if not added:
        key = "place-is-closed" if place.closed_at else "place-known"
        reply(session, actor, line(key, path=place.path), now=now, part=str(place.id))
        return
    trail(session, actor, "place-added", subject=f"place:{place.id}", place_id=place.id, now=now)
    reply(session, actor, line("place-added", path=place.path, count=added), now=now, part=str(place.id))


def _from_the_top(session: Session, path: str, *, actor: Actor) -> str:
    """Return a path with what stands above its first name. Raises Refused where that is several places' name."""
    parts = path_parts(path)
    if parts is None or places.by_path(session, parts[:1]):
        return path
    first, *more = _APART.split(parts[0])
    if more and places.by_path(session, [first]):
        raise Refused("place-wrong", word=path[:40])  # 开发区，长河街道: meant as a path, with other marks
    if not places.ending_in(session, parts[:1]):
        return path
    return "/".join((place_named(session, parts[0], action=Action.EDIT_PLACES, actor=actor).path, *parts[1:]))


def _may_add(session: Session, parts: tuple[str, ...], *, actor: Actor) -> None:
    nearest = next(
        (found for depth in range(len(parts), 0, -1) if (found := places.by_path(session, parts[:depth]))), None
    )
    if not may(grants_of(session, actor), Action.EDIT_PLACES, nearest.lineage if nearest else "/"):
        raise NotAllowed(Action.EDIT_PLACES.value, place_id=nearest.id if nearest else None)


# ── changing ──


def rename(session: Session, place: Place, name: str, *, actor: Actor, now: datetime) -> None:
    """Give a place another name. Everything below it, everybody there and every right stays."""
    parts = path_parts(name)
    if parts is None or len(parts) != 1:
        raise Refused("place-wrong", word=name[:40])
    before = place.path
    _put(session, place, parts[0], _parent(session, place), now=now)
    trail(session, actor, "place-renamed", subject=f"place:{place.id}", place_id=place.id, now=now)
    reply(session, actor, line("place-renamed", old=before, new=place.path), now=now)


def move(session: Session, place: Place, goal: Place, *, actor: Actor, now: datetime) -> None:
    """Put a place with all below it under another one, of the level above; rules are inherited from there on."""
    if LEVELS.index(goal.kind) != LEVELS.index(place.kind) - 1:
        raise Refused("place-move-level", name=place.name, path=goal.path)
    if goal.closed_at is not None:
        raise Refused("place-is-closed", path=goal.path)
    before = place.path
    _put(session, place, place.name, goal, now=now)
    trail(session, actor, "place-moved", subject=f"place:{place.id}", place_id=place.id, now=now)
    reply(session, actor, line("place-moved", old=before, new=place.path), now=now)


def _parent(session: Session, place: Place) -> Place | None:
    return session.get(Place, place.parent_id) if place.parent_id else None


def _put(session: Session, place: Place, name: str, parent: Place | None, *, now: datetime) -> None:
    """Put a place with all below it at another name or parent, and let what it inherits there reach everybody."""
    path = f"{parent.path}/{name}" if parent else name
    if places.by_path(session, path.split("/")) is not None:
        raise Refused("place-known", path=path)
    before = _profiles(session, place)
    places.put(session, place, name=name, parent=parent)
    after = _profiles(session, place)
    number = place.id or 0
    for rule in RULES:
        if any(getattr(before[number], field) != getattr(after[number], field) for field in rule.fields):
            spread(session, rule, before, after, now=now)
    session.refresh(place)


def _profiles(session: Session, place: Place) -> dict[int, Profile]:
    above = [one.rules for one in reversed(places.upwards(session, place)[1:])]
    return profiles(rulings.below(session, place.lineage), above, {})


def close(session: Session, place: Place, closes: bool, *, actor: Actor, now: datetime) -> None:
    """Close a place and all below it: nobody is registered there any more. Not while somebody is followed up there."""
    if (place.closed_at is not None) is closes:
        raise Refused("place-is-closed" if closes else "place-is-open", path=place.path)
    people = checks.managed(session, place.lineage)
    if closes and people:
        raise Refused("place-has-people", path=place.path, count=people)
    parent = _parent(session, place)
    if not closes and parent is not None and parent.closed_at is not None:
        raise Refused("place-is-closed", path=parent.path)
    for one in rulings.below(session, place.lineage):
        one.closed_at = now if closes else None
    session.flush()
    if closes:
        trail(session, actor, "place-closed", subject=f"place:{place.id}", place_id=place.id, now=now)
    else:
        trail(session, actor, "place-opened", subject=f"place:{place.id}", place_id=place.id, now=now)
    reply(session, actor, line("place-closed" if closes else "place-opened", path=place.path), now=now)


# ── looking ──


def turn(session: Session, page: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Turn to a page of the tree."""
    require_anywhere(session, actor, Action.EDIT_PLACES)
    reply(session, actor, _page(session, page, actor=actor), now=now, edits=message_id)
    return toast("ok")


def _page(session: Session, page: int, *, actor: Actor) -> TreePage:
    """Return a page of what is the actor's; a part of the tree begins at its own left edge."""
    tree = places.below(session, scopes(grants_of(session, actor), Action.EDIT_PLACES))
    pages = max(1, -(-len(tree) // LISTED))
    page = min(page, pages - 1)
    shown = tree[page * LISTED : (page + 1) * LISTED]
    return TreePage(
        key="place-tree" if tree else "place-none",
        lines=tuple(_line(place) for place in shown),
        page=page + 1,
        pages=pages,
        before=data("placepage", page - 1) if page else "",
        after=data("placepage", page + 1) if page + 1 < pages else "",
    )


def _line(place: Place) -> tuple[str, tuple[tuple[str, str], ...]]:
    key = "place-line-closed" if place.closed_at else "place-line"
    return key, (("indent", "　" * LEVELS.index(place.kind)), ("name", place.name))
