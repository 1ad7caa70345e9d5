"""The ledger goes out as a file: masked for whoever sees the people, in full for few, with a reason that is kept."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.notices import LedgerFile, line
from bot.rules.ledger import MOST_PEOPLE
from bot.rules.people import plain_line
from bot.rules.roles import Action
from bot.services import bookkeeping, summing
from bot.services.actors import Actor, require, trail
from bot.services.filing import day_pressed, place_pressed, require_begun
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import dialogues, ledgers
from storage.models import Dialogue, Place
from storage.words import Asking

FORMS = ("xlsx", "csv")
SHORTEST_REASON, LONGEST_REASON = 2, 100


def by_button(session: Session, place_id: int, day: int, form: str, *, actor: Actor, now: datetime) -> Toast:
    """Owe the ledger with names and phones masked."""
    place, when = place_pressed(session, place_id), day_pressed(day)
    if form not in FORMS:
        raise Refused("button-unknown")
    _require(session, place, when, Action.SEE_PERSON, actor=actor, now=now)
    _issue(session, place, when, form, full=False, why="", actor=actor, now=now)
    return toast("daily-below")


def _require(session: Session, place: Place, day: date, action: Action, *, actor: Actor, now: datetime) -> None:
    require(session, actor, action, place)
    if not actor.private:
        raise Refused("in-private-only")
    require_begun(session, place, day, now=now)
    if many := bookkeeping.too_many(session, place, day, now=now):
        raise Refused("ledger-too-many", count=many, most=MOST_PEOPLE)


def _issue(
    session: Session, place: Place, day: date, form: str, *, full: bool, why: str, actor: Actor, now: datetime
) -> None:
    staff = require(session, actor, Action.EXPORT_NAMES if full else Action.SEE_PERSON, place)
    number = ledgers.count(session, place.lineage, ends=summing.day_of(session, day, now=now).ends)
    kept: dict[str, Any] = {"day": day.isoformat(), "rows": number}
    where: dict[str, Any] = {"subject": f"place:{place.id}", "place_id": place.id, "now": now}
    if full:
        # the one thing somebody wrote that the trail keeps: it was asked for to stand there
        trail(session, actor, "ledger-exported-full", **where, **kept, why=why)
    else:
        trail(session, actor, "ledger-exported", **where, **kept)
    file = LedgerFile(place=place.id or 0, day=day.isoformat(), staff=staff.id or 0, form=form, full=full)
    reply(session, actor, file, now=now, part=form)


def ask_why(session: Session, place_id: int, day: int, *, actor: Actor, now: datetime) -> Toast:
    """Ask what the ledger with full names is needed for."""
    place, when = place_pressed(session, place_id), day_pressed(day)
    _require(session, place, when, Action.EXPORT_NAMES, actor=actor, now=now)
    about = {"place": place_id, "day": when.isoformat()}
    dialogues.ask(session, actor.chat_id, Asking.LEDGER_WHY, now=now, about=about)
    reply(session, actor, line("ledger-why-ask", place=place.name), now=now)
    return toast("ok")


def answered(session: Session, dialogue: Dialogue, text: str, *, actor: Actor, now: datetime) -> None:
    """Take the reason and owe the ledger in full. Raises Refused for none: the question stays open."""
    place = place_pressed(session, int(dialogue.about["place"]))
    day = date.fromisoformat(dialogue.about["day"])
    _require(session, place, day, Action.EXPORT_NAMES, actor=actor, now=now)
    why = plain_line(text)
    if not SHORTEST_REASON <= len(why) <= LONGEST_REASON:
        raise Refused("ledger-why-wrong", least=SHORTEST_REASON, most=LONGEST_REASON)
    dialogues.close(session, dialogue, now=now)
    _issue(session, place, day, "xlsx", full=True, why=why, actor=actor, now=now)
