"""Released by people and never by the clock: the worker and the health centre agree, the lead confirms."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.notices import (
    DueView,
    Line,
    Notice,
    People,
    RecordView,
    ReleaseNoticeView,
    ReleaseView,
    Word,
)
from bot.render import Renderer
from bot.rules.aftercare import CallOutcome
from bot.rules.escalation import AlertState, Outcome
from bot.services import (
    caring,
    enrolling,
    following_up,
    handling,
    own_record,
    preferring,
    releasing,
    reporting,
    rounds,
    stopping,
)
from bot.services.refusals import NotAllowed, Refused
from bot.services.toasts import Toast
from bot.texts import Texts
from storage.models import AftercareCall, Audit, Check, Episode, Outbox, ReleaseStepTaken, Resident
from storage.words import CheckState, EpisodeState
from tests.services.office import CHEN, FANG, LI, LIN, LIU, MIN, STRANGER, WANG, ZHOU, Office
from tests.services.remembered import remembered

LAST_DAY = "04-01 09:00"
RENDERER = Renderer(Texts.load(strict=True))


@pytest.fixture
@remembered
def li(office: Office) -> int:
    """李奶奶's fourteenth day, in the morning; her temperature is taken. Returns the number of her isolation."""
    office.enrol(LI, "李奶奶", "3号楼2单元501 13800000002 2022-03-19")
    office.ticks(caring.tell_news)
    office.until(LAST_DAY)
    office.says(LI, "36.5 没有不舒服")
    office.deliver()
    return office.rows(Episode)[0].id or 0


def agree(office: Office, who: int, episode: int, step: str) -> Toast:
    return office.does(who, releasing.agree, episode, step)


def agreed(office: Office, episode: int) -> None:
    """The worker and the health centre have said yes."""
    agree(office, FANG, episode, "worker")
    agree(office, LIU, episode, "health")


def released(office: Office, episode: int) -> None:
    agreed(office, episode)
    assert agree(office, CHEN, episode, "lead").key == "release-done"


def state(office: Office) -> EpisodeState:
    return office.rows(Episode)[0].state


def seen(office: Office, who: int, kind: type[Notice]) -> list[Any]:
    """What somebody is told of one kind, drawn as it is sent."""
    return [one.notice for one in office.deliver() if one.chat_id == who and isinstance(one.notice, kind)]


def card(office: Office, who: int, name: str = "李奶奶") -> ReleaseView:
    office.does(who, releasing.by_command, name)
    view = seen(office, who, ReleaseView)[-1]
    assert isinstance(view, ReleaseView)
    return view


def missing(view: ReleaseView) -> dict[str, str]:
    return {str(condition).removeprefix("unmet-"): str(told).removeprefix("role-") for condition, told in view.unmet}


# ── the way to a release ─────────────────────────────────────────────────────────────────────


def test_worker_and_health_centre_agree_the_lead_confirms_and_the_notice_goes_out(office: Office, li: int) -> None:
    assert missing(card(office, CHEN)) == {"worker": "worker", "health": "health"}
    assert agree(office, FANG, li, "worker").key == "release-agreed"
    assert agree(office, LIU, li, "health").key == "release-agreed"
    (called,) = seen(office, CHEN, ReleaseView)[-1:]
    assert called.unmet == () and called.may_agree == ("lead",)
    assert state(office) is EpisodeState.ACTIVE, "never by itself"
    assert agree(office, CHEN, li, "lead") == Toast("release-done", (("name", "李奶奶"),))
    episode = office.rows(Episode)[0]
    assert (episode.state, episode.ended_at) == (EpisodeState.RELEASED, office.now)
    assert (episode.next_round_at, episode.next_day, episode.next_slot) == (None, None, "")
    said = office.deliver()
    (notice,) = [one.notice for one in said if one.chat_id == LI and isinstance(one.notice, ReleaseNoticeView)]
    assert (notice.name, notice.days, notice.place, notice.own) == ("李奶奶", 14, "东风社区", True)
    assert notice.number == f"2022-{li:05d}"
    told = {one.chat_id for one in said if isinstance(one.notice, Line) and one.notice.key == "release-told"}
    assert told == {FANG}
    assert {"release-worker", "release-health", "released"} <= {one.what for one in office.rows(Audit)}


def test_on_the_last_day_worker_health_centre_and_lead_get_the_list_once(office: Office, li: int) -> None:
    office.enrol(WANG, "王大爷")
    office.until("04-01 10:00")
    for _ in range(3):
        office.ticks(caring.tell_news)
    said = [one for one in office.deliver() if isinstance(one.notice, DueView)]
    assert sorted(one.chat_id for one in said) == [FANG, CHEN, LIU]
    view = said[0].notice
    assert isinstance(view, DueView)
    assert [(name, address) for _, name, address, _ in view.people] == [("李奶奶", "3号楼2单元501")]
    assert view.people[0][3] == (Word("unmet-worker"), Word("unmet-health"))
    released(office, li)
    office.does(CHEN, releasing.refresh_due, view.place, view.day)
    (again,) = seen(office, CHEN, DueView)[-1:]
    assert (again.count, again.released) == (0, ("李奶奶",))


def test_whoever_was_not_released_is_on_the_list_of_the_next_day_again(office: Office, li: int) -> None:
    for day in ("04-01 10:00", "04-02 10:00"):
        office.until(day)
        office.ticks(caring.tell_news)
        views = [one for one in office.deliver() if isinstance(one.notice, DueView)]
        assert {one.chat_id for one in views} >= {FANG, CHEN, LIU}, day


def test_a_check_that_waits_is_excused_and_nobody_is_asked_again(office: Office, li: int) -> None:
    office.until("04-01 18:00")
    while office.ticks(rounds.open_due).opened:
        pass
    assert office.rows(Check)[-1].state is CheckState.DUE
    released(office, li)
    assert office.rows(Check)[-1].state is CheckState.EXCUSED
    office.clear()
    for _ in range(4):
        office.wait(hours=12)
        assert office.ticks(rounds.open_due).opened == 0
        assert office.ticks(rounds.chase_due).nudged == 0
    assert office.owed(office.reporter(LI)) == []


# ── what is not fulfilled ────────────────────────────────────────────────────────────────────


def unmeasured(office: Office) -> int:
    office.enrol(LI, "李奶奶", "2022-03-19")
    office.until(LAST_DAY)
    return office.rows(Episode)[0].id or 0


def feverish(office: Office) -> int:
    number = unmeasured(office)
    office.says(LI, "37.6")
    return number


def coughing(office: Office) -> int:
    office.enrol(LI, "李奶奶", "2022-03-20")
    office.until("04-01 20:00")
    office.says(LI, "36.6 有点咳嗽")
    office.does(FANG, handling.close, office.alert().id or 0, Outcome.EASED, message_id=None)
    office.until("04-02 09:00")
    office.says(LI, "36.5")
    return office.rows(Episode)[0].id or 0


@pytest.mark.parametrize(
    ("begin", "expected"),
    [
        (unmeasured, {"reading": FANG}),
        (feverish, {"alert": FANG, "symptom": LIU}),
        (coughing, {"symptom": LIU}),
    ],
)
def test_what_is_missing_is_said_and_told_to_whoever_can_do_something(
    office: Office, begin: Callable[[Office], int], expected: dict[str, int]
) -> None:
    number = begin(office)
    agreed(office, number)
    office.deliver()
    answer = agree(office, CHEN, number, "lead")
    assert (answer.key, answer.alarm) == ("release-not-yet", True)
    assert ("count", str(len(expected))) in answer.values
    assert state(office) is EpisodeState.ACTIVE
    roles = {FANG: "worker", LIU: "health"}
    assert missing(card(office, CHEN)) == {what: roles[who] for what, who in expected.items()}
    agree(office, CHEN, number, "lead")  # and pressed again nobody is told twice
    rows = [row for row in office.rows(Outbox) if row.key.startswith(f"release:{number}:")]
    told = [row.recipient for row in rows if not row.key.endswith(":lead")]
    assert len(told) == len(set(told)) == len(set(expected.values()))


def test_before_the_last_day_nobody_is_told_and_nobody_is_released(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.until("04-10 09:00")
    office.says(LI, "36.5")
    number = office.rows(Episode)[0].id or 0
    agreed(office, number)
    office.deliver()
    assert agree(office, CHEN, number, "lead").key == "release-not-yet"
    assert missing(card(office, CHEN)) == {"last_day": "", "reading": "worker"}


def test_a_cough_after_both_agreed_asks_them_again(office: Office, li: int) -> None:
    agreed(office, li)
    office.wait(minutes=5)
    office.says(LI, "有点咳嗽")
    assert set(missing(card(office, CHEN))) >= {"symptom", "worker", "health"}
    view = card(office, FANG)
    assert view.may_agree == (), "one's own yes stands on the card and can be taken back"
    assert view.may_take_back


# ── who may ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("who", "step"),
    [
        (FANG, "health"),
        (FANG, "lead"),
        (LIU, "worker"),
        (LIU, "lead"),
        (ZHOU, "worker"),
        (ZHOU, "health"),
        (LI, "worker"),
        (STRANGER, "lead"),
    ],
)
def test_nobody_agrees_for_somebody_else(office: Office, li: int, who: int, step: str) -> None:
    with pytest.raises(NotAllowed):
        agree(office, who, li, step)
    assert office.rows(ReleaseStepTaken) == []


def test_one_person_presses_one_of_the_three(office: Office, li: int) -> None:
    agree(office, CHEN, li, "worker")
    assert agree(office, CHEN, li, "lead").key == "release-one-person"
    agree(office, LIN, li, "health")
    assert agree(office, LIN, li, "lead").key == "release-one-person"
    assert card(office, LIN).may_agree == ()


@pytest.mark.parametrize("word", ["", "boss", "LEAD", "worker:1"])
def test_a_forged_press_is_refused(office: Office, li: int, word: str) -> None:
    with pytest.raises(Refused, match="button-unknown"):
        agree(office, CHEN, li, word)
    with pytest.raises(Refused, match="button-unknown"):
        agree(office, CHEN, 9999, "lead")


def test_names_and_doors_are_for_private_chats(office: Office, li: int) -> None:
    with pytest.raises(Refused, match="in-private-only"):
        office.does(CHEN, releasing.by_command, "李奶奶", group=-7)
    with pytest.raises(Refused, match="in-private-only"):
        office.does(CHEN, releasing.agree, li, "lead", group=-7)


@pytest.mark.parametrize(("tail", "key"), [("", "release-usage"), ("没有这个人", "find-nobody")])
def test_a_wrong_name_is_said_so(office: Office, li: int, tail: str, key: str) -> None:
    with pytest.raises(Refused, match=key):
        office.does(CHEN, releasing.by_command, tail)


def test_several_of_one_name_are_offered(office: Office, li: int) -> None:
    office.enrol(WANG, "李爷爷")
    office.does(CHEN, releasing.by_command, "李")
    (choice,) = seen(office, CHEN, People)
    assert [what.split(":")[0] for what, _ in choice.people] == ["rel", "rel"]
    office.does(CHEN, releasing.press, int(choice.people[0][0].split(":")[1]))
    assert seen(office, CHEN, ReleaseView)


def test_somebody_who_is_not_in_isolation_has_nothing_to_release(office: Office, li: int) -> None:
    def void(session: Any) -> None:
        session.get(Episode, li).state = EpisodeState.VOID

    office.db.call(void)
    with pytest.raises(Refused, match="release-not-isolated"):
        office.does(CHEN, releasing.by_command, "李奶奶")


# ── twice, by two, too late; and back again ──────────────────────────────────────────────────


def test_a_confirmation_pressed_twice_or_by_two_leads_counts_once(office: Office, li: int) -> None:
    released(office, li)
    office.deliver()
    for who in (CHEN, LIN):
        again = agree(office, who, li, "lead")
        assert (again.key, again.alarm) == ("release-already", True)
    assert [one.what for one in office.rows(Audit)].count("released") == 1
    assert seen(office, LI, ReleaseNoticeView) == []


def test_a_yes_can_be_taken_back_until_it_is_confirmed(office: Office, li: int) -> None:
    agreed(office, li)
    assert office.does(FANG, releasing.take_back, li).key == "release-taken-back"
    assert missing(card(office, CHEN)) == {"worker": "worker"}
    with pytest.raises(Refused, match="button-answered"):
        office.does(FANG, releasing.take_back, li)
    agree(office, MIN, li, "worker")
    assert agree(office, CHEN, li, "lead").key == "release-done"
    assert office.does(MIN, releasing.take_back, li).key == "release-already"


def test_a_release_can_be_undone_within_a_day_and_everything_goes_on(office: Office, li: int) -> None:
    released(office, li)
    office.ticks(caring.tell_news)
    office.wait(hours=1)
    with pytest.raises(NotAllowed):
        office.does(FANG, releasing.undo, li)
    assert office.does(CHEN, releasing.undo, li).key == "release-undone-toast"
    episode = office.rows(Episode)[0]
    assert (episode.state, episode.ended_at, episode.next_slot) == (EpisodeState.ACTIVE, None, "evening")
    said = [one.notice for one in office.deliver() if one.chat_id == LI]
    assert [one.key for one in said if isinstance(one, Line)] == ["release-undone"]
    assert not any(isinstance(one, ReleaseNoticeView) for one in said), "a notice not sent yet is void"
    assert {one.outcome for one in office.rows(AftercareCall)} == {CallOutcome.SKIPPED}
    assert office.does(CHEN, releasing.undo, li).key == "release-undo-late"
    released(office, li)  # and again, with its calls
    assert {one.outcome for one in office.rows(AftercareCall)} == {None}


def test_a_day_later_or_once_isolated_anew_it_cannot_be_undone(office: Office, li: int) -> None:
    released(office, li)
    office.does(FANG, enrolling.by_command, "李奶奶 东门网格 3号楼2单元501 13800000002")
    assert len(office.rows(Episode)) == 2, "the same person, a second time"
    assert office.does(CHEN, releasing.undo, li).key == "release-undo-late"


def test_after_a_day_it_stands(office: Office, li: int) -> None:
    released(office, li)
    assert card(office, CHEN).may_undo
    office.wait(hours=25)
    assert not card(office, CHEN).may_undo
    assert office.does(CHEN, releasing.undo, li).key == "release-undo-late"


# ── the notice ───────────────────────────────────────────────────────────────────────────────


def test_somebody_without_a_phone_has_the_notice_printed_by_the_worker(office: Office) -> None:
    office.enrol(LI, "李奶奶", "2022-03-19", scans=False)
    office.until(LAST_DAY)
    office.does(FANG, reporting.by_command, "李奶奶 36.5")
    released(office, office.rows(Episode)[0].id or 0)
    said = [one.notice for one in office.deliver() if one.chat_id == FANG]
    (notice,) = [one for one in said if isinstance(one, ReleaseNoticeView)]
    assert not notice.own
    assert "release-told-print" in [one.key for one in said if isinstance(one, Line)]


def test_the_notice_is_printed_again_for_staff_and_for_nobody_before(office: Office, li: int) -> None:
    with pytest.raises(Refused, match="button-answered"):
        office.does(FANG, releasing.print_again, li)
    released(office, li)
    office.deliver()
    assert office.does(FANG, releasing.print_again, li).key == "release-notice-below"
    assert len(seen(office, FANG, ReleaseNoticeView)) == 1
    with pytest.raises(NotAllowed):
        office.does(ZHOU, releasing.print_again, li)


def record(office: Office, who: int = LI) -> RecordView:
    office.does(who, own_record.by_command)
    view = seen(office, who, RecordView)[-1]
    assert isinstance(view, RecordView)
    return view


def test_a_released_resident_has_the_notice_sent_again_from_the_record(office: Office, li: int) -> None:
    resident = office.rows(Resident)[0].id or 0
    assert not record(office).paper
    with pytest.raises(Refused, match="record-no-paper"):
        office.does(LI, own_record.paper, resident)
    released(office, li)
    office.deliver()
    view = record(office)
    for language, label in (("zh-CN", "再看解除通知单"), ("en", "The release notice again")):
        assert label in str(RENDERER.render(view, language).keyboard) and view.paper
    office.does(LI, preferring.choose_language, "en", message_id=None)
    office.deliver()
    assert office.does(LI, own_record.paper, resident).key == "record-paper-coming"
    (letter,) = [one for one in office.deliver() if isinstance(one.notice, ReleaseNoticeView)]
    assert isinstance(letter.notice, ReleaseNoticeView) and letter.notice.own
    assert (letter.chat_id, letter.language) == (LI, "en")
    spoken = RENDERER.render(letter.notice, letter.language)
    assert spoken.picture is not None and spoken.picture.startswith(b"\x89PNG")


def test_the_notice_comes_again_a_few_times_an_hour_and_for_nobody_else(office: Office, li: int) -> None:
    office.enrol(WANG, "王大爷")
    released(office, li)
    office.deliver()
    resident = office.rows(Resident)[0].id or 0
    for _ in range(3):
        office.does(LI, own_record.paper, resident)
    with pytest.raises(Refused, match="record-paper-often"):
        office.does(LI, own_record.paper, resident)
    assert len(seen(office, LI, ReleaseNoticeView)) == 3
    office.wait(minutes=61)
    office.does(LI, own_record.paper, resident)
    for who, whom in ((WANG, resident), (STRANGER, resident), (LI, 9999)):
        with pytest.raises(Refused, match="button-unknown"):
            office.does(who, own_record.paper, whom)
    with pytest.raises(Refused, match="in-private-only"):
        office.does(LI, own_record.paper, resident, group=-7)


def test_a_notice_that_was_undone_meanwhile_is_not_said(office: Office, li: int) -> None:
    released(office, li)
    office.deliver()
    resident = office.rows(Resident)[0].id or 0
    office.does(LI, own_record.paper, resident)
    office.does(CHEN, releasing.undo, li)
    assert seen(office, LI, ReleaseNoticeView) == []
    with pytest.raises(Refused, match="record-no-paper"):
        office.does(LI, own_record.paper, resident)


def test_at_night_the_notice_waits_for_the_morning(office: Office, li: int) -> None:
    office.until("04-01 22:00")
    released(office, li)
    assert seen(office, LI, ReleaseNoticeView) == []
    office.until("04-02 06:31")
    assert len(seen(office, LI, ReleaseNoticeView)) == 1


def test_who_wanted_no_messages_gets_it_by_the_worker(office: Office, li: int) -> None:
    office.does(LI, stopping.stop, 0, message_id=None)
    office.does(FANG, handling.close, office.alert().id or 0, Outcome.BY_PHONE, message_id=None)
    released(office, li)
    assert seen(office, LI, ReleaseNoticeView) == []


def test_alerts_are_kept_when_an_isolation_ends(office: Office, li: int) -> None:
    released(office, li)
    office.wait(hours=2)
    office.says(LI, "37.8")
    assert office.alert().state is AlertState.OPEN


# ── the calls afterwards ─────────────────────────────────────────────────────────────────────


def test_the_worker_is_asked_to_phone_on_days_one_three_seven_and_fourteen(office: Office, li: int) -> None:
    released(office, li)
    asked = []
    for day in range(1, 16):
        office.until("04-01 10:00")
        office.now += timedelta(days=day)
        if office.ticks(following_up.tell_due).told:
            call = next(one for one in office.rows(AftercareCall) if one.closed_at is None and one.tries)
            office.does(FANG, following_up.press, call.id, "well")
            asked.append(day)
    assert asked == [1, 3, 7, 14]
    assert {one.outcome for one in office.rows(AftercareCall)} == {CallOutcome.WELL}


def test_a_call_without_answer_comes_again_and_in_the_end_the_lead_hears(office: Office, li: int) -> None:
    released(office, li)
    office.deliver()
    office.until("04-02 10:00")
    for tries in (1, 2, 3):
        assert office.ticks(following_up.tell_due).told >= 1
        call = office.rows(AftercareCall)[0]
        assert call.tries == tries
        assert office.does(FANG, following_up.press, call.id, "no_answer").key == "aftercall-tomorrow"
        office.wait(days=1)
    office.deliver()
    office.ticks(following_up.tell_due)
    assert office.rows(AftercareCall)[0].outcome is CallOutcome.NO_ANSWER
    assert "aftercall-given-up" in [one.key for one in seen(office, CHEN, Line)]


def test_somebody_unwell_is_an_alert_and_a_slip_is_taken_back(office: Office, li: int) -> None:
    released(office, li)
    office.until("04-02 10:00")
    office.ticks(following_up.tell_due)
    call = office.rows(AftercareCall)[0].id
    assert office.does(FANG, following_up.press, call, "unwell").key == "aftercall-alert"
    assert office.alert().resident_id == office.rows(Episode)[0].resident_id
    assert office.does(MIN, following_up.press, call, "well").key == "aftercall-over"
    assert office.does(FANG, following_up.press, call, "again").key == "ok"
    assert office.does(FANG, following_up.press, call, "well").key == "aftercall-noted"
    assert office.alert().state is AlertState.OPEN, "a correction closes no alert"


def test_a_call_is_nobodys_to_press_but_the_staffs(office: Office, li: int) -> None:
    released(office, li)
    call = office.rows(AftercareCall)[0].id
    for who in (ZHOU, LI, STRANGER):
        with pytest.raises(NotAllowed):
            office.does(who, following_up.press, call, "well")
    for word in ("", "skipped", "fine"):
        with pytest.raises(Refused, match="button-unknown"):
            office.does(FANG, following_up.press, call, word)


def test_who_is_isolated_anew_is_called_no_more(office: Office, li: int) -> None:
    released(office, li)
    office.does(FANG, enrolling.by_command, "李奶奶 东门网格 3号楼2单元501 13800000002")
    office.until("04-02 10:00")
    counts = office.ticks(following_up.tell_due)
    assert (counts.told, counts.skipped) == (0, 1)
