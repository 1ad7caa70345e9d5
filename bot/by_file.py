"""Lists of people by the command line: `suifang import FILE` and `suifang export FILE`, without Telegram.

The same services as in the chat. SQLite lets one process write, so the bot is stopped meanwhile; with PostgreSQL it
may run on.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from bot import clock
from bot.notices import Export, ImportFile, Notice
from bot.render import Renderer
from bot.rules.line_list import FileFault, Twins
from bot.rules.roles import Action, may_anywhere
from bot.services import exporting, importing, registering, staging
from bot.services.offices import Reached
from bot.services.walltime import zone_of
from bot.sheets.reader import read_now
from bot.texts import Texts, plain
from storage import audits, exports, houses, places
from storage import staff as staff_rows
from storage.db import Database
from storage.models import Import, Place, Staff
from storage.words import ImportState

CHUNK = 200  # lines judged in one transaction
Tell = Callable[[str], None]


class CannotTake(Exception):
    """What is said in words and ends with exit code 1."""


class Clerk:
    """Brings lists in and out for an admin, in the language of the house."""

    def __init__(self, db: Database, admin: int, texts: Texts, tell: Tell) -> None:
        self.db, self.tell = db, tell
        self.staff = db.call(_admin, admin)
        self.language = db.call(lambda session: houses.house(session).language)
        self._renderer = Renderer(texts)

    # ── in ──

    def bring_in(self, file: Path, *, twins: Twins, register: bool) -> None:
        """Check a list line by line and say what becomes of it; register it when asked to. Raises CannotTake."""
        content = _content(file)
        number = self.db.call(_begun, self.staff, now=clock.now())
        try:
            table = read_now(content)
        except FileFault as fault:
            self.db.call(staging.refuse, number, fault, now=clock.now())
            raise CannotTake(self._card(number)) from None
        for at in range(0, len(table.rows), CHUNK):
            self.db.call(staging.take, number, table.head, table.rows[at : at + CHUNK], now=clock.now())
        self.db.call(staging.checked, number, table.sheet, shows=False, now=clock.now())
        self.tell(self._card(number))
        self._give_back(number, file)
        if not register:
            return
        self.db.call(_confirmed, number, twins, now=clock.now())
        while self.db.call(registering.go_on, now=clock.now()).more:
            pass
        self.tell(self._card(number))

    def _give_back(self, number: int, file: Path) -> None:
        """Write the file back beside itself, with what becomes of each line."""
        view = self.db.call(importing.file_view, ImportFile(number=number))
        document = self._renderer.render(view, self.language).document if view else None
        if document is not None:
            target = file.with_name(f"{file.stem}.checked.xlsx")
            target.write_bytes(document.content)
            self.tell(str(target))

    def _card(self, number: int) -> str:
        return self._said(self.db.call(_card, number, self.staff, now=clock.now()))

    def _said(self, notice: Notice | None) -> str:
        return plain(self._renderer.render(notice, self.language).text) if notice else ""

    # ── out ──

    def take_out(self, file: Path, path: str) -> None:
        """Write the masked list of a place as a workbook: a full one takes two people, in the chat."""
        view = self.db.call(_listed, self.staff, path, now=clock.now())
        document = self._renderer.render(view, self.language).document if view else None
        if document is None:
            raise CannotTake(f"{path}: 没有在随访的人 / nobody is followed up")
        file.write_bytes(document.content)
        self.tell(f"✔ {file}")


def _admin(session: Session, telegram_id: int) -> int:
    """Return the member of staff; without a number the first admin of the settings."""
    number = telegram_id or next(iter(houses.house(session).admin_ids), 0)
    found = staff_rows.by_telegram(session, number)
    if found is None or not may_anywhere(staff_rows.grants_of(session, found.id or 0), Action.IMPORT):
        raise CannotTake(f"{number} 不是管理员 / is no admin: suifang create-admin {number or 10001}")
    return found.id or 0


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as fault:
        raise CannotTake(f"{file}: {fault.strerror}") from None


def _begun(session: Session, staff_id: int, *, now: datetime) -> int:
    sent = Import(staff_id=staff_id, state=ImportState.READING, asked_at=now)
    session.add(sent)
    session.flush()
    by = session.get_one(Staff, staff_id).telegram_id
    audits.record(session, "import-sent", telegram_id=by, staff_id=staff_id, subject=f"import:{sent.id}", now=now)
    return sent.id or 0


def _confirmed(session: Session, number: int, twins: Twins, *, now: datetime) -> None:
    sent = session.get_one(Import, number)
    sent.state, sent.twins, sent.next_at = ImportState.RUNNING, twins, now
    session.flush()


def _card(session: Session, number: int, staff_id: int, *, now: datetime) -> Notice | None:
    return importing.view(session, number, reader=Reached(0, "", staff_id=staff_id), now=now)


def _listed(session: Session, staff_id: int, path: str, *, now: datetime) -> Notice | None:
    place = _place(session, path)
    day = now.astimezone(zone_of(session)).date()
    count = exports.count(session, place.lineage, day)
    by = session.get_one(Staff, staff_id).telegram_id
    audits.record(
        session, "exported", telegram_id=by, staff_id=staff_id, subject=f"count:{count}", place_id=place.id, now=now
    )
    wanted = Export(place=place.id or 0, day=day.isoformat(), full=False, staff=staff_id, approval=0)
    return exporting.view(session, wanted, now=now) if count else None


def _place(session: Session, path: str) -> Place:
    parts = [part for part in path.split("/") if part]
    found = places.ending_in(session, parts) if parts else places.tops(session, ["/"])
    if len(found) != 1:
        known = "；".join(one.path for one in found[:6]) or "—"
        raise CannotTake(f"{path or '?'}: 请写明一个区域 / please name one place ({known})")
    return found[0]
