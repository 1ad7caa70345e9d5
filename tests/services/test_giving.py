"""What lies in the storeroom goes to whoever asked for it: the line is free, the card says so, a slip is undone."""

import pytest

from bot.notices import Line, MoneyView, StockAsk, SupplyView
from bot.rules.supply import Eta, Payer, SupplyState, SupplyStep
from bot.services import amending, paying, shopping, stock_forms, stocking, supplying, unfolding
from bot.services.offices import Reached
from storage.models import StockEntry, SupplyItem, SupplyRequest
from tests.services.office import CHEN, FANG, LI, SUN, Office
from tests.services.remembered import remembered
from tests.services.storeroom import WU, balances, other_community, refused, said, stock


@pytest.fixture
@remembered
def li(rice: Office) -> Office:
    """李奶奶 asked for rice and salt, and there are fifty bags of rice."""
    rice.enrol(LI, "李奶奶", "3号楼2单元501 13800000011")
    rice.until("04-01 10:00")
    rice.says(LI, "东北大米两袋、盐一包，今天要")
    rice.deliver()
    return rice


def card(office: Office, who: int = FANG) -> SupplyView:
    """The order's card as somebody sees it now."""
    view = office.db.call(unfolding.view, 1, reader=Reached(who, "zh-CN"), now=office.now)
    assert view is not None
    return view


def free(office: Office) -> list[str]:
    """The lines nobody pays for."""
    return [one.name for one in office.rows(SupplyItem) if one.free]


@pytest.mark.parametrize("number", ["#1", "＃1", "#0401-1", "0401-1"])
def test_a_hand_out_against_a_request_makes_its_line_free(li: Office, number: str) -> None:
    stock(li, FANG, f"out 大米 2 袋 {number}")
    entry = li.rows(StockEntry)[-1]
    assert (entry.request_id, entry.said, said(li).values["whom"]) == (1, "", "#0401-1")
    assert free(li) == ["东北大米"] and li.rows(SupplyItem)[0].entry_id == entry.id
    view = card(li)
    assert view.from_stock == (("大米", "2", "unit-bag"),)
    assert [line[2] for line in view.lines] == [True, False]
    told = [one for one in li.owed(li.reporter(LI), kind=Line) if isinstance(one, Line)]
    assert [one.key for one in told] == ["supply-from-stock"]


def test_what_no_line_asks_for_stands_on_the_card_alone(li: Office) -> None:
    stock(li, CHEN, "in 口罩 100 个 东风社区 王大爷")
    stock(li, CHEN, "out 口罩 10 个 #1")
    assert free(li) == [] and card(li).from_stock == (("口罩", "10", "unit-piece"),)


def test_a_hand_out_that_is_taken_back_is_paid_for_again(li: Office) -> None:
    stock(li, FANG, "out 大米 2 袋 #1")
    li.does(FANG, stocking.undo, li.rows(StockEntry)[-1].id)
    assert free(li) == [] and card(li).from_stock == () and balances(li) == {"大米": 50_000}


def test_what_came_from_the_stock_stays_free_whatever_the_rest_cost(li: Office) -> None:
    stock(li, FANG, "out 大米 2 袋 #1")
    li.does(FANG, supplying.accept, 1, Eta.HOUR)
    li.does(FANG, paying.ask_price, 1)
    li.says(FANG, "3.5")
    assert free(li) == ["东北大米"]
    li.does(FANG, paying.paid_by, 1, Payer.RESIDENT)
    assert free(li) == ["东北大米"]
    li.does(FANG, paying.paid_by, 1, Payer.COMMUNITY)
    assert free(li) == ["东北大米", "盐"]
    li.does(FANG, shopping.by_command, "money 04-01")
    assert [one.paid for one in li.owed(kind=MoneyView) if isinstance(one, MoneyView)] == ["3.50"]


def test_it_can_be_written_down_after_it_was_brought(li: Office) -> None:
    li.does(FANG, supplying.accept, 1, Eta.HOUR)
    li.does(FANG, supplying.put, 1)
    li.does(LI, supplying.told, 1, SupplyStep.GOT, message_id=None)
    stock(li, FANG, "out 大米 2 袋 #1")
    assert li.rows(SupplyRequest)[0].state is SupplyState.SETTLED and free(li) == ["东北大米"]


def test_a_request_nobody_has_or_nobody_waits_for_gets_nothing(li: Office) -> None:
    other_community(li)
    stock(li, WU, "in 大米 5 袋 南湖社区")
    assert refused(li, WU, "out 大米 2 袋 #1") == "stock-request-unknown", "another community's"
    assert refused(li, FANG, "out 大米 2 袋 #99") == "stock-request-unknown"
    li.does(LI, amending.cancel, 1)
    assert refused(li, FANG, "out 大米 2 袋 #1") == "stock-request-over"
    assert len(li.rows(StockEntry)) == 2, "nothing was written"


def test_a_request_that_ends_while_the_form_is_open_gets_nothing(li: Office) -> None:
    stock(li, CHEN, "in 大米 5 袋 东门网格")
    stock(li, FANG, "out 大米 2 袋 #1")  # where from is asked, for there are two places
    li.does(LI, amending.cancel, 1)
    asked = li.owed(kind=StockAsk)[-1]
    assert isinstance(asked, StockAsk)
    word = asked.options[0][0].split(":")
    li.does(FANG, stock_forms.pick, int(word[1]), word[2])
    assert [one.kind.value for one in li.rows(StockEntry)] == ["received", "received"]


def test_the_township_gives_to_a_request_below_it(li: Office) -> None:
    stock(li, SUN, "in 棉被 9 个 长河街道")
    stock(li, SUN, "out 棉被 1 个 #1")
    assert card(li).from_stock == (("棉被", "1", "unit-piece"),)
