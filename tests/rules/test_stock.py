"""What a quantity is, whose stock is whose, and that nothing is lost on the way from words to the smallest parts."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.arguments import Slip
from bot.rules.places import PlaceKind
from bot.rules.roles import Grant, Role
from bot.rules.stock import (
    ADDS,
    LARGEST,
    EntryKind,
    Standard,
    allots,
    amount,
    is_low,
    keepers,
    masked_donor,
    may_undo,
    quantity,
    room,
    shown,
    signed,
    standard_in,
)
from bot.rules.stock_command import (
    FIELDS,
    Asked,
    Field,
    Form,
    Look,
    command,
    entry_in,
    item_in,
    missing,
    quantity_in,
)
from bot.rules.stock_units import UNITS, Unit, unit_named
from tests.each import each
from tests.world import at

QUANTITIES = [
    ("50 袋", "50", Unit.BAG),
    ("50袋", "50", Unit.BAG),
    ("３ 斤", "1.5", Unit.KILOGRAM),
    ("三斤", "1.5", Unit.KILOGRAM),
    ("半斤", "0.25", Unit.KILOGRAM),
    ("二两", "0.1", Unit.KILOGRAM),
    ("十二瓶", "12", Unit.BOTTLE),
    ("1.5kg", "1.5", Unit.KILOGRAM),
    ("500克", "0.5", Unit.KILOGRAM),
    ("2 吨", "2000", Unit.KILOGRAM),
    ("500 ml", "0.5", Unit.LITRE),
    ("1,200 个", "1200", Unit.PIECE),
    ("20 Boxes", "20", Unit.BOX),
    ("5000 元", "5000", Unit.YUAN),
    ("¥5000", "5000", Unit.YUAN),
    ("￥12.50", "12.5", Unit.YUAN),
    ("2 万元", "20000", Unit.YUAN),
    ("5千元", "5000", Unit.YUAN),
    ("3.5 yuan", "3.5", Unit.YUAN),
]
NO_QUANTITIES = [
    "", "袋", "50", "50 光年", "-3 袋", "0 袋", "0.0001 斤", "0.0001 袋", "12.345 元", "100000001 袋", "1e5 袋",
    "∞ 袋", "五十", "一百五袋", "袋 50", "半元袋", "1.2.3 袋", "<b>5</b> 袋", "5 袋 袋", "⑤ 袋", "9" * 400 + " 袋",
]  # fmt: skip


@each(QUANTITIES)
def test_a_quantity_is_read_with_its_unit(text: str, number: str, unit: Unit) -> None:
    found = quantity_in(text)
    assert found is not None
    assert (quantity(found.amount, found.unit), found.unit) == (Decimal(number), unit)


@each(NO_QUANTITIES)
def test_what_is_no_certain_quantity_is_none(text: str) -> None:
    assert quantity_in(text) is None


@given(st.text(max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    found = quantity_in(text)
    assert found is None or found.amount > 0
    assert isinstance(command(text), Asked | Slip)


@given(st.integers(1, int(LARGEST) * 100), st.sampled_from(Unit))
def test_what_is_shown_is_what_is_kept(parts: int, unit: Unit) -> None:
    said = shown(parts, unit)
    assert amount(Decimal(said), unit) == parts
    again = quantity_in(f"{said} {unit.value}")
    assert again is not None and (again.amount, again.unit) == (parts, unit)


def test_money_is_shown_with_its_fen_only_where_there_are_any() -> None:
    assert [shown(of, Unit.YUAN) for of in (500_000, 1250, 1205)] == ["5000", "12.50", "12.05"]
    assert [shown(of, Unit.KILOGRAM) for of in (1500, 100_000, 1)] == ["1.5", "100", "0.001"]
    assert amount(Decimal("NaN"), Unit.BAG) is amount(Decimal("Infinity"), Unit.BAG) is None


def test_every_unit_can_be_said_in_chinese_and_in_english() -> None:
    for unit in Unit:
        words = [word for word, (meant, of) in UNITS.items() if meant is unit and of == 1]
        assert any(word.isascii() for word in words) and any(not word.isascii() for word in words)
        assert unit_named(unit.value.upper()) == (unit, Decimal(1))


SAID: list[tuple[str, Form | Look, dict[str, str | int]]] = [
    ("", Look.BOARD, {}),
    ("list", Look.LIST, {}),
    ("名单", Look.LIST, {}),
    ("in 大米 50 袋 东风社区 华联超市", Form.IN,
     {"item": "大米", "amount": 50_000, "unit": "bag", "place": "东风社区", "donor": "华联超市", "shown": "yes"}),
    ("收 大米 50袋 东风社区 华联超市 不公开", Form.IN,
     {"item": "大米", "amount": 50_000, "unit": "bag", "place": "东风社区", "donor": "华联超市", "shown": "no"}),
    ("in 大米 50 袋 东风社区", Form.IN,
     {"item": "大米", "amount": 50_000, "unit": "bag", "place": "东风社区", "donor": "", "shown": "yes"}),
    ("in 大米 50 袋", Form.IN, {"item": "大米", "amount": 50_000, "unit": "bag"}),
    ("in 大米", Form.IN, {"item": "大米"}),
    ("in", Form.IN, {}),
    ("in baby milk powder 3 tins 东风社区 Anna Smith", Form.IN,
     {"item": "baby milk powder", "amount": 3000, "unit": "can", "place": "东风社区", "donor": "Anna Smith",
      "shown": "yes"}),
    ("in 捐款 5000 元 东风社区 华联超市", Form.IN,
     {"item": "捐款", "amount": 500_000, "unit": "yuan", "place": "东风社区", "donor": "华联超市", "shown": "yes"}),
    ("out 大米 2 袋 李奶奶", Form.OUT, {"item": "大米", "amount": 2000, "unit": "bag", "recipient": "李奶奶"}),
    ("发 大米 2 袋 0401-12", Form.OUT, {"item": "大米", "amount": 2000, "unit": "bag", "recipient": "0401-12"}),
    ("发 大米 2 袋 #12", Form.OUT, {"item": "大米", "amount": 2000, "unit": "bag", "recipient": "#12"}),
    ("out 大米 2 袋", Form.OUT, {"item": "大米", "amount": 2000, "unit": "bag"}),
    ("move 大米 10 袋 长河街道 东风社区", Form.MOVE,
     {"item": "大米", "amount": 10_000, "unit": "bag", "place": "长河街道", "goal": "东风社区"}),
    ("fix #17 多记了 两袋", Form.FIX, {"entry": 17, "reason": "多记了 两袋"}),
    ("fix 17", Form.FIX, {"entry": 17}),
    ("low 大米 5 袋", Form.LOW, {"item": "大米", "amount": 5000, "unit": "bag"}),
    ("low 大米 5 袋 东风社区", Form.LOW, {"item": "大米", "amount": 5000, "unit": "bag", "place": "东风社区"}),
    ("allot 东风社区 20000 元 每社区标准", Form.ALLOT,
     {"place": "东风社区", "amount": 2_000_000, "unit": "yuan", "standard": "每社区标准"}),
    ("拨款 东风社区", Form.ALLOT, {"place": "东风社区"}),
    ("spend 东风社区 3000 元 买 消毒液", Form.SPEND,
     {"place": "东风社区", "amount": 300_000, "unit": "yuan", "purpose": "买 消毒液"}),
]  # fmt: skip
SLIPS = [
    ("give me", "stock-item-wrong"),
    ("buy 大米", "stock-usage"),
    ("in 大米 很多 袋", "stock-quantity-wrong"),
    ("in 大米 -5 袋 东风社区", "stock-quantity-wrong"),
    ("in 50 50 袋 东风社区", "stock-item-wrong"),
    ("in 7", "stock-item-wrong"),
    ("in " + "米" * 31 + " 5 袋", "stock-item-wrong"),
    ("in 大米 5 袋 东风社区 " + "华" * 41, "stock-donor-wrong"),
    ("out 大米 袋", "stock-quantity-wrong"),
    ("move 大米 10 袋 甲 乙 丙", "stock-move-usage"),
    ("move 大米 x 袋 甲 乙", "stock-quantity-wrong"),
    ("low 大米 没有", "stock-quantity-wrong"),
    ("fix 十七 多记了", "stock-entry-wrong"),
    ("allot 东风社区 20000 袋", "stock-money-wrong"),
    ("allot 东风社区 很多钱", "stock-money-wrong"),
    ("spend 东风社区 买消毒液", "stock-money-wrong"),
]


@each(SAID)
def test_a_line_says_what_it_says(tail: str, verb: Form | Look, filled: dict[str, str | int]) -> None:
    asked = command(tail)
    assert isinstance(asked, Asked)
    assert (asked.verb, asked.filled) == (verb, filled)


@each(SLIPS[1:])
def test_a_wrong_line_says_what_is_wrong(tail: str, key: str) -> None:
    asked = command(tail)
    assert isinstance(asked, Slip) and asked.key == key


def test_a_form_asks_for_its_fields_in_order_and_nobody_asks_for_the_wish_of_no_donor() -> None:
    filled: dict[str, object] = {}
    asked = []
    while field := missing(Form.IN, filled):
        asked.append(field)
        filled["amount" if field is Field.QUANTITY else field.value] = "x"
    assert asked == list(FIELDS[Form.IN])
    assert missing(Form.IN, {"item": 1, "amount": 1, "place": 1, "donor": ""}) is None
    assert missing(Form.SPEND, {"place": 1}) is Field.MONEY


def test_an_entry_is_named_by_its_number() -> None:
    assert [entry_in(one) for one in ("17", "#17", "17号", "＃１７", "x", "1.5", "")] == [
        17,
        17,
        17,
        17,
        None,
        None,
        None,
    ]
    assert item_in("  大  米 ") == "大 米" and item_in("123") is None


def test_what_leaves_is_negative_and_a_counter_entry_has_no_sign_of_its_own() -> None:
    for kind in EntryKind:
        if kind is EntryKind.COUNTER:
            with pytest.raises(ValueError, match="not an amount"):
                signed(kind, 5)
        else:
            assert signed(kind, 5) == (5 if kind in ADDS else -5)
    with pytest.raises(ValueError, match="not an amount"):
        signed(EntryKind.RECEIVED, 0)


def test_little_is_less_than_what_was_wished_for() -> None:
    assert is_low(4, 5) and not is_low(5, 5) and not is_low(0, None)


def test_an_entry_is_taken_back_within_an_hour_and_once() -> None:
    noon = at("04-01 12:00")
    hour = timedelta(hours=1)
    assert may_undo(EntryKind.RECEIVED, countered=False, at=noon, now=noon + hour)
    assert not may_undo(EntryKind.RECEIVED, countered=False, at=noon, now=noon + hour + timedelta(seconds=1))
    assert not may_undo(EntryKind.RECEIVED, countered=True, at=noon, now=noon)
    assert not may_undo(EntryKind.TRANSFER_OUT, countered=False, at=noon, now=noon)


ROOMS = [
    ("a worker minds the storeroom of the community", Role.WORKER, "/1/2/3/4/", "/1/2/3/"),
    ("a worker of a whole community", Role.WORKER, "/1/2/3/", "/1/2/3/"),
    ("a lead minds their community", Role.LEAD, "/1/2/3/", "/1/2/3/"),
    ("a lead of a grid only minds the grid", Role.LEAD, "/1/2/3/4/", "/1/2/3/4/"),
    ("a township", Role.TOWNSHIP, "/1/2/", "/1/2/"),
    ("an admin of everywhere", Role.ADMIN, "/", "/"),
]


@pytest.mark.parametrize(("who", "role", "lineage", "minds"), ROOMS)
def test_whose_stock_is_whose(who: str, role: Role, lineage: str, minds: str) -> None:
    assert room(Grant(role, lineage)) == Grant(role, minds)


def test_funds_come_from_above() -> None:
    assert allots([Grant(Role.TOWNSHIP, "/1/2/")]) and not allots([Grant(Role.LEAD, "/1/2/3/")])


def test_a_place_has_a_keeper_and_those_above() -> None:
    assert list(keepers(PlaceKind.COMMUNITY)) == [Role.LEAD, Role.TOWNSHIP, Role.DISTRICT]
    assert next(iter(keepers(PlaceKind.GRID))) is Role.WORKER
    assert list(keepers(PlaceKind.DISTRICT)) == [Role.DISTRICT]


MASKED = [
    ("华联超市", "华**市"),
    ("王芳", "王*"),
    ("王", "王*"),
    ("欧阳建国", "欧**国"),
    ("Anna Smith", "A*** S***"),
    ("  华联  ", "华*"),
    ("", "*"),
]


@pytest.mark.parametrize(("name", "masked"), MASKED)
def test_a_donor_who_wishes_it_is_masked(name: str, masked: str) -> None:
    assert masked_donor(name) == masked


STANDARDS = [
    ("每社区标准", PlaceKind.COMMUNITY),
    ("每个社区两万", PlaceKind.COMMUNITY),
    ("per community", PlaceKind.COMMUNITY),
    ("每村", PlaceKind.GRID),
    ("每网格", PlaceKind.GRID),
    ("per village", PlaceKind.GRID),
    ("每街道", PlaceKind.TOWNSHIP),
    ("防疫专款", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "each"), STANDARDS)
def test_a_standard_is_so_much_for_each(words: str, each: PlaceKind | None) -> None:
    assert standard_in(words) == Standard(each)


def test_a_note_stands_after_the_donor() -> None:
    begin = "in 大米 50 袋 东风社区"
    for tail, donor, note in (
        ("华联超市 备注 给独居 老人", "华联超市", "给独居 老人"),
        ("华联超市 不公开 备注：给老人", "华联超市", "给老人"),
        ("备注:盘点", "", "盘点"),
        ("Anna Smith note for the old", "Anna Smith", "for the old"),
    ):
        asked = command(f"{begin} {tail}")
        assert not isinstance(asked, Slip)
        assert (asked.filled["donor"], asked.filled["note"]) == (donor, note), tail
    plain = command(f"{begin} 华联超市")
    assert not isinstance(plain, Slip) and "note" not in plain.filled
