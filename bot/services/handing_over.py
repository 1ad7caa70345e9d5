"""`/handover`: give what is open to the next one, who takes it with one tap; until then it stays with the giver."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import AlertCard, HandoverCard, HandoverChoice, HandoverView, line
from bot.rules.arguments import words
from bot.rules.delivery import Priority
from bot.rules.escalation import AlertState
from bot.rules.roles import Action, Role, may
from bot.rules.roster import ShiftSource
from bot.services import climbing, clocking, openings, walltime
from bot.services.actors import Actor, require_anywhere, trail
from bot.services.offices import Reached, to_office, to_staff
from bot.services.owing import owe, redraw, reply
from bot.services.refusals import NotAllowed, Refused
from bot.services.toasts import Toast, toast
from storage import alerts, cards, handovers, places, shifts
from storage import staff as staff_rows
from storage.models import Alert, Handover, Place, Staff
from storage.words import HandoverState, Happened

OFFERED = 8
SOON = timedelta(minutes=60)  # whoever comes on within the hour can take over already
BATCH = 200


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/handover [NAME]`: what is open, with whom it can be given to, or the wish itself."""
    giver, place = _giver(session, actor)
    name = " ".join(words(tail))
    if name:
        _begin(session, giver, _named(session, giver, place, name), place, actor=actor, now=now)
        return
    _refuse_second(session, giver)
    offered = [one for one in _colleagues(session, place) if _reason(session, giver, one, place, now=now) is None]
    if not offered:
        raise Refused("handover-nobody")
    where = _places(session, giver)
    choice = HandoverChoice(
        owned=openings.told(session, handovers.owned(session, giver.id or 0)),
        open=openings.told(session, openings.unowned(session, where, giver)),
        missing=openings.missing(session, where, giver, now=now),
        people=tuple((one.id or 0, one.name) for one in offered[:OFFERED]),
    )
    reply(session, actor, choice, now=now)


def choose(session: Session, receiver_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Ask the colleague who was chosen to take over."""
    giver, place = _giver(session, actor)
    receiver = session.get(Staff, receiver_id)
    if receiver is None or receiver.left_at is not None:
        raise Refused("button-unknown")
    _begin(session, giver, receiver, place, actor=actor, now=now)
    return toast("ok")


def _giver(session: Session, actor: Actor) -> tuple[Staff, Place]:
    giver = require_anywhere(session, actor, Action.SERVE)
    if not actor.private:
        raise Refused("in-private-only")
    seats = clocking.seats_of(session, giver)
    if not seats:
        raise Refused("duty-admin")
    return giver, seats[0][1]


def _places(session: Session, staff: Staff) -> list[Place]:
    return [place for _, place in clocking.seats_of(session, staff)]


def _colleagues(session: Session, place: Place) -> list[Staff]:
    """Return who might take over somewhere: whoever may take its alerts by a role there or just above."""
    near = {one.id for one in places.upwards(session, place)}
    found = {one.id: one for one, role, at in staff_rows.all_of(session) if at is not None and at.id in near}
    return list(found.values())


def _named(session: Session, giver: Staff, place: Place, name: str) -> Staff:
    called = {one.id or 0: one for one, _, _ in staff_rows.all_of(session) if one.name == name}
    if not called:
        raise Refused("deputy-unknown", name=name[:40])
    if len(called) > 1:  # one of the same place is meant before one of another
        near = {one.id for one in _colleagues(session, place)} - {giver.id}
        called = {number: one for number, one in called.items() if number in near}
    if len(called) != 1:
        raise Refused("deputy-several", name=name[:40])
    return next(iter(called.values()))


def _reason(session: Session, giver: Staff, receiver: Staff, place: Place, *, now: datetime) -> str | None:
    """Return why somebody cannot take over, as the key of a sentence, or None when they can."""
    if receiver.id == giver.id:
        return "handover-self"
    if not _may_take(session, giver, receiver, place):
        return "handover-elsewhere"
    if not staff_rows.can_be_reached(receiver):
        return "handover-unreached"
    if clocking.is_off(session, receiver, now=now) and not _comes_on(session, receiver, now=now):
        return "handover-off"
    return None


def _may_take(session: Session, giver: Staff, receiver: Staff, place: Place) -> bool:
    grants = staff_rows.grants_of(session, receiver.id or 0)
    if may(grants, Action.HANDLE_ALERT, place.lineage):
        return True
    # the police station hands over within itself: it takes no medical alerts
    police = [one for one in staff_rows.grants_of(session, giver.id or 0) if one.role is Role.POLICE]
    return bool(police) and any(one.role is Role.POLICE and place.lineage.startswith(one.lineage) for one in grants)


def _comes_on(session: Session, staff: Staff, *, now: datetime) -> bool:
    return any(
        watch.staff == staff.id and watch.source is not ShiftSource.OFF and now < watch.starts <= now + SOON
        for seat, place in clocking.seats_of(session, staff)
        for watch in shifts.watches(session, seat.role, place.id or 0, now=now)
    )


def _refuse_second(session: Session, giver: Staff) -> None:
    if pending := handovers.pending_of(session, giver.id or 0):
        receiver = session.get_one(Staff, pending.receiver_id)
        raise Refused("handover-pending", name=receiver.name)


def _begin(session: Session, giver: Staff, receiver: Staff, place: Place, *, actor: Actor, now: datetime) -> None:
    _refuse_second(session, giver)
    if reason := _reason(session, giver, receiver, place, now=now):
        raise Refused(reason, name=receiver.name)
    wait = timedelta(minutes=places.profile_of(session, place).handover_minutes)
    handover = Handover(
        giver_id=giver.id or 0,
        receiver_id=receiver.id or 0,
        place_id=place.id or 0,
        state=HandoverState.PENDING,
        created_at=now,
        next_at=now + wait,
    )
    session.add(handover)
    session.flush()
    trail(session, actor, "handover-asked", subject=_subject(handover), place_id=place.id, now=now)
    for who in (giver, receiver):
        owe(
            session,
            HandoverCard(handover=handover.id or 0),
            to=to_staff(who.id),
            key=f"handover:{handover.id}:{who.id}",
            priority=Priority.REPLY,
            now=now,
        )


def _subject(handover: Handover) -> str:
    return f"handover:{handover.id}"


def accept(session: Session, handover_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Take over what the giver owns at this moment."""
    return _decide(session, handover_id, HandoverState.ACCEPTED, actor=actor, now=now)


def refuse(session: Session, handover_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Leave it with the giver, who hears so."""
    return _decide(session, handover_id, HandoverState.REFUSED, actor=actor, now=now)


def withdraw(session: Session, handover_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Take the wish back before it is accepted."""
    return _decide(session, handover_id, HandoverState.WITHDRAWN, actor=actor, now=now)


def _decide(session: Session, handover_id: int, state: HandoverState, *, actor: Actor, now: datetime) -> Toast:
    """The receiver accepts or refuses, the giver withdraws; whatever was decided, both hear of it."""
    staff = require_anywhere(session, actor, Action.SERVE)
    handover = handovers.locked(session, handover_id)
    if handover is None:
        raise Refused("button-unknown")
    whose = handover.giver_id if state is HandoverState.WITHDRAWN else handover.receiver_id
    if staff.id != whose:
        raise NotAllowed("handover", place_id=handover.place_id)
    if handover.state is not HandoverState.PENDING:
        redraw(session, _subject(handover), now=now)
        return toast(f"handover-{handover.state.value}-toast", alarm=True)
    giver = session.get_one(Staff, handover.giver_id)
    if state is HandoverState.ACCEPTED:
        handover.moved = move(session, giver, staff, now=now)
    _end(session, handover, state, now=now)
    trail(session, actor, f"handover-{state.value}", subject=_subject(handover), place_id=handover.place_id, now=now)
    other = handover.receiver_id if state is HandoverState.WITHDRAWN else handover.giver_id
    _tell(session, handover, to_staff(other), now=now)
    return toast(f"handover-{state.value}-toast")


def _end(session: Session, handover: Handover, state: HandoverState, *, now: datetime) -> None:
    handover.state, handover.decided_at, handover.next_at = state, now, None
    session.flush()
    redraw(session, _subject(handover), now=now)


def call_off(session: Session, handover: Handover, state: HandoverState, *, now: datetime) -> None:
    """End a pending handover because one of the two left; whoever is still there hears of it."""
    _end(session, handover, state, now=now)
    for number in (handover.giver_id, handover.receiver_id):
        if session.get_one(Staff, number).left_at is None:
            _tell(session, handover, to_staff(number), now=now)


def _tell(session: Session, handover: Handover, to: str, *, now: datetime) -> None:
    giver, receiver = session.get_one(Staff, handover.giver_id), session.get_one(Staff, handover.receiver_id)
    said = line(f"handover-{handover.state.value}", giver=giver.name, receiver=receiver.name, moved=handover.moved)
    key = f"handover:{handover.id}:{handover.state.value}:{to}"
    owe(session, said, to=to, key=key, priority=Priority.REPLY, now=now)
    if handover.state is HandoverState.ACCEPTED and not clocking.is_off(session, giver, now=now):
        # what was open has moved; what is new still rings whoever is on
        owe(session, line("handover-still-on"), to=to, key=f"{key}:on", priority=Priority.REPLY, now=now)


def move(session: Session, giver: Staff, receiver: Staff, *, now: datetime) -> int:
    """Give every alert somebody owns to somebody else, as far as they may have it; return how many moved.

    All copies of their cards change, and the new owner has a copy of each to work with.
    """
    moved = 0
    for alert in openings.concerning(session, handovers.owned(session, giver.id or 0), receiver):
        alert.acked_by, alert.acked_at = receiver.id, now
        alert.next_at = now + timedelta(minutes=climbing.policy_of(alert).reopen_after)
        alerts.note(session, alert, Happened.ACKED, now=now, staff_id=receiver.id)
        show_to(session, alert, receiver, cause=f"moved:{now.isoformat()}", now=now)
        redraw(session, climbing.subject(alert), now=now)
        moved += 1
    return moved


def show_to(session: Session, alert: Alert, staff: Staff, *, cause: str, now: datetime) -> bool:
    """Owe somebody a copy of an alert's card, unless they have one; say whether they had none."""
    subject = climbing.subject(alert)
    if any(card.chat_id == staff.telegram_id for card in cards.of_subjects(session, [subject])):
        return False
    return owe(
        session,
        AlertCard(alert=alert.id or 0, ring=alert.rings),
        to=to_staff(staff.id),
        key=f"alert:{alert.id}:{cause}:{staff.id}",
        priority=Priority.ALERT,
        now=now,
    )


@dataclass(frozen=True, slots=True)
class Expired:
    """What one tick did."""

    expired: int
    more: bool


def expire_due(session: Session, *, now: datetime) -> Expired:
    """End the handovers nobody accepted in time: both are told and so is the lead; all stays with the giver."""
    due = handovers.overdue(session, now=now, limit=BATCH)
    for handover in due:
        _end(session, handover, HandoverState.EXPIRED, now=now)
        for to in (to_staff(handover.giver_id), to_staff(handover.receiver_id), _above(session, handover)):
            _tell(session, handover, to, now=now)
    return Expired(len(due), len(due) == BATCH)


def _above(session: Session, handover: Handover) -> str:
    """Address the lead of the place; for what a lead gives, the township."""
    seats = staff_rows.seats(session, Role.LEAD, session.get_one(Place, handover.place_id).lineage)
    leads = {staff.id for staff, _ in seats}
    own = bool(leads & {handover.giver_id, handover.receiver_id})
    return to_office(Role.TOWNSHIP if own else Role.LEAD, handover.place_id)


def view(session: Session, handover_id: int, *, reader: Reached, now: datetime) -> HandoverView | None:
    """Return a handover as its reader sees it now: with what is open while it is undecided.

    Whoever is to receive it reads only what they may take.
    """
    handover = session.get(Handover, handover_id)
    if handover is None:
        return None
    giver, receiver = session.get_one(Staff, handover.giver_id), session.get_one(Staff, handover.receiver_id)
    pending = handover.state is HandoverState.PENDING
    where = _places(session, giver) if pending else []
    giving = reader.staff_id == giver.id
    readers = (giver,) if giving else (giver, receiver)
    owned = handovers.owned(session, giver.id or 0) if pending else ()
    return HandoverView(
        handover=handover_id,
        state=handover.state.value,
        giving=giving,
        giver=giver.name,
        receiver=receiver.name,
        until=walltime.shown(session, handover.next_at, now=now),
        moved=handover.moved,
        owned=openings.told(session, openings.concerning(session, owned, *readers)),
        open=openings.told(session, openings.unowned(session, where, *readers)),
        missing=openings.missing(session, where, *readers, now=now),
    )


def still_owns(session: Session, staff: Staff) -> int:
    """Return how many alerts somebody has taken and not brought to an outcome."""
    return sum(alert.state is AlertState.ACKED for alert in handovers.owned(session, staff.id or 0))
