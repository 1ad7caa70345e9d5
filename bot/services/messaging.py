"""Messages from staff to whoever answers for a resident: sent, held for the morning, delivered, read."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import MessageCard, QuickAnswers, ReceiptCard, line
from bot.rules.delivery import Priority
from bot.rules.roles import Action
from bot.rules.slots import Profile, from_json, is_quiet, quiet_ends
from bot.services import writing
from bot.services.actors import Actor, trail
from bot.services.offices import to_reporter
from bot.services.owing import owe_all, redraw, reply, row
from bot.services.refusals import NotAllowed, Refused
from bot.services.toasts import Toast, toast
from bot.services.viewing import linked_word, reachable_for, zone_of
from bot.services.writing import Writing
from storage import dialogues, episodes, messages, outbox, residents
from storage.models import Message, MessageReceipt, Reporter, Resident, Staff
from storage.words import Asking

QUICK = 5  # how many quick answers there are in the texts


def quick(
    session: Session, resident_id: int, number: int, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Send one of the sentences that are ready, said in the reader's language."""
    if not 1 <= number <= QUICK:
        raise Refused("button-unknown")
    resident, staff = writing.entitled(session, MESSAGE, resident_id, actor=actor)
    _send(session, resident, staff, "", number, actor=actor, now=now, edits=message_id)
    return toast("ok")


def _send_or_ask(session: Session, resident: Resident, staff: Staff, text: str, *, actor: Actor, now: datetime) -> None:
    resident_id = resident.id or 0
    if text:
        _send(session, resident, staff, text, 0, actor=actor, now=now)
    elif reachable_for(session, resident_id):
        dialogues.ask(session, actor.chat_id, Asking.MESSAGE, now=now, about={"resident": resident_id})
        reply(session, actor, QuickAnswers(resident=resident_id, name=resident.name), now=now)
    else:
        _say_unreachable(session, resident, actor=actor, now=now)


MESSAGE = Writing(
    asking=Asking.MESSAGE,
    action=Action.WRITE_MESSAGE,
    longest=1000,
    verb="msgto",
    whom="message-whom",
    several="message-several",
    too_long="message-long",
    go_on=_send_or_ask,
)


def _say_unreachable(session: Session, resident: Resident, *, actor: Actor, now: datetime) -> None:
    dialogues.close(session, dialogues.open_of(session, actor.chat_id, Asking.MESSAGE), now=now)
    why = linked_word(session, resident.id or 0)
    said = line("message-unreachable", name=resident.name, phone=resident.phone or "—", why=why)
    reply(session, actor, said, now=now, part=str(resident.id))


def _send(
    session: Session,
    resident: Resident,
    staff: Staff,
    text: str,
    number: int,
    *,
    actor: Actor,
    now: datetime,
    edits: int | None = None,
) -> None:
    """Owe a message to every chat that answers for somebody, and its receipt to whoever wrote it.

    At night it waits for the morning, as everything does that nobody just asked for.
    """
    reporters = reachable_for(session, resident.id or 0)
    if not reporters:
        _say_unreachable(session, resident, actor=actor, now=now)
        return
    held = _morning(session, resident, now=now)
    message = Message(
        resident_id=resident.id or 0,
        staff_id=staff.id or 0,
        text=text,
        quick=number,
        written_at=now,
        held_until=held,
    )
    session.add(message)
    session.flush()
    _owe(session, message, reporters, now=now)
    dialogues.close(session, dialogues.open_of(session, actor.chat_id, Asking.MESSAGE), now=now)
    trail(session, actor, "message-sent", subject=f"resident:{resident.id}", place_id=resident.place_id, now=now)
    reply(session, actor, ReceiptCard(message=message.id or 0), now=now, part=str(message.id), edits=edits)


def _morning(session: Session, resident: Resident, *, now: datetime) -> datetime | None:
    """Return when the night ends, or None by day."""
    episode = episodes.active_of(session, resident.id or 0)
    zone = zone_of(session, episode)
    profile = from_json(episode.profile) if episode else Profile()
    return quiet_ends(now, zone, profile) if is_quiet(now, zone, profile) else None


def _owe(session: Session, message: Message, reporters: list[Reporter], *, now: datetime) -> None:
    priority = Priority.PROMPT if message.held_until else Priority.REPLY
    rows = []
    for reporter in reporters:
        session.add(MessageReceipt(message_id=message.id or 0, reporter_id=reporter.id or 0))
        card = MessageCard(message=message.id or 0, reporter=reporter.id or 0)
        owed = row(card, to=to_reporter(reporter.id), key=_key(message, reporter.id), priority=priority, now=now)
        rows.append(owed | {"next_at": message.held_until or now})
    session.flush()
    owe_all(session, rows)


def _key(message: Message, reporter_id: int | None) -> str:
    return f"message:{message.id}:{reporter_id}"


def hurry(session: Session, message_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Send now what was to wait for the morning, because whoever wrote it says so."""
    message = session.get(Message, message_id)
    if message is None:
        raise Refused("button-unknown")
    resident, staff = writing.entitled(session, MESSAGE, message.resident_id, actor=actor)
    if message.staff_id != staff.id:
        raise NotAllowed(Action.WRITE_MESSAGE.value, place_id=resident.place_id)
    if message.held_until is None:
        raise Refused("button-answered")
    keys = [_key(message, one.reporter_id) for one in messages.receipts_of(session, message_id)]
    if not outbox.hurry(session, keys, priority=Priority.REPLY, now=now):
        raise Refused("button-answered")
    message.held_until = None
    session.flush()
    trail(session, actor, "message-hurried", subject=f"message:{message_id}", place_id=resident.place_id, now=now)
    redraw(session, f"receipt:{message_id}", now=now)
    return toast("message-on-its-way")


def read(session: Session, message_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Take the tap of a reader that the message was seen; whoever wrote it sees that on the receipt."""
    reporter = residents.reporter_by_chat(session, actor.chat_id)
    receipt = messages.receipt(session, message_id, reporter.id or 0) if reporter else None
    if receipt is None:
        raise Refused("button-unknown")
    if receipt.read_at is None:
        receipt.read_at = now
        receipt.delivered_at = receipt.delivered_at or now
        session.flush()
        redraw(session, f"receipt:{message_id}", f"message:{message_id}:{receipt.reporter_id}", now=now)
    return toast("message-seen")


def arrived(session: Session, subject: str, *, now: datetime) -> None:
    """Note that Telegram took a message, when the card that was sent is one."""
    kind, *numbers = subject.split(":")
    if kind != "message":
        return
    message_id, reporter_id = map(int, numbers)
    receipt = messages.receipt(session, message_id, reporter_id)
    if receipt is not None and receipt.delivered_at is None:
        receipt.delivered_at, receipt.failed_at = now, None
        session.flush()
        redraw(session, f"receipt:{message_id}", now=now)


def lost(session: Session, reporter_id: int, *, now: datetime) -> None:
    """Note that what waits for a chat will not arrive, and show it to whoever wrote it."""
    for message_id in messages.fail_waiting(session, reporter_id, now=now):
        redraw(session, f"receipt:{message_id}", now=now)
