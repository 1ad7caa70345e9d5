"""A broadcast goes out, is counted, and is brought back once to whoever has not read it; and who that is.

It is owed a few hundred copies at a time, so nothing else waits for it. What became of each is asked of the outbox.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import AdviceCopy, BroadcastCard, BroadcastCopy, BroadcastUnread, Word
from bot.rules.broadcast import BroadcastState
from bot.rules.delivery import Priority
from bot.rules.roles import Action
from bot.rules.slots import Profile, from_json, is_quiet, moment, quiet_ends
from bot.services import sparing
from bot.services.actors import Actor, require, trail
from bot.services.broadcasting import subject
from bot.services.offices import to_reporter, to_staff
from bot.services.owing import owe, owe_all, redraw, reply, row
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import broadcasts, houses, places, reporters, residents
from storage.models import Broadcast, BroadcastReceipt, Place, Staff

BATCH, CHUNK = 20, 500
LOOKS = timedelta(seconds=5)  # between two looks at how far a broadcast is
PAGE = 8


@dataclass(frozen=True, slots=True)
class Spread:
    """What one tick did."""

    owed: int
    settled: int
    chased: int
    more: bool


def look_after(session: Session, *, now: datetime) -> Spread:
    """Send on what was confirmed, count what arrived, and bring it once more to whoever has not read."""
    owed = settled = chased = 0
    found = broadcasts.due(session, now=now, limit=BATCH)
    for broadcast in found:
        if broadcast.state is BroadcastState.SENT:
            chased += _chase(session, broadcast, now=now)
            continue
        if broadcast.state is BroadcastState.SENDING:
            owed += _send_on(session, broadcast, now=now)
        settled += _count(session, broadcast, now=now)
    return Spread(owed, settled, chased, more=max(owed, chased) >= CHUNK or len(found) == BATCH)


def _send_on(session: Session, broadcast: Broadcast, *, now: datetime) -> int:
    copies = broadcasts.not_owed(session, broadcast.id or 0, limit=CHUNK)
    for one in copies:
        one.owed_at = now
    if broadcast.piece:
        _owe_advice(session, broadcast, copies, now=now)
    else:
        _owe(session, copies, again=False, now=now)
    return len(copies)


def _owe(session: Session, copies: Sequence[BroadcastReceipt], *, again: bool, now: datetime) -> None:
    session.flush()
    owe_all(
        session,
        [
            row(
                BroadcastCopy(receipt=one.id or 0, again=again),
                to=to_staff(one.staff_id) if one.staff_id else to_reporter(one.reporter_id),
                key=broadcasts.key_of(one) + (":again" if again else ""),
                priority=Priority.BROADCAST,
                now=now,
            )
            for one in copies
            if one.staff_id or one.reporter_id  # somebody erased is written to no more
        ],
    )


def _owe_advice(session: Session, broadcast: Broadcast, copies: Sequence[BroadcastReceipt], *, now: datetime) -> None:
    """Owe guidance for its day: what could not leave by then is given up, or the next day would bring two."""
    session.flush()
    zone = ZoneInfo(houses.house(session).zone)
    over = moment(broadcast.day + timedelta(days=1), time(0), zone) if broadcast.day else None
    owe_all(
        session,
        [
            row(
                AdviceCopy(receipt=one.id or 0),
                to=to_reporter(one.reporter_id),
                key=broadcasts.key_of(one),
                priority=Priority.BROADCAST,
                now=now,
                expires=over,
            )
            for one in copies
            if one.reporter_id
        ],
    )


def _count(session: Session, broadcast: Broadcast, *, now: datetime) -> int:
    """Note what arrived; once nothing is under way, plan the reminder of whoever has not read."""
    number = broadcast.id or 0
    settled = broadcasts.settle(session, number, now=now)
    tally = broadcasts.tally(session, number)
    if tally.waiting:
        waits = broadcasts.waits_until(session, number)
        more = broadcasts.not_owed(session, number, limit=1)
        broadcast.next_at = now if more else max(now + LOOKS, waits or now)
    elif broadcast.state is BroadcastState.CANCELLED:
        broadcast.next_at = None
    else:
        broadcast.state, broadcast.next_at = BroadcastState.SENT, None
    if broadcast.state is BroadcastState.SENT and not broadcast.piece:
        hours = places.profile_of(session, session.get_one(Place, broadcast.place_id)).chase_after
        broadcast.next_at = now + timedelta(hours=hours)
    session.flush()
    if settled:
        redraw(session, subject(number), now=now, rests=True)
    return settled


def _chase(session: Session, broadcast: Broadcast, *, now: datetime) -> int:
    """Bring it once more to whoever has not read it, and show whoever wrote it who that is.

    Who has had their reminders of the day is spared until the next one: nobody is pestered for a notice.
    """
    zone = ZoneInfo(houses.house(session).zone)
    profile = places.profile_of(session, session.get_one(Place, broadcast.place_id))
    if is_quiet(now, zone, profile):
        broadcast.next_at = quiet_ends(now, zone, profile)
        return 0
    copies = broadcasts.not_chased(session, broadcast.id or 0, now=now, limit=CHUNK)
    _owe(session, _not_spared(session, copies, profile, now=now), again=True, now=now)
    if len(copies) < CHUNK:
        waits = broadcasts.spared_until(session, broadcast.id or 0)
        broadcast.state = BroadcastState.SENT if waits else BroadcastState.CHASED
        broadcast.next_at = waits
        if broadcasts.count_unread(session, broadcast.id or 0):
            _show_anew(session, broadcast, now=now)
    session.flush()
    return len(copies)


def _not_spared(
    session: Session, copies: Sequence[BroadcastReceipt], profile: Profile, *, now: datetime
) -> list[BroadcastReceipt]:
    """Note of each copy that its reader was reminded, or until when they are spared; return whom to remind now.

    Nobody is spared twice: who has no room the next day either is named to whoever wrote it, and left in peace.
    """
    zone = ZoneInfo(houses.house(session).zone)
    today = now.astimezone(zone).date()
    tomorrow = moment(today + timedelta(days=1), profile.slots[0].at, zone)
    rules = reporters.profiles(session, sorted({one.reporter_id for one in copies if one.reporter_id}))
    left = sparing.left(session, [(chat, from_json(plain)) for chat, plain in rules], today)
    chosen = []
    for one in copies:
        has_room = not one.reporter_id or left.get(one.reporter_id, 0) > 0
        if not has_room and one.spared_until is None:
            one.spared_until = tomorrow
            continue
        one.chased_at = now if has_room else one.spared_until
        if has_room:
            chosen.append(one)
    return chosen


def _show_anew(session: Session, broadcast: Broadcast, *, now: datetime) -> None:
    owe(
        session,
        BroadcastCard(number=broadcast.id or 0),
        to=to_staff(broadcast.staff_id),
        key=f"broadcast-chased:{broadcast.id}",
        priority=Priority.DIGEST,
        now=now,
    )


def unread(
    session: Session, broadcast_id: int, page: int, *, message_id: int | None = None, actor: Actor, now: datetime
) -> Toast:
    """Show who has not read a broadcast, a page at a time; `message_id` is the list when it is turned."""
    broadcast = session.get(Broadcast, broadcast_id)
    if broadcast is None or broadcast.piece:
        raise Refused("button-unknown")
    place = session.get_one(Place, broadcast.place_id)
    require(session, actor, Action.BROADCAST, place)
    if not actor.private:
        raise Refused("in-private-only")
    count = broadcasts.count_unread(session, broadcast_id)
    pages = max(1, -(-count // PAGE))
    page = min(page, pages - 1)
    found = broadcasts.unread(session, broadcast_id, limit=PAGE, skip=page * PAGE)
    shown = BroadcastUnread(
        number=broadcast_id,
        place=place.name,
        people=tuple(_reader(session, one, place) for one in found),
        count=count,
        page=page,
        pages=pages,
    )
    trail(session, actor, "broadcast-unread-seen", subject=subject(broadcast_id), place_id=place.id, now=now)
    reply(session, actor, shown, now=now, edits=message_id)
    return toast("ok")


def _reader(session: Session, receipt: BroadcastReceipt, place: Place) -> tuple[str, str, str, Word]:
    """Return whose copy it is, where they live, their phone, and what became of it.

    A chat may answer for people elsewhere as well: they are not this reader's to see.
    """
    became = Word("broadcast-is-failed" if receipt.failed_at else "broadcast-is-unread")
    if receipt.delivered_at is None and receipt.failed_at is None:
        became = Word("broadcast-is-waiting")
    if receipt.staff_id is not None:
        staff = session.get_one(Staff, receipt.staff_id)
        return staff.name, "", staff.phone, became
    people = [
        person
        for _, person, episode in residents.reporting(session, receipt.reporter_id or 0)
        if session.get_one(Place, episode.place_id).lineage.startswith(place.lineage)
    ]
    if not people:
        return "", "", "", became
    return "、".join(one.name for one in people), people[0].address, people[0].phone, became
