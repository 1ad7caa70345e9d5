"""`/today`: where a place stands, as a card that keeps itself up to date."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import BoardCard, Choice
from bot.rules.arguments import words
from bot.rules.buttons import data
from bot.rules.roles import Action, scopes
from bot.services.actors import Actor, grants_of, require, require_anywhere, trail
from bot.services.enrolling import place_named
from bot.services.owing import redraw, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import groups, houses, places
from storage.models import Place

OFFERED = 8


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/today [PLACE]`: the one place somebody is responsible for, or a choice of them."""
    require_anywhere(session, actor, Action.SEE_BOARD)
    if named := " ".join(words(tail)):
        place = place_named(session, named, action=Action.SEE_BOARD, actor=actor)
        _show(session, place, actor=actor, now=now)
        return
    if not actor.private and (group := groups.by_chat(session, actor.chat_id)):
        _show(session, session.get_one(Place, group.place_id), actor=actor, now=now)
        return
    grants = grants_of(session, actor)
    below = places.below(session, scopes(grants, Action.SEE_BOARD))
    # the tops of what somebody sees: a worker's grid, a lead's community, an admin's districts
    tops = [one for one in below if not any(_is_above(other, one) for other in below)]
    if not tops:
        raise Refused("place-none")
    if len(tops) == 1:
        _show(session, tops[0], actor=actor, now=now)
        return
    buttons = tuple((data("today", one.id), one.path.split("/")[-1]) for one in tops[:OFFERED])
    reply(session, actor, Choice(key="today-which", values={}, buttons=buttons), now=now)


def _is_above(other: Place, one: Place) -> bool:
    return other.id != one.id and one.lineage.startswith(other.lineage)


def by_button(session: Session, place_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Show the board of the place that was chosen."""
    _show(session, _place(session, place_id), actor=actor, now=now)
    return toast("ok")


def _place(session: Session, place_id: int) -> Place:
    place = session.get(Place, place_id)
    if place is None:
        raise Refused("button-unknown")
    return place


def _show(session: Session, place: Place, *, actor: Actor, now: datetime) -> None:
    require(session, actor, Action.SEE_BOARD, place)
    trail(session, actor, "board-seen", subject=f"place:{place.id}", place_id=place.id, now=now)
    day = now.astimezone(ZoneInfo(houses.house(session).zone)).date()
    board = BoardCard(place=place.id or 0, day=day.isoformat())
    reply(session, actor, board, now=now)


def refresh(session: Session, place_id: int, day: str, *, actor: Actor, now: datetime) -> Toast:
    """Draw a board anew because somebody asked for it."""
    require(session, actor, Action.SEE_BOARD, _place(session, place_id))
    redraw(session, f"board:{place_id}:{day}", now=now)
    return toast("board-fresh")
