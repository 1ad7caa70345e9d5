"""Orders without Telegram: nothing asked for is lost, two who accept have one owner, and what is late rings."""

import io
import threading
from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from sqlmodel import Session

from bot.notices import (
    FromResident,
    Line,
    MoneyView,
    PassOn,
    ShoppingPicture,
    ShoppingSheet,
    ShoppingText,
    SupplyCard,
    SupplyNoted,
    SupplyOdd,
    SupplyPage,
    SupplyWhom,
)
from bot.render import Renderer
from bot.rules.escalation import AlertKind, AlertState, Tier
from bot.rules.evidence import MediaKind
from bot.rules.supply import ENDS, Eta, Payer, SupplyState, SupplyStep, Urgency
from bot.rules.supply_items import order_in
from bot.rules.supply_words import Category
from bot.services import (
    amending,
    drafting,
    drawing_boards,
    inquiring,
    ordering,
    paying,
    recounting,
    shopping,
    showing,
    supplying,
)
from bot.services.actors import Actor
from bot.services.households import household_of
from bot.services.offices import Reached
from bot.services.refusals import NotAllowed, Refused
from bot.services.said import Said
from bot.services.showing import Media
from bot.texts import Texts
from storage import supplies
from storage.models import Alert, Dialogue, Outbox, Reading, Staff, SupplyItem, SupplyRequest, SupplyStepTaken
from tests.services.office import FANG, LI, LIU, MIN, STRANGER, WANG, ZHOU, Office
from tests.services.remembered import remembered
from tests.world import at


@pytest.fixture
@remembered
def li(office: Office) -> Office:
    """李奶奶 is at home, and it is ten in the morning."""
    office.enrol(LI, "李奶奶", "3号楼2单元501 13800000011")
    office.until("04-01 10:00")
    office.deliver()
    return office


def request(office: Office) -> SupplyRequest:
    """The newest order."""
    return office.rows(SupplyRequest)[-1]


def asks(office: Office, words: str = "大米10斤，今天要", who: int = LI) -> int:
    """Somebody asks for something, all in one breath. Returns the order's number."""
    office.says(who, words)
    return request(office).id or 0


def told(office: Office, who: int = LI) -> list[str]:
    """What somebody was told of their orders, by the keys of the sentences."""
    return [one.key for one in office.owed(office.reporter(who), kind=Line) if isinstance(one, Line)]


# ── asking ──


def test_bad_words_are_hinted_at_and_nothing_is_stored(li: Office) -> None:
    li.does(LI, ordering.ask)
    for words in (".", "1", "13800000000", "\u200b\u2060\ufeff"):
        li.says(LI, words)
    assert li.rows(SupplyRequest) == []
    li.says(LI, "你们去死吧")
    assert li.rows(SupplyRequest) == [], "somebody should talk with them"
    assert li.owed(kind=FromResident)


def test_silence_sends_a_draft_as_it_stands(li: Office) -> None:
    li.says(LI, "家里没米了")
    assert request(li).state is SupplyState.DRAFT
    assert li.ticks(drafting.look_after).sent == 0
    li.wait(minutes=21)
    assert li.ticks(drafting.look_after).sent == 1
    assert (request(li).state, request(li).urgency) == (SupplyState.OWED, Urgency.TODAY)
    assert li.owed(kind=SupplyCard) and li.owed(li.reporter(LI), kind=SupplyNoted)
    assert [one for one in li.rows(Dialogue) if one.asking == "need" and one.closed_at is None] == []


def test_a_temperature_between_two_answers_does_no_harm(li: Office) -> None:
    li.says(LI, "家里没米了")
    li.says(LI, "36.5")
    li.says(LI, "一袋")
    li.says(LI, "明天也行")
    assert [one.centi for one in li.rows(Reading)] == [3650]
    (item,) = li.rows(SupplyItem)
    assert (item.milli, item.unit, request(li).urgency) == (1000, "袋", Urgency.TOMORROW)


def test_one_sentence_is_a_value_and_an_order(li: Office) -> None:
    li.says(LI, "38.9 要退烧药")
    assert [one.centi for one in li.rows(Reading)] == [3890]
    assert [one.kind for one in li.rows(Alert)] == [AlertKind.FEVER]
    assert request(li).state is SupplyState.OWED and request(li).grave == "medicine"
    assert len(li.owed(kind=SupplyCard)) == 1


def test_a_value_without_a_mark_behind_it_is_no_part_of_the_order(li: Office) -> None:
    li.says(LI, "36.5 帮我买两斤菜")
    li.says(LI, "36.6 can you get me some eggs")
    assert [one.centi for one in li.rows(Reading)] == [3650, 3660]
    assert [(one.name, one.milli) for one in li.rows(SupplyItem)] == [("菜", 2000), ("eggs", None)]


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("李奶奶36.5，王大爷36.8，家里没米了", [3650, 3680]),
        ("要两斤米 我老伴36.5", []),
        ("大概36.5，家里没米了", []),
        ("36.5吗？要两斤米", []),
    ],
)
def test_an_order_beside_values_that_are_split_or_asked_about_is_heard(
    li: Office, said: str, values: list[int]
) -> None:
    li.enrol(LI, "王大爷", consent="family")
    li.says(LI, said)
    assert [one.centi for one in li.rows(Reading)] == values
    assert [one.name for one in li.rows(SupplyItem)] == ["米"]


def test_as_before_is_about_the_person_when_one_asks_how_they_are(li: Office) -> None:
    asks(li)
    li.says(LI, "36.5")
    li.says(LI, "老样子")
    assert len(li.rows(SupplyRequest)) == 1
    li.says(LI, "没有不舒服")
    li.says(LI, "跟上次一样")
    assert len(li.rows(SupplyRequest)) == 2, "nothing else is asked now"


def test_the_same_value_inside_an_order_is_no_temperature(li: Office) -> None:
    asks(li, "大米36.5斤，今天要")
    assert li.rows(Reading) == []
    assert li.rows(SupplyItem)[0].milli == 36500


def test_medicine_rings_at_night_and_rice_waits_for_the_morning(li: Office) -> None:
    li.until("04-01 23:00")
    rice, medicine = asks(li), asks(li, "断药了")
    cards = {row.params["request"]: row.priority for row in li.rows(Outbox) if row.notice == "SupplyCard"}
    assert cards[medicine] < cards[rice]


def test_an_odd_quantity_is_asked_about_and_a_sure_one_taken(li: Office) -> None:
    li.says(LI, "大米9999袋，今天要")
    assert li.owed(f"chat:{LI}:zh-CN", kind=SupplyOdd) and request(li).state is SupplyState.DRAFT
    li.does(LI, inquiring.sure, request(li).id, True)
    assert request(li).state is SupplyState.OWED


def test_a_household_is_asked_for_whom_only_when_it_matters(couple: Office) -> None:
    couple.until("04-01 10:00")
    couple.says(WANG, "李奶奶要两袋米，今天")
    assert request(couple).resident_id == 2 and request(couple).state is SupplyState.OWED
    couple.says(WANG, "帮我妈买两袋米，今天")
    assert couple.owed(f"chat:{WANG}:zh-CN", kind=SupplyWhom)
    couple.does(WANG, inquiring.whom, request(couple).id, 2)
    assert request(couple).state is SupplyState.OWED
    with pytest.raises(Refused):
        couple.does(WANG, inquiring.whom, request(couple).id, 1)


def test_photos_go_with_the_order_they_belong_to(li: Office) -> None:
    li.does(LI, ordering.category, Category.MEDICINE, message_id=None)
    for nth in (71, 72):
        li.does(LI, showing.hear_media, Media(MediaKind.PHOTO, "f", f"u{nth}", 10, "album"), Said("", nth, li.now))
    assert request(li).shown == [71, 72] and request(li).grave == "medicine"
    assert len(li.owed(kind=PassOn)) == 2


def test_an_order_is_its_own_persons_alone(li: Office) -> None:
    number = asks(li)
    li.enrol(WANG, "王大爷")
    for service in (amending.cancel, amending.change):
        with pytest.raises(Refused):
            li.does(WANG, service, number)
    with pytest.raises(Refused):
        li.does(WANG, supplying.told, number, SupplyStep.GOT, message_id=None)
    for outsider in (STRANGER, ZHOU, LIU, LI):
        with pytest.raises(NotAllowed):
            li.does(outsider, supplying.accept, number, Eta.HOUR)
    with pytest.raises(Refused, match="in-private-only"):
        li.does(FANG, supplying.accept, number, Eta.HOUR, group=-100)


# ── bringing ──


def test_two_who_accept_at_once_end_with_one_owner(li: Office) -> None:
    number = asks(li)
    li.does(MIN, shopping.by_command, "")
    gate = threading.Barrier(2)
    taken: list[int] = []
    refused: list[tuple[int, str]] = []

    def accept(who: int, actor: Actor) -> None:
        gate.wait()
        try:
            li.db.call(supplying.accept, number, Eta.HOUR, actor=actor, now=li.now)
            taken.append(who)
        except Refused as refusal:
            refused.append((who, refusal.key))

    both = [threading.Thread(target=accept, args=(who, li.actor(who))) for who in (FANG, MIN)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(taken) == 1 and [key for _, key in refused] == ["supply-taken-by"]
    steps = [one.step for one in li.rows(SupplyStepTaken)]
    assert steps.count(SupplyStep.ACCEPT) == 1 and request(li).owner_id is not None


def test_what_is_late_rings_and_what_arrives_closes_the_alert(li: Office) -> None:
    number = asks(li, "断药了")
    li.wait(minutes=61)
    assert li.ticks(drafting.look_after).overdue == 1
    assert li.ticks(drafting.look_after).overdue == 0
    assert (li.alert().kind, li.alert().tier) == (AlertKind.SUPPLY, Tier.RED)
    li.does(FANG, supplying.accept, number, Eta.HOUR)
    li.does(FANG, supplying.put, number)
    li.does(LI, supplying.told, number, SupplyStep.GOT, message_id=None)
    assert li.alert().state is AlertState.CLOSED and li.alert().outcome == "delivered"
    assert request(li).state is SupplyState.SETTLED, "nobody laid out money"


def test_each_step_is_told_to_whoever_asked(li: Office) -> None:
    number = asks(li)
    li.does(FANG, supplying.accept, number, Eta.TOMORROW)
    li.does(FANG, supplying.give_back, number)
    li.does(FANG, supplying.accept, number, Eta.HOUR)
    li.does(FANG, paying.ask_price, number)
    li.says(FANG, "23.5")
    assert told(li) == ["supply-accepted-day", "supply-returned", "supply-accepted", "supply-bought"]
    assert (request(li).price, request(li).payer) == (2350, Payer.WORKER)


def test_a_colleague_who_is_given_an_order_owns_it(li: Office) -> None:
    number = asks(li)
    li.does(FANG, supplying.accept, number, Eta.HOUR)
    deputy = next(one for one in li.rows(Staff) if one.name == "赵敏")
    li.does(FANG, supplying.give_to, number, deputy.id)
    assert request(li).owner_id == deputy.id
    with pytest.raises(Refused, match="supply-taken-by"):
        li.does(FANG, supplying.put, number)
    li.does(MIN, supplying.put, number)


def test_a_receipt_is_kept_and_goes_to_the_resident(li: Office) -> None:
    number = asks(li)
    li.does(FANG, supplying.accept, number, Eta.HOUR)
    li.does(FANG, paying.ask_price, number)
    li.does(FANG, showing.hear_media, Media(MediaKind.PHOTO, "f", "u"), Said("45", 9, li.now))
    assert (request(li).price, request(li).receipt) == (4500, 9)
    assert li.owed(li.reporter(LI), kind=PassOn)


def test_what_was_wrong_and_goes_back_to_the_shop_costs_nothing(li: Office) -> None:
    number = asks(li)
    li.does(FANG, supplying.accept, number, Eta.HOUR)
    li.does(FANG, paying.ask_price, number)
    li.says(FANG, "23.5")
    li.does(FANG, supplying.put, number)
    li.does(LI, supplying.told, number, SupplyStep.WRONG, message_id=None)
    li.does(FANG, supplying.decline, number, "sold_out")
    assert (request(li).state, request(li).price, request(li).payer) == (SupplyState.CANNOT_BE_HAD, None, None)


def test_the_sums_of_a_day_are_exact(li: Office) -> None:
    for price, payer in (("0.1", "worker"), ("0.2", "worker"), ("30", "community"), ("免费", "")):
        number = asks(li)
        li.does(FANG, supplying.accept, number, Eta.HOUR)
        li.does(FANG, paying.ask_price, number)
        li.says(FANG, price)
        if payer:
            li.does(FANG, paying.paid_by, number, Payer(payer))
    li.does(FANG, shopping.by_command, "money 04-01")
    (view,) = li.owed(f"chat:{FANG}:zh-CN", kind=MoneyView)
    assert isinstance(view, MoneyView)
    assert (view.orders, view.free, view.paid, view.open) == (4, 2, "30.30", "0.30")
    assert view.residents == (("李奶奶", "30.30", "0.30"),) and view.workers == (("王芳", "30.30", "0.30"),)
    with pytest.raises(Refused, match="supplies-usage"):
        li.does(FANG, shopping.by_command, "money 31-31")


# ── lists ──

GOODS = ("大米10斤", "青菜两斤、鸡蛋一板", "牙膏一支", "降压药两盒", "想买=HYPERLINK 一包", "三斤苹果、两瓶酱油")


def sixty(office: Office) -> None:
    """Sixty orders from sixty doors, in one go: how they are asked for is not the point."""
    office.move_in([f"居民{nth}" for nth in range(60)], 5000)

    def put(session: Session) -> None:
        for nth in range(60):
            household = household_of(session, 5000 + nth)
            assert household is not None
            order = order_in(f"{GOODS[nth % len(GOODS)]}，今天要")
            draft = drafting.add(session, household, household.first, order, now=office.now)
            drafting.send(session, draft, now=office.now)

    office.db.call(put)
    office.clear()


def test_a_list_of_sixty_orders_reads_well_in_three_forms(office: Office) -> None:
    sixty(office)
    office.does(FANG, shopping.by_command, "list")
    mine = f"chat:{FANG}:zh-CN"
    renderer = Renderer(Texts.load(strict=True))
    texts = [renderer.render(one, "zh-CN").text for one in office.owed(mine, kind=ShoppingText)]
    assert len(texts) > 1 and all(len(text) <= 4096 and "…" not in text for text in texts)
    assert texts[0].index("【药】") < texts[0].index("【米面油】")
    assert sum(text.count("□") for text in texts) == 80
    pictures = [renderer.render(one, "zh-CN").picture for one in office.owed(mine, kind=ShoppingPicture)]
    for picture in pictures:
        image = Image.open(io.BytesIO(picture or b""))
        assert image.width == 1080 and image.width + image.height <= 10_000
    (sheet,) = office.owed(mine, kind=ShoppingSheet)
    document = renderer.render(sheet, "zh-CN").document
    assert document is not None and document.name == "采购清单_2022-04-01.xlsx"
    rows = list(openpyxl.load_workbook(io.BytesIO(document.content)).active.iter_rows())
    assert len(rows) == 81 and [cell.value for cell in rows[0]][:4] == ["单号", "急否", "类别", "物品"]
    formula = [cell for row in rows for cell in row if str(cell.value).startswith("=")]
    assert formula and all(cell.data_type == "s" for cell in formula), "text stays text"

    office.does(FANG, shopping.by_command, "")
    (page,) = office.owed(mine, kind=SupplyPage)
    assert isinstance(page, SupplyPage) and (page.count, page.pages) == (60, 10)
    assert page.lines[0][6], "what is urgent stands first"
    office.does(FANG, shopping.turn, 99, message_id=None)
    last = office.owed(mine, kind=SupplyPage)[-1]
    assert isinstance(last, SupplyPage) and last.page == 9


def test_an_empty_list_says_so(office: Office) -> None:
    for words in ("", "list", "money"):
        office.does(FANG, shopping.by_command, words)
    with pytest.raises(Refused, match="in-private-only"):
        office.does(FANG, shopping.by_command, "", group=-100)
    with pytest.raises(Refused, match="supplies-usage"):
        office.does(FANG, shopping.by_command, "什么")
    with pytest.raises(NotAllowed):
        office.does(ZHOU, shopping.by_command, "")


def test_the_figures_of_a_day_say_what_was_asked_done_and_late(li: Office) -> None:
    def figures(session: Session, lineage: str = "/", day: int = 1) -> tuple[int, int, int]:
        return recounting.day_of(session, lineage, date(2022, 4, day), ZoneInfo("Asia/Shanghai"), now=li.now)

    first = asks(li, "断药了")
    asks(li)
    li.does(FANG, supplying.accept, first, Eta.HOUR)
    li.does(FANG, supplying.put, first)
    li.does(LI, supplying.told, first, SupplyStep.GOT, message_id=None)
    assert li.db.call(figures) == (2, 1, 0)
    li.until("04-01 23:00")
    assert li.db.call(figures) == (2, 1, 1)
    assert li.db.call(lambda session: supplies.count_open(session, "/")) == 1
    card = li.db.call(drawing_boards.board, 4, at("04-01 23:00").date(), reader=Reached(FANG, "zh-CN"), now=li.now)
    text = Renderer(Texts.load(strict=True)).render(card, "zh-CN").text
    assert "🛒 物资没办完 1　今天提出 2，送到 1，超时 1" in text
    li.until("04-02 12:00")
    assert li.db.call(figures, "/", 2) == (0, 0, 1), "what is late stays late the next day"
    assert li.db.call(figures, "/9/") == (0, 0, 0)


# ── whatever happens ──

_DOES: dict[str, Callable[[Office, int], object]] = {
    "asks": lambda office, one: office.says(LI, "两袋米"),
    "medicine": lambda office, one: office.says(LI, "断药了"),
    "waits": lambda office, one: office.wait(minutes=30),
    "ticks": lambda office, one: office.ticks(drafting.look_after),
    "soon": lambda office, one: office.does(LI, inquiring.when, one, Urgency.TODAY, message_id=None),
    "cancel": lambda office, one: office.does(LI, amending.cancel, one),
    "accept": lambda office, one: office.does(FANG, supplying.accept, one, Eta.HOUR),
    "deputy": lambda office, one: office.does(MIN, supplying.accept, one, Eta.HOUR),
    "return": lambda office, one: office.does(FANG, supplying.give_back, one),
    "put": lambda office, one: office.does(FANG, supplying.put, one),
    "decline": lambda office, one: office.does(FANG, supplying.decline, one, "sold_out"),
    "got": lambda office, one: office.does(LI, supplying.told, one, SupplyStep.GOT, message_id=None),
    "missing": lambda office, one: office.does(LI, supplying.told, one, SupplyStep.NOT_FOUND, message_id=None),
    "wrong": lambda office, one: office.does(LI, supplying.told, one, SupplyStep.WRONG, message_id=None),
}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(_DOES)), min_size=4, max_size=25))
def test_every_request_is_visible_to_somebody_responsible_and_ends_once(li: Office, plays: list[str]) -> None:
    for play in plays:
        found = li.rows(SupplyRequest)
        try:
            _DOES[play](li, (found[-1].id or 0) if found else 1)
        except Refused:
            continue
        after = {one.id: one for one in li.rows(SupplyRequest)}
        for before in found:
            now = after[before.id]
            assert before.state not in ENDS or now.state is before.state, "an end is an end"
        shown = {row.id for row, _ in li.db.call(supplies.open_below, ["/"])}
        cards = {row.params["request"] for row in li.rows(Outbox) if row.notice == "SupplyCard"}
        for one in after.values():
            if one.state is SupplyState.DRAFT:
                assert one.next_at is not None, "it will be sent by itself"
            elif one.state not in ENDS:
                assert one.id in shown and one.id in cards
