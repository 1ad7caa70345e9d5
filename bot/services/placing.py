"""The place tree: add to it, look at it."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import Listing, line
from bot.rules.people import plain_line
from bot.rules.places import path_parts
from bot.rules.roles import Action, may
from bot.services.actors import Actor, grants_of, require_anywhere, trail
from bot.services.owing import reply
from bot.services.refusals import NotAllowed, Refused
from storage import places
from storage.models import Place

LISTED = 60


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/place` with the tree and `/place add PATH` by adding what is missing on the path."""
    require_anywhere(session, actor, Action.EDIT_PLACES)
    verb, _, path = plain_line(tail).partition(" ")
    if not verb:
        _show(session, actor=actor, now=now)
        return
    if verb.lower() not in {"add", "添加", "加"} or not path:
        raise Refused("place-usage")
    add(session, path, actor=actor, now=now)


def add(session: Session, path: str, *, actor: Actor, now: datetime) -> None:
    """Add every place on a path that does not stand yet. Whoever has no right at the top may only add below."""
    parts = path_parts(path)
    if parts is None:
        raise Refused("place-wrong", word=path[:40])
    _may_add(session, parts, actor=actor)
    place, added = places.add_path(session, parts, now=now)
    if not added:
        reply(session, actor, line("place-known", path=place.path), now=now)
        return
    trail(session, actor, "place-added", subject=f"place:{place.id}", place_id=place.id, now=now)
    reply(session, actor, line("place-added", path=place.path, count=added), now=now)


def _may_add(session: Session, parts: tuple[str, ...], *, actor: Actor) -> None:
    nearest = next(
        (found for depth in range(len(parts), 0, -1) if (found := places.by_path(session, parts[:depth]))), None
    )
    if not may(grants_of(session, actor), Action.EDIT_PLACES, nearest.lineage if nearest else "/"):
        raise NotAllowed(Action.EDIT_PLACES.value, place_id=nearest.id if nearest else None)


def _show(session: Session, *, actor: Actor, now: datetime) -> None:
    tree = places.below(session, ["/"])
    if not tree:
        reply(session, actor, line("place-none"), now=now)
        return
    lines = tuple(_line(place) for place in tree[:LISTED])
    reply(session, actor, Listing(key="place-tree", lines=lines), now=now)


def _line(place: Place) -> tuple[str, tuple[tuple[str, str], ...]]:
    depth = place.path.count("/")
    return ("place-line", (("indent", "　" * depth), ("name", place.name)))
