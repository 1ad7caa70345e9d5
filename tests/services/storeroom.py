"""What people do in the storeroom of the office, and what lies there then."""

import pytest

from bot.notices import StockSaid
from bot.services import placing, stock_forms, teaming
from bot.services.refusals import Refused
from storage import stocks
from storage.models import StockItem, StockTransfer
from tests.services.office import LIN, SUN, Office

WU = 3001  # 吴霞 leads 南湖社区, where none of this is theirs


def stock(office: Office, who: int, tail: str) -> None:
    office.does(who, stock_forms.by_command, tail)


def refused(office: Office, who: int, tail: str) -> str:
    with pytest.raises(Refused) as refusal:
        stock(office, who, tail)
    return refusal.value.key


def balances(office: Office) -> dict[str, int]:
    return {item.name: item.balance for item in office.rows(StockItem)}


def tied_out(office: Office) -> bool:
    """Whether every balance is the sum of its entries."""
    summed = office.db.call(stocks.summed)
    return all(item.balance == summed.get(item.id or 0, 0) for item in office.rows(StockItem))


def said(office: Office) -> StockSaid:
    found = office.owed(kind=StockSaid)[-1]
    assert isinstance(found, StockSaid)
    return found


def other_community(office: Office) -> None:
    office.does(LIN, placing.by_command, "add 开发区/长河街道/南湖社区")
    office.does(LIN, teaming.by_command, f"add {WU} 社区 南湖社区 吴霞")


def sent(office: Office) -> int:
    stock(office, SUN, "in 大米 20 袋 长河街道")
    stock(office, SUN, "move 大米 8 袋 长河街道 东风社区")
    return office.rows(StockTransfer)[-1].id or 0


def at_place(office: Office) -> dict[int, int]:
    return {item.place_id: item.balance for item in office.rows(StockItem)}
