"""The daily report: its figures, the tap that confirms it, whose silence is named, and what comes after."""

from datetime import date

import pytest
from sqlmodel import Session

from bot.notices import Choice, ReportCard, ReportPicture, ReportPictureView, ReportView, SilenceCard, SilenceView
from bot.rules.escalation import AlertKind, Outcome, Press
from bot.rules.reports import Figures, ReportState, from_plain
from bot.services import collecting, drawing, filing, handling, parting, placing, reassigning, rounds, teaming
from bot.services.offices import Reached
from bot.services.refusals import NotAllowed, Refused
from storage.models import Alert, Audit, DailyReport, Episode, Place, Reassignment, Staff
from storage.words import EpisodeState
from tests.services.office import CHEN, FANG, LI, LIN, LIU, QIAN, SUN, WANG, ZHOU, Office
from tests.services.remembered import remembered

DAY = date(2022, 4, 1)
MIN_LEADS, NAN = 3001, 3002


def place(office: Office, name: str) -> int:
    return next(one.id or 0 for one in office.rows(Place) if one.name == name)


def view(office: Office, who: int = CHEN, name: str = "东风社区", day: str = "2022-04-01") -> ReportView:
    card = ReportCard(place=place(office, name), day=day)
    drawn = office.db.call(drawing.draw, card, reader=Reached(who, "zh-CN"), now=office.now)
    assert drawn is not None and isinstance(drawn.notice, ReportView)
    return drawn.notice


def figures(office: Office, name: str = "东风社区", day: str = "2022-04-01") -> Figures:
    return from_plain(dict(view(office, name=name, day=day).figures))


def confirm(office: Office, who: int = CHEN, name: str = "东风社区", day: int = 20220401, mark: str = "") -> str:
    seen = mark or view(office, who, name, f"{day // 10000}-{day // 100 % 100:02}-{day % 100:02}").stamp
    return office.does(who, filing.confirm, place(office, name), day, seen).key


def silence(office: Office, name: str) -> SilenceView:
    card = SilenceCard(place=place(office, name) if name else 0, day="2022-04-01")
    drawn = office.db.call(drawing.draw, card, reader=Reached(SUN, "zh-CN"), now=office.now)
    assert drawn is not None and isinstance(drawn.notice, SilenceView)
    return drawn.notice


def to(office: Office, who: int) -> str:
    return f"staff:{next(one.id for one in office.rows(Staff) if one.telegram_id == who)}"


def report(office: Office, name: str = "东风社区", day: date = DAY) -> DailyReport:
    number = place(office, name)
    return next(one for one in office.rows(DailyReport) if one.place_id == number and one.day == day)


def ask(office: Office) -> None:
    while office.ticks(rounds.open_due).more:
        pass


def morning(office: Office) -> None:
    """Half past six on the second day."""
    office.until("04-02 06:30")
    office.ticks(collecting.collect)


@pytest.fixture
@remembered
def day(office: Office) -> Office:
    """李奶奶 has answered twice, 王大爷 has a fever and was silent in the evening."""
    office.ticks(collecting.collect)
    office.enrol(LI, "李奶奶")
    office.enrol(WANG, "王大爷")
    office.until("04-01 08:00")
    ask(office)
    office.until("04-01 08:10")
    office.says(LI, "36.5")
    office.says(WANG, "37.9 有点咳嗽")
    office.until("04-01 18:00")
    ask(office)
    office.until("04-01 18:10")
    office.says(LI, "36.6")
    office.until("04-01 20:30")
    office.ticks(rounds.chase_due)
    office.clear()
    return office


# ── figures ──


def test_the_figures_of_a_day(day: Office) -> None:
    day.until("04-02 06:30")
    assert figures(day) == Figures(managed=2, new=2, due=4, done=3, own=3, fever=1, symptom=1)
    assert view(day).rate == "75.0" and view(day).difference == 0
    assert figures(day, "东门网格") == figures(day, "开发区") == figures(day)


def test_the_next_day_begins_with_them(day: Office) -> None:
    day.until("04-02 23:00")
    ask(day)
    assert figures(day, day="2022-04-02").before == 2 and figures(day, day="2022-04-02").new == 0


def test_who_left_is_released_or_moved_and_a_mistake_was_nobodys(day: Office) -> None:
    day.enrol(1003, "张阿姨")
    day.enrol(1004, "Anna")
    day.until("04-02 12:00")

    def end(session: Session) -> None:
        ways = (EpisodeState.RELEASED, EpisodeState.TRANSFERRED, EpisodeState.LOST, EpisodeState.VOID)
        for number, state in enumerate(ways, 1):
            episode = session.get_one(Episode, number)
            episode.state, episode.ended_at, episode.next_round_at = state, day.now, None

    day.db.call(end)
    day.until("04-02 20:00")
    found = figures(day, day="2022-04-02")
    assert (found.before, found.managed, found.released, found.moved) == (3, 0, 1, 2)
    assert found.difference == 0


def test_a_place_without_people_reports_zero(office: Office) -> None:
    office.does(LIN, placing.by_command, "add 开发区/长河街道/南湖社区")
    office.until("04-02 06:30")
    assert figures(office, "南湖社区") == Figures()
    assert (view(office, name="南湖社区").rate, view(office, name="南湖社区").state) == ("—", "draft")


def test_an_answer_after_midnight_is_late_and_counted_apart(day: Office) -> None:
    day.until("04-02 00:20")
    day.says(WANG, "36.9")
    found = figures(day)
    assert (found.due, found.done, found.late) == (4, 3, 1)


def test_a_normal_value_after_a_fever_removes_nobody(day: Office) -> None:
    day.says(WANG, "36.8")
    assert (figures(day).fever, figures(day).usual) == (1, 1)


# ── the draft ──


def test_at_half_past_six_every_level_has_its_draft_and_only_once(day: Office) -> None:
    day.until("04-02 06:29")
    assert day.ticks(collecting.collect).drafts == 0
    morning(day)
    day.ticks(collecting.collect)
    for who, name in ((CHEN, "东风社区"), (SUN, "长河街道"), (QIAN, "开发区")):
        assert day.owed(to(day, who), kind=ReportCard) == [ReportCard(place=place(day, name), day="2022-04-01")]
    assert day.owed(to(day, FANG), kind=ReportCard) == []


def test_a_community_without_people_has_a_draft_when_somebody_leads_it(day: Office) -> None:
    day.does(LIN, placing.by_command, "add 开发区/长河街道/南湖社区")
    day.does(LIN, placing.by_command, "add 开发区/长河街道/北湖社区")
    day.does(LIN, teaming.by_command, f"add {NAN} 社区 南湖社区 吴霞")
    day.ticks(collecting.collect)
    morning(day)
    assert len(day.owed(to(day, NAN), kind=ReportCard)) == 1
    assert report(day, "北湖社区").deadline_at is None, "nobody is there to be silent"


def test_a_draft_that_comes_late_has_its_full_time(day: Office) -> None:
    day.until("04-02 10:20")
    assert day.ticks(collecting.collect).drafts == 3
    assert day.ticks(collecting.collect).silent == 0
    day.until("04-02 13:50")
    assert day.ticks(collecting.collect).silent == 3


def test_after_days_of_outage_only_the_newest_draft_is_sent(day: Office) -> None:
    day.until("04-04 07:00")
    while day.ticks(collecting.collect).more:
        pass
    assert {one.day for one in day.owed(kind=ReportCard) if isinstance(one, ReportCard)} == {"2022-04-03"}
    assert confirm(day) == "daily-confirmed", "an older one can be confirmed all the same"


# ── confirming ──


def test_a_tap_freezes_the_numbers_and_what_comes_later_is_a_correction(day: Office) -> None:
    day.until("04-02 00:10")
    assert confirm(day) == "daily-confirmed"
    before = figures(day)
    day.until("04-02 00:20")
    day.says(WANG, "36.9")
    assert figures(day) == before
    seen = view(day)
    assert (seen.state, seen.author, seen.may_confirm, seen.corrections) == ("confirmed", "陈书记", False, 1)
    assert [one.what for one in day.rows(Audit)].count("daily-confirmed") == 1
    day.until("04-03 06:30")
    assert view(day, day="2022-04-02").yesterday == 1, "and the next day's report notes it"


def test_the_second_of_two_who_press_is_told_who_did(day: Office) -> None:
    day.does(LIN, teaming.by_command, f"add {MIN_LEADS} 社区 东风社区 吴霞")
    morning(day)
    mark = view(day).stamp
    assert confirm(day, mark=mark) == "daily-confirmed"
    again = day.does(MIN_LEADS, filing.confirm, place(day, "东风社区"), 20220401, mark)
    assert again.key == "daily-confirmed-already" and dict(again.values) == {"who": "陈书记", "at": "06:30"}
    assert confirm(day, mark=mark) == "daily-confirmed-already"
    assert [one.what for one in day.rows(Audit)].count("daily-confirmed") == 1


def test_numbers_that_changed_under_the_finger_are_not_confirmed(day: Office) -> None:
    morning(day)
    mark = view(day).stamp
    day.says(WANG, "38.2")
    day.until("04-02 06:40")

    def correct(session: Session) -> None:
        session.get_one(Episode, 1).created_at = day.now.replace(month=3)

    day.db.call(correct)
    assert confirm(day, mark=mark) == "daily-changed"
    assert report(day).state is ReportState.DRAFT
    assert confirm(day) == "daily-confirmed"


def test_after_the_deadline_it_is_confirmed_as_late(day: Office) -> None:
    morning(day)
    day.until("04-02 11:00")
    assert confirm(day) == "daily-confirmed-late"
    assert view(day).late


def test_a_day_that_is_not_over_is_not_confirmed(day: Office) -> None:
    with pytest.raises(Refused, match="daily-not-over"):
        confirm(day)
    assert view(day).state == "running" and not view(day).may_confirm


@pytest.mark.parametrize("who", [FANG, LIU, ZHOU, LI])
def test_who_is_not_entitled_confirms_nothing(day: Office, who: int) -> None:
    morning(day)
    with pytest.raises(NotAllowed):
        confirm(day, who)
    assert report(day).state is ReportState.DRAFT


def test_a_grid_has_figures_and_files_none(day: Office) -> None:
    morning(day)
    assert not view(day, name="东门网格").may_confirm
    with pytest.raises(Refused, match="button-unknown"):
        confirm(day, name="东门网格")


def test_a_forged_day_is_refused(day: Office) -> None:
    morning(day)
    for forged in (0, 20221399, 99999999):
        with pytest.raises(Refused, match="button-unknown"):
            day.does(CHEN, filing.confirm, place(day, "东风社区"), forged, "0")


# ── sums ──


def test_what_went_up_is_what_is_summed(day: Office) -> None:
    morning(day)
    confirm(day)
    sent = figures(day)
    day.until("04-02 07:00")

    def void(session: Session) -> None:
        episode = session.get_one(Episode, 1)
        episode.state, episode.ended_at = EpisodeState.VOID, day.now

    day.db.call(void)
    assert figures(day, "长河街道") == figures(day, "开发区") == figures(day, "东门网格") == sent
    assert confirm(day, SUN, "长河街道") == "daily-confirmed"
    assert figures(day, "开发区") == sent
    tomorrow = figures(day, day="2022-04-02")
    assert (tomorrow.before, tomorrow.managed, tomorrow.difference) == (2, 1, -1), "and does not add up: it says so"


def test_the_level_above_sees_who_has_confirmed(day: Office) -> None:
    morning(day)
    assert view(day, SUN, "长河街道").silent == ("东风社区",)
    confirm(day)
    assert view(day, SUN, "长河街道").confirmed == ("东风社区",) and view(day, SUN, "长河街道").silent == ()


# ── silence ──


def test_silence_is_named_at_the_deadline_and_once_more(day: Office) -> None:
    morning(day)
    day.clear()
    for moment, named in (("04-02 09:59", 0), ("04-02 10:00", 3), ("04-02 10:20", 0), ("04-02 10:30", 3)):
        day.until(moment)
        assert day.ticks(collecting.collect).silent == named, moment
    day.until("04-02 23:00")
    assert day.ticks(collecting.collect).silent == 0
    assert day.owed(to(day, SUN), kind=SilenceCard) == [SilenceCard(place=place(day, "长河街道"), day="2022-04-01")] * 2
    assert day.owed(to(day, QIAN), kind=SilenceCard) == [SilenceCard(place=place(day, "开发区"), day="2022-04-01")] * 2
    assert day.owed("office:admin:0:0", kind=SilenceCard) == [SilenceCard(place=0, day="2022-04-01")] * 2
    assert silence(day, "长河街道").silent == ((place(day, "东风社区"), "东风社区", "陈书记"),)


def test_who_has_confirmed_is_named_nowhere(day: Office) -> None:
    morning(day)
    day.clear()
    confirm(day)
    day.until("04-02 10:00")
    assert day.ticks(collecting.collect).silent == 2
    assert day.owed(to(day, SUN), kind=SilenceCard) == []
    assert silence(day, "长河街道").silent == ()


def test_the_township_confirms_for_a_community_that_is_silent(day: Office) -> None:
    morning(day)
    day.until("04-02 10:05")
    assert confirm(day, SUN) == "daily-confirmed-late"
    assert view(day).author == "孙主任"


# ── asking for one ──


def asked(office: Office, who: int, tail: str) -> list[object]:
    office.clear()
    office.does(who, filing.by_command, tail)
    return list(office.owed(f"chat:{who}:zh-CN"))


@pytest.mark.parametrize(
    ("who", "tail", "name", "day_of"),
    [
        (CHEN, "", "东风社区", "2022-04-01"),
        (FANG, "今天", "东门网格", "2022-04-02"),
        (SUN, "东风社区 昨天", "东风社区", "2022-04-01"),
        (QIAN, "2022-04-01 开发区/长河街道", "长河街道", "2022-04-01"),
        (LIN, "", "开发区", "2022-04-01"),
    ],
)
def test_any_place_and_any_day(day: Office, who: int, tail: str, name: str, day_of: str) -> None:
    day.until("04-02 12:00")
    assert asked(day, who, tail) == [ReportCard(place=place(day, name), day=day_of)]


@pytest.mark.parametrize(
    ("tail", "key"),
    [
        ("明天", "daily-to-come"),
        ("2022-04-03", "daily-to-come"),
        ("2022-03-31", "daily-before-first"),
        ("前天", "daily-before-first"),
        ("2022-13-45", "daily-date-wrong"),
        ("昨天 今天", "daily-usage"),
        ("西风社区", "place-unknown"),
        ("a/b/c/d/e", "place-wrong"),
    ],
)
def test_what_cannot_be_shown_is_said_so(day: Office, tail: str, key: str) -> None:
    day.until("04-02 12:00")
    with pytest.raises(Refused, match=key):
        asked(day, CHEN, tail)


def test_who_works_at_two_places_is_asked_which(day: Office) -> None:
    day.does(LIN, placing.by_command, "add 开发区/长河街道/南湖社区")
    day.does(LIN, teaming.by_command, f"add {CHEN} 社区 南湖社区 陈书记")
    day.until("04-02 12:00")
    (choice,) = asked(day, CHEN, "")
    assert isinstance(choice, Choice) and [label for _, label in choice.buttons] == ["东风社区", "南湖社区"]
    verb, number, when = choice.buttons[1][0].split(":")
    day.does(CHEN, filing.by_button, int(number), int(when))
    assert ReportCard(place=place(day, "南湖社区"), day="2022-04-01") in day.owed(f"chat:{CHEN}:zh-CN")
    assert verb == "daily"


def test_another_communitys_report_is_not_shown(day: Office) -> None:
    day.does(LIN, placing.by_command, "add 开发区/长河街道/南湖社区")
    with pytest.raises(NotAllowed):
        asked(day, CHEN, "南湖社区")
    with pytest.raises(NotAllowed):
        asked(day, ZHOU, "")
    with pytest.raises(NotAllowed):
        day.does(FANG, filing.picture, place(day, "东风社区"), 20220401)


def test_the_picture_is_the_report(day: Office) -> None:
    morning(day)
    day.clear()
    day.does(CHEN, filing.picture, place(day, "东风社区"), 20220401)
    (owed,) = day.owed(kind=ReportPicture)
    drawn = day.db.call(drawing.draw, owed, reader=Reached(CHEN, "zh-CN"), now=day.now)
    assert drawn is not None and drawn.notice == ReportPictureView(report=view(day))


# ── what is needed from above ──


def test_what_is_needed_from_above_goes_up_with_it(day: Office) -> None:
    morning(day)
    day.does(CHEN, filing.ask_remark, place(day, "东风社区"), 20220401)
    day.says(CHEN, "3号楼要一辆车")
    assert view(day).remark == "3号楼要一辆车"
    assert day.owed(f"chat:{CHEN}:zh-CN", kind=ReportCard)
    assert confirm(day) == "daily-confirmed"
    with pytest.raises(Refused, match="daily-frozen"):
        day.does(CHEN, filing.ask_remark, place(day, "东风社区"), 20220401)


def test_a_remark_is_taken_back_and_never_too_long(day: Office) -> None:
    morning(day)
    for words, kept in (("要一辆车", "要一辆车"), ("x" * 201, "要一辆车"), ("无", "")):
        day.does(CHEN, filing.ask_remark, place(day, "东风社区"), 20220401)
        try:
            day.says(CHEN, words)
        except Refused as refusal:
            assert refusal.key == "daily-remark-long"
        assert view(day).remark == kept


# ── how fast alerts were answered ──


def test_everybody_sees_how_fast_alerts_were_answered_and_their_own(day: Office) -> None:
    fever = next(one for one in day.rows(Alert) if one.kind is AlertKind.FEVER)
    day.until("04-01 08:14")
    day.does(FANG, handling.press, fever.id, Press.MINE, message_id=None)
    day.until("04-01 09:10")
    day.does(FANG, handling.close, fever.id, Outcome.WATCHING, message_id=None)
    day.until("04-02 06:30")
    assert view(day).answers[1:] == (1, 1, 240, 3600)
    assert view(day, FANG).own == (1, 1, 1, 240, 3600)
    assert view(day, CHEN).own == (0, 0, 0, -1, -1)


# ── groups and rules ──


def test_in_a_group_nothing_can_be_pressed_and_nobody_is_named_in_full(day: Office) -> None:
    morning(day)
    confirm(day)
    card = ReportCard(place=place(day, "东风社区"), day="2022-04-01")
    reader = Reached(-100, "zh-CN", masked=True, staff_id=None)
    drawn = day.db.call(drawing.draw, card, reader=reader, now=day.now)
    assert drawn is not None and isinstance(drawn.notice, ReportView)
    seen = drawn.notice
    assert (seen.author, seen.may_confirm, seen.may_open, seen.may_unmask) == ("陈某某", False, False, False)
    assert seen.own == (0, 0, 0, -1, -1)


def test_a_changed_rule_moves_the_draft_that_is_to_come(day: Office) -> None:
    def change(session: Session) -> int:
        top = session.get_one(Place, 1)
        top.rules = {"report_at": "05:00", "report_deadline": "08:00"}
        session.flush()
        return collecting.rules_changed(session, top, now=day.now)

    assert day.db.call(change) == 3
    day.until("04-02 05:00")
    assert day.ticks(collecting.collect).drafts == 3
    day.until("04-02 08:00")
    assert day.ticks(collecting.collect).silent == 3


# ── handed to another place after the day ──


@pytest.fixture
def moved(day: Office) -> Office:
    """王大爷, who had a fever on the first day, is taken over by 西门网格 of 南湖社区 the next morning at five."""
    day.does(LIN, placing.by_command, "add 开发区/长河街道/南湖社区/西门网格")
    day.does(LIN, teaming.by_command, f"add {NAN} 网格员 西门网格 吴霞")
    day.says(LI, "大米10斤，今天要")
    day.says(WANG, "大米10斤，今天要")
    day.until("04-02 05:00")
    day.does(LIN, reassigning.by_command, "王大爷 西门网格")
    day.does(NAN, reassigning.decide, day.rows(Reassignment)[-1].id, "accepted")
    day.until("04-02 06:30")
    day.clear()
    return day


def test_what_happened_on_a_day_counts_where_somebody_was_then_and_not_where_they_are_now(moved: Office) -> None:
    first = Figures(managed=2, new=2, due=4, done=3, own=3, fever=1, symptom=1, asked=2)
    assert figures(moved) == figures(moved, "东门网格") == first
    assert figures(moved, "南湖社区") == Figures()
    assert figures(moved, "长河街道") == figures(moved, "开发区") == first, "and once in every report above both"
    assert view(moved).difference == view(moved, name="南湖社区").difference == 0


def test_what_happens_on_the_day_of_the_move_counts_where_the_day_ends(moved: Office) -> None:
    moved.until("04-02 09:00")
    moved.says(WANG, "38.5 咳嗽")
    moved.until("04-02 23:59")
    here, there = figures(moved, day="2022-04-02"), figures(moved, "南湖社区", "2022-04-02")
    assert (here.fever, here.symptom, here.moved, here.managed) == (0, 0, 1, 1)
    assert (there.fever, there.symptom, there.new, there.managed) == (1, 1, 1, 1)
    assert figures(moved, "长河街道", "2022-04-02").fever == 1


def test_a_correction_belongs_to_the_report_of_where_somebody_was_then(day: Office) -> None:
    day.does(LIN, placing.by_command, "add 开发区/长河街道/南湖社区/西门网格")
    day.does(LIN, teaming.by_command, f"add {NAN} 网格员 西门网格 吴霞")
    day.until("04-02 00:05")
    assert confirm(day) == "daily-confirmed" and confirm(day, SUN, "南湖社区") == "daily-confirmed"
    day.does(LIN, reassigning.by_command, "王大爷 西门网格")
    day.does(NAN, reassigning.decide, day.rows(Reassignment)[-1].id, "accepted")
    day.until("04-02 00:15")
    day.says(WANG, "37.0")
    assert (view(day).corrections, view(day, SUN, "南湖社区").corrections) == (1, 0)


def test_who_was_taken_to_hospital_counts_where_the_day_ends_wherever_the_alert_was_closed(day: Office) -> None:
    day.does(LIN, placing.by_command, "add 开发区/长河街道/南湖社区/西门网格")
    day.does(LIN, teaming.by_command, f"add {NAN} 网格员 西门网格 吴霞")
    fever = next(one for one in day.rows(Alert) if one.kind is AlertKind.FEVER)
    day.until("04-02 04:00")
    day.does(FANG, handling.close, fever.id, Outcome.HOSPITAL, message_id=None)
    assert figures(day, day="2022-04-02").hospital == 1 and figures(day).hospital == 0
    day.until("04-02 05:00")
    day.does(LIN, reassigning.by_command, "王大爷 西门网格")
    day.does(NAN, reassigning.decide, day.rows(Reassignment)[-1].id, "accepted")
    here, there = figures(day, day="2022-04-02"), figures(day, "南湖社区", "2022-04-02")
    assert (here.hospital, there.hospital, figures(day, "长河街道", "2022-04-02").hospital) == (0, 1, 1)


def test_an_isolation_that_ends_in_hospital_counts_once_as_moved_and_as_taken_there(day: Office) -> None:
    fever = next(one for one in day.rows(Alert) if one.kind is AlertKind.FEVER)
    ill = next(one.id for one in day.rows(Episode) if one.id == fever.episode_id)
    day.until("04-02 04:00")
    day.does(FANG, handling.close, fever.id, Outcome.HOSPITAL, message_id=None)
    day.does(CHEN, parting.choose, ill, "hospital", True, message_id=None)
    found = figures(day, day="2022-04-02")
    assert (found.hospital, found.moved, found.managed) == (1, 1, 1)


def test_who_was_out_of_contact_counts_where_they_were_when_the_day_ended(day: Office) -> None:
    day.does(LIN, placing.by_command, "add 开发区/长河街道/南湖社区/西门网格")
    day.does(LIN, teaming.by_command, f"add {NAN} 网格员 西门网格 吴霞")
    for moment in ("04-02 08:00", "04-02 18:00"):
        day.until(moment)
        ask(day)
        day.until(moment[:6] + str(int(moment[6:8]) + 2) + ":30")
        day.ticks(rounds.chase_due)
    day.until("04-03 05:00")
    before = figures(day, day="2022-04-02").lost
    assert before == 2, "nobody has heard of either for a day"
    day.does(LIN, reassigning.by_command, "王大爷 西门网格")
    day.does(NAN, reassigning.decide, day.rows(Reassignment)[-1].id, "accepted")
    assert figures(day, day="2022-04-02").lost == before
    assert figures(day, "南湖社区", "2022-04-02") == Figures()
