"""A resident's file, and finding the resident: only inside the scope, and every look is kept in the trail."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import People, PersonFile, Word
from bot.rules.buttons import data
from bot.rules.people import plain_line
from bot.rules.roles import Action, scopes
from bot.rules.slots import day_of
from bot.rules.temperature import Temperature
from bot.services import telling
from bot.services.actors import Actor, grants_of, require, require_anywhere, trail
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import alerts, episodes, houses, readings, residents
from storage.models import Episode, Place, Reading, Resident
from storage.words import Consent

MOST = 8
RECENT = 6


def find(session: Session, wanted: str, *, actor: Actor, now: datetime) -> None:
    """Answer /find: the file when one person is meant, the names to choose from when several are."""
    found = matching(session, wanted, action=Action.SEE_PERSON, actor=actor)
    if len(found) == 1:
        show(session, found[0].id or 0, actor=actor, now=now)
        return
    offer(session, "find-several", plain_line(wanted), found, verb="person", actor=actor, now=now)


def matching(session: Session, wanted: str, *, action: Action, actor: Actor) -> Sequence[Resident]:
    """Return whom a word can mean, within what the actor may see. Raises Refused when it means nobody."""
    require_anywhere(session, actor, action)
    wanted = plain_line(wanted)
    if not wanted:
        raise Refused("find-usage")
    lineages = scopes(grants_of(session, actor), action)
    found = residents.matching(session, wanted, lineages=lineages, limit=MOST + 1)
    exact = [one for one in found if one.name == wanted]
    if len(exact) == 1:
        return exact
    if not found:
        raise Refused("find-nobody", word=wanted[:40])
    return found


def offer(
    session: Session,
    key: str,
    word: str,
    found: Sequence[Resident],
    *,
    verb: str,
    actor: Actor,
    now: datetime,
    extra: tuple[object, ...] = (),
    ending: str = "",
) -> None:
    """Offer people to choose from, each a button, in private: their names and doors are nobody else's."""
    if not actor.private:
        raise Refused("in-private-only")
    for one in found[:MOST]:
        trail(session, actor, "person-listed", subject=f"resident:{one.id}", place_id=one.place_id, now=now)
    people = tuple((data(verb, one.id, *extra), f"{one.name}　{one.address}".strip() + ending) for one in found[:MOST])
    reply(session, actor, People(key=key, word=word[:40], people=people, more=len(found) > MOST), now=now)


def show(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> None:
    """Answer with a resident's file. Raises NotAllowed outside the actor's scope."""
    resident = session.get(Resident, resident_id)
    if resident is None:
        raise Refused("button-unknown")
    place = session.get_one(Place, resident.place_id)
    require(session, actor, Action.SEE_PERSON, place)
    if not actor.private:
        raise Refused("in-private-only")
    trail(session, actor, "file-seen", subject=f"resident:{resident_id}", place_id=place.id, now=now)
    episode = episodes.active_of(session, resident_id)
    reply(session, actor, _file(session, resident, place, episode, now=now), now=now, part=str(resident_id))


def press(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Show the file of somebody who was chosen."""
    show(session, resident_id, actor=actor, now=now)
    return toast("file-below")


def _file(session: Session, resident: Resident, place: Place, episode: Episode | None, *, now: datetime) -> PersonFile:
    zone = ZoneInfo(episode.zone if episode else houses.house(session).zone)
    newest = readings.latest_of(session, resident.id or 0, limit=RECENT)
    start, end = (episode.starts_on, episode.ends_on) if episode else (None, None)
    return PersonFile(
        resident=resident.id or 0,
        name=resident.name,
        place=place.path,
        address=resident.address,
        phone=resident.phone,
        number=day_of(start, now.astimezone(zone).date()) if start else 0,
        total=day_of(start, end) if start and end else 0,
        start=start.isoformat() if start else "",
        end=end.isoformat() if end else "",
        linked=linked_word(session, resident.id or 0),
        reporters=tuple(telling.relation_word(link) for link, _ in residents.answering(session, resident.id or 0)),
        recent=tuple(_reading(session, one, zone) for one in newest),
        alerts=len(alerts.open_of(session, episode.id or 0)) if episode else 0,
        active=episode is not None,
    )


def _reading(session: Session, one: Reading, zone: ZoneInfo) -> tuple[str, str, str, Word]:
    word, staff = telling.who_reported(session, one)
    return f"{one.measured_at.astimezone(zone):%m-%d %H:%M}", str(Temperature(one.centi)), staff, word


def linked_word(session: Session, resident_id: int) -> Word:
    """Return how a resident can be reached: through the bot, by phone, or not yet."""
    links = [(link, who) for link, who in residents.links_of(session, resident_id) if link.stopped_at is None]
    if not links and residents.links_of(session, resident_id):
        return Word("linked-declined")
    if any(link.consent is not Consent.DECLINED and not who.unreachable_since for link, who in links):
        return Word("linked-yes")
    if any(link.consent is not Consent.DECLINED for link, _ in links):
        return Word("linked-blocked")
    return Word("linked-declined") if links else Word("linked-not-yet")
