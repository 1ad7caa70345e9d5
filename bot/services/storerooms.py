"""Whose stock is whose: every question is asked again for every command and every press."""

from datetime import datetime

from sqlmodel import Session

from bot.rules.places import path_parts
from bot.rules.roles import Action, may, may_anywhere, scopes
from bot.rules.stock import keepers, rooms
from bot.services.actors import Actor, grants_of, staff_of
from bot.services.offices import ADMINS, holders, reach, to_office
from bot.services.refusals import NotAllowed, Refused
from storage import places
from storage import staff as staff_rows
from storage.models import Place, Staff, StockItem


def lineages_of(session: Session, actor: Actor) -> tuple[str, ...]:
    """Return below which places an actor keeps stock."""
    return scopes(rooms(grants_of(session, actor)), Action.KEEP_STOCK)


def lineages_of_staff(session: Session, staff: Staff) -> tuple[str, ...]:
    """Return the same for somebody who is not speaking just now."""
    return scopes(rooms(staff_rows.grants_of(session, staff.id or 0)), Action.KEEP_STOCK)


def require_keeper(session: Session, actor: Actor) -> Staff:
    """Return the member of staff, or raise NotAllowed when they keep no stock at all."""
    staff = staff_of(session, actor)
    if staff is None or not may_anywhere(grants_of(session, actor), Action.KEEP_STOCK):
        raise NotAllowed(Action.KEEP_STOCK.value)
    return staff


def require_room(session: Session, actor: Actor, place: Place, action: Action = Action.KEEP_STOCK) -> Staff:
    """Return the member of staff, or raise NotAllowed when the stock of this place is not theirs."""
    staff = staff_of(session, actor)
    if staff is None or not may(rooms(grants_of(session, actor)), action, place.lineage):
        raise NotAllowed(action.value, place_id=place.id)
    return staff


def room_named(session: Session, text: str, *, actor: Actor, action: Action = Action.KEEP_STOCK) -> Place:
    """Return the place of the actor's that a path or a unique last part means. Raises Refused or NotAllowed."""
    place = goal_named(session, text, actor=actor, action=action)
    require_room(session, actor, place, action)
    return place


def goal_named(session: Session, text: str, *, actor: Actor, action: Action = Action.KEEP_STOCK) -> Place:
    """Return the place that is meant, anybody's, the actor's first. Raises Refused for none or several."""
    parts = path_parts(text)
    if parts is None:
        raise Refused("place-wrong", word=text[:40])
    found = [exact] if (exact := places.by_path(session, parts)) else list(places.ending_in(session, parts))
    grants = rooms(grants_of(session, actor))
    found = [place for place in found if may(grants, action, place.lineage)] or found
    if not found:
        raise Refused("place-unknown", word=text[:40])
    if len(found) > 1:
        raise Refused("place-several", word=text[:40], paths="；".join(one.path for one in found[:4]))
    return found[0]


def place_of(session: Session, item: StockItem) -> Place:
    """Return where something lies."""
    return session.get_one(Place, item.place_id)


def keeper_of(session: Session, place: Place, *, now: datetime) -> str:
    """Address whoever answers for the stock of a place: the first up the line who can be reached."""
    for role in keepers(place.kind):
        if reach(session, office := to_office(role, place.id or 0), now=now):
            return office
    return ADMINS


def is_keeper(session: Session, staff: Staff, place: Place, *, now: datetime) -> bool:
    """Whether somebody is the one who answers for the stock of a place, not only for a place above it."""
    for role in keepers(place.kind):
        if here := holders(session, role, place.id or 0, now=now):
            return any(one.id == staff.id for one in here)
    return False
