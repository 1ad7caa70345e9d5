"""What follows when a message has nobody to go to: an alert climbs, a resident becomes a task."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import AlertCard, BoardCard, BundleCard, Notice, Redraw, line, notice_from
from bot.rules.delivery import Priority
from bot.rules.escalation import AlertState
from bot.rules.roles import Role
from bot.services import alerting, climbing, kinds, messaging
from bot.services.offices import ADMINS, is_office, to_group, to_office, to_worker
from bot.services.owing import owe
from storage import cards, groups, outbox, residents
from storage import staff as staff_rows
from storage.models import Alert, BoundGroup, Card, Outbox, Reporter, Staff


def nobody(session: Session, row: Outbox, notice: Notice, *, now: datetime) -> None:
    """An office had nobody when its message should have gone: an alert climbs, words go to whoever is next."""
    if row.recipient.startswith("group:"):
        return
    if isinstance(notice, AlertCard):
        climbing.not_delivered(session, notice.alert, row.recipient, ring=notice.ring, now=now)
    elif isinstance(notice, BundleCard):
        for alert, ring in cards.in_bundle(session, notice.message):
            climbing.not_delivered(session, alert, row.recipient, ring=ring, now=now)
    elif is_office(row.recipient) and row.recipient != ADMINS and not isinstance(notice, Redraw):
        _hand_on(session, row, notice, now=now)


def _hand_on(session: Session, row: Outbox, notice: Notice, *, now: datetime) -> None:
    """Owe what a resident said to the next who can be reached, in the end to the admins: it is never lost."""
    place_id = int(row.recipient.split(":")[2])
    to = to_worker(session, place_id, now=now, about=kinds.kind_of(session, notice))
    owe(session, notice, to=to, key=f"{row.key}+", priority=row.priority, now=now)


def undelivered(session: Session, row: Outbox, chat_id: int, *, now: datetime) -> None:
    """Telegram says a chat cannot be written to: remember it and let what depends on it climb."""
    chat_lost(session, chat_id, now=now)
    nobody(session, row, notice_from(row.notice, row.params), now=now)


def chat_lost(session: Session, chat_id: int, *, now: datetime) -> None:
    """Note that a chat cannot be written to, whoever reads there."""
    if staff := staff_rows.by_telegram(session, chat_id):
        staff.unreachable_since = staff.unreachable_since or now
    if reporter := residents.reporter_by_chat(session, chat_id):
        reporter_lost(session, reporter, now=now)
    if group := groups.by_chat(session, chat_id):
        group_lost(session, group, now=now)
    session.flush()


def reporter_lost(session: Session, reporter: Reporter, *, now: datetime) -> None:
    """Stop writing to a reporter, and tell the worker of every resident nobody answers for any more."""
    if reporter.unreachable_since is not None:
        return
    reporter.unreachable_since = now
    session.flush()
    outbox.drop_owed_to(session, f"reporter:{reporter.id}", lowest=Priority.REPLY, why="unreachable")
    messaging.lost(session, reporter.id or 0, now=now)
    for _, resident, episode in residents.reporting(session, reporter.id or 0):
        if not residents.reporters_of(session, [resident.id or 0]):
            alerting.raise_unreachable(session, episode, now=now)


def reporter_back(session: Session, reporter: Reporter) -> None:
    """Write to a reporter again."""
    reporter.unreachable_since = None
    session.flush()


def staff_back(session: Session, staff: Staff) -> None:
    """Write to a member of staff again."""
    staff.unreachable_since = None
    session.flush()


def group_lost(session: Session, group: BoundGroup, *, now: datetime) -> None:
    """A bound group is gone: whoever leads the place hears of it, and so do the admins."""
    if group.unreachable_since is not None:
        return
    group.unreachable_since = now
    session.flush()
    for to in (to_office(Role.LEAD, group.place_id), ADMINS):
        owe(
            session,
            line("ops-group-lost", group=group.title or "?"),
            to=to,
            key=f"group-lost:{group.id}:{now.isoformat()}:{to}",
            priority=Priority.REPLY,
            now=now,
        )


def group_moved(session: Session, old: int, new: int) -> None:
    """Rewrite a group's number everywhere. Once is enough; a second report of it finds nothing."""
    group = groups.by_chat(session, old)
    if group is None:
        return
    if groups.by_chat(session, new) is None:
        group.chat_id = new
    else:
        session.delete(group)
    cards.move_chat(session, old, new)
    session.flush()


def topic_gone(session: Session, chat_id: int, *, now: datetime) -> None:
    """A topic was deleted: write to the group itself, and say so once."""
    group = groups.by_chat(session, chat_id)
    if group is None or group.thread_id is None:
        return
    group.thread_id = None
    owe(
        session,
        line("ops-topic-gone", group=group.title or "?"),
        to=ADMINS,
        key=f"topic-gone:{group.id}:{now.isoformat()}",
        priority=Priority.REPLY,
        now=now,
    )


def card_gone(session: Session, card: Card, *, now: datetime) -> None:
    """A card was deleted in its chat. An alert that is still open is shown there anew."""
    kind, number, *_ = card.subject.split(":")
    if kind == "board":
        _board_again(session, card, now=now)
        return
    shown = [int(number)] if kind == "alert" else []
    if kind == "bundle":
        shown = [alert for alert, _ in cards.in_bundle(session, int(number))]
    for alert in (session.get(Alert, one) for one in shown):
        if alert is None or alert.state is AlertState.CLOSED:
            continue
        owe(
            session,
            AlertCard(alert=alert.id or 0, ring=alert.rings),
            to=card.recipient,
            key=f"alert-again:{alert.id}:{card.chat_id}:{card.message_id}",
            priority=Priority.ALERT,
            now=now,
        )


def _board_again(session: Session, card: Card, *, now: datetime) -> None:
    """Show a board anew in a group that moved and left it behind; one that people deleted stays away."""
    group = groups.by_chat(session, card.chat_id)
    moved = card.drawn == ""
    if group is None or not moved:
        return
    _, place, day = card.subject.split(":")
    owe(
        session,
        BoardCard(place=int(place), day=day),
        to=to_group(group.id),
        key=f"board-again:{card.subject}:{card.chat_id}",
        priority=Priority.DIGEST,
        now=now,
    )
