"""What a resident says in a chat: the content first, the open question second, and nothing is lost."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import line
from bot.rules.chatter import is_mistake, is_pleasantry, is_unbinding, is_wrong_code
from bot.rules.emergency import Sign, emergency_in, signs_in
from bot.rules.household import asks_for_family
from bot.rules.invites import code_within, typed_code
from bot.rules.people import plain_line
from bot.rules.supply_words import is_as_ever, is_of_the_body
from bot.rules.symptoms import lacks_thermometer, says_well, symptoms_in
from bot.rules.temperature import Certain, Doubt, Doubtful, Unclear, number_like, read
from bot.services import (
    answering,
    asking,
    calling,
    clarifying,
    correcting,
    entering,
    feeling,
    feeling_together,
    guessing,
    joining,
    ordering,
    outgoing,
    returning,
    rolling,
    sensing,
    splitting,
    strangers,
    talking,
)
from bot.services.actors import Actor, staff_of
from bot.services.households import Household, household_of, spoken_of
from bot.services.owing import reply
from bot.services.said import Said, heard
from bot.services.sensing import Feels
from storage import attempts, checks, dialogues, readings
from storage.models import Dialogue
from storage.words import Asking

FLOOD = 60  # messages a minute from one chat; nobody types that fast


def hear(session: Session, said: Said, *, actor: Actor, now: datetime) -> None:
    """Take whatever somebody typed.

    A cry for help comes first, then a value, then the answer to what is being asked of this chat;
    what is none of these reaches the worker as it stands.
    """
    if actor.recent > FLOOD and not emergency_in(said.text):
        slow_down(session, actor, now=now)
        return
    household = household_of(session, actor.chat_id)
    sign_of_life(session, household, said, actor=actor, now=now)
    code = typed_code(said.text)
    if code and not said.forwarded:
        joining.present(session, code, actor=actor, now=now)
        return
    if rolling.heard(session, said, actor=actor, now=now):
        return
    open_now = dialogues.all_open(session, actor.chat_id)
    if talking.staff_answered(session, open_now, said.text, said.sent_at, actor=actor, now=now):
        return
    if is_unbinding(said.text) and _not_theirs(session, household, open_now, said, actor=actor, now=now):
        return
    if household is None:
        _hear_others(session, said, actor=actor, now=now)
        return
    if _called_off(session, household, said, actor=actor, now=now):
        return
    if emergency_in(said.text):
        _cry(session, household, said, actor=actor, now=now)
        _also_heard(session, household, said, actor=actor, now=now)
        return
    _hear_resident(session, household, open_now, said, actor=actor, now=now)


def sign_of_life(session: Session, household: Household | None, said: Said, *, actor: Actor, now: datetime) -> None:
    """Note that a chat we could not write to speaks again."""
    if household is not None and household.reporter.unreachable_since is not None:
        returning.noticed(session, sent_at=said.sent_at, actor=actor, now=now)


def slow_down(session: Session, actor: Actor, *, now: datetime) -> None:
    """Keep a flood from drowning everybody else: it is stored, and read by nobody; one warning an hour."""
    if not attempts.count(session, "flood", since=now - timedelta(hours=1), chat_id=actor.chat_id):
        attempts.record(session, "flood", chat_id=actor.chat_id, now=now)
        reply(session, actor, line("slow-down"), now=now)


def speaks(text: str) -> bool:
    """Whether words below a picture are more than a caption: a cry for help, or a value."""
    return bool(emergency_in(text)) or not isinstance(read(text), Unclear)


def _not_theirs(
    session: Session,
    household: Household | None,
    open_now: dict[Asking, Dialogue],
    said: Said,
    *,
    actor: Actor,
    now: datetime,
) -> bool:
    """Undo what "not me" is about: the code just shown, a value just asked about, or the linking of this chat."""
    asked = open_now.get(Asking.CONFIRM)
    if Asking.JOIN in open_now:
        joining.consent(session, "wrong", actor=actor, now=now)
    elif household is None:
        return False
    elif talking.is_fresh(asked, now=now) and not is_wrong_code(said.text):
        asking.confirmed(session, asked.id or 0, None, message_id=None, actor=actor, now=now)
    elif not is_wrong_code(said.text) and _in_a_talk(session, household, open_now, now=now):
        reply(session, actor, line("not-me-which"), now=now)
    else:
        joining.unbind(session, actor=actor, now=now)
    return True


def _in_a_talk(session: Session, household: Household, open_now: dict[Asking, Dialogue], *, now: datetime) -> bool:
    """Whether "not me" may be about a value or a question, and not about the code: it would end everything."""
    if any(talking.is_fresh(asked, now=now) for asked in open_now.values()):
        return True
    if calling.standing(session, household) is not None:
        return True
    newest = readings.newest_by(session, household.reporter.id or 0)
    return newest is not None and newest.recorded_at > now - talking.IN_MIND


def _hear_others(session: Session, said: Said, *, actor: Actor, now: datetime) -> None:
    """Staff work by commands; a stranger gets one polite answer an hour, and help at any time."""
    if emergency_in(said.text):
        strangers.help_at_once(session, said.text, actor=actor, now=now)
    elif staff_of(session, actor):
        talking.staff_said(session, said.text, actor=actor, now=now)
    elif (code := code_within(said.text)) and not said.forwarded:
        joining.present(session, code, actor=actor, now=now)
    elif not actor.private or not entering.heard(session, said.text, actor=actor, now=now):
        strangers.greet(session, actor=actor, now=now)


def _called_off(session: Session, household: Household, said: Said, *, actor: Actor, now: datetime) -> bool:
    """Take "a slip of the finger" for what it is while a cry for help stands, and say whether it was said.

    "求助点错了" is no second cry; with any other sign of an emergency it is one. 打错了，是36.8 corrects a
    value and calls no cry off; a value beside 求助点错了 counts.
    """
    signs, valued = set(signs_in(said.text)), number_like(said.text)
    if not is_mistake(said.text) or signs - {Sign.HELP} or (valued and not signs):
        return False
    standing = calling.standing(session, household)
    if standing is None:
        return False
    calling.mistaken(session, standing.id or 0, actor=actor, now=now)
    if valued:
        _also_heard(session, household, said, actor=actor, now=now)
    return True


def _cry(session: Session, household: Household, said: Said, *, actor: Actor, now: datetime) -> None:
    """Raise an SOS for whom the words name; for the person of this phone when they name nobody."""
    member = spoken_of(household, said.text)
    calling.sos(session, household, plain_line(said.text), member=member, actor=actor, now=now)


def _also_heard(session: Session, household: Household, said: Said, *, actor: Actor, now: datetime) -> None:
    """After the cry for help, everything else: a value in it counts, and so do the symptoms it names.

    The words themselves are on the SOS card already, so nobody is told of them twice. Where several people
    stand behind the phone a value is shown with the person it names, or asked about, before it counts.
    """
    if splitting.hear(session, household, said, actor=actor, now=now):
        return
    member, message = household.only, heard(said)
    match read(said.text):
        case Certain(value=value) if not said.forwarded and member is not None:
            asking.accept(session, household, member, value, message, actor=actor, now=now, alarm=False)
        case Certain(value=value) if not said.forwarded:
            asking.whose(session, household, value, message, actor=actor, now=now)
        case Certain(value=value):
            asking.confirm(session, household, asking.Doubted((value,), "not_own"), message, actor=actor, now=now)
        case Doubtful(values=values, why=why):
            asking.confirm(session, household, asking.Doubted(values, why.value), message, actor=actor, now=now)
        case Unclear():
            _keep_symptoms(session, household, said, actor=actor, now=now, alarm=False)


def _keep_symptoms(
    session: Session, household: Household, said: Said, *, actor: Actor, now: datetime, alarm: bool = True
) -> None:
    """Keep the symptoms in words that are answered otherwise; what was forwarded speaks of somebody else."""
    if said.forwarded or not symptoms_in(said.text):
        return
    member = spoken_of(household, said.text)
    source = feeling.source_of(household, member, heard(said))
    sensing.note(session, member.episode, Feels.of(said.text), source, now=now, alarm=alarm)


def _hear_resident(
    session: Session,
    household: Household,
    open_now: dict[Asking, Dialogue],
    said: Said,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    if splitting.hear(session, household, said, actor=actor, now=now):
        ordering.also(session, household, said, actor=actor, now=now)
        return
    match read(said.text):
        case Certain(value=value) if said.forwarded:
            doubt = asking.Doubted((value,), "not_own")
            asking.confirm(session, household, doubt, heard(said), actor=actor, now=now)
        case Certain(value=value):
            asking.pass_on_repaired(session, household, open_now.get(Asking.REPAIR), actor=actor, now=now)
            if asked := correcting.still_asked(session, household, open_now.get(Asking.CORRECT), now=now):
                correcting.finish(session, asked, value, heard(said), actor=actor, now=now)
            else:
                asking.whose(session, household, value, heard(said), actor=actor, now=now)
            ordering.also(session, household, said, actor=actor, now=now)
        case Doubtful(values=values, why=why):
            doubt = asking.Doubted(values, why.value)
            if why not in _SOMEBODY_ELSE:
                _keep_symptoms(session, household, said, actor=actor, now=now)
            asking.confirm(session, household, doubt, heard(said), actor=actor, now=now)
            ordering.also(session, household, said, actor=actor, now=now)
        case Unclear():
            _hear_words(session, household, said, open_now, actor=actor, now=now)


# of whom and when is asked first; the words are kept with the question
_SOMEBODY_ELSE = (Doubt.NOT_OWN, Doubt.NOT_NOW, Doubt.SEVERAL)


def _hear_words(
    session: Session,
    household: Household,
    said: Said,
    open_now: dict[Asking, Dialogue],
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """Words without a value: how somebody feels, the answer to an open question, or for the worker.

    None of them closes the question for a value: the round stays open until one comes.
    """
    if clarifying.in_words(session, household, open_now, said, actor=actor, now=now):
        return
    if asks_for_family(said.text):
        answering.show(session, actor=actor, now=now)
        return
    if ordering.asks(said.text) and _hear_order(session, household, said, open_now, actor=actor, now=now):
        return
    if _hear_feelings(session, household, said, open_now, actor=actor, now=now):
        return
    if outgoing.heard(session, household, said.text, actor=actor, now=now):
        return
    if is_pleasantry(said.text):
        reply(session, actor, line("pleasantry"), now=now)
        return
    if _hear_order(session, household, said, open_now, actor=actor, now=now):
        return
    if says_well(said.text) and _asked_for_a_value(session, household, open_now):
        reply(session, actor, line("well-and-value"), now=now)
        return
    if _asked_for_a_value(session, household, open_now) or number_like(said.text):
        asking.repair(session, household, said.text, actor=actor, now=now)
        return
    talking.pass_on(session, household, said.text, actor=actor, now=now)


def _hear_order(
    session: Session,
    household: Household,
    said: Said,
    open_now: dict[Asking, Dialogue],
    *,
    actor: Actor,
    now: datetime,
) -> bool:
    """Take words for what somebody needs, and the symptoms in them for what they are; say whether they were that."""
    ordering_now = talking.is_fresh(open_now.get(Asking.NEED), now=now)
    if lacks_thermometer(said.text) and not ordering_now:
        return False
    # 老样子 to "how are you" or to a round is about the person, and no second sack of rice
    asked_how = talking.is_fresh(open_now.get(Asking.SYMPTOMS), now=now) or _asked_for_a_value(
        session, household, open_now
    )
    if is_as_ever(said.text) and asked_how and not ordering_now:
        return False
    if not ordering.in_words(session, household, open_now.get(Asking.NEED), said, actor=actor, now=now):
        return False
    _keep_symptoms(session, household, said, actor=actor, now=now)
    return True


def _hear_feelings(
    session: Session,
    household: Household,
    said: Said,
    open_now: dict[Asking, Dialogue],
    *,
    actor: Actor,
    now: datetime,
) -> bool:
    """Take words for how somebody feels, or for a thermometer that is missing, and say whether they were that."""
    message = heard(said)
    ordering_now = talking.is_fresh(open_now.get(Asking.NEED), now=now)
    if said.forwarded or (ordering_now and not is_of_the_body(said.text)):
        return False
    if guessing.in_words(session, household, open_now.get(Asking.HEAT), message, actor=actor, now=now):
        return True
    if lacks_thermometer(said.text):
        _keep_symptoms(session, household, said, actor=actor, now=now)
        guessing.no_thermometer(session, message.text, actor=actor, now=now)
        return True
    if number_like(said.text):
        _keep_symptoms(session, household, said, actor=actor, now=now)
        return False
    return feeling_together.in_words(session, household, open_now.get(Asking.SYMPTOMS), message, actor=actor, now=now)


def _asked_for_a_value(session: Session, household: Household, open_now: dict[Asking, Dialogue]) -> bool:
    if {Asking.REPAIR, Asking.CONFIRM, Asking.CORRECT} & set(open_now):
        return True
    return any(checks.open_check_of(session, member.episode.id or 0) for member in household.members)


def hear_again(session: Session, said: Said, *, actor: Actor, now: datetime) -> None:
    """Take an edited message: a correction of the value it gave, or words like any other."""
    household = household_of(session, actor.chat_id)
    if household is None:
        return
    reading = read(said.text)
    if not emergency_in(said.text) and splitting.hear(session, household, said, actor=actor, now=now):
        return
    if not correcting.by_edit(session, household, said.message_id, reading, heard(said), actor=actor, now=now):
        hear(session, said, actor=actor, now=now)
    elif emergency_in(said.text):
        _cry(session, household, said, actor=actor, now=now)
    elif isinstance(reading, Doubtful):
        doubt = asking.Doubted(reading.values, reading.why.value)
        asking.confirm(session, household, doubt, heard(said), actor=actor, now=now)
