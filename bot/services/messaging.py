"""Messages from staff to whoever answers for a resident: sent, held for the morning, delivered, read."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import MessageCard, QuickAnswers, ReceiptCard, line
from bot.rules.arguments import name_and_text
from bot.rules.delivery import Priority
from bot.rules.people import plain_lines
from bot.rules.roles import Action
from bot.rules.slots import Profile, from_json, is_quiet, quiet_ends
from bot.services import files
from bot.services.actors import Actor, require, require_anywhere, trail
from bot.services.offices import to_reporter
from bot.services.owing import owe_all, redraw, reply, row
from bot.services.refusals import NotAllowed, Refused
from bot.services.toasts import Toast, toast
from bot.services.viewing import linked_word, reachable_for, zone_of
from storage import dialogues, episodes, messages, outbox, residents
from storage.models import Dialogue, Message, MessageReceipt, Place, Reporter, Resident, Staff
from storage.words import Asking

LONGEST = 1000  # characters of a message
QUICK = 5  # how many quick answers there are in the texts


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/message NAME TEXT`. What is missing is asked for; of several people one is chosen."""
    require_anywhere(session, actor, Action.WRITE_MESSAGE)
    if not actor.private:
        raise Refused("in-private-only")
    name, text = name_and_text(tail)
    if not name:
        dialogues.ask(session, actor.chat_id, Asking.MESSAGE, now=now)
        reply(session, actor, line("message-whom"), now=now)
        return
    text = _short_enough(text)
    found = files.matching(session, name, action=Action.WRITE_MESSAGE, actor=actor)
    if len(found) > 1:
        dialogues.ask(session, actor.chat_id, Asking.MESSAGE, now=now, about={"text": text})
        files.offer(session, "message-several", name, found, verb="msgto", actor=actor, now=now)
        return
    _send_or_ask(session, found[0].id or 0, text, actor=actor, now=now)


def _short_enough(text: str) -> str:
    kept = plain_lines(text)
    if len(kept) > LONGEST:
        raise Refused("message-long", most=LONGEST, count=len(kept))
    return kept


def press(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Ask what to say to the person who was tapped."""
    _send_or_ask(session, resident_id, "", actor=actor, now=now)
    return toast("ok")


def choose(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Send the words that wait for whom they are meant to the person who was chosen."""
    asked = dialogues.open_of(session, actor.chat_id, Asking.MESSAGE)
    if asked is None or "text" not in asked.about:
        raise Refused("button-answered")
    _send_or_ask(session, resident_id, asked.about["text"], actor=actor, now=now)
    return toast("ok")


def answered(session: Session, asked: Dialogue, text: str, *, actor: Actor, now: datetime) -> None:
    """Take what was typed as the message that was asked for, or as whom it is for and what to say."""
    if "resident" in asked.about:
        _send_or_ask(session, asked.about["resident"], _short_enough(text), actor=actor, now=now)
        return
    by_command(session, text, actor=actor, now=now)


def quick(
    session: Session, resident_id: int, number: int, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Send one of the sentences that are ready, said in the reader's language."""
    if not 1 <= number <= QUICK:
        raise Refused("button-unknown")
    resident, staff = _writable(session, resident_id, actor=actor)
    _send(session, resident, staff, "", number, actor=actor, now=now, edits=message_id)
    return toast("ok")


def _writable(session: Session, resident_id: int, *, actor: Actor) -> tuple[Resident, Staff]:
    resident = session.get(Resident, resident_id)
    if resident is None:
        raise Refused("button-unknown")
    staff = require(session, actor, Action.WRITE_MESSAGE, session.get_one(Place, resident.place_id))
    if not actor.private:
        raise Refused("in-private-only")
    return resident, staff


def _send_or_ask(session: Session, resident_id: int, text: str, *, actor: Actor, now: datetime) -> None:
    resident, staff = _writable(session, resident_id, actor=actor)
    if text:
        _send(session, resident, staff, text, 0, actor=actor, now=now)
    elif reachable_for(session, resident_id):
        dialogues.ask(session, actor.chat_id, Asking.MESSAGE, now=now, about={"resident": resident_id})
        reply(session, actor, QuickAnswers(resident=resident_id, name=resident.name), now=now)
    else:
        _say_unreachable(session, resident, actor=actor, now=now)


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
    resident, staff = _writable(session, message.resident_id, actor=actor)
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
