"""People we do not know: one polite answer an hour, and the emergency number whenever they need it."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import line
from bot.services.actors import Actor, staff_of
from bot.services.owing import reply
from storage import attempts, houses

AN_HOUR = timedelta(hours=1)


def greet(session: Session, *, actor: Actor, now: datetime) -> None:
    """Say who we are and how to join, at most once an hour to each chat."""
    if staff_of(session, actor):
        reply(session, actor, line("staff-no-resident"), now=now)
        return
    if not actor.private:
        return  # in a group it would be said to people we know
    if attempts.count(session, "greeted", since=now - AN_HOUR, chat_id=actor.chat_id):
        return
    attempts.record(session, "greeted", chat_id=actor.chat_id, now=now)
    reply(session, actor, line("not-enrolled", emergency=houses.house(session).emergency_number), now=now)


def help_at_once(session: Session, *, actor: Actor, now: datetime) -> None:
    """Give the emergency number to somebody who cries for help and whom nobody here looks after."""
    key = "sos-staff" if staff_of(session, actor) else "sos-stranger"
    reply(session, actor, line(key, emergency=houses.house(session).emergency_number), now=now)
