"""Rounds: open the checks of a slot, nudge, and close in silence. Set-wise, a chunk at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import Ask
from bot.rules.delivery import Priority
from bot.rules.slots import Course, Due, Profile, course, from_json, next_due, too_late_to_ask
from bot.services import digests, listing, sparing
from bot.services.offices import to_reporter
from bot.services.owing import owe_all, row
from storage import checks, episodes, readings, residents
from storage.episodes import Waiting
from storage.models import Check, Reading
from storage.words import CheckState

CHUNK = 500  # so that a fever never waits long behind a round in the one writing thread


@dataclass(frozen=True, slots=True)
class Opened:
    """What one step of opening did. With `more` there is more to do at once."""

    opened: int
    asked: int
    more: bool


def open_due(session: Session, *, now: datetime) -> Opened:
    """Open the checks of every episode whose slot has begun, and owe the questions.

    A slot is unique by episode, local date and name, so opening it twice asks once. A slot that
    passed while we were down is noted as our outage and asked of nobody.
    """
    due = episodes.due(session, now=now, limit=CHUNK)
    if not due:
        return Opened(0, 0, False)
    profiles = {episode.id: from_json(episode.profile) for episode in due}
    early = _early(session, due, profiles)
    rows = [_check(episode, profiles[episode.id], early=episode.id in early, now=now) for episode in due]
    opened = checks.open_new(session, rows)
    asked = owe_all(session, _questions(session, _to_ask(rows, profiles), 0, now=now))
    _answer_early(session, due, early)
    listing.round_opened(session, {(one["place_id"], one["day"]) for one in rows}, now=now)
    episodes.move_on(session, [_onward(episode, profiles[episode.id]) for episode in due])
    session.expire_all()
    # after an outage the next slot of the same people may be due as well
    return Opened(opened, asked, len(due) == CHUNK or any(one["state"] is CheckState.OUTAGE for one in rows))


def _early(session: Session, due: Sequence[Waiting], profiles: dict[int, Profile]) -> dict[int, int]:
    """Return, by episode, a reading given shortly before its slot began, or in its time: it counts for the slot."""
    longest = timedelta(minutes=max(profile.opens_before for profile in profiles.values()))
    oldest = min(episode.next_round_at for episode in due) - longest
    found = readings.unasked_since(session, [episode.id for episode in due], since=oldest)
    early = {}
    for episode in due:
        reading = found.get(episode.id)
        if reading and _in_time(reading, profiles[episode.id], begins=episode.next_round_at):
            early[episode.id] = reading.id or 0
    return early


def _in_time(reading: Reading, profile: Profile, *, begins: datetime) -> bool:
    # what was said ten hours after a slot we slept through belongs to the one that follows
    return (
        timedelta(minutes=-profile.opens_before)
        <= reading.measured_at - begins
        < timedelta(minutes=profile.closes_after)
    )


@lru_cache(maxsize=64)
def _course(profile: Profile, due_at: datetime, opened_at: datetime) -> Course:
    return course(profile, due_at=due_at, opened_at=opened_at)


def _check(episode: Waiting, profile: Profile, *, early: bool, now: datetime) -> dict[str, Any]:
    due_at = episode.next_round_at
    times = _course(profile, due_at, now)
    state = CheckState.DUE
    if early:
        state = CheckState.ANSWERED
    elif too_late_to_ask(profile, due_at=due_at, now=now):
        state = CheckState.OUTAGE
    return {
        "episode_id": episode.id,
        "resident_id": episode.resident_id,
        "place_id": episode.place_id,
        "day": episode.next_day,
        "slot": episode.next_slot,
        "opened_at": due_at if early else now,
        "closes_at": times.closes_at,
        "nudges": 0,
        "next_at": times.after(0) if state is CheckState.DUE else None,
        "state": state,
    }


def _to_ask(opened: Iterable[dict[str, Any]], profiles: dict[int, Profile]) -> list[dict[str, Any]]:
    return [
        one | {"last_nudge": len(profiles[one["episode_id"]].nudges)}
        for one in opened
        if one["state"] is CheckState.DUE
    ]


def _questions(
    session: Session, opened: Iterable[dict[str, Any]], nudge: int, *, now: datetime
) -> list[dict[str, Any]]:
    """Return the questions to owe: one for each reporter and slot, however many they answer for."""
    by_resident = {one["resident_id"]: one for one in opened}
    owed: dict[str, dict[str, Any]] = {}
    alike: dict[tuple[date, str], dict[str, Any]] = {}
    for resident_id, reporter_id in residents.askable(session, list(by_resident)):
        check = by_resident[resident_id]
        day, slot = check["day"], check["slot"]
        if (day, slot) not in alike:
            ask = Ask(day=day.isoformat(), slot=slot, nudge=nudge)
            alike[day, slot] = row(ask, to="", key="", priority=Priority.PROMPT, now=now)
        key = sparing.key(reporter_id, day, slot, nudge)
        # a question dies with its slot; the word that the round is over may come a little later
        expires = check["closes_at"] if nudge <= check["last_nudge"] else check["closes_at"] + _LAST_WORD
        owed[key] = alike[day, slot] | {"recipient": to_reporter(reporter_id), "key": key, "expires_at": expires}
    return list(owed.values())


def _reminders(
    session: Session, group: Sequence[dict[str, Any]], nudge: int, profile: Profile, *, now: datetime
) -> list[dict[str, Any]]:
    """Return what is said at a stage of a silent round: no more reminders than the rule allows in a day."""
    owed = _questions(session, group, nudge, now=now)
    last = len(profile.nudges)
    if nudge > last:
        return owed  # no reminder: the word that the round is over
    names = [slot.name for slot in profile.slots]
    by_key = {one["key"]: one for one in owed}
    return sparing.within_the_day(session, by_key, slots=names, most=profile.reminders_a_day, last=last)


_LAST_WORD = timedelta(hours=1)


def _answer_early(session: Session, due: Sequence[Waiting], early: dict[int, int]) -> None:
    for episode in due:
        if episode.id not in early:
            continue
        check = checks.in_slot(session, episode.id, episode.next_day, episode.next_slot)
        reading = readings.by_id(session, early[episode.id])
        if check is None or reading is None:
            continue
        reading.check_id = check.id
        checks.mark_answered(session, check, reading.id or 0, now=reading.measured_at)


@lru_cache(maxsize=256)
def _following(profile: Profile, zone: str, after: datetime) -> Due | None:
    return next_due(profile, ZoneInfo(zone), after=after, first=date.min, last=date.max)


def _onward(episode: Waiting, profile: Profile) -> dict[str, Any]:
    """Return an episode's next round; after the last day of the episode there is none."""
    following = _following(profile, episode.zone, episode.next_round_at)
    if following is None or following.day > episode.ends_on:
        return {"episode": episode.id, "at": None, "on_day": None, "in_slot": ""}
    return {"episode": episode.id, "at": following.at, "on_day": following.day, "in_slot": following.slot}


@dataclass(frozen=True, slots=True)
class Chased:
    """What one step of chasing did."""

    nudged: int
    missed: int
    more: bool


def chase_due(session: Session, *, now: datetime) -> Chased:
    """Nudge those whose answer is late, close the checks whose time is over, and bring the rest to the worker."""
    due = checks.due(session, now=now, limit=CHUNK)
    if not due:
        return Chased(0, 0, False)
    isolations = episodes.by_ids(session, [one.episode_id for one in due])
    profiles = {episode.id or 0: from_json(episode.profile) for episode in isolations}
    missed = [check for check in due if now >= check.closes_at]
    late = [check for check in due if now < check.closes_at]
    moves = [_closed(check) for check in missed] + [_nudged(check, profiles[check.episode_id]) for check in late]
    checks.move_on(session, moves)
    for nudge, group in _by_stage(moves, due, profiles).items():
        by_rule: dict[Profile, list[dict[str, Any]]] = {}
        for one in group:
            by_rule.setdefault(one["profile"], []).append(one)
        for profile, alike in by_rule.items():
            owe_all(session, _reminders(session, alike, nudge, profile, now=now))
    digested = _digested(moves, due, profiles)
    counts = Chased(len(late), len(missed), len(due) == CHUNK)
    session.expire_all()
    for place_id, day, slot in digested:
        digests.show(session, place_id, day, slot, now=now)
    return counts


def _closed(check: Check) -> dict[str, Any]:
    return {"check": check.id, "at": None, "count": check.nudges, "now_is": CheckState.MISSED}


def _nudged(check: Check, profile: Profile) -> dict[str, Any]:
    """Return the next step of a check that was nudged: its distance to the end says when."""
    start = check.closes_at - timedelta(minutes=profile.closes_after)
    times = course(profile, due_at=start, opened_at=start)
    count = check.nudges + 1
    return {"check": check.id, "at": times.after(count), "count": count, "now_is": CheckState.DUE}


def _by_stage(
    moves: Sequence[dict[str, Any]], due: Sequence[Check], profiles: dict[int, Profile]
) -> dict[int, list[dict[str, Any]]]:
    """Sort the checks by what is said now: the first nudge, the second, or that the round is over."""
    by_id = {check.id: check for check in due}
    stages: dict[int, list[dict[str, Any]]] = {}
    for move in moves:
        check = by_id[move["check"]]
        last = len(profiles[check.episode_id].nudges)
        stage = last + 1 if move["now_is"] is CheckState.MISSED else move["count"]
        stages.setdefault(stage, []).append(
            {
                "resident_id": check.resident_id,
                "day": check.day,
                "slot": check.slot,
                "closes_at": check.closes_at,
                "last_nudge": last,
                "profile": profiles[check.episode_id],
            }
        )
    return stages


def _digested(
    moves: Sequence[dict[str, Any]], due: Sequence[Check], profiles: dict[int, Profile]
) -> list[tuple[int, date, str]]:
    """Return the rounds of which the worker should see who is missing: from the last nudge on."""
    by_id = {check.id: check for check in due}
    rounds = set()
    for move in moves:
        check = by_id[move["check"]]
        if move["now_is"] is CheckState.MISSED or move["count"] >= len(profiles[check.episode_id].nudges):
            rounds.add((check.place_id, check.day, check.slot))
    return sorted(rounds)
