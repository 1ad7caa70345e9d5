"""The calls after a release: each comes to the worker as a card on its day, and is over with an outcome.

One that nobody made or nobody answered comes again the next day; after the last try the lead hears of it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import AftercareCallCard, AftercareCallView, Word, line
from bot.rules.aftercare import CallOutcome
from bot.rules.delivery import Priority
from bot.rules.escalation import AlertKind, Tier
from bot.rules.roles import Action, Role
from bot.rules.slots import from_json
from bot.services import alerting
from bot.services.actors import Actor, require, trail
from bot.services.offices import Reached, to_office, to_worker
from bot.services.owing import owe, redraw
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import aftercare_calls, episodes
from storage.models import AftercareCall, Episode, Place, Resident, Staff
from storage.words import EpisodeState

BATCH = 200
A_DAY = timedelta(days=1)
AGAIN = "again"  # the press that takes an outcome back


@dataclass(frozen=True, slots=True)
class Told:
    """What one tick did."""

    told: int
    skipped: int
    more: bool


def tell_due(session: Session, *, now: datetime) -> Told:
    """Bring the calls whose day has come to the worker. Who is isolated anew, or died, is called no more."""
    due = aftercare_calls.due(session, now=now, limit=BATCH)
    told = skipped = 0
    for call in due:
        episode = session.get_one(Episode, call.episode_id)
        if episode.state is not EpisodeState.RELEASED or episodes.active_of(session, call.resident_id) is not None:
            _end(session, call, CallOutcome.SKIPPED, None, now=now)
            skipped += 1
        elif call.tries >= from_json(episode.profile).after_call_tries:
            _give_up(session, call, now=now)
        else:
            _tell(session, call, now=now)
            told += 1
    return Told(told, skipped, len(due) == BATCH)


def _tell(session: Session, call: AftercareCall, *, now: datetime) -> None:
    call.tries += 1
    call.next_at = now + A_DAY
    owe(
        session,
        AftercareCallCard(call=call.id or 0),
        to=to_worker(session, call.place_id, now=now),
        key=f"aftercall:{call.id}:{call.tries}",
        priority=Priority.DIGEST,
        now=now,
    )
    session.flush()
    redraw(session, subject(call), now=now)


def _give_up(session: Session, call: AftercareCall, *, now: datetime) -> None:
    resident = session.get_one(Resident, call.resident_id)
    _end(session, call, CallOutcome.NO_ANSWER, call.staff_id, now=now)
    said = line("aftercall-given-up", name=resident.name, addr=resident.address, day=call.number, tries=call.tries)
    to = to_office(Role.LEAD, call.place_id)
    owe(session, said, to=to, key=f"aftercall-up:{call.id}", priority=Priority.DIGEST, now=now)


def _end(session: Session, call: AftercareCall, outcome: CallOutcome, staff_id: int | None, *, now: datetime) -> None:
    call.outcome, call.staff_id, call.closed_at, call.next_at = outcome, staff_id, now, None
    session.flush()
    redraw(session, subject(call), now=now)


def subject(call: AftercareCall) -> str:
    """Return the subject under which the cards of a call are kept."""
    return f"aftercall:{call.id}"


def press(session: Session, call_id: int, word: str, *, actor: Actor, now: datetime) -> Toast:
    """Take what came of a call. Somebody unwell becomes an alert at once; a slip can be taken back within a day."""
    call = aftercare_calls.locked(session, call_id)
    if call is None or word not in {*CallOutcome, AGAIN} or word == CallOutcome.SKIPPED:
        raise Refused("button-unknown")
    staff = require(session, actor, Action.REPORT_FOR, session.get_one(Place, call.place_id))
    if not actor.private:
        raise Refused("in-private-only")
    who = f"resident:{call.resident_id}"
    if word == AGAIN:
        trail(session, actor, "aftercall-again", subject=who, place_id=call.place_id, now=now)
        return _reopen(session, call, now=now)
    if call.closed_at is not None:
        redraw(session, subject(call), now=now)
        return toast("aftercall-over", alarm=True)
    outcome = CallOutcome(word)
    trail(session, actor, f"aftercall-{outcome.value}", subject=who, place_id=call.place_id, now=now)
    if outcome is CallOutcome.NO_ANSWER:
        call.outcome, call.staff_id = outcome, staff.id
        session.flush()
        redraw(session, subject(call), now=now)
        return toast("aftercall-tomorrow")
    _end(session, call, outcome, staff.id, now=now)
    if outcome is CallOutcome.UNWELL:
        episode = session.get_one(Episode, call.episode_id)
        fact = alerting.about(episode, AlertKind.SYMPTOM, Tier.YELLOW, news=True)
        alerting.raise_alert(session, fact, from_json(episode.profile), now=now)
        return toast("aftercall-alert", alarm=True)
    return toast("aftercall-noted")


def _reopen(session: Session, call: AftercareCall, *, now: datetime) -> Toast:
    if call.closed_at is None or call.outcome is CallOutcome.SKIPPED or now - call.closed_at > A_DAY:
        redraw(session, subject(call), now=now)
        return toast("aftercall-over", alarm=True)
    call.outcome, call.staff_id, call.closed_at, call.next_at = None, None, None, now + A_DAY
    session.flush()
    redraw(session, subject(call), now=now)
    return toast("ok")


def view(session: Session, call_id: int, *, reader: Reached) -> AftercareCallView | None:
    """Return a call as it stands; a group sees none, since it names somebody."""
    call = session.get(AftercareCall, call_id)
    if call is None or reader.masked:
        return None
    resident = session.get_one(Resident, call.resident_id)
    staff = session.get(Staff, call.staff_id) if call.staff_id else None
    return AftercareCallView(
        call=call_id,
        name=resident.name,
        address=resident.address,
        phone=resident.phone,
        number=call.number,
        tries=call.tries,
        outcome=Word(f"aftercall-was-{call.outcome.value}") if call.outcome else Word(""),
        open=call.closed_at is None,
        may_reopen=call.closed_at is not None and call.outcome is not CallOutcome.SKIPPED,
        who=staff.name if staff else "",
    )
