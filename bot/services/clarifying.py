"""Yes, no, a name or "let it be", typed for the answer to the newest question about a value."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import line
from bot.rules.chatter import is_right_as_it_is
from bot.rules.household import is_no, is_yes
from bot.rules.supply_words import gives_up
from bot.rules.symptoms import symptoms_in
from bot.services import asking, talking
from bot.services.actors import Actor
from bot.services.households import Household, named_in
from bot.services.owing import reply
from bot.services.said import Said
from storage import dialogues
from storage.models import Dialogue
from storage.words import Asking

LONGEST_NAMING = 12  # characters of 是我老伴的


def in_words(
    session: Session,
    household: Household,
    open_now: dict[Asking, Dialogue],
    said: Said,
    *,
    actor: Actor,
    now: datetime,
) -> bool:
    """Take words for the answer to what was asked last, where that is about a value; say whether they were one."""
    fresh = [one for one in open_now.values() if talking.is_fresh(one, now=now)]
    asked = max(fresh, key=lambda one: (one.opened_at, one.id or 0), default=None)
    if asked is None or said.forwarded:
        return False
    match asked.asking:
        case Asking.CONFIRM if len(asked.about["values"]) == 1 and (is_yes(said.text) or is_no(said.text)):
            value = asked.about["values"][0] if is_yes(said.text) else None
            asking.confirmed(session, asked.id or 0, value, message_id=None, actor=actor, now=now)
        case Asking.WHOSE if len(asked.about["waiting"]) == 1 and (one := _named_alone(household, said.text)):
            number = asked.about["waiting"][0]["number"]
            asking.assigned(session, asked.id or 0, one, number, message_id=None, actor=actor, now=now)
        case Asking.CORRECT if gives_up(said.text) or is_right_as_it_is(said.text):
            dialogues.close(session, asked, now=now)
            reply(session, actor, line("correct-left"), now=now)
        case _:
            return False
    return True


def _named_alone(household: Household, text: str) -> int | None:
    """Return the person whom a few words name, and of whom they say nothing else: 刘芳, 老伴的, 是小宝的."""
    member = named_in(household, text) if len(text) <= LONGEST_NAMING and not symptoms_in(text) else None
    return member.resident.id if member else None
