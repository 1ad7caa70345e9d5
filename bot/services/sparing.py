"""Spare people: so many reminders a day and no more, however many rounds and notices they are silent about."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.rules.slots import Profile, moment
from storage import broadcasts, houses, outbox

Whose = tuple[int, date]  # a chat, on a day


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
    whose = {one: _whose(one) for one in owed}
    there_can_be = {one: _keys(*one, slots, last) for one in whose.values()}
    given = outbox.given(session, sorted(owed)) if owed else set()
    said = _said(session, there_can_be)
    return [row for one, row in owed.items() if one in given or said[whose[one]] < most]


def left(session: Session, profiles: Iterable[tuple[int, Profile]], day: date) -> dict[int, int]:
    """Return how many more reminders each chat may be given on a day, by the strictest rule of whom it answers for."""
    most: dict[int, int] = {}
    there_can_be: dict[Whose, set[str]] = {}
    for chat, profile in profiles:
        most[chat] = min(most.get(chat, profile.reminders_a_day), profile.reminders_a_day)
        keys = _keys(chat, day, (slot.name for slot in profile.slots), len(profile.nudges))
        there_can_be.setdefault((chat, day), set()).update(keys)
    said = _said(session, there_can_be)
    return {chat: max(0, number - said[chat, day]) for chat, number in most.items()}


def _whose(one: str) -> Whose:
    _, reporter_id, day, _, _ = one.split(":", 4)
    return int(reporter_id), date.fromisoformat(day)


def _keys(chat: int, day: date, slots: Iterable[str], last: int) -> set[str]:
    return {key(chat, day, slot, nudge) for slot in slots for nudge in range(1, last + 1)}


def _said(session: Session, there_can_be: Mapping[Whose, set[str]]) -> Counter[Whose]:
    """Count the reminders of each chat and day: of rounds, and of notices that were not read."""
    if not there_can_be:
        return Counter()
    given = outbox.given(session, sorted(set().union(*there_can_be.values())))
    said = Counter({whose: len(given & keys) for whose, keys in there_can_be.items()})
    zone = ZoneInfo(houses.house(session).zone)
    since = moment(min(day for _, day in there_can_be), time(), zone)
    chats = sorted({chat for chat, _ in there_can_be})
    said.update((chat, at.astimezone(zone).date()) for chat, at in broadcasts.chased(session, chats, since=since))
    return said
