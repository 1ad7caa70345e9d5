"""A rule that changed reaches what is already going on: isolations, their next round and last day, boards.

An isolation keeps a snapshot of its rules, so that the round tick reads nothing else. When a rule changes, the
snapshots of everybody below the place change in the same transaction, and with them whatever was planned by the
old number. What somebody chose for themselves stays: the hour at which they are asked, a last day of their own.
Alerts keep the ladder they were raised with; a check keeps the end it was opened with.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.rules.aftercare import next_look
from bot.rules.hours import choices
from bot.rules.places import ids_of
from bot.rules.rule_book import Rule
from bot.rules.slots import Profile, from_json, last_day, next_due, to_json
from bot.services.owing import redraw
from storage import houses, rulings
from storage.models import Place
from storage.rulings import Alike

PLANNED = {"board", "presence"}  # what the plan of a place's day is made of
A_MOMENT = timedelta(seconds=1)
ROUNDS, DAYS, NEWS = "rounds", "days", "news"


@dataclass(frozen=True, slots=True)
class Reached:
    """Whom a change reached: how many people go by it now, and whose last day moved, by `before|after`."""

    people: int
    moved: dict[str, list[int]]


def profiles(subtree: Sequence[Place], above: Sequence[dict[str, Any]], rules: Mapping[int, Any]) -> dict[int, Profile]:
    """Return the rules in force at each place of a subtree, from its top; `rules` stands in for what a place says."""
    layers: dict[int, tuple[dict[str, Any], ...]] = {}
    for place in subtree:
        number = place.id or 0
        outer = layers.get(place.parent_id or 0, tuple(above))
        layers[number] = (*outer, rules.get(number, place.rules))
    return {number: from_json(*found) for number, found in layers.items()}


def spread(
    session: Session,
    rule: Rule,
    before: Mapping[int, Profile],
    after: Mapping[int, Profile],
    *,
    back: Mapping[int, tuple[date, date]] | None = None,
    now: datetime,
) -> Reached:
    """Let a change reach everybody at the places where it makes a difference.

    With `back`, a change is taken back: last days that still stand where it put them go back (before, after), and
    no others move.
    """
    touched = [place for place in after if after[place] != before[place]]
    people, moved = 0, dict[str, list[int]]()
    for alike, ids in rulings.groups(session, touched).items():
        change = _Change(rule, alike, before[alike.place_id], after[alike.place_id], now)
        for ends_on, some in _by_end(change, ids, back).items():
            _write(session, change, ends_on, some)
            if ends_on != alike.ends_on:
                moved.setdefault(f"{alike.ends_on}|{ends_on}", []).extend(some)
        people += len(ids) if alike.goes_on else 0
    if rule.name in PLANNED:
        rulings.forget_routines(session, touched)
    _show(session, touched, now=now)
    session.expire_all()
    return Reached(people, moved)


@dataclass(frozen=True, slots=True)
class _Change:
    """One change as it meets isolations that are alike."""

    rule: Rule
    alike: Alike
    before: Profile
    after: Profile
    now: datetime

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.alike.zone)

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    @property
    def begins(self) -> datetime:
        """From when on something may be asked or told: not before a pause is over, but at the very moment it is."""
        return max(self.now, (self.alike.paused_until or self.now) - A_MOMENT)

    def snapshot(self) -> dict[str, Any]:
        """Return the rules of the isolations with the change in them, and the hours people chose kept."""
        was: dict[str, Any] = json.loads(self.alike.profile)
        plain = to_json(self.after)
        new = was | {field: plain[field] for field in self.rule.fields}
        if self.rule.name == ROUNDS:
            new["slots"] = [[name, self._hour(from_json(was), name, at)] for name, at in plain["slots"]]
        return new

    def _hour(self, own: Profile, name: str, at: str) -> str:
        chosen, place = own.slot(name), self.before.slot(name)
        if chosen is None or place is None or chosen.at == place.at:
            return at
        offered = choices(self.after, replace(own, slots=self.after.slots), name)
        return f"{chosen.at:%H:%M}" if chosen.at in offered else at

    def end(self) -> date:
        """Return the last day: it follows the rule where the rule gave it, and is never put into the past."""
        alike = self.alike
        by_rule = alike.ends_on == last_day(alike.starts_on, self.before.days)
        if self.rule.name != DAYS or not alike.goes_on or not by_rule or alike.ends_on < self.today:
            return alike.ends_on
        return max(last_day(alike.starts_on, self.after.days), self.today)


def _by_end(change: _Change, ids: Sequence[int], back: Mapping[int, tuple[date, date]] | None) -> dict[date, list[int]]:
    if back is None:
        return {change.end(): list(ids)}
    stands = change.alike.ends_on
    found: dict[date, list[int]] = {}
    for one in ids:
        was, put = back.get(one, (stands, stands))
        found.setdefault(max(was, change.today) if put == stands != was else stands, []).append(one)
    return found


def _write(session: Session, change: _Change, ends_on: date, ids: Sequence[int]) -> None:
    snapshot = change.snapshot()
    values: dict[str, Any] = {"profile": snapshot, "ends_on": ends_on}
    if change.alike.has_news and change.rule.name == NEWS:
        values["next_news_at"] = next_look(from_json(snapshot), change.zone, after=change.begins)
    rulings.write(session, ids, values)
    if change.alike.goes_on and change.rule.name in {ROUNDS, DAYS}:
        _plan_round(session, change, from_json(snapshot), ends_on, list(ids))


def _plan_round(session: Session, change: _Change, profile: Profile, ends_on: date, ids: list[int]) -> None:
    """Plan the next round anew. One that is due at this moment is asked as it was planned; none is asked twice."""
    planned = change.alike.next_round_at
    if planned is not None and planned <= change.now:
        return
    if planned is not None and change.rule.name == DAYS and planned.astimezone(change.zone).date() <= ends_on:
        return
    after = change.begins
    while ids:
        due = next_due(profile, change.zone, after=after, first=change.alike.starts_on, last=ends_on)
        if due is None:
            rulings.write(session, ids, {"next_round_at": None, "next_day": None, "next_slot": ""})
            return
        asked = rulings.opened(session, ids, due.day, due.slot)
        fresh = [one for one in ids if one not in asked]
        rulings.write(session, fresh, {"next_round_at": due.at, "next_day": due.day, "next_slot": due.slot})
        ids, after = [one for one in ids if one in asked], due.at


def _show(session: Session, touched: Sequence[int], *, now: datetime) -> None:
    """Owe a fresh look to the boards and lists of these places and of those above them: what is a fever changed."""
    today = now.astimezone(ZoneInfo(houses.house(session).zone)).date()
    days = [day.isoformat() for day in (today, today - timedelta(days=1))]
    above = {one for chain in rulings.lineages(session, touched) for one in ids_of(chain)}
    dated = [f"{kind}:{one}:{day}" for one in sorted(above) for kind in ("board", "missing") for day in days]
    redraw(session, *dated, *(f"alerts:{one}" for one in sorted(above)), now=now, rests=True)
