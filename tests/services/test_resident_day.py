"""A resident's days, played at random: whatever is said, tapped, edited, repeated, killed, blocked, the promises hold.

`uv run poe lives`, which CI runs, plays 300 histories of 50 steps, half of them from the morning of somebody alone and
half from that of a phone that answers for two; among all other tests it plays 20. A step is one transaction on a file
in memory, what it costs is the services' own work. It runs on SQLite only: what it looks for is in the services, and
the schema that guards them is tested on both databases elsewhere.
"""

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as play
from sqlmodel import Session

from bot.rules.escalation import Press
from bot.rules.symptoms import PICKER, Symptom
from bot.rules.temperature import Certain, read
from bot.services import (
    asking,
    binding,
    choosing,
    climbing,
    correcting,
    feeling,
    feeling_together,
    handling,
    hearing,
    joining,
    ordering,
    receiving,
    rechecking,
    rounds,
    tapping,
)
from bot.services.actors import Actor
from bot.services.refusals import Refused
from bot.services.said import Said
from storage import inbox
from storage.db import Database
from storage.words import InboxState
from tests.lives import WHOLE
from tests.services import days
from tests.services.days import MESSAGES, Facts
from tests.services.office import FANG, WANG, Office

RUNS = 300 if WHOLE else 14
PARTS = 2  # of the histories of somebody alone, and of a household's: each is another test, for both cores
STEPS = 50
# Hypothesis plays a short history now and then, which is not counted: it is asked for the missing ones once more
ROUNDS = 8
PAUSE = 4  # steps between blocking and returning: each tells a whole ladder of people, and nothing new

VALUES = st.sampled_from(["36.5", "36,8", "三十七度二", "37.9 有点咳", "38.5", "36.6 没有不舒服", "39度2", "36.4 不咳"])
OTHERS = ["我36.5，老伴38.1", "李奶奶36.9", "王大爷36.6，李奶奶38.3", "奶奶37.8", "全家都是36.5"]
DOUBTS = st.sampled_from(["365", "385", "大概38", "34.2", "昨天37.9", "98.6", *OTHERS])
TALK = ["没有", "没事", "咳嗽，没量体温", "家里没米了", "没有体温计", "烫", "谢谢", "你是谁", "不是我弄的", "点错了"]
WORDS = st.sampled_from([*TALK, "头疼", "SOS", "喘不上气 38.9", "5", "对", "不对"])
ANYTHING = VALUES | DOUBTS | WORDS
TICKS: tuple[Callable[..., Any], ...] = (
    climbing.climb_due,
    asking.raise_unconfirmed,
    rechecking.ask_due,
    rounds.open_due,
    rounds.chase_due,
)


class ResidentDays(RuleBasedStateMachine):
    """王大爷 with his phone, 李奶奶, for whom it may come to answer, and 王芳 who looks after them."""

    office: Office
    template: Path
    file: Path
    grandma: int
    code: str
    whole: int  # histories that were played to the end

    def __init__(self) -> None:
        super().__init__()
        # the same engine for every run: it has compiled its statements already
        shutil.copyfile(self.template, self.file)
        self.office.until("04-01 07:00")
        self.said: dict[int, list[str]] = {}
        self.heard: list[int] = []
        self.tapped: list[int] = []
        self.blocked = False
        self.turned_at = 0
        self.alone = bool(self.code)
        self.steps = 0
        self.facts = Facts()

    @initialize()
    def morning(self) -> None:
        """It begins before the first round."""
        self._transaction(*TICKS)

    # ── what he says ──

    @rule(words=VALUES)
    def says_a_value(self, words: str) -> None:
        """He sends his temperature."""
        self._says(words)

    @rule(words=DOUBTS)
    def says_what_is_doubtful(self, words: str) -> None:
        """He sends what has to be asked about, or other people's values."""
        self._says(words)

    @rule(words=WORDS)
    def talks(self, words: str) -> None:
        """He says anything else."""
        self._says(words)

    @rule(words=ANYTHING)
    def forwards(self, words: str) -> None:
        """He forwards what somebody else wrote."""
        self._update(hearing.hear, self._message(words, forwarded=True))

    @precondition(lambda self: self.said)
    @rule(data=st.data(), words=ANYTHING)
    def edits(self, data: st.DataObject, words: str) -> None:
        """He edits something he sent."""
        which = data.draw(st.integers(max(1, len(self.said) - 3), len(self.said)))
        self.said[which].append(words)
        self._update(hearing.hear_again, Said(words, MESSAGES + which, self.office.now))

    # ── what Telegram and the machine do ──

    @precondition(lambda self: self.facts.inbox)
    @rule()
    def repeats(self) -> None:
        """Telegram delivers the newest update once more."""
        before = self.facts.weight
        assert not self._take(self.facts.inbox, hearing.hear, Said("38.8", 1, self.office.now))
        assert before == self.facts.weight, "it took effect twice"

    @rule(words=ANYTHING)
    def is_killed(self, words: str) -> None:
        """The bot dies while it takes a message: its connections are gone. It starts, and takes it again."""
        said = self._message(words)
        update = self.office.actor(WANG).cause
        self._transaction(self._stored(update))
        before = self.facts.weight
        with contextlib.suppress(Refused), Session(self.office.db.engine) as session:
            self._once(session, update, hearing.hear, said)
            session.flush()
        self.office.db.engine.dispose()
        self._transaction()
        assert before == self.facts.weight, "half of it was kept"
        assert self._take(update, hearing.hear, said)
        self._count(said)

    # ── what he taps ──

    @rule(centi=st.sampled_from([3640, 3700, 3820, 3420, 4250]))
    def taps_the_pad(self, centi: int) -> None:
        """He taps a value on the pad."""
        self.tapped.append(centi)
        self._update(tapping.padded, centi, message_id=None)

    @precondition(lambda self: self.facts.owed)
    @rule(data=st.data())
    def taps_a_button(self, data: st.DataObject) -> None:
        """He taps one of the buttons he was shown last, however old it is."""
        with Session(self.office.db.engine) as session:
            choices = [choice for notice in days.newest_shown(session) for choice in days.taps(notice)]
        if not choices:
            return
        service, args, values = data.draw(st.sampled_from(choices))
        if service in {asking.confirmed, tapping.padded_for} and args[1] is not None:
            self.tapped.append(args[1])
        self._update(service, *args, **values)

    @precondition(lambda self: self.facts.readings)
    @rule(picked=st.lists(st.sampled_from([one for row in PICKER for one in row]), max_size=2))
    def ticks(self, picked: list[Symptom]) -> None:
        """He is not well and ticks what is wrong."""
        reading = self.facts.readings[-1].id
        self._update(feeling.unwell, reading, message_id=None)
        for one in picked:
            self._update(feeling.tick, reading, one, message_id=None)
        self._update(feeling_together.picked, reading, message_id=None)

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

    # ── the household ──

    @precondition(lambda self: self.alone)
    @rule()
    def his_wife_comes_in(self) -> None:
        """李奶奶's code is scanned on his phone: it answers for two from now on."""
        self._update(joining.present, self.code)
        self._update(joining.choose_language, "zh-CN", message_id=None)
        self._update(joining.consent, "family")
        self.alone = False

    @precondition(lambda self: not self.alone)
    @rule()
    def taps_her_name(self) -> None:
        """He taps her name: the next value is hers."""
        self._update(choosing.ask, self.grandma)

    # ── the connection, the worker, time ──

    @precondition(lambda self: self.steps >= self.turned_at + PAUSE)
    @rule()
    def blocks_or_returns(self) -> None:
        """He stops the bot, or starts it again."""
        self.blocked, self.turned_at = not self.blocked, self.steps
        self._update(binding.membership, present=not self.blocked, may_write=not self.blocked)

    @precondition(lambda self: any(one.state != "closed" for one in self.facts.alerts))
    @rule(press=st.sampled_from([Press.MINE, Press.UP, Press.BACK]))
    def the_worker_presses(self, press: Press) -> None:
        """王芳 takes the newest alert, gives it back, or passes it up."""
        newest = [one for one in self.facts.alerts if one.state != "closed"][-1]
        actor = self.office.actor(FANG)
        with contextlib.suppress(Refused):
            self._transaction(lambda s, now: handling.press(s, newest.id, press, message_id=None, actor=actor, now=now))

    @rule(minutes=st.sampled_from([1, 11, 31, 50, 125, 400, 800]))
    def time_passes(self, minutes: int) -> None:
        """Time passes, and the ticks come late."""
        self.office.wait(minutes=minutes)
        self._transaction(*TICKS)

    # ── how ──

    def _says(self, words: str) -> None:
        said = self._message(words)
        self._update(hearing.hear, said)
        self._count(said)

    def _message(self, words: str, *, forwarded: bool = False) -> Said:
        self.said[len(self.said) + 1] = [words]
        return Said(words, MESSAGES + len(self.said), self.office.now, forwarded=forwarded)

    def _count(self, said: Said) -> None:
        if isinstance(read(said.text), Certain):
            self.heard.append(said.message_id)

    def _transaction(self, *work: Callable[..., Any]) -> None:
        """Do everything in one transaction, and look at what stands then."""
        with Session(self.office.db.engine) as session, session.begin():
            for one in work:
                one(session, now=self.office.now)
                session.flush()
                session.expunge_all()  # each finds what is on the disk, and no object of the one before
            self.facts = Facts.of(session)

    def _update(self, service: Callable[..., Any], *args: Any, **values: Any) -> None:
        update = self.office.actor(WANG).cause
        assert self._take(update, service, *args, first=self._stored(update), **values)

    def _stored(self, update: int) -> Callable[..., Any]:
        row = {"update_id": update, "chat_id": WANG, "raw": "{}", "received_at": self.office.now}
        row |= {"state": InboxState.NEW, "tries": 0, "why": "", "done_at": None}
        return lambda session, now: inbox.store(session, [row])

    def _take(
        self,
        update: int,
        service: Callable[..., Any],
        *args: Any,
        first: Callable[..., Any] | None = None,
        **values: Any,
    ) -> bool:
        """Take an update as the dispatcher does: its effect and that it is done are one transaction."""
        before = [first] if first else []
        done: list[bool] = []

        def taken(session: Session, *, now: object) -> None:
            done.append(self._once(session, update, service, *args, **values))

        try:
            self._transaction(*before, taken)
        except Refused:
            self._transaction(*before, lambda session, now: done.append(receiving.finish(session, update, now=now)))
        return done[-1]

    def _once(self, session: Session, update: int, service: Callable[..., Any], *args: Any, **values: Any) -> bool:
        if not receiving.finish(session, update, now=self.office.now):
            return False
        actor = Actor(WANG, WANG, True, "zh-CN", update, name="王大爷")
        service(session, *args, actor=actor, now=self.office.now, **values)
        return True

    # ── what holds at every moment ──

    @invariant()
    def the_promises_hold(self) -> None:
        """Look at everything at once."""
        self.steps += 1
        late = bool(self.code) and not self.alone
        days.check(self.facts, said=self.said, tapped=self.tapped, heard=self.heard, alone=self.alone, late=late)

    def teardown(self) -> None:
        """Put the run away."""
        self.office.db.engine.dispose()
        for path in self.file.parent.glob("run.db-*"):
            path.unlink()
        type(self).whole += self.steps >= STEPS


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


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("household", [False, True], ids=["alone", "household"])
def test_whatever_happens_on_a_resident_s_day_the_promises_hold(
    household: bool, part: int, sqlite_template: Path, folder: Path
) -> None:
    home = folder / "home.db"
    shutil.copyfile(sqlite_template, home)
    office = Office(Database(f"sqlite:///{home}").open())
    office.appoint()
    office.enrol(WANG, "王大爷", "3号楼 13800000002")
    grandma = office.enrol(WANG, "李奶奶", "3号楼", consent="family", scans=household)
    code = "" if household else office.token()
    office.clear()
    office.db.close()
    office.db = Database(f"sqlite:///{folder / 'run.db'}")

    class Days(ResidentDays):
        pass

    Days.office, Days.template, Days.file = office, home, folder / "run.db"
    Days.grandma, Days.code, Days.whole = grandma, code, 0
    quietly = settings(deadline=None, suppress_health_check=list(HealthCheck), stateful_step_count=STEPS)
    runs = RUNS // (2 * PARTS)
    for again in range(ROUNDS):
        if Days.whole < runs:
            drawn = seed(part * ROUNDS + again)(Days) if quietly.derandomize else Days
            # the first history of each is the shortest there is
            play(drawn, settings=settings(quietly, max_examples=runs - Days.whole + 1))
    assert Days.whole >= runs, "not every history was played to its end"
