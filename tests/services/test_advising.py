"""Advice: reviewed words only, one a day, to those it is for, in their language, and no more of it for who says so."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from bot.notices import AdviceCopy, AdviceCopyView, AdviceList, AdviceView, Choice, Preferences
from bot.render import Renderer
from bot.rules.advice import Piece
from bot.rules.changes import ChangeKind
from bot.rules.delivery import Priority
from bot.services import (
    advising,
    broadcasting,
    chasing,
    enrolling,
    joining,
    parting,
    pausing,
    placing,
    preferring,
    teaming,
)
from bot.services.offices import Reached
from bot.services.refusals import NotAllowed, Refused
from bot.texts import Texts
from bot.texts.shelf import Shelf
from storage.models import Audit, Broadcast, BroadcastReceipt, Episode, Outbox, Place, Reporter
from storage.words import OutboxState
from tests.services.office import CHEN, FANG, LI, LIN, LIU, MIN, QIAN, SUN, WANG, ZHOU, Office

PIECES = Shelf.load().pieces
RENDERER = Renderer(Texts.load(strict=True))
ANNA = 5001
HANDS = next(number for number, one in enumerate(PIECES, 1) if one.id == "hands")


@pytest.fixture
def couple(office: Office) -> Office:
    """李奶奶 and 王大爷 are at home, each with a phone; 王爷爷 has none. It is nine in the morning."""
    office.enrol(LI, "李奶奶")
    office.enrol(WANG, "王大爷")
    office.enrol(0, "王爷爷", scans=False)
    office.deliver()
    office.clear()
    office.until("04-01 09:00")
    return office


def asks(office: Office, tail: str, who: int = CHEN, **more: int) -> None:
    office.does(who, advising.by_command, tail, pieces=PIECES, **more)


def preview(office: Office, tail: str = "1", who: int = CHEN) -> int:
    """Somebody previews a piece; the number of the draft."""
    asks(office, tail, who)
    return office.rows(Broadcast)[-1].id or 0


def runs(office: Office, *, lost: tuple[int, ...] = ()) -> dict[int, AdviceCopyView]:
    """Ticks and the pump take turns for a while; what came to which chat."""
    came: dict[int, AdviceCopyView] = {}
    for _ in range(2):
        office.ticks(chasing.look_after)
        for one in office.deliver(lost=lost):
            if isinstance(one.notice, AdviceCopyView) and one.edits is None:
                assert one.chat_id not in came, "twice"
                came[one.chat_id] = one.notice
        office.wait(seconds=6)
    office.ticks(chasing.look_after)
    return came


def sent(office: Office, tail: str = "1", who: int = CHEN) -> dict[int, AdviceCopyView]:
    """A piece is previewed, confirmed and goes out."""
    office.does(who, advising.confirm, preview(office, tail, who))
    return runs(office)


def card(office: Office, who: int = CHEN) -> AdviceView:
    def look(session: Session) -> AdviceView | None:
        newest = session.exec(select(Broadcast).order_by(Broadcast.id.desc())).first()  # type: ignore[union-attr]
        assert newest is not None
        return advising.view(session, newest, reader=Reached(who, "zh-CN"), now=office.now)

    view = office.db.call(look)
    assert view is not None
    return view


def copy_of(office: Office, who: int) -> int:
    ids = {one.chat_id: one.id for one in office.rows(Reporter)}
    return [one.id or 0 for one in office.rows(BroadcastReceipt) if one.reporter_id == ids[who]][-1]


# ── who asks, and for what ──


def test_whoever_leads_a_place_or_its_health_centre_may_and_nobody_else(couple: Office) -> None:
    for who in (CHEN, LIU, SUN, QIAN):
        preview(couple, who=who)
    for who in (FANG, MIN, ZHOU, LI):
        with pytest.raises(NotAllowed):
            asks(couple, "1", who)
    with pytest.raises(NotAllowed):
        asks(couple, "1 长河街道")
    with pytest.raises(Refused, match="place-unknown"):
        asks(couple, "1 西湖社区")
    with pytest.raises(Refused, match="in-private-only"):
        asks(couple, "", group=-7)


def test_a_wrong_number_or_too_many_words_are_answered_with_what_works(couple: Office) -> None:
    for tail in (f"{len(PIECES) + 1}", "999"):
        with pytest.raises(Refused, match="advice-no-such"):
            asks(couple, tail)
    for tail in ("0", "洗手", "1 东风社区 今天", "-1", "1.5"):
        with pytest.raises(Refused, match="advice-usage"):
            asks(couple, tail)
    assert not couple.rows(Broadcast)


def test_the_list_shows_every_piece_once_over_its_pages_and_when_it_was_last_sent(couple: Office) -> None:
    sent(couple, str(HANDS))
    couple.clear()
    asks(couple, "")
    for page in (1, 99):
        couple.does(CHEN, advising.turn, page, place(couple), pieces=PIECES, message_id=7)
    first, second, last = couple.owed(f"chat:{CHEN}:zh-CN", kind=AdviceList)
    assert isinstance(first, AdviceList) and isinstance(second, AdviceList) and isinstance(last, AdviceList)
    assert [one[0] for page in (first, second) for one in page.pieces] == list(range(1, len(PIECES) + 1))
    assert last.page == second.page == 1 and first.pages == 2
    assert [one[1] for one in first.pieces if one[4] == "2022-04-01"] == ["hands"]
    said = RENDERER.render(first, "zh-CN").text
    assert "今天发过：洗手（社区）" in said and "陈书记" not in said and "世界卫生组织" in said


def place(office: Office, name: str = "东风社区") -> int:
    return next(one.id or 0 for one in office.rows(Place) if one.name == name)


def test_no_piece_is_said_as_it_is(couple: Office) -> None:
    with pytest.raises(Refused, match="advice-none"):
        couple.does(CHEN, advising.by_command, "", pieces=())
    with pytest.raises(Refused, match="advice-no-such"):
        couple.does(CHEN, advising.by_command, "1", pieces=())


def test_who_has_several_places_is_asked_which(couple: Office) -> None:
    couple.does(LIN, placing.by_command, "add 开发区/清泉街道/南湖社区/西门网格")
    couple.does(LIN, teaming.by_command, f"add {CHEN} 社区 开发区/清泉街道/南湖社区 陈书记")
    couple.clear()
    asks(couple, "2")
    (choice,) = couple.owed(kind=Choice)
    assert isinstance(choice, Choice) and {label for _, label in choice.buttons} == {"东风社区", "南湖社区"}
    assert not couple.rows(Broadcast)
    couple.does(CHEN, advising.show, PIECES[1].id, place(couple), pieces=PIECES)
    assert couple.rows(Broadcast)[-1].piece == PIECES[1].id
    with pytest.raises(Refused, match="advice-nobody"):
        couple.does(CHEN, advising.show, PIECES[1].id, place(couple, "南湖社区"), pieces=PIECES)


def test_a_forged_press_is_refused(couple: Office) -> None:
    with pytest.raises(Refused, match="advice-gone"):
        couple.does(CHEN, advising.show, "nonsense", place(couple), pieces=PIECES)
    with pytest.raises(Refused, match="button-unknown"):
        couple.does(CHEN, advising.show, "hands", 9999, pieces=PIECES)
    with pytest.raises(Refused, match="button-unknown"):
        couple.does(CHEN, advising.turn, 0, 9999, pieces=PIECES, message_id=1)
    with pytest.raises(Refused, match="button-unknown"):
        couple.does(CHEN, advising.confirm, 9999)
    for who in (FANG, LI):
        with pytest.raises(NotAllowed):
            couple.does(who, advising.show, "hands", place(couple), pieces=PIECES)
    number = preview(couple)
    for other in (SUN, FANG):
        with pytest.raises(NotAllowed):
            couple.does(other, advising.confirm, number)
    for service in (broadcasting.confirm, broadcasting.stop, broadcasting.refresh):
        with pytest.raises(Refused, match="button-unknown"):
            couple.does(CHEN, service, number)
    with pytest.raises(Refused, match="button-unknown"):
        couple.does(CHEN, chasing.unread, number, 0)
    couple.does(CHEN, broadcasting.by_command, "东风社区 明天送菜")
    with pytest.raises(Refused, match="button-unknown"):
        couple.does(CHEN, advising.confirm, couple.rows(Broadcast)[-1].id)


# ── the preview, and going out ──


def test_the_preview_is_in_every_language_with_source_date_and_count(couple: Office) -> None:
    preview(couple, str(HANDS))
    view = card(couple)
    assert (view.count, view.had, view.unreached, view.state) == (2, 0, 1, "draft")
    for language, words in (("zh-CN", "审核：2026年11月26日，编写者初稿"), ("en", "Reviewed: 26 Nov 2026")):
        said = RENDERER.render(view, language).text
        assert "用肥皂和流水洗手" in said and "soap under running water" in said and words in said
        assert "世界卫生组织《手卫生" in said and "World Health Organization" in said
    assert runs(couple) == {}, "nothing goes out before it is confirmed"


def test_it_comes_to_each_once_in_their_language_silently_and_behind_everything(couple: Office) -> None:
    couple.does(WANG, preferring.choose_language, "en", message_id=None)
    couple.does(CHEN, advising.confirm, preview(couple, str(HANDS)))
    couple.ticks(chasing.look_after)
    owed = [one for one in couple.rows(Outbox) if one.notice == AdviceCopy.__name__]
    assert {one.priority for one in owed} == {Priority.BROADCAST}
    assert {one.expires_at.isoformat() for one in owed if one.expires_at} == {"2022-04-01T16:00:00+00:00"}, "midnight"
    came = runs(couple)
    assert {who: view.title for who, view in came.items()} == {LI: "洗手", WANG: "Washing hands"}
    spoken = RENDERER.render(came[LI], "zh-CN")
    assert spoken.silent and "出处：世界卫生组织" in spoken.text and "（2026年11月26日）" in spoken.text
    view = card(couple)
    assert (view.state, view.delivered, view.waiting, view.failed) == ("sent", 2, 0, 0)
    couple.until("04-02 09:00")
    assert runs(couple) == {}, "and nobody is reminded of it"


def test_the_emergency_number_is_that_of_the_house(couple: Office) -> None:
    danger = next(number for number, one in enumerate(PIECES, 1) if one.id == "danger")
    assert all("120" in view.text and "{" not in view.text for view in sent(couple, str(danger)).values())


def test_what_was_previewed_is_what_goes_out(couple: Office) -> None:
    """The file is another one by then: after a restart, say."""
    said = replace(PIECES[0].words["zh-CN"], text="把窗开一条缝。")
    other = (Piece("window", {"zh-CN": said, "en": PIECES[0].words["en"]}),)
    couple.does(CHEN, advising.by_command, "1", pieces=other)
    couple.does(CHEN, advising.confirm, couple.rows(Broadcast)[-1].id)
    assert {view.text for view in runs(couple).values()} == {"把窗开一条缝。"}


def test_it_is_confirmed_once_while_it_is_fresh(couple: Office) -> None:
    number, late = preview(couple), preview(couple, "2")
    couple.does(CHEN, advising.confirm, number)
    with pytest.raises(Refused, match="button-answered"):
        couple.does(CHEN, advising.confirm, number)
    couple.wait(minutes=61)
    with pytest.raises(Refused, match="broadcast-stale"):
        couple.does(CHEN, advising.confirm, late)


# ── one a day ──


def test_the_second_of_a_day_is_refused_with_which_it_was_and_by_what_role(couple: Office) -> None:
    early = preview(couple, "2", SUN)  # before the other was confirmed
    assert sorted(sent(couple, str(HANDS))) == sorted([LI, WANG])
    with pytest.raises(Refused, match="advice-today") as refused:
        preview(couple, "2")
    assert (refused.value.values["title"], refused.value.values["who"]) == ("洗手", "role-lead")
    with pytest.raises(Refused, match="advice-today"):
        couple.does(SUN, advising.confirm, early)
    couple.until("04-02 09:00")
    assert sorted(sent(couple, "2")) == sorted([LI, WANG])


def test_whoever_has_one_gets_none_of_a_wider_place_and_the_others_do(couple: Office) -> None:
    couple.does(LIN, placing.by_command, "add 开发区/长河街道/南湖社区/西门网格")
    sent(couple, "1")
    couple.does(LIN, enrolling.by_command, "Anna 西门网格")
    couple.does(ANNA, joining.present, couple.token())
    couple.does(ANNA, joining.choose_language, "en", message_id=None)
    couple.does(ANNA, joining.consent, "self")
    couple.deliver()
    number = preview(couple, "2 长河街道", SUN)
    assert (card(couple, SUN).count, card(couple, SUN).had) == (1, 2)
    couple.does(SUN, advising.confirm, number)
    assert list(runs(couple)) == [ANNA]


def test_two_of_a_day_cannot_be_for_one_chat(couple: Office) -> None:
    """Whoever writes it down second finds the place taken, on either database."""
    sent(couple, "1")
    first = couple.rows(BroadcastReceipt)[0]

    def again(session: Session) -> None:
        other = Broadcast(place_id=first.id or 1, staff_id=1, text="", piece="hands", written_at=couple.now)
        other.place_id = session.exec(select(Broadcast.place_id)).first() or 0
        session.add(other)
        session.flush()
        session.add(BroadcastReceipt(broadcast_id=other.id or 0, reporter_id=first.reporter_id, day=first.day))
        session.flush()

    with pytest.raises(IntegrityError):
        couple.db.call(again)


def test_at_night_it_waits_and_counts_for_the_day_it_comes(couple: Office) -> None:
    sent(couple, "1")
    couple.until("04-01 22:00")
    number = preview(couple, "2")
    assert card(couple).quiet_until == "06:30"
    couple.does(CHEN, advising.confirm, number)
    assert runs(couple) == {}
    couple.until("04-02 06:31")
    assert sorted(runs(couple)) == sorted([LI, WANG])
    with pytest.raises(Refused, match="advice-today"):
        preview(couple, "3")


def test_what_has_not_left_is_stopped_and_the_day_is_free_again(couple: Office) -> None:
    couple.until("04-01 05:00")
    number = preview(couple, "1")
    couple.does(CHEN, advising.confirm, number)
    couple.ticks(chasing.look_after)
    couple.does(CHEN, advising.stop, number)
    assert (card(couple).state, card(couple).cancelled) == ("cancelled", 2)
    with pytest.raises(Refused, match="button-answered"):
        couple.does(CHEN, advising.stop, number)
    couple.until("04-01 09:00")
    assert runs(couple) == {}
    assert sorted(sent(couple, "2")) == sorted([LI, WANG])
    with pytest.raises(Refused, match="broadcast-too-late"):
        couple.does(CHEN, advising.stop, couple.rows(Broadcast)[-1].id)


def test_a_preview_thrown_away_is_gone(couple: Office) -> None:
    number = preview(couple)
    couple.does(CHEN, advising.stop, number)
    with pytest.raises(Refused, match="button-answered"):
        couple.does(CHEN, advising.confirm, number)
    assert card(couple).state == "left" and runs(couple) == {}


def test_what_could_not_leave_on_its_day_does_not_come_on_the_next(couple: Office) -> None:
    """We were down all day: tomorrow has a piece of its own."""
    couple.does(CHEN, advising.confirm, preview(couple, "1"))
    couple.ticks(chasing.look_after)
    couple.until("04-02 09:00")
    assert sorted(view.title for view in sent(couple, "2").values()) == [PIECES[1].words["zh-CN"].title] * 2
    dropped = [one.state for one in couple.rows(Outbox) if one.notice == AdviceCopy.__name__][:2]
    assert dropped == [OutboxState.DROPPED] * 2


# ── whom it is not for ──


def test_nobody_resting_gone_or_dead_gets_any(couple: Office) -> None:
    one, two = (episode.id for episode in couple.rows(Episode)[:2])
    couple.does(CHEN, pausing.by_command, "李奶奶 2天")
    assert list(sent(couple, "1")) == [WANG]
    couple.does(CHEN, parting.choose, two, ChangeKind.HOSPITAL.value, True, message_id=None)
    couple.deliver()
    couple.until("04-02 09:00")
    with pytest.raises(Refused, match="advice-nobody"):
        preview(couple, "2")
    couple.does(CHEN, parting.choose, one, ChangeKind.DIED.value, True, message_id=None)
    with pytest.raises(Refused, match="advice-nobody"):
        preview(couple, "2")


def test_who_dies_or_rests_before_it_leaves_gets_none(couple: Office) -> None:
    couple.does(CHEN, advising.confirm, preview(couple))
    couple.ticks(chasing.look_after)
    couple.does(CHEN, parting.choose, couple.rows(Episode)[0].id, ChangeKind.DIED.value, True, message_id=None)
    couple.does(CHEN, pausing.by_command, "王大爷 2天")
    assert runs(couple) == {}
    assert (card(couple).delivered, card(couple).failed) == (0, 2)


def test_it_takes_no_reminder_of_the_day(couple: Office) -> None:
    sent(couple)
    keys = [one.key for one in couple.rows(Outbox) if one.notice == AdviceCopy.__name__]
    assert keys and not any(key.startswith("ask:") for key in keys), "the reminders of a day are counted by these"


def test_a_resident_says_no_more_and_says_yes_again(couple: Office) -> None:
    sent(couple)
    copy = copy_of(couple, LI)
    with pytest.raises(Refused, match="button-unknown"):
        couple.does(WANG, advising.want, copy, False, message_id=5)
    for number in (0, 9999):
        with pytest.raises(Refused, match="button-unknown"):
            couple.does(LI, advising.want, number, False, message_id=5)
    couple.does(LI, advising.want, copy, False, message_id=5)
    (edited,) = couple.owed(f"chat:{LI}:zh-CN", kind=AdviceCopyView)
    assert isinstance(edited, AdviceCopyView) and edited.off
    couple.deliver()
    couple.until("04-02 09:00")
    assert list(sent(couple, "2")) == [WANG]
    couple.does(LI, advising.want, copy, True, message_id=5)
    couple.deliver()
    couple.until("04-03 09:00")
    assert sorted(sent(couple, "3")) == sorted([LI, WANG])
    assert [one.what for one in couple.rows(Audit)].count("advice-chosen") == 2


def test_the_settings_turn_it_off_and_on(couple: Office) -> None:
    couple.clear()
    for wanted in (0, 1):
        couple.does(LI, preferring.choose_advice, wanted, message_id=5)
    off, on = couple.owed(kind=Preferences)
    assert isinstance(off, Preferences) and isinstance(on, Preferences)
    assert (off.advice, on.advice) == (False, True)
    assert "温馨提示：不收" in RENDERER.render(off, "zh-CN").text
    with pytest.raises(Refused, match="button-unknown"):
        couple.does(FANG, preferring.choose_advice, 0, message_id=5)


def test_every_step_is_in_the_trail(couple: Office) -> None:
    sent(couple)
    couple.until("04-02 05:00")
    number = preview(couple, "2")
    couple.does(CHEN, advising.confirm, number)
    couple.does(CHEN, advising.stop, number)
    couple.does(CHEN, advising.stop, preview(couple, "2"))
    words = [one.what for one in couple.rows(Audit) if one.what.startswith("advice-")]
    assert words == [
        *("advice-drafted", "advice-confirmed"),
        *("advice-drafted", "advice-confirmed", "advice-cancelled"),
        *("advice-drafted", "advice-left"),
    ]
    assert all("洗手" not in str(one.detail) for one in couple.rows(Audit))
