"""A dry run: what becomes of each line of a file, before anybody is registered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import ImportFile
from bot.rules.delivery import Priority
from bot.rules.line_list import Entry, FileFault, Head, Known, Unclear, Verdict, Why, found_in, read_head, read_row
from bot.rules.places import path_parts
from bot.rules.roles import Action, scopes
from bot.rules.slots import Profile, last_day
from bot.services import importing
from bot.services.enrolling import parties_at
from bot.services.offices import to_staff
from bot.services.owing import owe
from storage import houses, imports, places
from storage import staff as staff_rows
from storage.imports import FETCHED_NEXT
from storage.models import Episode, Import, Place
from storage.words import ImportState

TRIES = 3
LEASE = timedelta(minutes=3)  # longer than any try lasts: if the process dies on the way, another begins after this
PAUSE = timedelta(seconds=20)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to fetch and read."""

    number: int
    file_id: str


def is_anything_waiting(session: Session, *, now: datetime) -> bool:
    """Whether a file waits to be fetched."""
    return imports.is_waiting(session, FETCHED_NEXT, now=now)


def claim(session: Session, *, now: datetime) -> Wanted | None:
    """Take the file that waits longest, or None. Until it is read nobody else takes it for three minutes."""
    sent = imports.waiting(session, FETCHED_NEXT, now=now)
    if sent is None:
        return None
    if sent.tries >= TRIES:
        # each try ended the process, or Telegram never gave it: the next one would not either
        _refuse(session, sent, "gone", now=now)
        return None
    sent.tries += 1
    sent.state, sent.next_at = ImportState.READING, now + LEASE
    imports.forget_rows(session, sent.id or 0)  # of a try that was cut short
    session.flush()
    return Wanted(sent.id or 0, sent.file_id)


def later(session: Session, number: int, *, now: datetime) -> None:
    """Try again after a pause."""
    if sent := _open(session, number):
        sent.state, sent.next_at = ImportState.FETCHING, now + PAUSE
        session.flush()


def refuse(session: Session, number: int, fault: FileFault, *, now: datetime) -> None:
    """Say why a whole file is not taken."""
    if sent := _open(session, number):
        sent.line, sent.word = fault.line, fault.word[:40]
        _refuse(session, sent, fault.why.value, now=now)


def _refuse(session: Session, sent: Import, why: str, *, now: datetime) -> None:
    sent.state, sent.why, sent.file_id = ImportState.REFUSED, why, ""
    sent.next_at, sent.ended_at = None, now
    imports.forget_rows(session, sent.id or 0)
    session.flush()
    importing.changed(session, sent, now=now)


def _open(session: Session, number: int) -> Import | None:
    sent = imports.locked(session, number)
    return sent if sent and sent.state in FETCHED_NEXT else None


def take(
    session: Session, number: int, head: Sequence[str], rows: Sequence[tuple[int, list[str]]], *, now: datetime
) -> None:
    """Judge some lines of a file and keep them with what becomes of each."""
    sent = _open(session, number)
    if sent is not None:
        stage(session, sent, head, rows, now=now)


def checked(session: Session, number: int, sheet: str, *, shows: bool = True, now: datetime) -> None:
    """Note that a file was read to its end: show what becomes of it, and the file back where a line is not taken.

    On the command line nothing is sent: it says so there.
    """
    sent = _open(session, number)
    if sent is None:
        return
    sent.state, sent.sheet, sent.file_id = ImportState.CHECKED, sheet[:40], ""
    sent.next_at = now + importing.KEPT
    session.flush()
    importing.changed(session, sent, now=now)
    unclear = [Verdict.BAD, Verdict.TWICE, Verdict.TWIN]
    if shows and imports.rows(session, number, verdicts=unclear, limit=1):
        owe(
            session,
            ImportFile(number=number),
            to=to_staff(sent.staff_id),
            key=f"import-file:{number}",
            priority=Priority.REPLY,
            now=now,
        )


# ── judging lines ──


def stage(
    session: Session, sent: Import, head: Sequence[str], rows: Sequence[tuple[int, list[str]]], *, now: datetime
) -> None:
    """Judge lines and keep them. Lines that were kept before stay as they are."""
    columns = read_head(head)
    sent.head, sent.unused = list(head), list(columns.unused)
    today = now.astimezone(ZoneInfo(houses.house(session).zone)).date()
    judge = _Judge(session, sent, today)
    imports.put_rows(session, judge.lines(columns, rows))
    session.flush()


class _Judge:
    """What is known while lines are judged: places and who may import there, people of the same names."""

    def __init__(self, session: Session, sent: Import, today: date) -> None:
        self.session, self.sent, self.today = session, sent, today
        self._mine = scopes(staff_rows.grants_of(session, sent.staff_id), Action.IMPORT)
        self._places = [place for place in places.below(session, ["/"]) if place.closed_at is None]
        self._by_last: dict[str, list[Place]] = {}
        for place in self._places:
            self._by_last.setdefault(place.name, []).append(place)
        self._found: dict[str, Place | Why] = {}
        self._profiles: dict[int, Profile] = {}

    def lines(self, head: Head, rows: Sequence[tuple[int, list[str]]]) -> list[dict[str, Any]]:
        """Return lines as they are kept."""
        said = [(number, cells, read_row(head, cells, today=self.today)) for number, cells in rows]
        names = {one.name for _, _, one in said if isinstance(one, Entry)}
        self._find({one.place for _, _, one in said if isinstance(one, Entry)})
        earlier = imports.named(self.session, self.sent.id or 0, names)
        registered = imports.residents_named(self.session, names)
        going = imports.active(self.session, (number for some in registered.values() for number, _ in some))
        kept = []
        for number, cells, one in said:
            line = self._blank(number, cells)
            if isinstance(one, Entry):
                one = self._judge(one, line, earlier, registered, going)
            if isinstance(one, Unclear):
                line |= {"verdict": Verdict.BAD, "why": one.why.value, "word": one.word}
            kept.append(line)
        return kept

    def _blank(self, number: int, cells: list[str]) -> dict[str, Any]:
        return {
            "import_id": self.sent.id, "line": number, "cells": cells, "verdict": Verdict.NEW, "why": "", "word": "",
            "name": "", "phone": "", "address": "", "place_id": None, "starts_on": None, "ends_on": None,
            "days": None, "minor": False, "sex": None, "age": None, "care": "", "resident_id": None, "before": {},
        }  # fmt: skip

    def _judge(
        self,
        entry: Entry,
        line: dict[str, Any],
        earlier: dict[str, list[tuple[int, Known]]],
        registered: dict[str, list[tuple[int, Known]]],
        going: dict[int, Episode],
    ) -> Entry | Unclear:
        place = self._found[entry.place]
        if isinstance(place, Why):
            return Unclear(place, entry.place[:40])
        starts, ends = self._days(entry, place)
        if ends < self.today:
            return Unclear(Why.OVER, ends.isoformat())
        line |= {
            "name": entry.name, "phone": entry.phone, "address": entry.address, "place_id": place.id,
            "starts_on": starts, "ends_on": ends, "minor": entry.minor,
            "sex": entry.own.sex, "age": entry.own.age, "care": entry.own.care,
        }  # fmt: skip
        one = Known(entry.name, entry.phone, entry.address, place.id or 0)
        if above := found_in(one, earlier.get(entry.name, ())):
            line |= {"verdict": Verdict.TWICE, "word": str(above)}
            return entry
        earlier.setdefault(entry.name, []).append((line["line"], one))
        if who := found_in(one, registered.get(entry.name, ())):
            known = next(other for number, other in registered[entry.name] if number == who)
            if not self._is_mine(known.place):
                return Unclear(Why.ELSEWHERE, entry.name)
            differs = differences(entry, place.id or 0, known, going.get(who))
            line |= {"resident_id": who, "verdict": _known(differs, going.get(who)), "word": "、".join(differs)}
        return entry

    def _days(self, entry: Entry, place: Place) -> tuple[date, date]:
        starts = entry.start or self.today
        if entry.end is not None:
            return starts, entry.end
        return starts, last_day(starts, entry.days or self._profiles[place.id or 0].days)

    def _find(self, texts: Iterable[str]) -> None:
        """Look once for every place that lines name: whether it is one, is theirs, and has anybody; and its rules."""
        found = {text: self._named(text) for text in texts}
        ids = {place.id or 0 for place in found.values() if isinstance(place, Place)}
        staffed = parties_at(self.session, ids)
        self._profiles = places.profiles_of(self.session, staffed)
        self._found = {
            text: Why.NO_STAFF if isinstance(place, Place) and place.id not in staffed else place
            for text, place in found.items()
        }

    def _named(self, text: str) -> Place | Why:
        parts = path_parts(text)
        ending = [one for one in self._by_last.get(parts[-1], ()) if _ends_in(one, parts)] if parts else []
        exact = [one for one in ending if parts and one.path == "/".join(parts)]
        mine = exact or [one for one in ending if self._may(one)]
        candidates = mine or ending
        if not candidates:
            return Why.PLACE_UNKNOWN
        if len(candidates) > 1:
            return Why.PLACE_SEVERAL
        if not self._may(candidates[0]):
            return Why.PLACE_NOT_YOURS
        return candidates[0]

    def _may(self, place: Place) -> bool:
        return any(place.lineage.startswith(one) for one in self._mine)

    def _is_mine(self, place_id: int) -> bool:
        return self._may(self.session.get_one(Place, place_id))


def _ends_in(place: Place, parts: Sequence[str]) -> bool:
    return tuple(place.path.split("/"))[-len(parts) :] == tuple(parts)


def _known(differs: Iterable[str], episode: Episode | None) -> Verdict:
    if episode is None:
        return Verdict.AGAIN
    return Verdict.TWIN if differs else Verdict.SAME


def differences(entry: Entry, place_id: int, known: Known, episode: Episode | None) -> list[str]:
    """Return in which of what the file says a registered person differs: what it does not say is no difference."""
    said = [
        ("phone", entry.phone, known.phone),
        ("address", entry.address, known.address),
        ("place", place_id, known.place),
    ]
    found = [what for what, new, old in said if new and new != old]
    if entry.own.over(known.own) != known.own:
        found.append("own")
    if episode is None:
        return found
    ends = entry.end or (last_day(entry.start or episode.starts_on, entry.days) if entry.days else None)
    if (entry.start and entry.start != episode.starts_on) or (ends and ends != episode.ends_on):
        found.append("dates")
    return found
