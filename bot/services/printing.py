"""The codes of a whole import, to print and cut: a part at a time, each code new and worth nothing once it is used."""

import secrets
from datetime import datetime

from sqlmodel import Session

from bot.notices import CodeSheet
from bot.rules.invites import CODE_LENGTH, TOKEN_BYTES, code_from, shown
from bot.rules.roles import Action
from bot.services.actors import Actor, require_anywhere, trail
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import houses, imports, invites, places
from storage.models import Import, ImportRow, Place
from storage.words import ImportState

A_PAGE = 8
PART = 10 * A_PAGE  # people in one file; a code is hashed slowly on purpose, these take about a second


def codes(session: Session, import_id: int, after: int, *, actor: Actor, now: datetime) -> Toast:
    """Send the next part of the codes: for those of a file whose phone is not linked, after a line of it.

    Whoever had a code before has a new one from now on; the old one is worth nothing.
    """
    staff = require_anywhere(session, actor, Action.IMPORT)
    if not actor.private:
        raise Refused("import-in-private")
    sent = session.get(Import, import_id)
    if sent is None or sent.staff_id != staff.id or sent.state is not ImportState.DONE:
        raise Refused("button-answered")
    found = imports.registered(session, import_id, after=after, limit=PART + 1)
    if not found:
        raise Refused("import-codes-none")
    chosen, more = found[:PART], len(found) > PART
    hours = max(places.profile_of(session, place).invite_hours for _, place in chosen[:1])
    people = tuple(_issue(session, row, place, staff.id or 0, now=now) for row, place in chosen)
    trail(session, actor, "codes-printed", subject=f"import:{import_id}", now=now)
    sheet = CodeSheet(
        number=import_id,
        part=imports.count_registered_until(session, import_id, line=chosen[0][0].line) // PART + 1,
        people=people,
        hours=hours,
        emergency=houses.house(session).emergency_number,
        after=chosen[-1][0].line if more else 0,
        left=len(imports.registered(session, import_id, after=chosen[-1][0].line, limit=9999)) if more else 0,
    )
    reply(session, actor, sheet, now=now)
    return toast("import-codes-below")


def _issue(
    session: Session, row: ImportRow, place: Place, staff_id: int, *, now: datetime
) -> tuple[str, str, str, str, str]:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    code = code_from(secrets.token_bytes(CODE_LENGTH))
    hours = places.profile_of(session, place).invite_hours
    invites.record(
        session, resident_id=row.resident_id or 0, token=token, code=code, created_by=staff_id, now=now, hours=hours
    )
    link = f"https://t.me/{houses.house(session).bot_username}?start={token}"
    return row.name, row.address, place.path.rpartition("/")[2], link, shown(code)
