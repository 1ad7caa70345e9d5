"""Who gets no messages from us, grid by grid: not scanned, stopped the bot, chose the phone, has no Telegram."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import Unreached, Word
from bot.rules.roles import Action, scopes
from bot.services.actors import Actor, grants_of, require_anywhere, trail
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from bot.services.viewing import linked_word
from storage import residents
from storage.models import Place, Resident

PAGE = 6  # people on a page: each a row of two buttons, with the row for turning it below
MEANT = frozenset({"没扫码", "未扫码", "收不到", "联系不上", "没有telegram", "unreached", "not scanned"})


def is_meant(wanted: str) -> bool:
    """Whether somebody looks for those who get no messages."""
    return wanted.lower() in MEANT


def show(session: Session, page: int, *, actor: Actor, now: datetime, edits: int | None = None) -> None:
    """Answer with a page of the people who get no messages, with phone numbers and the reason of each."""
    require_anywhere(session, actor, Action.SEE_PERSON)
    if not actor.private:
        raise Refused("in-private-only")
    lineages = scopes(grants_of(session, actor), Action.SEE_PERSON)
    count = residents.count_unreached(session, lineages)
    pages = max(1, -(-count // PAGE))
    page = min(page, pages - 1)
    found = residents.unreached(session, lineages, limit=PAGE, skip=page * PAGE)
    for resident, place in found:
        subject = f"resident:{resident.id}"
        trail(session, actor, "unreached-seen", subject=subject, place_id=place.id, now=now)
    people = tuple(_one(session, resident, place) for resident, place in found)
    reply(session, actor, Unreached(people=people, count=count, page=page, pages=pages), now=now, edits=edits)


def _one(session: Session, resident: Resident, place: Place) -> tuple[int, str, str, str, Word, str]:
    why = Word("linked-no-telegram") if resident.by_phone_since else linked_word(session, resident.id or 0)
    return resident.id or 0, resident.name, resident.address, resident.phone, why, place.name


def press(session: Session, page: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Turn to a page of the list, in the place of the one that was shown."""
    show(session, page, actor=actor, now=now, edits=message_id)
    return toast("ok")


def open_list(session: Session, *, actor: Actor, now: datetime) -> Toast:
    """Show the list below, from its first page."""
    show(session, 0, actor=actor, now=now)
    return toast("ok")
