"""Words for one person, a note or a message: about whom and what, each asked for when it is missing.

What is asked is a row: of several people with one name the words wait until one of them is chosen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.notices import line
from bot.rules.arguments import name_and_text
from bot.rules.people import plain_lines
from bot.rules.roles import Action
from bot.services import files
from bot.services.actors import Actor, require, require_anywhere
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import dialogues
from storage.models import Dialogue, Place, Resident, Staff
from storage.words import Asking


@dataclass(frozen=True, slots=True)
class Writing:
    """A sort of words: how it is asked for, who may write it, how long it may be, and what comes of it."""

    asking: Asking
    action: Action
    longest: int  # characters
    verb: str  # of the button by which one of several people is chosen
    whom: str  # the sentences: about whom?
    several: str
    too_long: str
    go_on: Callable[..., None]  # takes the resident, who writes and the words; asks for them when there are none


def by_command(session: Session, writing: Writing, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer a command with a name and words. What is missing is asked for; of several people one is chosen."""
    require_anywhere(session, actor, writing.action)
    if not actor.private:
        raise Refused("in-private-only")
    name, text = name_and_text(tail)
    if not name:
        dialogues.ask(session, actor.chat_id, writing.asking, now=now)
        reply(session, actor, line(writing.whom), now=now)
        return
    text = _short_enough(writing, text)
    found = files.matching(session, name, action=writing.action, actor=actor)
    if len(found) > 1:
        dialogues.ask(session, actor.chat_id, writing.asking, now=now, about={"text": text})
        files.offer(session, writing.several, name, found, verb=writing.verb, actor=actor, now=now)
        return
    write(session, writing, found[0].id or 0, text, actor=actor, now=now)


def _short_enough(writing: Writing, text: str) -> str:
    kept = plain_lines(text)
    if len(kept) > writing.longest:
        raise Refused(writing.too_long, most=writing.longest, count=len(kept))
    return kept


def write(session: Session, writing: Writing, resident_id: int, text: str, *, actor: Actor, now: datetime) -> None:
    """Go on with the words for somebody, or ask for them."""
    resident, staff = entitled(session, writing, resident_id, actor=actor)
    writing.go_on(session, resident, staff, text, actor=actor, now=now)


def entitled(session: Session, writing: Writing, resident_id: int, *, actor: Actor) -> tuple[Resident, Staff]:
    """Return a resident and who writes. Raises NotAllowed outside the actor's scope; only in private."""
    resident = session.get(Resident, resident_id)
    if resident is None:
        raise Refused("button-unknown")
    staff = require(session, actor, writing.action, session.get_one(Place, resident.place_id))
    if not actor.private:
        raise Refused("in-private-only")
    return resident, staff


def press(session: Session, writing: Writing, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Ask for the words for the person who was tapped."""
    write(session, writing, resident_id, "", actor=actor, now=now)
    return toast("ok")


def choose(session: Session, writing: Writing, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Take the person who was chosen as whom the words that wait are for."""
    asked = dialogues.open_of(session, actor.chat_id, writing.asking)
    if asked is None or "text" not in asked.about:
        raise Refused("button-answered")
    write(session, writing, resident_id, asked.about["text"], actor=actor, now=now)
    return toast("ok")


def answered(session: Session, writing: Writing, asked: Dialogue, text: str, *, actor: Actor, now: datetime) -> None:
    """Take what was typed as the words that were asked for, or as a name with words."""
    if "resident" in asked.about:
        text = _short_enough(writing, text)
        write(session, writing, asked.about["resident"], text, actor=actor, now=now)
        return
    by_command(session, writing, text, actor=actor, now=now)
