"""The way of an order to the door: who took it, until when, what it cost, and what the resident says of it.

Who presses is asked anew each time, and the step is checked against the life of a request, under a lock: of
two who accept at once the second is told who was first. Every step is told to whoever asked.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import Notice, SupplyAtDoor, SupplyCard, SupplyCarriers, SupplyReasons, SupplyUnable, Word, line
from bot.rules.delivery import Priority
from bot.rules.escalation import AlertState, Outcome
from bot.rules.people import phone_in, plain_line
from bot.rules.roles import Action, Role, may
from bot.rules.supply import DONE, ENDS, Eta, Payer, Side, SupplyState, SupplyStep, after, eta_at
from bot.services import drafting, handling
from bot.services.actors import Actor, require, trail
from bot.services.households import household_of
from bot.services.offices import holders, to_reporter, to_staff
from bot.services.owing import owe, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import alerts, dialogues, supplies
from storage import staff as staff_rows
from storage.models import Dialogue, Place, Staff, SupplyRequest
from storage.words import Asking

MOST_COLLEAGUES = 6
REASONS = ("sold_out", "no_such", "shop_shut", "prescription")


def held(session: Session, request_id: int, actor: Actor) -> tuple[SupplyRequest, Staff]:
    """Return an order for changing, and who presses. Raises NotAllowed for somebody it is not for.

    Only in private: an order has a name and a door.
    """
    request = supplies.locked(session, request_id)
    if request is None or request.state is SupplyState.DRAFT:
        raise Refused("button-unknown")
    staff = require(session, actor, Action.SUPPLY, session.get_one(Place, request.place_id))
    if not actor.private:
        raise Refused("in-private-only")
    return request, staff


def side_of(session: Session, request: SupplyRequest, staff: Staff) -> Side:
    """Return whether an order is somebody's own. One whose owner left belongs to whoever presses next."""
    owner = session.get(Staff, request.owner_id) if request.owner_id else None
    is_own = owner is not None and (owner.id == staff.id or owner.left_at is not None)
    return Side.OWNER if is_own else Side.STAFF


def step(
    session: Session,
    request: SupplyRequest,
    what: SupplyStep,
    staff: Staff,
    *,
    actor: Actor,
    now: datetime,
    said: str = "",
) -> None:
    """Take a step on the staff's side. Raises Refused when it cannot be taken now; the card shows what is true."""
    side = side_of(session, request, staff)
    state = after(request.state, what, side)
    if state is None:
        drafting.show_anew(session, request, now=now)
        raise _too_late(session, request, side)
    trail(session, actor, "supply-step", subject=drafting.subject(request), place_id=request.place_id, now=now)
    _enter(session, request, state, now=now)
    supplies.note(session, request, what, now=now, staff_id=staff.id, said=said)
    drafting.show_anew(session, request, now=now)


def _too_late(session: Session, request: SupplyRequest, side: Side) -> Refused:
    owner = session.get(Staff, request.owner_id) if request.owner_id else None
    if owner is not None and side is Side.STAFF:
        return Refused("supply-taken-by", actor=owner.name)
    return Refused("supply-changed")


def _enter(session: Session, request: SupplyRequest, state: SupplyState, *, now: datetime) -> None:
    request.state = state
    if state in DONE and request.received_at is None:
        request.received_at = now
    if state is SupplyState.WRONG_THINGS:
        request.received_at = None
    if state in DONE | ENDS:
        request.next_at = None
    if state in ENDS:
        request.closed_at = now
    session.flush()


def tell(session: Session, request: SupplyRequest, notice: Notice, part: str, *, now: datetime) -> None:
    """Tell whoever asked, in their language; what is not urgent waits for the morning."""
    at_once = drafting.is_urgent(request) or request.state is SupplyState.AT_DOOR
    owe(
        session,
        notice,
        to=to_reporter(request.reporter_id),
        key=f"supply-told:{request.id}:{part}:{len(supplies.steps_of(session, request.id or 0))}",
        priority=Priority.REPLY if at_once else Priority.DIGEST,
        now=now,
    )


# ── the worker's presses ──


def accept(session: Session, request_id: int, eta: Eta, *, actor: Actor, now: datetime) -> Toast:
    """Say "mine", and until when. The first wins; whoever has it may promise another hour."""
    request, staff = held(session, request_id, actor)
    zone = drafting.zone_of(session, request)
    if request.state is SupplyState.ACCEPTED and request.owner_id == staff.id:
        supplies.note(session, request, SupplyStep.ACCEPT, now=now, staff_id=staff.id)
    else:
        step(session, request, SupplyStep.ACCEPT, staff, actor=actor, now=now)
    request.owner_id, request.eta_at = staff.id, eta_at(eta, now=now, zone=zone)
    if not request.was_overdue:
        request.next_at = max(request.eta_at, request.due_at or now)
    session.flush()
    drafting.show_anew(session, request, now=now)
    day, at = shown_moment(request.eta_at, zone, now=now)
    no = drafting.number(session, request)
    told = (
        line("supply-accepted-day", worker=staff.name, no=no, day=day, at=at)
        if day
        else line("supply-accepted", worker=staff.name, no=no, at=at)
    )
    tell(session, request, told, "accepted", now=now)
    return toast("supply-yours")


def shown_moment(at: datetime, zone: ZoneInfo, *, now: datetime) -> tuple[str, str]:
    """Return the day, empty when it is today, and the time of a moment as a clock on the wall shows it."""
    local = at.astimezone(zone)
    day = "" if local.date() == now.astimezone(zone).date() else f"{local:%m-%d}"
    return day, f"{local:%H:%M}"


def give_back(session: Session, request_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Give an order back; it is owed to the worker again and stands open to everybody."""
    request, staff = held(session, request_id, actor)
    step(session, request, SupplyStep.RETURN, staff, actor=actor, now=now)
    request.owner_id, request.eta_at, request.carrier, request.carrier_phone = None, None, "", ""
    request.next_at = None if request.was_overdue else max(request.due_at or now, now)
    session.flush()
    tell(session, request, line("supply-returned", no=drafting.number(session, request)), "returned", now=now)
    return toast("supply-given-back")


def put(session: Session, request_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Say that it stands at the door."""
    request, staff = held(session, request_id, actor)
    step(session, request, SupplyStep.PUT, staff, actor=actor, now=now)
    no = drafting.number(session, request)
    tell(session, request, SupplyAtDoor(request=request_id, number=no), "at-door", now=now)
    return toast("supply-resident-told")


def handed(session: Session, request_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Say that the resident has it: told on the phone, or given into the hand."""
    request, staff = held(session, request_id, actor)
    step(session, request, SupplyStep.GOT, staff, actor=actor, now=now)
    arrived(session, request, staff_id=staff.id, now=now)
    return toast("supply-noted-toast")


def arrived(session: Session, request: SupplyRequest, *, staff_id: int | None, now: datetime) -> None:
    """End what was waiting for the things; where nothing is owed to anybody the order is settled with it."""
    close_alert(session, request, Outcome.DELIVERED, staff_id=staff_id, now=now)
    if not owes_money(request):
        _enter(session, request, SupplyState.SETTLED, now=now)
        supplies.note(session, request, SupplyStep.SETTLE, now=now, staff_id=staff_id)
    drafting.show_anew(session, request, now=now)


def owes_money(request: SupplyRequest) -> bool:
    """Whether somebody laid out money that is to come back to them."""
    return bool(request.price) and request.payer is Payer.WORKER


def close_alert(
    session: Session, request: SupplyRequest, outcome: Outcome, *, staff_id: int | None, now: datetime
) -> None:
    """Close the alert about an order that was late: what it was about has happened."""
    alert = alerts.open_for(session, drafting.subject(request))
    if alert is not None and alert.state is not AlertState.CLOSED:
        handling.finish(session, alert, outcome, staff_id=staff_id, now=now)


def open_card(session: Session, request_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Send the card of one order to whoever may see it; it lives like every copy."""
    request, staff = held(session, request_id, actor)
    # a card names a person and a door: it is a look at that person, and they can see who looked
    looked_at = f"resident:{request.resident_id}"
    trail(session, actor, "supply-seen", subject=looked_at, place_id=request.place_id, now=now)
    owe(
        session,
        SupplyCard(request=request_id),
        to=to_staff(staff.id),
        key=f"supply-card:{request_id}:{actor.cause}",
        priority=Priority.REPLY,
        now=now,
    )
    for message in request.shown:
        drafting.show(session, request, message, now=now)
    return toast("ok")


# ── cannot be had ──


def ask_why(session: Session, request_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Ask why it cannot be had: one of the usual reasons, or words, with what could be had instead."""
    request, staff = held(session, request_id, actor)
    if after(request.state, SupplyStep.DECLINE, side_of(session, request, staff)) is None:
        raise _too_late(session, request, side_of(session, request, staff))
    dialogues.ask(session, actor.chat_id, Asking.CANNOT, now=now, about={"request": request_id})
    reply(session, actor, SupplyReasons(request=request_id), now=now)
    return toast("ok")


def decline(session: Session, request_id: int, reason: str, *, actor: Actor, now: datetime) -> Toast:
    """Say that it cannot be had, for one of the usual reasons. Raises Refused for any other word."""
    if reason not in REASONS:
        raise Refused("button-unknown")
    _decline(session, request_id, reason, Word(f"supply-why-{reason}"), actor=actor, now=now)
    return toast("supply-resident-told")


def _decline(session: Session, request_id: int, kept: str, shown: str, *, actor: Actor, now: datetime) -> None:
    request, staff = held(session, request_id, actor)
    step(session, request, SupplyStep.DECLINE, staff, actor=actor, now=now, said=kept)
    request.why = kept
    # what was wrong goes back to the shop: nobody has paid for it
    request.price, request.payer = None, None
    dialogues.close(session, dialogues.open_of(session, actor.chat_id, Asking.CANNOT), now=now)
    close_alert(session, request, Outcome.CANNOT_BE_HAD, staff_id=staff.id, now=now)
    no = drafting.number(session, request)
    told = SupplyUnable(
        request=request_id, number=no, why=Word(shown) if isinstance(shown, Word) else Word(""), words=kept
    )
    tell(session, request, told, "unable", now=now)
    if request.grave is not None:
        _tell_lead(session, request, staff, now=now)


def _tell_lead(session: Session, request: SupplyRequest, staff: Staff, *, now: datetime) -> None:
    """Let the next one up know that what a body depends on could not be had: it must come from elsewhere."""
    for one in holders(session, Role.LEAD, request.place_id, now=now):
        if one.id != staff.id and staff_rows.can_be_reached(one):
            owe(
                session,
                SupplyCard(request=request.id or 0),
                to=to_staff(one.id),
                key=f"supply-unable:{request.id}:{one.id}:{now.isoformat()}",
                priority=Priority.ALERT,
                now=now,
            )
            return


# ── who brings it ──


def ask_carrier(session: Session, request_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Ask who brings it: a colleague to tap, or a volunteer's name and phone to type."""
    request, staff = held(session, request_id, actor)
    if after(request.state, SupplyStep.GIVE, side_of(session, request, staff)) is None:
        raise _too_late(session, request, side_of(session, request, staff))
    dialogues.ask(session, actor.chat_id, Asking.CARRIER, now=now, about={"request": request_id})
    people = tuple((one.id or 0, one.name) for one in colleagues(session, request, staff.id or 0, now=now))
    reply(session, actor, SupplyCarriers(request=request_id, people=people), now=now)
    return toast("ok")


def colleagues(session: Session, request: SupplyRequest, without: int, *, now: datetime) -> list[Staff]:
    """Return who else can be reached and may bring orders here, nearest first."""
    place = session.get_one(Place, request.place_id)
    found: dict[int, Staff] = {}
    for role in (Role.WORKER, Role.LEAD, Role.TOWNSHIP):
        for one in holders(session, role, request.place_id, now=now):
            entitled = may(staff_rows.grants_of(session, one.id or 0), Action.SUPPLY, place.lineage)
            if one.id != without and entitled and staff_rows.can_be_reached(one):
                found.setdefault(one.id or 0, one)
    return list(found.values())[:MOST_COLLEAGUES]


def give_to(session: Session, request_id: int, to: int, *, actor: Actor, now: datetime) -> Toast:
    """Give an order to a colleague, who owns it from now on and has its card."""
    request, staff = held(session, request_id, actor)
    colleague = next((one for one in colleagues(session, request, staff.id or 0, now=now) if one.id == to), None)
    if colleague is None:
        raise Refused("button-unknown")
    step(session, request, SupplyStep.GIVE, staff, actor=actor, now=now, said=colleague.name)
    request.owner_id, request.carrier, request.carrier_phone = colleague.id, "", ""
    session.flush()
    dialogues.close(session, dialogues.open_of(session, actor.chat_id, Asking.CARRIER), now=now)
    owe(
        session,
        SupplyCard(request=request_id),
        to=to_staff(colleague.id),
        key=f"supply-given:{request_id}:{actor.cause}",
        priority=Priority.ALERT if drafting.is_urgent(request) else Priority.DIGEST,
        now=now,
    )
    _tell_carrier(session, request, colleague.name, now=now)
    return toast("supply-given", who=colleague.name)


def _tell_carrier(session: Session, request: SupplyRequest, who: str, *, now: datetime) -> None:
    told = line("supply-brings", who=who, no=drafting.number(session, request))
    tell(session, request, told, "carrier", now=now)


def typed(session: Session, asked: Dialogue, text: str, *, actor: Actor, now: datetime) -> None:
    """Take what a worker typed: why it cannot be had, or who brings it."""
    request_id, words = int(asked.about["request"]), plain_line(text)[:200]
    dialogues.close(session, asked, now=now)
    if asked.asking is Asking.CANNOT:
        _decline(session, request_id, words, words, actor=actor, now=now)
        reply(session, actor, line("supply-resident-told"), now=now)
        return
    request, staff = held(session, request_id, actor)
    name, phone = _volunteer(words)
    if not name:
        raise Refused("supply-carrier-usage")
    step(session, request, SupplyStep.GIVE, staff, actor=actor, now=now, said=name)
    request.carrier, request.carrier_phone = name, phone
    session.flush()
    _tell_carrier(session, request, name, now=now)
    reply(session, actor, line("supply-given", who=name), now=now)


def _volunteer(words: str) -> tuple[str, str]:
    """Return a volunteer's name and phone; the phone may be missing."""
    *before, last = words.split(" ") if words else [""]
    phone = phone_in(last)
    name = " ".join(before) if phone else words
    return name[:40], phone or ""


# ── what the resident says of it ──


def told(
    session: Session, request_id: int, what: SupplyStep, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Take what a resident says at the door: got it, do not see it, not what was asked for."""
    household = household_of(session, actor.chat_id)
    request = supplies.locked(session, request_id)
    if household is None or request is None or request.reporter_id != household.reporter.id:
        raise Refused("button-unknown")
    state = after(request.state, what, Side.RESIDENT)
    if state is None:
        raise Refused("button-answered")
    _enter(session, request, state, now=now)
    supplies.note(session, request, what, now=now, reporter_id=household.reporter.id)
    drafting.show_anew(session, request, now=now)
    language = household.reporter.language
    if what is SupplyStep.GOT:
        arrived(session, request, staff_id=None, now=now)
        reply(session, actor, line("supply-done"), now=now, edits=message_id, language=language)
        return toast("ok")
    _ring_owner(session, request, now=now)
    owner = session.get(Staff, request.owner_id) if request.owner_id else None
    who = owner.name if owner else Word("worker-unnamed")
    said = line("supply-missing", worker=who) if what is SupplyStep.NOT_FOUND else line("supply-wrong", worker=who)
    reply(session, actor, said, now=now, language=language)
    return toast("ok")


def _ring_owner(session: Session, request: SupplyRequest, *, now: datetime) -> None:
    """Send the owner the card anew: an edit rings nowhere, and somebody stands at a door."""
    owe(
        session,
        SupplyCard(request=request.id or 0),
        to=to_staff(request.owner_id),
        key=f"supply-door:{request.id}:{now.isoformat()}",
        priority=Priority.REPLY,
        now=now,
    )
