"""What a resident says in a chat: the content first, the open question second, and nothing is lost."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import PassOn, line
from bot.rules.chatter import is_pleasantry, is_unbinding
from bot.rules.delivery import Priority
from bot.rules.emergency import emergency_in
from bot.rules.invites import typed_code
from bot.rules.people import plain_line
from bot.rules.temperature import Certain, Doubtful, Unclear, number_like, read
from bot.services import asking, calling, correcting, joining, strangers, talking
from bot.services.actors import Actor, staff_of
from bot.services.households import Household, household_of
from bot.services.offices import to_worker
from bot.services.owing import owe, reply
from bot.services.said import Said, heard
from storage import attempts, checks, dialogues
from storage.models import Dialogue
from storage.words import Asking

FLOOD = 60  # messages a minute from one chat; nobody types that fast


def hear(session: Session, said: Said, *, actor: Actor, now: datetime) -> None:
    """Take whatever somebody typed.

    A cry for help comes first, then a value, then the answer to what is being asked of this chat;
    what is none of these reaches the worker as it stands.
    """
    if actor.recent > FLOOD and not emergency_in(said.text):
        _slow_down(session, actor, now=now)
        return
    household = household_of(session, actor.chat_id)
    code = typed_code(said.text)
    if code and not said.forwarded:
        joining.present(session, code, actor=actor, now=now)
        return
    open_now = dialogues.all_open(session, actor.chat_id)
    if talking.staff_answered(session, open_now, said.text, said.sent_at, actor=actor, now=now):
        return
    if is_unbinding(said.text) and _not_theirs(session, household, open_now, said, actor=actor, now=now):
        return
    if household is None:
        _hear_others(session, said, actor=actor, now=now)
        return
    if emergency_in(said.text):
        calling.sos(session, household, plain_line(said.text), actor=actor, now=now)
        _also_a_value(session, household, said, actor=actor, now=now)
        return
    _hear_resident(session, household, open_now, said, actor=actor, now=now)


def _slow_down(session: Session, actor: Actor, *, now: datetime) -> None:
    """Keep a flood from drowning everybody else: it is stored, and read by nobody; one warning an hour."""
    if not attempts.count(session, "flood", since=now - timedelta(hours=1), chat_id=actor.chat_id):
        attempts.record(session, "flood", chat_id=actor.chat_id, now=now)
        reply(session, actor, line("slow-down"), now=now)


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
    elif talking.is_fresh(asked, now=now) and "扫错" not in said.text and "code" not in said.text.lower():
        asking.confirmed(session, asked.id or 0, None, message_id=None, actor=actor, now=now)
    else:
        joining.unbind(session, actor=actor, now=now)
    return True


def _hear_others(session: Session, said: Said, *, actor: Actor, now: datetime) -> None:
    """Staff work by commands; a stranger gets one polite answer an hour, and help at any time."""
    if emergency_in(said.text):
        strangers.help_at_once(session, actor=actor, now=now)
    elif staff_of(session, actor):
        talking.staff_said(session, said.text, actor=actor, now=now)
    else:
        strangers.greet(session, actor=actor, now=now)


def _also_a_value(session: Session, household: Household, said: Said, *, actor: Actor, now: datetime) -> None:
    """A value in a cry for help counts like any other when it is certain; nobody is asked about it now."""
    reading = read(said.text)
    if isinstance(reading, Certain) and not said.forwarded and household.only is not None:
        asking.accept(session, household, household.only, reading.value, heard(said), actor=actor, now=now)


def _hear_resident(
    session: Session,
    household: Household,
    open_now: dict[Asking, Dialogue],
    said: Said,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    match read(said.text):
        case Certain(value=value) if said.forwarded:
            doubt = asking.Doubted((value,), "not_own")
            asking.confirm(session, household, doubt, heard(said), actor=actor, now=now)
        case Certain(value=value):
            asking.pass_on_repaired(session, household, open_now.get(Asking.REPAIR), actor=actor, now=now)
            if asked := correcting.still_asked(session, household, open_now.get(Asking.CORRECT), now=now):
                correcting.finish(session, asked, value, heard(said), actor=actor, now=now)
                return
            asking.whose(session, household, value, heard(said), actor=actor, now=now)
        case Doubtful(values=values, why=why):
            doubt = asking.Doubted(values, why.value)
            asking.confirm(session, household, doubt, heard(said), actor=actor, now=now)
        case Unclear():
            _hear_words(session, household, said, open_now, actor=actor, now=now)


def _hear_words(
    session: Session,
    household: Household,
    said: Said,
    open_now: dict[Asking, Dialogue],
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """Words without a value: the answer to an open question, or for the worker."""
    if is_pleasantry(said.text):
        reply(session, actor, line("pleasantry"), now=now)
        return
    if talking.is_fresh(open_now.get(Asking.NEED), now=now):
        talking.need(session, household, said.text, actor=actor, now=now)
        return
    if _asked_for_a_value(session, household, open_now) or number_like(said.text):
        asking.repair(session, household, said.text, actor=actor, now=now)
        return
    talking.pass_on(session, household, said.text, actor=actor, now=now)


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
    if not correcting.by_edit(session, household, said.message_id, reading, heard(said), actor=actor, now=now):
        hear(session, said, actor=actor, now=now)
    elif emergency_in(said.text):
        calling.sos(session, household, plain_line(said.text), actor=actor, now=now)
    elif isinstance(reading, Doubtful):
        doubt = asking.Doubted(reading.values, reading.why.value)
        asking.confirm(session, household, doubt, heard(said), actor=actor, now=now)


def hear_media(session: Session, kind: str, said: Said, *, actor: Actor, now: datetime) -> None:
    """Pass a picture or a voice message on to the worker, who can look and listen.

    A value or a cry for help in the words below a picture counts as if it stood alone.
    """
    if actor.recent > FLOOD:
        _slow_down(session, actor, now=now)
        return
    household = household_of(session, actor.chat_id)
    if household is None:
        if not staff_of(session, actor):
            strangers.greet(session, actor=actor, now=now)
        return
    speaks = bool(emergency_in(said.text)) or not isinstance(read(said.text), Unclear)
    answer = "" if speaks else f"{kind}-received"
    talking.pass_on(session, household, said.text, why=f"from-{kind}", actor=actor, now=now, answer=answer)
    owe(
        session,
        PassOn(chat_id=actor.chat_id, message_id=said.message_id),
        to=to_worker(session, household.first.episode.place_id, now=now),
        key=f"media:{actor.cause}",
        # after the words that say whose it is, and like them not at night
        priority=Priority.DIGEST,
        now=now,
    )
    if speaks:
        hear(session, said, actor=actor, now=now)
