"""How an order is shown: not more than one can read, and in a group without names, doors and phones."""

import pytest

from bot.notices import SupplyCard, SupplyView
from bot.render import Renderer
from bot.rules.people import masked_name
from bot.rules.supply import Eta
from bot.services import drafting, ordering, shopping, supplying, unfolding
from bot.services.drawing import subject_view
from bot.services.offices import Reached
from bot.services.refusals import Refused
from bot.texts import Texts
from storage.models import SupplyRequest
from tests.rules.test_supply_items import CASES
from tests.services.office import FANG, LI, Office
from tests.services.remembered import remembered

RENDERER = Renderer(Texts.load(strict=True))
GROUP = Reached(-100, "zh-CN", masked=True)


@pytest.fixture
@remembered
def li(office: Office) -> Office:
    """李奶奶 is at home, and it is ten in the morning."""
    office.enrol(LI, "李奶奶", "3号楼2单元501 13800000011")
    office.until("04-01 10:00")
    office.deliver()
    return office


def shown(office: Office, reader: Reached) -> str:
    """The newest order as somebody reads it."""
    number = office.rows(SupplyRequest)[-1].id or 0
    view = office.db.call(unfolding.view, number, reader=reader, now=office.now)
    assert isinstance(view, SupplyView)
    return RENDERER.render(view, "zh-CN").text


def test_a_flood_of_lines_shows_twenty_and_counts_the_others(li: Office) -> None:
    li.does(LI, ordering.by_command, CASES["S017"])
    li.wait(minutes=21)
    li.ticks(drafting.look_after)
    text = shown(li, Reached(FANG, "zh-CN"))
    assert text.count("第一行") == 20 and "还有 180 样" in text
    assert "第一行" * 2 not in text and "\n\n" not in text


def test_what_asks_for_nothing_is_hinted_at_by_the_command_too(li: Office) -> None:
    for case in ("S053", "S005", "S007", "S009", "S048"):
        li.does(LI, ordering.by_command, CASES[case])
        assert li.rows(SupplyRequest) == [] and li.owed(kind=SupplyCard) == [], case


def test_the_worst_words_are_shown_as_they_are_and_harm_nothing(li: Office) -> None:
    for case in ("S013", "S014", "S015", "S016", "S018", "S021", "S030", "S039", "S043"):
        li.does(LI, ordering.by_command, CASES[case])
        li.wait(minutes=21)
        li.ticks(drafting.look_after)
        text = shown(li, Reached(FANG, "zh-CN"))
        assert "李奶奶" in text and len(text) < 4096, case
        assert not any(char in text for char in "\u202e\u2066\u2067\u2068\x1b\x00"), case
        assert "<b>大米" not in text, case


def test_a_group_reads_no_name_no_door_and_no_phone(li: Office) -> None:
    li.says(LI, "给李奶奶送两袋米，电话13800000011，今天要")
    li.does(LI, ordering.by_command, "鸡蛋一板给李奶奶，打13800000012，今天要")
    number = li.rows(SupplyRequest)[-1].id or 0
    li.does(FANG, supplying.accept, number, Eta.HOUR)
    li.does(FANG, supplying.ask_carrier, number)
    li.says(FANG, "小刘 13800000066")
    text = shown(li, GROUP)
    for secret in ("李奶奶", "501", "13800000011", "13800000012", "13800000066", "小刘"):
        assert secret not in text, secret
    assert masked_name("李奶奶") in text and "鸡蛋" in text
    view = li.db.call(unfolding.view, number, reader=GROUP, now=li.now)
    assert view is not None and view.presses == ()
    for secret in ("李奶奶", "501", "13800000066", "小刘"):
        assert secret in shown(li, Reached(FANG, "zh-CN")), "whoever brings it needs it"


def test_the_words_of_a_late_order_are_not_read_in_a_group(li: Office) -> None:
    li.says(LI, "断药了，电话13800000012")
    li.wait(minutes=61)
    li.ticks(drafting.look_after)
    view = li.db.call(subject_view, f"alert:{li.alert().id}", reader=GROUP, now=li.now)
    assert view is not None
    text = RENDERER.render(view.notice, "zh-CN").text
    assert "断药" not in text and "李奶奶" not in text and "1380" not in text


def test_a_number_that_is_no_order_is_said_to_be_none(li: Office) -> None:
    for words in ("99", "0401-99"):
        with pytest.raises(Refused, match="supplies-no-such") as refused:
            li.does(FANG, shopping.by_command, words)
        assert refused.value.values == {"number": 99}
