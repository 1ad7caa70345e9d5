"""An alert goes from hand to hand: given to a colleague by name, taken back, taken by two at once."""

import threading
from datetime import datetime

import pytest
from sqlmodel import Session, select

from bot.notices import AlertView, HandCard, HandView
from bot.rules.escalation import AlertState, Outcome, Press
from bot.services import climbing, handing, handling
from bot.services.refusals import NotAllowed, Refused
from bot.services.toasts import Toast
from storage.db import Database
from storage.models import Alert, AlertStep, Staff
from storage.words import Happened
from tests.services.office import CHEN, FANG, LI, LIU, MIN, QIAN, STRANGER, SUN, WANG, ZHOU, Office
from tests.services.remembered import remembered


@pytest.fixture
@remembered
def fever(office: Office) -> int:
    """李奶奶 has a fever, and 王芳 took it."""
    office.enrol(LI, "李奶奶", "3号楼2单元501 13800000002")
    office.says(LI, "38.5")
    office.deliver()
    press(office, FANG, Press.MINE)
    office.deliver()
    return office.alert().id or 0


def press(office: Office, who: int, what: Press) -> str:
    return office.does(who, handling.press, office.alert().id, what, message_id=None).key


def number(office: Office, who: int) -> int:
    """Somebody's number among the staff."""
    (one,) = [staff.id for staff in office.rows(Staff) if staff.telegram_id == who]
    return one or 0


def hands(office: Office, who: int, to: int) -> Toast:
    return office.does(who, handing.hand_over, office.alert().id, number(office, to), message_id=None)


def views(office: Office) -> dict[int, AlertView | HandView]:
    """What every chat shows after everything is said."""
    return {one.chat_id: one.notice for one in office.deliver() if isinstance(one.notice, AlertView | HandView)}


def test_the_colleagues_offered_are_those_who_may_and_can(office: Office, fever: int) -> None:
    assert press(office, FANG, Press.HAND) == "ok"
    assert len(office.owed(kind=HandCard)) == 1
    shown = views(office)[FANG]
    assert isinstance(shown, HandView)
    assert [name for _, name, _ in shown.choices] == ["赵敏", "陈书记", "刘医生", "孙主任", "钱局"]


def test_handed_on_it_rings_at_the_colleague_alone_and_every_copy_says_so(office: Office, fever: int) -> None:
    assert hands(office, FANG, MIN) == Toast("hand-done", (("actor", "赵敏"),))
    shown = views(office)
    assert set(shown) == {FANG, LIU, MIN}
    for view in shown.values():
        assert isinstance(view, AlertView)
        assert (view.handed_by, view.handed_to, view.state) == ("王芳", "赵敏", AlertState.OPEN)
    mine = shown[FANG]
    assert isinstance(mine, AlertView) and mine.handed_mine
    assert press(office, MIN, Press.MINE) == "alert-taken"
    assert (office.alert().handed_to, office.alert().acked_by) == (None, number(office, MIN))


def test_until_it_is_taken_it_can_be_taken_back(office: Office, fever: int) -> None:
    hands(office, FANG, MIN)
    assert press(office, FANG, Press.MINE) == "alert-taken"
    assert press(office, MIN, Press.MINE) == "alert-taken-by"
    assert office.alert().acked_by == number(office, FANG)


def test_a_colleague_who_does_not_take_it_is_passed_after_a_full_step(office: Office, fever: int) -> None:
    office.wait(minutes=40)
    hands(office, FANG, SUN)
    office.deliver()
    office.wait(minutes=14)
    assert office.ticks(climbing.climb_due).climbed == 0
    office.wait(minutes=1)
    assert office.ticks(climbing.climb_due).climbed == 1
    assert {one.chat_id for one in office.deliver()} >= {MIN, CHEN}


def test_a_colleague_who_blocked_us_unseen_is_passed_at_once(office: Office, fever: int) -> None:
    hands(office, FANG, QIAN)
    office.deliver(lost=(QIAN,))
    assert office.alert().steps == 2


@pytest.mark.parametrize("to", [ZHOU, FANG])
def test_it_goes_to_nobody_whom_it_does_not_concern(office: Office, fever: int, to: int) -> None:
    with pytest.raises(Refused):
        hands(office, FANG, to)
    assert office.alert().acked_by == number(office, FANG)


def test_a_number_that_is_nobody_is_refused(office: Office, fever: int) -> None:
    with pytest.raises(Refused, match="button-unknown"):
        office.does(FANG, handing.hand_over, fever, 9999, message_id=None)


def test_only_whoever_has_it_hands_it_on(office: Office, fever: int) -> None:
    assert hands(office, LIU, MIN).key == "alert-not-yours"
    assert press(office, LIU, Press.HAND) == "alert-not-yours"
    with pytest.raises(NotAllowed):
        hands(office, STRANGER, MIN)
    office.does(FANG, handling.close, fever, Outcome.HOSPITAL, message_id=None)
    assert hands(office, FANG, MIN).key == "alert-closed-already"


def test_where_nobody_else_is_left_there_is_nobody_to_hand_it_to(office: Office, fever: int) -> None:
    def gone(session: Session) -> None:
        for staff in session.exec(select(Staff)).all():
            staff.unreachable_since = None if staff.telegram_id == FANG else office.now

    office.db.call(gone)
    assert press(office, FANG, Press.HAND) == "hand-nobody"
    with pytest.raises(Refused, match="hand-not-possible"):
        hands(office, FANG, MIN)


def test_a_worse_value_takes_it_out_of_the_colleagues_hands_as_well(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.says(WANG, "37.5")
    press(office, FANG, Press.MINE)
    hands(office, FANG, MIN)
    office.says(WANG, "38.5")
    assert (office.alert().handed_to, office.alert().state) == (None, AlertState.OPEN)


def test_of_two_who_press_at_once_the_first_has_it_and_the_second_is_told_who(office: Office, fever: int) -> None:
    """In transactions of their own, at the same moment: on PostgreSQL in two sessions, on SQLite through the writer."""
    for _ in range(5):
        press(office, FANG, Press.BACK) if office.alert().acked_by == number(office, FANG) else None
        if office.alert().acked_by == number(office, MIN):
            press(office, MIN, Press.BACK)
        assert office.alert().state is AlertState.OPEN
        said = _at_once(office, fever, (FANG, MIN))
        owner = FANG if office.alert().acked_by == number(office, FANG) else MIN
        other = MIN if owner == FANG else FANG
        assert said[owner] == Toast("alert-taken")
        assert said[other] == Toast("alert-taken-by", (("actor", "王芳" if owner == FANG else "赵敏"),), alarm=True)
    taken = [step for step in office.rows(AlertStep) if step.what is Happened.ACKED]
    assert len(taken) == 6, "each time exactly one took it"


def _at_once(office: Office, alert: int, people: tuple[int, ...]) -> dict[int, Toast]:
    databases = [office.db, Database(office.db.engine.url.render_as_string(hide_password=False))]
    start, said = threading.Barrier(len(people)), {}
    own_sessions = office.db.engine.dialect.name == "postgresql"

    def once(db: Database, who: int, now: datetime) -> None:
        actor = office.actor(who)
        start.wait()
        if own_sessions:
            with Session(db.engine) as session, session.begin():
                said[who] = handling.press(session, alert, Press.MINE, message_id=None, actor=actor, now=now)
        else:
            said[who] = office.db.call(handling.press, alert, Press.MINE, message_id=None, actor=actor, now=now)

    threads = [
        threading.Thread(target=once, args=(db, who, office.now)) for db, who in zip(databases, people, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    databases[1].engine.dispose()
    return said


def test_every_hand_it_went_through_is_written_down(office: Office, fever: int) -> None:
    hands(office, FANG, MIN)
    steps = [step.what for step in office.rows(AlertStep)]
    assert steps.count(Happened.HANDED) == 1
    assert office.rows(Alert)[0].handed_by == number(office, FANG)
