"""The ledger in the office: what comes, what goes, whose it is, and that a balance is always the sum of its entries."""

from collections.abc import Callable

import pytest
from sqlmodel import Session

from bot.notices import DonationList, Line, StockAsk, StockBoard, StockLog, ThanksCard, TransferCard
from bot.services import stock_forms, stock_moving, stock_showing, stocking
from bot.services.offices import Reached
from bot.services.refusals import NotAllowed, Refused
from storage.models import Audit, Donation, Resident, StockEntry, StockItem, StockTransfer
from tests.services.office import CHEN, FANG, LI, LIU, SUN, ZHOU, Office
from tests.services.storeroom import WU, at_place, balances, other_community, refused, said, sent, stock, tied_out

# ── in and out ──


def test_a_gift_is_written_down_and_thanked_for(rice: Office) -> None:
    (gift,) = rice.rows(Donation)
    assert (gift.donor, gift.amount, gift.masked) == ("华联超市", 50_000, False)
    assert said(rice).key == "stock-received" and said(rice).values["left"] == "50"
    (card,) = rice.owed(kind=ThanksCard)
    assert isinstance(card, ThanksCard)
    assert (card.donor, card.item, card.amount, card.place, card.day) == (
        "华联超市", "大米", "50", "东风社区", "2022-04-01",
    )  # fmt: skip
    assert balances(rice) == {"大米": 50_000} and tied_out(rice)


def test_who_gave_nothing_by_name_is_not_thanked_by_a_card(office: Office) -> None:
    stock(office, CHEN, "in 口罩 200 个 东风社区")
    assert office.rows(Donation) == [] and office.owed(kind=ThanksCard) == []
    assert said(office).key == "stock-received-plain"


def test_pounds_and_kilograms_are_one_heap(office: Office) -> None:
    stock(office, CHEN, "in 大米 50 斤 东风社区")
    stock(office, CHEN, "in 大米 10 公斤 东风社区")
    stock(office, CHEN, "out 大米 3 斤 李奶奶")
    assert balances(office) == {"大米": 33_500}


def test_the_worker_hands_out_of_the_communitys_storeroom_to_somebody_by_name(rice: Office) -> None:
    grandma = rice.enrol(LI, "李奶奶")
    stock(rice, FANG, "out 大米 2 袋 李奶奶")
    entry = rice.rows(StockEntry)[-1]
    assert (entry.resident_id, entry.said, entry.amount) == (grandma, "", -2000), "the name is kept once, in the file"
    assert said(rice).values["whom"] == "李奶奶" and said(rice).values["left"] == "48"


def test_it_goes_to_a_place_or_to_whomever_words_name(rice: Office) -> None:
    stock(rice, FANG, "out 大米 2 袋 东门网格")
    assert rice.rows(StockEntry)[-1].goal_id is not None and said(rice).values["whom"] == "东门网格"
    stock(rice, FANG, "out 大米 2 袋 食堂 刘师傅")
    assert rice.rows(StockEntry)[-1].said == "食堂 刘师傅"


def test_of_two_with_one_name_a_button_says_which(rice: Office) -> None:
    first = rice.enrol(LI, "李奶奶", "1号楼")
    second = rice.db.call(_namesake, first)
    stock(rice, FANG, "out 大米 2 袋 李奶奶")
    asked = rice.owed(kind=StockAsk)[-1]
    assert isinstance(asked, StockAsk) and asked.key == "stock-ask-recipient" and len(asked.options) == 2
    _, dialogue, word = asked.options[1][0].split(":")
    rice.does(FANG, stock_forms.pick, int(dialogue), word)
    assert rice.rows(StockEntry)[-1].resident_id == second


def _namesake(session: Session, first: int) -> int:
    known = session.get_one(Resident, first)
    other = Resident(name=known.name, address="2号楼", place_id=known.place_id, created_at=known.created_at)
    session.add(other)
    session.flush()
    return other.id or 0


def test_more_than_is_there_is_not_handed_out(rice: Office) -> None:
    assert refused(rice, FANG, "out 大米 51 袋 李奶奶") == "stock-not-enough"
    assert balances(rice) == {"大米": 50_000} and len(rice.rows(StockEntry)) == 1
    assert refused(rice, FANG, "out 面粉 1 袋 李奶奶") == "stock-none"
    assert refused(rice, FANG, "out 大米 1 箱 李奶奶") == "stock-none"


# ── mistakes ──


def test_a_mistake_is_cancelled_with_a_reason_and_by_one_entry_only(rice: Office) -> None:
    stock(rice, FANG, "out 大米 5 袋 李奶奶")
    entry = rice.rows(StockEntry)[-1].id
    stock(rice, CHEN, f"fix {entry} 多记了")
    counter = rice.rows(StockEntry)[-1]
    assert (counter.counters, counter.amount, counter.said) == (entry, 5000, "多记了")
    assert refused(rice, CHEN, f"fix {entry} 又来") == "stock-countered-already"
    assert refused(rice, CHEN, f"fix {counter.id} 又来") == "stock-entry-two-sided"
    assert refused(rice, CHEN, "fix 999 没有") == "stock-entry-unknown"
    assert balances(rice) == {"大米": 50_000} and tied_out(rice)


def test_the_button_takes_it_back_for_an_hour(rice: Office) -> None:
    entry = said(rice).undo
    rice.wait(minutes=61)
    with pytest.raises(Refused, match="stock-undo-late"):
        rice.does(CHEN, stocking.undo, entry)
    stock(rice, CHEN, "out 大米 5 袋 李奶奶")
    assert rice.does(CHEN, stocking.undo, said(rice).undo).key == "stock-undone"
    with pytest.raises(Refused, match="stock-countered-already"):
        rice.does(CHEN, stocking.undo, said(rice).undo)
    assert balances(rice) == {"大米": 50_000}


def test_what_has_gone_on_cannot_be_taken_back(rice: Office) -> None:
    stock(rice, FANG, "out 大米 20 袋 李奶奶")
    assert refused(rice, CHEN, "fix 1 记错了") == "stock-not-enough"


def test_a_gift_entered_by_mistake_leaves_the_public_list(rice: Office) -> None:
    stock(rice, CHEN, "in 牛奶 10 箱 东风社区 王芳 不公开")
    stock(rice, CHEN, "list")
    shown = rice.owed(kind=DonationList)[-1]
    assert isinstance(shown, DonationList)
    assert [line[1] for line in shown.lines] == ["王*", "华联超市"]
    stock(rice, CHEN, "fix 1 记错了")
    stock(rice, CHEN, "list")
    shown = rice.owed(kind=DonationList)[-1]
    assert isinstance(shown, DonationList) and [line[1] for line in shown.lines] == ["王*"] and shown.count == 1


# ── from place to place ──


def test_what_was_sent_arrives_when_its_keeper_says_so(office: Office) -> None:
    transfer = sent(office)
    assert list(at_place(office).values()) == [12_000], "it has left, and is nowhere else yet"
    assert len(office.owed(kind=TransferCard)) == 2, "the sender and 陈书记 both see it"
    assert office.does(CHEN, stock_moving.accept, transfer).key == "stock-accepted"
    assert list(at_place(office).values()) == [12_000, 8000] and tied_out(office)
    with pytest.raises(Refused, match="stock-transfer-over"):
        office.does(CHEN, stock_moving.refuse, transfer)
    told = office.owed(kind=Line)[-1]
    assert isinstance(told, Line) and told.key == "stock-told-accepted"


def test_what_was_refused_or_taken_back_lies_where_it_was(office: Office) -> None:
    office.does(CHEN, stock_moving.refuse, sent(office))
    assert list(at_place(office).values()) == [20_000] and tied_out(office)
    stock(office, SUN, "move 大米 8 袋 长河街道 东风社区")
    office.does(SUN, stock_moving.take_back, office.rows(StockTransfer)[-1].id)
    assert list(at_place(office).values()) == [20_000] and tied_out(office)


def test_the_sender_does_not_take_it_in_the_receivers_place(office: Office) -> None:
    transfer = sent(office)
    with pytest.raises(NotAllowed):
        office.does(SUN, stock_moving.accept, transfer)
    with pytest.raises(NotAllowed):
        office.does(CHEN, stock_moving.take_back, transfer)
    assert refused(office, SUN, f"fix {office.rows(StockEntry)[-1].id} 错") == "stock-entry-two-sided"
    view = office.db.call(stock_moving.view, transfer, reader=Reached(CHEN, "zh-CN"), now=office.now)
    assert view is not None and view.may_take and not view.may_take_back
    own = office.db.call(stock_moving.view, transfer, reader=Reached(SUN, "zh-CN"), now=office.now)
    assert own is not None and own.may_take_back and not own.may_take


def test_what_nobody_takes_is_spoken_of_every_day(office: Office) -> None:
    sent(office)
    office.clear()
    office.wait(hours=23)
    assert office.ticks(stock_moving.remind_due).reminded == 0
    for _ in range(2):
        office.wait(hours=24)
        assert office.ticks(stock_moving.remind_due).reminded == 1
        assert office.ticks(stock_moving.remind_due).reminded == 0
    assert len(office.owed(kind=TransferCard)) == 2 and len(office.owed(kind=Line)) == 2


def test_it_does_not_move_to_where_it_is(rice: Office) -> None:
    assert refused(rice, CHEN, "move 大米 8 袋 东风社区 东风社区") == "stock-move-same"


# ── little left ──


def test_the_keeper_is_told_once_that_little_is_left_and_again_after_there_was_enough(rice: Office) -> None:
    stock(rice, CHEN, "low 大米 5 袋")
    rice.clear()

    def told() -> int:
        return [one.key for one in rice.owed(kind=Line) if isinstance(one, Line)].count("stock-is-low")

    stock(rice, FANG, "out 大米 45 袋 食堂")
    assert told() == 0, "five are five"
    stock(rice, FANG, "out 大米 1 袋 食堂")
    stock(rice, FANG, "out 大米 1 袋 食堂")
    assert told() == 1
    stock(rice, CHEN, "in 大米 10 袋 东风社区")
    rice.wait(minutes=1)
    stock(rice, FANG, "out 大米 10 袋 食堂")
    assert told() == 2


# ── money ──


def test_funds_are_allotted_by_a_standard_and_spent_with_what_became_of_them(office: Office) -> None:
    other_community(office)
    stock(office, SUN, "allot 长河街道 20000 元 每社区标准")
    assert [item.balance for item in office.rows(StockItem)] == [2_000_000, 2_000_000]
    stock(office, CHEN, "spend 东风社区 3000 元 买消毒液")
    entry = office.rows(StockEntry)[-1]
    assert (entry.amount, entry.said) == (-300_000, "买消毒液")
    assert refused(office, CHEN, "spend 东风社区 17000.01 元 买车") == "stock-not-enough"
    assert tied_out(office)
    with pytest.raises(NotAllowed):
        stock(office, CHEN, "allot 东风社区 20000 元 每社区标准")
    with pytest.raises(NotAllowed):
        stock(office, CHEN, "fix 1 不要了")
    assert refused(office, SUN, "allot 南湖社区 100 元 每网格") == "stock-allot-nowhere"


def test_a_single_allotment_can_be_taken_back_and_money_given_is_in_the_same_ledger(office: Office) -> None:
    stock(office, SUN, "allot 东风社区 500 元")
    asked = office.owed(kind=StockAsk)[-1]
    assert isinstance(asked, StockAsk) and asked.key == "stock-ask-standard"
    _, dialogue, word = asked.words[0][0].split(":")
    office.does(SUN, stock_forms.pick, int(dialogue), word)
    office.does(SUN, stocking.undo, said(office).undo)
    stock(office, CHEN, "in 捐款 5000 元 东风社区 华联超市")
    assert balances(office) == {"拨款": 0, "捐款": 500_000} and tied_out(office)


# ── whose it is ──


@pytest.mark.parametrize(
    "tail",
    [
        "in 大米 1 袋 东风社区",
        "move 大米 1 袋 东风社区 南湖社区",
        "fix 1 错",
        "low 大米 5 袋 东风社区",
        "spend 东风社区 1 元 糖",
    ],
)
def test_another_communitys_stock_is_not_changed(rice: Office, tail: str) -> None:
    other_community(rice)
    with pytest.raises(NotAllowed):
        stock(rice, WU, tail)
    assert balances(rice) == {"大米": 50_000}


def test_another_communitys_stock_is_not_seen(rice: Office) -> None:
    other_community(rice)
    assert refused(rice, WU, "out 大米 1 袋 吴霞") == "stock-none"
    assert refused(rice, WU, "log 大米") == "stock-none"
    stock(rice, WU, "")
    stock(rice, WU, "list")
    board, listed = rice.owed(kind=StockBoard)[-1], rice.owed(kind=DonationList)[-1]
    assert isinstance(board, StockBoard) and board.lines == ()
    assert isinstance(listed, DonationList) and listed.lines == ()
    item = rice.rows(StockItem)[0].id
    with pytest.raises(NotAllowed):
        rice.does(WU, stock_showing.log, item, 0, message_id=None)
    with pytest.raises(NotAllowed):
        rice.does(WU, stocking.undo, 1)


@pytest.mark.parametrize("who", [LIU, ZHOU, LI, 6666])
def test_who_keeps_no_stock_is_refused_everything(rice: Office, who: int) -> None:
    for tail in ("", "list", "in 大米 1 袋 东风社区", "export"):
        with pytest.raises(NotAllowed):
            stock(rice, who, tail)
    presses: list[Callable[[], object]] = [
        lambda: rice.does(who, stock_forms.begin, "in"),
        lambda: rice.does(who, stock_forms.pick, 1, "stop"),
        lambda: rice.does(who, stocking.undo, 1),
        lambda: rice.does(who, stock_showing.board, 0, message_id=None),
        lambda: rice.does(who, stock_showing.donation_list, 0, message_id=None),
        lambda: rice.does(who, stock_showing.log, 1, 0, message_id=None),
        lambda: rice.does(who, stock_showing.export, ""),
    ]
    for press in presses:
        with pytest.raises(NotAllowed):
            press()


@pytest.mark.parametrize("word", ["p999999", "s1", "r1", "yes", "x", "", "p", "pp1", "stop1"])
def test_a_forged_answer_changes_nothing(rice: Office, word: str) -> None:
    stock(rice, CHEN, "move 大米 1 袋")
    asked = rice.owed(kind=StockAsk)[-1]
    assert isinstance(asked, StockAsk)
    dialogue = int(asked.words[-1][0].split(":")[1])
    with pytest.raises(Refused):
        rice.does(CHEN, stock_forms.pick, dialogue, word)
    with pytest.raises(Refused, match="stock-form-over"):
        rice.does(FANG, stock_forms.pick, dialogue, "stop")
    assert len(rice.rows(StockEntry)) == 1


def test_a_forged_form_or_row_is_refused(rice: Office) -> None:
    with pytest.raises(Refused, match="button-unknown"):
        rice.does(CHEN, stock_forms.begin, "steal")
    for press in (stock_moving.accept, stock_moving.refuse, stock_moving.take_back, stocking.undo):
        with pytest.raises(Refused, match="button-unknown"):
            rice.does(CHEN, press, 999)
    with pytest.raises(NotAllowed):
        rice.does(CHEN, stock_forms.begin, "allot")


def test_in_a_group_only_the_public_list_is_shown(rice: Office) -> None:
    for tail in ("", "log 大米", "export", "in 大米 1 袋 东风社区"):
        with pytest.raises(Refused, match="in-private-only"):
            rice.does(CHEN, stock_forms.by_command, tail, group=-7)
    rice.does(CHEN, stock_forms.by_command, "list", group=-7)


def test_everything_is_in_the_trail(rice: Office) -> None:
    stock(rice, FANG, "out 大米 1 袋 食堂")
    stock(rice, CHEN, "fix 2 错")
    stock(rice, CHEN, "low 大米 5 袋")
    kept = [audit.what for audit in rice.rows(Audit)]
    assert {"stock-received", "stock-handed-out", "stock-countered", "stock-low-set"} <= set(kept)


# ── pages ──


def test_long_boards_and_histories_have_pages(office: Office) -> None:
    for number in range(10):
        stock(office, CHEN, f"in 物品{number} 1 个 东风社区")
    stock(office, CHEN, "")
    office.does(CHEN, stock_showing.board, 99, message_id=5)
    first, last = office.owed(kind=StockBoard)
    assert isinstance(first, StockBoard) and isinstance(last, StockBoard)
    assert (len(first.lines), first.pages, len(last.lines), last.page) == (8, 2, 2, 1)
    for _ in range(11):
        stock(office, CHEN, "in 物品0 1 个 东风社区")
    stock(office, CHEN, "log 物品0")
    log = office.owed(kind=StockLog)[-1]
    assert isinstance(log, StockLog) and (log.pages, len(log.lines), log.balance) == (2, 10, "12")
