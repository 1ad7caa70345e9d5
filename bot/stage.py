"""The bot, step by step: for the demonstration and for tests, where the clock is moved by hand.

The same listener, dispatcher, pump and ticks as in `run`, only that each takes its turn when told
to, until nothing more happens.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, exists, func
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, select

from bot import clock
from bot.app import App
from storage import heartbeats
from storage.imports import FETCHED_NEXT
from storage.models import (
    AftercareCall,
    Alert,
    Broadcast,
    Check,
    DailyReport,
    Dialogue,
    Episode,
    Evidence,
    Handover,
    Import,
    Inbox,
    Outbox,
    Outing,
    PresenceRound,
    Purge,
    Reassignment,
    Recheck,
    Routine,
    Shift,
    SpotCheck,
    StockTransfer,
    SupplyRequest,
)
from storage.types import literally
from storage.words import InboxState, OutboxState

ROUNDS = 2000  # turns after which something goes round in circles
LONGEST_WAIT = timedelta(seconds=90)


class Stage:
    """An app that plays when told to. `advance` moves the clock everybody goes by."""

    def __init__(self, app: App, advance: Callable[[timedelta], None]) -> None:
        self.app = app
        self._advance = advance

    async def open(self) -> None:
        """Do what the app does before its first message, and say what is owed by then."""
        await self.app.prepare()
        await self.settle()

    async def settle(self) -> None:
        """Let everything happen that is to happen now: hear, act, speak, until all is quiet."""
        for _ in range(ROUNDS):
            if not await self._turn():
                return
        raise RuntimeError("the stage goes round in circles")

    async def _turn(self) -> bool:
        await self.app.listener.poll(0)
        waiting = await self.app.db.read(_waiting, now=clock.now())
        heard = waiting.updates and await self._hear()
        due = waiting.next_send
        if heard or (due and due <= clock.now()):
            if heard + await self.app.pump.speak_once():
                return True
            due = await self.app.db.read(_next_send)
        if waiting.pictures and await self.app.fetcher.fetch_one():
            return True
        if waiting.lists and await self.app.importer.read_one():
            return True
        return self._rested(due)

    async def _hear(self) -> int:
        heard = await self.app.dispatcher.feed()
        while not self.app.dispatcher.idle:
            await self.app.dispatcher.work_one()
        return heard

    def _rested(self, due: datetime | None) -> bool:
        """When something is owed but has to wait a little for the pace, let that little time pass."""
        now = clock.now()
        if due is None or due - now > LONGEST_WAIT:
            return False
        pace = self.app.pump.pace
        moment = clock.monotonic()
        waits = [pace.wait(now=moment), *pace.resting(now=moment).values()]
        wait = max(min([seconds for seconds in waits if seconds > 0], default=0.0), (due - now).total_seconds())
        if due > now and wait > 5:
            return False  # a board that rests, a try that waits: its time will come
        self._advance(timedelta(seconds=max(wait, 0.05)))
        return True

    async def until(self, moment: datetime) -> None:
        """Let time pass to a moment, with everything that happens on the way at its own time."""
        while True:
            due = await self.app.db.read(_next_event, after=clock.now())
            step = min(due, moment) if due else moment
            if step > clock.now():
                self._advance(step - clock.now())
            await self.tick()
            if clock.now() >= moment:
                return

    async def wait(self, **length: float) -> None:
        """Let so much time pass: `minutes=15`."""
        await self.until(clock.now() + timedelta(**length))

    async def tick(self) -> None:
        """Be alive now, look after everything that is due, and say what is owed."""
        await self.app.db.run(heartbeats.beat, now=clock.now())
        await self.settle()
        await self.app.scheduler.run_all()
        await self.app.fetcher.sweep()
        await self.settle()


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What there is to do."""

    updates: bool
    pictures: bool
    lists: bool
    next_send: datetime | None


# one question, put together once: it is asked in every turn
_LOOK = sa_select(
    exists().where(literally(Inbox.state, InboxState.NEW)),
    exists().where(col(Evidence.next_at) <= bindparam("now")),
    exists().where(col(Import.state).in_(FETCHED_NEXT), col(Import.next_at) <= bindparam("now")),
    sa_select(func.min(Outbox.next_at)).where(literally(Outbox.state, OutboxState.OWED)).scalar_subquery(),
)


def _waiting(session: Session, *, now: datetime) -> _Waiting:
    return _Waiting(*session.connection().execute(_LOOK, {"now": now}).one())


def _next_send(session: Session) -> datetime | None:
    return session.exec(select(func.min(Outbox.next_at)).where(literally(Outbox.state, OutboxState.OWED))).one()


# what can become due, by the name the page shows; a moment that ticks look at belongs here
EVENTS: tuple[tuple[Any, ...], ...] = (
    ("round", Episode.next_round_at),
    ("check", Check.next_at),
    ("alert", Alert.next_at),
    ("dialogue", Dialogue.next_at),
    ("recheck", Recheck.next_at),
    ("evidence", Evidence.next_at),
    ("news", Episode.next_news_at),
    ("aftercall", AftercareCall.next_at),
    ("pause", Episode.paused_until),
    ("reassignment", Reassignment.next_at),
    ("purge", Purge.next_at),
    ("routine", Routine.next_at),
    ("presence", PresenceRound.next_at),
    ("outing", Outing.next_at),
    ("shift", Shift.next_at),
    ("handover", Handover.next_at),
    ("supply", SupplyRequest.next_at),
    ("transfer", StockTransfer.next_at),
    ("report", DailyReport.next_at),
    ("broadcast", Broadcast.next_at),
    ("spotcheck", SpotCheck.next_at),
    ("import", Import.next_at),
    ("outbox", Outbox.next_at, literally(Outbox.state, OutboxState.OWED)),
)


# one question for all of them, put together once
_NEXT = select(
    *(
        select(func.min(column)).where(col(column) > bindparam("after"), *narrowed).scalar_subquery()
        for _, column, *narrowed in EVENTS
    )
)


def _next_event(session: Session, *, after: datetime) -> datetime | None:
    """Return the next moment at which something becomes due."""
    found = session.execute(_NEXT, {"after": after}).one()
    return min((one for one in found if one is not None), default=None)
