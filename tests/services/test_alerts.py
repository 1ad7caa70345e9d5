"""Alerts: who hears when, what a press does, and that nothing ends by itself."""

import pytest

from bot.notices import AlertCard, OutcomeCard, SosSent
from bot.rules.escalation import AlertKind, AlertState, Outcome, Press, Tier
from bot.services import asking, calling, climbing, handling
from bot.services.refusals import NotAllowed, Refused
from storage.db import Database
from storage.models import Alert, AlertStep, Audit, Outbox, Reading
from storage.words import Happened
from tests.services.office import CHEN, FANG, LI, LIU, MIN, STRANGER, WANG, ZHOU, Office
from tests.services.remembered import remembered

WORKER, DEPUTY, LEAD, HEALTH, TOWNSHIP, DISTRICT = (
    "office:worker:4:0",
    "office:worker:4:1",
    "office:lead:4:0",
    "office:health:4:0",
    "office:township:4:0",
    "office:district:4:0",
)


@pytest.fixture
@remembered
def fever(office: Office) -> Alert:
    """李奶奶 reports 38.5 at seven."""
    office.enrol(LI, "李奶奶", "3号楼2单元501 13800000002")
    office.clear()
    office.says(LI, "38.5")
    return office.alert()


def told(office: Office) -> list[str]:
    """Who is told of an alert, in order."""
    return [row.recipient for row in office.rows(Outbox) if row.notice == AlertCard.__name__]


def press(office: Office, who: int, what: Press) -> str:
    return office.does(who, handling.press, office.alert().id, what, message_id=None).key


def climb(office: Office, moment: str) -> list[str]:
    """Who hears by a moment who had not heard before."""
    before = len(told(office))
    office.until(moment)
    office.ticks(climbing.climb_due)
    return told(office)[before:]


def test_a_fever_reaches_the_worker_and_the_health_centre_at_once(office: Office, fever: Alert) -> None:
    assert (fever.kind, fever.tier, fever.state) == (AlertKind.FEVER, Tier.RED, AlertState.OPEN)
    assert told(office) == [WORKER, HEALTH]


def test_a_fever_nobody_takes_climbs_to_the_district_and_goes_on_ringing(office: Office, fever: Alert) -> None:
    assert climb(office, "04-01 07:14:59") == []
    assert climb(office, "04-01 07:15") == [DEPUTY, LEAD]
    assert climb(office, "04-01 07:15") == [], "a tick repeated tells nobody twice"
    assert climb(office, "04-01 07:30") == [TOWNSHIP]
    assert climb(office, "04-01 07:45") == [DISTRICT]
    assert climb(office, "04-01 08:14") == []
    assert climb(office, "04-01 08:15") == [DISTRICT]


def test_after_an_hour_of_silence_of_ours_it_catches_up_one_rung_a_tick(office: Office, fever: Alert) -> None:
    assert climb(office, "04-01 08:00") == [DEPUTY, LEAD]
    assert climb(office, "04-01 08:00") == [TOWNSHIP]
    assert climb(office, "04-01 08:00") == [DISTRICT]
    assert climb(office, "04-01 08:00") == []


def test_whoever_says_mine_stops_the_climb(office: Office, fever: Alert) -> None:
    assert press(office, FANG, Press.MINE) == "alert-taken"
    assert climb(office, "04-01 09:00") == []
    assert press(office, FANG, Press.MINE) == "alert-yours-already"
    assert press(office, LIU, Press.MINE) == "alert-taken-by"


def test_taken_and_brought_to_no_outcome_it_opens_again(office: Office, fever: Alert) -> None:
    press(office, FANG, Press.MINE)
    assert climb(office, "04-01 10:59") == []
    assert climb(office, "04-01 11:00") == [WORKER, HEALTH]
    assert office.alert().state is AlertState.OPEN


def test_a_call_that_reached_the_person_takes_the_alert_and_one_that_did_not_does_not(
    office: Office, fever: Alert
) -> None:
    assert press(office, FANG, Press.NO_ANSWER) == "call-no-answer"
    assert office.alert().state is AlertState.OPEN
    assert press(office, FANG, Press.REACHED) == "call-reached-taken"
    assert office.alert().state is AlertState.ACKED
    assert press(office, FANG, Press.NO_ANSWER) == "call-no-answer-yours"


def test_handing_it_up_tells_the_next_rung_now(office: Office, fever: Alert) -> None:
    press(office, FANG, Press.MINE)
    assert press(office, FANG, Press.UP) == "alert-escalated"
    assert told(office)[2:] == [DEPUTY, LEAD]
    assert office.alert().acked_by is None


def test_giving_it_back_tells_the_first_rung_anew_and_only_the_owner_can(office: Office, fever: Alert) -> None:
    assert press(office, FANG, Press.BACK) == "alert-not-yours"
    press(office, FANG, Press.MINE)
    assert press(office, LIU, Press.BACK) == "alert-not-yours"
    assert press(office, FANG, Press.BACK) == "alert-returned"
    assert told(office)[2:] == [WORKER, HEALTH]


def test_it_ends_with_an_outcome_that_fits(office: Office, fever: Alert) -> None:
    press(office, FANG, Press.DONE)
    assert len(office.owed(kind=OutcomeCard)) == 1
    with pytest.raises(Refused, match="button-unknown"):
        office.does(FANG, handling.close, fever.id, Outcome.NEW_CODE, message_id=None)
    office.does(FANG, handling.close, fever.id, Outcome.HOSPITAL, message_id=None)
    alert = office.alert()
    assert (alert.state, alert.outcome, alert.next_at) == (AlertState.CLOSED, Outcome.HOSPITAL, None)
    assert press(office, LIU, Press.MINE) == "alert-closed-already"
    assert climb(office, "04-02 07:00") == []


def test_another_outcome_is_typed(office: Office, fever: Alert) -> None:
    office.does(FANG, handling.close, fever.id, Outcome.OTHER, message_id=None)
    assert office.alert().state is AlertState.OPEN
    office.says(FANG, "已上门，量了是37.0")
    alert = office.alert()
    assert (alert.state, alert.outcome, alert.outcome_words) == (
        AlertState.CLOSED,
        Outcome.OTHER,
        "已上门，量了是37.0",
    )


@pytest.mark.parametrize("who", [ZHOU, STRANGER, LI, WANG])
def test_whom_it_does_not_concern_changes_nothing_and_that_is_kept(office: Office, fever: Alert, who: int) -> None:
    with pytest.raises(NotAllowed):
        press(office, who, Press.MINE)
    assert office.alert() == fever


def test_a_card_of_another_alert_is_no_card_for_this_one(office: Office, fever: Alert) -> None:
    office.deliver()
    cards = [row for row in office.rows(Outbox) if row.recipient == WORKER and row.message_id]
    office.enrol(WANG, "王大爷")
    office.says(WANG, "39")
    with pytest.raises(Refused, match="button-unknown"):
        office.does(FANG, handling.press, office.alert().id, Press.MINE, message_id=cards[0].message_id)


def test_a_second_high_value_adds_to_the_alert_and_does_not_ring_again(office: Office, fever: Alert) -> None:
    office.says(LI, "38.6")
    assert len(office.rows(Alert)) == 1
    assert told(office) == [WORKER, HEALTH]


def test_a_worse_value_rings_again_although_somebody_took_it(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.says(LI, "37.5")
    press(office, FANG, Press.MINE)
    office.says(LI, "38.5")
    alert = office.alert()
    assert (alert.tier, alert.state) == (Tier.RED, AlertState.OPEN)
    assert told(office) == [WORKER, HEALTH, WORKER, HEALTH]


def test_a_correction_never_closes_an_alert(office: Office, fever: Alert) -> None:
    office.says(LI, "36.5")
    assert office.alert().state is AlertState.OPEN


def test_a_doubtful_high_value_nobody_confirms_becomes_an_alert(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.says(LI, "38.5", forwarded=True)
    assert office.rows(Alert) == []
    office.wait(minutes=9)
    assert office.ticks(asking.raise_unconfirmed).raised == 0
    office.wait(minutes=1)
    assert office.ticks(asking.raise_unconfirmed).raised == 1
    assert office.ticks(asking.raise_unconfirmed).raised == 0
    assert (office.alert().kind, office.alert().tier) == (AlertKind.UNCONFIRMED, Tier.RED)


# ── cries for help ───────────────────────────────────────────────────────────────────────────


def test_a_cry_for_help_is_answered_at_once_and_climbs_every_three_minutes(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.clear()
    office.says(LI, "SOS")
    (sent,) = office.owed(f"chat:{LI}:zh-CN", kind=SosSent)
    assert isinstance(sent, SosSent) and sent.emergency == "120"
    assert office.alert().tier is Tier.SOS
    assert climb(office, "04-01 07:03") == [DEPUTY, LEAD]
    assert climb(office, "04-01 07:06") == [TOWNSHIP]


def test_a_real_cry_after_one_by_mistake_rings_as_loud_as_the_first(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.does(LI, calling.press_sos)
    office.does(LI, calling.mistaken, office.alert().id)
    assert climb(office, "04-01 07:30") == [], "slower now, but not over"
    assert office.alert().state is AlertState.OPEN
    office.does(LI, calling.press_sos)
    assert told(office) == [WORKER, HEALTH, WORKER, HEALTH]
    assert climb(office, "04-01 07:33") == [DEPUTY, LEAD]


def test_a_value_typed_wrongly_calls_no_cry_for_help_off(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.does(LI, calling.press_sos)
    office.says(LI, "38.6")
    office.says(LI, "打错了，是36.8")
    assert [one.centi for one in office.rows(Reading)] == [3860, 3680]
    assert climb(office, "04-01 07:03") == [DEPUTY, LEAD]
    office.says(LI, "求助点错了，36.6")
    assert office.rows(Reading)[-1].centi == 3660
    assert climb(office, "04-01 07:06") == [], "slower now, but not over"


def test_a_second_cry_after_somebody_took_the_first_rings_again(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.does(LI, calling.press_sos)
    press(office, FANG, Press.MINE)
    office.does(LI, calling.press_sos)
    assert office.alert().state is AlertState.OPEN
    assert told(office) == [WORKER, HEALTH, WORKER, HEALTH]


# ── people who cannot be reached ─────────────────────────────────────────────────────────────


def test_where_the_worker_has_blocked_us_the_deputy_is_the_worker(office: Office, fever: Alert) -> None:
    office.deliver(lost=(FANG,))
    seen = {row.chat_id for row in office.rows(Outbox) if row.notice == "AlertCard" and row.sent_at}
    assert MIN in seen and FANG not in seen


def test_a_grid_where_nobody_opened_the_bot_tells_the_admins(db: Database) -> None:
    office = Office(db)
    office.appoint(MIN, CHEN, opened=False)  # 王芳 alone opens it, to register 李奶奶
    office.enrol(LI, "李奶奶")
    office.does(LI, calling.press_sos)
    office.deliver(lost=(FANG,))
    assert "office:admin:0:0" in told(office)
    assert Happened.NOBODY in {step.what for step in office.rows(AlertStep)}


def test_the_trail_holds_who_did_what_and_never_what_somebody_wrote(office: Office) -> None:
    secret = "我的秘密症状"
    office.enrol(LI, "李奶奶", "3号楼2单元501 13800000002")
    for text in (secret, f"38.5 {secret}", f"SOS {secret}"):
        office.says(LI, text)
    for what in Press:
        try:
            press(office, FANG, what)
        except Refused:
            continue
    office.does(FANG, handling.close, office.alert().id, Outcome.OTHER, message_id=None)
    office.says(FANG, f"{secret}，已处理")
    office.says(FANG, secret)
    kept = [audit.model_dump(mode="json") for audit in office.rows(Audit)]
    assert kept
    for line in kept:
        assert not [part for part in ("秘密", "李奶奶", "501", "13800000002", "38.5") if part in str(line)]
        assert line["telegram_id"] > 0 and line["what"]
