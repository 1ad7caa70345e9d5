"""Register a resident: the episode, its four parties, and the card with the one-time code."""

import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import EnrolmentCard, line
from bot.rules import arguments
from bot.rules.invites import CODE_LENGTH, TOKEN_BYTES, code_from, shown
from bot.rules.people import has_door, is_name
from bot.rules.places import PlaceKind, ids_of, path_parts
from bot.rules.roles import PARTY_ROLE, Action, Party, Role, may, scopes
from bot.rules.slots import Profile, day_of, from_json, last_day, next_due, to_json
from bot.services import files, quoting
from bot.services.actors import Actor, grants_of, require, require_anywhere, trail
from bot.services.joining import community_of
from bot.services.offices import appointed, worker_of
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import episodes, houses, invites, places, reporters, residents
from storage import staff as staff_rows
from storage.models import Episode, EpisodeParty, Place, Resident, Staff, StaffRole
from storage.words import EpisodeState

SHORTEST_PART = 2  # characters of a name that may mean a place: 三 is a given name


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/enroll NAME PLACE [address] [phone] [start] [days]` with the card of the new resident.

    Registering the same person twice registers nobody twice, and issues no second code by itself.
    """
    require_anywhere(session, actor, Action.ENROL)
    if not actor.private:
        raise Refused("in-private-only")
    zone = ZoneInfo(houses.house(session).zone)
    today = now.astimezone(zone).date()
    typed = arguments.enrolment(tail, today=today)
    if isinstance(typed, arguments.Slip):
        raise Refused(typed.key, word=typed.word[:40], most=arguments.LONGEST_EPISODE)
    try:
        typed, place = _placed(session, typed, actor=actor)
    except Refused as refused:
        if refused.key == "place-unknown" and quoting.ask(session, tail, actor=actor, now=now):
            return
        raise
    staff = require(session, actor, Action.ENROL, place)
    if place.closed_at is not None:
        raise Refused("place-is-closed", path=place.path)
    known = residents.same_person(
        session, name=typed.name, place_id=place.id or 0, phone=typed.phone, address=typed.address
    )
    if known and episodes.active_of(session, known.id or 0):
        reply(session, actor, line("enrol-known", name=known.name, addr=known.address or place.name), now=now)
        return
    resident = known or _resident(session, typed, place, staff, now=now)
    episode = _episode(session, resident, place, typed, zone, today=today, now=now)
    fill_parties(session, episode)
    trail(session, actor, "enrolled", subject=f"resident:{resident.id}", place_id=place.id, now=now)
    reply(session, actor, _card(session, resident, episode, place, staff, known=False, now=now), now=now)


def _placed(session: Session, typed: arguments.Enrolment, *, actor: Actor) -> tuple[arguments.Enrolment, Place]:
    """Return where somebody is registered, and what was typed with it in its place.

    A door where the place is expected belongs to the actor's one grid; a place before the name is taken for what it is.
    """
    if not typed.place:
        return typed, _own(session, actor)
    try:
        return typed, place_named(session, typed.place, action=Action.ENROL, actor=actor)
    except Refused:
        own = _only_grid(session, actor)
        if own is not None and has_door(typed.place):
            return replace(typed, place="", address=f"{typed.place} {typed.address}".strip()), own
        if is_name(typed.place) and (turned := _ending_in(session, typed.name, actor=actor)):
            return replace(typed, name=typed.place, place=typed.name), turned
        raise


def _ending_in(session: Session, text: str, *, actor: Actor) -> Place | None:
    """Return the one place a word means, or None."""
    try:
        return place_named(session, text, action=Action.ENROL, actor=actor)
    except Refused:
        return None


def _own(session: Session, actor: Actor) -> Place:
    """Return the one grid that is the actor's. Raises Refused where it is none, or not the only one."""
    own = _only_grid(session, actor)
    if own is None:
        raise Refused("enrol-usage")
    return own


def _only_grid(session: Session, actor: Actor) -> Place | None:
    tops = places.tops(session, scopes(grants_of(session, actor), Action.ENROL))
    return tops[0] if len(tops) == 1 and tops[0].kind is PlaceKind.GRID else None


def place_named(session: Session, text: str, *, action: Action, actor: Actor) -> Place:
    """Return the place a path or a unique last part means, among those that are the actor's.

    Raises Refused for no such place, or for several.
    """
    parts = path_parts(text)
    if parts is None:
        raise Refused("place-wrong", word=text[:40])
    if exact := places.by_path(session, parts):
        return exact
    found = places.ending_in(session, parts)
    mine = [place for place in found if may(grants_of(session, actor), action, place.lineage)]
    candidates = mine or list(found)
    if not candidates:
        raise _unknown(session, text, action=action, actor=actor)
    if len(candidates) > 1:
        raise Refused("place-several", word=text[:40], paths="；".join(one.path for one in candidates[:4]))
    return candidates[0]


def _unknown(session: Session, text: str, *, action: Action, actor: Actor) -> Refused:
    """Return the refusal of a place there is none of; 东门 may mean the one 东门网格 of the actor's."""
    held = grants_of(session, actor)
    alike = [one for one in places.beginning_with(session, text) if may(held, action, one.lineage)]
    if len(text) >= SHORTEST_PART and len(alike) == 1:
        return Refused("place-unknown-alike", word=text[:40], path=alike[0].path)
    return Refused("place-unknown", word=text[:40])


def _resident(session: Session, typed: arguments.Enrolment, place: Place, staff: Staff, *, now: datetime) -> Resident:
    resident = Resident(
        name=typed.name,
        phone=typed.phone,
        address=typed.address,
        place_id=place.id or 0,
        created_at=now,
        created_by=staff.id,
    )
    session.add(resident)
    session.flush()
    return resident


def _episode(
    session: Session,
    resident: Resident,
    place: Place,
    typed: arguments.Enrolment,
    zone: ZoneInfo,
    *,
    today: date,
    now: datetime,
) -> Episode:
    profile = places.profile_of(session, place)
    starts = typed.start or today
    ends = last_day(starts, typed.days or profile.days)
    if ends < today:
        raise Refused("enrol-over", end=ends.isoformat())
    episode = begun(resident.id or 0, place.id or 0, profile, zone, starts, ends, now=now)
    session.add(episode)
    session.flush()
    return episode


def begun(
    resident_id: int, place_id: int, profile: Profile, zone: ZoneInfo, starts: date, ends: date, *, now: datetime
) -> Episode:
    """Return an isolation that begins, with its snapshot of the rules and its first round."""
    # a slot that began before the person was registered is owed by nobody
    first = next_due(profile, zone, after=now, first=starts, last=ends)
    return Episode(
        resident_id=resident_id,
        place_id=place_id,
        starts_on=starts,
        ends_on=ends,
        zone=zone.key,
        profile=to_json(profile),
        state=EpisodeState.ACTIVE,
        next_round_at=first.at if first else None,
        next_day=first.day if first else None,
        next_slot=first.slot if first else "",
        created_at=now,
    )


def fill_parties(session: Session, episode: Episode) -> None:
    """Fill the four parties with a person and a deputy each; where nobody stands for one yet, the
    worker or an admin does, so that nothing is nobody's."""
    for party in parties_of(session, episode.place_id):
        session.add(EpisodeParty(episode_id=episode.id or 0, **party))
    session.flush()


def parties_of(session: Session, place_id: int) -> list[dict[str, Any]]:
    """Return the four parties of whoever is registered at a place, with a person and a deputy each.

    Where nobody stands for one yet, the worker or an admin does, so that nothing is nobody's. Raises Refused where
    there is not even one of those.
    """
    found = parties_at(session, [place_id])
    if place_id not in found:
        raise Refused("enrol-no-staff")
    return found[place_id]


def parties_at(session: Session, place_ids: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """Return the four parties at each of several places; a place that has nobody at all is left out."""
    chains = {ids_of(chain)[-1]: chain for chain in places.lineages(session, sorted(set(place_ids)))}
    seats = staff_rows.seats_among(session, {*PARTY_ROLE.values(), *STAND_IN}, chains.values())
    found = {}
    for place_id, chain in chains.items():
        held = {role: staff_rows.nearest(those, chain) for role, those in seats.items()}
        stand_in = _stand_in(held)
        parties = [_party(party, held[role], place_id, stand_in) for party, role in PARTY_ROLE.items()]
        if all(party["staff_id"] for party in parties):
            found[place_id] = parties
    return found


STAND_IN = (Role.WORKER, Role.LEAD, Role.ADMIN)


def _stand_in(held: dict[Role, list[tuple[Staff, StaffRole]]]) -> Staff | None:
    """Return who answers as a party nobody was appointed for: the worker, else the lead, else an admin."""
    for role in STAND_IN:
        if people := [staff for staff, _ in held[role]]:
            return next((one for one in people if staff_rows.can_be_reached(one)), people[0])
    return None


def _party(party: Party, held: list[tuple[Staff, StaffRole]], place_id: int, stand_in: Staff | None) -> dict[str, Any]:
    """Return who answers as one party: the first appointed, and their deputy or the second; else whoever stands in."""
    person = held[0][0] if held else stand_in
    deputy = held[0][1].deputy_id if held else None
    if deputy is None and len(held) > 1:
        deputy = held[1][0].id
    return {
        "party": party,
        "role": PARTY_ROLE[party],
        "place_id": place_id,
        "staff_id": (person.id if person else None) or 0,
        "deputy_id": deputy,
    }


def _gaps(session: Session, episode: Episode) -> tuple[str, ...]:
    """Return the parties that nobody was appointed for."""
    return tuple(party.value for party in Party if not appointed(session, PARTY_ROLE[party], episode.place_id))


def _card(
    session: Session, resident: Resident, episode: Episode, place: Place, staff: Staff, *, known: bool, now: datetime
) -> EnrolmentCard:
    """Make a new one-time code and return the card that shows it. Only hashes of the code are kept."""
    house = houses.house(session)
    profile: Profile = from_json(episode.profile)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    code = code_from(secrets.token_bytes(CODE_LENGTH))
    invites.record(
        session,
        resident_id=resident.id or 0,
        token=token,
        code=code,
        created_by=staff.id,
        now=now,
        hours=profile.invite_hours,
    )
    worker = worker_of(session, place.id or 0, now=now)
    return EnrolmentCard(
        resident=resident.id or 0,
        name=resident.name,
        address=resident.address,
        community=community_of(session, place.id or 0),
        start=episode.starts_on.isoformat(),
        end=episode.ends_on.isoformat(),
        days=day_of(episode.starts_on, episode.ends_on),
        worker=worker.name if worker else "",
        phone=worker.phone if worker else "",
        link=f"https://t.me/{house.bot_username}?start={token}",
        code=shown(code),
        hours=profile.invite_hours,
        emergency=house.emergency_number,
        gaps=_gaps(session, episode),
        known=known,
        large=reporters.large_for(session, resident.id or 0),
    )


def card_again(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/card NAME` with a new code; the old one is worth nothing from now on."""
    if not actor.private:
        raise Refused("in-private-only")
    wanted = " ".join(arguments.words(tail))
    if not wanted:
        raise Refused("card-usage")
    found = files.matching(session, wanted, action=Action.ENROL, actor=actor)
    if len(found) > 1:
        files.offer(session, "card-several", wanted, found, verb="card", actor=actor, now=now)
        return
    card_for(session, found[0].id or 0, actor=actor, now=now)


def card_for(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> None:
    """Answer with a new card for one resident."""
    resident = session.get(Resident, resident_id)
    if resident is None:
        raise Refused("button-unknown")
    place = session.get_one(Place, resident.place_id)
    staff = require(session, actor, Action.ENROL, place)
    episode = episodes.active_of(session, resident_id)
    if episode is None:
        raise Refused("rep-not-followed", name=resident.name)
    trail(session, actor, "code-renewed", subject=f"resident:{resident_id}", place_id=place.id, now=now)
    reply(session, actor, _card(session, resident, episode, place, staff, known=True, now=now), now=now)


def press_card(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Make a new card for the resident whose file or card this is."""
    if not actor.private:
        raise Refused("in-private-only")
    card_for(session, resident_id, actor=actor, now=now)
    return toast("ok")
