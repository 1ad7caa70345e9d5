"""A town to prove things in: forty grids with their staff, residents who are linked, and what each will say.

Everything a resident says is recognisable afterwards: no two readings of one person have the same
value, and a person has at most one fever, cries for help at most once, and has words for the worker
at most once. So every message that must be seen is a chat and a first line of its own.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.rules.escalation import Tier
from bot.rules.roles import Role
from bot.rules.slots import Profile, Slot, last_day, next_due, to_json
from bot.rules.temperature import Certain, Doubtful, Temperature, read
from bot.services import furnishing
from bot.texts import Texts
from storage import places, residents, staff
from storage.db import Database
from storage.models import Episode, Resident
from storage.words import Consent, EpisodeState

LANGUAGE = "zh-CN"
EMERGENCY = "120"
ADMIN = 9001
TOWNSHIPS, COMMUNITIES, GRIDS = 10, 2, 2  # of the district, of each township, of each community
FEVERISH, IN_NEED, UNCLEAR = 0.6, 0.25, 0.1  # of the residents: more than anywhere, since alerts matter most here
FEVER, RED = 3730, 3800
SIGN = {Tier.SOS: "🆘", Tier.RED: "🔴", Tier.YELLOW: "🟡"}

Sight = tuple[int, str]  # a chat, and the first line of what is seen there


class Kind(Enum):
    """What somebody says."""

    NORMAL = auto()
    FEVER = auto()
    SOS = auto()
    WORDS = auto()
    DOUBT = auto()


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid and who hears about it at once."""

    path: str
    worker: int
    worker_name: str
    health: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A resident with a phone. Who is talkative has no rounds, so that words are words and no failed answer."""

    chat: int
    name: str
    door: str
    grid: Grid
    talkative: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing somebody says, and what must be seen because of it."""

    chat: int
    text: str
    kind: Kind
    centi: int | None
    reply: Sight
    told: tuple[Sight, ...] = ()


class Town:
    """The same town for the same seed."""

    def __init__(self, seed: int, people: int, rounds: tuple[timedelta, ...] = ()) -> None:
        self.seed = seed
        self.texts = Texts.load()
        self.now = datetime.now(UTC)
        self.zone = noon_zone(self.now)
        self.rounds_open_at = self.now + max(rounds, default=timedelta(0)) + timedelta(minutes=bool(rounds))
        self.slots = tuple(self._slot(number, after) for number, after in enumerate(rounds, 1))
        self.grids = list(_grids())
        self.people = [self._neighbour(number) for number in range(people)]

    def _slot(self, number: int, after: timedelta) -> Slot:
        wall = (self.now + after + timedelta(minutes=1)).astimezone(ZoneInfo(self.zone))
        return Slot(f"第{number}轮", wall.time().replace(second=0, microsecond=0, tzinfo=None))

    def _neighbour(self, number: int) -> Neighbour:
        grid = self.grids[number % len(self.grids)]
        door = f"{number // 100 + 1}-{number % 100 + 1}"
        return Neighbour(100_001 + number, f"居民{number:05}", door, grid, talkative=number % 6 == 0)

    # what is said

    def sayings(self, count: int) -> list[Saying]:
        """Return so many things to say, in a mixed order."""
        draw = random.Random(self.seed)
        share, more = divmod(count, len(self.people))
        said = [
            saying
            for number, one in enumerate(self.people)
            for saying in self._sayings_of(one, share + (number < more), draw)
        ]
        draw.shuffle(said)
        return said

    def _sayings_of(self, one: Neighbour, count: int, draw: random.Random) -> list[Saying]:
        said = []
        if draw.random() < FEVERISH:
            said.append(self._fever(one, draw.randrange(FEVER, 4150)))
        if draw.random() < IN_NEED:
            said.append(self._sos(one))
        if one.talkative:
            said.append(self._words(one))
        elif draw.random() < UNCLEAR:
            said.append(self._doubt(one, draw.randrange(3600, FEVER)))
        said = said[:count]
        values = draw.sample(range(3550, FEVER), count - len(said))
        return said + [self._normal(one, centi) for centi in values]

    def _normal(self, one: Neighbour, centi: int) -> Saying:
        text = _certain(centi)
        reply = self._line("reading-noted", name=one.name, value=text, next="")
        return Saying(one.chat, text, Kind.NORMAL, centi, (one.chat, reply))

    def _fever(self, one: Neighbour, centi: int) -> Saying:
        text = _certain(centi)
        reply = self._line("fever-noted", value=text, worker="", minutes=0, emergency="")
        tier = Tier.RED if centi >= RED else Tier.YELLOW
        card = self._line("alert-fever", sign=SIGN[tier], value=text, name=one.name, addr=one.door)
        return Saying(one.chat, text, Kind.FEVER, centi, (one.chat, reply), _both(one, card))

    def _sos(self, one: Neighbour) -> Saying:
        reply = self._line("sos-sent", worker=one.grid.worker_name, emergency=EMERGENCY)
        card = self._line("alert-sos", sign=SIGN[Tier.SOS], name=one.name, addr=one.door)
        return Saying(one.chat, "救命", Kind.SOS, None, (one.chat, reply), _both(one, card))

    def _words(self, one: Neighbour) -> Saying:
        reply = self._line("message-passed", worker=one.grid.worker_name)
        why = self.texts.plain(LANGUAGE, "from-words")
        passed = self._line("from-resident", why=why, name=one.name, addr=one.door)
        text = "请问楼下什么时候收垃圾"
        return Saying(one.chat, text, Kind.WORDS, None, (one.chat, reply), ((one.grid.worker, passed),))

    def _doubt(self, one: Neighbour, centi: int) -> Saying:
        text = str(centi)
        if not isinstance(read(text), Doubtful):
            raise AssertionError(f"{text} is not asked about any more: the proof needs another doubtful value")
        reply = self._line("confirm-value", value=str(Temperature(centi)))
        return Saying(one.chat, text, Kind.DOUBT, None, (one.chat, reply))

    def _line(self, key: str, /, **values: str | int) -> str:
        return self.texts.plain(LANGUAGE, key, **values).split("\n")[0].strip()

    @cached_property
    def mark(self) -> str:
        """The line over a message that may be a repeat."""
        return self._line("may-be-repeat")

    @property
    def bundled(self) -> str:
        """What the first line of several alerts in one message says, between its two numbers."""
        return self._line("bundle-head", count="1", open="2").partition("1")[2].partition("2")[0]

    # what may be seen without being said

    def questions(self) -> set[Sight]:
        """Return every question a round may ask: each at most once."""
        return {
            (one.chat, self._line("prompt-morning", name=one.name, slot=slot.name, day=1, total=14))
            for one in self.people
            if not one.talkative
            for slot in self.slots
        }

    def may_hear(self, told: list[Saying]) -> set[Sight]:
        """Return the cards that those higher up may see when an alert climbs: each at most once in a chat."""
        higher = [chat for chat in _staff_chats() if chat < 9000]
        cards = {first for saying in told if saying.kind is not Kind.WORDS for _, first in saying.told}
        return {(chat, card) for chat in higher for card in cards}

    # what the database knows before the first start

    def furnish(self, db: Database) -> None:
        """Write the town into an empty database."""
        db.call(self._furnish)

    def _furnish(self, session: Session) -> None:
        furnishing.furnish(
            session,
            zone=self.zone,
            language=LANGUAGE,
            emergency_number=EMERGENCY,
            admin_ids=[ADMIN],
            now=self.now,
        )
        self._appoint(session)
        places_of = {grid.path: places.by_path(session, grid.path.split("/")) for grid in self.grids}
        for one in self.people:
            place = places_of[one.grid.path]
            self._enrol(session, one, place.id or 0 if place else 0)

    def _appoint(self, session: Session) -> None:
        for path, role, chat, name in _posts():
            place, _ = places.add_path(session, path.split("/"), now=self.now)
            person, _ = staff.appoint(session, telegram_id=chat, name=name, role=role, place_id=place.id, now=self.now)
            person.opened_at = self.now
        session.flush()

    def _enrol(self, session: Session, one: Neighbour, place_id: int) -> None:
        resident = Resident(name=one.name, address=one.door, place_id=place_id, created_at=self.now)
        session.add(resident)
        session.flush()
        residents.link(
            session,
            chat_id=one.chat,
            language=LANGUAGE,
            resident_id=resident.id or 0,
            consent=Consent.SELF,
            now=self.now,
        )
        session.add(self._episode(resident, () if one.talkative else self.slots))

    def _episode(self, resident: Resident, slots: tuple[Slot, ...]) -> Episode:
        # a reading just before a round would count for it, and nobody would be asked;
        # and an alert that nobody takes is told again to the last rung, which is no repeat
        profile = Profile(slots=slots, opens_before=0, repeat=24 * 60)
        zone = ZoneInfo(self.zone)
        today = self.now.astimezone(zone).date()
        ends = last_day(today, profile.days)
        due = next_due(profile, zone, after=self.now, first=today, last=ends)
        return Episode(
            resident_id=resident.id or 0,
            place_id=resident.place_id,
            starts_on=today,
            ends_on=ends,
            zone=self.zone,
            profile=to_json(profile),
            state=EpisodeState.ACTIVE,
            next_round_at=due.at if due else None,
            next_day=due.day if due else None,
            next_slot=due.slot if due else "",
            created_at=self.now,
        )

    @property
    def chats(self) -> list[int]:
        """Everybody who has opened the bot."""
        return [one.chat for one in self.people] + _staff_chats()


def noon_zone(now: datetime) -> str:
    """Return a zone in which it is about noon now: at night words wait for the morning."""
    ahead = 12 - now.hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


def _certain(centi: int) -> str:
    text = str(Temperature(centi))
    if not isinstance(read(text), Certain):
        raise AssertionError(f"{text} is no certain value any more: the proof needs another range")
    return text


def _both(one: Neighbour, card: str) -> tuple[Sight, ...]:
    return (one.grid.worker, card), (one.grid.health, card)


def _grids() -> Iterator[Grid]:
    for township in range(TOWNSHIPS):
        for community in range(COMMUNITIES):
            for grid in range(GRIDS):
                number = (township * COMMUNITIES + community) * GRIDS + grid
                path = f"开发区/{township}街道/{community}社区/{grid}网格"
                yield Grid(path, 2001 + number, f"网格员{number:02}", 3001 + township)


def _posts() -> Iterator[tuple[str, Role, int, str]]:
    """Yield place, role, chat and name of everybody on duty; the workers last, so that places exist above them."""
    yield "开发区", Role.DISTRICT, 6001, "区"
    for township in range(TOWNSHIPS):
        path = f"开发区/{township}街道"
        yield path, Role.HEALTH, 3001 + township, f"医生{township}"
        yield path, Role.TOWNSHIP, 5001 + township, f"主任{township}"
        for community in range(COMMUNITIES):
            number = township * COMMUNITIES + community
            yield f"{path}/{community}社区", Role.LEAD, 4001 + number, f"书记{number}"
    for grid in _grids():
        yield grid.path, Role.WORKER, grid.worker, grid.worker_name


def _staff_chats() -> list[int]:
    return [chat for _, _, chat, _ in _posts()] + [ADMIN]
