"""Who is speaking to us now, and what they may do."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.rules.roles import Action, Grant, may, may_anywhere
from bot.services.refusals import NotAllowed
from storage import audits, houses, residents
from storage import staff as staff_rows
from storage.models import Place, Staff


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever caused an update, in which chat. `cause` is the number of the update."""

    telegram_id: int
    chat_id: int
    private: bool
    language: str
    cause: int
    name: str = ""
    chat_title: str = ""
    thread_id: int | None = None
    recent: int = 0  # how many updates of this chat were taken within a minute


def staff_of(session: Session, actor: Actor) -> Staff | None:
    """Return the member of staff behind an actor."""
    return staff_rows.by_telegram(session, actor.telegram_id)


def grants_of(session: Session, actor: Actor) -> tuple[Grant, ...]:
    """Return what an actor may do: read from the database for every command, never remembered."""
    return staff_rows.grants_of_telegram(session, actor.telegram_id)


def require(session: Session, actor: Actor, action: Action, place: Place) -> Staff:
    """Return the member of staff, or raise NotAllowed when this is not theirs to do at this place."""
    staff = staff_of(session, actor)
    if staff is None or not may(grants_of(session, actor), action, place.lineage):
        raise NotAllowed(action.value, place_id=place.id)
    return staff


def require_anywhere(session: Session, actor: Actor, action: Action) -> Staff:
    """Return the member of staff, or raise NotAllowed when they may do this nowhere."""
    staff = staff_of(session, actor)
    if staff is None or not may_anywhere(grants_of(session, actor), action):
        raise NotAllowed(action.value)
    return staff


def reads(session: Session, actor: Actor) -> str:
    """Return the language an actor reads: what they chose, else what their app says, else the house's."""
    if reporter := residents.reporter_by_chat(session, actor.chat_id):
        return reporter.language
    staff = staff_of(session, actor)
    if staff and staff.language:
        return staff.language
    return actor.language or houses.house(session).language


def trail(
    session: Session,
    actor: Actor,
    what: str,
    *,
    now: datetime,
    subject: str = "",
    place_id: int | None = None,
    **detail: Any,
) -> None:
    """Keep in the trail what an actor did or looked at; details are ids, counts, and a reason that was asked for."""
    staff = staff_of(session, actor)
    audits.record(
        session,
        what,
        telegram_id=actor.telegram_id,
        staff_id=staff.id if staff else None,
        subject=subject,
        place_id=place_id,
        now=now,
        **detail,
    )
