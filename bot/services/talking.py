"""Words for a human: a resident's go to the worker as they stand; those of staff are what was asked of them."""

from datetime import datetime, timedelta
from typing import TypeGuard
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import FromResident, Word, line
from bot.rules.delivery import Priority
from bot.rules.people import plain_line
from bot.rules.slots import from_json, is_quiet
from bot.rules.temperature import Unclear, read
from bot.services import expecting, handling, judging, paying, reporting, rostering, strangers, supplying
from bot.services.actors import Actor
from bot.services.households import Household, Member, household_of
from bot.services.offices import to_worker, worker_of
from bot.services.owing import owe, reply
from storage import dialogues
from storage.models import Dialogue
from storage.words import Asking

LONGEST_PASSED = 1500
IN_MIND = timedelta(hours=1)  # in which words answer what was asked


def pass_on(
    session: Session,
    household: Household,
    words: str,
    *,
    why: str = "from-words",
    actor: Actor,
    now: datetime,
    answer: str = "message-passed",
) -> None:
    """Give somebody's words to the worker and say so. At night the worker hears in the morning."""
    give(session, household.first, words, why=why, key=f"words:{actor.cause}", now=now)
    if answer:
        _say_passed(session, household, answer, waits=_can_wait(why), actor=actor, now=now)


def give(session: Session, member: Member, words: str, *, why: str, key: str, now: datetime) -> None:
    """Owe somebody's words to the worker; what can wait is held for the morning."""
    owe(
        session,
        FromResident(
            resident=member.resident.id or 0,
            why=Word(why),
            name=member.resident.name,
            address=member.resident.address,
            phone=member.resident.phone,
            words=words[:LONGEST_PASSED],
        ),
        to=to_worker(session, member.episode.place_id, now=now),
        key=key,
        priority=Priority.DIGEST if _can_wait(why) else Priority.REPLY,
        now=now,
    )


def _can_wait(why: str) -> bool:
    # who asks for a call at night has a reason
    return why != "wants-call"


def _say_passed(
    session: Session, household: Household, answer: str, *, waits: bool, actor: Actor, now: datetime
) -> None:
    episode = household.first.episode
    profile = from_json(episode.profile)
    worker = worker_name(session, household, now=now)
    if waits and is_quiet(now, ZoneInfo(episode.zone), profile):
        at = f"{profile.quiet_until:%H:%M}"
        reply(session, actor, line("night-message", worker=worker, work_start=at), now=now)
        return
    reply(session, actor, line(answer, worker=worker), now=now)


def worker_name(session: Session, household: Household, *, now: datetime) -> str:
    """Return who is responsible for a household, by name."""
    worker = worker_of(session, household.first.episode.place_id, now=now)
    return worker.name if worker else ""


def ask_report(session: Session, *, actor: Actor, now: datetime) -> None:
    """Ask for a temperature because somebody wants to give one."""
    if household_of(session, actor.chat_id) is None:
        strangers.greet(session, actor=actor, now=now)
        return
    reply(session, actor, line("report-ask"), now=now)


def is_fresh(asked: Dialogue | None, *, now: datetime) -> TypeGuard[Dialogue]:
    """Whether what was asked is still in somebody's mind; later words are about something else."""
    return asked is not None and now - asked.opened_at <= IN_MIND


def staff_answered(
    session: Session,
    open_now: dict[Asking, Dialogue],
    text: str,
    sent_at: datetime,
    *,
    actor: Actor,
    now: datetime,
) -> bool:
    """Take what a member of staff typed as the answer to what was asked of them; say whether it was one.

    It comes before their own affairs and before the words of an emergency: those stand in many outcomes.
    """
    if expecting.taken(session, open_now, text, actor=actor, now=now):
        return True
    outcome, report = open_now.get(Asking.OUTCOME), open_now.get(Asking.REPORT_FOR)
    if is_fresh(outcome, now=now):
        dialogues.close(session, outcome, now=now)
        handling.close_in_words(session, outcome.about["alert"], plain_line(text), actor=actor, now=now)
        return True
    if _order_answered(session, open_now, text, actor=actor, now=now):
        return True
    picture = open_now.get(Asking.EVIDENCE)
    newest = max((one for one in (report, picture) if one), key=lambda one: one.opened_at, default=None)
    if newest is picture and is_fresh(picture, now=now) and not isinstance(read(text), Unclear):
        judging.value_typed(session, picture, text, actor=actor, now=now)
        return True
    roster = open_now.get(Asking.ROSTER)
    if is_fresh(roster, now=now) and rostering.heard(session, roster, text, actor=actor, now=now):
        return True
    if is_fresh(report, now=now) and not isinstance(read(text), Unclear):
        reporting.value_typed(session, report, text, sent_at, actor=actor, now=now)
        return True
    return False


def _order_answered(
    session: Session, open_now: dict[Asking, Dialogue], text: str, *, actor: Actor, now: datetime
) -> bool:
    """Take words for the newest question about an order: why it cannot be had, who brings it, what it cost."""
    asked = [one for kind in _ABOUT_ORDERS if is_fresh(one := open_now.get(kind), now=now)]
    newest = max(asked, key=lambda one: one.opened_at, default=None)
    if newest is None:
        return False
    if newest.asking is Asking.PRICE:
        return paying.price_typed(session, newest, text, actor=actor, now=now)
    supplying.typed(session, newest, text, actor=actor, now=now)
    return True


_ABOUT_ORDERS = (Asking.CANNOT, Asking.CARRIER, Asking.PRICE)


def staff_said(session: Session, text: str, *, actor: Actor, now: datetime) -> None:
    """Say that words were not understood: staff work by commands and buttons."""
    report = dialogues.open_of(session, actor.chat_id, Asking.REPORT_FOR)
    if is_fresh(report, now=now):
        reply(session, actor, line("proxy-value", word=plain_line(text)[:20]), now=now)
        return
    reply(session, actor, line("staff-not-understood"), now=now)
