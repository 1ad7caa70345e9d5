"""The sandbox's town on its first morning: founded once a day by playing it, put back whenever a day begins again.

To found it takes the real bot some sixty messages. Nothing of that is another the next time on the same day, so what
came of it is kept: the database as it was then, and what stood in everybody's chats.
"""

import contextlib
import copy
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Self

from bot.sandbox import Sandbox
from bot.sandbox.world import World


@dataclass(frozen=True)
class Town:
    """A town as it stood at a moment; nobody plays in this one, only in copies of it."""

    at: datetime
    world: World
    rows: bytes  # the file of its database

    @classmethod
    def kept(cls, sandbox: Sandbox, database: Path) -> Self:
        """Keep a town whose bot has nothing left to do."""
        with contextlib.closing(sqlite3.connect(database)) as connection:
            rows = connection.serialize()
        return cls(sandbox.clock.now(), _copy(sandbox.world, sandbox), rows)

    def put_back(self, sandbox: Sandbox, database: Path) -> None:
        """Let a sandbox begin again in this town, on a database whose bot is stopped."""
        database.write_bytes(self.rows)
        sandbox.clock.set(self.at)
        sandbox.begin_again(_copy(self.world, sandbox))


Towns = dict[date, Town]  # by the day of its founding


def _copy(world: World, sandbox: Sandbox) -> World:
    """Return another world in which everything is the same, but for the clock: it goes by that of the sandbox."""
    return copy.deepcopy(world, {id(world.clock): sandbox.clock})
