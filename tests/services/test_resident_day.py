"""A resident's days, played at random: whatever is said, tapped, edited, repeated, killed, blocked, the promises hold.

A run of 50 steps takes 50 to 150 transactions and about half a second of a processor, so CI (`HYPOTHESIS_PROFILE=ci`)
plays 80 of them and stays under a minute; `SUIFANG_DAYS=300` plays as many as one has time for. It runs on SQLite
only: what it looks for is in the services, and the schema that guards them is tested on both databases elsewhere.
"""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import Session, col, select

from bot.notices import Confirm, HeatAsk, HowAreYou, Notice, SosSent, notice_from
from bot.rules.escalation import AlertKind, AlertState, Press
from bot.rules.symptoms import PICKER, Heat, Symptom
from bot.rules.temperature import Certain, Doubtful, read
from bot.services import (
    asking,
    binding,
    calling,
    climbing,
    correcting,
    feeling,
    guessing,
    handling,
    hearing,
    ordering,
    receiving,
    rechecking,
    rounds,
)
from bot.services.actors import Actor
from bot.services.refusals import Refused
from bot.services.said import Said
from storage import inbox
from storage.db import Database
from storage.models import Alert, Check, Inbox, Outbox, Reading, SymptomNote
from storage.words import CheckState, InboxState
from tests.services.office import FANG, WANG, Office

RUNS = int(os.environ.get("SUIFANG_DAYS") or (80 if os.environ.get("HYPOTHESIS_PROFILE") == "ci" else 15))
STEPS = 50
FEVER = 3730

VALUES = st.sampled_from(["36.5", "36,8", "三十七度二", "37.9 有点咳", "38.5", "36.6 没有不舒服", "39度2", "36.4 不咳"])
DOUBTS = st.sampled_from(["365", "385", "大概38", "34.2", "昨天37.9", "我36.5，老伴38.1", "98.6"])
TALK = st.sampled_from(
    [
        "没有",
        "没事",
        "咳嗽，没量体温",
        "家里没米了",
        "没有体温计",
        "烫",
        "谢谢",
        "你是谁",
        "不是我弄的",
        "点错了",
        "头疼",
        "SOS",
        "5",
    ]
)
WORDS = VALUES | DOUBTS | TALK
TICKS: tuple[Callable[..., Any], ...] = (
    climbing.climb_due,
    asking.raise_unconfirmed,
    rechecking.ask_due,
    rounds.open_due,
    rounds.chase_due,
)


class Killed(Exception):
    """The machine lost its power before the transaction was on the disk."""


class ResidentDays(RuleBasedStateMachine):
    """王大爷 alone with his phone, and 王芳 who looks after him."""

    office: Office
    template: Path
    folder: Path

    def __init__(self) -> None:
        super().__init__()
        # the same engine for every run: it has compiled its statements already
        shutil.copyfile(self.template, self.folder / "run.db")
        self.office.db.open()
        self.office.until("04-01 07:00")
        self.said: dict[int, list[str]] = {}
        self.sent = 0
        self.heard: list[int] = []
        self.tapped: list[int] = []
        self.blocked = False
        self.facts = Facts()

    @initialize()
    def morning(self) -> None:
        """It begins before the first round."""
        self._tick()

    # ── what he does ──

    @rule(words=WORDS, forwarded=st.sampled_from([False, False, False, True]))
    def says(self, words: str, forwarded: bool) -> None:
        """He types something, or forwards what somebody else wrote."""
        self.sent += 1
        self.said[self.sent] = [words]
        said = Said(words, 100_000 + self.sent, self.office.now, forwarded=forwarded)
        self._update(hearing.hear, said)
        if isinstance(read(words), Certain) and not forwarded:
            self.heard.append(said.message_id)

    @precondition(lambda self: self.sent)
    @rule(data=st.data(), words=WORDS)
    def edits(self, data: st.DataObject, words: str) -> None:
        """He edits something he sent."""
        which = data.draw(st.integers(max(1, self.sent - 3), self.sent))
        self.said[which].append(words)
        self._update(hearing.hear_again, Said(words, 100_000 + which, self.office.now))

    @precondition(lambda self: self.facts.inbox)
    @rule()
    def repeats(self) -> None:
        """Telegram delivers the newest update once more."""
        before = len(self.office.rows(Reading)), len(self.office.rows(SymptomNote)), len(self.office.rows(Outbox))
        assert not self._take(self.facts.inbox, hearing.hear, Said("38.8", 1, self.office.now))
        after = len(self.office.rows(Reading)), len(self.office.rows(SymptomNote)), len(self.office.rows(Outbox))
        assert before == after, "it took effect twice"

    @rule(words=WORDS)
    def is_killed(self, words: str) -> None:
        """The bot dies while it takes a message, and takes it again after a start."""
        self.sent += 1
        self.said[self.sent] = [words]
        said = Said(words, 100_000 + self.sent, self.office.now)
        update = self._store()
        before = len(self.office.rows(Outbox)), len(self.office.rows(Reading))
        with pytest.raises(Killed):
            self._take(update, hearing.hear, said, killed=True)
        self.office.db.close()
        self.office.db.open()
        assert before == (len(self.office.rows(Outbox)), len(self.office.rows(Reading))), "half of it was kept"
        assert self._take(update, hearing.hear, said)

    @rule(centi=st.sampled_from([3640, 3700, 3820, 3420, 4250]))
    def taps_the_pad(self, centi: int) -> None:
        """He taps a value on the pad."""
        self.tapped.append(centi)
        self._update(asking.padded, centi, message_id=None)

    @rule(data=st.data())
    def taps_a_button(self, data: st.DataObject) -> None:
        """He taps one of the buttons he was shown last, however old it is."""
        shown = [notice_from(row.notice, row.params) for row in self._shown()]
        choices = [choice for notice in shown for choice in _buttons(notice)]
        if not choices:
            return
        service, args, values = data.draw(st.sampled_from(choices))
        if service is asking.confirmed and args[1] is not None:
            self.tapped.append(args[1])
        self._update(service, *args, **values)

    @precondition(lambda self: self.facts.readings)
    @rule(picked=st.lists(st.sampled_from([one for row in PICKER for one in row]), max_size=3))
    def ticks(self, picked: list[Symptom]) -> None:
        """He is not well and ticks what is wrong."""
        reading = self.facts.readings[-1].id
        self._update(feeling.unwell, reading, message_id=None)
        for one in picked:
            self._update(feeling.tick, reading, one, message_id=None)
        self._update(feeling.picked, reading, message_id=None)

    @precondition(lambda self: self.facts.readings)
    @rule(data=st.data())
    def taps_the_pencil(self, data: st.DataObject) -> None:
        """He wants to change a value, of today or of an older day."""
        which = data.draw(st.sampled_from([one.id for one in self.facts.readings[-3:]]))
        self._update(correcting.ask, which)

    @rule()
    def wants_things(self) -> None:
        """He wants something brought."""
        self._update(ordering.ask)

    @rule()
    def blocks_or_returns(self) -> None:
        """He stops the bot, or starts it again."""
        self.blocked = not self.blocked
        self._update(binding.membership, present=not self.blocked, may_write=not self.blocked)

    # ── what she does, and time ──

    @precondition(lambda self: self.facts.alerts)
    @rule(press=st.sampled_from([Press.MINE, Press.UP, Press.BACK]))
    def the_worker_presses(self, press: Press) -> None:
        """王芳 takes the newest alert, gives it back, or passes it up."""
        alert = self.office.rows(Alert)[-1]
        if alert.state is not AlertState.CLOSED:
            self.office.does(FANG, handling.press, alert.id, press, message_id=None)

    @rule(minutes=st.sampled_from([1, 11, 31, 50, 125, 400, 800]))
    def time_passes(self, minutes: int) -> None:
        """Time passes, and the ticks come late."""
        self.office.wait(minutes=minutes)
        self._tick()

    # ── how ──

    def _tick(self) -> None:
        for tick in TICKS:
            while self.office.ticks(tick).more:
                pass

    def _store(self) -> int:
        actor = self.office.actor(WANG)
        row = {"update_id": actor.cause, "chat_id": WANG, "raw": "{}", "received_at": self.office.now}
        row |= {"state": InboxState.NEW, "tries": 0, "why": "", "done_at": None}
        self.office.db.call(inbox.store, [row])
        return actor.cause

    def _update(self, service: Callable[..., Any], *args: Any, **values: Any) -> None:
        assert self._take(self._store(), service, *args, **values)

    def _take(self, update: int, service: Callable[..., Any], *args: Any, killed: bool = False, **values: Any) -> bool:
        """Take an update as the dispatcher does: its effect and that it is done are one transaction."""
        actor = Actor(WANG, WANG, True, "zh-CN", update, name="王大爷")

        def once(session: Session) -> bool:
            if not receiving.finish(session, update, now=self.office.now):
                return False
            service(session, *args, actor=actor, now=self.office.now, **values)
            if killed:
                raise Killed
            return True

        def refused(session: Session) -> bool:
            return receiving.finish(session, update, now=self.office.now)

        try:
            return self.office.db.call(once)
        except Refused:
            return self.office.db.call(refused)

    def _shown(self) -> list[Outbox]:
        def look(session: Session) -> list[Outbox]:
            mine = col(Outbox.recipient) == f"chat:{WANG}:zh-CN"
            return list(session.exec(select(Outbox).where(mine).order_by(col(Outbox.id).desc()).limit(4)).all())

        return self.office.db.call(look)

    # ── what holds at every moment ──

    @invariant()
    def the_promises_hold(self) -> None:
        """Look at everything at once: nothing here depends on how it came about."""
        self.facts = self.office.db.call(Facts.of)
        self.facts.check(said=self.said, tapped=self.tapped)
        assert set(self.heard) <= {one.message_id for one in self.facts.readings}, "a value was lost"

    def teardown(self) -> None:
        """Put the run away."""
        self.office.db.close()
        for path in self.folder.glob("run.db*"):
            path.unlink()


_READINGS = sa.select(*(Reading.__table__.c[one] for one in ("id", "centi", "message_id", "check_id", "supersedes")))  # type: ignore[attr-defined]
_CHECKS = sa.select(*(Check.__table__.c[one] for one in ("id", "state", "reading_id")))  # type: ignore[attr-defined]
_ALERTS = sa.select(*(Alert.__table__.c[one] for one in ("id", "kind", "state")))  # type: ignore[attr-defined]
_ASKED = sa.select(col(Outbox.params)).where(col(Outbox.notice) == "Ask")
_NEWEST = sa.select(sa.func.max(col(Inbox.update_id)))


class Facts:
    """Everything that stands in the database, and what must be true of it."""

    def __init__(self) -> None:
        self.readings: list[Any] = []
        self.checks: list[Any] = []
        self.alerts: list[Any] = []
        self.asked: list[Any] = []
        self.inbox = 0

    @classmethod
    def of(cls, session: Session) -> "Facts":
        """Return what stands now: columns, since this is looked at after every step."""
        facts, run = cls(), session.connection().execute
        facts.readings = list(run(_READINGS).all())
        facts.checks = list(run(_CHECKS).all())
        facts.alerts = list(run(_ALERTS).all())
        facts.asked = list(run(_ASKED).scalars().all())
        facts.inbox = run(_NEWEST).scalar() or 0
        return facts

    def check(self, *, said: dict[int, list[str]], tapped: list[int]) -> None:
        """Check the promises."""
        self._no_value_was_made_up(said, tapped)
        self._a_fever_has_an_alert()
        self._a_check_has_one_answer()
        self._nobody_is_asked_too_often()

    def _no_value_was_made_up(self, said: dict[int, list[str]], tapped: list[int]) -> None:
        meant = {centi for texts in said.values() for text in texts for centi in _centi(text)} | set(tapped)
        assert {one.centi for one in self.readings} <= meant
        for one in self.readings:
            if one.message_id is not None:
                own = {centi for text in said[one.message_id - 100_000] for centi in _centi(text)}
                assert one.centi in own, "the value is not that of its message"

    def _a_fever_has_an_alert(self) -> None:
        fevers = [one for one in self.readings if one.centi >= FEVER]
        if fevers:
            # nobody closes alerts here, and a correction never does
            standing = [one.kind for one in self.alerts if one.state is not AlertState.CLOSED]
            assert AlertKind.FEVER in standing

    def _a_check_has_one_answer(self) -> None:
        first = Counter(one.check_id for one in self.readings if one.check_id and one.supersedes is None)
        assert all(count == 1 for count in first.values())
        newest = {one.id for one in self.readings} - {one.supersedes for one in self.readings}
        for check in self.checks:
            if check.state is CheckState.ANSWERED:
                assert check.reading_id in newest, "a check shows the newest version of its answer"
            else:
                assert check.reading_id is None
                assert check.id not in first, "an answer did not end its check"

    def _nobody_is_asked_too_often(self) -> None:
        times = Counter((one["day"], one["slot"], one["nudge"]) for one in self.asked)
        assert all(count == 1 for count in times.values())
        prompts = Counter(one["day"] for one in self.asked if one["nudge"] == 0)
        nudges = Counter((one["day"], one["slot"]) for one in self.asked if one["nudge"] in {1, 2})
        assert max([0, *prompts.values(), *nudges.values()]) <= 2


def _centi(text: str) -> list[int]:
    match read(text):
        case Certain(value):
            return [value.centi]
        case Doubtful(values):
            return [value.centi for value in values]
        case _:
            return []


Choice = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]


def _buttons(notice: Notice) -> list[Choice]:
    """Return what can be tapped under a message."""
    shown = {"message_id": None}
    match notice:
        case HowAreYou(reading=reading):
            answers: list[Choice] = [(feeling.well, (reading,), shown), (feeling.unwell, (reading,), shown)]
            return [*answers, (correcting.ask, (reading,), {})]
        case Confirm(dialogue=dialogue, values=values):
            sure: list[Choice] = [(asking.confirmed, (dialogue, round(float(one) * 100)), shown) for one in values]
            return [*sure, (asking.confirmed, (dialogue, None), shown)]
        case HeatAsk(dialogue=dialogue):
            return [(guessing.felt, (dialogue, one), shown) for one in Heat]
        case SosSent(alert=alert):
            return [(calling.mistaken, (alert,), {})]
        case _:
            return []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in memory where there is one: what is killed here is the process, not the disk."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path_factory.mktemp("days")
        return
    path = memory / f"suifang-days-{os.getpid()}"
    path.mkdir(exist_ok=True)
    yield path
    shutil.rmtree(path)


def test_whatever_happens_on_a_resident_s_day_the_promises_hold(sqlite_template: Path, folder: Path) -> None:
    home = folder / "home.db"
    shutil.copyfile(sqlite_template, home)
    office = Office(Database(f"sqlite:///{home}").open())
    office.appoint()
    office.enrol(WANG, "王大爷", "3号楼 13800000002")
    office.clear()
    office.db.close()
    office.db = Database(f"sqlite:///{folder / 'run.db'}")

    class Days(ResidentDays):
        pass

    Days.office, Days.template, Days.folder = office, home, folder
    run_state_machine_as_test(
        Days,
        settings=settings(
            max_examples=RUNS, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
