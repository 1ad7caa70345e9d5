"""What is found at a spot check: at home, no answer, not at home, refused; passing it on; and who is left at the hour.

Nothing here accuses anybody. Who does not answer may be asleep or ill: the worker is asked to have a look, no more.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.notices import Choice, SpotCard, SpotUnfinished, Word, line
from bot.rules.buttons import data
from bot.rules.delivery import Priority
from bot.rules.escalation import AlertKind, Tier
from bot.rules.presence import VisitKind, VisitOutcome
from bot.rules.slots import from_json
from bot.rules.spot_check import OF_SPOT_CHECK, TRIES, SpotState
from bot.rules.views import Tab, view_in
from bot.services import alerting, noting, turning, writing
from bot.services.actors import Actor, trail
from bot.services.offices import to_staff, to_worker
from bot.services.owing import owe, redraw, redraw_pressed, reply
from bot.services.refusals import Refused
from bot.services.spot_checking import own
from bot.services.spot_showing import colleagues, subject
from bot.services.toasts import Toast, toast
from bot.services.visiting import CHANNELS, TOO_SOON
from bot.services.walltime import zone_of
from storage import outings, spot_checks, visits
from storage.models import Card, Episode, Place, Resident, SpotCheck, SpotPerson, Staff, Visit
from storage.words import Channel, EpisodeState

NAMED = 8  # people in one message
BATCH = 50


def _drawn(
    session: Session, spot_id: int, *, message_id: int | None, actor: Actor
) -> tuple[SpotCheck, Place, Staff, Card | None]:
    """Return a draw, its place, whoever goes and looks, and the card that was pressed, if it is the draw's."""
    spot, place, staff = own(session, spot_id, actor=actor)
    card = turning.pressed_card(session, message_id, actor=actor)
    if spot.state is not SpotState.DRAWN or (card is not None and card.subject != subject(spot_id)):
        raise Refused("button-unknown")
    return spot, place, staff, card


def turn(session: Session, spot_id: int, word: str, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Show another page of the card, or one of those who were drawn; opening somebody is a look at them."""
    spot, _, _, card = _drawn(session, spot_id, message_id=message_id, actor=actor)
    seen = view_in(word)
    if seen is None or seen.tab is not Tab.HOME or seen.step or card is None:
        raise Refused("button-unknown")
    if seen.person:
        person = session.get(SpotPerson, seen.person)
        if person is None or person.spot_check_id != spot.id:
            raise Refused("button-unknown")
        about = f"resident:{person.resident_id}"
        trail(session, actor, "person-seen", subject=about, place_id=person.place_id, now=now)
    card.view = str(seen)
    redraw_pressed(session, card, now=now)
    return toast("ok")


def choose_channel(
    session: Session, spot_id: int, word: str, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Say how people are seen from now on: at the door, by phone or by video. It stays for those who follow."""
    spot, _, _, card = _drawn(session, spot_id, message_id=message_id, actor=actor)
    if word not in {one.value for one in CHANNELS}:
        raise Refused("button-unknown")
    spot.channel = Channel(word)
    session.flush()
    if card is not None:
        redraw_pressed(session, card, now=now)
    return toast("ok")


@dataclass(frozen=True, slots=True)
class _Look:
    """One look at somebody who was drawn, before it is written down."""

    spot: SpotCheck
    person: SpotPerson
    episode: Episode
    resident: Resident
    staff: Staff
    outcome: VisitOutcome
    before: Visit | None


def found(session: Session, person_id: int, word: str, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Write down what was found about somebody, or change it on the same day, old to new.

    Not at home is an alert, unless they had said so beforehand. A refusal is told to the worker, and a word about it
    is asked for. No answer is nothing but that: after the second the worker is asked to have a look.
    """
    person = session.get(SpotPerson, person_id)
    if person is None or word not in {one.value for one in OF_SPOT_CHECK}:
        raise Refused("button-unknown")
    spot, _, staff, card = _drawn(session, person.spot_check_id, message_id=message_id, actor=actor)
    session.refresh(person)
    look = _Look(
        spot=spot,
        person=person,
        episode=session.get_one(Episode, person.episode_id),
        resident=session.get_one(Resident, person.resident_id),
        staff=staff,
        outcome=VisitOutcome(word),
        before=session.get(Visit, person.visit_id) if person.visit_id else None,
    )
    if _is_known(look, now=now):
        return toast("visit-noted-already")
    _require_open(session, look, now=now)
    declared = _record(session, look, now=now)
    _keep(session, look, actor=actor, now=now)
    redraw(session, subject(spot.id), now=now, rests=True)
    turning.back_to_list(session, card, now=now)
    return _follow_up(session, look, declared=declared, actor=actor, now=now)


def _is_known(look: _Look, *, now: datetime) -> bool:
    """Whether this was pressed before: no answer may be found again, though not within a minute."""
    if look.before is None or look.before.outcome is not look.outcome:
        return False
    return look.outcome is not VisitOutcome.NO_ANSWER or now - look.before.at < TOO_SOON


def _require_open(session: Session, look: _Look, *, now: datetime) -> None:
    """Refuse what cannot be written down: an isolation that is over, another's look, one of another day."""
    before, zone = look.before, zone_of(session)
    if before is None:
        if look.episode.state is not EpisodeState.ACTIVE:
            raise Refused("spot-over", name=look.resident.name)
        return
    if before.staff_id != look.staff.id:
        raise Refused("spot-theirs", who=session.get_one(Staff, before.staff_id).name)
    if before.at.astimezone(zone).date() != now.astimezone(zone).date():
        raise Refused("spot-day-over")


def _record(session: Session, look: _Look, *, now: datetime) -> bool:
    """Keep the look, and return whether they had said that they would be out."""
    is_away = look.outcome is VisitOutcome.AWAY
    outing = outings.covering(session, look.person.episode_id, now=now) if is_away else None
    visit = visits.record(
        session,
        look.episode,
        kind=VisitKind.SPOT,
        day=now.astimezone(zone_of(session)).date(),
        slot=spot_checks.slot_of(look.spot.id or 0),
        outcome=look.outcome,
        channel=look.spot.channel,
        staff_id=look.staff.id or 0,
        outing_id=outing.id if outing else None,
        now=now,
    )
    look.person.visit_id = visit.id
    session.flush()
    return outing is not None


def _keep(session: Session, look: _Look, *, actor: Actor, now: datetime) -> None:
    about, place_id, before = f"resident:{look.resident.id}", look.person.place_id, look.before
    if before is None or before.outcome is VisitOutcome.NO_ANSWER:
        what = look.outcome
        trail(session, actor, f"spot-{what.value}", subject=about, place_id=place_id, now=now, spot=look.spot.id)
        return
    changed = {"old": before.outcome.value, "new": look.outcome.value}
    trail(session, actor, "spot-corrected", subject=about, place_id=place_id, now=now, spot=look.spot.id, **changed)


def _follow_up(session: Session, look: _Look, *, declared: bool, actor: Actor, now: datetime) -> Toast:
    name = look.resident.name
    match look.outcome:
        case VisitOutcome.AWAY if declared:
            return toast("visit-noted-declared", name=name)
        case VisitOutcome.AWAY:
            fact = alerting.about(look.episode, AlertKind.NOT_HOME, Tier.YELLOW)
            alerting.raise_alert(session, fact, from_json(look.episode.profile), now=now)
            return toast("visit-noted-away-alert", alarm=True, name=name)
        case VisitOutcome.REFUSED:
            _tell_worker(session, look, "told-spot-refused", now=now)
            writing.write(session, noting.NOTE, look.resident.id or 0, "", actor=actor, now=now)
            return toast("spot-noted-refused", name=name)
        case VisitOutcome.NO_ANSWER:
            return _no_answer(session, look, now=now)
        case _:
            return toast("visit-noted-home", name=name)


def _no_answer(session: Session, look: _Look, *, now: datetime) -> Toast:
    again = [one for one in spot_checks.people_of(session, look.spot.id or 0) if one.person.id == look.person.id]
    tries = again[0].unanswered
    if tries == TRIES:
        _tell_worker(session, look, "told-spot-no-answer", now=now)
    return toast("spot-noted-no-answer" if tries < TRIES else "spot-noted-no-answer-told", name=look.resident.name)


def _tell_worker(session: Session, look: _Look, key: str, *, now: datetime) -> None:
    said = line(
        key,
        name=look.resident.name,
        addr=look.resident.address,
        who=look.staff.name,
        how=Word(f"channel-{look.spot.channel.value}"),
    )
    place_id = look.episode.place_id
    key = f"spot-told:{look.person.id}:{look.outcome.value}"
    owe(session, said, to=to_worker(session, place_id, now=now), key=key, priority=Priority.REPLY, now=now)


# ── somebody else goes ──


def offer(session: Session, spot_id: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Ask to whom a draw is to be passed on: those who may draw there themselves."""
    spot, place, _, _ = _drawn(session, spot_id, message_id=message_id, actor=actor)
    others = colleagues(session, spot, place)
    if not others:
        raise Refused("spot-nobody-else", place=place.name)
    buttons = tuple((data("spgive", spot_id, number), name) for number, name in others)
    reply(session, actor, Choice(key="spot-give-which", values={"place": place.name}, buttons=buttons), now=now)
    return toast("ok")


def pass_on(session: Session, spot_id: int, staff_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Pass a draw on to somebody who may draw there too; what was found stays as it was found."""
    spot, place, staff = own(session, spot_id, actor=actor)
    names = dict(colleagues(session, spot, place))
    if spot.state is not SpotState.DRAWN or staff_id not in names:
        raise Refused("button-unknown")
    spot.staff_id = staff_id
    session.flush()
    card_of = subject(spot_id)
    trail(session, actor, "spot-passed-on", subject=card_of, place_id=place.id, now=now, staff=staff_id)
    for one in spot_checks.people_of(session, spot_id):
        about = f"resident:{one.resident.id}"
        trail(session, actor, "person-passed-on", subject=about, place_id=one.place.id, now=now, staff=staff_id)
    told = line("spot-given", who=staff.name, place=place.name)
    key = f"spot-given:{spot_id}:{actor.cause}"
    owe(session, told, to=to_staff(staff_id), key=key, priority=Priority.REPLY, now=now)
    card = SpotCard(number=spot_id)
    owe(session, card, to=to_staff(staff_id), key=f"{key}:card", priority=Priority.REPLY, now=now)
    redraw(session, card_of, now=now)
    return toast("spot-passed", name=names[staff_id])


# ── the hour ──


@dataclass(frozen=True, slots=True)
class Named:
    """What one tick did."""

    named: int
    more: bool


def name_unfinished(session: Session, *, now: datetime) -> Named:
    """Name, once for each draw, who has no outcome yet to whoever goes and looks."""
    due = spot_checks.due(session, now=now, limit=BATCH)
    named = 0
    for spot in due:
        spot.next_at = None
        waiting = [one.resident.name for one in spot_checks.people_of(session, spot.id or 0) if one.waits]
        if waiting:
            _name(session, spot, waiting, now=now)
            named += 1
    session.flush()
    return Named(named, more=len(due) == BATCH)


def _name(session: Session, spot: SpotCheck, waiting: list[str], *, now: datetime) -> None:
    notice = SpotUnfinished(
        number=spot.id or 0,
        place=session.get_one(Place, spot.place_id).name,
        names=tuple(waiting[:NAMED]),
        count=len(waiting),
    )
    key = f"spot-unfinished:{spot.id}"
    owe(session, notice, to=to_staff(spot.staff_id), key=key, priority=Priority.DIGEST, now=now)
