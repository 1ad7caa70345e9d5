"""What somebody types between the code and the consent: the answer in words, or what has to wait for it."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import ChooseLanguage
from bot.rules.chatter import consent_in, language_in
from bot.services import joining, strangers
from bot.services.actors import Actor
from bot.services.owing import reply
from storage.models import Dialogue, Resident
from storage.words import Consent


def heard(session: Session, text: str, *, actor: Actor, now: datetime) -> bool:
    """Take words for the language or the consent that is asked for, or ask once more; say whether either is asked.

    Nothing else is kept before somebody has agreed: they are told to say it again.
    """
    asked = strangers.joining_now(session, actor)
    if asked is None:
        return False
    answer = consent_in(text) if asked.step else ""
    if language := language_in(text):
        joining.choose_language(session, language, message_id=None, actor=actor, now=now)
    elif answer and not (answer == Consent.SELF and _is_minor(session, asked)):
        joining.consent(session, answer, actor=actor, now=now)
    else:
        strangers.greet(session, actor=actor, now=now)
        _ask_again(session, asked, actor=actor, now=now)
    return True


def _is_minor(session: Session, asked: Dialogue) -> bool:
    return session.get_one(Resident, asked.about["resident"]).minor


def _ask_again(session: Session, asked: Dialogue, *, actor: Actor, now: datetime) -> None:
    if asked.step:
        joining.choose_language(session, asked.about["language"], message_id=None, actor=actor, now=now)
    else:
        reply(session, actor, ChooseLanguage(), now=now)
