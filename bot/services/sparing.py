"""Spare people: so many reminders a day and no more, however many rounds they are silent in."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlmodel import Session

from storage import outbox


def key(reporter_id: int, day: date, slot: str, nudge: int) -> str:
    """Return what makes a question of a round one: for each chat, however many it answers for."""
    before, after = around(day, slot, nudge)
    return f"{before}{reporter_id}{after}"


def around(day: date, slot: str, nudge: int) -> tuple[str, str]:
    """Return what stands before and behind the number of the chat in that key."""
    return "ask:", f":{day.isoformat()}:{slot}:{nudge}"


def within_the_day(
    session: Session, owed: Mapping[str, dict[str, Any]], *, slots: Iterable[str], most: int, last: int
) -> list[dict[str, Any]]:
    """Return those of the reminders that may still be given that day: at most so many to a chat.

    `owed` is by key; `slots` and `last` say which reminders there can have been before.
    """
    by_chat: dict[tuple[int, str], set[str]] = {}
    for one in owed:
        _, reporter_id, day, _, _ = one.split(":", 4)
        by_chat[int(reporter_id), day] = {
            key(int(reporter_id), date.fromisoformat(day), slot, nudge)
            for slot in slots
            for nudge in range(1, last + 1)
        }
    given = outbox.given(session, sorted(set().union(*by_chat.values()))) if by_chat else set()
    kept = []
    for one, row in owed.items():
        _, reporter_id, day, _, _ = one.split(":", 4)
        if one in given or len(given & by_chat[int(reporter_id), day]) < most:
            kept.append(row)
    return kept
