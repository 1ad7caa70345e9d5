"""One phone for several people: whose value is whose, and who is still missing."""

import pytest

from bot.notices import (
    Confirm,
    FeverNoted,
    HouseholdView,
    HowAreYou,
    HowAreYouAll,
    MemberAsked,
    SplitProposed,
)
from bot.rules.escalation import AlertKind
from bot.services import (
    answering,
    asking,
    choosing,
    hearing,
    prompting,
    rounds,
    splitting,
    tapping,
)
from bot.services.refusals import Refused
from bot.services.said import Said
from bot.services.toasts import Toast
from storage.models import Alert, Check, Dialogue, Reading
from storage.words import CheckState
from tests.services.office import FANG, WANG, ZHANG, Office
from tests.services.phones import morning, said_to, told, values

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
    couple.does(WANG, tapping.padded_for, 2, 3640, message_id=None)
    couple.says(WANG, "36.6")
    assert values(couple) == [(2, 3640), (1, 3660)]


def test_a_rare_value_on_somebodys_pad_is_confirmed_for_them(couple: Office) -> None:
    morning(couple)
    couple.does(WANG, tapping.padded_for, 2, 3440, message_id=None)
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
        couple.does(stranger, tapping.padded_for, 2, 3650, message_id=None)


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
    (asked,) = [one for one in said_to(couple, WANG) if isinstance(one, HowAreYou | HowAreYouAll)]
    assert isinstance(asked, HowAreYouAll)
    assert [row[1:3] for row in asked.rows] == [("李奶奶", "36.5"), ("王大爷", "36.6")]


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
