"""Turn a card to another page, or open one person on it: the card changes where it stands, and nothing new is sent."""

from datetime import date, datetime

from sqlmodel import Session

from bot.rules.escalation import AlertKind
from bot.rules.roles import Action
from bot.rules.views import OF_FILE, OF_LIST, View, view_in
from bot.services import leafing
from bot.services.actors import Actor, require, trail
from bot.services.drawing_presence import standing_of
from bot.services.owing import redraw_pressed
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import cards, dialogues, episodes
from storage.models import Alert, Card, Dialogue, Place, PresenceRound, Resident
from storage.words import Asking

# what each kind of list asks of whoever turns it
_RIGHTS = {
    "board": Action.SEE_BOARD,
    "missing": Action.REPORT_FOR,
    "alerts": Action.SEE_ALERTS,
    "presence": Action.REPORT_FOR,
    "alert": Action.HANDLE_ROUND,
    "rollcall": Action.REPORT_FOR,
    "file": Action.SEE_PERSON,
}


def turn(session: Session, word: str, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Show another page of the card that was pressed.

    Raises Refused for a card or a page that is none, NotAllowed for somebody whose list it is not.
    """
    view = view_in(word)
    card = pressed_card(session, message_id, actor=actor)
    if view is None or card is None:
        raise Refused("button-unknown")
    place = _place_of(session, card, actor)
    require(session, actor, _right(card, view), place)
    if card.subject.startswith("file:"):
        _open_page(session, card, view, place, actor=actor, now=now)
    elif view.person:
        _open_person(session, card, view, place, actor=actor, now=now)
    card.view = str(view)
    redraw_pressed(session, card, now=now)
    return toast("ok")


def _right(card: Card, view: View) -> Action:
    """Return what a page asks of whoever turns to it. Raises Refused for a page this card does not have."""
    kind = card.subject.split(":")[0]
    if view.tab not in (OF_FILE if kind == "file" else OF_LIST):
        raise Refused("button-unknown")
    return leafing.RIGHTS.get(view.tab, _RIGHTS[kind])


def _open_page(session: Session, card: Card, view: View, place: Place, *, actor: Actor, now: datetime) -> None:
    """Every page of a file that is opened is a look at the person."""
    subject = f"resident:{card.subject.split(':')[1]}"
    if view.person and subject != f"resident:{view.person}":
        raise Refused("button-unknown")
    trail(session, actor, "file-seen", subject=subject, place_id=place.id, now=now)


def pressed_card(session: Session, message_id: int | None, *, actor: Actor) -> Card | None:
    """Return the card that stands where somebody pressed."""
    return cards.at(session, actor.chat_id, message_id) if message_id is not None else None


def _place_of(session: Session, card: Card, actor: Actor) -> Place:
    kind, first, *_ = card.subject.split(":")
    if kind not in _RIGHTS:
        raise Refused("button-unknown")
    if kind == "alert":
        alert = session.get_one(Alert, int(first))
        if alert.kind is not AlertKind.MISSED:
            raise Refused("button-unknown")
        return session.get_one(Place, alert.place_id)
    if kind == "file":
        return session.get_one(Place, session.get_one(Resident, int(first)).place_id)
    if kind == "presence":
        return session.get_one(Place, session.get_one(PresenceRound, int(first)).place_id)
    if kind == "rollcall":
        dialogue = session.get_one(Dialogue, int(first))
        if dialogue.chat_id != actor.chat_id or dialogue.asking is not Asking.ROLL_CALL:
            raise Refused("button-unknown")
        return session.get_one(Place, dialogue.about["place"])
    return session.get_one(Place, int(first))


def _open_person(session: Session, card: Card, view: View, place: Place, *, actor: Actor, now: datetime) -> None:
    """Check that the person is one of this list, keep the look in the trail, and be ready for a typed value."""
    if not actor.private:
        raise Refused("in-private-only")
    kind, first, *_ = card.subject.split(":")
    if kind == "rollcall":
        return  # it is a line of the list that is open, and its lines are this worker's own
    if kind == "presence":
        round_ = session.get_one(PresenceRound, int(first))
        if standing_of(session, round_).door_with(view.person) is None:
            raise Refused("button-unknown")
    else:
        episode = episodes.active_of(session, view.person)
        home = session.get(Place, episode.place_id) if episode else None
        if home is None or not home.lineage.startswith(place.lineage):
            raise Refused("button-unknown")
        require(session, actor, Action.REPORT_FOR, home)
        about = {"resident": view.person, "card": card.id}
        dialogues.ask(session, actor.chat_id, Asking.REPORT_FOR, now=now, about=about)
    if not view.step:
        subject = f"resident:{view.person}"
        trail(session, actor, "person-seen", subject=subject, place_id=place.id, now=now)


def back_to_list(session: Session, card: Card | None, *, now: datetime) -> None:
    """Put a card back on the page from which a person was opened."""
    view = view_in(card.view) if card else None
    if card is None or view is None:
        return
    card.view = str(view.back)
    redraw_pressed(session, card, now=now)


def day_of(card: Card) -> date | None:
    """Return the day a list is about, if it says one."""
    *_, last = card.subject.split(":")
    return date.fromisoformat(last) if last.count("-") == 2 else None
