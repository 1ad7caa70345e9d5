"""Give a value by tapping: whole degrees, then tenths, each shown as the full value."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import Pad, line
from bot.rules.temperature import HIGHEST_ASKED, LOWEST_ASKED, LOWEST_TAKEN, Certain, Temperature, read
from bot.services import asking, choosing, correcting
from bot.services.actors import Actor
from bot.services.asking import Doubted
from bot.services.households import household_of
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.said import Heard
from bot.services.toasts import Toast, toast
from storage import dialogues
from storage.words import Asking


def type_instead(session: Session, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Put the pad away: somebody would rather type."""
    if household_of(session, actor.chat_id) is None:
        raise Refused("button-unknown")
    reply(session, actor, line("report-ask"), now=now, edits=message_id)
    return toast("ok")


def pad(session: Session, whole: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Show the tenths of a whole degree, as full values, in the place of the message that was tapped."""
    if household_of(session, actor.chat_id) is None:
        raise Refused("button-unknown")
    if whole and not LOWEST_ASKED.centi <= whole * 100 <= HIGHEST_ASKED.centi:
        raise Refused("button-unknown")
    reply(session, actor, Pad(whole=whole), now=now, edits=message_id)
    return toast("ok")


def padded(session: Session, centi: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Take a value tapped on the pad; a rare one is confirmed like one that was typed."""
    household = household_of(session, actor.chat_id)
    if household is None:
        raise Refused("button-unknown")
    value = Temperature(centi)
    message = Heard(str(value), None, now)
    repaired = dialogues.open_of(session, actor.chat_id, Asking.REPAIR)
    asking.pass_on_repaired(session, household, repaired, actor=actor, now=now)
    correcting_now = correcting.asked_of(session, household, now=now)
    match read(str(value)):
        case Certain() if correcting_now is not None:
            correcting.finish(session, correcting_now, value, message, actor=actor, now=now)
        case Certain() if household.only is not None:
            asking.accept(session, household, household.only, value, message, actor=actor, now=now, edits=message_id)
        case Certain():
            asking.whose(session, household, value, message, actor=actor, now=now)
        case _:
            asking.confirm(session, household, _rare(value), message, actor=actor, now=now)
    return toast("ok")


def padded_for(
    session: Session, resident_id: int, centi: int, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Take a value tapped on one person's pad for that person; a rare one is confirmed."""
    household, member = choosing.theirs(session, resident_id, actor=actor)
    value = Temperature(centi)
    message = Heard(str(value), None, now)
    if isinstance(read(str(value)), Certain):
        asking.accept(session, household, member, value, message, actor=actor, now=now, edits=message_id)
        return toast("ok")
    doubted = _rare(value)
    dialogues.ask(session, actor.chat_id, Asking.MEMBER, now=now, about={"resident": resident_id})
    asking.confirm(session, household, doubted, message, actor=actor, now=now)
    return toast("ok")


def _rare(value: Temperature) -> Doubted:
    """Return a tapped value that is rare, to be asked about; raises Refused for one that no thermometer shows."""
    if not LOWEST_ASKED <= value <= HIGHEST_ASKED:
        raise Refused("button-unknown")
    return Doubted((value,), "low" if value < LOWEST_TAKEN else "high")
