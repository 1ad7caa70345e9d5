"""What a transaction has read once and need not read again."""

from typing import Any

from sqlalchemy import event
from sqlmodel import Session

_KNOWN = "known"
_HELD = "held"


def known(session: Session) -> dict[Any, Any]:
    """Return what was put aside in the transaction at hand; the next one begins with nothing.

    Only for rows that their own module looks at again before it answers: what is open, who works here.
    """
    at_hand = session.get_transaction()
    if at_hand is None:
        return {}
    kept = session.info.get(_KNOWN)
    if kept is None or kept[0] is not at_hand:
        kept = session.info[_KNOWN] = (at_hand, {})
    found: dict[Any, Any] = kept[1]
    return found


def hold(session: Session) -> None:
    """Keep every row this session reads from now on: `session.get` then answers without asking again.

    A session lets go of what nobody else holds. Only for a session that is one short transaction: what
    was read stays as it was read, unless it is asked for anew on purpose.
    """
    session.info.setdefault(_HELD, [])


@event.listens_for(Session, "loaded_as_persistent")
def _keep(session: Session, row: Any) -> None:
    held = session.info.get(_HELD)
    if held is not None:
        held.append(row)
