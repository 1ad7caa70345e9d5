"""The second person decides, and what was asked for happens in the same transaction."""

from datetime import datetime

from sqlmodel import Session

from bot.services import approving, exporting, issuing, ruling, teaming
from bot.services.actors import Actor, trail
from bot.services.toasts import Toast, toast
from storage.words import ApprovalKind, ApprovalState


def decide(session: Session, approval_id: int, yes: bool, *, actor: Actor, now: datetime) -> Toast:
    """Say yes or no to what another admin asked for; whoever asked may only take it back."""
    wish = approving.decided(session, approval_id, yes, actor=actor, now=now)
    subject = f"approval:{approval_id}"
    if wish.state is not ApprovalState.GRANTED:
        trail(session, actor, "approval-refused", subject=subject, place_id=wish.place_id, now=now)
        return toast("approval-refused-toast")
    trail(session, actor, "approval-granted", subject=subject, place_id=wish.place_id, now=now)
    match wish.kind:
        case ApprovalKind.ADMIN:
            teaming.granted(session, wish, actor=actor, now=now)
        case ApprovalKind.EXPORT:
            exporting.granted(session, wish, actor=actor, now=now)
        case ApprovalKind.LEDGER:
            issuing.granted(session, wish, actor=actor, now=now)
        case ApprovalKind.RULE:
            ruling.granted(session, wish, actor=actor, now=now)
    return toast("approval-granted-toast")
