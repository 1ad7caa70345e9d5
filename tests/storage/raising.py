"""Read, think, write: what a deferred transaction loses. It stands apart so that a process of its own loads little."""

import time

from sqlmodel import Session

from storage import gauges


def raised(session: Session, name: str) -> None:
    """Add one to a number by the way that is not safe by itself."""
    found = gauges.value(session, name) or 0
    time.sleep(0.001)
    gauges.put(session, name, found + 1)
