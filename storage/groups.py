"""Group chats that see the alerts of a place."""

from collections.abc import Sequence

from sqlmodel import Session, col, or_, select

from bot.rules.places import ids_of
from storage.models import BoundGroup, Place


def by_chat(session: Session, chat_id: int) -> BoundGroup | None:
    """Return what a group chat is bound to."""
    return session.exec(select(BoundGroup).where(BoundGroup.chat_id == chat_id)).first()


def below(session: Session, lineages: Sequence[str], *, limit: int) -> Sequence[tuple[BoundGroup, Place]]:
    """Return the groups bound at or below the lineages with their places, the newest binding first."""
    if not lineages:
        return []
    inside = [col(Place.lineage).startswith(lineage, autoescape=True) for lineage in lineages]
    return session.exec(
        select(BoundGroup, Place)
        .join(Place, col(BoundGroup.place_id) == col(Place.id))
        .where(or_(*inside))
        .order_by(col(BoundGroup.bound_at).desc(), col(BoundGroup.id).desc())
        .limit(limit)
    ).all()


def nearest(session: Session, lineage: str) -> list[BoundGroup]:
    """Return the groups of the nearest place on a lineage that has any and can be written to."""
    ids = ids_of(lineage)
    found = session.exec(
        select(BoundGroup)
        .where(col(BoundGroup.place_id).in_(ids), col(BoundGroup.unreachable_since).is_(None))
        .order_by(col(BoundGroup.id))
    ).all()
    for place_id in reversed(ids):
        if here := [group for group in found if group.place_id == place_id]:
            return here
    return []
