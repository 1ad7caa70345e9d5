"""Draw what staff see of one resident: the file, a message and its receipts. Who may see it is asked each time."""

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import FileView, MessageView, Notice, ReceiptView, Word
from bot.rules.escalation import AlertKind, Tier, concerns
from bot.rules.roles import Action, Grant, may
from bot.rules.slots import day_of
from bot.rules.temperature import Temperature
from bot.rules.views import Tab, View
from bot.services import leafing, recounting, telling
from bot.services.offices import Reached
from storage import alerts, episodes, houses, messages, notes, readings, residents
from storage import staff as staff_rows
from storage.models import Episode, Message, MessageReceipt, Place, Reading, Reporter, Resident, Staff
from storage.words import Consent

SUBJECTS = {"file", "message", "receipt"}
RECENT = 6
NOTES_SHOWN = 3


def view(
    session: Session, kind: str, args: tuple[int, ...], seen: View, *, reader: Reached, now: datetime
) -> Notice | None:
    """Return a file, a message or its receipts for this reader, or None for what is not theirs to see."""
    if reader.masked:
        return None
    match kind, args:
        case "file", (resident_id,) if seen.tab is not Tab.HOME:
            return leafing.page(session, resident_id, seen, staff_rows.grants_of_telegram(session, reader.chat_id))
        case "file", (resident_id,):
            return _file(session, resident_id, staff_rows.grants_of_telegram(session, reader.chat_id), now=now)
        case "message", (message_id, reporter_id):
            return _message(session, message_id, reporter_id)
        case "receipt", (message_id,):
            return _receipt(session, message_id, reader.chat_id)
        case _:
            return None


def zone_of(session: Session, episode: Episode | None) -> ZoneInfo:
    """Return the zone in which a resident's days are counted."""
    return ZoneInfo(episode.zone if episode else houses.house(session).zone)


def _file(session: Session, resident_id: int, grants: tuple[Grant, ...], *, now: datetime) -> FileView | None:
    resident = session.get(Resident, resident_id)
    place = session.get(Place, resident.place_id) if resident else None
    if resident is None or place is None or not may(grants, Action.SEE_PERSON, place.lineage):
        return None
    episode = episodes.active_of(session, resident_id)
    last = episode or episodes.last_of(session, resident_id)
    zone = zone_of(session, episode)
    orders = recounting.recount(session, resident_id) if may(grants, Action.SUPPLY, place.lineage) else None
    return FileView(
        resident=resident_id,
        name=resident.name,
        place=place.path,
        address=resident.address,
        phone=resident.phone,
        number=day_of(episode.starts_on, now.astimezone(zone).date()) if episode else 0,
        total=day_of(episode.starts_on, episode.ends_on) if episode else 0,
        start=last.starts_on.isoformat() if last else "",
        end=last.ends_on.isoformat() if last else "",
        ended=Word(f"ended-{last.state.value}") if last and episode is None else Word(""),
        linked=linked_word(session, resident_id),
        by_phone=resident.by_phone_since is not None,
        reporters=_reporters(session, resident_id),
        recent=_recent(session, resident_id, zone),
        alerts=_alerts(session, episode, concerns(grants, place.lineage), zone),
        parties=_parties(session, episode),
        notes=_notes(session, resident_id, zone),
        noted=notes.count(session, resident_id),
        orders=orders.lines if orders else (),
        ordered=(orders.count, orders.open) if orders else (0, 0),
        spent=(orders.paid, orders.owed) if orders else ("", ""),
        active=episode is not None,
        may_report=may(grants, Action.REPORT_FOR, place.lineage),
        may_enrol=may(grants, Action.ENROL, place.lineage),
        may_write=may(grants, Action.WRITE_MESSAGE, place.lineage),
        tabs=tuple(tab.value for tab in leafing.open_to(grants, place.lineage)),
    )


def linked_word(session: Session, resident_id: int) -> Word:
    """Return how a resident can be reached: through the bot, by phone, or not yet."""
    links = [(link, who) for link, who in residents.links_of(session, resident_id) if link.stopped_at is None]
    if not links and residents.links_of(session, resident_id):
        return Word("linked-declined")
    if any(link.consent is not Consent.DECLINED and not who.unreachable_since for link, who in links):
        return Word("linked-yes")
    if any(link.consent is not Consent.DECLINED for link, _ in links):
        return Word("linked-blocked")
    return Word("linked-declined") if links else Word("linked-not-yet")


def _reporters(session: Session, resident_id: int) -> tuple[tuple[Word, str], ...]:
    return tuple(
        (telling.relation_word(link), reporter.language)
        for link, reporter in residents.links_of(session, resident_id)
        if link.consent is not Consent.DECLINED
    )


def _recent(session: Session, resident_id: int, zone: ZoneInfo) -> tuple[tuple[str, str, str, Word], ...]:
    newest = readings.latest_of(session, resident_id, limit=RECENT)
    return tuple(_reading(session, one, zone) for one in newest)


def _reading(session: Session, one: Reading, zone: ZoneInfo) -> tuple[str, str, str, Word]:
    word, staff = telling.who_reported(session, one)
    return f"{one.measured_at.astimezone(zone):%m-%d %H:%M}", str(Temperature(one.centi)), staff, word


def _alerts(
    session: Session, episode: Episode | None, kinds: Collection[AlertKind], zone: ZoneInfo
) -> tuple[tuple[Tier, str], ...]:
    if episode is None:
        return ()
    standing = [one for one in alerts.open_of(session, episode.id or 0) if one.kind in kinds]
    return tuple((one.tier, f"{one.raised_at.astimezone(zone):%m-%d %H:%M}") for one in standing)


def _parties(session: Session, episode: Episode | None) -> tuple[tuple[Word, str, str], ...]:
    if episode is None:
        return ()
    found = episodes.parties_of(session, episode.id or 0)
    return tuple((Word(f"party-{party.party.value}"), staff.name, staff.phone) for party, staff in found)


def _notes(session: Session, resident_id: int, zone: ZoneInfo) -> tuple[tuple[str, str, str], ...]:
    newest = notes.of_resident(session, resident_id, limit=NOTES_SHOWN)
    return tuple((f"{note.written_at.astimezone(zone):%m-%d %H:%M}", who.name, note.text) for note, who in newest)


def _message(session: Session, message_id: int, reporter_id: int) -> MessageView | None:
    message = session.get(Message, message_id)
    receipt = messages.receipt(session, message_id, reporter_id)
    if message is None or receipt is None:
        return None
    if receipt.delivered_at is None and reporter_id not in _answering(session, message.resident_id):
        return None  # whoever was not them, or does not want this, reads nothing of it
    return MessageView(
        message=message_id,
        who=session.get_one(Staff, message.staff_id).name,
        name=session.get_one(Resident, message.resident_id).name,
        text=message.text,
        quick=message.quick,
        read=receipt.read_at is not None,
    )


def _answering(session: Session, resident_id: int) -> set[int]:
    """Return the chats that answer for a resident."""
    links = residents.links_of(session, resident_id)
    return {reporter.id or 0 for link, reporter in links if link.consent is not Consent.DECLINED}


def _receipt(session: Session, message_id: int, chat_id: int) -> ReceiptView | None:
    message = session.get(Message, message_id)
    writer = session.get(Staff, message.staff_id) if message else None
    if message is None or writer is None or writer.telegram_id != chat_id or writer.left_at is not None:
        return None
    resident = session.get_one(Resident, message.resident_id)
    zone = zone_of(session, episodes.active_of(session, message.resident_id))
    answering = _answering(session, message.resident_id)
    copies = tuple(
        _copy(message, one, zone, answers=one.reporter_id in answering)
        for one in messages.receipts_of(session, message_id)
    )
    return ReceiptView(
        message=message_id,
        resident=resident.id or 0,
        name=resident.name,
        phone=resident.phone,
        text=message.text,
        quick=message.quick,
        copies=copies,
        may_hurry=message.held_until is not None and any(word == "receipt-held" for word, _ in copies),
    )


def _copy(message: Message, receipt: MessageReceipt, zone: ZoneInfo, *, answers: bool) -> tuple[Word, str]:
    """Return what became of one copy, in a word, and when."""
    for word, moment in (
        ("receipt-read", receipt.read_at),
        ("receipt-delivered", receipt.delivered_at),
        ("receipt-failed", receipt.failed_at),
        ("receipt-held", message.held_until if answers else None),
    ):
        if moment is not None:
            return Word(word), f"{moment.astimezone(zone):%H:%M}"
    return Word("receipt-waiting" if answers else "receipt-failed"), ""


def reachable_for(session: Session, resident_id: int) -> list[Reporter]:
    """Return the chats that can be written to for a resident."""
    return [reporter for _, reporter in residents.reporters_of(session, [resident_id])]
