"""People we do not know: one polite answer an hour, and the emergency number whenever they need it."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import Word, line
from bot.rules.people import plain_line
from bot.services import sensing
from bot.services.actors import Actor, staff_of
from bot.services.offices import worker_of
from bot.services.owing import reply
from storage import attempts, dialogues, episodes, houses
from storage.models import Dialogue
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
    """Give the emergency number to somebody who cries for help and is not linked to anybody here.

    Who has shown a code and not yet agreed is not asked for that first: the worker hears at once.
    """
    asked = joining_now(session, actor) if actor.private else None
    if asked is not None and staff_of(session, actor) is None:
        _cry(session, asked, words, actor=actor, now=now)
        return
    key = "sos-staff" if staff_of(session, actor) else "sos-stranger"
    reply(session, actor, line(key, emergency=houses.house(session).emergency_number), now=now)


def _cry(session: Session, asked: Dialogue, words: str, *, actor: Actor, now: datetime) -> None:
    episode = episodes.active_of(session, asked.about["resident"])
    if episode is None:
        return
    sensing.cry(session, episode, plain_line(words), now=now)
    worker = worker_of(session, episode.place_id, now=now)
    name = worker.name if worker else Word("worker-unnamed")
    said = line("sos-joining", worker=name, emergency=houses.house(session).emergency_number)
    reply(session, actor, said, now=now, language=asked.about.get("language", ""))
