"""What the letters of one claim are about, read at once instead of one by one."""

from collections.abc import Iterable, Sequence

from sqlmodel import Session

from bot.notices import AlertCard, Redraw
from bot.services.offices import REPORTER
from storage import alerts, cards, reporters
from storage.models import Outbox
from storage.once import hold

_ABOUT_AN_ALERT = ("alert", "outcome", "hand")


def bring(session: Session, rows: Sequence[Outbox]) -> None:
    """Have the cards, the alerts and the chats of several messages at hand: `session.get` finds them."""
    hold(session)
    redrawn = cards.by_ids(session, {row.params["card"] for row in rows if row.notice == Redraw.__name__})
    told = {row.params["alert"] for row in rows if row.notice == AlertCard.__name__}
    alerts.at_hand(session, told | alerts_of(card.subject for card in redrawn))
    to = {*(row.recipient for row in rows), *(card.recipient for card in redrawn)}
    reporters.at_hand(session, {int(one.removeprefix(REPORTER)) for one in to if one.startswith(REPORTER)})


def alerts_of(subjects: Iterable[str]) -> set[int]:
    """Return the alerts that cards are about."""
    found = (subject.split(":") for subject in subjects)
    return {int(number) for kind, number, *_ in found if kind in _ABOUT_AN_ALERT}
