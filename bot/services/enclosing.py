"""Photos and voices that belong to an order: a prescription, a medicine box, words nobody typed."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.rules.supply_items import Order, order_in, says_nothing
from bot.services import drafting, inquiring
from bot.services.actors import Actor
from bot.services.households import Household
from bot.services.inquiring import WHEN
from bot.services.said import Said
from storage import dialogues, supplies
from storage.words import Asking

ALBUM_COMES = timedelta(minutes=10)  # Telegram delivers an album message by message


def shown(session: Session, household: Household, said: Said, *, first: bool, actor: Actor, now: datetime) -> None:
    """Keep a photo of a prescription or a box, or a voice, with the order it belongs to; its words are lines.

    Of an album the first picture is answered. What comes after an order was sent goes to the worker with it.
    """
    sent = supplies.newest_of(session, household.reporter.id or 0)
    if not first and sent is not None and supplies.draft_of(session, household.reporter.id or 0) is None:
        sent.shown = [*sent.shown, said.message_id]
        drafting.show(session, sent, said.message_id, now=now)
        return
    words = said.text if not says_nothing(said.text) else ""
    order = order_in(words) if words else Order("", ())
    draft = drafting.add(session, household, household.first, order, now=now)
    draft.shown = [*draft.shown, said.message_id]
    inquiring.remember(session, draft, actor)
    if not draft.said and not supplies.items_of(session, [draft.id or 0]):
        # the picture says what, and how much stands on it or is asked by the worker
        asked = dialogues.open_of(session, actor.chat_id, Asking.NEED)
        about = (dict(asked.about) if asked else {}) | {"much": True}
        dialogues.ask(session, actor.chat_id, Asking.NEED, now=now, step=WHEN, about=about)
    session.flush()
    if first:
        inquiring.go_on(session, household, draft, actor=actor, now=now)


def belongs_to_sent(session: Session, household: Household, nth: int, *, now: datetime) -> bool:
    """Whether a further picture of an album belongs to an order that was sent with the first one."""
    if nth == 1:
        return False
    sent = supplies.newest_of(session, household.reporter.id or 0)
    return sent is not None and bool(sent.shown) and now - sent.asked_at <= ALBUM_COMES
