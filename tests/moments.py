"""Moments of a world, kept and put back: what many tests begin with is played once for all of them.

A test begins where the town was founded and then registers somebody, waits for the morning, lets them answer. Every
such step that another test has taken from the same moment, in the same words, is put back instead: its rows, what
stands in everybody's chats, the time, and the little that the running bot remembers. As soon as a test does anything
of its own it plays for itself, to its end.
"""

import io
import pickle
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from bot.sandbox import Person, SandboxClock
from bot.sandbox.chats import Chat, User
from bot.sandbox.seen import Seen
from bot.sandbox.world import Bot
from bot.sandbox.world import World as Telegram
from tests.databases import Beginnings, Watched

if TYPE_CHECKING:
    from tests.world import World

TOWN = "town"  # the name of the beginning
OFTEN = ("town", "enrol")  # what many tests begin with
Path = tuple[tuple[Hashable, ...], ...]
Key = tuple[str, Hashable]

# what tests and the bot hold on to: it stays the same object, and is filled with what it was
KNOWN = (Telegram, Bot, Chat, User, SandboxClock)
# what the running bot knows beside its database
REMEMBERED = (
    ("listener", "_offset"),
    ("pump", "pace"),
    ("pump", "_recipients"),
    ("dispatcher", "_recent"),
    ("dispatcher", "_last"),
    ("scheduler", "_ran"),
    ("scheduler", "_did"),
    ("scheduler", "_fresh"),
)


def way(value: object) -> Hashable:
    """Return what tells one step from another: who, in which message, which words. Raises TypeError for the rest."""
    match value:
        case Person():
            return ("person", value.id)
        case Seen():
            return ("message", value.chat.id, value.message_id)
        case None | str() | int() | float():
            return value
        case _:
            raise TypeError(f"no step is told by {type(value).__name__}")


@dataclass
class Moments:
    """Every moment of the worlds on one database."""

    beginnings: Beginnings
    db: Watched
    _states: dict[Path, bytes] = field(default_factory=dict)
    _seen: set[Path] = field(default_factory=set)

    def begin(self) -> None:
        """Put the rows back to the founding."""
        self.beginnings.put_back(self.db, TOWN)

    def has(self, path: Path) -> bool:
        """Whether somebody went this way, and where it leads was kept."""
        return path in self._states

    def keep(self, world: "World", path: Path, result: object) -> None:
        """Keep where a world stands now, and what the step that led there returned.

        What somebody says or waits for is kept when a second test says it too: most of it is said but once.
        """
        if path not in self._seen and path[-1][0] not in OFTEN:
            self._seen.add(path)
            return
        self.beginnings.keep(self.db, repr(path))
        self._states[path] = _written(world, result)

    def put_back(self, world: "World", path: Path) -> tuple[Any] | None:
        """Put a world where this way leads, and return what its last step returned; None where nobody went yet."""
        state = self._states.get(path)
        if state is None:
            return None
        self.beginnings.put_back(self.db, repr(path))
        return (_read(world, state),)


def mark(world: "World") -> tuple[object, ...]:
    """Return what is another as soon as anybody has done anything in a world."""
    sandbox = world.sandbox
    telegram = sandbox.world
    return (
        world.db.asked if isinstance(world.db, Watched) else None,
        sandbox.clock.now(),
        len(sandbox.updates_fed),
        len(sandbox.effects),
        len(sandbox.faults.rules),
        len(telegram.bots),
        telegram.limits,
        repr(telegram.users),
        [(one.id, one.blocked, one.revision, one.migrated_to, repr(one.seats)) for one in telegram.chats()],
    )


def _written(world: "World", result: object) -> bytes:
    buffer = io.BytesIO()
    writer = _Writer(buffer)
    sandbox = {name: value for name, value in vars(world.sandbox).items() if name != "app"}
    writer.dump((sandbox, [getattr(getattr(world.app, part), name) for part, name in REMEMBERED], result))
    written: set[Key] = set()
    while new := writer.met.keys() - written:  # a chat that is written knows people who are not yet
        for key in sorted(new):
            writer.dump((key, vars(writer.met[key])))
        written |= new
    return buffer.getvalue()


def _read(world: "World", state: bytes) -> object:
    buffer = io.BytesIO(state)
    known = _Known.standing = _known(world.sandbox.world)
    reader = pickle.Unpickler(buffer)
    sandbox, remembered, result = reader.load()
    vars(world.sandbox).update(sandbox)
    for (part, name), value in zip(REMEMBERED, remembered, strict=True):
        setattr(getattr(world.app, part), name, value)
    while buffer.tell() < len(state):
        key, filled = reader.load()
        vars(known[key]).clear()
        vars(known[key]).update(filled)
    return result


def _known(telegram: Telegram) -> dict[Key, Any]:
    """Return everything that a test may hold in its hands."""
    standing = [telegram, telegram.clock, *telegram.bots.values(), *telegram.users.values(), *telegram.chats()]
    return {key_of(one): one for one in standing}


def key_of(known: object) -> Key:
    """Return by what something is known."""
    match known:
        case Bot():
            return ("Bot", known.token)
        case Chat() | User():
            return (type(known).__name__, known.id)
        case _:
            return (type(known).__name__, "")


class _Writer(pickle.Pickler):
    """Writes everything but what is known, and notes what of that it met."""

    def __init__(self, buffer: io.BytesIO) -> None:
        super().__init__(buffer, protocol=pickle.HIGHEST_PROTOCOL)
        self.met: dict[Key, Any] = {}
        self.dispatch_table = dict.fromkeys(KNOWN, self._note)

    def _note(self, known: object) -> tuple[Any, ...]:
        key = key_of(known)
        self.met[key] = known
        return (_Known.by, key)


class _Known:
    """What is known to the world that is being read."""

    standing: ClassVar[dict[Key, Any]] = {}

    @classmethod
    def by(cls, kind: str, name: Hashable) -> Any:
        """Return it by its key; what this world has not met yet is empty until it is filled."""
        if (kind, name) not in cls.standing:
            known = _BY_NAME[kind]
            cls.standing[kind, name] = object.__new__(known)
        return cls.standing[kind, name]


_BY_NAME: dict[str, type[Any]] = {kind.__name__: kind for kind in KNOWN}
