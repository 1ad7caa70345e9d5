"""The worker's lists: cards that turn in place, calls that are written down, and a chat that stays quiet."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from sqlmodel import Session

from bot.notices import (
    AlertCard,
    AlertsView,
    AlertView,
    Ask,
    BoardCard,
    BoardView,
    Line,
    ListView,
    Notice,
    PersonView,
    Pin,
    Redraw,
)
from bot.rules.escalation import AlertKind
from bot.rules.presence import VisitOutcome
from bot.services import (
    boards,
    calling,
    drawing,
    files,
    phoning,
    reminding,
    rounds,
    routines,
    turning,
)
from bot.services.offices import Reached
from bot.services.refusals import NotAllowed, Refused
from storage.models import Card, Outbox, Reading, Visit
from storage.words import OutboxState
from tests.services.office import CHEN, FANG, LI, STRANGER, WANG, ZHANG, ZHOU, Office
from tests.services.remembered import remembered
from tests.services.test_rounds import rule


@pytest.fixture
@remembered
def people(office: Office) -> dict[str, int]:
    """Three residents, asked at eight."""
    people = {
        "李奶奶": office.enrol(LI, "李奶奶", "3号楼501 13800000011"),
        "王大爷": office.enrol(WANG, "王大爷", "5号楼101"),
        "张阿姨": office.enrol(ZHANG, "张阿姨", "6号楼101"),
    }
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    office.clear()
    return people


def card_of(office: Office, beginning: str, who: int = FANG) -> Card:
    """The newest card of a kind in somebody's chat."""
    return [one for one in office.rows(Card) if one.chat_id == who and one.subject.startswith(beginning)][-1]


def shown(office: Office, beginning: str, who: int = FANG) -> Notice:
    """What it shows now."""
    card = card_of(office, beginning, who)

    def draw(session: Session) -> Notice:
        reader = Reached(who, "zh-CN")
        drawn = drawing.subject_view(session, card.subject, reader=reader, now=office.now, view=card.view)
        assert drawn
        return drawn.notice

    return office.db.call(draw)


def turn(office: Office, word: str, beginning: str, who: int = FANG) -> None:
    office.does(who, turning.turn, word, message_id=card_of(office, beginning, who).message_id)


def missing(office: Office) -> None:
    office.does(FANG, boards.missing, "")
    office.deliver()


def test_the_missing_are_a_list_and_a_tap_opens_one_of_them_on_the_same_card(
    office: Office, people: dict[str, int]
) -> None:
    office.says(WANG, "36.5")
    missing(office)
    listed = shown(office, "missing:")
    assert isinstance(listed, ListView)
    assert [name for _, name, _, _ in listed.people] == ["李奶奶", "张阿姨"]
    turn(office, f"missing.1.{people['李奶奶']}", "missing:")
    person = shown(office, "missing:")
    assert isinstance(person, PersonView)
    assert (person.name, person.phone) == ("李奶奶", "13800000011")
    assert [type(one) for one in office.owed()] == [Redraw], "the card turns, and nothing new is sent"


def test_a_value_is_reported_in_two_taps_and_the_list_comes_back(office: Office, people: dict[str, int]) -> None:
    missing(office)
    message = card_of(office, "missing:").message_id
    turn(office, f"missing.1.{people['李奶奶']}", "missing:")
    office.clear()
    turn(office, f"missing.1.{people['李奶奶']}.36", "missing:")
    done = office.does(FANG, phoning.report, people["李奶奶"], 3650, message_id=message)
    assert done.key == "rep-done-toast"
    assert [(one.resident_id, one.centi) for one in office.rows(Reading)] == [(people["李奶奶"], 3650)]
    listed = shown(office, "missing:")
    assert isinstance(listed, ListView) and listed.total == 2
    told = office.reporter(LI)
    assert [one.key for one in office.owed(told) if isinstance(one, Line)] == ["told-reported"]
    assert {row.notice for row in office.rows(Outbox) if row.state is OutboxState.OWED and row.recipient != told} == {
        Redraw.__name__
    }, "the card turns, and the worker is sent nothing new"


@pytest.mark.parametrize("word", ["reached", "no_answer", "refused", "wrong_number", "hospital"])
def test_a_call_is_written_down_with_what_came_of_it(office: Office, people: dict[str, int], word: str) -> None:
    missing(office)
    message = card_of(office, "missing:").message_id
    turn(office, f"missing.1.{people['李奶奶']}", "missing:")
    said = office.does(FANG, phoning.log_call, people["李奶奶"], word, message_id=message)
    (visit,) = office.rows(Visit)
    assert (visit.outcome, visit.slot, visit.number) == (VisitOutcome(word), "morning", 1)
    assert said.alarm is (word in {"wrong_number", "hospital"})
    listed = shown(office, "missing:")
    assert isinstance(listed, ListView) and listed.people[0][3], "the list says what was tried"


def test_a_wrong_number_is_said_until_a_call_reaches_somebody(office: Office, people: dict[str, int]) -> None:
    missing(office)
    office.does(FANG, phoning.log_call, people["李奶奶"], "wrong_number", message_id=None)
    turn(office, f"missing.1.{people['李奶奶']}", "missing:")
    person = shown(office, "missing:")
    assert isinstance(person, PersonView) and person.wrong_number
    office.does(FANG, phoning.log_call, people["李奶奶"], "reached", message_id=None)
    person = shown(office, "missing:")
    assert isinstance(person, PersonView) and not person.wrong_number and len(person.calls) == 2


@pytest.mark.parametrize("who", [STRANGER, WANG, ZHOU])
def test_nobody_else_turns_calls_or_reports(office: Office, people: dict[str, int], who: int) -> None:
    missing(office)
    with pytest.raises(NotAllowed):
        office.does(who, phoning.log_call, people["李奶奶"], "reached", message_id=None)
    with pytest.raises(NotAllowed):
        office.does(who, phoning.report, people["李奶奶"], 3650, message_id=None)
    with pytest.raises(Refused):
        office.does(who, turning.turn, "missing.1", message_id=card_of(office, "missing:").message_id)
    assert office.rows(Reading) == []


@pytest.mark.parametrize("word", ["home", "away", "x", ""])
def test_a_forged_call_is_refused(office: Office, people: dict[str, int], word: str) -> None:
    with pytest.raises(Refused):
        office.does(FANG, phoning.log_call, people["李奶奶"], word, message_id=None)


@pytest.mark.parametrize("view", ["missing.1.99999", "x.1", "missing.1.1.1.1", ""])
def test_a_forged_page_opens_nobody(office: Office, people: dict[str, int], view: str) -> None:
    missing(office)
    if view:
        with pytest.raises(Refused):
            turn(office, view, "missing:")
    assert isinstance(shown(office, "missing:"), ListView)


def test_the_board_has_tabs_and_many_people_have_pages(office: Office) -> None:
    office.move_in([f"居民{chr(0x4E00 + number)}" for number in range(20)], 3000)
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    office.does(FANG, boards.by_command, "")
    office.deliver()
    assert isinstance(shown(office, "board:"), BoardView)
    turn(office, "missing.99", "board:")
    listed = shown(office, "board:")
    assert isinstance(listed, ListView)
    assert (len(listed.people), listed.page, listed.pages, listed.total) == (4, 3, 3, 20)
    turn(office, "all.1", "board:")
    listed = shown(office, "board:")
    assert isinstance(listed, ListView) and listed.people[0][3] == "—"
    turn(office, "home.1", "board:")
    assert isinstance(shown(office, "board:"), BoardView)


def test_a_lead_sees_a_row_for_each_grid(office: Office, people: dict[str, int]) -> None:
    office.says(WANG, "36.5")
    office.does(CHEN, boards.by_command, "")
    office.deliver()
    board = shown(office, "board:", CHEN)
    assert isinstance(board, BoardView)
    assert [row[1:] for row in board.below] == [("东门网格", 1, 3)]


def test_open_alerts_are_a_list_and_one_is_shown_anew_by_a_tap(office: Office, people: dict[str, int]) -> None:
    office.says(WANG, "38.5")
    office.deliver()
    office.does(FANG, boards.open_alerts, "")
    office.deliver()
    listed = shown(office, "alerts:")
    assert isinstance(listed, AlertsView)
    assert [(row.kind, row.name, row.value) for row in listed.rows] == [(AlertKind.FEVER, "王大爷", "38.5")]
    office.clear()
    assert office.does(FANG, boards.open_alert, office.alert().id).key == "alert-below"
    assert [type(one) for one in office.owed()] == [AlertCard]
    office.deliver()
    copies = [one for one in office.rows(Card) if one.subject == f"alert:{office.alert().id}" and one.chat_id == FANG]
    assert len(copies) == 2, "both go on changing"
    with pytest.raises(NotAllowed):
        office.does(STRANGER, boards.open_alert, office.alert().id)


def test_the_list_begins_with_what_is_most_urgent(office: Office, people: dict[str, int]) -> None:
    office.says(LI, "37.5")
    office.says(WANG, "38.5")
    office.does(ZHANG, calling.press_sos)
    office.deliver()
    office.does(FANG, boards.open_alerts, "")
    office.deliver()
    listed = shown(office, "alerts:")
    assert isinstance(listed, AlertsView)
    assert [row.name for row in listed.rows] == ["张阿姨", "王大爷", "李奶奶"]


def test_who_has_no_telegram_is_not_waited_for(office: Office, people: dict[str, int]) -> None:
    code = office.enrol(STRANGER, "赵六", "8号楼101", scans=False)

    def unlinked() -> int:
        view = shown(office, "board:")
        assert isinstance(view, BoardView)
        return view.unlinked

    office.does(FANG, boards.by_command, "")
    office.deliver()
    assert unlinked() == 1
    office.does(FANG, files.by_phone, code)
    assert unlinked() == 0


def test_the_digest_turns_to_a_person_and_back(office: Office, people: dict[str, int]) -> None:
    office.until("04-01 09:30")
    office.ticks(rounds.chase_due)
    office.wait(minutes=1)
    office.ticks(rounds.chase_due)
    office.deliver()
    turn(office, f"missing.1.{people['李奶奶']}", "alert:")
    assert isinstance(shown(office, "alert:"), PersonView)
    turn(office, "missing.1", "alert:")
    assert isinstance(shown(office, "alert:"), AlertView)


# ── once more ──


def remind(office: Office) -> str:
    return office.does(FANG, reminding.remind, message_id=card_of(office, "missing:").message_id).key


def asked(office: Office) -> int:
    return len(office.owed(kind=Ask))


def test_who_is_missing_is_reminded_once_in_a_round(office: Office, people: dict[str, int]) -> None:
    office.says(WANG, "36.5")
    missing(office)
    office.clear()
    assert remind(office) == "reminded"
    assert asked(office) == 2
    assert remind(office) == "remind-already"
    assert asked(office) == 2


def test_nobody_is_reminded_at_night_or_more_often_than_the_rule_says(office: Office) -> None:
    rule(office, slots=[["morning", "08:00"], ["noon", "12:00"], ["evening", "18:00"]])
    office.enrol(LI, "李奶奶")
    answers = []
    for moment in ("04-01 08:00", "04-01 12:00", "04-01 18:00"):
        office.until(moment)
        office.ticks(rounds.chase_due)
        office.ticks(rounds.open_due)
        missing(office)
        answers.append(remind(office))
    assert answers == ["reminded", "reminded", "remind-enough"]
    office.until("04-01 22:00")
    assert remind(office) == "remind-night"


def test_who_cannot_be_written_to_must_be_called(office: Office) -> None:
    office.enrol(0, "李奶奶", scans=False)
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    missing(office)
    assert remind(office) == "remind-nobody-reads"


# ── the board of the morning ──


def test_every_morning_a_fresh_board_is_pinned_in_the_place_of_the_one_before(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.ticks(routines.keep)
    pins: list[Pin] = []
    for day in (1, 2):
        office.until(f"04-0{day} 07:30")
        office.ticks(routines.keep)
        office.ticks(routines.keep)
        boards_owed = office.owed(kind=BoardCard)
        assert boards_owed == [BoardCard(place=boards_owed[0].place, day=f"2022-04-0{day}", pinned=True)]  # type: ignore[attr-defined]
        pins += [one.notice for one in office.deliver() if isinstance(one.notice, Pin)]
        office.until(f"04-0{day} 20:31")
        for _ in range(3):
            office.ticks(routines.keep)
    assert pins[0].instead_of == 0
    assert pins[1].instead_of == pins[0].message_id


def test_a_board_changes_once_in_half_a_minute_however_much_happens(office: Office, people: dict[str, int]) -> None:
    office.does(FANG, boards.by_command, "")
    office.deliver()
    drawn: list[datetime] = []
    said = {2: LI, 9: WANG, 40: ZHANG}
    for second in range(120):
        if second in said:
            office.says(said[second], "36.5")
        letters = [one for one in office.deliver() if one.chat_id == FANG and isinstance(one.notice, BoardView)]
        assert all(one.edits for one in letters), "it is edited and never sent anew"
        drawn += [office.now for _ in letters]
        office.wait(seconds=1)
    assert len(drawn) == 2, "and not at all while nothing changes"
    assert all(after - before >= timedelta(seconds=30) for before, after in pairwise(drawn))


def test_nothing_is_drawn_twice_when_nothing_changed(office: Office, people: dict[str, int]) -> None:
    missing(office)
    turn(office, "missing.1", "missing:")
    office.deliver()
    turn(office, "missing.1", "missing:")
    assert office.deliver() == []
