"""`/checkpoint NAME VALUE PLACE|ADDRESS [phone]`: hand a traveller with a fever to the area that is responsible.

The area is rarely the giver's own, so the right is asked for anywhere. The area accepts with one press; what it does
not accept in time goes to the township (the ladder of the alert).
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.notices import line
from bot.rules.arguments import words
from bot.rules.people import LONGEST_ADDRESS, is_name, looks_like_phone, phone_in
from bot.rules.places import path_parts
from bot.rules.roles import Action
from bot.rules.temperature import Certain, Temperature, read
from bot.services import alerting
from bot.services.actors import Actor, require_anywhere, trail
from bot.services.enrolling import place_named
from bot.services.owing import reply
from bot.services.refusals import Refused
from storage import places, residents
from storage.models import Place

_FEWEST = 3  # words: a name, a value and where to


@dataclass(frozen=True, slots=True)
class _Where:
    """The area that is responsible, and what more is known of where to find somebody."""

    place: Place
    address: str
    phone: str


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Hand somebody with a fever to an area and say within how many minutes it has to accept."""
    require_anywhere(session, actor, Action.HAND_OFF)
    if not actor.private:
        raise Refused("in-private-only")
    given = words(tail)
    if len(given) < _FEWEST or not is_name(given[0]):
        raise Refused("checkpoint-usage")
    name, value = given[0], _value(given[1])
    where = _where(session, given[2:], actor=actor)
    profile = places.profile_of(session, where.place)
    if value < profile.fever:
        raise Refused("checkpoint-no-fever", value=str(value), line=str(profile.fever))
    traveller = alerting.Traveller(_number(name, where), name, f"{value}℃", where.address, where.phone)
    alert = alerting.hand_off(session, traveller, where.place, profile, now=now)
    trail(session, actor, "checkpoint-handed", subject=f"alert:{alert.id}", place_id=where.place.id, now=now)
    known = alert.raised_at != now
    said = line(
        "checkpoint-known" if known else "checkpoint-handed",
        name=name,
        value=str(value),
        place=where.place.path,
        minutes=profile.handoff_step,
    )
    reply(session, actor, said, now=now)


def _value(text: str) -> Temperature:
    found = read(text)
    if not isinstance(found, Certain):
        raise Refused("checkpoint-value", word=text[:20])
    return found.value


def _where(session: Session, given: tuple[str, ...], *, actor: Actor) -> _Where:
    """Read a place or an address, and perhaps a phone, in any order; the first word that is a place decides."""
    place, phone, rest = None, "", list[str]()
    for word in given:
        if not phone and (number := phone_in(word)):
            phone = number
        elif looks_like_phone(word):
            raise Refused("phone-wrong", word=word[:40])
        elif place is None and _is_place(session, word):
            place = place_named(session, word, action=Action.HAND_OFF, actor=actor)
        else:
            rest.append(word)
    address = " ".join(rest)
    if len(address) > LONGEST_ADDRESS:
        raise Refused("address-long")
    place = place or _at_address(session, address)
    if place is None:
        raise Refused("checkpoint-where", word=address[:40])
    if place.closed_at is not None:
        raise Refused("place-is-closed", path=place.path)
    return _Where(place, address, phone)


def _is_place(session: Session, word: str) -> bool:
    parts = path_parts(word)
    return parts is not None and bool(places.by_path(session, parts) or places.ending_in(session, parts))


def _at_address(session: Session, address: str) -> Place | None:
    """Return the one place in which people are registered at an address, or None for none or several."""
    found = residents.places_at(session, address) if address else []
    return session.get_one(Place, found[0]) if len(found) == 1 else None


def _number(name: str, where: _Where) -> str:
    """Return what makes a hand-off one, however often it is typed; nobody can be read out of it."""
    about = "|".join((name, str(where.place.id), where.address, where.phone))
    return hashlib.sha256(about.encode()).hexdigest()[:16]
