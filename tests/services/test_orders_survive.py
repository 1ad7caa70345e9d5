"""Orders through restarts and crashes: what was said is there again, and is taken once, whatever was killed between."""

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from bot.rules.supply import Eta, SupplyState, SupplyStep, Urgency
from bot.services import drafting, hearing, inquiring, supplying
from bot.services.actors import Actor
from bot.services.refusals import Refused
from bot.services.said import Said
from storage.db import Database
from storage.models import Outbox, Reading, SupplyItem, SupplyRequest, SupplyStepTaken
from tests.services.office import FANG, LI, MIN, Office
from tests.services.remembered import remembered


def reopened(office: Office) -> None:
    """The process ends and another begins: all that is left is the database."""
    office.db.close()
    office.db = Database(office.db.url.render_as_string(hide_password=False)).open()


@pytest.fixture
@remembered
def li(office: Office) -> Office:
    """李奶奶 is at home, and it is ten in the morning."""
    office.enrol(LI, "李奶奶", "3号楼2单元501 13800000011")
    office.until("04-01 10:00")
    office.deliver()
    return office


def test_a_draft_is_gone_on_with_after_every_restart(li: Office) -> None:
    for words in ("家里没米了", "36.5", "一袋", "明天也行"):
        li.says(LI, words)
        reopened(li)
    (request,) = li.rows(SupplyRequest)
    (item,) = li.rows(SupplyItem)
    assert (request.state, request.urgency) == (SupplyState.OWED, Urgency.TOMORROW)
    assert (item.name, item.milli, item.unit) == ("米", 1000, "袋")
    assert [one.centi for one in li.rows(Reading)] == [3650]


def test_a_draft_that_was_left_before_a_restart_is_sent_after_it(li: Office) -> None:
    li.says(LI, "家里没米了")
    reopened(li)
    li.wait(hours=9)
    assert li.ticks(drafting.look_after).sent == 1
    assert li.ticks(drafting.look_after).sent == 0


def test_two_processes_that_accept_at_once_end_with_one_owner(li: Office) -> None:
    """Two databases open the same tables, as two processes do: on both kinds the second waits for the first."""
    li.says(LI, "大米10斤，今天要")
    other = Database(li.db.url.render_as_string(hide_password=False)).open()
    gate, taken, refused = Barrier(2), list[int](), list[str]()

    def accept(db: Database, who: int, actor: Actor) -> None:
        gate.wait()
        try:
            db.call(supplying.accept, 1, Eta.HOUR, actor=actor, now=li.now)
            taken.append(who)
        except Refused as refusal:
            refused.append(refusal.key)

    both = [Thread(target=accept, args=(db, who, li.actor(who))) for db, who in ((li.db, FANG), (other, MIN))]
    for one in both:
        one.start()
    for one in both:
        one.join()
    other.close()
    assert len(taken) == 1 and refused == ["supply-taken-by"]
    assert [one.step for one in li.rows(SupplyStepTaken)].count(SupplyStep.ACCEPT) == 1


# ── killed anywhere ──


class Killed(Exception):
    """The process is gone before its transaction is."""


def hears(office: Office, number: int, *, dies: bool = False) -> None:
    """李奶奶 says her next words: the same update each time it comes, as the inbox has it after a crash."""
    actor = Actor(LI, LI, True, "zh-CN", 1000 + number)

    def hear(session: Session) -> None:
        hearing.hear(session, Said(TALK[number], 500 + number, office.now), actor=actor, now=office.now)
        if dies:
            raise Killed

    office.db.call(hear)


TALK = ("家里没米了", "36.5", "一袋", "明天也行", "断药了，还要两盒布洛芬", "37.9 有点咳", "青菜两斤、鸡蛋一板，今天要")


def outcome(office: Office) -> object:
    """Everything that came of a talk."""
    orders = [(one.state, one.urgency, one.grave, one.said, one.like_id) for one in office.rows(SupplyRequest)]
    lines = [(one.request_id, one.name, one.milli, one.unit, one.category) for one in office.rows(SupplyItem)]
    owed = [(row.notice, row.recipient, row.state) for row in office.rows(Outbox)]
    return orders, lines, owed, [one.centi for one in office.rows(Reading)]


def opened(path: Path) -> Office:
    """The office on a database file, at ten in the morning."""
    office = Office(Database(f"sqlite:///{path}").open())
    office.until("04-01 10:00")
    return office


def talked(ready: Path, between: Callable[[Office, int], None]) -> object:
    """李奶奶 says it all, on a database of her own; something happens before each of her words."""
    copy = ready.with_name("copy.db")
    shutil.copyfile(ready, copy)
    office = opened(copy)
    try:
        for number in range(len(TALK)):
            between(office, number)
            hears(office, number)
        office.wait(minutes=30)
        office.ticks(drafting.look_after)
        return outcome(office)
    finally:
        office.db.close()
        for left in ready.parent.glob("copy.db*"):
            left.unlink()


def test_a_talk_with_crashes_in_it_ends_like_one_without(sqlite_template: Path, tmp_path: Path) -> None:
    ready = tmp_path / "ready.db"
    shutil.copyfile(sqlite_template, ready)
    office = Office(Database(f"sqlite:///{ready}").open())
    office.appoint()
    office.enrol(LI, "李奶奶")
    office.db.close()
    calm = talked(ready, lambda office, number: None)

    @settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.sampled_from(["", "kill", "kill twice", "reopen"]), min_size=len(TALK), max_size=len(TALK)))
    def whatever(happens: list[str]) -> None:
        def between(office: Office, number: int) -> None:
            for _ in range({"kill": 1, "kill twice": 2}.get(happens[number], 0)):
                with pytest.raises(Killed):
                    hears(office, number, dies=True)
            if happens[number] == "reopen":
                reopened(office)

        assert talked(ready, between) == calm

    whatever()


def test_a_press_after_a_restart_still_means_its_order(li: Office) -> None:
    li.says(LI, "两袋米")
    reopened(li)
    li.does(LI, inquiring.when, 1, Urgency.TODAY, message_id=None)
    assert li.rows(SupplyRequest)[0].state is SupplyState.OWED
    with pytest.raises(Refused, match="button-answered"):
        li.does(LI, inquiring.when, 1, Urgency.TODAY, message_id=None)
