"""What the pump asks of the database for each letter: little, and never so little that somebody reads what was."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from bot.notices import AlertView
from bot.rules.escalation import AlertState, Press
from bot.services import handling
from bot.services.sending import Letter
from storage.models import Alert, Staff
from tests.services.office import FANG, LI, Office
from tests.services.remembered import remembered

# which it is, who gets it in which language, what rang there and rings beside it, six to draw it, that it leaves
MOST_OF_AN_ALERT = 12


@contextmanager
def asked(office: Office) -> Iterator[list[str]]:
    """The statements that are said meanwhile, less what begins and ends a transaction."""
    said: list[str] = []

    def listen(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith("BEGIN"):
            said.append(statement)

    event.listen(office.db.engine, "before_cursor_execute", listen)
    try:
        yield said
    finally:
        event.remove(office.db.engine, "before_cursor_execute", listen)


@pytest.fixture
@remembered
def home(office: Office) -> Office:
    """李奶奶 is followed, and nothing is owed."""
    office.enrol(LI, "李奶奶", "3号楼")
    office.deliver()
    office.wait(minutes=1)
    return office


def alerts_in(letters: list[Letter]) -> list[Letter]:
    return [letter for letter in letters if isinstance(letter.notice, AlertView)]


def redrawn(office: Office) -> list[AlertView]:
    """The alerts that are drawn again in place of what stood there, from now on."""
    said = [letter.notice for letter in office.deliver() if letter.edits is not None]
    return [notice for notice in said if isinstance(notice, AlertView)]


def test_looking_when_nothing_is_owed_is_one_statement(home: Office) -> None:
    with asked(home) as said:
        assert home.claim() == []
    assert len(said) == 1


def test_an_alert_leaves_with_few_statements(home: Office) -> None:
    home.says(LI, "37.6")
    with asked(home) as said:
        (letter,) = home.claim(limit=1)
    assert isinstance(letter.notice, AlertView)
    assert len(said) <= MOST_OF_AN_ALERT, said


def test_answers_to_one_chat_are_not_looked_up_behind_each_other(home: Office) -> None:
    for value in ("36.5", "36.6", "36.7"):
        home.says(LI, value)
    with asked(home) as said:
        (letter,) = home.claim()
    assert letter.chat_id == LI
    assert len(said) == 2, said  # what is owed, and that one of it leaves


def test_an_alert_that_changed_on_its_way_is_drawn_again(home: Office) -> None:
    home.says(LI, "37.6")
    (letter,) = alerts_in(home.claim(limit=1))
    (alert,) = home.rows(Alert)
    home.does(FANG, handling.press, alert.id, Press.MINE, message_id=None)
    home.settle(letter)
    assert [notice.state for notice in redrawn(home)] == [AlertState.ACKED]


def test_an_alert_that_did_not_change_on_its_way_is_drawn_once(home: Office) -> None:
    home.says(LI, "37.6")
    (letter,) = alerts_in(home.claim(limit=1))
    home.settle(letter)
    assert redrawn(home) == []


def test_whoever_left_between_two_letters_reads_no_more(home: Office) -> None:
    """Who holds an office is read for every claim, not remembered from the one before."""
    home.says(LI, "37.6")
    (letter,) = alerts_in(home.claim(limit=1))
    assert letter.chat_id == FANG
    home.settle(letter)

    def leave(session: Session) -> None:
        for staff in session.exec(select(Staff)).all():
            if staff.telegram_id == FANG:
                staff.left_at = home.now

    home.db.call(leave)
    home.wait(seconds=10)
    home.says(LI, "39.5")
    assert FANG not in {one.chat_id for one in home.deliver() if one.edits is None}
