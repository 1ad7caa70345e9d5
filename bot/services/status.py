"""`/status`: how the bot itself is doing, in figures. A lead sees people and alerts of the own scope, and no names."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import Listing, line
from bot.rules.arguments import words
from bot.rules.escalation import AlertState
from bot.rules.roles import Action, scopes
from bot.services.actors import Actor, grants_of, require_anywhere
from bot.services.beating import DID
from bot.services.owing import reply
from bot.services.receiving import NEVER_CAME
from storage import alerts, checks, gauges, heartbeats, houses, inbox, outbox
from storage.words import InboxState, OutboxState

Line = tuple[str, dict[str, int | str]]
LOOKED_BACK = timedelta(days=7)
ZONE = frozenset({"timezone", "时区"})


def by_command(session: Session, tail: str = "", *, actor: Actor, now: datetime) -> None:
    """Answer with what came in, what is owed and since when, which alerts nobody has taken, what the ticks did, when
    we were down and how old the newest backup is; `timezone` alone with the zone and where it is set."""
    require_anywhere(session, actor, Action.SEE_STATUS)
    zone = ZoneInfo(houses.house(session).zone)
    asked, *wanted = words(tail) or ("",)
    if asked.lower() in ZONE:
        key = "zone-stays" if wanted and wanted[0].lower() != zone.key.lower() else "zone-is"
        reply(session, actor, line(key, zone=zone.key), now=now)
        return
    lineages = scopes(grants_of(session, actor), Action.SEE_STATUS)
    lines: list[Line] = [
        *_people(session, lineages),
        *_traffic(session, now=now),
        *_oldest(session, lineages, zone, now=now),
        ("status-poll", {"at": _moment(gauges.value(session, "polled_at"), zone)}),
        *_ticks(session, zone),
        *_outages(session, zone, now=now),
        _backup(session, zone, now=now),
    ]
    plain = tuple((key, tuple((name, str(value)) for name, value in values.items())) for key, values in lines)
    reply(session, actor, Listing(key="status", lines=plain), now=now)


def _people(session: Session, lineages: Sequence[str]) -> list[Line]:
    def added(state: AlertState) -> int:
        return sum(alerts.count_open(session, one, state=state) for one in lineages)

    lines: list[Line] = [
        ("status-people", {"managed": sum(checks.managed(session, one) for one in lineages)}),
        ("status-alerts", {"open": added(AlertState.OPEN), "acked": added(AlertState.ACKED)}),
    ]
    return lines


def _oldest(session: Session, lineages: Sequence[str], zone: ZoneInfo, *, now: datetime) -> list[Line]:
    oldest = [since for one in lineages if (since := alerts.oldest_unowned(session, one))]
    if not oldest:
        return []
    at = f"{min(oldest).astimezone(zone):%m-%d %H:%M}"
    return [("status-oldest", {"at": at, "minutes": _minutes(min(oldest), now)})]


def _minutes(since: datetime, now: datetime) -> int:
    return max(0, int((now - since) / timedelta(minutes=1)))


def _traffic(session: Session, *, now: datetime) -> list[Line]:
    came, owed = inbox.counts(session), outbox.counts(session)
    lines: list[Line] = [
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
    ]
    for priority, count, since in outbox.waiting(session):
        lines.append((f"status-owed-{priority}", {"count": count, "minutes": _minutes(since, now)}))
    return lines


def _ticks(session: Session, zone: ZoneInfo) -> list[Line]:
    did = gauges.beginning(session, DID)
    ticked = gauges.value(session, "ticked_at")
    if ticked is None:
        return []
    shown = " · ".join(f"{name} {count}" for name, count in did.items())
    return [("status-ticks", {"at": _moment(ticked, zone), "did": shown or "—"})]


def _outages(session: Session, zone: ZoneInfo, *, now: datetime) -> list[Line]:
    outage = heartbeats.last_outage(session)
    if outage is None:
        return []
    recent = heartbeats.outages_since(session, now - LOOKED_BACK)
    down = sum(((one.ended_at - one.began_at) for one in recent), timedelta())
    return [
        (
            "status-outage",
            {
                "from": f"{outage.began_at.astimezone(zone):%m-%d %H:%M}",
                "to": f"{outage.ended_at.astimezone(zone):%m-%d %H:%M}",
            },
        ),
        ("status-outages", {"count": len(recent), "minutes": int(down / timedelta(minutes=1))}),
    ]


def _backup(session: Session, zone: ZoneInfo, *, now: datetime) -> Line:
    stamp = gauges.value(session, "backed_up_at")
    if stamp is None:
        return "status-no-backup", {}
    at = datetime.fromtimestamp(stamp, UTC)
    return "status-backup", {"at": f"{at.astimezone(zone):%m-%d %H:%M}", "hours": int((now - at) / timedelta(hours=1))}


def _moment(stamp: int | None, zone: ZoneInfo) -> str:
    return f"{datetime.fromtimestamp(stamp, UTC).astimezone(zone):%H:%M:%S}" if stamp is not None else "—"
