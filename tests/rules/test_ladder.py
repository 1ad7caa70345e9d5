"""Ladders played through: thousands of lives of an alert, against a plain reckoning of when who must hear."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.rules import ladder
from bot.rules.escalation import KINDS, AlertKind, AlertState, Policy, Tier, is_due, policy_for
from bot.rules.ladder import Standing
from bot.rules.roles import Grant, Role, may
from bot.rules.slots import Profile
from tests.each import each
from tests.world import at

HISTORIES = 5000
TICK = timedelta(seconds=2)
START = at("04-01 08:00")
CASES = [(kind, tier) for kind, way in KINDS.items() for tier in way.tiers]
LONGEST = timedelta(minutes=max(Profile().yellow_step, Profile().repeat, Profile().reopen_after))


@dataclass
class Life:
    """One alert as the services keep it, and beside it what a person with a stopwatch would expect.

    The stopwatch stands still while we are down. `due` is what it should show at the next telling.
    """

    kind: AlertKind
    tier: Tier
    chance: random.Random
    policy: Policy = field(init=False)
    now: datetime = START
    down: timedelta = timedelta()  # all the time we were down so far
    standing: Standing = field(init=False)
    state: AlertState = AlertState.OPEN
    owner: Role | None = None
    rung: int = 0  # which the stopwatch expects next
    due: timedelta = timedelta()
    told: int = 0

    def __post_init__(self) -> None:
        self.policy = policy_for(self.kind, self.tier, Profile())
        self.standing = ladder.begun(now=START)

    @property
    def watch(self) -> timedelta:
        """What the stopwatch shows."""
        return self.now - START - self.down

    def gap(self) -> timedelta:
        """How long the rung told last has before the next one hears."""
        rungs = self.policy.rungs
        if self.rung < len(rungs):
            return timedelta(minutes=rungs[self.rung].after - rungs[self.rung - 1].after)
        return timedelta(minutes=self.policy.repeat)

    # ── what happens ──

    def tells(self) -> None:
        """The next rung hears."""
        assert self.state is AlertState.OPEN, "nobody new hears of what somebody has taken"
        assert min(self.standing.steps, len(self.policy.rungs) - 1) == min(self.rung, len(self.policy.rungs) - 1)
        assert timedelta() <= self.watch - self.due <= TICK, "on time, to a tick"
        self.standing = ladder.stepped(self.policy, self.standing)
        self.rung += 1
        self.due += self.gap()
        self.told += 1

    def ticks(self) -> None:
        """A tick comes: what is due is done, once."""
        if self.state is AlertState.CLOSED:
            return
        if self.standing.next_at > self.now:
            assert self.due > self.watch - TICK, "nothing due is slept through"
        elif self.state is AlertState.ACKED:
            assert timedelta() <= self.watch - self.due <= TICK, "without an outcome it opens again, on time"
            self.begins_anew()
        else:
            assert is_due(self.policy, taken=self.standing.steps, clock_at=self.standing.clock_at, now=self.now)
            self.tells()

    def begins_anew(self) -> None:
        self.state, self.owner = AlertState.OPEN, None
        self.standing = ladder.begun(now=self.now)
        self.rung, self.due = 0, self.watch
        self.tells()

    def somebody_presses(self) -> None:
        """Anybody presses anything; only whom it concerns moves it."""
        who = self.owner if self.owner and self.chance.random() < 0.5 else self.chance.choice(list(Role))
        if not may([Grant(who, "/")], KINDS[self.kind].right, "/1/2/3/4/"):
            return
        match self.chance.choice(["mine", "up", "back", "hand", "done", "no answer"]):
            case "mine" if self.state is AlertState.OPEN:
                self.state, self.owner = AlertState.ACKED, who
                self.standing = ladder.taken(self.policy, self.standing, now=self.now)
                self.due = self.watch + timedelta(minutes=self.policy.reopen_after)
            case "up" if self.owner in {None, who}:
                self.state, self.owner = AlertState.OPEN, None
                self.standing = ladder.called_up(self.policy, self.standing, now=self.now)
                self.due = self.watch
                self.tells()
            case "back" if self.owner is who:
                self.begins_anew()
            case "hand" if self.owner is who:
                self.state, self.owner = AlertState.OPEN, None
                self.standing = ladder.resumed(self.policy, self.standing, now=self.now)
                self.due = self.watch + self.gap()
            case "done" if self.owner is who:
                self.state = AlertState.CLOSED
            case _:
                pass

    def a_rung_is_empty(self) -> None:
        """Nobody can be reached there: the one above hears at once."""
        if self.state is AlertState.OPEN and self.standing.steps + 1 < len(self.policy.rungs):
            self.standing = ladder.passed_over(self.policy, self.standing, now=self.now)
            self.rung, self.due = self.rung + 1, self.watch
            self.tells()

    def we_are_down(self) -> None:
        lasted = timedelta(seconds=self.chance.randint(61, 20_000))
        since, self.now = self.now, self.now + lasted
        self.down += lasted
        self.standing = ladder.extended(self.standing, since=since, by=lasted)

    def time_passes(self, until: datetime) -> None:
        """Ticks come, each a little late, up to a moment."""
        while self.state is not AlertState.CLOSED and self.standing.next_at <= until:
            late = TICK * self.chance.random()
            moment = max(self.now, self.standing.next_at + late)
            if moment > until:
                break
            self.now = moment
            self.ticks()
        self.now = max(self.now, until)


def play(seed: int) -> Life:
    """Play one life and look at every turn that it does not fall silent."""
    chance = random.Random(seed)
    kind, tier = chance.choice(CASES)
    life = Life(kind, tier, chance)
    life.ticks()
    for _ in range(chance.randint(5, 30)):
        life.time_passes(life.now + timedelta(minutes=chance.choice([0.05, 1, 3, 7, 14, 29, 61, 250])))
        # a tick that is owed comes before anything else can be pressed
        life.ticks()
        chance.choice([life.somebody_presses, life.somebody_presses, life.a_rung_is_empty, life.we_are_down])()
        if life.state is not AlertState.CLOSED:
            assert life.standing.next_at <= life.now + LONGEST, "there is always a next moment"
    return life


def test_in_five_thousand_lives_each_step_fires_once_on_time_and_nothing_ends_in_silence() -> None:
    ended = 0
    for seed in range(HISTORIES):
        try:
            life = play(seed)
            before = life.told
            life.time_passes(life.now + 3 * LONGEST)
            if life.state is AlertState.CLOSED:
                ended += 1
                assert life.told == before, "what is over rings no more"
            else:
                assert life.told > before, "left alone it rings again"
        except AssertionError as fault:
            raise AssertionError(f"life {seed}: {fault}") from fault
    assert HISTORIES / 50 < ended < HISTORIES, "lives of both sorts were played"


@each(CASES)
def test_left_alone_every_rung_is_told_once_and_the_last_again_and_again(kind: AlertKind, tier: Tier) -> None:
    life = Life(kind, tier, random.Random(1))
    life.ticks()
    life.time_passes(START + timedelta(hours=12, minutes=1))
    hours = [rung.after / 60 for rung in life.policy.rungs]
    assert life.told == len(hours) + int((12 - hours[-1]) * 60 / life.policy.repeat)


def test_what_was_due_before_we_fell_silent_comes_at_once() -> None:
    policy = policy_for(AlertKind.FEVER, Tier.RED, Profile())
    told = ladder.stepped(policy, ladder.begun(now=START))
    assert ladder.extended(told, since=at("04-01 08:20"), by=timedelta(hours=1)) == told
    later = ladder.extended(told, since=at("04-01 08:10"), by=timedelta(hours=1))
    assert later.next_at == at("04-01 09:15")


def test_handed_to_a_colleague_it_waits_one_full_step_and_goes_on_from_there() -> None:
    policy = policy_for(AlertKind.FEVER, Tier.RED, Profile())
    told = ladder.stepped(policy, ladder.begun(now=START))
    handed = ladder.resumed(policy, told, now=at("04-01 08:40"))
    assert (handed.steps, handed.next_at) == (1, at("04-01 08:55"))
    assert ladder.stepped(policy, handed).next_at == at("04-01 09:10")
