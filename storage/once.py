"""What a transaction has read once and need not read again."""

from typing import Any

from sqlmodel import Session

_KNOWN = "known"


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
