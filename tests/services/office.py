"""东风社区 without Telegram: the real services on a real database, people by their numbers, a clock that stands still.

王芳 is the grid worker, 赵敏 her deputy, 陈书记 leads the community, 刘医生 is the health centre,
周所 the police station, 孙主任 the township, 钱局 the district, 林工 the admin.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel, col, select

from bot.notices import Notice, notice_from
from bot.rules.delivery import Answer, Priority
from bot.rules.slots import Profile, to_json
from bot.services import binding, enrolling, furnishing, hearing, joining, menus, placing, sending, teaming
from bot.services.actors import Actor
from bot.services.said import Said
from bot.services.sending import Letter
from storage import residents
from storage.db import Database
from storage.models import Alert, Episode, Outbox, Place, Reporter, Reporting, Resident
from storage.words import Consent, EpisodeState, OutboxState
from tests.world import ADMIN_ID, GRID, at

LIN, FANG, MIN, CHEN, LIU, ZHOU, SUN, QIAN = ADMIN_ID, 2001, 2002, 2003, 2004, 2005, 2006, 2007
LI, WANG, ZHANG, STRANGER = 1001, 1002, 1003, 6666
TEAM = {
    FANG: "网格员 东门网格 王芳 13800000001",
    MIN: "网格员 东门网格 赵敏",
    CHEN: "社区 东风社区 陈书记",
    LIU: "卫生院 长河街道 刘医生",
    ZHOU: "派出所 长河街道 周所",
    SUN: "镇街 长河街道 孙主任",
    QIAN: "区 开发区 钱局",
}

T = TypeVar("T")
Row = TypeVar("Row", bound=SQLModel)


def _isolation(person: Resident, first: datetime) -> Episode:
    return Episode(
        resident_id=person.id or 0,
        place_id=person.place_id,
        starts_on=first.date(),
        ends_on=first.date() + timedelta(days=13),
        zone="Asia/Shanghai",
        profile=to_json(Profile()),
        state=EpisodeState.ACTIVE,
        next_round_at=first,
        next_day=first.date(),
        next_slot="morning",
        created_at=person.created_at,
    )


def _linked(person: Resident, reporter: Reporter, now: datetime) -> Reporting:
    return Reporting(reporter_id=reporter.id or 0, resident_id=person.id or 0, consent=Consent.SELF, since=now)


FIRST_CAUSES = 100  # updates that are past when everybody is appointed


class Office:
    """Everybody, and what they do."""

    def __init__(self, db: Database, start: str = "04-01 07:00", *, founded: bool = False) -> None:
        self.db, self.now = db, at(start)
        self._cause, self._message = FIRST_CAUSES if founded else 1, 1
        if founded:
            return
        db.call(
            furnishing.furnish,
            zone="Asia/Shanghai",
            language="zh-CN",
            emergency_number="120",
            admin_ids=[LIN],
            now=self.now,
        )
        db.call(furnishing.introduce, bot_username="suifang_bot", started=self.now, now=self.now)

    def _next_cause(self) -> int:
        self._cause += 1
        return self._cause - 1

    def _next_message(self) -> int:
        self._message += 1
        return self._message - 1

    @property
    def moment(self) -> tuple[datetime, int, int]:
        """Where everybody stands, beside what the database says: the time, the next update, the next message."""
        return self.now, self._cause, self._message

    @moment.setter
    def moment(self, kept: tuple[datetime, int, int]) -> None:
        self.now, self._cause, self._message = kept

    def actor(self, who: int, *, group: int = 0) -> Actor:
        """Somebody who speaks now, in private or in a group."""
        return Actor(who, group or who, not group, "zh-CN", self._next_cause(), name=f"#{who}")

    def does(self, who: int, service: Callable[..., T], *args: Any, group: int = 0, **values: Any) -> T:
        """Somebody does something, as a handler would have it done."""

        def once(session: Session, actor: Actor) -> T:
            binding.opened(session, actor=actor, now=self.now)
            return service(session, *args, actor=actor, now=self.now, **values)

        return self.db.call(once, self.actor(who, group=group))

    def ticks(self, service: Callable[..., T]) -> T:
        """A tick comes."""
        return self.db.call(service, now=self.now)

    def until(self, moment: str) -> None:
        """It is another moment."""
        self.now = at(moment)

    def wait(self, **length: float) -> None:
        """Time passes."""
        self.now += timedelta(**length)

    def appoint(self, *absent: int, opened: bool = True) -> None:
        """The admin builds the grid and appoints everybody who is not absent; they open the bot."""
        self.does(LIN, placing.by_command, f"add {GRID}")
        for who, words in TEAM.items():
            if who not in absent:
                self.does(LIN, teaming.by_command, f"add {who} {words}")
                if opened:
                    self.does(who, menus.help_)

    def enrol(self, who: int, name: str, extra: str = "", *, consent: str = "self", scans: bool = True) -> int:
        """王芳 registers somebody, who scans the code and agrees. Returns the resident's number."""
        self.does(FANG, enrolling.by_command, f"{name} 东门网格 {extra}")
        if scans:
            self.does(who, joining.present, self.token())
            self.does(who, joining.choose_language, "zh-CN", message_id=None)
            self.does(who, joining.consent, consent)
        (resident,) = [one for one in self.rows(Resident) if one.name == name]
        return resident.id or 0

    def move_in(self, names: Sequence[str], first_chat: int) -> list[int]:
        """Many people live in the grid, each with a chat: in one go, where registering is not the point."""
        first = at("04-01 08:00")

        def put(session: Session) -> list[int]:
            grid = session.exec(select(Place).where(Place.name == "东门网格")).one()
            people = []
            for number, name in enumerate(names):
                person = Resident(
                    name=name, address=f"{number + 10}号楼101", place_id=grid.id or 0, created_at=self.now
                )
                reporter = Reporter(chat_id=first_chat + number, language="zh-CN", created_at=self.now)
                session.add_all([person, reporter])
                people.append((person, reporter))
            session.flush()
            for person, reporter in people:
                session.add(_isolation(person, first))
                session.add(_linked(person, reporter, self.now))
            return [person.id or 0 for person, _ in people]

        return self.db.call(put)

    def card(self) -> dict[str, Any]:
        """What the newest enrolment card shows."""
        return [row.params for row in self.rows(Outbox) if row.notice == "EnrolmentCard"][-1]

    def token(self) -> str:
        """The one-time token of the newest card."""
        return str(self.card()["link"]).partition("start=")[2]

    def says(self, who: int, text: str, *, forwarded: bool = False) -> None:
        """Somebody types."""
        said = Said(text, self._next_message(), self.now, forwarded=forwarded)
        self.does(who, hearing.hear, said)

    # ── looking ──

    def rows(self, table: type[Row]) -> list[Row]:
        """Every row of a table, oldest first."""

        def look(session: Session) -> list[Row]:
            return list(session.exec(select(table).order_by(col(table.__table__.primary_key.columns[0]))).all())  # type: ignore[attr-defined]

        return self.db.call(look)

    def alert(self) -> Alert:
        """The newest alert."""
        return self.rows(Alert)[-1]

    def owed(self, *to: str, kind: type[Notice] | None = None) -> list[Notice]:
        """What is owed to somebody now, oldest first."""
        return [
            notice_from(row.notice, row.params)
            for row in self.rows(Outbox)
            if row.state is OutboxState.OWED
            and (not to or row.recipient in to)
            and (kind is None or row.notice == kind.__name__)
        ]

    def reporter(self, who: int) -> str:
        """The address of somebody who answers for residents."""

        def look(session: Session) -> int | None:
            reporter = residents.reporter_by_chat(session, who)
            return reporter.id if reporter else None

        return f"reporter:{self.db.call(look)}"

    def clear(self) -> None:
        """Forget what was said up to now: tests look at what follows."""

        def drop(session: Session) -> None:
            for row in session.exec(select(Outbox).where(Outbox.state == OutboxState.OWED)).all():
                row.state = OutboxState.SENT

        self.db.call(drop)

    # ── a pump by hand ──

    def claim(self, limit: int = 8) -> list[Letter]:
        """Take what may leave now."""
        return self.db.call(sending.claim, now=self.now, limit=limit, lowest=Priority.BROADCAST)

    def settle(self, letter: Letter, answer: Answer | None = None) -> None:
        """Telegram answers; it accepted the message when nothing else is said."""
        message = letter.edits or self._next_message()  # an edited message stays the one it was
        self.db.call(sending.settle, letter, answer or Answer(200), message_id=message, now=self.now)

    def deliver(self, *, lost: tuple[int, ...] = ()) -> list[Letter]:
        """Say everything that may be said now; the chats that are lost have blocked us."""
        said: list[Letter] = []
        for _ in range(500):
            letters = self.claim()
            if not letters and not self.owed_now():
                return said
            for letter in letters:
                blocked = letter.chat_id in lost
                self.settle(letter, Answer(403, "Forbidden: bot was blocked by the user") if blocked else None)
                said.append(replace(letter))
        raise AssertionError("the pump goes round in circles")

    def owed_now(self) -> bool:
        """Whether anything is owed that could leave at this moment."""
        return any(row.state is OutboxState.OWED and row.next_at <= self.now for row in self.rows(Outbox))


def found_office(url: str) -> None:
    """Appoint everybody once; tests begin with its copy."""
    db = Database(url).open()
    office = Office(db)
    office.appoint()
    office.clear()
    db.close()
