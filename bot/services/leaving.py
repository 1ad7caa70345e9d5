"""Staff who leave: what is theirs goes to somebody else first, with one tap, and what they were shown is taken back."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.notices import Choice
from bot.rules.buttons import data
from bot.rules.roles import Role
from bot.services import handing_over, openings
from bot.services.actors import Actor, trail
from bot.services.offices import to_retired
from bot.services.owing import redraw, reply
from storage import cards, episodes, handovers, houses, shifts
from storage import staff as staff_rows
from storage.models import Place, Staff, StaffRole
from storage.words import HandoverState

OFFERED = 6
_UP: dict[Role, tuple[Role, ...]] = {
    Role.WORKER: (Role.LEAD, Role.TOWNSHIP),
    Role.LEAD: (Role.TOWNSHIP, Role.DISTRICT),
    Role.TOWNSHIP: (Role.DISTRICT,),
    Role.HEALTH: (Role.TOWNSHIP,),
    Role.POLICE: (Role.TOWNSHIP,),
}


def holds_back(session: Session, staff: Staff, *, actor: Actor, now: datetime) -> bool:
    """Say whether somebody still answers for residents or open alerts; if so, offer who could take over."""
    people, alerts = episodes.answered_for(session, staff.id or 0), handing_over.still_owns(session, staff)
    if not people and not alerts:
        return False
    offered = successors(session, staff)[:OFFERED]
    key = "team-holds" if offered else "team-holds-nobody"
    reply(
        session,
        actor,
        Choice(
            key=key,
            values={"name": staff.name, "people": str(people), "alerts": str(alerts)},
            buttons=tuple((data("teammove", staff.id, one.id), one.name) for one in offered),
        ),
        now=now,
    )
    return True


def successors(session: Session, staff: Staff) -> list[Staff]:
    """Return who could take over everything: colleagues of each role first, then up the line."""
    found: dict[int, Staff] = {}
    for seat, place in _seats(session, staff):
        for role in (seat.role, *_UP.get(seat.role, ()), Role.ADMIN):
            for one in staff_rows.holders(session, role, place.lineage):
                found.setdefault(one.id or 0, one)
    found.pop(staff.id or 0, None)
    return [one for one in found.values() if _may_take_all(session, staff, one)]


def _seats(session: Session, staff: Staff) -> list[tuple[StaffRole, Place]]:
    rows = staff_rows.roles_of(session, staff.id or 0)
    return [(row, session.get_one(Place, row.place_id)) for row in rows if row.place_id]


def _may_take_all(session: Session, staff: Staff, successor: Staff) -> bool:
    owned = handovers.owned(session, staff.id or 0)
    return len(openings.concerning(session, owned, successor)) == len(owned)


def reassign(session: Session, staff: Staff, successor: Staff, *, actor: Actor, now: datetime) -> tuple[int, int]:
    """Put a successor in somebody's place: residents and open alerts. Returns how many of each."""
    people = episodes.answered_for(session, staff.id or 0)
    episodes.reassign(session, staff.id or 0, successor.id)
    moved = handing_over.move(session, staff, successor, now=now)
    trail(session, actor, "team-reassigned", subject=f"staff:{staff.id}>{successor.id}", now=now)
    return people, moved


def retire(session: Session, staff: Staff, *, now: datetime) -> None:
    """End what somebody still had: shifts, handovers, standing in for others; their cards lose names and buttons."""
    episodes.reassign(session, staff.id or 0, None)
    shifts.withdraw(session, staff.id or 0, now=now)
    staff_rows.drop_deputy(session, staff.id or 0)
    for handover in handovers.pending_with(session, staff.id or 0):
        handing_over.call_off(session, handover, HandoverState.WITHDRAWN, now=now)
    _take_back(session, staff.telegram_id, staff.language or houses.house(session).language, now=now)


def _take_back(session: Session, chat_id: int, language: str, *, now: datetime) -> None:
    subjects: Sequence[str] = cards.retire_chat(session, chat_id, to=to_retired(chat_id, language))
    redraw(session, *subjects, now=now)
