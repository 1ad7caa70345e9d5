"""The trail: who did what, when."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from storage.models import Audit


def record(
    session: Session,
    what: str,
    *,
    telegram_id: int,
    staff_id: int | None = None,
    subject: str = "",
    place_id: int | None = None,
    now: datetime,
    **detail: Any,
) -> None:
    """Keep a line of the trail. Details are ids, counts and old → new, never what somebody wrote."""
    session.add(
        Audit(
            at=now,
            telegram_id=telegram_id,
            staff_id=staff_id,
            what=what,
            subject=subject,
            place_id=place_id,
            detail=detail,
        )
    )
