"""Rounds: everybody is asked once, nudged kindly, and nobody's silence is lost."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from bot.notices import AlertCard, Ask, line
from bot.rules.escalation import AlertKind, AlertState, Outcome
from bot.services import beating, rounds
from storage.db import Database
from storage.models import Alert, Check, Episode, Outage, Outbox, Place, Reading
from storage.words import CheckState
from tests.services.office import LI, WANG, ZHANG, Office
from tests.world import at


def rule(office: Office, **rules: object) -> None:
    """From now on the grid has a rule of its own."""

    def write(session: Session) -> None:
        grid = session.exec(select(Place).where(Place.name == "东门网格")).one()
        grid.rules = dict(grid.rules) | rules

    office.db.call(write)


def asks(office: Office, who: int) -> list[int]:
    """How often somebody is asked: 0 for the question, 1 for the first nudge …"""
    return [notice.nudge for notice in office.owed(office.reporter(who), kind=Ask) if isinstance(notice, Ask)]


def states(office: Office) -> list[CheckState]:
    return [check.state for check in office.rows(Check)]


def chase(office: Office, moment: str) -> rounds.Chased:
    office.until(moment)
    return office.ticks(rounds.chase_due)


def test_a_round_opened_twice_asks_once(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.until("04-01 08:00")
    assert office.ticks(rounds.open_due).opened == 1
    office.until("04-01 08:01")
    assert office.ticks(rounds.open_due).opened == 0
    assert asks(office, LI) == [0]


def test_a_round_that_is_opened_again_from_scratch_still_asks_once(office: Office) -> None:
    """As if the process had been killed after the checks were written and the cursor was put back by hand."""
    office.enrol(LI, "李奶奶")
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)

    def put_back(session: Session) -> None:
        episode = session.exec(select(Episode)).one()
        episode.next_round_at, episode.next_slot = at("04-01 08:00"), "morning"

    office.db.call(put_back)
    assert office.ticks(rounds.open_due) == rounds.Opened(0, 0, False)
    assert asks(office, LI) == [0]


def test_two_writers_who_open_the_same_round_ask_once(office: Office) -> None:
    for number in range(30):
        office.enrol(3000 + number, f"居民{chr(0x4E00 + number)}")
    office.until("04-01 08:00")
    other = Database(office.db.url.render_as_string(hide_password=False)).open()
    try:
        waiting = [db._queue(rounds.open_due, now=office.now) for _ in range(4) for db in (office.db, other)]
        opened = sum(one.result(30).opened for one in waiting)
    finally:
        other.close()
    assert opened == 30
    assert len(office.rows(Check)) == 30
    assert len(office.owed(kind=Ask)) == 30


def test_nobody_owes_a_slot_from_before_the_registration(office: Office) -> None:
    office.until("04-01 08:00")
    office.enrol(LI, "李奶奶")
    assert office.ticks(rounds.open_due).opened == 0
    office.until("04-01 18:00")
    assert office.ticks(rounds.open_due).opened == 1


def test_a_round_with_several_profiles_is_opened_set_wise_each_by_its_own_rules(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    rule(office, closes_after=30, nudges=[10], slots=[["morning", "08:00"]])
    office.enrol(WANG, "王大爷")
    rule(office, closes_after=60, nudges=[], slots=[["noon", "12:00"]])
    office.enrol(ZHANG, "张阿姨")
    office.until("04-01 08:00")
    assert office.ticks(rounds.open_due) == rounds.Opened(2, 2, False)
    first, second = office.rows(Check)
    assert (first.closes_at, first.next_at) == (at("04-01 10:00"), at("04-01 08:45"))
    assert (second.closes_at, second.next_at) == (at("04-01 08:30"), at("04-01 08:10"))
    assert asks(office, ZHANG) == []
    office.until("04-01 12:00")
    office.ticks(rounds.open_due)
    third = office.rows(Check)[2]
    assert (third.slot, third.next_at) == ("noon", at("04-01 13:00")), "without nudges the end is next"


@pytest.mark.parametrize(("minutes", "counts"), [(29, True), (31, False)])
def test_how_early_a_value_counts_is_each_persons_own_rule(office: Office, minutes: int, counts: bool) -> None:
    office.enrol(LI, "李奶奶")  # hers is two hours
    rule(office, opens_before=30)
    office.enrol(WANG, "王大爷")
    office.until("04-01 08:00")
    office.wait(minutes=-minutes)
    office.says(WANG, "36.5")
    office.says(LI, "36.6")
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    hers, his = office.rows(Check)
    assert hers.state is CheckState.ANSWERED
    assert (his.state is CheckState.ANSWERED) is counts


def test_a_value_given_shortly_before_counts_and_nobody_is_asked(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.until("04-01 07:30")
    office.says(LI, "36.5")
    office.until("04-01 08:00")
    assert office.ticks(rounds.open_due) == rounds.Opened(1, 0, False)
    (check,), (reading,) = office.rows(Check), office.rows(Reading)
    assert check.state is CheckState.ANSWERED
    assert (check.reading_id, reading.check_id, check.next_at) == (reading.id, check.id, None)


def test_silence_is_nudged_twice_and_then_it_is_missed(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    assert chase(office, "04-01 08:44") == rounds.Chased(0, 0, False)
    assert chase(office, "04-01 08:45") == rounds.Chased(1, 0, False)
    assert chase(office, "04-01 08:45") == rounds.Chased(0, 0, False), "a tick repeated does nothing"
    assert chase(office, "04-01 09:30") == rounds.Chased(1, 0, False)
    assert states(office) == [CheckState.DUE]
    assert chase(office, "04-01 10:00") == rounds.Chased(0, 1, False)
    assert states(office) == [CheckState.MISSED]
    assert chase(office, "04-02 07:00") == rounds.Chased(0, 0, False)
    assert asks(office, LI) == [0, 1, 2, 3]


def test_who_answers_is_not_nudged(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    office.until("04-01 08:10")
    office.says(LI, "36.5")
    assert chase(office, "04-01 09:30") == rounds.Chased(0, 0, False)
    assert states(office) == [CheckState.ANSWERED]
    assert asks(office, LI) == [0]


def test_a_late_answer_still_counts(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    for moment in ("04-01 08:45", "04-01 09:30", "04-01 10:00"):
        chase(office, moment)
    office.until("04-01 11:00")
    office.says(LI, "36.5")
    (check,) = office.rows(Check)
    assert (check.state, check.answered_at) == (CheckState.ANSWERED, at("04-01 11:00"))


def test_the_silent_ones_of_a_grid_are_one_card(office: Office) -> None:
    for who, name in ((LI, "李奶奶"), (WANG, "王大爷"), (ZHANG, "张阿姨")):
        office.enrol(who, name)
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    office.clear()
    chase(office, "04-01 08:45")
    assert office.rows(Alert) == []
    chase(office, "04-01 09:30")
    chase(office, "04-01 10:00")
    (alert,) = office.rows(Alert)
    assert (alert.kind, alert.day, alert.slot) == (AlertKind.MISSED, alert.raised_at.date(), "morning")
    assert len(office.owed("office:worker:4:0", kind=AlertCard)) == 1


def test_the_digest_ends_by_itself_when_the_last_one_has_answered(office: Office) -> None:
    for who, name in ((LI, "李奶奶"), (WANG, "王大爷")):
        office.enrol(who, name)
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    chase(office, "04-01 08:45")
    chase(office, "04-01 09:30")
    office.says(LI, "36.5")
    assert office.alert().state is AlertState.OPEN
    office.says(WANG, "36.6")
    alert = office.alert()
    assert (alert.state, alert.outcome, alert.closed_by) == (AlertState.CLOSED, Outcome.REPORTED, None)


def test_a_household_is_asked_once_for_all_its_people(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.enrol(LI, "李爷爷", consent="family")
    office.until("04-01 08:00")
    assert office.ticks(rounds.open_due) == rounds.Opened(2, 1, False)
    assert asks(office, LI) == [0]
    chase(office, "04-01 08:45")
    assert asks(office, LI) == [0, 1]


def test_who_cannot_be_asked_still_has_a_check_that_the_worker_sees(office: Office) -> None:
    office.enrol(LI, "李奶奶", scans=False)
    office.enrol(WANG, "王大爷", consent="declined")
    office.until("04-01 08:00")
    assert office.ticks(rounds.open_due) == rounds.Opened(2, 0, False)
    chase(office, "04-01 08:45")
    chase(office, "04-01 09:30")
    assert office.alert().kind is AlertKind.MISSED


def test_after_the_last_day_nobody_is_asked(office: Office) -> None:
    office.enrol(LI, "李奶奶", "2天")
    for moment in ("04-01 08:00", "04-01 18:00", "04-02 08:00", "04-02 18:00", "04-03 08:00", "04-10 08:00"):
        office.until(moment)
        office.ticks(rounds.open_due)
    assert len(office.rows(Check)) == 4
    assert office.rows(Episode)[0].next_round_at is None


def test_a_slot_that_passed_while_we_were_down_is_our_outage(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.until("04-01 18:00")
    first = office.ticks(rounds.open_due)
    assert (first.opened, first.asked, first.more) == (1, 0, True)
    second = office.ticks(rounds.open_due)
    assert (second.opened, second.asked, second.more) == (1, 1, False)
    assert states(office) == [CheckState.OUTAGE, CheckState.DUE]


def test_a_value_given_while_we_slept_through_a_slot_counts_for_the_one_that_follows(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.until("04-01 17:50")
    office.says(LI, "36.5")
    office.until("04-01 18:00")
    office.ticks(rounds.open_due)
    office.ticks(rounds.open_due)
    assert states(office) == [CheckState.OUTAGE, CheckState.ANSWERED]
    assert asks(office, LI) == []


def test_a_slot_opened_late_gives_the_full_time(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.until("04-01 09:00")
    office.ticks(rounds.open_due)
    (check,) = office.rows(Check)
    assert (check.next_at, check.closes_at) == (at("04-01 09:45"), at("04-01 11:00"))


# ── outages ──────────────────────────────────────────────────────────────────────────────────


def beat(office: Office, moment: str) -> beating.Beat:
    office.until(moment)
    return office.ticks(beating.beat)


def test_a_hole_up_to_a_minute_is_none(office: Office) -> None:
    assert beat(office, "04-01 07:00:00") == beating.Beat(0, 0)
    assert beat(office, "04-01 07:01:00") == beating.Beat(0, 0)
    assert office.rows(Outage) == []
    assert beat(office, "04-01 07:02:01").outage_seconds == 61


def test_a_hole_extends_the_time_of_everybody_who_was_asked(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    beat(office, "04-01 08:10")
    found = beat(office, "04-01 08:40")
    assert (found.outage_seconds, found.extended) == (1800, 1)
    (check,) = office.rows(Check)
    assert (check.next_at, check.closes_at) == (at("04-01 09:15"), at("04-01 10:30"))
    assert beat(office, "04-01 08:40:15") == beating.Beat(0, 0), "it is given once"
    chase(office, "04-01 09:15")
    (check,) = office.rows(Check)
    assert check.next_at == at("04-01 10:00"), "the nudges keep their distance from the end"


def test_a_short_hole_is_not_talked_about_and_a_longer_one_is(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    office.clear()
    beat(office, "04-01 08:10")
    beat(office, "04-01 08:15")
    assert office.owed() == []
    beat(office, "04-01 08:45")
    told = line("outage", **{"from": "08:15", "to": "08:45"})
    assert office.owed(office.reporter(LI)) == [told]
    assert line("ops-late", minutes=30, late=1) in office.owed("office:admin:0:0")


def test_after_more_than_a_day_telegram_has_forgotten_too_and_that_is_said(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    beat(office, "04-01 08:10")
    office.ticks(rounds.open_due)
    beat(office, "04-02 09:00")
    (check,) = office.rows(Check)
    assert check.state is CheckState.OUTAGE, "nobody is called silent for a day in which we were not there"
    (outage,) = office.rows(Outage)
    assert outage.ended_at - outage.began_at > timedelta(hours=24)


def test_a_clock_that_goes_back_is_no_outage(office: Office) -> None:
    beat(office, "04-01 08:00")
    assert beat(office, "04-01 07:00") == beating.Beat(0, 0)


def test_questions_expire_with_their_slot(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    (row,) = [row for row in office.rows(Outbox) if row.notice == "Ask"]
    assert row.expires_at == at("04-01 10:00")
    office.until("04-01 10:00")
    assert [letter for letter in office.deliver() if letter.chat_id == LI and letter.row == row.id] == []
