"""What can wait until the morning: one message to each office at the end of its quiet hours, instead of many."""

import json
from datetime import datetime

from sqlmodel import Session

from bot.notices import (
    FromResident,
    Line,
    Menu,
    MorningBatch,
    MorningOrders,
    MorningView,
    Notice,
    Redraw,
    SupplyCard,
    notice_from,
)
from bot.rules.delivery import Priority
from bot.services import kinds, resting
from bot.services.offices import reach
from bot.services.owing import row as owed_row
from storage import outbox
from storage.models import Outbox
from storage.words import OutboxState

MOST, LONGEST = 10, 2400  # of one message: what a resident wrote is never cut off (Telegram takes 4096)
# what goes together: words with words, orders with orders
BATCHED = {FromResident.__name__: "morning", Line.__name__: "morning", SupplyCard.__name__: "morning-orders"}
_PUT_ASIDE = "in the morning message"


def quiet_until(session: Session, row: Outbox, *, now: datetime) -> datetime | None:
    """Return until when a message waits for the morning, or None when it goes now.

    Nobody is written to at night but about alerts and in answer to what they did themselves.
    """
    waits = row.priority >= Priority.PROMPT or kinds.is_told(row.notice, row.params)
    if not waits or row.notice in {Menu.__name__, Redraw.__name__}:
        return None
    return resting.until(session, row.recipient, now=now)


def put_aside(session: Session, row: Outbox, *, until: datetime, now: datetime) -> None:
    """Let a message wait for the morning: one for staff in the message of that morning, any other by itself."""
    row.next_at = until
    if row.notice not in BATCHED or row.recipient.split(":")[0] not in {"office", "staff"}:
        return
    notice = notice_from(row.notice, row.params)
    if reach(session, row.recipient, now=now, about=kinds.kind_of(session, notice)) is None:
        return  # in the morning it goes to whoever is next
    for part in range(1, MOST):
        if _joined(session, row, f"{BATCHED[row.notice]}:{row.recipient}:{until.isoformat()}:{part}", until=until):
            row.state, row.why = OutboxState.DROPPED, _PUT_ASIDE
            return


def _joined(session: Session, row: Outbox, key: str, *, until: datetime) -> bool:
    """Put a message into the one of the morning, unless that is full or on its way already."""
    standing = outbox.by_key(session, key)
    if standing is None:
        batch = MorningBatch(rows=(row.id or 0,))
        fresh = owed_row(batch, to=row.recipient, key=key, priority=Priority.DIGEST, now=row.owed_at)
        return outbox.owe(session, [fresh | {"next_at": until}]) == 1
    held = list(standing.params["rows"])
    if standing.state is not OutboxState.OWED or standing.attempts or len(held) >= MOST:
        return False
    if sum(_length(one) for one in [*outbox.by_ids(session, held), row]) > LONGEST:
        return False
    standing.params = {"rows": [*held, row.id]}
    session.flush()
    return True


def _length(row: Outbox) -> int:
    return len(str(row.params))


def view(session: Session, batch: MorningBatch, *, now: datetime) -> Notice | None:
    """Return the message of the morning: a single one as it stands, several below one heading."""
    rows = [one for one in outbox.by_ids(session, batch.rows) if one.expires_at is None or one.expires_at > now]
    if len(rows) <= 1:
        return notice_from(rows[0].notice, rows[0].params) if rows else None
    if rows[0].notice == SupplyCard.__name__:
        return MorningOrders(requests=tuple(one.params["request"] for one in rows))
    return MorningView(notices=tuple((one.notice, json.dumps(one.params, ensure_ascii=False)) for one in rows))
