"""Places and what they inherit."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, or_, select

from bot.rules.places import LEVELS, ids_of, lineage_of
from bot.rules.slots import Profile, from_json
from storage.models import Place


def by_path(session: Session, parts: Sequence[str]) -> Place | None:
    """Return the place at a full path."""
    return session.exec(select(Place).where(Place.path == "/".join(parts))).first()


def ending_in(session: Session, parts: Sequence[str]) -> Sequence[Place]:
    """Return the places whose path ends in these names, in the order of their paths."""
    found = session.exec(select(Place).where(Place.name == parts[-1]).order_by(col(Place.walk))).all()
    return [place for place in found if tuple(place.path.split("/"))[-len(parts) :] == tuple(parts)]


def beginning_with(session: Session, text: str) -> Sequence[Place]:
    """Return the places whose own name begins with these words, in the order of their paths."""
    query = select(Place).where(col(Place.name).startswith(text, autoescape=True)).order_by(col(Place.walk))
    return session.exec(query).all()


def add_path(session: Session, parts: Sequence[str], *, now: datetime) -> tuple[Place, int]:
    """Return the place at the path and how many places had to be added for it."""
    added, parent = 0, None
    for depth, name in enumerate(parts):
        place = by_path(session, parts[: depth + 1])
        if place is None:
            place = _add(session, parent, depth, name, now=now)
            added += 1
        parent = place
    if parent is None:
        raise ValueError("a path has at least one name")
    return parent, added


def _add(session: Session, parent: Place | None, depth: int, name: str, *, now: datetime) -> Place:
    path = f"{parent.path}/{name}" if parent else name
    place = Place(parent_id=parent.id if parent else None, kind=LEVELS[depth], name=name, path=path, created_at=now)
    session.add(place)
    session.flush()
    place.lineage = lineage_of(parent.lineage if parent else "/", place.id or 0)
    session.flush()
    return place


def put(session: Session, place: Place, *, name: str, parent: Place | None) -> None:
    """Put a place with all below it at another name and parent: paths and chains of ids follow."""
    path, lineage = place.path, place.lineage
    below_it = session.exec(select(Place).where(col(Place.lineage).startswith(lineage, autoescape=True))).all()
    new_path = f"{parent.path}/{name}" if parent else name
    new_lineage = lineage_of(parent.lineage if parent else "/", place.id or 0)
    for one in below_it:
        one.path = new_path + one.path[len(path) :]
        one.lineage = new_lineage + one.lineage[len(lineage) :]
    place.name, place.parent_id = name, parent.id if parent else None
    session.flush()


def upwards(session: Session, place: Place) -> list[Place]:
    """Return the place and those above it, nearest first."""
    ids = ids_of(place.lineage)
    found = {one.id: one for one in session.exec(select(Place).where(col(Place.id).in_(ids)))}
    return [found[one] for one in reversed(ids)]


def profile_of(session: Session, place: Place) -> Profile:
    """Return the rules in force at a place: the defaults, then what each level above it says."""
    return from_json(*(one.rules for one in reversed(upwards(session, place))))


def profiles_of(session: Session, place_ids: Iterable[int]) -> dict[int, Profile]:
    """Return the rules in force at several places, by their number."""
    chains = {ids_of(chain)[-1]: ids_of(chain) for chain in lineages(session, sorted(place_ids))}
    above = sorted({number for chain in chains.values() for number in chain})
    rules = dict(session.exec(select(Place.id, Place.rules).where(col(Place.id).in_(above))).all())
    return {number: from_json(*(dict(rules[one]) for one in chain)) for number, chain in chains.items()}


def below(session: Session, lineages: Sequence[str]) -> Sequence[Place]:
    """Return every place at or below one of the lineages, in the order of their paths."""
    found = session.exec(select(Place).order_by(col(Place.walk))).all()
    return [place for place in found if any(place.lineage.startswith(one) for one in lineages)]


def lineage(session: Session, place_id: int) -> str:
    """Return the chain of ids of a place."""
    return session.exec(_LINEAGE, params={"place": place_id}).one()


# said for every value: built once
_LINEAGE = select(Place.lineage).where(Place.id == bindparam("place"))


def rules_below(session: Session, lineage: str) -> dict[int, tuple[dict[str, Any], ...]]:
    """Return, for a place and everything below it, what it and those above it say of the rules, the top first."""
    inside = col(Place.lineage).startswith(lineage, autoescape=True)
    found = session.exec(
        select(Place.lineage, Place.rules).where(or_(inside, col(Place.id).in_(ids_of(lineage))))
    ).all()
    said = {ids_of(chain)[-1]: (ids_of(chain), rules) for chain, rules in found}
    return {number: tuple(dict(said[one][1]) for one in chain if one in said) for number, (chain, _) in said.items()}


def children(session: Session, place_id: int) -> Sequence[Place]:
    """Return the places right below one, by name."""
    return session.exec(select(Place).where(Place.parent_id == place_id).order_by(col(Place.walk))).all()


def lineages_below(session: Session, lineage: str) -> Sequence[tuple[int, str]]:
    """Return (place, lineage) for a place and everything below it."""
    found = session.exec(
        select(Place.id, Place.lineage).where(col(Place.lineage).startswith(lineage, autoescape=True))
    ).all()
    return [(number, chain) for number, chain in found if number is not None]


def lineages(session: Session, place_ids: Sequence[int]) -> Sequence[str]:
    """Return the chains of ids of several places."""
    return session.exec(select(Place.lineage).where(col(Place.id).in_(place_ids)).order_by(col(Place.id))).all()


def tops(session: Session, lineages: Sequence[str]) -> Sequence[Place]:
    """Return the highest places inside these lineages, in the order of their paths; of everywhere, the districts."""
    if not lineages:
        return []
    top = col(Place.parent_id).is_(None) if "/" in lineages else col(Place.lineage).in_(lineages)
    return session.exec(select(Place).where(top).order_by(col(Place.walk))).all()
