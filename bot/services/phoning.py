"""What a worker does with one person of a list: a value on their behalf in two taps, or a call written down."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.rules.presence import OF_CALL, VisitKind, VisitOutcome
from bot.rules.roles import Action
from bot.rules.temperature import HIGHEST_ASKED, LOWEST_ASKED, Temperature
from bot.services import reporting, turning
from bot.services.actors import Actor, require, trail
from bot.services.owing import redraw
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import checks, dialogues, episodes, houses, visits
from storage.models import Place, Resident
from storage.words import Asking, Channel


def report(
    session: Session, resident_id: int, centi: int, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Record the value that was tapped; the card goes back to its list and says nothing more than a toast."""
    value = Temperature(centi)
    if not LOWEST_ASKED <= value <= HIGHEST_ASKED:
        raise Refused("button-unknown")
    done = reporting.record(session, resident_id, reporting.OnBehalf.tapped(value), actor=actor, now=now)
    card = turning.pressed_card(session, message_id, actor=actor)
    turning.back_to_list(session, card, now=now)
    key = "rep-done-fever-toast" if done.fever else "rep-done-toast"
    return toast(key, alarm=done.fever, name=done.resident.name, value=str(value))


def log_call(
    session: Session, resident_id: int, word: str, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Write down what came of a call. A number that is somebody else's is said on every list from then on."""
    if word not in {one.value for one in OF_CALL}:
        raise Refused("button-unknown")
    outcome = VisitOutcome(word)
    resident = session.get(Resident, resident_id)
    episode = episodes.active_of(session, resident_id)
    if resident is None or episode is None:
        raise Refused("button-unknown")
    staff = require(session, actor, Action.REPORT_FOR, session.get_one(Place, episode.place_id))
    check = checks.newest_of(session, episode.id or 0)
    day = check.day if check else now.astimezone(ZoneInfo(houses.house(session).zone)).date()
    visits.record(
        session,
        episode,
        kind=VisitKind.CALL,
        day=day,
        slot=check.slot if check else "",
        outcome=outcome,
        channel=Channel.PHONE,
        staff_id=staff.id or 0,
        now=now,
    )
    trail(session, actor, f"call-{word}", subject=f"resident:{resident_id}", place_id=episode.place_id, now=now)
    dialogues.close(session, dialogues.open_of(session, actor.chat_id, Asking.REPORT_FOR), now=now)
    redraw(session, f"missing:{episode.place_id}:{day.isoformat()}", f"file:{resident_id}", now=now, rests=True)
    turning.back_to_list(session, turning.pressed_card(session, message_id, actor=actor), now=now)
    return toast(_SAID[outcome], alarm=outcome in _LOUD, name=resident.name)


_SAID = {
    VisitOutcome.REACHED: "call-logged-reached",
    VisitOutcome.NO_ANSWER: "call-logged-no-answer",
    VisitOutcome.REFUSED: "call-logged-refused",
    VisitOutcome.WRONG_NUMBER: "call-logged-wrong-number",
    VisitOutcome.HOSPITAL: "call-logged-hospital",
}
# they say what has to be done next
_LOUD = frozenset({VisitOutcome.WRONG_NUMBER, VisitOutcome.HOSPITAL})
