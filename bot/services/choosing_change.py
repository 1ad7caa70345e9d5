"""Of several people of one name the one who was chosen: what was to be done is done with them."""

from datetime import datetime

from sqlmodel import Session

from bot.services import changing, pausing, reassigning
from bot.services.actors import Actor
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage.models import Resident


def choose(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Go on with the one who was chosen. Raises Refused when it was done already."""
    resident = session.get(Resident, resident_id)
    if resident is None:
        raise Refused("button-unknown")
    about = changing.chosen(session, actor, now=now)
    match about.get("do"):
        case "extend":
            changing.extend_for(session, resident, about, actor=actor, now=now)
        case "pause":
            pausing.pause_for(session, resident, about, actor=actor, now=now)
        case "transfer":
            reassigning.send(session, resident, about, actor=actor, now=now)
        case _:
            raise Refused("button-answered")
    return toast("ok")
