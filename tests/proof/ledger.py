"""What was seen, by the emulator's own record: each message by its chat and first line, and how often."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.sandbox import Sandbox
from tests.proof.town import SIGN, Sight

SIGNS = tuple(SIGN.values())  # with which the line of an alert begins


@dataclass(slots=True)
class Seen:
    """How often one message was accepted, with and without the mark, and when first."""

    at: datetime
    plain: int = 0
    marked: int = 0

    @property
    def repeats(self) -> int:
        """How often it was seen again."""
        return self.plain + self.marked - 1

    @property
    def unmarked_repeats(self) -> int:
        """How often it was seen again without a word that it may be a repeat."""
        return max(0, self.plain - 1)


@dataclass
class Ledger:
    """Reads what the sandbox accepted, as it goes on."""

    sandbox: Sandbox
    mark: str
    bundled: str  # what the first line of several alerts in one message says
    seen: dict[Sight, Seen] = field(default_factory=dict)
    _read: int = 0

    def look(self) -> int:
        """Take in what is new and return how many messages there were in all."""
        sent = self.sandbox.sent
        for effect in sent[self._read :]:
            lines = [line.strip() for line in effect.text.split("\n")]
            marked = lines[0] == self.mark and len(lines) > 1
            for line in self._sights(lines[marked:]):
                seen = self.seen.setdefault((effect.chat_id, line), Seen(effect.at))
                seen.plain += not marked
                seen.marked += marked
        self._read = len(sent)
        return self._read

    def _sights(self, lines: list[str]) -> list[str]:
        """Return what a message shows: its first line, or the first line of each of its alerts."""
        if self.bundled not in lines[0]:
            return lines[:1]
        return [line for line in lines[1:] if line.startswith(SIGNS)]

    def lost(self, expected: Iterable[Sight]) -> list[Sight]:
        """Return what should have been seen and was not."""
        return [sight for sight in expected if sight not in self.seen]

    def of(self, sights: Iterable[Sight]) -> list[Seen]:
        """Return what was seen of these."""
        return [self.seen[sight] for sight in sights if sight in self.seen]


@dataclass
class Downs:
    """When there was no bot that could hear: from each kill to the first word of the next process."""

    spans: list[tuple[datetime, datetime]] = field(default_factory=list)

    def within(self, start: datetime, end: datetime) -> timedelta:
        """Return how much of a time there was no bot."""
        shared = (min(end, until) - max(start, since) for since, until in self.spans)
        return sum((one for one in shared if one > timedelta(0)), timedelta(0))
