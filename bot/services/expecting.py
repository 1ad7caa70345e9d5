"""What staff type after a bare command or a button that asked for words: whom to find, what to note, what to count."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.services import exporting, files, filing, issuing, messaging, noting, stock_forms, teaming, writing
from bot.services.actors import Actor
from storage.models import Dialogue
from storage.words import Asking

IN_MIND = timedelta(hours=1)  # in which words answer what was asked
OURS = (
    Asking.FIND,
    Asking.NOTE,
    Asking.MESSAGE,
    Asking.STOCK,
    Asking.REMARK,
    Asking.LEDGER_WHY,
    Asking.EXPORT,
    Asking.TEAM,
)
OTHERS = (Asking.OUTCOME, Asking.REPORT_FOR)


def taken(session: Session, open_now: dict[Asking, Dialogue], text: str, *, actor: Actor, now: datetime) -> bool:
    """Take words as the answer to the newest thing that was asked of a member of staff; say whether they were one."""
    asked = max((open_now[one] for one in OURS if one in open_now), key=_asked_at, default=None)
    if asked is None or not actor.private or now - asked.opened_at > IN_MIND or "text" in asked.about:
        return False
    if any(open_now[one].opened_at > asked.opened_at for one in OTHERS if one in open_now):
        return False
    match asked.asking:
        case Asking.NOTE:
            writing.answered(session, noting.NOTE, asked, text, actor=actor, now=now)
        case Asking.MESSAGE:
            writing.answered(session, messaging.MESSAGE, asked, text, actor=actor, now=now)
        case Asking.TEAM:
            teaming.answered(session, asked, text, actor=actor, now=now)
        case Asking.EXPORT:
            exporting.answered(session, asked, text, actor=actor, now=now)
        case Asking.STOCK:
            stock_forms.typed(session, asked, text, actor=actor, now=now)
        case Asking.REMARK:
            filing.remark(session, asked, text, actor=actor, now=now)
        case Asking.LEDGER_WHY:
            issuing.answered(session, asked, text, actor=actor, now=now)
        case _:
            files.answered(session, text, actor=actor, now=now)
    return True


def _asked_at(dialogue: Dialogue) -> tuple[datetime, int]:
    return dialogue.opened_at, dialogue.id or 0
