"""Notes about a resident: written by staff, read by staff, taken back within an hour by whoever wrote them."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import NotesView, line
from bot.rules.roles import Action, may
from bot.services import files, writing
from bot.services.actors import Actor, grants_of, staff_of, trail
from bot.services.offices import reach, to_staff
from bot.services.owing import redraw, reply
from bot.services.refusals import NotAllowed, Refused
from bot.services.toasts import Toast, toast
from bot.services.viewing import zone_of
from bot.services.writing import Writing
from storage import dialogues, episodes, notes
from storage.models import Note, Place, Resident, Staff
from storage.words import Asking

PAGE = 5
TAKEN_BACK = timedelta(hours=1)  # in which whoever wrote a note may remove it


def _write_or_ask(
    session: Session, resident: Resident, staff: Staff, text: str, *, actor: Actor, now: datetime
) -> None:
    resident_id = resident.id or 0
    if not text:
        dialogues.ask(session, actor.chat_id, Asking.NOTE, now=now, about={"resident": resident_id})
        reply(session, actor, line("note-ask", name=resident.name), now=now)
        return
    session.add(Note(resident_id=resident_id, staff_id=staff.id or 0, text=text, written_at=now))
    session.flush()
    dialogues.close(session, dialogues.open_of(session, actor.chat_id, Asking.NOTE), now=now)
    place_id = resident.place_id
    trail(session, actor, "note-written", subject=f"resident:{resident_id}", place_id=place_id, now=now)
    redraw(session, f"file:{resident_id}", now=now)
    _page(session, resident, 0, actor=actor, now=now)


NOTE = Writing(
    asking=Asking.NOTE,
    action=Action.WRITE_NOTE,
    longest=500,
    verb="noteto",
    whom="note-whom",
    several="note-several",
    too_long="note-long",
    go_on=_write_or_ask,
)


def into_private(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Ask in private what to write about somebody whose card stands in a group: a group sees no names."""
    # the private chat with a person has that person's number
    alone = replace(actor, chat_id=actor.telegram_id, private=True, thread_id=None)
    resident, staff = writing.entitled(session, NOTE, resident_id, actor=alone)
    if reach(session, to_staff(staff.id), now=now) is None:
        return toast("open-first", alarm=True)
    _write_or_ask(session, resident, staff, "", actor=alone, now=now)
    return toast("note-in-private")


def page(
    session: Session, resident_id: int, number: int, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Show a page of the notes, in the place of the one that was shown."""
    resident = files.seen(session, resident_id, "notes-seen", actor=actor, now=now)
    _page(session, resident, number, actor=actor, now=now, edits=message_id)
    return toast("ok")


def listed(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Show the notes below, newest first."""
    resident = files.seen(session, resident_id, "notes-seen", actor=actor, now=now)
    _page(session, resident, 0, actor=actor, now=now)
    return toast("ok")


def _page(
    session: Session, resident: Resident, number: int, *, actor: Actor, now: datetime, edits: int | None = None
) -> None:
    resident_id = resident.id or 0
    me = staff_of(session, actor)
    pages = max(1, -(-notes.count(session, resident_id) // PAGE))
    number = min(number, pages - 1)
    zone = zone_of(session, episodes.active_of(session, resident_id))
    shown = tuple(
        (
            note.id or 0,
            f"{note.written_at.astimezone(zone):%m-%d %H:%M}",
            who.name,
            note.text,
            me is not None and who.id == me.id and now - note.written_at <= TAKEN_BACK,
        )
        for note, who in notes.of_resident(session, resident_id, limit=PAGE, skip=number * PAGE)
    )
    lineage = session.get_one(Place, resident.place_id).lineage
    view = NotesView(
        resident=resident_id,
        name=resident.name,
        notes=shown,
        page=number,
        pages=pages,
        may_write=may(grants_of(session, actor), Action.WRITE_NOTE, lineage),
    )
    reply(session, actor, view, now=now, edits=edits)


def remove(session: Session, note_id: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Take a note back: one's own, within the hour. The row and the trail keep it."""
    note = session.get(Note, note_id)
    if note is None:
        raise Refused("button-unknown")
    resident, staff = writing.entitled(session, NOTE, note.resident_id, actor=actor)
    if note.staff_id != staff.id:
        raise NotAllowed(Action.WRITE_NOTE.value, place_id=resident.place_id)
    if note.removed_at is not None:
        raise Refused("button-answered")
    if now - note.written_at > TAKEN_BACK:
        raise Refused("note-stays", minutes=int(TAKEN_BACK.total_seconds() // 60))
    note.removed_at = now
    session.flush()
    trail(session, actor, "note-removed", subject=f"note:{note_id}", place_id=resident.place_id, now=now)
    redraw(session, f"file:{resident.id}", now=now)
    _page(session, resident, 0, actor=actor, now=now, edits=message_id)
    return toast("note-removed")
