"""The way in: keep updates, hand them out in order, mark them done, put aside what cannot be read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.notices import line
from bot.services.sending import tell_admins
from storage import gauges, inbox
from storage.words import InboxState

LAST_UPDATE = "last_update"
NEVER_CAME = "updates_never_came"
# after a week without updates Telegram begins anew at a random number: that is no gap
LARGEST_GAP = 100_000
TRIES = 3


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a batch: how many were new, and how many numbers were never delivered to us."""

    new: int
    gap: int


def store(session: Session, updates: Sequence[dict[str, Any]], *, now: datetime) -> Stored:
    """Keep a batch of raw updates before it is confirmed. An update that is here already changes nothing."""
    rows = [_row(update, now=now) for update in updates if _is_number(update.get("update_id"))]
    if not rows:
        return Stored(0, 0)
    new = inbox.store(session, rows)
    return Stored(new, _count_gap(session, sorted(one["update_id"] for one in rows), now=now))


def _row(update: dict[str, Any], *, now: datetime) -> dict[str, Any]:
    raw = json.dumps(update, separators=(",", ":"))
    if '"location":' in raw or '"contact":' in raw:
        raw = json.dumps(_minimised(update), separators=(",", ":"))
    return {
        "update_id": update["update_id"],
        "chat_id": chat_of(update),
        # as ASCII: half a character, which no database takes, must not hold up the batch it came with
        "raw": raw,
        "received_at": now,
        "state": InboxState.NEW,
        "tries": 0,
        "why": "",
    }


# what stands in their place, so that the message can still be read and answered
_FORGOTTEN = {
    "location": {"latitude": 0, "longitude": 0},
    "venue": {"location": {"latitude": 0, "longitude": 0}, "title": "", "address": ""},
    "contact": {"phone_number": "", "first_name": ""},
}


def _minimised(value: Any) -> Any:
    """Return an update without where anybody is and without anybody's contact: neither is ever written down."""
    if isinstance(value, list):
        return [_minimised(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        name: _FORGOTTEN[name] if name in _FORGOTTEN and isinstance(inner, dict) else _minimised(inner)
        for name, inner in value.items()
    }


def chat_of(update: dict[str, Any]) -> int:
    """Return the chat an update belongs to, for keeping its order; 0 for one that belongs to none."""
    for kind, inner in update.items():
        if kind == "update_id" or not isinstance(inner, dict):
            continue
        for holder in (inner, inner.get("message")):
            chat = holder.get("chat") if isinstance(holder, dict) else None
            if isinstance(chat, dict) and _is_number(chat.get("id")):
                return int(chat["id"])
        who = inner.get("from")
        if isinstance(who, dict) and _is_number(who.get("id")):
            return int(who["id"])
    return 0


def _is_number(value: object) -> bool:
    """Whether a database takes it as the number of a chat or an update."""
    return isinstance(value, int) and abs(value) < 2**63


def _count_gap(session: Session, numbers: list[int], *, now: datetime) -> int:
    whole = numbers[-1] - numbers[0] == len(numbers) - 1
    if whole and gauges.step(session, LAST_UPDATE, numbers[0] - 1, numbers[-1]):
        return 0
    last = gauges.value(session, LAST_UPDATE)
    expected = last + 1 if last is not None else numbers[0]
    missing = 0
    for number in numbers:
        if 0 < number - expected < LARGEST_GAP:
            missing += number - expected
        expected = max(expected, number + 1) if abs(number - expected) < LARGEST_GAP else number + 1
    gauges.put(session, LAST_UPDATE, expected - 1)
    if missing:
        gauges.add(session, NEVER_CAME, missing)
        tell_admins(session, line("ops-gap", count=missing), f"gap:{numbers[0]}", now=now)
    return missing


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that took no effect yet."""

    update_id: int
    chat_id: int
    raw: str


def waiting(session: Session, *, limit: int, after: int) -> list[Waiting]:
    """Return updates after a number that took no effect yet, oldest first."""
    return [Waiting(*one) for one in inbox.waiting(session, limit=limit, after=after)]


def finish(session: Session, update_id: int, *, now: datetime) -> bool:
    """Mark an update done in the transaction of its effect, and say whether it was still to be done."""
    return inbox.finish(session, update_id, InboxState.DONE, now=now)


def ignore(session: Session, update_id: int, why: str, *, now: datetime) -> None:
    """Keep an update that is nothing to us."""
    inbox.finish(session, update_id, InboxState.IGNORED, now=now, why=why)


def quarantine(session: Session, update_id: int, why: str, *, now: datetime) -> None:
    """Put an update aside that we cannot take, and tell the admins its number, not what it says."""
    if inbox.finish(session, update_id, InboxState.QUARANTINED, now=now, why=why[:60]):
        tell_admins(session, line("ops-quarantined", id=update_id), f"quarantined:{update_id}", now=now)


def failed(session: Session, update_id: int, why: str, *, now: datetime) -> bool:
    """Count a failed try and say whether there is another; after three the update is put aside."""
    if inbox.count_try(session, update_id) < TRIES:
        return True
    quarantine(session, update_id, why, now=now)
    return False
