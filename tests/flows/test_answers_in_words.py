"""Questions about a value that are answered by typing: yes, no, a name, 算了, 不是我."""

from storage.models import Reading, Reporting
from tests.flows.test_households import move_in
from tests.world import World


async def alone(world: World, *said: str) -> None:
    """王大爷 has been asked for his temperature, and has said something."""
    await world.enrol(world.wang, "3号楼501")
    await world.until("04-01 08:00")
    for words in said:
        await world.says(world.wang, words)


async def at_home(world: World, *said: str) -> None:
    """陈明, who answers for four, has been asked, and has said something."""
    await move_in(world)
    await world.until("04-01 08:00")
    for words in said:
        await world.says(world.wang, words)


def kept(world: World) -> list[tuple[int, int]]:
    """Every reading with whom it is of."""
    return [(one.resident_id, one.centi) for one in world.rows(Reading)]


async def test_a_typed_yes_takes_the_value_and_a_typed_no_does_not(world: World) -> None:
    await alone(world, "385", "不是")
    assert kept(world) == []
    await world.wait(minutes=12)
    assert not world.saw(world.fang, "38.5℃"), "what was denied rings nowhere"
    for words in ("385", "是的"):
        await world.says(world.wang, words)
    assert kept(world) == [(1, 3850)]
    assert world.saw(world.fang, "发热 38.5℃")


async def test_a_typed_name_says_whose_it_is(world: World) -> None:
    await at_home(world, "38.6")
    await world.says(world.wang, "是我老伴的")
    assert kept(world) == [(2, 3860)]
    assert "刘芳" in world.card(world.fang, "发热 38.6℃").text


async def test_not_me_in_a_talk_about_a_value_unbinds_nobody(world: World) -> None:
    await at_home(world, "38.6")
    assert (await world.says(world.wang, "不是我")).text.startswith("体温是别人的，请写上是谁、多少度。")
    assert all(one.ended_at is None for one in world.rows(Reporting))
    await world.wait(minutes=15)
    assert world.saw(world.fang, "可能发热"), "and a fever is lost to nobody's answer"
    await world.says(world.wang, "扫错了")
    assert all(one.ended_at is not None for one in world.rows(Reporting) if one.reporter_id == 1)


async def test_the_value_of_one_does_not_end_the_fear_for_another(world: World) -> None:
    await at_home(world)
    await world.presses(world.wang, "陈小宝 ☐", on=world.card(world.wang, "☀️"))
    await world.says(world.wang, "385")
    await world.presses(world.wang, "李奶奶 ☐", on=world.card(world.wang, "☀️"))
    await world.says(world.wang, "36.4")
    assert kept(world) == [(4, 3640)]
    await world.wait(minutes=12)
    assert "陈小宝" in world.card(world.fang, "可能发热").text


async def test_a_symptom_is_of_whom_it_names(world: World) -> None:
    await at_home(world)
    await world.presses(world.wang, "陈小宝 ☐", on=world.card(world.wang, "☀️"))
    await world.says(world.wang, "36.6")
    await world.says(world.wang, "奶奶咳嗽")
    assert "李奶奶" in world.card(world.fang, "身体不舒服").text


async def test_a_correction_can_be_let_be_and_ends_when_we_ask_again(world: World) -> None:
    await alone(world, "38.2")
    await world.presses(world.wang, "✏️ 体温记错了")
    assert (await world.says(world.wang, "没有记错")).text == "好的，没有改。"
    await world.presses(world.wang, "✏️ 体温记错了")
    await world.wait(minutes=31)
    assert "再量一次" in world.last(world.wang).text
    await world.says(world.wang, "36.9")
    assert kept(world) == [(1, 3820), (1, 3690)]
    assert [one.supersedes for one in world.rows(Reading)] == [None, None], "the fever was no slip"


async def test_a_name_that_is_tapped_ends_a_correction(world: World) -> None:
    await at_home(world)
    await world.presses(world.wang, "陈小宝 ☐", on=world.card(world.wang, "☀️"))
    await world.says(world.wang, "36.6")
    await world.presses(world.wang, "✏️ 体温记错了")
    await world.presses(world.wang, "李奶奶 ☐", on=world.card(world.wang, "☀️"))
    await world.says(world.wang, "38.2")
    assert kept(world) == [(3, 3660), (4, 3820)]


async def test_whoever_feels_hot_without_a_thermometer_is_the_one_who_is_named(world: World) -> None:
    await at_home(world, "奶奶没有体温计")
    await world.says(world.wang, "热")
    assert "李奶奶" in world.card(world.fang, "可能发热").text
    await world.says(world.wang, "没有体温计")
    await world.says(world.wang, "小宝有点烫，我们都不烫")
    assert "陈小宝" in world.last(world.fang).text
