"""Register the people of a file, a batch in each transaction; and take them back.

A batch is short, so that a round that opens meanwhile is not held up. Each line is looked up once more when its turn
comes: another file may have brought the same person a second ago.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.rules.line_list import Known, Twins, Verdict, found_in
from bot.rules.particulars import Particulars, Sex
from bot.rules.slots import from_json, next_due
from bot.services import importing
from bot.services.enrolling import begun, parties_at
from bot.services.refusals import Refused
from storage import audits, houses, imports, places
from storage.models import Episode, Import, ImportRow, Resident, Staff
from storage.words import ImportState

BATCH = 100  # people in one transaction: a tenth of a second


@dataclass(frozen=True, slots=True)
class Registered:
    """What one step did."""

    people: int
    undone: int
    more: bool


def go_on(session: Session, *, now: datetime) -> Registered:
    """Take the next step of the import that waits longest: register a batch, take one back, forget old lines."""
    sent = imports.waiting(session, [*imports.STEPPED, ImportState.CHECKED, *importing.ENDED], now=now)
    if sent is None:
        return Registered(0, 0, False)
    match sent.state:
        case ImportState.RUNNING:
            return Registered(_register(session, sent, now=now), 0, True)
        case ImportState.UNDOING:
            return Registered(0, _take_back(session, sent, now=now), True)
        case _:
            _forget(session, sent, now=now)
            return Registered(0, 0, True)


def _forget(session: Session, sent: Import, *, now: datetime) -> None:
    imports.forget_rows(session, sent.id or 0)
    if sent.state is ImportState.CHECKED:
        sent.state, sent.ended_at = ImportState.DROPPED, now
    sent.next_at = None
    session.flush()
    importing.changed(session, sent, now=now)


# ── registering ──


def _register(session: Session, sent: Import, *, now: datetime) -> int:
    rows = imports.to_do(session, sent.id or 0, limit=BATCH)
    if not rows:
        sent.state, sent.ended_at = ImportState.DONE, now
        sent.next_at = now + importing.KEPT
        session.flush()
        importing.changed(session, sent, now=now)
        return 0
    _look_again(session, rows)
    fresh = [row for row in rows if _begins(row, sent.twins)]
    _begin(session, sent, fresh, now=now)
    for row in rows:
        if row.verdict is Verdict.TWIN and sent.twins is Twins.MERGE:
            _merge(session, row, now=now)
        row.done_at = now
    session.flush()
    importing.changed(session, sent, now=now, rests=True)
    return len(fresh)


def _look_again(session: Session, rows: Sequence[ImportRow]) -> None:
    """Look once more who is there by now, for lines that would begin an isolation."""
    fresh = [row for row in rows if row.verdict in {Verdict.NEW, Verdict.AGAIN}]
    registered = imports.residents_named(session, {row.name for row in fresh})
    for row in fresh:
        one = Known(row.name, row.phone, row.address, row.place_id or 0)
        row.resident_id = row.resident_id or found_in(one, registered.get(row.name, ())) or None
    going = imports.active(session, [row.resident_id for row in fresh if row.resident_id])
    for row in fresh:
        if row.resident_id is not None:
            row.verdict = Verdict.SAME if row.resident_id in going else Verdict.AGAIN


def _begins(row: ImportRow, twins: Twins) -> bool:
    return row.verdict in {Verdict.NEW, Verdict.AGAIN} or (row.verdict is Verdict.TWIN and twins is Twins.KEEP)


def _begin(session: Session, sent: Import, rows: Sequence[ImportRow], *, now: datetime) -> None:
    """Begin the isolations of many, each with its four parties and a line in the trail."""
    people: list[tuple[ImportRow, Resident]] = []
    for row in rows:
        people.append((row, _resident(session, sent, row, now=now)))
    session.flush()
    zone = ZoneInfo(houses.house(session).zone)
    profiles = places.profiles_of(session, {row.place_id or 0 for row in rows})
    episodes = []
    for row, resident in people:
        number = row.place_id or 0
        starts, ends = row.starts_on or now.date(), row.ends_on or now.date()
        episode = begun(resident.id or 0, number, profiles[number], zone, starts, ends, now=now)
        session.add(episode)
        episodes.append(episode)
    session.flush()
    _fill(session, sent, people, episodes, now=now)


def _resident(session: Session, sent: Import, row: ImportRow, *, now: datetime) -> Resident:
    if row.verdict is Verdict.AGAIN and row.resident_id is not None:
        known = session.get_one(Resident, row.resident_id)
        row.before = _written(known)
        known.phone, known.address = row.phone or known.phone, row.address or known.address
        known.place_id, known.minor = row.place_id or known.place_id, row.minor
        known.own = row.own.over(known.own)
        return known
    resident = Resident(
        name=row.name,
        phone=row.phone,
        address=row.address,
        place_id=row.place_id or 0,
        minor=row.minor,
        sex=row.sex,
        age=row.age,
        care=row.care,
        created_at=now,
        created_by=sent.staff_id,
    )
    session.add(resident)
    return resident


def _written(known: Resident) -> dict[str, Any]:
    return {
        "phone": known.phone, "address": known.address, "place": known.place_id, "minor": known.minor,
        "sex": known.sex, "age": known.age, "care": known.care,
    }  # fmt: skip


def _fill(
    session: Session,
    sent: Import,
    people: Sequence[tuple[ImportRow, Resident]],
    episodes: Sequence[Episode],
    *,
    now: datetime,
) -> None:
    offices = parties_at(session, {episode.place_id for episode in episodes})
    parties: list[dict[str, Any]] = []
    trail: list[dict[str, Any]] = []
    by = session.get_one(Staff, sent.staff_id).telegram_id
    for (row, resident), episode in zip(people, episodes, strict=True):
        row.resident_id, row.episode_id = resident.id, episode.id
        if episode.place_id not in offices:
            raise Refused("enrol-no-staff")
        parties += [{"episode_id": episode.id, **party} for party in offices[episode.place_id]]
        subject = f"resident:{resident.id}"
        trail.append(_enrolled(by, sent, subject, episode.place_id, now))
    audits.record_all(session, trail)
    imports.add_parties(session, parties)
    session.flush()


def _enrolled(by: int, sent: Import, subject: str, place_id: int, now: datetime) -> dict[str, Any]:
    return {
        "at": now, "telegram_id": by, "staff_id": sent.staff_id, "what": "enrolled", "subject": subject,
        "place_id": place_id, "detail": {"import": sent.id},
    }  # fmt: skip


def _merge(session: Session, row: ImportRow, *, now: datetime) -> None:
    """Write what the file says of somebody over what stands; what it does not say stays, and so does the place."""
    known = session.get_one(Resident, row.resident_id)
    episode = imports.active(session, [known.id or 0]).get(known.id or 0)
    row.before = _written(known)
    known.phone, known.address = row.phone or known.phone, row.address or known.address
    known.own = row.own.over(known.own)
    if episode is not None and "dates" in row.word.split("、") and row.ends_on is not None:
        row.before = row.before | {"ends": episode.ends_on.isoformat()}
        _end_on(episode, row.ends_on, now=now)
    session.flush()


def _end_on(episode: Episode, ends_on: date, *, now: datetime) -> None:
    """Give an isolation another last day, and plan its next round by it."""
    episode.ends_on = ends_on
    if episode.next_day is not None and episode.next_day > ends_on:
        episode.next_round_at, episode.next_day, episode.next_slot = None, None, ""
    elif episode.next_round_at is None:
        zone = ZoneInfo(episode.zone)
        due = next_due(from_json(episode.profile), zone, after=now, first=episode.starts_on, last=ends_on)
        if due is not None:
            episode.next_round_at, episode.next_day, episode.next_slot = due.at, due.day, due.slot


# ── taking back ──


def _take_back(session: Session, sent: Import, *, now: datetime) -> int:
    rows = imports.to_undo(session, sent.id or 0, limit=BATCH)
    if not rows:
        sent.state = ImportState.UNDONE
        sent.next_at = (sent.ended_at or now) + importing.KEPT
        session.flush()
        importing.changed(session, sent, now=now)
        return 0
    begun_here = [row.episode_id for row in rows if row.episode_id is not None]
    lived = imports.lived_on(session, begun_here)
    imports.void(session, [one for one in begun_here if one not in lived], now=now)
    for row in rows:
        row.undone_at = now if row.episode_id not in lived else None
        if row.episode_id in lived:
            row.why = imports.LIVED
        else:
            _restore(session, row, now=now)
    session.flush()
    session.expire_all()
    importing.changed(session, sent, now=now, rests=True)
    return len(rows)


def _restore(session: Session, row: ImportRow, *, now: datetime) -> None:
    """Write back what stood before, unless somebody has changed it since."""
    known = session.get(Resident, row.resident_id) if row.before else None
    if known is None:
        return
    if known.phone == (row.phone or known.phone) and known.address == (row.address or known.address):
        known.phone, known.address = row.before["phone"], row.before["address"]
        if row.verdict is Verdict.AGAIN:
            known.place_id, known.minor = row.before["place"], row.before["minor"]
    if known.own == row.own.over(known.own):
        sex = row.before["sex"]
        known.own = Particulars(Sex(sex) if sex else None, row.before["age"], row.before["care"])
    episode = imports.active(session, [known.id or 0]).get(known.id or 0)
    if episode is not None and "ends" in row.before and episode.ends_on == row.ends_on:
        _end_on(episode, date.fromisoformat(row.before["ends"]), now=now)
