"""What lies where, how it came to be so, who gave it; on the screen and as a file."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import DonationList, StockBoard, StockFile, StockFileView, StockLog, Word
from bot.rules.people import masked_name
from bot.rules.stock import EntryKind, allots, is_low, masked_donor, shown
from bot.rules.stock_units import Unit
from bot.services.actors import Actor, grants_of, trail
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.stocking import whom
from bot.services.storerooms import lineages_of, lineages_of_staff, place_of, require_keeper, require_room
from bot.services.toasts import Toast, toast
from storage import houses, stocks
from storage.models import Donation, Place, Resident, Staff, StockEntry, StockItem

LINES = 8  # of the board: each is a button, and a keyboard has eight rows
LOGGED = 10
LISTED = 15
EXPORTED = 20_000  # entries in a file; a sheet of a district's year has fewer
FORMS = {"": ("xlsx", "csv"), "xlsx": ("xlsx",), "csv": ("csv",), "表": ("xlsx",)}


def board(session: Session, page: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Show a page of what lies in the actor's places. Beyond the last page it is the last."""
    require_keeper(session, actor)
    if not actor.private:
        raise Refused("in-private-only")
    lineages = lineages_of(session, actor)
    pages = max(1, -(-stocks.count(session, lineages=lineages) // LINES))
    page = min(page, pages - 1)
    rows = stocks.page(session, lineages=lineages, skip=page * LINES, limit=LINES)
    way = stocks.on_the_way(session, [item.id or 0 for item, _ in rows])
    view = StockBoard(
        page=page,
        pages=pages,
        allots=allots(grants_of(session, actor)),
        lines=tuple(_board_line(item, place, way.get(item.id or 0, 0)) for item, place in rows),
    )
    trail(session, actor, "stock-seen", now=now)
    reply(session, actor, view, now=now, edits=message_id)
    return toast("ok")


def _board_line(item: StockItem, place: Place, way: int) -> tuple[int, str, str, Word, str, str, bool]:
    return (
        item.id or 0,
        item.name,
        shown(item.balance, item.unit),
        unit_word(item.unit),
        place.name,
        shown(way, item.unit) if way else "",
        is_low(item.balance, item.low),
    )


def unit_word(unit: Unit) -> Word:
    """Return the word of a unit, said in the reader's language."""
    return Word(f"unit-{unit.value}")


def log_named(session: Session, word: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/stock log NAME`: the entries of what the word means, or of each where it lies."""
    found = stocks.named(session, word, None, lineages=lineages_of(session, actor)) if word else []
    if not found:
        raise Refused("stock-log-usage") if not word else Refused("stock-none", item=word[:40])
    for item in found[:LINES]:
        log(session, item.id or 0, 0, message_id=None, actor=actor, now=now)


def log(session: Session, item_id: int, page: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Show a page of the entries of an item, newest first."""
    item = session.get(StockItem, item_id)
    if item is None:
        raise Refused("button-unknown")
    place = place_of(session, item)
    require_room(session, actor, place)
    if not actor.private:
        raise Refused("in-private-only")
    pages = max(1, -(-stocks.entries(session, item_id) // LOGGED))
    page = min(page, pages - 1)
    rows = stocks.history(session, item_id, skip=page * LOGGED, limit=LOGGED)
    gone = stocks.countered(session, [entry.id or 0 for entry, *_ in rows])
    zone = ZoneInfo(houses.house(session).zone)
    view = StockLog(
        item=item_id,
        name=item.name,
        place=place.name,
        balance=shown(item.balance, item.unit),
        unit=unit_word(item.unit),
        page=page,
        pages=pages,
        lines=tuple(_log_line(session, row, item.unit, gone, zone) for row in rows),
    )
    trail(session, actor, "stock-log-seen", subject=f"item:{item_id}", place_id=place.id, now=now)
    reply(session, actor, view, now=now, edits=message_id, part=str(item_id))
    return toast("ok")


def _log_line(
    session: Session, row: stocks.History, unit: Unit, gone: set[int], zone: ZoneInfo
) -> tuple[int, str, Word, str, str, str, bool]:
    entry, staff, donation, _ = row
    return (
        entry.id or 0,
        f"{entry.at.astimezone(zone):%m-%d %H:%M}",
        Word(f"entry-{entry.kind.value}"),
        signed_amount(entry.amount, unit),
        staff.name,
        about(session, entry, donation),
        entry.id in gone,
    )


def signed_amount(amount: int, unit: Unit) -> str:
    """Return an amount with its sign: +50, −2."""
    return f"+{shown(amount, unit)}" if amount > 0 else f"−{shown(-amount, unit)}"


def about(session: Session, entry: StockEntry, donation: Donation | None) -> str:
    """Return from whom, to whom, which entry, what for."""
    if donation is not None:
        return f"{donation.donor} {donation.note}".strip()
    if entry.counters is not None:
        return f"#{entry.counters} {entry.said}".strip()
    return whom(session, entry)


def donation_list(session: Session, page: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Show a page of the public list of donations; who does not wish to be named is masked for everybody."""
    require_keeper(session, actor)
    lineages = lineages_of(session, actor)
    count = stocks.donation_count(session, lineages=lineages)
    pages = max(1, -(-count // LISTED))
    page = min(page, pages - 1)
    rows = stocks.donations(session, lineages=lineages, skip=page * LISTED, limit=LISTED)
    zone = ZoneInfo(houses.house(session).zone)
    lines = tuple(_given_line(row, f"{row[0].at.astimezone(zone):%m-%d}") for row in rows)
    trail(session, actor, "stock-list-seen", now=now)
    reply(session, actor, DonationList(page=page, pages=pages, count=count, lines=lines), now=now, edits=message_id)
    return toast("ok")


def _given_line(row: stocks.Given, day: str) -> tuple[str, str, str, str, Word, str]:
    donation, item, place = row
    donor = masked_donor(donation.donor) if donation.masked else donation.donor
    return day, donor, item.name, shown(donation.amount, item.unit), unit_word(item.unit), place.name


def _given_whole(session: Session, row: stocks.Given, zone: ZoneInfo) -> tuple[str, str, str, str, Word, str, str, str]:
    """Return a line of the list with what is kept beside it: the note, and who took it in."""
    donation, *_ = row
    line = _given_line(row, f"{donation.at.astimezone(zone):%Y-%m-%d}")
    return *line, donation.note, session.get_one(Staff, donation.received_by).name


# ── files ──


def export(session: Session, word: str, *, actor: Actor, now: datetime) -> Toast:
    """Owe the ledger of the actor's places as a workbook, as CSV, or both."""
    staff = require_keeper(session, actor)
    if not actor.private:
        raise Refused("in-private-only")
    forms = FORMS.get(word.lower())
    if forms is None:
        raise Refused("stock-export-usage")
    trail(session, actor, "stock-exported", now=now)
    for form in forms:
        reply(session, actor, StockFile(staff=staff.id or 0, form=form), now=now, part=form)
    return toast("stock-file-below")


def file_view(session: Session, notice: StockFile, *, now: datetime) -> StockFileView | None:
    """Return everything that stands in the file: what its reader keeps by now, nobody else's."""
    staff = session.get(Staff, notice.staff)
    if staff is None or staff.left_at is not None:
        return None
    lineages, zone = lineages_of_staff(session, staff), ZoneInfo(houses.house(session).zone)
    shelves = stocks.page(session, lineages=lineages, skip=0, limit=EXPORTED)
    way = stocks.on_the_way(session, [item.id or 0 for item, _ in shelves])
    book = stocks.book(session, lineages=lineages, limit=EXPORTED)
    given = stocks.donations(session, lineages=lineages, limit=EXPORTED)
    entries = tuple(_file_line(session, row, zone) for row in book)
    return StockFileView(
        form=notice.form,
        made_at=f"{now.astimezone(zone):%Y-%m-%d %H:%M}",
        by=staff.name,
        balances=tuple(_balance_line(item, place, way.get(item.id or 0, 0)) for item, place in shelves),
        entries=entries,
        donations=tuple(_given_whole(session, row, zone) for row in given),
        money=_money(entries),
        funds=_funds(book),
    )


def _balance_line(item: StockItem, place: Place, way: int) -> tuple[str, str, str, Word, str, str]:
    low = shown(item.low, item.unit) if item.low is not None else ""
    return place.path, item.name, shown(item.balance, item.unit), unit_word(item.unit), shown(way, item.unit), low


FileLine = tuple[int, str, str, str, Word, str, Word, str, str, str, str]


def _file_line(session: Session, row: stocks.Line, zone: ZoneInfo) -> FileLine:
    entry, item, place, staff, donation, resident = row
    return (
        entry.id or 0,
        f"{entry.at.astimezone(zone):%Y-%m-%d %H:%M}",
        place.path,
        item.name,
        unit_word(item.unit),
        ("-" if entry.amount < 0 else "") + shown(abs(entry.amount), item.unit),
        Word(f"entry-{entry.kind.value}"),
        _donor(donation),
        "" if donation else _whom_masked(session, entry, resident),
        str(entry.counters or ""),
        staff.name,
    )


def _whom_masked(session: Session, entry: StockEntry, resident: Resident | None) -> str:
    """Return to whom it went; a file is passed on, so a resident is named as a group may see it."""
    return masked_name(resident.name) if resident else whom(session, entry)


def _donor(donation: Donation | None) -> str:
    if donation is None:
        return ""
    return masked_donor(donation.donor) if donation.masked else donation.donor


FundLine = tuple[str, str, str, str, str, str, str, str]


def _funds(book: Sequence[stocks.Line]) -> tuple[FundLine, ...]:
    """Return what became of the money of each place: allotted, given, spent, handed on, corrected, and what is left."""
    sums: dict[tuple[str, str], Counter[str]] = {}
    for entry, item, place, *_ in book:
        if item.unit is Unit.YUAN:
            sums.setdefault((place.path, item.name), Counter())[_COLUMN[entry.kind]] += entry.amount
    return tuple(
        (
            path,
            name,
            _yuan(one["allotted"]),
            _yuan(one["given"]),
            _yuan(one["spent"]),
            _yuan(one["moved"]),
            _yuan(one["corrected"]),
            _yuan(one.total()),
        )
        for (path, name), one in sorted(sums.items())
    )


_COLUMN = {
    EntryKind.ALLOTTED: "allotted",
    EntryKind.RECEIVED: "given",
    EntryKind.SPENT: "spent",
    EntryKind.HANDED_OUT: "spent",
    EntryKind.TRANSFER_IN: "moved",
    EntryKind.TRANSFER_OUT: "moved",
    EntryKind.COUNTER: "corrected",
}


def _yuan(of: int) -> str:
    return ("-" if of < 0 else "") + shown(abs(of), Unit.YUAN)


MoneyLine = tuple[int, str, str, str, Word, str, str, str]


def _money(entries: Sequence[FileLine]) -> tuple[MoneyLine, ...]:
    """Return what became of money: given, allotted, spent, handed on; the same entries once more, by themselves."""
    yuan = unit_word(Unit.YUAN)
    return tuple(
        (number, at, place, item, kind, amount, donor or said, by)
        for number, at, place, item, unit, amount, kind, donor, said, _, by in entries
        if unit == yuan
    )
