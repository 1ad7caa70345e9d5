"""What the page wishes of whoever drives the bot, and what that one tells the page.

The sandbox knows no bot: it can neither restart one nor let time pass at each moment's own
events. So the page leaves its wishes here, a driver outside takes them up, and writes down
how things stand. Without a driver the clock simply goes.
"""

import secrets
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from .clock import SandboxClock
from .refusals import Impossible

RATES = (1, 60, 600)
FURTHEST = timedelta(days=60)  # what one wish may ask of the clock
WISHES = 50


@dataclass
class Scene:
    """The story that is being told: which, how far, and how it ended."""

    id: str = ""
    step: int = 0
    steps: int = 0
    who: int = 0
    zh: str = ""
    en: str = ""
    state: str = "none"  # none, playing, done, failed, stopped

    def json(self) -> dict[str, Any]:
        return dict(self.__dict__)


@dataclass
class Playback:
    """The wishes, oldest first, and how things stand."""

    clock: SandboxClock
    zone: str = "Asia/Shanghai"
    epoch: int = field(default_factory=lambda: secrets.randbelow(1 << 40))  # no two sandboxes have the same
    rate: int = 1
    running: bool = False
    goal: datetime | None = None
    bot: str = "none"  # none, starting, alive, down
    why: str = ""
    scene: Scene = field(default_factory=Scene)
    next: dict[str, str] | None = None
    release: datetime | None = None
    inspection: str = ""
    cast: list[dict[str, Any]] = field(default_factory=list)
    scenarios: list[dict[str, str]] = field(default_factory=list)
    wishes: deque[dict[str, Any]] = field(default_factory=deque)

    def wish(self, asked: dict[str, Any]) -> None:
        """Leave a wish for the driver; raise `Impossible` when nobody drives."""
        if self.bot == "none":
            raise Impossible("nobody drives a bot here")
        if len(self.wishes) >= WISHES:
            raise Impossible("too many wishes are waiting")
        self.wishes.append(asked)

    def let(self, asked: dict[str, Any]) -> None:
        """Change how time passes.

        {"pause": true} · {"rate": 1|60|600} · {"by": seconds} · {"to": "08:00" | "next" | "release"} · {"stop": true}
        """
        if asked.get("pause") or asked.get("stop"):
            self.running, self.goal = False, None
        if "rate" in asked:
            if asked["rate"] not in RATES:
                raise Impossible(f"the clock runs at {', '.join(map(str, RATES))}")
            self.rate, self.running = int(asked["rate"]), True
        if "by" in asked or "to" in asked:
            self.goal = self._bounded(self._moment(asked))

    def _moment(self, asked: dict[str, Any]) -> datetime:
        now = self.clock.now()
        if "by" in asked:
            return (self.goal or now) + timedelta(seconds=float(asked["by"]))
        match asked["to"]:
            case "next":
                if self.next is None:
                    raise Impossible("nothing is planned")
                return datetime.fromisoformat(self.next["at"])
            case "release":
                if self.release is None:
                    raise Impossible("nobody is followed up")
                return self.release
            case wall:
                return self.next_wall(time.fromisoformat(str(wall)))

    def _bounded(self, moment: datetime) -> datetime:
        now = self.clock.now()
        if not now <= moment <= now + FURTHEST:
            raise Impossible("the clock goes forward, sixty days at most")
        return moment

    def next_wall(self, wall: time) -> datetime:
        """Return when clocks in the zone show this time next, in UTC; now counts as past."""
        here = self.clock.now().astimezone(ZoneInfo(self.zone))
        moment = datetime.combine(here.date(), wall, here.tzinfo)
        if moment <= here:
            moment = datetime.combine(here.date() + timedelta(days=1), wall, here.tzinfo)
        return moment.astimezone(UTC)

    def json(self) -> dict[str, Any]:
        """Return how things stand, without the time it is."""
        return {
            "epoch": self.epoch,
            "zone": self.zone,
            "rate": self.rate,
            "running": self.running,
            "goal": self.goal.isoformat() if self.goal else None,
            "bot": self.bot,
            "why": self.why,
            "scene": self.scene.json(),
            "next": self.next,
            "release": self.release.isoformat() if self.release else None,
        }
