"""Rounds: open the checks of a slot, nudge, and close in silence. Set-wise, a chunk at a time."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import Ask
from bot.rules.delivery import Priority
from bot.rules.slots import Profile, course, from_json, next_due, too_late_to_ask
from bot.services import digests, listing, sparing
from bot.services.offices import REPORTER, to_reporter
from bot.services.owing import owe_all, row
from storage import checks, episodes, outbox, readings, residents
from storage.episodes import Waiting
from storage.models import Check, Reading
from storage.words import CheckState

# so many that the city is asked in seconds, so few that a fever never waits long in the one writing thread
CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Opened:
    """What one step of opening did. With `more` there is more to do at once."""

    opened: int
    asked: int
    more: bool


@dataclass(frozen=True, slots=True)
class Round:
    """A slot of one local day under one profile: whoever is asked in it is asked alike."""

    zone: str
    profile: Profile
    due_at: datetime
    day: date
    slot: str

    @classmethod
    def of(cls, episode: Waiting) -> "Round":
        """Return the slot that an episode waits for."""
        profile = from_json(json.loads(episode.profile))
        return cls(episode.zone, profile, episode.next_round_at, episode.next_day, episode.next_slot)

    def state(self, now: datetime) -> CheckState:
        """Return what becomes of a check that nobody has answered beforehand."""
        late = too_late_to_ask(self.profile, due_at=self.due_at, now=now)
        return CheckState.OUTAGE if late else CheckState.DUE


def open_due(session: Session, *, now: datetime) -> Opened:
    """Open the checks of every episode whose slot has begun, and owe the questions.

    A slot is unique by episode, local date and name, so opening it twice asks once. A slot that
    passed while we were down is noted as our outage and asked of nobody.
    """
    due = episodes.due(session, now=now, limit=CHUNK)
    if not due:
        return Opened(0, 0, False)
    counts = [_open(session, this, ids, now=now) for this, ids in _sorted(due).items()]
    listing.round_opened(session, {(one.place_id, one.next_day) for one in due}, now=now)
    session.expire_all()
    # after an outage the next slot of the same people may be due as well
    more = len(due) == CHUNK or any(one.more for one in counts)
    return Opened(sum(one.opened for one in counts), sum(one.asked for one in counts), more)


def _sorted(due: Sequence[Waiting]) -> dict[Round, list[int]]:
    """Return the episodes by the round they wait for, longest waiting first: thousands wait for the same few."""
    known: dict[Any, list[int]] = {}
    rounds: dict[Round, list[int]] = {}
    for one in due:
        written = (one.zone, one.profile, one.next_round_at, one.next_day, one.next_slot)
        if written not in known:
            known[written] = rounds.setdefault(Round.of(one), [])
        known[written].append(one.id)
    return rounds


def _open(session: Session, this: Round, ids: Sequence[int], *, now: datetime) -> Opened:
    """Open one slot for these episodes, a statement for all of them: checks, questions, and what is next."""
    early = _early(session, this, ids)
    state, times = this.state(now), course(this.profile, due_at=this.due_at, opened_at=now)
    check = {"day": this.day, "slot": this.slot, "closes_at": times.closes_at, "nudges": 0}
    waiting = {"opened_at": now, "next_at": times.after(0) if state is CheckState.DUE else None, "state": state}
    unasked = [one for one in ids if one not in early]
    opened = checks.open_new(session, unasked, check | waiting)
    asked = _ask(session, this, unasked, expires=times.closes_at, now=now) if state is CheckState.DUE else 0
    if early:
        answered = {"opened_at": this.due_at, "next_at": None, "state": CheckState.ANSWERED}
        opened += checks.open_new(session, list(early), check | answered)
        _answer(session, this, early)
    _move_on(session, this, ids)
    return Opened(opened, asked, more=state is CheckState.OUTAGE)


def _early(session: Session, this: Round, ids: Sequence[int]) -> dict[int, Reading]:
    """Return, by episode, a reading given shortly before its slot began, or in its time: it counts for the slot."""
    before, after = this.profile.opens_before, this.profile.closes_after
    # what was said ten hours after a slot we slept through belongs to the one that follows
    since, until = this.due_at - timedelta(minutes=before), this.due_at + timedelta(minutes=after)
    found = readings.unasked_since(session, ids, since=since)
    return {episode_id: one for episode_id, one in found.items() if one.measured_at < until}


def _ask(session: Session, this: Round, ids: Sequence[int], *, expires: datetime, now: datetime) -> int:
    """Owe the question of a slot to every chat that answers for these episodes. It dies with its slot."""
    ask = Ask(day=this.day.isoformat(), slot=this.slot, nudge=0)
    alike = row(ask, to="", key="", priority=Priority.PROMPT, now=now, expires=expires)
    del alike["key"], alike["recipient"]
    chats = residents.chats_about(session, ids, key=sparing.around(this.day, this.slot, 0), recipient=REPORTER)
    return outbox.owe_each(session, alike, chats)


def _answer(session: Session, this: Round, early: Mapping[int, Reading]) -> None:
    for episode_id, reading in early.items():
        check = checks.in_slot(session, episode_id, this.day, this.slot)
        if check is None:
            continue
        reading.check_id = check.id
        checks.mark_answered(session, check, reading.id or 0, now=reading.measured_at)


def _move_on(session: Session, this: Round, ids: Sequence[int]) -> None:
    following = next_due(this.profile, ZoneInfo(this.zone), after=this.due_at, first=date.min, last=date.max)
    if following is None:  # a profile without slots: no rule allows it
        episodes.ask_no_more(session, ids)
        return
    episodes.move_on(session, ids, at=following.at, on_day=following.day, in_slot=following.slot)


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
