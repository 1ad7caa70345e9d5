"""Draw a live notice from the facts at the moment it is sent, for the one who will read it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot import notices
from bot.notices import Notice, line
from bot.rules.views import Tab, View, view_in
from bot.services import (
    advising,
    batching,
    broadcasting,
    caring,
    drawing_admin,
    drawing_alerts,
    drawing_boards,
    drawing_life,
    drawing_lists,
    drawing_questions,
    drawing_reports,
    evidencing,
    handing_over,
    own_record,
    rechecking,
    relieving,
    shopping,
    spot_showing,
    stock_moving,
    stock_showing,
    unfolding,
    viewing,
)
from bot.services.offices import Reached


@dataclass(frozen=True, slots=True)
class Drawn:
    """A notice as it is said now, and the subject it belongs to when it is a card."""

    notice: Notice
    subject: str = ""


Draws = Callable[..., Notice | None]

# what is drawn as the subject of a card, so that every copy of it shows the same
SUBJECTS: dict[type[Notice], Callable[[Any], str]] = {
    notices.AlertCard: lambda card: f"alert:{card.alert}",
    notices.OutcomeCard: lambda card: f"outcome:{card.alert}",
    notices.HandCard: lambda card: f"hand:{card.alert}",
    notices.BundleCard: lambda card: f"bundle:{card.message}",
    notices.FileCard: lambda card: f"file:{card.resident}",
    notices.MessageCard: lambda card: f"message:{card.message}:{card.reporter}",
    notices.ReceiptCard: lambda card: f"receipt:{card.message}",
    notices.HandoverCard: lambda card: f"handover:{card.handover}",
    notices.BoardCard: lambda card: f"board:{card.place}:{card.day}",
    notices.EvidenceCard: lambda card: f"evidence:{card.evidence}",
    notices.SupplyCard: lambda card: f"supply:{card.request}",
    notices.TransferCard: lambda card: f"transfer:{card.transfer}",
    notices.SpotCard: lambda card: spot_showing.subject(card.number),
    notices.ImportCard: drawing_admin.subject_of,
    notices.ApprovalCard: drawing_admin.subject_of,
    notices.BroadcastCard: drawing_admin.subject_of,
}
# what is said once, from the facts of the moment; None when there is nothing to say any more
ONCE: dict[type[Notice], Draws] = {
    notices.RecheckAsk: lambda session, ask, **_: rechecking.question(session, ask),
    notices.ShiftBegun: lambda session, begun, now, **_: relieving.view(session, begun.shift, now=now),
    notices.News: caring.news_view,
    notices.Released: lambda session, told, reader, **_: caring.released_view(session, told, reader=reader),
    notices.Record: own_record.record_view,
    notices.Looks: lambda session, looks, reader, **_: own_record.looks_view(session, looks, reader=reader),
    notices.OwnFile: own_record.file_view,
    notices.ReleaseNotice: drawing_life.paper,
    notices.PersonFile: drawing_life.paper,
    notices.AdviceCopy: lambda session, copy, reader, **_: advising.copy_view(session, copy.receipt, reader=reader),
    notices.BroadcastCopy: lambda session, copy, **_: broadcasting.copy_view(session, copy.receipt, again=copy.again),
    notices.SpotScript: lambda session, script, now, **_: spot_showing.script_view(session, script.number, now=now),
    notices.Export: lambda session, file, now, **_: drawing_admin.file(session, file, now=now),
    notices.ImportFile: lambda session, file, now, **_: drawing_admin.file(session, file, now=now),
    notices.StockFile: lambda session, file, now, **_: stock_showing.file_view(session, file, now=now),
    notices.ReportPicture: drawing_reports.file_view,
    notices.LedgerFile: drawing_reports.file_view,
}
# what waited for the morning is drawn as whatever has become of it
KEPT: dict[type[Notice], Draws] = {
    notices.MorningBatch: lambda session, kept, now, **_: batching.view(session, kept, now=now),
    notices.MorningOrders: shopping.of_night,
}


def draw(session: Session, notice: Notice, *, reader: Reached, now: datetime) -> Drawn | None:
    """Return what to say now, or None when there is nothing to say any more."""
    kind = type(notice)
    if isinstance(notice, notices.Ask):
        asked = drawing_questions.asked(session, notice, reader=reader, now=now)
        return Drawn(*asked) if asked else None
    if kind in KEPT:
        kept = KEPT[kind](session, notice, reader=reader, now=now)
        return draw(session, kept, reader=reader, now=now) if kept else None
    if kind in ONCE:
        said = ONCE[kind](session, notice, reader=reader, now=now)
        return Drawn(said) if said else None
    subject = SUBJECTS[kind](notice) if kind in SUBJECTS else _listed(notice)
    return subject_view(session, subject, reader=reader, now=now) if subject else Drawn(notice)


def _listed(notice: Notice) -> str:
    return drawing_lists.subject_of(notice) or drawing_life.subject_of(notice)


def subject_view(session: Session, subject: str, *, reader: Reached, now: datetime, view: str = "") -> Drawn | None:
    """Return a card's subject as this reader may see it now, at the page it was turned to."""
    if reader.retired:
        return Drawn(line("card-taken-back"), subject)
    seen = _seen(session, subject, view_in(view) or View(), reader=reader, now=now)
    return Drawn(seen, subject) if seen else None


def _seen(session: Session, subject: str, seen: View, *, reader: Reached, now: datetime) -> Notice | None:
    kind, first, *rest = subject.split(":")
    number = int(first)
    if kind == "board" and seen.tab is Tab.HOME:
        day = date.fromisoformat(rest[0])
        return drawing_boards.board(session, number, day, reader=reader, now=now, page=seen.page)
    if kind in drawing_lists.KINDS:
        return drawing_lists.view(session, kind, number, rest, seen, reader=reader, now=now)
    if kind in drawing_life.SUBJECTS:
        return drawing_life.view(session, kind, number, rest, seen, reader=reader, now=now)
    if kind in drawing_admin.KINDS:
        return drawing_admin.view(session, kind, number, reader=reader, now=now)
    if kind in viewing.SUBJECTS:
        return viewing.view(session, kind, (number, *map(int, rest)), seen, reader=reader, now=now)
    if kind in drawing_alerts.KINDS_OF_CARD:
        return drawing_alerts.view(session, kind, number, seen, reader=reader, now=now)
    match kind:
        case "evidence":
            return evidencing.view(session, number)
        case "supply":
            return unfolding.view(session, number, reader=reader, now=now)
        case "transfer":
            return stock_moving.view(session, number, reader=reader, now=now)
        case "spot":
            return spot_showing.view(session, number, seen, reader=reader, now=now)
        case "house":
            day_, slot = subject.split(":", 3)[2:]
            return drawing_questions.household(session, number, day_, slot, reader=reader, now=now)
        case "bundle":
            return drawing_alerts.bundle(session, number, reader=reader, now=now)
        case "handover":
            return handing_over.view(session, number, reader=reader, now=now)
        case _:
            return None  # a card of a version to come
