"""The ledger goes out as a file: masked for whoever sees the people, in full when two admins want it."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.notices import LedgerFile, line
from bot.rules.delivery import Priority
from bot.rules.ledger import MOST_PEOPLE
from bot.rules.people import plain_line
from bot.rules.roles import Action
from bot.services import approving, bookkeeping, summing
from bot.services.actors import Actor, require, trail
from bot.services.filing import day_pressed, place_pressed, require_begun
from bot.services.offices import to_staff
from bot.services.owing import owe, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import dialogues, ledgers
from storage.models import Approval, Dialogue, Place
from storage.words import ApprovalKind, Asking

FORMS = ("xlsx", "csv")
SHORTEST_REASON, LONGEST_REASON = 2, 100


def by_button(session: Session, place_id: int, day: int, form: str, *, actor: Actor, now: datetime) -> Toast:
    """Owe the ledger with names and phones masked."""
    place, when = place_pressed(session, place_id), day_pressed(day)
    if form not in FORMS:
        raise Refused("button-unknown")
    _require(session, place, when, Action.SEE_PERSON, actor=actor, now=now)
    staff = require(session, actor, Action.SEE_PERSON, place)
    number = _rows(session, place, when, now=now)
    kept: dict[str, Any] = {"day": when.isoformat(), "rows": number}
    trail(session, actor, "ledger-exported", subject=f"place:{place.id}", place_id=place.id, now=now, **kept)
    file = LedgerFile(place=place.id or 0, day=when.isoformat(), staff=staff.id or 0, form=form)
    reply(session, actor, file, now=now, part=form)
    return toast("daily-below")


def _require(session: Session, place: Place, day: date, action: Action, *, actor: Actor, now: datetime) -> None:
    require(session, actor, action, place)
    if not actor.private:
        raise Refused("in-private-only")
    require_begun(session, place, day, now=now)
    if many := bookkeeping.too_many(session, place, day, now=now):
        raise Refused("ledger-too-many", count=many, most=MOST_PEOPLE)


def _rows(session: Session, place: Place, day: date, *, now: datetime) -> int:
    return ledgers.count(session, place.lineage, ends=summing.day_of(session, day, now=now).ends)


def ask_why(session: Session, place_id: int, day: int, *, actor: Actor, now: datetime) -> Toast:
    """Ask what the ledger with full names is needed for."""
    place, when = place_pressed(session, place_id), day_pressed(day)
    _require(session, place, when, Action.EXPORT_NAMES, actor=actor, now=now)
    about = {"place": place_id, "day": when.isoformat()}
    dialogues.ask(session, actor.chat_id, Asking.LEDGER_WHY, now=now, about=about)
    reply(session, actor, line("ledger-why-ask", place=place.name), now=now)
    return toast("ok")


def answered(session: Session, dialogue: Dialogue, text: str, *, actor: Actor, now: datetime) -> None:
    """Take the reason and ask another admin. Raises Refused for none: the question stays open."""
    place = place_pressed(session, int(dialogue.about["place"]))
    day = date.fromisoformat(dialogue.about["day"])
    _require(session, place, day, Action.EXPORT_NAMES, actor=actor, now=now)
    why = plain_line(text)
    if not SHORTEST_REASON <= len(why) <= LONGEST_REASON:
        raise Refused("ledger-why-wrong", least=SHORTEST_REASON, most=LONGEST_REASON)
    staff = require(session, actor, Action.EXPORT_NAMES, place)
    about = {"day": day.isoformat(), "count": _rows(session, place, day, now=now)}
    wish = approving.ask(session, ApprovalKind.LEDGER, place, staff, about, reason=why, now=now)
    dialogues.close(session, dialogue, now=now)
    trail(session, actor, "ledger-asked", subject=f"approval:{wish.id}", place_id=place.id, now=now)


def granted(session: Session, wish: Approval, *, actor: Actor, now: datetime) -> None:
    """Owe the ledger in full to whoever asked for it; the trail keeps who agreed, the day, how many and why."""
    # the one thing somebody wrote that the trail keeps: it was asked for to stand there
    kept: dict[str, Any] = {"day": wish.about["day"], "rows": wish.about["count"], "why": wish.reason}
    subject = f"place:{wish.place_id}"
    trail(session, actor, "ledger-exported-full", subject=subject, place_id=wish.place_id, now=now, **kept)
    file = LedgerFile(
        place=wish.place_id or 0,
        day=str(wish.about["day"]),
        staff=wish.asked_by,
        form=FORMS[0],
        full=True,
        approval=wish.id or 0,
    )
    owe(session, file, to=to_staff(wish.asked_by), key=f"ledger:{wish.id}", priority=Priority.REPLY, now=now)
