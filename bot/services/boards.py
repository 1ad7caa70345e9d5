"""`/today`, `/missing`, `/alerts`: where a place stands, as cards that keep themselves up to date."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import AlertCard, AlertsCard, BoardCard, Choice, MissingCard, Notice
from bot.rules.arguments import words
from bot.rules.buttons import data
from bot.rules.delivery import Priority
from bot.rules.escalation import KINDS, AlertState
from bot.rules.roles import Action, scopes
from bot.services.actors import Actor, grants_of, require, require_anywhere, trail
from bot.services.enrolling import place_named
from bot.services.offices import to_chat, to_staff
from bot.services.owing import owe, redraw, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import alerts, groups, houses, places
from storage.models import Place

OFFERED = 8


@dataclass(frozen=True, slots=True)
class _Kind:
    """A sort of list: the right it asks for, the card it is, and the verb of the button that chooses a place."""

    action: Action
    card: Callable[[int, str], Notice]
    verb: str


_BOARD = _Kind(Action.SEE_BOARD, lambda place, day: BoardCard(place=place, day=day), verb="today")
_MISSING = _Kind(Action.REPORT_FOR, lambda place, day: MissingCard(place=place, day=day), verb="missing")
_ALERTS = _Kind(Action.SEE_ALERTS, lambda place, _: AlertsCard(place=place), verb="alerts")
_KINDS = {kind.verb: kind for kind in (_BOARD, _MISSING, _ALERTS)}


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/today [PLACE]`: the one place somebody is responsible for, or a choice of them."""
    _answer(session, _BOARD, tail, actor=actor, now=now)


def missing(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/missing [PLACE]`: who has not reported in the newest round."""
    _answer(session, _MISSING, tail, actor=actor, now=now)


def open_alerts(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/alerts [PLACE]`: what is not closed."""
    _answer(session, _ALERTS, tail, actor=actor, now=now)


def _answer(session: Session, kind: _Kind, tail: str, *, actor: Actor, now: datetime) -> None:
    require_anywhere(session, actor, kind.action)
    if named := " ".join(words(tail)):
        place = place_named(session, named, action=kind.action, actor=actor)
        _show(session, kind, place, actor=actor, now=now)
        return
    if not actor.private and (group := groups.by_chat(session, actor.chat_id)):
        _show(session, kind, session.get_one(Place, group.place_id), actor=actor, now=now)
        return
    grants = grants_of(session, actor)
    below = places.below(session, scopes(grants, kind.action))
    # the tops of what somebody sees: a worker's grid, a lead's community, an admin's districts
    tops = [one for one in below if not any(_is_above(other, one) for other in below)]
    if not tops:
        raise Refused("place-none")
    if len(tops) == 1:
        _show(session, kind, tops[0], actor=actor, now=now)
        return
    verb = kind.verb
    buttons = tuple((data(verb, one.id), one.path.split("/")[-1]) for one in tops[:OFFERED])
    reply(session, actor, Choice(key="today-which", values={}, buttons=buttons), now=now)


def _is_above(other: Place, one: Place) -> bool:
    return other.id != one.id and one.lineage.startswith(other.lineage)


def by_button(session: Session, verb: str, place_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Show the list of the place that was chosen."""
    _show(session, _KINDS[verb], _place(session, place_id), actor=actor, now=now)
    return toast("ok")


def _place(session: Session, place_id: int) -> Place:
    place = session.get(Place, place_id)
    if place is None:
        raise Refused("button-unknown")
    return place


def _show(session: Session, kind: _Kind, place: Place, *, actor: Actor, now: datetime) -> None:
    require(session, actor, kind.action, place)
    trail(session, actor, f"{_SEEN[kind.verb]}-seen", subject=f"place:{place.id}", place_id=place.id, now=now)
    day = now.astimezone(ZoneInfo(houses.house(session).zone)).date()
    reply(session, actor, kind.card(place.id or 0, day.isoformat()), now=now)


_SEEN = {"today": "board", "missing": "missing", "alerts": "alerts"}


def refresh(session: Session, place_id: int, day: str, *, actor: Actor, now: datetime) -> Toast:
    """Draw a board anew because somebody asked for it."""
    require(session, actor, Action.SEE_BOARD, _place(session, place_id))
    redraw(session, f"board:{place_id}:{day}", now=now)
    return toast("board-fresh")


def open_alert(session: Session, alert_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Show an alert's card anew in the chat where its line was pressed. Every copy of it goes on changing."""
    alert = alerts.locked(session, alert_id)
    if alert is None:
        raise Refused("button-unknown")
    staff = require(session, actor, KINDS[alert.kind].right, session.get_one(Place, alert.place_id))
    trail(session, actor, "alert-seen", subject=f"alert:{alert.id}", place_id=alert.place_id, now=now)
    if alert.state is AlertState.CLOSED:
        return toast("alert-closed-already", alarm=True)
    owe(
        session,
        # no telling of the ladder: whether this copy arrives moves nobody up
        AlertCard(alert=alert_id, ring=0),
        to=to_staff(staff.id) if actor.private else to_chat(actor.chat_id, houses.house(session).language),
        key=f"alert-shown:{alert_id}:{actor.cause}",
        priority=Priority.REPLY,
        now=now,
    )
    return toast("alert-below")
