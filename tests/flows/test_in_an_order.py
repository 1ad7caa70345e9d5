"""What people say while an order is open and is no order: that they let it be, or how they feel."""

from storage.models import SupplyRequest, SymptomNote
from tests.world import World

MENU = "您需要什么？点一下，或者直接打字、发图、发语音都行。"
HOW_MUCH = "要多少？比如：两斤、一袋"


async def asked(world: World, *said: str) -> None:
    """王大爷 has been asked what he needs, and has said something to it."""
    await world.enrol(world.wang, "3号楼501")
    await world.until("04-01 10:00")
    assert (await world.says(world.wang, "/need")).text == MENU
    for words in said:
        await world.says(world.wang, words)


async def test_who_asked_and_lets_it_be_has_ordered_nothing(world: World) -> None:
    await asked(world)
    assert (await world.says(world.wang, "不用了，谢谢")).text == "好的，那就不要了。还缺什么随时说。"
    assert world.rows(SupplyRequest) == []
    await world.says(world.wang, "36.5")
    assert "36.5℃" in world.last(world.wang).text, "the talk about the order is over"


async def test_who_began_an_order_and_lets_it_be_has_it_put_away(world: World) -> None:
    await asked(world, "大米")
    assert world.last(world.wang).text == HOW_MUCH
    assert (await world.says(world.wang, "算了")).text == "好的，刚才那单不要了。还缺什么随时说。"
    await world.wait(hours=1)
    assert not world.saw(world.fang, "🛒")


async def test_an_order_that_was_to_be_changed_stays_when_they_let_it_be(world: World) -> None:
    await asked(world, "大米10斤，今天要")
    await world.presses(world.wang, "✏️ 改一下")
    assert (await world.says(world.wang, "算了")).text == "好的，这一单不变。还缺什么随时说。"
    assert "· 大米　10斤" in world.card(world.fang, "🛒").text


async def test_how_they_feel_is_no_thing_to_be_bought(world: World) -> None:
    await asked(world, "大米")
    assert (await world.says(world.wang, "头疼，有点咳")).text.startswith("记下了：")
    assert world.saw(world.fang, "身体不舒服　王大爷")
    assert len(world.rows(SymptomNote)) >= 1
    await world.says(world.wang, "两斤")
    await world.says(world.wang, "今天要")
    assert "· 大米　2斤" in world.card(world.fang, "🛒").text, "the order goes on where it was"


async def test_an_hour_alone_is_no_order(world: World) -> None:
    await asked(world)
    assert (await world.says(world.wang, "不急")).text.startswith("请说一下要什么")
    assert world.rows(SupplyRequest) == []
