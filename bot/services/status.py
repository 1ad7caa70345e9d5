"""`/status`: how the bot itself is doing, in figures."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import Listing
from bot.rules.escalation import AlertState
from bot.rules.roles import Action
from bot.services.actors import Actor, require_anywhere
from bot.services.owing import reply
from bot.services.receiving import NEVER_CAME
from storage import alerts, checks, gauges, heartbeats, houses, inbox, outbox
from storage.words import InboxState, OutboxState


def by_command(session: Session, *, actor: Actor, now: datetime) -> None:
    """Answer with what came in, what is owed, which alerts nobody has taken, and when we were down."""
    require_anywhere(session, actor, Action.SEE_STATUS)
    came, owed = inbox.counts(session), outbox.counts(session)
    lines: list[tuple[str, dict[str, int | str]]] = [
        ("status-people", {"managed": checks.managed(session, "/")}),
        (
            "status-alerts",
            {
                "open": alerts.count_open(session, "/", state=AlertState.OPEN),
                "acked": alerts.count_open(session, "/", state=AlertState.ACKED),
            },
        ),
        (
            "status-in",
            {
                "waiting": came.get(InboxState.NEW, 0),
                "done": came.get(InboxState.DONE, 0) + came.get(InboxState.IGNORED, 0),
                "aside": came.get(InboxState.QUARANTINED, 0),
                "gap": gauges.value(session, NEVER_CAME) or 0,
            },
        ),
        (
            "status-out",
            {
                "owed": owed.get(OutboxState.OWED, 0) + owed.get(OutboxState.SENDING, 0),
                "sent": owed.get(OutboxState.SENT, 0),
                "uncertain": owed.get(OutboxState.UNCERTAIN, 0),
                "aside": owed.get(OutboxState.QUARANTINED, 0),
            },
        ),
        ("status-poll", {"at": _polled(session)}),
    ]
    if (outage := heartbeats.last_outage(session)) is not None:
        zone = ZoneInfo(houses.house(session).zone)
        lines.append(
            (
                "status-outage",
                {
                    "from": f"{outage.began_at.astimezone(zone):%m-%d %H:%M}",
                    "to": f"{outage.ended_at.astimezone(zone):%m-%d %H:%M}",
                },
            )
        )
    plain = tuple((key, tuple((name, str(value)) for name, value in values.items())) for key, values in lines)
    reply(session, actor, Listing(key="status", lines=plain), now=now)


def _polled(session: Session) -> str:
    stamp = gauges.value(session, "polled_at")
    if stamp is None:
        return "—"
    zone = ZoneInfo(houses.house(session).zone)
    return f"{datetime.fromtimestamp(stamp, UTC).astimezone(zone):%H:%M:%S}"
