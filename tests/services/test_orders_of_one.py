"""What one person asked for: on the file staff open, and in the record they see of themselves."""

import json

import pytest

from bot.notices import Looks, OwnFile, OwnFileView, PersonOrders, Record
from bot.notices.supplies import OrderLine
from bot.render import Renderer
from bot.rules.supply import Eta, Payer, SupplyStep
from bot.rules.views import View
from bot.services import files, own_record, paying, shopping, supplying, viewing
from bot.services.offices import Reached
from bot.services.refusals import NotAllowed, Refused
from bot.texts import Texts
from storage.models import Audit, Outbox, Reporter, SupplyRequest
from tests.services.office import CHEN, FANG, LI, LIU, STRANGER, WANG, Office
from tests.services.remembered import remembered

RENDERER = Renderer(Texts.load(strict=True))


@pytest.fixture
@remembered
def li(office: Office) -> Office:
    """李奶奶 asked for rice, which 王芳 paid for and has left at the door, then for eggs, which are waiting."""
    office.enrol(LI, "李奶奶", "3号楼2单元501 13800000011")
    office.until("04-01 10:00")
    office.deliver()
    for price, words in (("20", "盐一包，今天要"), ("63.5", "大米10斤，今天要"), ("", "鸡蛋一板，明天要")):
        office.says(LI, words)
        number = office.rows(SupplyRequest)[-1].id or 0
        if not price:
            continue
        office.does(FANG, supplying.accept, number, Eta.HOUR)
        office.does(FANG, paying.ask_price, number)
        office.says(FANG, price)
        office.does(FANG, paying.paid_by, number, Payer.RESIDENT if price == "20" else Payer.WORKER)
        office.does(FANG, supplying.put, number)
        if price == "20":
            office.does(LI, supplying.told, number, SupplyStep.GOT, message_id=None)
    office.deliver()
    return office


def file_of(office: Office, who: int, language: str = "zh-CN") -> str:
    """A resident's file as somebody reads it."""
    reader = Reached(who, language, masked=False)
    view = office.db.call(viewing.view, "file", (1,), View(), reader=reader, now=office.now)
    assert view is not None
    return RENDERER.render(view, language).text


def own(office: Office, language: str = "zh-CN") -> str:
    """The record as 李奶奶 sees it."""
    reader = Reached(LI, language, masked=False, reporter_id=office.rows(Reporter)[0].id)
    view = office.db.call(own_record.record_view, Record(resident=1), reader=reader, now=office.now)
    assert view is not None
    return RENDERER.render(view, language).text


def test_the_file_shows_what_is_open_the_last_ones_and_what_they_cost(li: Office) -> None:
    text = file_of(li, FANG)
    assert "🛒 一共 3 单，没办完 2 单　花了 83.50 元，没结清 63.50 元" in text
    assert [line.split("　")[1:] for line in text.split("\n") if line.startswith("· 0401-")] == [
        ["鸡蛋 1板", "等接单"],
        ["大米 10斤", "已放门口", "63.50 元"],
        ["盐 1包", "办结", "20.00 元"],
    ]
    assert "🛒 Requests: 3, still open: 2  cost 83.50 yuan, unsettled 63.50 yuan" in file_of(li, FANG, "en")


def test_who_brings_nothing_sees_no_orders_on_a_file(li: Office) -> None:
    assert "🛒" not in file_of(li, LIU)
    with pytest.raises(NotAllowed):
        li.does(LIU, shopping.of_person, 1, 0, message_id=None)
    with pytest.raises(Refused, match="in-private-only"):
        li.does(FANG, shopping.of_person, 1, 0, message_id=None, group=-100)


def test_the_own_record_says_it_in_the_words_of_whoever_asked(li: Office) -> None:
    text = own(li)
    assert "鸡蛋 1板　等人接单" in text and "大米 10斤　放在门口了　63.50 元" in text and "没结清 63.50 元" in text
    assert "waiting for somebody" in own(li, "en") and "at the door" in own(li, "en")
    view = li.db.call(
        own_record.file_view,
        OwnFile(resident=1, form="json"),
        reader=Reached(LI, "zh-CN", masked=False, reporter_id=li.rows(Reporter)[0].id),
        now=li.now,
    )
    assert isinstance(view, OwnFileView)
    document = RENDERER.render(view, "zh-CN").document
    assert document is not None
    kept = json.loads(document.content)["orders"]
    assert [(one["words"], one["stands"], one["price"]) for one in kept] == [
        ("盐一包，今天要", "settled", "20.00"),
        ("大米10斤，今天要", "at_door", "63.50"),
        ("鸡蛋一板，明天要", "owed", ""),
    ]


def test_nobody_sees_orders_before_there_are_any(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    assert "🛒" not in file_of(office, FANG) and "🛒" not in own(office)
    office.does(LI, own_record.orders, 1, 0, message_id=None)
    (shown,) = office.owed(kind=PersonOrders)
    assert "还没有要过东西。" in RENDERER.render(shown, "zh-CN").text


def test_long_lists_of_orders_have_pages_and_what_waits_can_be_taken_back(li: Office) -> None:
    for _ in range(5):
        li.says(LI, "牙膏一支，明天要")
    li.does(LI, own_record.orders, 1, 0, message_id=None)
    li.does(LI, own_record.orders, 1, 99, message_id=7)
    first, last = (one for one in li.owed(kind=PersonOrders) if isinstance(one, PersonOrders))
    assert (first.count, first.open, first.pages, last.page) == (8, 7, 2, 1)
    assert [line[3] for line in last.lines] == ["at_door", "settled"], "what is over stands last"
    assert pressed(first) == [*(f"needoff:{one[0]}" for one in first.lines), "meorders:1:1"]
    assert pressed(last) == ["meorders:1:0"], "what somebody has accepted is not taken back"
    li.does(CHEN, shopping.of_person, 1, 0, message_id=None)
    staff = li.owed(f"chat:{CHEN}:zh-CN", kind=PersonOrders)[0]
    assert pressed(staff) == [*(f"supopen:{one[0]}" for one in lines(staff)), "suphis:1:1"]
    with pytest.raises(Refused):
        li.does(STRANGER, own_record.orders, 1, 0, message_id=None)
    li.enrol(WANG, "王大爷")
    with pytest.raises(Refused):
        li.does(WANG, own_record.orders, 1, 0, message_id=None)


def lines(notice: object) -> tuple[OrderLine, ...]:
    assert isinstance(notice, PersonOrders)
    return notice.lines


def pressed(notice: object) -> list[str]:
    """What can be pressed under a page."""
    assert isinstance(notice, PersonOrders)
    keyboard = RENDERER.render(notice, "zh-CN").keyboard
    return [str(one.callback_data) for row in getattr(keyboard, "inline_keyboard", []) for one in row]


def test_a_file_that_is_open_follows_the_order(li: Office) -> None:
    li.does(FANG, files.show, 1)
    li.deliver()
    li.does(FANG, supplying.accept, li.rows(SupplyRequest)[-1].id, Eta.HOUR)
    assert [row.notice for row in li.rows(Outbox) if row.state == "owed" and row.notice == "Redraw"]


def test_a_card_that_is_opened_is_a_look_at_its_person(li: Office) -> None:
    li.does(FANG, supplying.open_card, li.rows(SupplyRequest)[-1].id)
    (look,) = [one for one in li.rows(Audit) if one.what == "supply-seen"]
    assert look.subject == "resident:1" and look.place_id == 4
    reader = Reached(LI, "zh-CN", masked=False, reporter_id=li.rows(Reporter)[0].id)
    seen = li.db.call(own_record.looks_view, Looks(resident=1), reader=reader)
    assert seen is not None and [(who, often) for _, _, who, often in seen.looks] == [("王芳", 1)]
