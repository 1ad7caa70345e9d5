"""`/broadcast [staff] PLACE TEXT`: one text to everybody at a place, previewed, confirmed, and followed until read.

The preview says how many chats it goes to and how long that takes. It goes out behind everything else, and not at
night. What has left cannot be taken back; what has not can be stopped.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import BroadcastCard, BroadcastCopyView, BroadcastView
from bot.rules.broadcast import LONGEST, STANDS, BroadcastState, Slip, seconds_for, typed
from bot.rules.roles import Action, may
from bot.rules.slots import is_quiet, quiet_ends
from bot.services.actors import Actor, require, require_anywhere, trail
from bot.services.enrolling import place_named
from bot.services.offices import Reached
from bot.services.owing import redraw, reply
from bot.services.refusals import NotAllowed, Refused
from bot.services.toasts import Toast, toast
from storage import broadcasts, houses, places, residents
from storage import staff as staff_rows
from storage.models import Broadcast, BroadcastReceipt, Place, Reporter, Staff


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/broadcast [staff] PLACE TEXT` with a preview; nothing goes out before it is confirmed."""
    require_anywhere(session, actor, Action.BROADCAST)
    if not actor.private:
        raise Refused("in-private-only")
    wanted = typed(tail)
    if isinstance(wanted, Slip):
        raise Refused(wanted.key, count=wanted.count, most=LONGEST)
    place = place_named(session, wanted.place, action=Action.BROADCAST, actor=actor)
    staff = require(session, actor, Action.BROADCAST, place)
    drafted = Broadcast(
        place_id=place.id or 0, staff_id=staff.id or 0, text=wanted.text, to_staff=wanted.to_staff, written_at=now
    )
    if not broadcasts.how_many(session, drafted, place.lineage):
        raise Refused("broadcast-nobody", place=place.name)
    session.add(drafted)
    session.flush()
    trail(session, actor, "broadcast-drafted", subject=subject(drafted.id), place_id=place.id, now=now)
    reply(session, actor, BroadcastCard(number=drafted.id or 0), now=now)


def subject(broadcast_id: int | None) -> str:
    """Return the subject under which the cards of a broadcast are kept."""
    return f"broadcast:{broadcast_id}"


def confirm(session: Session, broadcast_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Let a broadcast go out: once, by whoever wrote it, while the preview is fresh."""
    broadcast, place = _own(session, broadcast_id, actor=actor)
    if broadcast.state is not BroadcastState.DRAFT:
        raise Refused("button-answered")
    if now - broadcast.written_at > STANDS:
        raise Refused("broadcast-stale", minutes=int(STANDS.total_seconds() // 60))
    count = broadcasts.address(session, broadcast, place.lineage)
    if not count:
        raise Refused("broadcast-nobody", place=place.name)
    broadcast.state, broadcast.confirmed_at, broadcast.next_at = BroadcastState.SENDING, now, now
    session.flush()
    trail(session, actor, "broadcast-confirmed", subject=subject(broadcast_id), place_id=place.id, now=now, count=count)
    redraw(session, subject(broadcast_id), now=now)
    return toast("broadcast-begins")


def stop(session: Session, broadcast_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Throw a preview away, or stop what has not left yet. What has left cannot be taken back."""
    broadcast, place = _own(session, broadcast_id, actor=actor)
    if broadcast.state is BroadcastState.DRAFT:
        broadcast.state = BroadcastState.LEFT
        said = toast("broadcast-left")
        trail(session, actor, "broadcast-left", subject=subject(broadcast_id), place_id=place.id, now=now)
    elif broadcast.state is BroadcastState.SENDING:
        said = _cancel(session, broadcast, actor=actor, now=now)
    elif broadcast.state in {BroadcastState.SENT, BroadcastState.CHASED}:
        raise Refused("broadcast-too-late")
    else:
        raise Refused("button-answered")
    session.flush()
    redraw(session, subject(broadcast_id), now=now)
    return said


def _cancel(session: Session, broadcast: Broadcast, *, actor: Actor, now: datetime) -> Toast:
    count = call_back(session, broadcast, now=now)
    about = subject(broadcast.id)
    trail(session, actor, "broadcast-cancelled", subject=about, place_id=broadcast.place_id, now=now, count=count)
    return toast("broadcast-stopped", count=count)


def call_back(session: Session, broadcast: Broadcast, *, now: datetime) -> int:
    """Stop the copies that have not left and return how many they were. Raises Refused when there are none."""
    broadcasts.settle(session, broadcast.id or 0, now=now)
    count = broadcasts.cancel(session, broadcast.id or 0, now=now)
    if not count:
        raise Refused("broadcast-too-late")
    broadcast.state, broadcast.next_at = BroadcastState.CANCELLED, now
    return count


def _own(session: Session, broadcast_id: int, *, actor: Actor) -> tuple[Broadcast, Place]:
    return own(session, broadcast_id, Action.BROADCAST, actor=actor)


def own(session: Session, broadcast_id: int, action: Action, *, actor: Actor) -> tuple[Broadcast, Place]:
    """Return a broadcast for changing, and its place, for whoever wrote it and may still do so.

    Advice has an action and buttons of its own: neither is changed by those of the other.
    """
    broadcast = broadcasts.locked(session, broadcast_id)
    if broadcast is None or bool(broadcast.piece) != (action is Action.ADVISE):
        raise Refused("button-unknown")
    place = session.get_one(Place, broadcast.place_id)
    staff = require(session, actor, action, place)
    if staff.id != broadcast.staff_id:
        raise NotAllowed(action.value, place_id=place.id)
    return broadcast, place


def refresh(session: Session, broadcast_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Draw a broadcast anew, with what has become of it by now."""
    broadcast, _ = _own(session, broadcast_id, actor=actor)
    return drawn_anew(session, broadcast, now=now)


def drawn_anew(session: Session, broadcast: Broadcast, *, now: datetime) -> Toast:
    """Owe the card of a broadcast or an advice with what has become of it by now."""
    number = broadcast.id or 0
    if broadcast.state is BroadcastState.SENDING:
        broadcasts.settle(session, number, now=now)
    redraw(session, subject(number), now=now)
    return toast("board-fresh")


def view(session: Session, broadcast_id: int, *, reader: Reached, now: datetime) -> BroadcastView | None:
    """Return a broadcast for whoever wrote it and may still do so, in private, or None."""
    broadcast = session.get(Broadcast, broadcast_id)
    if broadcast is None or not is_writers(session, broadcast, Action.BROADCAST, reader=reader):
        return None
    place = session.get_one(Place, broadcast.place_id)
    zone, profile = ZoneInfo(houses.house(session).zone), places.profile_of(session, place)
    is_draft = broadcast.state is BroadcastState.DRAFT
    tally = broadcasts.tally(session, broadcast_id)
    count = broadcasts.how_many(session, broadcast, place.lineage) if is_draft else tally.all
    rests = is_quiet(now, zone, profile) and (is_draft or tally.waiting > 0)
    return BroadcastView(
        number=broadcast_id,
        path=place.path,
        text=broadcast.text,
        to_staff=broadcast.to_staff,
        state=broadcast.state.value,
        count=count,
        unreached=0 if broadcast.to_staff else residents.count_unreached(session, [place.lineage]),
        seconds=seconds_for(count),
        quiet_until=f"{quiet_ends(now, zone, profile).astimezone(zone):%H:%M}" if rests else "",
        delivered=tally.delivered,
        read=tally.read,
        failed=tally.failed,
        waiting=tally.waiting,
        cancelled=tally.cancelled,
        hours=profile.chase_after,
        reminds=broadcast.to_staff or profile.reminders_a_day > 0,
    )


def is_writers(session: Session, broadcast: Broadcast, action: Action, *, reader: Reached) -> bool:
    """Whether somebody reading in private wrote a broadcast and may still do so."""
    writer = staff_rows.by_telegram(session, reader.chat_id)
    if writer is None or broadcast.staff_id != writer.id:
        return False
    session.refresh(broadcast)
    place = session.get_one(Place, broadcast.place_id)
    return may(staff_rows.grants_of(session, writer.id or 0), action, place.lineage)


# ── readers ──


def copy_view(session: Session, receipt_id: int, *, again: bool = False) -> BroadcastCopyView | None:
    """Return a broadcast as it goes to one chat, or None when it is not for them any more or was stopped."""
    receipt = session.get(BroadcastReceipt, receipt_id)
    if receipt is None or receipt.cancelled_at is not None or (again and receipt.read_at is not None):
        return None
    broadcast = session.get_one(Broadcast, receipt.broadcast_id)
    place = session.get_one(Place, broadcast.place_id)
    if not broadcasts.is_for(session, broadcast, receipt, place.lineage):
        return None  # released, moved away, died, or stopped messages since it was confirmed
    return _copy(session, receipt, broadcast, place, again=again)


def _copy(
    session: Session, receipt: BroadcastReceipt, broadcast: Broadcast, place: Place, *, again: bool = False
) -> BroadcastCopyView:
    return BroadcastCopyView(
        receipt=receipt.id or 0,
        place=place.name,
        who=session.get_one(Staff, broadcast.staff_id).name,
        text=broadcast.text,
        to_staff=broadcast.to_staff,
        again=again,
        read=receipt.read_at is not None,
    )


def read(session: Session, receipt_id: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Take the tap of a reader that a broadcast was read; whoever wrote it sees that on the card."""
    receipt = session.get(BroadcastReceipt, receipt_id)
    if receipt is None or not _is_theirs(session, receipt, actor):
        raise Refused("button-unknown")
    broadcast = session.get_one(Broadcast, receipt.broadcast_id)
    if broadcast.piece:
        raise Refused("button-unknown")  # nobody is asked to say that they read guidance
    if receipt.read_at is None:
        receipt.read_at = now
        # whoever has read it got it, whatever Telegram said
        receipt.delivered_at, receipt.failed_at = receipt.delivered_at or now, None
        session.flush()
        redraw(session, subject(broadcast.id), now=now, rests=True)
    copy = _copy(session, receipt, broadcast, session.get_one(Place, broadcast.place_id))
    reply(session, actor, copy, now=now, edits=message_id)
    return toast("broadcast-seen")


def _is_theirs(session: Session, receipt: BroadcastReceipt, actor: Actor) -> bool:
    if not actor.private:
        return False
    if receipt.staff_id is not None:
        staff = session.get_one(Staff, receipt.staff_id)
        return staff.telegram_id == actor.telegram_id and staff.left_at is None
    reporter = session.get(Reporter, receipt.reporter_id) if receipt.reporter_id else None
    return reporter is not None and reporter.chat_id == actor.chat_id
