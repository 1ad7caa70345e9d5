"""Say no: politely, in one line, and kept in the trail when somebody asked for what is not theirs."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import line
from bot.services import strangers
from bot.services.actors import Actor, staff_of
from bot.services.households import household_of
from bot.services.owing import reply
from bot.services.refusals import NotAllowed, Refused
from bot.services.toasts import Toast, toast
from storage import audits
from storage import staff as staff_rows


def refuse(session: Session, refusal: Refused, *, pressed: bool, actor: Actor, now: datetime) -> Toast:
    """Owe the sentence of a refusal; where a button was pressed it pops up there instead.

    The trail keeps what was not theirs to ask for, and every press that was refused: who holds a button
    that is stale or forged is worth knowing.
    """
    if pressed or isinstance(refusal, NotAllowed):
        _keep(session, refusal, actor=actor, now=now)
    if not pressed and isinstance(refusal, NotAllowed) and _is_stranger(session, actor):
        strangers.greet(session, actor=actor, now=now)
    elif not pressed:
        reply(session, actor, line(refusal.key, **refusal.values), now=now)
    return toast(refusal.key, alarm=True, **refusal.values)


def _is_stranger(session: Session, actor: Actor) -> bool:
    return staff_of(session, actor) is None and household_of(session, actor.chat_id) is None


def _keep(session: Session, refusal: Refused, *, actor: Actor, now: datetime) -> None:
    staff = staff_rows.by_telegram(session, actor.telegram_id)
    audits.record(
        session,
        audits.REFUSED,
        telegram_id=actor.telegram_id,
        staff_id=staff.id if staff else None,
        subject=refusal.what if isinstance(refusal, NotAllowed) else refusal.key,
        place_id=refusal.place_id if isinstance(refusal, NotAllowed) else None,
        now=now,
    )


def apologise(session: Session, *, actor: Actor, now: datetime) -> None:
    """Tell somebody once that something went wrong on our side. Nothing is claimed that we do not know."""
    reply(session, actor, line("sorry"), now=now)
