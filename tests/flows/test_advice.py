"""陈书记 sends a reviewed hint: list, preview, a tap; 李奶奶 reads where it comes from, and wants no more of them."""

from tests.world import World


async def test_a_hint_goes_out_once_a_day_and_can_be_declined(world: World) -> None:
    li = world.li
    await world.enrol(li)
    await world.until("04-01 08:05")
    await world.says(li, "36.5")
    await world.until("04-01 09:00")
    listed = await world.says(world.chen, "/温馨提示")
    assert "1. 开窗通风" in listed.text and "出处：国家卫生健康委" in listed.text and listed.labels[-1] == "›"
    await world.presses(world.chen, "›")
    assert "12. 在家动一动" in world.last(world.chen).text
    preview = await world.says(world.chen, "/advice 3")
    assert (
        "Washing hands" in preview.text and "要发给 1 个聊天" in preview.text and "审核：2026年11月26日" in preview.text
    )
    assert await world.presses(world.chen, "发给 1 个聊天") == "开始发了，进度看卡片。"
    await world.wait(seconds=2)
    await world.wait(minutes=1)
    hint = world.last(li)
    assert hint.text.startswith("🌿 洗手\n") and "出处：世界卫生组织" in hint.text
    assert "一共 1　送到 1" in world.last(world.chen).text
    again = await world.says(world.chen, "/advice 4")
    assert again.text == "东风社区的居民今天已经有一条了：《洗手》，社区发的。每人每天最多一条，明天可以再发。"

    await world.restart()
    assert await world.presses(li, "不用再发这类提示", on=hint) == "好的，不再发这类提示。"
    assert world.last(li).labels == ["还是发给我吧"]
    await world.until("04-01 18:05")
    await world.says(li, "36.5")
    await world.until("04-02 07:30")  # another day, before anybody is asked
    assert "没有能收到提示的居民" in (await world.says(world.chen, "/advice 4")).text


async def test_a_worker_has_no_right_to_it_and_a_wrong_number_is_answered(world: World) -> None:
    assert "不在您的权限里" in (await world.says(world.fang, "/advice")).text
    assert "没有第 99 条" in (await world.says(world.chen, "/advice 99")).text
    assert (await world.says(world.chen, "/advice 洗手")).text.startswith("这样写：/advice")
