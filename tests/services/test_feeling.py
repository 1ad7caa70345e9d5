"""How somebody feels: heard, asked, ticked; who is told; and what is kept."""

import pytest

from bot.notices import (
    AlertCard,
    FeverNoted,
    FromResident,
    HeatAsk,
    HowAreYou,
    Line,
    ReadingNoted,
    SosSent,
    SupplyCard,
    SymptomPick,
    Unwell,
)
from bot.rules.escalation import AlertKind, AlertState, Press, Tier
from bot.rules.symptoms import Heat, Symptom
from bot.services import asking, correcting, drawing_alerts, feeling, guessing, handling, hearing, rounds, tapping
from bot.services.offices import reach
from bot.services.refusals import Refused
from bot.services.said import Said
from storage.models import Alert, Check, Outbox, Reading, SupplyItem, SymptomNote
from storage.words import CheckState
from tests.services.office import FANG, LI, LIU, WANG, Office
from tests.services.remembered import remembered

WORKER, HEALTH = "office:worker:4:0", "office:health:4:0"


@pytest.fixture
@remembered
def li(office: Office) -> Office:
    """李奶奶 is registered."""
    office.enrol(LI, "李奶奶", "3号楼2单元501 13800000002")
    office.clear()
    return office


def told(office: Office) -> list[str]:
    """Who was sent an alert card, in order."""
    return [row.recipient for row in office.rows(Outbox) if row.notice == AlertCard.__name__]


def kept(office: Office) -> list[str]:
    """The symptoms that stand."""
    return [one.kind.value for one in office.rows(SymptomNote) if one.withdrawn_at is None]


def last(office: Office, who: int = LI) -> object:
    """What somebody is told last."""
    return office.owed(f"chat:{who}:zh-CN")[-1]


def tap(office: Office, *symptoms: Symptom, who: int = LI) -> None:
    reading = office.rows(Reading)[-1].id
    for one in symptoms:
        office.does(who, feeling.tick, reading, one, message_id=None)


def pick(office: Office, *symptoms: Symptom) -> None:
    """李奶奶 is not well and ticks what is wrong."""
    reading = office.rows(Reading)[-1].id
    office.does(LI, feeling.unwell, reading, message_id=None)
    tap(office, *symptoms)
    office.does(LI, feeling.picked, reading, message_id=None)


# ── asked ────────────────────────────────────────────────────────────────────────────────────


def test_a_plain_value_is_echoed_with_one_question(li: Office) -> None:
    li.says(LI, "36.5")
    (echo,) = li.owed(f"chat:{LI}:zh-CN")
    assert isinstance(echo, HowAreYou)
    assert (echo.name, echo.value) == ("李奶奶", "36.5")


def test_nobody_is_asked_twice_within_the_hour(li: Office) -> None:
    li.says(LI, "36.5")
    li.does(LI, feeling.well, li.rows(Reading)[0].id, message_id=None)
    li.says(LI, "36.6")
    assert isinstance(last(li), ReadingNoted)
    li.wait(minutes=61)
    li.says(LI, "36.6")
    assert isinstance(last(li), HowAreYou)


@pytest.mark.parametrize("words", ["36.5 没有不舒服", "36.5，一切正常", "36.5 fine"])
def test_who_says_well_with_the_value_is_not_asked(li: Office, words: str) -> None:
    li.says(LI, words)
    echo = last(li)
    assert isinstance(echo, ReadingNoted) and echo.well
    assert kept(li) == ["none"]
    assert li.rows(Alert) == []


def test_fine_is_noted_once_however_often_it_is_tapped(li: Office) -> None:
    li.says(LI, "36.5")
    for _ in range(3):
        li.does(LI, feeling.well, li.rows(Reading)[0].id, message_id=None)
    assert kept(li) == ["none"]
    assert isinstance(last(li), ReadingNoted)


@pytest.mark.parametrize("words", ["没有", "没有不舒服", "都好", "无"])
def test_fine_can_be_typed(li: Office, words: str) -> None:
    li.says(LI, "36.5")
    li.says(LI, words)
    assert kept(li) == ["none"]
    assert li.rows(SymptomNote)[0].reading_id == li.rows(Reading)[0].id


def test_a_question_of_yesterday_is_over(li: Office) -> None:
    li.says(LI, "36.5")
    li.until("04-02 07:00")
    with pytest.raises(Refused, match="feel-day-over"):
        li.does(LI, feeling.well, li.rows(Reading)[0].id, message_id=None)


def test_nobody_answers_for_another_s_value(li: Office) -> None:
    li.enrol(WANG, "王大爷")
    li.says(LI, "36.5")
    for service in (feeling.well, feeling.unwell, feeling.picked):
        with pytest.raises(Refused):
            li.does(WANG, service, li.rows(Reading)[0].id, message_id=None)
    with pytest.raises(Refused):
        li.does(LI, feeling.tick, li.rows(Reading)[0].id, Symptom.NONE, message_id=None)


# ── the picker ───────────────────────────────────────────────────────────────────────────────


def test_ticks_go_on_and_off_and_only_what_is_ticked_at_the_end_counts(li: Office) -> None:
    li.says(LI, "36.5")
    reading = li.rows(Reading)[0].id
    li.does(LI, feeling.unwell, reading, message_id=None)
    tap(li, Symptom.COUGH, Symptom.THROAT, Symptom.COUGH)
    picker = last(li)
    assert isinstance(picker, SymptomPick) and picker.ticked == ("throat",)
    assert kept(li) == [] and told(li) == []
    li.does(LI, feeling.picked, reading, message_id=None)
    assert kept(li) == ["throat"]
    said = last(li)
    assert isinstance(said, Unwell) and said.symptoms == ("symptom-throat",)
    assert told(li) == [WORKER, HEALTH]
    assert (li.alert().kind, li.alert().tier) == (AlertKind.SYMPTOM, Tier.YELLOW)


def test_nothing_ticked_is_no_answer(li: Office) -> None:
    li.says(LI, "36.5")
    li.does(LI, feeling.unwell, li.rows(Reading)[0].id, message_id=None)
    answer = li.does(LI, feeling.picked, li.rows(Reading)[0].id, message_id=None)
    assert (answer.key, li.rows(SymptomNote)) == ("symptom-none-ticked", [])


def test_the_picker_opened_again_shows_what_stands_and_takes_back_what_is_unticked(li: Office) -> None:
    li.says(LI, "36.5")
    pick(li, Symptom.COUGH, Symptom.FATIGUE)
    reading = li.rows(Reading)[0].id
    li.does(LI, feeling.unwell, reading, message_id=None)
    picker = last(li)
    assert isinstance(picker, SymptomPick) and picker.ticked == ("cough", "fatigue")
    tap(li, Symptom.COUGH)
    li.does(LI, feeling.picked, reading, message_id=None)
    assert kept(li) == ["fatigue"]
    assert [one.kind.value for one in li.rows(SymptomNote)] == ["cough", "fatigue"], "what was taken back is kept"
    li.does(LI, feeling.well, reading, message_id=None)
    assert kept(li) == ["none"]
    assert li.alert().state is AlertState.OPEN, "a correction closes nothing"


@pytest.mark.parametrize("symptom", [Symptom.BREATH, Symptom.CHEST])
def test_an_emergency_on_the_picker_is_an_sos_at_once(li: Office, symptom: Symptom) -> None:
    li.says(LI, "36.5")
    li.does(LI, feeling.unwell, li.rows(Reading)[0].id, message_id=None)
    tap(li, symptom)
    assert (li.alert().kind, li.alert().tier) == (AlertKind.SOS, Tier.SOS)
    assert any(isinstance(one, SosSent) for one in li.owed(f"chat:{LI}:zh-CN"))
    assert kept(li) == [symptom.value]
    li.does(LI, feeling.picked, li.rows(Reading)[0].id, message_id=None)
    assert len(li.rows(Alert)) == 1, "the SOS has told already"


def test_something_else_is_typed_and_reaches_the_worker_in_the_same_words(li: Office) -> None:
    li.says(LI, "36.5")
    reading = li.rows(Reading)[0].id
    li.does(LI, feeling.unwell, reading, message_id=None)
    tap(li, Symptom.COUGH)
    li.does(LI, feeling.type_it, reading)
    li.says(LI, "耳朵里嗡嗡响")
    assert kept(li) == ["cough", "other"]
    assert li.alert().said == "耳朵里嗡嗡响"


# ── in words ─────────────────────────────────────────────────────────────────────────────────


def test_symptoms_in_the_words_count_and_are_not_asked_about(li: Office) -> None:
    li.says(LI, "36.8 嗓子疼，没有咳嗽")
    (echo,) = li.owed(f"chat:{LI}:zh-CN")
    assert isinstance(echo, Unwell)
    assert (echo.value, echo.symptoms) == ("36.8", ("symptom-throat",))
    assert (kept(li), told(li)) == (["throat"], [WORKER, HEALTH])
    assert li.rows(SymptomNote)[0].reading_id == li.rows(Reading)[0].id


def test_a_fever_with_a_cough_is_one_card(li: Office) -> None:
    li.says(LI, "37.9 有点咳嗽")
    (alert,) = li.rows(Alert)
    assert (alert.kind, alert.said) == (AlertKind.FEVER, "37.9 有点咳嗽")
    assert told(li) == [WORKER, HEALTH]
    echo = last(li)
    assert isinstance(echo, FeverNoted) and echo.symptoms == ("symptom-cough",)


def test_the_card_names_the_symptoms(li: Office) -> None:
    li.says(LI, "37.9 有点咳嗽")

    def view(session: object) -> object:
        reader = reach(session, WORKER, now=li.now)  # type: ignore[arg-type]
        assert reader is not None
        return drawing_alerts.alert_view(session, session.get(Alert, 1), reader=reader, now=li.now)  # type: ignore[attr-defined, arg-type]

    assert li.db.call(view).symptoms == ("symptom-cough",)  # type: ignore[attr-defined]


def test_symptoms_without_a_value_are_told_and_the_round_stays_open(li: Office) -> None:
    li.until("04-01 08:00")
    li.ticks(rounds.open_due)
    li.says(LI, "咳嗽，没量体温")
    said = last(li)
    assert isinstance(said, Unwell) and said.asks
    assert [one.state for one in li.rows(Check)] == [CheckState.DUE]
    assert li.alert().kind is AlertKind.SYMPTOM
    li.says(LI, "36.6")
    assert [one.state for one in li.rows(Check)] == [CheckState.ANSWERED]


def test_a_new_symptom_rings_again_even_when_the_alert_is_taken(li: Office) -> None:
    li.says(LI, "36.6 咳嗽")
    li.does(FANG, handling.press, li.alert().id, Press.MINE, message_id=None)
    li.wait(minutes=30)
    li.says(LI, "还是咳嗽")
    assert li.alert().state is AlertState.ACKED, "that is known"
    li.says(LI, "又拉肚子了")
    assert li.alert().state is AlertState.OPEN
    assert told(li) == [WORKER, HEALTH] * 2


def test_a_fever_after_a_symptom_is_the_same_card_and_rings_again(li: Office) -> None:
    li.says(LI, "36.6 咳嗽")
    li.does(FANG, handling.press, li.alert().id, Press.MINE, message_id=None)
    li.wait(hours=2)
    li.says(LI, "37.5")
    (alert,) = li.rows(Alert)
    assert (alert.kind, alert.state) == (AlertKind.FEVER, AlertState.OPEN)
    assert told(li) == [WORKER, HEALTH] * 2


def test_a_normal_value_with_a_symptom_does_not_hide_the_fever(li: Office) -> None:
    li.says(LI, "38.5")
    fever = li.rows(Reading)[0].id
    li.wait(hours=1)
    li.says(LI, "36.9 头疼")
    assert (li.alert().kind, li.alert().reading_id) == (AlertKind.FEVER, fever)


def test_an_edited_message_takes_back_what_it_no_longer_says(li: Office) -> None:
    said = Said("36.8 咳嗽", 500, li.now)
    li.does(LI, hearing.hear, said)
    li.does(LI, hearing.hear_again, Said("36.8 嗓子疼", 500, li.now))
    assert kept(li) == ["throat"]
    assert len(li.rows(Reading)) == 1
    li.does(LI, hearing.hear_again, Said("36.9 嗓子疼", 500, li.now))
    assert kept(li) == ["throat"]
    assert [one.centi for one in li.rows(Reading)] == [3680, 3690]


def test_what_was_forwarded_speaks_of_somebody_else(li: Office) -> None:
    li.says(LI, "咳嗽得厉害", forwarded=True)
    li.says(LI, "38.2 咳嗽", forwarded=True)
    assert (kept(li), li.rows(Alert)) == ([], [])


def test_a_doubtful_value_with_symptoms_is_asked_about_and_the_symptoms_are_told(li: Office) -> None:
    li.says(LI, "365 有点咳")
    assert (kept(li), li.rows(Reading)) == (["cough"], [])
    assert li.alert().kind is AlertKind.SYMPTOM


def test_an_emergency_comes_first_and_everything_else_counts_too(li: Office) -> None:
    li.says(LI, "38.5 喘不上气，头疼")
    first, *_ = li.owed(f"chat:{LI}:zh-CN")
    assert isinstance(first, SosSent)
    assert [one.kind for one in li.rows(Alert)] == [AlertKind.SOS, AlertKind.FEVER]
    assert [one.centi for one in li.rows(Reading)] == [3850]
    assert kept(li) == ["breath", "headache"]


@pytest.mark.parametrize("words", ["点错了", "刚才求助点错了", "按错了，没事"])
def test_a_cry_is_called_off_in_words(li: Office, words: str) -> None:
    li.says(LI, "SOS")
    li.says(LI, words)
    (alert,) = li.rows(Alert)
    assert alert.state is AlertState.OPEN, "the worker looks, and closes it"
    assert getattr(last(li), "key", "") == "sos-cancelled"


def test_a_second_sign_is_never_called_off(li: Office) -> None:
    li.says(LI, "SOS")
    li.says(LI, "打错了，是胸口痛")
    assert isinstance(last(li), SosSent)


# ── no thermometer ───────────────────────────────────────────────────────────────────────────


def heat(office: Office, answer: Heat) -> None:
    question = office.owed(f"chat:{LI}:zh-CN", kind=HeatAsk)[-1]
    assert isinstance(question, HeatAsk)
    office.does(LI, guessing.felt, question.dialogue, answer, message_id=None)


@pytest.mark.parametrize("words", ["没有体温计", "体温计坏了"])
def test_no_thermometer_is_told_and_the_hand_is_asked(li: Office, words: str) -> None:
    li.says(LI, words)
    assert isinstance(last(li), HeatAsk)
    li.says(LI, words)
    assert [one.name for one in li.rows(SupplyItem)] == ["体温计"], "said twice, ordered once"
    assert len(li.owed(WORKER, kind=SupplyCard)) == 1


def test_what_feels_hot_is_an_alert_without_a_value(li: Office) -> None:
    li.does(LI, guessing.no_thermometer)
    heat(li, Heat.HOT)
    assert (li.alert().kind, li.alert().reading_id) == (AlertKind.UNCONFIRMED, None)
    assert told(li) == [WORKER, HEALTH]
    assert li.rows(Reading) == [], "no value was said"
    with pytest.raises(Refused, match="button-answered"):
        heat(li, Heat.COOL)


def test_what_feels_cool_alarms_nobody_and_who_cannot_say_is_phoned(li: Office) -> None:
    li.does(LI, guessing.no_thermometer)
    heat(li, Heat.COOL)
    li.does(LI, guessing.no_thermometer)
    heat(li, Heat.UNSURE)
    assert li.rows(Alert) == []
    assert [one.why for one in li.owed(WORKER, kind=FromResident) if isinstance(one, FromResident)][-1] == "wants-call"


def test_the_hand_s_answer_can_be_typed(li: Office) -> None:
    li.says(LI, "没有体温计")
    li.says(LI, "有点烫")
    assert li.alert().kind is AlertKind.UNCONFIRMED


def test_who_would_rather_type_gets_the_pad_out_of_the_way(li: Office) -> None:
    li.does(LI, tapping.type_instead, message_id=7)
    (row,) = [row for row in li.rows(Outbox) if row.recipient == f"chat:{LI}:zh-CN" and row.edits == 7]
    assert row.params["key"] == "report-ask"


def test_staff_are_not_asked_how_they_feel(office: Office) -> None:
    office.says(LIU, "咳嗽")
    assert office.rows(SymptomNote) == []


# ── nothing is lost ──────────────────────────────────────────────────────────────────────────


def test_words_that_no_value_follows_reach_the_worker(li: Office) -> None:
    li.until("04-01 08:00")
    li.ticks(rounds.open_due)
    li.says(LI, "家里的灯不亮了")
    assert li.owed(WORKER, kind=FromResident) == []
    li.wait(minutes=31)
    for _ in range(2):
        li.ticks(asking.raise_unconfirmed)
    (words,) = li.owed(WORKER, kind=FromResident)
    assert isinstance(words, FromResident) and words.words == "家里的灯不亮了"
    li.says(LI, "36.5")
    assert len(li.owed(WORKER, kind=FromResident)) == 1, "and not once more with the value"


def test_a_fever_that_is_taken_back_is_told_and_its_alert_stands(li: Office) -> None:
    li.says(LI, "38.5")
    li.does(LI, correcting.ask, li.rows(Reading)[0].id)
    li.says(LI, "36.5")
    told_her = [one for one in li.owed(WORKER) if isinstance(one, Line)]
    assert [one.key for one in told_her] == ["told-corrected"]
    assert li.alert().state is AlertState.OPEN
