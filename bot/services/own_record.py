"""`/me`: what is kept about somebody, shown to whoever answers for them: days, readings, who looked, a file."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import (
    Looks,
    LooksView,
    Notice,
    OwnFile,
    OwnFileView,
    Record,
    RecordView,
    ReleaseNotice,
    WhoseRecord,
    Word,
)
from bot.rules.delivery import Priority
from bot.rules.slots import Profile, Slot, day_of, from_json
from bot.rules.temperature import Temperature
from bot.services import own_file, recounting, strangers
from bot.services.actors import Actor
from bot.services.offices import Reached, to_reporter
from bot.services.owing import owe, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import attempts, own_records, reporters, residents, spot_checks
from storage.models import Check, Episode, Place, Reading, Reporter, Reporting, Resident
from storage.words import EpisodeState

FORTNIGHT = 14  # days on one picture
LINES = 10  # looks on one page
VISITS = 5
FORMS = ("html", "json")
PAPER, PAPERS_AN_HOUR, AN_HOUR = "paper", 3, timedelta(hours=1)

Person = tuple[Reporting, Resident, Episode]


def by_command(session: Session, *, actor: Actor, now: datetime) -> None:
    """Answer /me with the record; where a chat answers for several, ask whose."""
    reporter, people = _people(session, actor)
    if reporter is None or not people:
        strangers.greet(session, actor=actor, now=now)
    elif len(people) == 1:
        _owe(session, reporter, Record(resident=people[0][1].id or 0), "record", actor=actor, now=now)
    else:
        reply(session, actor, _whose(people, page=0), now=now)


def _people(session: Session, actor: Actor) -> tuple[Reporter | None, list[Person]]:
    if not actor.private:
        raise Refused("in-private-only")
    reporter = residents.reporter_by_chat(session, actor.chat_id)
    return reporter, reporters.people_of(session, reporter.id or 0) if reporter else []


def _whose(people: Sequence[Person], *, page: int) -> WhoseRecord:
    return WhoseRecord(people=tuple((one.id or 0, one.name) for _, one, _ in people), page=page)


def turn(session: Session, page: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Show other people of a long household to choose from."""
    _, people = _people(session, actor)
    if not people:
        raise Refused("button-unknown")
    reply(session, actor, _whose(people, page=page), now=now, edits=message_id)
    return toast("ok")


def show(session: Session, resident_id: int, page: int, *, actor: Actor, now: datetime) -> Toast:
    """Show the record of the one who was chosen, or the fortnight before."""
    reporter = _of(session, resident_id, actor)
    _owe(session, reporter, Record(resident=resident_id, page=page), "record", actor=actor, now=now)
    return toast("ok")


def looks(session: Session, resident_id: int, page: int, *, actor: Actor, now: datetime) -> Toast:
    """Show who looked at the record."""
    reporter = _of(session, resident_id, actor)
    _owe(session, reporter, Looks(resident=resident_id, page=page), "looks", actor=actor, now=now)
    return toast("ok")


def files(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Send everything that is kept, as a page to read and as a file for a machine."""
    reporter = _of(session, resident_id, actor)
    for form in FORMS:
        _owe(session, reporter, OwnFile(resident=resident_id, form=form), form, actor=actor, now=now)
    return toast("own-file-coming")


def orders(
    session: Session, resident_id: int, page: int, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Show what was asked for and what became of it, a page at a time."""
    reporter = _of(session, resident_id, actor)
    shown = recounting.page_of(session, session.get_one(Resident, resident_id), page, own=True)
    reply(session, actor, shown, now=now, edits=message_id if page else None, language=reporter.language)
    return toast("ok")


def paper(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Send the release notice once more to whoever answers for somebody who was released.

    A picture costs its drawing, so a chat gets a few in an hour and is told to look above for more.
    """
    reporter = _of(session, resident_id, actor)
    people = reporters.people_of(session, reporter.id or 0)
    episode = next(episode for _, one, episode in people if one.id == resident_id)
    if not _has_paper(episode):
        raise Refused("record-no-paper")
    if attempts.count(session, PAPER, since=now - AN_HOUR, chat_id=actor.chat_id) >= PAPERS_AN_HOUR:
        raise Refused("record-paper-often")
    attempts.record(session, PAPER, chat_id=actor.chat_id, now=now)
    _owe(session, reporter, ReleaseNotice(episode=episode.id or 0), "paper", actor=actor, now=now)
    return toast("record-paper-coming")


def _has_paper(episode: Episode) -> bool:
    return episode.state is EpisodeState.RELEASED and episode.ended_at is not None


def _of(session: Session, resident_id: int, actor: Actor) -> Reporter:
    """Return the chat that answers for somebody. Raises Refused for somebody it does not answer for."""
    reporter, people = _people(session, actor)
    if reporter is None or all(one.id != resident_id for _, one, _ in people):
        raise Refused("button-unknown")
    return reporter


def _owe(session: Session, reporter: Reporter, notice: Notice, part: str, *, actor: Actor, now: datetime) -> None:
    # to the reporter and not to the chat: whether they still answer for the person is asked when it is sent
    owe(
        session,
        notice,
        to=to_reporter(reporter.id),
        key=f"own:{actor.cause}:{part}",
        priority=Priority.REPLY,
        now=now,
    )


# ── drawn when they are sent ──


def _person(session: Session, reader: Reached, resident_id: int) -> Person | None:
    if reader.reporter_id is None:
        return None
    found = reporters.people_of(session, reader.reporter_id)
    return next((one for one in found if one[1].id == resident_id), None)


def record_view(session: Session, record: Record, *, reader: Reached, now: datetime) -> RecordView | None:
    """Return somebody's days and readings as they stand."""
    person = _person(session, reader, record.resident)
    if person is None:
        return None
    _, resident, episode = person
    zone, profile = ZoneInfo(episode.zone), from_json(episode.profile)
    today = now.astimezone(zone).date()
    total = day_of(episode.starts_on, episode.ends_on)
    pages = (total + FORTNIGHT - 1) // FORTNIGHT
    page = min(record.page, pages - 1)
    found = own_records.standing(session, episode.id or 0)
    newest = found[-1][0] if found else None
    orders = recounting.recount(session, resident.id or 0)
    return RecordView(
        resident=resident.id or 0,
        name=resident.name,
        place=session.get_one(Place, episode.place_id).name,
        number=min(max(0, day_of(episode.starts_on, today)), total),
        total=total,
        left=max(0, (episode.ends_on - max(today, episode.starts_on - timedelta(days=1))).days),
        end=episode.ends_on.isoformat(),
        is_over=episode.state is not EpisodeState.ACTIVE,
        paper=_has_paper(episode),
        days=_days(_window(episode, total, page), found, profile, zone),
        fever_line=profile.fever_line,
        last=(f"{newest.measured_at.astimezone(zone):%m-%d %H:%M}", str(Temperature(newest.centi)))
        if newest
        else ("", ""),
        orders=orders.lines,
        ordered=(orders.count, orders.open),
        spent=(orders.paid, orders.owed),
        page=page,
        pages=pages,
    )


def _window(episode: Episode, total: int, page: int) -> list[date]:
    """Return the days of a page: the newest fortnight first, the rest on the pages before."""
    end = total - page * FORTNIGHT
    return [episode.starts_on + timedelta(days=n) for n in range(max(0, end - FORTNIGHT), end)]


def _days(
    days: Sequence[date], found: Sequence[tuple[Reading, Check | None]], profile: Profile, zone: ZoneInfo
) -> tuple[tuple[str, int | None, int | None], ...]:
    """Return two values for each day: the highest of each half, so that a fever at noon is on the picture too."""
    halves: dict[tuple[date, bool], int] = {}
    slots = sorted(profile.slots, key=lambda slot: slot.at)
    for reading, check in found:
        local = reading.measured_at.astimezone(zone)
        day = check.day if check else local.date()
        morning = _is_morning(slots, check, local)
        halves[day, morning] = max(reading.centi, halves.get((day, morning), 0))
    return tuple((day.isoformat(), halves.get((day, True)), halves.get((day, False))) for day in days)


def _is_morning(slots: Sequence[Slot], check: Check | None, local: datetime) -> bool:
    """Whether a reading belongs to the first half of the day: by the round it answers, else by the clock."""
    names = [slot.name for slot in slots]
    if check is not None and len(names) > 1 and check.slot in names:
        return names.index(check.slot) < len(names) / 2
    return local.hour < 14


def looks_view(session: Session, looks: Looks, *, reader: Reached) -> LooksView | None:
    """Return who looked at somebody's record, newest first."""
    person = _person(session, reader, looks.resident)
    if person is None:
        return None
    _, resident, episode = person
    grouped = own_file.looks_of(session, resident, ZoneInfo(episode.zone))
    pages = max(1, (len(grouped) + LINES - 1) // LINES)
    page = min(looks.page, pages - 1)
    return LooksView(
        resident=resident.id or 0,
        name=resident.name,
        looks=tuple(grouped[page * LINES : (page + 1) * LINES]),
        visits=_visited(session, resident, ZoneInfo(episode.zone)) if page == 0 else (),
        page=page,
        pages=pages,
    )


def _visited(session: Session, resident: Resident, zone: ZoneInfo) -> tuple[tuple[str, Word, Word, str], ...]:
    """Return the last spot checks of somebody, newest first: (date, how, what was found, who came)."""
    return tuple(
        (
            visit.at.astimezone(zone).date().isoformat(),
            Word(f"channel-{visit.channel.value}"),
            Word(f"spot-is-{visit.outcome.value}"),
            staff.name,
        )
        for visit, staff in spot_checks.looks_at(session, resident.id or 0)[:VISITS]
    )


def file_view(session: Session, wanted: OwnFile, *, reader: Reached, now: datetime) -> OwnFileView | None:
    """Return everything that is kept about somebody."""
    person = _person(session, reader, wanted.resident)
    if person is None:
        return None
    _, resident, episode = person
    return own_file.whole(session, resident, wanted.form, ZoneInfo(episode.zone), now=now)
