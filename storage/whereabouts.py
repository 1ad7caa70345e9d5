"""Where people were when a day ended, whoever has taken them over since.

An isolation stands at the place it is at now. What a report says of a day that is over counts where somebody was when
it ended: there they stand among those followed up, and there their fever was looked after. Those who were handed to
another place since are few, so they are asked for apart and the others as fast as ever.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, or_

from bot.rules.changes import ReassignmentState
from storage.models import Episode, Place, Reassignment
from storage.subtrees import columns, inside, rows


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Of the isolations handed over since a day ended: where each was then, and which of them were at a place."""

    then: Mapping[int, int]
    here: frozenset[int]


def since(session: Session, lineage: str, *, ends: datetime) -> Whereabouts:
    """Return where everybody was when a day ended who was handed over since; `here` are those below the lineage."""
    found = rows(
        session,
        columns(Reassignment.episode_id, Reassignment.place_id, Place.lineage)
        .join(Place, col(Reassignment.place_id) == col(Place.id))
        .where(col(Reassignment.state) == ReassignmentState.ACCEPTED, col(Reassignment.decided_at) >= ends)
        .order_by(col(Reassignment.decided_at), col(Reassignment.id)),
    )
    then: dict[int, int] = {}
    here: set[int] = set()
    for episode, place, chain in found:
        if episode in then:
            continue  # the first step since then says where they came from
        then[episode] = place
        if chain.startswith(lineage):
            here.add(episode)
    return Whereabouts(then, frozenset(here))


def as_it_was(
    lineage: str, known: Whereabouts, ask: Callable[[ColumnElement[bool]], Iterable[Any]]
) -> list[tuple[Any, ...]]:
    """Return what is found of the isolations that were at or below a place when the day ended.

    `ask` takes which isolations it is about; its rows begin with the isolation and the place it is at now.
    """
    found = [tuple(row) for row in ask(inside(lineage)) if row[0] not in known.then]
    if known.here:
        found += [(row[0], known.then[row[0]], *row[2:]) for row in ask(col(Episode.id).in_(known.here))]
    return found


def stood(session: Session, lineage: str, *, ends: datetime) -> ColumnElement[bool]:
    """Return which isolations, each joined with the place it is at now, were at or below a place when a day ended.

    What belongs to a person is looked for by their isolation: it stays where it happened when they are handed over.
    """
    known = since(session, lineage, ends=ends)
    if not known.then:
        return inside(lineage)
    stayed = and_(inside(lineage), col(Episode.id).not_in(known.then))
    return or_(stayed, col(Episode.id).in_(known.here))
