"""A file with people in it: who may send one, what it is asked, and the card that shows where it stands."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import ImportCard, ImportFile, ImportFileView, ImportHow, ImportView
from bot.rules.delivery import Priority
from bot.rules.evidence import MediaKind
from bot.rules.line_list import LIMITS, MOST_BYTES, TELEGRAM_BYTES, Fault, Twins, Verdict
from bot.rules.roles import Action, scopes
from bot.rules.slots import Profile
from bot.services.actors import Actor, grants_of, require_anywhere, trail
from bot.services.offices import Reached, to_staff
from bot.services.owing import owe, redraw, reply
from bot.services.refusals import NotAllowed, Refused
from bot.services.said import Said
from bot.services.toasts import Toast, toast
from storage import dialogues, houses, imports, places
from storage.models import Import
from storage.words import Asking, ImportState

WORDS = frozenset({"/import", "/批量登记", "／import", "／批量登记"})
IN_MIND = timedelta(hours=1)  # in which a file answers /import
UNDO = timedelta(hours=1)
KEPT = timedelta(hours=24)  # the lines of a file, for the annotated copy and the codes
SHOWN = 6  # problems on the card; the annotated file has all
ENDED = frozenset({ImportState.DONE, ImportState.UNDONE, ImportState.REFUSED, ImportState.DROPPED})


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/import`: the next file is a list of people, and this is what it looks like."""
    require_anywhere(session, actor, Action.IMPORT)
    _check_private(actor)
    dialogues.ask(session, actor.chat_id, Asking.IMPORT, now=now)
    top = next(iter(places.tops(session, scopes(grants_of(session, actor), Action.IMPORT))), None)
    days = (places.profile_of(session, top) if top else Profile()).days
    today = now.astimezone(ZoneInfo(houses.house(session).zone)).date()
    reply(session, actor, ImportHow(start=today.isoformat(), days=days), now=now)


def _check_private(actor: Actor) -> None:
    if not actor.private:
        raise Refused("import-in-private")


def in_group(session: Session, *, actor: Actor, now: datetime) -> None:
    """Refuse a list of people sent where everybody sees it, and suggest to delete it there."""
    require_anywhere(session, actor, Action.IMPORT)
    raise Refused("import-in-private")


def takes(
    session: Session, kind: MediaKind, file_id: str, size: int, said: Said, *, actor: Actor, now: datetime
) -> bool:
    """Take a file as a list of people, where its caption or the last command says so; say whether it was one.

    Nothing is fetched for somebody who may not import, nor for a file that is too big.
    """
    if kind is not MediaKind.FILE or not file_id:
        return False
    asked = dialogues.open_of(session, actor.chat_id, Asking.IMPORT)
    fresh = asked is not None and now - asked.opened_at <= IN_MIND
    word = (said.text.split() or [""])[0].partition("@")[0].lower()
    if not fresh and (word not in WORDS or said.forwarded):
        return False
    staff = require_anywhere(session, actor, Action.IMPORT)
    _check_private(actor)
    if size > MOST_BYTES:
        fault = Fault.TELEGRAM if size > TELEGRAM_BYTES else Fault.BIG
        raise Refused(f"import-fault-{fault.value}", line=0, word="", most=LIMITS[fault])
    dialogues.close(session, asked, now=now)
    sent = Import(staff_id=staff.id or 0, file_id=file_id, state=ImportState.FETCHING, asked_at=now, next_at=now)
    session.add(sent)
    session.flush()
    trail(session, actor, "import-sent", subject=f"import:{sent.id}", now=now)
    show(session, sent, now=now)
    return True


def show(session: Session, sent: Import, *, now: datetime) -> None:
    """Owe whoever sent a file the card of it."""
    owe(
        session,
        ImportCard(number=sent.id or 0),
        to=to_staff(sent.staff_id),
        key=f"import:{sent.id}",
        priority=Priority.REPLY,
        now=now,
    )


def changed(session: Session, sent: Import, *, now: datetime, rests: bool = False) -> None:
    """Owe a fresh look to the card of a file."""
    redraw(session, f"import:{sent.id}", now=now, rests=rests, priority=None if rests else Priority.REPLY)


# ── pressed ──


def _pressed(session: Session, import_id: int, *states: ImportState, actor: Actor) -> Import:
    """Return the file whose card was tapped, for changing: by whoever sent it, while they may import."""
    staff = require_anywhere(session, actor, Action.IMPORT)
    _check_private(actor)
    sent = imports.locked(session, import_id)
    if sent is None:
        raise Refused("button-unknown")
    if sent.staff_id != staff.id:
        raise NotAllowed(Action.IMPORT.value)
    if sent.state not in states:
        raise Refused("button-answered")
    return sent


def choose(session: Session, import_id: int, word: str, *, actor: Actor, now: datetime) -> Toast:
    """Say what is to become of people who are followed up already and of whom the file says something else."""
    sent = _pressed(session, import_id, ImportState.CHECKED, actor=actor)
    if word not in set(Twins):
        raise Refused("button-unknown")
    sent.twins = Twins(word)
    session.flush()
    changed(session, sent, now=now)
    return toast("ok")


def begin(session: Session, import_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Register the people of a file from now on, a batch in each transaction."""
    sent = _pressed(session, import_id, ImportState.CHECKED, actor=actor)
    sent.state, sent.next_at = ImportState.RUNNING, now
    session.flush()
    trail(session, actor, "import-begun", subject=f"import:{import_id}", now=now)
    changed(session, sent, now=now)
    return toast("ok")


def drop(session: Session, import_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Forget a file that was not registered."""
    sent = _pressed(session, import_id, ImportState.CHECKED, actor=actor)
    sent.state, sent.next_at, sent.ended_at = ImportState.DROPPED, None, now
    imports.forget_rows(session, import_id)
    session.flush()
    changed(session, sent, now=now)
    return toast("ok")


def undo(session: Session, import_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Take an import back, within an hour: whoever has begun to report stays."""
    sent = _pressed(session, import_id, ImportState.DONE, actor=actor)
    if not may_undo(sent, now=now):
        raise Refused("import-undo-late", minutes=int(UNDO.total_seconds() // 60))
    sent.state, sent.next_at = ImportState.UNDOING, now
    session.flush()
    trail(session, actor, "import-undone", subject=f"import:{import_id}", now=now)
    changed(session, sent, now=now)
    return toast("ok")


def may_undo(sent: Import, *, now: datetime) -> bool:
    """Whether an import can still be taken back."""
    return sent.state is ImportState.DONE and sent.ended_at is not None and now - sent.ended_at <= UNDO


def file_again(session: Session, import_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Send the file back with what becomes of each line."""
    _pressed(session, import_id, ImportState.CHECKED, ImportState.DONE, ImportState.UNDONE, actor=actor)
    trail(session, actor, "import-seen", subject=f"import:{import_id}", now=now)
    reply(session, actor, ImportFile(number=import_id), now=now)
    return toast("ok")


# ── drawn when they are sent ──


def view(session: Session, import_id: int, *, reader: Reached, now: datetime) -> ImportView | None:
    """Return the card of a file as it stands now, for whoever sent it."""
    sent = session.get(Import, import_id)
    if sent is None or reader.staff_id != sent.staff_id:
        return None
    session.refresh(sent)
    counted = imports.counts(session, import_id)
    problems = imports.rows(session, import_id, verdicts=[Verdict.BAD, Verdict.TWICE], limit=SHOWN)
    by_verdict = {verdict: sum(n for (one, _), n in counted.items() if one is verdict) for verdict in Verdict}
    bad = by_verdict[Verdict.BAD] + by_verdict[Verdict.TWICE]
    standing = imports.count_registered(session, import_id)
    return ImportView(
        number=import_id,
        state=sent.state.value,
        why=sent.why,
        line=sent.line,
        word=sent.word,
        sheet=sent.sheet,
        unused=tuple(sent.unused[:6]),
        twins=sent.twins.value,
        counts={verdict.value: str(count) for verdict, count in by_verdict.items()},
        done=sum(n for (verdict, done), n in counted.items() if done and verdict is not Verdict.BAD),
        total=sum(counted.values()) - by_verdict[Verdict.BAD],
        problems=tuple((row.line, row.why, row.word) for row in problems),
        more=bad - len(problems),
        kept=standing if sent.state is ImportState.UNDONE else 0,
        may_undo=may_undo(sent, now=now),
        codes=standing if sent.state is ImportState.DONE else 0,
    )


def file_view(session: Session, notice: ImportFile) -> ImportFileView | None:
    """Return the lines of a file with what becomes of each, or None once they are forgotten."""
    sent = session.get(Import, notice.number)
    rows = imports.rows(session, notice.number)
    if sent is None or not rows:
        return None
    lines = tuple((row.line, tuple(row.cells), row.verdict.value, row.why, row.word) for row in rows)
    return ImportFileView(head=tuple(sent.head), rows=lines)
