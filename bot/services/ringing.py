"""`/notify`: which kinds of messages ring, come without a sound, or go to the next one who has them on."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import RingingCard
from bot.rules.ringing import ALWAYS_ON, Kind, Mode, mode_of
from bot.rules.roles import Action
from bot.services.actors import Actor, require_anywhere, trail
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage.models import Staff


def by_command(session: Session, *, actor: Actor, now: datetime) -> None:
    """Answer `/notify` with each kind and how it comes; a tap changes it."""
    staff = require_anywhere(session, actor, Action.SERVE)
    if not actor.private:
        raise Refused("in-private-only")
    reply(session, actor, _card(staff), now=now)


def _card(staff: Staff) -> RingingCard:
    return RingingCard(modes=tuple((kind.value, mode_of(staff.notify, kind).value) for kind in Kind))


def choose(session: Session, kind: str, mode: str, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Let a kind come as chosen, and show it on the card. SOS and red always ring, and it says why."""
    staff = require_anywhere(session, actor, Action.SERVE)
    if not actor.private or kind not in set(Kind) or mode not in set(Mode):
        raise Refused("button-unknown")
    if Kind(kind) in ALWAYS_ON:
        return toast("ringing-always", alarm=True)
    staff.notify = staff.notify | {kind: mode}
    session.flush()
    trail(session, actor, f"notify-{mode}", subject=kind, now=now)
    reply(session, actor, _card(staff), now=now, edits=message_id)
    return toast(f"ringing-now-{mode}")
