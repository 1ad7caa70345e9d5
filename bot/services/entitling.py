"""Whether somebody may press on an alert, and whether the card in their hand is a card of it."""

from datetime import datetime

from sqlmodel import Session

from bot.rules.escalation import KINDS
from bot.services import climbing
from bot.services.actors import Actor, require
from bot.services.offices import to_staff
from bot.services.refusals import Refused
from storage import alerts, cards
from storage.models import Alert, Place, Staff


def held(
    session: Session, alert_id: int, *, message_id: int | None, actor: Actor, now: datetime, shows: bool = False
) -> tuple[Alert, Staff]:
    """Return an alert for changing and the member of staff who may press on it.

    Raises NotAllowed for somebody it does not concern, Refused for a card of something else.
    """
    alert = alerts.locked(session, alert_id)
    if alert is None:
        raise Refused("button-unknown")
    place = session.get(Place, alert.place_id)
    if place is None:
        raise LookupError("an alert has a place")
    staff = require(session, actor, KINDS[alert.kind].right, place)
    _check_card(session, alert, staff, message_id=message_id, actor=actor, now=now, shows=shows)
    return alert, staff


def _check_card(
    session: Session,
    alert: Alert,
    staff: Staff,
    *,
    message_id: int | None,
    actor: Actor,
    now: datetime,
    shows: bool,
) -> None:
    """A press counts on the card it belongs to; a bundle only shows the cards of its alerts.

    A card we lost track of, because its sending was uncertain, is taken up again, so that it changes
    with the other copies.
    """
    if message_id is None:
        return
    card = cards.at(session, actor.chat_id, message_id)
    if card is not None:
        own = {climbing.subject(alert), outcome_subject(alert), hand_subject(alert)}
        bundled = shows and card.subject in cards.bundles_of(session, [alert.id or 0])
        if card.subject not in own and not bundled:
            raise Refused("button-unknown")
    elif actor.private and not shows:
        cards.record(
            session,
            chat_id=actor.chat_id,
            message_id=message_id,
            subject=climbing.subject(alert),
            recipient=to_staff(staff.id),
            drawn="",
            now=now,
        )


def outcome_subject(alert: Alert) -> str:
    """Return the subject of the question how an alert ended."""
    return f"outcome:{alert.id}"


def hand_subject(alert: Alert) -> str:
    """Return the subject of the question to whom an alert is handed."""
    return f"hand:{alert.id}"
