"""Two words before the place may be one name: which it is only whoever typed them knows, so they are asked."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import Choice
from bot.rules import arguments
from bot.rules.buttons import data
from bot.services import enrolling
from bot.services.actors import Actor
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import dialogues
from storage.models import Dialogue
from storage.words import Asking


def ask(session: Session, tail: str, *, actor: Actor, now: datetime) -> bool:
    """Ask whether the first two words of `/enroll` are one name; say whether they can be."""
    joined = arguments.joined_name(tail)
    if joined is None:
        return False
    name, quoted = joined
    asked = dialogues.ask(session, actor.chat_id, Asking.ENROL, now=now, about={"tail": quoted})
    button = (data("onename", asked.id), name)
    reply(session, actor, Choice(key="enrol-one-name", values={"name": name}, buttons=(button,)), now=now)
    return True


def confirmed(session: Session, dialogue_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Register somebody whose name has a space in it. Raises Refused for a question of somebody else."""
    asked = session.get(Dialogue, dialogue_id, with_for_update=True)
    if asked is None or asked.chat_id != actor.chat_id or asked.asking is not Asking.ENROL:
        raise Refused("button-unknown")
    if asked.closed_at is not None:
        raise Refused("button-answered")
    dialogues.close(session, asked, now=now)
    enrolling.by_command(session, str(asked.about["tail"]), actor=actor, now=now)
    return toast("ok")
