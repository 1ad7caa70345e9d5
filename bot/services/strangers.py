"""People we do not know: one polite answer an hour, and the emergency number whenever they need it."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import Word, line
from bot.rules.people import plain_line
from bot.services import sensing
from bot.services.actors import Actor, staff_of
from bot.services.offices import worker_of
from bot.services.owing import reply
from storage import attempts, dialogues, episodes, houses, residents
from storage.models import Dialogue, Episode
from storage.words import Asking

AN_HOUR = timedelta(hours=1)


def greet(session: Session, *, actor: Actor, now: datetime) -> None:
    """Say who we are and how to join, at most once an hour to each chat."""
    if staff_of(session, actor):
        reply(session, actor, line("staff-no-resident"), now=now)
        return
    if not actor.private:
        return  # in a group it would be said to people we know
    if asked := joining_now(session, actor):
        said = line("join-first", emergency=houses.house(session).emergency_number)
        reply(session, actor, said, now=now, language=asked.about.get("language", ""))
        return
    if attempts.count(session, "greeted", since=now - AN_HOUR, chat_id=actor.chat_id):
        return
    attempts.record(session, "greeted", chat_id=actor.chat_id, now=now)
    reply(session, actor, line("not-enrolled", emergency=houses.house(session).emergency_number), now=now)


def joining_now(session: Session, actor: Actor) -> Dialogue | None:
    """Return the question somebody has not answered who showed a code, while the isolation it is for goes on."""
    asked = dialogues.open_of(session, actor.chat_id, Asking.JOIN)
    if asked is None or episodes.active_of(session, asked.about["resident"]) is None:
        return None
    return asked


def help_at_once(session: Session, words: str = "", *, actor: Actor, now: datetime) -> None:
    """Give the emergency number to somebody who cries for help and answers for nobody here.

    Who has shown a code and not yet agreed is not asked for that first, and who wanted no questions may want help:
    the worker hears at once.
    """
    known = _known(session, actor) if actor.private and staff_of(session, actor) is None else []
    for episode, _ in known:
        sensing.cry(session, episode, plain_line(words), now=now)
    emergency = houses.house(session).emergency_number
    if known:
        episode, language = known[0]
        worker = worker_of(session, episode.place_id, now=now)
        name = worker.name if worker else Word("worker-unnamed")
        reply(session, actor, line("sos-joining", worker=name, emergency=emergency), now=now, language=language)
        return
    key = "sos-staff" if staff_of(session, actor) else "sos-stranger"
    reply(session, actor, line(key, emergency=emergency), now=now)


def _known(session: Session, actor: Actor) -> list[tuple[Episode, str]]:
    """Return whose isolations a chat is about that answers for none of them, each with the language it reads."""
    asked = joining_now(session, actor)
    joining = episodes.active_of(session, asked.about["resident"]) if asked else None
    if asked and joining:
        return [(joining, asked.about.get("language", ""))]
    return [(episode, who.language) for who, episode in residents.declined_by(session, actor.chat_id)]
