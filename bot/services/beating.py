"""The heartbeat: whether we were down, and what that gives back to people."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import line
from bot.rules.delivery import Priority
from bot.services import climbing, digests
from bot.services.offices import to_reporter
from bot.services.owing import owe_all, row
from bot.services.sending import tell_admins
from storage import attempts, checks, gauges, heartbeats, houses, residents
from storage.models import Check, Outage

HOLE = timedelta(seconds=60)  # a longer silence of ours is an outage
TOLD_FROM = timedelta(minutes=10)  # shorter ones nobody noticed
KEPT_BY_TELEGRAM = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Beat:
    """What one beat found."""

    outage_seconds: int
    extended: int


@dataclass(frozen=True, slots=True)
class Pulse:
    """What the bot knows of itself: when it last heard Telegram, what its ticks did, how old the newest backup is.

    `ticked_at` is the moment since which every tick has run; `did` counts what each has done since the start.
    """

    polled_at: datetime | None = None
    ticked_at: datetime | None = None
    backed_up_at: datetime | None = None
    did: tuple[tuple[str, int], ...] = ()


NO_PULSE = Pulse()
DID = "did:"  # before the name of a tick, in the gauges


def beat(session: Session, *, pulse: Pulse = NO_PULSE, now: datetime) -> Beat:
    """Write that we are alive. After a hole everybody's time is extended by it, and it is told honestly."""
    last = heartbeats.beat(session, now=now)
    _keep(session, pulse)
    attempts.forget_before(session, now - timedelta(days=1))
    if last is None or now - last <= HOLE:
        return Beat(0, 0)
    outage = heartbeats.record_outage(session, began_at=last, ended_at=now)
    climbing.extend(session, since=last, now=now)
    extended, over = checks.push_back(session, by=now - last, since=last, now=now)
    for check in over:
        digests.answered(session, check, now=now)
    _tell(session, outage, [*extended, *over], now=now)
    return Beat(int((now - last).total_seconds()), len(extended))


def _keep(session: Session, pulse: Pulse) -> None:
    for name in ("polled_at", "ticked_at", "backed_up_at"):
        if (moment := getattr(pulse, name)) is not None:
            gauges.put(session, name, int(moment.timestamp()))
    for name, count in pulse.did:
        gauges.put(session, f"{DID}{name}", count)


def _tell(session: Session, outage: Outage, extended: list[Check], *, now: datetime) -> None:
    lasted = outage.ended_at - outage.began_at
    if lasted < TOLD_FROM:
        return
    minutes = int(lasted / timedelta(minutes=1))
    tell_admins(session, line("ops-late", minutes=minutes, late=len(extended)), f"outage:{outage.id}", now=now)
    zone = ZoneInfo(houses.house(session).zone)
    is_long = lasted >= KEPT_BY_TELEGRAM
    clock = "%m-%d %H:%M" if is_long else "%H:%M"
    told = line(
        "outage-long" if is_long else "outage",
        **{
            "from": f"{outage.began_at.astimezone(zone):{clock}}",
            "to": f"{outage.ended_at.astimezone(zone):{clock}}",
        },
    )
    if is_long:  # what anybody wrote in the first hours may be gone
        waiting = residents.all_reporters(session)
    else:
        waiting = [one for _, one in residents.reporters_of(session, [check.resident_id for check in extended])]
    owe_all(
        session,
        [
            row(
                told,
                to=to_reporter(reporter.id),
                key=f"outage:{outage.id}:{reporter.id}",
                priority=Priority.PROMPT,
                now=now,
                expires=now + timedelta(hours=12 if is_long else 3),
            )
            for reporter in waiting
        ],
    )
