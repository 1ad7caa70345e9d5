"""Without a thermometer: the worker is to bring one, and the hand says whether it feels hot."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import HeatAsk, line
from bot.rules.escalation import AlertKind, Tier
from bot.rules.slots import from_json
from bot.rules.symptoms import Heat, Symptom, heat_in
from bot.services import alerting, feeling, ordering, sensing, strangers, talking
from bot.services.actors import Actor
from bot.services.households import Household, Member, household_of, named_in, spoken_of
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.said import Heard
from bot.services.sensing import Feels
from bot.services.toasts import Toast, toast
from storage import dialogues, houses
from storage.models import Dialogue
from storage.words import Asking


def no_thermometer(session: Session, words: str = "", *, actor: Actor, now: datetime) -> Toast:
    """Tell the worker that a thermometer is wanted, and ask whether it feels hot. The round stays open."""
    household = household_of(session, actor.chat_id)
    if household is None:
        strangers.greet(session, actor=actor, now=now)
        return toast("ok")
    ordering.wish_thermometer(session, household, words, now=now)
    about = {"resident": spoken_of(household, words).resident.id}
    asked = dialogues.ask(session, actor.chat_id, Asking.HEAT, now=now, about=about)
    ask = HeatAsk(worker=talking.worker_name(session, household, now=now), dialogue=asked.id or 0)
    reply(session, actor, ask, now=now, language=household.reporter.language)
    return toast("ok")


def felt(
    session: Session, dialogue_id: int, heat: Heat, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Take the answer that was tapped."""
    household = household_of(session, actor.chat_id)
    asked = session.get(Dialogue, dialogue_id, with_for_update=True)
    if household is None or asked is None or asked.chat_id != actor.chat_id or asked.asking is not Asking.HEAT:
        raise Refused("button-unknown")
    if asked.closed_at is not None:
        raise Refused("button-answered")
    _take(session, household, asked, heat, Heard("", None, now), edits=message_id, actor=actor, now=now)
    return toast("ok")


def in_words(
    session: Session, household: Household, asked: Dialogue | None, message: Heard, *, actor: Actor, now: datetime
) -> bool:
    """Take typed words for the answer while the question stands, and say whether they were one."""
    heat = heat_in(message.text)
    if heat is None or not talking.is_fresh(asked, now=now):
        return False
    _take(session, household, asked, heat, message, actor=actor, now=now)
    return True


def _take(
    session: Session,
    household: Household,
    asked: Dialogue,
    heat: Heat,
    message: Heard,
    *,
    actor: Actor,
    now: datetime,
    edits: int | None = None,
) -> None:
    dialogues.close(session, asked, now=now)
    worker = talking.worker_name(session, household, now=now)
    match heat:
        case Heat.HOT:
            member = named_in(household, message.text) or household.member(asked.about.get("resident"))
            _raise(session, household, member or household.first, message, now=now)
            emergency = houses.house(session).emergency_number
            reply(session, actor, line("heat-hot", worker=worker, emergency=emergency), now=now, edits=edits)
        case Heat.COOL:
            reply(session, actor, line("heat-cool"), now=now, edits=edits)
        case Heat.UNSURE:
            talking.pass_on(session, household, message.text, why="wants-call", actor=actor, now=now, answer="")
            reply(session, actor, line("heat-unsure", worker=worker), now=now, edits=edits)


def _raise(session: Session, household: Household, member: Member, message: Heard, *, now: datetime) -> None:
    """What feels hot may be a fever: an alert without a value, which climbs like any that nobody confirmed."""
    source = feeling.source_of(household, member, message)
    sensing.note(session, member.episode, Feels((Symptom.FEVER,)), source, now=now, alarm=False)
    fact = alerting.about(member.episode, AlertKind.UNCONFIRMED, Tier.YELLOW, words=message.text, news=True)
    alerting.raise_alert(session, fact, from_json(member.episode.profile), now=now)
