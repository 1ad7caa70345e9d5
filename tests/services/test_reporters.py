"""Several phones for one person, and for whom a phone answers: who hears of it, and how it ends."""

import pytest

from bot.notices import (
    FamilyStopped,
    FamilyView,
    HouseholdView,
    Line,
    Notice,
    Question,
    RelationAsked,
    SecondAsked,
    Word,
)
from bot.rules.escalation import AlertKind
from bot.rules.household_words import Relation
from bot.services import (
    answering,
    joining,
    reporting,
    rounds,
    seconding,
)
from bot.services.refusals import Refused
from storage import residents
from storage.models import Reading, Reporting
from tests.services.office import FANG, LI, WANG, ZHANG, Office
from tests.services.phones import morning, said_to, second_phone, told, values

# ── several phones, one person ──


def test_the_first_answer_wins_and_the_other_hears_of_it(shared: Office) -> None:
    shared.says(ZHANG, "36.5")
    said = said_to(shared, LI)
    (line,) = [one for one in said if isinstance(one, Line)]
    assert (line.key, line.values["name"], line.values["value"]) == ("told-reported", "李奶奶", "36.5")
    assert line.values["who"].endswith("relation-child")
    (card,) = [one for one in said if isinstance(one, HouseholdView)]
    assert card.rows[0][:3] == (1, "李奶奶", "36.5"), "the prompt itself shows the answer"


def test_her_own_answer_is_told_to_the_daughter_as_her_own(shared: Office) -> None:
    shared.says(LI, "36.5")
    assert told(shared, ZHANG) == ["told-reported-own"]


def test_a_worker_s_report_reaches_the_family_too(shared: Office) -> None:
    shared.does(FANG, reporting.by_command, "李奶奶 36.5")
    (line,) = [one for one in said_to(shared, ZHANG) if isinstance(one, Line)]
    assert (line.key, line.values["who"]) == ("told-reported", "王芳")


def test_a_fever_reported_by_one_reaches_the_other_with_who_was_told(shared: Office) -> None:
    shared.says(LI, "38.2")
    (line,) = [one for one in said_to(shared, ZHANG) if isinstance(one, Line)]
    assert (line.key, line.values["worker"]) == ("told-reported-fever", "王芳")


def test_the_same_value_from_the_second_is_thanked_for_and_not_kept_twice(shared: Office) -> None:
    shared.says(LI, "36.5")
    shared.says(ZHANG, "36.5")
    assert "second-same" in told(shared, ZHANG)
    assert len(shared.rows(Reading)) == 1


def ask_second(office: Office) -> SecondAsked:
    """李奶奶 says 36.5 and her daughter 36.8."""
    office.says(LI, "36.5")
    office.deliver()
    office.says(ZHANG, "36.8")
    (asked,) = [one for one in said_to(office, ZHANG) if isinstance(one, SecondAsked)]
    return asked


def test_another_value_from_the_second_is_a_question_and_not_a_reading(shared: Office) -> None:
    asked = ask_second(shared)
    assert (asked.old, asked.value, asked.who) == ("36.5", "36.8", Word("relation-self"))
    assert values(shared) == [(1, 3650)]


def test_the_question_changes_the_value_when_somebody_says_so(shared: Office) -> None:
    asked = ask_second(shared)
    shared.does(ZHANG, seconding.answered, asked.dialogue, True, message_id=None)
    assert [(one.centi, one.supersedes) for one in shared.rows(Reading)] == [(3650, None), (3680, 1)]
    assert "told-corrected" in told(shared, LI)


def test_the_question_leaves_the_value_when_somebody_says_so(shared: Office) -> None:
    asked = ask_second(shared)
    shared.does(ZHANG, seconding.answered, asked.dialogue, False, message_id=None)
    assert values(shared) == [(1, 3650)]
    assert told(shared, ZHANG) == ["second-kept"]
    with pytest.raises(Refused):
        shared.does(ZHANG, seconding.answered, asked.dialogue, True, message_id=None)


def test_a_fever_from_the_second_never_waits_for_a_question(shared: Office) -> None:
    shared.says(LI, "36.5")
    shared.says(ZHANG, "38.6")
    assert shared.alert().kind is AlertKind.FEVER
    assert values(shared) == [(1, 3650), (1, 3860)]


def test_after_the_round_another_value_is_a_reading_of_its_own(shared: Office) -> None:
    shared.says(LI, "36.5")
    shared.until("04-01 13:00")
    shared.says(ZHANG, "36.8")
    assert values(shared) == [(1, 3650), (1, 3680)]


# ── for whom a phone answers ──


def test_family_shows_everybody_and_what_one_is_to_them(couple: Office) -> None:
    couple.does(WANG, answering.show)
    (view,) = [one for one in said_to(couple, WANG) if isinstance(one, FamilyView)]
    assert view.people == ((1, "王大爷", Word("relation-self")), (2, "李奶奶", Word("relation-spouse")))


def test_the_relation_is_asked_once(office: Office) -> None:
    office.enrol(ZHANG, "李奶奶", consent="family")
    (asked,) = [one for one in said_to(office, ZHANG) if isinstance(one, RelationAsked)]
    assert asked.name == "李奶奶"
    office.does(ZHANG, answering.relation, asked.resident, "child", message_id=None)
    assert office.rows(Reporting)[0].relation is Relation.CHILD
    second_phone(office, ZHANG, "李奶奶")
    assert [one for one in said_to(office, ZHANG) if isinstance(one, RelationAsked)] == []


def test_stopping_is_told_to_the_worker_and_can_be_taken_back(couple: Office) -> None:
    morning(couple)
    couple.deliver()
    couple.does(WANG, answering.stop, 2, message_id=None)
    letters = couple.deliver()
    assert [one.notice.name for one in letters if isinstance(one.notice, FamilyStopped)] == ["李奶奶"]
    assert [one.notice.key for one in letters if one.chat_id == FANG and isinstance(one.notice, Line)] == [
        "told-family-none"
    ]
    assert [one.notice.rows[0][1] for one in letters if isinstance(one.notice, HouseholdView)] in ([], ["王大爷"])
    couple.does(WANG, answering.take_back, 2, message_id=None)
    assert "told-family-back" in told(couple, FANG)
    couple.says(WANG, "李奶奶36.5")
    assert values(couple) == [(2, 3650)]


def test_a_stop_is_taken_back_only_within_a_day_and_only_once(couple: Office) -> None:
    couple.does(WANG, answering.stop, 2, message_id=None)
    couple.does(WANG, answering.take_back, 2, message_id=None)
    with pytest.raises(Refused):
        couple.does(WANG, answering.take_back, 2, message_id=None)
    couple.does(WANG, answering.stop, 2, message_id=None)
    couple.wait(hours=25)
    with pytest.raises(Refused):
        couple.does(WANG, answering.take_back, 2, message_id=None)


def test_nobody_stops_for_themselves_or_for_another_phone_here(couple: Office) -> None:
    for who, resident in ((WANG, 1), (ZHANG, 2), (WANG, 99)):
        with pytest.raises(Refused):
            couple.does(who, answering.stop, resident, message_id=None)
        with pytest.raises(Refused):
            couple.does(who, answering.relation, resident, "self", message_id=None)


def test_with_another_reporter_left_the_worker_need_not_phone(shared: Office) -> None:
    shared.does(ZHANG, answering.stop, 1, message_id=None)
    assert "told-family-stopped" in told(shared, FANG)


def test_not_me_undoes_a_phone_in_one_tap(couple: Office) -> None:
    couple.does(WANG, answering.not_me)
    assert all(one.ended_at is not None for one in couple.rows(Reporting))
    assert told(couple, FANG).count("told-unbound") == 2


def test_a_person_taken_on_during_a_round_stands_on_the_card_that_is_there(couple: Office) -> None:
    couple.enrol(WANG, "张爷爷", scans=False)
    token = couple.token()
    morning(couple)
    couple.deliver()
    couple.does(WANG, joining.present, token)
    couple.does(WANG, joining.choose_language, "zh-CN", message_id=None)
    couple.does(WANG, joining.consent, "family")
    cards = [one for one in couple.deliver() if isinstance(one.notice, HouseholdView)]
    assert [one.edits is not None for one in cards] == [True]
    assert isinstance(cards[0].notice, HouseholdView)
    assert [row[1] for row in cards[0].notice.rows] == ["王大爷", "李奶奶", "张爷爷"]


# ── not too often ──


def test_nobody_is_asked_or_reminded_more_than_twice_a_day(couple: Office) -> None:
    said: list[Notice] = []
    for moment in ("08:00", "08:45", "09:30", "10:00", "18:00", "18:45", "19:30", "20:00"):
        couple.until(f"04-01 {moment}")
        couple.ticks(rounds.open_due)
        couple.ticks(rounds.chase_due)
        said += [one for one in said_to(couple, WANG) if isinstance(one, HouseholdView | Question)]
    stages = [one.nudge for one in said if isinstance(one, HouseholdView | Question)]
    assert stages.count(0) == 2
    assert sum(stage in {1, 2} for stage in stages) == 2
    assert stages.count(3) == 2, "that a round is over is said each time"


def test_a_reporter_stays_until_the_last_of_them_is_released(couple: Office) -> None:
    def behind(office: Office) -> list[str]:
        return [found[2].name for found in office.db.call(residents.behind_chat, WANG)]

    assert behind(couple) == ["王大爷", "李奶奶"]
    couple.does(WANG, answering.stop, 2, message_id=None)
    assert behind(couple) == ["王大爷"]
