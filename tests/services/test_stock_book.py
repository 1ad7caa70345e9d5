"""Whatever happens, and however many do it at once: a balance is the sum of its entries, and nothing is lost."""

import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from bot.services import stock_moving
from bot.services.refusals import Refused
from storage.db import Database
from storage.models import StockEntry, StockItem, StockTransfer
from tests.services.office import CHEN, FANG, SUN, Office
from tests.services.storeroom import at_place, balances, sent, stock, tied_out

# ── many at once ──


def test_the_last_bags_are_handed_out_once_however_many_hands_reach_for_them(rice: Office) -> None:
    """Real threads on the real database: fifty bags, thirty hands that want three each."""

    def grab(_: int) -> bool:
        try:
            stock(rice, FANG, "out 大米 3 袋 食堂")
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(8) as hands:
        got = list(hands.map(grab, range(30)))
    assert got.count(True) == 16 and balances(rice) == {"大米": 2000} and tied_out(rice)


def test_two_who_decide_a_transfer_at_once_decide_it_once(office: Office) -> None:
    transfer = sent(office)

    def decide(at: int) -> bool:
        press, who = ((stock_moving.accept, CHEN), (stock_moving.take_back, SUN))[at % 2]
        try:
            office.does(who, press, transfer)
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(6) as hands:
        assert list(hands.map(decide, range(6))).count(True) == 1
    assert sum(at_place(office).values()) == 20_000 and tied_out(office)


def test_two_who_cancel_an_entry_at_once_cancel_it_once(rice: Office) -> None:
    stock(rice, FANG, "out 大米 3 袋 食堂")

    def cancel(_: int) -> bool:
        try:
            stock(rice, CHEN, "fix 2 错")
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(6) as hands:
        assert list(hands.map(cancel, range(6))).count(True) == 1
    assert balances(rice) == {"大米": 50_000} and tied_out(rice)


# ── whatever happens ──


def test_a_balance_is_the_sum_of_its_entries_whatever_happens(sqlite_template: Path) -> None:
    """A machine that gives, hands out, sends, decides, cancels and reopens in any order, on real SQLite."""

    class Storeroom(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.folder = Path(tempfile.mkdtemp())
            shutil.copyfile(sqlite_template, self.folder / "stock.db")
            self.office = Office(Database(f"sqlite:///{self.folder / 'stock.db'}").open())

        @initialize()
        def appoint(self) -> None:
            self.office.appoint()

        def tries(self, who: int, tail: str) -> bool:
            try:
                stock(self.office, who, tail)
            except Refused:
                return False
            return True

        def presses(self, who: int, press: object, number: int) -> None:
            assert callable(press)
            try:
                self.office.does(who, press, number)
            except Refused:
                pass

        @rule(amount=st.integers(1, 20), place=st.sampled_from(["东风社区", "长河街道"]))
        def give(self, amount: int, place: str) -> None:
            assert self.tries(SUN, f"in 大米 {amount} 袋 {place} 华联超市")

        @rule(amount=st.integers(1, 30))
        def hand_out(self, amount: int) -> None:
            self.tries(FANG, f"out 大米 {amount} 袋 食堂")

        @rule(amount=st.integers(1, 30))
        def send(self, amount: int) -> None:
            self.tries(SUN, f"move 大米 {amount} 袋 长河街道 东风社区")

        @rule(entry=st.integers(1, 12), who=st.sampled_from([CHEN, SUN]))
        def cancel(self, entry: int, who: int) -> None:
            self.tries(who, f"fix {entry} 错")

        @rule(number=st.integers(1, 5), at=st.integers(0, 2))
        def decide(self, number: int, at: int) -> None:
            press, who = ((stock_moving.accept, CHEN), (stock_moving.refuse, CHEN), (stock_moving.take_back, SUN))[at]
            self.presses(who, press, number)

        @rule()
        def reopen(self) -> None:
            self.office.db.close()
            self.office.db = Database(f"sqlite:///{self.folder / 'stock.db'}").open()

        @invariant()
        def adds_up(self) -> None:
            assert tied_out(self.office)
            assert all(item.balance >= 0 for item in self.office.rows(StockItem))

        @invariant()
        def nothing_is_lost_on_the_way(self) -> None:
            entries = {entry.id: entry for entry in self.office.rows(StockEntry)}
            gone = {entry.counters for entry in entries.values()}
            kept = [entry for entry in entries.values() if entry.counters is None and entry.id not in gone]
            moved = sum(entry.amount for entry in kept if entry.transfer_id is not None)
            way = [one.amount for one in self.office.rows(StockTransfer) if one.state.value == "sent"]
            assert moved == -sum(way), "what has left and not arrived is on the way, no more and no less"

        def teardown(self) -> None:
            self.office.db.close()
            shutil.rmtree(self.folder)

    run_state_machine_as_test(
        Storeroom,
        settings=settings(
            max_examples=8, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
