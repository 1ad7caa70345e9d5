"""Orders as rows: begun, added to, sent, taken back; a draft nobody ends is sent as it stands, what is late rings."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import PassOn, SupplyCard, SupplyNoted
from bot.rules.delivery import Priority
from bot.rules.escalation import AlertKind, Tier
from bot.rules.slots import from_json, is_quiet
from bot.rules.supply import AWAITED, Side, SupplyState, SupplyStep, Urgency, after, due_at, number_of
from bot.rules.supply_items import SHOWN_LINES, Item, Order, shown_quantity
from bot.rules.supply_words import grave_in, urgency_in
from bot.services import alerting
from bot.services.alerting import Fact
from bot.services.households import Household, Member
from bot.services.offices import to_reporter, to_worker, worker_of
from bot.services.owing import owe, redraw
from bot.services.refusals import Refused
from storage import dialogues, supplies
from storage.models import Episode, Reporter, Resident, SupplyItem, SupplyRequest
from storage.words import Asking

BATCH = 200
LONGEST_ALERT = 200


def subject(request: SupplyRequest) -> str:
    """Return the subject under which the cards of an order are kept."""
    return f"supply:{request.id}"


def show_anew(session: Session, request: SupplyRequest, *, now: datetime) -> None:
    """Let every copy of an order's card show what is true, and the files of the person it is for."""
    redraw(session, subject(request), f"file:{request.resident_id}", now=now)


def zone_of(session: Session, request: SupplyRequest) -> ZoneInfo:
    """Return the zone in which an order's times are shown."""
    return ZoneInfo(session.get_one(Episode, request.episode_id).zone)


def number(session: Session, request: SupplyRequest) -> str:
    """Return the number people call an order by."""
    return number_of(request.id or 0, request.asked_at, zone_of(session, request))


def lines_of(items: list[SupplyItem]) -> tuple[tuple[str, str], ...]:
    """Return the lines of an order as they are read: the thing and how much of it."""
    return tuple((one.name, shown_quantity(one.milli, one.unit)) for one in items)


def add(session: Session, household: Household, member: Member, order: Order, *, now: datetime) -> SupplyRequest:
    """Put what somebody asked for into their draft, or begin one. It will be sent even if they say no more."""
    draft = supplies.draft_of(session, household.reporter.id or 0)
    if draft is None:
        draft = SupplyRequest(
            episode_id=member.episode.id or 0,
            resident_id=member.resident.id or 0,
            place_id=member.episode.place_id,
            reporter_id=household.reporter.id or 0,
            state=SupplyState.DRAFT,
            asked_at=now,
        )
        session.add(draft)
        session.flush()
    known = supplies.items_of(session, [draft.id or 0]).get(draft.id or 0, [])
    _read(session, draft, [*map(_item, known), *order.items], f"{draft.said}\n{order.words}".strip())
    wait(member, draft, now=now)
    return draft


def _item(row: SupplyItem) -> Item:
    return Item(row.name, row.milli, row.unit, row.category)


def _read(session: Session, request: SupplyRequest, items: list[Item], said: str) -> None:
    request.said = said
    request.grave = grave_in(said)
    request.urgency = Urgency.URGENT if request.grave else urgency_in(said) or request.urgency
    supplies.put_items(session, request, items)


def wait(member: Member, draft: SupplyRequest, *, now: datetime) -> None:
    """Give somebody a while to go on; afterwards the draft goes to the worker as it stands."""
    draft.next_at = now + timedelta(minutes=from_json(member.episode.profile).supply_draft)


def replace_lines(session: Session, request: SupplyRequest, order: Order, *, now: datetime) -> None:
    """Let an order be what somebody says now. Raises Refused once somebody has accepted it."""
    _step(session, request, SupplyStep.CHANGE, now=now, said=order.words)
    _read(session, request, list(order.items), order.words)
    if request.state is not SupplyState.DRAFT:
        _set_due(session, request)
        session.flush()
        _ring(session, request, f":{now.isoformat()}" if request.grave else "", now=now)
        show_anew(session, request, now=now)


def set_quantity(session: Session, request: SupplyRequest, milli: int, unit: str, words: str) -> bool:
    """Give the one line of an order its quantity; say whether there was one line to give it to."""
    rows = supplies.items_of(session, [request.id or 0]).get(request.id or 0, [])
    request.said = f"{request.said}\n{words}".strip()
    if len(rows) != 1:
        return False
    rows[0].milli, rows[0].unit = milli, unit
    session.flush()
    return True


def _step(session: Session, request: SupplyRequest, step: SupplyStep, *, now: datetime, said: str = "") -> None:
    state = after(request.state, step, Side.RESIDENT)
    if state is None:
        raise Refused("supply-too-late")
    request.state = state
    supplies.note(session, request, step, now=now, reporter_id=request.reporter_id, said=said)


def send(session: Session, request: SupplyRequest, *, now: datetime) -> None:
    """Owe an order to the worker, with the photos and voices that belong to it.

    Medicine and all a body depends on rings at once, at night too; nothing declines it but a person.
    """
    request.urgency = request.urgency or Urgency.TODAY
    request.asked_at = now
    _step(session, request, SupplyStep.SEND, now=now)
    _set_due(session, request)
    session.flush()
    _ring(session, request, "", now=now)
    show_anew(session, request, now=now)
    for message in request.shown:
        show(session, request, message, now=now)


def _set_due(session: Session, request: SupplyRequest) -> None:
    episode = session.get_one(Episode, request.episode_id)
    profile = from_json(episode.profile)
    urgency = request.urgency or Urgency.TODAY
    request.due_at = due_at(urgency, asked_at=request.asked_at, zone=ZoneInfo(episode.zone), profile=profile)
    request.next_at = None if request.was_overdue else request.due_at


def is_urgent(request: SupplyRequest) -> bool:
    """Whether an order goes before others and rings at night."""
    return request.grave is not None or request.urgency is Urgency.URGENT


def _ring(session: Session, request: SupplyRequest, part: str, *, now: datetime) -> None:
    owe(
        session,
        SupplyCard(request=request.id or 0),
        to=to_worker(session, request.place_id, now=now),
        key=f"supply:{request.id}{part}",
        priority=Priority.ALERT if is_urgent(request) else Priority.DIGEST,
        now=now,
    )


def show(session: Session, request: SupplyRequest, message: int, *, now: datetime) -> None:
    """Owe the worker a copy of what somebody showed with an order."""
    owe(
        session,
        PassOn(chat_id=session.get_one(Reporter, request.reporter_id).chat_id, message_id=message),
        to=to_worker(session, request.place_id, now=now),
        key=f"supply-shown:{request.id}:{message}",
        priority=Priority.DIGEST,
        now=now,
    )


def cancel(session: Session, request: SupplyRequest, *, now: datetime) -> None:
    """Take an order back. Raises Refused once somebody has accepted it."""
    _step(session, request, SupplyStep.CANCEL, now=now)
    request.next_at, request.closed_at = None, now
    session.flush()
    show_anew(session, request, now=now)


def noted(session: Session, request: SupplyRequest, *, now: datetime, several: bool) -> SupplyNoted:
    """Return what is said of an order that was sent: its number, its lines, who has it and from when."""
    episode = session.get_one(Episode, request.episode_id)
    profile, zone = from_json(episode.profile), ZoneInfo(episode.zone)
    sleeps = is_quiet(now, zone, profile) and not is_urgent(request)
    worker = worker_of(session, request.place_id, now=now)
    rows = supplies.items_of(session, [request.id or 0]).get(request.id or 0, [])
    return SupplyNoted(
        request=request.id or 0,
        number=number(session, request),
        lines=lines_of(rows)[:SHOWN_LINES],
        more=max(0, len(rows) - SHOWN_LINES),
        worker=worker.name if worker else "",
        morning=f"{profile.quiet_until:%H:%M}" if sleeps else "",
        urgent=is_urgent(request),
        name=resident_name(session, request) if several else "",
    )


def resident_name(session: Session, request: SupplyRequest) -> str:
    """Return for whom an order is."""
    return session.get_one(Resident, request.resident_id).name


@dataclass(frozen=True, slots=True)
class LookedAfter:
    """What one tick did."""

    sent: int
    overdue: int
    more: bool


def look_after(session: Session, *, now: datetime) -> LookedAfter:
    """Send the drafts nobody ended, as they stand, and raise an alert for every order that is late."""
    found = supplies.due(session, now=now, limit=BATCH)
    sent = overdue = 0
    for request in found:
        request.next_at = None
        if request.state is SupplyState.DRAFT:
            _send_unfinished(session, request, now=now)
            sent += 1
        elif request.state in AWAITED:
            _raise_overdue(session, request, now=now)
            overdue += 1
    session.flush()
    return LookedAfter(sent, overdue, len(found) == BATCH)


def _send_unfinished(session: Session, request: SupplyRequest, *, now: datetime) -> None:
    reporter = session.get_one(Reporter, request.reporter_id)
    dialogues.close(session, dialogues.open_of(session, reporter.chat_id, Asking.NEED), now=now)
    send(session, request, now=now)
    owe(
        session,
        noted(session, request, now=now, several=False),
        to=to_reporter(reporter.id),
        key=f"supply-sent:{request.id}",
        priority=Priority.DIGEST,
        now=now,
    )


def _raise_overdue(session: Session, request: SupplyRequest, *, now: datetime) -> None:
    request.was_overdue = True
    episode = session.get_one(Episode, request.episode_id)
    rows = supplies.items_of(session, [request.id or 0]).get(request.id or 0, [])
    words = "、".join(f"{name} {much}".strip() for name, much in lines_of(rows)) or request.said
    fact = Fact(
        AlertKind.SUPPLY,
        Tier.RED if is_urgent(request) else Tier.YELLOW,
        subject(request),
        request.place_id,
        request.episode_id,
        request.resident_id,
        words=f"{number(session, request)} {words}"[:LONGEST_ALERT],
    )
    alerting.raise_alert(session, fact, from_json(episode.profile), now=now)
    show_anew(session, request, now=now)
