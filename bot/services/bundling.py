"""Several alerts for one chat within three seconds are one message, in which each is a line and a button.

The first goes at once; what comes right after it waits until three seconds are over and goes
together. Where a chat is slower than its alerts, as a group is, whatever waits for it goes together
too. A cry for help is never held and never shares its message.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import AlertCard, BundleCard, params_of
from bot.rules.delivery import Priority
from bot.services.offices import Reached, reach
from storage import cards, outbox
from storage.models import Outbox
from storage.words import OutboxState

TOGETHER = timedelta(seconds=3)
MOST = 8  # rows of buttons
LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class Held:
    """Nothing leaves now: an alert came into this chat a moment ago, and this one waits for others."""

    until: datetime


def gather(
    session: Session, row: Outbox, card: AlertCard, *, reader: Reached, now: datetime
) -> AlertCard | BundleCard | Held:
    """Return what leaves for this chat now: the card, several alerts in one, or nothing yet.

    What goes in a bundle is owed no more by itself; the row that leaves stands for all of them.
    """
    if row.priority != Priority.ALERT or row.marked or row.plain:
        return card
    last = cards.rang_at(session, reader.chat_id, since=now - TOGETHER)
    if last is not None:
        return Held(last + TOGETHER)
    others = _others(session, row, reader, now=now)
    rings: dict[int, int] = {}
    for one in sorted([row, *others], key=lambda one: one.id or 0):
        rings[one.params["alert"]] = one.params["ring"]  # a newer telling of the same alert says it all
    for one in others:
        one.state, one.why = OutboxState.DROPPED, f"said in {row.id}"
    if len(rings) == 1:
        row.params = card_params = {"alert": card.alert, "ring": rings[card.alert]}
        return AlertCard(**card_params)
    cards.bundle(session, row.id or 0, list(rings.items()))
    bundle = BundleCard(message=row.id or 0)
    row.notice, row.params = type(bundle).__name__, params_of(bundle)
    return bundle


def _others(session: Session, row: Outbox, reader: Reached, *, now: datetime) -> list[Outbox]:
    """Return what else rings in the same chat and did not leave yet, at most as many as a message has buttons."""
    waiting = outbox.unsent(
        session, AlertCard.__name__, priority=Priority.ALERT, chat_id=reader.chat_id, limit=LOOKED_AT
    )
    found: list[Outbox] = []
    alerts = {row.params["alert"]}
    for one in waiting:
        if one.id == row.id or one.marked or one.plain or not _same_chat(session, one, reader, now=now):
            continue
        if one.params["alert"] not in alerts and len(alerts) == MOST:
            break
        alerts.add(one.params["alert"])
        found.append(one)
    return found


def _same_chat(session: Session, row: Outbox, reader: Reached, *, now: datetime) -> bool:
    reached = reach(session, row.recipient, now=now)
    return reached is not None and (reached.chat_id, reached.masked) == (reader.chat_id, reader.masked)
