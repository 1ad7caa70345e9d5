"""One phone for several people, several phones for one person: whose value is whose, and who hears of it."""

from collections.abc import Iterator

import pytest

from bot.notices import (
    Confirm,
    FamilyStopped,
    FamilyView,
    FeverNoted,
    HouseholdView,
    Line,
    MemberAsked,
    Notice,
    Question,
    ReadingNoted,
    RelationAsked,
    SecondAsked,
    SplitProposed,
    Word,
)
from bot.rules.escalation import AlertKind
from bot.rules.household_words import Relation
from bot.services import (
    answering,
    asking,
    choosing,
    enrolling,
    hearing,
    joining,
    prompting,
    reporting,
    rounds,
    seconding,
    splitting,
)
from bot.services.refusals import Refused
from bot.services.said import Said
from bot.services.toasts import Toast
from storage import residents
from storage.models import Alert, Check, Dialogue, Reading, Reporting
from storage.words import CheckState
from tests.services.office import FANG, LI, WANG, ZHANG, Office


def second_phone(office: Office, who: int, name: str) -> None:
    """Somebody else scans a new card of a resident and reports for them."""
    office.does(FANG, enrolling.card_again, name)
    office.does(who, joining.present, office.token())
    office.does(who, joining.choose_language, "zh-CN", message_id=None)
    office.does(who, joining.consent, "family")


def said_to(office: Office, who: int) -> list[Notice]:
    """What somebody is told, drawn as it is sent; nothing of it is said again."""
    return [letter.notice for letter in office.deliver() if letter.chat_id == who]


def told(office: Office, who: int) -> list[str]:
    """The keys of the single sentences somebody is told."""
    return [one.key for one in said_to(office, who) if isinstance(one, Line)]


def values(office: Office) -> list[tuple[int, int]]:
    """Every reading: whose it is and how much."""
    return [(one.resident_id, one.centi) for one in office.rows(Reading)]


def morning(office: Office) -> None:
    """The clock strikes eight and everybody is asked."""
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)


@pytest.fixture
def couple(office: Office) -> Iterator[Office]:
    """王大爷's phone answers for himself and for 李奶奶, his wife."""
    office.enrol(WANG, "王大爷")
    grandma = office.enrol(WANG, "李奶奶", consent="family")
    office.does(WANG, answering.relation, grandma, "spouse", message_id=None)
    office.deliver()
    yield office


# ── one phone, several people ──


def test_a_household_gets_one_message_with_a_row_for_each(couple: Office) -> None:
    morning(couple)
    (card,) = said_to(couple, WANG)
    assert isinstance(card, HouseholdView)
    assert card.rows == ((1, "王大爷", "", 0), (2, "李奶奶", "", 0))


def test_the_card_changes_in_place_as_answers_come_in(couple: Office) -> None:
    morning(couple)
    couple.deliver()
    couple.says(WANG, "李奶奶36.4")
    letters = [letter for letter in couple.deliver() if letter.chat_id == WANG]
    (card,) = [letter for letter in letters if isinstance(letter.notice, HouseholdView)]
    assert card.edits is not None
    assert isinstance(card.notice, HouseholdView) and card.notice.rows[1][:3] == (2, "李奶奶", "36.4")


def test_a_tapped_name_takes_the_next_value_and_only_that(couple: Office) -> None:
    morning(couple)
    couple.does(WANG, choosing.ask, 2)
    asked = [one for one in said_to(couple, WANG) if isinstance(one, MemberAsked)]
    assert [one.name for one in asked] == ["李奶奶"]
    couple.says(WANG, "36.4")
    couple.says(WANG, "36.9")
    assert values(couple) == [(2, 3640)], "the second value is asked about"


def test_a_pad_left_open_for_one_person_never_serves_another(couple: Office) -> None:
    morning(couple)
    couple.does(WANG, choosing.ask, 2)
    couple.does(WANG, choosing.ask, 1)
    couple.does(WANG, asking.padded_for, 2, 3640, message_id=None)
    couple.says(WANG, "36.6")
    assert values(couple) == [(2, 3640), (1, 3660)]


def test_a_rare_value_on_somebodys_pad_is_confirmed_for_them(couple: Office) -> None:
    morning(couple)
    couple.does(WANG, asking.padded_for, 2, 3440, message_id=None)
    (confirm,) = [one for one in said_to(couple, WANG) if isinstance(one, Confirm)]
    couple.does(WANG, asking.confirmed, confirm.dialogue, 3440, message_id=None)
    assert values(couple) == [(2, 3440)]


def test_a_name_tapped_in_the_morning_does_not_take_the_evening_s_value(couple: Office) -> None:
    morning(couple)
    couple.does(WANG, choosing.ask, 2)
    couple.until("04-01 18:00")
    couple.ticks(rounds.open_due)
    couple.says(WANG, "36.6")
    assert values(couple) == []


@pytest.mark.parametrize("stranger", [ZHANG, FANG])
def test_nobody_else_taps_a_name(couple: Office, stranger: int) -> None:
    with pytest.raises(Refused):
        couple.does(stranger, choosing.ask, 2)
    with pytest.raises(Refused):
        couple.does(stranger, choosing.pad, 2, 36, message_id=None)
    with pytest.raises(Refused):
        couple.does(stranger, asking.padded_for, 2, 3650, message_id=None)


def test_everybody_is_done_names_who_is_missing_and_closes_nothing(couple: Office) -> None:
    morning(couple)
    couple.deliver()
    couple.says(WANG, "我36.5")
    popped = couple.does(WANG, prompting.all_done, message_id=None)
    assert popped == Toast("household-missing", (("names", "李奶奶"),), alarm=True)
    assert [one.state for one in couple.rows(Check)] == [CheckState.ANSWERED, CheckState.DUE]
    couple.says(WANG, "李奶奶36.6")
    assert couple.does(WANG, prompting.all_done, message_id=None) == Toast("household-complete", alarm=True)


# ── whose is whose ──


def test_kin_words_are_shown_before_anything_is_kept(couple: Office) -> None:
    morning(couple)
    couple.deliver()
    couple.says(WANG, "我36.5，老伴36.8")
    (proposed,) = [one for one in said_to(couple, WANG) if isinstance(one, SplitProposed)]
    assert proposed.parts == (("王大爷", "36.5"), ("李奶奶", "36.8"))
    assert values(couple) == []
    couple.does(WANG, splitting.confirmed, proposed.dialogue, True, message_id=None)
    assert values(couple) == [(1, 3650), (2, 3680)]
    with pytest.raises(Refused):
        couple.does(WANG, splitting.confirmed, proposed.dialogue, True, message_id=None)


def test_a_typed_yes_is_as_good_as_a_tap_and_a_no_keeps_nothing(couple: Office) -> None:
    morning(couple)
    couple.says(WANG, "我36.5，老伴36.8")
    couple.says(WANG, "不对")
    assert "split-again" in told(couple, WANG)
    assert values(couple) == []
    couple.says(WANG, "我36.5，老伴36.6")
    couple.says(WANG, "对")
    assert values(couple) == [(1, 3650), (2, 3660)]


def test_full_names_count_at_once(couple: Office) -> None:
    morning(couple)
    couple.deliver()
    couple.says(WANG, "李奶奶36.5 王大爷36.6")
    assert values(couple) == [(2, 3650), (1, 3660)]
    assert len([one for one in said_to(couple, WANG) if isinstance(one, ReadingNoted)]) == 2


def test_a_fever_in_a_split_nobody_confirms_rings_for_the_one_it_is_about(couple: Office) -> None:
    morning(couple)
    couple.says(WANG, "我36.5，老伴38.4")
    couple.wait(minutes=9)
    couple.ticks(asking.raise_unconfirmed)
    assert couple.rows(Alert) == []
    couple.wait(minutes=2)
    couple.ticks(asking.raise_unconfirmed)
    alert = couple.alert()
    assert (alert.kind, alert.resident_id) == (AlertKind.UNCONFIRMED, 2)


def test_a_fear_outlives_a_milder_split_but_not_the_person_s_own_value(couple: Office) -> None:
    morning(couple)
    couple.says(WANG, "我36.5，老伴38.4")
    couple.wait(minutes=5)
    couple.says(WANG, "我36.5，老伴36.4")
    couple.wait(minutes=6)
    couple.ticks(asking.raise_unconfirmed)
    assert couple.alert().kind is AlertKind.UNCONFIRMED
    couple.says(WANG, "李奶奶36.4")
    before = len(couple.rows(Alert))
    couple.says(WANG, "我36.5，老伴38.4")
    couple.says(WANG, "李奶奶36.4")
    couple.wait(minutes=11)
    couple.ticks(asking.raise_unconfirmed)
    assert len(couple.rows(Alert)) == before


def test_a_fever_that_was_confirmed_says_whose_it_is(couple: Office) -> None:
    morning(couple)
    couple.deliver()
    couple.says(WANG, "李奶奶38.4")
    (noted,) = [one for one in said_to(couple, WANG) if isinstance(one, FeverNoted)]
    assert noted.name == "李奶奶"
    assert couple.alert().resident_id == 2


def test_a_word_for_two_is_asked_about_once_and_understood_the_next_time(office: Office) -> None:
    mother = office.enrol(ZHANG, "李桂芳", consent="family")
    father = office.enrol(ZHANG, "王建国", consent="family")
    for one in (mother, father):
        office.does(ZHANG, answering.relation, one, "child", message_id=None)
    office.says(ZHANG, "妈36.4 爸36.9")
    (asked,) = [one for one in office.rows(Dialogue) if one.asking == "whose"]
    office.does(ZHANG, asking.assigned, asked.id, mother, 1, message_id=None)
    office.does(ZHANG, asking.assigned, asked.id, father, 2, message_id=None)
    assert values(office) == [(mother, 3640), (father, 3690)]
    office.deliver()
    office.says(ZHANG, "爸36.5 妈36.6")
    (proposed,) = [one for one in said_to(office, ZHANG) if isinstance(one, SplitProposed)]
    assert proposed.parts == (("王建国", "36.5"), ("李桂芳", "36.6"))


def test_an_edited_message_corrects_each_of_those_it_names(couple: Office) -> None:
    morning(couple)
    couple.does(WANG, hearing.hear, Said("李奶奶36.5 王大爷36.6", 900, couple.now))
    couple.does(WANG, hearing.hear_again, Said("李奶奶36.5 王大爷36.9", 900, couple.now))
    assert values(couple) == [(2, 3650), (1, 3660), (1, 3690)]
    assert couple.rows(Reading)[2].supersedes == couple.rows(Reading)[1].id


def test_a_split_stands_after_a_restart_since_it_is_a_row(couple: Office) -> None:
    couple.says(WANG, "我36.5，老伴36.8")
    (asked,) = [one for one in couple.rows(Dialogue) if one.closed_at is None]
    assert asked.asking == "split"
    assert [one["resident"] for one in asked.about["parts"]] == [1, 2]


@pytest.mark.parametrize("stranger", [ZHANG, FANG])
def test_nobody_else_confirms_a_split(couple: Office, stranger: int) -> None:
    couple.says(WANG, "我36.5，老伴36.8")
    (asked,) = [one for one in couple.rows(Dialogue) if one.closed_at is None]
    with pytest.raises(Refused):
        couple.does(stranger, splitting.confirmed, asked.id, True, message_id=None)
    assert values(couple) == []


# ── several phones, one person ──


@pytest.fixture
def shared(office: Office) -> Iterator[Office]:
    """李奶奶 answers for herself; 张阿姨, her daughter, answers for her as well."""
    grandma = office.enrol(LI, "李奶奶")
    second_phone(office, ZHANG, "李奶奶")
    office.does(ZHANG, answering.relation, grandma, "child", message_id=None)
    office.deliver()
    morning(office)
    office.deliver()
    yield office


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
