"""What workers type behind /rep and /find: the words in another order, glued, and with more than a value."""

from storage.models import Alert, Reading, SymptomNote
from tests.world import World


async def registered(world: World, *people: str) -> None:
    """王芳 registers people of her grid, none of whom has scanned a code."""
    for one in people:
        await world.says(world.fang, f"/enroll {one}")


async def rep(world: World, tail: str) -> str:
    """What 王芳 is answered to /rep."""
    return (await world.says(world.fang, f"/rep {tail}")).text


async def test_name_and_value_are_told_apart_however_they_stand(world: World) -> None:
    await registered(world, "李桂芳 5-1-102", "王大爷 5-1-105 13800000016", "王大爷 5-1-106 13800000017")
    await registered(world, '"Anna Maria" 5-1-107', '"Anna Smith" 5-1-108')
    for tail, answer in (
        ("36.5 李桂芳", "李桂芳 36.5℃"),
        ("李桂芳36.6", "李桂芳 36.6℃"),
        ("李桂芳：36.7", "李桂芳 36.7℃"),
        ("李桂芳： 36.8", "李桂芳 36.8℃"),
        ("李桂芳\n36.9", "李桂芳 36.9℃"),
        ("王大爷 5-1-106 36.4", "王大爷 36.4℃"),
        ("王大爷 0016 36.3", "王大爷 36.3℃"),
        ("Anna Smith 36.2", "Anna Smith 36.2℃"),
    ):
        assert await rep(world, tail) == f"已代报：{answer}", tail
    assert (await rep(world, "王大爷 36.6")).startswith("“王大爷”有好几位")
    assert (await rep(world, "王大爷 9-9-999 36.6")).startswith("“王大爷”有好几位")
    before = len(world.rows(Reading))
    assert (await rep(world, "李桂芳 36.5\n王大爷 36.6")).startswith("/rep 一次报一位。")
    assert len(world.rows(Reading)) == before


async def test_what_is_said_with_a_value_on_behalf_counts(world: World) -> None:
    await registered(world, "李桂芳 5-1-102", "王小明 5-1-103", "王小红 5-1-104")
    assert await rep(world, "李桂芳 36.5 有点咳嗽") == "已代报：李桂芳 36.5℃，预警卡已发出。"
    assert "症状：咳嗽" in world.card(world.liu, "🟡 身体不舒服　李桂芳").text
    assert await rep(world, "李桂芳 36.6 没有不舒服") == "已代报：李桂芳 36.6℃"
    await rep(world, "王小 37.0 咳嗽")
    await world.presses(world.fang, "王小红")
    assert "症状：咳嗽" in world.card(world.fang, "🟡 身体不舒服　王小红").text
    assert [one.kind.value for one in world.rows(SymptomNote)] == ["cough", "none", "cough"]


async def test_a_cry_for_help_in_a_report_waits_for_nothing(world: World) -> None:
    await registered(world, "王小明 5-1-103", "李桂芳 5-1-102")
    await rep(world, "王小明 36.5 喘不上气")
    assert "TA说：36.5 喘不上气" in world.card(world.liu, "🆘 紧急求助　王小明").text
    await rep(world, "李桂芳 38 38.5 嘴唇发紫")
    assert world.card(world.liu, "🆘 紧急求助　李桂芳")
    await world.presses(world.fang, "38.5℃")
    assert sorted(one.kind.value for one in world.rows(Alert)) == ["fever", "sos", "sos"]


async def test_somebody_is_found_by_several_words_and_by_a_phone_as_it_is_read_aloud(world: World) -> None:
    await registered(world, "王大爷 5-1-105 13800000016", "王大爷 5-1-106 13800000017")
    for words in (
        "王大爷 5-1-106",
        "“王大爷” 5-1-106",
        "138 0000 0017",
        "138-0000-0017",
        "+86 13800000017",
        "“5-1-106”",
    ):
        assert (await world.says(world.fang, f"/find {words}")).text.startswith("👤 王大爷　5-1-106"), words
    assert "没有找到“王大爷 5-1-107”" in (await world.says(world.fang, "/find 王大爷 5-1-107")).text
