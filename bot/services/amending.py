"""An order said anew, taken back, or replaced by something else, as long as nobody has accepted it."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import SupplyCancelOffer, line
from bot.rules.supply import CHANGEABLE, SupplyState
from bot.rules.supply_items import order_in, says_nothing
from bot.services import drafting, inquiring, recounting
from bot.services.actors import Actor
from bot.services.households import Household
from bot.services.inquiring import OFFERED, WHAT
from bot.services.refusals import Refused
from bot.services.said import Said
from bot.services.toasts import Toast, toast
from storage import dialogues, supplies
from storage.models import Dialogue, SupplyRequest
from storage.words import Asking


def change(session: Session, request_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Ask for an order anew; the next words take the place of its lines."""
    household, request = inquiring.own(session, request_id, actor)
    if request.state not in CHANGEABLE:
        raise Refused("supply-too-late")
    dialogues.ask(session, actor.chat_id, Asking.NEED, now=now, step=WHAT, about={"change": request_id})
    inquiring.say(session, household, line("supply-change"), actor=actor, now=now)
    return toast("ok")


def changing(session: Session, asked: Dialogue) -> SupplyRequest | None:
    """Return the order that is being said anew, or None when nothing is."""
    return supplies.locked(session, int(asked.about["change"])) if "change" in asked.about else None


def change_to(
    session: Session,
    household: Household,
    asked: Dialogue,
    request: SupplyRequest,
    said: Said,
    *,
    actor: Actor,
    now: datetime,
) -> bool:
    """Let an order be what is said now, and say whether it was taken: one that was accepted meanwhile is not."""
    if says_nothing(said.text):
        inquiring.say(session, household, line("supply-nothing"), actor=actor, now=now)
        return True
    if request.state not in CHANGEABLE:
        # accepted meanwhile: what is said now goes to the worker as it stands
        dialogues.close(session, asked, now=now)
        inquiring.say(session, household, line("supply-too-late"), actor=actor, now=now)
        return False
    drafting.replace_lines(session, request, order_in(said.text), now=now)
    dialogues.ask(session, actor.chat_id, Asking.NEED, now=now, step=WHAT, about={"request": request.id})
    if request.state is SupplyState.DRAFT:
        inquiring.go_on(session, household, request, actor=actor, now=now)
        return True
    dialogues.close(session, asked, now=now)
    noted = drafting.noted(session, request, now=now, several=household.only is None)
    inquiring.say(session, household, noted, actor=actor, now=now)
    return True


def cancel(session: Session, request_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Take an order back, as long as nobody has accepted it."""
    household, request = inquiring.own(session, request_id, actor)
    if request.state is SupplyState.CANCELLED:
        return toast("button-answered")
    drafting.cancel(session, request, now=now)
    asked = dialogues.open_of(session, actor.chat_id, Asking.NEED)
    if asked is not None and request_id in (asked.about.get("request"), asked.about.get("change")):
        dialogues.close(session, asked, now=now)
    inquiring.say(
        session, household, line("supply-cancelled", no=drafting.number(session, request)), actor=actor, now=now
    )
    return toast("ok")


def offer_cancelling(session: Session, household: Household, *, actor: Actor, now: datetime) -> bool:
    """Offer to take an order back; say whether there is one. A draft that was not sent is put away at once."""
    draft = supplies.draft_of(session, household.reporter.id or 0)
    if draft is not None:
        drafting.cancel(session, draft, now=now)
        dialogues.close(session, dialogues.open_of(session, actor.chat_id, Asking.NEED), now=now)
        inquiring.say(session, household, line("supply-put-away"), actor=actor, now=now)
        return True
    found = supplies.open_by(session, household.reporter.id or 0)[:OFFERED]
    if not found:
        return False
    items = supplies.items_of(session, [one.id or 0 for one in found])
    orders = tuple(
        (one.id or 0, f"{drafting.number(session, one)} {recounting.short(items.get(one.id or 0, []), one.said)}")
        for one in found
    )
    inquiring.say(session, household, SupplyCancelOffer(orders=orders), actor=actor, now=now)
    return True


def something_else(session: Session, request_id: int, wanted: bool, *, actor: Actor, now: datetime) -> Toast:
    """After "it cannot be had": ask what instead, or leave it."""
    household, request = inquiring.own(session, request_id, actor)
    if not wanted:
        inquiring.say(session, household, line("supply-left"), actor=actor, now=now)
        return toast("ok")
    dialogues.ask(session, actor.chat_id, Asking.NEED, now=now, step=WHAT, about={"instead": request.id})
    inquiring.say(session, household, line("supply-detail"), actor=actor, now=now)
    return toast("ok")
