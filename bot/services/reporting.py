"""Report on behalf: after a call, at the door, for whoever has no phone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.notices import Choice, line
from bot.rules.arguments import lines_of, words
from bot.rules.buttons import data
from bot.rules.people import plain_line
from bot.rules.roles import Action
from bot.rules.temperature import HIGHEST_ASKED, LOWEST_ASKED, Certain, Doubtful, Temperature, Unclear, read
from bot.rules.views import view_in
from bot.services import files, sensing, taking
from bot.services.actors import Actor, require, trail
from bot.services.owing import redraw_pressed, reply
from bot.services.refusals import Refused
from bot.services.taking import Source
from bot.services.toasts import Toast, toast
from storage import dialogues, episodes
from storage.models import Card, Dialogue, Episode, Place, Reading, Resident, Staff
from storage.words import Asking, Channel, GivenBy

CONFIRMED_MOST = 4  # values offered at a time


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/rep NAME VALUE [words]`. Several people of that name are offered as buttons."""
    if not actor.private:
        raise Refused("in-private-only")
    if sum(_has_value(one) for one in lines_of(tail)) > 1:
        raise Refused("rep-several-lines")
    given = _name_first(words(tail))
    if len(given) < 2:
        raise Refused("rep-usage")
    # all that follows the name is read as one: in "36 5" the 36 alone would be another value
    name, said = given[0], " ".join(given[1:])
    value = _value(said)
    found = files.matching(session, name, action=Action.REPORT_FOR, actor=actor)
    if len(found) > 1 and (named := _named_further(session, given, actor=actor)):
        name, said, found = named
        value = _value(said)
    if len(found) > 1:
        _offer(session, name, found, value, said, actor=actor, now=now)
        return
    if isinstance(value, Certain):
        take(session, found[0].id or 0, OnBehalf.typed(value.value, said), actor=actor, now=now)
        return
    _confirm(session, found[0], value.values, said, actor=actor, now=now)


def _has_value(text: str) -> bool:
    return not isinstance(read(text), Unclear)


def _name_first(given: Sequence[str]) -> Sequence[str]:
    """Return the words with the name before the value: 36.5 李奶奶, 李奶奶36.5 and 李奶奶：36.5 say the same."""
    if len(given) > 1 and _has_value(given[0]) and not _has_value(" ".join(given[1:])):
        return (" ".join(given[1:]), given[0])
    if given and not _has_value(" ".join(given[1:])) and (glued := _GLUED.fullmatch(given[0])):
        return (*glued.groups(), *given[1:])
    return (given[0].rstrip(_MARKS), *given[1:]) if given else given


_MARKS = ":：,，=、"
_GLUED = re.compile(rf"(\D+?)[{_MARKS}]*(\d.*)")


def _named_further(
    session: Session, given: Sequence[str], *, actor: Actor
) -> tuple[str, str, Sequence[Resident]] | None:
    """Return the name with the words that tell which of several it is (a door, a second name), and the rest."""
    for many in range(2, len(given)):
        if _has_value(given[many - 1]) or not _has_value(" ".join(given[many:])):
            return None
        name = " ".join(given[:many])
        try:
            return name, " ".join(given[many:]), files.matching(session, name, action=Action.REPORT_FOR, actor=actor)
        except Refused:
            continue
    return None


def _value(text: str) -> Certain | Doubtful:
    match read(text):
        case Certain() | Doubtful() as value:
            return value
        case _:
            raise Refused("rep-value", word=text[:20])


def _offer(
    session: Session,
    name: str,
    found: Sequence[Resident],
    value: Certain | Doubtful,
    said: str,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """Offer the people of a name. Each button shows the value, so that a tap confirms both."""
    match value:
        case Certain(value=one) | Doubtful(values=(one,)):
            extra, ending = (one.centi, sensing.marks_of(said)), f"　{one}℃"
            files.offer(
                session, "rep-several", name, found, verb="rep", extra=extra, ending=ending, actor=actor, now=now
            )
        case _:
            raise Refused("rep-value", word=said[:20])


def _confirm(
    session: Session, resident: Resident, doubted: Sequence[Temperature], said: str, *, actor: Actor, now: datetime
) -> None:
    """Ask which value it is. What is said with it waits for the answer; a cry for help waits for nothing."""
    _keep_look(session, resident, actor=actor, now=now)
    marks = sensing.marks_of(said)
    if sensing.cries(marks):
        _, episode, _ = _reportable(session, resident.id or 0, actor=actor)
        sensing.cry(session, episode, said, now=now)
        marks = sensing.without_cry(marks)
    buttons = tuple((data("rep", resident.id, value.centi, marks), f"{value}℃") for value in doubted[:CONFIRMED_MOST])
    reply(session, actor, Choice(key="rep-confirm", values={"name": resident.name}, buttons=buttons), now=now)


def by_button(session: Session, resident_id: int, centi: int, marks: int = 0, *, actor: Actor, now: datetime) -> Toast:
    """Take a value for the person that was chosen, and what was said with it."""
    value = Temperature(centi)
    if not LOWEST_ASKED <= value <= HIGHEST_ASKED:
        raise Refused("button-unknown")
    take(session, resident_id, OnBehalf.tapped(value, marks), actor=actor, now=now)
    return toast("ok")


def ask_value(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Ask a worker, in private, which value to report for somebody who was tapped on a board."""
    resident, _, _ = _reportable(session, resident_id, actor=actor)
    _keep_look(session, resident, actor=actor, now=now)
    dialogues.ask(session, actor.telegram_id, Asking.REPORT_FOR, now=now, about={"resident": resident_id})
    whole = tuple((data("reppad", resident_id, degrees), str(degrees)) for degrees in range(35, 40))
    values = {"name": resident.name, "phone": resident.phone or "—"}
    if not actor.private:
        raise Refused("in-private-only")
    reply(session, actor, Choice(key="proxy-ask", values=values, buttons=whole), now=now, part=str(resident_id))
    return toast("ok")


def _keep_look(session: Session, resident: Resident, *, actor: Actor, now: datetime) -> None:
    subject = f"resident:{resident.id}"
    trail(session, actor, "person-shown", subject=subject, place_id=resident.place_id, now=now)


def pad(
    session: Session, resident_id: int, whole: int, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Show the tenths of a whole degree for somebody who is reported for."""
    resident, _, _ = _reportable(session, resident_id, actor=actor)
    _keep_look(session, resident, actor=actor, now=now)
    values = {"name": resident.name, "phone": resident.phone or "—"}
    tenths = tuple((data("rep", resident_id, whole * 100 + tenth * 10), f"{whole}.{tenth}") for tenth in range(10))
    reply(session, actor, Choice(key="proxy-ask", values=values, buttons=tenths), now=now, edits=message_id)
    return toast("ok")


def value_typed(
    session: Session, dialogue: Dialogue, text: str, sent_at: datetime, *, actor: Actor, now: datetime
) -> None:
    """Take the value a worker typed for somebody they tapped."""
    match read(text):
        case Certain(value=value):
            take(session, dialogue.about["resident"], OnBehalf.typed(value, text), actor=actor, now=now)
        case Doubtful(values=values):
            _confirm(session, session.get_one(Resident, dialogue.about["resident"]), values, text, actor=actor, now=now)
        case _:
            reply(session, actor, line("proxy-value", word=plain_line(text)[:20]), now=now)


@dataclass(frozen=True, slots=True)
class OnBehalf:
    """What is said on somebody's behalf: a value, the words it stood in, and what else they say.

    `marks` is that as `sensing.marks_of` has it, since a button may stand for the words.
    """

    value: Temperature
    said: str
    marks: int

    @classmethod
    def typed(cls, value: Temperature, said: str) -> "OnBehalf":
        """Return what somebody typed."""
        return cls(value, said, sensing.marks_of(said))

    @classmethod
    def tapped(cls, value: Temperature, marks: int = 0) -> "OnBehalf":
        """Return what a button stands for."""
        return cls(value, str(value), marks)


def take(session: Session, resident_id: int, told: OnBehalf, *, actor: Actor, now: datetime) -> None:
    """Record a value on behalf, with who gave it and how, and say so. A fever and what ails somebody ring as ever."""
    done = record(session, resident_id, told, actor=actor, now=now)
    key = "rep-done-fever" if done.fever or done.told else "rep-done"
    said_now = line(key, name=done.resident.name, value=str(told.value))
    reply(session, actor, said_now, now=now, part=str(done.reading.id))


@dataclass(frozen=True, slots=True)
class Done:
    """A value that was taken on somebody's behalf."""

    resident: Resident
    reading: Reading
    fever: bool
    told: bool  # of what was said with it


def record(session: Session, resident_id: int, told: OnBehalf, *, actor: Actor, now: datetime) -> Done:
    """Record a value on behalf without a word: where it was tapped, the card itself shows it."""
    resident, episode, staff = _reportable(session, resident_id, actor=actor)
    source = Source(GivenBy.WORKER, Channel.PHONE, now, said=told.said[:200], staff_id=staff.id)
    reading = taking.take(session, resident, episode, told.value, source, now=now)
    rang = sensing.on_behalf(session, episode, reading, told.marks, source, now=now)
    _put_back(session, actor, now=now)
    trail(session, actor, "reported-for", subject=f"resident:{resident_id}", place_id=episode.place_id, now=now)
    return Done(resident, reading, taking.is_fever(episode, reading), rang)


def _put_back(session: Session, actor: Actor, *, now: datetime) -> None:
    """End the question for a value; the list it was asked from goes back to its page."""
    asked = dialogues.open_of(session, actor.chat_id, Asking.REPORT_FOR)
    card = session.get(Card, asked.about.get("card")) if asked and asked.about.get("card") else None
    dialogues.close(session, asked, now=now)
    view = view_in(card.view) if card else None
    if card is not None and view is not None and card.chat_id == actor.chat_id:
        card.view = str(view.back)
        redraw_pressed(session, card, now=now)


def _reportable(session: Session, resident_id: int, *, actor: Actor) -> tuple[Resident, Episode, Staff]:
    resident = session.get(Resident, resident_id)
    if resident is None:
        raise Refused("button-unknown")
    staff = require(session, actor, Action.REPORT_FOR, session.get_one(Place, resident.place_id))
    episode = episodes.active_of(session, resident_id)
    if episode is None:
        raise Refused("rep-not-followed", name=resident.name)
    return resident, episode, staff
