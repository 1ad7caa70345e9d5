"""What leads change about an isolation: longer, resting, to another place, and every other end; and back again."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import Session

from bot.notices import Ask, ChangeView, Line, Notice, PartingAsk, PauseAsk, People, ReassignmentView, Word
from bot.rules.changes import ChangeKind, ReassignmentState, pause_ends
from bot.rules.escalation import AlertState
from bot.services import (
    caring,
    changing,
    choosing_change,
    enrolling,
    menus,
    messaging,
    parting,
    pausing,
    placing,
    reassigning,
    releasing,
    rounds,
    ruling,
    summing,
    teaming,
    writing,
)
from bot.services.refusals import NotAllowed, Refused
from bot.services.toasts import Toast
from storage.models import (
    Audit,
    Check,
    Episode,
    EpisodeChange,
    EpisodeParty,
    Outbox,
    Place,
    Reassignment,
    Reporter,
    Resident,
)
from storage.words import CheckState, EpisodeState, OutboxState
from tests.each import each
from tests.services.office import CHEN, FANG, LI, LIN, LIU, STRANGER, SUN, WANG, ZHANG, ZHOU, Office
from tests.services.remembered import remembered
from tests.world import SHANGHAI, at

ELSEWHERE = 3001  # 何英, worker of 西门网格
ENDINGS = {
    ChangeKind.HOSPITAL: EpisodeState.TRANSFERRED,
    ChangeKind.MOVED: EpisodeState.MOVED,
    ChangeKind.DIED: EpisodeState.DIED,
    ChangeKind.MISTAKE: EpisodeState.VOID,
}


@pytest.fixture
@remembered
def li(office: Office) -> Office:
    """李奶奶 is on her first day, and 西门网格 next door has 何英."""
    office.does(LIN, placing.by_command, "add 开发区/长河街道/东风社区/西门网格")
    office.does(LIN, teaming.by_command, f"add {ELSEWHERE} 网格员 西门网格 何英 13800000009")
    office.does(ELSEWHERE, menus.help_)
    office.enrol(LI, "李奶奶", "3号楼2单元501 13800000002")
    office.ticks(caring.tell_news)
    office.deliver()
    return office


def episode(office: Office, at_: int = 0) -> Episode:
    return office.rows(Episode)[at_]


def seen(office: Office, who: int, kind: type[Notice]) -> list[Any]:
    return [one.notice for one in office.deliver() if one.chat_id == who and isinstance(one.notice, kind)]


def told(office: Office, who: int) -> list[str]:
    return [one.key for one in seen(office, who, Line)]


def change(office: Office) -> int:
    return office.rows(EpisodeChange)[-1].id or 0


def ends(office: Office, kind: ChangeKind, who: int = CHEN) -> Toast:
    return office.does(who, parting.choose, episode(office).id, kind.value, True, message_id=None)


# ── longer ───────────────────────────────────────────────────────────────────────────────────


def test_longer_by_three_days_with_the_reason_and_back(li: Office) -> None:
    before = episode(li).ends_on
    li.does(CHEN, changing.extend, "李奶奶 3 复测 等结果")
    assert episode(li).ends_on == before + timedelta(days=3)
    said = li.deliver()
    (view,) = [one.notice for one in said if one.chat_id == CHEN and isinstance(one.notice, ChangeView)]
    assert (view.what, view.old, view.new) == (Word("changed-extended"), before.isoformat(), "2022-04-17")
    assert (view.reason, view.who, view.may_undo) == ("复测 等结果", "陈书记", True)
    assert [one.notice.key for one in said if one.chat_id == LI and isinstance(one.notice, Line)] == ["extended-told"]
    assert li.does(CHEN, changing.undo, change(li)).key == "change-undone"
    assert episode(li).ends_on == before
    assert li.does(CHEN, changing.undo, change(li)).key == "change-undo-late"
    assert {"changed-extended", "change-undone"} <= {one.what for one in li.rows(Audit)}


def test_longer_after_the_last_round_asks_again_the_next_morning(li: Office) -> None:
    def over(session: Any) -> None:
        row = session.get(Episode, 1)
        row.ends_on, row.next_round_at, row.next_day = date(2022, 4, 1), None, None

    li.db.call(over)
    li.until("04-01 20:00")
    li.does(CHEN, changing.extend, "李奶奶 1")
    assert (episode(li).next_day, episode(li).next_slot) == (date(2022, 4, 2), "morning")


def test_no_number_of_days_is_said_so_and_how_many_are_allowed(li: Office) -> None:
    for tail in ("", "李奶奶"):
        with pytest.raises(Refused, match="extend-usage"):
            li.does(CHEN, changing.extend, tail)
    for word in ("零", "0", "29", "400", "-3"):
        with pytest.raises(Refused, match="extend-days") as refused:
            li.does(CHEN, changing.extend, f"李奶奶 {word}")
        assert refused.value.values == {"word": word, "most": 28, "name": "李奶奶"}
    assert not li.rows(EpisodeChange)


def test_of_several_of_a_name_the_chosen_one_is_changed_once(li: Office) -> None:
    other = li.enrol(WANG, "李爷爷")
    li.deliver()
    li.does(CHEN, changing.extend, "李 3 等结果")
    (offered,) = seen(li, CHEN, People)
    assert {what.split(":")[0] for what, _ in offered.people} == {"lifeto"}
    li.does(CHEN, choosing_change.choose, other)
    assert [one.ends_on for one in li.rows(Episode)] == [date(2022, 4, 14), date(2022, 4, 17)]
    assert li.rows(EpisodeChange)[0].reason == "等结果"
    with pytest.raises(Refused, match="button-answered"):
        li.does(CHEN, choosing_change.choose, other)


@pytest.mark.parametrize("who", [FANG, LIU, ZHOU, SUN, LI, STRANGER])
def test_only_leads_and_admins_change_an_isolation(li: Office, who: int) -> None:
    acts: list[tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = [
        (changing.extend, ("李奶奶 3",), {}),
        (pausing.by_command, ("李奶奶 3天",), {}),
        (reassigning.by_command, ("李奶奶 西门网格",), {}),
        (parting.ask, (1,), {}),
        (parting.choose, (1, "died", True), {"message_id": None}),
    ]
    for act, args, more in acts:
        with pytest.raises(NotAllowed):
            li.does(who, act, *args, **more)
    assert li.rows(EpisodeChange) == [] and li.rows(Reassignment) == []


# ── resting ──────────────────────────────────────────────────────────────────────────────────


def test_during_a_pause_nobody_is_asked_and_afterwards_by_itself(li: Office) -> None:
    li.until("04-01 08:00")
    li.ticks(rounds.open_due)
    li.does(CHEN, pausing.by_command, "李奶奶 2天")
    assert li.rows(Check)[0].state is CheckState.EXCUSED
    li.clear()
    asked = []
    for hours in range(0, 60, 2):
        li.now = at("04-01 08:00") + timedelta(hours=hours)
        for tick in (pausing.resume_due, rounds.open_due, rounds.chase_due, caring.tell_news):
            li.ticks(tick)
        asked += [(f"{li.now:%m-%d}", one) for one in li.owed(li.reporter(LI), kind=Ask)]
        li.clear()
    assert [one[0] for one in asked][:1] == ["04-03"], "the first round after the pause"
    assert episode(li).paused_until is None


def test_a_rule_that_changes_meanwhile_ends_no_pause_and_the_report_expects_nothing(li: Office) -> None:
    li.until("04-01 08:00")
    li.ticks(rounds.open_due)
    li.does(CHEN, pausing.by_command, "李奶奶 2天")
    li.does(LIN, ruling.by_command, "rounds 09:00 17:00")
    assert (episode(li).next_round_at or li.now) >= (episode(li).paused_until or li.now)
    li.until("04-01 17:00")
    li.ticks(rounds.open_due)
    assert [one.state for one in li.rows(Check)] == [CheckState.EXCUSED]

    def due(session: Session) -> int:
        top = session.get_one(Place, 1)
        return summing.sum_of(summing.lines_of(session, top, date(2022, 4, 1), now=li.now), top).due

    assert li.db.call(due) == 0


def test_the_worker_hears_that_a_pause_is_over_and_it_can_end_sooner(li: Office) -> None:
    li.does(CHEN, pausing.by_command, "李奶奶 4/3")
    assert li.does(CHEN, changing.undo, change(li)).key == "change-undone"
    assert (episode(li).paused_until, episode(li).next_slot) == (None, "morning")
    assert episode(li).next_round_at == at("04-01 08:00")
    li.does(CHEN, pausing.by_command, "李奶奶 1")
    li.deliver()
    li.until("04-02 07:00")
    assert li.ticks(pausing.resume_due).resumed == 1
    assert li.ticks(pausing.resume_due).resumed == 0
    assert told(li, FANG) == ["told-pause-over"]


@each(
    [("明天", "04-02"), ("到后天", "04-03"), ("直到4月5日", "04-05"), ("tomorrow", "04-02"), ("今天", ""), ("昨天", "")]
)
def test_a_pause_ends_on_the_day_that_was_said(said: str, day: str) -> None:
    ends = at(f"{day} 00:00") if day else None
    assert pause_ends(said, SHANGHAI, now=at("04-01 09:00")) == ends


def test_without_an_end_it_asks_for_one(li: Office) -> None:
    li.does(CHEN, pausing.by_command, "李奶奶")
    (ask,) = seen(li, CHEN, PauseAsk)
    assert episode(li).paused_until is None
    li.does(CHEN, pausing.press, ask.what, ask.number, 3)
    assert episode(li).paused_until == at("04-04 00:00")


def test_a_whole_place_rests_and_comes_back_together(li: Office) -> None:
    li.enrol(WANG, "王大爷")
    li.deliver()
    li.does(CHEN, pausing.by_command, "东门网格 2天")
    assert {one.paused_until for one in li.rows(Episode)} == {at("04-03 00:00")}
    (view,) = seen(li, CHEN, ChangeView)
    assert view.count == 2
    li.does(CHEN, changing.undo, view.change)
    assert {one.paused_until for one in li.rows(Episode)} == {None}
    with pytest.raises(Refused, match="pause-nobody"):
        li.does(CHEN, pausing.by_command, "西门网格 2天")


@pytest.mark.parametrize("until", ["昨天", "3/31", "40天", "2021-04-02", "4/1"])
def test_an_end_that_is_none_is_said_so(li: Office, until: str) -> None:
    with pytest.raises(Refused, match="pause-until-wrong"):
        li.does(CHEN, pausing.by_command, f"李奶奶 {until}")


# ── every other end ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", list(ENDINGS))
def test_an_isolation_ends_in_another_way_and_that_is_taken_back(li: Office, kind: ChangeKind) -> None:
    li.until("04-01 08:00")
    li.ticks(rounds.open_due)
    ends(li, kind)
    row = episode(li)
    assert (row.state, row.next_round_at, row.next_news_at) == (ENDINGS[kind], None, None)
    assert li.rows(Check)[0].state is CheckState.EXCUSED
    said = li.deliver()
    (view,) = [one.notice for one in said if one.chat_id == CHEN and isinstance(one.notice, ChangeView)]
    assert view.what == Word(f"changed-{kind.value}") and view.may_undo
    assert ends(li, kind).key == "release-already", "pressed twice it happens once"
    li.does(CHEN, changing.undo, view.change)
    row = episode(li)
    assert (row.state, row.next_slot, row.ended_at) == (EpisodeState.ACTIVE, "evening", None)
    li.until("04-01 18:00")
    li.ticks(rounds.open_due)
    assert li.owed(li.reporter(LI), kind=Ask)


@pytest.mark.parametrize("kind", [ChangeKind.DIED, ChangeKind.MISTAKE])
def test_what_is_hard_to_hear_by_mistake_is_asked_once_more(li: Office, kind: ChangeKind) -> None:
    li.does(CHEN, parting.ask, 1)
    li.does(CHEN, parting.choose, 1, kind.value, False, message_id=None)
    assert [one.kind for one in seen(li, CHEN, PartingAsk)] == ["", kind.value]
    assert episode(li).state is EpisodeState.ACTIVE


@pytest.mark.parametrize("word", ["", "released", "extended", "paused"])
def test_a_forged_end_is_refused(li: Office, word: str) -> None:
    with pytest.raises(Refused, match="button-unknown"):
        li.does(CHEN, parting.choose, 1, word, True, message_id=None)


def test_after_a_death_nothing_is_ever_sent_to_that_chat_again(li: Office) -> None:
    li.until("04-01 08:00")
    li.ticks(rounds.open_due)
    li.does(FANG, writing.by_command, messaging.MESSAGE, "李奶奶 米明天到")
    li.says(LI, "36.5")
    li.does(LI, menus.help_)
    assert li.owed(li.reporter(LI)), "something is owed"
    ends(li, ChangeKind.DIED)
    left = [row for row in li.rows(Outbox) if row.state is OutboxState.OWED]
    assert not [row for row in left if row.recipient == li.reporter(LI) or row.recipient.startswith(f"chat:{LI}:")]
    for days in range(1, 40):
        li.now = at("04-01 08:30") + timedelta(days=days)
        for tick in (rounds.open_due, rounds.chase_due, caring.tell_news, pausing.resume_due):
            li.ticks(tick)
        assert not [one for one in li.deliver() if one.chat_id == LI]
    li.does(FANG, writing.by_command, messaging.MESSAGE, "李奶奶 您好")
    assert not [one for one in li.deliver() if one.chat_id == LI]


def test_where_another_member_lives_only_what_is_about_the_dead_is_withdrawn(couple: Office) -> None:
    """王大爷's phone answers for himself and for 李奶奶, his wife."""
    couple.until("04-01 08:00")
    couple.ticks(rounds.open_due)
    couple.does(FANG, writing.by_command, messaging.MESSAGE, "李奶奶 米明天到")
    couple.does(FANG, writing.by_command, messaging.MESSAGE, "王大爷 菜明天到")
    wife = next(one for one in couple.rows(Resident) if one.name == "李奶奶").id
    number = next(one.id for one in couple.rows(Episode) if one.resident_id == wife)
    couple.does(CHEN, parting.choose, number, "died", True, message_id=None)
    said = [one.notice for one in couple.deliver() if one.chat_id == WANG]
    assert said, "the round and the message to the husband still come"
    assert "李奶奶" not in repr(said)
    assert couple.rows(Reporter)[0].closed_at is None


def test_a_death_that_was_a_mistake_is_taken_back_even_a_week_later(li: Office) -> None:
    ends(li, ChangeKind.DIED)
    li.wait(days=7)
    assert li.does(CHEN, changing.undo, change(li)).key == "change-undone"
    assert li.rows(Reporter)[0].closed_at is None
    li.ticks(rounds.open_due)
    while li.ticks(rounds.open_due).opened:
        pass
    assert episode(li).state is EpisodeState.ACTIVE


def test_moved_away_stands_after_a_day(li: Office) -> None:
    ends(li, ChangeKind.MOVED)
    li.wait(hours=25)
    assert li.does(CHEN, changing.undo, change(li)).key == "change-undo-late"


def test_the_same_person_a_second_time_keeps_the_history_apart(li: Office) -> None:
    ends(li, ChangeKind.MOVED)
    li.wait(days=3)
    li.does(FANG, enrolling.by_command, "李奶奶 东门网格 3号楼2单元501 13800000002")
    first, second = li.rows(Episode)
    assert first.resident_id == second.resident_id and len(li.rows(Resident)) == 1
    assert (second.starts_on, second.ends_on) == (date(2022, 4, 4), date(2022, 4, 17))
    assert li.does(CHEN, changing.undo, change(li)).key == "change-undo-late"
    li.until("04-04 08:00")
    li.ticks(rounds.open_due)
    assert [one.episode_id for one in li.rows(Check)] == [second.id]


def test_an_alert_stays_open_when_somebody_goes_to_hospital(li: Office) -> None:
    li.says(LI, "38.5")
    ends(li, ChangeKind.HOSPITAL)
    assert li.alert().state is AlertState.OPEN


# ── to another place ─────────────────────────────────────────────────────────────────────────


def sent(office: Office, tail: str = "李奶奶 西门网格 搬到女儿家") -> Reassignment:
    office.does(CHEN, reassigning.by_command, tail)
    return office.rows(Reassignment)[-1]


def decide(office: Office, who: int, word: str) -> Toast:
    return office.does(who, reassigning.decide, office.rows(Reassignment)[-1].id, word)


def test_until_it_is_accepted_the_first_place_is_responsible_and_then_everything_moves(li: Office) -> None:
    li.says(LI, "38.5")
    here, row = episode(li).place_id, sent(li)
    cards = {one.chat_id: one.notice for one in li.deliver() if isinstance(one.notice, ReassignmentView)}
    assert cards[ELSEWHERE].may_take and not cards[CHEN].may_take and cards[CHEN].may_take_back
    assert cards[CHEN].reason == "搬到女儿家"
    assert episode(li).place_id == here == li.alert().place_id
    assert decide(li, ELSEWHERE, "accepted").key == "transfer-accepted"
    assert episode(li).place_id == row.goal_id == li.alert().place_id == li.rows(Resident)[0].place_id
    assert {one.place_id for one in li.rows(EpisodeParty)} == {row.goal_id} and len(li.rows(EpisodeParty)) == 4
    said = li.deliver()
    assert any(one.chat_id == ELSEWHERE and type(one.notice).__name__ == "AlertView" for one in said)
    assert "transfer-resident-told" in [one.notice.key for one in said if isinstance(one.notice, Line)]
    assert decide(li, ELSEWHERE, "accepted") == Toast("transfer-over", alarm=True)


@pytest.mark.parametrize(("who", "word"), [(ELSEWHERE, "refused"), (CHEN, "taken_back")])
def test_refused_or_taken_back_it_stays(li: Office, who: int, word: str) -> None:
    here = episode(li).place_id
    sent(li)
    assert decide(li, who, word).key == f"transfer-{word}"
    assert episode(li).place_id == here
    assert decide(li, ELSEWHERE, "accepted").key == "transfer-over"
    sent(li)  # and it can be tried again


def test_not_accepted_in_time_the_sender_and_the_lead_hear(li: Office) -> None:
    sent(li)
    li.deliver()
    li.wait(minutes=61)
    assert li.ticks(reassigning.expire_due).expired == 1
    assert told(li, CHEN) == ["transfer-told-expired"]
    assert li.rows(Reassignment)[0].state is ReassignmentState.EXPIRED


@pytest.mark.parametrize("who", [FANG, CHEN, LIU, ZHOU, LI])
def test_only_somebody_entitled_there_accepts(li: Office, who: int) -> None:
    sent(li)
    with pytest.raises(NotAllowed):
        decide(li, who, "accepted")


@pytest.mark.parametrize(
    ("tail", "key"),
    [
        ("李奶奶", "transfer-usage"),
        ("李奶奶 没有的地方", "place-unknown"),
        ("李奶奶 东门网格", "transfer-same"),
        ("没有这个人 西门网格", "find-nobody"),
    ],
)
def test_a_wrong_place_or_name_is_said_so(li: Office, tail: str, key: str) -> None:
    with pytest.raises(Refused, match=key):
        li.does(CHEN, reassigning.by_command, tail)


def test_one_way_at_a_time_and_none_for_who_was_released_meanwhile(li: Office) -> None:
    sent(li)
    with pytest.raises(Refused, match="transfer-pending"):
        sent(li)
    ends(li, ChangeKind.MOVED)
    assert decide(li, ELSEWHERE, "accepted").key == "transfer-over"


def test_the_release_follows_to_the_new_place(li: Office) -> None:
    sent(li)
    decide(li, ELSEWHERE, "accepted")
    assert li.does(ELSEWHERE, releasing.agree, 1, "worker").key == "release-agreed"
    with pytest.raises(NotAllowed):
        li.does(FANG, releasing.agree, 1, "worker")


def test_somebody_of_another_chat_is_not_told(li: Office) -> None:
    li.enrol(ZHANG, "张阿姨")
    li.deliver()
    ends(li, ChangeKind.HOSPITAL)
    assert told(li, ZHANG) == []
