"""One phone for several people: how each of them feels, whose symptom it is, and whose value in a cry for help."""

from bot.notices import AllNoted, Choice, Confirm, HowAreYou, HowAreYouAll, SosSent, SplitProposed, SymptomPick
from bot.rules.escalation import AlertKind
from bot.rules.symptoms import Symptom
from bot.services import asking, choosing, feeling, feeling_together, hearing, splitting
from bot.services.said import Said
from storage.models import SymptomNote
from tests.services.office import WANG, ZHANG, Office
from tests.services.phones import morning, said_to, told, values

HIM, HER = 1, 2


def felt(office: Office) -> list[tuple[int, Symptom]]:
    """What is kept of how people feel, and stands."""
    return [(one.resident_id, one.kind) for one in office.rows(SymptomNote) if one.withdrawn_at is None]


def asked_together(office: Office) -> HowAreYouAll:
    (asked,) = [one for one in said_to(office, WANG) if isinstance(one, HowAreYouAll)]
    return asked


def both(couple: Office) -> HowAreYouAll:
    """Both values come in one message."""
    morning(couple)
    couple.deliver()
    couple.says(WANG, "李奶奶36.5，王大爷36.8")
    return asked_together(couple)


# ── asked once ──


def test_two_values_in_one_message_are_asked_about_once_and_one_tap_answers_for_both(couple: Office) -> None:
    asked = both(couple)
    couple.deliver()
    couple.does(WANG, feeling_together.all_well, asked.rows[0][0], message_id=None)
    assert felt(couple) == [(HER, Symptom.NONE), (HIM, Symptom.NONE)]
    (noted,) = [one for one in said_to(couple, WANG) if isinstance(one, AllNoted)]
    assert [row[1:] for row in noted.rows] == [("李奶奶", "36.5", ""), ("王大爷", "36.8", "")]


def test_a_typed_no_answers_for_both(couple: Office) -> None:
    both(couple)
    couple.says(WANG, "没有")
    assert felt(couple) == [(HER, Symptom.NONE), (HIM, Symptom.NONE)]


def test_where_one_is_unwell_the_other_is_asked_about_after(couple: Office) -> None:
    hers = both(couple).rows[0][0]
    couple.does(WANG, feeling.unwell, hers, message_id=None)
    couple.does(WANG, feeling.tick, hers, Symptom.COUGH, message_id=None)
    couple.deliver()
    couple.does(WANG, feeling_together.picked, hers, message_id=None)
    assert felt(couple) == [(HER, Symptom.COUGH)]
    (asked,) = [one for one in said_to(couple, WANG) if isinstance(one, HowAreYou)]
    assert asked.name == "王大爷"
    couple.says(WANG, "没有")
    assert felt(couple) == [(HER, Symptom.COUGH), (HIM, Symptom.NONE)]


def test_a_picker_without_a_tick_asks_for_nobody_else(couple: Office) -> None:
    hers = both(couple).rows[0][0]
    couple.does(WANG, feeling.unwell, hers, message_id=None)
    couple.deliver()
    couple.does(WANG, feeling_together.picked, hers, message_id=None)
    assert [type(one) for one in said_to(couple, WANG)] == []


def test_a_symptom_in_words_is_of_whom_it_names(couple: Office) -> None:
    both(couple)
    couple.deliver()
    couple.says(WANG, "李奶奶有点咳嗽")
    assert felt(couple) == [(HER, Symptom.COUGH)]
    assert couple.alert().resident_id == HER
    assert [one.name for one in said_to(couple, WANG) if isinstance(one, HowAreYou)] == ["王大爷"]


def test_the_picker_of_one_opens_in_the_place_of_the_message(couple: Office) -> None:
    asked = both(couple)
    couple.does(WANG, feeling.unwell, asked.rows[1][0], message_id=7)
    (pick,) = [one for one in said_to(couple, WANG) if isinstance(one, SymptomPick)]
    assert pick.reading == asked.rows[1][0]


def test_a_confirmed_split_asks_once_as_well(couple: Office) -> None:
    couple.says(WANG, "我36.5，老伴36.8")
    (proposed,) = [one for one in said_to(couple, WANG) if isinstance(one, SplitProposed)]
    couple.does(WANG, splitting.confirmed, proposed.dialogue, True, message_id=7)
    assert [row[1] for row in asked_together(couple).rows] == ["王大爷", "李奶奶"]


def test_a_symptom_beside_one_value_is_not_the_other_s(couple: Office) -> None:
    morning(couple)
    couple.says(WANG, "李奶奶36.5，王大爷36.9有点咳嗽")
    assert felt(couple) == [(HIM, Symptom.COUGH)]
    couple.does(WANG, hearing.hear, Said("李奶奶36.6，王大爷36.8，都没有不舒服", 900, couple.now))
    assert felt(couple)[1:] == [(HER, Symptom.NONE), (HIM, Symptom.NONE)]


def test_an_edit_that_drops_his_cough_leaves_hers(couple: Office) -> None:
    couple.does(WANG, hearing.hear, Said("李奶奶36.5头疼，王大爷36.9咳嗽", 900, couple.now))
    couple.does(WANG, hearing.hear_again, Said("李奶奶36.5头疼，王大爷36.8", 900, couple.now))
    assert felt(couple) == [(HER, Symptom.HEADACHE)]


# ── whose it is ──


def test_a_forwarded_value_is_asked_about_by_the_name_of_whom_it_would_be(office: Office) -> None:
    office.enrol(ZHANG, "李奶奶", consent="family")
    office.says(ZHANG, "36.8", forwarded=True)
    (asked,) = [one for one in said_to(office, ZHANG) if isinstance(one, Confirm)]
    assert (asked.name, asked.several) == ("李奶奶", False)


def test_a_forwarded_value_in_a_household_is_not_called_one_s_own(couple: Office) -> None:
    couple.says(WANG, "36.8", forwarded=True)
    (asked,) = [one for one in said_to(couple, WANG) if isinstance(one, Confirm)]
    assert (asked.name, asked.several) == ("", True)
    couple.does(WANG, asking.confirmed, asked.dialogue, 3680, message_id=None)
    assert values(couple) == [], "whose it is, is asked next"
    couple.deliver()
    couple.does(WANG, choosing.ask, HER)
    couple.says(WANG, "36.9", forwarded=True)
    (hers,) = [one for one in said_to(couple, WANG) if isinstance(one, Confirm)]
    assert hers.name == "李奶奶"


def test_one_s_own_phone_asks_for_one_s_own_value(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.says(WANG, "36.8", forwarded=True)
    (asked,) = [one for one in said_to(office, WANG) if isinstance(one, Confirm)]
    assert (asked.name, asked.several) == ("", False)


# ── a cry for help ──


def test_a_value_in_a_cry_for_help_is_asked_about_and_rings_if_nobody_answers(couple: Office) -> None:
    couple.says(WANG, "喘不上气 38.9")
    assert [type(one) for one in said_to(couple, WANG)][-2:] == [SosSent, Choice]
    assert values(couple) == []
    couple.wait(minutes=11)
    couple.ticks(asking.raise_unconfirmed)
    assert couple.alert().kind is AlertKind.UNCONFIRMED


def test_a_cry_for_help_that_names_somebody_is_about_them_and_so_is_its_value(couple: Office) -> None:
    couple.says(WANG, "救命，李奶奶喘不上气 38.9")
    assert (couple.alert().kind, couple.alert().resident_id) == (AlertKind.SOS, HER)
    (proposed,) = [one for one in said_to(couple, WANG) if isinstance(one, SplitProposed)]
    assert proposed.parts == (("李奶奶", "38.9"),)
    couple.does(WANG, splitting.confirmed, proposed.dialogue, True, message_id=None)
    assert values(couple) == [(HER, 3890)]
    assert felt(couple) == [(HER, Symptom.BREATH)]
    assert "message-passed" not in told(couple, WANG)


def test_a_cry_for_help_that_names_nobody_is_about_the_person_of_the_phone(couple: Office) -> None:
    couple.says(WANG, "SOS")
    assert couple.alert().resident_id == HIM
