"""Rows that are kept for as long as a transaction lasts, so that no row is asked for twice in it."""

from typing import Any

from sqlalchemy import event
from sqlmodel import Session

_HELD = "held"


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
