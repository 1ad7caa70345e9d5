"""Duty: who is on, what a roster does, and who hears when nobody is."""

from typing import Any

import pytest
from sqlmodel import Session, select

from bot.notices import AlertCard, DutyCard, Line, Roster, ShiftBegun, SupplyPage, SupplyView, WhosOn
from bot.render import Renderer
from bot.rules.escalation import AlertState, Press
from bot.rules.ringing import Kind
from bot.rules.roles import Role
from bot.rules.supply import Eta
from bot.services import (
    calling,
    clocking,
    handling,
    offices,
    placing,
    relieving,
    ringing,
    rostering,
    supplying,
    teaming,
    whoson,
)
from bot.services.refusals import Refused
from bot.texts import Texts
from storage import places
from storage.models import Alert, Audit, Dialogue, EpisodeParty, Outbox, Shift, Staff, SupplyRequest
from tests.services.office import CHEN, FANG, LI, LIN, LIU, MIN, QIAN, STRANGER, SUN, WANG, Office

GRID = "东门网格 网格员"
# 04-01 is a Friday
WEEK = "周五至周四 08:00-20:00 王芳 / 20:00-08:00 赵敏"


def place_id(office: Office, name: str = "东门网格") -> int:
    return office.db.call(lambda session: places.ending_in(session, [name])[0].id) or 0


def held(office: Office, role: Role = Role.WORKER, name: str = "东门网格") -> list[str]:
    """Who holds an office now, by name."""
    at = place_id(office, name)
    return office.db.call(lambda session: [one.name for one in offices.holders(session, role, at, now=office.now)])


def pasted(office: Office, lines: str, *, who: int = CHEN, where: str = GRID) -> Roster:
    """Somebody pastes a roster; what the preview shows."""
    office.does(who, clocking.by_command, f"roster {where}\n{lines}")
    shown: Roster = newest(office, Roster)
    return shown


def newest(office: Office, kind: type[Any]) -> Any:
    return office.owed(kind=kind)[-1]


def saved(office: Office, lines: str, *, who: int = CHEN, where: str = GRID) -> int:
    """Somebody pastes a roster and confirms it; its number."""
    number = pasted(office, lines, who=who, where=where).number
    office.does(who, rostering.confirm, number, message_id=1)
    return number


def refused(office: Office, who: int, service: Any, *args: Any, **values: Any) -> str:
    """Somebody is refused; the key of the sentence."""
    with pytest.raises(Refused) as refusal:
        office.does(who, service, *args, **values)
    return refusal.value.key


def staff_id(office: Office, who: int) -> int:
    return next(one.id or 0 for one in office.rows(Staff) if one.telegram_id == who)


# ── the roster ───────────────────────────────────────────────────────────────────────────────


def test_whoever_is_on_by_the_roster_holds_the_office_minute_by_minute(office: Office) -> None:
    assert held(office) == ["王芳", "赵敏"]
    saved(office, WEEK)
    for moment, who in {
        "04-01 08:00": ["王芳"],
        "04-01 19:59": ["王芳"],
        "04-01 20:00": ["赵敏"],
        "04-02 07:59": ["赵敏"],
        "04-02 08:00": ["王芳"],
    }.items():
        office.until(moment)
        assert held(office) == who, moment


def test_a_roster_counts_only_once_it_is_confirmed_and_can_be_undone(office: Office) -> None:
    shown = pasted(office, WEEK)
    assert (shown.stage, len(shown.taken), shown.refused, shown.gaps) == ("preview", 14, (), ())
    office.until("04-01 12:00")
    assert held(office) == ["王芳", "赵敏"]
    office.does(CHEN, rostering.confirm, shown.number, message_id=1)
    assert held(office) == ["王芳"]
    assert refused(office, CHEN, rostering.confirm, shown.number, message_id=1) == "button-answered"
    office.does(CHEN, rostering.undo, shown.number, message_id=1)
    assert held(office) == ["王芳", "赵敏"]
    assert refused(office, CHEN, rostering.undo, shown.number, message_id=1) == "button-answered"
    assert [one.what for one in office.rows(Audit) if one.what.startswith("roster")] == [
        "roster-saved",
        "roster-undone",
    ]


def test_a_cancelled_roster_changes_nothing(office: Office) -> None:
    shown = pasted(office, WEEK)
    office.does(CHEN, rostering.drop, shown.number, message_id=1)
    assert newest(office, Roster).stage == "dropped"
    assert office.rows(Shift) == []
    assert refused(office, CHEN, rostering.confirm, shown.number, message_id=1) == "button-answered"


def test_an_older_preview_no_longer_counts(office: Office) -> None:
    first = pasted(office, WEEK)
    second = pasted(office, "周五 8-20 赵敏")
    assert refused(office, CHEN, rostering.confirm, first.number, message_id=1) == "button-answered"
    office.does(CHEN, rostering.confirm, second.number, message_id=1)
    assert len(office.rows(Shift)) == 1


def test_every_row_is_accepted_or_explained(office: Office) -> None:
    shown = pasted(office, "周五 8-20 王芳\n嗯嗯\n周六 8-20 李四\n周日 王芳")
    assert [name for *_, name in shown.taken] == ["王芳"]
    assert [(why, word) for _, why, word in shown.refused] == [("day", "嗯嗯"), ("name", "李四"), ("span", "王芳")]


def test_a_list_without_a_row_that_can_be_used_offers_nothing_to_confirm(office: Office) -> None:
    shown = pasted(office, "周五 8-20 李四")
    assert shown.taken == ()
    assert refused(office, CHEN, rostering.confirm, shown.number, message_id=1) == "button-answered"


def test_a_new_roster_takes_the_place_of_what_stood_on_its_days_only(office: Office) -> None:
    first = saved(office, WEEK)
    shown = pasted(office, "周六 08:00-20:00 赵敏 / 20:00-08:00 王芳")
    assert shown.replaces == 2
    office.does(CHEN, rostering.confirm, shown.number, message_id=1)
    for moment, who in {
        "04-01 12:00": "王芳",
        "04-02 12:00": "赵敏",
        "04-02 23:00": "王芳",
        "04-03 12:00": "王芳",
    }.items():
        office.until(moment)
        assert held(office) == [who]
    assert refused(office, CHEN, rostering.undo, first, message_id=1) == "roster-undo-late"
    office.does(CHEN, rostering.undo, shown.number, message_id=1)
    office.until("04-02 12:00")
    assert held(office) == ["王芳"], "what it replaced stands again"


def test_a_list_may_follow_the_command_in_a_message_of_its_own(office: Office) -> None:
    office.does(CHEN, clocking.by_command, f"roster {GRID}")
    assert newest(office, Roster).stage == "shown"
    office.says(CHEN, "周五 8-20 王芳 / 20-8 赵敏")
    shown = newest(office, Roster)
    assert (shown.stage, len(shown.taken)) == ("preview", 2)
    office.says(CHEN, "谢谢")
    assert newest(office, Line).key == "staff-not-understood"
    office.does(CHEN, rostering.confirm, shown.number, message_id=1)
    office.until("04-01 21:00")
    assert held(office) == ["赵敏"]


def test_the_roster_as_it_stands_is_shown_with_its_gaps(office: Office) -> None:
    saved(office, "周五 8-20 王芳")
    office.does(CHEN, clocking.by_command, "roster 网格员 东门网格")
    shown = newest(office, Roster)
    assert shown.taken == (("2022-04-01", "08:00", "20:00", "王芳"),)
    assert shown.gaps[0] == ("04-01 07:00", "04-01 08:00")


@pytest.mark.parametrize(
    ("who", "where", "key"),
    [
        (FANG, GRID, "not-allowed"),
        (LIU, "长河街道 卫生院", "not-allowed"),
        (CHEN, "长河街道 卫生院", "not-allowed"),
        (CHEN, "东门网格 厨师", "team-role-wrong"),
        (CHEN, "东门网格", "roster-usage"),
        (CHEN, "东风社区 管理员", "duty-admin"),
        (CHEN, "南门网格 网格员", "place-unknown"),
        (LIN, "东风社区 网格员", "roster-nobody"),
    ],
)
def test_who_may_not_plan_an_office_or_names_none_is_told_why(office: Office, who: int, where: str, key: str) -> None:
    assert refused(office, who, clocking.by_command, f"roster {where}\n{WEEK}") == key
    assert office.rows(Dialogue) == []


def test_a_roster_button_pressed_by_somebody_else_does_nothing(office: Office) -> None:
    number = saved(office, WEEK)
    other = pasted(office, "周六 8-20 赵敏").number
    for who in (FANG, STRANGER):
        assert refused(office, who, rostering.confirm, other, message_id=1) == "button-answered"
        assert refused(office, who, rostering.undo, number, message_id=1) == "not-allowed"
    assert refused(office, CHEN, rostering.undo, 999, message_id=1) == "button-unknown"


# ── on and off by hand, and deputies ─────────────────────────────────────────────────────────


def test_off_passes_the_office_to_the_other_and_on_brings_it_back(office: Office) -> None:
    office.does(FANG, clocking.by_command, "off")
    assert held(office) == ["赵敏"]
    assert newest(office, DutyCard).lines == (("worker", "东门网格", "off", ""),)
    office.does(FANG, clocking.press, "on", message_id=1)
    assert held(office) == ["王芳", "赵敏"]
    assert newest(office, DutyCard).lines == (("worker", "东门网格", "on", ""),)
    office.does(MIN, clocking.by_command, "on")
    office.does(FANG, clocking.by_command, "下班")
    assert held(office) == ["赵敏"]


def test_off_lasts_until_the_next_shift_of_ones_own(office: Office) -> None:
    saved(office, WEEK)
    office.until("04-01 12:00")
    office.does(FANG, clocking.by_command, "off")
    assert held(office) == []
    assert newest(office, DutyCard).lines == (("worker", "东门网格", "off", "04-02 08:00"),)
    office.until("04-02 08:00")
    assert held(office) == ["王芳"]


def test_on_beside_a_roster_ends_by_itself_after_twelve_hours(office: Office) -> None:
    saved(office, WEEK)
    office.until("04-01 21:00")
    office.does(FANG, clocking.by_command, "on")
    assert held(office) == ["王芳", "赵敏"]
    office.until("04-02 07:00")
    assert held(office) == ["王芳", "赵敏"]
    office.until("04-02 21:00")
    assert held(office) == ["赵敏"]


def test_with_a_roster_and_nobody_on_the_deputy_holds_it_and_else_the_lead_hears(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    saved(office, "周六 8-20 王芳")
    assert held(office) == []
    office.clear()
    office.says(WANG, "38.5")
    told = {row.chat_id for row in office.deliver() and office.rows(Outbox) if row.notice == "AlertCard"}
    assert told == {CHEN, LIU}, "the rung of the worker is passed at once"
    office.does(FANG, clocking.by_command, "deputy 赵敏")
    assert held(office) == ["赵敏"]


def test_words_for_an_office_without_anybody_reach_the_lead(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    saved(office, "周六 8-20 王芳")
    office.clear()
    office.says(WANG, "楼下的灯坏了")
    assert {(letter.chat_id) for letter in office.deliver()} == {WANG, CHEN}


def test_when_the_whole_line_is_off_the_admins_hear(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    for who in (FANG, MIN, CHEN, SUN, QIAN):
        office.does(who, clocking.by_command, "off")
    office.clear()
    office.says(WANG, "楼下的灯坏了")
    office.says(WANG, "39.1")
    letters = office.deliver()
    assert LIN in {letter.chat_id for letter in letters}
    assert [type(letter.notice).__name__ for letter in letters if letter.chat_id == LIN] == [
        "AlertView",
        "FromResident",
    ]


def test_a_deputy_is_named_for_the_episodes_too_and_taken_back(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.does(CHEN, clocking.by_command, "deputy 孙主任")
    assert held(office, Role.LEAD) == ["陈书记", "孙主任"]
    sun, chen = staff_id(office, SUN), staff_id(office, CHEN)
    assert [one.deputy_id for one in office.rows(EpisodeParty) if one.staff_id == chen] == [sun]
    office.does(CHEN, clocking.by_command, "deputy 无")
    assert held(office, Role.LEAD) == ["陈书记"]
    assert [one.deputy_id for one in office.rows(EpisodeParty) if one.staff_id == chen] == [None]


@pytest.mark.parametrize(
    ("who", "tail", "key"),
    [
        (FANG, "deputy", "deputy-usage"),
        (FANG, "deputy 王芳", "deputy-self"),
        (FANG, "deputy 李四", "deputy-unknown"),
        (FANG, "deputy 周所", "deputy-elsewhere"),
        (FANG, "holiday", "duty-usage"),
        (LIN, "on", "duty-admin"),
        (LIN, "deputy 王芳", "duty-admin"),
        (STRANGER, "", "not-allowed"),
        (LI, "on", "not-allowed"),
    ],
)
def test_a_wrong_word_after_duty_is_told_why(office: Office, who: int, tail: str, key: str) -> None:
    assert refused(office, who, clocking.by_command, tail) == key
    assert office.rows(Shift) == []


def test_duty_is_no_business_of_a_group_and_no_forged_button_does_anything(office: Office) -> None:
    assert refused(office, FANG, clocking.by_command, "on", group=-7) == "in-private-only"
    assert refused(office, FANG, clocking.press, "holiday", message_id=1) == "button-unknown"
    assert refused(office, FANG, clocking.press, "on", message_id=1, group=-7) == "in-private-only"


def test_an_admin_sees_that_there_are_no_shifts_for_them(office: Office) -> None:
    office.does(LIN, clocking.by_command, "")
    assert newest(office, DutyCard).lines == ()


# ── a shift begins ───────────────────────────────────────────────────────────────────────────


def test_whoever_comes_on_has_the_open_alerts_and_whoever_goes_keeps_what_they_took(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.enrol(LI, "李奶奶")
    saved(office, WEEK)
    office.until("04-01 08:00")
    office.ticks(relieving.begin_due)
    office.until("04-01 19:50")
    office.says(WANG, "37.5")
    taken = office.alert().id
    office.deliver()
    office.does(FANG, handling.press, taken, Press.MINE, message_id=None)
    office.says(LI, "37.6")
    office.deliver()
    office.clear()
    office.until("04-01 20:00")
    assert office.ticks(relieving.begin_due).begun == 1
    address = offices.to_staff(staff_id(office, MIN))
    assert [type(one) for one in office.owed(address)] == [ShiftBegun, AlertCard]
    begun = next(letter for letter in office.deliver() if type(letter.notice).__name__ == "ShiftView")
    assert begun.chat_id == MIN
    assert [(one[3], one[2]) for one in begun.notice.open] == [("李奶奶", "37.6")]  # type: ignore[attr-defined]
    assert [one[3] for one in begun.notice.taken] == ["王大爷"]  # type: ignore[attr-defined]
    assert office.ticks(relieving.begin_due).begun == 0
    owner = next(one for one in office.rows(Alert) if one.id == taken)
    assert (owner.state, owner.acked_by) == (AlertState.ACKED, staff_id(office, FANG))


def test_the_next_rung_after_the_change_goes_to_whoever_is_on(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    saved(office, WEEK)
    office.until("04-01 19:58")
    office.says(WANG, "38.5")
    office.deliver()
    office.until("04-01 20:30")
    office.does(FANG, handling.press, office.alert().id, Press.MINE, message_id=None)
    office.does(FANG, handling.press, office.alert().id, Press.BACK, message_id=None)
    chats = {letter.chat_id for letter in office.deliver()}
    assert MIN in chats


def test_a_shift_that_was_undone_or_whose_person_left_tells_nobody(office: Office) -> None:
    number = saved(office, "周五 8-20 王芳")
    office.does(CHEN, rostering.undo, number, message_id=1)
    office.clear()
    office.until("04-01 08:00")
    office.ticks(relieving.begin_due)
    assert office.owed() == []
    saved(office, "周六 8-20 赵敏")
    office.does(LIN, teaming.by_command, f"remove {MIN}")
    office.clear()
    office.until("04-02 08:00")
    office.ticks(relieving.begin_due)
    assert office.owed() == []


# ── gaps ─────────────────────────────────────────────────────────────────────────────────────


def gap_lines(office: Office) -> list[tuple[str, str, str]]:
    """Every gap that was ever pointed out: to whom, from when, until when."""
    return [
        (row.recipient.split(":")[1], row.params["values"]["starts"], row.params["values"]["until"])
        for row in office.rows(Outbox)
        if row.params.get("key") == "gap-tomorrow"
    ]


def test_a_gap_is_pointed_out_the_day_before_once_and_again_when_it_changes(office: Office) -> None:
    saved(office, "周五 0:00-24:00 王芳\n周六 8-20 王芳")
    office.until("04-01 16:59")
    assert office.ticks(relieving.point_out_gaps).gaps == 0
    office.until("04-01 17:00")
    assert office.ticks(relieving.point_out_gaps).gaps == 2
    first = [
        ("lead", "04-02 00:00", "04-02 08:00"),
        ("admin", "04-02 00:00", "04-02 08:00"),
        ("lead", "04-02 20:00", "04-03 00:00"),
        ("admin", "04-02 20:00", "04-03 00:00"),
    ]
    assert gap_lines(office) == first
    office.wait(minutes=5)
    assert office.ticks(relieving.point_out_gaps).gaps == 0
    saved(office, "周六 8-22 王芳")
    assert office.ticks(relieving.point_out_gaps).gaps == 1
    assert gap_lines(office)[4:] == [("lead", "04-02 22:00", "04-03 00:00"), ("admin", "04-02 22:00", "04-03 00:00")]


def test_an_office_without_a_roster_has_no_gaps(office: Office) -> None:
    office.does(FANG, clocking.by_command, "off")
    office.until("04-01 17:00")
    assert office.ticks(relieving.point_out_gaps).gaps == 0


# ── who is on ────────────────────────────────────────────────────────────────────────────────


def test_a_lead_sees_every_office_until_when_and_who_is_next_and_whom_nothing_reaches(office: Office) -> None:
    saved(office, WEEK)
    office.until("04-01 12:00")
    office.does(CHEN, whoson.by_command, "")
    seen = newest(office, WhosOn)
    lines = {(role, place): rest for role, place, *rest in seen.offices}
    assert lines["role-worker", "东门网格"] == ["on", "王芳", "20:00", "20:00 赵敏"]
    assert lines["role-lead", "东风社区"] == ["always", "陈书记", "", ""]
    assert lines["role-district", "开发区"][1] == "钱局"
    assert seen.unreached == ()


def test_who_never_opened_the_bot_and_who_blocked_it_stand_in_the_list_of_a_lead(office: Office) -> None:
    office.does(LIN, teaming.by_command, "add 3001 网格员 东门网格 吴霞")

    def block(session: Session) -> None:
        session.exec(select(Staff).where(Staff.telegram_id == MIN)).one().unreachable_since = office.now

    office.db.call(block)
    office.does(CHEN, whoson.by_command, "东门网格")
    assert newest(office, WhosOn).unreached == (
        ("赵敏", "role-worker", "东门网格", True),
        ("吴霞", "role-worker", "东门网格", False),
    )
    assert "⚠️ 赵敏" in newest(office, WhosOn).offices[-1][3]
    office.does(FANG, whoson.by_command, "")
    assert newest(office, WhosOn).unreached == (), "a worker sees the chain, not the list"


def test_a_worker_sees_their_own_chain_and_no_other_grid(office: Office) -> None:
    office.does(LIN, placing.by_command, "add 开发区/长河街道/西山社区/一网格")
    office.does(LIN, teaming.by_command, "add 3001 网格员 一网格 吴霞")
    office.does(FANG, whoson.by_command, "")
    assert {place for _, place, *_ in newest(office, WhosOn).offices} == {"开发区", "长河街道", "东风社区", "东门网格"}
    assert refused(office, FANG, whoson.by_command, "一网格") == "not-allowed"
    office.does(FANG, whoson.by_command, "长河街道")
    assert {place for _, place, *_ in newest(office, WhosOn).offices} == {"开发区", "长河街道", "东门网格"}
    assert refused(office, STRANGER, whoson.by_command, "") == "not-allowed"
    assert refused(office, CHEN, whoson.by_command, "", group=-7) == "in-private-only"


def test_a_hole_shows_who_stands_in_or_that_it_goes_up(office: Office) -> None:
    saved(office, "周六 8-20 王芳")
    office.does(CHEN, whoson.by_command, "东门网格")
    assert newest(office, WhosOn).offices[-1][2:] == ("gap", "", "", "04-02 08:00 王芳")
    office.does(FANG, clocking.by_command, "deputy 赵敏")
    office.does(CHEN, whoson.by_command, "东门网格")
    assert newest(office, WhosOn).offices[-1][2:4] == ("stand-in", "赵敏")


# ── what rings ───────────────────────────────────────────────────────────────────────────────


def chosen(office: Office, who: int, kind: Kind, mode: str) -> str:
    return office.does(who, ringing.choose, kind.value, mode, message_id=1).key


def sent(office: Office, text: str) -> dict[int, bool]:
    """王大爷 says something; who hears of it, and whether without a sound."""
    office.clear()
    office.says(WANG, text)
    return {letter.chat_id: letter.silent for letter in office.deliver() if letter.chat_id != WANG}


def test_words_can_be_silent_or_go_to_the_next_who_has_them_on(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    assert sent(office, "楼下的灯坏了") == {FANG: False}
    assert chosen(office, FANG, Kind.WORDS, "silent") == "ringing-now-silent"
    assert sent(office, "楼下的灯坏了") == {FANG: True}
    chosen(office, FANG, Kind.WORDS, "off")
    assert sent(office, "楼下的灯坏了") == {MIN: False}
    chosen(office, MIN, Kind.WORDS, "off")
    assert sent(office, "楼下的灯坏了") == {CHEN: False}
    for who in (CHEN, SUN, QIAN, LIN):
        chosen(office, who, Kind.WORDS, "off")
    assert sent(office, "楼下的灯坏了") == {LIN: True}, "never nobody: the admins are the end"


def test_a_yellow_alert_turned_off_goes_to_the_next_and_red_never_does(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    chosen(office, FANG, Kind.YELLOW, "off")
    assert sent(office, "37.5") == {MIN: False, LIU: False}
    assert chosen(office, FANG, Kind.RED, "off") == "ringing-always"
    assert chosen(office, FANG, Kind.SOS, "silent") == "ringing-always"
    assert FANG in sent(office, "39.0")


def test_a_forged_choice_is_refused(office: Office) -> None:
    assert refused(office, FANG, ringing.choose, "everything", "off", message_id=1) == "button-unknown"
    assert refused(office, FANG, ringing.choose, "words", "loud", message_id=1) == "button-unknown"
    assert refused(office, STRANGER, ringing.choose, "words", "off", message_id=1) == "not-allowed"
    assert refused(office, FANG, ringing.by_command, group=-7) == "in-private-only"


# ── the message of the morning ───────────────────────────────────────────────────────────────


def test_what_can_wait_at_night_is_one_message_in_the_morning(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.until("04-01 22:00")
    office.clear()
    for words in ("楼下的灯坏了", "窗户也关不上", "信箱打不开"):
        office.says(WANG, words)
    office.enrol(LI, "李奶奶")
    assert {letter.chat_id for letter in office.deliver()} <= {WANG, LI, FANG}
    night = [row for row in office.rows(Outbox) if row.why == "in the morning message"]
    assert len(night) == 4
    office.until("04-02 06:29")
    assert office.deliver() == []
    office.until("04-02 06:30")
    (letter,) = [one for one in office.deliver() if one.chat_id == FANG]
    assert type(letter.notice).__name__ == "MorningView"
    assert [name for name, _ in letter.notice.notices] == ["FromResident"] * 3 + ["Line"]  # type: ignore[attr-defined]


def test_a_single_thing_of_the_night_comes_as_it_is(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.until("04-01 22:00")
    office.clear()
    office.says(WANG, "楼下的灯坏了")
    office.deliver()
    office.until("04-02 06:30")
    (letter,) = office.deliver()
    assert type(letter.notice).__name__ == "FromResident"


def test_the_orders_of_a_night_are_one_list_in_the_morning(office: Office) -> None:
    for who, name in ((WANG, "王大爷"), (LI, "李奶奶")):
        office.enrol(who, name)
    office.until("04-01 22:00")
    office.clear()
    for who in (WANG, LI):
        office.says(who, "要大米一袋，明天要")
    office.deliver()
    office.until("04-02 06:30")
    letters = [one.notice for one in office.deliver() if one.chat_id == FANG]
    (listed,) = [one for one in letters if type(one).__name__ in {"SupplyPage", "SupplyView"}]
    assert isinstance(listed, SupplyPage)
    assert [row[2] for row in listed.lines] == ["王大爷", "李奶奶"]


def test_an_order_of_the_night_that_stayed_alone_is_its_card(office: Office) -> None:
    for who, name in ((WANG, "王大爷"), (LI, "李奶奶")):
        office.enrol(who, name)
    office.until("04-01 22:00")
    office.clear()
    for who in (WANG, LI):
        office.says(who, "要大米一袋，明天要")
    office.deliver()
    office.does(MIN, supplying.accept, office.rows(SupplyRequest)[0].id, Eta.TODAY)
    office.until("04-02 06:30")
    (view,) = [one.notice for one in office.deliver() if one.chat_id == FANG and isinstance(one.notice, SupplyView)]
    assert view.name == "李奶奶"


def test_the_hours_are_those_of_the_place(office: Office) -> None:
    def later(session: Session) -> None:
        places.ending_in(session, ["东风社区"])[0].rules = {"quiet_until": "07:30"}

    office.db.call(later)
    office.enrol(WANG, "王大爷")
    office.until("04-01 22:00")
    office.clear()
    office.says(WANG, "楼下的灯坏了")
    office.deliver()
    office.until("04-02 07:00")
    assert office.deliver() == []
    office.until("04-02 07:30")
    assert [letter.chat_id for letter in office.deliver()] == [FANG]


def test_a_long_night_is_more_than_one_message_and_nothing_is_cut(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.until("04-01 22:00")
    office.clear()
    for number in range(25):
        office.says(WANG, f"第{number}件事" + "请帮忙看看" * 30)
    office.deliver()
    office.until("04-02 06:30")
    views = [letter.notice for letter in office.deliver()]
    inside = "".join(str(view) for view in views)
    assert all(f"第{number}件事" in inside for number in range(25))
    assert 1 < len(views) < 25


def test_an_alert_and_a_call_do_not_wait_for_the_morning(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.until("04-01 23:00")
    office.clear()
    office.does(WANG, calling.phone_me)
    office.says(WANG, "38.9")
    kinds = [type(letter.notice).__name__ for letter in office.deliver() if letter.chat_id == FANG]
    assert sorted(kinds) == ["AlertView", "FromResident"]


def test_whoever_came_on_by_hand_is_on_without_an_end(office: Office) -> None:
    for word in ("off", "on"):
        office.does(FANG, clocking.by_command, word)
    office.clear()
    office.does(FANG, whoson.by_command, "")
    (seen,) = [one.notice for one in office.deliver() if isinstance(one.notice, WhosOn)]
    said = Renderer(Texts.load(strict=True)).render(seen, "zh-CN").text
    assert "✅ 东门网格　网格员：王芳\n" in f"{said}\n" and "—" not in said
