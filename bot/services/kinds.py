"""As which kind a message comes to staff: what they can have on, silent or off."""

from typing import Any

from sqlmodel import Session

from bot.notices import AlertCard, FromResident, Line, Notice, PassOn, ShiftBegun
from bot.rules.ringing import Kind, kind_of_alert
from storage.models import Alert

TOLD = "told-"  # the sentences that tell a worker what became of a registration


def kind_of(session: Session, notice: Notice) -> Kind | None:
    """Return the kind of a message, or None for one nobody can turn off: an answer, a card they asked for."""
    match notice:
        case AlertCard():
            alert = session.get(Alert, notice.alert)
            return kind_of_alert(alert.kind, alert.tier) if alert else None
        case FromResident() | PassOn():
            return Kind.WORDS
        case ShiftBegun():
            return Kind.DUTY
        case Line(key=key) if key.startswith(TOLD):
            return Kind.TOLD
        case _:
            return None


def is_told(notice: str, params: dict[str, Any]) -> bool:
    """Whether an owed message tells what became of a registration: worth knowing, and never urgent."""
    return notice == Line.__name__ and str(params.get("key", "")).startswith(TOLD)
