"""A table of ticks: name, how often, which service. Each asks what is due and not yet done, and decides nothing."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import clock, logs
from bot.services import (
    asking,
    caring,
    chasing,
    climbing,
    collecting,
    drafting,
    evidencing,
    following_up,
    forgetting,
    handing_over,
    outgoing,
    pausing,
    reassigning,
    rechecking,
    registering,
    relieving,
    rounds,
    routines,
    spot_visiting,
    stock_moving,
)
from storage.db import Database

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to look after every so many seconds. The service says in `more` whether it is finished."""

    name: str
    seconds: float
    service: Callable[..., Any]


# in this order, too, when they are run one after the other
TICKS: tuple[Tick, ...] = (
    Tick("climb", 2, climbing.climb_due),
    Tick("unconfirmed", 5, asking.raise_unconfirmed),
    Tick("recheck", 5, rechecking.ask_due),
    Tick("open", 5, rounds.open_due),
    Tick("chase", 5, rounds.chase_due),
    Tick("supplies", 5, drafting.look_after),
    Tick("expire", 300, evidencing.expire_due),
    Tick("news", 30, caring.tell_news),
    Tick("aftercare", 30, following_up.tell_due),
    Tick("pauses", 10, pausing.resume_due),
    Tick("reassignments", 30, reassigning.expire_due),
    Tick("purge", 30, forgetting.look_after),
    Tick("routine", 10, routines.keep),
    Tick("presence", 10, routines.look_after),
    Tick("outing", 10, outgoing.ask_overdue),
    Tick("shifts", 5, relieving.begin_due),
    Tick("handovers", 10, handing_over.expire_due),
    Tick("gaps", 60, relieving.point_out_gaps),
    Tick("reports", 30, collecting.collect),
    Tick("broadcasts", 2, chasing.look_after),
    Tick("spotchecks", 30, spot_visiting.name_unfinished),
    Tick("imports", 2, registering.go_on),
    Tick("transfers", 60, stock_moving.remind_due),
)


class Scheduler:
    """APScheduler as a metronome. The database is the memory: a tick missed is a tick made up for."""

    def __init__(self, db: Database, *, acted: Callable[[], None]) -> None:
        self.db = db
        self._acted = acted
        self._ran: dict[str, datetime] = {}
        self._did: dict[str, int] = {}
        self._fresh: set[str] = set()
        self._scheduler = AsyncIOScheduler(
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}, timezone="UTC"
        )

    def start(self, beat: Callable[[], Awaitable[None]], *, every: float) -> None:
        """Begin to tick, and to beat."""
        self._scheduler.add_job(beat, "interval", seconds=every, id="beat")
        for tick in TICKS:
            self._scheduler.add_job(self.run, "interval", [tick], seconds=tick.seconds, id=tick.name)
        self._scheduler.start()

    def stop(self) -> None:
        """Stop ticking. What a tick has begun is one transaction, done or not done."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    @property
    def ticked_at(self) -> datetime | None:
        """The moment since which every tick has run; None while one never did."""
        return min(self._ran.values()) if len(self._ran) == len(TICKS) else None

    def did(self) -> tuple[tuple[str, int], ...]:
        """Return how much each tick has done since the start, of those that did something since this was asked last."""
        fresh, self._fresh = self._fresh, set()
        return tuple((name, self._did[name]) for name in sorted(fresh))

    async def run_all(self) -> None:
        """Run every tick once where the clock is moved by hand: in one transaction, since most find nothing to do."""
        try:
            found = await self.db.run(_each, now=clock.now())
        except Exception:  # one of them: it must not keep the others from their work
            for tick in TICKS:
                await self.run(tick)
            return
        for tick, counts in zip(TICKS, found, strict=True):
            await self._ran_once(tick, counts)
            if counts.more:
                await self.run(tick)

    async def run(self, tick: Tick) -> None:
        """Run one tick until there is nothing more to do, a chunk in each transaction."""
        more = True
        while more:
            try:
                counts = await self.db.run(tick.service, now=clock.now())
            except Exception as fault:
                log.error("tick failed", tick=tick.name, error=logs.failure(fault))
                return
            more = counts.more
            await self._ran_once(tick, counts)

    async def _ran_once(self, tick: Tick, counts: Any) -> None:
        self._ran[tick.name] = clock.now()
        self._log(tick, counts)
        if isinstance(counts, forgetting.Purged) and counts.purged:
            await self.db.truncate_log()  # nothing erased is left in it

    def _log(self, tick: Tick, counts: Any) -> None:
        figures = {name: getattr(counts, name) for name in counts.__dataclass_fields__ if name != "more"}
        if any(figures.values()):
            self._did[tick.name] = self._did.get(tick.name, 0) + sum(map(int, figures.values()))
            self._fresh.add(tick.name)
            log.info(f"{tick.name} done", **figures)
            self._acted()


def _each(session: Any, *, now: datetime) -> list[Any]:
    return [tick.service(session, now=now) for tick in TICKS]
