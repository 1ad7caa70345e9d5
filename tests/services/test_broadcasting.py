"""One text to everybody: who may, what the preview promises, how it goes out, who read it, what can be stopped."""

import pytest
from sqlmodel import Session, select

from bot.notices import BroadcastCard, BroadcastCopy, BroadcastCopyView, BroadcastUnread, BroadcastView
from bot.pace import Limits
from bot.render import Renderer
from bot.rules.broadcast import A_SECOND, LONGEST, BroadcastState, Slip, seconds_for, typed
from bot.rules.changes import ChangeKind
from bot.rules.delivery import Answer, Priority
from bot.services import broadcasting, chasing, enrolling, joining, parting, placing, rounds
from bot.services.offices import Reached
from bot.services.refusals import NotAllowed, Refused
from bot.texts import Texts
from storage.models import Audit, Broadcast, BroadcastReceipt, Episode, Outbox, Place, Reporter
from storage.words import OutboxState
from tests.services.office import CHEN, FANG, LI, LIN, LIU, MIN, QIAN, SUN, WANG, ZHOU, Office
from tests.services.remembered import remembered

RENDERER = Renderer(Texts.load(strict=True))
VEGETABLES = "东风社区 明天上午九点送菜"


@pytest.fixture
@remembered
def couple(office: Office) -> Office:
    """李奶奶 and 王大爷 are at home, each with a phone; 王爷爷 has none."""
    office.enrol(LI, "李奶奶", "3号楼2单元501 13800000002")
    office.enrol(WANG, "王大爷", "3号楼2单元502 13800000003")
    office.enrol(0, "王爷爷", scans=False)
    office.deliver()
    office.clear()
    office.until("04-01 09:00")
    return office


def draft(office: Office, tail: str = VEGETABLES, who: int = CHEN) -> int:
    """陈书记, or somebody else, writes a broadcast; its number."""
    office.does(who, broadcasting.by_command, tail)
    return newest(office).id or 0


def newest(office: Office) -> Broadcast:
    return office.rows(Broadcast)[-1]


def card(office: Office, who: int = CHEN) -> BroadcastView | None:
    """The newest broadcast as somebody sees it."""
    reader = Reached(who, "zh-CN")
    return office.db.call(broadcasting.view, newest(office).id or 0, reader=reader, now=office.now)


def shown(office: Office) -> BroadcastView:
    view = card(office)
    assert view is not None
    return view


def runs(office: Office, *, lost: tuple[int, ...] = ()) -> list[int]:
    """Ticks and the pump take turns for a while; the chats the broadcast came to."""
    came: list[int] = []
    for _ in range(3):
        while office.ticks(chasing.look_after).more:
            pass
        came += [one.chat_id for one in office.deliver(lost=lost) if isinstance(one.notice, BroadcastCopyView)]
        office.wait(seconds=6)
    office.ticks(chasing.look_after)
    return came


def sent(office: Office, tail: str = VEGETABLES, *, lost: tuple[int, ...] = ()) -> int:
    """A broadcast is written, confirmed and sent; its number."""
    number = draft(office, tail)
    office.does(CHEN, broadcasting.confirm, number)
    runs(office, lost=lost)
    return number


def receipt(office: Office, who: int) -> int:
    """The copy of one chat."""
    ids = {one.chat_id: one.id for one in office.rows(Reporter)}
    return next(one.id or 0 for one in office.rows(BroadcastReceipt) if one.reporter_id == ids[who])


# ── what is typed, and by whom ──


def test_the_grammar_takes_a_place_and_words_and_perhaps_staff() -> None:
    for tail, expected in (
        ("东风社区 明天\n送菜", ("东风社区", "明天\n送菜", False)),
        ("staff 东风社区 开会", ("东风社区", "开会", True)),
        ("工作人员 开发区/长河街道 开会 三点", ("开发区/长河街道", "开会 三点", True)),
    ):
        found = typed(tail)
        assert not isinstance(found, Slip) and (found.place, found.text, found.to_staff) == expected, tail
    for tail in ("", "东风社区", "staff", "staff 东风社区", "东风社区 \n "):
        assert typed(tail) == Slip("broadcast-usage"), tail
    assert typed("东风社区 " + "菜" * (LONGEST + 1)) == Slip("broadcast-long", LONGEST + 1)


def test_the_time_it_takes_is_that_of_the_pump() -> None:
    assert Limits().overall - Limits().kept == A_SECOND
    assert [seconds_for(count) for count in (1, 20, 21, 10_000)] == [1, 1, 2, 500]


def test_leads_and_above_may_in_their_own_place_and_nobody_else(couple: Office) -> None:
    for who in (CHEN, SUN, QIAN):
        draft(couple, who=who)
    for who in (FANG, LIU, ZHOU, LI):
        with pytest.raises(NotAllowed):
            couple.does(who, broadcasting.by_command, VEGETABLES)
    with pytest.raises(NotAllowed):
        couple.does(CHEN, broadcasting.by_command, "长河街道 明天送菜")
    with pytest.raises(Refused, match="in-private-only"):
        couple.does(CHEN, broadcasting.by_command, VEGETABLES, group=-7)


def test_nobody_to_send_to_is_said_at_once(office: Office) -> None:
    with pytest.raises(Refused, match="broadcast-nobody"):
        draft(office)
    assert not office.rows(Broadcast)


# ── the preview ──


def test_the_preview_says_how_many_and_how_long_and_escapes_the_text(couple: Office) -> None:
    draft(couple, "东风社区 <b>菜</b> & 米")
    view = shown(couple)
    assert (view.count, view.seconds, view.unreached, view.state) == (2, 1, 1, "draft")
    said = RENDERER.render(view, "zh-CN").text
    assert "&lt;b&gt;菜&lt;/b&gt; &amp; 米" in said and "2 个聊天，大约 1 秒" in said and "12 小时" in said
    assert runs(couple) == [], "nothing goes out before it is confirmed"


def test_it_is_confirmed_once_by_whoever_wrote_it_and_while_it_is_fresh(couple: Office) -> None:
    number = draft(couple)
    for other in (SUN, FANG):
        with pytest.raises(NotAllowed):
            couple.does(other, broadcasting.confirm, number)
    couple.does(CHEN, broadcasting.confirm, number)
    with pytest.raises(Refused, match="button-answered"):
        couple.does(CHEN, broadcasting.confirm, number)
    assert len(couple.rows(BroadcastReceipt)) == 2
    late = draft(couple)
    couple.wait(minutes=61)
    with pytest.raises(Refused, match="broadcast-stale"):
        couple.does(CHEN, broadcasting.confirm, late)
    with pytest.raises(Refused, match="button-unknown"):
        couple.does(CHEN, broadcasting.confirm, 999)


def test_a_preview_thrown_away_goes_to_nobody(couple: Office) -> None:
    number = draft(couple)
    couple.does(CHEN, broadcasting.stop, number)
    assert shown(couple).state == "left"
    with pytest.raises(Refused, match="button-answered"):
        couple.does(CHEN, broadcasting.confirm, number)
    assert runs(couple) == []


# ── on its way ──


def test_it_comes_to_every_chat_once_and_behind_everything_else(couple: Office) -> None:
    number = draft(couple)
    couple.does(CHEN, broadcasting.confirm, number)
    couple.ticks(chasing.look_after)
    copies = [one for one in couple.rows(Outbox) if one.notice == BroadcastCopy.__name__]
    assert {one.priority for one in copies} == {Priority.BROADCAST}
    assert (shown(couple).state, shown(couple).waiting) == ("sending", 2)
    assert sorted(runs(couple)) == [LI, WANG]
    view = shown(couple)
    assert (view.state, view.delivered, view.waiting, view.failed) == ("sent", 2, 0, 0)


def test_one_chat_for_two_people_gets_it_once(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.enrol(WANG, "李奶奶", consent="family")
    office.deliver()
    office.until("04-01 09:00")
    number = draft(office)
    office.does(CHEN, broadcasting.confirm, number)
    assert runs(office) == [WANG]


def test_who_cannot_be_reached_is_never_counted_as_sent(couple: Office) -> None:
    sent(couple, lost=(LI,))
    view = shown(couple)
    assert (view.delivered, view.failed, view.waiting, view.state) == (1, 1, 0, "sent")


def test_an_answer_that_got_lost_counts_as_not_delivered_until_its_reader_says_so(couple: Office) -> None:
    number = draft(couple)
    couple.does(CHEN, broadcasting.confirm, number)
    couple.ticks(chasing.look_after)
    for _ in range(4):
        for letter in couple.claim():
            garbled = letter.chat_id == LI and isinstance(letter.notice, BroadcastCopyView)
            couple.settle(letter, Answer(wire="lost") if garbled else None)
    runs(couple)
    assert (shown(couple).delivered, shown(couple).failed) == (1, 1)
    couple.does(LI, broadcasting.read, receipt(couple, LI), message_id=5)
    assert (shown(couple).delivered, shown(couple).failed, shown(couple).read) == (2, 0, 1)


def test_at_night_it_waits_for_the_morning(couple: Office) -> None:
    couple.until("04-01 22:00")
    number = draft(couple)
    assert shown(couple).quiet_until == "06:30"
    couple.does(CHEN, broadcasting.confirm, number)
    assert runs(couple) == []
    assert shown(couple).waiting == 2
    couple.until("04-02 06:31")
    assert sorted(runs(couple)) == [LI, WANG]
    assert shown(couple).state == "sent"


def test_what_has_not_left_can_be_stopped_and_nothing_that_has(couple: Office) -> None:
    number = draft(couple)
    couple.does(CHEN, broadcasting.confirm, number)
    couple.ticks(chasing.look_after)
    (first, *_) = [one for one in couple.claim(1) if isinstance(one.notice, BroadcastCopyView)] or couple.claim(1)
    couple.does(CHEN, broadcasting.stop, number)
    couple.settle(first)
    came = runs(couple)
    view = shown(couple)
    assert view.state == "cancelled"
    assert (view.delivered + view.cancelled, view.waiting) == (2, 0)
    assert view.cancelled >= 1 and len(came) == 0
    done = sent(couple)
    with pytest.raises(Refused, match="broadcast-too-late"):
        couple.does(CHEN, broadcasting.stop, done)


def test_who_died_or_wants_no_messages_meanwhile_gets_none(couple: Office) -> None:
    number = draft(couple)
    couple.does(CHEN, broadcasting.confirm, number)
    couple.ticks(chasing.look_after)
    episode = couple.rows(Episode)[0].id
    couple.does(CHEN, parting.choose, episode, ChangeKind.DIED.value, True, message_id=None)
    assert LI not in runs(couple)
    assert (shown(couple).delivered, shown(couple).failed) == (1, 1)


# ── readers, the chase, the list ──


def test_a_reader_says_read_once_and_only_for_themselves(couple: Office) -> None:
    sent(couple)
    copy = receipt(couple, LI)
    for _ in range(2):
        couple.does(LI, broadcasting.read, copy, message_id=5)
    with pytest.raises(Refused, match="button-unknown"):
        couple.does(WANG, broadcasting.read, copy, message_id=5)
    assert shown(couple).read == 1
    (answer, *_) = couple.owed(f"chat:{LI}:zh-CN", kind=BroadcastCopyView)
    assert isinstance(answer, BroadcastCopyView) and answer.read


def test_who_has_not_read_is_reminded_once_after_the_hours_of_the_rule(couple: Office) -> None:
    sent(couple)
    couple.does(LI, broadcasting.read, receipt(couple, LI), message_id=5)
    couple.deliver()
    couple.wait(hours=11)
    assert runs(couple) == []
    couple.until("04-02 09:00")
    assert runs(couple) == [WANG]
    assert shown(couple).state == BroadcastState.CHASED.value
    fresh = [one for one in couple.rows(Outbox) if one.key.startswith("broadcast-chased:")]
    assert [(one.notice, one.state) for one in fresh] == [(BroadcastCard.__name__, OutboxState.SENT)]
    couple.until("04-04 09:00")
    assert runs(couple) == []


def test_who_has_had_the_reminders_of_the_day_is_spared_until_the_next(couple: Office) -> None:
    """李奶奶 has answered, 王大爷 has been reminded twice of his temperature: once more would be pestering."""
    couple.until("04-01 08:00")
    sent(couple)
    couple.ticks(rounds.open_due)
    couple.says(LI, "36.5")
    for moment in ("04-01 08:45", "04-01 09:30", "04-01 20:30"):
        couple.until(moment)
        couple.ticks(rounds.chase_due)
        couple.deliver()
    assert runs(couple) == [LI], "the notice comes again to who has not been reminded of anything"
    assert shown(couple).state == BroadcastState.SENT.value
    couple.until("04-02 07:59")
    assert runs(couple) == []
    couple.until("04-02 08:00")
    assert runs(couple) == [WANG]
    assert shown(couple).state == BroadcastState.CHASED.value
    assert [one.notice for one in couple.rows(Outbox) if one.key.startswith("broadcast-chased:")] == ["BroadcastCard"]


def test_a_notice_that_came_again_is_one_of_the_reminders_of_the_day(couple: Office) -> None:
    def once(session: Session) -> None:
        session.get_one(Place, 1).rules = {"reminders_a_day": 1, "chase_after": 1}
        for one in session.exec(select(Episode)):
            one.profile = one.profile | {"reminders_a_day": 1}

    couple.db.call(once)
    couple.until("04-01 07:00")
    sent(couple)
    couple.until("04-01 08:01")
    couple.ticks(rounds.open_due)
    assert runs(couple) == [LI, WANG]
    couple.until("04-01 08:46")
    couple.ticks(rounds.chase_due)
    assert [one for one in couple.rows(Outbox) if one.notice == "Ask" and one.params["nudge"]] == []


def test_where_nobody_may_be_reminded_the_writer_has_the_list_and_it_ends(couple: Office) -> None:
    def never(session: Session) -> None:
        session.get_one(Place, 1).rules = {"reminders_a_day": 0}
        for one in session.exec(select(Episode)):
            one.profile = one.profile | {"reminders_a_day": 0}

    couple.db.call(never)
    draft(couple)
    assert "没看的不再提醒" in RENDERER.render(shown(couple), "zh-CN").text
    sent(couple)
    for moment in ("04-01 21:10", "04-02 08:00"):
        couple.until(moment)
        assert runs(couple) == []
    assert shown(couple).state == BroadcastState.CHASED.value and newest(couple).next_at is None
    # the card never says that somebody was reminded
    assert "没看的没有再提醒" in RENDERER.render(shown(couple), "zh-CN").text
    assert "nobody was reminded" in RENDERER.render(shown(couple), "en").text


def test_what_is_due_at_night_comes_again_in_the_morning(couple: Office) -> None:
    couple.until("04-01 12:00")
    sent(couple)
    couple.until("04-02 00:10")
    assert runs(couple) == []
    couple.until("04-02 06:31")
    assert sorted(runs(couple)) == [LI, WANG]


def test_the_list_of_who_has_not_read_is_paged_and_kept_in_the_trail(office: Office) -> None:
    office.move_in([f"住户{number}" for number in range(10)], 5000)
    office.until("04-01 09:00")
    number = sent(office, lost=(5009,))
    office.clear()
    office.does(CHEN, chasing.unread, number, 0)
    office.does(SUN, chasing.unread, number, 99, message_id=7)
    first, last = office.owed(kind=BroadcastUnread)
    assert isinstance(first, BroadcastUnread) and isinstance(last, BroadcastUnread)
    assert (first.count, first.pages, len(first.people), first.people[0][0]) == (10, 2, 8, "住户9")
    assert (last.page, len(last.people)) == (1, 2)
    assert first.people[0][3] == "broadcast-is-failed"
    with pytest.raises(NotAllowed):
        office.does(FANG, chasing.unread, number, 0)
    assert [one.what for one in office.rows(Audit)].count("broadcast-unread-seen") == 2


def test_the_list_names_nobody_of_another_place(couple: Office) -> None:
    couple.does(LIN, placing.by_command, "add 开发区/清泉街道/南湖社区/西门网格")
    couple.does(LIN, enrolling.by_command, "外婆 西门网格 9号楼101")
    couple.does(LI, joining.present, couple.token())
    couple.does(LI, joining.choose_language, "zh-CN", message_id=None)
    couple.does(LI, joining.consent, "family")
    number = draft(couple)
    couple.does(CHEN, broadcasting.confirm, number)
    couple.does(CHEN, chasing.unread, number, 0)
    (page,) = couple.owed(kind=BroadcastUnread)
    assert isinstance(page, BroadcastUnread)
    assert [one[0] for one in page.people] == ["李奶奶", "王大爷"]


def test_the_staff_of_a_place_get_theirs_with_a_button_of_their_own(couple: Office) -> None:
    number = draft(couple, "staff 东风社区 下午三点开会")
    couple.does(CHEN, broadcasting.confirm, number)
    couple.ticks(chasing.look_after)
    letters = [one for one in couple.deliver() if isinstance(one.notice, BroadcastCopyView)]
    assert sorted(one.chat_id for one in letters) == [FANG, MIN], "not 陈书记, who wrote it, and nobody above"
    spoken = RENDERER.render(letters[0].notice, "zh-CN")
    assert spoken.keyboard is not None and "收到" in str(spoken.keyboard)
    copies = couple.rows(BroadcastReceipt)
    couple.does(FANG, broadcasting.read, copies[0].id, message_id=5)
    with pytest.raises(Refused, match="button-unknown"):
        couple.does(FANG, broadcasting.read, copies[1].id, message_id=5)


def test_only_whoever_wrote_it_sees_its_card(couple: Office) -> None:
    draft(couple)
    assert card(couple, SUN) is None and card(couple, -7) is None
    couple.does(CHEN, broadcasting.refresh, newest(couple).id)
    with pytest.raises(NotAllowed):
        couple.does(SUN, broadcasting.refresh, newest(couple).id)


def test_a_tick_with_nothing_to_do_does_nothing(couple: Office) -> None:
    draft(couple)
    assert couple.ticks(chasing.look_after) == chasing.Spread(0, 0, 0, more=False)
    couple.wait(hours=1)

    def look(session: Session) -> list[object]:
        return [one.next_at for one in session.exec(select(Broadcast)).all()]

    assert couple.db.call(look) == [None]
