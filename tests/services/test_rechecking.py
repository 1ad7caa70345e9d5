"""The second look at a fever: asked once, delays nothing, and disturbs nobody for nothing."""

import pytest

from bot.notices import FeverNoted, RecheckAsk, RecheckQuestion
from bot.rules.escalation import Outcome
from bot.services import correcting, drawing_alerts, handling, rechecking
from bot.services.offices import reach
from storage.models import Alert, Reading, Recheck
from tests.services.office import FANG, LI, Office
from tests.services.remembered import remembered
from tests.world import at

WORKER = "office:worker:4:0"


@pytest.fixture
@remembered
def li(office: Office) -> Office:
    """李奶奶 reported 38.5 at seven."""
    office.enrol(LI, "李奶奶", "3号楼2单元501 13800000002")
    office.clear()
    office.says(LI, "38.5")
    return office


def asked(office: Office) -> list[object]:
    """What is asked of 李奶奶 once more, as it is said now."""
    office.ticks(rechecking.ask_due)
    owed = [one for one in office.owed(office.reporter(LI), kind=RecheckAsk) if isinstance(one, RecheckAsk)]
    return [said for one in owed if (said := office.db.call(rechecking.question, one)) is not None]


def card(office: Office) -> tuple[str, str, str] | None:
    """What the worker's card says of the second value."""

    def look(session: object) -> object:
        reader = reach(session, WORKER, now=office.now)  # type: ignore[arg-type]
        assert reader is not None
        alert = session.get(Alert, 1)  # type: ignore[attr-defined]
        return drawing_alerts.alert_view(session, alert, reader=reader, now=office.now).recheck  # type: ignore[arg-type]

    return office.db.call(look)  # type: ignore[return-value]


def test_a_fever_rings_at_once_and_is_measured_again_after_half_an_hour(li: Office) -> None:
    assert li.alert().raised_at == li.now
    (echo,) = li.owed(f"chat:{LI}:zh-CN")
    assert isinstance(echo, FeverNoted) and echo.recheck == 30
    li.until("04-01 07:29")
    assert asked(li) == []
    li.until("04-01 07:30")
    assert asked(li) == [RecheckQuestion(name="李奶奶")]
    li.ticks(rechecking.ask_due)
    assert len(li.owed(kind=RecheckAsk)) == 1, "asked once"


@pytest.mark.parametrize(("second", "word"), [("36.9", "recheck-normal"), ("38.3", "recheck-high")])
def test_the_second_value_stands_on_the_worker_s_card(li: Office, second: str, word: str) -> None:
    li.until("04-01 07:30")
    asked(li)
    li.until("04-01 07:33")
    li.says(LI, second)
    assert card(li) == ("07:33", second, word)
    assert li.alert().closed_at is None
    (recheck,) = li.rows(Recheck)
    assert recheck.answered_by == li.rows(Reading)[-1].id


def test_a_value_that_comes_first_ends_it(li: Office) -> None:
    li.until("04-01 07:20")
    li.says(LI, "38.4")
    li.until("04-01 07:31")
    assert asked(li) == []
    assert len(li.rows(Recheck)) == 1, "the answer to a recheck is not rechecked"


def test_a_slip_of_the_finger_is_not_rechecked(li: Office) -> None:
    li.does(LI, correcting.ask, li.rows(Reading)[0].id)
    li.says(LI, "36.5")
    li.until("04-01 07:30")
    assert asked(li) == []


def test_who_is_in_hospital_is_not_asked(li: Office) -> None:
    li.does(FANG, handling.close, li.alert().id, Outcome.HOSPITAL, message_id=None)
    li.until("04-01 07:30")
    assert asked(li) == []
    assert li.rows(Recheck)[0].closed_at == at("04-01 07:30")


def test_an_old_question_is_let_be(li: Office) -> None:
    li.until("04-01 08:05")
    assert asked(li) == []


def test_a_fever_at_midnight_is_measured_again_too(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.clear()
    office.until("04-01 23:50")
    office.says(LI, "39.1")
    office.until("04-02 00:20")
    assert asked(office) == [RecheckQuestion(name="李奶奶")]
    assert any(letter.notice == RecheckQuestion(name="李奶奶") for letter in office.deliver()), (
        "not held for the morning"
    )


def test_a_correction_to_a_fever_is_rechecked(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.clear()
    office.says(LI, "36.5")
    office.does(LI, correcting.ask, office.rows(Reading)[0].id)
    office.says(LI, "38.5")
    office.wait(minutes=30)
    assert asked(office) == [RecheckQuestion(name="李奶奶")]
